use iam::{Arn, Demand};
use identity::Kind;

use crate::call::Context;

/// A demand on the caller's own account's entity of this name. The name alone tells which one is meant; the gate judges
/// on its true ARN, path included.
pub(super) fn on(action: &'static str, kind: Kind, name: &str, context: &Context<'_>) -> Demand {
    under(action, kind, "/", name, context)
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

/// Demands on an entity and on what it is to become: whoever moves one needs leave for both.
pub(super) fn moved(
    action: &'static str,
    kind: Kind,
    name: &str,
    (path, new_name): (Option<&str>, Option<&str>),
    context: &Context<'_>,
) -> Vec<Demand> {
    let mut demands = vec![on(action, kind, name, context)];
    if path.is_some() || new_name.is_some() {
        let (path, name) = (path.unwrap_or("/"), new_name.unwrap_or(name));
        demands.push(under(action, kind, path, name, context));
    }
    demands
}
