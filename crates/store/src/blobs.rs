//! The blob port: objects of bytes, each named by a [`Generation`] and written once, from its first byte to its
//! last. A row says which generation holds which digest; the port knows nothing of digests beyond computing them
//! while the bytes pass.
//!
//! An object is written in place under its final name and nothing is ever renamed, so an object may be there
//! that no row names (an upload under way, or one that a crash cut short), but a row that names an object is
//! written only after [`Writer::seal`] made the object durable.

mod checkpoint;
mod claims;
mod error;
mod faults;
mod folder;
mod generation;
mod memory;
mod reader;
mod s3;
mod writer;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use oci::Hasher;

pub use checkpoint::Checkpoint;
pub use error::BlobError;
pub use generation::Generation;
pub use reader::Reader;
pub use s3::S3Options;
pub use writer::Writer;

use claims::Claims;
use faults::Faults;
use folder::Folder;
use memory::Memory;
use s3::{Patience, S3, Tenant};
use writer::Sink;

/// Names of what lies beside the objects.
const SUPERBLOCK: &str = "superblock";
const NEWEST_CHANGE: &str = "newest-change";

/// A place that keeps objects. Clones share it.
#[derive(Clone, Debug)]
pub struct Blobs {
    backend: Backend,
    claims: Claims,
    faults: Faults,
    tenant: Tenant,
}

#[derive(Clone, Debug)]
enum Backend {
    Folder(Arc<Folder>),
    Memory(Arc<Memory>),
    S3(Arc<S3>),
}

/// How a process uses its bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Bytes of memory that are reserved for parts.
    pub buffer_bytes: u64,
    /// Requests that were sent again.
    pub retries: u64,
    /// Answers that asked to slow down.
    pub slowdowns: u64,
}

impl Blobs {
    /// Objects as files under `path`, which is made if need be, in 256 shard directories whose names are
    /// durable when this returns. Blocks: call it at start-up. Whether `path` is the right folder is the
    /// caller's to know.
    ///
    /// # Errors
    /// [`BlobError::Io`] or [`BlobError::Full`] if the directories can be neither found nor made.
    pub fn folder(path: &Path) -> Result<Blobs, BlobError> {
        Ok(Blobs::over(Backend::Folder(Arc::new(Folder::open(path)?))))
    }

    /// Objects in memory, for tests: gone with the last clone.
    pub fn memory() -> Blobs {
        Blobs::over(Backend::Memory(Arc::default()))
    }

    /// Objects in a bucket. Nothing is asked of the server yet: that is [`Blobs::probe`]'s.
    ///
    /// # Errors
    /// [`BlobError::Unreachable`] or [`BlobError::Io`] if the options can't be used.
    pub fn s3(options: S3Options) -> Result<Blobs, BlobError> {
        Ok(Blobs::over(Backend::S3(Arc::new(S3::open(&options, Patience::USUAL)?))))
    }

    /// Tries on a test object all that is needed of an object store. To be called once before the first object
    /// is written. Folder and memory need none.
    ///
    /// # Errors
    /// [`BlobError::Unreachable`] or [`BlobError::Damaged`]; the text says what to mend.
    pub async fn probe(&self) -> Result<(), BlobError> {
        match &self.backend {
            Backend::Folder(_) | Backend::Memory(_) => Ok(()),
            Backend::S3(s3) => s3.probe().await,
        }
    }

    /// `inner` with its `nth` effect (counted from 1 in this value and its clones) failing as a broken disk
    /// does; all others work. For tests that sweep `nth` until [`Blobs::fault_struck`] says that none was left.
    #[cfg(any(test, feature = "faults"))]
    pub fn failing(inner: Blobs, nth: usize) -> Blobs {
        Blobs { faults: Faults::nth(nth), ..inner }
    }

    /// `inner` on a disk that is full from its `nth` effect on: whatever needs room fails, and the rest works.
    #[cfg(any(test, feature = "faults"))]
    pub fn filling(inner: Blobs, nth: usize) -> Blobs {
        Blobs { faults: Faults::full_from(nth), ..inner }
    }

    /// The same objects as another process has them.
    #[cfg(any(test, feature = "faults"))]
    pub fn of_another_process(&self) -> Blobs {
        Blobs { claims: Claims::default(), ..self.clone() }
    }

    /// Whether the effect that [`Blobs::failing`] names was reached.
    #[cfg(any(test, feature = "faults"))]
    pub fn fault_struck(&self) -> bool {
        self.faults.struck()
    }

    fn over(backend: Backend) -> Blobs {
        Blobs { backend, claims: Claims::default(), faults: Faults::none(), tenant: Tenant::default() }
    }

    /// The same objects, written for `tenant`: writers share out the memory of a bucket's parts by tenants.
    pub fn written_for(&self, tenant: &str) -> Blobs {
        Blobs { tenant: tenant.into(), ..self.clone() }
    }

    /// Begins an object. `hasher` is a fresh one; which digests it computes is the caller's choice. Making the
    /// new name durable begins here, in the background.
    ///
    /// # Errors
    /// [`BlobError::Exists`] if the generation has an object already, [`BlobError::Busy`] if it is being written.
    pub async fn create(&self, generation: &Generation, hasher: Hasher) -> Result<Writer, BlobError> {
        let claim = self.claims.take(generation)?;
        self.faults.effect("create")?;
        let sink = match &self.backend {
            Backend::Folder(folder) => Sink::Folder(folder.clone(), folder.create(generation).await?),
            Backend::Memory(memory) => Sink::Memory(memory.create(generation)?),
            Backend::S3(s3) => Sink::S3(Box::new(s3.create(&self.tenant, generation, &hasher))),
        };
        Ok(Writer::new(sink, hasher, claim, self.faults.clone()))
    }

    /// Goes on writing an object after its first `hasher.bytes()` bytes, which are those that `hasher` saw: a
    /// [`Checkpoint`] gives both the hash state and `resume`. What follows them, left by a crash, is cut off.
    ///
    /// # Errors
    /// [`BlobError::Missing`], [`BlobError::Damaged`] if the object is shorter, [`BlobError::Busy`] if it is
    /// being written, [`BlobError::Abandoned`] if writing it failed before.
    pub async fn resume(
        &self,
        generation: &Generation,
        hasher: Hasher,
        resume: &str,
    ) -> Result<Writer, BlobError> {
        let claim = self.claims.take(generation)?;
        self.faults.effect("resume")?;
        let sink = match &self.backend {
            Backend::Folder(folder) => {
                Sink::Folder(folder.clone(), folder.resume(generation, hasher.bytes()).await?)
            }
            Backend::Memory(memory) => Sink::Memory(memory.resume(generation, hasher.bytes(), resume)?),
            Backend::S3(s3) => Sink::S3(Box::new(s3.resume(&self.tenant, generation, &hasher, resume)?)),
        };
        Ok(Writer::new(sink, hasher, claim, self.faults.clone()))
    }

    /// The bytes of `range`, counted from the object's start, as a stream.
    ///
    /// # Errors
    /// [`BlobError::Missing`], or [`BlobError::Damaged`] if the object ends before the range does.
    pub async fn read(&self, generation: &Generation, range: Range<u64>) -> Result<Reader, BlobError> {
        self.faults.effect("read")?;
        match &self.backend {
            Backend::Folder(folder) => {
                Ok(Reader::file(folder.read(generation, range).await?, self.faults.clone()))
            }
            Backend::Memory(memory) => {
                Ok(Reader::memory(memory.read(generation, range)?, self.faults.clone()))
            }
            Backend::S3(s3) => Ok(Reader::object(s3.read(generation, range).await?, self.faults.clone())),
        }
    }

    /// How many bytes the object has, `None` if there is none.
    ///
    /// # Errors
    /// [`BlobError::Io`] if the disk does not say.
    pub async fn length(&self, generation: &Generation) -> Result<Option<u64>, BlobError> {
        self.faults.effect("length")?;
        match &self.backend {
            Backend::Folder(folder) => folder.length(generation).await,
            Backend::Memory(memory) => Ok(memory.length(generation)),
            Backend::S3(s3) => s3.length(generation).await,
        }
    }

    /// Removes the object; one that is not there is no error. After a power cut it may be there again, with no
    /// row that names it.
    ///
    /// # Errors
    /// [`BlobError::Io`] if the disk refuses.
    pub async fn delete(&self, generation: &Generation) -> Result<(), BlobError> {
        self.faults.effect("delete")?;
        match &self.backend {
            Backend::Folder(folder) => folder.delete(generation).await?,
            Backend::Memory(memory) => memory.delete(generation),
            Backend::S3(s3) => s3.delete(generation).await?,
        }
        self.claims.forget(generation);
        Ok(())
    }

    /// Removes many objects, and answers for each, in order.
    pub async fn delete_many(&self, generations: &[Generation]) -> Vec<Result<(), BlobError>> {
        if let Backend::S3(s3) = &self.backend {
            if let Err(error) = self.faults.effect("delete") {
                return vec![Err(error); generations.len()];
            }
            generations.iter().for_each(|generation| self.claims.forget(generation));
            return s3.delete_many(generations).await;
        }
        let mut results = Vec::with_capacity(generations.len());
        for generation in generations {
            results.push(self.delete(generation).await);
        }
        results
    }

    /// Gives up an object that was never sealed, with all that the store holds of it. `resume` is that of its
    /// last saved [`Checkpoint`], empty if there is none. One that is not there is no error.
    ///
    /// # Errors
    /// As [`Blobs::delete`].
    pub async fn discard(&self, generation: &Generation, resume: &str) -> Result<(), BlobError> {
        let Backend::S3(s3) = &self.backend else {
            self.delete(generation).await?;
            if let Backend::Memory(memory) = &self.backend {
                memory.forget(resume);
            }
            return Ok(());
        };
        self.faults.effect("delete")?;
        s3.discard(generation, resume).await?;
        self.claims.forget(generation);
        Ok(())
    }

    /// A URL from which anybody can get the whole object, or a range of it, for `seconds`. `None` if the backend
    /// has none to give.
    ///
    /// # Errors
    /// [`BlobError::Unreachable`] if the credentials to sign it can't be had.
    pub async fn redirect(&self, generation: &Generation, seconds: u32) -> Result<Option<String>, BlobError> {
        match &self.backend {
            Backend::Folder(_) | Backend::Memory(_) => Ok(None),
            Backend::S3(s3) => s3.redirect(generation, seconds).await.map(Some),
        }
    }

    /// Whether other processes may write the same objects. If so, nobody sees an object before it is sealed, and
    /// an unfinished one can't be read.
    pub fn shared(&self) -> bool {
        match &self.backend {
            Backend::Folder(_) => false,
            Backend::Memory(_) | Backend::S3(_) => true,
        }
    }

    /// The text to go on under another generation from what `resume` says of `from`: whoever may still be about to
    /// write `from` is out of the way then. `None` if something was begun that bears that name.
    pub fn moved(&self, from: &Generation, resume: &str) -> Option<String> {
        match &self.backend {
            Backend::Folder(_) => None,
            Backend::Memory(_) => Some(resume.to_owned()),
            Backend::S3(_) => S3::moved(from, resume),
        }
    }

    /// Whether what a [`Checkpoint`] covers survives a power cut too. If not, the bytes are to be hashed again
    /// after one.
    pub fn outlives_power_cuts(&self) -> bool {
        match &self.backend {
            Backend::Folder(_) => false,
            Backend::Memory(_) | Backend::S3(_) => true,
        }
    }

    /// How the bucket is used; none where there is no bucket.
    pub fn load(&self) -> Option<Load> {
        match &self.backend {
            Backend::Folder(_) | Backend::Memory(_) => None,
            Backend::S3(s3) => Some(s3.load()),
        }
    }

    /// What says whose blobs these are, as it was last set; `None` if it never was.
    ///
    /// # Errors
    /// [`BlobError::Io`] if it can't be read.
    pub async fn superblock(&self) -> Result<Option<Vec<u8>>, BlobError> {
        match &self.backend {
            Backend::Folder(folder) => folder.note(SUPERBLOCK).await,
            Backend::Memory(memory) => Ok(memory.note(SUPERBLOCK)),
            Backend::S3(s3) => s3.note(SUPERBLOCK).await,
        }
    }

    /// Says whose blobs these are, durably.
    ///
    /// # Errors
    /// [`BlobError::Io`] or [`BlobError::Full`]; what was there before is there still.
    pub async fn set_superblock(&self, content: &[u8]) -> Result<(), BlobError> {
        self.set_note(SUPERBLOCK, content).await
    }

    /// What was last said of how far the rows are that name these objects, as its writer wrote it; `None` if nothing was.
    ///
    /// # Errors
    /// As [`Blobs::superblock`].
    pub async fn newest_change(&self) -> Result<Option<Vec<u8>>, BlobError> {
        match &self.backend {
            Backend::Folder(folder) => folder.note(NEWEST_CHANGE).await,
            Backend::Memory(memory) => Ok(memory.note(NEWEST_CHANGE)),
            Backend::S3(s3) => s3.note(NEWEST_CHANGE).await,
        }
    }

    /// Says how far the rows are.
    ///
    /// # Errors
    /// As [`Blobs::set_superblock`].
    pub async fn set_newest_change(&self, content: &[u8]) -> Result<(), BlobError> {
        self.set_note(NEWEST_CHANGE, content).await
    }

    async fn set_note(&self, name: &'static str, content: &[u8]) -> Result<(), BlobError> {
        match &self.backend {
            Backend::Folder(folder) => folder.set_note(name, content).await,
            Backend::Memory(memory) => {
                memory.set_note(name, content);
                Ok(())
            }
            Backend::S3(s3) => s3.set_note(name, content).await,
        }
    }

    /// Reads the object's first `upto` bytes and gives the hasher that has seen them: to check what a power cut
    /// may have left with holes, or for an algorithm that was named late.
    ///
    /// # Errors
    /// As [`Blobs::read`].
    pub async fn rehash(
        &self,
        generation: &Generation,
        upto: u64,
        also_sha512: bool,
    ) -> Result<Hasher, BlobError> {
        let mut content = self.read(generation, 0..upto).await?;
        let mut hasher = Hasher::new(also_sha512);
        while let Some(bytes) = content.next_chunk().await? {
            hasher.update(&bytes);
            tokio::task::yield_now().await;
        }
        Ok(hasher)
    }
}
