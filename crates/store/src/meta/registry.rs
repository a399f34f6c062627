//! Registries: one for each account and region that holds something.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT id, kind, account, region FROM registry WHERE kind = $1 AND account = $2 AND region = $3";
    INSERT = "INSERT INTO registry (id, kind, account, region) VALUES ($1, $2, $3, $4)";
}

/// A registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    /// Internal id.
    pub id: i64,
    /// `private` or `public`.
    pub kind: String,
    /// The account that owns it.
    pub account: String,
    /// The region that it stands in.
    pub region: String,
}

impl FromRow for Registry {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { id: row.int()?, kind: row.text()?, account: row.text()?, region: row.text()? })
    }
}

/// The private registry of an account in a region, once something was written to it.
pub async fn find_private(
    rows: &mut impl Rows,
    account: &str,
    region: &str,
) -> Result<Option<Registry>, StoreError> {
    rows.fetch_optional(FIND, &["private".into(), account.into(), region.into()]).await
}

/// The same for a transaction that is about to make it if there is none: nobody else makes it meanwhile.
pub async fn find_private_to_make(
    tx: &mut Tx<'_>,
    account: &str,
    region: &str,
) -> Result<Option<Registry>, StoreError> {
    if let Some(found) = find_private(tx, account, region).await? {
        return Ok(Some(found));
    }
    tx.lock(&format!("registry/private/{account}/{region}")).await?;
    find_private(tx, account, region).await
}

/// Makes the registry unless it is there. An id that another registry has is a conflict: what is put into the one
/// must never show in the other.
pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Registry) -> Result<(), StoreError> {
    let key = [(&it.kind).into(), (&it.account).into(), (&it.region).into()];
    let found: Option<Registry> = tx.fetch_optional(FIND, &key).await?;
    if let Some(found) = found {
        let differs = || StoreError::Conflict(format!("the registry has id {}, not {}", found.id, it.id));
        return if found == *it { Ok(()) } else { Err(differs()) };
    }
    let values = [it.id.into(), (&it.kind).into(), (&it.account).into(), (&it.region).into()];
    tx.execute(INSERT, &values).await?;
    Ok(())
}
