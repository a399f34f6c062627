//! What fuzzing runs: each function takes whatever bytes and fails only if the crate is wrong. libFuzzer feeds
//! them by way of `fuzz/`; on a stable toolchain `fuzz_seeds.rs` runs them over the seeds.

use iam::{AccountId, Context, Policies, Policy, PolicyKind, Principal, Request, evaluate, validate};
use serde_json::json;

const WEB: &str = "arn:aws:ecr:eu-west-1:111111111111:repository/web";
const KINDS: [PolicyKind<'_>; 7] = [
    PolicyKind::Identity,
    PolicyKind::Trust,
    PolicyKind::Repository(WEB),
    PolicyKind::Registry { only_v1: false },
    PolicyKind::Registry { only_v1: true },
    PolicyKind::ServiceControl,
    PolicyKind::ResourceControl,
];

fn allows(policy: Policy, context: &Context) -> bool {
    let principal = Principal::parse("arn:aws:iam::111111111111:user/alice", &Context::new()).unwrap();
    let account = AccountId::parse("111111111111").unwrap();
    let request = Request { principal: &principal, action: "ecr:PutImage", resource: WEB, account, context };
    evaluate(&request, &Policies { identity: vec![policy], ..Policies::default() }).is_allowed()
}

/// A document: what is valid compiles, and no policy without the word `Allow` allows.
pub(crate) fn policy(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let compiled = Policy::parse(text);
    for kind in KINDS {
        assert!(compiled.is_ok() || validate(text, kind).is_err());
    }
    let Ok(compiled) = compiled else { return };
    let mut context = Context::new();
    context.set("aws:username", "alice");
    let allowed = allows(compiled, &context);
    assert!(!allowed || text.to_lowercase().contains("allow") || text.contains('\\'));
}

/// A pattern on the first line and a text on the second: they match as the definition has it.
pub(crate) fn pattern(data: &[u8]) {
    let Some((pattern, text)) = str::from_utf8(data).ok().and_then(|data| data.split_once('\n')) else {
        return;
    };
    if pattern.len() * text.len() > 100_000 {
        return;
    }
    assert_eq!(met("2008-10-17", "StringLike", pattern, text), plainly(pattern, text), "{pattern} {text}");
}

/// A policy's value on the first line and a request's on the second: of an operator and its opposite exactly one is
/// met, of numbers and dates at most one.
pub(crate) fn condition(data: &[u8]) {
    let Some((value, given)) = str::from_utf8(data).ok().and_then(|data| data.split_once('\n')) else {
        return;
    };
    let exact = ["StringEquals", "StringLike", "StringEqualsIgnoreCase", "ArnEquals", "ArnLike"];
    for operator in exact {
        let (stem, end) = operator.split_at(if operator.starts_with("Arn") { 3 } else { 6 });
        let opposite = format!("{stem}Not{end}");
        assert!(met("2012-10-17", operator, value, given) != met("2012-10-17", &opposite, value, given));
    }
    assert!(met("2012-10-17", "IpAddress", value, given) != met("2012-10-17", "NotIpAddress", value, given));
    for stem in ["Numeric", "Date"] {
        let relations = ["LessThan", "Equals", "GreaterThan"];
        let count =
            relations.iter().filter(|it| met("2012-10-17", &format!("{stem}{it}"), value, given)).count();
        assert!(count <= 1);
        assert_eq!(met("2012-10-17", &format!("{stem}NotEquals"), value, given), {
            count == 1 && !met("2012-10-17", &format!("{stem}Equals"), value, given)
        });
    }
}

fn met(version: &str, operator: &str, value: &str, given: &str) -> bool {
    let condition = json!({ operator: { "k": value } });
    let statement = json!({ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition });
    let document = json!({ "Version": version, "Statement": statement });
    let mut context = Context::new();
    context.set("k", given);
    context.set("aws:username", "alice");
    allows(Policy::parse(&document.to_string()).unwrap(), &context)
}

/// Row by row: whether each beginning of the pattern matches each beginning of the text.
fn plainly(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut row: Vec<bool> = (0..=text.len()).map(|end| end == 0).collect();
    for sign in pattern.chars() {
        let mut next = vec![sign == '*' && row[0]];
        for (end, char) in text.iter().enumerate() {
            next.push(match sign {
                '*' => next[end] || row[end + 1],
                '?' => row[end],
                sign => row[end] && sign == *char,
            });
        }
        row = next;
    }
    row[text.len()]
}
