//! `GET /v2/<name>/tags/list` (OCI distribution-spec, "Listing Tags").

use http::Response;
use serde_json::json;

use super::error::V2Error;
use super::{Request, json as json_response, link, page_size};
use crate::{App, Body};

/// One page of the repository's tags, in the specification's order.
pub(super) async fn run(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let n = page_size(request)?;
    let last = request.incoming.query("last").unwrap_or_default();
    let page = app.registry.tags(&request.grant, &last, n).await?;
    let body = json!({"name": request.name(), "tags": page.items});
    let mut response = json_response(body.to_string().into_bytes(), "application/json");
    if let (true, Some(last)) = (page.more, page.items.last()) {
        link(&mut response, &request.url(format_args!("tags/list")), n, last);
    }
    Ok(response)
}
