//! The trash: what was deleted, and how it comes back or goes sooner.

mod restore;

use iam::Grant;
use oci::Digest;
use store::meta::repository as repository_rows;
pub use store::meta::repository::DeletedRepository;
use store::meta::trash;
use store::{Change, Committed, Tx};

use self::restore::restore_image;
use crate::collector::{AT_ONCE, Collected};
use crate::promise::micros;
use crate::to_its_end::to_its_end;
use crate::{Error, Page, Place, Registry, RepositoryDetail, one_more};

/// An image in the trash of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedImage {
    /// Its digest.
    pub digest: String,
    /// The media type that it was served with.
    pub media_type: String,
    /// AWS's `imageSizeInBytes`.
    pub size: i64,
    /// The tags that went with it.
    pub tags: Vec<String>,
    /// In microseconds.
    pub deleted_at: i64,
    /// From when on it can't be restored any more, in microseconds.
    pub purged_from: i64,
}

/// What came back from the trash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The image, images that it needed, and those that refer to it.
    pub digests: Vec<String>,
    /// Tags that came back.
    pub tags: Vec<String>,
    /// Tags that did not, as they name other images by now.
    pub taken: Vec<String>,
}

impl Registry {
    /// Up to `limit` images in the trash of the repository that the grant names, with digests above `after`.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn trashed_images(
        &self,
        grant: &Grant,
        after: &str,
        limit: usize,
    ) -> Result<Page<TrashedImage>, Error> {
        let (mut db, window) = (&self.inner.db, micros(self.inner.options.undelete_seconds));
        let id = Place::of(grant)?.repository(&mut db).await?.id;
        let mut images = Vec::new();
        for row in trash::images(&mut db, id, after, one_more(limit)).await? {
            images.push(TrashedImage {
                tags: trash::tags_with(&mut db, id, &row.digest, row.deleted_at).await?,
                digest: row.digest,
                media_type: row.media_type,
                size: row.image_size,
                deleted_at: row.deleted_at,
                purged_from: row.deleted_at.saturating_add(window),
            });
        }
        Ok(Page::cut(images, limit))
    }

    /// Up to `limit` deleted repositories of the grant's registry after a name and a time of deletion, in that order.
    pub async fn trashed_repositories(
        &self,
        grant: &Grant,
        (name, deleted_at): (&str, i64),
        limit: usize,
    ) -> Result<Page<DeletedRepository>, Error> {
        let (account, region) = (grant.account(), grant.region());
        let place = (account.as_str(), region.as_str());
        let db = &mut &self.inner.db;
        let rows = repository_rows::deleted(db, place, (name, deleted_at), one_more(limit)).await?;
        Ok(Page::cut(rows, limit))
    }

    /// Brings an image back, with the tags that went with it and what it needs; and what refers to it that went with it or
    /// later, up to a thousand, but for what lacks something by now.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; [`Error::ImageMissing`] if the trash does not hold it; [`Error::ChildrenMissing`]
    /// or [`Error::LayersMissing`] if something that it names is gone for good; [`Error::QuotaExceeded`].
    pub async fn restore_image(&self, grant: &Grant, digest: &Digest) -> Result<Restored, Error> {
        let (registry, place, digest) = (self.clone(), Place::of(grant)?, digest.to_string());
        let restore = async move |tx: &mut Tx<'_>| restore_image(tx, &registry, &place, &digest).await;
        self.inner.db.write(restore).await
    }

    /// Brings back the repository of this name that was deleted last, with all that it held.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`] if the trash holds none; [`Error::RepositoryExists`] if there is a new one;
    /// [`Error::QuotaExceeded`].
    pub async fn restore_repository(&self, grant: &Grant) -> Result<RepositoryDetail, Error> {
        let (registry, place, home) = (self.clone(), Place::of(grant)?, self.registry_to_write(grant));
        let restore = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let (home, inner) = (home.of(tx).await?, &registry.inner);
            inner.options.quotas.check_repositories(tx, &inner.counts, home.id).await?;
            restore_repository(tx, &place).await
        };
        self.inner.db.write(restore).await?;
        self.repository(grant).await
    }

    /// Empties the trash of the repository that the grant names, and lets go of repositories of that name that were
    /// deleted: none of it can be restored any more. Answers how many rows went.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`] if there is no such repository, and the trash holds none.
    pub async fn purge_trash(&self, grant: &Grant) -> Result<u64, Error> {
        let (registry, place) = (self.clone(), Place::of(grant)?);
        to_its_end(async move { registry.purge_place(&place).await }).await
    }

    /// Empties the trash of the whole deployment. Answers how many rows went.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached.
    pub async fn purge_all_trash(&self) -> Result<u64, Error> {
        let registry = self.clone();
        to_its_end(async move {
            let (before, mut purged) = (registry.database_time().await?, 0);
            loop {
                let mut done = Collected::default();
                registry.purge_round(before, &mut done).await?;
                purged += done.purged;
                if done.purged == 0 || done.failed > 0 {
                    return Ok(purged);
                }
            }
        })
        .await
    }

    async fn purge_place(&self, place: &Place) -> Result<u64, Error> {
        let (before, mut purged, mut db) = (self.database_time().await?, 0, &self.inner.db);
        let living = repository_rows::find(&mut db, &place.account, &place.region, &place.name).await?;
        if let Some(repository) = &living {
            loop {
                let items = trash::of_repository(&mut db, repository.id, AT_ONCE / 3).await?;
                let gone = self.purge_items(items, before).await?;
                purged += gone;
                if gone == 0 {
                    break;
                }
            }
        }
        let (within, mut after) = ((place.account.as_str(), place.region.as_str()), i64::MIN);
        loop {
            let found = repository_rows::deleted(&mut db, within, (&place.name, after), 1).await?;
            let Some(buried) = found.into_iter().find(|buried| buried.name == place.name) else { break };
            after = buried.deleted_at;
            purged += self.purge_repository(buried.id, before).await?;
        }
        if living.is_none() && purged == 0 { Err(place.repository_missing()) } else { Ok(purged) }
    }
}

async fn restore_repository(tx: &mut Tx<'_>, place: &Place) -> Result<Committed<()>, Error> {
    if repository_rows::find(tx, &place.account, &place.region, &place.name).await?.is_some() {
        return Err(Error::RepositoryExists { name: place.name.clone(), account: place.account.clone() });
    }
    let Some(buried) = repository_rows::newest_deleted(tx, place.key()).await? else {
        return Err(place.repository_missing());
    };
    Ok(tx.commit(Change::RepositoryRestored { repository_id: buried.id }, ()).await?)
}
