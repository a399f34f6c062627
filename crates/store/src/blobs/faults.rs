//! Faults for tests. Without the feature nothing is left of them but calls that compile to nothing.

#[cfg(any(test, feature = "faults"))]
pub(super) use on::Faults;

#[cfg(not(any(test, feature = "faults")))]
pub(super) use off::Faults;

#[cfg(any(test, feature = "faults"))]
mod on {
    use std::io;
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::BlobError;

    /// Counts effects and makes one of them fail.
    #[derive(Clone, Debug, Default)]
    pub(in super::super) struct Faults {
        nth: usize,
        seen: Arc<AtomicUsize>,
    }

    impl Faults {
        pub(in super::super) fn nth(nth: usize) -> Faults {
            Faults { nth, seen: Arc::default() }
        }

        pub(in super::super) fn struck(&self) -> bool {
            self.nth > 0 && self.seen.load(Ordering::SeqCst) >= self.nth
        }

        pub(in super::super) fn effect(&self, doing: &'static str) -> Result<(), BlobError> {
            if self.seen.fetch_add(1, Ordering::SeqCst) + 1 == self.nth {
                let broken = io::Error::other("the fault that the test asked for");
                return Err(BlobError::io(doing, Path::new("the blob store"), broken));
            }
            Ok(())
        }
    }
}

#[cfg(not(any(test, feature = "faults")))]
mod off {
    use super::super::BlobError;

    #[derive(Clone, Debug, Default)]
    pub(in super::super) struct Faults;

    impl Faults {
        #[inline]
        pub(in super::super) fn effect(&self, _doing: &'static str) -> Result<(), BlobError> {
            Ok(())
        }
    }
}
