//! Uploads: bytes arrive, are hashed as they come, and become a blob without being read again.

mod parts;
mod session;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use futures_util::Stream;
use iam::Grant;
use oci::{Algorithm, Digest, HASH_STATE_VERSION, Hasher};
use store::blobs::Generation;
use store::meta::blob::{self, Blob, Link};
use store::meta::upload::{self, Upload};
use store::{Change, Committed, StoreError, Tx};

use crate::{Error, Place, Registry};

/// The part size that InitiateLayerUpload recommends, in bytes (ECR's value).
pub const PART_SIZE: u64 = 10 << 20;
/// Uploads count against their principal while active within this time, in microseconds.
const ACTIVE_MICROS: i64 = 600_000_000;

/// The bytes of a request.
pub type Body = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>>;

/// Why a request's body ended before its end.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BodyError(pub String);

/// An upload as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadStatus {
    /// A UUID.
    pub id: String,
    /// Bytes that the registry holds.
    pub offset: u64,
}

/// Uploads that a request of this process writes to now, with the bytes they held before.
#[derive(Debug, Default)]
pub(crate) struct Busy(Mutex<HashMap<String, u64>>);

/// Keeps other requests off an upload until dropped.
struct Turn<'a> {
    busy: &'a Busy,
    id: &'a str,
}

impl Busy {
    fn take<'a>(&'a self, id: &'a str) -> Result<Turn<'a>, Error> {
        let mut busy = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(offset) = busy.get(id) {
            return Err(Error::UploadBusy { offset: *offset });
        }
        busy.insert(id.to_owned(), 0);
        Ok(Turn { busy: self, id })
    }
}

impl Turn<'_> {
    fn at(&self, offset: u64) {
        let mut busy = self.busy.0.lock().unwrap_or_else(PoisonError::into_inner);
        busy.insert(self.id.to_owned(), offset);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.busy.0.lock().unwrap_or_else(PoisonError::into_inner).remove(self.id);
    }
}

impl Registry {
    /// Begins an upload into the repository that the grant names. `algorithm` is the one that the final digest
    /// will have, if the client says so now: SHA-512 is then hashed as the bytes come.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::TooManyUploads`].
    pub async fn begin_upload(
        &self,
        grant: &Grant,
        algorithm: Option<Algorithm>,
    ) -> Result<UploadStatus, Error> {
        let (place, now) = (Place::of(grant)?, self.now());
        let saved = Hasher::new(algorithm == Some(Algorithm::Sha512)).save();
        let new = Upload {
            id: self.inner.world.chance.uuid().to_string(),
            repository_id: 0,
            principal: grant.principal().arn(),
            generation: Generation::fresh(&self.inner.world.chance).to_string(),
            bytes: 0,
            sha256_state: saved.sha256,
            sha512_state: saved.sha512,
            hash_version: HASH_STATE_VERSION.to_owned(),
            boot_id: self.inner.boot_id.clone(),
            parts: 0,
            smallest_part: i64::MAX,
            last_part: 0,
            created_at: now,
            active_at: now,
        };
        let (id, limit) = (new.id.clone(), self.inner.options.uploads_per_principal);
        // The intent needs no sync of its own: an object whose intent a power cut took has neither upload nor
        // blob row, and the next durable commit writes the intent before any row that would keep the object.
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let repository_id = place.repository(tx).await?.id;
                let active = upload::count_active(tx, &new.principal, now - ACTIVE_MICROS).await?;
                if limit > 0 && u64::try_from(active).unwrap_or(0) >= limit {
                    return Err(Error::TooManyUploads { limit });
                }
                upload::insert(tx, &Upload { repository_id, ..new.clone() }).await?;
                Ok(tx.commit_upkeep(()).await?)
            })
            .await?;
        Ok(UploadStatus { id, offset: 0 })
    }

    /// How far an upload has come.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::UploadMissing`].
    pub async fn upload_status(&self, grant: &Grant, id: &str) -> Result<UploadStatus, Error> {
        let upload = self.upload(grant, id).await?;
        Ok(UploadStatus { id: upload.id, offset: u64::try_from(upload.bytes).unwrap_or(0) })
    }

    /// Appends a body. `start` is the offset at which the caller believes it begins, if it says so.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::OutOfOrder`], [`Error::UploadBusy`], [`Error::LayerTooLarge`], and
    /// [`Error::BodyBroken`], after which the bytes that came are kept.
    pub async fn append(
        &self,
        grant: &Grant,
        id: &str,
        start: Option<u64>,
        body: Body,
    ) -> Result<UploadStatus, Error> {
        let turn = self.inner.busy.take(id)?;
        let mut session = self.open_session(grant, id, &turn, start, false).await?;
        session.receive(body).await?;
        let upload = session.pause().await?;
        Ok(UploadStatus { id: upload.id, offset: u64::try_from(upload.bytes).unwrap_or(0) })
    }

    /// Appends the last bytes, checks the content against `digest`, and links the blob to the repository.
    /// Answers the blob's size. Pushing a blob that is there already succeeds.
    ///
    /// # Errors
    /// Those of [`Registry::append`], and [`Error::DigestMismatch`], after which the upload goes on.
    pub async fn finish_upload(
        &self,
        grant: &Grant,
        id: &str,
        start: Option<u64>,
        body: Body,
        digest: Digest,
    ) -> Result<u64, Error> {
        let turn = self.inner.busy.take(id)?;
        let sha512 = digest.algorithm() == Algorithm::Sha512;
        let mut session = self.open_session(grant, id, &turn, start, sha512).await?;
        session.receive(body).await?;
        let actual = session.digest(digest.algorithm()).await?;
        if actual != digest {
            session.pause().await?;
            return Err(Error::DigestMismatch { claimed: digest, actual });
        }
        let upload = session.seal().await?;
        let (size, _) = self.keep_blob(grant, upload, digest).await?;
        Ok(size)
    }

    /// Ends an upload and drops its bytes.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::UploadBusy`].
    pub async fn cancel_upload(&self, grant: &Grant, id: &str) -> Result<(), Error> {
        let _turn = self.inner.busy.take(id)?;
        let upload = self.upload(grant, id).await?;
        self.drop_upload(&upload).await
    }

    /// Ends uploads that have been idle for longer than they may; answers how many.
    pub async fn expire_uploads(&self) -> Result<usize, Error> {
        let before = self.now() - self.inner.options.upload_idle_seconds * 1_000_000;
        let idle = upload::idle(&mut &self.inner.db, before, 100).await?;
        let mut ended = 0;
        for upload in &idle {
            if let Ok(_turn) = self.inner.busy.take(&upload.id) {
                self.drop_upload(upload).await?;
                ended += 1;
            }
        }
        Ok(ended)
    }

    async fn upload(&self, grant: &Grant, id: &str) -> Result<Upload, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        match upload::find(&mut db, id).await? {
            Some(upload) if upload.repository_id == repository.id => Ok(upload),
            _ => Err(Error::UploadMissing(id.to_owned())),
        }
    }

    /// Removes the object first: as long as the row stands, the object has an owner.
    async fn drop_upload(&self, upload: &Upload) -> Result<(), Error> {
        self.inner.blobs.delete(&generation(upload)?).await?;
        let id = upload.id.clone();
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                upload::delete(tx, &id).await?;
                tx.commit_upkeep(()).await
            })
            .await?;
        Ok(())
    }

    /// Turns a sealed upload into the repository's blob. Answers its size, and whether the repository had it.
    async fn keep_blob(&self, grant: &Grant, upload: Upload, digest: Digest) -> Result<(u64, bool), Error> {
        let place = Place::of(grant)?;
        let (size, object) = (upload.bytes, generation(&upload)?);
        let (kept, existed) = self
            .inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<(bool, bool)>, Error> {
                let repository = place.repository(tx).await?;
                if !upload::delete(tx, &upload.id).await? {
                    return Err(Error::UploadMissing(upload.id.clone()));
                }
                let (text, now) = (digest.to_string(), tx.now());
                let existed = blob::link(tx, repository.id, &text).await?.is_some();
                let domain = (place.account.as_str(), place.region.as_str(), "");
                let found = blob::by_digest(tx, &text, domain).await?;
                if existed {
                    return Ok(tx.commit_upkeep((false, true)).await?);
                }
                let generation = found.as_ref().map_or(&upload.generation, |blob| &blob.generation);
                let link = Link {
                    repository_id: repository.id,
                    digest: text.clone(),
                    generation: generation.clone(),
                    size,
                    linked_at: now,
                };
                let blob = found.is_none().then(|| Blob {
                    generation: upload.generation.clone(),
                    digest: text,
                    account: place.account.clone(),
                    region: place.region.clone(),
                    encryption_key: String::new(),
                    size,
                    stored_size: size,
                    format: 1,
                    created_at: now,
                });
                let kept = blob.is_some();
                Ok(tx.commit(Change::BlobLinked { blob, link }, (kept, existed)).await?)
            })
            .await?;
        if !kept {
            // The content was there under another generation; no row names this one any more.
            self.inner.blobs.delete(&object).await?;
        }
        Ok((u64::try_from(size).unwrap_or(0), existed))
    }
}

fn generation(upload: &Upload) -> Result<Generation, Error> {
    Generation::parse(&upload.generation)
        .ok_or_else(|| Error::broken(format!("upload {} has generation '{}'", upload.id, upload.generation)))
}
