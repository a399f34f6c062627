//! Makes the previews of lifecycle policies that callers wait for, and lets old ones go.

use std::time::Duration;

use registry::Registry;

pub(crate) const EVERY: Duration = Duration::from_secs(1);

pub(crate) async fn run(registry: Registry) {
    loop {
        match registry.tend_lifecycle_previews().await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return tracing::warn!(%error, "previews of lifecycle policies have to wait"),
        }
    }
}
