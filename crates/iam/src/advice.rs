use serde_json::{Value, json};

use crate::explain::{NearMiss, Tested, conditions};
use crate::principal::Principal;
use crate::reason::{Denial, Layer, Place, Reason};

/// A denial in plain words, and what would undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What stood in the way.
    pub why: String,
    /// What to do about it.
    pub remedy: String,
    /// The policy that would allow it, as JSON, where adding one would. Never one that would undo a condition.
    pub policy: Option<String>,
}

impl Denial {
    /// Says in plain words why the demand was refused, and which policy would allow it.
    pub fn advice(&self) -> Advice {
        let resource = self.demand.resource_text();
        let (why, remedy, policy) = match (&self.explanation, &self.reason) {
            (told, _) if told.gone.is_some() => (
                told.gone.map_or_else(String::new, |gone| {
                    format!("The credentials of {} no longer count: {gone}.", self.principal.arn())
                }),
                "Get new credentials.".to_owned(),
                None,
            ),
            (_, Reason::Explicit(place)) => (self.denied_by(place), EXPLICIT.to_owned(), None),
            (told, _) if told.missing => (
                format!("{resource} does not exist."),
                "Look at the account and the name; roles are made with aws iam create-role, or with berth trust.".to_owned(),
                None,
            ),
            (told, _) if !told.near.is_empty() => (self.nearly_allowed(&told.near), NEARLY.to_owned(), None),
            (_, reason) => self.not_allowed(reason),
        };
        Advice { why, remedy, policy }
    }

    fn asked(&self) -> String {
        format!("{} on {}", self.demand.action, self.demand.resource_text())
    }

    fn denied_by(&self, place: &Place) -> String {
        let since: Vec<_> =
            self.explanation.near.iter().flat_map(|near| &near.tested).map(Tested::as_met).collect();
        let since = if since.is_empty() { String::new() } else { format!(", since {}", since.join(" and ")) };
        format!("{} denies {}{since}.", statement(place), self.asked())
    }

    fn nearly_allowed(&self, near: &[NearMiss]) -> String {
        let sentence = |near: &NearMiss| {
            let unmet: Vec<_> = near.tested.iter().map(Tested::as_unmet).collect();
            format!("{} would allow {}, but {}.", statement(&near.place), self.asked(), unmet.join(", and "))
        };
        near.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    fn not_allowed(&self, reason: &Reason) -> (String, String, Option<String>) {
        let (who, action) = (self.principal.arn(), self.demand.action);
        let (asked, resource) = (self.asked(), self.demand.resource_text());
        match reason {
            Reason::Anonymous => (
                "The request had no credentials, and the repository is not open to everyone.".to_owned(),
                "Log in; or, for pulls without credentials, allow Principal \"*\" in the repository's policy and switch \
                 the registry's anonymous pull on."
                    .to_owned(),
                None,
            ),
            Reason::Explicit(place) => (self.denied_by(place), EXPLICIT.to_owned(), None),
            Reason::NoServiceControl { level } => {
                let level = match &self.explanation.level {
                    Some(name) => name.clone(),
                    None => format!("level {level} of the organisation"),
                };
                (
                    format!("No service control policy of {level} allows {asked}."),
                    format!("Attach a service control policy that allows it to {level}; every level has to."),
                    Some(self.identity_policy()),
                )
            }
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
                self.resource_policy(),
            ),
            Reason::NoTrustPolicy => (
                format!("The trust policy of {resource} does not let {who} do {action}."),
                match self.resource_policy() {
                    Some(_) => "Add a statement like this one to the role's trust policy (aws iam update-assume-role-policy).",
                    None => "Add a statement to the role's trust policy that names who may, and under which conditions.",
                }
                .to_owned(),
                self.resource_policy(),
            ),
        }
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

    /// A statement for this caller alone: the bearer of a provider's token by the token's subject, since the provider
    /// vouches for everybody's.
    fn resource_policy(&self) -> Option<String> {
        let principal = match &self.principal {
            Principal::Service(name) => json!({"Service": &**name}),
            Principal::WebIdentity(provider) => json!({"Federated": provider.as_str()}),
            Principal::Session(session) => json!({"AWS": session.role.as_str()}),
            principal => json!({"AWS": principal.arn()}),
        };
        let mut statement = json!({"Effect": "Allow", "Principal": principal, "Action": self.demand.action});
        let conditions = conditions(&self.principal, &self.demand)?;
        if conditions.as_object().is_some_and(|keys| !keys.is_empty()) {
            statement["Condition"] = json!({"StringEquals": conditions});
        }
        Some(document(statement))
    }
}

const EXPLICIT: &str = "An explicit deny goes before every allow: change that statement, or its conditions. Adding \
                        policies does not help.";
const NEARLY: &str = "Ask under the statement's conditions; or, if it was meant to allow this too, change its Condition. \
                      A new statement without them would open what they close.";

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
        // These are called by whose they are.
        (Some(name), Layer::Resource | Layer::Session) if !name.starts_with("arn:") => {
            return format!("{which} of {name}");
        }
        (Some(name), _) => format!(" of {name}, {},", place.layer.words()),
        (None, Layer::Resource) => " of the repository's or registry's policy".to_owned(),
        (None, _) => format!(" of {}", place.layer.words()),
    };
    which + &policy
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{AccountId, Arn, Context, Demand, Facts, Policies, Policy, Region, User, decide};

    const ACCOUNT: &str = "123456789012";

    fn ci() -> Principal {
        let account = AccountId::parse(ACCOUNT).unwrap();
        let arn = Arn::parse("arn:aws:iam::123456789012:user/ci").unwrap();
        Principal::User(Arc::new(User { account, arn, id: "AIDA".to_owned() }))
    }

    fn push() -> Demand {
        let region = Region::parse("us-east-1").unwrap();
        Demand::repository("ecr:PutImage", AccountId::parse(ACCOUNT).unwrap(), &region, "web")
    }

    fn take(role_account: &str) -> Demand {
        let arn = Arn::parse(&format!("arn:aws:iam::{role_account}:role/deploy")).unwrap();
        let region = Region::parse("us-east-1").unwrap();
        Demand::on("sts:AssumeRole", arn, AccountId::parse(role_account).unwrap(), &region)
    }

    fn denial(reason: Reason) -> Denial {
        Denial::new(ci(), push(), reason)
    }

    fn policy(name: &str, statement: &Value) -> Policy {
        let text = json!({"Version": "2012-10-17", "Statement": statement}).to_string();
        Policy::compile(&crate::Document::parse(&text).unwrap(), Some(name))
    }

    /// What is said when these policies refuse the demand.
    fn told(principal: &Principal, demand: Demand, policies: Policies, context: Context) -> Advice {
        let facts = Facts { context, policies, role_id: None };
        let mut denial = decide(principal, demand, &facts).unwrap_err();
        denial.explain(&facts);
        denial.advice()
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
        let statement = json!({"Sid": "NoProd", "Effect": "Deny", "Action": "*", "Resource": "*",
            "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}});
        let policies = Policies { identity: vec![policy("ci-rules", &statement)], ..Policies::default() };
        let mut context = Context::new();
        context.set("aws:SourceIp", "127.0.0.1");
        let advice = told(&ci(), push(), policies, context);
        assert_eq!(
            advice.why,
            "Statement \"NoProd\" of ci-rules, an identity-based policy, denies ecr:PutImage on \
             arn:aws:ecr:us-east-1:123456789012:repository/web, since aws:SourceIp is 127.0.0.1 (NotIpAddress \
             10.0.0.0/8)."
        );
        assert_eq!(advice.policy, None);
    }

    #[test]
    fn an_unmet_condition_is_named_and_no_policy_goes_round_it() {
        let office = json!([
            {"Effect": "Allow", "Action": "ecr:Get*", "Resource": "*"},
            {"Sid": "Office", "Effect": "Allow", "Action": "ecr:*", "Resource": "*",
             "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
        ]);
        let policies = Policies { identity: vec![policy("p", &office)], ..Policies::default() };
        let mut context = Context::new();
        context.set("aws:SourceIp", "127.0.0.1");
        let advice = told(&ci(), push(), policies, context);
        assert_eq!(
            advice.why,
            "Statement \"Office\" of p, an identity-based policy, would allow ecr:PutImage on \
             arn:aws:ecr:us-east-1:123456789012:repository/web, but aws:SourceIp is 127.0.0.1, not in 10.0.0.0/8 \
             (IpAddress)."
        );
        assert_eq!(advice.policy, None);
    }

    #[test]
    fn a_value_that_no_request_can_meet_is_pointed_at() {
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "*",
            "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.0/33"}}});
        let policies = Policies { identity: vec![policy("p", &statement)], ..Policies::default() };
        let mut context = Context::new();
        context.set("aws:SourceIp", "127.0.0.1");
        let why = told(&ci(), push(), policies, context).why;
        let flaw = "(IpAddress), and '127.0.0.0/33' is no address or range of addresses, so that nothing ever meets it.";
        assert!(why.ends_with(flaw), "{why}");
    }

    #[test]
    fn a_deny_whose_value_can_not_be_read_is_pointed_at() {
        let statement = json!([
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Sid": "Office", "Effect": "Deny", "Action": "*", "Resource": "*",
             "Condition": {"NotIpAddress": {"aws:SourceIp": "127.0.0.0/33"}}},
        ]);
        let policies = Policies { identity: vec![policy("p", &statement)], ..Policies::default() };
        let mut context = Context::new();
        context.set("aws:SourceIp", "127.0.0.1");
        let why = told(&ci(), push(), policies, context).why;
        assert!(why.starts_with("Statement \"Office\" of p, an identity-based policy, denies"), "{why}");
        let flaw = "(NotIpAddress 127.0.0.0/33), and '127.0.0.0/33' is no address or range of addresses, so that nothing is \
                    ever equal to it.";
        assert!(why.ends_with(flaw), "{why}");
    }

    #[test]
    fn an_external_id_that_was_not_given_is_what_is_missing() {
        let trust = json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ACCOUNT},
            "Condition": {"StringEquals": {"sts:ExternalId": "build-7"}}});
        let all = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
        let policies = Policies {
            identity: vec![policy("all", &all)],
            resource: vec![policy("the role's trust policy", &trust)],
            must_grant: crate::MustGrant::Trust,
            ..Policies::default()
        };
        let advice = told(&ci(), take("222222222222"), policies, Context::new());
        assert!(
            advice.why.starts_with("Statement 1 of the role's trust policy would allow"),
            "{}",
            advice.why
        );
        assert!(
            advice.why.ends_with("but sts:ExternalId is absent, not build-7 (StringEquals)."),
            "{}",
            advice.why
        );
        assert_eq!(advice.policy, None);
    }

    #[test]
    fn who_bears_a_providers_token_is_let_in_by_its_subject_alone() {
        let provider = Arn::parse("arn:aws:iam::123456789012:oidc-provider/ci.example").unwrap();
        let demand = Demand { action: "sts:AssumeRoleWithWebIdentity", ..take(ACCOUNT) };
        let demand = demand.with("ci.example:aud", "berth").with("ci.example:sub", "project:web");
        let bearer = Principal::WebIdentity(provider);
        let advice = Denial::new(bearer.clone(), demand, Reason::NoTrustPolicy).advice();
        let policy: Value = serde_json::from_str(&advice.policy.unwrap()).unwrap();
        let wanted = json!({"StringEquals": {"ci.example:aud": "berth", "ci.example:sub": "project:web"}});
        assert_eq!(policy["Statement"][0]["Condition"], wanted);
        let unknown = Demand { action: "sts:AssumeRoleWithWebIdentity", ..take(ACCOUNT) };
        assert_eq!(Denial::new(bearer, unknown, Reason::NoTrustPolicy).advice().policy, None);
    }

    #[test]
    fn a_level_is_named_and_what_is_missing_is_called_missing() {
        let mut closed = denial(Reason::NoServiceControl { level: 1 });
        closed.explanation.level = Some("the unit edge".to_owned());
        assert!(closed.advice().why.starts_with("No service control policy of the unit edge allows"));
        let mut nowhere = Denial::new(ci(), take(ACCOUNT), Reason::NoTrustPolicy);
        nowhere.explanation.missing = true;
        let advice = nowhere.advice();
        assert_eq!(
            (advice.why.as_str(), advice.policy),
            ("arn:aws:iam::123456789012:role/deploy does not exist.", None)
        );
    }
}
