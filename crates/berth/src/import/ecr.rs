//! Amazon ECR by its API: it lists what the registry's own door does not, images without tags above all.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as AwsCredentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, Method};
use oci::Digest;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use world::Egress;

use super::{Credentials, ImportError, Names};

/// Names asked for at once.
const PAGE: usize = 50;
/// The most bytes in an answer.
const ANSWER: usize = 8 << 20;

/// What an image may be at the source, and why it can't be had then.
const SHELVES: [(&str, Option<&str>); 3] = [
    ("ACTIVE", None),
    ("ARCHIVED", Some("archived at the source")),
    ("ACTIVATING", Some("on its way out of the archive at the source")),
];
/// What an ECR that has no archive calls the question for what is in it.
const UNKNOWN_FILTER: [&str; 3] =
    ["InvalidParameterException", "ValidationException", "SerializationException"];
/// What it calls too many requests, and how often it is asked again; the first time after a second, then after twice as
/// long each time.
const BUSY: [&str; 4] =
    ["ThrottlingException", "TooManyRequestsException", "RequestLimitExceeded", "ServerException"];
const AGAIN: u32 = 5;
/// What stands between one of them and its token.
const BETWEEN: char = ' ';

/// An ECR's API, and the key that signs what is asked of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Api {
    /// Its URL, such as `https://api.ecr.eu-west-1.amazonaws.com`.
    pub endpoint: String,
    /// The region that signatures name.
    pub region: String,
    /// The access key's id.
    pub key: String,
    /// The access key's secret.
    pub secret: String,
    /// The session token of temporary credentials.
    pub session: Option<String>,
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Api")
            .field("endpoint", &self.endpoint)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl Api {
    /// What opens the registry's own door.
    pub(super) async fn log_in(&self, egress: &Egress) -> Result<Credentials, ImportError> {
        let answer = self.call(egress, "GetAuthorizationToken", &json!({})).await?;
        let token = answer["authorizationData"][0]["authorizationToken"].as_str().unwrap_or_default();
        let token = STANDARD.decode(token).ok().and_then(|token| String::from_utf8(token).ok());
        let parts = token.as_deref().and_then(|token| token.split_once(':'));
        let (user, password) =
            parts.ok_or_else(|| ImportError::Broken(format!("{} gave no token", self.endpoint)))?;
        Ok(Credentials { user: user.to_owned(), password: password.to_owned() })
    }

    pub(super) async fn repositories(&self, egress: &Egress, after: &str) -> Result<Names, ImportError> {
        let answer = self.call(egress, "DescribeRepositories", &page(json!({}), after)).await?;
        let found = answer["repositories"].as_array().map_or(&[][..], Vec::as_slice);
        let names = found.iter().filter_map(|it| it["repositoryName"].as_str().map(str::to_owned)).collect();
        Ok(Names { names, next: next(&answer), ..Names::default() })
    }

    /// Tags, and the digests of images without one; in the end, those of images in the archive.
    pub(super) async fn references(
        &self,
        egress: &Egress,
        repository: &str,
        after: &str,
    ) -> Result<Names, ImportError> {
        let (shelf, token) = after.split_once(BETWEEN).unwrap_or(("0", after));
        let shelf: usize = shelf.parse().unwrap_or(0);
        let (status, why_not) = SHELVES.get(shelf).copied().unwrap_or(SHELVES[0]);
        let mut input = json!({ "repositoryName": repository });
        if why_not.is_some() {
            input["filter"] = json!({ "imageStatus": status });
        }
        let answer = match self.call(egress, "ListImages", &page(input, token)).await {
            Err(ImportError::Refused { code, .. })
                if why_not.is_some() && token.is_empty() && UNKNOWN_FILTER.contains(&code.as_str()) =>
            {
                Value::Null
            }
            answer => answer?,
        };
        let found = answer["imageIds"].as_array().map_or(&[][..], Vec::as_slice);
        let name =
            |id: &Value| id["imageTag"].as_str().or_else(|| id["imageDigest"].as_str()).map(str::to_owned);
        let next = match next(&answer) {
            Some(token) => Some(format!("{shelf}{BETWEEN}{token}")),
            None => Some(shelf + 1).filter(|it| *it < SHELVES.len()).map(|it| format!("{it}{BETWEEN}")),
        };
        let digest = |id: &Value| Some((name(id)?, Digest::parse(id["imageDigest"].as_str()?).ok()?));
        let (names, digests) =
            (found.iter().filter_map(name).collect(), found.iter().filter_map(digest).collect());
        Ok(Names { names, digests, next, why_not, ..Names::default() })
    }

    async fn call(&self, egress: &Egress, operation: &str, input: &Value) -> Result<Value, ImportError> {
        let mut again = 0;
        loop {
            match self.call_once(egress, operation, input).await {
                Err(ImportError::Refused { status, code, .. })
                    if again < AGAIN && (status == 503 || BUSY.contains(&code.as_str())) =>
                {
                    tokio::time::sleep(Duration::from_secs(1 << again)).await;
                    again += 1;
                }
                answer => return answer,
            }
        }
    }

    async fn call_once(&self, egress: &Egress, operation: &str, input: &Value) -> Result<Value, ImportError> {
        let (url, body) =
            (format!("{}/", self.endpoint.trim_end_matches('/')), input.to_string().into_bytes());
        let headers = self.signed(&url, operation, &body);
        let headers =
            headers.map_err(|error| ImportError::Broken(format!("signing {operation}: {error}")))?;
        let answer = egress.send(Method::POST, &url, headers, Some(body)).await?;
        let status = answer.status;
        let body = answer.whole(ANSWER).await?;
        if status != 200 {
            let what = String::from_utf8_lossy(&body).chars().filter(|c| !c.is_control()).take(300).collect();
            let url = format!("{url} {operation}");
            return Err(ImportError::Refused { url, status, code: code(&body), what });
        }
        serde_json::from_slice(&body).map_err(|error| ImportError::Broken(format!("{operation}: {error}")))
    }

    #[expect(clippy::disallowed_methods, reason = "another's server goes by the real clock")]
    fn signed(
        &self,
        url: &str,
        operation: &str,
        body: &[u8],
    ) -> Result<HeaderMap, Box<dyn std::error::Error + Send + Sync>> {
        let target = format!("AmazonEC2ContainerRegistry_V20150921.{operation}");
        let told = [("content-type", "application/x-amz-json-1.1"), ("x-amz-target", target.as_str())];
        let identity =
            AwsCredentials::new(&self.key, &self.secret, self.session.clone(), None, "import").into();
        let parameters = SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("ecr")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?
            .into();
        let request = SignableRequest::new("POST", url, told.into_iter(), SignableBody::Bytes(body))?;
        let (instructions, _) = sign(request, &parameters)?.into_parts();
        let mut headers = HeaderMap::new();
        for (name, value) in instructions.headers() {
            headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-amz-json-1.1"));
        headers.insert("x-amz-target", HeaderValue::try_from(&target)?);
        Ok(headers)
    }
}

fn page(mut input: Value, after: &str) -> Value {
    input["maxResults"] = json!(PAGE);
    if !after.is_empty() {
        input["nextToken"] = json!(after);
    }
    input
}

/// The code of an error of AWS's JSON protocols, without its namespace.
fn code(body: &[u8]) -> String {
    let error: Value = serde_json::from_slice(body).unwrap_or_default();
    error["__type"].as_str().and_then(|code| code.rsplit('#').next()).unwrap_or_default().to_owned()
}

fn next(answer: &Value) -> Option<String> {
    answer["nextToken"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::*;

    const URL: &str = "http://ecr.example/";

    fn api() -> Api {
        let [endpoint, region, key, secret] = [URL, "eu-west-1", "AKIAOLD", "a secret"].map(str::to_owned);
        Api { endpoint, region, key, secret, session: None }
    }

    /// An ECR that refuses each question with `code`.
    fn refusing(code: &str) -> Egress {
        let egress = Egress::simulated();
        egress.answer(URL, 400, &json!({"__type": format!("com.amazonaws.ecr#{code}")}).to_string());
        egress
    }

    #[tokio::test]
    async fn only_who_does_not_know_the_filter_has_no_archive() {
        let ignorant = refusing("InvalidParameterException");
        assert!(api().references(&ignorant, "web", "1 ").await.unwrap().names.is_empty());
        let closed = refusing("AccessDeniedException");
        let refused = api().references(&closed, "web", "1 ").await;
        assert!(matches!(refused, Err(ImportError::Refused { code, .. }) if code == "AccessDeniedException"));
        assert_eq!((ignorant.asked(URL), closed.asked(URL)), (1, 1));
    }

    #[tokio::test]
    async fn who_has_too_many_requests_is_asked_again_after_a_while() {
        let (busy, api) = (refusing("ThrottlingException"), api());
        let mut asking = std::pin::pin!(api.references(&busy, "web", "1 "));
        let waits = std::future::poll_fn(|context| Poll::Ready(asking.as_mut().poll(context).is_pending()));
        assert!(waits.await);
        assert_eq!(busy.asked(URL), 1);
    }
}
