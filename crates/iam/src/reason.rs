use std::fmt;
use std::sync::Arc;

use crate::demand::Demand;
use crate::explain::Explanation;
use crate::principal::Principal;

/// The kinds of policies that bear on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Service control policies of the principal's organisation.
    ServiceControl,
    /// Resource control policies of the resource's organisation.
    ResourceControl,
    /// Policies of the resource.
    Resource,
    /// Identity policies of the principal.
    Identity,
    /// The principal's permissions boundary.
    Boundary,
    /// Policies of the session.
    Session,
}

/// A statement that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of policy.
    pub layer: Layer,
    /// Which of that kind's policies (of that level), from 0.
    pub policy: usize,
    /// Which of its statements, from 0.
    pub statement: usize,
    /// The statement's Sid, unless it is empty.
    pub sid: Option<Arc<str>>,
    /// What the policy is called: its ARN, or the name of an inline policy.
    pub name: Option<Arc<str>>,
}

/// Why a demand was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The caller presented no credentials.
    Anonymous,
    /// A statement denies it.
    Explicit(Place),
    /// A level of service control policies, counted from the root, does not allow it.
    NoServiceControl {
        /// From 0.
        level: usize,
    },
    /// No policy of the caller allows it.
    NoIdentityPolicy,
    /// The caller's permissions boundary does not allow it.
    NoBoundary,
    /// The session's policies do not allow it.
    NoSessionPolicy,
    /// The resource belongs to another account, and no policy of that account allows it.
    NoResourcePolicy,
    /// The role's trust policy does not allow it.
    NoTrustPolicy,
}

/// A refused demand: who, what, on what, and why. Displays as AWS's sentence for who asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Denial {
    /// Who asked.
    pub principal: Principal,
    /// What was asked.
    pub demand: Demand,
    /// Why it was refused.
    pub reason: Reason,
    /// What who asked is told instead, where the reason would say what is not theirs to know.
    pub told: Option<Reason>,
    /// What else there is to say, to the operator alone.
    pub explanation: Explanation,
}

impl Layer {
    /// The layer with its article, in AWS's words.
    pub fn words(self) -> &'static str {
        match self {
            Self::ServiceControl => "a service control policy",
            Self::ResourceControl => "a resource control policy",
            Self::Resource => "a resource-based policy",
            Self::Identity => "an identity-based policy",
            Self::Boundary => "a permissions boundary",
            Self::Session => "a session policy",
        }
    }
}

impl Reason {
    /// The end of AWS's sentence, from `because` or `with` on.
    pub fn words(&self, action: &str) -> String {
        let missing = match self {
            Self::Explicit(place) => return format!("with an explicit deny in {}", place.layer.words()),
            Self::NoServiceControl { .. } => {
                return format!("with an explicit deny in {}", Layer::ServiceControl.words());
            }
            Self::Anonymous | Self::NoIdentityPolicy => "identity-based policy",
            Self::NoBoundary => "permissions boundary",
            Self::NoSessionPolicy => "session policy",
            Self::NoResourcePolicy => "resource-based policy",
            Self::NoTrustPolicy => "role trust policy",
        };
        format!("because no {missing} allows the {action} action")
    }
}

impl Denial {
    /// A denial of which no more is known than its reason.
    pub fn new(principal: Principal, demand: Demand, reason: Reason) -> Self {
        Self { principal, demand, reason, told: None, explanation: Explanation::default() }
    }

    /// AWS's sentence with the resource and the reason as they are, for the audit.
    pub fn in_full(&self) -> String {
        self.sentence(self.demand.resource_text(), &self.reason)
    }

    fn sentence(&self, resource: &str, reason: &Reason) -> String {
        let (who, action) = (self.principal.arn(), self.demand.action);
        let why = reason.words(action);
        let policy = self.policy_told(reason).map(|arn| format!(": {arn}")).unwrap_or_default();
        format!("User: {who} is not authorized to perform: {action} on resource: {resource} {why}{policy}")
    }

    /// The ARN of the policy that denies, which AWS names within one account, unless it is the resource's own.
    fn policy_told<'a>(&self, reason: &'a Reason) -> Option<&'a str> {
        let Reason::Explicit(place) = reason else { return None };
        let told = place.layer != Layer::Resource && self.principal.account() == Some(self.demand.account);
        place.name.as_deref().filter(|name| told && name.starts_with("arn:"))
    }
}

impl fmt::Display for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(self.demand.named_text(), self.told.as_ref().unwrap_or(&self.reason)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, Region};

    const POLICY: &str = "arn:aws:organizations::111111111111:policy/o-a/service_control_policy/p-1";

    fn denied(layer: Layer, name: &str, account: &str) -> String {
        let place = Place { layer, policy: 0, statement: 0, sid: None, name: Some(name.into()) };
        let (account, region) = (AccountId::parse(account).unwrap(), Region::parse("eu-west-1").unwrap());
        let demand = Demand::repository("ecr:PutImage", account, &region, "web");
        let root = Principal::Root(AccountId::parse("111111111111").unwrap());
        Denial::new(root, demand, Reason::Explicit(place)).to_string()
    }

    #[test]
    fn a_deny_names_its_policy_within_the_account_alone() {
        let own = denied(Layer::ServiceControl, POLICY, "111111111111");
        assert!(
            own.ends_with(&format!("with an explicit deny in a service control policy: {POLICY}")),
            "{own}"
        );
        for (layer, name, account) in [
            (Layer::ServiceControl, POLICY, "222222222222"),
            (Layer::Identity, "inline", "111111111111"),
            (Layer::Resource, "arn:aws:ecr:eu-west-1:111111111111:repository/web", "111111111111"),
        ] {
            let other = denied(layer, name, account);
            assert!(other.ends_with(" policy"), "{other}");
        }
    }
}
