//! The change log: what happened, in the order of its commits.

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::{Change, StoreError};

statements! {
    /// Taken last, so that transactions that touch the same row are numbered in the order they commit.
    NEXT = "UPDATE log_head SET number = number + 1 WHERE id = 1 RETURNING epoch, number";
    APPEND = "INSERT INTO change (epoch, number, at, kind, body, payload) VALUES ($1, $2, $3, $4, $5, $6)";
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

pub(crate) async fn append(tx: &mut Tx<'_>, change: &Change) -> Result<(), StoreError> {
    let position: Option<Position> = tx.fetch_optional(NEXT, &[]).await?;
    let Some(Position { epoch, number }) = position else {
        return Err(StoreError::Damaged("the log has no head".to_owned()));
    };
    let (body, payload, now) = (change.encode()?, change.payload(), tx.now());
    let values: [Value<'_>; 6] =
        [epoch.into(), number.into(), now.into(), change.kind().into(), (&body).into(), payload.into()];
    tx.execute(APPEND, &values).await?;
    Ok(())
}

/// Up to `limit` entries after `position`, oldest first.
pub async fn after(rows: &mut impl Rows, position: Position, limit: i64) -> Result<Vec<Entry>, StoreError> {
    rows.fetch(AFTER, &[position.epoch.into(), position.number.into(), limit.into()]).await
}
