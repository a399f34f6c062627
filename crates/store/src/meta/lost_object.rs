//! Objects that rows name and the blob store does not have as they say (upkeep): gone, cut short, or with another
//! content. Nobody is told that such a blob is there, so that who has its bytes pushes them again, which heals it.

use super::blob::{self, Blob};
use super::size::Tally;
use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    MARK = "INSERT INTO lost_object (generation, how, since) \
            SELECT generation, CAST($1 AS TEXT), CAST($2 AS BIGINT) FROM blob WHERE generation = $3 \
            ON CONFLICT (generation) DO NOTHING";
    FOUND = "DELETE FROM lost_object WHERE generation = $1";
    FIND = "SELECT generation, how, since FROM lost_object WHERE generation = $1";
    OF_DIGEST = "SELECT blob.generation, digest, account, region, encryption_key, size, stored_size, format, \
                 created_at FROM blob JOIN lost_object ON lost_object.generation = blob.generation \
                 WHERE digest = $1 AND account = $2 AND region = $3 AND encryption_key = $4";
    /// Held against everybody until the end of the transaction.
    LOCKED = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, created_at \
              FROM blob WHERE generation = $1 /* FOR UPDATE */";
    REPOINT = "UPDATE repo_blob SET generation = $1 WHERE generation = $2";
    REPOINT_BURIED = "UPDATE deleted_repo_blob SET generation = $1 WHERE generation = $2";
    COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM lost_object LIMIT $1) AS counted";
}

/// How an object is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The blob store says that there is none.
    Missing,
    /// It has another length.
    Length,
    /// Its content has another digest.
    Content,
}

/// The mark of a lost object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostObject {
    /// The object.
    pub generation: String,
    /// How it was found.
    pub how: How,
    /// When, in microseconds.
    pub since: i64,
}

impl How {
    /// The word in the rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Length => "length",
            Self::Content => "content",
        }
    }
}

impl FromRow for LostObject {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        let generation = row.text()?;
        let how = match row.text()?.as_str() {
            "missing" => How::Missing,
            "length" => How::Length,
            _ => How::Content,
        };
        Ok(Self { generation, how, since: row.int()? })
    }
}

/// The object's mark, if it has one.
pub async fn find(rows: &mut impl Rows, generation: &str) -> Result<Option<LostObject>, StoreError> {
    rows.fetch_optional(FIND, &[generation.into()]).await
}

/// Marks an object as lost, if it still has a row. Answers whether it has.
pub async fn mark(tx: &mut Tx<'_>, generation: &str, how: How) -> Result<bool, StoreError> {
    let now = tx.now();
    let touched = tx.execute(MARK, &[how.as_str().into(), now.into(), generation.into()]).await?;
    Ok(touched > 0 || find(tx, generation).await?.is_some())
}

/// Takes the mark off an object that is whole again, or has no row any more.
pub async fn found(tx: &mut Tx<'_>, generation: &str) -> Result<(), StoreError> {
    tx.execute(FOUND, &[generation.into()]).await.map(drop)
}

/// The row of the lost object that is to hold `digest` in a domain, for this transaction to replace. It comes before the
/// transaction locks anything of that digest.
pub async fn lock(
    tx: &mut Tx<'_>,
    digest: &str,
    (account, region, encryption_key): (&str, &str, &str),
) -> Result<Option<Blob>, StoreError> {
    let values = [digest.into(), account.into(), region.into(), encryption_key.into()];
    let lost: Option<Blob> = tx.fetch_optional(OF_DIGEST, &values).await?;
    let Some(lost) = lost else { return Ok(None) };
    let locked: Option<Blob> = tx.fetch_optional(LOCKED, &[(&lost.generation).into()]).await?;
    // Until it was locked, another push may have healed it, or somebody found it whole.
    match find(tx, &lost.generation).await? {
        Some(_) => Ok(locked),
        None => Ok(None),
    }
}

/// Has all links to the object `lost` lead to `it`, which takes its place. What the blob store has of `lost` is to be
/// removed.
pub(crate) async fn replace(
    tx: &mut Tx<'_>,
    lost: &str,
    it: &Blob,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    blob::sweep(tx, lost, tally).await?;
    blob::insert(tx, it, tally).await?;
    let values = [(&it.generation).into(), lost.into()];
    tx.execute(REPOINT, &values).await?;
    tx.execute(REPOINT_BURIED, &values).await.map(drop)
}

/// How many objects are lost, counted no further than to `most`.
pub async fn count(rows: &mut impl Rows, most: i64) -> Result<i64, StoreError> {
    let mut found = rows.query(COUNT, &[most.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}
