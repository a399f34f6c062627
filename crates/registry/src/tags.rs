//! Tags and repositories as `/v2` lists them.

use iam::Grant;
use oci::Tag;
use store::meta::tag;
use store::{Change, Committed, Tx};

use crate::{Error, ImageStatus, Page, Place, Registry, one_more};

impl Registry {
    /// Up to `limit` tags of the repository that the grant names, after `last` in the specification's order,
    /// which ignores case first, but for those of images in the archive. `last` need not exist.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn tags(&self, grant: &Grant, last: &str, limit: usize) -> Result<Page<String>, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let rows = tag::in_order(&mut db, repository.id, ImageStatus::Active, last, one_more(limit)).await?;
        Ok(Page::cut(rows.into_iter().map(|tag| tag.name).collect(), limit))
    }

    /// Deletes a tag and nothing else: the image that it names stays, if need be without a tag.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`].
    pub async fn delete_tag(&self, grant: &Grant, name: &Tag) -> Result<(), Error> {
        let (place, name) = (Place::of(grant)?, name.to_string());
        self.inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let repository = place.repository_locked(tx).await?;
                if tag::find(tx, repository.id, &name).await?.is_none() {
                    return Err(Error::ImageMissing { digest: None, tag: Some(name.clone()) });
                }
                let change = Change::ImagesDeleted {
                    repository_id: repository.id,
                    tags: vec![name.clone()],
                    digests: Vec::new(),
                    at: tx.now(),
                };
                Ok(tx.commit(change, ()).await?)
            })
            .await
    }
}
