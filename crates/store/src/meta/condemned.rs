//! Objects that lost a link, and objects that lost their row (upkeep).

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    MARK = "INSERT INTO condemned (generation, at) VALUES ($1, $2) \
            ON CONFLICT (generation) DO UPDATE SET at = excluded.at WHERE condemned.at < excluded.at";
    SPARE = "DELETE FROM condemned WHERE generation = $1";
    FIND = "SELECT generation, at FROM condemned WHERE generation = $1";
    DUE = "SELECT generation, at FROM condemned WHERE at <= $1 ORDER BY at, generation LIMIT $2";
    LOCKED = "SELECT generation, at FROM condemned WHERE generation = $1 AND at <= $2 /* FOR UPDATE */";
    DOOM = "INSERT INTO doomed (generation, stored_size, since, due, attempts) VALUES ($1, $2, $3, $4, 0) \
            ON CONFLICT (generation) DO NOTHING";
    DOOMED = "SELECT generation, attempts FROM doomed WHERE due <= $1 ORDER BY due, generation LIMIT $2 \
              /* FOR UPDATE SKIP LOCKED */";
    CLAIM = "UPDATE doomed SET due = $1, attempts = attempts + 1 WHERE generation = $2";
    REMOVED = "DELETE FROM doomed WHERE generation = $1";
}

/// An object that lost a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condemned {
    /// The object.
    pub generation: String,
    /// When it last lost one, in microseconds.
    pub at: i64,
}

/// An object that is to be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doomed {
    /// The object.
    pub generation: String,
    /// How often its removal was begun.
    pub attempts: i64,
}

impl FromRow for Condemned {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { generation: row.text()?, at: row.int()? })
    }
}

impl FromRow for Doomed {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { generation: row.text()?, attempts: row.int()? })
    }
}

/// Whether and since when an object is condemned.
pub async fn find(rows: &mut impl Rows, generation: &str) -> Result<Option<Condemned>, StoreError> {
    rows.fetch_optional(FIND, &[generation.into()]).await
}

/// Up to `limit` objects that lost a link at `before` (microseconds) or earlier, and none since.
pub async fn due(rows: &mut impl Rows, before: i64, limit: i64) -> Result<Vec<Condemned>, StoreError> {
    rows.fetch(DUE, &[before.into(), limit.into()]).await
}

/// Locks the mark of an object that lost no link after `before` (microseconds).
pub async fn lock_due(
    tx: &mut Tx<'_>,
    generation: &str,
    before: i64,
) -> Result<Option<Condemned>, StoreError> {
    tx.fetch_optional(LOCKED, &[generation.into(), before.into()]).await
}

/// Notes that an object lost a link.
pub(crate) async fn mark(tx: &mut Tx<'_>, generation: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(MARK, &[generation.into(), at.into()]).await?;
    Ok(())
}

/// Takes the mark off.
pub async fn spare(tx: &mut Tx<'_>, generation: &str) -> Result<(), StoreError> {
    tx.execute(SPARE, &[generation.into()]).await?;
    Ok(())
}

/// Records, with the transaction that takes its row, that an object is to be removed from `due` (microseconds) on.
pub async fn doom(tx: &mut Tx<'_>, generation: &str, stored_size: i64, due: i64) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(DOOM, &[generation.into(), stored_size.into(), now.into(), due.into()]).await?;
    Ok(())
}

/// Locks up to `limit` objects whose removal is due at `now`.
pub async fn lock_doomed(tx: &mut Tx<'_>, now: i64, limit: i64) -> Result<Vec<Doomed>, StoreError> {
    tx.fetch(DOOMED, &[now.into(), limit.into()]).await
}

/// Begins to remove an object: nobody else tries before `due` (microseconds).
pub async fn claim(tx: &mut Tx<'_>, generation: &str, due: i64) -> Result<(), StoreError> {
    tx.execute(CLAIM, &[due.into(), generation.into()]).await?;
    Ok(())
}

/// Records that an object is gone.
pub async fn removed(tx: &mut Tx<'_>, generation: &str) -> Result<(), StoreError> {
    tx.execute(REMOVED, &[generation.into()]).await?;
    Ok(())
}
