//! Writes when images were pulled, which the hot path only notes in memory.

use std::time::Duration;

use registry::Registry;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(5);

pub(crate) async fn run(registry: Registry) {
    static FLUSH_PULLS: Failures = Failures::to("pull times could not be written");
    FLUSH_PULLS.note(registry.flush_pulls().await);
}
