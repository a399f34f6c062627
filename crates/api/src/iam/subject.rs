use iam::{Arn, Demand, Grant};
use identity::{Error, Kind};

use crate::App;
use crate::call::{Context, Failure};

/// A demand on the caller's own account's entity of this name. The name alone tells which one is meant; the gate judges
/// on its true ARN, path included.
pub(super) fn on(action: &'static str, kind: Kind, name: &str, context: &Context<'_>) -> Demand {
    under(action, kind, "/", name, context)
}

/// A demand on what an ARN names, which belongs to the ARN's account; AWS's own belongs to nobody, and is asked of the
/// caller's. What is no ARN names nothing that there could be.
pub(super) fn by_arn(action: &'static str, kind: Kind, arn: &str, context: &Context<'_>) -> Demand {
    let prefix = format!("{}/", kind.as_str());
    let named =
        Arn::parse(arn).ok().filter(|arn| arn.service() == "iam" && arn.resource().starts_with(&prefix));
    let named = named.unwrap_or_else(|| Arn::iam(context.account, &format!("{prefix}:{arn}")));
    let account = named.account().unwrap_or(context.account);
    Demand::on(action, named, account, &context.region)
}

/// A demand on an entity that is to be under a path.
pub(super) fn under(
    action: &'static str,
    kind: Kind,
    path: &str,
    name: &str,
    context: &Context<'_>,
) -> Demand {
    let resource = Arn::iam(context.account, &format!("{}{path}{name}", kind.as_str()));
    Demand::on(action, resource, context.account, &context.region)
}

/// A demand on all entities of a kind whose paths begin alike.
pub(super) fn on_path(
    action: &'static str,
    kind: Kind,
    prefix: Option<&str>,
    context: &Context<'_>,
) -> Demand {
    let prefix = prefix.unwrap_or("/");
    let slash = if prefix.ends_with('/') { "" } else { "/" };
    under(action, kind, &format!("{prefix}{slash}"), "", context)
}

/// The path that an entity is made under.
pub(super) fn path(given: Option<String>) -> String {
    given.unwrap_or_else(|| "/".to_owned())
}

/// Adds the condition key of the boundary that a request sets.
pub(super) fn bounded(demand: Demand, boundary: Option<&str>) -> Demand {
    match boundary {
        Some(policy) => demand.with("iam:PermissionsBoundary", policy),
        None => demand,
    }
}

/// Asks the gate whether the caller may also touch what an entity is to become: whoever moves one needs leave for both
/// places. `grant` is the one for the entity as it stands.
pub(super) async fn may_become(
    app: &App,
    context: &Context<'_>,
    grant: &Grant,
    kind: Kind,
    (path, name): (Option<&str>, Option<&str>),
) -> Result<(), Failure> {
    let standing = grant.resource().map_or("", |arn| arn.resource());
    let standing = standing.strip_prefix(kind.as_str()).unwrap_or_default();
    let (old_path, old_name) = standing.rsplit_once('/').unwrap_or_default();
    let old_path = format!("{old_path}/");
    let (path, name) = (path.unwrap_or(&old_path), name.unwrap_or(old_name));
    if (path, name) != (old_path.as_str(), old_name) {
        let demand = under(grant.action(), kind, path, name, context);
        context.judge(app, &context.caller, demand).await?;
    }
    Ok(())
}

/// Refuses an ARN that names no user, group or role, such as that of an account's root user.
pub(super) fn check_principal(arn: &str) -> Result<(), Error> {
    let kinds = [Kind::User, Kind::Group, Kind::Role];
    let named = |arn: &Arn| {
        let kind = arn.resource().split_once('/').map_or("", |(kind, _)| kind);
        arn.service() == "iam" && kinds.iter().any(|it| it.as_str() == kind)
    };
    match Arn::parse(arn).is_ok_and(|arn| named(&arn)) {
        true => Ok(()),
        false => Err(Error::InvalidInput(format!(
            "Invalid Entity Arn: {arn} does not clearly define entity type and name."
        ))),
    }
}

/// A demand on a user, group or role that an ARN names.
pub(super) fn principal(action: &'static str, arn: &str, context: &Context<'_>) -> Demand {
    let kind = |kind: &Kind| arn.contains(&format!(":{}/", kind.as_str()));
    let kind = [Kind::Group, Kind::Role].into_iter().find(kind).unwrap_or(Kind::User);
    by_arn(action, kind, arn, context)
}
