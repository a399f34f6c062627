//! The words a generated model is written in: constraint tables, operations, services.
//!
//! `cargo xtask models` writes one module per service under [`crate::models`]; everything there is data in the types of
//! this file. [`crate::json`], [`crate::query`] and [`crate::validate`] interpret it.

mod constraints;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::ModelledError;

pub(crate) use constraints::{BOOLEAN, DOUBLE, INTEGER, LONG, STRING, TIMESTAMP};
pub use constraints::{Bounds, Member, Pattern, ShapeTable, Text};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{ecr, iam, sts};

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
        let services = [&ecr::SERVICE, &iam::SERVICE, &sts::SERVICE];
        for operation in services.iter().flat_map(|service| service.operations) {
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
}
