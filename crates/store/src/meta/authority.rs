use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts how often who may do what has changed, as far as this process knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Authority(Arc<AtomicU64>);

impl Authority {
    /// To be called between a commit and the answer to who made it, also when it is unknown whether it was kept.
    pub(super) fn turn(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }

    pub(super) fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}
