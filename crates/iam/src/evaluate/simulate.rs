use super::{Decision, Evaluation, Policies, Request, evaluate};
use crate::condition::{is_address, is_base64, is_date, is_number};
use crate::policy::Policy;
use crate::reason::{Layer, Place, Reason};

/// What the simulator says of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulated {
    /// What [`evaluate`] says.
    pub decision: Decision,
    /// The statements that make it so: the denying ones where any denies, else the allowing ones; none where it is
    /// denied for want of one.
    pub matched: Vec<Place>,
    /// Whether the permissions boundary allows the request; none where there is none.
    pub within_boundary: Option<bool>,
    /// Whether the service control policies allow it, or do not bind who asks; none where there are none.
    pub within_organisation: Option<bool>,
    /// What each kind of policy says by itself, as [`Decision::kind`] has it: those of the principal, of the resource, and
    /// the boundary where there is one.
    pub by_layer: Vec<(Layer, &'static str)>,
}

/// Decides a request as [`evaluate`] does, and says by which statements.
pub fn simulate(request: &Request<'_>, policies: &Policies) -> Simulated {
    let decision = evaluate(request, policies);
    let action = request.action.to_ascii_lowercase();
    let evaluation = Evaluation::new(request, &action, policies);
    let matched = match &decision {
        Decision::Allowed(_) => evaluation.all(false),
        Decision::Denied(Reason::Explicit(_)) => evaluation.all(true),
        Decision::Denied(_) => Vec::new(),
    };
    let (levels, bound) = (&policies.service_control, evaluation.in_organisation());
    let mut by_layer = vec![
        (Layer::Identity, evaluation.said(Layer::Identity, &policies.identity)),
        (Layer::Resource, evaluation.said(Layer::Resource, &policies.resource)),
    ];
    let boundary = policies.boundary.as_slice();
    by_layer.extend(
        (!boundary.is_empty()).then(|| (Layer::Boundary, evaluation.said(Layer::Boundary, boundary))),
    );
    Simulated {
        decision,
        matched,
        within_boundary: policies
            .boundary
            .is_some()
            .then(|| evaluation.open(Layer::Boundary, policies.boundary.as_slice())),
        within_organisation: (!levels.is_empty())
            .then(|| !bound || levels.iter().all(|level| evaluation.open(Layer::ServiceControl, level))),
        by_layer,
    }
}

impl Evaluation<'_> {
    /// What the policies of one kind say.
    fn said(&self, layer: Layer, list: &[Policy]) -> &'static str {
        let allowed = match layer {
            Layer::Resource => self.named().is_some(),
            _ => self.allowed(layer, list).is_some(),
        };
        match (self.denied(layer, list), allowed) {
            (Some(_), _) => "ExplicitlyDenied",
            (None, true) => "Allowed",
            (None, false) => "ImplicitlyDenied",
        }
    }

    /// Whether the policies allow, and none denies.
    fn open(&self, layer: Layer, list: &[Policy]) -> bool {
        self.allowed(layer, list).is_some() && self.denied(layer, list).is_none()
    }

    /// Every statement of the policies that grant, or also of those that only limit, which denies or allows.
    fn all(&self, denies: bool) -> Vec<Place> {
        let policies = self.policies;
        let mut places = self.each(Layer::Identity, &policies.identity, denies);
        places.extend(self.each(Layer::Resource, &policies.resource, denies));
        if denies {
            places.extend(self.each(Layer::Boundary, policies.boundary.as_slice(), true));
            places.extend(self.each(Layer::Session, policies.session.as_deref().unwrap_or_default(), true));
        }
        places
    }

    fn each(&self, layer: Layer, list: &[Policy], denies: bool) -> Vec<Place> {
        let mut places = Vec::new();
        for (policy, compiled) in list.iter().enumerate() {
            let given = compiled.given(&self.asked);
            for (statement, it) in compiled.statements().iter().enumerate() {
                let applies = match layer {
                    Layer::Resource => it.reaches(&self.asked, &given).is_some(),
                    _ => it.applies(&self.asked, &given),
                };
                if applies && it.denies == denies {
                    places.extend(super::place(layer, list, policy, statement));
                }
            }
        }
        places
    }
}

/// Whether values are of one of the simulator's types for context entries, such as `string`, `numericList` or `ip`.
/// Types that are no list take one value.
pub fn are_of_type(kind: &str, values: &[String]) -> bool {
    let (kind, list) = kind.strip_suffix("List").map_or((kind, false), |kind| (kind, true));
    let sound: fn(&str) -> bool = match kind {
        "string" => |_| true,
        "numeric" => is_number,
        "boolean" => |value| value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false"),
        "ip" => is_address,
        "binary" => is_base64,
        "date" => is_date,
        _ => return false,
    };
    (list || values.len() == 1) && values.iter().all(|value| sound(value))
}
