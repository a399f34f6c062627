//! The deployment: one database and one blob store that belong together.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    LOAD = "SELECT id, root_key_fingerprint, created_at FROM deployment";
    INSERT = "INSERT INTO deployment (id, root_key_fingerprint, created_at) VALUES ($1, $2, $3)";
}

/// The deployment's one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployment {
    /// A random id.
    pub id: String,
    /// The root key's fingerprint, in hex: another key cannot open what this deployment sealed.
    pub root_key_fingerprint: String,
    /// When it was made, in microseconds.
    pub created_at: i64,
}

impl FromRow for Deployment {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { id: row.text()?, root_key_fingerprint: row.text()?, created_at: row.int()? })
    }
}

/// The deployment, unless the database is new.
pub async fn load(rows: &mut impl Rows) -> Result<Option<Deployment>, StoreError> {
    rows.fetch_optional(LOAD, &[]).await
}

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Deployment) -> Result<(), StoreError> {
    tx.execute(INSERT, &[(&it.id).into(), (&it.root_key_fingerprint).into(), it.created_at.into()]).await?;
    Ok(())
}
