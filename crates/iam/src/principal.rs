use crate::arn::{AccountId, Arn};

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// The root user of an account.
    Root(AccountId),
    /// Nobody: a request without credentials.
    Anonymous,
}

impl Principal {
    /// The account that the principal belongs to; none for [`Principal::Anonymous`].
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Root(account) => Some(*account),
            Self::Anonymous => None,
        }
    }

    /// The principal's ARN as AWS's messages print it; `anonymous` for nobody.
    pub fn arn(&self) -> String {
        match self {
            Self::Root(account) => Arn::root(*account).to_string(),
            Self::Anonymous => "anonymous".to_owned(),
        }
    }

    /// The `UserId` of GetCallerIdentity: for the root user, the account id.
    pub fn user_id(&self) -> String {
        match self {
            Self::Root(account) => account.to_string(),
            Self::Anonymous => "anonymous".to_owned(),
        }
    }
}
