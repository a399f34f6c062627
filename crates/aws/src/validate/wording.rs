//! AWS's texts for constraints, as its services answer with them.

use std::fmt;

use serde_json::Value;

use crate::model::Bounds;

/// How much of a value a message repeats, in characters.
const SHOWN: usize = 256;

/// A constraint, displayed as `Member must …`.
pub(super) enum Constraint {
    NotNull,
    MinLength(i64),
    MaxLength(i64),
    MinValue(i64),
    MaxValue(i64),
    Pattern(&'static str),
    OneOf(&'static [&'static str]),
    Entries(Vec<Constraint>),
    Keys(Vec<Constraint>),
}

impl Constraint {
    /// The bounds that a length breaks.
    pub(super) fn lengths(bounds: Bounds, length: usize) -> Vec<Constraint> {
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        outside(bounds, length, Constraint::MinLength, Constraint::MaxLength)
    }

    /// The bounds that a number breaks.
    pub(super) fn values(bounds: Bounds, value: i64) -> Vec<Constraint> {
        outside(bounds, value, Constraint::MinValue, Constraint::MaxValue)
    }

    /// Both bounds of a length, the greater first, as lists of demands have it.
    pub(super) fn length_demands(bounds: Bounds) -> Vec<Constraint> {
        bounds
            .max
            .map(Constraint::MaxLength)
            .into_iter()
            .chain(bounds.min.map(Constraint::MinLength))
            .collect()
    }

    /// Both bounds of a number.
    pub(super) fn value_demands(bounds: Bounds) -> Vec<Constraint> {
        bounds.max.map(Constraint::MaxValue).into_iter().chain(bounds.min.map(Constraint::MinValue)).collect()
    }

    /// The wording of ECR's oldest checks, which do not say "Member" and do not escape slashes.
    pub(super) fn plain(&self) -> String {
        match self {
            Constraint::Pattern(pattern) => {
                format!("must satisfy regular expression '{}'", pattern.replace(r"\/", "/"))
            }
            Constraint::MinLength(_) | Constraint::MaxLength(_) => {
                self.to_string().trim_start_matches("Member ").to_owned()
            }
            _ => self.to_string(),
        }
    }
}

fn outside(
    bounds: Bounds,
    value: i64,
    min: fn(i64) -> Constraint,
    max: fn(i64) -> Constraint,
) -> Vec<Constraint> {
    let below = bounds.min.filter(|&least| value < least).map(min);
    let above = bounds.max.filter(|&most| value > most).map(max);
    below.into_iter().chain(above).collect()
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constraint::NotNull => f.write_str("Member must not be null"),
            Constraint::MinLength(min) => write!(f, "Member must have length greater than or equal to {min}"),
            Constraint::MaxLength(max) => write!(f, "Member must have length less than or equal to {max}"),
            Constraint::MinValue(min) => write!(f, "Member must have value greater than or equal to {min}"),
            Constraint::MaxValue(max) => write!(f, "Member must have value less than or equal to {max}"),
            Constraint::Pattern(pattern) => {
                write!(f, "Member must satisfy regular expression pattern: {pattern}")
            }
            Constraint::OneOf(values) => {
                write!(f, "Member must satisfy enum value set: [{}]", values.join(", "))
            }
            Constraint::Entries(demands) => {
                write!(f, "Member must satisfy constraint: [{}]", joined(demands))
            }
            Constraint::Keys(demands) => write!(f, "Map keys must satisfy constraint: [{}]", joined(demands)),
        }
    }
}

fn joined(demands: &[Constraint]) -> String {
    demands.iter().map(Constraint::to_string).collect::<Vec<_>>().join(", ")
}

/// A value as messages show it: null bare, everything else quoted, cut short where it is long.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        _ => {
            let mut text = String::new();
            show(value, &mut text);
            match text.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("'{}…'", &text[..end]),
                None => format!("'{text}'"),
            }
        }
    }
}

fn show(value: &Value, out: &mut String) {
    // Characters are at most four bytes, so that this much text is surely enough.
    if out.len() > SHOWN * 4 {
        return;
    }
    match value {
        Value::String(text) => out.extend(text.chars().take(SHOWN + 1)),
        Value::Array(entries) => {
            out.push('[');
            for (at, entry) in entries.iter().take(SHOWN).enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                show(entry, out);
            }
            out.push(']');
        }
        Value::Object(pairs) => {
            out.push('{');
            for (at, (name, value)) in pairs.iter().take(SHOWN).enumerate() {
                let comma = if at > 0 { ", " } else { "" };
                out.push_str(comma);
                out.extend(name.chars().take(SHOWN));
                out.push('=');
                show(value, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}
