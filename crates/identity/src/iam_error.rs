use iam::{AccountId, InvalidPolicy};
use store::StoreError;

use crate::error::IdentityError;
use crate::kind::Kind;

/// Why IAM did not do what it was asked: facts about the request, which the API puts into AWS's words.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No entity of this kind and name, or, for policies and providers, with this ARN.
    #[error("there is no {} {name}", kind.as_str())]
    NoSuchEntity {
        /// What was asked for.
        kind: Kind,
        /// Its name, or its ARN.
        name: String,
    },
    /// The entity holds no inline policy of this name.
    #[error("the {} has no policy {policy}", kind.as_str())]
    NoSuchInlinePolicy {
        /// What the entity is.
        kind: Kind,
        /// The policy's name.
        policy: String,
    },
    /// The managed policy, by its ARN, is not attached, or does not exist where only an attached one could be meant.
    #[error("policy {0} is not attached")]
    NotAttached(String),
    /// No managed policy with this ARN, or none that this account may attach.
    #[error("policy {0} does not exist or can't be attached")]
    NoSuchPolicy(String),
    /// A managed policy that services alone attach to their roles.
    #[error("policy {0} is for roles of services alone")]
    NotAttachable(String),
    /// No managed policy with this ARN that could bound a principal.
    #[error("policy {0} does not exist or can't be a boundary")]
    NoSuchBoundary(String),
    /// The user has no such access key.
    #[error("there is no access key {0}")]
    NoSuchAccessKey(String),
    /// The account has no such alias.
    #[error("there is no account alias {0}")]
    NoSuchAlias(String),
    /// The user has no password: Berth has no console to log in to.
    #[error("user {0} has no login profile")]
    NoLoginProfile(String),
    /// The account has no password policy.
    #[error("account {0} has no password policy")]
    NoPasswordPolicy(AccountId),
    /// Another entity of its kind has this name, ignoring case.
    #[error("there is a {} {name} already", kind.as_str())]
    EntityExists {
        /// What was to be made or renamed.
        kind: Kind,
        /// The name.
        name: String,
    },
    /// An account has this alias.
    #[error("account alias {0} is taken")]
    AliasExists(String),
    /// Something hangs on the entity that must go first.
    #[error("something hangs on the entity: {0:?}")]
    DeleteConflict(Conflict),
    /// More of something than AWS allows.
    #[error("quota {}: {}", .0.name, .0.most)]
    LimitExceeded(Quota),
    /// The entity's inline policies together have more characters than they may.
    #[error("the policies of {name} are larger than {most} characters")]
    PolicySize {
        /// What the entity is.
        kind: Kind,
        /// Its name.
        name: String,
        /// What is allowed.
        most: usize,
    },
    /// A policy document that is not right.
    #[error(transparent)]
    MalformedPolicy(#[from] InvalidPolicy),
    /// The managed policy has no such version.
    #[error("policy {policy} has no version {version}")]
    NoSuchPolicyVersion {
        /// The policy's ARN.
        policy: String,
        /// Such as `v2`.
        version: String,
    },
    /// A managed policy that only AWS changes.
    #[error("policy {0} is managed by AWS")]
    AwsManaged(String),
    /// Input that no entity takes; the text is AWS's.
    #[error("{0}")]
    InvalidInput(String),
    /// The entity is a service's own and can't be changed; the text is AWS's.
    #[error("{0}")]
    Unmodifiable(String),
    /// The rows could not be read or written just now.
    #[error("identities are unavailable: {0}")]
    Unavailable(String),
    /// Our fault.
    #[error("{0}")]
    Broken(String),
}

/// What hangs on an entity that is to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Inline policies.
    InlinePolicies,
    /// Attached managed policies.
    AttachedPolicies,
    /// Access keys of a user.
    AccessKeys,
    /// A user's groups.
    Groups,
    /// A group's users.
    Users,
    /// A role in instance profiles.
    InstanceProfiles,
    /// Roles in an instance profile.
    Roles,
    /// Entities that a managed policy is attached to.
    Attachments,
    /// Versions of a managed policy beside the default one.
    Versions,
    /// The version is the default one.
    DefaultVersion,
}

/// A quota of IAM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// AWS's name for it, such as `AccessKeysPerUser`.
    pub name: &'static str,
    /// The most that there may be.
    pub most: usize,
}

impl Quota {
    /// Refuses one more where `there` are already.
    pub(crate) fn room_for_one(self, there: usize) -> Result<(), Error> {
        if there < self.most { Ok(()) } else { Err(Error::LimitExceeded(self)) }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy(_)
            | StoreError::Full(_)
            | StoreError::Held(_)
            | StoreError::Moving(_)
            | StoreError::Unreachable(_) => Self::Unavailable(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}

impl From<IdentityError> for Error {
    fn from(error: IdentityError) -> Self {
        match error {
            IdentityError::Store(error) => error.into(),
            other => Self::Broken(other.to_string()),
        }
    }
}
