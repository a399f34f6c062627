//! What the policies together say of a request.

mod nearly;
mod simulate;

use crate::arn::AccountId;
use crate::condition::Parsed;
use crate::context::Context;
use crate::policy::{Action, Asked, Given, Policy, Reach, Statement};
use crate::principal::Principal;
use crate::reason::{Layer, Place, Reason};
use crate::resource::Resource;
pub(crate) use nearly::nearly;
pub use simulate::{Simulated, are_of_type, simulate};

/// A question: may the principal take the action on the resource?
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Who asks.
    pub principal: &'a Principal,
    /// The action, such as `ecr:PutImage`, in any case.
    pub action: &'a str,
    /// The ARN of the resource; `*` for actions that take none.
    pub resource: &'a str,
    /// The account that holds the resource.
    pub account: AccountId,
    /// What else is known of the request.
    pub context: &'a Context,
}

/// The policies that bear on a request.
#[derive(Clone, Debug, Default)]
pub struct Policies {
    /// Of the user and its groups, of the session's role, or of the user who federated.
    pub identity: Vec<Policy>,
    /// The permissions boundary of the same.
    pub boundary: Option<Policy>,
    /// The session's policies; none where the session was made without any.
    pub session: Option<Vec<Policy>>,
    /// Of the resource: for a repository, its own and the registry's.
    pub resource: Vec<Policy>,
    /// Whether the resource's own policies must allow, whatever those of the principal say.
    pub must_grant: MustGrant,
    /// Service control policies of the principal's organisation, one list a level from the root to the account; no
    /// levels where there is no organisation, and for its management account.
    pub service_control: Vec<Vec<Policy>>,
    /// Resource control policies of the resource's organisation, likewise.
    pub resource_control: Vec<Vec<Policy>>,
    /// Whether a request without credentials is let in where the resource's policies allow everyone.
    pub anonymous: bool,
}

impl Policies {
    /// Every policy: a cached decision is good for requests that agree in the keys that these read.
    pub fn all(&self) -> impl Iterator<Item = &Policy> {
        let session = self.session.iter().flatten();
        let levels = self.service_control.iter().chain(&self.resource_control).flatten();
        self.identity.iter().chain(&self.boundary).chain(session).chain(&self.resource).chain(levels)
    }
}

/// Resources that decide by themselves who gets in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MustGrant {
    /// The usual case: in the same account the principal's policies suffice.
    #[default]
    No,
    /// A role's trust policy.
    Trust,
    /// The policy of a KMS key.
    Key,
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Allowed, and by which statement; none where it is root's own right.
    Allowed(Option<Place>),
    /// Denied, and why.
    Denied(Reason),
}

impl Decision {
    /// Whether the request is allowed.
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed(_))
    }

    /// `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Allowed(_) => "Allowed",
            Self::Denied(Reason::Explicit(_)) => "ExplicitlyDenied",
            Self::Denied(_) => "ImplicitlyDenied",
        }
    }
}

/// Decides a request. A pure function of what it is given; the order of policies and statements never matters for
/// whether it is allowed.
pub fn evaluate(request: &Request<'_>, policies: &Policies) -> Decision {
    let action = request.action.to_ascii_lowercase();
    let evaluation = Evaluation::new(request, &action, policies);
    if let Some(place) = evaluation.explicit_deny() {
        return Decision::Denied(Reason::Explicit(place));
    }
    if let Some(level) = evaluation.closed_level() {
        return Decision::Denied(Reason::NoServiceControl { level });
    }
    match evaluation.grant() {
        Ok(place) => Decision::Allowed(place),
        Err(reason) => Decision::Denied(reason),
    }
}

struct Evaluation<'a> {
    account: AccountId,
    asked: Asked<'a>,
    policies: &'a Policies,
}

type Granted = Result<Option<Place>, Reason>;

impl<'a> Evaluation<'a> {
    /// `action` is the request's in lower case.
    fn new(request: &'a Request<'_>, action: &'a str, policies: &'a Policies) -> Self {
        let asked = Asked {
            principal: request.principal,
            action: Action::new(action),
            resource: Resource::new(request.resource),
            context: request.context,
            parsed: Parsed::default(),
            bounded: policies.boundary.is_some() && !request.principal.is_root(),
        };
        Self { account: request.account, asked, policies }
    }

    fn explicit_deny(&self) -> Option<Place> {
        let policies = self.policies;
        let levels =
            |layer, levels: &[Vec<Policy>]| levels.iter().find_map(|level| self.denied(layer, level));
        let control = Some(&policies.service_control).filter(|_| self.in_organisation());
        let resource_control = Some(&policies.resource_control).filter(|_| !self.is_service_linked());
        control
            .and_then(|control| levels(Layer::ServiceControl, control))
            .or_else(|| resource_control.and_then(|control| levels(Layer::ResourceControl, control)))
            .or_else(|| self.denied(Layer::Resource, &policies.resource))
            .or_else(|| self.own_deny())
    }

    /// A deny in the caller's own policies. Root has none, and no boundary binds it.
    fn own_deny(&self) -> Option<Place> {
        let policies = Some(self.policies).filter(|_| !matches!(self.asked.principal, Principal::Root(_)))?;
        self.denied(Layer::Identity, &policies.identity)
            .or_else(|| self.denied(Layer::Boundary, policies.boundary.as_slice()))
            .or_else(|| self.denied(Layer::Session, policies.session.as_deref().unwrap_or_default()))
    }

    fn denied(&self, layer: Layer, list: &[Policy]) -> Option<Place> {
        let applies = |statement: &Statement, given: &Given<'_, '_>| match layer {
            Layer::Resource => statement.reaches(&self.asked, given).is_some(),
            Layer::ResourceControl => statement.binds(&self.asked, given),
            _ => statement.applies(&self.asked, given),
        };
        self.find(layer, list, |statement, given| statement.denies && applies(statement, given))
    }

    /// The first level of service control policies that does not allow the request.
    fn closed_level(&self) -> Option<usize> {
        let bound = self.in_organisation();
        let closed = |level: &Vec<Policy>| self.allowed(Layer::ServiceControl, level).is_none();
        self.policies.service_control.iter().position(closed).filter(|_| bound)
    }

    /// Whether service control policies bind the principal: it is of an account, and no service-linked role.
    fn in_organisation(&self) -> bool {
        self.asked.principal.account().is_some() && !self.is_service_linked()
    }

    fn is_service_linked(&self) -> bool {
        matches!(self.asked.principal, Principal::Session(session) if session.is_service_linked())
    }

    fn grant(&self) -> Granted {
        let named = self.named();
        let direct =
            |least: Reach| named.clone().filter(|(reach, _)| *reach >= least).map(|(_, place)| place);
        match self.asked.principal {
            Principal::Anonymous => {
                direct(Reach::Everyone).filter(|_| self.policies.anonymous).map(Some).ok_or(Reason::Anonymous)
            }
            Principal::Service(_) | Principal::WebIdentity(_) => {
                direct(Reach::Itself).map(Some).ok_or(self.no_resource_policy())
            }
            principal if principal.account() != Some(self.account) => {
                let own = self.own_side()?;
                direct(Reach::Account).ok_or(self.no_resource_policy()).map(|place| own.or(Some(place)))
            }
            Principal::Root(_) if self.policies.must_grant == MustGrant::No => Ok(None),
            Principal::Root(_) => direct(Reach::Itself).map(Some).ok_or(self.no_resource_policy()),
            _ => match direct(Reach::Itself) {
                Some(place) => Ok(Some(place)),
                None => self.same_account(direct(Reach::Parent), direct(Reach::Account).is_some()),
            },
        }
    }

    /// In the same account, when the resource's policies do not name the principal itself.
    fn same_account(&self, by_parent: Option<Place>, delegated: bool) -> Granted {
        if let Some(place) = by_parent {
            return self.within_limits().map(|()| Some(place));
        }
        if self.policies.must_grant != MustGrant::No && !delegated {
            return Err(self.no_resource_policy());
        }
        self.own_side()
    }

    /// What the policies on the principal's side say.
    fn own_side(&self) -> Granted {
        if let Principal::Root(_) = self.asked.principal {
            return Ok(None);
        }
        let place = self.allowed(Layer::Identity, &self.policies.identity).ok_or(Reason::NoIdentityPolicy)?;
        self.within_limits().map(|()| Some(place))
    }

    /// The boundary and the session's policies, which allow or not but never grant.
    fn within_limits(&self) -> Result<(), Reason> {
        let policies = self.policies;
        let federated = matches!(self.asked.principal, Principal::Federated(_));
        if policies.boundary.is_some()
            && self.allowed(Layer::Boundary, policies.boundary.as_slice()).is_none()
        {
            return Err(Reason::NoBoundary);
        }
        match &policies.session {
            Some(session) if self.allowed(Layer::Session, session).is_none() => Err(Reason::NoSessionPolicy),
            None if federated => Err(Reason::NoSessionPolicy),
            _ => Ok(()),
        }
    }

    fn allowed(&self, layer: Layer, list: &[Policy]) -> Option<Place> {
        self.find(layer, list, |statement, given| !statement.denies && statement.applies(&self.asked, given))
    }

    /// How far the resource's policies reach the principal, and by which statement.
    fn named(&self) -> Option<(Reach, Place)> {
        // Whether a token is given is for the caller's own policies to say, never for a registry's.
        if self.asked.action.text() == "ecr:getauthorizationtoken" {
            return None;
        }
        let mut best: Option<(Reach, usize, usize)> = None;
        for (policy, compiled) in self.policies.resource.iter().enumerate() {
            let given = compiled.given(&self.asked);
            for (index, statement) in compiled.statements().iter().enumerate().filter(|(_, it)| !it.denies) {
                let reach = statement.reaches(&self.asked, &given);
                if let Some(reach) = reach.filter(|reach| best.is_none_or(|(best, ..)| *reach > best)) {
                    best = Some((reach, policy, index));
                }
            }
        }
        let (reach, policy, index) = best?;
        Some((reach, place(Layer::Resource, &self.policies.resource, policy, index)?))
    }

    fn no_resource_policy(&self) -> Reason {
        match self.policies.must_grant {
            MustGrant::Trust => Reason::NoTrustPolicy,
            MustGrant::No | MustGrant::Key => Reason::NoResourcePolicy,
        }
    }

    fn find(
        &self,
        layer: Layer,
        list: &[Policy],
        wanted: impl Fn(&Statement, &Given<'_, '_>) -> bool,
    ) -> Option<Place> {
        let found = list.iter().enumerate().find_map(|(policy, compiled)| {
            let given = compiled.given(&self.asked);
            let found = compiled.statements().iter().position(|statement| wanted(statement, &given));
            found.map(|statement| (policy, statement))
        });
        found.and_then(|(policy, statement)| place(layer, list, policy, statement))
    }
}

fn place(layer: Layer, list: &[Policy], policy: usize, statement: usize) -> Option<Place> {
    let compiled = list.get(policy)?;
    let sid = compiled.statements().get(statement)?.sid.clone();
    Some(Place { layer, policy, statement, sid, name: compiled.shared_name() })
}
