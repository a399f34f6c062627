//! Forgets the records of registry tokens that have expired.

use std::time::Duration;

use identity::Identity;

pub(crate) const EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn run(identity: Identity) {
    if let Err(error) = identity.purge_issued().await {
        tracing::warn!(%error, "records of expired tokens could not be deleted");
    }
}
