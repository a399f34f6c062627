//! Readers of small answers: `wrk` for GET, `ab` for HEAD, which `wrk` can't wait out.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use super::payload::MANIFEST;
use super::tools::Tools;

/// What one run of a reader gave.
#[derive(Debug, PartialEq)]
pub(super) struct Reads {
    pub(super) requests: f64,
    pub(super) per_second: f64,
    /// Those of them that were answered with an error.
    pub(super) refused: f64,
}

/// GETs what `targets` lists, line by line and again from the start, over `connections` for `seconds`.
///
/// A line is a path, and after a space the `Authorization` that goes with it, if any.
pub(super) fn get(
    tools: &Tools,
    server: SocketAddr,
    targets: &Path,
    connections: usize,
    seconds: u64,
) -> Result<Reads, String> {
    let script = targets.with_file_name("spread.lua");
    std::fs::write(&script, include_str!("spread.lua"))
        .map_err(|error| format!("{}: {error}", script.display()))?;
    let mut wrk = bounded(&tools.wrk, seconds);
    wrk.args(["-t1", &format!("-c{connections}"), &format!("-d{seconds}s"), "--timeout", "30s", "-s"]);
    wrk.arg(script).arg(format!("http://{}/", server)).arg("--").arg(targets).arg(MANIFEST);
    let text = output(&mut wrk)?;
    read_wrk(&text).ok_or_else(|| format!("wrk lost requests:\n{text}"))
}

/// HEADs one target over `connections` for `seconds`.
pub(super) fn head(
    tools: &Tools,
    server: SocketAddr,
    (target, authorization): (&str, Option<&str>),
    connections: usize,
    seconds: u64,
) -> Result<Reads, String> {
    let mut ab = bounded(&tools.ab, seconds);
    // The number of requests comes after the time, which would set it to 50,000.
    let (most, connections) = ((seconds * 500_000).to_string(), connections.to_string());
    ab.args(["-q", "-i", "-k", "-c", &connections, "-t", &seconds.to_string(), "-n", &most]);
    ab.args(["-H", &format!("Accept: {MANIFEST}")]);
    if let Some(value) = authorization {
        ab.args(["-H", &format!("Authorization: {value}")]);
    }
    let text = output(ab.arg(format!("http://{}{target}", server)))?;
    read_ab(&text).ok_or_else(|| format!("ab lost requests:\n{text}"))
}

/// `program`, ended when it runs for much longer than `seconds`.
fn bounded(program: &Path, seconds: u64) -> Command {
    let mut command = Command::new("timeout");
    command.arg((seconds + 60).to_string()).arg(program).stdin(Stdio::null());
    command
}

fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(format!("{command:?}: {}\n{text}{}", output.status, String::from_utf8_lossy(&output.stderr)))
}

/// Nothing when a request was not answered.
fn read_wrk(text: &str) -> Option<Reads> {
    if text.contains("Socket errors:") {
        return None;
    }
    let (requests, _) = text.lines().find_map(|line| line.trim().split_once(" requests in "))?;
    let (requests, per_second) = (requests.parse().ok()?, after(text, "Requests/sec:")?);
    Some(Reads { requests, per_second, refused: after(text, "Non-2xx or 3xx responses:").unwrap_or(0.0) })
}

/// Nothing when a request was not answered.
fn read_ab(text: &str) -> Option<Reads> {
    if after(text, "Failed requests:")? > 0.0 {
        return None;
    }
    let (requests, per_second) = (after(text, "Complete requests:")?, after(text, "Requests per second:")?);
    Some(Reads { requests, per_second, refused: after(text, "Non-2xx responses:").unwrap_or(0.0) })
}

/// The number that follows `label`.
fn after(text: &str, label: &str) -> Option<f64> {
    text.lines().find_map(|line| line.trim().strip_prefix(label)?.split_whitespace().next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_wrk_says() {
        let text = "Running 1s test @ http://127.0.0.1:1/\n  1 threads and 16 connections\n  \
                    8621 requests in 1.10s, 13.61MB read\nRequests/sec:   7834.09\n";
        let reads = Reads { requests: 8621.0, per_second: 7834.09, refused: 0.0 };
        assert_eq!(read_wrk(text).as_ref(), Some(&reads));
        let refused = format!("{text}  Non-2xx or 3xx responses: 3\n");
        assert_eq!(read_wrk(&refused), Some(Reads { refused: 3.0, ..reads }));
        let cut = format!("{text}  Socket errors: connect 0, read 4, write 0, timeout 0\n");
        assert_eq!(read_wrk(&cut), None);
    }

    #[test]
    fn reads_what_ab_says() {
        let text = "Complete requests:      1234\nFailed requests:        0\nKeep-Alive requests:    1234\n\
                    Requests per second:    1230.50 [#/sec] (mean)\n";
        let reads = Reads { requests: 1234.0, per_second: 1230.5, refused: 0.0 };
        assert_eq!(read_ab(text).as_ref(), Some(&reads));
        assert_eq!(
            read_ab(&format!("{text}Non-2xx responses:      7\n")),
            Some(Reads { refused: 7.0, ..reads })
        );
        assert_eq!(read_ab(&text.replace("       0\n", "       2\n")), None);
    }
}
