//! A containerd of a test's own.

use crate::daemon::Daemon;
use crate::terminal::Terminal;
use tempfile::TempDir;

/// A `containerd` with its own content and socket. Needs root.
pub struct Containerd {
    _daemon: Daemon,
    place: TempDir,
}

impl Containerd {
    /// Starts the daemon and waits until it serves.
    pub fn start() -> Self {
        assert!(rustix::process::geteuid().is_root(), "containerd needs root: run the tests as root");
        let place = tempfile::Builder::new().prefix("berth-containerd-").tempdir().unwrap();
        let path = place.path().display();
        let settings = format!(
            "version = 2\nroot = \"{path}/root\"\nstate = \"{path}/state\"\n\
             disabled_plugins = [\"io.containerd.grpc.v1.cri\", \"io.containerd.internal.v1.opt\"]\n\
             [grpc]\naddress = \"{path}/socket\"\n"
        );
        std::fs::write(place.path().join("config.toml"), settings).unwrap();
        let arguments = ["--config".to_owned(), format!("{path}/config.toml")];
        let daemon = Daemon::start(&["unshare", "--mount", "containerd"], &arguments, &[]);
        daemon
            .wait_for("that it serves", |line| line.contains("containerd successfully booted").then_some(()));
        Self { _daemon: daemon, place }
    }

    /// Points the `ctr` of `terminal` at this daemon.
    pub fn used_by(&self, terminal: Terminal) -> Terminal {
        terminal.export("CONTAINERD_ADDRESS", &format!("{}/socket", self.place.path().display()))
    }
}
