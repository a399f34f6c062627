//! Repository creation templates, by registry and prefix.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT registry_id, prefix, body, creation_template.created_at, updated_at FROM registry \
            JOIN creation_template ON creation_template.registry_id = registry.id \
            WHERE registry.kind = 'private' AND registry.account = $1 AND registry.region = $2 AND prefix = $3";
    PAGE = "SELECT registry_id, prefix, body, created_at, updated_at FROM creation_template \
            WHERE registry_id = (SELECT id FROM registry \
            WHERE kind = 'private' AND account = $1 AND region = $2) AND prefix > $3 ORDER BY prefix LIMIT $4";
    PREFIXES = "SELECT prefix FROM creation_template WHERE registry_id = $1 AND prefix > '' LIMIT $2";
    PUT = "INSERT INTO creation_template (registry_id, prefix, body, created_at, updated_at) \
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (registry_id, prefix) DO UPDATE SET \
           body = excluded.body, created_at = excluded.created_at, updated_at = excluded.updated_at";
    DELETE = "DELETE FROM creation_template WHERE registry_id = $1 AND prefix = $2";
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreationTemplate {
    /// The registry that holds it.
    pub registry_id: i64,
    /// The prefix without a slash at its end, or `ROOT`.
    pub prefix: String,
    /// What it says, as JSON.
    pub body: String,
    /// In microseconds.
    pub created_at: i64,
    /// In microseconds.
    pub updated_at: i64,
}

impl FromRow for CreationTemplate {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            registry_id: row.int()?,
            prefix: row.text()?,
            body: row.text()?,
            created_at: row.int()?,
            updated_at: row.int()?,
        })
    }
}

/// The template of this prefix in the private registry of `account` in `region`.
pub async fn find(
    rows: &mut impl Rows,
    (account, region): (&str, &str),
    prefix: &str,
) -> Result<Option<CreationTemplate>, StoreError> {
    rows.fetch_optional(FIND, &[account.into(), region.into(), prefix.into()]).await
}

/// Up to `limit` templates of a private registry whose prefix is above `after`, by prefix.
pub async fn page(
    rows: &mut impl Rows,
    (account, region): (&str, &str),
    after: &str,
    limit: i64,
) -> Result<Vec<CreationTemplate>, StoreError> {
    rows.fetch(PAGE, &[account.into(), region.into(), after.into(), limit.into()]).await
}

/// How many templates a registry has, counted up to `limit`.
pub async fn count(rows: &mut impl Rows, registry_id: i64, limit: i64) -> Result<usize, StoreError> {
    Ok(rows.query(PREFIXES, &[registry_id.into(), limit.into()]).await?.len())
}

pub(crate) async fn put(tx: &mut Tx<'_>, it: &CreationTemplate) -> Result<(), StoreError> {
    let (prefix, body) = ((&it.prefix).into(), (&it.body).into());
    let values = [it.registry_id.into(), prefix, body, it.created_at.into(), it.updated_at.into()];
    tx.execute(PUT, &values).await.map(drop)
}

pub(crate) async fn delete(tx: &mut Tx<'_>, registry_id: i64, prefix: &str) -> Result<(), StoreError> {
    tx.execute(DELETE, &[registry_id.into(), prefix.into()]).await.map(drop)
}
