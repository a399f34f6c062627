//! Ends uploads that nobody goes on with, and gives their space back.

use std::time::Duration;

use registry::Registry;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(60);

pub(crate) async fn run(registry: Registry) {
    static ENDING: Failures = Failures::to("idle uploads could not be ended");
    if let Some(ended @ 1..) = ENDING.note(registry.expire_uploads().await) {
        tracing::info!(ended, "idle uploads were ended");
    }
}
