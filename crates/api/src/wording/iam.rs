//! IAM's codes and texts for what its rules say of a request.

use identity::{Conflict, Error, Kind};

/// A code and a text.
type Said = (&'static str, String);

/// A fact about a request by IAM's code and text; none for what is our fault.
pub(super) fn of(error: &Error) -> Option<Said> {
    Some(match error {
        Error::NoSuchEntity { kind, name } => ("NoSuchEntity", no_such_entity(*kind, name)),
        Error::NoSuchInlinePolicy { kind, policy } => {
            ("NoSuchEntity", format!("The {} policy with name {policy} cannot be found.", kind.as_str()))
        }
        Error::NotAttached(arn) => ("NoSuchEntity", format!("Policy {arn} was not found.")),
        Error::NoSuchPolicy(arn) => {
            ("NoSuchEntity", format!("Policy {arn} does not exist or is not attachable."))
        }
        Error::NoSuchBoundary(arn) => {
            ("NoSuchEntity", format!("Scope ARN: {arn} does not exist or is not attachable."))
        }
        Error::NoSuchAccessKey(id) => {
            ("NoSuchEntity", format!("The Access Key with id {id} cannot be found."))
        }
        Error::NoSuchAlias(alias) => ("NoSuchEntity", format!("The account alias {alias} cannot be found.")),
        Error::NoLoginProfile(user) => {
            ("NoSuchEntity", format!("Login Profile for User {user} cannot be found."))
        }
        Error::NoPasswordPolicy(account) => {
            let text = format!("The Password Policy with domain name {account} cannot be found.");
            ("NoSuchEntity", text)
        }
        Error::NotAttachable(_) => {
            ("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.".to_owned())
        }
        Error::EntityExists { kind, name } => ("EntityAlreadyExists", entity_exists(*kind, name)),
        Error::AliasExists(alias) => {
            ("EntityAlreadyExists", format!("The account alias {alias} already exists."))
        }
        Error::DeleteConflict(conflict) => ("DeleteConflict", delete_conflict(*conflict).to_owned()),
        Error::LimitExceeded(quota) if quota.name == "VersionsPerPolicy" => {
            let most = quota.most;
            let text = "Before you create a new version, you must delete an existing version.";
            ("LimitExceeded", format!("A managed policy can have up to {most} versions. {text}"))
        }
        Error::LimitExceeded(quota) => {
            ("LimitExceeded", format!("Cannot exceed quota for {}: {}", quota.name, quota.most))
        }
        Error::PolicySize { kind, name, most } => {
            let kind = kind.as_str();
            ("LimitExceeded", format!("Maximum policy size of {most} bytes exceeded for {kind} {name}"))
        }
        Error::NoSuchPolicyVersion { policy, version } => (
            "NoSuchEntity",
            format!("Policy {policy} version {version} does not exist or is not attachable."),
        ),
        Error::AwsManaged(arn) => (
            "AccessDenied",
            format!("Policy {arn} is managed by AWS: it can be neither changed nor deleted."),
        ),
        Error::MalformedPolicy(flaw) => ("MalformedPolicyDocument", flaw.to_string()),
        Error::InvalidInput(text) => ("InvalidInput", text.clone()),
        Error::Unmodifiable(text) => ("UnmodifiableEntity", text.clone()),
        Error::Unavailable(_) | Error::Broken(_) => return None,
    })
}

fn no_such_entity(kind: Kind, name: &str) -> String {
    match kind {
        Kind::User | Kind::Group | Kind::Role => {
            format!("The {} with name {name} cannot be found.", kind.as_str())
        }
        Kind::Policy => format!("Policy {name} was not found."),
        Kind::InstanceProfile => format!("Instance Profile {name} cannot be found."),
        Kind::OidcProvider => format!("OpenIDConnect Provider not found for arn {name}"),
    }
}

fn entity_exists(kind: Kind, name: &str) -> String {
    match kind {
        Kind::User => format!("User with name {name} already exists."),
        Kind::Group => format!("Group with name {name} already exists."),
        Kind::Role => format!("Role with name {name} already exists."),
        Kind::Policy => format!("A policy called {name} already exists. Duplicate names are not allowed."),
        Kind::InstanceProfile => format!("Instance Profile {name} already exists."),
        Kind::OidcProvider => format!("Provider with url https://{name} already exists."),
    }
}

fn delete_conflict(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::InlinePolicies => "Cannot delete entity, must delete policies first.",
        Conflict::AttachedPolicies => "Cannot delete entity, must detach all policies first.",
        Conflict::AccessKeys => "Cannot delete entity, must delete access keys first.",
        Conflict::Groups => "Cannot delete entity, must remove users from group first.",
        Conflict::Users => "Cannot delete entity, must remove users from group first.",
        Conflict::InstanceProfiles => "Cannot delete entity, must remove roles from instance profile first.",
        Conflict::Roles => "Cannot delete entity, must remove roles from instance profile first.",
        Conflict::Attachments => "Cannot delete a policy attached to entities.",
        Conflict::Versions => {
            "This policy has more than one version. Before you delete a policy, you must delete the policy's \
             versions. The default version is deleted with the policy."
        }
        Conflict::DefaultVersion => "Cannot delete the default version of a policy.",
    }
}
