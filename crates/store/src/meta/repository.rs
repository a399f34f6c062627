//! Repositories, by internal id; a name is only how a living one is found.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND name = $3";
    /// For what adds to a repository: it stays as it is until the transaction ends.
    FIND_SHARED = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND name = $3 \
            /* FOR SHARE OF repository */";
    /// For what changes a repository or takes from it: nothing else is done to it until the transaction ends.
    FIND_LOCKED = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND name = $3 \
            /* FOR UPDATE OF repository */";
    BY_ID = "SELECT id, registry_id, name, created_at, created_by, tag_mutability, \
             tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
             FROM repository WHERE id = $1";
    PAGE = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM repository WHERE registry_id = (SELECT id FROM registry \
            WHERE kind = 'private' AND account = $1 AND region = $2) AND name > $3 ORDER BY name LIMIT $4";
    INSERT = "INSERT INTO repository (id, registry_id, name, created_at, created_by, tag_mutability, \
              tag_mutability_exclusions, scan_on_push, encryption_type, kms_key) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BURY = "INSERT INTO deleted_repository (id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key, deleted_at) \
            SELECT id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key, CAST($1 AS BIGINT) \
            FROM repository WHERE id = $2";
    RESTORE = "INSERT INTO repository (id, registry_id, name, created_at, created_by, tag_mutability, \
               tag_mutability_exclusions, scan_on_push, encryption_type, kms_key) \
               SELECT id, registry_id, name, created_at, created_by, tag_mutability, \
               tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
               FROM deleted_repository WHERE id = $1";
    UNBURY = "DELETE FROM deleted_repository WHERE id = $1";
    NEWEST_DELETED = "SELECT id, name, created_at, deleted_at FROM deleted_repository \
                      WHERE registry_id = (SELECT id FROM registry \
                      WHERE kind = 'private' AND account = $1 AND region = $2) AND name = $3 ORDER BY deleted_at DESC LIMIT 1 /* FOR UPDATE OF deleted_repository */";
    DELETED = "SELECT id, name, created_at, deleted_at FROM deleted_repository \
               WHERE registry_id = (SELECT id FROM registry \
               WHERE kind = 'private' AND account = $1 AND region = $2) AND name >= $3 AND (name > $3 OR deleted_at > $4) ORDER BY name, deleted_at LIMIT $5";
    NAME_OF = "SELECT registry.account, registry.region, repository.name, CAST(0 AS BIGINT) \
               FROM repository JOIN registry ON registry.id = repository.registry_id \
               WHERE repository.id = $1";
    NAME_OF_DELETED = "SELECT registry.account, registry.region, deleted_repository.name, \
                       deleted_repository.deleted_at \
                       FROM deleted_repository JOIN registry ON registry.id = deleted_repository.registry_id \
                       WHERE deleted_repository.id = $1";
    DELETE = "DELETE FROM repository WHERE id = $1";
    RENAME = "UPDATE repository SET name = $1 WHERE id = $2";
    SET_MUTABILITY = "UPDATE repository SET tag_mutability = $1, tag_mutability_exclusions = $2 WHERE id = $3";
    SET_SCAN_ON_PUSH = "UPDATE repository SET scan_on_push = $1 WHERE id = $2";
    COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM repository WHERE registry_id = $1 LIMIT $2) AS counted";
    HAS_IMAGES = "SELECT 1 FROM manifest WHERE repository_id = $1 LIMIT 1";
}

/// A repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repository {
    /// Internal id, never reused: a recreated repository has another.
    pub id: i64,
    /// The registry that holds it.
    pub registry_id: i64,
    /// Its name within the registry.
    pub name: String,
    /// In microseconds.
    pub created_at: i64,
    /// `api`, `push`, `upstream` or `replication`.
    pub created_by: String,
    /// AWS's `imageTagMutability`.
    pub tag_mutability: String,
    /// AWS's `imageTagMutabilityExclusionFilters`: the patterns as a JSON list.
    pub tag_mutability_exclusions: String,
    /// AWS's `scanOnPush`: 0 or 1.
    pub scan_on_push: i64,
    /// AWS's `encryptionType`.
    pub encryption_type: String,
    /// The KMS key's ARN for encryption types that have one.
    pub kms_key: Option<String>,
}

impl FromRow for Repository {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.int()?,
            registry_id: row.int()?,
            name: row.text()?,
            created_at: row.int()?,
            created_by: row.text()?,
            tag_mutability: row.text()?,
            tag_mutability_exclusions: row.text()?,
            scan_on_push: row.int()?,
            encryption_type: row.text()?,
            kms_key: row.opt_text()?,
        })
    }
}

/// A repository in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedRepository {
    /// Its internal id.
    pub id: i64,
    /// The name that it had.
    pub name: String,
    /// In microseconds.
    pub created_at: i64,
    /// In microseconds.
    pub deleted_at: i64,
}

impl FromRow for DeletedRepository {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { id: row.int()?, name: row.text()?, created_at: row.int()?, deleted_at: row.int()? })
    }
}

/// Where a repository stands or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The registry's account.
    pub account: String,
    /// The registry's region.
    pub region: String,
    /// The repository's name.
    pub name: String,
    /// When it was deleted, in microseconds; 0 if it lives.
    pub deleted_at: i64,
}

impl FromRow for Whereabouts {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { account: row.text()?, region: row.text()?, name: row.text()?, deleted_at: row.int()? })
    }
}

/// Where the repository with this internal id stands, or stood until it was deleted; none if it is gone for good.
pub async fn whereabouts(rows: &mut impl Rows, id: i64) -> Result<Option<Whereabouts>, StoreError> {
    match rows.fetch_optional(NAME_OF, &[id.into()]).await? {
        Some(living) => Ok(Some(living)),
        None => rows.fetch_optional(NAME_OF_DELETED, &[id.into()]).await,
    }
}

/// The repository of this name that was deleted last, held until the transaction ends.
pub async fn newest_deleted(
    tx: &mut Tx<'_>,
    (account, region, name): (&str, &str, &str),
) -> Result<Option<DeletedRepository>, StoreError> {
    tx.fetch_optional(NEWEST_DELETED, &[account.into(), region.into(), name.into()]).await
}

/// Up to `limit` deleted repositories of a private registry after a name and time of deletion, in that order.
pub async fn deleted(
    rows: &mut impl Rows,
    (account, region): (&str, &str),
    (name, deleted_at): (&str, i64),
    limit: i64,
) -> Result<Vec<DeletedRepository>, StoreError> {
    let values = [account.into(), region.into(), name.into(), deleted_at.into(), limit.into()];
    rows.fetch(DELETED, &values).await
}

/// The living repository `name` of the private registry of `account` in `region`.
pub async fn find(
    rows: &mut impl Rows,
    account: &str,
    region: &str,
    name: &str,
) -> Result<Option<Repository>, StoreError> {
    rows.fetch_optional(FIND, &[account.into(), region.into(), name.into()]).await
}

/// Like [`find`], for a transaction that adds to the repository: nobody changes it or takes from it meanwhile.
pub async fn find_shared(
    tx: &mut Tx<'_>,
    account: &str,
    region: &str,
    name: &str,
) -> Result<Option<Repository>, StoreError> {
    tx.fetch_optional(FIND_SHARED, &[account.into(), region.into(), name.into()]).await
}

/// Like [`find`], for a transaction that changes the repository or takes from it: nobody else touches it meanwhile.
pub async fn find_locked(
    tx: &mut Tx<'_>,
    account: &str,
    region: &str,
    name: &str,
) -> Result<Option<Repository>, StoreError> {
    tx.fetch_optional(FIND_LOCKED, &[account.into(), region.into(), name.into()]).await
}

/// The living repository with this internal id.
pub async fn by_id(rows: &mut impl Rows, id: i64) -> Result<Option<Repository>, StoreError> {
    rows.fetch_optional(BY_ID, &[id.into()]).await
}

/// Up to `limit` repositories of a private registry whose name is above `after`, by name.
pub async fn page(
    rows: &mut impl Rows,
    account: &str,
    region: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Repository>, StoreError> {
    rows.fetch(PAGE, &[account.into(), region.into(), after.into(), limit.into()]).await
}

/// How many repositories a registry has, counted up to `most`.
pub async fn count(rows: &mut impl Rows, registry_id: i64, most: u64) -> Result<u64, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut found = rows.query(COUNT, &[registry_id.into(), most.into()]).await?;
    let count = found.first_mut().map_or(Ok(0), Row::int)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Whether the repository holds an image.
pub async fn has_images(rows: &mut impl Rows, id: i64) -> Result<bool, StoreError> {
    Ok(!rows.query(HAS_IMAGES, &[id.into()]).await?.is_empty())
}

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Repository) -> Result<(), StoreError> {
    let values: [Value<'_>; 10] = [
        it.id.into(),
        it.registry_id.into(),
        (&it.name).into(),
        it.created_at.into(),
        (&it.created_by).into(),
        (&it.tag_mutability).into(),
        (&it.tag_mutability_exclusions).into(),
        it.scan_on_push.into(),
        (&it.encryption_type).into(),
        it.kms_key.as_ref().into(),
    ];
    tx.execute(INSERT, &values).await?;
    Ok(())
}

/// Moves the repository's own row to the trash: what hangs on its id is out of reach with it.
pub(crate) async fn bury(tx: &mut Tx<'_>, id: i64, at: i64) -> Result<(), StoreError> {
    tx.execute(BURY, &[at.into(), id.into()]).await?;
    tx.execute(DELETE, &[id.into()]).await?;
    Ok(())
}

/// Brings a deleted repository back; a living one of its name is a conflict.
pub(crate) async fn restore(tx: &mut Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute(RESTORE, &[id.into()]).await?;
    tx.execute(UNBURY, &[id.into()]).await?;
    Ok(())
}

pub(crate) async fn rename(tx: &mut Tx<'_>, id: i64, name: &str) -> Result<(), StoreError> {
    tx.execute(RENAME, &[name.into(), id.into()]).await?;
    Ok(())
}

pub(crate) async fn set_scan_on_push(tx: &mut Tx<'_>, id: i64, it: bool) -> Result<(), StoreError> {
    tx.execute(SET_SCAN_ON_PUSH, &[i64::from(it).into(), id.into()]).await.map(drop)
}

pub(crate) async fn set_mutability(
    tx: &mut Tx<'_>,
    id: i64,
    mutability: &str,
    exclusions: &str,
) -> Result<(), StoreError> {
    tx.execute(SET_MUTABILITY, &[mutability.into(), exclusions.into(), id.into()]).await?;
    Ok(())
}
