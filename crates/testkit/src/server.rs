//! The real binary, started on a loopback port with a data folder and storage of its own.

use crate::daemon::Daemon;
use crate::network::Network;
use crate::storage::Storage;
use rustix::process::Signal;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How a server is started; what is not said stays at the values that most tests want.
pub struct Options {
    arguments: Vec<(String, String)>,
    environment: Vec<(String, String)>,
    enter: Vec<String>,
    local: bool,
    beside: Option<Storage>,
}

impl Options {
    /// Says something on the command line: `with("--url", "aws")`, or `with("--dev", "")` for a flag that takes no value.
    /// Saying it again replaces it.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.arguments.retain(|(known, _)| known != name);
        self.arguments.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Says something in the environment.
    pub fn in_environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts it in a network of its own, where no database and no bucket can be reached: see [`Options::local`].
    pub fn inside(mut self, network: &Network) -> Self {
        self.enter = network.enter();
        self.local()
    }

    /// Keeps rows and blobs in the data folder, whatever `BERTH_TEST_STORAGE` says.
    pub fn local(mut self) -> Self {
        self.local = true;
        self
    }

    /// Keeps rows and blobs where `other` does: a replica, unless those are in its data folder. Both need one root key.
    pub fn beside(mut self, other: &Server) -> Self {
        self.beside = Some(other.storage.clone());
        self
    }

    /// Starts the server and waits until it is ready.
    pub fn start(mut self) -> Server {
        let data = tempfile::Builder::new().prefix("berth-data-").tempdir().unwrap();
        let fresh = || if self.local { Storage::local() } else { Storage::fresh() };
        let storage = self.beside.take().unwrap_or_else(fresh);
        let (daemon, url) = self.spawn(data.path(), &storage);
        Server { options: self, data, storage, daemon, url }
    }

    fn spawn(&self, data: &Path, storage: &Storage) -> (Daemon, String) {
        let binary = binary().display().to_string();
        let mut program: Vec<&str> = self.enter.iter().map(String::as_str).collect();
        program.push(&binary);
        let mut arguments = vec!["serve".to_owned(), "--data".to_owned(), data.display().to_string()];
        let said = storage.arguments().iter().chain(&self.arguments);
        arguments.extend(said.flat_map(|(name, value)| [name.clone(), value.clone()]));
        arguments.retain(|argument| !argument.is_empty());
        let environment = [credentials().as_slice(), storage.environment(), &self.environment].concat();
        let daemon = Daemon::start(&program, &arguments, &environment);
        let url = daemon.wait_for("that it is ready", url_of_ready_line);
        (daemon, url)
    }
}

/// A running server. Dropping it kills the process and removes its data.
pub struct Server {
    options: Options,
    data: TempDir,
    daemon: Daemon,
    url: String,
    storage: Storage,
}

impl Server {
    /// A server with nothing said about it.
    pub fn start() -> Self {
        Self::options().start()
    }

    /// Says something about a server before it starts: account 123456789012, region us-east-1, any free port.
    pub fn options() -> Options {
        Options {
            arguments: Vec::new(),
            environment: Vec::new(),
            enter: Vec::new(),
            local: false,
            beside: None,
        }
        .with("--listen", "127.0.0.1:0")
        .with("--account", "123456789012")
        .with("--region", REGION)
    }

    /// The address it is bound to, as a URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address it is bound to, as clients write it in an image's name.
    pub fn host(&self) -> &str {
        self.url.split_once("://").unwrap().1
    }

    /// The access key of its root, and the secret that belongs to it.
    pub fn root_key(&self) -> (&'static str, &'static str) {
        (ACCESS_KEY_ID, SECRET_ACCESS_KEY)
    }

    /// Its data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The files in which its blob store keeps objects, and what is left of those that were begun.
    pub fn objects(&self) -> Vec<PathBuf> {
        let mut found =
            self.storage.objects(self.data()).unwrap_or_else(|| files(&self.data().join("blobs")));
        found.retain(|path| {
            path.file_name().is_some_and(|name| name != "superblock" && name != "newest-change")
        });
        found
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.daemon.pid()
    }

    /// What it logged since it was last started.
    pub fn log(&self) -> String {
        self.daemon.log()
    }

    /// Ends it as a power cut would.
    pub fn kill9(&mut self) {
        self.daemon.kill();
    }

    /// Ends it as an operator would; true when it exited with success.
    pub fn terminate(&mut self) -> bool {
        self.daemon.end(Signal::TERM)
    }

    /// Starts it again on the same data and port, whether or not it still runs.
    pub fn restart(&mut self) {
        self.daemon.kill();
        let (_, port) = self.url.rsplit_once(':').unwrap();
        let listen = format!("127.0.0.1:{port}");
        self.options.arguments.retain(|(name, _)| name != "--listen");
        self.options.arguments.push(("--listen".to_owned(), listen));
        (self.daemon, self.url) = self.options.spawn(self.data.path(), &self.storage);
    }
}

/// All files under `folder`; those that go while it is looked at may be left out.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path()),
            _ => vec![entry.path()],
        })
        .collect()
}

/// The root credentials that every server is given, as the environment variables that it reads.
fn credentials() -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    vec![
        pair("BERTH_ROOT_ACCESS_KEY_ID", ACCESS_KEY_ID),
        pair("BERTH_ROOT_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY),
        pair("RUST_BACKTRACE", "1"),
    ]
}

/// The region of every test server that is not told another.
pub(crate) const REGION: &str = "us-east-1";
/// The access key of every test server's root.
pub(crate) const ACCESS_KEY_ID: &str = "AKIATESTKIT000000000";
/// The secret that belongs to it.
pub(crate) const SECRET_ACCESS_KEY: &str = "testkit/secret+access/key+of+forty+chars";

/// The binary under test: `$BERTH_BIN`, else the release build beside the running test.
pub fn binary() -> PathBuf {
    let built = || {
        let test = std::env::current_exe().ok()?;
        Some(test.ancestors().nth(3)?.join("release/berth"))
    };
    let binary = std::env::var_os("BERTH_BIN").map(PathBuf::from).or_else(built).unwrap();
    let shown = binary.display();
    assert!(binary.exists(), "{shown} is missing: `cargo build --release -p berth`, or `cargo xtask test`");
    binary
}

/// The URL in the ready line, which is JSON off a terminal and words on one.
fn url_of_ready_line(line: &str) -> Option<String> {
    if let Ok(event) = serde_json::from_str::<serde_json::Value>(line) {
        let fields = event.get("fields").unwrap_or(&event);
        let ready = fields.get("message")?.as_str()? == "ready";
        return fields.get("url").filter(|_| ready)?.as_str().map(|url| url.trim_end_matches('/').to_owned());
    }
    let (_, url) = line.split_once("berth ready url=")?;
    Some(url.trim().trim_end_matches('/').to_owned())
}
