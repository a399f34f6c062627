//! What the AWS door answers to what reaches no operation.

use aws::model::Protocol;
use aws::{Invalid, Service};

use crate::call::{Input, Refused, refused_input};

pub(super) fn too_fast(protocol: Protocol) -> Refused {
    let code = match protocol {
        Protocol::Json => "ThrottlingException",
        Protocol::Query => "Throttling",
    };
    Refused { code, status: 400, message: crate::wording::RATE_EXCEEDED.to_owned(), ..Refused::default() }
}

pub(super) fn no_room() -> Refused {
    Refused {
        code: "ServiceUnavailable",
        status: 503,
        message: "The server has no memory for the request's body now. Try again in a moment.".to_owned(),
        report: Some("no memory for the body became free in time".to_owned()),
        ..Refused::default()
    }
}

pub(super) fn unknown_operation() -> Invalid {
    Invalid { code: "UnknownOperationException", message: String::new() }
}

pub(super) fn missing_action() -> Invalid {
    let message = "Missing Action: name an operation in the parameter Action.".to_owned();
    Invalid { code: "MissingAction", message }
}

pub(super) fn invalid_action(action: &str, version: &str) -> Invalid {
    let message = format!("Could not find operation {action} for version {version}");
    Invalid { code: "InvalidAction", message }
}

pub(super) fn unknown(invalid: Invalid) -> Refused {
    let status = if invalid.code == "UnknownOperationException" { 404 } else { 400 };
    Refused { status, ..refused_input(invalid) }
}

/// A modelled operation that is not built yet answers, after the model's validation, that it is unsupported.
pub(super) fn not_built(service: &'static Service, operation: &str, input: &Input) -> Refused {
    let Some(table) = service.operation(operation) else {
        return unknown(match service.protocol {
            Protocol::Json => unknown_operation(),
            Protocol::Query => invalid_action(operation, service.api_version),
        });
    };
    let checked = match input {
        Input::Json(body) => aws::json::check(table, body),
        Input::Query(pairs) => aws::query::check(table, pairs),
    };
    let code = match service.protocol {
        Protocol::Json => "UnsupportedOperationException",
        Protocol::Query => "UnsupportedOperation",
    };
    match checked {
        Err(invalid) => refused_input(invalid),
        Ok(()) => refused_input(Invalid { code, message: format!("Berth does not support {operation}.") }),
    }
}
