//! Registry tokens that were handed out (upkeep).

use super::{Tx, statements};
use crate::StoreError;

statements! {
    INSERT = "INSERT INTO issued_token (id, account, principal, access_key_id, issued_at, expires_at) \
              VALUES ($1, $2, $3, $4, $5, $6)";
    PURGE = "DELETE FROM issued_token WHERE expires_at < $1";
}

/// A token that was handed out; the token itself is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedToken {
    /// The token's id.
    pub id: String,
    /// The account of the registry that it opens.
    pub account: String,
    /// The ARN of who asked for it.
    pub principal: String,
    /// The access key that signed the request for it.
    pub access_key_id: Option<String>,
    /// In microseconds.
    pub issued_at: i64,
    /// In microseconds.
    pub expires_at: i64,
}

/// Records that a token was handed out.
pub async fn insert(tx: &mut Tx<'_>, it: &IssuedToken) -> Result<(), StoreError> {
    let values = [
        (&it.id).into(),
        (&it.account).into(),
        (&it.principal).into(),
        it.access_key_id.as_ref().into(),
        it.issued_at.into(),
        it.expires_at.into(),
    ];
    tx.execute(INSERT, &values).await?;
    Ok(())
}

/// Forgets tokens that expired before `now` (microseconds).
pub async fn purge(tx: &mut Tx<'_>, now: i64) -> Result<usize, StoreError> {
    tx.execute(PURGE, &[now.into()]).await
}
