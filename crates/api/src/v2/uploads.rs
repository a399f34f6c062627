//! Uploads (OCI distribution-spec, "Pushing blobs").

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use http::{HeaderName, Response, StatusCode, header};
use iam::Demand;
use oci::{Algorithm, ContentRange, Digest, RepositoryName, V2Path};
use registry::UploadStatus;

use super::error::V2Error;
use super::{CONTENT_DIGEST, Request, digest, empty, set};
use crate::body::{RequestBody, of_length};
use crate::{App, Body, Trail};

const UPLOAD_ID: HeaderName = HeaderName::from_static("docker-upload-uuid");
const RANGE: HeaderName = HeaderName::from_static("range");

/// POST: a mount, a whole blob, or the beginning of an upload.
pub(super) async fn begin(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
    trail: &mut Trail,
) -> Result<Response<Body>, V2Error> {
    if let Some(text) = request.incoming.query("mount") {
        let mounted = digest(&text)?;
        if mount(app, request, &mounted, trail).await? {
            return Ok(created(request, &mounted));
        }
    }
    let whole = request.incoming.query("digest").as_deref().map(digest).transpose()?;
    let named = request.incoming.query("digest-algorithm");
    let algorithm = match named.as_deref() {
        Some("sha512") => Some(Algorithm::Sha512),
        _ => whole.map(|digest| digest.algorithm()),
    };
    let begun = app.registry.begin_upload(&request.grant, algorithm).await;
    let upload = match request.pusher().came_to::<_, V2Error>(app, &request.grant, begun).await? {
        Some(upload) => upload,
        None => app.registry.begin_upload(&request.grant, algorithm).await?,
    };
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
async fn mount(
    app: &App,
    request: &Request<'_>,
    digest: &Digest,
    trail: &mut Trail,
) -> Result<bool, V2Error> {
    let Some(from) = request.incoming.query("from") else { return Ok(false) };
    if RepositoryName::check(&from).is_err() {
        return Ok(false);
    }
    let action = "ecr:GetDownloadUrlForLayer";
    let demand = Demand::repository(action, request.account(), request.region(), &from);
    let note = (request.incoming.request_id, &mut trail.judged);
    let judged = app.judge((&request.caller, &request.context), demand, note).await;
    let Ok(source) = judged else { return Ok(false) };
    let mounted = app.registry.mount_blob(&request.grant, &source, digest).await;
    match request.pusher().came_to::<_, V2Error>(app, &request.grant, mounted).await? {
        Some(mounted) => Ok(mounted),
        None => Ok(app.registry.mount_blob(&request.grant, &source, digest).await?),
    }
}

/// PATCH: a chunk with its range, or a stream without.
pub(super) async fn append(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    let (id, chunk) = (id(request)?, chunk(request, body)?);
    let appended = app.registry.append(&request.grant, id, chunk.start, chunk.body).await;
    let upload = appended.map_err(|error| chunk.length.judge(error))?;
    Ok(accepted(request, StatusCode::ACCEPTED, &upload))
}

/// PUT: the last bytes, if any, and the digest of all.
pub(super) async fn finish(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    let (id, chunk) = (id(request)?, chunk(request, body)?);
    let text = request.incoming.query("digest").ok_or_else(V2Error::digest_missing)?;
    let digest = digest(&text)?;
    let finished = app.registry.finish_upload(&request.grant, id, chunk.start, chunk.body, digest).await;
    finished.map_err(|error| chunk.length.judge(error))?;
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

/// A body, and where in the upload it says that it belongs.
struct Chunk {
    start: Option<u64>,
    body: RequestBody,
    length: Length,
}

/// Whether a body turned out to be of another length than its Content-Range.
struct Length(Option<Arc<AtomicBool>>);

impl Length {
    fn judge(&self, error: registry::Error) -> V2Error {
        match &self.0 {
            Some(wrong) if wrong.load(Relaxed) => wrong_length(),
            _ => error.into(),
        }
    }
}

/// The chunk that a request brings. Its length must be that of its range, whether or not it is said beforehand.
fn chunk(request: &Request<'_>, body: RequestBody) -> Result<Chunk, V2Error> {
    let Some(text) = request.incoming.header(header::CONTENT_RANGE) else {
        return Ok(Chunk { start: None, body, length: Length(None) });
    };
    let range = ContentRange::parse(text).map_err(V2Error::range_invalid)?;
    let length = request.incoming.header(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.parse::<u64>().ok());
    let (body, length) = match length {
        Some(length) if length == range.len() => (body, Length(None)),
        Some(_) => return Err(wrong_length()),
        None => {
            let (body, wrong) = of_length(body, range.len());
            (body, Length(Some(wrong)))
        }
    };
    Ok(Chunk { start: Some(range.start), body, length })
}

fn wrong_length() -> V2Error {
    V2Error::range_invalid("the body is not as long as its Content-Range says")
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

#[cfg(test)]
mod tests {
    use std::io;
    use std::net::{Ipv4Addr, SocketAddr};

    use aws::models::ecr::GetAuthorizationToken;
    use bytes::Bytes;
    use http_body::Frame;
    use http_body_util::StreamBody;
    use serde_json::json;

    use super::*;
    use crate::Peer;
    use crate::ecr::app_in_a_box::AppInABox;

    /// A client that is logged in, and an upload that it began.
    struct Uploader<'a> {
        deployment: &'a AppInABox,
        basic: String,
        path: String,
    }

    impl<'a> Uploader<'a> {
        async fn begin(deployment: &'a AppInABox) -> Self {
            let answer = deployment.owner().call::<GetAuthorizationToken>(json!({})).await.unwrap();
            let token = answer["authorizationData"][0]["authorizationToken"].as_str().unwrap();
            let basic = format!("Basic {token}");
            let path = "/v2/team/web/blobs/uploads/".to_owned();
            let mut uploader = Self { deployment, basic, path };
            let begun = uploader.send("POST", None, &[]).await;
            uploader.path = begun.headers()[header::LOCATION].to_str().unwrap().to_owned();
            uploader
        }

        /// Sends the pieces as a body whose length is not said.
        async fn send(&self, method: &str, range: Option<&str>, pieces: &[&'static str]) -> Response<Body> {
            let frames: Vec<io::Result<Frame<Bytes>>> =
                pieces.iter().map(|piece| Ok(Frame::data(Bytes::from_static(piece.as_bytes())))).collect();
            let mut request = http::Request::builder().method(method).uri(&self.path);
            request = request.header(header::HOST, "localhost").header(header::AUTHORIZATION, &self.basic);
            if let Some(range) = range {
                request = request.header(header::CONTENT_RANGE, range);
            }
            let request = request.body(StreamBody::new(futures_util::stream::iter(frames))).unwrap();
            let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
            self.deployment.app.answer(request, &peer, "a-request").await
        }

        async fn held(&self) -> String {
            self.send("GET", None, &[]).await.headers()[RANGE].to_str().unwrap().to_owned()
        }
    }

    #[tokio::test]
    async fn a_body_longer_than_its_range_is_refused_and_cut() {
        let deployment = AppInABox::with_repository().await;
        let uploader = Uploader::begin(&deployment).await;
        let longer = uploader.send("PATCH", Some("0-3"), &["ab", "cdef"]).await;
        assert_eq!((longer.status(), &*uploader.held().await), (StatusCode::BAD_REQUEST, "0-1"));
        let rest = uploader.send("PATCH", Some("2-3"), &["c", "d"]).await;
        assert_eq!((rest.status(), &*uploader.held().await), (StatusCode::ACCEPTED, "0-3"));
    }

    #[tokio::test]
    async fn a_body_shorter_than_its_range_is_refused() {
        let deployment = AppInABox::with_repository().await;
        let uploader = Uploader::begin(&deployment).await;
        let shorter = uploader.send("PATCH", Some("0-9"), &["abc"]).await;
        assert_eq!((shorter.status(), &*uploader.held().await), (StatusCode::BAD_REQUEST, "0-2"));
    }
}
