//! What Berth logs: JSON where a machine reads, words where a person does.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, IsTerminal};

use crate::config::{Log, LogFormat};
use crate::journal::{Format, Journal, Writing};

/// The process's log, written to standard output until it is dropped.
#[derive(Debug)]
pub struct Logging {
    /// Where lines are added.
    pub journal: Journal,
    /// How they look.
    pub format: Format,
    /// Whether somebody watches, so that secrets made just now may be shown.
    pub terminal: bool,
    _writing: Writing,
}

impl Logging {
    /// Sends everything that is logged in this process to standard output. Only the first call does.
    pub fn begin(config: &Log) -> io::Result<Self> {
        let terminal = io::stdout().is_terminal();
        let format = match config.format {
            LogFormat::Json => Format::Json,
            LogFormat::Text => Format::Text,
            LogFormat::Auto if terminal => Format::Text,
            LogFormat::Auto => Format::Json,
        };
        let (journal, writing) = Journal::open(io::stdout())?;
        let events = tracing_subscriber::fmt().with_max_level(config.level).with_writer(journal.clone());
        match format {
            Format::Text => events.with_ansi(terminal).with_target(false).try_init(),
            Format::Json => events.json().flatten_event(true).with_span_list(false).try_init(),
        }
        .map_err(io::Error::other)?;
        std::panic::set_hook(Box::new(log_panic));
        Ok(Self { journal, format, terminal, _writing: writing })
    }
}

/// A panic ends one request; what it said belongs in the log.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let message = panic.payload_as_str().unwrap_or("a panic without words");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        tracing::error!(place, %backtrace, "panic: {message}");
    } else {
        tracing::error!(place, "panic: {message}");
    }
}
