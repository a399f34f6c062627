//! `berth why`: a denial in the order in which one reads it.

use std::process::ExitCode;

use clap::Args;
use serde_json::Value;

use super::CommandError;
use super::orders::{How, answered};
use super::print::print;
use crate::control::Order;

/// Members in the order in which they are written; others follow by name. Those of policies stand as AWS writes them.
const ORDER: [&str; 18] = [
    "requestId",
    "action",
    "resource",
    "caller",
    "at",
    "why",
    "remedy",
    "policy",
    "Version",
    "Id",
    "Statement",
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "Resource",
    "Condition",
];

/// Why a request was denied, and what would allow it; without a request's id, the latest denials.
#[derive(Debug, Args)]
pub(super) struct Why {
    /// The request's id, as the answer and the log give it
    request_id: Option<String>,
    /// Of the latest denials, those of this user, role, session or ARN
    #[arg(long, value_name = "NAME", conflicts_with = "request_id")]
    caller: Option<String>,
    #[command(flatten)]
    how: How,
}

impl Why {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let order = Order::Why { request_id: self.request_id, caller: self.caller };
        let value = answered(order, &self.how)?;
        print(&match &value {
            value if self.how.json => written(value, 0) + "\n",
            Value::Array(denials) if denials.is_empty() => "none\n".to_owned(),
            Value::Array(denials) => denials.iter().map(line).collect(),
            denial => told(denial),
        });
        Ok(ExitCode::SUCCESS)
    }
}

fn text<'a>(denial: &'a Value, member: &str) -> &'a str {
    denial[member].as_str().unwrap_or("-")
}

fn asked(denial: &Value) -> String {
    match denial["action"].as_str() {
        Some(action) => format!("{action} on {}", text(denial, "resource")),
        None => "-".to_owned(),
    }
}

fn line(denial: &Value) -> String {
    let (at, id, caller) = (text(denial, "at"), text(denial, "requestId"), text(denial, "caller"));
    format!("{at}  {id}  {caller}  {}\n", asked(denial))
}

fn told(denial: &Value) -> String {
    let mut told = format!("asked   {}\n", asked(denial));
    for member in ["caller", "at", "why", "remedy"] {
        told += &format!("{member:6}  {}\n", text(denial, member));
    }
    if denial["policy"].is_object() {
        told += &format!("\npolicy\n{}\n", written(&denial["policy"], 0));
    }
    told
}

/// JSON whose members stand in [`ORDER`], indented by so many levels.
fn written(value: &Value, level: usize) -> String {
    let (inner, outer) = ("  ".repeat(level + 1), "  ".repeat(level));
    match value {
        Value::Object(members) if !members.is_empty() => {
            let mut names: Vec<_> = members.keys().collect();
            names.sort_by_key(|name| ORDER.iter().position(|it| it == name).unwrap_or(ORDER.len()));
            let lines = names.iter().map(|name| {
                let member = Value::from(name.as_str());
                format!("{inner}{member}: {}", written(&members[name.as_str()], level + 1))
            });
            format!("{{\n{}\n{outer}}}", lines.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(entries) if !entries.is_empty() => {
            let lines = entries.iter().map(|entry| format!("{inner}{}", written(entry, level + 1)));
            format!("[\n{}\n{outer}]", lines.collect::<Vec<_>>().join(",\n"))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_answer_stands_before_the_policy_and_the_policy_in_awss_order() {
        let statement = json!({"Action": "ecr:PutImage", "Effect": "Allow", "Resource": "*"});
        let denial = json!({
            "requestId": "an-id", "action": "ecr:PutImage", "resource": "arn", "caller": "ci", "at": "today",
            "why": "No policy.", "remedy": "Attach one.",
            "policy": {"Statement": [statement], "Version": "2012-10-17"},
        });
        let expected = "asked   ecr:PutImage on arn\ncaller  ci\nat      today\nwhy     No policy.\nremedy  Attach one.\n\n\
                        policy\n{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \
                        \"Action\": \"ecr:PutImage\",\n      \"Resource\": \"*\"\n    }\n  ]\n}\n";
        assert_eq!(told(&denial), expected);
        let again: Value = serde_json::from_str(&written(&denial, 0)).unwrap();
        assert_eq!(again, denial);
        assert!(written(&denial, 0).starts_with("{\n  \"requestId\": \"an-id\",\n  \"action\""));
    }
}
