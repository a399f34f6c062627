use std::sync::Arc;

use super::action::{Action, ActionPattern};
use super::named::{Named, Reach};
use super::parts::{Gathered, Given};
use crate::condition::{Condition, Parsed};
use crate::context::Context;
use crate::document;
use crate::explain::Tested;
use crate::principal::Principal;
use crate::resource::Resource;

/// A compiled statement.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sid: Option<Arc<str>>,
    pub(crate) denies: bool,
    actions: Listed<ActionPattern>,
    /// The places of its patterns among the policy's. None where the document has neither `Resource` nor `NotResource`.
    resources: Option<Listed<usize>>,
    principals: Option<Named>,
    /// The places of its conditions among the policy's. Those that cost least stand first: what they refuse, nothing
    /// else is asked of.
    conditions: Box<[usize]>,
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
pub(crate) struct Asked<'a> {
    pub(crate) principal: &'a Principal,
    pub(crate) action: Action<'a>,
    pub(crate) resource: Resource<'a>,
    pub(crate) context: &'a Context,
    /// What of the context conditions have read as numbers, dates and addresses.
    pub(crate) parsed: Parsed<'a>,
    /// Whether the principal has a permissions boundary.
    pub(crate) bounded: bool,
}

impl Statement {
    pub(super) fn compile(statement: &document::Statement, variables: bool, parts: &mut Gathered) -> Self {
        let action = statement.action.as_ref();
        let (mut conditions, mut unknown_operator) = (Vec::new(), false);
        for block in &statement.conditions {
            for (key, values) in &block.keys {
                match Condition::new(&block.operator, key, values, variables) {
                    Some(condition) => conditions.push(parts.condition(condition)),
                    None => unknown_operator = true,
                }
            }
        }
        conditions.sort_by_key(|place| parts.get(*place).map(Condition::cost));
        let quick = conditions.partition_point(|place| parts.get(*place).is_some_and(Condition::is_quick));
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
                values: resource.values.iter().map(|value| parts.resource(value, variables)).collect(),
            }),
            principals: statement.principal.as_ref().map(Named::compile),
            conditions: conditions.into(),
            quick,
            unknown_operator,
        }
    }

    /// Whether the statement applies, in a policy of a principal.
    pub(crate) fn applies(&self, asked: &Asked<'_>, given: &Given<'_, '_>) -> bool {
        self.names_action(asked.action)
            && self.quick_conditions_hold(given)
            && self.resources.as_ref().is_some_and(|resources| self.names_resource(resources, given))
            && self.principals.as_ref().is_none_or(|principals| match self.denies {
                true => principals.denies(asked.principal, asked.bounded),
                false => principals.allows(asked.principal).is_some(),
            })
            && self.other_conditions_hold(given)
    }

    /// Whether the statement applies, in a policy of a resource, and by which name it reaches the principal. Without
    /// `Resource` the resource is the one that has the policy.
    pub(crate) fn reaches(&self, asked: &Asked<'_>, given: &Given<'_, '_>) -> Option<Reach> {
        let principals = self.principals.as_ref()?;
        let reach = if self.denies {
            principals.denies(asked.principal, asked.bounded).then_some(Reach::Everyone)
        } else {
            principals.allows(asked.principal)
        }?;
        self.is_of(asked, given).then_some(reach)
    }

    /// Whether the statement, a `Deny`, applies in a resource control policy. AWS has these name `*`; one that names
    /// nobody is taken to mean the same.
    pub(crate) fn binds(&self, asked: &Asked<'_>, given: &Given<'_, '_>) -> bool {
        let principals = self.principals.as_ref();
        principals.is_none_or(|principals| principals.denies(asked.principal, asked.bounded))
            && self.is_of(asked, given)
    }

    /// Whether action, conditions and resource are the statement's.
    fn is_of(&self, asked: &Asked<'_>, given: &Given<'_, '_>) -> bool {
        self.names_action(asked.action)
            && self.quick_conditions_hold(given)
            && self.resources.as_ref().is_none_or(|resources| self.names_resource(resources, given))
            && self.other_conditions_hold(given)
    }

    /// Whether the statement speaks of the request, its conditions aside, and by which name it reaches the principal:
    /// [`Reach::Everyone`] where it names none.
    pub(crate) fn speaks_of(
        &self,
        asked: &Asked<'_>,
        given: &Given<'_, '_>,
        of_resource: bool,
    ) -> Option<Reach> {
        let reach = match &self.principals {
            Some(principals) if self.denies => {
                principals.denies(asked.principal, asked.bounded).then_some(Reach::Everyone)
            }
            Some(principals) => principals.allows(asked.principal),
            None => Some(Reach::Everyone).filter(|_| !of_resource),
        }?;
        let resource = match &self.resources {
            Some(resources) => self.names_resource(resources, given),
            None => of_resource,
        };
        (resource && self.names_action(asked.action)).then_some(reach)
    }

    /// The conditions that hold, or those that do not, as people read them.
    pub(crate) fn tested(&self, given: &Given<'_, '_>, hold: bool) -> Vec<Tested> {
        let those = self.conditions.iter().filter(|place| given.holds(**place) == hold);
        Tested::few(those.filter_map(|place| given.tested(*place)))
    }

    fn names_action(&self, action: Action<'_>) -> bool {
        let Listed { not, values } = &self.actions;
        !values.is_empty() && values.iter().any(|value| value.matches(action)) != *not
    }

    fn names_resource(&self, resources: &Listed<usize>, given: &Given<'_, '_>) -> bool {
        let Listed { not, values } = resources;
        // What a NotResource without its variable's value excludes is not known: that must not allow anything.
        if *not && !self.denies && values.iter().any(|place| given.is_unresolved(*place)) {
            return false;
        }
        !values.is_empty() && values.iter().any(|place| given.is_of(*place)) != *not
    }

    fn quick_conditions_hold(&self, given: &Given<'_, '_>) -> bool {
        let mut quick = self.conditions.iter().take(self.quick);
        (self.denies || !self.unknown_operator) && quick.all(|place| given.holds(*place))
    }

    fn other_conditions_hold(&self, given: &Given<'_, '_>) -> bool {
        self.conditions.iter().skip(self.quick).all(|place| given.holds(*place))
    }
}
