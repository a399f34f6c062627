//! Records which registry tokens were handed out and which access keys were used, which requests only note in memory.

use std::time::Duration;

use identity::Identity;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(identity: Identity) {
    if let Err(error) = identity.flush_issued().await {
        tracing::warn!(%error, "issued tokens could not be recorded");
    }
    if let Err(error) = identity.flush_key_uses().await {
        tracing::warn!(%error, "uses of access keys could not be recorded");
    }
}
