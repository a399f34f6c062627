//! STS: one file for each operation.

mod answer;
mod assume_role;
mod assume_role_with_web_identity;
mod get_access_key_info;
mod get_caller_identity;
mod get_federation_token;
mod get_session_token;
mod role;
mod terms;
#[cfg(test)]
mod tests;

use aws::Invalid;
use aws::models::sts::{
    AssumeRole, AssumeRoleWithWebIdentity, GetAccessKeyInfo, GetCallerIdentity, GetFederationToken,
    GetSessionToken,
};

use crate::call::{Context, Entry, Failure, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[
    entry::<AssumeRole>(),
    entry::<AssumeRoleWithWebIdentity>(),
    entry::<GetAccessKeyInfo>(),
    entry::<GetCallerIdentity>(),
    entry::<GetFederationToken>(),
    entry::<GetSessionToken>(),
];

/// The operations that nobody signs: the token in their input says who asks.
pub(crate) const UNSIGNED: [&str; 2] = ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "AssumeRoleWithSAML",
    "AssumeRoot",
    "DecodeAuthorizationMessage",
    "GetDelegatedAccessToken",
    "GetWebIdentityToken",
];

/// A refusal in AWS's words.
fn refused(code: &'static str, text: &str) -> Failure {
    Failure::Invalid(Invalid { code, message: text.to_owned() })
}

/// Refuses credentials of a session.
fn refuse_sessions(context: &Context<'_>, operation: &str) -> Result<(), Failure> {
    match context.caller.session {
        Some(_) => Err(refused("AccessDenied", &format!("Cannot call {operation} with session credentials"))),
        None => Ok(()),
    }
}

/// Refuses a second factor: no user has one, so none could be right.
fn refuse_second_factor(serial: Option<&str>, code: Option<&str>) -> Result<(), Failure> {
    if serial.is_none() && code.is_none() {
        return Ok(());
    }
    let text = "MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA serial number \
                is valid and associated with this user.";
    Err(refused("AccessDenied", text))
}
