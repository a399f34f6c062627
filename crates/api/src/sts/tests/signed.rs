//! The census of the AWS door: whatever is asked for with credentials that do not count gets one answer.

use std::net::{Ipv4Addr, SocketAddr};

use aws::models::iam::{CreateAccessKey, CreateUser, DeleteRole, DeleteRolePolicy, UpdateAccessKey};
use aws::models::sts::AssumeRole;
use aws_lc_rs::{digest, hmac};
use bytes::Bytes;
use http::{HeaderName, Request, header};
use http_body_util::{BodyExt, Full};
use iam::Demand;
use identity::Revoked;

use super::*;
use crate::ecr::app_in_a_box::REGION;
use crate::{Peer, Rates, Trail, ecr, iam as iam_service, sts};

/// What a client signs with.
struct Keys {
    id: String,
    secret: String,
    token: Option<String>,
}

impl Keys {
    /// Those of the session that an answer of STS gave.
    fn of(answer: &Value) -> Self {
        let text = |name: &str| answer["Credentials"][name].as_str().unwrap().to_owned();
        Self { id: text("AccessKeyId"), secret: text("SecretAccessKey"), token: Some(text("SessionToken")) }
    }

    fn of_user(key: &Value) -> Self {
        let text = |name: &str| key["AccessKey"][name].as_str().unwrap().to_owned();
        Self { id: text("AccessKeyId"), secret: text("SecretAccessKey"), token: None }
    }

    /// A signed request for an operation.
    fn sign(&self, deployment: &AppInABox, asked: &Asked) -> Request<Full<Bytes>> {
        let time = deployment.app.world.clock.now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let scope = format!("{}/{REGION}/{}/aws4_request", &time[..8], asked.service);
        let mut headers = vec![("host", "127.0.0.1:5000".to_owned()), ("x-amz-date", time.clone())];
        headers.extend(self.token.clone().map(|token| ("x-amz-security-token", token)));
        headers.extend(asked.target.clone().map(|target| ("x-amz-target", target)));
        let signed: Vec<_> = headers.iter().map(|(name, _)| *name).collect();
        let lines: String = headers.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
        let signed = signed.join(";");
        let canonical = format!("POST\n/\n\n{lines}\n{signed}\n{}", sha256(&asked.body));
        let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", sha256(&canonical));
        let first = format!("AWS4{}", self.secret).into_bytes();
        let parts = [&time[..8], REGION, asked.service, "aws4_request", &text];
        let signature = parts.iter().fold(first, |key, part| hmac_sha256(&key, part));
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={signed}, Signature={}",
            self.id,
            hex(&signature)
        );
        let mut request = Request::post("/").header(header::AUTHORIZATION, authorization);
        for (name, value) in headers {
            request = request.header(HeaderName::from_static(name), value);
        }
        request.body(Full::new(Bytes::from(asked.body.clone()))).unwrap()
    }
}

fn sha256(text: &str) -> String {
    hex(digest::digest(&digest::SHA256, text.as_bytes()).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hmac_sha256(key: &[u8], text: &str) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text.as_bytes()).as_ref().to_vec()
}

/// An operation as a client asks for it.
struct Asked {
    service: &'static str,
    target: Option<String>,
    body: String,
}

/// Every operation that is built.
fn every_operation() -> Vec<Asked> {
    let query = |service, version, name| {
        let body = format!("Action={name}&Version={version}");
        Asked { service, target: None, body }
    };
    let json = |name| {
        let target = Some(format!("{}.{name}", aws::models::ecr::SERVICE.target_prefix));
        Asked { service: "ecr", target, body: "{}".to_owned() }
    };
    let iam_version = aws::models::iam::SERVICE.api_version;
    let sts_version = aws::models::sts::SERVICE.api_version;
    let mut all: Vec<_> = ecr::OPERATIONS.iter().map(|entry| json(entry.table.name)).collect();
    all.extend(iam_service::OPERATIONS.iter().map(|entry| query("iam", iam_version, entry.table.name)));
    all.extend(sts::OPERATIONS.iter().map(|entry| query("sts", sts_version, entry.table.name)));
    all
}

/// What the door answers.
async fn answer(deployment: &AppInABox, keys: &Keys, asked: &Asked) -> String {
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    let answer = deployment.app.answer(keys.sign(deployment, asked), &peer, "a-request").await;
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    format!("{status} {}", String::from_utf8(body.to_vec()).unwrap())
}

/// Asks for every operation, and holds the answers of each service to be one, with a code of `codes`.
async fn assert_refused(deployment: &AppInABox, who: &str, keys: &Keys, codes: [&str; 2]) -> usize {
    let (mut answers, operations) = (Vec::new(), every_operation());
    for asked in &operations {
        let answer = answer(deployment, keys, asked).await;
        assert!(codes.iter().any(|code| answer.contains(code)), "{who}, {}: {answer}", asked.body);
        // Each service has a namespace of its own.
        answers
            .push(answer.replace("iam.amazonaws.com", "NAMESPACE").replace("sts.amazonaws.com", "NAMESPACE"));
    }
    answers.sort();
    answers.dedup();
    assert!(answers.len() <= 3, "{who}: {answers:#?}");
    operations.len()
}

const UNKNOWN: [&str; 2] = ["UnrecognizedClientException", "InvalidClientTokenId"];
const EXPIRED: [&str; 2] = ["ExpiredTokenException", "ExpiredToken"];
const WRONG: [&str; 2] = ["InvalidSignatureException", "SignatureDoesNotMatch"];

#[tokio::test]
async fn credentials_that_do_not_count_open_no_operation() {
    let deployment = AppInABox::open().await;
    let (owner, ada) = (deployment.owner(), ada_and_deployer(&deployment, &["sts:AssumeRole"]).await);
    let session = async |seconds: u32| {
        let body = assume(json!({"DurationSeconds": seconds}));
        Keys::of(&ada.call::<AssumeRole>(body).await.unwrap())
    };
    let identity = Asked {
        service: "sts",
        target: None,
        body: "Action=GetCallerIdentity&Version=2011-06-15".to_owned(),
    };
    let (short, long, other) = (session(900).await, session(3600).await, session(3600).await);
    assert!(answer(&deployment, &short, &identity).await.starts_with("200"), "it counts at first");
    let key = async || owner.call::<CreateAccessKey>(json!({"UserName": "ada"})).await.unwrap();
    let mut keys = Keys::of_user(&key().await);
    assert!(answer(&deployment, &keys, &identity).await.starts_with("200"));
    let mut cells = 0;
    deployment.pass_seconds(901);
    cells += assert_refused(&deployment, "an expired session", &short, EXPIRED).await;
    let swapped = Keys { token: other.token.clone(), ..session(900).await };
    cells += assert_refused(&deployment, "the token of another session", &swapped, UNKNOWN).await;
    let wrong = Keys { secret: "x".repeat(40), ..Keys::of_user(&key().await) };
    cells += assert_refused(&deployment, "a wrong secret", &wrong, WRONG).await;
    let disable = json!({"UserName": "ada", "AccessKeyId": keys.id, "Status": "Inactive"});
    owner.call::<UpdateAccessKey>(disable).await.unwrap();
    cells += assert_refused(&deployment, "a disabled key", &keys, UNKNOWN).await;
    keys.id = keys.id.replace("AKIA", "AKIB");
    cells += assert_refused(&deployment, "a key that never was", &keys, UNKNOWN).await;
    revoke(&deployment).await;
    cells += assert_refused(&deployment, "a revoked session", &long, UNKNOWN).await;
    owner.call::<DeleteRolePolicy>(json!({"RoleName": "deployer", "PolicyName": "ecr"})).await.unwrap();
    owner.call::<DeleteRole>(json!({"RoleName": "deployer"})).await.unwrap();
    cells += assert_refused(&deployment, "a session of a role that is gone", &other, UNKNOWN).await;
    assert!(cells >= 800, "{cells}");
}

/// Revokes what sessions of the role `deployer` were given.
async fn revoke(deployment: &AppInABox) {
    let region = REGION.parse().unwrap();
    let demand = Demand::registry("berth:RevokeTokens", account(MINE), &region);
    let operator = Caller::operator(account(MINE));
    let grant = deployment.app.identity.judge(&operator, &iam::Context::new(), demand).await.unwrap();
    deployment.app.identity.revoke(&grant, Revoked::Role("deployer".to_owned())).await.unwrap();
}

#[tokio::test]
async fn what_is_not_built_is_called_by_its_name_and_takes_its_turn() {
    let rates = Rates { principal: 1, burst_seconds: 1, ..Rates::default() };
    let deployment = AppInABox::at(rates).await;
    deployment.owner().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
    let key = deployment.owner().call::<CreateAccessKey>(json!({"UserName": "ada"})).await.unwrap();
    let body = "Action=GenerateCredentialReport&Version=2010-05-08".to_owned();
    let asked = Asked { service: "iam", target: None, body };
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    for code in ["UnsupportedOperation", "Throttling"] {
        let request = Keys::of_user(&key).sign(&deployment, &asked);
        let answer = deployment.app.answer(request, &peer, "a-request").await;
        let trail = answer.extensions().get::<Trail>().cloned().unwrap_or_default();
        assert_eq!(trail.operation, "GenerateCredentialReport");
        assert!(trail.error.as_deref().unwrap_or_default().starts_with(code), "{:?}", trail.error);
    }
}

#[tokio::test]
async fn a_form_that_names_no_operation_is_answered_by_the_service_that_it_is_signed_for() {
    let deployment = AppInABox::open().await;
    deployment.owner().call::<CreateUser>(json!({"UserName": "ada"})).await.unwrap();
    let key = deployment.owner().call::<CreateAccessKey>(json!({"UserName": "ada"})).await.unwrap();
    let many: String = (0..4096).map(|number| format!("&a{number}=1")).collect();
    for (form, told) in [
        (format!("Action=ListUsers{many}"), "There must not be more than 4096 parameters"),
        ("Action=ListUsers&Version=1".to_owned(), "<Code>InvalidAction</Code>"),
        ("Version=2010-05-08".to_owned(), "<Code>MissingAction</Code>"),
    ] {
        let asked = Asked { service: "iam", target: None, body: form };
        let answer = answer(&deployment, &Keys::of_user(&key), &asked).await;
        assert!(answer.starts_with("400") && answer.contains(told), "{answer}");
    }
}
