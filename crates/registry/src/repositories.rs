//! Repositories: made, described, changed, deleted.

use iam::Grant;
use store::meta::repository::{self, Repository};
use store::meta::{resource_policy, resource_tag};
use store::{Change, Committed, Tx};

use crate::policies::RegistryToWrite;
use crate::to_its_end::to_its_end;
use crate::{Error, MAX_RESOURCE_TAGS, Mutability, PROTECTION, Page, Place, Registry, one_more};

/// What a new repository is to be.
#[derive(Clone, Debug)]
pub struct NewRepository {
    /// Whether its tags may move.
    pub mutability: Mutability,
    /// Whether its images are to be scanned when pushed; kept for the scanner.
    pub scan_on_push: bool,
    /// Its resource tags.
    pub tags: Vec<(String, String)>,
}

/// A repository as callers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryDetail {
    /// Its name.
    pub name: String,
    /// When it was made, in microseconds.
    pub created_at: i64,
    /// Whether its tags may move.
    pub mutability: Mutability,
    /// Whether its images are to be scanned when pushed.
    pub scan_on_push: bool,
    /// AWS's `encryptionType`.
    pub encryption_type: String,
    /// The KMS key's ARN for encryption types that have one.
    pub kms_key: Option<String>,
}

impl From<Repository> for RepositoryDetail {
    fn from(row: Repository) -> Self {
        Self {
            mutability: Mutability::of(&row),
            name: row.name,
            created_at: row.created_at,
            scan_on_push: row.scan_on_push != 0,
            encryption_type: row.encryption_type,
            kms_key: row.kms_key,
        }
    }
}

impl Registry {
    /// Makes the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryExists`], [`Error::TooManyResourceTags`], [`Error::QuotaExceeded`].
    pub async fn create_repository(
        &self,
        grant: &Grant,
        new: NewRepository,
    ) -> Result<RepositoryDetail, Error> {
        let place = Place::of(grant)?;
        let registry = self.clone();
        let create = async move |tx: &mut Tx<'_>| create(tx, &place, &new, &registry).await;
        self.inner.db.write(create).await.map(RepositoryDetail::from)
    }

    /// The repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn repository(&self, grant: &Grant) -> Result<RepositoryDetail, Error> {
        let row = Place::of(grant)?.repository(&mut &self.inner.db).await?;
        Ok(row.into())
    }

    /// Up to `limit` repositories of the grant's registry whose name is above `after`, by name.
    pub async fn repositories(
        &self,
        grant: &Grant,
        after: &str,
        limit: usize,
    ) -> Result<Page<RepositoryDetail>, Error> {
        let (account, region) = (grant.account(), grant.region());
        let mut db = &self.inner.db;
        let rows =
            repository::page(&mut db, account.as_str(), region.as_str(), after, one_more(limit)).await?;
        Ok(Page::cut(rows.into_iter().map(RepositoryDetail::from).collect(), limit))
    }

    /// Deletes the repository that the grant names; with `force` even if it holds images. What the tag
    /// [`PROTECTION`] protects is not deleted at all.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::RepositoryProtected`], [`Error::RepositoryNotEmpty`].
    pub async fn delete_repository(&self, grant: &Grant, force: bool) -> Result<RepositoryDetail, Error> {
        let (place, registry) = (Place::of(grant)?, self.clone());
        to_its_end(async move {
            let delete = async move |tx: &mut Tx<'_>| delete(tx, &place, force).await;
            let deleted = registry.inner.db.write(delete).await?;
            registry.inner.images.forget();
            Ok(deleted.into())
        })
        .await
    }

    /// Gives the repository that `from` names the name that `to` names: images, tags, policies and all else stay as they
    /// are. Answers false, and changes nothing, if the two name different registries.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::RepositoryExists`].
    pub async fn rename_repository(&self, from: &Grant, to: &Grant) -> Result<bool, Error> {
        let arn = |grant: &Grant| grant.resource().map(ToString::to_string).unwrap_or_default();
        let (arns, registry) = ((arn(from), arn(to)), self.clone());
        let (from, to) = (Place::of(from)?, Place::of(to)?);
        if (&from.account, &from.region) != (&to.account, &to.region) {
            return Ok(false);
        }
        to_its_end(async move {
            let rename = async move |tx: &mut Tx<'_>| rename(tx, (&from, &to), &arns).await;
            registry.inner.db.write(rename).await?;
            registry.inner.images.forget();
            Ok(true)
        })
        .await
    }

    /// Sets whether images of the repository that the grant names are to be scanned when pushed.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn set_scan_on_push(&self, grant: &Grant, scan_on_push: bool) -> Result<(), Error> {
        let place = Place::of(grant)?;
        let set = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            Ok(tx.commit(Change::ScanOnPushSet { repository_id, scan_on_push }, ()).await?)
        };
        self.inner.db.write(set).await
    }

    /// Sets whether the tags of the repository that the grant names may move.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn set_mutability(&self, grant: &Grant, mutability: Mutability) -> Result<(), Error> {
        let place = Place::of(grant)?;
        self.inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let row = place.repository_locked(tx).await?;
                let change = Change::MutabilitySet {
                    repository_id: row.id,
                    mutability: mutability.as_str().to_owned(),
                    exclusions: mutability.exclusions_text(),
                };
                Ok(tx.commit(change, ()).await?)
            })
            .await
    }
}

/// A repository that is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New<'a> {
    /// `api` or `push`.
    pub(crate) created_by: &'static str,
    /// AWS's `imageTagMutability`.
    pub(crate) tag_mutability: &'a str,
    /// The patterns of its exclusions.
    pub(crate) tag_mutability_exclusions: &'a [String],
    pub(crate) scan_on_push: bool,
    pub(crate) tags: &'a [resource_tag::Pair],
}

/// A repository that is to be made, and the change that makes it.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) change: Change,
    pub(crate) repository: Repository,
}

impl New<'_> {
    pub(crate) async fn made(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        registry: &Registry,
    ) -> Result<Made, Error> {
        if repository::find(tx, &place.account, &place.region, &place.name).await?.is_some() {
            return Err(Error::RepositoryExists { name: place.name.clone(), account: place.account.clone() });
        }
        if self.tags.len() > MAX_RESOURCE_TAGS {
            return Err(Error::TooManyResourceTags);
        }
        let (now, inner) = (tx.now(), &registry.inner);
        let (account, region, chance) =
            (place.account.clone(), place.region.clone(), inner.world.chance.clone());
        let registry = RegistryToWrite { account, region, chance: chance.clone() }.of(tx).await?;
        inner.options.quotas.check_repositories(tx, &inner.counts, registry.id).await?;
        let exclusions = serde_json::to_string(self.tag_mutability_exclusions).map_err(Error::broken)?;
        let repository = Repository {
            id: chance.row_id(now),
            registry_id: registry.id,
            name: place.name.clone(),
            created_at: now,
            created_by: self.created_by.to_owned(),
            tag_mutability: self.tag_mutability.to_owned(),
            tag_mutability_exclusions: exclusions,
            scan_on_push: i64::from(self.scan_on_push),
            encryption_type: "AES256".to_owned(),
            kms_key: None,
        };
        let tags = self.tags.to_vec();
        let change = Change::RepositoryCreated { registry, repository: repository.clone(), tags };
        Ok(Made { change, repository })
    }
}

async fn create(
    tx: &mut Tx<'_>,
    place: &Place,
    new: &NewRepository,
    registry: &Registry,
) -> Result<Committed<Repository>, Error> {
    let new = New {
        created_by: "api",
        tag_mutability: new.mutability.as_str(),
        tag_mutability_exclusions: new.mutability.exclusions().unwrap_or_default(),
        scan_on_push: new.scan_on_push,
        tags: &new.tags,
    };
    let Made { change, repository } = new.made(tx, place, registry).await?;
    Ok(tx.commit(change, repository).await?)
}

async fn rename(
    tx: &mut Tx<'_>,
    (from, to): (&Place, &Place),
    (old, new): &(String, String),
) -> Result<Committed<()>, Error> {
    let row = from.repository_locked(tx).await?;
    if repository::find(tx, &to.account, &to.region, &to.name).await?.is_some() {
        return Err(Error::RepositoryExists { name: to.name.clone(), account: to.account.clone() });
    }
    let policy = resource_policy::of_repository(tx, row.id).await?;
    let change = Change::RepositoryRenamed { repository_id: row.id, name: to.name.clone() };
    let mut committed = tx.commit(change, ()).await?;
    // A statement about the old ARN would be about nothing.
    if let Some(policy) = policy
        && let document = iam::rewrite_resource(&policy, old, new)
        && document != policy
    {
        let change = Change::RepositoryPolicySet { repository_id: row.id, document: Some(document) };
        committed = tx.commit(change, ()).await?;
    }
    Ok(committed)
}

async fn delete(tx: &mut Tx<'_>, place: &Place, force: bool) -> Result<Committed<Repository>, Error> {
    let row = place.repository_locked(tx).await?;
    let tags = resource_tag::of_repository(tx, row.id).await?;
    if tags.iter().any(|(key, value)| (key.as_str(), value.as_str()) == PROTECTION) {
        return Err(Error::RepositoryProtected { name: place.name.clone(), account: place.account.clone() });
    }
    if !force && repository::has_images(tx, row.id).await? {
        return Err(Error::RepositoryNotEmpty { name: place.name.clone(), account: place.account.clone() });
    }
    let change = Change::RepositoryDeleted { repository_id: row.id, at: tx.now() };
    Ok(tx.commit(change, row).await?)
}
