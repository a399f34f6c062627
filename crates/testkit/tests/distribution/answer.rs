//! What tests ask of an answer.

use serde_json::Value;
use testkit::Answer;

/// The specification's error codes, and the one of the older protocol that it allows and ECR uses for tags.
const CODES: &[&str] = &[
    "BLOB_UNKNOWN",
    "BLOB_UPLOAD_INVALID",
    "BLOB_UPLOAD_UNKNOWN",
    "DIGEST_INVALID",
    "MANIFEST_BLOB_UNKNOWN",
    "MANIFEST_INVALID",
    "MANIFEST_UNKNOWN",
    "NAME_INVALID",
    "NAME_UNKNOWN",
    "SIZE_INVALID",
    "UNAUTHORIZED",
    "DENIED",
    "UNSUPPORTED",
    "TOOMANYREQUESTS",
    "TAG_INVALID",
];

/// Questions that many tests have.
pub(crate) trait Reading {
    /// Itself, when it is this refusal.
    fn refused(self, status: u16, code: &str) -> Self;
    /// Its body as JSON.
    fn json(&self) -> Value;
    /// Whether it has a header.
    fn has(&self, name: &str) -> bool;
    /// The URL that its `Link` header gives for the next page.
    fn next(&self) -> Option<String>;
}

impl Reading for Answer {
    fn refused(self, status: u16, code: &str) -> Self {
        let answer = self.expect(status);
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors[0]["code"], code, "{errors}");
        answer
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    fn has(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }

    fn next(&self) -> Option<String> {
        let link = self.has("link").then(|| self.header("link"))?;
        let (url, relation) = link.strip_prefix('<').and_then(|rest| rest.split_once('>')).expect(link);
        assert_eq!(relation.trim_start_matches([';', ' ']), "rel=\"next\"", "{link}");
        Some(url.to_owned())
    }
}

/// Checks what sections "Error Codes" and "Warnings" ask of every answer.
pub(crate) fn check_form(answer: &Answer) {
    let json = answer.headers.get("content-type").is_some_and(|kind| kind == "application/json");
    if (400..500).contains(&answer.status) && json && !answer.body.is_empty() {
        check_envelope(&answer.json());
    }
    let warnings = answer.headers.get_all("warning").iter().map(|value| value.to_str().unwrap());
    let all = warnings.map(|warning| {
        assert!(warning.starts_with("299 - \"") && warning.ends_with('"'), "{warning}");
        warning.len()
    });
    assert!(all.sum::<usize>() <= 4096, "{:?}", answer.headers);
}

fn check_envelope(body: &Value) {
    let errors = body["errors"].as_array().unwrap_or_else(|| panic!("no errors in {body}"));
    assert!(!errors.is_empty(), "{body}");
    for error in errors {
        assert!(error["code"].as_str().is_some_and(|code| CODES.contains(&code)), "{error}");
        assert!(error.get("message").is_none_or(Value::is_string), "{error}");
    }
}
