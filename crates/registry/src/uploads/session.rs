//! One request's turn at an upload.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;
use iam::Grant;
use oci::{Algorithm, Digest};
use store::blobs::{BlobError, Generation, Writer};
use store::meta::upload::Upload;

use super::keep::Kept;
use super::turn::{Turn, offset};
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
    /// Dropped last: by then nothing in this process is left that could touch the object.
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
            let (turn, upload) = registry.take_turn(&grant, &id, start).await?;
            let object = generation(&upload)?;
            match registry.open_object(&upload, &object, sha512).await {
                Ok(Some(writer)) => {
                    let (saved_bytes, saved_at) = (offset(&upload), registry.now());
                    Ok(Session { registry, upload, object, saved_bytes, saved_at, writer, turn })
                }
                Ok(None) | Err(BlobError::Missing | BlobError::Damaged(_) | BlobError::Abandoned(_)) => {
                    tracing::warn!(upload = id, "the bytes of an upload are lost; it ends");
                    registry.give_up(&upload, &turn).await;
                    Err(Error::UploadMissing(id))
                }
                Err(error) => Err(error.into()),
            }
        })
        .await
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
        if self.turn.over() {
            return Err(self.registry.turn_over(&self.turn).await);
        }
        let limit = self.registry.inner.options.quotas.layer_bytes;
        if limit > 0 && self.writer.hasher().bytes().saturating_add(chunk.len() as u64) > limit {
            return Err(self.over(Error::LayerTooLarge { limit }).await);
        }
        if let Err(error) = self.writer.write(chunk).await {
            return Err(self.over(error.into()).await);
        }
        let due = self.writer.unsaved()
            || self.writer.hasher().bytes() - self.saved_bytes >= SAVE_BYTES
            || self.registry.now() - self.saved_at >= SAVE_MICROS;
        if due { self.save().await } else { Ok(self) }
    }

    /// Gives the upload up for `reason`, unless that passes: then the upload goes on from what was saved last.
    async fn over(self, reason: Error) -> Error {
        let Self { registry, upload, writer, turn, .. } = self;
        drop(writer);
        registry.over(upload, turn, reason).await
    }

    async fn save(mut self) -> Result<Self, Error> {
        let checkpoint = match self.writer.checkpoint().await {
            Ok(checkpoint) => checkpoint,
            Err(error) => return Err(self.over(error.into()).await),
        };
        (self.saved_bytes, self.saved_at) = (self.writer.hasher().bytes(), self.registry.now());
        let (registry, upload, turn) = (self.registry.clone(), self.upload.clone(), self.turn.clone());
        self.upload =
            to_its_end(async move { registry.save_progress(upload, checkpoint, &turn, true).await }).await?;
        Ok(self)
    }

    /// Saves all so far, to go on in any process, and ends the turn.
    pub(super) async fn pause(self) -> Result<Upload, Error> {
        to_its_end(async move {
            let Self { registry, upload, writer, turn, .. } = self;
            if turn.over() {
                return Err(registry.turn_over(&turn).await);
            }
            match writer.pause().await {
                Ok(checkpoint) => registry.save_progress(upload, checkpoint, &turn, false).await,
                Err(error) => Err(registry.over(upload, turn, error.into()).await),
            }
        })
        .await
    }

    /// Ends the turn of a request that wrote nothing.
    pub(super) async fn leave(self) -> Result<(), Error> {
        let Self { writer, turn, .. } = self;
        drop(writer);
        to_its_end(async move { turn.give_back().await }).await
    }

    /// Makes the bytes a blob if `digest` is theirs. If not, the upload goes on.
    pub(super) async fn finish(self, grant: Grant, digest: Digest) -> Result<(), Error> {
        to_its_end(async move {
            let mut session = self;
            let actual = match session.digest(digest.algorithm()).await {
                Ok(Some(actual)) => actual,
                Ok(None) => return session.keep_if(&grant, digest).await,
                Err(error) => return Err(session.over(error).await),
            };
            if actual != digest {
                session.pause().await?;
                return Err(Error::DigestMismatch { claimed: digest, actual });
            }
            session.keep(&grant, digest).await.map(drop)
        })
        .await
    }

    /// The SHA-256 digest of all bytes so far.
    pub(super) fn sha256(&self) -> Digest {
        self.writer.hasher().sha256()
    }

    /// The digest of all bytes so far. An algorithm that nobody named before the first byte costs one reading;
    /// none where an object can't be read before it is sealed.
    async fn digest(&mut self, algorithm: Algorithm) -> Result<Option<Digest>, Error> {
        let (hasher, blobs) = (self.writer.hasher(), &self.registry.inner.blobs);
        match (algorithm, hasher.sha512()) {
            (Algorithm::Sha256, _) => Ok(Some(hasher.sha256())),
            (Algorithm::Sha512, Some(digest)) => Ok(Some(digest)),
            (Algorithm::Sha512, None) if blobs.shared() => Ok(None),
            (Algorithm::Sha512, None) => {
                self.writer.checkpoint().await?;
                let (bytes, sha256) = (self.writer.hasher().bytes(), self.sha256());
                self.registry.sha512(&self.object, bytes, sha256).await.map(Some)
            }
        }
    }

    /// Makes the bytes durable, and then the blob of that digest, which is known to be theirs. Whoever calls this
    /// runs to the end.
    pub(super) async fn keep(self, grant: &Grant, digest: Digest) -> Result<Kept, Error> {
        let (registry, upload, turn) = self.seal().await?;
        registry.keep_blob(grant, &upload, turn, digest).await
    }

    /// Makes the bytes durable, and then the blob of that SHA-512 digest, if it is theirs. If not, the upload is
    /// over: a sealed object does not grow.
    async fn keep_if(self, grant: &Grant, digest: Digest) -> Result<(), Error> {
        let (sha256, object) = (self.sha256(), self.object);
        let (registry, upload, turn) = self.seal().await?;
        let actual = match registry.sha512(&object, offset(&upload), sha256).await {
            Ok(actual) => actual,
            Err(error) => return Err(registry.over(upload, turn, error).await),
        };
        if actual != digest {
            let refused = Error::DigestMismatch { claimed: digest, actual };
            return Err(registry.over(upload, turn, refused).await);
        }
        registry.keep_blob(grant, &upload, turn, digest).await.map(drop)
    }

    async fn seal(self) -> Result<(Registry, Upload, Arc<Turn>), Error> {
        let Self { registry, mut upload, writer, turn, .. } = self;
        if turn.over() {
            return Err(registry.turn_over(&turn).await);
        }
        match writer.seal().await {
            Ok(hasher) => upload.bytes = i64::try_from(hasher.bytes()).unwrap_or(i64::MAX),
            Err(error) => return Err(registry.over(upload, turn, error.into()).await),
        }
        Ok((registry, upload, turn))
    }

    /// The row, to note parts in.
    pub(super) fn upload_mut(&mut self) -> &mut Upload {
        &mut self.upload
    }
}
