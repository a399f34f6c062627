//! What each operation refuses, and in which words: one case per line in `testdata/validation`.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

use aws::model::{Protocol, Service};
use aws::query::Pairs;
use aws::{Invalid, json, models, query};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    story: String,
    operation: String,
    /// The input as JSON, or else the body as it comes.
    input: Option<serde_json::Value>,
    #[serde(default)]
    body: String,
    /// The code and the text, or none where the input is accepted.
    refused: Option<(String, String)>,
}

fn judge(service: &Service, case: &Case) -> Result<(), Invalid> {
    let operation = service.operation(&case.operation).unwrap();
    let body = case.input.as_ref().map_or_else(|| case.body.clone(), ToString::to_string);
    match service.protocol {
        Protocol::Json => json::check(operation, body.as_bytes()),
        Protocol::Query => query::check(operation, &Pairs::parse(body.as_bytes())?),
    }
}

fn judge_all(service: &Service, cases: &str) {
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let refused = judge(service, &case).err().map(|invalid| (invalid.code.to_owned(), invalid.message));
        assert_eq!(refused, case.refused, "{}: {}", case.operation, case.story);
    }
}

#[test]
fn ecr_refuses_in_its_own_words() {
    judge_all(&models::ecr::SERVICE, include_str!("../testdata/validation/ecr.jsonl"));
}

#[test]
fn wrong_types_are_told_before_constraints() {
    judge_all(&models::ecr::SERVICE, include_str!("../testdata/validation/json-types.jsonl"));
}

#[test]
fn sts_lists_every_violation() {
    judge_all(&models::sts::SERVICE, include_str!("../testdata/validation/sts.jsonl"));
}
