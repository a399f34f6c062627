//! Repositories, by internal id; a name is only how a living one is found.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND name = $3";
    BY_ID = "SELECT id, registry_id, name, created_at, created_by, tag_mutability, \
             tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
             FROM repository WHERE id = $1";
    PAGE = "SELECT repository.id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND name > $3 \
            ORDER BY name LIMIT $4";
    INSERT = "INSERT INTO repository (id, registry_id, name, created_at, created_by, tag_mutability, \
              tag_mutability_exclusions, scan_on_push, encryption_type, kms_key) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BURY = "INSERT INTO deleted_repository (id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key, deleted_at) \
            SELECT id, registry_id, name, created_at, created_by, tag_mutability, \
            tag_mutability_exclusions, scan_on_push, encryption_type, kms_key, CAST($1 AS BIGINT) \
            FROM repository WHERE id = $2";
    DELETE = "DELETE FROM repository WHERE id = $1";
    SET_MUTABILITY = "UPDATE repository SET tag_mutability = $1, tag_mutability_exclusions = $2 WHERE id = $3";
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

/// The living repository `name` of the private registry of `account` in `region`.
pub async fn find(
    rows: &mut impl Rows,
    account: &str,
    region: &str,
    name: &str,
) -> Result<Option<Repository>, StoreError> {
    rows.fetch_optional(FIND, &[account.into(), region.into(), name.into()]).await
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

pub(crate) async fn set_mutability(
    tx: &mut Tx<'_>,
    id: i64,
    mutability: &str,
    exclusions: &str,
) -> Result<(), StoreError> {
    tx.execute(SET_MUTABILITY, &[mutability.into(), exclusions.into(), id.into()]).await?;
    Ok(())
}
