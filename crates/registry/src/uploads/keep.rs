//! The one transaction that turns an upload into a blob.

use std::sync::Arc;

use iam::Grant;
use oci::Digest;
use store::meta::blob::{self, Blob, Link};
use store::meta::lost_object;
use store::meta::repository::Repository;
use store::meta::upload::{self, Upload};
use store::{Change, Committed, Tx};

use super::turn::Turn;
use crate::promise::promise;
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
        turn: Arc<Turn>,
        digest: Digest,
    ) -> Result<Kept, Error> {
        let (place, row, token) = (Place::of(grant)?, upload.clone(), turn.token().to_owned());
        let lease = self.inner.options.lease_micros();
        let kept = self
            .inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<Option<Kept>>, Error> {
                let repository = place.repository_shared(tx).await?;
                promise(tx, lease, repository.id, &digest.to_string()).await?;
                keep(tx, &place, &repository, &row, &token, digest).await
            })
            .await;
        match kept {
            Ok(Some(kept)) => {
                turn.ended();
                if kept != Kept::New {
                    self.remove_spare(upload).await;
                }
                Ok(kept)
            }
            Ok(None) => Err(self.turn_over(&turn).await),
            Err(error) => {
                if matches!(error, Error::Unavailable(_)) && turn.token().is_empty() {
                    // The commit failed, and what the disk holds of it is unknown. If it is there after all, the
                    // object is a blob's, and must not be cut or removed; the next start will see. Where turns
                    // stand in rows, whoever has the next one sees.
                    std::mem::forget(turn);
                }
                Err(error)
            }
        }
    }
}

/// None if the turn is over, and nothing was done.
async fn keep(
    tx: &mut Tx<'_>,
    place: &Place,
    repository: &Repository,
    upload: &Upload,
    turn: &str,
    digest: Digest,
) -> Result<Committed<Option<Kept>>, Error> {
    let text = digest.to_string();
    if repository.id != upload.repository_id {
        return Err(Error::UploadMissing(upload.id.clone()));
    }
    let domain = (place.account.as_str(), place.region.as_str(), "");
    let known = blob::whole::link_shared(tx, repository.id, &text).await?.is_some();
    let lost = match known {
        true => None,
        false => lost_object::lock(tx, &text, domain).await?,
    };
    let twin = match known || lost.is_some() {
        true => None,
        false => blob::by_digest_shared(tx, &text, domain).await?,
    };
    if !upload::finish(tx, upload, turn, &text, known || twin.is_some()).await? {
        return Ok(tx.keep_nothing(None));
    }
    if known {
        return Ok(tx.commit_upkeep(Some(Kept::Known)).await?);
    }
    let mut link = Link {
        repository_id: repository.id,
        digest: text.clone(),
        generation: upload.generation.clone(),
        size: upload.bytes,
        linked_at: tx.now(),
    };
    if let Some(twin) = twin {
        link.generation = twin.generation;
        return Ok(tx.commit(Change::BlobLinked { blob: None, link }, Some(Kept::Linked)).await?);
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
    let Some(lost) = lost else {
        return Ok(tx.commit(Change::BlobLinked { blob: Some(blob), link }, Some(Kept::New)).await?);
    };
    let healed = tx.commit(Change::BlobReplaced { lost: lost.generation, blob }, Some(Kept::New)).await?;
    if blob::link(tx, repository.id, &link.digest).await?.is_some() {
        return Ok(healed);
    }
    Ok(tx.commit(Change::BlobLinked { blob: None, link }, Some(Kept::New)).await?)
}
