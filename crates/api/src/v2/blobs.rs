//! Blobs: read and deleted (OCI distribution-spec, "Pulling blobs", "Deleting Blobs").

use http::{HeaderValue, Method, Response, StatusCode, header};
use oci::{ByteRange, V2Path, media_type};
use registry::BlobStat;

use super::error::{V2Error, not_modified};
use super::manifests::names_etag;
use super::{CONTENT_DIGEST, Request, digest, empty, set};
use crate::app::Incoming;
use crate::{App, Body};

/// GET and HEAD.
pub(super) async fn read(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let V2Path::Blob { digest: text, .. } = request.path else { return Err(V2Error::NotFound) };
    let digest = digest(text)?;
    let stat = match request.incoming.method {
        // Who looks whether a blob is there is about to push a manifest that names it.
        Method::HEAD => app.registry.promise_blob(&request.grant, &digest).await?,
        _ => app.registry.stat_blob(&request.grant, &digest).await?,
    };
    blob_response(app, request.incoming, &stat).await
}

/// The answer with a blob, or with the range of it that the request asks for.
pub(crate) async fn blob_response(
    app: &App,
    incoming: &Incoming<'_>,
    stat: &BlobStat,
) -> Result<Response<Body>, V2Error> {
    let text = stat.digest.to_string();
    let etag = format!("\"{text}\"");
    let mut response = if names_etag(incoming.header(header::IF_NONE_MATCH), &etag) {
        not_modified()
    } else {
        content(app, incoming, stat, &etag).await?
    };
    set(&mut response, CONTENT_DIGEST, &text);
    set(&mut response, header::ETAG, &etag);
    // The content never changes under its digest, but who may read it does, and where else it can be read.
    let kept = match response.status() {
        StatusCode::TEMPORARY_REDIRECT => "private, no-store",
        _ => "private, max-age=31536000, immutable",
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    // Anybody may push a page as a layer; no browser shall show it under this origin.
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    Ok(response)
}

async fn content(
    app: &App,
    incoming: &Incoming<'_>,
    stat: &BlobStat,
    etag: &str,
) -> Result<Response<Body>, V2Error> {
    if incoming.method == Method::GET
        && let Some(address) = app.registry.blob_address(stat).await?
    {
        let mut response = empty(StatusCode::TEMPORARY_REDIRECT);
        set(&mut response, header::LOCATION, &address);
        return Ok(response);
    }
    // A range of another version than the client has is of no use to it: it gets all.
    let same = incoming.header(header::IF_RANGE).is_none_or(|tag| tag.trim() == etag);
    let range = incoming.header(header::RANGE).filter(|_| same && incoming.method == Method::GET);
    let part = match range {
        Some(range) => {
            ByteRange::parse(range, stat.size).map_err(|_| V2Error::Unsatisfiable { size: stat.size })?
        }
        None => None,
    };
    let bytes = part.map_or(0..stat.size, |part| part.start..part.end_inclusive + 1);
    let length = bytes.end - bytes.start;
    let body = match incoming.method {
        Method::HEAD => Body::Empty,
        _ => Body::Blob(Box::new(app.registry.read_blob(stat, bytes).await?)),
    };
    let mut response = Response::new(body);
    if let Some(part) = part {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let range = format!("bytes {}-{}/{}", part.start, part.end_inclusive, stat.size);
        set(&mut response, header::CONTENT_RANGE, &range);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type::OCTET_STREAM));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    Ok(response)
}

/// DELETE.
pub(super) async fn delete(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let V2Path::Blob { digest: text, .. } = request.path else { return Err(V2Error::NotFound) };
    app.registry.delete_blob(&request.grant, &digest(text)?).await?;
    Ok(empty(StatusCode::ACCEPTED))
}
