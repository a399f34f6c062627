//! Processes that run beside a test, watched through what they print.

use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a daemon may take to say that it is ready, or to end when asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running process of a test. Its standard error is collected; dropping it kills it.
pub struct Daemon {
    name: String,
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
    lines: Receiver<String>,
}

impl Daemon {
    /// Starts `program` with `arguments` and the environment `variables`, which is all it gets.
    ///
    /// It dies with the thread that started it, so that an interrupted test leaves nothing behind.
    pub fn start(program: &[&str], arguments: &[String], variables: &[(String, String)]) -> Self {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]).args(program).args(arguments);
        command.env_clear().env("PATH", crate::path()).envs(variables.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("setpriv {program:?}: {error}"));
        let errors = child.stderr.take().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (sender, lines) = mpsc::channel();
        let kept = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                kept.lock().unwrap().push(line.clone());
                // The receiver is gone once the daemon is dropped; the log is kept all the same.
                let _ = sender.send(line);
            }
        });
        Self { name: (*program.last().unwrap()).to_owned(), child, log, lines }
    }

    /// Waits for a line from which `find` reads something.
    pub fn wait_for<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    if let Some(found) = find(&line) {
                        return found;
                    }
                }
                Err(RecvTimeoutError::Timeout) => panic!("{} never said {what}:\n{}", self.name, self.log()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("{} ended before it said {what}:\n{}", self.name, self.log())
                }
            }
        }
    }

    /// Everything it printed to standard error so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().join("\n")
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends SIGKILL and waits for the end.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends `signal` and waits for the end; true when the process then exited with success.
    pub fn end(&mut self, signal: Signal) -> bool {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, signal).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let end = Instant::now() + PATIENCE;
        // The standard error closes when the process ends.
        while self.lines.recv_timeout(end.saturating_duration_since(Instant::now())).is_ok() {}
        if Instant::now() >= end {
            panic!("{} did not end within {PATIENCE:?} of {signal:?}:\n{}", self.name, self.log());
        }
        self.child.wait().unwrap().success()
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            let log = self.log.lock().map(|log| log[log.len().saturating_sub(60)..].join("\n"));
            eprintln!("--- the last lines of {}\n{}", self.name, log.unwrap_or_default());
        }
    }
}
