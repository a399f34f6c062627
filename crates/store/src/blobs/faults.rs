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

    /// Counts effects and makes one of them fail, or from one on all that need room.
    #[derive(Clone, Debug)]
    pub(in super::super) struct Faults {
        nth: usize,
        full: bool,
        seen: Arc<AtomicUsize>,
    }

    impl Faults {
        pub(in super::super) fn none() -> Faults {
            Faults::nth(0)
        }

        pub(in super::super) fn nth(nth: usize) -> Faults {
            Faults { nth, full: false, seen: Arc::default() }
        }

        pub(in super::super) fn full_from(nth: usize) -> Faults {
            Faults { full: true, ..Faults::nth(nth) }
        }

        pub(in super::super) fn struck(&self) -> bool {
            self.nth > 0 && self.seen.load(Ordering::SeqCst) >= self.nth
        }

        pub(in super::super) fn effect(&self, doing: &'static str) -> Result<(), BlobError> {
            let seen = self.seen.fetch_add(1, Ordering::SeqCst) + 1;
            if self.full && self.nth > 0 && seen >= self.nth && ["create", "write", "sync"].contains(&doing) {
                let full = io::Error::from(io::ErrorKind::StorageFull);
                return Err(BlobError::io(doing, Path::new("the blob store"), full));
            }
            if !self.full && seen == self.nth {
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

    #[derive(Clone, Debug)]
    pub(in super::super) struct Faults;

    impl Faults {
        pub(in super::super) fn none() -> Faults {
            Faults
        }

        #[inline]
        pub(in super::super) fn effect(&self, _doing: &'static str) -> Result<(), BlobError> {
            Ok(())
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use futures_util::TryStreamExt;
    use oci::Hasher;
    use world::Chance;

    use super::super::{BlobError, Blobs, Generation};

    /// All that an upload and a pull do.
    async fn push_and_pull(blobs: &Blobs, generation: &Generation) -> Result<(), BlobError> {
        let mut writer = blobs.create(generation, Hasher::new(false)).await?;
        writer.write("one, ".into()).await?;
        let saved = writer.pause().await?;
        let hasher = Hasher::restore(&saved.hash).unwrap();
        let mut writer = blobs.resume(generation, hasher, &saved.resume).await?;
        writer.write("two".into()).await?;
        writer.seal().await?;
        blobs.length(generation).await?;
        let read: Vec<_> = blobs.read(generation, 0..8).await?.try_collect().await?;
        assert_eq!(read.concat(), b"one, two");
        blobs.delete(generation).await
    }

    pub(in super::super) async fn sweep(open: impl Fn() -> Blobs) {
        let mut nth = 0;
        loop {
            nth += 1;
            let blobs = Blobs::failing(open(), nth);
            let result = push_and_pull(&blobs, &Generation::fresh(&Chance::system())).await;
            assert_eq!(result.is_err(), blobs.fault_struck(), "effect {nth}: {result:?}");
            if !blobs.fault_struck() {
                break;
            }
        }
        assert!(nth > 8, "only {nth} effects were reached");
    }

    #[tokio::test]
    async fn every_effect_can_fail_in_memory() {
        sweep(Blobs::memory).await;
    }

    #[tokio::test]
    async fn every_effect_can_fail_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::folder(folder.path()).unwrap();
        sweep(|| blobs.clone()).await;
    }

    #[tokio::test]
    async fn a_failed_seal_gives_the_object_up() {
        let generation = Generation::fresh(&Chance::system());
        let blobs = Blobs::failing(Blobs::memory(), 3);
        let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
        writer.write("lost".into()).await.unwrap();
        let hasher = writer.hasher().clone();
        assert!(matches!(writer.seal().await, Err(BlobError::Io { doing: "sync", .. })));
        assert!(matches!(blobs.resume(&generation, hasher, "").await, Err(BlobError::Abandoned(_))));
        blobs.delete(&generation).await.unwrap();
    }

    #[tokio::test]
    async fn a_failed_write_fails_all_that_follow() {
        let blobs = Blobs::failing(Blobs::memory(), 2);
        let generation = Generation::fresh(&Chance::system());
        let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
        for _ in 0..2 {
            assert!(matches!(writer.write("lost".into()).await, Err(BlobError::Io { doing: "write", .. })));
        }
        assert!(matches!(writer.checkpoint().await, Err(BlobError::Io { doing: "write", .. })));
        assert!(matches!(writer.seal().await, Err(BlobError::Io { doing: "write", .. })));
        assert!(matches!(blobs.create(&generation, Hasher::new(false)).await, Err(BlobError::Abandoned(_))));
    }
}
