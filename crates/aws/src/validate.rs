//! Holds a value against a constraint table, in AWS's words.
//!
//! The value has the table's types already: [`crate::json`] and [`crate::query`] see to that while they read. Members that
//! the table does not know are ignored, null is absent.

mod wording;

use serde_json::{Map, Value};

use crate::Invalid;
use crate::blob::decoded_len;
use crate::model::{Bounds, Member, OperationTable, Refusal, ShapeTable, Text};
use wording::{Constraint, shown};

/// How many violations a message repeats; it counts all of them.
const TOLD: usize = 20;

/// Checks an operation's input.
///
/// # Errors
///
/// The operation's own refusal (see [`Refusal`]), with the violations in the order of the model's members.
pub fn check(operation: &OperationTable, input: &Value) -> Result<(), Invalid> {
    let mut found = Found { violations: Vec::new(), count: 0 };
    found.value(&Place::Root, operation.input, input);
    match found.count {
        0 if holds_nul(input) => {
            let message = "A text holds the character NUL, which is no part of any text here".to_owned();
            Err(Invalid { code: code(operation.refusal), message })
        }
        0 => Ok(()),
        _ => Err(found.refuse(operation.refusal)),
    }
}

fn code(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::InvalidParameterException => "InvalidParameterException",
        Refusal::ValidationException => "ValidationException",
        Refusal::ValidationError => "ValidationError",
    }
}

/// Whether a text holds NUL, which PostgreSQL cannot store and no model means.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(entries) => entries.iter().any(holds_nul),
        Value::Object(members) => members.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A constraint that a value breaks.
struct Violation {
    place: String,
    /// The value as messages show it, or none where they must not.
    value: Option<String>,
    constraint: Constraint,
    plain: bool,
}

/// What was found so far.
struct Found {
    violations: Vec<Violation>,
    count: usize,
}

/// Where in the input a value stands, built up on the stack and spelt out only for a violation.
enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Entry(&'a Place<'a>, usize),
    Key(&'a Place<'a>, &'a str),
}

impl Found {
    fn refuse(self, refusal: Refusal) -> Invalid {
        let message = match refusal {
            Refusal::InvalidParameterException => self.first(),
            Refusal::ValidationException | Refusal::ValidationError => self.all(),
        };
        Invalid { code: code(refusal), message }
    }

    fn first(&self) -> String {
        self.violations.first().map_or_else(String::new, |violation| {
            let constraint = match violation.plain {
                true => violation.constraint.plain(),
                false => violation.constraint.to_string(),
            };
            format!("Invalid parameter at '{}' failed to satisfy constraint: '{constraint}'", violation.place)
        })
    }

    fn all(&self) -> String {
        let violations: Vec<String> = self.violations.iter().map(Violation::told).collect();
        let errors = if self.count == 1 { "error" } else { "errors" };
        format!("{} validation {errors} detected: {}", self.count, violations.join("; "))
    }

    fn add(&mut self, place: &Place<'_>, value: &Value, secret: bool, plain: bool, constraint: Constraint) {
        self.count += 1;
        if self.violations.len() < TOLD {
            let value = (!secret).then(|| shown(value));
            self.violations.push(Violation { place: place.spelt(), value, constraint, plain });
        }
    }

    fn value(&mut self, place: &Place<'_>, shape: &ShapeTable, value: &Value) {
        match (shape, value) {
            (ShapeTable::Structure(members), Value::Object(object)) => self.structure(place, members, object),
            (ShapeTable::List { member, length }, Value::Array(entries)) => {
                self.list(place, member, *length, value, entries);
            }
            (ShapeTable::Map { key, value: of, length }, Value::Object(pairs)) => {
                self.map(place, (key, of), *length, value, pairs);
            }
            _ => {
                let (secret, plain) = match shape {
                    ShapeTable::String(text) => (text.sensitive, text.plain),
                    _ => (false, false),
                };
                for constraint in broken(shape, value) {
                    self.add(place, value, secret, plain, constraint);
                }
            }
        }
    }

    fn structure(&mut self, place: &Place<'_>, members: &[Member], object: &Map<String, Value>) {
        for member in members {
            let place = Place::Member(place, member.name);
            match object.get(member.name) {
                None | Some(Value::Null) if member.required => {
                    self.add(&place, &Value::Null, false, false, Constraint::NotNull);
                }
                None | Some(Value::Null) => {}
                Some(value) => self.value(&place, member.shape, value),
            }
        }
    }

    fn list(&mut self, place: &Place<'_>, of: &ShapeTable, length: Bounds, list: &Value, entries: &[Value]) {
        for constraint in Constraint::lengths(length, entries.len()) {
            self.add(place, list, false, false, constraint);
        }
        if scalar(of) {
            // AWS reports entries without members of their own once, at the list, with all that the model asks of them.
            let null = entries.iter().any(Value::is_null);
            if null || entries.iter().any(|entry| !broken(of, entry).is_empty()) {
                let secret = matches!(of, ShapeTable::String(text) if text.sensitive);
                self.add(place, list, secret, false, Constraint::Entries(demands(of, null)));
            }
            return;
        }
        for (at, entry) in entries.iter().enumerate() {
            let place = Place::Entry(place, at + 1);
            match entry {
                Value::Null => self.add(&place, entry, false, false, Constraint::NotNull),
                _ => self.value(&place, of, entry),
            }
        }
    }

    fn map(
        &mut self,
        place: &Place<'_>,
        (key, of): (&ShapeTable, &ShapeTable),
        length: Bounds,
        map: &Value,
        pairs: &Map<String, Value>,
    ) {
        for constraint in Constraint::lengths(length, pairs.len()) {
            self.add(place, map, false, false, constraint);
        }
        if pairs.keys().any(|name| !broken(key, &Value::String(name.clone())).is_empty()) {
            self.add(place, map, false, false, Constraint::Keys(demands(key, false)));
        }
        for (name, value) in pairs {
            let place = Place::Key(place, name);
            match value {
                Value::Null => self.add(&place, value, false, false, Constraint::NotNull),
                _ => self.value(&place, of, value),
            }
        }
    }
}

impl Violation {
    fn told(&self) -> String {
        let value = self.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        format!("Value{value} at '{}' failed to satisfy constraint: {}", self.place, self.constraint)
    }
}

impl Place<'_> {
    /// The path as AWS writes it: members with a small first letter, entries counted from one.
    fn spelt(&self) -> String {
        let (before, last) = match *self {
            Place::Root => return String::new(),
            Place::Member(before, name) => (before.spelt(), uncapital(name)),
            Place::Entry(before, at) => (before.spelt(), format!("{at}.member")),
            Place::Key(before, name) => (before.spelt(), format!("{name}.member")),
        };
        if before.is_empty() { last } else { format!("{before}.{last}") }
    }
}

fn uncapital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

fn scalar(shape: &ShapeTable) -> bool {
    !matches!(shape, ShapeTable::Structure(_) | ShapeTable::List { .. } | ShapeTable::Map { .. })
}

/// The constraints of a scalar that a value breaks.
fn broken(shape: &ShapeTable, value: &Value) -> Vec<Constraint> {
    match (shape, value) {
        (ShapeTable::String(text), Value::String(value)) => broken_text(text, value),
        (ShapeTable::Blob(bounds), Value::String(value)) => Constraint::lengths(*bounds, decoded_len(value)),
        (ShapeTable::Integer(bounds) | ShapeTable::Long(bounds), Value::Number(number)) => {
            number.as_i64().map_or_else(Vec::new, |number| Constraint::values(*bounds, number))
        }
        _ => Vec::new(),
    }
}

fn broken_text(text: &Text, value: &str) -> Vec<Constraint> {
    let mut broken = match text.length {
        Bounds::ANY => Vec::new(),
        length => Constraint::lengths(length, value.chars().count()),
    };
    if let Some(pattern) = text.pattern
        && !pattern.matches(value)
    {
        broken.push(Constraint::Pattern(pattern.text()));
    }
    if !text.values.is_empty() && !text.values.contains(&value) {
        broken.push(Constraint::OneOf(text.values));
    }
    broken
}

/// All that the model asks of an entry, whether broken or not.
fn demands(shape: &ShapeTable, null: bool) -> Vec<Constraint> {
    let mut demands = match shape {
        ShapeTable::String(text) => {
            let mut demands = Constraint::length_demands(text.length);
            demands.extend(text.pattern.map(|pattern| Constraint::Pattern(pattern.text())));
            demands.extend((!text.values.is_empty()).then_some(Constraint::OneOf(text.values)));
            demands
        }
        ShapeTable::Blob(bounds) => Constraint::length_demands(*bounds),
        ShapeTable::Integer(bounds) | ShapeTable::Long(bounds) => Constraint::value_demands(*bounds),
        _ => Vec::new(),
    };
    demands.extend(null.then_some(Constraint::NotNull));
    demands
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{STRING, typed};

    static KEY: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::at_most(3)));
    static LABELS: ShapeTable = ShapeTable::Map { key: &KEY, value: &KEY, length: Bounds::at_most(2) };
    static CHILDREN: ShapeTable = ShapeTable::List { member: &TREE, length: Bounds::ANY };
    static TREE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Name", required: true, shape: &STRING },
        Member { name: "Labels", required: false, shape: &LABELS },
        Member { name: "Children", required: false, shape: &CHILDREN },
    ]);

    fn refuse(input: Value) -> String {
        let operation = OperationTable {
            name: "Plant",
            input: &TREE,
            output: None,
            errors: &[],
            refusal: Refusal::ValidationException,
            pagination: None,
            typed: typed::<Value>,
        };
        let invalid = check(&operation, &input).unwrap_err();
        assert_eq!(invalid.code, "ValidationException");
        invalid.message
    }

    #[test]
    fn a_shape_may_contain_itself() {
        let message = refuse(json!({"Name": "a", "Children": [{"Name": "b", "Children": [{}]}]}));
        let place = "children.1.member.children.1.member.name";
        let constraint = "failed to satisfy constraint: Member must not be null";
        assert_eq!(message, format!("1 validation error detected: Value null at '{place}' {constraint}"));
    }

    #[test]
    fn maps_are_checked_by_key_and_value() {
        let keys = refuse(json!({"Name": "a", "Labels": {"long": "b"}}));
        assert_eq!(
            keys,
            "1 validation error detected: Value '{long=b}' at 'labels' failed to satisfy constraint: \
             Map keys must satisfy constraint: [Member must have length less than or equal to 3]"
        );
        let values = refuse(json!({"Name": "a", "Labels": {"a": "long", "b": null, "c": ""}}));
        assert_eq!(values.matches("Value ").count(), 3);
        assert!(values.contains("Value 'long' at 'labels.a.member' failed"), "{values}");
    }

    #[test]
    fn a_message_counts_all_but_repeats_few_and_little() {
        let children = vec![json!({"Labels": {"k": "v".repeat(10_000)}}); 500];
        let message = refuse(json!({"Name": "a", "Children": children}));
        assert!(message.starts_with("1000 validation errors detected: "), "{message}");
        assert!(message.len() < 10_000, "{}", message.len());
        assert!(message.contains(&format!("Value '{}…' at", "v".repeat(256))), "{message}");
    }
}
