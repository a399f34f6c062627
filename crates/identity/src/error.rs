use iam::AccountId;
use store::StoreError;

/// What can go wrong with accounts and keys.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The data belongs to another root key.
    #[error(
        "this data was made with another root key (fingerprint {stored}…, not {given}…): start with the key file \
         or BERTH_ROOT_KEY that it was made with; without that key none of its secrets can be opened"
    )]
    WrongRootKey {
        /// The first digits of the fingerprint that stands in the database.
        stored: String,
        /// The same of the key that was given.
        given: String,
    },
    /// Not the id of an access key.
    #[error("'{0}' is not an access key id: it takes 16 to 128 of A-Z, a-z, 0-9 and '_'")]
    AccessKeyId(String),
    /// Not a secret that a client could sign with.
    #[error("the secret of access key {0} must be 1 to 256 visible ASCII characters")]
    SecretForm(String),
    /// Another account has this access key.
    #[error("access key {id} belongs to account {owner}: give account {account} another key")]
    ForeignKey {
        /// The key.
        id: String,
        /// Whose it is.
        owner: String,
        /// For whom it was given.
        account: AccountId,
    },
    /// A user of the account has this access key.
    #[error(
        "access key {id} belongs to a user of account {account}: give the account's root user another key"
    )]
    UsersKey {
        /// The key.
        id: String,
        /// For whose root user it was given.
        account: AccountId,
    },
    /// There is such an account.
    #[error("there is an account {0} already")]
    AccountExists(AccountId),
    /// The row of an access key was changed behind Berth's back.
    #[error(
        "the stored row of access key {0} was changed outside Berth: start once with BERTH_ROOT_ACCESS_KEY_ID and \
         BERTH_ROOT_SECRET_ACCESS_KEY, which stores that key anew"
    )]
    Damaged(String),
    /// The row of a user, role or unit was changed behind Berth's back.
    #[error("the stored row of {0} was changed outside Berth: restore the database from a backup")]
    DamagedEntity(String),
    /// A stored policy can't be read; without it nothing can be decided.
    #[error("the policy '{policy}' of {holder} can't be read: put it anew, or detach it")]
    UnreadablePolicy {
        /// Its name or ARN.
        policy: String,
        /// Who has it.
        holder: String,
    },
    /// The rows could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A token or ticket that does not stand for a caller.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// It was not issued here for this use, was changed, or its access key is gone or inactive.
    #[error("the token is not known")]
    Unknown,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// Whether its access key still stands could not be read.
    #[error("the token could not be checked: {0}")]
    Unavailable(#[from] IdentityError),
}

impl From<crate::SealError> for TokenError {
    fn from(_: crate::SealError) -> Self {
        Self::Unknown
    }
}
