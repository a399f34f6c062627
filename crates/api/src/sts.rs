//! STS: one file for each operation.

mod get_caller_identity;

use aws::models::sts::GetCallerIdentity;

use crate::call::{Entry, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[entry::<GetCallerIdentity>()];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "AssumeRoot",
    "DecodeAuthorizationMessage",
    "GetAccessKeyInfo",
    "GetDelegatedAccessToken",
    "GetFederationToken",
    "GetSessionToken",
    "GetWebIdentityToken",
];
