//! AWS JSON 1.1: bodies to inputs, outputs and errors to bodies.

mod guided;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::model::{OperationTable, Shape};
use crate::{Invalid, validate};

/// The largest body that any operation takes, 28 MiB: a layer part of 20 MiB in base64, and room for the rest.
pub const MAX_BODY: usize = 28 << 20;

/// Reads the body of a request; an empty one is an empty object.
///
/// # Errors
///
/// `SerializationException` where it is not JSON, is too large or has wrong types; else the operation's own refusal where
/// it breaks the model's constraints.
pub fn decode<S: Shape>(body: &[u8]) -> Result<S::Input, Invalid> {
    decode_noting::<S>(body, |_| ())
}

/// The same, and lets `note` look at the members by their names on the wire before they become the operation's own type.
///
/// # Errors
///
/// Those of [`decode`].
pub fn decode_noting<S: Shape>(body: &[u8], note: impl FnOnce(&Value)) -> Result<S::Input, Invalid> {
    let input = validated(S::OPERATION, body)?;
    note(&input);
    serde_json::from_value(input).map_err(|error| malformed(error.to_string()))
}

/// Checks the body of a request as [`decode`] does, for an operation that is known by its table only.
///
/// # Errors
///
/// Those of [`decode`].
pub fn check(operation: &OperationTable, body: &[u8]) -> Result<(), Invalid> {
    let input = validated(operation, body)?;
    (operation.typed)(input).map_err(|error| malformed(error.to_string()))
}

/// Writes an answer. Members that are not set are left out.
pub fn encode<T: Serialize>(output: &T) -> Vec<u8> {
    // Generated outputs always serialise: their maps have string keys and nothing in them refuses.
    serde_json::to_vec(output).unwrap_or_default()
}

/// Writes an error: its code, its text and what else its model gives it, all at the top level.
pub fn error_body(code: &str, message: &str, extra: Map<String, Value>) -> Vec<u8> {
    let mut body = extra;
    body.insert("__type".to_owned(), json!(code));
    body.insert("message".to_owned(), json!(message));
    encode(&body)
}

fn validated(operation: &OperationTable, body: &[u8]) -> Result<Value, Invalid> {
    if body.len() > MAX_BODY {
        return Err(malformed(format!("The request body must not be larger than {MAX_BODY} bytes")));
    }
    let body = if body.trim_ascii().is_empty() { b"{}" } else { body };
    let input = guided::read(operation.input, body).map_err(malformed)?;
    validate::check(operation, &input)?;
    Ok(input)
}

fn malformed(message: String) -> Invalid {
    Invalid { code: "SerializationException", message }
}
