//! The cases of `testdata`, whose README says how they are written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod decisions;
mod texts;

use std::sync::Arc;

use decisions::Case;
use iam::{
    AccountId, Context, Decision, Policies, Policy, PolicyKind, Principal, Request, User, evaluate, validate,
};
use serde_json::json;
use texts::{fields, read};

const WEB: &str = "arn:aws:ecr:eu-west-1:111111111111:repository/web";

fn context() -> Context {
    let mut context = Context::new();
    context.set("aws:username", "alice");
    context.set("tag/star", "*");
    context.set("tag/colon", "a:b");
    context.set_all("tag/many", vec!["x".to_owned(), "y".to_owned()]);
    context
}

/// Whether a user with this one policy may.
fn allows(document: &str, action: &str, resource: &str, context: &Context) -> bool {
    let account = AccountId::parse("111111111111").unwrap();
    let arn = "arn:aws:iam::111111111111:user/alice".parse().unwrap();
    let principal = &Principal::User(Arc::new(User { account, arn, id: String::new() }));
    let policies = Policies { identity: vec![Policy::parse(document).unwrap()], ..Policies::default() };
    evaluate(&Request { principal, action, resource, account, context }, &policies).is_allowed()
}

fn statement(version: &str, rest: &serde_json::Value) -> String {
    let mut statement = json!({ "Effect": "Allow", "Action": "*", "Resource": "*" });
    for (name, value) in rest.as_object().unwrap() {
        statement[name] = value.clone();
    }
    json!({ "Version": version, "Statement": statement }).to_string()
}

#[test]
fn conditions() {
    let cases = read("conditions.txt");
    let cases = fields(&cases, 4);
    for case in &cases {
        let (operator, version) = match case[0].strip_prefix("2008 ") {
            Some(operator) => (operator, "2008-10-17"),
            None => (case[0], "2012-10-17"),
        };
        let values: serde_json::Value = serde_json::from_str(case[1]).expect(case[1]);
        let mut context = context();
        match case[2] {
            "-" => {}
            given => match serde_json::from_str(given).expect(given) {
                serde_json::Value::String(text) => context.set("Key/x", text),
                list => context.set_all("Key/x", serde_json::from_value(list).unwrap()),
            },
        }
        let document = statement(version, &json!({ "Condition": { operator: { "kEY/X": values } } }));
        assert_eq!(allows(&document, "ecr:PutImage", WEB, &context), case[3] == "met", "{case:?}");
    }
    assert!(cases.len() > 200, "{} cases", cases.len());
}

#[test]
fn actions() {
    let cases = read("actions.txt");
    for case in fields(&cases, 3) {
        let document = statement("2012-10-17", &json!({ "Action": case[0] }));
        assert_eq!(allows(&document, case[1], WEB, &context()), case[2] == "yes", "{case:?}");
    }
}

#[test]
fn resources() {
    let cases = read("resources.txt");
    for case in fields(&cases, 3) {
        let document = statement("2012-10-17", &json!({ "Resource": case[0] }));
        assert_eq!(allows(&document, "a:b", case[1], &context()), case[2] == "yes", "{case:?}");
    }
}

#[test]
fn decisions() {
    let cases = Case::all(&read("decisions.txt"));
    for case in &cases {
        let decision = case.decide();
        let told = match &decision {
            Decision::Allowed(_) => String::new(),
            Decision::Denied(reason) => reason.words("ecr:BatchGetImage"),
        };
        assert_eq!(decision.kind(), case.kind, "{}: {told}", case.name);
        assert!(told.contains(&case.why), "{}: {told}", case.name);
    }
    assert!(cases.len() > 100, "{} cases", cases.len());
}

fn kind(name: &str) -> PolicyKind<'static> {
    match name {
        "identity" => PolicyKind::Identity,
        "trust" => PolicyKind::Trust,
        "repository" => PolicyKind::Repository(WEB),
        "registry" => PolicyKind::Registry { only_v1: false },
        "registry-v1" => PolicyKind::Registry { only_v1: true },
        "scp" => PolicyKind::ServiceControl,
        "rcp" => PolicyKind::ResourceControl,
        other => panic!("{other}"),
    }
}

#[test]
fn invalid_documents_get_awss_words() {
    let cases = read("invalid.txt");
    for case in fields(&cases, 3) {
        let told = validate(case[1], kind(case[0])).err().map(|error| error.to_string());
        assert_eq!(told.as_deref(), Some(case[2]), "{}", case[1]);
    }
}

#[test]
fn valid_documents_are_taken() {
    let cases = read("valid.txt");
    for case in fields(&cases, 2) {
        assert_eq!(validate(case[1], kind(case[0])).err(), None, "{}", case[1]);
    }
}
