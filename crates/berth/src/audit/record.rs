use std::net::IpAddr;

use iam::Principal;
use identity::Caller;
use serde_json::{Map, Value, json};

use crate::listen::Trail;
use crate::times::shown as time;

/// The shape that the records follow.
pub(super) const VERSION: &str = "1.11";
/// Characters of what a client says of itself.
const LONGEST: usize = 512;
/// Questions to the gate that a record tells of, and resources: a request may ask thousands.
const MOST_DECISIONS: usize = 100;

/// An answered request.
#[derive(Debug)]
pub struct Event<'a> {
    /// When the answer ended, in microseconds since the epoch.
    pub micros: i64,
    /// The request's id.
    pub request_id: &'a str,
    /// Who is at the other end.
    pub client: IpAddr,
    /// What it calls itself.
    pub user_agent: Option<&'a str>,
    /// The answer's status.
    pub status: u16,
    /// What the answering side knows.
    pub trail: &'a Trail,
}

impl Event<'_> {
    /// Whether the request asked for nothing to change. What hands out credentials is no mere reading.
    pub(super) fn is_read_only(&self) -> bool {
        let name = self.name();
        name.is_empty() || api::is_reading(name)
    }

    /// Whether the gate refused.
    pub(super) fn was_denied(&self) -> bool {
        self.trail.judged.iter().any(|judged| judged.refused.is_some())
    }

    /// AWS's name for what was done: at `/v2`, that of the action that was asked for.
    fn name(&self) -> &str {
        let action = self.trail.judged.first().and_then(|judged| judged.action.split_once(':'));
        match (self.trail.service, action) {
            ("", Some((_, name))) => name,
            _ => self.trail.operation,
        }
    }

    /// The repository that a push made beside what it asked for, as a record of its own, as if it had been asked for.
    pub(super) fn creation(&self) -> Option<Vec<u8>> {
        let arn = self.trail.created.as_ref()?;
        let name = arn.repository_name();
        let of_creation = |judged: &&api::Judged| judged.action == "ecr:CreateRepository";
        let trail = Trail {
            operation: "CreateRepository",
            service: "ecr.amazonaws.com",
            parameters: Some(json!({"repositoryName": name})),
            elements: Some(json!({"repository": {"repositoryArn": arn.as_str(), "repositoryName": name}})),
            judged: self.trail.judged.iter().filter(of_creation).cloned().collect(),
            created: None,
            error: None,
            ..self.trail.clone()
        };
        let mut record = Event { trail: &trail, ..*self }.record(0);
        record["eventID"] = json!(format!("{}-repository", self.request_id));
        record["additionalEventData"]["createdBy"] = json!("push");
        Some(format!("{record}\n").into_bytes())
    }

    /// The record as a line; `missing` says how many before it found no room.
    pub(super) fn line(&self, missing: u64) -> Vec<u8> {
        let mut line = self.record(missing).to_string().into_bytes();
        line.push(b'\n');
        line
    }

    fn record(&self, missing: u64) -> Value {
        let trail = self.trail;
        let caller = trail.caller.as_ref();
        let account = trail.account.or_else(|| trail.tenant());
        let repository = || trail.repository.as_ref().map(|name| json!({"repositoryName": name}));
        let mut record = json!({
            "eventVersion": VERSION,
            "userIdentity": caller.map_or_else(|| json!({"type": "Unknown"}), |caller| who(caller, trail.subject.as_deref())),
            "eventTime": time(self.micros),
            "eventSource": match trail.service { "" => "ecr.amazonaws.com", service => service },
            "eventName": self.name(),
            "awsRegion": trail.region.as_ref().map(iam::Region::as_str),
            "sourceIPAddress": self.client.to_string(),
            "userAgent": self.user_agent.map(|agent| agent.chars().take(LONGEST).collect::<String>()),
            "requestParameters": trail.parameters.clone().or_else(repository),
            "responseElements": trail.elements,
            "requestID": self.request_id,
            "eventID": self.request_id,
            "readOnly": self.is_read_only(),
            "resources": self.resources(),
            "eventType": "AwsApiCall",
            "managementEvent": true,
            "eventCategory": "Management",
            "recipientAccountId": account.map(|account| account.to_string()),
            "additionalEventData": self.additional(missing),
        });
        if let (Some(error), Value::Object(members)) = (&trail.error, &mut record) {
            // What has no code is the connection's: it broke off, or a request was never answered.
            let coded = error.split_once(": ").filter(|(code, _)| !code.contains(' '));
            let (code, text) = coded.unwrap_or((error, ""));
            members.insert("errorCode".to_owned(), json!(code));
            let refused = trail.judged.iter().find_map(|judged| judged.refused.as_deref());
            members.insert("errorMessage".to_owned(), json!(refused.unwrap_or(text)));
        }
        record
    }

    fn resources(&self) -> Value {
        let arns = self.trail.judged.iter().filter_map(|judged| judged.resource.as_ref());
        let mut arns: Vec<_> = arns.collect();
        arns.dedup();
        arns.iter()
            .take(MOST_DECISIONS)
            .map(|arn| json!({"ARN": arn.as_str(), "accountId": arn.account().map(|account| account.to_string())}))
            .collect()
    }

    fn additional(&self, missing: u64) -> Value {
        let judged = &self.trail.judged;
        // What was refused comes first where not all is told.
        let (refused, allowed): (Vec<_>, Vec<_>) = judged.iter().partition(|it| it.refused.is_some());
        let decisions: Vec<_> = match judged.len() {
            0..=MOST_DECISIONS => judged.iter().map(decision).collect(),
            _ => refused.into_iter().chain(allowed).take(MOST_DECISIONS).map(decision).collect(),
        };
        let left_out = judged.len() - decisions.len();
        let mut additional = Map::new();
        additional.insert("httpStatus".to_owned(), json!(self.status));
        additional.insert("decisions".to_owned(), json!(decisions));
        if left_out > 0 {
            additional.insert("decisionsLeftOut".to_owned(), json!(left_out));
        }
        if !self.trail.changes.is_empty() {
            additional.insert("changes".to_owned(), json!(self.trail.changes));
        }
        if let Some(notice) = self.trail.notice {
            additional.insert("notice".to_owned(), json!(notice));
        }
        if missing > 0 {
            additional.insert("recordsMissingBefore".to_owned(), json!(missing));
        }
        additional.into()
    }
}

fn decision(judged: &api::Judged) -> Value {
    let resource = judged.resource.as_ref().map_or("*", |arn| arn.as_str());
    let decision = if judged.refused.is_some() { "Denied" } else { "Allowed" };
    json!({"action": judged.action, "resource": resource, "decision": decision, "reason": judged.refused})
}

/// CloudTrail's `userIdentity`. `subject` is what a provider calls the bearer of its token.
fn who(caller: &Caller, subject: Option<&str>) -> Value {
    let principal = &caller.principal;
    let kind = match principal {
        Principal::Root(_) => "Root",
        Principal::User(_) => "IAMUser",
        Principal::Session(_) => "AssumedRole",
        Principal::Federated(_) => "FederatedUser",
        Principal::Service(name) => return json!({"type": "AWSService", "invokedBy": &**name}),
        Principal::WebIdentity(provider) => {
            let name = subject.map(|subject| subject.chars().take(LONGEST).collect::<String>());
            return json!({"type": "WebIdentityUser", "userName": name, "identityProvider": provider.as_str()});
        }
        Principal::Anonymous => {
            return json!({"type": "AWSAccount", "principalId": "", "accountId": "anonymous"});
        }
    };
    let mut who = json!({
        "type": kind,
        "principalId": principal.user_id(),
        "arn": principal.arn(),
        "accountId": principal.account().map(|account| account.to_string()),
        "accessKeyId": caller.access_key_id,
    });
    match principal {
        Principal::User(user) => who["userName"] = json!(user.name()),
        Principal::Session(session) => {
            let issuer = json!({
                "type": "Role", "principalId": session.role_id, "arn": session.role.as_str(),
                "accountId": session.account.to_string(),
            });
            who["sessionContext"] = json!({"sessionIssuer": issuer, "attributes": attributes(caller)});
        }
        _ => {}
    }
    who
}

fn attributes(caller: &Caller) -> Value {
    let began = caller.session.as_ref().map(|session| time(session.issued_at));
    json!({"creationDate": began, "mfaAuthenticated": "false"})
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use iam::{AccountId, Arn, User};

    use super::*;

    fn trail(name: &'static str, refused: Option<&str>) -> Trail {
        let account = AccountId::parse("123456789012").unwrap();
        let arn = Arn::parse("arn:aws:iam::123456789012:user/ci/alice").unwrap();
        let user = User { account, arn, id: "AIDAEXAMPLE".to_owned() };
        let mut caller = Caller::root(account, "AKIAEXAMPLE");
        caller.principal = Principal::User(Arc::new(user));
        let resource = Arn::parse("arn:aws:ecr:us-east-1:123456789012:repository/web").unwrap();
        Trail {
            operation: name,
            account: Some(account),
            caller: Some(caller),
            judged: vec![api::Judged {
                action: "ecr:PutImage",
                resource: Some(resource),
                refused: refused.map(str::to_owned),
            }],
            error: refused.map(|_| "DENIED: more".to_owned()),
            ..Trail::default()
        }
    }

    fn event(trail: &Trail) -> Event<'_> {
        let client = IpAddr::from([192, 0, 2, 1]);
        let (request_id, user_agent) = ("an-id", Some("docker/29"));
        Event { micros: 1_777_636_800_000_000, request_id, client, user_agent, status: 403, trail }
    }

    #[test]
    fn a_repository_that_a_push_made_has_a_record_of_its_own() {
        let mut trail = trail("PutManifest", None);
        assert_eq!(event(&trail).creation(), None);
        trail.created = trail.judged[0].resource.clone();
        trail.error = Some("MANIFEST_INVALID: it came later".to_owned());
        let record: Value = serde_json::from_slice(&event(&trail).creation().unwrap()).unwrap();
        assert_eq!((&record["eventName"], &record["errorCode"]), (&json!("CreateRepository"), &Value::Null));
        assert_eq!(record["requestParameters"], json!({"repositoryName": "web"}));
        assert_eq!(record["additionalEventData"]["createdBy"], "push");
        trail.notice = Some("nothing scans yet");
        assert_eq!(event(&trail).record(0)["additionalEventData"]["notice"], "nothing scans yet");
    }

    #[test]
    fn a_record_says_who_tried_what_on_what_and_why_not() {
        let trail = trail("PutManifest", Some("no policy allows it"));
        let record = event(&trail).record(0);
        assert_eq!(record["userIdentity"]["type"], "IAMUser");
        assert_eq!(record["userIdentity"]["userName"], "alice");
        assert_eq!(record["eventName"], "PutImage");
        assert_eq!(record["eventTime"], "2026-05-01T12:00:00Z");
        assert_eq!(
            (&record["errorCode"], &record["errorMessage"]),
            (&"DENIED".into(), &"no policy allows it".into())
        );
        assert_eq!(record["resources"][0]["ARN"], "arn:aws:ecr:us-east-1:123456789012:repository/web");
        assert_eq!(record["additionalEventData"]["decisions"][0]["decision"], "Denied");
    }

    #[test]
    fn of_hundreds_of_decisions_some_are_told_and_the_refusals_first() {
        let mut trail = trail("PutManifest", Some("no policy allows it"));
        let refused = trail.judged.remove(0);
        trail.judged = vec![api::Judged { refused: None, ..refused.clone() }; 300];
        trail.judged.push(refused);
        let told = &event(&trail).record(0)["additionalEventData"];
        let decisions = told["decisions"].as_array().unwrap();
        assert_eq!((decisions.len(), &told["decisionsLeftOut"]), (100, &json!(201)));
        assert_eq!(
            (&decisions[0]["decision"], &decisions[1]["decision"]),
            (&json!("Denied"), &json!("Allowed"))
        );
    }

    #[test]
    fn whoever_bears_a_providers_token_is_named_as_the_provider_does() {
        let provider = Arn::parse("arn:aws:iam::123456789012:oidc-provider/idp.example").unwrap();
        let caller = Some(Caller::web_identity(provider));
        let trail = Trail { caller, subject: Some("repo:octo/web".to_owned()), ..trail("AssumeRole", None) };
        let record = event(&trail).record(0);
        let expected = json!({"type": "WebIdentityUser", "userName": "repo:octo/web",
            "identityProvider": "arn:aws:iam::123456789012:oidc-provider/idp.example"});
        assert_eq!(record["userIdentity"], expected);
        assert_eq!(record["recipientAccountId"], "123456789012");
    }

    #[test]
    fn handing_out_credentials_is_no_reading() {
        let of = |name| {
            let trail = Trail { operation: name, service: "ecr.amazonaws.com", ..Trail::default() };
            event(&trail).is_read_only()
        };
        assert!(of("DescribeImages") && of("BatchGetImage") && of("ListUsers"));
        assert!(!of("PutImage") && !of("GetAuthorizationToken") && !of("AssumeRole") && !of("DeleteUser"));
    }
}
