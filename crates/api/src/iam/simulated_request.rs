//! The parts that both simulators take from their requests.

use std::sync::Arc;

use aws::models::iam::ContextEntry;
use iam::{AccountId, Arn, Principal, Session, User, are_of_type};
use identity::Error;

/// Adds context entries, whose values must be of the types that they say.
pub(super) fn add_entries(context: &mut iam::Context, entries: Option<&[ContextEntry]>) -> Result<(), Error> {
    for entry in entries.unwrap_or_default() {
        let key = entry.context_key_name.as_deref().unwrap_or_default();
        let values = entry.context_key_values.clone().unwrap_or_default();
        let kind = entry.context_key_type.as_deref().unwrap_or("string");
        if key.is_empty() || !are_of_type(kind, &values) {
            let text = format!("The values of context key '{key}' are not of type {kind}: {values:?}");
            return Err(Error::InvalidInput(text));
        }
        context.set_all(key, values);
    }
    Ok(())
}

/// Who asks in a simulation: a user, a session of a role, or some member of a group, by the ARN of the user, role or group.
pub(super) fn caller(arn: Option<&str>) -> Result<Option<Principal>, Error> {
    let Some(text) = arn else { return Ok(None) };
    let named = Arn::parse(text).ok().filter(|arn| arn.service() == "iam");
    let principal = named.and_then(|arn| stands_for(arn.account()?, arn, ""));
    principal.map(Some).ok_or_else(|| {
        Error::InvalidInput(format!("CallerArn {text} is not the ARN of a user, group or role."))
    })
}

/// Who has the policies of a user, role or group with this ARN and unique id: the user, a session of the role, some member
/// of the group.
pub(super) fn stands_for(account: AccountId, arn: Arn, id: &str) -> Option<Principal> {
    let (kind, path) = arn.resource().split_once('/')?;
    let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
    match kind {
        "user" => Some(Principal::User(Arc::new(User { account, id: id.to_owned(), arn }))),
        "role" => Some(Principal::Session(Arc::new(Session::new(account, arn, id, "simulated")))),
        "group" => {
            // No user's name has a space, so that nobody's rights are the member's.
            let (member, id) = (Arn::iam(account, &format!("user/member of {name}")), String::new());
            Some(Principal::User(Arc::new(User { account, arn: member, id })))
        }
        _ => None,
    }
}

/// The account that holds resources whose ARNs name none: `ResourceOwner`, an account's id or ARN, or else the caller's.
pub(super) fn owner(given: Option<&str>, caller: AccountId) -> Result<AccountId, Error> {
    let Some(text) = given else { return Ok(caller) };
    let account = AccountId::parse(text).ok().or_else(|| Arn::parse(text).ok()?.account());
    account.ok_or_else(|| Error::InvalidInput(format!("ResourceOwner {text} is no account.")))
}

/// Runs a simulation where nobody else waits for it: reading a request's policies and holding them against a page of
/// actions can take some tens of milliseconds.
///
/// # Errors
/// Those of the simulation.
pub(super) async fn apart<T: Send + 'static>(
    simulated: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let joined = tokio::task::spawn_blocking(simulated).await;
    joined.map_err(|error| Error::Broken(format!("a simulation broke off: {error}")))?
}
