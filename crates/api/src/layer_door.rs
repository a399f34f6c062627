//! The door for layer downloads: URLs that GetDownloadUrlForLayer hands out.

use http::{Method, Response, StatusCode};
use iam::{AccountId, Demand, Region};
use identity::{Caller, IdentityError, LayerTicket, Refusal, TokenError};
use jiff::SignedDuration;
use oci::Digest;

use crate::app::Incoming;
use crate::trail::failed;
use crate::v2::{V2Error, blob_response};
use crate::{App, Body, Trail};

/// Where layer URLs begin.
pub(crate) const PREFIX: &str = "/layers/";
/// How long a layer URL lives: ECR's hour.
const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// The URL at `origin` under which `caller` may download a layer for an hour.
pub(crate) async fn url(
    app: &App,
    origin: &str,
    caller: &Caller,
    (account, region): (AccountId, &Region),
    repository: &str,
    digest: &Digest,
) -> Result<String, IdentityError> {
    let now = app.world.clock.now();
    let ticket = LayerTicket {
        caller: caller.clone(),
        registry: (account, region.clone()),
        repository: repository.to_owned(),
        digest: digest.to_string(),
        issued: now,
        expires: now + LIFE,
    };
    Ok(format!("{origin}{PREFIX}{}", app.identity.seal_layer(&ticket).await?))
}

/// Answers a download. The ticket says who asked for the URL; the gate is asked again for them.
pub(crate) async fn answer(app: &App, request: Incoming<'_>) -> Response<Body> {
    let mut trail = Trail { operation: "DownloadLayer", ..Trail::default() };
    let mut response = match download(app, &request, &mut trail).await {
        Ok(response) => response,
        Err((status, report)) => {
            trail.error = Some(failed(code(status), &report));
            refused(status)
        }
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(http::header::ALLOW, http::HeaderValue::from_static("GET, HEAD"));
    }
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
    trail.caller = Some(ticket.caller.clone());
    (trail.account, trail.region) = (Some(*account), Some(region.clone()));
    trail.repository = Some(ticket.repository.clone());
    let demand = Demand::repository("ecr:GetDownloadUrlForLayer", *account, region, &ticket.repository);
    let forbidden = |report: String| (StatusCode::FORBIDDEN, report);
    let asked = (&ticket.caller, &request.circumstances());
    let judged = app.judge(asked, demand, (request.request_id, &mut trail.judged)).await;
    let grant = judged.map_err(|refusal| match refusal {
        Refusal::Denied(denial) => forbidden(denial.to_string()),
        Refusal::Unavailable(error) => (StatusCode::SERVICE_UNAVAILABLE, error.to_string()),
    })?;
    let digest = Digest::parse(&ticket.digest).map_err(|error| forbidden(error.to_string()))?;
    let stat = app.registry.stat_blob(&grant, &digest).await;
    let stat = stat.map_err(|error| (status_of(&error), error.to_string()))?;
    blob_response(app, request, &stat).await.or_else(|error| match error {
        V2Error::Unsatisfiable { .. } => {
            trail.error = Some(error.report());
            Ok(error.respond(request))
        }
        V2Error::Rule(rule) => Err((status_of(&rule), rule.to_string())),
        other => Err((StatusCode::INTERNAL_SERVER_ERROR, other.report())),
    })
}

/// What the log calls a refusal, as the door beside it would.
fn code(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "DENIED",
        StatusCode::METHOD_NOT_ALLOWED => "UNSUPPORTED",
        StatusCode::SERVICE_UNAVAILABLE => "UNAVAILABLE",
        _ => "UNKNOWN",
    }
}

/// A layer that is gone looks like one that is forbidden; what passes must not look like either.
fn status_of(error: &registry::Error) -> StatusCode {
    match error {
        registry::Error::Unavailable(_) | registry::Error::Moving => StatusCode::SERVICE_UNAVAILABLE,
        registry::Error::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::FORBIDDEN,
    }
}

fn refused(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use aws::models::ecr::{DeleteRepository, GetDownloadUrlForLayer};
    use aws::models::iam::{DeleteAccessKey, DeleteUserPolicy, ListAccessKeys};
    use bytes::Bytes;
    use http::{Request, header};
    use http_body_util::{BodyExt, Full};
    use serde_json::{Value, json};

    use super::*;
    use crate::Peer;
    use crate::ecr::app_in_a_box::{Actor, AppInABox};

    /// The path of a URL for the layer `0123456789` of `team/web`.
    async fn path(deployment: &AppInABox) -> String {
        let layer = deployment.owner().push_layer(b"0123456789").await;
        path_for(&deployment.owner(), &layer).await
    }

    async fn path_for(actor: &Actor<'_>, layer: &Value) -> String {
        let body = json!({"repositoryName": "team/web", "layerDigest": layer["digest"]});
        let answer = actor.call::<GetDownloadUrlForLayer>(body).await.unwrap();
        let url = answer["downloadUrl"].as_str().unwrap();
        url.strip_prefix("http://127.0.0.1:5000").unwrap().to_owned()
    }

    async fn ask(deployment: &AppInABox, method: &str, path: &str, range: &str) -> Response<Body> {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:5000");
        let request = request.header(header::RANGE, range).body(Full::new(Bytes::new())).unwrap();
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        deployment.app.answer(request, &peer, "a-request").await
    }

    #[tokio::test]
    async fn ranges_are_given_out_or_refused_with_the_length() {
        let deployment = AppInABox::with_repository().await;
        let path = path(&deployment).await;
        let part = ask(&deployment, "GET", &path, "bytes=2-4").await;
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(part.into_body().collect().await.unwrap().to_bytes(), "234");
        let beyond = ask(&deployment, "GET", &path, "bytes=10-").await;
        assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(beyond.headers()[header::CONTENT_RANGE], "bytes */10");
    }

    #[tokio::test]
    async fn other_methods_are_told_which_there_are() {
        let deployment = AppInABox::with_repository().await;
        let put = ask(&deployment, "PUT", &path(&deployment).await, "bytes=0-").await;
        assert_eq!(put.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(put.headers()[header::ALLOW], "GET, HEAD");
    }

    /// The whole answer as one text.
    async fn written(deployment: &AppInABox, path: &str) -> String {
        let (parts, body) = ask(deployment, "GET", path, "bytes=0-").await.into_parts();
        format!("{} {:?} {:?}", parts.status, parts.headers, body.collect().await.unwrap().to_bytes())
    }

    #[tokio::test]
    async fn whatever_a_url_lacks_it_gets_one_answer() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let layer = owner.push_layer(b"0123456789").await;
        let all = json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}]);
        let (eli, eve) = (deployment.user("eli", all.clone()).await, deployment.user("eve", all).await);
        let forbidden = written(&deployment, "/layers/nothing").await;
        assert!(forbidden.starts_with("403"), "{forbidden}");
        let (of_eli, of_eve) = (path_for(&eli, &layer).await, path_for(&eve, &layer).await);
        assert!(written(&deployment, &of_eli).await.starts_with("206"));
        owner.call::<DeleteUserPolicy>(json!({"UserName": "eli", "PolicyName": "own"})).await.unwrap();
        assert_eq!(written(&deployment, &of_eli).await, forbidden, "who may no more");
        let keys = owner.call::<ListAccessKeys>(json!({"UserName": "eve"})).await.unwrap();
        let key = &keys["AccessKeyMetadata"][0]["AccessKeyId"];
        owner.call::<DeleteAccessKey>(json!({"UserName": "eve", "AccessKeyId": key})).await.unwrap();
        assert_eq!(written(&deployment, &of_eve).await, forbidden, "whose key is gone");
        let of_owner = path_for(&owner, &layer).await;
        owner.call::<DeleteRepository>(json!({"repositoryName": "team/web", "force": true})).await.unwrap();
        assert_eq!(written(&deployment, &of_owner).await, forbidden, "what is gone");
        deployment.pass_seconds(3601);
        assert_eq!(written(&deployment, &of_owner).await, forbidden, "what is over");
    }

    #[tokio::test]
    async fn a_changed_ticket_is_forbidden() {
        let deployment = AppInABox::with_repository().await;
        let path = path(&deployment).await.replace("/layers/A", "/layers/B");
        assert_eq!(ask(&deployment, "GET", &path, "bytes=0-").await.status(), StatusCode::FORBIDDEN);
    }
}
