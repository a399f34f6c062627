use std::error::Error;

use tokio_postgres::error::SqlState;

use crate::StoreError;

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        let described = text(&error);
        let Some(state) = error.code() else {
            return Self::Unreachable(described);
        };
        match (state.code(), &state.code()[..2]) {
            ("40001" | "40P01" | "55P03" | "57014", _) => Self::Busy(described),
            ("53100", _) => Self::Full(described),
            (_, "53") => Self::Busy(described),
            ("XX001" | "XX002", _) => Self::Damaged(described),
            // Statements that the schema, or the rights on it, do not allow.
            ("42501", _) => Self::Unsuitable(described),
            (_, "42") => Self::Damaged(described),
            (_, "22" | "23") => Self::Conflict(described),
            _ => Self::Unreachable(described),
        }
    }
}

/// Whether the same transaction may succeed when it runs again at once. A key that is there already is among it:
/// someone else committed it first, and the next run sees it.
pub(super) fn worth_another_run(state: &SqlState) -> bool {
    [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::UNIQUE_VIOLATION]
        .contains(state)
}

/// Whether the connection leads to a server that takes no writes, or soon no questions at all.
pub(super) fn leads_nowhere(state: &SqlState) -> bool {
    *state == SqlState::READ_ONLY_SQL_TRANSACTION
        || ["57P", "08"].iter().any(|it| state.code().starts_with(it))
}

/// An error with what caused it, and the code that PostgreSQL gave it.
pub(super) fn text(error: &tokio_postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        return format!("{} ({})", error.message(), error.code().code());
    }
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
