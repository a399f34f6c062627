//! Lets the turns that requests of this process have at uploads go on; at the start, ends those of a process before.

use registry::Registry;

pub(crate) async fn run(registry: Registry) {
    if let Err(error) = registry.renew_turns().await {
        tracing::warn!(%error, "turns at uploads could not be renewed");
    }
}

pub(crate) async fn start(registry: Registry) {
    if let Err(error) = registry.forget_turns().await {
        tracing::warn!(%error, "turns at uploads that an earlier process left last until their end");
    }
}
