use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes that one writer handed to the kernel and the disk does not have yet. They count towards a sum that all
/// writers of a folder share, until this value is dropped.
#[derive(Debug, Default)]
pub(super) struct Debt {
    bytes: u64,
    sum: Arc<AtomicU64>,
}

impl Debt {
    /// No bytes yet, to count towards `sum`.
    pub(super) fn towards(sum: &Arc<AtomicU64>) -> Debt {
        Debt { bytes: 0, sum: sum.clone() }
    }

    pub(super) fn add(&mut self, bytes: u64) {
        self.bytes += bytes;
        self.sum.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What all writers owe together.
    pub(super) fn sum(&self) -> u64 {
        self.sum.load(Ordering::Relaxed)
    }

    /// Hands over what is owed, to be dropped when it is paid.
    pub(super) fn take(&mut self) -> Debt {
        std::mem::replace(self, Debt::towards(&self.sum))
    }
}

impl Drop for Debt {
    fn drop(&mut self) {
        self.sum.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_paid_leaves_the_sum() {
        let sum = Arc::default();
        let (mut one, mut other) = (Debt::towards(&sum), Debt::towards(&sum));
        one.add(5);
        other.add(2);
        let paying = one.take();
        one.add(1);
        assert_eq!((one.bytes(), paying.bytes(), other.sum()), (1, 5, 8));
        drop(paying);
        assert_eq!((one.bytes(), one.sum()), (1, 3));
    }
}
