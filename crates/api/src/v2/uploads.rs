//! Uploads (OCI distribution-spec, "Pushing blobs").

use http::{HeaderName, Response, StatusCode, header};
use iam::Demand;
use oci::{Algorithm, ContentRange, Digest, RepositoryName, V2Path};
use registry::UploadStatus;

use super::error::V2Error;
use super::{CONTENT_DIGEST, Request, digest, empty, set};
use crate::body::RequestBody;
use crate::{App, Body};

const UPLOAD_ID: HeaderName = HeaderName::from_static("docker-upload-uuid");
const RANGE: HeaderName = HeaderName::from_static("range");

/// POST: a mount, a whole blob, or the beginning of an upload.
pub(super) async fn begin(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    if let Some(text) = request.incoming.query("mount") {
        let mounted = digest(&text)?;
        if mount(app, request, &mounted).await? {
            return Ok(created(request, &mounted));
        }
    }
    let whole = request.incoming.query("digest").as_deref().map(digest).transpose()?;
    let named = request.incoming.query("digest-algorithm");
    let algorithm = match named.as_deref() {
        Some("sha512") => Some(Algorithm::Sha512),
        _ => whole.map(|digest| digest.algorithm()),
    };
    let upload = app.registry.begin_upload(&request.grant, algorithm).await?;
    let Some(whole) = whole else {
        return Ok(accepted(request, StatusCode::ACCEPTED, &upload));
    };
    let finished = app.registry.finish_upload(&request.grant, &upload.id, Some(0), body, whole).await;
    if finished.is_err() {
        // The client was never told of this upload, so that nobody can go on with it.
        drop(app.registry.cancel_upload(&request.grant, &upload.id).await);
    }
    finished?;
    Ok(created(request, &whole))
}

/// Mounts a blob from the repository that `from` names. All that keeps it from being done, a denial included,
/// reads as "not mounted": the client uploads then, and learns nothing.
async fn mount(app: &App, request: &Request<'_>, digest: &Digest) -> Result<bool, V2Error> {
    let Some(from) = request.incoming.query("from") else { return Ok(false) };
    if RepositoryName::check(&from).is_err() {
        return Ok(false);
    }
    let action = "ecr:GetDownloadUrlForLayer";
    let demand = Demand::repository(action, request.account(), request.region(), &from);
    let Ok(source) = app.identity.judge(&request.caller, demand) else { return Ok(false) };
    Ok(app.registry.mount_blob(&request.grant, &source, digest).await?)
}

/// PATCH: a chunk with its range, or a stream without.
pub(super) async fn append(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    let (id, start) = (id(request)?, start(request)?);
    let upload = app.registry.append(&request.grant, id, start, body).await?;
    Ok(accepted(request, StatusCode::ACCEPTED, &upload))
}

/// PUT: the last bytes, if any, and the digest of all.
pub(super) async fn finish(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    let (id, start) = (id(request)?, start(request)?);
    let text = request.incoming.query("digest").ok_or_else(V2Error::digest_missing)?;
    let digest = digest(&text)?;
    app.registry.finish_upload(&request.grant, id, start, body, digest).await?;
    Ok(created(request, &digest))
}

/// GET: how far an upload has come.
pub(super) async fn status(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let upload = app.registry.upload_status(&request.grant, id(request)?).await?;
    Ok(accepted(request, StatusCode::NO_CONTENT, &upload))
}

/// DELETE: ends an upload.
pub(super) async fn cancel(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    app.registry.cancel_upload(&request.grant, id(request)?).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

fn id<'a>(request: &Request<'a>) -> Result<&'a str, V2Error> {
    match request.path {
        V2Path::Upload { id, .. } => Ok(id),
        _ => Err(V2Error::NotFound),
    }
}

/// Where a chunk says that it begins. Its length must be that of the body.
fn start(request: &Request<'_>) -> Result<Option<u64>, V2Error> {
    let Some(text) = request.incoming.header(header::CONTENT_RANGE) else { return Ok(None) };
    let range = ContentRange::parse(text).map_err(V2Error::range_invalid)?;
    let length = request.incoming.header(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    if length.is_some_and(|length: u64| length != range.len()) {
        return Err(V2Error::range_invalid(
            "Content-Range and Content-Length disagree on the chunk's length",
        ));
    }
    Ok(Some(range.start))
}

fn created(request: &Request<'_>, digest: &Digest) -> Response<Body> {
    let mut response = empty(StatusCode::CREATED);
    set(&mut response, header::LOCATION, &request.url(format_args!("blobs/{digest}")));
    set(&mut response, CONTENT_DIGEST, &digest.to_string());
    response
}

fn accepted(request: &Request<'_>, status: StatusCode, upload: &UploadStatus) -> Response<Body> {
    let mut response = empty(status);
    let url = request.url(format_args!("blobs/uploads/{}", upload.id));
    set(&mut response, header::LOCATION, &url);
    set(&mut response, UPLOAD_ID, &upload.id);
    set(&mut response, RANGE, &format!("0-{}", upload.offset.saturating_sub(1)));
    response
}
