//! What lifecycle rules may not touch: pins, and images that are said to be in use (upkeep).

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    PAGE = "SELECT reference, pinned_at FROM pin WHERE repository_id = $1 AND reference > $2 \
            ORDER BY reference LIMIT $3";
    PUT = "INSERT INTO pin (repository_id, reference, pinned_at) VALUES ($1, $2, $3) \
           ON CONFLICT (repository_id, reference) DO UPDATE SET pinned_at = excluded.pinned_at";
    FIND = "SELECT reference, pinned_at FROM pin WHERE repository_id = $1 AND reference = $2";
    DELETE = "DELETE FROM pin WHERE repository_id = $1 AND reference = $2";
    /// An older report never ends a newer one sooner.
    USE = "INSERT INTO image_in_use (repository_id, digest, until, reporter) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (repository_id, digest) DO UPDATE SET until = excluded.until, reporter = excluded.reporter \
           WHERE image_in_use.until < excluded.until";
    IN_USE = "SELECT digest, until, reporter FROM image_in_use \
              WHERE repository_id = $1 AND digest > $2 AND until > $3 ORDER BY digest LIMIT $4";
    OVER = "SELECT repository_id, digest FROM image_in_use WHERE until <= $1 \
            ORDER BY until, repository_id, digest LIMIT $2";
    FORGET = "DELETE FROM image_in_use WHERE repository_id = $1 AND digest = $2 AND until <= $3";
}

/// A tag or digest whose image no lifecycle rule may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The tag or digest.
    pub reference: String,
    /// Since when, in microseconds.
    pub pinned_at: i64,
}

/// An image that somebody said is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InUse {
    /// Its digest.
    pub digest: String,
    /// Until when that counts, in microseconds.
    pub until: i64,
    /// The ARN of who said so last.
    pub reporter: String,
}

impl FromRow for Pin {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { reference: row.text()?, pinned_at: row.int()? })
    }
}

impl FromRow for InUse {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { digest: row.text()?, until: row.int()?, reporter: row.text()? })
    }
}

/// Up to `limit` pins of a repository whose reference is above `after`, by reference.
pub async fn page(
    rows: &mut impl Rows,
    repository_id: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<Pin>, StoreError> {
    rows.fetch(PAGE, &[repository_id.into(), after.into(), limit.into()]).await
}

/// One pin.
pub async fn find(
    rows: &mut impl Rows,
    repository_id: i64,
    reference: &str,
) -> Result<Option<Pin>, StoreError> {
    rows.fetch_optional(FIND, &[repository_id.into(), reference.into()]).await
}

/// Notes that an image is in use until a time at least.
pub async fn put_in_use(tx: &mut Tx<'_>, repository_id: i64, it: &InUse) -> Result<(), StoreError> {
    let values = [repository_id.into(), (&it.digest).into(), it.until.into(), (&it.reporter).into()];
    tx.execute(USE, &values).await.map(drop)
}

/// Up to `limit` images of a repository that are in use at `now` (microseconds), with digests above `after`, by digest.
pub async fn in_use(
    rows: &mut impl Rows,
    repository_id: i64,
    after: &str,
    (now, limit): (i64, i64),
) -> Result<Vec<InUse>, StoreError> {
    rows.fetch(IN_USE, &[repository_id.into(), after.into(), now.into(), limit.into()]).await
}

/// Forgets up to `limit` images that are not in use any more at `now` (microseconds); answers how many.
pub async fn forget(tx: &mut Tx<'_>, now: i64, limit: i64) -> Result<usize, StoreError> {
    let mut over = tx.query(OVER, &[now.into(), limit.into()]).await?;
    for row in &mut over {
        let (repository_id, digest) = (row.int()?, row.text()?);
        tx.execute(FORGET, &[repository_id.into(), (&digest).into(), now.into()]).await?;
    }
    Ok(over.len())
}

/// Pins a reference, or takes its pin off.
pub(crate) async fn set(
    tx: &mut Tx<'_>,
    repository_id: i64,
    reference: &str,
    pinned_at: Option<i64>,
) -> Result<(), StoreError> {
    match pinned_at {
        Some(at) => tx.execute(PUT, &[repository_id.into(), reference.into(), at.into()]).await.map(drop),
        None => tx.execute(DELETE, &[repository_id.into(), reference.into()]).await.map(drop),
    }
}
