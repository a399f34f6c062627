//! Two thousand clients that say nothing, or too little, at every stage of a request, beside one that behaves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

const CROWD: usize = 2000;
/// What each of the crowd may cost the server, in KiB. A debug build's futures are large.
const KIB_EACH: u64 = 96;
/// Requests of the one who behaves.
const REQUESTS: usize = 50;
/// A key that exists; its secret is not needed to name it.
const KEY: &str = "AKIACROWD00000000000";

struct Server {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start(more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::start_in(folder, more)
    }

    fn start_in(folder: tempfile::TempDir, more: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
        command
            .env_clear()
            .env("BERTH_LOG_ACCESS", "false")
            .env("BERTH_LIMITS_CONNECTIONS_PER_ADDRESS", "9999");
        command
            .env("BERTH_ROOT_ACCESS_KEY_ID", KEY)
            .env("BERTH_ROOT_SECRET_ACCESS_KEY", "a-secret-of-ones-own");
        command.args(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "off", "--data"]);
        command.arg(folder.path().join("data")).args(more).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.find(|line| line.as_ref().unwrap().contains("\"ready\"")).unwrap().unwrap();
        let ready: serde_json::Value = serde_json::from_str(&ready).unwrap();
        let (_, address) = ready["url"].as_str().unwrap().split_once("://").unwrap();
        Self { child, address: address.to_owned(), _folder: folder }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// Connections that have each sent `beginning`, and nothing since.
    fn crowd(&self, beginning: &[u8]) -> Vec<TcpStream> {
        let one = |_| {
            let mut stream = self.connect();
            stream.write_all(beginning).unwrap();
            stream
        };
        (0..CROWD).map(one).collect()
    }

    /// Resident memory, in KiB.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// What someone gets who sends whole requests.
    fn behave(&self) {
        for _ in 0..REQUESTS {
            let mut stream = self.connect();
            stream.write_all(b"GET /v2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 401 Unauthorized\r\n"), "{answer}");
            assert!(answer.ends_with("Not Authorized\n"), "{answer}");
        }
    }

    /// Lets a crowd send `beginning` and, byte by byte, `more`, while somebody else is served.
    fn suffer(&self, beginning: &[u8], more: &[u8]) {
        self.behave();
        let before = self.memory();
        let mut crowd = self.crowd(beginning);
        self.behave();
        for byte in more {
            // Whom the server has cut off by now is no part of the crowd any more.
            crowd.retain_mut(|stream| stream.write_all(&[*byte]).is_ok());
            self.behave();
        }
        let cost = self.memory().saturating_sub(before);
        assert!(cost < KIB_EACH * CROWD as u64, "{CROWD} connections cost {cost} KiB");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// This process holds the other end of every connection.
fn raise_file_limit() {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }).unwrap();
}

#[test]
fn two_thousand_idle_or_trickling_clients_harm_nobody() {
    raise_file_limit();
    let server = Server::start(&[]);
    server.suffer(b"", b"");
    server.suffer(b"GET /v2/ HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"abc");
    let body = format!(
        "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: AmazonEC2ContainerRegistry_V20150921.UploadLayerPart\r\n\
         X-Amz-Date: 20260101T000000Z\r\nContent-Length: 20000000\r\nAuthorization: AWS4-HMAC-SHA256 \
         Credential={KEY}/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host;x-amz-date, Signature={}\r\n\r\n",
        "0".repeat(64)
    );
    server.suffer(body.as_bytes(), b"{ }");
    server.suffer(b"GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n".repeat(50).as_slice(), b"");
}

#[test]
fn two_thousand_unfinished_handshakes_harm_nobody() {
    raise_file_limit();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("tls");
    let made = Command::new(env!("CARGO_BIN_EXE_berth"))
        .env_clear()
        .args(["tls", "init", "--data"])
        .arg(folder.path().join("data"))
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let path = |name: &str| found(&out, name);
    let server =
        Server::start_in(folder, &["--tls-cert", &path("server.crt"), "--tls-key", &path("server.key")]);
    let before = server.memory();
    // A handshake record of 512 bytes, of which the first two come.
    let crowd = server.crowd(&[0x16, 3, 1, 2, 0, 1, 0]);
    for _ in 0..REQUESTS {
        let mut stream = server.connect();
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("this port speaks TLS: use https://\n"), "{answer}");
    }
    let cost = server.memory().saturating_sub(before);
    assert!(cost < KIB_EACH * CROWD as u64, "{} connections cost {cost} KiB", crowd.len());
}

/// The file in `folder` whose name begins so.
fn found(folder: &Path, beginning: &str) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(beginning);
    entries.into_iter().find(named).unwrap().display().to_string()
}
