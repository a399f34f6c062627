//! Which processors a thread, and what it starts, may use, and how much it wants them.

use std::ffi::OsStr;
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

/// The server's processor, and those of its clients, as `taskset` names them.
pub(super) struct Cores {
    pub(super) server: &'static str,
    pub(super) clients: String,
}

impl Cores {
    /// The first for the server, all others for the clients; none if there is only one.
    pub(super) fn apart() -> Option<Self> {
        match available_parallelism().map_or(1, usize::from) {
            1 => None,
            cores => Some(Self { server: "0", clients: format!("1-{}", cores - 1) }),
        }
    }
}

/// Lets this thread, and what it starts from now on, use `cores` only.
pub(super) fn keep_to(cores: &str) -> Result<(), String> {
    tell("taskset", &["-p".as_ref(), "-c".as_ref(), cores.as_ref(), thread()?.as_ref()])
}

/// This thread, and what it starts from now on, does what it has to when nobody else wants the processor.
pub(super) fn give_way() -> Result<(), String> {
    tell("renice", &["-n".as_ref(), "19".as_ref(), "-p".as_ref(), thread()?.as_ref()])
}

/// The number that the kernel knows this thread by.
fn thread() -> Result<String, String> {
    let link = fs::read_link("/proc/thread-self").map_err(|error| format!("/proc/thread-self: {error}"))?;
    let number = link.file_name().map(|name| name.to_string_lossy().into_owned());
    number.ok_or_else(|| format!("/proc/thread-self is {}", link.display()))
}

fn tell(program: &str, arguments: &[&OsStr]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("{program}, of util-linux: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr).trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn what_a_thread_starts_stays_on_its_processors() {
        let allowed = || {
            let status = fs::read_to_string("/proc/thread-self/status").unwrap();
            let line = status.lines().find(|line| line.starts_with("Cpus_allowed_list:")).unwrap().to_owned();
            line.split_whitespace().nth(1).unwrap().to_owned()
        };
        let before = allowed();
        let first = before.split([',', '-']).next().unwrap().to_owned();
        let inside = thread::scope(|scope| {
            scope.spawn(|| keep_to(&first).map(|()| thread::spawn(allowed).join().unwrap())).join().unwrap()
        });
        assert_eq!(inside, Ok(first));
        assert_eq!(allowed(), before);
    }
}
