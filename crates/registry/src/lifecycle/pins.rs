//! Pins: tags and digests whose images no lifecycle rule touches. Berth's own; ECR has none.

use iam::Grant;
use oci::Reference;
pub use store::meta::pin::Pin;
use store::meta::{manifest, pin as rows, tag};
use store::{Change, Committed, Tx};

use crate::{Error, Page, Place, Registry, one_more};

impl Registry {
    /// Pins a tag or digest of the repository that the grant names. A pinned tag protects whatever image has it.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`].
    pub async fn pin_image(&self, grant: &Grant, reference: &Reference) -> Result<(), Error> {
        let (place, reference) = (Place::of(grant)?, reference.clone());
        let pin = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            let text = reference.to_string();
            let (there, digest, name) = match &reference {
                Reference::Tag(_) => {
                    (tag::find(tx, repository_id, &text).await?.is_some(), None, Some(text.clone()))
                }
                Reference::Digest(_) => {
                    (manifest::find(tx, repository_id, &text).await?.is_some(), Some(text.clone()), None)
                }
            };
            if !there {
                return Err(Error::ImageMissing { digest, tag: name });
            }
            let pinned_at = Some(tx.now());
            Ok(tx.commit(Change::PinSet { repository_id, reference: text, pinned_at }, ()).await?)
        };
        self.inner.db.write(pin).await
    }

    /// Takes the pin off a tag or digest of the repository that the grant names; answers whether there was one.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn unpin_image(&self, grant: &Grant, reference: &Reference) -> Result<bool, Error> {
        let (place, reference) = (Place::of(grant)?, reference.to_string());
        let unpin = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            if rows::find(tx, repository_id, &reference).await?.is_none() {
                return Ok(tx.keep_nothing(false));
            }
            let reference = reference.clone();
            Ok(tx.commit(Change::PinSet { repository_id, reference, pinned_at: None }, true).await?)
        };
        self.inner.db.write(unpin).await
    }

    /// Up to `limit` pins of the repository that the grant names whose reference is above `after`, by reference.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn pins(&self, grant: &Grant, after: &str, limit: usize) -> Result<Page<Pin>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        Ok(Page::cut(rows::page(&mut db, repository.id, after, one_more(limit)).await?, limit))
    }
}
