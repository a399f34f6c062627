//! A server that runs over what is moved.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use identity::{Caller, Options as IdentityOptions, RootKey};
use reqwest::{Client, StatusCode};
use serde_json::Value;

use super::*;

const ROOT_KEY: [u8; 32] = [0xab; 32];

/// A server over PostgreSQL and a bucket, which makes repositories on their first push.
pub(super) struct Running {
    url: String,
    metrics: String,
    password: String,
    client: Client,
    process: Child,
    pub(super) settings: Vec<(&'static str, String)>,
    /// What it logged since it was ready.
    pub(super) log: Arc<Mutex<Vec<Value>>>,
}

impl Running {
    pub(super) async fn start(database: &str, s3: &S3) -> Self {
        let database = ("database", Postgres::shared().database(database));
        let blobs = s3.settings("old");
        Self::over([&[database][..], &blobs, &[("root_key", "ab".repeat(32))]].concat()).await
    }

    pub(super) async fn over(settings: Vec<(&'static str, String)>) -> Self {
        let listen = ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
        let mut command = berth(&[&["serve", "--dev"][..], &listen].concat(), &settings);
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut lines = lines.map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
        let ready = lines.find(|line| line["message"] == "ready").unwrap();
        let url = ready["url"].as_str().unwrap().to_owned();
        let metrics = ready["metrics"].as_str().unwrap().to_owned();
        let log = Arc::new(Mutex::new(Vec::new()));
        let kept = log.clone();
        std::thread::spawn(move || lines.for_each(|line| kept.lock().unwrap().push(line)));
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let client = Client::builder().no_proxy().build().unwrap();
        let password = password(&settings).await;
        Self { url, metrics, password, client, process, settings, log }
    }

    /// Pushes a blob; the answer's status and text.
    pub(super) async fn push(&self, digest: &str, content: Vec<u8>) -> (StatusCode, String) {
        let url = format!("{}/v2/web/blobs/uploads/?digest={digest}", self.url);
        let sent = self.client.post(url).basic_auth("AWS", Some(&self.password)).body(content).send();
        let answer = sent.await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    pub(super) async fn pull(&self, digest: &str) -> StatusCode {
        let url = format!("{}/v2/web/blobs/{digest}", self.url);
        self.client.get(url).basic_auth("AWS", Some(&self.password)).send().await.unwrap().status()
    }

    pub(super) async fn ready(&self) -> StatusCode {
        self.client.get(format!("{}/readyz", self.url)).send().await.unwrap().status()
    }

    /// What it tells those who watch it.
    pub(super) async fn metrics(&self) -> String {
        self.client.get(format!("{}/metrics", self.metrics)).send().await.unwrap().text().await.unwrap()
    }

    /// A command with the server's settings: whether it succeeded, and all that it printed.
    pub(super) fn asks(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = berth(arguments, &self.settings);
        command.arg("--listen").arg(self.url.strip_prefix("http://").unwrap());
        let output = command.output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(printed).unwrap())
    }

    /// Pushes one blob after the other until it is told to stop; those that were acknowledged, and how many were not.
    pub(super) async fn push_until(&self, stop: &AtomicBool, acknowledged: &Mutex<Vec<String>>) -> usize {
        let (mut refused, mut number) = (0, 0_u32);
        while !stop.load(Ordering::SeqCst) {
            number += 1;
            let content = number.to_le_bytes().repeat(500);
            let mut hasher = Hasher::new(false);
            hasher.update(&content);
            let digest = hasher.sha256().to_string();
            match self.push(&digest, content).await {
                (StatusCode::CREATED, _) => acknowledged.lock().unwrap().push(digest),
                (status, text) => {
                    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{text}");
                    refused += usize::from(text.contains("being moved to another place"));
                    let known = acknowledged.lock().unwrap()[0].clone();
                    assert_eq!(self.pull(&known).await, StatusCode::OK, "pulls go on");
                }
            }
        }
        refused
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The command with these settings and no data folder.
pub(super) fn berth(arguments: &[&str], settings: &[(&'static str, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
    command.env_clear().args(arguments).arg("--data").arg("/nonexistent/berth-data");
    command.envs(settings.iter().map(|(key, value)| (format!("BERTH_{}", key.to_uppercase()), value)));
    command
}

/// A registry token of the root user.
async fn password(settings: &[(&'static str, String)]) -> String {
    let config = config(Path::new("/nonexistent/berth-data"), settings);
    let (world, key) = (World::real(), RootKey::from_bytes(ROOT_KEY));
    let db = open_database(&config.database, &config.data, &world).await.unwrap();
    let identity = Identity::open(db, world, key, IdentityOptions::default()).await.unwrap();
    let root = identity.ensure_account(config.account, None).await.unwrap().credentials;
    let caller = Caller::root(config.account, &root.access_key_id);
    identity.issue_registry_token(&caller, config.account, &config.region).await.unwrap().password
}
