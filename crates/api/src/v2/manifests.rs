//! Manifests: read, pushed, deleted (OCI distribution-spec, "Pulling manifests", "Pushing Manifests",
//! "Deleting Manifests").

use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use oci::{Reference, V2Path, media_type};
use registry::{NewImage, OnRepeat, Purpose};

use super::error::{V2Error, not_modified};
use super::{CONTENT_DIGEST, Request, decoded, empty, set};
use crate::body::{NoRoom, RequestBody, collect};
use crate::{App, Body};

/// The most bytes that a manifest may have.
const LARGEST: usize = 4 << 20;

fn reference(request: &Request<'_>) -> Result<Reference, V2Error> {
    let V2Path::Manifest { reference, .. } = request.path else { return Err(V2Error::NotFound) };
    Reference::parse(&decoded(reference)).map_err(|error| match error {
        oci::ReferenceError::Digest(error) => V2Error::digest_invalid(&error),
        oci::ReferenceError::Tag(error) => V2Error::tag_invalid(&error),
    })
}

/// GET and HEAD.
pub(super) async fn read(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    let head = request.incoming.method == Method::HEAD;
    let purpose = if head { Purpose::Look } else { Purpose::Pull };
    let image = app.registry.read_image(&request.grant, &reference(request)?, purpose).await?;
    let digest = image.digest.to_string();
    let etag = format!("\"{digest}\"");
    let mut response = if names_etag(request.incoming.header(header::IF_NONE_MATCH), &etag) {
        not_modified()
    } else {
        let mut response = Response::new(if head { Body::Empty } else { image.bytes.clone().into() });
        set(&mut response, header::CONTENT_TYPE, &image.media_type);
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(image.bytes.len()));
        response
    };
    set(&mut response, CONTENT_DIGEST, &digest);
    set(&mut response, header::ETAG, &etag);
    Ok(response)
}

/// Whether a list of entity tags names this one.
pub(super) fn names_etag(list: Option<&str>, etag: &str) -> bool {
    let Some(list) = list else { return false };
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.trim() == "*" || list.split(',').any(|tag| opaque(tag) == etag)
}

/// PUT.
pub(super) async fn put(
    app: &App,
    request: &Request<'_>,
    body: RequestBody,
) -> Result<Response<Body>, V2Error> {
    let reference = reference(request)?;
    let length = request.incoming.header(header::CONTENT_LENGTH).and_then(|length| length.parse().ok());
    let share = app.room_for(request.incoming.peer, length.unwrap_or(LARGEST).min(LARGEST)).await;
    let share = share.map_err(|NoRoom| V2Error::no_room())?;
    let bytes = collect(body, LARGEST, &share).await.map_err(V2Error::unread)?;
    let (digest, tags) = match reference {
        Reference::Digest(digest) => (Some(digest), Vec::new()),
        Reference::Tag(tag) => (None, vec![tag]),
    };
    let declared = request.incoming.header(header::CONTENT_TYPE).map(media_type::without_parameters);
    let media_type = declared.filter(|kind| !kind.is_empty()).map(str::to_owned);
    let image = NewImage { bytes, media_type, digest, tags, on_repeat: OnRepeat::Accept };
    let pushed = app.registry.push_image(&request.grant, image.clone()).await;
    let pushed = match request.pusher().came_to::<_, V2Error>(app, &request.grant, pushed).await? {
        Some(pushed) => pushed,
        None => app.registry.push_image(&request.grant, image).await?,
    };
    let mut response = empty(StatusCode::CREATED);
    let digest = pushed.digest.to_string();
    set(&mut response, header::LOCATION, &request.url(format_args!("manifests/{digest}")));
    set(&mut response, CONTENT_DIGEST, &digest);
    if let Some(subject) = pushed.subject {
        set(&mut response, HeaderName::from_static("oci-subject"), &subject.to_string());
    }
    Ok(response)
}

/// DELETE: a tag goes alone, a digest takes all its tags.
pub(super) async fn delete(app: &App, request: &Request<'_>) -> Result<Response<Body>, V2Error> {
    match reference(request)? {
        Reference::Tag(tag) => app.registry.delete_tag(&request.grant, &tag).await?,
        Reference::Digest(digest) => app.registry.delete_manifest(&request.grant, &digest).await?,
    }
    Ok(empty(StatusCode::ACCEPTED))
}
