//! Ends uploads that nobody goes on with, and gives their space back.

use std::time::Duration;

use registry::Registry;

pub(crate) const EVERY: Duration = Duration::from_secs(60);

pub(crate) async fn run(registry: Registry) {
    match registry.expire_uploads().await {
        Ok(0) => {}
        Ok(ended) => tracing::info!(ended, "idle uploads were ended"),
        Err(error) => tracing::warn!(%error, "idle uploads could not be ended"),
    }
}
