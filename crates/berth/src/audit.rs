//! The audit: who did or tried what, in the shape of CloudTrail's records, one JSON object a line.
//!
//! Lines go through a bounded [`Journal`] to a file of this process's own, which chains them: each holds the hash of
//! itself and of the line before, so that one that was changed or taken out shows ([`verify`]). What finds no room is
//! counted, and the next line that does says how many are missing.

mod chain;
mod execution;
mod record;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jobs::PolicyExecution;
use serde_json::json;

use crate::config;
use crate::journal::{Journal, Writing};

pub use chain::{Broken, Verified, verify};
pub use record::Event;

use chain::ChainedFile;

/// What is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// Nothing.
    Off,
    /// What changes something, what hands out credentials, and what was denied.
    Writes,
    /// Every request that reached an operation.
    All,
}

/// Where events are recorded. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Audit {
    journal: Journal,
    events: Events,
    reported: Arc<AtomicU64>,
}

/// The audit, and the thread that writes its file if it has one.
pub type Opened = Option<(Audit, Option<Writing>)>;

impl Audit {
    /// Begins to record in `file`, going on with the chain that it holds; without a file, in `log`, unchained. Answers
    /// with nothing where nothing is to be recorded.
    ///
    /// # Errors
    /// The file cannot be opened, or its last line is no record.
    pub fn open(config: &config::Audit, file: Option<&Path>, log: &Journal) -> io::Result<Opened> {
        let (journal, writing) = match file {
            _ if config.events == Events::Off => return Ok(None),
            Some(file) => {
                let opened = Journal::open(ChainedFile::open(file, config.file_bytes, config.files)?)?;
                (opened.0, Some(opened.1))
            }
            None => (log.clone(), None),
        };
        Ok(Some((Self { journal, events: config.events, reported: Arc::default() }, writing)))
    }

    /// Records an event, if it is of a kind that is recorded.
    pub fn record(&self, event: &Event<'_>) {
        if self.events == Events::Writes && event.is_read_only() && !event.was_denied() {
            return;
        }
        if let Some(creation) = event.creation() {
            self.journal.add(&creation);
        }
        self.journal.add(&event.line(self.missing()));
    }

    /// Records what a lifecycle policy did, under the id `id`, at `micros` since the epoch.
    pub fn record_execution(&self, execution: &PolicyExecution<'_>, id: &str, micros: i64) {
        let mut record = execution::record(execution, id, micros);
        match self.missing() {
            0 => {}
            missing => record["additionalEventData"]["recordsMissingBefore"] = json!(missing),
        }
        self.journal.add(format!("{record}\n").as_bytes());
    }

    /// How many records found no room since this was last asked.
    fn missing(&self) -> u64 {
        let dropped = self.journal.dropped();
        dropped - self.reported.swap(dropped, Ordering::Relaxed).min(dropped)
    }
}
