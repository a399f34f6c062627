use iam::AccountId;

/// What kind of thing an entity of IAM is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A user.
    User,
    /// A group of users.
    Group,
    /// A role.
    Role,
    /// A managed policy of a customer.
    Policy,
    /// An instance profile.
    InstanceProfile,
    /// An OpenID Connect provider.
    OidcProvider,
}

impl Kind {
    /// The word in the rows, and in ARNs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
            Self::Policy => "policy",
            Self::InstanceProfile => "instance-profile",
            Self::OidcProvider => "oidc-provider",
        }
    }

    /// What AWS puts before its unique ids. Providers have none that AWS shows.
    pub(crate) fn id_prefix(self) -> &'static str {
        match self {
            Self::User => "AIDA",
            Self::Group => "AGPA",
            Self::Role => "AROA",
            Self::Policy => "ANPA",
            Self::InstanceProfile => "AIPA",
            Self::OidcProvider => "OIDC",
        }
    }

    /// `arn:aws:iam::ACCOUNT:KIND/PATH/NAME`. The path begins and ends with `/`.
    pub fn arn(self, account: AccountId, path: &str, name: &str) -> String {
        format!("arn:aws:iam::{account}:{}{path}{name}", self.as_str())
    }
}
