//! One request's turn at an upload.

use futures_util::StreamExt;
use iam::Grant;
use oci::{Algorithm, Digest, HASH_STATE_VERSION, Hasher, SavedHash};
use store::blobs::{BlobError, Generation, Writer};
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::{Body, Turn, generation};
use crate::{Error, Registry};

/// How many bytes may come before the hash state is saved again.
const SAVE_EVERY: u64 = 64 << 20;

/// An upload with its object open for writing.
pub(super) struct Session<'a> {
    registry: &'a Registry,
    upload: Upload,
    object: Generation,
    writer: Writer,
}

impl Registry {
    /// Opens the upload for one request, whose bytes must begin where the upload ends.
    pub(super) async fn open_session<'a>(
        &'a self,
        grant: &Grant,
        id: &str,
        turn: &Turn<'_>,
        start: Option<u64>,
        sha512: bool,
    ) -> Result<Session<'a>, Error> {
        let upload = self.upload(grant, id).await?;
        let offset = u64::try_from(upload.bytes).unwrap_or(0);
        turn.at(offset);
        if start.is_some_and(|start| start != offset) {
            return Err(Error::OutOfOrder { id: id.to_owned(), offset });
        }
        let object = generation(&upload)?;
        let hasher = self.restore_hash(&upload, &object, sha512).await?;
        let writer = if offset == 0 {
            match self.inner.blobs.create(&object, hasher.clone()).await {
                // An earlier request made the object and was cut off before its first save.
                Err(BlobError::Exists(_)) => self.inner.blobs.resume(&object, hasher).await,
                created => created,
            }
        } else {
            self.inner.blobs.resume(&object, hasher).await
        };
        match writer {
            Ok(writer) => Ok(Session { registry: self, upload, object, writer }),
            Err(BlobError::Missing | BlobError::Damaged(_)) => Err(Error::UploadMissing(id.to_owned())),
            Err(error) => Err(error.into()),
        }
    }

    /// The running hash at the upload's end. After another boot, or by another version of the hash, the bytes
    /// are read again and must give the saved state: a power cut may have left holes.
    async fn restore_hash(
        &self,
        upload: &Upload,
        object: &Generation,
        sha512: bool,
    ) -> Result<Hasher, Error> {
        let bytes = u64::try_from(upload.bytes).unwrap_or(0);
        if bytes == 0 {
            return Ok(Hasher::new(sha512 || upload.sha512_state.is_some()));
        }
        let saved =
            SavedHash { sha256: upload.sha256_state.clone(), sha512: upload.sha512_state.clone(), bytes };
        let same_boot = upload.boot_id == self.inner.boot_id && !upload.boot_id.is_empty();
        if same_boot && upload.hash_version == HASH_STATE_VERSION {
            return Hasher::restore(&saved).map_err(Error::broken);
        }
        let again = self.inner.blobs.rehash(object, bytes, saved.sha512.is_some()).await;
        match again {
            Ok(hasher) if upload.hash_version != HASH_STATE_VERSION || hasher.save() == saved => Ok(hasher),
            _ => Err(Error::UploadMissing(upload.id.clone())),
        }
    }
}

impl Session<'_> {
    /// Writes the whole body. If it breaks off, what came is kept for the next request.
    pub(super) async fn receive(&mut self, mut body: Body) -> Result<(), Error> {
        let limit = self.registry.inner.options.layer_bytes;
        let mut unsaved = 0;
        while let Some(chunk) = body.next().await {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    self.save().await?;
                    return Err(Error::BodyBroken(error.0));
                }
            };
            unsaved += chunk.len() as u64;
            self.writer.write(chunk).await?;
            if unsaved >= SAVE_EVERY {
                self.save().await?;
                unsaved = 0;
            }
            if self.writer.hasher().bytes() > limit {
                return Err(Error::LayerTooLarge { limit });
            }
        }
        Ok(())
    }

    /// The digest of all bytes so far. An algorithm that nobody named before the first byte costs one reading.
    pub(super) async fn digest(&self, algorithm: Algorithm) -> Result<Digest, Error> {
        let hasher = self.writer.hasher();
        match (algorithm, hasher.sha512()) {
            (Algorithm::Sha256, _) => Ok(hasher.sha256()),
            (Algorithm::Sha512, Some(digest)) => Ok(digest),
            (Algorithm::Sha512, None) => {
                let bytes = hasher.bytes();
                let again = self.registry.inner.blobs.rehash(&self.object, bytes, true).await?;
                again.sha512().ok_or_else(|| Error::broken("a reading with SHA-512 gave none"))
            }
        }
    }

    /// The row, to note parts in.
    pub(super) fn upload_mut(&mut self) -> &mut Upload {
        &mut self.upload
    }

    async fn save(&mut self) -> Result<(), Error> {
        let saved = self.writer.hasher().save();
        self.registry.save_progress(&mut self.upload, saved).await
    }

    /// Hands the bytes to the kernel and saves the state: both survive a crash of the process.
    pub(super) async fn pause(mut self) -> Result<Upload, Error> {
        let saved = self.writer.pause().await?.save();
        self.registry.save_progress(&mut self.upload, saved).await?;
        Ok(self.upload)
    }

    /// Makes the bytes durable, for the blob that they are about to become.
    pub(super) async fn seal(mut self) -> Result<Upload, Error> {
        let hasher = self.writer.seal().await?;
        self.upload.bytes = i64::try_from(hasher.bytes()).unwrap_or(i64::MAX);
        Ok(self.upload)
    }
}

impl Registry {
    async fn save_progress(&self, upload: &mut Upload, saved: SavedHash) -> Result<(), Error> {
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
        if there { Ok(()) } else { Err(Error::UploadMissing(upload.id.clone())) }
    }
}
