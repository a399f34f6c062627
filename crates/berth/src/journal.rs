//! Where log lines go: a bounded buffer that any thread adds whole lines to, and one thread that writes them.
//!
//! Adding a line takes a lock for the time of a copy and never waits for the disk or the terminal; a line that
//! finds no room is counted and dropped.

mod access;
mod line;

use std::io::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

pub use access::{Access, Format};

/// Bytes that may wait to be written.
const ROOM: usize = 4 << 20;
/// Bytes from which on the writer does not wait for more.
const PLENTY: usize = 256 << 10;
/// How long lines gather after the writer wrote some, so that it wakes fifty times a second and not for each request.
const GATHER: Duration = Duration::from_millis(20);

/// A log that lines are added to. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Journal(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    dropped: AtomicU64,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: Vec<u8>,
    closed: bool,
}

/// The thread that writes a [`Journal`]; dropping it writes what waits and ends the thread.
#[derive(Debug)]
pub struct Writing {
    journal: Journal,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// A journal written to `output` by a thread of its own.
    pub fn open(output: impl Write + Send + 'static) -> io::Result<(Self, Writing)> {
        let waiting = Mutex::new(Waiting::default());
        let journal = Self(Arc::new(Shared { waiting, changed: Condvar::new(), dropped: AtomicU64::new(0) }));
        let writer = journal.clone();
        let thread =
            std::thread::Builder::new().name("log".to_owned()).spawn(move || writer.write_all(output))?;
        let writing = Writing { journal: journal.clone(), thread: Some(thread) };
        Ok((journal, writing))
    }

    /// Adds whole lines, each ended by a newline.
    pub fn add(&self, lines: &[u8]) {
        let mut waiting = self.waiting();
        if waiting.lines.len() + lines.len() > ROOM {
            self.0.dropped.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let before = waiting.lines.len();
        waiting.lines.extend_from_slice(lines);
        let after = waiting.lines.len();
        drop(waiting);
        if before == 0 || (before < PLENTY && after >= PLENTY) {
            self.0.changed.notify_one();
        }
    }

    /// How many additions found no room.
    pub fn dropped(&self) -> u64 {
        self.0.dropped.load(Ordering::Relaxed)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_all(&self, mut output: impl Write) {
        let mut lines = Vec::new();
        loop {
            let empty = |waiting: &mut Waiting| waiting.lines.is_empty() && !waiting.closed;
            let waited = self.0.changed.wait_while(self.waiting(), empty);
            let mut waiting = waited.unwrap_or_else(PoisonError::into_inner);
            std::mem::swap(&mut lines, &mut waiting.lines);
            let closed = waiting.closed;
            drop(waiting);
            // A reader of the log that went away must not end the server.
            let _ = output.write_all(&lines).and_then(|()| output.flush());
            lines.clear();
            lines.shrink_to(PLENTY);
            if closed {
                return;
            }
            let few = |waiting: &mut Waiting| waiting.lines.len() < PLENTY && !waiting.closed;
            drop(self.0.changed.wait_timeout_while(self.waiting(), GATHER, few));
        }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.journal.waiting().closed = true;
        self.journal.0.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// One event of `tracing`, gathered and then added as a whole.
#[derive(Debug)]
pub struct EventLine {
    journal: Journal,
    bytes: Vec<u8>,
}

impl Write for EventLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for EventLine {
    fn drop(&mut self) {
        self.journal.add(&self.bytes);
    }
}

impl<'a> tracing_subscriber::fmt::MakeWriter<'a> for Journal {
    type Writer = EventLine;

    fn make_writer(&'a self) -> EventLine {
        EventLine { journal: self.clone(), bytes: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// An output that holds its writer until told to go on.
    struct Gate {
        written: Arc<Mutex<Vec<u8>>>,
        open: mpsc::Receiver<()>,
    }

    impl Write for Gate {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.open.recv();
            self.written.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn closing_writes_what_waits() {
        let written = Arc::new(Mutex::new(Vec::new()));
        let (go, open) = mpsc::channel();
        let (journal, writing) = Journal::open(Gate { written: written.clone(), open }).unwrap();
        drop(go);
        journal.add(b"one\n");
        journal.add(b"two\n");
        drop(writing);
        assert_eq!(written.lock().unwrap().as_slice(), b"one\ntwo\n");
    }

    #[test]
    fn a_full_journal_drops_and_counts_instead_of_waiting() {
        let written = Arc::new(Mutex::new(Vec::new()));
        let (go, open) = mpsc::channel();
        let (journal, writing) = Journal::open(Gate { written: written.clone(), open }).unwrap();
        let line = vec![b'x'; ROOM / 2];
        let mut added = 0;
        while journal.dropped() == 0 {
            journal.add(&line);
            added += 1;
        }
        drop(go);
        drop(writing);
        assert_eq!(written.lock().unwrap().len(), (added - 1) * line.len());
    }
}
