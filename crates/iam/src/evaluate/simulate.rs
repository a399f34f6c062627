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
    /// Whether the service control policies allow it; none where there are none.
    pub within_organisation: Option<bool>,
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
    let open = |layer, list: &[Policy]| {
        evaluation.allowed(layer, list).is_some() && evaluation.denied(layer, list).is_none()
    };
    let levels = &policies.service_control;
    Simulated {
        decision,
        matched,
        within_boundary: policies
            .boundary
            .is_some()
            .then(|| open(Layer::Boundary, policies.boundary.as_slice())),
        within_organisation: (!levels.is_empty())
            .then(|| levels.iter().all(|level| open(Layer::ServiceControl, level))),
    }
}

impl Evaluation<'_> {
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
            for (statement, it) in compiled.statements().iter().enumerate() {
                let applies = match layer {
                    Layer::Resource => it.reaches(&self.asked).is_some(),
                    _ => it.applies(&self.asked),
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
