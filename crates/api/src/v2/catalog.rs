//! `GET /v2/_catalog`: the repositories that the caller may describe.

use http::Response;
use serde_json::json;

use super::error::V2Error;
use super::{Request, json as json_response, link, page_size};
use crate::{App, Body};

/// One page of the registry's repositories, by name.
pub(super) async fn run(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let n = page_size(request)?;
    let last = request.incoming.query("last").unwrap_or_default();
    let page = app.registry.repositories(&request.grant, &last, n).await?;
    let names: Vec<_> = page.items.iter().map(|repository| repository.name.as_str()).collect();
    let mut response =
        json_response(json!({"repositories": names}).to_string().into_bytes(), "application/json");
    if let (true, Some(last)) = (page.more, names.last()) {
        link(&mut response, &format!("{}/v2/_catalog", request.incoming.origin()), n, last);
    }
    Ok(response)
}
