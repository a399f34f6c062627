//! What the statements of a policy are made of: its conditions and the patterns of resources, each kept once and held
//! against a request once, however many statements have it.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::statement::Asked;
use crate::condition::{Condition, Written};
use crate::context::{Context, Key};
use crate::explain::Tested;
use crate::resource::ResourcePattern;

/// The parts of a policy.
#[derive(Debug, Default)]
pub(super) struct Parts {
    conditions: Box<[Keyed]>,
    resources: Box<[ResourcePattern]>,
}

/// A condition, with the place of its key among those of the policy.
#[derive(Debug)]
struct Keyed {
    condition: Condition,
    key: usize,
}

/// The parts of a policy that is being compiled, with their places.
#[derive(Default)]
pub(super) struct Gathered {
    conditions: Vec<Keyed>,
    places: BTreeMap<Arc<Written>, usize>,
    resources: Vec<ResourcePattern>,
    patterns: BTreeMap<String, usize>,
    /// As many of the conditions' keys as have their values kept.
    keys: Vec<Key>,
}

/// Keys of a policy whose values a request is asked for once.
const KEPT: usize = 8;

/// The parts of one policy and what one request gives for them.
pub(crate) struct Given<'g, 'a> {
    parts: &'g Parts,
    asked: &'g Asked<'a>,
    conditions: Found,
    resources: Found,
    values: [Cell<Option<&'a [String]>>; KEPT],
}

/// Which parts were tried, a bit each, and which of them were found to hold. Those past the last bit are tried each
/// time.
#[derive(Default)]
struct Found {
    tried: Cell<u64>,
    held: Cell<u64>,
}

impl Gathered {
    /// The place of a condition.
    pub(super) fn condition(&mut self, condition: Condition) -> usize {
        let next = self.conditions.len();
        let place = *self.places.entry(condition.written()).or_insert(next);
        if place == next {
            let key = self.keys.iter().position(|key| key == condition.key()).unwrap_or(self.keys.len());
            if key == self.keys.len() && key < KEPT {
                self.keys.push(condition.key().clone());
            }
            self.conditions.push(Keyed { condition, key });
        }
        place
    }

    /// The place of a pattern of resources.
    pub(super) fn resource(&mut self, text: &str, variables: bool) -> usize {
        let next = self.resources.len();
        let place = *self.patterns.entry(text.to_owned()).or_insert(next);
        if place == next {
            self.resources.push(ResourcePattern::new(text, variables));
        }
        place
    }

    /// The condition at a place.
    pub(super) fn get(&self, place: usize) -> Option<&Condition> {
        self.conditions.get(place).map(|keyed| &keyed.condition)
    }

    pub(super) fn done(self) -> Parts {
        Parts { conditions: self.conditions.into(), resources: self.resources.into() }
    }
}

impl Parts {
    /// The context keys that conditions and variables read.
    pub(super) fn keys(&self) -> BTreeSet<Key> {
        let mut keys = BTreeSet::new();
        self.conditions.iter().for_each(|keyed| keyed.condition.keys(&mut keys));
        self.resources.iter().for_each(|resource| resource.keys(&mut keys));
        keys
    }
}

impl<'g, 'a> Given<'g, 'a> {
    pub(super) fn new(parts: &'g Parts, asked: &'g Asked<'a>) -> Self {
        let (conditions, resources) = (Found::default(), Found::default());
        Self { parts, asked, conditions, resources, values: Default::default() }
    }

    /// Whether the condition at `place` holds.
    pub(super) fn holds(&self, place: usize) -> bool {
        let condition = || self.parts.conditions.get(place);
        self.conditions.of(place, || condition().is_some_and(|keyed| self.is_met(keyed)))
    }

    /// Whether the pattern at `place` is of the resource.
    pub(super) fn is_of(&self, place: usize) -> bool {
        let pattern = || self.parts.resources.get(place);
        let matches = |pattern: &ResourcePattern| pattern.matches(&self.asked.resource, self.context());
        self.resources.of(place, || pattern().is_some_and(matches))
    }

    /// Whether a variable of the pattern at `place` has neither value nor default.
    pub(super) fn is_unresolved(&self, place: usize) -> bool {
        self.parts.resources.get(place).is_some_and(|pattern| pattern.is_unresolved(self.context()))
    }

    /// What the condition at `place` was held against, as people read it.
    pub(super) fn tested(&self, place: usize) -> Option<Tested> {
        self.parts.conditions.get(place).map(|keyed| keyed.condition.tested(self.context()))
    }

    fn is_met(&self, keyed: &Keyed) -> bool {
        let kept = self.values.get(keyed.key);
        let values = kept.and_then(Cell::get).unwrap_or_else(|| self.context().of(keyed.condition.key()));
        if let Some(kept) = kept {
            kept.set(Some(values));
        }
        keyed.condition.holds(values, self.context(), &self.asked.parsed)
    }

    fn context(&self) -> &'a Context {
        self.asked.context
    }
}

impl Found {
    fn of(&self, place: usize, hold: impl FnOnce() -> bool) -> bool {
        let bit = if place < 64 { 1 << place } else { 0 };
        if self.tried.get() & bit != 0 {
            return self.held.get() & bit != 0;
        }
        let holds = hold();
        self.tried.set(self.tried.get() | bit);
        self.held.set(self.held.get() | if holds { bit } else { 0 });
        holds
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{AccountId, Context, Policies, Policy, Principal, Request, evaluate};

    /// Whether a policy of a hundred statements, each with a key, a value and a resource of its own, allows what only
    /// the one at `index` speaks of.
    fn is_allowed(index: usize, value: &str) -> bool {
        let statement = |index: usize| {
            json!({ "Effect": "Allow", "Action": "ecr:*",
                "Resource": format!("arn:aws:ecr:*:*:repository/r{index}"),
                "Condition": { "StringEquals": { format!("aws:PrincipalTag/t{index}"): format!("v{index}") } } })
        };
        let statements: Vec<_> = (0..100).map(statement).collect();
        let document = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        let policies = Policies { identity: vec![Policy::parse(&document).unwrap()], ..Policies::default() };
        let mut context = Context::new();
        context.set(&format!("aws:PrincipalTag/T{index}"), value);
        let principal = &Principal::parse("arn:aws:iam::111111111111:user/alice", &context).unwrap();
        let resource = &format!("arn:aws:ecr:eu-west-1:111111111111:repository/r{index}");
        let account = AccountId::parse("111111111111").unwrap();
        let request = Request { principal, action: "ecr:PutImage", resource, account, context: &context };
        evaluate(&request, &policies).is_allowed()
    }

    #[test]
    fn statements_past_what_is_kept_are_decided_as_the_first_are() {
        for index in [0, 7, 8, 63, 64, 99] {
            assert!(is_allowed(index, &format!("v{index}")), "{index}");
            assert!(!is_allowed(index, "v"), "{index}");
        }
    }
}
