use serde_json::{Value, json};

use crate::principal::Principal;
use crate::reason::{Denial, Layer, Place, Reason};

/// A denial in plain words, and what would undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What stood in the way.
    pub why: String,
    /// What to do about it.
    pub remedy: String,
    /// The policy that would allow it, as JSON, where adding one would.
    pub policy: Option<String>,
}

impl Denial {
    /// Says in plain words why the demand was refused, and which policy would allow it.
    pub fn advice(&self) -> Advice {
        let (who, action, resource) = (self.principal.arn(), self.demand.action, self.demand.resource_text());
        let asked = format!("{action} on {resource}");
        let (why, remedy, policy) = match &self.reason {
            Reason::Anonymous => (
                "The request had no credentials, and the repository is not open to everyone.".to_owned(),
                "Log in; or, for pulls without credentials, allow Principal \"*\" in the repository's policy and switch \
                 the registry's anonymous pull on."
                    .to_owned(),
                None,
            ),
            Reason::Explicit(place) => (
                format!("{} denies {asked}.", statement(place)),
                "An explicit deny goes before every allow: change that statement, or its conditions. Adding policies \
                 does not help."
                    .to_owned(),
                None,
            ),
            Reason::NoServiceControl { level } => (
                format!("No service control policy at level {level} of the organisation allows {asked}."),
                "Attach a service control policy that allows it to that level; every level has to.".to_owned(),
                Some(self.identity_policy()),
            ),
            Reason::NoIdentityPolicy => (
                format!("No policy of {who} allows {asked}."),
                format!("Attach a policy like this one to {}.", self.holder()),
                Some(self.identity_policy()),
            ),
            Reason::NoBoundary => (
                format!("The permissions boundary of {who} does not allow {asked}."),
                "Allow it in the boundary too: a boundary grants nothing, but limits what other policies grant.".to_owned(),
                Some(self.identity_policy()),
            ),
            Reason::NoSessionPolicy => (
                format!("The policies that the session of {who} was begun with do not allow {asked}."),
                "Begin the session with session policies that allow it, or with none.".to_owned(),
                Some(self.identity_policy()),
            ),
            Reason::NoResourcePolicy => (
                format!("{resource} belongs to another account, {}, and no policy there lets {who} do {action}.", self.demand.account),
                "Add a statement like this one to the repository's policy (or the registry's, with a Resource); the \
                 caller's own account has to allow it too."
                    .to_owned(),
                Some(self.resource_policy()),
            ),
            Reason::NoTrustPolicy => (
                format!("The trust policy of {resource} does not let {who} do {action}."),
                "Add a statement like this one to the role's trust policy (aws iam update-assume-role-policy).".to_owned(),
                Some(self.resource_policy()),
            ),
        };
        Advice { why, remedy, policy }
    }

    fn holder(&self) -> String {
        match &self.principal {
            Principal::User(user) => format!("the user {} or one of its groups", user.name()),
            Principal::Session(session) => format!("the role {}", session.role),
            Principal::Federated(_) => "the user who federated".to_owned(),
            principal => principal.arn(),
        }
    }

    fn identity_policy(&self) -> String {
        let statement =
            json!({"Effect": "Allow", "Action": self.demand.action, "Resource": self.demand.resource_text()});
        document(statement)
    }

    fn resource_policy(&self) -> String {
        let principal = match &self.principal {
            Principal::Service(name) => json!({"Service": &**name}),
            Principal::WebIdentity(provider) => json!({"Federated": provider.as_str()}),
            Principal::Session(session) => json!({"AWS": session.role.as_str()}),
            principal => json!({"AWS": principal.arn()}),
        };
        document(json!({"Effect": "Allow", "Principal": principal, "Action": self.demand.action}))
    }
}

fn document(statement: Value) -> String {
    format!("{:#}", json!({"Version": "2012-10-17", "Statement": [statement]}))
}

/// Names a statement as its owner would look for it.
fn statement(place: &Place) -> String {
    let which = match &place.sid {
        Some(sid) => format!("Statement \"{sid}\""),
        None => format!("Statement {}", place.statement + 1),
    };
    let policy = match (&place.name, place.layer) {
        (Some(name), _) => format!(" of {name}, {}", place.layer.words()),
        (None, Layer::Resource) => " of the repository's or registry's policy".to_owned(),
        (None, _) => format!(" of {}", place.layer.words()),
    };
    which + &policy + ","
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{AccountId, Arn, Demand, Region, User};

    fn denial(reason: Reason) -> Denial {
        let account = AccountId::parse("123456789012").unwrap();
        let region = Region::parse("us-east-1").unwrap();
        let arn = Arn::parse("arn:aws:iam::123456789012:user/ci").unwrap();
        let principal = Principal::User(Arc::new(User { account, arn, id: "AIDA".to_owned() }));
        Denial { principal, demand: Demand::repository("ecr:PutImage", account, &region, "web"), reason }
    }

    #[test]
    fn a_missing_allow_comes_with_the_policy_that_allows() {
        let advice = denial(Reason::NoIdentityPolicy).advice();
        let policy: Value = serde_json::from_str(&advice.policy.unwrap()).unwrap();
        assert_eq!(policy["Statement"][0]["Action"], "ecr:PutImage");
        assert_eq!(policy["Statement"][0]["Resource"], "arn:aws:ecr:us-east-1:123456789012:repository/web");
        assert!(advice.remedy.contains("the user ci"), "{}", advice.remedy);
    }

    #[test]
    fn a_deny_names_its_statement_and_suggests_no_allow() {
        let sid = Some(Arc::from("NoProd"));
        let place =
            Place { layer: Layer::Identity, policy: 0, statement: 2, sid, name: Some(Arc::from("ci-rules")) };
        let advice = denial(Reason::Explicit(place)).advice();
        assert!(
            advice.why.starts_with("Statement \"NoProd\" of ci-rules, an identity-based policy, denies"),
            "{}",
            advice.why
        );
        assert_eq!(advice.policy, None);
    }
}
