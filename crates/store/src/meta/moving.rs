//! Whether the deployment is being moved elsewhere: a mark beside the log's head, which every look at the database
//! reads and every logged change is refused by.

use std::time::Duration;

use super::{FromRow, Row, Rows, Statement, Tx, Value, deployment, statements};
use crate::{Database, StoreError};

statements! {
    FIND = "SELECT move_to, move_run, move_at, moved FROM log_head WHERE id = 1 AND move_to <> ''";
    RUN = "SELECT move_run FROM log_head WHERE id = 1";
    NAME = "UPDATE log_head SET move_run = $1 WHERE id = 1 AND move_to = ''";
    MARK = "UPDATE log_head SET move_to = $1, move_run = $2, \
            move_at = CASE WHEN move_to = '' THEN CAST($3 AS BIGINT) ELSE move_at END WHERE id = 1 AND moved = 0";
    BEGIN_END = "UPDATE log_head SET moved = 2 WHERE id = 1 AND move_to <> '' AND move_run = $1 AND moved = 0";
    END = "UPDATE log_head SET moved = 1 WHERE id = 1 AND move_run = $1 AND moved = 2";
    GIVE_UP = "UPDATE log_head SET move_to = '', move_run = '', move_at = 0 WHERE id = 1 AND move_run = $1 AND moved = 0";
    UNDO = "UPDATE log_head SET move_to = '', move_run = '', move_at = 0 WHERE id = 1 AND move_to <> '' AND moved = 0";
    CLEAR = "UPDATE log_head SET move_to = '', move_run = '', move_at = 0, moved = 0 WHERE id = 1";
    TAKE = "UPDATE log_head SET move_run = $1 WHERE id = 1 AND (move_to = '' OR moved = 1)";
    /// A run that takes the database over waits for what another one is writing.
    TAKEN = "SELECT move_run FROM log_head WHERE id = 1 /* FOR SHARE */";
    /// The transactions of this database's clients; SQLite has one writer, which is who asks.
    OPEN = "SELECT '' WHERE 1 = 0 /* UNION ALL SELECT held.virtualxid FROM pg_locks AS held \
            JOIN pg_stat_activity AS client ON client.pid = held.pid \
            WHERE held.locktype = 'virtualxid' AND held.mode = 'ExclusiveLock' AND held.granted \
            AND client.datname = current_database() AND client.usesysid IS NOT NULL AND held.pid <> pg_backend_pid() */";
}

/// Time between two questions whether a transaction has ended.
const AGAIN: Duration = Duration::from_millis(100);
/// How often it is asked.
const TIMES: usize = 1_200;
/// Questions after which it is told that something is waited for.
const SILENT: usize = 20;

/// The mark of a move that is under way, or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where to, for people.
    pub to: String,
    /// The run of `berth migrate` that set it last: a random name.
    pub run: String,
    /// Since when nothing is written any more, in microseconds.
    pub since: i64,
    /// How far it is.
    pub stage: Stage,
}

/// How far a move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is being copied, and can be given up.
    Copying,
    /// All is copied, and the other place is made one to serve from: that can only be gone on with.
    Ending,
    /// The deployment is at the other place.
    Done,
}

impl FromRow for Move {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        let (to, run, since) = (row.text()?, row.text()?, row.int()?);
        let stage = match row.int()? {
            0 => Stage::Copying,
            2 => Stage::Ending,
            _ => Stage::Done,
        };
        Ok(Self { to, run, since, stage })
    }
}

/// The mark, if there is one.
pub async fn find(rows: &mut impl Rows) -> Result<Option<Move>, StoreError> {
    rows.fetch_optional(FIND, &[]).await
}

/// Gives a place that is not marked the name of `run`, and answers which name it has: another that has the same one is the
/// same place.
pub async fn name(db: &Database, run: &str) -> Result<String, StoreError> {
    update(db, NAME, &[run]).await?;
    named(&mut &*db).await
}

/// The name of the run that looked at a place last, or fills it.
pub async fn named(rows: &mut impl Rows) -> Result<String, StoreError> {
    let mut found = rows.query(RUN, &[]).await?;
    found.first_mut().map(Row::text).unwrap_or_else(|| Ok(String::new()))
}

/// Marks the deployment as one that `run` moves to `to`, and answers how long it has been marked, in microseconds: no
/// change is logged from now on, and servers stop writing when they look. None if a move has come to its end.
pub async fn mark(db: &Database, to: &str, run: &str) -> Result<Option<i64>, StoreError> {
    let (to, run) = (to.to_owned(), run.to_owned());
    db.write(async move |tx: &mut Tx<'_>| {
        let now = tx.now();
        let touched = tx.execute(MARK, &[(&to).into(), (&run).into(), now.into()]).await?;
        let since = find(tx).await?.map_or(now, |mark| mark.since);
        tx.commit_upkeep((touched > 0).then_some(now.saturating_sub(since))).await
    })
    .await
}

/// Waits until each transaction has ended that may have written before it could see the mark, two minutes at most, and
/// tells `progress` once if that takes long. Answers whether they have. SQLite's have.
pub async fn settled(db: &Database, mut progress: impl FnMut(usize)) -> Result<bool, StoreError> {
    let mut open = transactions(db).await?;
    for turn in 0..TIMES {
        if open.is_empty() {
            return Ok(true);
        }
        if turn == SILENT {
            progress(open.len());
        }
        tokio::time::sleep(AGAIN).await;
        let now = transactions(db).await?;
        open.retain(|one| now.contains(one));
    }
    Ok(false)
}

async fn transactions(mut db: &Database) -> Result<Vec<String>, StoreError> {
    db.query(OPEN, &[]).await?.iter_mut().map(Row::text).collect()
}

/// Has the move that `run` marked come to its end: from now on it can be neither given up nor taken over. Answers false
/// if it was, before.
pub async fn begin_end(db: &Database, run: &str) -> Result<bool, StoreError> {
    update(db, BEGIN_END, &[run]).await
}

/// Marks the move whose end `run` began as done; answers false if there is none.
pub async fn end(db: &Database, run: &str) -> Result<bool, StoreError> {
    update(db, END, &[run]).await
}

/// Takes off the mark of a move that `run` began, and whose end it did not begin.
pub async fn give_up(db: &Database, run: &str) -> Result<bool, StoreError> {
    update(db, GIVE_UP, &[run]).await
}

/// The same whichever run it was.
pub async fn undo(db: &Database) -> Result<bool, StoreError> {
    update(db, UNDO, &[]).await
}

/// Has `run` be the only one that fills this database; answers false if the deployment is being moved away from it.
pub async fn take(db: &Database, run: &str) -> Result<bool, StoreError> {
    update(db, TAKE, &[run]).await
}

/// Fails unless `run` is the one that fills this database, and holds it until the transaction's end.
pub(super) async fn taken(tx: &mut Tx<'_>, run: &str) -> Result<(), StoreError> {
    let mut found = tx.query(TAKEN, &[]).await?;
    match found.first_mut().map(Row::text).transpose()? {
        Some(name) if name == run => Ok(()),
        _ => Err(StoreError::Held("another run of `berth migrate` fills this database".to_owned())),
    }
}

async fn update(db: &Database, statement: Statement, values: &[&str]) -> Result<bool, StoreError> {
    let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    db.write(async move |tx: &mut Tx<'_>| {
        let values: Vec<Value<'_>> = values.iter().map(Value::from).collect();
        let touched = tx.execute(statement, &values).await?;
        tx.commit_upkeep(touched > 0).await
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
