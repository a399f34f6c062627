//! Judges the engine of policies: a case is a request, the policies that bear on it, and nothing else.

use std::collections::BTreeMap;

use iam::{AccountId, Arn, Context, Decision, Policies, Policy, Principal, Request};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Answer;

#[derive(Deserialize)]
struct Case {
    request: Asked,
    policies: Documents,
}

#[derive(Deserialize)]
struct Asked {
    principal: String,
    action: String,
    resource: String,
    /// Where it is missing, the account that the resource's ARN names, or else the principal's.
    resource_account: Option<String>,
    #[serde(default)]
    context: BTreeMap<String, Value>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Documents {
    identity: Option<Vec<Value>>,
    resource: Option<Value>,
    boundary: Option<Value>,
    session: Option<Vec<Value>>,
    scp: Option<Vec<Vec<Value>>>,
    rcp: Option<Vec<Vec<Value>>>,
}

/// Answers `{"id","decision","kind"}`, or `{"id","error"}` for what is no case.
pub(super) fn judge(line: &[u8]) -> Answer {
    let case: Result<Value, _> = serde_json::from_slice(line);
    let id = case.as_ref().ok().and_then(|case| case.get("id")).cloned().unwrap_or_default();
    match case.and_then(Case::deserialize).map_err(|error| error.to_string()).and_then(|case| case.judge()) {
        Ok(decision) => {
            let word = if decision.is_allowed() { "allow" } else { "deny" };
            Answer { line: json!({ "id": id, "decision": word, "kind": decision.kind() }), is_case: true }
        }
        Err(error) => Answer { line: json!({ "id": id, "error": error }), is_case: false },
    }
}

impl Case {
    fn judge(self) -> Result<Decision, String> {
        let Asked { principal: name, action, resource, resource_account, context } = self.request;
        let context = read_context(context)?;
        let principal = Principal::parse(&name, &context).ok_or_else(|| {
            format!("'{name}' is no principal: it takes an ARN of IAM or STS, or a service")
        })?;
        let account = match resource_account {
            Some(given) => Some(AccountId::parse(&given).map_err(|error| error.to_string())?),
            None => Arn::parse(&resource).ok().and_then(|arn| arn.account()).or_else(|| principal.account()),
        };
        let account = account.ok_or("the case has no resource_account")?;
        let policies = self.policies.compile()?;
        let (principal, context) = (&principal, &context);
        let request = Request { principal, action: &action, resource: &resource, account, context };
        Ok(iam::evaluate(&request, &policies))
    }
}

impl Documents {
    fn compile(self) -> Result<Policies, String> {
        let levels =
            |levels: Option<Vec<Vec<Value>>>| levels.unwrap_or_default().into_iter().map(compile_all);
        Ok(Policies {
            identity: compile_all(self.identity.unwrap_or_default())?,
            boundary: self.boundary.map(compile).transpose()?,
            // No session is begun with an empty list of policies: it is one without any.
            session: self.session.filter(|list| !list.is_empty()).map(compile_all).transpose()?,
            resource: compile_all(self.resource.into_iter().collect())?,
            service_control: levels(self.scp).collect::<Result<_, _>>()?,
            resource_control: levels(self.rcp).collect::<Result<_, _>>()?,
            ..Policies::default()
        })
    }
}

fn compile_all(documents: Vec<Value>) -> Result<Vec<Policy>, String> {
    documents.into_iter().map(compile).collect()
}

fn compile(document: Value) -> Result<Policy, String> {
    let text = match document {
        Value::String(text) => text,
        json => json.to_string(),
    };
    Policy::parse(&text).map_err(|error| format!("{error}: {text}"))
}

fn read_context(values: BTreeMap<String, Value>) -> Result<Context, String> {
    let mut context = Context::new();
    for (key, value) in values {
        match value {
            Value::Null => {}
            Value::Array(items) => {
                context.set_all(&key, items.iter().map(|item| scalar(&key, item)).collect::<Result<_, _>>()?);
            }
            one => context.set(&key, scalar(&key, &one)?),
        }
    }
    Ok(context)
}

fn scalar(key: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        _ => Err(format!("the value of {key} is neither a string nor a list of strings")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Value {
        json!({
            "id": "a user pulls",
            "request": {
                "principal": "arn:aws:iam::111111111111:user/alice",
                "action": "ecr:BatchGetImage",
                "resource": "arn:aws:ecr:eu-west-1:111111111111:repository/web",
                "resource_account": "111111111111",
                "context": { "aws:TagKeys": ["a", "b"], "aws:SecureTransport": "true" },
            },
            "policies": {
                "identity": [{
                    "Version": "2012-10-17",
                    "Statement": { "Effect": "Allow", "Action": "ecr:Batch*", "Resource": "*" },
                }],
                "resource": null, "boundary": null, "session": null, "scp": [], "rcp": [],
            },
        })
    }

    #[test]
    fn answers_with_decision_and_kind() {
        let answer = judge(case().to_string().as_bytes());
        assert_eq!(answer.line, json!({ "id": "a user pulls", "decision": "allow", "kind": "Allowed" }));
        let mut closed = case();
        closed["policies"]["scp"] = json!([[]]);
        let line = judge(closed.to_string().as_bytes()).line;
        assert_eq!(line, json!({ "id": "a user pulls", "decision": "deny", "kind": "ImplicitlyDenied" }));
    }

    #[test]
    fn an_empty_list_of_session_policies_is_none() {
        let mut session = case();
        session["request"]["principal"] = json!("arn:aws:sts::111111111111:assumed-role/dev/ci");
        session["policies"]["session"] = json!([]);
        assert_eq!(judge(session.to_string().as_bytes()).line["kind"], "Allowed");
    }

    #[test]
    fn says_what_is_wrong_with_a_case() {
        let mut nobody = case();
        nobody["request"]["principal"] = json!("alice");
        let answer = judge(nobody.to_string().as_bytes());
        assert!(
            !answer.is_case && answer.line["error"].as_str().unwrap().contains("'alice' is no principal")
        );
        let mut broken = case();
        broken["policies"]["boundary"] = json!({ "Version": "2012-10-17" });
        assert!(
            judge(broken.to_string().as_bytes()).line["error"].as_str().unwrap().contains("no Statement")
        );
        assert_eq!(judge(b"{").line["id"], Value::Null);
    }
}
