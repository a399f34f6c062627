use crate::arn::{AccountId, Arn, Region};
use crate::context::Context;
use crate::demand::Demand;
use crate::evaluate::{Decision, Policies, Request, evaluate};
use crate::principal::Principal;
use crate::reason::Denial;

/// What the gate collects for a decision beside the principal and the demand.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What is known of the request.
    pub context: Context,
    /// The policies that bear on it.
    pub policies: Policies,
    /// The unique id of the role whose trust policy is among them.
    pub role_id: Option<String>,
}

/// Proof that a demand was allowed. Verbs of the rules take one, and take account, region and repository from
/// it, so that nothing can be done to a resource other than the one that was judged. Only [`decide`] and
/// [`Grant::system`] make grants.
#[derive(Clone, Debug)]
pub struct Grant {
    principal: Principal,
    demand: Demand,
    role_id: Option<String>,
}

impl Grant {
    /// A grant for upkeep that no caller asked for. Only jobs may call this; a tidy test looks.
    pub fn system(demand: Demand) -> Self {
        Self { principal: Principal::Root(demand.account), demand, role_id: None }
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

    /// The unique id of the role that may be taken: who has its name by now may be another.
    pub fn role_id(&self) -> Option<&str> {
        self.role_id.as_deref()
    }

    /// The name of the repository that may be touched, if the grant is for one.
    pub fn repository(&self) -> Option<&str> {
        self.demand.resource.as_ref().and_then(Arn::repository_name)
    }
}

/// Decides `demand` for `principal` by the facts. Without policies, the root user of an account may do anything to
/// that account's registries, and nobody else may do anything.
pub fn decide(principal: &Principal, demand: Demand, facts: &Facts) -> Result<Grant, Box<Denial>> {
    let request = Request {
        principal,
        action: demand.action,
        resource: demand.resource_text(),
        account: demand.account,
        context: &facts.context,
    };
    match evaluate(&request, &facts.policies) {
        Decision::Allowed(_) => {
            Ok(Grant { principal: principal.clone(), demand, role_id: facts.role_id.clone() })
        }
        Decision::Denied(reason) => Err(Box::new(Denial::new(principal.clone(), demand, reason))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;

    fn demand(account: &str) -> Demand {
        let region = Region::parse("us-east-1").unwrap();
        Demand::repository("ecr:PutImage", AccountId::parse(account).unwrap(), &region, "web")
    }

    fn root() -> Principal {
        Principal::Root(AccountId::parse("111111111111").unwrap())
    }

    #[test]
    fn root_may_touch_its_own_account() {
        let grant = decide(&root(), demand("111111111111"), &Facts::default()).unwrap();
        assert_eq!((grant.action(), grant.repository()), ("ecr:PutImage", Some("web")));
    }

    #[test]
    fn root_may_not_touch_another_account() {
        let denial = decide(&root(), demand("222222222222"), &Facts::default()).unwrap_err();
        assert_eq!(
            denial.to_string(),
            "User: arn:aws:iam::111111111111:root is not authorized to perform: ecr:PutImage on resource: \
             arn:aws:ecr:us-east-1:222222222222:repository/web because no resource-based policy allows the \
             ecr:PutImage action"
        );
    }

    #[test]
    fn nobody_may_do_nothing() {
        let denial = decide(&Principal::Anonymous, demand("111111111111"), &Facts::default()).unwrap_err();
        assert_eq!(denial.reason, Reason::Anonymous);
    }
}
