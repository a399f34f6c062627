//! What AssumeRole and AssumeRoleWithWebIdentity share.

use aws::models::sts::{AssumedRoleUser, Credentials};
use iam::{Arn, Demand, Grant, Principal, Session};
use identity::SessionTerms;
use std::sync::Arc;

use super::{answer, refused};
use crate::App;
use crate::call::{Context, Failure};

/// The longest that a session may last that a session begins, in seconds.
const LONGEST_CHAINED: i32 = 3600;
const DEFAULT: i32 = 3600;

/// A demand on the role that a request names; on `*` where that is no role's ARN, which [`begin`] refuses.
pub(super) fn demand(action: &'static str, role: &str, context: &Context<'_>) -> Demand {
    let role =
        Arn::parse(role).ok().filter(|arn| arn.service() == "iam" && arn.resource().starts_with("role/"));
    match role.and_then(|role| Some((role.account()?, role))) {
        Some((account, role)) => Demand::on(action, role, account, &context.region),
        None => Demand::registry(action, context.account, &context.region),
    }
}

/// A session that has begun.
pub(super) struct Begun {
    pub(super) credentials: Credentials,
    pub(super) user: AssumedRoleUser,
    pub(super) packed: Option<i32>,
}

/// Begins a session of the role that the grant names.
pub(super) async fn begin(
    app: &App,
    grant: &Grant,
    name: &str,
    seconds: Option<i32>,
    terms: SessionTerms,
) -> Result<Begun, Failure> {
    let role_arn = grant.resource().ok_or_else(|| refused("ValidationError", "The role's ARN is invalid"))?;
    let seconds = seconds.unwrap_or(DEFAULT);
    if terms.chained && seconds > LONGEST_CHAINED {
        let text = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
        return Err(refused("ValidationError", text));
    }
    let role = app.identity.role(grant).await?;
    if grant.role_id() != Some(role.described.entity.id.as_str()) {
        // It was made anew meanwhile, and nobody asked whom that one trusts.
        return Err(registry::Error::Unavailable("the role was made anew".to_owned()).into());
    }
    if seconds > role.body.max_session_seconds {
        let text = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
        return Err(refused("ValidationError", text));
    }
    let account = grant.account();
    let session = Session::new(account, role_arn.clone(), &role.described.entity.id, name);
    let user = AssumedRoleUser {
        assumed_role_id: format!("{}:{name}", session.role_id),
        arn: session.arn.to_string(),
    };
    let seconds = u32::try_from(seconds).unwrap_or_default();
    let made = app.identity.begin_session(account, Principal::Session(Arc::new(session)), terms, seconds);
    let made = made.map_err(answer::too_large)?;
    Ok(Begun { credentials: answer::credentials(&made), packed: answer::packed(&made), user })
}
