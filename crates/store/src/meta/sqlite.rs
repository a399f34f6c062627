use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;
use world::Clock;

use super::authority::Authority;
use super::readers::Readers;
use super::tx::{Committed, Engine, Tx};
use super::{Row, Statement, Value, migrate};
use crate::StoreError;

/// Transactions that wait for the writer; more wait for a place among them.
const QUEUE: usize = 1024;
/// How long a transaction waits for a place: the writer is stuck, or far behind.
const PLACE: Duration = Duration::from_secs(10);
/// Transactions that share one commit.
const GROUP: usize = 256;
/// Prepared statements kept by each connection; above the number that Berth has.
pub(super) const STATEMENTS: usize = 256;

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// A commit is on the disk before it is acknowledged.
    Full,
    /// For tests: a commit survives a crash of the process, not of the machine.
    Off,
}

/// Makes the file if it is missing, for its owner alone: it holds policies and sealed secrets. The files beside it get
/// the same rights.
fn make(path: &Path) -> Result<(), StoreError> {
    let made = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path);
    made.map(drop).map_err(|error| StoreError::Unreachable(format!("{}: {error}", path.display())))
}

/// Reads run where they are asked, each seeing the newest commit; writes queue for the one writer, which commits a
/// group of them with one sync.
#[derive(Debug)]
pub(super) struct Sqlite {
    readers: Arc<Readers>,
    jobs: mpsc::Sender<Job>,
    authority: Authority,
}

/// A queued transaction: runs on the writer's connection, then is told how the group's commit went.
struct Job {
    durable: bool,
    run: Run,
}

type Run = Box<dyn FnOnce(&mut Connection, i64) -> Acknowledge + Send>;
type Acknowledge = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("durable", &self.durable).finish_non_exhaustive()
    }
}

impl Sqlite {
    pub(super) fn open(
        path: &Path,
        durability: Durability,
        clock: Clock,
        authority: Authority,
    ) -> Result<Self, StoreError> {
        make(path)?;
        let mut writer = Connection::open(path)?;
        writer.set_prepared_statement_cache_capacity(STATEMENTS);
        writer.busy_timeout(Duration::from_secs(5))?;
        migrate::inspect_sqlite(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        writer.pragma_update(None, "foreign_keys", "ON")?;
        writer.pragma_update(None, "cache_size", -8192)?;
        // Statements' journals too: a container's only folder that can be written to may be that of the data.
        writer.pragma_update(None, "temp_store", "MEMORY")?;
        migrate::sqlite(&mut writer)?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        let readers = Arc::new(Readers::of(path));
        let writer =
            Writer { connection: writer, durability, syncing: None, clock, readers: readers.clone() };
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || writer.run(queue))
            .map_err(|error| StoreError::Unreachable(error.to_string()))?;
        Ok(Self { readers, jobs, authority })
    }

    /// The same of a file that is there, which is only read, whoever else uses it. None if it has no tables yet.
    pub(super) fn inspect(path: &Path, authority: Authority) -> Result<Option<Self>, StoreError> {
        let reader = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let (jobs, _) = mpsc::channel(1);
        let readers = Arc::new(Readers::of(path));
        Ok(migrate::inspect_sqlite(&reader)?.then_some(Self { readers, jobs, authority }))
    }

    pub(super) async fn submit<T, E, F>(&self, durable: bool, body: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let authority = self.authority.clone();
        let run = Box::new(move |connection: &mut Connection, now: i64| -> Acknowledge {
            let mut on_authority = false;
            let outcome = in_savepoint(connection, now, &body, &mut on_authority);
            Box::new(move |committed| {
                if on_authority {
                    authority.turn();
                }
                let outcome = outcome.and_then(|value| committed.map(|()| value).map_err(E::from));
                // A caller that went away no longer cares; the transaction stands.
                drop(answer.send(outcome));
            })
        });
        queue(&self.jobs, Job { durable, run }, PLACE).await?;
        answered.await.unwrap_or_else(|_| Err(stopped().into()))
    }

    /// Whether writes are still taken; false after a failed commit.
    pub(super) fn writable(&self) -> bool {
        !self.jobs.is_closed()
    }

    /// Runs one query now, on the calling thread: a lookup by index takes a few microseconds.
    pub(super) fn read(&self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        self.readers.read(statement, values)
    }
}

/// Queues a transaction. When no place becomes free in `patience`, it never runs.
async fn queue(jobs: &mpsc::Sender<Job>, job: Job, patience: Duration) -> Result<(), StoreError> {
    let job = match jobs.try_send(job) {
        Ok(()) => return Ok(()),
        Err(TrySendError::Closed(_)) => return Err(stopped()),
        Err(TrySendError::Full(job)) => job,
    };
    match timeout(patience, jobs.send(job)).await {
        Ok(sent) => sent.map_err(|_| stopped()),
        Err(_) => Err(StoreError::Busy("too many transactions wait for the writer".to_owned())),
    }
}

fn stopped() -> StoreError {
    StoreError::Unreachable("the writer has stopped".to_owned())
}

/// Runs `body` in a savepoint of the group's transaction, so that its failure undoes nothing but itself. Tells also
/// whether what it changed bears on who may do what.
fn in_savepoint<T, E, F>(
    connection: &mut Connection,
    now: i64,
    body: &F,
    on_authority: &mut bool,
) -> Result<T, E>
where
    F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E>,
    E: From<StoreError>,
{
    let sql = |connection: &Connection, text: &'static str| -> Result<(), StoreError> {
        connection.prepare_cached(text)?.execute([])?;
        Ok(())
    };
    sql(connection, "SAVEPOINT one")?;
    let mut tx = Tx::new(Engine::Sqlite(connection), now);
    let outcome = match pin!(body(&mut tx)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        // SQLite answers at once, so only something that is not the database can be pending.
        Poll::Pending => Err(refused("a transaction awaited something other than its database")),
    };
    *on_authority = tx.on_authority();
    let outcome = match outcome {
        Ok(_) if tx.torn() => Err(refused("a transaction went on after its change had failed")),
        outcome => outcome,
    };
    if connection.is_autocommit() {
        // SQLite has rolled all of it back by itself, as it may when it finds the disk full.
        return outcome.and_then(|_| Err(refused("a transaction went on after it was rolled back")));
    }
    if outcome.is_err() {
        sql(connection, "ROLLBACK TO one")?;
    }
    sql(connection, "RELEASE one")?;
    outcome.map(|Committed(value)| value)
}

fn refused<E: From<StoreError>>(why: &str) -> E {
    E::from(StoreError::Conflict(why.to_owned()))
}

/// The one connection that writes, on a thread of its own.
struct Writer {
    connection: Connection,
    durability: Durability,
    syncing: Option<bool>,
    clock: Clock,
    readers: Arc<Readers>,
}

impl Writer {
    fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        let mut group = Vec::new();
        while let Some(first) = queue.blocking_recv() {
            group.push(first);
            while group.len() < GROUP
                && let Ok(next) = queue.try_recv()
            {
                group.push(next);
            }
            // What a full disk kept from running goes on in a transaction of its own.
            while !group.is_empty() {
                match self.commit(&mut group) {
                    Ok(()) => {}
                    // Nothing of the group has run yet.
                    Err(StoreError::Busy(report)) if !group.is_empty() => {
                        tracing::warn!(report, "another process writes to the database; waiting for it");
                    }
                    Err(error) => {
                        // What the disk holds after a failed commit is unknown: only a new start may go on.
                        tracing::error!(%error, "the commit failed; no further write is taken");
                        return;
                    }
                }
            }
        }
    }

    /// Runs a group's transactions and commits them together; tells each how it went. Those that did not run stay
    /// in the group. An error means that it is unknown what was kept, except [`StoreError::Busy`] before any ran.
    fn commit(&mut self, group: &mut Vec<Job>) -> Result<(), StoreError> {
        self.begin(group.iter().any(|job| job.durable))?;
        let now = self.clock.micros();
        let mut acknowledge = Vec::with_capacity(group.len());
        let mut jobs = std::mem::take(group).into_iter();
        while !self.connection.is_autocommit()
            && let Some(job) = jobs.next()
        {
            acknowledge.push((job.run)(&mut self.connection, now));
        }
        group.extend(jobs);
        let committed = self.end();
        self.readers.committed();
        for acknowledge in acknowledge {
            acknowledge(committed.as_ref().copied().map_err(StoreError::again));
        }
        match committed {
            Err(StoreError::Full(_)) => Ok(()),
            committed => committed,
        }
    }

    /// Commits. When the disk is full, nothing was kept, and that is known: the last frame of a commit, which
    /// makes it one, does not fit.
    fn end(&mut self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() {
            return Err(StoreError::Full("the transaction was rolled back".to_owned()));
        }
        let committed = self.connection.execute_batch("COMMIT").map_err(StoreError::from);
        if matches!(committed, Err(StoreError::Full(_))) && !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        committed
    }

    fn begin(&mut self, durable: bool) -> Result<(), StoreError> {
        let syncing = durable && self.durability == Durability::Full;
        if self.syncing != Some(syncing) {
            // FULL syncs the log at each commit; NORMAL writes it and leaves the sync to a later commit.
            let level = match (self.durability, syncing) {
                (Durability::Off, _) => "OFF",
                (Durability::Full, true) => "FULL",
                (Durability::Full, false) => "NORMAL",
            };
            self.connection.pragma_update(None, "synchronous", level)?;
            self.syncing = Some(syncing);
        }
        self.readers.rest()?;
        self.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_finds_no_place_before_the_writer_is_told_to_come_again() {
        let job = || Job { durable: true, run: Box::new(|_, _| Box::new(drop)) };
        let (jobs, mut waiting) = mpsc::channel(1);
        queue(&jobs, job(), Duration::ZERO).await.unwrap();
        assert!(matches!(queue(&jobs, job(), Duration::ZERO).await, Err(StoreError::Busy(_))));
        // It was never queued; once there is a place, the next one is.
        assert!(waiting.try_recv().is_ok() && waiting.try_recv().is_err());
        queue(&jobs, job(), Duration::ZERO).await.unwrap();
        drop(waiting);
        assert!(matches!(queue(&jobs, job(), Duration::ZERO).await, Err(StoreError::Unreachable(_))));
    }

    #[test]
    fn transactions_wait_while_another_process_writes() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let (connection, other) = (Connection::open(&file).unwrap(), Connection::open(&file).unwrap());
        connection.busy_timeout(Duration::ZERO).unwrap();
        let readers = Arc::new(Readers::of(file.path()));
        let (durability, clock) = (Durability::Off, Clock::system());
        let mut writer = Writer { connection, durability, syncing: None, clock, readers };
        let (tell, told) = std::sync::mpsc::channel();
        let run = Box::new(|_: &mut Connection, _| -> Acknowledge {
            Box::new(move |committed| tell.send(committed.is_ok()).unwrap())
        });
        let mut group = vec![Job { durable: true, run }];
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert!(matches!(writer.commit(&mut group), Err(StoreError::Busy(_))));
        assert!(group.len() == 1 && told.try_recv().is_err());
        other.execute_batch("ROLLBACK").unwrap();
        writer.commit(&mut group).unwrap();
        assert!(group.is_empty() && told.recv().unwrap());
    }
}
