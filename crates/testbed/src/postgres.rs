//! A PostgreSQL server of a test's own, on a loopback port and a socket in its own folder.

mod program;
mod replication;

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::OnceLock;

use self::program::program;
pub use self::replication::Frozen;

/// A server and its databases; they are gone when this is dropped, or the process ends in any way.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    port: u16,
    durable: bool,
    watcher: Child,
}

/// How a server is set up.
#[derive(Clone, Debug, Default)]
pub struct PostgresOptions {
    durable: bool,
    settings: Vec<(String, String)>,
    /// A certificate and its key.
    tls: Option<(String, String)>,
}

impl PostgresOptions {
    /// What is committed survives the machine: for measures, since it makes tests slow.
    pub fn durable(mut self) -> Self {
        self.durable = true;
        self
    }

    /// A line of `postgresql.conf`.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Connections may be encrypted, by a certificate and its key as PEM.
    pub fn tls(mut self, certificate: &str, key: &str) -> Self {
        self.tls = Some((certificate.to_owned(), key.to_owned()));
        self.set("ssl", "on")
    }

    /// Starts a server. Its databases order text as people do, not by bytes: whoever needs bytes must say so.
    pub fn start(self) -> Postgres {
        let mut server = Postgres::in_a_folder(self.durable);
        let made = program("initdb")
            .args([
                "--auth=trust",
                "--username=postgres",
                "--no-sync",
                "--no-instructions",
                "--encoding=UTF8",
            ])
            .args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "-D"])
            .arg(server.data())
            .output();
        program::succeeded("initdb", &made.unwrap());
        let mut lines = String::new();
        for (name, value) in &self.settings {
            lines.push_str(&format!("{name} = '{value}'\n"));
        }
        server.configure(&lines);
        if let Some((certificate, key)) = &self.tls {
            program::keep(&server.data().join("server.crt"), certificate);
            program::keep(&server.data().join("server.key"), key);
        }
        server.run();
        server
    }
}

impl Postgres {
    /// Starts a server that is fast and forgets when the machine does.
    pub fn start() -> Self {
        Self::options().start()
    }

    /// Says how the server is set up.
    pub fn options() -> PostgresOptions {
        PostgresOptions::default()
    }

    /// The one server of this test binary.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// The URL of the database that each server has.
    pub fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// The URL of a database that is there.
    pub fn url_of(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database and answers its URL.
    pub fn database(&self, name: &str) -> String {
        self.copy("template1", name)
    }

    /// Makes a database that has what `template` has, which nobody may be connected to, and answers its URL.
    pub fn copy(&self, template: &str, name: &str) -> String {
        self.sql(
            "postgres",
            &format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" STRATEGY file_copy"),
        );
        self.url_of(name)
    }

    /// Runs SQL in a database as its owner; answers what it gives, a row to a line, columns between bars.
    pub fn sql(&self, database: &str, text: &str) -> String {
        let ran = program("psql")
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"])
            .args(["--dbname", &self.url_of(database), "--command", text])
            .output()
            .unwrap();
        program::succeeded(text, &ran);
        String::from_utf8(ran.stdout).unwrap().trim_end().to_owned()
    }

    /// The TCP port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder that holds the server's data and its log, and files that its settings may name.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Makes the folder, and has it removed, and its server stopped, when this process ends: the watcher's input is
    /// then at its end.
    fn in_a_folder(durable: bool) -> Self {
        let folder = tempfile::Builder::new().prefix("berth-postgres").tempdir().unwrap().keep();
        program::hand_over(&folder);
        let watcher = program::as_owner("sh")
            .args(["-c", "read -r _; \"$1\" stop -D \"$2/data\" -m immediate; rm -rf \"$2\"", "sh"])
            .arg(program::path("pg_ctl"))
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { folder, port: 0, durable, watcher }
    }

    fn configure(&self, lines: &str) {
        let mut text = lines.to_owned();
        if !self.durable {
            text.push_str("fsync = off\nfull_page_writes = off\n");
        }
        text.push_str("max_connections = 200\nwal_keep_size = 256MB\n");
        text.push_str(&format!("unix_socket_directories = '{}'\n", self.folder.display()));
        program::append(&self.data().join("postgresql.conf"), &text);
    }

    /// Runs the server on a port that is free; should another process take it first, on another one.
    fn run(&mut self) {
        for attempt in 1.. {
            self.port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let started = program("pg_ctl")
                .args(["start", "--wait", "--silent", "-o"])
                .arg(format!("-c listen_addresses=127.0.0.1 -c port={}", self.port))
                .arg("-D")
                .arg(self.data())
                .arg("-l")
                .arg(self.folder.join("log"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap();
            if started.success() {
                return;
            }
            let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(
                attempt < 5 && log.contains("Address already in use"),
                "PostgreSQL does not start:\n{log}"
            );
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        drop(self.watcher.wait());
    }
}
