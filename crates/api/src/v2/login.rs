//! Login: HTTP Basic with user `AWS` and a registry token.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header;
use iam::Region;
use identity::{Caller, TokenError};

use super::error::V2Error;
use crate::App;
use crate::app::Incoming;

/// Who sent a request. Without good credentials the answer is a challenge.
pub(super) async fn caller(app: &App, incoming: &Incoming<'_>) -> Result<Caller, V2Error> {
    let header = incoming.header(header::AUTHORIZATION).ok_or(V2Error::Unauthorized)?;
    let (scheme, credentials) = header.split_once(' ').ok_or(V2Error::Unauthorized)?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return Err(V2Error::Unauthorized);
    }
    let decoded = STANDARD.decode(credentials.trim()).map_err(|_| V2Error::Unauthorized)?;
    let text = std::str::from_utf8(&decoded).map_err(|_| V2Error::Unauthorized)?;
    let Some(("AWS", password)) = text.split_once(':') else { return Err(V2Error::Unauthorized) };
    app.identity.open_registry_token(password).await.map_err(|error| match error {
        TokenError::Unknown => V2Error::Unauthorized,
        TokenError::Expired => V2Error::TokenExpired,
        TokenError::Unavailable(error) => V2Error::Unavailable(error.to_string()),
    })
}

/// A token opens registries of its own region only, as ECR's do.
pub(super) fn check_region(app: &App, caller: &Caller, region: &Region) -> Result<(), V2Error> {
    let own = caller.token_registry.as_ref().is_none_or(|(_, of_token)| of_token == region);
    if own && app.addressing.serves(region) { Ok(()) } else { Err(V2Error::WrongRegion) }
}
