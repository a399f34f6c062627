//! Commands run one after another, each announced and timed; the one place that prints.
#![allow(clippy::print_stderr, reason = "the workbench reports to the terminal")]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Prints one line.
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}

/// Runs `command` with its output on the terminal; fails with its name when it fails.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let name = line(command);
    say(&format!("+ {name}"));
    let begun = Instant::now();
    let status = command.status().map_err(|error| format!("`{name}` did not start: {error}"))?;
    say(&format!("  {} s", begun.elapsed().as_secs()));
    if status.success() { Ok(()) } else { Err(format!("`{name}` failed: {status}")) }
}

/// Runs `command` with its output in `log`, of which only the end is shown, and only on failure.
pub(crate) fn quietly(what: &str, command: &mut Command, log: &Path) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("{}: {error}", log.display());
    fs::create_dir_all(log.parent().unwrap_or(log)).map_err(fail)?;
    let output = File::create(log).map_err(fail)?;
    let errors = output.try_clone().map_err(fail)?;
    say(&format!("  {what} …"));
    let begun = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .status()
        .map_err(|error| format!("`{}` did not start: {error}", line(command)))?;
    say(&format!("  {what}: {} s", begun.elapsed().as_secs()));
    if status.success() {
        return Ok(());
    }
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines[lines.len().saturating_sub(40)..].join("\n");
    Err(format!("`{}` failed: {status}\n{tail}", line(command)))
}

/// What `command` prints, or nothing when it can't be run or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
