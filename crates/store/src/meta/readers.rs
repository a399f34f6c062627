use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{Row, Statement, Value, tx};
use crate::StoreError;

/// The connections that read. Between two commits a reader keeps its snapshot open, so that a read takes no lock
/// of the file: those cost more than a lookup does. This process alone writes to the file, so it knows when a
/// snapshot is out of date.
#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Reader>>,
    commits: AtomicU64,
}

#[derive(Debug)]
struct Reader {
    connection: Connection,
    /// How many commits there had been when its snapshot was opened, if one is open.
    snapshot: Option<u64>,
}

impl Readers {
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), idle: Mutex::default(), commits: AtomicU64::new(0) }
    }

    /// Runs one query on the newest commit.
    pub(super) fn read(&self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        let idle = self.idle().pop();
        let mut reader = idle.map_or_else(|| Reader::open(&self.path), Ok)?;
        // Counted before the snapshot is taken: a commit in between makes it newer than it says, never older.
        reader.renew(self.commits.load(Ordering::Acquire))?;
        let rows = tx::query(&reader.connection, statement, values)?;
        self.idle().push(reader);
        Ok(rows)
    }

    /// Closes the snapshots of all readers that rest; called before a write, since a log that is being read from
    /// cannot begin again at its start, and would grow.
    pub(super) fn rest(&self) -> Result<(), StoreError> {
        self.idle().iter_mut().try_for_each(Reader::close)
    }

    /// Makes every snapshot be renewed; called between a commit and its acknowledgement.
    pub(super) fn committed(&self) {
        self.commits.fetch_add(1, Ordering::Release);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.set_prepared_statement_cache_capacity(super::sqlite::STATEMENTS);
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "cache_size", -4096)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(Self { connection, snapshot: None })
    }

    fn renew(&mut self, commits: u64) -> Result<(), StoreError> {
        if self.snapshot != Some(commits) {
            self.close()?;
            self.connection.prepare_cached("BEGIN")?.execute([])?;
            self.snapshot = Some(commits);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), StoreError> {
        if self.snapshot.take().is_some() {
            self.connection.prepare_cached("COMMIT")?.execute([])?;
        }
        Ok(())
    }
}
