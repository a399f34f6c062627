//! Operations that mean the caller where they name no user.

use aws::Invalid;
use iam::{Demand, Principal};
use identity::Kind;

use super::subject;
use crate::call::{Context, Failure};

/// A demand on the user that a request names, or else on the caller. The root user has no ARN that a policy could name:
/// it asks for `*`.
pub(super) fn demand(action: &'static str, name: Option<&str>, context: &Context<'_>) -> Demand {
    match (name, &context.caller.principal) {
        (Some(name), _) => subject::on(action, Kind::User, name, context),
        (None, Principal::User(user)) => subject::on(action, Kind::User, user.name(), context),
        (None, _) => Demand::registry(action, context.account, &context.region),
    }
}

/// Refuses sessions that name no user: a session is none.
pub(super) fn check(name: Option<&str>, context: &Context<'_>) -> Result<(), Failure> {
    match (name, &context.caller.principal) {
        (Some(_), _) | (None, Principal::User(_)) => Ok(()),
        (None, principal) if principal.is_root() => Ok(()),
        (None, _) => {
            let message = "Must specify userName when calling with non-User credentials".to_owned();
            Err(Failure::Invalid(Invalid { code: "ValidationError", message }))
        }
    }
}
