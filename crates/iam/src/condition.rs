//! Conditions: one operator over one key.

mod decimal;
mod moment;
mod network;
mod operator;
mod parsed;
mod unreadable;

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::context::{Context, Key};
use crate::explain::Tested;
use crate::glob::Glob;
use crate::matchers::{ArnPattern, Exact, Folded};
use crate::template::{Matcher, Template};
use decimal::Decimal;
pub(crate) use moment::Moment;
use network::Network;
pub(crate) use operator::{Comparison, Operator};
use operator::{Relation, Set};
pub(crate) use parsed::Parsed;
pub(crate) use unreadable::unreadable;

/// A compiled condition.
#[derive(Clone, Debug)]
pub(crate) struct Condition {
    key: Key,
    set: Set,
    if_exists: bool,
    negated: bool,
    /// Whether the policy names any value.
    any_value: bool,
    values: Values,
    written: Arc<Written>,
}

/// A condition as the document has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Written {
    operator: Box<str>,
    key: Box<str>,
    values: Box<[String]>,
}

/// What the policy compares with. Values that can't be read are left out: nothing equals them.
#[derive(Clone, Debug)]
enum Values {
    Equal(Vec<Template<Exact>>),
    EqualIgnoringCase(Vec<Template<Folded>>),
    Like(Vec<Template<Glob>>),
    Arn(Vec<Template<ArnPattern>>),
    Number(Relation, Vec<Decimal>),
    Date(Relation, Vec<Moment>),
    Bool(Vec<bool>),
    /// In base64, of which there is but one form.
    Binary(Vec<Box<str>>),
    Address(Vec<Network>),
    /// Whether the key is to be absent.
    Null(Vec<bool>),
}

impl Condition {
    /// Compiles the values of `key` under the operator of this name; none if there is no such operator.
    pub(crate) fn new(name: &str, key: &str, values: &[String], variables: bool) -> Option<Self> {
        let operator = Operator::parse(name)?;
        let compiled = match operator.comparison {
            Comparison::Equal => Values::Equal(templates(values, variables)),
            Comparison::EqualIgnoringCase => Values::EqualIgnoringCase(templates(values, variables)),
            Comparison::Like => Values::Like(templates(values, variables)),
            Comparison::Arn => Values::Arn(templates(values, variables)),
            Comparison::Number(relation) => Values::Number(relation, each(values, Decimal::parse)),
            Comparison::Date(relation) => Values::Date(relation, each(values, Moment::parse)),
            Comparison::Bool => Values::Bool(each(values, truth)),
            Comparison::Binary => Values::Binary(each(values, |text| is_base64(text).then(|| text.into()))),
            Comparison::Address => Values::Address(each(values, Network::parse)),
            Comparison::Null => Values::Null(each(values, truth)),
        };
        let Operator { set, if_exists, negated, .. } = operator;
        let written = Arc::new(Written { operator: name.into(), key: key.into(), values: values.into() });
        let (key, any_value) = (Key::new(key), !values.is_empty());
        Some(Self { key, set, if_exists, negated, any_value, values: compiled, written })
    }

    /// How much work the condition is, for putting the quick ones first; of those, the ones that refuse most.
    pub(crate) fn cost(&self) -> u8 {
        match &self.values {
            Values::Equal(_) => 0,
            Values::Null(_) | Values::Bool(_) => 1,
            Values::EqualIgnoringCase(_) | Values::Number(..) => 2,
            Values::Like(_) | Values::Date(..) | Values::Address(_) => 3,
            Values::Arn(_) | Values::Binary(_) => 4,
        }
    }

    /// Whether it costs less than a comparison of resources.
    pub(crate) fn is_quick(&self) -> bool {
        self.cost() <= 1
    }

    /// The key that the condition is over.
    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// Whether the condition is met by the values that the context has for its key.
    pub(crate) fn holds<'a>(&self, given: &'a [String], context: &'a Context, parsed: &Parsed<'a>) -> bool {
        if let Values::Null(wanted) = &self.values {
            return wanted.contains(&given.is_empty());
        }
        if given.is_empty() {
            return match self.set {
                Set::All => true,
                Set::Any => self.if_exists,
                Set::Plain => self.if_exists || self.negated,
            };
        }
        match self.set {
            Set::All => {
                given.iter().all(String::is_empty)
                    || given.iter().all(|value| self.met_by(value, context, parsed))
            }
            Set::Any | Set::Plain => given.iter().any(|value| self.met_by(value, context, parsed)),
        }
    }

    /// Whether one value of the request meets the condition. A value that is no number or date meets none of
    /// theirs, negated ones included.
    fn met_by<'a>(&self, given: &'a str, context: &'a Context, parsed: &Parsed<'a>) -> bool {
        let found = match &self.values {
            Values::Equal(values) => any(values, given, context),
            Values::EqualIgnoringCase(values) => any(values, given, context),
            Values::Like(values) => any(values, given, context),
            Values::Arn(values) => any(values, given, context),
            Values::Number(relation, values) => {
                let compare = |given: &Decimal| values.iter().any(|value| relation.holds(given, value));
                match parsed.number(given, compare) {
                    Some(found) if !values.is_empty() => found,
                    _ => return false,
                }
            }
            Values::Date(relation, values) => {
                let compare = |given: &Moment| values.iter().any(|value| relation.holds(given, value));
                match parsed.moment(given, compare) {
                    Some(found) if !values.is_empty() => found,
                    _ => return false,
                }
            }
            Values::Bool(values) => truth(given).is_some_and(|given| values.contains(&given)),
            Values::Binary(values) => values.iter().any(|value| **value == *given),
            Values::Address(values) => {
                let within = |given: &IpAddr| values.iter().any(|value| value.contains(*given));
                parsed.address(given, within).unwrap_or_default()
            }
            Values::Null(_) => return false,
        };
        self.any_value && found != self.negated
    }

    /// The condition as the document has it, and what the request has for it.
    pub(crate) fn tested(&self, context: &Context) -> Tested {
        let Written { operator, key, values } = &*self.written;
        Tested::new(operator, key, context.of(&self.key), values)
    }

    /// What tells it from other conditions.
    pub(crate) fn written(&self) -> Arc<Written> {
        self.written.clone()
    }

    /// Adds the keys that the condition reads, in lower case.
    pub(crate) fn keys(&self, keys: &mut BTreeSet<Key>) {
        keys.insert(self.key.clone());
        match &self.values {
            Values::Equal(values) => values.iter().for_each(|value| value.keys(keys)),
            Values::EqualIgnoringCase(values) => values.iter().for_each(|value| value.keys(keys)),
            Values::Like(values) => values.iter().for_each(|value| value.keys(keys)),
            Values::Arn(values) => values.iter().for_each(|value| value.keys(keys)),
            Values::Number(..) | Values::Date(..) | Values::Bool(_) => {}
            Values::Binary(_) | Values::Address(_) | Values::Null(_) => {}
        }
    }
}

fn templates<M: Matcher>(values: &[String], variables: bool) -> Vec<Template<M>> {
    values.iter().map(|value| Template::new(value, variables.then_some(0))).collect()
}

fn each<T>(values: &[String], read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    values.iter().filter_map(|value| read(value)).collect()
}

fn any<M: Matcher>(values: &[Template<M>], given: &str, context: &Context) -> bool {
    values.iter().any(|value| value.matches(given, context))
}

fn truth(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else {
        text.eq_ignore_ascii_case("false").then_some(false)
    }
}

/// Whether a text is a number as numeric operators read it.
pub(crate) fn is_number(text: &str) -> bool {
    Decimal::parse(text).is_some()
}

/// Whether a text is a date as date operators read it.
pub(crate) fn is_date(text: &str) -> bool {
    Moment::parse(text).is_some()
}

/// Whether a text is an address, or a range of them.
pub(crate) fn is_address(text: &str) -> bool {
    Network::parse(text).is_some()
}

/// Whether a text is base64.
pub(crate) fn is_base64(text: &str) -> bool {
    STANDARD.decode(text).is_ok()
}
