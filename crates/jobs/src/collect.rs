//! Gives the space of what nothing names any more back.

use std::time::Duration;

use registry::Registry;
use tokio::sync::watch;

/// Time between two runs unless the configuration says otherwise.
pub(crate) const EVERY: Duration = Duration::from_secs(300);

/// Collects until nothing is left to do at once, or the process is to end: nothing here is lost with it.
pub(crate) async fn run(registry: Registry, stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match registry.collect().await {
            Ok(done) => {
                if done.unlinked + done.failed + done.swept + done.removed + done.purged + done.cleared > 0 {
                    tracing::info!(
                        purged = done.purged,
                        cleared = done.cleared,
                        unlinked = done.unlinked,
                        swept = done.swept,
                        removed = done.removed,
                        failed = done.failed,
                        "space was collected"
                    );
                }
                if !done.more {
                    return;
                }
            }
            Err(error) => return tracing::warn!(%error, "nothing could be collected"),
        }
        // Requests that wait get their turn between two rounds.
        tokio::task::yield_now().await;
    }
}
