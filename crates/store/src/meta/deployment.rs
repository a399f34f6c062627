//! The deployment: one database and one blob store that belong together.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    LOAD = "SELECT id, root_key_fingerprint, created_at FROM deployment";
    INSERT = "INSERT INTO deployment (id, root_key_fingerprint, created_at) VALUES ($1, $2, $3)";
    EPOCH = "SELECT epoch FROM log_head WHERE id = 1";
    SET_EPOCH = "UPDATE log_head SET epoch = $1 WHERE id = 1";
    SOME_BLOB = "SELECT size FROM blob LIMIT 1";
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

/// The epoch that the log is in. It is raised whenever another database or blob store takes over.
pub async fn epoch(rows: &mut impl Rows) -> Result<i64, StoreError> {
    let mut found = rows.query(EPOCH, &[]).await?;
    let lost = || StoreError::Damaged("the log has no head".to_owned());
    found.first_mut().ok_or_else(lost)?.int()
}

/// Puts the log into `epoch`, which must be newer than the one it is in.
pub async fn set_epoch(tx: &mut Tx<'_>, epoch: i64) -> Result<(), StoreError> {
    tx.execute(SET_EPOCH, &[epoch.into()]).await.map(drop)
}

/// Whether any row names an object in the blob store.
pub async fn holds_blobs(rows: &mut impl Rows) -> Result<bool, StoreError> {
    Ok(!rows.query(SOME_BLOB, &[]).await?.is_empty())
}

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Deployment) -> Result<(), StoreError> {
    tx.execute(INSERT, &[(&it.id).into(), (&it.root_key_fingerprint).into(), it.created_at.into()]).await?;
    Ok(())
}
