//! Makes images active that are back from the archive.

use std::time::Duration;

use registry::Registry;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(registry: Registry) {
    match registry.finish_restores().await {
        Ok(0) => {}
        Ok(restored) => tracing::info!(restored, "images are back from the archive"),
        Err(error) => tracing::warn!(%error, "images that are due could not be restored from the archive"),
    }
}
