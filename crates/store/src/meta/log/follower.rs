use std::time::Duration;

use super::{Entry, Position};
use crate::StoreError;
use crate::meta::{Database, FromRow, Row, Rows, Value, statements};

statements! {
    /// On PostgreSQL with the snapshot that they were read in: transactions with ids below the first number have ended,
    /// and none has an id of the second or above.
    SEEN = "SELECT epoch, number, at, kind, body, payload \
            /* , CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) \
            , CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT) */ \
            FROM change WHERE (epoch, number) > ($1, $2) ORDER BY epoch, number LIMIT $3";
    NEWEST = "SELECT epoch, number \
              /* , CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) \
              , CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT) */ \
              FROM change WHERE epoch > 0 ORDER BY epoch DESC, number DESC LIMIT 1";
    /// Changes are deleted from the oldest on: where one up to here is left, none after it is gone.
    REACHES = "SELECT epoch, number FROM change WHERE (epoch, number) <= ($1, $2) \
               ORDER BY epoch DESC, number DESC LIMIT 1";
}

/// How long [`Follower::from_now`] waits: a transaction that has done nothing for ten seconds is ended.
const WAIT: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(20);

/// Reads the log as it grows: each entry once, in order. PostgreSQL may commit a number after higher ones; a number
/// that is missing is passed only when each transaction that could have had it has ended.
#[derive(Debug)]
pub struct Follower {
    db: Database,
    position: Position,
    gap: Option<Gap>,
}

/// What a follower is given.
#[derive(Debug)]
pub enum Followed {
    /// The entries that follow. None when there is nothing new, or when the next one may still be on its way: ask again
    /// in a moment.
    Entries(Vec<Entry>),
    /// What followed was deleted before it was read. Whatever rests on it has to go; [`Follower::from_now`] begins anew.
    Behind,
}

/// Numbers that are missing: any below `below` was given to a transaction whose id is below `ended`, since it took
/// its number before one that was seen took its own.
#[derive(Debug)]
struct Gap {
    below: i64,
    ended: i64,
}

/// Something read, and the two ends of the snapshot that it was read in, if there is one.
struct Seen<T> {
    it: T,
    snapshot: Option<(i64, i64)>,
}

impl<T: FromRow> FromRow for Seen<T> {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        let it = T::from_row(row)?;
        let snapshot = if row.left() > 0 { Some((row.int()?, row.int()?)) } else { None };
        Ok(Self { it, snapshot })
    }
}

impl Follower {
    /// Begins after `from`, which is the beginning of the log or the position of an entry that a follower gave.
    pub fn new(db: Database, from: Position) -> Self {
        Self { db, position: from, gap: None }
    }

    /// Begins with whatever is committed from now on; waits a moment for the transactions under way.
    pub async fn from_now(db: Database) -> Result<Self, StoreError> {
        let newest = async || -> Result<Option<Seen<Position>>, StoreError> {
            (&mut &db).fetch_optional(NEWEST, &[]).await
        };
        let Some(first) = newest().await? else {
            return Ok(Self::new(db, Position { epoch: 0, number: 0 }));
        };
        let position = first.it;
        let Some((_, ended)) = first.snapshot else { return Ok(Self::new(db, position)) };
        let settled = async {
            while newest().await?.and_then(|seen| seen.snapshot).is_some_and(|(oldest, _)| oldest < ended) {
                tokio::time::sleep(AGAIN).await;
            }
            Ok::<(), StoreError>(())
        };
        match tokio::time::timeout(WAIT, settled).await {
            Ok(settled) => settled?,
            Err(_) => {
                tracing::warn!("a transaction that writes goes on for long; the log is followed without it")
            }
        }
        Ok(Self::new(db, position))
    }

    /// The position of the last entry that was given.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Up to `limit` entries that follow.
    pub async fn next(&mut self, limit: i64) -> Result<Followed, StoreError> {
        let at: [Value<'_>; 2] = [self.position.epoch.into(), self.position.number.into()];
        let seen: Vec<Seen<Entry>> = (&mut &self.db).fetch(SEEN, &[at[0], at[1], limit.into()]).await?;
        // Afterwards, since what was read can't have been preceded by what is deleted only later.
        if !seen.is_empty()
            && self.position.number > 0
            && (&mut &self.db).query(REACHES, &at).await?.is_empty()
        {
            return Ok(Followed::Behind);
        }
        let newest = seen.last().map_or(0, |seen| seen.it.position.number);
        let mut settled = Vec::with_capacity(seen.len());
        for Seen { it, snapshot } in seen {
            let number = it.position.number;
            if let Some((oldest, next)) = snapshot
                && number > self.position.number + 1
                && !self.passes(number, oldest)
            {
                self.gap.get_or_insert(Gap { below: newest, ended: next });
                break;
            }
            self.position = it.position;
            settled.push(it);
        }
        Ok(Followed::Entries(settled))
    }

    /// Whether what is missing before `number` will never come, as far as a snapshot tells in which all transactions
    /// with ids below `oldest` have ended. Forgets a gap that tells nothing of `number`.
    fn passes(&mut self, number: i64, oldest: i64) -> bool {
        let Some(gap) = &self.gap else { return false };
        if number <= gap.below {
            return oldest >= gap.ended;
        }
        self.gap = None;
        false
    }
}
