//! The API's form of an upload: numbered parts, completed by a list of digests.

use bytes::Bytes;
use futures_util::stream;
use iam::Grant;
use oci::{Algorithm, Digest};
use store::meta::upload::Upload;

use super::keep::Kept;
use crate::to_its_end::to_its_end;
use crate::{Error, Registry};

/// The least length of a part that another one follows (ECR's rule).
const SMALLEST_PART: i64 = 5 << 20;

impl Registry {
    /// Appends one part, whose first byte the caller says stands at `first`; answers the offset of the last
    /// byte received (UploadLayerPart).
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::OutOfOrder`], [`Error::UploadBusy`], [`Error::QuotaExceeded`] for one part too
    /// many, and [`Error::LayerTooLarge`], after which the upload is over.
    pub async fn append_part(&self, grant: &Grant, id: &str, first: u64, part: Bytes) -> Result<u64, Error> {
        let length = i64::try_from(part.len()).unwrap_or(i64::MAX);
        let mut session = self.open_session(grant, id, Some(first), false).await?;
        let limit = self.inner.options.quotas.parts_per_upload;
        if limit > 0 && u64::try_from(session.upload_mut().parts).unwrap_or(0) >= limit {
            session.leave().await?;
            return Err(Error::QuotaExceeded { what: "parts of an upload", limit });
        }
        let mut session = session.receive(Box::pin(stream::iter([Ok(part)]))).await?;
        let upload = session.upload_mut();
        // A part without a byte is none.
        if length > 0 {
            if upload.parts > 0 {
                upload.smallest_part = upload.smallest_part.min(upload.last_part);
            }
            (upload.parts, upload.last_part) = (upload.parts + 1, length);
        }
        let upload = session.pause().await?;
        Ok(u64::try_from(upload.bytes).unwrap_or(0).saturating_sub(1))
    }

    /// Checks the content against the SHA-256 digest among `digests` and links the blob to the repository;
    /// answers its SHA-256 digest (CompleteLayerUpload). Digests of other algorithms are hints.
    ///
    /// # Errors
    /// [`Error::UploadMissing`], [`Error::UploadBusy`], [`Error::UploadEmpty`], [`Error::PartTooSmall`],
    /// [`Error::DigestMismatch`], and [`Error::BlobExists`], after which the upload is over.
    pub async fn complete_parts(&self, grant: &Grant, id: &str, digests: &[Digest]) -> Result<Digest, Error> {
        let mut session = self.open_session(grant, id, None, false).await?;
        let actual = session.sha256();
        if let Some(refusal) = refusal(session.upload_mut(), digests, actual) {
            session.leave().await?;
            return Err(refusal);
        }
        let grant = grant.clone();
        match to_its_end(async move { session.keep(&grant, actual).await }).await? {
            Kept::New | Kept::Linked => Ok(actual),
            Kept::Known => Err(Error::BlobExists(actual)),
        }
    }
}

/// Why the parts can't be completed.
fn refusal(upload: &Upload, digests: &[Digest], actual: Digest) -> Option<Error> {
    if upload.bytes == 0 {
        return Some(Error::UploadEmpty(upload.id.clone()));
    }
    if upload.smallest_part < SMALLEST_PART {
        return Some(Error::PartTooSmall);
    }
    let claimed = digests.iter().find(|digest| digest.algorithm() == Algorithm::Sha256);
    let claimed = claimed.filter(|claimed| **claimed != actual)?;
    Some(Error::DigestMismatch { claimed: *claimed, actual })
}
