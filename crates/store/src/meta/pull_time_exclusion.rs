//! Users and roles whose pulls a registry does not record.

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    PAGE = "SELECT principal, created_at FROM pull_time_exclusion \
            WHERE registry_id = (SELECT id FROM registry \
            WHERE kind = 'private' AND account = $1 AND region = $2) AND principal > $3 \
            ORDER BY principal LIMIT $4";
    PUT = "INSERT INTO pull_time_exclusion (registry_id, principal, created_at) VALUES ($1, $2, $3) \
           ON CONFLICT (registry_id, principal) DO NOTHING";
    DELETE = "DELETE FROM pull_time_exclusion WHERE registry_id = $1 AND principal = $2";
}

/// A user or role whose pulls are not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Its ARN.
    pub principal: String,
    /// In microseconds.
    pub created_at: i64,
}

impl FromRow for Exclusion {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { principal: row.text()?, created_at: row.int()? })
    }
}

/// Up to `limit` exclusions of a private registry with ARNs above `after`, by ARN.
pub async fn page(
    rows: &mut impl Rows,
    (account, region): (&str, &str),
    after: &str,
    limit: i64,
) -> Result<Vec<Exclusion>, StoreError> {
    rows.fetch(PAGE, &[account.into(), region.into(), after.into(), limit.into()]).await
}

/// Excludes a principal since `created_at` (microseconds), or no longer.
pub(crate) async fn set(
    tx: &mut Tx<'_>,
    registry_id: i64,
    principal: &str,
    created_at: Option<i64>,
) -> Result<(), StoreError> {
    let key = [registry_id.into(), principal.into()];
    let [id, name] = key;
    match created_at {
        Some(at) => tx.execute(PUT, &[id, name, at.into()]).await?,
        None => tx.execute(DELETE, &key).await?,
    };
    Ok(())
}
