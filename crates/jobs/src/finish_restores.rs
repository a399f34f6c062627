//! Makes images active that are back from the archive.

use std::time::Duration;

use registry::Registry;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(registry: Registry) {
    static RESTORING: Failures = Failures::to("images that are due could not be restored from the archive");
    if let Some(restored @ 1..) = RESTORING.note(registry.finish_restores().await) {
        tracing::info!(restored, "images are back from the archive");
    }
}
