//! Manifests that were deleted while something referred to them (upkeep): what refers to them goes later.

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    NOTE = "INSERT INTO gone_subject (repository_id, digest, gone_at, due_at) \
            SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($3 AS BIGINT) \
            WHERE EXISTS (SELECT 1 FROM manifest WHERE repository_id = $1 AND subject = $2) \
            ON CONFLICT (repository_id, digest) DO UPDATE SET gone_at = excluded.gone_at, due_at = excluded.due_at";
    DUE = "SELECT repository_id, digest, gone_at, due_at FROM gone_subject WHERE due_at <= $1 \
           ORDER BY due_at, repository_id, digest LIMIT $2";
    MOVE = "UPDATE gone_subject SET due_at = $1 WHERE repository_id = $2 AND digest = $3 AND gone_at = $4";
    FORGET = "DELETE FROM gone_subject WHERE repository_id = $1 AND digest = $2 AND gone_at = $3";
}

/// A manifest that was deleted while something referred to it. Times are in microseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneSubject {
    /// The repository.
    pub repository_id: i64,
    /// The manifest's digest.
    pub digest: String,
    /// When it was deleted.
    pub gone_at: i64,
    /// When that was, or what referred to it was to be looked at again.
    pub due_at: i64,
}

impl FromRow for GoneSubject {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { repository_id: row.int()?, digest: row.text()?, gone_at: row.int()?, due_at: row.int()? })
    }
}

/// Notes a manifest that was deleted at `at` (microseconds), if something refers to it.
pub(crate) async fn note(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
) -> Result<(), StoreError> {
    tx.execute(NOTE, &[repository_id.into(), digest.into(), at.into()]).await.map(drop)
}

/// Up to `limit` of them that were due at `until` (microseconds) or before, the oldest first.
pub async fn due(rows: &mut impl Rows, until: i64, limit: i64) -> Result<Vec<GoneSubject>, StoreError> {
    rows.fetch(DUE, &[until.into(), limit.into()]).await
}

/// Has one looked at again once `due_at` (microseconds) is due.
pub async fn put_off(tx: &mut Tx<'_>, it: &GoneSubject, due_at: i64) -> Result<(), StoreError> {
    let values = [due_at.into(), it.repository_id.into(), it.digest.as_str().into(), it.gone_at.into()];
    tx.execute(MOVE, &values).await.map(drop)
}

/// Forgets one, unless it was deleted again since.
pub async fn forget(tx: &mut Tx<'_>, it: &GoneSubject) -> Result<(), StoreError> {
    let values = [it.repository_id.into(), it.digest.as_str().into(), it.gone_at.into()];
    tx.execute(FORGET, &values).await.map(drop)
}
