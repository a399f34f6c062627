//! A machine of its own, as far as names and addresses go.

use crate::daemon::Daemon;
use std::io::Write;
use tempfile::NamedTempFile;

/// A network namespace that holds nothing but a loopback, and a mount namespace whose `/etc/hosts` sends given names
/// there. In it port 443 is free, and the real AWS out of reach. Needs root.
pub struct Network {
    holder: Daemon,
    _hosts: NamedTempFile,
}

impl Network {
    /// A network in which `names` are this machine.
    pub fn with_names(names: &[&str]) -> Self {
        assert!(
            rustix::process::geteuid().is_root(),
            "network namespaces are made by root: run the tests as root"
        );
        let mut hosts = NamedTempFile::new().unwrap();
        writeln!(hosts, "127.0.0.1 localhost {}", names.join(" ")).unwrap();
        let bind = format!("mount --bind {} /etc/hosts", hosts.path().display());
        let script = format!("ip link set lo up; {bind}; echo up >&2; exec sleep infinity");
        let unshare = ["unshare", "--mount", "--net", "bash"];
        let holder = Daemon::start(&unshare, &["-euc".to_owned(), script], &[]);
        holder.wait_for("that its loopback is up", |line| (line == "up").then_some(()));
        Self { holder, _hosts: hosts }
    }

    /// The words before a command that run it inside.
    pub fn enter(&self) -> Vec<String> {
        let target = self.holder.pid().to_string();
        ["nsenter", "--mount", "--net", "--target", &target, "--"].map(str::to_owned).to_vec()
    }
}
