//! Records why requests were denied, which the gate's answers only note in memory, and forgets those of yesterday.

use std::time::Duration;

use identity::Identity;

pub(crate) const EVERY: Duration = Duration::from_secs(1);
pub(crate) const FORGET_EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn run(identity: Identity) {
    if let Err(error) = identity.flush_denials().await {
        tracing::warn!(%error, "denials could not be recorded");
    }
}

pub(crate) async fn forget(identity: Identity) {
    if let Err(error) = identity.forget_denials().await {
        tracing::warn!(%error, "records of old denials could not be deleted");
    }
}
