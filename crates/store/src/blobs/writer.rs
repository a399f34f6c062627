use std::sync::Arc;

use bytes::Bytes;
use oci::Hasher;

use super::BlobError;
use super::checkpoint::Checkpoint;
use super::claims::Claim;
use super::faults::Faults;
use super::folder::{FileSink, Folder};
use super::memory::MemorySink;

/// The most bytes that are hashed and written in one go: they stay in the processor's cache from the one to the
/// other, and other tasks get their turn after them.
const STEP_BYTES: usize = 256 << 10;

/// Writes one object from where it ends, and hashes what it writes. One writer per object at a time. Dropping it
/// leaves what the last [`Checkpoint`] covered, and maybe more.
///
/// After an error the object is given up: it is removed, all later calls give the same error, and
/// [`Blobs::resume`](super::Blobs::resume) refuses it. Write the bytes again under a fresh generation.
#[derive(Debug)]
pub struct Writer {
    hasher: Hasher,
    sink: Sink,
    failure: Option<BlobError>,
    faults: Faults,
    claim: Claim,
}

/// Where the bytes of one object go.
#[derive(Debug)]
pub(super) enum Sink {
    Folder(Arc<Folder>, FileSink),
    Memory(MemorySink),
}

impl Writer {
    pub(super) fn new(sink: Sink, hasher: Hasher, claim: Claim, faults: Faults) -> Writer {
        Writer { hasher, sink, failure: None, faults, claim }
    }

    /// Adds bytes and hashes them. Waits while the disk is more than 32 MiB behind.
    ///
    /// # Errors
    /// [`BlobError::Full`] or [`BlobError::Io`], of these bytes or of ones accepted before.
    pub async fn write(&mut self, bytes: Bytes) -> Result<(), BlobError> {
        self.sound()?;
        for (n, step) in bytes.chunks(STEP_BYTES).enumerate() {
            if n > 0 {
                tokio::task::yield_now().await;
            }
            let result = self.append(step).await;
            self.keep(result).await?;
        }
        Ok(())
    }

    /// How far the object survives this process: in a folder all that was added so far, which is handed to the
    /// kernel.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub async fn checkpoint(&mut self) -> Result<Checkpoint, BlobError> {
        self.sound()?;
        let result = match &mut self.sink {
            Sink::Folder(_, file) => file.flush(),
            Sink::Memory(_) => Ok(()),
        };
        self.keep(result).await?;
        Ok(Checkpoint::of(&self.hasher))
    }

    /// Whether the store holds something of this object that only a saved [`Checkpoint`] gives back. Save one
    /// soon, then.
    pub fn unsaved(&self) -> bool {
        match &self.sink {
            Sink::Folder(..) | Sink::Memory(_) => false,
        }
    }

    /// All that was added so far, hashed.
    pub fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    /// Stops for now. All that was written survives this process, but in a folder not yet a power cut. Save the
    /// checkpoint to go on with [`Blobs::resume`](super::Blobs::resume).
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub async fn pause(mut self) -> Result<Checkpoint, BlobError> {
        let checkpoint = self.checkpoint().await?;
        if let Sink::Folder(folder, file) = self.sink {
            folder.park(file);
        }
        Ok(checkpoint)
    }

    /// Ends the object and waits until its bytes and its name are durable.
    ///
    /// # Errors
    /// [`BlobError::Full`] or [`BlobError::Io`]; the object is given up then.
    pub async fn seal(mut self) -> Result<Hasher, BlobError> {
        self.sound()?;
        let result = self.settle().await;
        self.keep(result).await?;
        Ok(self.hasher)
    }

    /// Waits first and acts then, so that a call given up while it waits has done nothing.
    async fn append(&mut self, step: &[u8]) -> Result<(), BlobError> {
        self.faults.effect("write")?;
        if let Sink::Folder(_, file) = &mut self.sink {
            file.ready().await?;
        }
        self.hasher.update(step);
        match &mut self.sink {
            Sink::Folder(_, file) => file.append(step)?,
            Sink::Memory(object) => object.append(step),
        }
        Ok(())
    }

    async fn settle(&mut self) -> Result<(), BlobError> {
        self.faults.effect("sync")?;
        match &mut self.sink {
            Sink::Folder(_, file) => file.seal().await,
            Sink::Memory(object) => object.seal(),
        }
    }

    fn sound(&self) -> Result<(), BlobError> {
        self.failure.clone().map_or(Ok(()), Err)
    }

    /// Passes a result on; a failure is kept, and what was written is given up.
    async fn keep(&mut self, result: Result<(), BlobError>) -> Result<(), BlobError> {
        if let Err(error) = &result {
            self.failure = Some(error.clone());
            self.claim.abandon();
            if let Sink::Folder(_, file) = &mut self.sink {
                file.discard().await;
            }
        }
        result
    }
}
