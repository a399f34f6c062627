//! One request's turn at an upload.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use iam::Grant;
use oci::{Algorithm, Digest, HASH_STATE_VERSION, Hasher, SavedHash};
use store::blobs::{BlobError, Generation, Writer};
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::keep::Kept;
use super::turn::Turn;
use super::{Body, generation};
use crate::to_its_end::to_its_end;
use crate::{Error, Registry};

/// How many bytes may come before the hash state is saved again.
const SAVE_BYTES: u64 = 64 << 20;
/// How long bytes may come before the hash state is saved again, in microseconds: well under the time for which
/// an upload counts against its principal.
const SAVE_MICROS: i64 = 60_000_000;

/// An upload with its object open for writing.
pub(super) struct Session {
    registry: Registry,
    upload: Upload,
    object: Generation,
    saved_bytes: u64,
    saved_at: i64,
    writer: Writer,
    /// Dropped last: by then nothing is left that could touch the object.
    turn: Arc<Turn>,
}

impl Registry {
    /// Opens the upload for one request, whose bytes must begin where the upload ends.
    pub(super) async fn open_session(
        &self,
        grant: &Grant,
        id: &str,
        start: Option<u64>,
        sha512: bool,
    ) -> Result<Session, Error> {
        let (registry, grant, id) = (self.clone(), grant.clone(), id.to_owned());
        to_its_end(async move {
            let turn = registry.take_turn(&grant, &id).await?;
            let upload = registry.upload(&grant, &id).await?;
            let offset = u64::try_from(upload.bytes).unwrap_or(0);
            if start.is_some_and(|start| start != offset) {
                return Err(Error::OutOfOrder { id, offset });
            }
            let object = generation(&upload)?;
            match registry.open_object(&upload, &object, sha512).await {
                Ok(Some(writer)) => {
                    let (saved_bytes, saved_at) = (offset, registry.now());
                    Ok(Session { registry, upload, object, saved_bytes, saved_at, writer, turn })
                }
                Ok(None) | Err(BlobError::Missing | BlobError::Damaged(_) | BlobError::Abandoned(_)) => {
                    tracing::warn!(upload = id, "the bytes of an upload are lost; it ends");
                    registry.give_up(&upload).await;
                    Err(Error::UploadMissing(id))
                }
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// The object, cut to where the upload ends. None if it does not hold what the row says.
    async fn open_object(
        &self,
        upload: &Upload,
        object: &Generation,
        sha512: bool,
    ) -> Result<Option<Writer>, BlobError> {
        let blobs = &self.inner.blobs;
        if upload.bytes == 0 {
            let hasher = Hasher::new(sha512 || upload.sha512_state.is_some());
            return match blobs.create(object, hasher.clone()).await {
                // An earlier request made the object and was cut off before its first save.
                Err(BlobError::Exists(_)) => blobs.resume(object, hasher, "").await.map(Some),
                created => created.map(Some),
            };
        }
        match self.restore_hash(upload, object).await? {
            Some(hasher) => blobs.resume(object, hasher, "").await.map(Some),
            None => Ok(None),
        }
    }

    /// The running hash at the upload's end. After another boot, or by another version of the hash, the bytes
    /// are read again and must give the saved state: a power cut may have left holes.
    async fn restore_hash(&self, upload: &Upload, object: &Generation) -> Result<Option<Hasher>, BlobError> {
        let bytes = u64::try_from(upload.bytes).unwrap_or(0);
        let saved =
            SavedHash { sha256: upload.sha256_state.clone(), sha512: upload.sha512_state.clone(), bytes };
        let same_version = upload.hash_version == HASH_STATE_VERSION;
        if same_version
            && upload.boot_id == self.inner.boot_id
            && let Ok(hasher) = Hasher::restore(&saved)
        {
            return Ok(Some(hasher));
        }
        let hasher = self.inner.blobs.rehash(object, bytes, saved.sha512.is_some()).await?;
        // States of two versions can't be compared; the final digest is all that speaks for the bytes then.
        Ok(Some(hasher).filter(|hasher| !same_version || hasher.save() == saved))
    }
}

impl Session {
    /// Writes the whole body. If it breaks off, what came is kept for the next request. An upload that grows too
    /// large, or whose object can't be written, is over.
    pub(super) async fn receive(mut self, mut body: Body) -> Result<Self, Error> {
        while let Some(chunk) = body.next().await {
            match chunk {
                Ok(chunk) => self = self.take_in(chunk).await?,
                Err(error) => {
                    self.pause().await?;
                    return Err(Error::BodyBroken(error.0));
                }
            }
        }
        Ok(self)
    }

    async fn take_in(mut self, chunk: Bytes) -> Result<Self, Error> {
        let limit = self.registry.inner.options.layer_bytes;
        if self.writer.hasher().bytes().saturating_add(chunk.len() as u64) > limit {
            return Err(self.over(Error::LayerTooLarge { limit }).await);
        }
        if let Err(error) = self.writer.write(chunk).await {
            return Err(self.over(error.into()).await);
        }
        let due = self.writer.hasher().bytes() - self.saved_bytes >= SAVE_BYTES
            || self.registry.now() - self.saved_at >= SAVE_MICROS;
        if due { self.save().await } else { Ok(self) }
    }

    /// Gives the upload up for `reason`.
    async fn over(self, reason: Error) -> Error {
        let given_up = to_its_end(async move {
            drop(self.writer);
            self.registry.give_up(&self.upload).await;
            drop(self.turn);
            Ok(())
        });
        given_up.await.err().unwrap_or(reason)
    }

    async fn save(mut self) -> Result<Self, Error> {
        let saved = match self.writer.checkpoint().await {
            Ok(checkpoint) => checkpoint.hash,
            Err(error) => return Err(self.over(error.into()).await),
        };
        (self.saved_bytes, self.saved_at) = (saved.bytes, self.registry.now());
        let (registry, upload, turn) = (self.registry.clone(), self.upload.clone(), self.turn.clone());
        self.upload = to_its_end(async move {
            let _turn = turn;
            registry.save_progress(upload, saved).await
        })
        .await?;
        Ok(self)
    }

    /// Hands the bytes to the kernel and saves the state: both survive a crash of the process.
    pub(super) async fn pause(self) -> Result<Upload, Error> {
        to_its_end(async move {
            let Self { registry, upload, writer, turn, .. } = self;
            let saved = match writer.pause().await {
                Ok(checkpoint) => checkpoint.hash,
                Err(error) => {
                    registry.give_up(&upload).await;
                    return Err(error.into());
                }
            };
            let upload = registry.save_progress(upload, saved).await?;
            drop(turn);
            Ok(upload)
        })
        .await
    }

    /// Makes the bytes a blob if `digest` is theirs. If not, the upload goes on.
    pub(super) async fn finish(self, grant: Grant, digest: Digest) -> Result<Kept, Error> {
        to_its_end(async move {
            let mut session = self;
            let actual = match session.digest(digest.algorithm()).await {
                Ok(actual) => actual,
                Err(error) => return Err(session.over(error).await),
            };
            if actual != digest {
                session.pause().await?;
                return Err(Error::DigestMismatch { claimed: digest, actual });
            }
            session.keep(&grant, digest).await
        })
        .await
    }

    /// The digest of all bytes so far. An algorithm that nobody named before the first byte costs one reading.
    pub(super) async fn digest(&mut self, algorithm: Algorithm) -> Result<Digest, Error> {
        let hasher = self.writer.hasher();
        match (algorithm, hasher.sha512()) {
            (Algorithm::Sha256, _) => Ok(hasher.sha256()),
            (Algorithm::Sha512, Some(digest)) => Ok(digest),
            (Algorithm::Sha512, None) => {
                self.writer.checkpoint().await?;
                let (bytes, sha256) = (self.writer.hasher().bytes(), self.writer.hasher().sha256());
                let again = self.registry.inner.blobs.rehash(&self.object, bytes, true).await?;
                let sha512 = again.sha512().filter(|_| again.sha256() == sha256);
                sha512
                    .ok_or_else(|| Error::broken(format!("object {} changed under its writer", self.object)))
            }
        }
    }

    /// Makes the bytes durable, and then the blob of that digest, which is known to be theirs. Whoever calls this
    /// runs to the end.
    pub(super) async fn keep(self, grant: &Grant, digest: Digest) -> Result<Kept, Error> {
        let Self { registry, mut upload, writer, turn, .. } = self;
        match writer.seal().await {
            Ok(hasher) => upload.bytes = i64::try_from(hasher.bytes()).unwrap_or(i64::MAX),
            Err(error) => {
                registry.give_up(&upload).await;
                return Err(error.into());
            }
        }
        let kept = registry.keep_blob(grant, &upload, digest).await;
        if let Err(Error::Unavailable(_)) = kept {
            // The commit failed, and what the disk holds of it is unknown. If it is there after all, the object
            // is a blob's, and must not be cut or removed; the next start will see.
            std::mem::forget(turn);
        }
        kept
    }

    /// The repository that the upload goes to.
    pub(super) fn repository_id(&self) -> i64 {
        self.upload.repository_id
    }

    /// The row, to note parts in.
    pub(super) fn upload_mut(&mut self) -> &mut Upload {
        &mut self.upload
    }
}

impl Registry {
    async fn save_progress(&self, mut upload: Upload, saved: SavedHash) -> Result<Upload, Error> {
        upload.bytes = i64::try_from(saved.bytes).unwrap_or(i64::MAX);
        upload.sha256_state = saved.sha256;
        upload.sha512_state = saved.sha512;
        upload.hash_version = HASH_STATE_VERSION.to_owned();
        upload.boot_id = self.inner.boot_id.clone();
        upload.active_at = self.now();
        let row = upload.clone();
        let there = self
            .inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
                let there = upload::save_progress(tx, &row).await?;
                tx.commit_upkeep(there).await
            })
            .await?;
        if there { Ok(upload) } else { Err(Error::UploadMissing(upload.id)) }
    }
}
