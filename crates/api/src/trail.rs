use iam::{AccountId, Arn, Grant, Region};
use identity::{Caller, Refusal};
use serde_json::Value;

/// What became of a request, for logs, metrics and the audit; travels in the answer's extensions. Never holds a
/// secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The operation by AWS's name, or the route's (`GetManifest`); empty if none was found.
    pub operation: &'static str,
    /// The service that was asked, as AWS's event records name it; empty if none was found.
    pub service: &'static str,
    /// The account whose registry was asked.
    pub account: Option<AccountId>,
    /// The region whose registry was asked.
    pub region: Option<Region>,
    /// The repository that was named.
    pub repository: Option<String>,
    /// What the request says, as CloudTrail's `requestParameters` have it; without secrets, and bounded.
    pub parameters: Option<Value>,
    /// What came of a request that is no mere reading, as `responseElements`; likewise.
    pub elements: Option<Value>,
    /// Who asked.
    pub caller: Option<Caller>,
    /// What the provider of the caller's token calls its bearer.
    pub subject: Option<String>,
    /// What the gate was asked, in order, and what it said.
    pub judged: Vec<Judged>,
    /// Positions in the change log of what the request changed.
    pub changes: Vec<String>,
    /// The repository that a push made beside what it asked for.
    pub created: Option<Arn>,
    /// What the operator is to know that the answer has no place for.
    pub notice: Option<&'static str>,
    /// The error's code and, after a colon, its text: for errors that are ours the whole report.
    pub error: Option<String>,
}

/// Characters of an error's text.
const LONGEST: usize = 1024;

/// Whether an operation, by AWS's name or the route's, asks for nothing to change. What hands out credentials is no mere
/// reading.
pub fn is_reading(operation: &str) -> bool {
    let credentials = ["GetAuthorizationToken", "GetSessionToken", "GetFederationToken"];
    let reads = ["Get", "List", "Describe", "BatchGet", "BatchCheck", "Simulate", "Head", "Base", "Catalog"];
    !credentials.contains(&operation) && reads.iter().any(|verb| operation.starts_with(verb))
}

/// An error as a [`Trail`] has it. Of a text of several lines the first is kept: what follows in a refused signature's
/// is the request itself.
pub(crate) fn failed(code: &str, text: &str) -> String {
    let text: String = text.lines().next().unwrap_or_default().chars().take(LONGEST).collect();
    if text.is_empty() { code.to_owned() } else { format!("{code}: {text}") }
}

/// One answer of the gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The action that was asked for.
    pub action: &'static str,
    /// The resource that was judged, of a user, group, role or instance profile with its path; none stands for `*`.
    pub resource: Option<Arn>,
    /// Why it was refused, or not decided; none if it was allowed.
    pub refused: Option<String>,
}

impl Judged {
    /// What the gate answered to a demand of this action on this resource. The answer says what was judged: the demand
    /// may name it without its path.
    pub fn by(answer: &Result<Grant, Refusal>, (action, asked): (&'static str, Option<Arn>)) -> Self {
        let (resource, refused) = match answer {
            Ok(grant) => (grant.resource().cloned(), None),
            Err(Refusal::Denied(denial)) => (denial.demand.resource.clone(), Some(denial.in_full())),
            Err(Refusal::Unavailable(error)) => (asked, Some(format!("It could not be decided: {error}"))),
        };
        Self { action, resource, refused }
    }
}

impl Trail {
    /// The caller's own account: whose turn it was.
    pub fn tenant(&self) -> Option<AccountId> {
        self.caller.as_ref().and_then(|caller| caller.principal.account())
    }
}

#[cfg(test)]
mod tests {
    use aws::models::iam::CreateUser;
    use iam::Demand;
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn a_judgement_names_what_was_judged_by_its_whole_arn() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        owner.call::<CreateUser>(json!({"UserName": "ada", "Path": "/team/"})).await.unwrap();
        let elsewhere = json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}]);
        let ann = deployment.ann(elsewhere).await;
        for (caller, allowed) in [(&owner.context.caller, true), (&ann.context.caller, false)] {
            let (account, region) = (owner.context.account, &owner.context.region);
            let demand = Demand::on("iam:GetUser", Arn::iam(account, "user/ada"), account, region);
            let mut judged = Vec::new();
            let request = (caller, &iam::Context::new());
            let answer = deployment.app.judge(request, demand, ("a-request", &mut judged)).await;
            assert_eq!((answer.is_ok(), judged[0].refused.is_none()), (allowed, allowed));
            let named = judged[0].resource.as_ref().map(Arn::as_str);
            assert_eq!(named, Some("arn:aws:iam::123456789012:user/team/ada"));
        }
    }
}
