//! The door for layer downloads: URLs that GetDownloadUrlForLayer hands out.

use http::{Method, Response, StatusCode};
use iam::{AccountId, Demand, Region};
use identity::{Caller, LayerTicket, TokenError};
use jiff::SignedDuration;
use oci::Digest;

use crate::app::Incoming;
use crate::v2::blob_response;
use crate::{App, Body, Trail};

/// Where layer URLs begin.
pub(crate) const PREFIX: &str = "/layers/";
/// How long a layer URL lives: ECR's hour.
const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// The URL at `origin` under which `caller` may download a layer for an hour.
pub(crate) fn url(
    app: &App,
    origin: &str,
    caller: &Caller,
    (account, region): (AccountId, &Region),
    repository: &str,
    digest: &Digest,
) -> String {
    let ticket = LayerTicket {
        caller: caller.clone(),
        registry: (account, region.clone()),
        repository: repository.to_owned(),
        digest: digest.to_string(),
        expires: app.world.clock.now() + LIFE,
    };
    format!("{origin}{PREFIX}{}", app.identity.seal_layer(&ticket))
}

/// Answers a download. The ticket says who asked for the URL; the gate is asked again for them.
pub(crate) async fn answer(app: &App, request: Incoming<'_>) -> Response<Body> {
    let mut trail = Trail { operation: "DownloadLayer", ..Trail::default() };
    let mut response = match download(app, &request, &mut trail).await {
        Ok(response) => response,
        Err((status, report)) => {
            trail.error = Some(report);
            refused(status)
        }
    };
    let headers = response.headers_mut();
    headers.insert(http::header::CACHE_CONTROL, http::HeaderValue::from_static("private, no-store"));
    headers.insert(http::header::REFERRER_POLICY, http::HeaderValue::from_static("no-referrer"));
    response.extensions_mut().insert(trail);
    response
}

async fn download(
    app: &App,
    request: &Incoming<'_>,
    trail: &mut Trail,
) -> Result<Response<Body>, (StatusCode, String)> {
    if request.method != Method::GET && request.method != Method::HEAD {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "the method is neither GET nor HEAD".to_owned()));
    }
    let text = request.uri.path().strip_prefix(PREFIX).unwrap_or_default();
    let ticket = app.identity.open_layer(text).await.map_err(|error| match error {
        TokenError::Unknown | TokenError::Expired => (StatusCode::FORBIDDEN, error.to_string()),
        TokenError::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, error.to_string()),
    })?;
    let (account, region) = &ticket.registry;
    trail.caller = Some(ticket.caller.principal.arn());
    (trail.account, trail.repository) = (Some(*account), Some(ticket.repository.clone()));
    let demand = Demand::repository("ecr:GetDownloadUrlForLayer", *account, region, &ticket.repository);
    let forbidden = |report: String| (StatusCode::FORBIDDEN, report);
    let grant = app.identity.judge(&ticket.caller, demand).map_err(|denial| forbidden(denial.to_string()))?;
    let digest = Digest::parse(&ticket.digest).map_err(|error| forbidden(error.to_string()))?;
    let stat = app.registry.stat_blob(&grant, &digest).await.map_err(|error| forbidden(error.to_string()))?;
    blob_response(app, request, &stat)
        .await
        .map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.report()))
}

fn refused(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}
