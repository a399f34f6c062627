//! The words a generated model is written in: constraint tables, operations, services.
//!
//! `cargo xtask models` writes one module per service under [`crate::models`]; everything there is data in the types of
//! this file. [`crate::json`], [`crate::query`] and [`crate::validate`] interpret it.

use std::sync::OnceLock;

use regex::Regex;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::ModelledError;

/// One operation of a service, as its model describes it: the generated half of what Berth knows about it.
pub trait Shape: Send + Sync + 'static {
    /// AWS's name of the operation, as `X-Amz-Target` and `Action` spell it.
    const NAME: &'static str = Self::OPERATION.name;
    /// The constraints of the input.
    const INPUT: &'static ShapeTable = Self::OPERATION.input;
    /// All that the model says about the operation.
    const OPERATION: &'static OperationTable;
    /// The service that the operation belongs to.
    const SERVICE: &'static Service;
    /// The decoded request.
    type Input: DeserializeOwned + Send;
    /// The answer.
    type Output: Serialize + Send;
    /// The errors that the model lists for the operation, and no others.
    type Error: ModelledError;
}

/// A service: how it is addressed on the wire, and its operations.
#[derive(Debug)]
pub struct Service {
    /// The name in Berth's code and in AWS's service model, for example `ecr`.
    pub name: &'static str,
    /// Which codec speaks for it.
    pub protocol: Protocol,
    /// What stands before the dot in `X-Amz-Target`; empty for Query services.
    pub target_prefix: &'static str,
    /// The service in a SigV4 credential scope.
    pub signing_name: &'static str,
    /// The model's date, which Query requests carry as `Version`.
    pub api_version: &'static str,
    /// The namespace of XML answers; empty for JSON services.
    pub xml_namespace: &'static str,
    /// Every modelled operation, sorted by name.
    pub operations: &'static [&'static OperationTable],
}

impl Service {
    /// The operation of that name, or none if the model has no such operation.
    pub fn operation(&self, name: &str) -> Option<&'static OperationTable> {
        self.operations
            .binary_search_by_key(&name, |operation| operation.name)
            .ok()
            .map(|at| self.operations[at])
    }
}

/// A wire protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// AWS JSON 1.1: `X-Amz-Target` and a JSON body.
    Json,
    /// AWS Query: a form body or query string, answered in XML.
    Query,
}

/// One operation: what it takes, gives and refuses.
#[derive(Debug)]
pub struct OperationTable {
    /// AWS's name.
    pub name: &'static str,
    /// The constraints of the input.
    pub input: &'static ShapeTable,
    /// The output, or none where the model has no output at all (a Query answer then has no result element).
    pub output: Option<&'static ShapeTable>,
    /// The modelled errors.
    pub errors: &'static [ErrorTable],
    /// The spelling in which input that breaks a constraint is refused.
    pub refusal: Refusal,
    /// How the operation pages, where the model says so.
    pub pagination: Option<Pagination>,
    /// Reads validated input into the operation's own type and drops it, so that an operation that is known by its table
    /// only refuses what [`Shape::Input`] cannot hold.
    pub(crate) typed: fn(Value) -> serde_json::Result<()>,
}

/// [`OperationTable::typed`] of an input.
pub(crate) fn typed<T: DeserializeOwned>(input: Value) -> serde_json::Result<()> {
    serde_json::from_value::<T>(input).map(drop)
}

/// A modelled error: its code on the wire and the HTTP status it comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorTable {
    /// The code, which in Query services is not always the shape's name.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

/// How an operation pages: the members that carry its token, limit and items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The input member that takes the token.
    pub input_token: &'static str,
    /// The output member that gives the next token.
    pub output_token: &'static str,
    /// The input member that limits a page, if there is one.
    pub limit_key: Option<&'static str>,
    /// The output members that are continued from page to page, as dotted paths.
    pub result_keys: &'static [&'static str],
}

/// The code and spelling by which an operation refuses input that breaks a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `Invalid parameter at '…' failed to satisfy constraint: '…'`, the first violation only.
    InvalidParameterException,
    /// `N validation errors detected: Value '…' at '…' failed to satisfy constraint: …`, JSON services.
    ValidationException,
    /// The same text under the code of Query services.
    ValidationError,
}

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
        self.compiled().is_some_and(|regex| regex.is_match(value))
    }

    pub(crate) fn compiled(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| Regex::new(&format!(r"\A(?:{})\z", ascii_classes(self.text))).ok())
            .as_ref()
    }
}

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
    use crate::models::{ecr, sts};

    fn patterns(shape: &'static ShapeTable, found: &mut Vec<&'static Pattern>) {
        match shape {
            ShapeTable::Structure(members) => members.iter().for_each(|member| patterns(member.shape, found)),
            ShapeTable::List { member, .. } => patterns(member, found),
            ShapeTable::Map { key, value, .. } => [key, value].into_iter().for_each(|of| patterns(of, found)),
            ShapeTable::String(text) => found.extend(text.pattern),
            _ => {}
        }
    }

    #[test]
    fn every_pattern_compiles() {
        let mut found = Vec::new();
        for operation in ecr::SERVICE.operations.iter().chain(sts::SERVICE.operations) {
            patterns(operation.input, &mut found);
            operation.output.iter().for_each(|output| patterns(output, &mut found));
        }
        assert!(found.len() > 100);
        let broken: Vec<_> = found.iter().filter(|pattern| pattern.compiled().is_none()).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn operations_are_found_by_name() {
        assert_eq!((ecr::SERVICE.operations.len(), sts::SERVICE.operations.len()), (62, 11));
        for operation in ecr::SERVICE.operations {
            assert_eq!(ecr::SERVICE.operation(operation.name).map(|found| found.name), Some(operation.name));
        }
        assert!(ecr::SERVICE.operation("createRepository").is_none());
    }

    #[test]
    fn patterns_match_whole_values_and_ascii_words() {
        assert!(Pattern::new(r"^$|a\\w").matches(r"a\w"));
        assert!(Pattern::new(r"[\w-]*").matches("a_1-"));
        assert!(!Pattern::new(r"[\w-]*").matches("é"));
        assert!(!Pattern::new(r"\S+").matches("a b"));
        assert!(!Pattern::new("a|b").matches("ab"));
    }
}
