use rustix::process::{Pid, Signal, kill_process};

use super::Postgres;
use super::program::{append, program, succeeded};

impl Postgres {
    /// Starts a standby that follows this server, and that each of its commits waits for from now on.
    pub fn synchronous_standby(&self) -> Self {
        let mut standby = Self::in_a_folder(self.durable);
        let copied = program("pg_basebackup")
            .args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--dbname"])
            .arg(self.url())
            .arg("--pgdata")
            .arg(standby.data())
            .output();
        succeeded("pg_basebackup", &copied.unwrap());
        append(
            &standby.data().join("postgresql.conf"),
            &format!("unix_socket_directories = '{}'\n", standby.folder.display()),
        );
        standby.run();
        self.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        self.sql("postgres", "SELECT pg_reload_conf()");
        while self.sql("postgres", "SELECT sync_state FROM pg_stat_replication") != "sync" {}
        standby
    }

    /// Makes a standby take writes.
    pub fn promote(&self) {
        // What the other server waited for is no setting of this one.
        let promoted = program("pg_ctl").args(["promote", "--wait", "-D"]).arg(self.data()).output();
        succeeded("pg_ctl promote", &promoted.unwrap());
    }

    /// The URL of a database on whichever of two servers takes writes.
    pub fn url_of_either(&self, other: &Self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{},127.0.0.1:{}/{database}", self.port, other.port)
    }

    /// Ends the server at once and for good, as when its machine loses power.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
    }

    /// Stops the server where it is, as when its machine hangs: its connections stay, and nothing answers on them until
    /// what this gives is dropped.
    pub fn freeze(&self) -> Frozen {
        self.signal(Signal::STOP);
        Frozen(self.processes())
    }

    fn signal(&self, signal: Signal) {
        for process in self.processes() {
            // A child may have gone by itself when its parent did.
            let _ = kill_process(process, signal);
        }
    }

    /// The postmaster, and then its children.
    fn processes(&self) -> Vec<Pid> {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        let postmaster: i32 = file.lines().next().unwrap().trim().parse().unwrap();
        let children = std::fs::read_to_string(format!("/proc/{postmaster}/task/{postmaster}/children"));
        let children = children.unwrap();
        let children = children.split(' ').filter_map(|id| id.parse().ok());
        std::iter::once(postmaster).chain(children).filter_map(Pid::from_raw).collect()
    }
}

/// A server that stands still; it goes on when this is dropped.
#[derive(Debug)]
pub struct Frozen(Vec<Pid>);

impl Drop for Frozen {
    fn drop(&mut self) {
        for process in &self.0 {
            let _ = kill_process(*process, Signal::CONT);
        }
    }
}
