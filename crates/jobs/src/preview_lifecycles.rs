//! Makes the previews of lifecycle policies that callers wait for, and lets old ones go.

use std::time::Duration;

use registry::Registry;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(registry: Registry) {
    static TENDING: Failures = Failures::to("previews of lifecycle policies have to wait");
    while TENDING.note(registry.tend_lifecycle_previews().await) == Some(true) {}
}
