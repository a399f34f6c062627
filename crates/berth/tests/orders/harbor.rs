//! A registry that answers as Harbor does: robot accounts get tokens for the repository that they ask for, and may not read
//! the catalogue.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use oci::{Algorithm, Digest};
use serde_json::{Value, json};

use crate::deployment::Deployment;

const ROBOT: (&str, &str) = ("robot$library+import", "a secret");
/// The media type, and the bytes.
type Answer = (&'static str, Vec<u8>);

/// What it serves, by path; the address is known last.
struct Harbor {
    host: String,
    answers: BTreeMap<String, Answer>,
}

impl Harbor {
    /// Serves one image of `team/web`, tagged 1.
    fn start() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let mut harbor = Self { host: host.clone(), answers: BTreeMap::new() };
        let layer = harbor.blob(oci::media_type::OCI_LAYER_GZIP, b"of Harbor");
        let config = harbor.blob(oci::media_type::OCI_CONFIG, b"{}");
        let kind = oci::media_type::OCI_MANIFEST;
        let manifest = json!({"schemaVersion": 2, "mediaType": kind, "config": config, "layers": [layer]});
        let at = |name: &str| format!("/v2/team/web/manifests/{name}");
        let digest = Digest::of(Algorithm::Sha256, manifest.to_string().as_bytes());
        for name in ["1", &digest.to_string()] {
            harbor.answers.insert(at(name), (kind, manifest.to_string().into()));
        }
        let tags = json!({"name": "team/web", "tags": ["1"]}).to_string();
        harbor.answers.insert("/v2/team/web/tags/list".to_owned(), ("application/json", tags.into()));
        let harbor = Arc::new(harbor);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let harbor = harbor.clone();
                std::thread::spawn(move || harbor.answer(stream.unwrap()));
            }
        });
        host
    }

    fn blob(&mut self, kind: &str, bytes: &[u8]) -> Value {
        let digest = Digest::of(Algorithm::Sha256, bytes).to_string();
        let at = format!("/v2/team/web/blobs/{digest}");
        self.answers.insert(at, ("application/octet-stream", bytes.to_vec()));
        json!({"mediaType": kind, "digest": digest, "size": bytes.len()})
    }

    fn answer(&self, stream: TcpStream) {
        let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
        let Some(first) = lines.next() else { return };
        let target = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let authorization = lines.take_while(|line| !line.is_empty()).find_map(|line| {
            Some(line.split_once(": ")?)
                .filter(|it| it.0.eq_ignore_ascii_case("authorization"))
                .map(|it| it.1.to_owned())
        });
        let (status, kind, body, challenge) = self.decide(&target, authorization.as_deref());
        let challenge = challenge.map(|it| format!("WWW-Authenticate: {it}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{challenge}Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let _ = (&stream).write_all(&[head.as_bytes(), &body].concat());
    }

    /// The status, media type, body and challenge of an answer.
    fn decide(
        &self,
        target: &str,
        authorization: Option<&str>,
    ) -> (u16, &'static str, Vec<u8>, Option<String>) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let json = "application/json";
        if path == "/service/token" {
            let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", ROBOT.0, ROBOT.1)));
            if authorization != Some(&basic) {
                return (401, json, refusal("incorrect user or password"), None);
            }
            // Who may not have a scope gets a token all the same, and learns it with that.
            let scope = query.split('&').find_map(|it| it.strip_prefix("scope=")).unwrap_or_default();
            return (200, json, json!({"token": scope, "expires_in": 1800}).to_string().into(), None);
        }
        let scope = match path {
            "/v2/_catalog" => "registry:catalog:*",
            _ => "repository:team/web:pull",
        };
        let realm = format!(
            "Bearer realm=\"http://{}/service/token\",service=\"harbor-registry\",scope=\"{scope}\"",
            self.host
        );
        let token = "Bearer repository%3Ateam%2Fweb%3Apull";
        match (self.answers.get(path), authorization == Some(token)) {
            (Some((kind, bytes)), true) => (200, kind, bytes.clone(), None),
            (None, true) => (404, json, refusal("not found"), None),
            (_, false) => (401, json, refusal("unauthorized to list catalog"), Some(realm)),
        }
    }
}

fn refusal(message: &str) -> Vec<u8> {
    json!({"errors": [{"code": "UNAUTHORIZED", "message": message}]}).to_string().into()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_robot_account_imports_a_repository_and_is_told_why_it_may_not_import_all() {
    let site = Deployment::that_is(true).await;
    let source = format!("http://{}", Harbor::start());
    let robot = ["--user", ROBOT.0, "--password-stdin"];
    let import = |what: &str| site.says(ROBOT.1, &[&["import", what][..], &robot].concat());
    let (told, _) = import(&format!("{source}/team/web"));
    assert!(told.starts_with("brought       1 image"), "{told}");
    let (_, refused) = import(&source);
    assert!(
        refused.contains("_catalog answered 401: ") && refused.contains("name each repository"),
        "{refused}"
    );
    let (told, _) = site.says("wrong", &[&["import", &format!("{source}/team/web")][..], &robot].concat());
    assert!(told.contains("/service/token answered 401"), "{told}");
}
