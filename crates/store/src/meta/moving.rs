//! Whether the deployment is being moved elsewhere: a mark beside the log's head, which every look at the database
//! reads and every logged change is refused by.

use std::time::Duration;

use super::{FromRow, Row, Rows, Tx, deployment, statements};
use crate::{Database, StoreError};

statements! {
    FIND = "SELECT move_to, move_run, move_at, moved FROM log_head WHERE id = 1 AND move_to <> ''";
    MARK = "UPDATE log_head SET move_to = $1, move_run = $2, moved = 0, \
            move_at = CASE WHEN move_to = '' THEN CAST($3 AS BIGINT) ELSE move_at END WHERE id = 1";
    END = "UPDATE log_head SET move_to = $1, moved = 1 WHERE id = 1 AND move_run = $2";
    GIVE_UP = "UPDATE log_head SET move_to = '', move_run = '', move_at = 0 WHERE id = 1 AND move_run = $1 AND moved = 0";
    CLEAR = "UPDATE log_head SET move_to = '', move_run = '', move_at = 0, moved = 0 WHERE id = 1";
    /// The two ends of a snapshot on PostgreSQL: transactions with ids below the first have ended, none has one of the
    /// second or above.
    SNAPSHOT = "SELECT 0 /* + CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) */, \
                0 /* + CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT) */";
}

/// Time between two questions whether a transaction has ended.
const AGAIN: Duration = Duration::from_millis(50);

/// The mark of a move that is under way, or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where to, for people.
    pub to: String,
    /// The run of `berth migrate` that set it last: a random name.
    pub run: String,
    /// Since when nothing is written any more, in microseconds.
    pub since: i64,
    /// Whether all is there.
    pub done: bool,
}

impl FromRow for Move {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { to: row.text()?, run: row.text()?, since: row.int()?, done: row.int()? != 0 })
    }
}

/// The mark, if there is one.
pub async fn find(rows: &mut impl Rows) -> Result<Option<Move>, StoreError> {
    rows.fetch_optional(FIND, &[]).await
}

/// Marks the deployment as one that `run` moves to `to`, and answers how long it has been marked, in microseconds: no
/// change is logged from now on, and servers stop writing when they look.
pub async fn mark(db: &Database, to: &str, run: &str) -> Result<i64, StoreError> {
    let (to, run) = (to.to_owned(), run.to_owned());
    db.write(async move |tx: &mut Tx<'_>| {
        let now = tx.now();
        tx.execute(MARK, &[(&to).into(), (&run).into(), now.into()]).await?;
        let since = find(tx).await?.map_or(now, |mark| mark.since);
        tx.commit_upkeep(now.saturating_sub(since)).await
    })
    .await
}

/// Waits until each transaction has ended that may have written before it could see the mark. SQLite's have.
pub async fn settled(db: &Database) -> Result<(), StoreError> {
    let (_, ended) = snapshot(db).await?;
    while snapshot(db).await?.0 < ended {
        tokio::time::sleep(AGAIN).await;
    }
    Ok(())
}

async fn snapshot(mut db: &Database) -> Result<(i64, i64), StoreError> {
    let mut rows = db.query(SNAPSHOT, &[]).await?;
    let row = rows.first_mut().ok_or_else(|| StoreError::Damaged("no snapshot was given".to_owned()))?;
    Ok((row.int()?, row.int()?))
}

/// Marks the move that `run` began as done; answers false if another run, or an end, came in between.
pub async fn end(db: &Database, to: &str, run: &str) -> Result<bool, StoreError> {
    let (to, run) = (to.to_owned(), run.to_owned());
    db.write(async move |tx: &mut Tx<'_>| {
        let touched = tx.execute(END, &[(&to).into(), (&run).into()]).await?;
        tx.commit_upkeep(touched > 0).await
    })
    .await
}

/// Takes off the mark of a move that `run` began, and did not end.
pub async fn give_up(db: &Database, run: &str) -> Result<(), StoreError> {
    let run = run.to_owned();
    db.write(async move |tx: &mut Tx<'_>| {
        tx.execute(GIVE_UP, &[(&run).into()]).await?;
        tx.commit_upkeep(()).await
    })
    .await
}

/// Takes the mark off: the deployment is served from here, in `epoch` if that is given.
pub async fn clear(db: &Database, epoch: Option<i64>) -> Result<(), StoreError> {
    db.write(async move |tx: &mut Tx<'_>| {
        tx.execute(CLEAR, &[]).await?;
        if let Some(epoch) = epoch {
            deployment::set_epoch(tx, epoch).await?;
        }
        tx.commit_upkeep(()).await
    })
    .await
}
