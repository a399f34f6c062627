//! A Docker daemon of a test's own.

use crate::daemon::Daemon;
use crate::network::Network;
use crate::terminal::Terminal;
use rustix::process::Signal;
use std::path::Path;
use tempfile::TempDir;

/// A `dockerd` with its own images, containers and socket, and no say over the machine's network. Needs root.
pub struct Docker {
    daemon: Daemon,
    place: TempDir,
}

impl Docker {
    /// Starts the daemon and waits until it listens.
    pub fn start() -> Self {
        Self::start_in(&[], &[])
    }

    /// Starts the daemon inside `network`, where it trusts the authorities in the PEM file `ca`.
    pub fn start_inside(network: &Network, ca: &Path) -> Self {
        Self::start_in(&network.enter(), &[("SSL_CERT_FILE".to_owned(), ca.display().to_string())])
    }

    fn start_in(enter: &[String], variables: &[(String, String)]) -> Self {
        assert!(rustix::process::geteuid().is_root(), "dockerd needs root: run the tests as root");
        let place = tempfile::Builder::new().prefix("berth-docker-").tempdir().unwrap();
        let path = place.path().display();
        let mut program: Vec<&str> = enter.iter().map(String::as_str).collect();
        // In a mount namespace of its own, so that whatever it mounts goes when it ends.
        program.extend(["unshare", "--mount", "dockerd"]);
        let arguments = [
            format!("--data-root={path}/data"),
            format!("--exec-root={path}/exec"),
            format!("--pidfile={path}/pid"),
            format!("--host=unix://{path}/socket"),
            "--bridge=none".to_owned(),
            "--iptables=false".to_owned(),
            "--ip6tables=false".to_owned(),
            "--ip-forward=false".to_owned(),
            "--ip-masq=false".to_owned(),
            "--storage-driver=vfs".to_owned(),
        ];
        let daemon = Daemon::start(&program, &arguments, variables);
        daemon.wait_for("that it listens", |line| line.contains("API listen on").then_some(()));
        Self { daemon, place }
    }

    /// Points the `docker` of `terminal` at this daemon.
    pub fn used_by(&self, terminal: Terminal) -> Terminal {
        terminal.export("DOCKER_HOST", &format!("unix://{}/socket", self.place.path().display()))
    }
}

impl Drop for Docker {
    fn drop(&mut self) {
        // It ends its own containerd only when asked kindly.
        self.daemon.end(Signal::TERM);
    }
}
