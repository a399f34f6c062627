//! Judges the verifier of Signature Version 4: a case is a request as received, the keys that exist, and
//! what the server expects.

use aws::sigv4::{Expect, Key, Payload, Presented, Refusal, Request, SigningKeys, SigningSecret};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Answer;

#[derive(Deserialize)]
struct Case {
    now: Time,
    /// In seconds.
    skew: u32,
    service: String,
    region: String,
    keys: Vec<AccessKey>,
    request: Received,
}

/// RFC 3339.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Time(Timestamp);

impl TryFrom<String> for Time {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, jiff::Error> {
        text.parse().map(Self)
    }
}

#[derive(Deserialize)]
struct AccessKey {
    id: String,
    secret: String,
    status: Status,
    session_token: Option<String>,
    expires: Option<Time>,
}

#[derive(Deserialize, PartialEq)]
enum Status {
    Active,
    Inactive,
}

#[derive(Deserialize)]
struct Received {
    method: String,
    /// Path and query, as on the wire.
    target: String,
    headers: Vec<(String, String)>,
    /// In base64.
    #[serde(default)]
    body: String,
}

/// Answers `{"id","key"}`, `{"id","refused"}`, or `{"id","error"}` for what is no case.
pub(super) fn judge(line: &[u8]) -> Answer {
    let case: Result<Value, _> = serde_json::from_slice(line);
    let id = case.as_ref().ok().and_then(|case| case.get("id")).cloned().unwrap_or_default();
    match case.and_then(Case::deserialize).map_err(|error| error.to_string()).and_then(|case| case.judge()) {
        Ok(Ok(key)) => Answer { line: json!({ "id": id, "key": key }), is_case: true },
        Ok(Err(refusal)) => Answer { line: json!({ "id": id, "refused": refusal.kind() }), is_case: true },
        Err(error) => Answer { line: json!({ "id": id, "error": error }), is_case: false },
    }
}

impl Case {
    fn judge(&self) -> Result<Result<String, Refusal>, String> {
        let body = STANDARD.decode(&self.request.body).map_err(|error| format!("body: {error}"))?;
        let headers: Vec<(&str, &[u8])> =
            self.request.headers.iter().map(|(name, value)| (&**name, value.as_bytes())).collect();
        let request = Request::new(&self.request.method, &self.request.target, &headers[..]);
        Ok(self.verify(&request, Payload::of(&body)))
    }

    fn verify(&self, request: &Request<'_>, payload: Payload) -> Result<String, Refusal> {
        let presented = Presented::read(request)?;
        let found = self.keys.iter().find(|key| key.id == presented.access_key_id());
        let secret = found.map(|key| SigningSecret::new(&key.secret));
        let key = found.zip(secret.as_ref()).map(|(key, secret)| Key {
            secret,
            active: key.status == Status::Active,
            session_token: key.session_token.as_deref(),
            expires: key.expires.map(|time| time.0),
        });
        let expect = Expect {
            service: &self.service,
            regions: Some(std::slice::from_ref(&self.region)),
            now: self.now.0,
            skew: SignedDuration::from_secs(self.skew.into()),
        };
        presented.verify(request, key.as_ref(), payload, &expect, &SigningKeys::new(1))?;
        Ok(presented.access_key_id().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(name: &str) -> Vec<Value> {
        let path = format!("{}/../crates/aws/testdata/sigv4/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn agrees_with(name: &str) {
        for case in cases(name) {
            let mut expected = case["expect"].clone();
            expected["id"] = case["id"].clone();
            assert_eq!(judge(case.to_string().as_bytes()).line, expected);
        }
    }

    #[test]
    fn accepts_what_clients_sign() {
        agrees_with("accepted");
    }

    #[test]
    fn refuses_for_the_first_reason() {
        agrees_with("refused");
    }

    #[test]
    fn says_what_is_wrong_with_a_case() {
        let mut case = cases("accepted").swap_remove(0);
        case["keys"][0]["status"] = json!("Deleted");
        let answer = judge(case.to_string().as_bytes());
        assert!(!answer.is_case);
        assert_eq!(answer.line["id"], "a JSON call");
        assert!(answer.line["error"].as_str().unwrap().contains("unknown variant `Deleted`"));
        assert_eq!(judge(b"{").line["id"], Value::Null);
    }
}
