//! `GET /v2/<name>/referrers/<digest>` (OCI distribution-spec, "Listing Referrers").

use http::{HeaderName, HeaderValue, Response, header};
use oci::{Digest, Referrer, V2Path, media_type, referrers_index};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use registry::ImageStatus;

use super::error::V2Error;
use super::{Request, digest, json, page_size, set};
use crate::{App, Body};

/// One page of the manifests that refer to a digest, if asked only those of one artifact type.
pub(super) async fn run(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let V2Path::Referrers { digest: text, .. } = request.path else { return Err(V2Error::NotFound) };
    let subject = digest(text)?;
    let n = page_size(request)?.max(1);
    let after = request.incoming.query("last").unwrap_or_default();
    let page = app.registry.referrers(&request.grant, &subject.to_string(), &after, n).await?;
    // No media type holds a blank: that is a plus sign which the client left as it was.
    let wanted = request.incoming.query("artifactType").map(|kind| kind.replace(' ', "+"));
    let listed: Vec<Referrer> = page
        .items
        .iter()
        .filter(|item| item.status == ImageStatus::Active)
        .filter(|item| wanted.is_none() || item.artifact_type == wanted)
        .filter_map(|item| {
            Some(Referrer {
                digest: Digest::parse(&item.digest).ok()?,
                media_type: item.media_type.clone(),
                size: item.size,
                artifact_type: item.artifact_type.clone(),
                annotations: item.annotations.clone(),
            })
        })
        .collect();
    let mut response = json(referrers_index(listed.iter()), media_type::OCI_INDEX);
    if wanted.is_some() {
        let applied = HeaderName::from_static("oci-filters-applied");
        response.headers_mut().insert(applied, HeaderValue::from_static("artifactType"));
    }
    if let (true, Some(last)) = (page.more, page.items.last()) {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let filter = wanted.map(|kind| format!("&artifactType={}", encode(&kind))).unwrap_or_default();
        let url = request.url(format_args!("referrers/{subject}"));
        let next = format!("<{url}?n={n}&last={}{filter}>; rel=\"next\"", encode(&last.digest));
        set(&mut response, header::LINK, &next);
    }
    Ok(response)
}
