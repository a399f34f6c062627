//! Errors: those that a model lists for an operation, and the one that refuses malformed input.

use serde_json::{Map, Value};

use crate::model::ErrorTable;

/// Input that an operation refuses before anything is looked up: it breaks a constraint, has a wrong type, or cannot be
/// read at all. HTTP status 400.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Invalid {
    /// The error code on the wire.
    pub code: &'static str,
    /// The text on the wire.
    pub message: String,
}

/// An error that a model lists for an operation.
pub trait ModelledError: std::error::Error + Send + Sync + 'static {
    /// The errors of this operation.
    const TABLE: &'static [ErrorTable];

    /// The error code on the wire.
    fn code(&self) -> &'static str;

    /// The HTTP status.
    fn status(&self) -> u16;

    /// The text on the wire.
    fn message(&self) -> &str;

    /// What the error carries beside its text, by its name on the wire.
    fn members(&self) -> Map<String, Value>;
}

/// Declares an operation's error enum: per variant its code, status and further members.
macro_rules! modelled_errors {
    ($(#[$doc:meta])* $name:ident {
        $($variant:ident = $code:literal $status:literal { $($field:ident: $type:ty = $wire:literal),* },)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $($variant { message: String, $($field: Option<$type>),* },)*
        }

        impl $crate::ModelledError for $name {
            const TABLE: &'static [$crate::model::ErrorTable] =
                &[$($crate::model::ErrorTable { code: $code, status: $status }),*];

            fn code(&self) -> &'static str {
                match *self { $(Self::$variant { .. } => $code,)* }
            }

            fn status(&self) -> u16 {
                match *self { $(Self::$variant { .. } => $status,)* }
            }

            fn message(&self) -> &str {
                match *self { $(Self::$variant { ref message, .. } => message,)* }
            }

            fn members(&self) -> serde_json::Map<String, serde_json::Value> {
                match *self {
                    $(Self::$variant { $(ref $field,)* .. } => {
                        let members: Vec<(&str, Option<serde_json::Value>)> =
                            vec![$(($wire, $field.clone().map(serde_json::Value::from))),*];
                        $crate::modelled::present(members)
                    })*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}: {}", $crate::ModelledError::code(self), $crate::ModelledError::message(self))
            }
        }

        impl std::error::Error for $name {}
    };
}
pub(crate) use modelled_errors;

/// The members that are there.
pub(crate) fn present(members: Vec<(&str, Option<Value>)>) -> Map<String, Value> {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
