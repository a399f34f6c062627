//! A data folder with one image, whose windows are short, and the command beside it.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use berth::config::{Config, Sources};
use berth::storage::{Found, IfNew, identity_options, registry_options};
use bytes::Bytes;
use iam::{Demand, Grant};
use identity::{Caller, Identity};
use oci::{Algorithm, Digest, Tag};
use registry::{Mutability, NewImage, NewRepository, OnRepeat, Registry};
use serde_json::{Value, json};
use tempfile::TempDir;
use world::World;

/// The one repository.
pub(crate) const REPOSITORY: &str = "team/web";
/// The one layer, which is the config too.
pub(crate) const LAYER: &[u8] = b"layer and config";

/// A deployment that holds one image, tagged `v1`.
pub(crate) struct Deployment {
    pub(crate) folder: TempDir,
    /// Settings beside those that every one has.
    settings: Vec<(&'static str, String)>,
    /// The image's digest.
    pub(crate) image: String,
    /// The layer's digest.
    pub(crate) layer: String,
    password: String,
    /// Seconds for which readers may read on.
    pub(crate) reader_grace: &'static str,
    server: Option<(Child, String)>,
}

impl Deployment {
    /// Makes one that no server serves.
    pub(crate) async fn new(settings: Vec<(&'static str, String)>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (config, identity, registry) = opened(&folder, &settings).await;
        let root = identity.ensure_account(config.account, None).await.unwrap().credentials;
        let caller = Caller::root(config.account, &root.access_key_id);
        let token = identity.issue_registry_token(&caller, config.account, &config.region).await.unwrap();
        identity.flush_issued().await.unwrap();
        let grant = on_repository(&config, &identity).await;
        let (image, layer) = push(&registry, &grant).await;
        Self { folder, settings, image, layer, password: token.password, reader_grace: "0", server: None }
    }

    /// Makes one, which a server serves if `served`.
    pub(crate) async fn that_is(served: bool) -> Self {
        let mut deployment = Self::new(Vec::new()).await;
        if served {
            deployment.serve();
        }
        deployment
    }

    /// Has something done to the repository by the rules themselves; no server may hold it.
    pub(crate) async fn changed(&self, change: impl AsyncFnOnce(&Registry, &Grant)) {
        let (config, identity, registry) = opened(&self.folder, &self.settings).await;
        change(&registry, &on_repository(&config, &identity).await).await;
    }

    /// The command with short windows, and nothing of this process's environment that it would read.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
        command.env_clear().env("BERTH_LOG_ACCESS", "false").env("BERTH_COLLECTION_EVERY_SECONDS", "86400");
        for (window, seconds) in [("LEASE", "0"), ("GRACE", "0"), ("READER_GRACE", self.reader_grace)] {
            command.env(format!("BERTH_COLLECTION_{window}_SECONDS"), seconds);
        }
        let settings = self.settings.iter();
        command.envs(
            settings.map(|(key, value)| (format!("BERTH_{}", key.to_uppercase().replace('.', "_")), value)),
        );
        command.args(arguments).arg("--data").arg(self.folder.path()).stdin(Stdio::null());
        command
    }

    /// Starts a server.
    pub(crate) fn serve(&mut self) {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "off"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.find(|line| line.as_ref().unwrap().contains("\"ready\"")).unwrap().unwrap();
        let ready: Value = serde_json::from_str(&ready).unwrap();
        // Its log is read to the end, so that it never waits for this process.
        std::thread::spawn(move || lines.count());
        self.server = Some((child, ready["url"].as_str().unwrap().to_owned()));
    }

    /// What a command prints; it must succeed.
    pub(crate) fn prints(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command answers in JSON.
    pub(crate) fn asks(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.prints(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// What a command prints that fails.
    pub(crate) fn fails(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Removes every object behind Berth's back.
    pub(crate) fn lose_objects(&self) {
        let shards = std::fs::read_dir(self.folder.path().join("blobs")).unwrap();
        for shard in shards.map(|shard| shard.unwrap().path()).filter(|path| path.is_dir()) {
            for object in std::fs::read_dir(shard).unwrap() {
                std::fs::remove_file(object.unwrap().path()).unwrap();
            }
        }
    }

    /// Why a command fails.
    pub(crate) fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// What a command that reads `input` prints, and complains of.
    pub(crate) fn says(&self, input: &str, arguments: &[&str]) -> (String, String) {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    }

    /// What a command that fails in part answers in JSON all the same.
    pub(crate) fn asks_in_vain(&self, arguments: &[&str]) -> Value {
        let output = self.command(&[arguments, &["--json"]].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The status with which the server answers a request for the image, as Docker makes it.
    pub(crate) async fn pulls(&self, method: &str) -> u16 {
        self.send(method, &format!("manifests/{}", self.image)).await.status().as_u16()
    }

    /// What the server answers a request for something of the repository; nobody goes where it points.
    pub(crate) async fn send(&self, method: &str, of_repository: &str) -> reqwest::Response {
        self.request(method, of_repository).send().await.unwrap()
    }

    /// The same, asked of the server by another name.
    pub(crate) async fn send_to(&self, host: &str, method: &str, of_repository: &str) -> reqwest::Response {
        self.request(method, of_repository).header("host", host).send().await.unwrap()
    }

    fn request(&self, method: &str, of_repository: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/v2/{REPOSITORY}/{of_repository}", self.server.as_ref().unwrap().1);
        client().request(method.parse().unwrap(), url).basic_auth("AWS", Some(&self.password))
    }

    /// What a command prints that takes no data folder.
    pub(crate) fn prints_bare(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_berth")).env_clear().args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What the audit holds, once it holds something.
    pub(crate) async fn audit(&self) -> Vec<Value> {
        loop {
            let text = std::fs::read_to_string(self.folder.path().join("audit.jsonl")).unwrap_or_default();
            if text.ends_with('\n') {
                return text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            }
            tokio::task::yield_now().await;
        }
    }

    /// The audit, once it holds an event of this name.
    pub(crate) async fn audit_with(&self, event: &str) -> Vec<Value> {
        loop {
            let records = self.audit().await;
            if records.iter().any(|record| record["eventName"] == event) {
                return records;
            }
            tokio::task::yield_now().await;
        }
    }

    /// The audit's record of a request, once it is there.
    pub(crate) async fn audited(&self, request_id: &str) -> Value {
        loop {
            let found = self.audit().await.into_iter().find(|record| record["requestID"] == request_id);
            match found {
                Some(record) => return record,
                None => tokio::task::yield_now().await,
            }
        }
    }

    /// Deletes the image, as Docker would.
    pub(crate) async fn delete(&mut self) {
        let served = self.server.is_some();
        if !served {
            self.serve();
        }
        assert_eq!(self.pulls("DELETE").await, 202);
        if !served {
            self.stop();
        }
    }

    /// Where a server's socket is.
    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("berth.sock")
    }

    /// Kills the server.
    pub(crate) fn stop(&mut self) {
        if let Some((mut child, _)) = self.server.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Deployment {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A client that does as it is told, and no more.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

async fn opened(folder: &TempDir, settings: &[(&'static str, String)]) -> (Config, Identity, Registry) {
    let no_lease = ("collection.lease_seconds", "0".to_owned());
    let mut flags = vec![("data", folder.path().display().to_string()), no_lease];
    flags.extend(settings.iter().cloned());
    let config = Sources { flags, ..Sources::default() }.load().unwrap();
    let world = World::real();
    let found = Found::look(&config, &world, IfNew::Begin).await.unwrap();
    let (storage, key) = found.open(&config, &world).await.unwrap();
    let options = identity_options(&config);
    let identity = Identity::open(storage.db.clone(), world.clone(), key, options).await.unwrap();
    storage.bind().await.unwrap();
    let registry = Registry::new(storage.db, storage.blobs, world, registry_options(&config));
    (config, identity, registry)
}

/// The operator's right to whatever is done to the repository.
async fn on_repository(config: &Config, identity: &Identity) -> Grant {
    let demand = Demand::repository("ecr:PutImage", config.account, &config.region, REPOSITORY);
    identity.judge(&Caller::operator(config.account), &iam::Context::new(), demand).await.unwrap()
}

async fn push(registry: &Registry, grant: &Grant) -> (String, String) {
    let new = NewRepository { mutability: Mutability::Mutable, scan_on_push: false, tags: Vec::new() };
    registry.create_repository(grant, new).await.unwrap();
    let digest = Digest::of(Algorithm::Sha256, LAYER);
    let upload = registry.begin_upload(grant, None).await.unwrap().id;
    let body = Box::pin(futures_util::stream::iter([Ok(Bytes::from_static(LAYER))]));
    registry.finish_upload(grant, &upload, None, body, digest).await.unwrap();
    let layer = |kind: &str| json!({"mediaType": kind, "digest": digest.to_string(), "size": LAYER.len()});
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": oci::media_type::OCI_MANIFEST,
        "config": layer(oci::media_type::OCI_CONFIG),
        "layers": [layer(oci::media_type::OCI_LAYER_GZIP)],
    });
    let image = NewImage {
        bytes: manifest.to_string().into(),
        media_type: None,
        digest: None,
        tags: vec![Tag::parse("v1").unwrap()],
        on_repeat: OnRepeat::Accept,
    };
    let pushed = registry.push_image(grant, image).await.unwrap();
    (pushed.digest.to_string(), digest.to_string())
}
