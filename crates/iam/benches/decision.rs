//! How long a decision takes over ten policies of ten statements. Run with `cargo bench -p iam`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program for the workbench, not for users")]

use std::hint::black_box;
use std::time::Instant;

use iam::{AccountId, Context, Policies, Policy, Principal, Request, evaluate};
use serde_json::{Value, json};

/// The machine may have other work: the quickest of many short batches tells.
const BATCHES: u32 = 500;
const ROUNDS: u32 = 50;

/// A statement of which all holds for the request but one of its conditions, a cheap one.
fn near_miss(index: usize) -> Value {
    json!({
        "Effect": if index.is_multiple_of(5) { "Deny" } else { "Allow" },
        "Action": ["ecr:Describe*", "ecr:BatchGet*", "ecr:GetDownloadUrlForLayer"],
        "Resource": [
            "arn:aws:ecr:*:111111111111:repository/team/*/other",
            "arn:aws:ecr:*:111111111111:repository/team/${aws:PrincipalTag/team}/*",
        ],
        "Condition": {
            "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" },
            "IpAddress": { "aws:SourceIp": ["192.168.0.0/16", "10.0.0.0/8"] },
            "Bool": { "aws:SecureTransport": "true" },
            "StringEquals": { "aws:ResourceTag/stage": format!("stage-{index}") },
        },
    })
}

/// A statement that the request gets all the way through, up to the dearest of its conditions.
fn last_miss(index: usize) -> Value {
    let mut statement = near_miss(index);
    statement["Condition"]["StringEquals"] = json!({ "aws:ResourceTag/stage": "prod" });
    statement["Condition"]["ArnLike"] =
        json!({ "aws:PrincipalArn": format!("arn:aws:iam::*:role/c{index}") });
    statement
}

/// The same with resources and conditions of its own. What statements have in common is tried once.
fn last_miss_of_its_own(index: usize) -> Value {
    let mut statement = last_miss(index);
    statement["Resource"] = json!([
        format!("arn:aws:ecr:*:111111111111:repository/team/*/other{index}"),
        format!("arn:aws:ecr:*:111111111111:repository/team/${{aws:PrincipalTag/team, 'team{index}'}}/*"),
    ]);
    statement["Condition"]["StringLike"] =
        json!({ "aws:PrincipalArn": [format!("arn:aws:iam::*:role/c{index}"), "arn:aws:iam::*:role/*"] });
    statement["Condition"]["IpAddress"] =
        json!({ "aws:SourceIp": [format!("192.168.{index}.0/24"), "10.0.0.0/8"] });
    statement
}

/// A statement for another action.
fn other_action(index: usize) -> Value {
    json!({ "Effect": "Allow", "Action": [format!("s3:Get{index}*"), "ecr:Put*"], "Resource": "*" })
}

type Statement = fn(usize) -> Value;

fn policies(statement: Statement) -> Policies {
    let policy = |first: usize, last: Value| {
        let statements: Vec<Value> = (first..first + 9).map(statement).chain([last]).collect();
        Policy::parse(&json!({ "Version": "2012-10-17", "Statement": statements }).to_string()).unwrap()
    };
    let allow = json!({ "Effect": "Allow", "Action": "ecr:*", "Resource": "*" });
    let mut identity: Vec<Policy> = (0..9).map(|index| policy(index * 10, statement(index))).collect();
    identity.push(policy(90, allow));
    Policies { identity, ..Policies::default() }
}

fn main() {
    let mut context = Context::new();
    let session = "arn:aws:sts::111111111111:assumed-role/ci/build";
    context.set("aws:PrincipalArn", "arn:aws:iam::111111111111:role/ci");
    context.set("aws:PrincipalTag/team", "web");
    context.set("aws:SourceIp", "10.1.2.3");
    context.set("aws:SecureTransport", "true");
    context.set("aws:ResourceTag/stage", "prod");
    let principal = &Principal::parse(session, &context).unwrap();
    let account = AccountId::parse("111111111111").unwrap();
    let (action, resource) =
        ("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:111111111111:repository/team/web/api");
    let request = Request { principal, action, resource, account, context: &context };
    let statements: [(_, Statement); 4] = [
        ("other actions", other_action),
        ("near misses", near_miss),
        ("last misses", last_miss),
        ("last misses with nothing in common", last_miss_of_its_own),
    ];
    for (name, statement) in statements {
        let policies = policies(statement);
        assert!(evaluate(&request, &policies).is_allowed());
        let batch = || {
            let begun = Instant::now();
            for _ in 0..ROUNDS {
                black_box(evaluate(black_box(&request), black_box(&policies)));
            }
            begun.elapsed().as_nanos() / u128::from(ROUNDS)
        };
        let quickest = (0..BATCHES).map(|_| batch()).min().unwrap();
        println!("ten policies of ten statements, {name}: {quickest} ns");
    }
}
