//! The registry that most people leave when they come: distribution's.

use crate::daemon::Daemon;
use crate::free_port;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A running `registry`, whose storage is a folder.
pub struct Distribution {
    port: u16,
    _daemon: Daemon,
    folder: TempDir,
}

impl Distribution {
    /// Starts one without credentials.
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("berth-distribution-").tempdir().unwrap();
        let (port, place) = (free_port(), folder.path().display());
        let config = format!(
            "version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {place}/storage}}}}\n\
             http: {{addr: '127.0.0.1:{port}'}}\n"
        );
        let file = folder.path().join("config.yml");
        std::fs::write(&file, config).unwrap();
        let arguments = ["serve", file.to_str().unwrap()].map(str::to_owned);
        let daemon = Daemon::start(&["registry"], &arguments, &[]);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::yield_now();
        }
        Self { port, _daemon: daemon, folder }
    }

    /// Its host, as image names begin.
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The folder of its storage.
    pub fn storage(&self) -> PathBuf {
        Path::new(self.folder.path()).join("storage")
    }
}
