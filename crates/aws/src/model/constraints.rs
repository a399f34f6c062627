//! Constraint tables: what a model demands of each shape.

use std::sync::OnceLock;

use regex::Regex;

/// What the model says about one shape.
#[derive(Debug)]
pub enum ShapeTable {
    /// A structure.
    Structure(&'static [Member]),
    /// A list of one shape.
    List {
        /// The shape of its entries.
        member: &'static ShapeTable,
        /// How many there may be.
        length: Bounds,
    },
    /// A map from strings to one shape.
    Map {
        /// The shape of its keys.
        key: &'static ShapeTable,
        /// The shape of its values.
        value: &'static ShapeTable,
        /// How many pairs there may be.
        length: Bounds,
    },
    /// A string or an enum.
    String(Text),
    /// Bytes, base64 on the wire; the bounds count bytes.
    Blob(Bounds),
    /// A boolean.
    Boolean,
    /// A 32-bit integer.
    Integer(Bounds),
    /// A 64-bit integer.
    Long(Bounds),
    /// A double.
    Double,
    /// A point in time.
    Timestamp,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Its name on the wire.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Its shape.
    pub shape: &'static ShapeTable,
}

/// Inclusive bounds, of a length or of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least allowed.
    pub min: Option<i64>,
    /// The most allowed.
    pub max: Option<i64>,
}

/// The constraints of a string.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Its length in characters.
    pub length: Bounds,
    /// What it has to match, whole.
    pub pattern: Option<&'static Pattern>,
    /// What it may be, where it is an enum; empty where it is free.
    pub values: &'static [&'static str],
    /// Whether messages must not repeat it.
    pub sensitive: bool,
    /// Whether `InvalidParameterException` words its constraints without "Member", as ECR does for repository names.
    pub plain: bool,
}

/// A pattern of the model, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

pub(crate) static STRING: ShapeTable = ShapeTable::String(Text::ANY);
pub(crate) static BOOLEAN: ShapeTable = ShapeTable::Boolean;
pub(crate) static INTEGER: ShapeTable = ShapeTable::Integer(Bounds::ANY);
pub(crate) static LONG: ShapeTable = ShapeTable::Long(Bounds::ANY);
pub(crate) static DOUBLE: ShapeTable = ShapeTable::Double;
pub(crate) static TIMESTAMP: ShapeTable = ShapeTable::Timestamp;

impl Bounds {
    /// No bounds.
    pub const ANY: Bounds = Bounds { min: None, max: None };

    pub(crate) const fn at_least(min: i64) -> Bounds {
        Bounds { min: Some(min), max: None }
    }

    pub(crate) const fn at_most(max: i64) -> Bounds {
        Bounds { min: None, max: Some(max) }
    }

    pub(crate) const fn between(min: i64, max: i64) -> Bounds {
        Bounds { min: Some(min), max: Some(max) }
    }
}

impl Text {
    /// A string without constraints.
    pub const ANY: Text =
        Text { length: Bounds::ANY, pattern: None, values: &[], sensitive: false, plain: false };

    pub(crate) const fn length(mut self, length: Bounds) -> Text {
        self.length = length;
        self
    }

    pub(crate) const fn pattern(mut self, pattern: &'static Pattern) -> Text {
        self.pattern = Some(pattern);
        self
    }

    pub(crate) const fn values(mut self, values: &'static [&'static str]) -> Text {
        self.values = values;
        self
    }

    pub(crate) const fn sensitive(mut self) -> Text {
        self.sensitive = true;
        self
    }

    pub(crate) const fn plain(mut self) -> Text {
        self.plain = true;
        self
    }
}

impl Pattern {
    pub(crate) const fn new(text: &'static str) -> Pattern {
        Pattern { text, compiled: OnceLock::new() }
    }

    /// The pattern as the model spells it.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Whether the pattern matches the whole of `value`. A pattern that does not compile matches nothing (a test
    /// compiles every generated one).
    pub fn matches(&self, value: &str) -> bool {
        let doubled = self.text.contains(NO_SECOND_HYPHEN) && value.contains("--");
        !doubled && self.compiled().is_some_and(|regex| regex.is_match(value))
    }

    pub(crate) fn compiled(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let text = ascii_classes(self.text).replace(NO_SECOND_HYPHEN, "-");
                Regex::new(&format!(r"\A(?:{text})\z")).ok()
            })
            .as_ref()
    }
}

/// The one look-ahead in the models, which our regular expressions do not know.
const NO_SECOND_HYPHEN: &str = "-(?!-)";

/// Rewrites `\w`, `\d`, `\s` and `\S`, which are ASCII in the models' regular expressions and Unicode in ours.
fn ascii_classes(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('w') => out.push_str("[A-Za-z0-9_]"),
            Some('d') => out.push_str("[0-9]"),
            Some('s') => out.push_str(r"[\t\n\x0B\f\r ]"),
            Some('S') => out.push_str(r"[^\t\n\x0B\f\r ]"),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_values_and_ascii_words() {
        assert!(Pattern::new(r"^$|a\\w").matches(r"a\w"));
        assert!(Pattern::new(r"[\w-]*").matches("a_1-"));
        assert!(!Pattern::new(r"[\w-]*").matches("é"));
        assert!(!Pattern::new(r"\S+").matches("a b"));
        assert!(!Pattern::new("a|b").matches("ab"));
    }
}
