//! Forgets images that were reported to be in use, once that does not count any more.

use std::time::Duration;

use registry::Registry;

pub(crate) const EVERY: Duration = Duration::from_secs(60 * 60);

pub(crate) async fn run(registry: Registry) {
    if let Err(error) = registry.forget_use().await {
        tracing::warn!(%error, "images that are not in use any more could not be forgotten");
    }
}
