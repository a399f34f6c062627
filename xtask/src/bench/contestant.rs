//! Who is measured, each as its own documentation says it is started.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::aws;
use super::http::Connection;
use super::process::Process;
use super::tools::Tools;

/// Berth and those it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contestant {
    /// With authentication, access log, metrics and the record of pulls.
    Berth,
    /// Distribution of today, without any of that.
    Distribution,
    /// Distribution as Debian has it, likewise.
    DockerRegistry,
    /// Serving the same files.
    Nginx,
}

/// A running contestant; dropping it ends the process.
pub(super) struct Server {
    pub(super) contestant: Contestant,
    pub(super) address: SocketAddr,
    pub(super) process: Process,
    /// How long it took to answer first.
    pub(super) started_in: Duration,
    /// Its files.
    pub(super) folder: PathBuf,
    /// The values of `Authorization` that its clients take turns with; without any they send none.
    pub(super) authorizations: Vec<String>,
}

/// What a piece of work gave, how long it took, and the CPU time that the server used meanwhile.
pub(super) struct Timed<T> {
    pub(super) outcome: T,
    pub(super) seconds: f64,
    pub(super) cpu_seconds: f64,
}

impl Contestant {
    /// In the order of their turns.
    pub(super) const ALL: [Self; 4] = [Self::Berth, Self::Distribution, Self::DockerRegistry, Self::Nginx];
    /// Those that take pushes.
    pub(super) const REGISTRIES: [Self; 3] = [Self::Berth, Self::Distribution, Self::DockerRegistry];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Berth => "Berth",
            Self::Distribution => "Distribution 3.1",
            Self::DockerRegistry => "docker-registry 2.8",
            Self::Nginx => "nginx",
        }
    }

    /// Starts it on `folder`, which may hold what an earlier start left there.
    pub(super) fn start(self, tools: &Tools, folder: &Path) -> Result<Server, String> {
        self.start_with(tools, folder, &[])
    }

    /// The same with more in its environment.
    pub(super) fn start_with(
        self,
        tools: &Tools,
        folder: &Path,
        settings: &[(&str, &str)],
    ) -> Result<Server, String> {
        let shown = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(folder).map_err(shown)?;
        let address = free_address().map_err(shown)?;
        let mut command = match self {
            Self::Berth => berth(tools, folder, address).map_err(shown)?,
            Self::Distribution => distribution(&tools.distribution, folder, address).map_err(shown)?,
            Self::DockerRegistry => distribution(&tools.docker_registry, folder, address).map_err(shown)?,
            Self::Nginx => nginx(tools, folder, address).map_err(shown)?,
        };
        command.envs(settings.iter().copied());
        let (process, started_in) = Process::start(&mut command, &folder.join("log"), address)?;
        let (folder, authorizations) = (folder.to_owned(), Vec::new());
        Ok(Server { contestant: self, address, process, started_in, folder, authorizations })
    }
}

impl Server {
    /// Logs `clients` clients in and makes `repositories`, where that is asked of a client.
    pub(super) fn open(&mut self, clients: usize, repositories: &[String]) -> Result<(), String> {
        if self.contestant != Contestant::Berth {
            return Ok(());
        }
        for name in repositories {
            aws::create_repository(self.address, aws::ACCESS_KEY_ID, name)?;
        }
        self.authorizations =
            (0..clients).map(|_| aws::log_in(self.address, aws::ACCESS_KEY_ID)).collect::<Result<_, _>>()?;
        Ok(())
    }

    /// What client `number` sends as `Authorization`.
    pub(super) fn authorization(&self, number: usize) -> Option<&str> {
        let turn = number.checked_rem(self.authorizations.len())?;
        self.authorizations.get(turn).map(String::as_str)
    }

    /// A connection of client `number`.
    pub(super) fn connect(&self, number: usize) -> Result<Connection, String> {
        Connection::open(self.address, self.authorization(number))
    }

    /// Does `work` and measures what it cost. An error tells the contestant's name and what it said last.
    pub(super) fn timed<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, String>,
    ) -> Result<Timed<T>, String> {
        let (cpu, begun) = (self.process.cpu()?, Instant::now());
        let outcome = work(self);
        let seconds = begun.elapsed().as_secs_f64();
        let outcome = outcome.map_err(|error| {
            format!(
                "{}: {error}
it said last: {}",
                self.contestant.name(),
                self.process.last_words()
            )
        })?;
        let cpu_seconds = (self.process.cpu()? - cpu).as_secs_f64();
        Ok(Timed { outcome, seconds, cpu_seconds })
    }

    /// Ends it and removes its files.
    pub(super) fn close(self) -> Result<(), String> {
        let Self { process, folder, .. } = self;
        drop(process);
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))
    }

    /// Where nginx finds the file that it serves as `target`.
    pub(super) fn served_file(&self, target: &str) -> PathBuf {
        self.folder.join("www").join(target.trim_start_matches('/'))
    }
}

fn berth(tools: &Tools, folder: &Path, address: SocketAddr) -> std::io::Result<Command> {
    let config = folder.join("berth.toml");
    let (account, key, secret) = (aws::OTHER_ACCOUNT, aws::OTHER_ACCESS_KEY_ID, aws::SECRET_ACCESS_KEY);
    let other = format!(
        "[[accounts]]\nid = \"{account}\"\nroot_access_key_id = \"{key}\"\nroot_secret_access_key = \"{secret}\"\n"
    );
    fs::write(&config, other)?;
    let mut command = alone(&tools.berth);
    command.env("BERTH_CONFIG", config);
    command.env("BERTH_ROOT_ACCESS_KEY_ID", aws::ACCESS_KEY_ID);
    command.env("BERTH_ROOT_SECRET_ACCESS_KEY", aws::SECRET_ACCESS_KEY);
    command.arg("serve").arg("--data").arg(folder.join("data"));
    command.args(["--listen", &address.to_string(), "--metrics-listen", &free_address()?.to_string()]);
    Ok(command)
}

fn distribution(registry: &Path, folder: &Path, address: SocketAddr) -> std::io::Result<Command> {
    let config = folder.join("config.yml");
    let data = folder.join("data");
    let text = format!(
        "version: 0.1\nlog: {{level: error, accesslog: {{disabled: true}}}}\nhttp: {{addr: \"{address}\", secret: bench}}\n\
         storage:\n  filesystem: {{rootdirectory: \"{}\"}}\n  cache: {{blobdescriptor: inmemory}}\n  delete: {{enabled: true}}\n",
        data.display()
    );
    fs::write(&config, text)?;
    let mut command = alone(registry);
    command.env("OTEL_TRACES_EXPORTER", "none").arg("serve").arg(config);
    Ok(command)
}

fn nginx(tools: &Tools, folder: &Path, address: SocketAddr) -> std::io::Result<Command> {
    let config = folder.join("nginx.conf");
    let place = folder.display();
    // Its workers give up root, and could not read a folder that is root's alone.
    let user = if rustix::process::geteuid().is_root() { "user root;" } else { "" };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = temporary.map(|name| format!("{name}_temp_path \"{place}/temporary\";\n")).concat();
    let text = format!(
        "{user}\nworker_processes 2;\nworker_rlimit_nofile 16384;\ndaemon off;\npid \"{place}/pid\";\nerror_log stderr error;\n\
         events {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\n{temporary}\
         sendfile on;\ntcp_nopush on;\nkeepalive_requests 1000000000;\n\
         open_file_cache max=12000 inactive=600s;\nopen_file_cache_valid 600s;\n\
         default_type application/vnd.oci.image.manifest.v1+json;\n\
         server {{ listen {address}; root \"{place}/www\"; }}\n}}\n"
    );
    fs::write(&config, text)?;
    fs::create_dir_all(folder.join("www"))?;
    let mut command = alone(&tools.nginx);
    command.args(["-e", "stderr", "-c"]).arg(config);
    Ok(command)
}

/// A command that does not see our environment, so that nobody's settings slip into a measurement.
fn alone(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}
