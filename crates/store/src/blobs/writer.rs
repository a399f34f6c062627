use std::sync::Arc;

use bytes::Bytes;
use oci::Hasher;

use super::BlobError;
use super::checkpoint::Checkpoint;
use super::claims::Claim;
use super::faults::Faults;
use super::folder::{FileSink, Folder};
use super::memory::MemorySink;
use super::s3::S3Sink;

/// The most bytes that are hashed and written in one go: they stay in the processor's cache from the one to the
/// other, and other tasks get their turn after them.
const STEP_BYTES: usize = 256 << 10;

/// Writes one object from where it ends, and hashes what it writes. One writer per object at a time. Dropping it
/// leaves what the last [`Checkpoint`] covered, and maybe more.
///
/// After an error the object is given up: all later calls give the same error, and
/// [`Blobs::resume`](super::Blobs::resume) refuses it. A folder removes it then; from a bucket
/// [`Blobs::discard`](super::Blobs::discard) does. Write the bytes again under a fresh generation.
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
    S3(Box<S3Sink>),
}

impl Sink {
    /// How many bytes can be added in one go.
    fn room(&self) -> usize {
        match self {
            Sink::Folder(..) | Sink::Memory(_) => usize::MAX,
            Sink::S3(object) => object.room(),
        }
    }
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
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (step, more) = rest.split_at(rest.len().min(STEP_BYTES).min(self.sink.room()));
            let result = self.append(step).await;
            self.keep(result).await?;
            rest = more;
            if !rest.is_empty() {
                tokio::task::yield_now().await;
            }
        }
        Ok(())
    }

    /// How far the object survives this process: in a folder all that was added so far, which is handed to the
    /// kernel; in a bucket the parts that the store has confirmed.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub async fn checkpoint(&mut self) -> Result<Checkpoint, BlobError> {
        self.sound()?;
        let result = match &mut self.sink {
            Sink::Folder(_, file) => file.flush().map(|()| Checkpoint::of(&self.hasher)),
            Sink::Memory(object) => Ok(Checkpoint { hash: self.hasher.save(), resume: object.checkpoint() }),
            Sink::S3(object) => object.checkpoint().await,
        };
        self.keep(result).await
    }

    /// Whether the store holds something of this object that only a saved [`Checkpoint`] gives back. Save one
    /// soon, then.
    pub fn unsaved(&self) -> bool {
        match &self.sink {
            Sink::Folder(..) | Sink::Memory(_) => false,
            Sink::S3(object) => object.unsaved(),
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
        if let Sink::S3(object) = &mut self.sink {
            self.failure.clone().map_or(Ok(()), Err)?;
            let result = object.pause(&self.hasher).await;
            return self.keep(result).await;
        }
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
        match &mut self.sink {
            Sink::Folder(_, file) => file.ready().await?,
            Sink::Memory(_) => {}
            Sink::S3(object) => object.ready(step.len()).await?,
        }
        self.hasher.update(step);
        match &mut self.sink {
            Sink::Folder(_, file) => file.append(step)?,
            Sink::Memory(object) => object.append(step),
            Sink::S3(object) => {
                object.append(step, &self.hasher);
                // Given up while this waits, the next call does it.
                object.advance().await?;
            }
        }
        Ok(())
    }

    async fn settle(&mut self) -> Result<(), BlobError> {
        self.faults.effect("sync")?;
        match &mut self.sink {
            Sink::Folder(_, file) => file.seal().await,
            Sink::Memory(object) => object.seal(),
            Sink::S3(object) => object.seal(&self.hasher).await,
        }
    }

    fn sound(&self) -> Result<(), BlobError> {
        self.failure.clone().map_or(Ok(()), Err)
    }

    /// Passes a result on; a failure is kept, and what was written is given up.
    async fn keep<T>(&mut self, result: Result<T, BlobError>) -> Result<T, BlobError> {
        if let Err(error) = &result {
            self.failure = Some(error.clone());
            self.claim.abandon();
            match &mut self.sink {
                Sink::Folder(_, file) => file.discard().await,
                Sink::Memory(_) => {}
                Sink::S3(object) => object.discard().await,
            }
        }
        result
    }
}
