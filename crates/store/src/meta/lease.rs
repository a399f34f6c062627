//! How long links are kept although no manifest names them (upkeep). A lease is also the link's place in the
//! collector's queue.

use super::blob::Link;
use super::{Database, FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    QUEUE = "INSERT INTO blob_lease (repository_id, digest, until) VALUES ($1, $2, 0) \
             ON CONFLICT (repository_id, digest) DO NOTHING";
    EXTEND = "INSERT INTO blob_lease (repository_id, digest, until) VALUES ($1, $2, $3) \
              ON CONFLICT (repository_id, digest) DO UPDATE SET until = excluded.until \
              WHERE blob_lease.until < excluded.until";
    EXTEND_NAMED = "INSERT INTO blob_lease (repository_id, digest, until) \
                    SELECT repository_id, digest, CAST($1 AS BIGINT) FROM manifest_reference \
                    WHERE repository_id = $2 AND manifest = $3 AND kind = 'blob' ORDER BY digest \
                    ON CONFLICT (repository_id, digest) DO UPDATE SET until = excluded.until \
                    WHERE blob_lease.until < excluded.until";
    HELD = "SELECT repo_blob.repository_id, repo_blob.digest, generation, size, linked_at, \
            COALESCE(until, 0), CAST(CASE WHEN EXISTS (SELECT 1 FROM manifest_reference \
            WHERE manifest_reference.repository_id = repo_blob.repository_id \
            AND manifest_reference.digest = repo_blob.digest AND kind = 'blob' \
            AND EXISTS (SELECT 1 FROM manifest \
            WHERE manifest.repository_id = manifest_reference.repository_id \
            AND manifest.digest = manifest_reference.manifest)) THEN 1 ELSE 0 END AS BIGINT), \
            0 /* + CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) */ \
            FROM repo_blob LEFT JOIN blob_lease ON blob_lease.repository_id = repo_blob.repository_id \
            AND blob_lease.digest = repo_blob.digest \
            WHERE repo_blob.repository_id = $1 AND repo_blob.digest = $2 AND NOT EXISTS \
            (SELECT 1 FROM lost_object WHERE lost_object.generation = repo_blob.generation)";
    DUE = "SELECT repository_id, digest, until FROM blob_lease WHERE until <= $1 \
           ORDER BY until, repository_id, digest LIMIT $2";
    LOCKED = "SELECT repository_id, digest, until FROM blob_lease \
              WHERE repository_id = $1 AND digest = $2 AND until <= $3 /* FOR UPDATE SKIP LOCKED */";
    END = "DELETE FROM blob_lease WHERE repository_id = $1 AND digest = $2 AND until <= $3";
    OF_LINK = "SELECT repository_id, digest, until FROM blob_lease WHERE repository_id = $1 AND digest = $2";
}

/// A link's place in the collector's queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The repository.
    pub repository_id: i64,
    /// The blob.
    pub digest: String,
    /// Until when the link stays whatever names it, in microseconds; 0 if nobody has said.
    pub until: i64,
}

/// A link with all that keeps it, as one read found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The link.
    pub link: Link,
    /// Its lease, in microseconds; 0 for none.
    pub until: i64,
    /// Whether a living manifest of the repository names it.
    pub named: bool,
    /// When it was read, by the clock that leases are written by, in microseconds.
    pub now: i64,
}

impl FromRow for Lease {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { repository_id: row.int()?, digest: row.text()?, until: row.int()? })
    }
}

impl FromRow for Held {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { link: Link::from_row(row)?, until: row.int()?, named: row.int()? != 0, now: row.int()? })
    }
}

/// The repository's link to `digest`, with what keeps it; none if its object is lost.
pub async fn held(db: &Database, repository_id: i64, digest: &str) -> Result<Option<Held>, StoreError> {
    let held: Option<Held> = (&mut &*db).fetch_optional(HELD, &[repository_id.into(), digest.into()]).await?;
    Ok(held.map(|held| Held { now: db.time(held.now), ..held }))
}

/// The lease of one link.
pub async fn of_link(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Lease>, StoreError> {
    rows.fetch_optional(OF_LINK, &[repository_id.into(), digest.into()]).await
}

/// Up to `limit` leases that end at `now` or before, the oldest first.
pub async fn due(rows: &mut impl Rows, now: i64, limit: i64) -> Result<Vec<Lease>, StoreError> {
    rows.fetch(DUE, &[now.into(), limit.into()]).await
}

/// Locks a lease that ends at `now` or before; none if it has gone on, or another transaction holds it.
pub async fn lock_due(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    now: i64,
) -> Result<Option<Lease>, StoreError> {
    tx.fetch_optional(LOCKED, &[repository_id.into(), digest.into(), now.into()]).await
}

/// Keeps the link until `until` (microseconds) at least.
pub async fn extend(tx: &mut Tx<'_>, repository_id: i64, digest: &str, until: i64) -> Result<(), StoreError> {
    tx.execute(EXTEND, &[repository_id.into(), digest.into(), until.into()]).await?;
    Ok(())
}

/// Keeps all links that a manifest names, living or buried, until `until` (microseconds) at least.
pub async fn extend_named(
    tx: &mut Tx<'_>,
    repository_id: i64,
    manifest: &str,
    until: i64,
) -> Result<(), StoreError> {
    tx.execute(EXTEND_NAMED, &[until.into(), repository_id.into(), manifest.into()]).await?;
    Ok(())
}

/// Takes a lease that ends at `now` or before out of the queue.
pub async fn end(tx: &mut Tx<'_>, repository_id: i64, digest: &str, now: i64) -> Result<(), StoreError> {
    tx.execute(END, &[repository_id.into(), digest.into(), now.into()]).await?;
    Ok(())
}

/// Puts a link into the queue; when it is due, somebody else says.
pub(crate) async fn queue(tx: &mut Tx<'_>, repository_id: i64, digest: &str) -> Result<(), StoreError> {
    tx.execute(QUEUE, &[repository_id.into(), digest.into()]).await?;
    Ok(())
}
