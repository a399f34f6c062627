use super::{Evaluation, MustGrant, Policies, Request, place};
use crate::explain::{MOST_STATEMENTS, NearMiss};
use crate::policy::{Policy, Reach};
use crate::principal::Principal;
use crate::reason::{Layer, Place, Reason};

/// The statements that would have undone a denial but for their conditions; of an explicit deny, the statement that
/// denied. A few of them at most.
pub(crate) fn nearly(request: &Request<'_>, policies: &Policies, reason: &Reason) -> Vec<NearMiss> {
    let action = request.action.to_ascii_lowercase();
    let evaluation = Evaluation::new(request, &action, policies);
    let mut near = match reason {
        Reason::Explicit(place) => evaluation.denying(place).into_iter().collect(),
        reason => evaluation.near(reason),
    };
    near.truncate(MOST_STATEMENTS);
    near
}

impl Evaluation<'_> {
    fn near(&self, reason: &Reason) -> Vec<NearMiss> {
        let policies = self.policies;
        match reason {
            Reason::Explicit(_) => Vec::new(),
            Reason::NoServiceControl { level } => {
                let level = policies.service_control.get(*level).map_or(&[][..], Vec::as_slice);
                self.near_in(Layer::ServiceControl, level)
            }
            Reason::NoBoundary => self.near_in(Layer::Boundary, policies.boundary.as_slice()),
            Reason::NoSessionPolicy => {
                self.near_in(Layer::Session, policies.session.as_deref().unwrap_or_default())
            }
            Reason::NoIdentityPolicy => {
                let mut near = self.near_in(Layer::Identity, &policies.identity);
                if self.asked.principal.account() == Some(self.account) {
                    near.extend(self.near_in(Layer::Resource, &policies.resource));
                }
                near
            }
            // With anonymous pulls off no condition is what is missing.
            Reason::Anonymous if !policies.anonymous => Vec::new(),
            Reason::Anonymous | Reason::NoResourcePolicy | Reason::NoTrustPolicy => {
                self.near_in(Layer::Resource, &policies.resource)
            }
        }
    }

    fn near_in(&self, layer: Layer, list: &[Policy]) -> Vec<NearMiss> {
        let of_resource = layer == Layer::Resource;
        let mut near = Vec::new();
        for (policy, compiled) in list.iter().enumerate() {
            let given = compiled.given(&self.asked);
            for (at, statement) in compiled.statements().iter().enumerate().filter(|(_, it)| !it.denies) {
                let reach = statement.speaks_of(&self.asked, &given, of_resource);
                if reach.is_none_or(|reach| of_resource && reach < self.least()) {
                    continue;
                }
                let tested = statement.tested(&given, false);
                if let (false, Some(place)) = (tested.is_empty(), place(layer, list, policy, at)) {
                    near.push(NearMiss { place, tested });
                }
                if near.len() == MOST_STATEMENTS {
                    return near;
                }
            }
        }
        near
    }

    /// How far a resource's statement has to reach the principal to be of use.
    fn least(&self) -> Reach {
        match self.asked.principal {
            Principal::Anonymous => Reach::Everyone,
            Principal::Service(_) | Principal::WebIdentity(_) => Reach::Itself,
            principal if principal.account() != Some(self.account) => Reach::Account,
            _ if self.policies.must_grant != MustGrant::No => Reach::Account,
            _ => Reach::Parent,
        }
    }

    /// The statement that denied, with the conditions that it denied under.
    fn denying(&self, at: &Place) -> Option<NearMiss> {
        let policies = self.policies;
        let of_resource = matches!(at.layer, Layer::Resource | Layer::ResourceControl);
        let lists: Vec<&[Policy]> = match at.layer {
            Layer::ServiceControl => policies.service_control.iter().map(Vec::as_slice).collect(),
            Layer::ResourceControl => policies.resource_control.iter().map(Vec::as_slice).collect(),
            Layer::Resource => vec![&policies.resource],
            Layer::Identity => vec![&policies.identity],
            Layer::Boundary => vec![policies.boundary.as_slice()],
            Layer::Session => vec![policies.session.as_deref().unwrap_or_default()],
        };
        lists.into_iter().find_map(|list| {
            let policy = list.get(at.policy).filter(|policy| policy.name() == at.name.as_deref())?;
            let statement =
                policy.statements().get(at.statement).filter(|it| it.denies && it.sid == at.sid)?;
            let given = policy.given(&self.asked);
            statement.speaks_of(&self.asked, &given, of_resource)?;
            let tested = statement.tested(&given, true);
            Some(NearMiss { place: at.clone(), tested })
        })
    }
}
