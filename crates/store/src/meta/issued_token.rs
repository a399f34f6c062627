//! Registry tokens that were handed out (upkeep).

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    INSERT = "INSERT INTO issued_token (id, account, principal, access_key_id, issued_at, expires_at, holder) \
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT id, account, principal, access_key_id, issued_at, expires_at, holder FROM issued_token WHERE id = $1";
    PAGE = "SELECT id, account, principal, access_key_id, issued_at, expires_at, holder FROM issued_token \
            WHERE account = $1 AND (issued_at, id) < ($2, $3) AND expires_at > $4 \
            ORDER BY issued_at DESC, id DESC LIMIT $5";
    OF_KEY = "SELECT id, account, principal, access_key_id, issued_at, expires_at, holder FROM issued_token \
              WHERE account = $1 AND access_key_id = $2 LIMIT 1";
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
    /// The unique id of the user or role behind it, or the account's of a root user; empty where that is not known.
    pub holder: String,
}

impl FromRow for IssuedToken {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text()?,
            account: row.text()?,
            principal: row.text()?,
            access_key_id: row.opt_text()?,
            issued_at: row.int()?,
            expires_at: row.int()?,
            holder: row.text()?,
        })
    }
}

/// The token with this id, if it was recorded and not forgotten.
pub async fn find(rows: &mut impl Rows, id: &str) -> Result<Option<IssuedToken>, StoreError> {
    rows.fetch_optional(FIND, &[id.into()]).await
}

/// Some token that a request of an account's access key, a session's too, was given.
pub async fn of_key(
    rows: &mut impl Rows,
    account: &str,
    access_key_id: &str,
) -> Result<Option<IssuedToken>, StoreError> {
    rows.fetch_optional(OF_KEY, &[account.into(), access_key_id.into()]).await
}

/// Up to `limit` tokens of an account that expire after `now`, the newest first, issued before the one that `after`
/// names by its time and id.
pub async fn page(
    rows: &mut impl Rows,
    account: &str,
    now: i64,
    (issued_at, id): (i64, &str),
    limit: i64,
) -> Result<Vec<IssuedToken>, StoreError> {
    rows.fetch(PAGE, &[account.into(), issued_at.into(), id.into(), now.into(), limit.into()]).await
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
        (&it.holder).into(),
    ];
    tx.execute(INSERT, &values).await?;
    Ok(())
}

/// Forgets tokens that expired before `now` (microseconds).
pub async fn purge(tx: &mut Tx<'_>, now: i64) -> Result<usize, StoreError> {
    tx.execute(PURGE, &[now.into()]).await
}
