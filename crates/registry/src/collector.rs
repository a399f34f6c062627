//! Collection: what nothing names any more gives its space back, while everybody goes on pushing and pulling. What
//! may be garbage stands in a queue for each stage, so that the work is in proportion to what changed.

mod clock;
mod objects;
mod status;
mod step;

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use store::meta::job_run::{self, JobRun};
use store::meta::trash::{self, Item};
use store::meta::{condemned, dead, lease};
use store::{Committed, Tx};
use world::Clock;

pub use status::{Backlog, GcStatus};

use crate::promise::micros;
use crate::to_its_end::to_its_end;
use crate::{Error, Options, Registry};
use clock::Guard;
use step::{Done, Step, Terms};

/// Rows that one transaction takes at most.
pub(crate) const AT_ONCE: i64 = 500;

/// Asked before objects lose their rows or are removed: an error keeps them, and says why.
pub type Fence = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>> + Send + Sync>;

/// A stage of collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What was deleted, until it can't be restored any more.
    Trash,
    /// Repositories whose rows go, since they can't be restored any more.
    Repositories,
    /// Links of blobs to repositories, to be looked at when the blob's lease ends: those of living images too.
    Links,
    /// Objects that lost a link.
    Condemned,
    /// Objects that have no row any more.
    Doomed,
}

impl Stage {
    /// What status and metrics call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Trash => "trash",
            Self::Repositories => "repositories",
            Self::Links => "links",
            Self::Condemned => "condemned",
            Self::Doomed => "doomed",
        }
    }
}

/// What one round of collection did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Rows that left the trash for good.
    pub purged: u64,
    /// Rows of deleted repositories that went.
    pub cleared: u64,
    /// Links that went.
    pub unlinked: u64,
    /// Objects that lost their rows.
    pub swept: u64,
    /// Objects that were removed.
    pub removed: u64,
    /// What could not be done; it is tried again.
    pub failed: u64,
    /// Whether there is more to do at once.
    pub more: bool,
    /// For how long the oldest of the links and objects looked at had been due, in microseconds.
    pub overdue_micros: i64,
}

impl Collected {
    /// Adds what another round did.
    pub fn add(&mut self, round: &Self) {
        self.purged += round.purged;
        self.cleared += round.cleared;
        self.unlinked += round.unlinked;
        self.swept += round.swept;
        self.removed += round.removed;
        self.failed += round.failed;
        self.more = round.more;
        self.overdue_micros = round.overdue_micros;
    }

    fn due_since(&mut self, since: i64, now: i64) {
        self.overdue_micros = self.overdue_micros.max(now.saturating_sub(since));
    }
}

/// What the collector of this process remembers.
pub(crate) struct State {
    fence: OnceLock<Fence>,
    memory: Mutex<Memory>,
}

#[derive(Debug)]
pub(crate) struct Memory {
    guard: Guard,
    last_run_at: Option<i64>,
    last_error: Option<(i64, String)>,
    /// What of these two the database was told last.
    noted: JobRun,
    done: Collected,
}

/// The job's name in the rows.
const COLLECTION: &str = "collection";
/// Time between two notes of the last run, in microseconds.
const NOTE_MICROS: i64 = 60_000_000;

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("memory", &self.memory).finish_non_exhaustive()
    }
}

impl State {
    pub(crate) fn new(clock: &Clock) -> Self {
        let memory = Memory {
            guard: Guard::new(clock.elapsed_micros()),
            last_run_at: None,
            last_error: None,
            noted: JobRun::default(),
            done: Collected::default(),
        };
        Self { fence: OnceLock::new(), memory: Mutex::new(memory) }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Registry {
    /// Sets what is asked before objects are swept; the first one stays.
    pub fn set_fence(&self, fence: Fence) {
        let _ = self.inner.collector.fence.set(fence);
    }

    /// One bounded round of collection; called again at once while there is more. Any number of processes may run
    /// it. What fails is left as it is, counted, and tried again.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached.
    pub async fn collect(&self) -> Result<Collected, Error> {
        let registry = self.clone();
        to_its_end(async move {
            let round = registry.round().await;
            match &round {
                Ok(done) => registry.inner.collector.memory().done.add(done),
                Err(error) => registry.note_failure("a round of collection", error),
            }
            registry.note_run().await;
            round
        })
        .await
    }

    /// Has the database know how collection fares, for who asks another process. What can't be noted now is later.
    async fn note_run(&self) {
        let run = {
            let mut memory = self.inner.collector.memory();
            let run = JobRun { run_at: memory.last_run_at, failed: memory.last_error.clone() };
            let since = run.run_at.unwrap_or(0).saturating_sub(memory.noted.run_at.unwrap_or(0));
            if run.failed == memory.noted.failed && since < NOTE_MICROS {
                return;
            }
            memory.noted = run.clone();
            run
        };
        let note = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            job_run::note(tx, COLLECTION, &run).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        if self.inner.db.write_relaxed(note).await.is_err() {
            self.inner.collector.memory().noted = JobRun::default();
        }
    }

    /// When collection last ran and what failed last: of this process, or of another one if that is newer.
    async fn last_run(&self) -> Result<JobRun, Error> {
        let noted = job_run::find(&mut &self.inner.db, COLLECTION).await?;
        let memory = self.inner.collector.memory();
        let failed = noted.failed.max(memory.last_error.clone());
        Ok(JobRun { run_at: noted.run_at.max(memory.last_run_at), failed })
    }

    pub(crate) async fn round(&self) -> Result<Collected, Error> {
        let (now, terms) = (self.database_time().await?, self.terms());
        let elapsed = self.inner.world.clock.elapsed_micros();
        let (halted, promises_over, settled) = {
            let mut memory = self.inner.collector.memory();
            memory.last_run_at = Some(now);
            let halted = memory.guard.halted(now, elapsed, terms.lease.max(terms.reader_grace));
            let guard = &memory.guard;
            (halted, guard.promises_over(elapsed, terms.lease), guard.settled(elapsed, terms.reader_grace))
        };
        let mut done = Collected::default();
        if !halted {
            self.purge_round(now.saturating_sub(terms.undelete), &mut done).await?;
            self.clear_round(&mut done).await?;
        }
        if !halted && promises_over {
            let due = lease::due(&mut &self.inner.db, now, AT_ONCE).await?;
            // One that says 0 was never promised: it is looked at for the first time.
            due.iter().find(|lease| lease.until > 0).inspect(|lease| done.due_since(lease.until, now));
            let links = self.take(due, Step::Links, &mut done).await?;
            done.unlinked += links.count;
        }
        if let Err(reason) = self.ask_fence().await {
            self.note_failure("sweeping", &Error::Unavailable(reason));
            done.failed += 1;
            return Ok(done);
        }
        if !halted && settled {
            let before = now.saturating_sub(terms.reader_grace);
            let due = condemned::due(&mut &self.inner.db, before, AT_ONCE).await?;
            due.first().inspect(|condemned| done.due_since(condemned.at, before));
            let swept = self.take(due, Step::Sweep, &mut done).await?;
            done.swept += swept.count;
        }
        self.remove_objects(&mut done).await?;
        Ok(done)
    }

    /// What was deleted at `before` or earlier leaves the trash.
    pub(crate) async fn purge_round(&self, before: i64, done: &mut Collected) -> Result<(), Error> {
        let mut db = &self.inner.db;
        let items = trash::due(&mut db, before, AT_ONCE / 3).await?;
        let purge = |items| Step::Purge(items, before);
        done.purged += self.take(items, purge, done).await?.count;
        let repositories = trash::due_repositories(&mut db, before, AT_ONCE / 3).await?;
        for id in repositories {
            done.purged += self.take(vec![id], |_| Step::Bury(id, before), done).await?.count;
        }
        Ok(())
    }

    /// These rows leave the trash. Answers how many did.
    pub(crate) async fn purge_items(&self, items: Vec<Item>, before: i64) -> Result<u64, Error> {
        let mut done = Collected::default();
        Ok(self.take(items, |items| Step::Purge(items, before), &mut done).await?.count)
    }

    /// A deleted repository can't be restored any more. Answers 1, or 0 if it was restored or gone meanwhile.
    pub(crate) async fn purge_repository(&self, id: i64, before: i64) -> Result<u64, Error> {
        let mut done = Collected::default();
        Ok(self.take(vec![id], |_| Step::Bury(id, before), &mut done).await?.count)
    }

    /// Rows of repositories that can't be restored go.
    pub(crate) async fn clear_round(&self, done: &mut Collected) -> Result<(), Error> {
        for repository in dead::list(&mut &self.inner.db, i64::MIN, 10).await? {
            let cleared = self.take(vec![repository.id], |_| Step::Clear(repository.id), done).await?;
            done.cleared += cleared.count;
            done.more |= cleared.handled > 0;
        }
        Ok(())
    }

    /// Runs one step over all candidates in one transaction; if that fails, over each in its own, so that one that
    /// can't be judged keeps none of the others waiting.
    pub(crate) async fn take<T: Clone>(
        &self,
        candidates: Vec<T>,
        step: impl Fn(Vec<T>) -> Step,
        done: &mut Collected,
    ) -> Result<Done, Error> {
        if candidates.is_empty() {
            return Ok(Done::default());
        }
        let full = candidates.len() as i64 >= AT_ONCE / 3;
        let sum = match self.run(step(candidates.clone())).await {
            Ok(sum) => sum,
            Err(error @ (Error::Unavailable(_) | Error::Moving)) => return Err(error),
            Err(_) => self.take_singly(candidates, step, done).await?,
        };
        // Candidates that another process holds are no reason to come back at once.
        done.more |= sum.handled > 0 && (full || sum.cut_short);
        Ok(sum)
    }

    async fn take_singly<T: Clone>(
        &self,
        candidates: Vec<T>,
        step: impl Fn(Vec<T>) -> Step,
        done: &mut Collected,
    ) -> Result<Done, Error> {
        let mut sum = Done::default();
        for candidate in candidates {
            match self.run(step(vec![candidate])).await {
                Ok(one) => sum.add(one),
                Err(error @ (Error::Unavailable(_) | Error::Moving)) => return Err(error),
                Err(error) => {
                    self.note_failure("a step of collection", &error);
                    done.failed += 1;
                }
            }
        }
        Ok(sum)
    }

    async fn run(&self, step: Step) -> Result<Done, Error> {
        let terms = self.terms();
        self.inner.db.write(async move |tx: &mut Tx<'_>| step.run(tx, &terms).await).await
    }

    fn note_failure(&self, what: &str, error: &Error) {
        tracing::warn!(%error, "{what} failed; nothing was collected that should not be, and it is tried again");
        self.inner.collector.memory().last_error = Some((self.now(), format!("{what}: {error}")));
    }

    pub(crate) async fn ask_fence(&self) -> Result<(), String> {
        match self.inner.collector.fence.get() {
            Some(fence) => fence().await,
            None => Ok(()),
        }
    }

    /// The database's clock: the one that leases are written by.
    pub(crate) async fn database_time(&self) -> Result<i64, Error> {
        let look = async |tx: &mut Tx<'_>| -> Result<Committed<i64>, Error> {
            let now = tx.now();
            Ok(tx.keep_nothing(now))
        };
        self.inner.db.write_relaxed(look).await
    }

    /// The same for what its time alone decides: while collection stands still because the clock was set, so does that.
    pub(crate) async fn trusted_time(&self) -> Result<i64, Error> {
        let (now, terms) = (self.database_time().await?, self.terms());
        let elapsed = self.inner.world.clock.elapsed_micros();
        let guard = &mut self.inner.collector.memory().guard;
        if guard.halted(now, elapsed, terms.lease.max(terms.reader_grace)) {
            return Err(Error::Unavailable("the database's clock was set".to_owned()));
        }
        Ok(now)
    }

    fn terms(&self) -> Terms {
        Terms::of(&self.inner.options, self.inner.world.clock.clone())
    }
}

impl Terms {
    fn of(options: &Options, clock: Clock) -> Self {
        Self {
            lease: options.lease_micros(),
            undelete: micros(options.undelete_seconds),
            grace: micros(options.grace_seconds),
            reader_grace: micros(options.reader_grace_seconds),
            clock,
        }
    }
}
