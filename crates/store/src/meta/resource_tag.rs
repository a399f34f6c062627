//! The key and value pairs that people put on repositories (AWS's resource tags).

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    OF_REPOSITORY = "SELECT name, content FROM resource_tag WHERE repository_id = $1 ORDER BY name";
    PUT = "INSERT INTO resource_tag (repository_id, name, content) VALUES ($1, $2, $3) \
           ON CONFLICT (repository_id, name) DO UPDATE SET content = excluded.content";
    DELETE = "DELETE FROM resource_tag WHERE repository_id = $1 AND name = $2";
}

/// A key and its value.
pub type Pair = (String, String);

impl FromRow for Pair {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok((row.text()?, row.text()?))
    }
}

/// The tags of a repository, by key.
pub async fn of_repository(rows: &mut impl Rows, repository_id: i64) -> Result<Vec<Pair>, StoreError> {
    rows.fetch(OF_REPOSITORY, &[repository_id.into()]).await
}

pub(crate) async fn put(tx: &mut Tx<'_>, repository_id: i64, (key, value): &Pair) -> Result<(), StoreError> {
    tx.execute(PUT, &[repository_id.into(), key.into(), value.into()]).await?;
    Ok(())
}

pub(crate) async fn delete(tx: &mut Tx<'_>, repository_id: i64, key: &str) -> Result<(), StoreError> {
    tx.execute(DELETE, &[repository_id.into(), key.into()]).await?;
    Ok(())
}
