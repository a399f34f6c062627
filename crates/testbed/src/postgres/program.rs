use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// One of PostgreSQL's programs, of the newest version that is installed.
pub(super) fn path(name: &str) -> PathBuf {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|path| Some((path.file_name()?.to_str()?.parse().ok()?, path)))
        .collect();
    versions.sort();
    let (_, newest) = versions.pop().expect("PostgreSQL's server is needed: install the package postgresql");
    newest.join("bin").join(name)
}

pub(super) fn program(name: &str) -> Command {
    as_owner(path(name))
}

/// PostgreSQL refuses to run as root: its programs run as the user that its package made. They outlive what a terminal
/// sends to the tests, so that what they have is put away.
pub(super) fn as_owner(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.process_group(0).current_dir("/tmp");
    if let Some((user, group)) = owner() {
        command.uid(user).gid(group);
    }
    command
}

/// The user and group `postgres`, if this is root.
fn owner() -> Option<(u32, u32)> {
    if !rustix::process::getuid().is_root() {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find_map(|line| line.strip_prefix("postgres:"));
    let mut fields =
        line.expect("the user postgres is needed: install the package postgresql").split(':').skip(1);
    let mut id = || fields.next().and_then(|id| id.parse().ok()).unwrap();
    Some((id(), id()))
}

/// Gives a file or folder to whom PostgreSQL runs as.
pub(super) fn hand_over(path: &Path) {
    if let Some((user, group)) = owner() {
        std::os::unix::fs::chown(path, Some(user), Some(group)).unwrap();
    }
}

/// Writes a file that its owner alone may read.
pub(super) fn keep(file: &Path, text: &str) {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).unwrap();
    append(file, text);
    hand_over(file);
}

pub(super) fn append(file: &Path, text: &str) {
    std::fs::OpenOptions::new().append(true).open(file).unwrap().write_all(text.as_bytes()).unwrap();
}

pub(super) fn succeeded(what: &str, output: &Output) {
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
}
