//! The `berth` command as its users meet it: processes, signals and what they print.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// The command with nothing of this process's environment that it would read.
fn berth(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BERTH_")) {
        command.env_remove(name);
    }
    command.args(arguments).arg("--data").arg(data).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str], data: &Path) -> Output {
    berth(arguments, data).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What `berth env` prints of a root key.
struct RootKey {
    id: String,
    secret: String,
}

impl RootKey {
    fn of(printed: &str) -> Self {
        let after = |name: &str| {
            let (_, rest) = printed.split_once(name).unwrap();
            rest.lines().next().unwrap().trim_matches('\'').to_owned()
        };
        Self { id: after("AWS_ACCESS_KEY_ID="), secret: after("AWS_SECRET_ACCESS_KEY=") }
    }
}

/// A server that has said it is ready. Dropping it kills it.
struct Server {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
    /// What it logged before.
    before: String,
    ready: Value,
}

impl Server {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut before = String::new();
        let ready = loop {
            let mut line = String::new();
            assert_ne!(lines.read_line(&mut line).unwrap(), 0, "the server ended before it was ready");
            let value: Value = serde_json::from_str(&line).unwrap();
            if value["message"] == "ready" {
                break value;
            }
            before += &line;
        };
        Self { child, lines, before, ready }
    }

    fn on(data: &Path) -> Self {
        Self::start(&mut berth(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "off"], data))
    }

    /// One with a root key of its configuration.
    fn with(data: &Path, [id, secret]: &[&str; 2]) -> Self {
        let mut serve = berth(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "off"], data);
        serve.env("BERTH_ROOT_ACCESS_KEY_ID", id).env("BERTH_ROOT_SECRET_ACCESS_KEY", secret);
        Self::start(&mut serve)
    }

    fn url(&self) -> &str {
        self.ready["url"].as_str().unwrap()
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(self.url().strip_prefix("http://").unwrap()).unwrap()
    }

    fn get(&self, path: &str) -> String {
        let mut stream = self.connect();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Whether it ended with success, and what it logged after it was ready.
    fn end(mut self) -> (bool, String) {
        let mut rest = String::new();
        self.lines.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap().success(), rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_first_start_makes_what_it_needs_and_says_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::on(&data);
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(server.get("/v2/").starts_with("HTTP/1.1 401 Unauthorized\r\n"));
    server.signal(Signal::TERM);
    let ready = server.ready.to_string();
    let (well, log) = server.end();
    assert!(well);
    let credentials = std::fs::read_to_string(data.join("root-credentials")).unwrap();
    let (_, secret) = credentials.trim().rsplit_once(" = ").unwrap();
    assert_eq!(secret.len(), 40);
    assert!(!ready.contains(secret) && !log.contains(secret));
    assert!(log.contains("root credentials were made"));
}

#[test]
fn a_second_start_finds_the_same_credentials_and_env_prints_them() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    let first = stdout(&run(&["env"], folder.path()));
    let server = Server::on(folder.path());
    let again = stdout(&run(&["env"], folder.path()));
    assert_eq!(first.lines().take(4).collect::<Vec<_>>(), again.lines().take(4).collect::<Vec<_>>());
    assert!(
        again.starts_with("unset AWS_PROFILE AWS_SESSION_TOKEN\nexport AWS_ACCESS_KEY_ID=AKIA"),
        "{again}"
    );
    assert!(!again.contains("AWS_ENDPOINT_URL="), "{again}");
    assert!(again.ends_with(&format!("export AWS_ENDPOINT_URL_IAM={}\n", server.url())), "{again}");
}

#[test]
fn given_credentials_are_used_and_not_written_down() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::with(folder.path(), &["AKIAEXAMPLE000000000", "a-secret-of-ones-own"]));
    assert!(!folder.path().join("root-credentials").exists());
    let mut env = berth(&["env"], folder.path());
    env.env("BERTH_ROOT_ACCESS_KEY_ID", "AKIAEXAMPLE000000000");
    env.env("BERTH_ROOT_SECRET_ACCESS_KEY", "a-secret-of-ones-own");
    assert!(stdout(&env.output().unwrap()).contains("AWS_SECRET_ACCESS_KEY=a-secret-of-ones-own\n"));
    assert!(stderr(&run(&["env"], folder.path())).contains("no root credentials of account 123456789012"));
}

#[test]
fn a_root_key_beside_the_configured_one_is_warned_of_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    let made = RootKey::of(&stdout(&run(&["env"], folder.path())));
    let configured = ["AKIAEXAMPLE000000000", "a-secret-of-ones-own"];
    let server = Server::with(folder.path(), &configured);
    let told = format!("aws iam delete-access-key --access-key-id {}", made.id);
    assert!(server.before.contains("WARN") && server.before.contains(&told), "{}", server.before);
    assert_eq!(RootKey::of(&stdout(&run(&["env"], folder.path()))).secret, made.secret, "it counts still");
}

#[test]
fn env_prints_no_secret_that_was_replaced() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    let made = RootKey::of(&stdout(&run(&["env"], folder.path())));
    let server = Server::with(folder.path(), &[&made.id, "a-secret-of-ones-own"]);
    let refused = stderr(&run(&["env"], folder.path()));
    assert!(refused.contains("no root credentials of account 123456789012"), "{refused}");
    drop(server);
    let server = Server::on(folder.path());
    let kept = RootKey::of(&stdout(&run(&["env"], folder.path())));
    assert_eq!((kept.id, &*kept.secret), (made.id, "a-secret-of-ones-own"));
    server.signal(Signal::TERM);
    assert!(!server.end().1.contains("root credentials were made"), "none were");
}

#[test]
fn a_second_server_on_the_same_data_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::on(folder.path());
    let second = run(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    assert!(!second.status.success());
    let held = format!("is held by process {}", server.child.id());
    assert!(stderr(&second).contains(&held), "{}", stderr(&second));
}

#[test]
fn a_killed_server_leaves_nothing_in_the_way_of_the_next() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let mut server = Server::on(folder.path());
        server.child.kill().unwrap();
        server.child.wait().unwrap();
    }
}

#[test]
fn a_second_signal_ends_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::on(folder.path());
    let mut slow = server.connect();
    slow.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n")
        .unwrap();
    // The server asks for the body, so the request is in flight.
    slow.read_exact(&mut [0; 25]).unwrap();
    server.signal(Signal::TERM);
    let mut lines = String::new();
    let mut server = server;
    while !lines.contains("a second signal ends at once") {
        server.lines.read_line(&mut lines).unwrap();
    }
    server.signal(Signal::INT);
    let (well, log) = server.end();
    assert!(well && log.contains("SIGINT again"), "{log}");
}

#[test]
fn only_asked_for_metrics_are_required() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &address], folder.path());
    assert!(stderr(&refused).contains(&format!("cannot listen on {address}")));

    let mut serve = berth(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    let server = Server::start(serve.arg("--metrics-listen").arg("127.0.0.1:0"));
    let metrics = server.ready["metrics"].as_str().unwrap().strip_prefix("http://").unwrap().to_owned();
    let mut stream = TcpStream::connect(metrics).unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("\nberth_requests_in_flight 0\n"), "{answer}");
    assert!(answer.contains("\nberth_collection_waiting{stage=\"trash\"} 0\n"), "{answer}");
}

#[test]
fn a_taken_port_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = folder.path().join("data");
    let refused = stderr(&run(&["serve", "--listen", &address], &data));
    assert!(!data.exists());
    assert!(refused.contains(&format!("cannot listen on {address}")) && refused.contains("berth doctor"));
    let doctor = run(&["doctor", "--listen", &address], folder.path());
    assert!(!doctor.status.success());
    assert!(stdout(&doctor).contains("FAILED  port"), "{}", stdout(&doctor));
}

/// Puts a row of a blob into the stopped server's database.
fn name_a_blob(data: &Path) {
    let clock = world::Clock::system();
    let db = store::Database::open(&data.join("berth.db"), store::Durability::Off, clock).unwrap();
    let text = String::from("any");
    let blob = store::meta::blob::Blob {
        generation: text.clone(),
        digest: text.clone(),
        account: text.clone(),
        region: text.clone(),
        encryption_key: String::new(),
        size: 1,
        stored_size: 1,
        format: 1,
        created_at: 1,
    };
    let (digest, generation) = (text.clone(), text);
    let link = store::meta::blob::Link { repository_id: 1, digest, generation, size: 1, linked_at: 1 };
    let put = async move |tx: &mut store::Tx<'_>| {
        let change = store::Change::BlobLinked { blob: Some(blob.clone()), link: link.clone() };
        tx.commit(change, ()).await
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(db.write::<(), store::StoreError, _>(put)).unwrap();
}

#[test]
fn a_lost_root_key_or_blob_folder_is_not_replaced_by_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    let (key, away) = (folder.path().join("root-key"), folder.path().join("away"));
    let serve = || stderr(&run(&["serve", "--listen", "127.0.0.1:0"], folder.path()));
    name_a_blob(folder.path());
    std::fs::rename(&key, &away).unwrap();
    assert!(serve().contains("root-key is missing, though there is a database"));
    assert!(!key.exists());
    std::fs::rename(&away, &key).unwrap();
    std::fs::rename(folder.path().join("blobs"), &away).unwrap();
    assert!(serve().contains("has no superblock"));
    std::fs::rename(&away, folder.path().join("blobs")).unwrap();
    Server::on(folder.path());
}

#[test]
fn a_variable_that_is_no_text_is_refused_and_not_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = berth(&["env"], folder.path());
    let output = command.env("BERTH_REGION", OsStr::from_bytes(b"eu-\xff")).output().unwrap();
    assert!(!output.status.success());
    assert!(stderr(&output).contains("BERTH_REGION"), "{}", stderr(&output));
}

#[test]
fn another_root_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    let mut serve = berth(&["serve", "--listen", "127.0.0.1:0"], folder.path());
    let refused = stderr(&serve.env("BERTH_ROOT_KEY", "ab".repeat(32)).output().unwrap());
    assert!(refused.contains("was made with another root key"), "{refused}");
}

#[test]
fn env_names_the_authority_that_was_made_here() {
    let folder = tempfile::tempdir().unwrap();
    drop(Server::on(folder.path()));
    assert!(run(&["tls", "init"], folder.path()).status.success());
    assert!(!stdout(&run(&["env"], folder.path())).contains("AWS_CA_BUNDLE"));
    let env = stdout(&run(&["env", "--url", "https://registry.corp"], folder.path()));
    assert!(
        env.contains("export AWS_ENDPOINT_URL_IAM=https://registry.corp\nexport AWS_CA_BUNDLE="),
        "{env}"
    );
    assert!(env.ends_with("/tls/ca.crt\n"), "{env}");
}

#[test]
fn as_many_files_may_be_open_as_connections_take() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = Command::new("sh");
    let server = [
        env!("CARGO_BIN_EXE_berth"),
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics-listen",
        "off",
        "--data",
    ];
    command.args(["-c", "ulimit -Sn 256 && exec \"$@\"", "sh"]).args(server).arg(data);
    let server = Server::start(command.env("BERTH_LIMITS_CONNECTIONS", "1000").stdin(Stdio::null()));
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.child.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    let found: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(found[0], found[1].min(2 * 1000 + 1024), "{line}");
}
