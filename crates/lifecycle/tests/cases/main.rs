//! The cases of `testdata`, whose README says how they are written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lifecycle::{Image, Policy, StorageClass, evaluate};
use serde::Deserialize;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000_000;
const NOW: i64 = 20_000 * DAY;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name)).expect(name)
}

#[derive(Deserialize)]
struct Case {
    name: String,
    images: BTreeMap<String, Described>,
    rules: Value,
    actions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    tags: Vec<String>,
    pushed: i64,
    pulled: Option<i64>,
    restored: Option<i64>,
    archived: Option<i64>,
    #[serde(default)]
    children: Vec<String>,
    subject: Option<String>,
}

impl Described {
    fn image(self, digest: String) -> Image<String> {
        let ago = |days: i64| NOW - days * DAY;
        let class = if self.archived.is_some() { StorageClass::Archive } else { StorageClass::Standard };
        Image {
            digest,
            tags: self.tags,
            pushed_at: ago(self.pushed),
            pulled_at: self.pulled.map(ago),
            transitioned_at: self.archived.or(self.restored).map(ago),
            storage_class: class,
            children: self.children,
            subject: self.subject,
        }
    }
}

fn apply(rules: &Value, images: &[Image<String>]) -> Vec<String> {
    let policy = Policy::parse(&json!({ "rules": rules }).to_string()).unwrap();
    let verdicts = evaluate(&policy, images, NOW).into_iter();
    let line = |digest: &str, action: &str, priority: u64| format!("{digest} {action} {priority}");
    verdicts.map(|it| line(&images[it.image].digest, it.action.word(), it.priority)).collect()
}

#[test]
fn evaluations() {
    let cases: Vec<Case> = serde_json::from_str(&read("evaluations.json")).unwrap();
    assert!(cases.len() >= 20);
    for case in cases {
        let images = case.images.into_iter().map(|(digest, described)| described.image(digest));
        let mut images: Vec<_> = images.collect();
        assert_eq!(apply(&case.rules, &images), case.actions, "{}", case.name);
        images.reverse();
        assert_eq!(apply(&case.rules, &images), case.actions, "{}, in reverse", case.name);
    }
}

/// As measured on ECR: of 26 images, 2 of them children of an index, a rule that keeps 20 expires 4.
#[test]
fn children_do_not_count() {
    let described = |days| json!({ "tags": [], "pushed": days });
    let image = |days: i64| Described::deserialize(described(days)).unwrap().image(format!("{days:02}"));
    let mut images: Vec<_> = (1..=26).map(image).collect();
    images[0].children = vec!["25".to_owned(), "26".to_owned()];
    let keep = json!([{
        "rulePriority": 1,
        "selection": { "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 20 },
        "action": { "type": "expire" },
    }]);
    assert_eq!(apply(&keep, &images), ["24 EXPIRE 1", "23 EXPIRE 1", "22 EXPIRE 1", "21 EXPIRE 1"]);
}

#[test]
fn invalid_policies() {
    const BEFORE: &str = "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: \
        'Lifecycle policy validation failure: ";
    let cases = read("invalid.jsonl");
    assert!(cases.lines().count() >= 70);
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["policy"].as_str().unwrap();
        let error = Policy::parse(text).err().map(|error| error.to_string());
        assert_eq!(error, Some(format!("{BEFORE}{}'", case["error"].as_str().unwrap())), "{text}");
    }
}

#[test]
fn valid_policies_are_written_as_ecr_writes_them() {
    let cases = read("valid.jsonl");
    assert!(cases.lines().count() >= 5);
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let policy = Policy::parse(&case["policy"].to_string()).unwrap();
        let (_, written) = line.split_once(",\"written\":").unwrap();
        assert_eq!(policy.to_string(), written.strip_suffix('}').unwrap());
    }
}

#[test]
fn texts_may_have_30720_characters() {
    let text = |length: usize| {
        let rest = r#"{"rules":[{"rulePriority":1,"description":"é","selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;
        format!("{rest}{}", " ".repeat(length - rest.chars().count()))
    };
    assert!(Policy::parse(&text(30_720)).is_ok());
    let error = Policy::parse(&text(30_721)).unwrap_err().to_string();
    assert!(error.ends_with("'Member must have length less than or equal to 30720'"), "{error}");
}
