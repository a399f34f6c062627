//! AWS Query: forms to inputs, outputs and errors to XML.

mod fold;
mod pairs;
mod xml;

use crate::model::{OperationTable, Service, Shape};
use crate::{Invalid, validate};

pub use pairs::Pairs;

/// Reads the input of an operation from a request's parameters.
///
/// # Errors
///
/// `MalformedInput` where a parameter does not have its member's type or place; else `ValidationError` where the input
/// breaks the model's constraints.
pub fn decode<S: Shape>(pairs: &Pairs) -> Result<S::Input, Invalid> {
    decode_noting::<S>(pairs, |_| ())
}

/// The same, and lets `note` look at the members by their names on the wire before they become the operation's own type.
///
/// # Errors
///
/// Those of [`decode`].
pub fn decode_noting<S: Shape>(
    pairs: &Pairs,
    note: impl FnOnce(&serde_json::Value),
) -> Result<S::Input, Invalid> {
    let input = validated(S::OPERATION, pairs)?;
    note(&input);
    serde_json::from_value(input).map_err(|error| malformed(error.to_string()))
}

/// Checks a request's parameters as [`decode`] does, for an operation that is known by its table only.
///
/// # Errors
///
/// Those of [`decode`].
pub fn check(operation: &OperationTable, pairs: &Pairs) -> Result<(), Invalid> {
    let input = validated(operation, pairs)?;
    (operation.typed)(input).map_err(|error| malformed(error.to_string()))
}

/// Writes the answer of an operation.
pub fn encode<S: Shape>(output: &S::Output, request_id: &str) -> Vec<u8> {
    // Generated outputs always serialise: their maps have string keys and nothing in them refuses.
    let output = serde_json::to_value(output).unwrap_or_default();
    xml::answer(S::SERVICE, S::OPERATION, &output, request_id).into_bytes()
}

/// Writes an error. From status 500 on the fault is the receiver's, below it the sender's.
pub fn error_body(service: &Service, code: &str, message: &str, status: u16, request_id: &str) -> Vec<u8> {
    xml::error(service, code, message, status, request_id).into_bytes()
}

fn validated(operation: &OperationTable, pairs: &Pairs) -> Result<serde_json::Value, Invalid> {
    let input = fold::fold(operation.input, pairs)?;
    validate::check(operation, &input)?;
    Ok(input)
}

fn malformed(message: impl Into<String>) -> Invalid {
    Invalid { code: "MalformedInput", message: message.into() }
}
