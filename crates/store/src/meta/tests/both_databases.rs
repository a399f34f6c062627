use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rusqlite::Connection;

use crate::meta::{all_statements, migrate};

#[test]
fn sqlite_prepares_every_statement() {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::run(&mut connection).unwrap();
    for (name, text) in all_statements() {
        connection.prepare(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn postgresql_prepares_every_statement() {
    let server = Postgres::start();
    let mut client = server.connect();
    for step in migrate::steps() {
        client.batch_execute(step).unwrap();
    }
    for (name, text) in all_statements() {
        client.prepare(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn no_page_is_reached_by_counting_rows() {
    for (name, text) in all_statements() {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let counts = |word: &str| word.eq_ignore_ascii_case("offset");
        assert!(!words.into_iter().any(counts), "{name} uses OFFSET; go on after the last key instead");
    }
}

#[test]
fn parameters_first_appear_in_order_since_sqlite_numbers_them_by_appearance() {
    for (name, text) in all_statements() {
        let mut seen = Vec::new();
        for piece in text.split('$').skip(1) {
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            let number: usize = digits.parse().unwrap();
            if !seen.contains(&number) {
                seen.push(number);
            }
        }
        assert_eq!(seen, (1..=seen.len()).collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn sqlite_is_newer_than_its_bug_that_corrupts_logs() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

/// A PostgreSQL server of the test's own, on a socket in its own folder.
struct Postgres {
    folder: tempfile::TempDir,
    process: Child,
}

impl Postgres {
    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("berth-postgres").tempdir_in("/tmp").unwrap();
        let (data, binaries) = (folder.path().join("data"), binaries());
        own(folder.path());
        let made = as_postgres(&binaries.join("initdb"))
            .args(["--locale=C", "--encoding=UTF8", "--auth=trust", "--username=postgres", "-D"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let process = as_postgres(&binaries.join("postgres"))
            .args(["-c", "listen_addresses=", "-c", "fsync=off", "-k"])
            .arg(folder.path())
            .arg("-D")
            .arg(&data)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { folder, process }
    }

    /// Connects as soon as the server takes connections.
    fn connect(&self) -> postgres::Client {
        let address = format!("host={} user=postgres", self.folder.path().display());
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
        loop {
            match postgres::Client::connect(&address, postgres::NoTls) {
                Ok(client) => return client,
                Err(error) if std::time::Instant::now() > deadline => panic!("PostgreSQL: {error}"),
                Err(_) => std::thread::yield_now(),
            }
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let pid = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap_or_default();
        if let Some(pid) = pid.lines().next() {
            // Immediate shutdown: nothing in it is worth keeping.
            drop(Command::new("kill").args(["-QUIT", pid]).status());
        }
        drop(self.process.wait());
    }
}

fn binaries() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    versions.pop().expect("PostgreSQL's server is needed: install the package postgresql")
}

fn am_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}

/// PostgreSQL refuses to run as root: it runs as the user that its package made.
fn as_postgres(program: &Path) -> Command {
    if !am_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/tmp");
    command
}

fn own(folder: &Path) {
    if am_root() {
        assert!(Command::new("chown").arg("postgres").arg(folder).status().unwrap().success());
    }
}
