//! How far collection is behind.

use store::meta::backlog;
use store::meta::moving::{self, Move};

use super::{Collected, Stage, Terms};
use crate::{Error, Registry};

/// Rows of each stage that are counted at most.
const COUNTED: i64 = 100_000;

/// What waits in one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// The stage.
    pub stage: Stage,
    /// Rows that wait, counted no further than to 100,000.
    pub waiting: i64,
    /// Those of them whose time has come.
    pub due: i64,
    /// Bytes that the counted rows stand for; what images in the trash share counts for each. None for links: most of
    /// them stay.
    pub bytes: Option<i64>,
    /// When the oldest of them is or was due, in microseconds.
    pub oldest_due_at: Option<i64>,
}

/// How collection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GcStatus {
    /// Each stage's backlog, in the order in which things pass them.
    pub stages: Vec<Backlog>,
    /// When any process last began a round, in microseconds, give or take a minute.
    pub last_run_at: Option<i64>,
    /// When something last failed at any process, in microseconds, and what.
    pub last_error: Option<(i64, String)>,
    /// What the rounds of this process did so far.
    pub done: Collected,
    /// From when on this process looks at links, in microseconds; none if it does.
    pub links_from: Option<i64>,
    /// From when on it sweeps condemned objects, in microseconds; none if it does.
    pub sweeps_from: Option<i64>,
    /// The mark of a move, while which nothing is collected.
    pub moving: Option<Move>,
    /// Seconds for which nothing is collected yet, since the database's clock was set.
    pub clock_halt_seconds: i64,
}

impl Registry {
    /// How collection stands.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read.
    pub async fn gc_status(&self) -> Result<GcStatus, Error> {
        let (mut db, now, terms) = (&self.inner.db, self.now(), self.terms());
        let mut stages = Vec::new();
        for (stage, after) in after(&terms) {
            let before = now.saturating_sub(after);
            let waiting = match stage {
                Stage::Trash => backlog::trash(&mut db, before, COUNTED).await?,
                Stage::Repositories => backlog::repositories(&mut db, before, COUNTED).await?,
                Stage::Links => backlog::links(&mut db, before, COUNTED).await?,
                Stage::Condemned => backlog::condemned(&mut db, before, COUNTED).await?,
                Stage::Doomed => backlog::doomed(&mut db, before, COUNTED).await?,
            };
            stages.push(Backlog {
                stage,
                waiting: waiting.rows,
                due: waiting.due,
                bytes: Some(waiting.bytes).filter(|_| stage != Stage::Links),
                oldest_due_at: waiting.oldest.map(|oldest| oldest.saturating_add(after)),
            });
        }
        let (last, moving) = (self.last_run().await?, moving::find(&mut db).await?);
        let elapsed = self.inner.world.clock.elapsed_micros();
        let memory = self.inner.collector.memory();
        let from = |left: i64| Some(now.saturating_add(left)).filter(|_| left > 0);
        Ok(GcStatus {
            stages,
            links_from: from(memory.guard.promises_left(elapsed, terms.lease)),
            sweeps_from: from(memory.guard.readers_left(elapsed, terms.reader_grace)),
            last_run_at: last.run_at,
            last_error: last.failed,
            done: memory.done,
            moving,
            clock_halt_seconds: memory.guard.halted_for(elapsed) / 1_000_000,
        })
    }
}

/// How long after the time in its rows each stage is due, in microseconds.
fn after(terms: &Terms) -> [(Stage, i64); 5] {
    [
        (Stage::Trash, terms.undelete),
        (Stage::Repositories, 0),
        (Stage::Links, 0),
        (Stage::Condemned, terms.reader_grace),
        (Stage::Doomed, 0),
    ]
}
