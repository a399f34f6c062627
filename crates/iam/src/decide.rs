use std::fmt;

use crate::arn::{AccountId, Arn, Region};
use crate::principal::Principal;

/// One question to the gate: may the caller take this action on this resource?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Demand {
    /// The IAM action, such as `ecr:PutImage`.
    pub action: &'static str,
    /// The resource; `None` for actions that take `*`.
    pub resource: Option<Arn>,
    /// The account whose registry is asked.
    pub account: AccountId,
    /// The region whose registry is asked.
    pub region: Region,
}

impl Demand {
    /// A demand on a repository of the registry `account`, `region`.
    pub fn repository(action: &'static str, account: AccountId, region: &Region, name: &str) -> Self {
        let resource = Some(Arn::repository(region, account, name));
        Self { action, resource, account, region: region.clone() }
    }

    /// A demand on the registry as a whole (resource `*`).
    pub fn registry(action: &'static str, account: AccountId, region: &Region) -> Self {
        Self { action, resource: None, account, region: region.clone() }
    }
}

/// Proof that a demand was allowed. Verbs of the rules take one, and take account, region and repository from
/// it, so that nothing can be done to a resource other than the one that was judged. Only [`decide`] and
/// [`Grant::system`] make grants.
#[derive(Clone, Debug)]
pub struct Grant {
    principal: Principal,
    demand: Demand,
}

impl Grant {
    /// A grant for upkeep that no caller asked for. Only jobs may call this; a tidy test looks.
    pub fn system(demand: Demand) -> Self {
        Self { principal: Principal::Root(demand.account), demand }
    }

    /// Who was allowed.
    pub fn principal(&self) -> &Principal {
        &self.principal
    }

    /// The action that was allowed.
    pub fn action(&self) -> &'static str {
        self.demand.action
    }

    /// The account whose registry may be touched.
    pub fn account(&self) -> AccountId {
        self.demand.account
    }

    /// The region whose registry may be touched.
    pub fn region(&self) -> &Region {
        &self.demand.region
    }

    /// The resource that may be touched; `None` stands for `*`.
    pub fn resource(&self) -> Option<&Arn> {
        self.demand.resource.as_ref()
    }

    /// The name of the repository that may be touched, if the grant is for one.
    pub fn repository(&self) -> Option<&str> {
        self.demand.resource.as_ref().and_then(Arn::repository_name)
    }
}

/// Why a demand was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The caller presented no credentials.
    Anonymous,
    /// No policy of the caller allows it.
    NoIdentityPolicy,
    /// The resource belongs to another account, and no policy of that account allows it.
    NoResourcePolicy,
}

/// A refused demand: who, what, on what, and why. Displays as AWS's sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Denial {
    /// Who asked.
    pub principal: Principal,
    /// What was asked.
    pub demand: Demand,
    /// Why it was refused.
    pub reason: Reason,
}

impl fmt::Display for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (who, action) = (self.principal.arn(), self.demand.action);
        let resource = self.demand.resource.as_ref().map_or("*", Arn::as_str);
        let kind = match self.reason {
            Reason::Anonymous | Reason::NoIdentityPolicy => "identity-based",
            Reason::NoResourcePolicy => "resource-based",
        };
        write!(
            f,
            "User: {who} is not authorized to perform: {action} on resource: {resource} because no {kind} \
             policy allows the {action} action"
        )
    }
}

/// Decides `demand` for `principal`: the root user of an account may do anything to that account's registries;
/// everything else is denied.
pub fn decide(principal: &Principal, demand: Demand) -> Result<Grant, Denial> {
    let reason = match principal {
        Principal::Root(account) if *account == demand.account => {
            return Ok(Grant { principal: principal.clone(), demand });
        }
        Principal::Root(_) => Reason::NoResourcePolicy,
        Principal::Anonymous => Reason::Anonymous,
    };
    Err(Denial { principal: principal.clone(), demand, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(account: &str) -> Demand {
        let region = Region::parse("us-east-1").unwrap();
        Demand::repository("ecr:PutImage", AccountId::parse(account).unwrap(), &region, "web")
    }

    fn root() -> Principal {
        Principal::Root(AccountId::parse("111111111111").unwrap())
    }

    #[test]
    fn root_may_touch_its_own_account() {
        let grant = decide(&root(), demand("111111111111")).unwrap();
        assert_eq!((grant.action(), grant.repository()), ("ecr:PutImage", Some("web")));
    }

    #[test]
    fn root_may_not_touch_another_account() {
        let denial = decide(&root(), demand("222222222222")).unwrap_err();
        assert_eq!(
            denial.to_string(),
            "User: arn:aws:iam::111111111111:root is not authorized to perform: ecr:PutImage on resource: \
             arn:aws:ecr:us-east-1:222222222222:repository/web because no resource-based policy allows the \
             ecr:PutImage action"
        );
    }

    #[test]
    fn nobody_may_do_nothing() {
        assert_eq!(
            decide(&Principal::Anonymous, demand("111111111111")).unwrap_err().reason,
            Reason::Anonymous
        );
    }
}
