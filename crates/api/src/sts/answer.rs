use aws::models::sts::Credentials;
use identity::{SessionCredentials, SessionTooLarge};

use super::refused;
use crate::call::Failure;

/// Credentials as answers carry them.
pub(super) fn credentials(made: &SessionCredentials) -> Credentials {
    Credentials {
        access_key_id: made.access_key_id.clone(),
        secret_access_key: made.secret.expose().to_owned(),
        session_token: made.token.clone(),
        expiration: made.expires_at.into(),
    }
}

/// `PackedPolicySize`.
pub(super) fn packed(made: &SessionCredentials) -> Option<i32> {
    made.packed_percent.and_then(|percent| i32::try_from(percent).ok())
}

pub(super) fn too_large(SessionTooLarge(percent): SessionTooLarge) -> Failure {
    let text = format!("Packed policy consumes {percent}% of allotted space, please use smaller policy.");
    refused("PackedPolicyTooLarge", &text)
}
