//! A person at a terminal, with a home folder of their own.

use crate::network::Network;
use crate::server::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, Server};
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// How long one script may take.
const SECONDS: u32 = 300;

/// Runs shell scripts with the clients of [`crate::path`], the credentials of the server's root, `$URL` and `$HOST`
/// of the server, and a home folder that is also the working directory and goes with it.
pub struct Terminal {
    home: TempDir,
    enter: Vec<String>,
    variables: Vec<(String, String)>,
}

impl Terminal {
    /// Somebody who was given the root credentials of `server`, and its address.
    pub fn on(server: &Server) -> Self {
        Self::alone().facing(server)
    }

    /// Somebody with root credentials and no server yet.
    pub fn alone() -> Self {
        let home = tempfile::Builder::new().prefix("berth-home-").tempdir().unwrap();
        let place = home.path().to_str().unwrap().to_owned();
        let storage = home.path().join("storage.conf");
        // podman and buildah would otherwise share the machine's images.
        let graph = format!(
            "[storage]\ndriver = \"vfs\"\ngraphroot = \"{place}/graph\"\nrunroot = \"{place}/run\"\n"
        );
        std::fs::write(&storage, graph).unwrap();
        let variables = [
            ("HOME", place.as_str()),
            ("LC_ALL", "C.UTF-8"),
            ("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID),
            ("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY),
            ("AWS_DEFAULT_REGION", REGION),
            ("AWS_REGION", REGION),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_PAGER", ""),
            // Scripts that import each other would leave their compiled form beside the sources.
            ("PYTHONDONTWRITEBYTECODE", "1"),
            ("REGISTRY_AUTH_FILE", &format!("{place}/auth.json")),
            ("CONTAINERS_STORAGE_CONF", storage.to_str().unwrap()),
        ];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Self { home, enter: Vec::new(), variables }
    }

    /// Points `$URL` and `$HOST` at `server`.
    pub fn facing(self, server: &Server) -> Self {
        self.export("URL", server.url()).export("HOST", server.host())
    }

    /// Moves it into `network`.
    pub fn inside(mut self, network: &Network) -> Self {
        self.enter = network.enter();
        self
    }

    /// Sets an environment variable for all that follows.
    pub fn export(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs a script (`bash -euo pipefail`) that must succeed; gives what it printed, without the last line's end.
    pub fn run(&self, script: &str) -> String {
        let output = self.output(script);
        let (printed, errors) = text(&output);
        let hint = match output.status.code() {
            Some(124 | 137) => format!(" (longer than {SECONDS} s)"),
            Some(127) => " (a missing tool: `cargo xtask test --install`)".to_owned(),
            _ => String::new(),
        };
        assert!(output.status.success(), "{script}\n{}{hint}\n{printed}\n{errors}", output.status);
        printed
    }

    /// Runs a script that must fail; gives what it printed as errors.
    pub fn fails(&self, script: &str) -> String {
        let output = self.output(script);
        let (printed, errors) = text(&output);
        let refused = matches!(output.status.code(), Some(code) if !matches!(code, 0 | 124 | 127 | 137));
        assert!(refused, "{script}\n{} instead of a refusal\n{printed}\n{errors}", output.status);
        errors
    }

    /// Runs a script that must succeed and print one JSON value.
    pub fn json(&self, script: &str) -> serde_json::Value {
        let printed = self.run(script);
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{script}\n{error}\n{printed}"))
    }

    /// Makes a repository with the AWS CLI, and gives a registry password from it.
    pub fn new_repository(&self, name: &str) {
        self.run(&format!("aws --endpoint-url $URL ecr create-repository --repository-name {name}"));
    }

    /// The password for user `AWS`, by the AWS CLI.
    pub fn password(&self) -> String {
        self.run("aws --endpoint-url $URL ecr get-login-password")
    }

    fn output(&self, script: &str) -> Output {
        // Entering a namespace leaves the working directory.
        let script = format!("cd; {script}");
        let words =
            ["timeout", "--kill-after=5", &SECONDS.to_string(), "bash", "-euo", "pipefail", "-c", &script]
                .map(str::to_owned);
        let mut words = self.enter.iter().cloned().chain(words);
        let mut command = Command::new(words.next().unwrap());
        command.args(words);
        command.env_clear().env("PATH", crate::path()).envs(self.variables.iter().cloned());
        command.output().unwrap_or_else(|error| panic!("{script}: {error}"))
    }
}

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    (text(&output.stdout), text(&output.stderr))
}
