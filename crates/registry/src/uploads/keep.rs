//! The one transaction that turns an upload into a blob.

use iam::Grant;
use oci::Digest;
use store::meta::blob::{self, Blob, Link};
use store::meta::repository::Repository;
use store::meta::upload::{self, Upload};
use store::{Change, Committed, Tx};

use crate::{Error, Place, Registry};

/// What became of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// Its object is the blob now.
    New,
    /// Another object holds the same content, and the repository is linked to that one.
    Linked,
    /// The repository had the blob already.
    Known,
}

impl Registry {
    /// Turns a sealed upload into the repository's blob.
    pub(super) async fn keep_blob(
        &self,
        grant: &Grant,
        upload: &Upload,
        digest: Digest,
    ) -> Result<Kept, Error> {
        let (place, row) = (Place::of(grant)?, upload.clone());
        let kept = self
            .inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<Kept>, Error> {
                let repository = place.repository(tx).await?;
                keep(tx, &place, &repository, &row, digest).await
            })
            .await?;
        if kept != Kept::New {
            // No row but the upload's names the object; it owns it until it is gone.
            self.give_up(upload).await;
        }
        Ok(kept)
    }
}

async fn keep(
    tx: &mut Tx<'_>,
    place: &Place,
    repository: &Repository,
    upload: &Upload,
    digest: Digest,
) -> Result<Committed<Kept>, Error> {
    let text = digest.to_string();
    if repository.id != upload.repository_id {
        return Err(Error::UploadMissing(upload.id.clone()));
    }
    if blob::link(tx, repository.id, &text).await?.is_some() {
        return Ok(tx.keep_nothing(Kept::Known));
    }
    let mut link = Link {
        repository_id: repository.id,
        digest: text.clone(),
        generation: upload.generation.clone(),
        size: upload.bytes,
        linked_at: tx.now(),
    };
    if let Some(twin) = blob::by_digest(tx, &text, (&place.account, &place.region, "")).await? {
        link.generation = twin.generation;
        return Ok(tx.commit(Change::BlobLinked { blob: None, link }, Kept::Linked).await?);
    }
    if !upload::delete(tx, &upload.id).await? {
        return Err(Error::UploadMissing(upload.id.clone()));
    }
    let blob = Blob {
        generation: upload.generation.clone(),
        digest: text,
        account: place.account.clone(),
        region: place.region.clone(),
        encryption_key: String::new(),
        size: upload.bytes,
        stored_size: upload.bytes,
        format: 1,
        created_at: tx.now(),
    };
    Ok(tx.commit(Change::BlobLinked { blob: Some(blob), link }, Kept::New).await?)
}
