use std::collections::VecDeque;
use std::sync::Arc;

use object_store::PutPayload;
use object_store::multipart::{MultipartStore, PartId};
use oci::{Hasher, SavedHash};
use tokio::task::JoinHandle;

use super::super::{BlobError, Checkpoint, Generation};
use super::S3;
use super::budget::PART_BYTES;
use super::objects::failed;
use super::saved::Saved;
use super::shelf::Shelf;
use super::slots::Tenant;

/// How many parts of one object travel at once, while the next one fills.
const FLYING: usize = 2;

/// The most parts that an object can have.
const MOST_PARTS: usize = 10_000;

/// The end of one object, where bytes are added: they fill parts, which travel while the next one fills. An object
/// that ends within its first part is written in one piece.
#[derive(Debug)]
pub(in super::super) struct S3Sink {
    s3: Arc<S3>,
    tenant: Tenant,
    generation: Generation,
    shelf: Arc<Shelf>,
    /// How many bytes are on the shelf.
    filled: usize,
    /// The hash up to the end of the part on the shelf, once that is full.
    full: Option<SavedHash>,
    upload: Upload,
    flying: VecDeque<Flight>,
    /// Which of the two names for tails is not that of the checkpoint that this writer goes on from.
    place: usize,
    /// Whether tails may lie in the bucket.
    tails: bool,
    /// What the store has confirmed, and the hash of that.
    saved: Saved,
    hash: SavedHash,
    /// Whether a checkpoint has told of the multipart upload.
    told: bool,
    /// Whether nothing is left to clear away if the writer goes.
    settled: bool,
}

#[derive(Debug)]
enum Upload {
    None,
    Beginning(JoinHandle<Result<String, BlobError>>),
    Begun(String),
}

/// A part on its way.
#[derive(Debug)]
struct Flight {
    hash: SavedHash,
    put: JoinHandle<Result<String, BlobError>>,
}

impl S3Sink {
    /// Goes on after what `saved` says, whose hash is `hasher`'s. Where somebody was at it before, there may be tails
    /// of which no checkpoint tells.
    pub(super) fn new(
        s3: Arc<S3>,
        tenant: Tenant,
        generation: &Generation,
        saved: Saved,
        hasher: &Hasher,
        tails: bool,
    ) -> S3Sink {
        let part = saved.parts.len();
        let tail = saved.tail.clone().filter(|tail| tail.part == part);
        let filled = tail.as_ref().map_or(0, |tail| tail.bytes as usize);
        let hash = hasher.save();
        let full = (filled == PART_BYTES).then(|| hash.clone());
        let place = saved.tail.as_ref().map_or(0, |tail| 1 - tail.place.min(1));
        let keys = s3.tail_keys(&saved.home(generation));
        let shelf = Shelf::new(s3.objects.clone(), tenant.clone(), keys, (place, part), tail);
        s3.budget.watch(&shelf);
        let upload = saved.upload.clone().map_or(Upload::None, Upload::Begun);
        let (told, flying) = (saved.upload.is_some(), VecDeque::new());
        let generation = *generation;
        let settled = false;
        S3Sink {
            s3,
            tenant,
            generation,
            shelf,
            filled,
            full,
            upload,
            flying,
            place,
            tails,
            saved,
            hash,
            told,
            settled,
        }
    }

    /// How many bytes can be added at once.
    pub(in super::super) fn room(&self) -> usize {
        match PART_BYTES - self.filled {
            0 => PART_BYTES,
            room => room,
        }
    }

    /// Waits until `more` bytes can be added, at most [`S3Sink::room`].
    pub(in super::super) async fn ready(&mut self, more: usize) -> Result<(), BlobError> {
        self.advance().await?;
        self.shelf.make_room(&self.s3.budget, more).await
    }

    /// Adds bytes; `hasher` has seen them.
    pub(in super::super) fn append(&mut self, bytes: &[u8], hasher: &Hasher) {
        self.filled = self.shelf.append(bytes);
        if self.filled == PART_BYTES {
            self.full = Some(hasher.save());
        }
    }

    /// Sends the part on the shelf on its way if it is full, and takes note of those that arrived.
    pub(in super::super) async fn advance(&mut self) -> Result<(), BlobError> {
        while self.flying.front().is_some_and(|flight| flight.put.is_finished()) {
            self.land().await?;
        }
        if self.full.is_some() { self.send().await } else { Ok(()) }
    }

    async fn send(&mut self) -> Result<(), BlobError> {
        let part = self.shelf_part();
        if part >= MOST_PARTS {
            let most = MOST_PARTS * PART_BYTES;
            return Err(BlobError::Full(format!("{}: an object has at most {most} bytes", self.generation)));
        }
        let id = self.begun().await?;
        while self.flying.len() >= FLYING {
            self.land().await?;
        }
        let bytes = self.shelf.take(&self.s3.budget).await?;
        let Some(hash) = self.full.take() else { return Ok(()) };
        let (s3, key) = (self.s3.clone(), self.s3.key(&self.generation));
        let put = tokio::spawn(async move {
            let sent = s3.objects.store.put_part(&key, &id, part, PutPayload::from(bytes)).await;
            sent.map(|part| part.content_id).map_err(|error| lost(failed("write part of", &key, error)))
        });
        self.flying.push_back(Flight { hash, put });
        self.filled = 0;
        self.tails |= self.shelf.is_stored();
        let keys = self.s3.tail_keys(&self.saved.home(&self.generation));
        let (objects, tenant) = (self.s3.objects.clone(), self.tenant.clone());
        self.shelf = Shelf::new(objects, tenant, keys, (self.place, part + 1), None);
        self.s3.budget.watch(&self.shelf);
        Ok(())
    }

    /// The number of the part on the shelf.
    fn shelf_part(&self) -> usize {
        self.saved.parts.len() + self.flying.len()
    }

    /// Waits for the first part on its way. Given up while it waits, it loses nothing.
    async fn land(&mut self) -> Result<(), BlobError> {
        let Some(flight) = self.flying.front_mut() else { return Ok(()) };
        let id = joined((&mut flight.put).await)?;
        if let Some(flight) = self.flying.pop_front() {
            self.hash = flight.hash;
            self.saved.tail = None;
            self.saved.parts.push(id);
        }
        Ok(())
    }

    /// The multipart upload, begun if need be. It begins in a task of its own, so that its name is not lost if
    /// the writer goes.
    async fn begun(&mut self) -> Result<String, BlobError> {
        if let Upload::None = self.upload {
            let (s3, key) = (self.s3.clone(), self.s3.key(&self.generation));
            self.upload = Upload::Beginning(tokio::spawn(async move {
                let begun = s3.objects.store.create_multipart(&key).await;
                begun.map_err(|error| failed("begin", &key, error))
            }));
        }
        if let Upload::Beginning(beginning) = &mut self.upload {
            let result = joined(beginning.await);
            self.upload = Upload::None;
            let id = result?;
            self.saved.upload = Some(id.clone());
            self.upload = Upload::Begun(id);
        }
        match &self.upload {
            Upload::Begun(id) => Ok(id.clone()),
            _ => Err(BlobError::Unreachable { what: "no upload was begun".to_owned() }),
        }
    }

    pub(in super::super) fn unsaved(&self) -> bool {
        !self.told && !matches!(self.upload, Upload::None)
    }

    /// How far the store has confirmed what it was given.
    pub(in super::super) async fn checkpoint(&mut self) -> Result<Checkpoint, BlobError> {
        if !matches!(self.upload, Upload::None) {
            self.begun().await?;
        }
        while self.flying.front().is_some_and(|flight| flight.put.is_finished()) {
            self.land().await?;
        }
        self.told = self.saved.upload.is_some();
        Ok(Checkpoint { hash: self.hash.clone(), resume: self.saved.text() })
    }

    /// Makes everything durable, the bytes that fill no part as an object of their own.
    pub(in super::super) async fn pause(&mut self, hasher: &Hasher) -> Result<Checkpoint, BlobError> {
        self.advance().await?;
        while !self.flying.is_empty() {
            self.land().await?;
        }
        if let Some(tail) = self.shelf.put_away(&self.s3.budget).await? {
            self.saved.tail = Some(tail);
        }
        self.hash = hasher.save();
        self.settled = true;
        self.checkpoint().await
    }

    /// Ends the object, whose SHA-256 is `hasher`'s.
    pub(in super::super) async fn seal(&mut self, hasher: &Hasher) -> Result<(), BlobError> {
        self.advance().await?;
        let key = self.s3.key(&self.generation);
        if matches!(self.upload, Upload::None) {
            self.tails |= self.shelf.is_stored();
            let bytes = self.shelf.take(&self.s3.budget).await?;
            self.s3.objects.put_once(&key, bytes).await?;
        } else {
            if self.filled > 0 {
                self.full = Some(hasher.save());
                self.send().await?;
            }
            while !self.flying.is_empty() {
                self.land().await?;
            }
            let id = self.begun().await?;
            let parts = self.saved.parts.iter().map(|id| PartId { content_id: id.clone() }).collect();
            self.s3.complete(&self.generation, &id, parts, hasher).await?;
        }
        self.settled = true;
        if self.tails {
            let (s3, beside) = (self.s3.clone(), self.s3.beside(&self.generation, &self.saved));
            tokio::spawn(async move { s3.forget_tails(beside).await });
        }
        Ok(())
    }

    /// Goes no further, and ends the upload that it began, if no checkpoint told of it. What others may know of
    /// is left to [`S3::discard`]: a writer that lost its turn must not take away what another one goes on with.
    pub(in super::super) async fn discard(&mut self) {
        // A part that the server still writes when the upload ends would stay behind. One that is finished may have
        // been asked already, and must not be twice.
        let flying = std::mem::take(&mut self.flying);
        for flight in flying.into_iter().filter(|flight| !flight.put.is_finished()) {
            drop(flight.put.await);
        }
        if let Some(ending) = self.end_untold() {
            // A failure is logged there.
            drop(ending.await);
        }
    }

    fn end_untold(&mut self) -> Option<JoinHandle<()>> {
        self.flying.iter().for_each(|flight| flight.put.abort());
        let upload = std::mem::replace(&mut self.upload, Upload::None);
        let runtime = tokio::runtime::Handle::try_current().ok()?;
        if self.settled || self.told || matches!(upload, Upload::None) {
            return None;
        }
        let (s3, generation) = (self.s3.clone(), self.generation);
        Some(runtime.spawn(async move {
            let id = match upload {
                Upload::Begun(id) => Ok(id),
                Upload::Beginning(beginning) => joined(beginning.await),
                Upload::None => return,
            };
            if let Ok(id) = id
                && let Err(error) = s3.abort(&generation, &id).await
            {
                tracing::warn!(%error, %generation, "an upload that nobody goes on with stays in the bucket");
            }
        }))
    }
}

impl Drop for S3Sink {
    /// An upload of which no checkpoint tells is lost with its writer, so it is ended here.
    fn drop(&mut self) {
        drop(self.end_untold());
    }
}

/// A multipart upload that is gone takes what was written with it.
fn lost(error: BlobError) -> BlobError {
    match error {
        BlobError::Missing => BlobError::Damaged("the multipart upload is gone from the bucket".to_owned()),
        other => other,
    }
}

fn joined<T>(ended: Result<Result<T, BlobError>, tokio::task::JoinError>) -> Result<T, BlobError> {
    ended.unwrap_or_else(|stopped| Err(BlobError::Unreachable { what: stopped.to_string() }))
}
