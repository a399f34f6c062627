//! How much a registry may hold, and how the rules find out without counting at each step.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use moka::sync::Cache;
use store::Tx;
use store::meta::{repository, size, tag};

use crate::Error;

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
        if limit == 0 || counts.repositories.take(registry_id) {
            return Ok(());
        }
        let count = repository::count(tx, registry_id, limit).await?;
        counts.repositories.counted(registry_id, count, ("repositories in a registry", limit))
    }

    /// Refuses one more image than the repository may have.
    pub(crate) async fn check_images(
        &self,
        tx: &mut Tx<'_>,
        counts: &Counts,
        repository_id: i64,
    ) -> Result<(), Error> {
        let limit = self.images_per_repository;
        if limit == 0 || counts.images.take(repository_id) {
            return Ok(());
        }
        let count = u64::try_from(size::of_repository(tx, repository_id).await?.images).unwrap_or_default();
        counts.images.counted(repository_id, count, ("images in a repository", limit))
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
        let count = tag::count(tx, repository_id, digest, limit).await?;
        let fits = count.saturating_add(more as u64) <= limit;
        if fits { Ok(()) } else { Err(Error::QuotaExceeded { what: "tags of an image", limit }) }
    }
}

/// What may be added before something is counted anew.
#[derive(Debug)]
struct Headroom(Cache<i64, Arc<AtomicI64>>);

impl Headroom {
    fn new() -> Self {
        Self(Cache::new(10_000))
    }

    /// Whether one more fits, as was found at the last count.
    fn take(&self, id: i64) -> bool {
        self.0.get(&id).is_some_and(|left| left.fetch_sub(1, Relaxed) > 0)
    }

    /// Notes a count. Other processes add at the same time, so that each takes a small part of what is left.
    fn counted(&self, id: i64, count: u64, (what, limit): (&'static str, u64)) -> Result<(), Error> {
        let left = limit.saturating_sub(count);
        if left == 0 {
            return Err(Error::QuotaExceeded { what, limit });
        }
        let free = i64::try_from(left / 64).unwrap_or(i64::MAX);
        self.0.insert(id, Arc::new(AtomicI64::new(free)));
        Ok(())
    }
}
