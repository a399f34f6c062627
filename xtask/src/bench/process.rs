//! A server process: its start, what the kernel counts of it, its end.

use rustix::process::{Pid, Signal, kill_process};
use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::http::Connection;

/// How long a server may take to answer first, and to end once asked.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that is ended when this is dropped.
pub(super) struct Process {
    child: Child,
    log: PathBuf,
}

/// What a process holds in memory, in MiB.
pub(super) struct Memory {
    /// Now.
    pub(super) resident: f64,
    /// At most since its start.
    pub(super) peak: f64,
}

impl Process {
    /// Starts `command` with its output in `log`, and waits until it answers on `address`. Returns how long that took.
    pub(super) fn start(
        command: &mut Command,
        log: &Path,
        address: SocketAddr,
    ) -> Result<(Self, Duration), String> {
        let shown = |error: std::io::Error| format!("{}: {error}", log.display());
        let output = File::create(log).map_err(shown)?;
        let errors = output.try_clone().map_err(shown)?;
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        let begun = Instant::now();
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().map_err(|error| format!("{program} did not start: {error}"))?;
        let mut process = Self { child, log: log.to_owned() };
        while begun.elapsed() < PATIENCE {
            if answers(address) {
                return Ok((process, begun.elapsed()));
            }
            if let Ok(Some(status)) = process.child.try_wait() {
                return Err(format!("{program} ended: {status}\n{}", process.last_words()));
            }
            thread::sleep(Duration::from_millis(1));
        }
        Err(format!("{program} did not answer within {PATIENCE:?}\n{}", process.last_words()))
    }

    /// The CPU time that it and its children have used, to the kernel's tick of (mostly) 10 ms.
    pub(super) fn cpu(&self) -> Result<Duration, String> {
        let pid = self.child.id();
        let children = format!("/proc/{pid}/task/{pid}/children");
        let children = fs::read_to_string(&children).map_err(|error| format!("{children}: {error}"))?;
        let mut ticks = 0;
        for pid in std::iter::once(pid.to_string()).chain(children.split_whitespace().map(str::to_owned)) {
            let path = format!("/proc/{pid}/stat");
            let stat = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            ticks += ticks_in(&stat).ok_or_else(|| format!("{path} has no CPU times"))?;
        }
        let millis = ticks * 1000 / rustix::param::clock_ticks_per_second();
        Ok(Duration::from_millis(millis))
    }

    /// What it holds in memory, without its children.
    pub(super) fn memory(&self) -> Result<Memory, String> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let of = |name| mebibytes_in(&status, name).ok_or_else(|| format!("{path} has no {name}"));
        Ok(Memory { resident: of("VmRSS:")?, peak: of("VmHWM:")? })
    }

    /// The end of its log.
    pub(super) fn last_words(&self) -> String {
        let text = fs::read(&self.log).unwrap_or_default();
        String::from_utf8_lossy(&text[text.len().saturating_sub(2000)..]).into_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // It may have ended already; the wait below shows.
            let _ = kill_process(pid, Signal::TERM);
        }
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Any answer but "not yet" counts: a server that first asks who is there is ready.
fn answers(address: SocketAddr) -> bool {
    let answer = Connection::open(address, None).and_then(|mut connection| connection.ask("HEAD", "/v2/"));
    answer.is_ok_and(|answer| answer.status < 500)
}

/// User and system time of a `/proc/PID/stat`, those of its ended children included. The name before them may
/// hold anything, even spaces, but ends at the last parenthesis.
fn ticks_in(stat: &str) -> Option<u64> {
    let after_name = stat.rsplit_once(')')?.1;
    let times: Vec<u64> =
        after_name.split_whitespace().skip(11).take(4).map_while(|word| word.parse().ok()).collect();
    (times.len() == 4).then(|| times.iter().sum())
}

fn mebibytes_in(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_user_and_system_time_of_a_process_with_an_odd_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 100 0 0 0 31 4 5 2 20 0 1 0 99 1000 10";
        assert_eq!(ticks_in(stat), Some(42));
        assert_eq!(ticks_in("7 (a) S 1"), None);
    }

    #[test]
    fn reads_memory_in_mebibytes() {
        let status = "VmHWM:\t    2048 kB\nVmRSS:\t    1536 kB\n";
        assert_eq!(mebibytes_in(status, "VmRSS:"), Some(1.5));
        assert_eq!(mebibytes_in(status, "VmSwap:"), None);
    }
}
