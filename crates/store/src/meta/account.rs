//! Accounts.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT id, name, created_at FROM account WHERE id = $1";
    LIST = "SELECT id, name, created_at FROM account WHERE id > $1 ORDER BY id LIMIT $2";
    INSERT = "INSERT INTO account (id, name, created_at) VALUES ($1, $2, $3)";
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Twelve digits.
    pub id: String,
    /// A name for people.
    pub name: String,
    /// When it was made, in microseconds.
    pub created_at: i64,
}

impl FromRow for Account {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { id: row.text()?, name: row.text()?, created_at: row.int()? })
    }
}

/// The account with this id.
pub async fn find(rows: &mut impl Rows, id: &str) -> Result<Option<Account>, StoreError> {
    rows.fetch_optional(FIND, &[id.into()]).await
}

/// Up to `limit` accounts whose id is above `after`, by id.
pub async fn list(rows: &mut impl Rows, after: &str, limit: i64) -> Result<Vec<Account>, StoreError> {
    rows.fetch(LIST, &[after.into(), limit.into()]).await
}

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Account) -> Result<(), StoreError> {
    tx.execute(INSERT, &[(&it.id).into(), (&it.name).into(), it.created_at.into()]).await?;
    Ok(())
}
