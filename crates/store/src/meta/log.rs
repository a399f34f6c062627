//! The change log: what happened, in the order of its commits.

mod follower;
mod retention;

#[cfg(test)]
pub(crate) use follower::STATEMENTS as FOLLOWER_STATEMENTS;
pub use follower::{Followed, Follower};
#[cfg(test)]
pub(crate) use retention::STATEMENTS as RETENTION_STATEMENTS;
pub use retention::forget;

use super::{FromRow, Row, Rows, Tx, Value, moving, statements};
use crate::{Change, StoreError};

statements! {
    /// SQLite's; PostgreSQL has a sequence, so that transactions do not queue for this row.
    NEXT = "UPDATE log_head SET number = number + 1 WHERE id = 1";
    /// The position is taken last, so that transactions that touch the same row are numbered in the order they commit.
    /// On PostgreSQL the transaction has an id before it has a number: [`Follower`] relies on it. While the deployment is
    /// being moved there is no position to be had.
    APPEND = "INSERT INTO change (epoch, number, at, kind, body, payload) \
              SELECT epoch, /* CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('log_number') ELSE */ number \
              /* END */, $1, $2, $3, $4 FROM log_head WHERE id = 1 AND move_to = '' \
              RETURNING epoch, number";
    NEWEST = "SELECT epoch, number FROM change WHERE epoch > 0 ORDER BY epoch DESC, number DESC LIMIT 1";
    AFTER = "SELECT epoch, number, at, kind, body, payload FROM change \
             WHERE (epoch, number) > ($1, $2) ORDER BY epoch, number LIMIT $3";
}

/// Where a change stands in the log. Never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Raised by each restore.
    pub epoch: i64,
    /// The place within the deployment's history.
    pub number: i64,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place.
    pub position: Position,
    /// When it was committed, in microseconds.
    pub at: i64,
    /// What happened.
    pub change: Change,
}

impl FromRow for Position {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { epoch: row.int()?, number: row.int()? })
    }
}

impl FromRow for Entry {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        let (position, at) = (Position::from_row(row)?, row.int()?);
        let (_kind, body, payload) = (row.text()?, row.text()?, row.opt_bytes()?);
        Ok(Self { position, at, change: Change::decode(&body, payload)? })
    }
}

pub(crate) async fn append(tx: &mut Tx<'_>, change: &Change) -> Result<Position, StoreError> {
    if !tx.shared() {
        tx.execute(NEXT, &[]).await?;
    }
    let (body, payload, now) = (change.encode()?, change.payload(), tx.now());
    let values: [Value<'_>; 4] = [now.into(), change.kind().into(), (&body).into(), payload.into()];
    match tx.fetch_optional(APPEND, &values).await? {
        Some(position) => Ok(position),
        None => Err(match moving::find(tx).await? {
            Some(mark) => StoreError::Moving(mark.to),
            None => StoreError::Damaged("the log has no head".to_owned()),
        }),
    }
}

/// Up to `limit` entries after `position`, oldest first.
pub async fn after(rows: &mut impl Rows, position: Position, limit: i64) -> Result<Vec<Entry>, StoreError> {
    rows.fetch(AFTER, &[position.epoch.into(), position.number.into(), limit.into()]).await
}

/// The position of the newest entry that is there; before the first one, that of an empty log. On PostgreSQL an entry
/// before it may still be on its way: [`Follower::from_now`] waits for those.
pub async fn newest(rows: &mut impl Rows) -> Result<Position, StoreError> {
    let newest: Option<Position> = rows.fetch_optional(NEWEST, &[]).await?;
    Ok(newest.unwrap_or(Position { epoch: 0, number: 0 }))
}
