//! IAM's policy simulator: what given policies would say of given requests.

use std::collections::BTreeMap;

use aws::models::iam::{
    EvaluationResult, OrganizationsDecisionDetail, PermissionsBoundaryDecisionDetail, Position,
    ResourceSpecificResult, Statement,
};
use iam::{
    AccountId, Arn, Decision, Document, Layer, Place, Policies, Policy, Principal, Reason, Request,
    Simulated, Span, simulate, statement_spans,
};
use identity::Error;

/// Actions times resources of a simulation.
const MOST_RESULTS: usize = 100_000;
/// Statements that are told of one result: each is told twice, and takes some kilobytes on its way.
const MOST_MATCHED: usize = 250;
/// Statements and context keys that a page tells of before it ends early, as AWS's may.
const PAGE_TOLD: usize = 4000;
/// What the results of a page may cost together, see [`Simulation::cost`]; a page with more ends early likewise.
const PAGE_COST: usize = 100_000;
/// Characters of policies that cost as much as a statement.
const CHARACTERS: usize = 100;

/// A policy that takes part in a simulation.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// What results call it.
    pub(super) id: String,
    document: Document,
    /// Where its statements stand.
    spans: Vec<Span>,
    characters: usize,
}

/// Who asks for what, under which policies.
#[derive(Debug)]
pub(super) struct Simulation {
    pub(super) principal: Principal,
    /// Who holds the resources.
    pub(super) owner: AccountId,
    pub(super) actions: Vec<String>,
    /// None for actions that take no resource.
    pub(super) resources: Option<Vec<String>>,
    pub(super) context: iam::Context,
    pub(super) identity: Vec<Source>,
    pub(super) boundary: Option<Source>,
    pub(super) resource: Option<Source>,
    /// Service control policies, one list a level from the root to the account.
    pub(super) levels: Vec<Vec<Policy>>,
    /// Characters of those that the request itself has.
    pub(super) given_levels: usize,
}

/// A part of a simulation's results.
#[derive(Debug, PartialEq)]
pub(super) struct Results {
    pub(super) page: Vec<EvaluationResult>,
    /// The number of the result after the last one; none where there is no more.
    pub(super) next: Option<usize>,
}

impl Source {
    /// Reads a policy.
    pub(super) fn read(id: &str, text: &str) -> Result<Self, Error> {
        let invalid = |flaw| Error::InvalidInput(format!("{id} is {flaw}"));
        let document = Document::parse(text).map_err(invalid)?;
        Ok(Self { id: id.to_owned(), document, spans: statement_spans(text), characters: text.len() })
    }

    /// Reads the policies that a request holds as `list`.
    pub(super) fn read_all(list: &str, texts: Option<&[String]>) -> Result<Vec<Self>, Error> {
        let numbered = texts.unwrap_or_default().iter().zip(1..);
        numbered.map(|(text, number)| Self::read(&format!("{list}.{number}"), text)).collect()
    }

    /// The context keys that the policy reads.
    pub(super) fn keys(&self) -> Vec<String> {
        self.document.context_keys()
    }

    pub(super) fn compiled(&self) -> Policy {
        Policy::compile(&self.document, Some(&self.id))
    }

    /// How many characters the policy has.
    pub(super) fn characters(&self) -> usize {
        self.characters
    }

    fn matched(&self, place: &Place, kind: &str) -> Statement {
        let span = self.spans.get(place.statement);
        let at = |it: iam::Position| {
            let count = |count| i32::try_from(count).ok();
            Position { line: count(it.line), column: count(it.column) }
        };
        Statement {
            source_policy_id: Some(self.id.clone()),
            source_policy_type: Some(kind.to_owned()),
            start_position: span.map(|span| at(span.start)),
            end_position: span.map(|span| at(span.end)),
        }
    }
}

/// Every key that some of the policies read, each once, in the policies' order.
pub(super) fn keys<'a>(sources: impl IntoIterator<Item = &'a Source>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut keys: Vec<String> = sources.into_iter().flat_map(Source::keys).collect();
    keys.retain(|key| seen.insert(key.to_lowercase()));
    keys
}

impl Simulation {
    /// The results from number `begin` on, `limit` at most. There is one for each action on each resource, all resources
    /// of the first action first; no others are looked at than those that are given.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] where there are too many in all, or an action has wildcards.
    pub(super) fn results(&self, begin: usize, limit: usize) -> Result<Results, Error> {
        let all = ["*".to_owned()];
        let resources = self.resources.as_deref().unwrap_or(&all);
        let count = self.actions.len().saturating_mul(resources.len());
        if count > MOST_RESULTS {
            let text = format!(
                "{count} results are too many: actions times resources must be {MOST_RESULTS} at most."
            );
            return Err(Error::InvalidInput(text));
        }
        if let Some(action) = self.actions.iter().find(|action| action.contains(['*', '?'])) {
            return Err(Error::InvalidInput(format!("{action} is not the name of one action.")));
        }
        let (policies, mut missing) = (self.policies(), keys(self.sources()));
        missing.retain(|key| self.context.get(key).is_empty());
        let limit = limit.min((PAGE_COST / self.cost(missing.len())).max(1));
        let end = begin.saturating_add(limit).min(count);
        let result = |number: usize| {
            let (action, resource) = (number / resources.len(), number % resources.len());
            self.result(&self.actions[action], &resources[resource], &policies, &missing)
        };
        let (mut page, mut told) = (Vec::new(), 0);
        for result in (begin..end).map(result) {
            told += missing.len() + result.matched_statements.as_ref().map_or(0, Vec::len);
            page.push(result);
            if told >= PAGE_TOLD {
                break;
            }
        }
        let next = Some(begin.saturating_add(page.len())).filter(|next| *next < count);
        Ok(Results { page, next })
    }

    /// What one result may take of time: each statement and each character is looked at.
    fn cost(&self, missing: usize) -> usize {
        let statements: usize = self.sources().map(|source| source.spans.len()).sum();
        let characters: usize = self.sources().map(Source::characters).sum();
        1 + missing + statements + (characters + self.given_levels) / CHARACTERS
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.identity.iter().chain(&self.boundary).chain(&self.resource)
    }

    fn policies(&self) -> Policies {
        Policies {
            identity: self.identity.iter().map(Source::compiled).collect(),
            boundary: self.boundary.as_ref().map(Source::compiled),
            resource: self.resource.iter().map(Source::compiled).collect(),
            service_control: self.levels.clone(),
            ..Policies::default()
        }
    }

    fn result(
        &self,
        action: &str,
        resource: &str,
        policies: &Policies,
        missing: &[String],
    ) -> EvaluationResult {
        // A resource whose ARN names an account is that account's.
        let account = Arn::parse(resource).ok().and_then(|arn| arn.account()).unwrap_or(self.owner);
        let (principal, context) = (&self.principal, &self.context);
        let simulated = simulate(&Request { principal, action, resource, account, context }, policies);
        let decision = word(&simulated.decision).to_owned();
        let matched = simulated.matched.iter().filter_map(|place| self.matched(place));
        let matched: Vec<_> = matched.take(MOST_MATCHED).collect();
        let boundary = simulated.within_boundary.map(|allowed| PermissionsBoundaryDecisionDetail {
            allowed_by_permissions_boundary: Some(allowed),
        });
        let details = self.details(account, &simulated);
        let specific = ResourceSpecificResult {
            eval_resource_name: resource.to_owned(),
            eval_resource_decision: decision.clone(),
            matched_statements: Some(matched.clone()),
            missing_context_values: Some(missing.to_vec()),
            permissions_boundary_decision_detail: boundary.clone(),
            eval_decision_details: details.clone(),
        };
        EvaluationResult {
            eval_action_name: action.to_owned(),
            eval_resource_name: Some(resource.to_owned()),
            eval_decision: decision,
            matched_statements: Some(matched),
            missing_context_values: Some(missing.to_vec()),
            organizations_decision_detail: organisation(&simulated),
            permissions_boundary_decision_detail: boundary,
            eval_decision_details: details,
            resource_specific_results: self.resources.is_some().then(|| vec![specific]),
        }
    }

    /// A statement that decided; those of organisations are not told of.
    fn matched(&self, place: &Place) -> Option<Statement> {
        let source = match place.layer {
            Layer::Identity => self.identity.get(place.policy),
            Layer::Boundary => self.boundary.as_ref(),
            Layer::Resource => self.resource.as_ref(),
            Layer::ServiceControl | Layer::ResourceControl | Layer::Session => None,
        };
        source.map(|source| source.matched(place, kind(place.layer)))
    }

    /// What each kind of policy says of a request from another account; nothing within one, and not even that where no
    /// resources are named.
    fn details(&self, account: AccountId, simulated: &Simulated) -> Option<BTreeMap<String, String>> {
        self.resources.as_ref()?;
        if self.principal.account() == Some(account) {
            return Some(BTreeMap::new());
        }
        let detail = |(layer, said): &(Layer, &str)| {
            let word = match *said {
                "Allowed" => "allowed",
                "ExplicitlyDenied" => "explicitDeny",
                _ => "implicitDeny",
            };
            (kind(*layer).to_owned(), word.to_owned())
        };
        Some(simulated.by_layer.iter().map(detail).collect())
    }
}

/// What results call the kinds of policies. AWS's answers do not keep to the words of its own model.
fn kind(layer: Layer) -> &'static str {
    match layer {
        Layer::Resource => "Resource Policy",
        Layer::Boundary => "Permissions Boundary Policy",
        _ => "IAM Policy",
    }
}

fn organisation(simulated: &Simulated) -> Option<OrganizationsDecisionDetail> {
    let allowed_by_organizations = simulated.within_organisation?;
    Some(OrganizationsDecisionDetail { allowed_by_organizations: Some(allowed_by_organizations) })
}

fn word(decision: &Decision) -> &'static str {
    match decision {
        Decision::Allowed(_) => "allowed",
        Decision::Denied(Reason::Explicit(_)) => "explicitDeny",
        Decision::Denied(_) => "implicitDeny",
    }
}
