//! Long-term access keys. Their secrets are stored sealed, since SigV4 needs them back.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;
use crate::change::base64_bytes;

statements! {
    FIND = "SELECT id, account, sealed_secret, status, created_at, user_id FROM access_key WHERE id = $1";
    OF_USER = "SELECT id, account, sealed_secret, status, created_at, user_id FROM access_key \
               WHERE user_id = $1 ORDER BY id";
    OF_ACCOUNT = "SELECT id, account, sealed_secret, status, created_at, user_id FROM access_key \
                  WHERE account = $1 ORDER BY id";
    PUT = "INSERT INTO access_key (id, account, sealed_secret, status, created_at, user_id) \
           VALUES ($1, $2, $3, $4, $5, $6) \
           ON CONFLICT (id) DO UPDATE SET sealed_secret = excluded.sealed_secret, status = excluded.status";
    DELETE = "DELETE FROM access_key WHERE id = $1";
}

/// A long-term access key of an account's root user, or of one of its users.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessKey {
    /// Such as `AKIA…`.
    pub id: String,
    /// The account that it belongs to.
    pub account: String,
    /// The secret, sealed.
    #[serde(with = "base64_bytes")]
    pub sealed_secret: Vec<u8>,
    /// `Active` or `Inactive`.
    pub status: String,
    /// When it was made, in microseconds.
    pub created_at: i64,
    /// The unique id of the user that holds it; none for the root user.
    #[serde(default)]
    pub user_id: Option<String>,
}

impl std::fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessKey")
            .field("id", &self.id)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl FromRow for AccessKey {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text()?,
            account: row.text()?,
            sealed_secret: row.bytes()?,
            status: row.text()?,
            created_at: row.int()?,
            user_id: row.opt_text()?,
        })
    }
}

/// The key with this id.
pub async fn find(rows: &mut impl Rows, id: &str) -> Result<Option<AccessKey>, StoreError> {
    rows.fetch_optional(FIND, &[id.into()]).await
}

/// The keys of a user, by id.
pub async fn of_user(rows: &mut impl Rows, user_id: &str) -> Result<Vec<AccessKey>, StoreError> {
    rows.fetch(OF_USER, &[user_id.into()]).await
}

/// The keys of an account, by id; those of its users too.
pub async fn of_account(rows: &mut impl Rows, account: &str) -> Result<Vec<AccessKey>, StoreError> {
    rows.fetch(OF_ACCOUNT, &[account.into()]).await
}

pub(crate) async fn put(tx: &mut Tx<'_>, it: &AccessKey) -> Result<(), StoreError> {
    let values: [Value<'_>; 6] = [
        (&it.id).into(),
        (&it.account).into(),
        (&it.sealed_secret).into(),
        (&it.status).into(),
        it.created_at.into(),
        it.user_id.as_ref().into(),
    ];
    tx.execute(PUT, &values).await?;
    Ok(())
}

pub(crate) async fn delete(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute(DELETE, &[id.into()]).await.map(drop)
}
