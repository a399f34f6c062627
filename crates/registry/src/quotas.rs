//! How much a registry may hold, and how the rules find out without counting at each step.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use moka::sync::Cache;
use store::Tx;
use store::meta::{repository, size, tag};

use crate::Error;

/// A process uses up one of so many parts of what is left of a quota before it counts again.
const PARTS: u64 = 64;
/// Where fewer are left, who counts at the same time does so one after the other: more than transactions run at a time, each
/// of which sees nothing of the others.
const FEW: u64 = 1024;

/// What [`Error::QuotaExceeded`] says there are as many of as there may be, where no more images fit.
pub const IMAGES_IN_A_REPOSITORY: &str = "images in a repository";

/// Quotas that an operator may set; 0 is unlimited. The defaults are ECR's where it has one.
#[derive(Clone, Debug)]
pub struct Quotas {
    /// Repositories of one registry.
    pub repositories_per_registry: u64,
    /// Images of one repository.
    pub images_per_repository: u64,
    /// Tags of one image.
    pub tags_per_image: u64,
    /// Repository creation templates of one registry; ECR tells none.
    pub templates_per_registry: u64,
    /// Uploads that one principal may have active within ten minutes; ECR tells none.
    pub uploads_per_principal: u64,
    /// The largest layer, in bytes.
    pub layer_bytes: u64,
    /// Parts of one upload by UploadLayerPart.
    pub parts_per_upload: u64,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            repositories_per_registry: 100_000,
            images_per_repository: 100_000,
            tags_per_image: 1000,
            templates_per_registry: 100,
            uploads_per_principal: 1000,
            layer_bytes: 52_000 << 20,
            parts_per_upload: 4200,
        }
    }
}

/// How far counts were from their quotas, by internal id: where much is left, some of it is used up without counting.
#[derive(Debug)]
pub(crate) struct Counts {
    repositories: Headroom,
    images: Headroom,
}

impl Default for Counts {
    fn default() -> Self {
        Self { repositories: Headroom::new(), images: Headroom::new() }
    }
}

impl Quotas {
    /// Refuses one more repository than the registry may have.
    pub(crate) async fn check_repositories(
        &self,
        tx: &mut Tx<'_>,
        counts: &Counts,
        registry_id: i64,
    ) -> Result<(), Error> {
        let limit = self.repositories_per_registry;
        if limit == 0 || counts.repositories.take(registry_id, 1) {
            return Ok(());
        }
        let mut count = repository::count(tx, registry_id, limit).await?;
        if few_left(count, limit) {
            tx.lock(&format!("quota/repositories/{registry_id}")).await?;
            count = repository::count(tx, registry_id, limit).await?;
        }
        counts.repositories.counted(registry_id, (count, 1), ("repositories in a registry", limit))
    }

    /// Refuses `more` images than the repository may have.
    pub(crate) async fn check_images(
        &self,
        tx: &mut Tx<'_>,
        counts: &Counts,
        (repository_id, more): (i64, usize),
    ) -> Result<(), Error> {
        let limit = self.images_per_repository;
        if limit == 0 || counts.images.take(repository_id, more) {
            return Ok(());
        }
        let mut count = images(tx, repository_id).await?;
        if few_left(count, limit) {
            tx.lock(&format!("quota/images/{repository_id}")).await?;
            count = images(tx, repository_id).await?;
        }
        counts.images.counted(repository_id, (count, more), (IMAGES_IN_A_REPOSITORY, limit))
    }

    /// Refuses `more` tags of an image that is there, if it may not have as many.
    pub(crate) async fn check_tags(
        &self,
        tx: &mut Tx<'_>,
        (repository_id, digest): (i64, &str),
        more: usize,
    ) -> Result<(), Error> {
        let limit = self.tags_per_image;
        if limit == 0 || more == 0 {
            return Ok(());
        }
        tx.lock(&format!("quota/tags/{repository_id}/{digest}")).await?;
        let count = tag::count(tx, repository_id, digest, limit).await?;
        let fits = count.saturating_add(more as u64) <= limit;
        if fits { Ok(()) } else { Err(Error::QuotaExceeded { what: "tags of an image", limit }) }
    }
}

/// Whether so little is left that transactions which count at the same time have to do so one after the other.
fn few_left(count: u64, limit: u64) -> bool {
    limit.saturating_sub(count) < FEW
}

async fn images(tx: &mut Tx<'_>, repository_id: i64) -> Result<u64, Error> {
    Ok(u64::try_from(size::of_repository(tx, repository_id).await?.images).unwrap_or_default())
}

/// What may be added before something is counted anew.
#[derive(Debug)]
struct Headroom(Cache<i64, Arc<AtomicI64>>);

impl Headroom {
    fn new() -> Self {
        Self(Cache::new(10_000))
    }

    /// Whether so many more fit, as was found at the last count.
    fn take(&self, id: i64, more: usize) -> bool {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        self.0.get(&id).is_some_and(|left| left.fetch_sub(more, Relaxed) >= more)
    }

    /// Notes a count, if so many more fit. Other processes add at the same time, so that each takes a small part of what is
    /// left.
    fn counted(
        &self,
        id: i64,
        (count, more): (u64, usize),
        (what, limit): (&'static str, u64),
    ) -> Result<(), Error> {
        let left = limit.saturating_sub(count);
        if left < more as u64 {
            return Err(Error::QuotaExceeded { what, limit });
        }
        let free = i64::try_from((left - more as u64) / PARTS).unwrap_or(i64::MAX);
        self.0.insert(id, Arc::new(AtomicI64::new(free)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_just_added_is_no_longer_free() {
        let room = Headroom::new();
        room.counted(1, (0, 70), ("images in a repository", 70)).unwrap();
        assert!(!room.take(1, 1));
        room.counted(1, (0, 1), ("images in a repository", 1 + 2 * PARTS)).unwrap();
        assert!(room.take(1, 1) && room.take(1, 1) && !room.take(1, 1));
    }
}
