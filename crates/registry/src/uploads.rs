//! Uploads: bytes arrive, are hashed as they come, and become a blob without being read again.

mod ending;
mod keep;
mod parts;
mod progress;
mod session;
mod turn;

use std::pin::Pin;

use bytes::Bytes;
use futures_util::Stream;
use iam::Grant;
use oci::{Algorithm, Digest, HASH_STATE_VERSION, Hasher};
use store::blobs::Generation;
use store::meta::upload::{self, Upload};
use store::{Committed, Tx};

pub(crate) use turn::Turns;

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
        let place = Place::of(grant)?;
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
            created_at: 0,
            active_at: 0,
            resume: String::new(),
            turn: String::new(),
            turn_until: 0,
            ended: String::new(),
        };
        let (id, limit) = (new.id.clone(), self.inner.options.quotas.uploads_per_principal);
        // The intent needs no sync of its own: an object whose intent a power cut took has neither upload nor
        // blob row, and the next durable commit writes the intent before any row that would keep the object. The same
        // goes for a standby that takes over without it.
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let repository_id = place.repository(tx).await?.id;
                let now = tx.now();
                let since = now.saturating_sub(ACTIVE_MICROS);
                if limit > 0 && upload::count_active(tx, &new.principal, since, limit).await? >= limit {
                    return Err(Error::TooManyUploads { limit });
                }
                let new = Upload { repository_id, created_at: now, active_at: now, ..new.clone() };
                upload::insert(tx, &new).await?;
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
        Ok(UploadStatus { offset: turn::offset(&upload), id: upload.id })
    }

    /// Appends a body. `start` is the offset at which the caller believes it begins, if it says so.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::OutOfOrder`], [`Error::UploadBusy`]; [`Error::BodyBroken`], after which
    /// the bytes that came are kept; [`Error::LayerTooLarge`] and [`Error::Full`], after which the upload is over.
    pub async fn append(
        &self,
        grant: &Grant,
        id: &str,
        start: Option<u64>,
        body: Body,
    ) -> Result<UploadStatus, Error> {
        let session = self.open_session(grant, id, start, false).await?;
        let upload = session.receive(body).await?.pause().await?;
        Ok(UploadStatus { offset: turn::offset(&upload), id: upload.id })
    }

    /// Appends the last bytes, checks the content against `digest`, and links the blob to the repository. Pushing
    /// a blob that is there already succeeds, and so does asking again, of any process, for what was done.
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
    ) -> Result<(), Error> {
        let sha512 = digest.algorithm() == Algorithm::Sha512;
        let session = match self.open_session(grant, id, start, sha512).await {
            Err(Error::UploadMissing(_)) if self.finished(grant, id, digest).await? => return Ok(()),
            opened => opened?,
        };
        session.receive(body).await?.finish(grant.clone(), digest).await
    }

    /// Whether this upload became that blob, and the repository still has it: then it keeps it for a lease again. That is
    /// written in any case. The rows may be from a commit that no standby has confirmed, and this one comes after it.
    async fn finished(&self, grant: &Grant, id: &str, digest: Digest) -> Result<bool, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let repository = place.repository(&mut db).await?;
        let text = digest.to_string();
        match upload::find(&mut db, id).await? {
            Some(it) if it.repository_id == repository.id && it.ended == text => {
                Ok(!self.keep_links(&place, repository.id, vec![text]).await?.is_empty())
            }
            _ => Ok(false),
        }
    }

    async fn upload(&self, grant: &Grant, id: &str) -> Result<Upload, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        match upload::find(&mut db, id).await? {
            Some(it) if it.repository_id == repository.id && it.ended.is_empty() => Ok(it),
            _ => Err(Error::UploadMissing(id.to_owned())),
        }
    }
}

fn generation(upload: &Upload) -> Result<Generation, Error> {
    Generation::parse(&upload.generation)
        .ok_or_else(|| Error::broken(format!("upload {} has generation '{}'", upload.id, upload.generation)))
}
