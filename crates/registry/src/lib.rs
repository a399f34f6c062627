//! The rules of a registry: repositories, uploads, blobs, images and tags. It knows neither HTTP nor AWS's
//! protocols; both doors call the same verbs, and each verb takes the grant that allowed it.

mod blobs;
mod cache;
mod collector;
mod copies;
mod creation;
mod describe;
mod error;
mod explain;
mod images;
mod lifecycle;
mod lost;
mod mutability;
mod policies;
mod promise;
mod pull_exclusions;
mod pulls;
mod push;
mod quotas;
mod read;
mod repositories;
mod resource_tags;
mod sizes;
mod storage_class;
mod tags;
mod tags_by_digest;
mod templates;
#[cfg(test)]
mod tests;
mod to_its_end;
mod trash;
mod unjudged;
mod uploads;

use std::sync::Arc;
use std::time::Duration;

use iam::Grant;
use store::Database;
use store::blobs::Blobs;
use store::meta::repository::{self, Repository};
use store::{Rows, StoreError, Tx};
use world::World;

pub use blobs::{BlobReader, BlobStat, Layer, LayerAvailability, REDIRECT_SECONDS};
pub use collector::{Backlog, Collected, Fence, GcStatus, Stage};
pub use copies::{Brought, Copied, Origin, Original};
pub use describe::{ImageDetail, ImageFilter, ImageId, Images, Page, Referrer, TagStatus};
pub use error::Error;
pub use explain::{Explanation, Holder};
pub use images::{DeleteFailure, DeletedImage, ImageSelector, SeenImages};
pub use lifecycle::{
    DueEvaluation, FailedImage, InUse, LONGEST_USE, Language, LeftBehind, LifecycleDifference,
    LifecyclePolicy, LifecyclePreview, LifecycleRun, LifecycleStatus, LifecycleStep, MadePreview, Pin,
    PreviewFilter, PreviewStatus, PreviewedImage, RuledImage, Sides, TendedPreview,
};
pub use lost::{How, LostBlob, Verification, Verified};
pub use mutability::Mutability;
pub use pull_exclusions::{Exclusion, MAX_PULL_TIME_EXCLUSIONS};
pub use push::{NewImage, OnRepeat, Pushed};
pub use quotas::{IMAGES_IN_A_REPOSITORY, Quotas};
pub use read::{Image, Purpose};
pub use repositories::{NewRepository, RepositoryDetail};
pub use resource_tags::{MAX_RESOURCE_TAGS, PROTECTION};
pub use sizes::{RepositorySize, StoredSize};
pub use storage_class::{ClassFailure, ImageStatus, Reclassified, StorageClass};
pub use templates::{ROOT_PREFIX, Template, TemplateDetail};
pub use trash::{DeletedRepository, Restored, TrashedImage};
pub use unjudged::Unjudged;
pub use uploads::{Body, BodyError, PART_SIZE, UploadStatus};

/// Limits and lengths of time that an operator may set.
#[derive(Clone, Debug)]
pub struct Options {
    /// Bytes of manifests kept in memory.
    pub manifest_cache_bytes: u64,
    /// Seconds without a byte after which an upload ends.
    pub upload_idle_seconds: i64,
    /// Seconds after which another process may go on with an upload whose process went silent.
    pub upload_turn_seconds: i64,
    /// Whether blobs may be mounted from other repositories.
    pub blob_mounting: bool,
    /// Whether who reads a blob is sent to the blob store, where that can be.
    pub blob_redirect: bool,
    /// Seconds for which a blob is kept after a caller was told that the repository has it, whatever names it.
    pub lease_seconds: i64,
    /// Seconds for which what was deleted can be restored.
    pub undelete_seconds: i64,
    /// Seconds for which a blob is kept after the last manifest that named it left the trash.
    pub grace_seconds: i64,
    /// Seconds for which an object is kept after its last link went: longer than any read of it takes, and than
    /// any address of it is valid.
    pub reader_grace_seconds: i64,
    /// How long after a lifecycle policy was put it is evaluated, at most.
    pub lifecycle_after_change: Duration,
    /// Time between two evaluations of a lifecycle policy, at most.
    pub lifecycle_every: Duration,
    /// Seconds that it takes to restore an image from the archive.
    pub restore_seconds: i64,
    /// How much a registry may hold.
    pub quotas: Quotas,
    /// What lifecycle policies may be written in.
    pub lifecycle_language: Language,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            manifest_cache_bytes: 32 << 20,
            upload_idle_seconds: 24 * 3600,
            upload_turn_seconds: 30,
            blob_mounting: true,
            blob_redirect: false,
            lease_seconds: 24 * 3600,
            undelete_seconds: 24 * 3600,
            grace_seconds: 3600,
            reader_grace_seconds: 2 * 3600,
            lifecycle_after_change: Duration::from_secs(3600),
            lifecycle_every: Duration::from_secs(24 * 3600),
            restore_seconds: 10,
            quotas: Quotas::default(),
            lifecycle_language: Language::default(),
        }
    }
}

/// The registries of one deployment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Registry {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    db: Database,
    blobs: Blobs,
    world: World,
    options: Options,
    boot_id: String,
    images: cache::Images,
    pulls: pulls::Pulls,
    exclusions: pull_exclusions::Exclusions,
    turns: uploads::Turns,
    collector: collector::State,
    counts: quotas::Counts,
}

impl Registry {
    /// Registries over these rows and bytes.
    pub fn new(db: Database, blobs: Blobs, world: World, options: Options) -> Self {
        let images = cache::Images::new(options.manifest_cache_bytes);
        // Where the kernel names no boot, each start is taken for one.
        let boot_id = Some(store::boot_id()).filter(|id| !id.is_empty());
        let boot_id = boot_id.unwrap_or_else(|| world.chance.uuid().to_string());
        let collector = collector::State::new(&world.clock);
        let inner = Inner {
            db,
            blobs,
            world,
            options,
            boot_id,
            images,
            pulls: pulls::Pulls::default(),
            exclusions: pull_exclusions::Exclusions::default(),
            turns: uploads::Turns::default(),
            collector,
            counts: quotas::Counts::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Makes every image be asked for again: to be called when another process has deleted any.
    pub fn forget_images(&self) {
        self.inner.images.forget();
    }

    /// Whether the registry can still keep what it is given.
    pub fn writable(&self) -> bool {
        self.inner.db.writable()
    }

    fn now(&self) -> i64 {
        self.inner.world.clock.micros()
    }
}

/// Where a grant leads: the registry's account and region, and the repository's name.
#[derive(Clone, Debug)]
struct Place {
    account: String,
    region: String,
    name: String,
}

impl Place {
    fn of(grant: &Grant) -> Result<Self, Error> {
        let Some(name) = grant.repository() else {
            return Err(Error::broken("a verb on a repository was called with a grant for none"));
        };
        let (account, region) = (grant.account().to_string(), grant.region().to_string());
        Ok(Self { account, region, name: name.to_owned() })
    }

    fn key(&self) -> (&str, &str, &str) {
        (&self.account, &self.region, &self.name)
    }

    /// The living repository that stands here.
    async fn repository(&self, rows: &mut impl Rows) -> Result<Repository, Error> {
        repository::find(rows, &self.account, &self.region, &self.name)
            .await?
            .ok_or_else(|| self.repository_missing())
    }

    /// The same for a transaction that adds to it: nobody changes it or takes from it meanwhile.
    async fn repository_shared(&self, tx: &mut Tx<'_>) -> Result<Repository, Error> {
        repository::find_shared(tx, &self.account, &self.region, &self.name)
            .await?
            .ok_or_else(|| self.repository_missing())
    }

    /// The same for a transaction that changes it or takes from it: nobody else touches it meanwhile.
    async fn repository_locked(&self, tx: &mut Tx<'_>) -> Result<Repository, Error> {
        repository::find_locked(tx, &self.account, &self.region, &self.name)
            .await?
            .ok_or_else(|| self.repository_missing())
    }

    fn repository_missing(&self) -> Error {
        Error::RepositoryMissing { name: self.name.clone(), account: self.account.clone() }
    }
}

/// How many items a page may ask the rows for: one more than it shows tells whether there is a next page.
fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy(_) | StoreError::Held(_) | StoreError::Unreachable(_) => {
                Self::Unavailable(error.to_string())
            }
            StoreError::Full(_) => Self::Full(error.to_string()),
            StoreError::Moving(_) => Self::Moving,
            StoreError::Conflict(_)
            | StoreError::Damaged(_)
            | StoreError::Unsuitable(_)
            | StoreError::TooNew { .. } => Self::Broken(error.to_string()),
        }
    }
}
