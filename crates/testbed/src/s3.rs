//! S3 servers that are neither ours nor mocks, one process each, over a folder of its own.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::cache;

/// Versions, as `cargo xtask test --install` installs them.
const VERSITYGW: &str = "go/versitygw-1.8.0/versitygw";
const S3S_FS: &str = "s3s-fs-0.14.1/bin/s3s-fs";
const MOTO: &str = "python/bin/moto_server";
const GARAGE: &str = "garage-2.5.0/bin/garage";

/// An access key's id and its secret.
type Key = (&'static str, &'static str);

/// The key of all of them, but Garage, which wants them in a form of its own.
const KEY: Key = ("berth-test", "berth-test-secret");
const GARAGE_KEY: Key =
    ("GK0123456789abcdef01234567", "89abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567");

/// How long a server may take to listen.
const START: Duration = Duration::from_secs(60);

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// versitygw, over a folder.
    Versitygw,
    /// s3s-fs, over a folder.
    S3sFs,
    /// moto's server, in memory.
    Moto,
    /// Garage, one node, which keeps objects in blocks (`cargo xtask soak --s3 garage` installs it).
    Garage,
}

/// A running server with one bucket; it and its folder are gone when this is dropped, or the process ends in any way.
#[derive(Debug)]
pub struct S3 {
    kind: Kind,
    key: Key,
    address: SocketAddr,
    child: Child,
    watcher: Child,
    folder: TempDir,
}

impl S3 {
    /// Starts one and waits until it listens.
    ///
    /// # Panics
    /// If the server is not installed or does not come up.
    pub fn start(kind: Kind) -> S3 {
        Self::opened_by(kind, if kind == Kind::Garage { GARAGE_KEY } else { KEY })
    }

    /// Starts one that only `key`, an id and its secret, opens.
    ///
    /// # Panics
    /// As [`S3::start`].
    pub fn opened_by(kind: Kind, key: Key) -> S3 {
        let binary = binary(kind);
        for _ in 0..5 {
            let folder = tempfile::Builder::new().prefix("berth-s3-").tempdir().unwrap();
            let address = free_address();
            let mut command = command((kind, key), &binary, address, &folder);
            let log = fs::File::create(folder.path().join("log")).unwrap();
            command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
            let child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", binary.display()));
            let watcher = watch(&child, &folder);
            let mut server = S3 { kind, key, address, child, watcher, folder };
            // Another process may have taken the port.
            if server.comes_up() {
                server.make_bucket();
                return server;
            }
        }
        panic!("{} does not come up", binary.display())
    }

    /// Its URL.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The key that may do everything.
    pub fn access_key_id(&self) -> &'static str {
        self.key.0
    }

    /// That key's secret.
    pub fn secret_access_key(&self) -> &'static str {
        self.key.1
    }

    /// Which server it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The bucket that is there.
    pub fn bucket(&self) -> &'static str {
        "blobs"
    }

    /// What Berth is told to keep its blobs in the bucket, under `prefix`.
    pub fn settings(&self, prefix: &str) -> [(&'static str, String); 3] {
        self.settings_at(&self.endpoint(), prefix)
    }

    /// The same where it is reached at `endpoint`, by way of a proxy.
    pub fn settings_at(&self, endpoint: &str, prefix: &str) -> [(&'static str, String); 3] {
        let bucket = self.bucket();
        [
            ("blobs", format!("s3://{bucket}/{prefix}?endpoint={endpoint}&region=us-east-1")),
            ("blobs_access_key_id", self.access_key_id().to_owned()),
            ("blobs_secret_access_key", self.secret_access_key().to_owned()),
        ]
    }

    /// Its process id, to measure it.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The files of the bucket's objects, for servers over a folder.
    pub fn objects(&self) -> Vec<PathBuf> {
        files(&self.folder.path().join("data/blobs"))
    }

    /// All files that the server keeps, for servers over a folder: what is left of uploads that were not ended too.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut found = files(&self.folder.path().join("data"));
        // What versitygw locks stays, one empty file for each key.
        found.retain(|path| !path.components().any(|part| part.as_os_str() == ".vgwlocks"));
        found
    }

    fn comes_up(&mut self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < START {
            if TcpStream::connect(self.address).is_ok() {
                return true;
            }
            if self.child.try_wait().unwrap().is_some() {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                assert!(log.contains("in use"), "the server ended: {log}");
                return false;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// A bucket is a folder of the data folder, except to moto and to Garage, which begins with one.
    fn make_bucket(&self) {
        if self.kind == Kind::Moto {
            let request = format!(
                "PUT /{} HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                self.bucket(),
                self.address
            );
            let mut stream = TcpStream::connect(self.address).unwrap();
            std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
            let mut answer = String::new();
            std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        // First, since the server's id may be another process's once it has ended.
        let _ = self.watcher.kill();
        let _ = self.watcher.wait();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ends the server and removes its folder when this process ends: the watcher's input is then at its end. The thread
/// that starts a server may end long before the last test that uses it.
fn watch(server: &Child, folder: &TempDir) -> Child {
    Command::new("sh")
        .args(["-c", "read -r _; kill -KILL \"$1\"; rm -rf \"$2\"", "sh"])
        .arg(server.id().to_string())
        .arg(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn command(
    (kind, (key, secret)): (Kind, Key),
    binary: &PathBuf,
    address: SocketAddr,
    folder: &TempDir,
) -> Command {
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("blobs")).unwrap();
    let mut command = Command::new(binary);
    match kind {
        Kind::Versitygw => {
            let sidecar = folder.path().join("sidecar");
            fs::create_dir_all(&sidecar).unwrap();
            command.args([
                "--access",
                key,
                "--secret",
                secret,
                "--port",
                &address.to_string(),
                "--quiet",
                "posix",
            ]);
            command.arg("--sidecar").arg(sidecar).arg(data);
        }
        Kind::S3sFs => {
            command.args(["--host", "127.0.0.1", "--port", &address.port().to_string()]);
            command.args(["--access-key", key, "--secret-key", secret]).arg(data);
        }
        Kind::Moto => {
            command.args(["-H", "127.0.0.1", "-p", &address.port().to_string()]);
        }
        Kind::Garage => {
            let settings = folder.path().join("garage.toml");
            fs::write(&settings, garage(address, folder)).unwrap();
            command.arg("--config").arg(settings).args(["server", "--single-node", "--default-bucket"]);
            command.env("GARAGE_DEFAULT_ACCESS_KEY", key).env("GARAGE_DEFAULT_SECRET_KEY", secret);
            command.env("GARAGE_DEFAULT_BUCKET", "blobs");
        }
    }
    command
}

/// Garage's settings: one node by itself.
fn garage(address: SocketAddr, folder: &TempDir) -> String {
    let (place, others) = (folder.path().display(), free_address());
    format!(
        "metadata_dir = \"{place}/metadata\"\ndata_dir = \"{place}/data\"\ndb_engine = \"sqlite\"\n\
         replication_factor = 1\nrpc_bind_addr = \"{others}\"\nrpc_public_addr = \"{others}\"\n\
         rpc_secret = \"{}\"\n[s3_api]\ns3_region = \"us-east-1\"\napi_bind_addr = \"{address}\"\n",
        GARAGE_KEY.1,
    )
}

fn binary(kind: Kind) -> PathBuf {
    let path = cache().join(match kind {
        Kind::Versitygw => VERSITYGW,
        Kind::S3sFs => S3S_FS,
        Kind::Moto => MOTO,
        Kind::Garage => GARAGE,
    });
    let command = if kind == Kind::Garage { "soak --s3 garage" } else { "test" };
    assert!(path.exists(), "missing: {}; `cargo xtask {command} --install` installs it", path.display());
    path
}

fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

fn files(folder: &PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            _ => found.push(entry.path()),
        }
    }
    found
}
