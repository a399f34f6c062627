//! Processes that run beside a test, watched through what they print.

use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a daemon may take to say that it is ready, or to end when asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running process of a test. What it prints is collected; dropping it kills it.
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
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("setpriv {program:?}: {error}"));
        let log = Arc::new(Mutex::new(Vec::new()));
        let (sender, lines) = mpsc::channel();
        collect(child.stdout.take().unwrap(), sender.clone(), Arc::clone(&log));
        collect(child.stderr.take().unwrap(), sender, Arc::clone(&log));
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

    /// Everything it printed so far.
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
        // Both streams close when the process ends.
        while self.lines.recv_timeout(end.saturating_duration_since(Instant::now())).is_ok() {}
        if Instant::now() >= end {
            panic!("{} did not end within {PATIENCE:?} of {signal:?}:\n{}", self.name, self.log());
        }
        self.child.wait().unwrap().success()
    }
}

/// Passes on and keeps every line of one stream, until it closes.
fn collect(stream: impl Read + Send + 'static, lines: Sender<String>, log: Arc<Mutex<Vec<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            log.lock().unwrap().push(line.clone());
            // The receiver is gone once the daemon is dropped; the log is kept all the same.
            let _ = lines.send(line);
        }
    });
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
