use std::collections::BTreeSet;
use std::sync::Arc;

use super::action::{Action, ActionPattern};
use super::named::{Named, Reach};
use crate::condition::Condition;
use crate::context::{Context, Key};
use crate::document;
use crate::explain::Tested;
use crate::principal::Principal;
use crate::resource::{Resource, ResourcePattern};

/// A compiled statement.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sid: Option<Arc<str>>,
    pub(crate) denies: bool,
    actions: Listed<ActionPattern>,
    /// None where the document has neither `Resource` nor `NotResource`.
    resources: Option<Listed<ResourcePattern>>,
    principals: Option<Named>,
    /// Those that cost least stand first: what they refuse, nothing else is asked of.
    conditions: Vec<Condition>,
    /// How many of them cost less than a comparison of resources does.
    quick: usize,
    /// Whether the conditions hold an operator that is not known. Then an `Allow` never applies, and a `Deny` as if
    /// that operator were not there.
    unknown_operator: bool,
}

#[derive(Clone, Debug)]
struct Listed<T> {
    not: bool,
    values: Vec<T>,
}

/// A question in the form that statements are matched with.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) principal: &'a Principal,
    pub(crate) action: Action<'a>,
    pub(crate) resource: Resource<'a>,
    pub(crate) context: &'a Context,
    /// Whether the principal has a permissions boundary.
    pub(crate) bounded: bool,
}

impl Statement {
    pub(super) fn compile(statement: &document::Statement, variables: bool) -> Self {
        let action = statement.action.as_ref();
        let (mut conditions, mut unknown_operator) = (Vec::new(), false);
        for block in &statement.conditions {
            for (key, values) in &block.keys {
                match Condition::new(&block.operator, key, values, variables) {
                    Some(condition) => conditions.push(condition),
                    None => unknown_operator = true,
                }
            }
        }
        conditions.sort_by_key(Condition::cost);
        let quick = conditions.partition_point(Condition::is_quick);
        Self {
            sid: statement.sid.as_deref().filter(|sid| !sid.is_empty()).map(Arc::from),
            denies: statement.effect.eq_ignore_ascii_case("Deny"),
            actions: Listed {
                not: action.is_some_and(|action| action.not),
                values: action
                    .iter()
                    .flat_map(|action| &action.values)
                    .map(|value| ActionPattern::new(value))
                    .collect(),
            },
            resources: statement.resource.as_ref().map(|resource| Listed {
                not: resource.not,
                values: resource.values.iter().map(|value| ResourcePattern::new(value, variables)).collect(),
            }),
            principals: statement.principal.as_ref().map(Named::compile),
            conditions,
            quick,
            unknown_operator,
        }
    }

    /// Whether the statement applies, in a policy of a principal.
    pub(crate) fn applies(&self, asked: &Asked<'_>) -> bool {
        self.names_action(asked.action)
            && self.quick_conditions_hold(asked.context)
            && self.resources.as_ref().is_some_and(|resources| self.names_resource(resources, asked))
            && self.principals.as_ref().is_none_or(|principals| match self.denies {
                true => principals.denies(asked.principal, asked.bounded),
                false => principals.allows(asked.principal).is_some(),
            })
            && self.other_conditions_hold(asked.context)
    }

    /// Whether the statement applies, in a policy of a resource, and by which name it reaches the principal. Without
    /// `Resource` the resource is the one that has the policy.
    pub(crate) fn reaches(&self, asked: &Asked<'_>) -> Option<Reach> {
        let principals = self.principals.as_ref()?;
        let reach = if self.denies {
            principals.denies(asked.principal, asked.bounded).then_some(Reach::Everyone)
        } else {
            principals.allows(asked.principal)
        }?;
        self.is_of(asked).then_some(reach)
    }

    /// Whether the statement, a `Deny`, applies in a resource control policy. AWS has these name `*`; one that names
    /// nobody is taken to mean the same.
    pub(crate) fn binds(&self, asked: &Asked<'_>) -> bool {
        let principals = self.principals.as_ref();
        principals.is_none_or(|principals| principals.denies(asked.principal, asked.bounded))
            && self.is_of(asked)
    }

    /// Whether action, conditions and resource are the statement's.
    fn is_of(&self, asked: &Asked<'_>) -> bool {
        self.names_action(asked.action)
            && self.quick_conditions_hold(asked.context)
            && self.resources.as_ref().is_none_or(|resources| self.names_resource(resources, asked))
            && self.other_conditions_hold(asked.context)
    }

    /// Whether the statement speaks of the request, its conditions aside, and by which name it reaches the principal:
    /// [`Reach::Everyone`] where it names none.
    pub(crate) fn speaks_of(&self, asked: &Asked<'_>, of_resource: bool) -> Option<Reach> {
        let reach = match &self.principals {
            Some(principals) if self.denies => {
                principals.denies(asked.principal, asked.bounded).then_some(Reach::Everyone)
            }
            Some(principals) => principals.allows(asked.principal),
            None => Some(Reach::Everyone).filter(|_| !of_resource),
        }?;
        let resource = match &self.resources {
            Some(resources) => self.names_resource(resources, asked),
            None => of_resource,
        };
        (resource && self.names_action(asked.action)).then_some(reach)
    }

    /// The conditions that hold, or those that do not, as people read them.
    pub(crate) fn tested(&self, context: &Context, hold: bool) -> Vec<Tested> {
        let those = self.conditions.iter().filter(|condition| condition.holds(context) == hold);
        Tested::few(those.map(|condition| condition.tested(context)))
    }

    fn names_action(&self, action: Action<'_>) -> bool {
        let Listed { not, values } = &self.actions;
        !values.is_empty() && values.iter().any(|value| value.matches(action)) != *not
    }

    fn names_resource(&self, resources: &Listed<ResourcePattern>, asked: &Asked<'_>) -> bool {
        let Listed { not, values } = resources;
        // What a NotResource without its variable's value excludes is not known: that must not allow anything.
        if *not && !self.denies && values.iter().any(|value| value.is_unresolved(asked.context)) {
            return false;
        }
        !values.is_empty() && values.iter().any(|value| value.matches(&asked.resource, asked.context)) != *not
    }

    fn quick_conditions_hold(&self, context: &Context) -> bool {
        let mut quick = self.conditions.iter().take(self.quick);
        (self.denies || !self.unknown_operator) && quick.all(|condition| condition.holds(context))
    }

    fn other_conditions_hold(&self, context: &Context) -> bool {
        self.conditions.iter().skip(self.quick).all(|condition| condition.holds(context))
    }

    /// Adds the context keys that the statement reads.
    pub(super) fn keys(&self, keys: &mut BTreeSet<Key>) {
        self.conditions.iter().for_each(|condition| condition.keys(keys));
        let resources = self.resources.iter().flat_map(|resources| &resources.values);
        resources.for_each(|resource| resource.keys(keys));
    }
}
