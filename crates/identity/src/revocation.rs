use iam::Grant;
use store::Change;
use store::meta::access_key;
use store::meta::iam::{Write, entity};
use store::meta::issued_token::{self, IssuedToken};

use crate::access_key_id::account_of_access_key_id;
use crate::error::IdentityError;
use crate::identity::Identity;

/// How far a replica's clock may run ahead of the database's, in microseconds. What is issued carries the one's time and
/// a revocation the other's, so that it also takes what is issued shortly after it.
const AHEAD_MICROS: i64 = 5_000_000;

/// What no longer counts: everything that was issued so far to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// One registry token, by its id.
    Token(String),
    /// What was issued for requests that an access key signed: registry tokens, layer URLs, and of a root user's key
    /// sessions too. The key of a session means the session itself, with what was issued to it.
    Key(String),
    /// What was issued to a user, by name, and the user's own sessions. Those of roles that the user took are the roles'.
    User(String),
    /// What was issued to sessions of a role, by name, and the sessions.
    Role(String),
    /// What was issued to the account's root user, its sessions included.
    Root,
}

/// Revoking did not happen.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// There is nothing of that name in the account.
    #[error("account {account} has no {what}")]
    Missing {
        /// The account.
        account: iam::AccountId,
        /// What was named.
        what: String,
    },
    /// The rows could not be read or written.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl Identity {
    /// Up to `limit` registry tokens of the account's principals that have not expired, the newest first, after the
    /// one that `after` names (when it was issued, and its id).
    ///
    /// # Errors
    /// The rows could not be read or written.
    pub async fn issued_tokens(
        &self,
        grant: &Grant,
        after: Option<(i64, &str)>,
        limit: i64,
    ) -> Result<Vec<IssuedToken>, IdentityError> {
        self.flush_issued().await?;
        let account = grant.account();
        let after = after.unwrap_or((i64::MAX, ""));
        Ok(issued_token::page(&mut &self.shared.db, account.as_str(), self.now(), after, limit).await?)
    }

    /// Makes what was issued so far count no more, on every replica within five seconds.
    ///
    /// # Errors
    /// [`RevokeError::Missing`] where the account has no such token, key, user or role.
    pub async fn revoke(&self, grant: &Grant, what: Revoked) -> Result<(), RevokeError> {
        self.flush_issued().await.map_err(|error| match error {
            IdentityError::Store(error) => error,
            other => store::StoreError::Damaged(other.to_string()),
        })?;
        let account = grant.account();
        let write = async move |tx: &mut store::Tx<'_>| {
            let missing = |what: String| RevokeError::Missing { account, what };
            let (kind, subject) = match &what {
                Revoked::Token(id) => {
                    let known = issued_token::find(tx, id).await?;
                    known
                        .filter(|token| token.account == account.as_str())
                        .ok_or_else(|| missing(format!("token {id}")))?;
                    ("token", id.clone())
                }
                Revoked::Key(id) => {
                    let known = access_key::find(tx, id).await?;
                    let known = known.is_some_and(|key| key.account == account.as_str());
                    // A session is nowhere in the rows; its key says whose it is.
                    let of_session = id.starts_with("ASIA") && account_of_access_key_id(id) == Some(account);
                    if !known
                        && !of_session
                        && issued_token::of_key(tx, account.as_str(), id).await?.is_none()
                    {
                        return Err(missing(format!("access key {id}, nor a token of it")));
                    }
                    ("key", id.clone())
                }
                Revoked::User(name) => ("principal", unique_id(tx, account, "user", name).await?),
                Revoked::Role(name) => ("principal", unique_id(tx, account, "role", name).await?),
                Revoked::Root => ("principal", account.to_string()),
            };
            let ahead = if tx.shared() { AHEAD_MICROS } else { 0 };
            let revoked = Write::Revoked { kind: kind.to_owned(), subject, up_to: tx.now() + ahead };
            Ok(tx.commit(Change::IdentityWritten { writes: vec![revoked] }, ()).await?)
        };
        self.shared.db.write(write).await
    }
}

async fn unique_id(
    tx: &mut store::Tx<'_>,
    account: iam::AccountId,
    kind: &str,
    name: &str,
) -> Result<String, RevokeError> {
    let found = entity::by_name(tx, (account.as_str(), kind, name)).await?;
    let missing = || RevokeError::Missing { account, what: format!("{kind} {name}") };
    found.map(|entity| entity.id).ok_or_else(missing)
}
