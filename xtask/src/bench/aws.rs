//! The AWS door of Berth, as far as a client needs it before it can push: signed JSON calls.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::SystemTime;

use super::http::{Answer, Connection, Content};

/// The root credentials that the measured Berth is started with. They open nothing else.
pub(super) const ACCESS_KEY_ID: &str = "AKIABERTHBENCH000000";
/// The root of a second account, [`OTHER_ACCOUNT`]; with the same secret.
pub(super) const OTHER_ACCESS_KEY_ID: &str = "AKIABERTHBENCH000001";
pub(super) const OTHER_ACCOUNT: &str = "210987654321";
pub(super) const SECRET_ACCESS_KEY: &str = "bench/secret+access/key+of+forty+chars00";

/// Makes a repository.
pub(super) fn create_repository(address: SocketAddr, key: &str, name: &str) -> Result<(), String> {
    call(address, key, "CreateRepository", &json!({ "repositoryName": name })).map(|_| ())
}

/// The value of an `Authorization` header that opens `/v2`.
pub(super) fn log_in(address: SocketAddr, key: &str) -> Result<String, String> {
    log_in_with(address, (key, SECRET_ACCESS_KEY))
}

/// The same for another key than those of the measured servers, by its id and secret.
pub(super) fn log_in_with(address: SocketAddr, key: (&str, &str)) -> Result<String, String> {
    let prepared = Prepared::signed(address, key, "GetAuthorizationToken", &json!({}))?;
    let answer = prepared.send(&mut Connection::open(address, None)?)?;
    let output = output("GetAuthorizationToken", answer)?;
    let token = output["authorizationData"][0]["authorizationToken"].as_str();
    token.map(|token| format!("Basic {token}")).ok_or_else(|| format!("no token in {output}"))
}

/// Calls IAM with a form, as root; answers with the XML.
pub(super) fn iam(address: SocketAddr, form: &str) -> Result<String, String> {
    let told = [("content-type", "application/x-www-form-urlencoded")];
    let root = (ACCESS_KEY_ID, SECRET_ACCESS_KEY);
    let headers = signature(root, "iam", &format!("http://{address}/"), &told, form.as_bytes())
        .map_err(|error| format!("signing {form}: {error}"))?;
    let headers: Vec<_> =
        headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(told).collect();
    let mut connection = Connection::open(address, None)?;
    let answer =
        connection.send("POST", "/", &headers, Content::Whole(form.as_bytes()))?.expect(200, form)?;
    Ok(String::from_utf8_lossy(&answer.body).into_owned())
}

/// Calls an operation and answers with what it gave.
pub(super) fn call(address: SocketAddr, key: &str, operation: &str, input: &Value) -> Result<Value, String> {
    let answer =
        Prepared::new(address, key, operation, input)?.send(&mut Connection::open(address, None)?)?;
    output(operation, answer)
}

/// What an operation answered, if it succeeded.
pub(super) fn output(operation: &str, answer: Answer) -> Result<Value, String> {
    let answer = answer.expect(200, operation)?;
    serde_json::from_slice(&answer.body).map_err(|error| format!("{operation}: {error}"))
}

/// A signed call, ready to be sent.
pub(super) struct Prepared {
    headers: Vec<(String, String)>,
    body: String,
}

impl Prepared {
    pub(super) fn new(
        address: SocketAddr,
        key: &str,
        operation: &str,
        input: &Value,
    ) -> Result<Self, String> {
        Self::signed(address, (key, SECRET_ACCESS_KEY), operation, input)
    }

    fn signed(
        address: SocketAddr,
        key: (&str, &str),
        operation: &str,
        input: &Value,
    ) -> Result<Self, String> {
        let body = input.to_string();
        let target = format!("AmazonEC2ContainerRegistry_V20150921.{operation}");
        let told = [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", target.as_str())];
        let mut headers = signature(key, "ecr", &format!("http://{address}/"), &told, body.as_bytes())
            .map_err(|error| format!("signing {operation}: {error}"))?;
        headers.extend(told.map(|(name, value)| (name.to_owned(), value.to_owned())));
        Ok(Self { headers, body })
    }

    /// The connection must send no `Authorization` of its own.
    pub(super) fn send(&self, connection: &mut Connection) -> Result<Answer, String> {
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        connection.send("POST", "/", &headers, Content::Whole(self.body.as_bytes()))
    }
}

/// The headers that sign a request, for the region that Berth serves by default.
#[expect(clippy::disallowed_methods, reason = "the measured server goes by the real clock")]
fn signature(
    (key, secret): (&str, &str),
    service: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let identity = Credentials::new(key, secret, None, None, "bench").into();
    let parameters = SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name(service)
        .time(SystemTime::now())
        .settings(SigningSettings::default())
        .build()?
        .into();
    let request = SignableRequest::new("POST", url, headers.iter().copied(), SignableBody::Bytes(body))?;
    let (instructions, _) = sign(request, &parameters)?.into_parts();
    Ok(instructions.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}
