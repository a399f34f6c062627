//! Login: HTTP Basic with user `AWS` and a registry token.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header;
use iam::Region;
use identity::{Caller, TokenError};

use super::error::V2Error;
use crate::App;
use crate::app::Incoming;

/// Who sent a request: nobody, where it has no credentials at all. To bad ones the answer is a challenge.
pub(crate) async fn caller(app: &App, incoming: &Incoming<'_>) -> Result<Caller, V2Error> {
    let mut given = incoming.headers.get_all(header::AUTHORIZATION).iter();
    // Of two, another reader might believe the other.
    let header = match (given.next(), given.next()) {
        (None, _) => return Ok(Caller::anonymous()),
        (Some(header), None) => header,
        (Some(_), Some(_)) => return Err(V2Error::Unauthorized),
    };
    let header = header.to_str().map_err(|_| V2Error::Unauthorized)?;
    let (scheme, credentials) = header.split_once(' ').ok_or(V2Error::Unauthorized)?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return Err(V2Error::Unauthorized);
    }
    let decoded = STANDARD.decode(credentials.trim()).map_err(|_| V2Error::Unauthorized)?;
    let text = std::str::from_utf8(&decoded).map_err(|_| V2Error::Unauthorized)?;
    // What skopeo and podman send where nobody logged in.
    if text == ":" {
        return Ok(Caller::anonymous());
    }
    let Some(("AWS", password)) = text.split_once(':') else { return Err(V2Error::Unauthorized) };
    let opened = app.identity.open_registry_token(password).await;
    if let Err(TokenError::Unknown | TokenError::Expired) = &opened
        && let Some((caller, why)) = app.identity.why_refused(password).await
    {
        app.identity.note_refused(incoming.request_id, &caller.principal, why);
    }
    opened.map_err(|error| match error {
        TokenError::Unknown => V2Error::Unauthorized,
        TokenError::Expired => V2Error::TokenExpired,
        TokenError::Unavailable(error) => V2Error::Unavailable(error.to_string()),
    })
}

/// A token opens registries of its own region only, as ECR's do.
pub(crate) fn check_region(app: &App, caller: &Caller, region: &Region) -> Result<(), V2Error> {
    let own = caller.token_registry.as_ref().is_none_or(|(_, of_token)| of_token == region);
    if own && app.addressing.serves(region) { Ok(()) } else { Err(V2Error::WrongRegion) }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use aws::models::ecr::GetAuthorizationToken;
    use bytes::Bytes;
    use http::{Request, StatusCode};
    use http_body_util::Full;
    use serde_json::json;

    use super::*;
    use crate::Peer;
    use crate::ecr::app_in_a_box::AppInABox;

    async fn token(deployment: &AppInABox) -> String {
        let answer = deployment.owner().call::<GetAuthorizationToken>(json!({})).await.unwrap();
        answer["authorizationData"][0]["authorizationToken"].as_str().unwrap().to_owned()
    }

    /// The status of `/v2/` at `host` with these Authorization headers.
    async fn status(deployment: &AppInABox, host: &str, authorization: &[&str]) -> StatusCode {
        status_of(deployment, "/v2/", host, authorization).await
    }

    async fn status_of(deployment: &AppInABox, path: &str, host: &str, authorization: &[&str]) -> StatusCode {
        let mut request = Request::get(path).header(header::HOST, host);
        for value in authorization {
            request = request.header(header::AUTHORIZATION, *value);
        }
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let request = request.body(Full::new(Bytes::new())).unwrap();
        deployment.app.answer(request, &peer, "a-request").await.status()
    }

    #[tokio::test]
    async fn a_token_is_good_in_its_region() {
        let deployment = AppInABox::open().await;
        let basic = format!("Basic {}", token(&deployment).await);
        assert_eq!(status(&deployment, "localhost", &[&basic]).await, StatusCode::OK);
        let elsewhere = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
        assert_eq!(status(&deployment, elsewhere, &[&basic]).await, StatusCode::FORBIDDEN);
    }

    #[tokio::test]
    async fn no_url_holds_nul() {
        let deployment = AppInABox::open().await;
        let basic = format!("Basic {}", token(&deployment).await);
        for (path, status) in [
            ("/v2/web/tags/list?last=%2500", StatusCode::NOT_FOUND),
            ("/v2/web/tags/list?last=%00", StatusCode::BAD_REQUEST),
            ("/v2/web/blobs/uploads/a%00b", StatusCode::BAD_REQUEST),
        ] {
            assert_eq!(status_of(&deployment, path, "localhost", &[&basic]).await, status, "{path}");
        }
    }

    #[tokio::test]
    async fn one_header_must_say_who_asks() {
        let deployment = AppInABox::open().await;
        let token = token(&deployment).await;
        let basic = format!("Basic {token}");
        let bearer = format!("Bearer {token}");
        for headers in [&[][..], &[&*bearer], &[&*basic, &*basic], &["Basic x", &*basic], &["Basic QVdTOg=="]]
        {
            assert_eq!(
                status(&deployment, "localhost", headers).await,
                StatusCode::UNAUTHORIZED,
                "{headers:?}"
            );
        }
    }
}
