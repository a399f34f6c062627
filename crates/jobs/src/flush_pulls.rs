//! Writes when images were pulled, which the hot path only notes in memory.

use std::time::Duration;

use registry::Registry;

pub(crate) const EVERY: Duration = Duration::from_secs(5);

pub(crate) async fn run(registry: Registry) {
    if let Err(error) = registry.flush_pulls().await {
        tracing::warn!(%error, "pull times could not be written");
    }
}
