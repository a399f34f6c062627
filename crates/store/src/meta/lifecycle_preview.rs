//! Previews of lifecycle policies (upkeep): one for each repository, its results in pages by digest.

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT repository_id, document, status, changes_at, expiring, archiving FROM lifecycle_preview \
            WHERE repository_id = $1";
    BEGIN = "INSERT INTO lifecycle_preview (repository_id, document, status, changes_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (repository_id) DO UPDATE SET document = excluded.document, status = excluded.status, \
             changes_at = excluded.changes_at, expiring = 0, archiving = 0";
    DUE = "SELECT repository_id, document, status, changes_at, expiring, archiving FROM lifecycle_preview \
           WHERE changes_at <= $1 ORDER BY changes_at, repository_id LIMIT $2";
    MOVE = "UPDATE lifecycle_preview SET changes_at = $1 WHERE repository_id = $2 AND changes_at = $3";
    END = "UPDATE lifecycle_preview SET status = $1, changes_at = $2, expiring = $3, archiving = $4 \
           WHERE repository_id = $5 AND changes_at = $6";
    FORGET = "DELETE FROM lifecycle_preview WHERE repository_id = $1 AND changes_at = $2";
    PUT_PAGE = "INSERT INTO lifecycle_preview_page (repository_id, first_digest, body) VALUES ($1, $2, $3)";
    PAGE_OF = "SELECT body FROM lifecycle_preview_page WHERE repository_id = $1 AND first_digest <= $2 \
               ORDER BY first_digest DESC LIMIT 1";
    PAGE_AFTER = "SELECT first_digest, body FROM lifecycle_preview_page \
                  WHERE repository_id = $1 AND first_digest > $2 ORDER BY first_digest LIMIT 1";
    KEYS = "SELECT first_digest FROM lifecycle_preview_page WHERE repository_id = $1 AND first_digest > '' \
            ORDER BY first_digest LIMIT $2";
    CLEAR = "DELETE FROM lifecycle_preview_page WHERE repository_id = $1 AND first_digest <= $2";
}

/// How a preview stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifecyclePreview {
    /// The repository.
    pub repository_id: i64,
    /// The policy, as it was given.
    pub document: String,
    /// `IN_PROGRESS`, `COMPLETE`, `EXPIRED` or `FAILED`.
    pub status: String,
    /// When something is to be done about it, in microseconds: take it if it is in progress, else let it expire, and
    /// forget it. Whoever takes it moves this on while at it.
    pub changes_at: i64,
    /// Images that the policy would delete.
    pub expiring: i64,
    /// Images that the policy would archive.
    pub archiving: i64,
}

impl FromRow for LifecyclePreview {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            repository_id: row.int()?,
            document: row.text()?,
            status: row.text()?,
            changes_at: row.int()?,
            expiring: row.int()?,
            archiving: row.int()?,
        })
    }
}

/// A repository's preview.
pub async fn find(rows: &mut impl Rows, repository_id: i64) -> Result<Option<LifecyclePreview>, StoreError> {
    rows.fetch_optional(FIND, &[repository_id.into()]).await
}

/// Begins a preview of these values, in place of the one before.
pub async fn begin(tx: &mut Tx<'_>, it: &LifecyclePreview) -> Result<(), StoreError> {
    let values = [it.repository_id.into(), (&it.document).into(), (&it.status).into(), it.changes_at.into()];
    tx.execute(BEGIN, &values).await.map(drop)
}

/// Up to `limit` previews about which something is to be done at `now` or before, the oldest first.
pub async fn due(rows: &mut impl Rows, now: i64, limit: i64) -> Result<Vec<LifecyclePreview>, StoreError> {
    rows.fetch(DUE, &[now.into(), limit.into()]).await
}

/// Moves a preview's time from `from` to `to` (microseconds); answers false if it is another one by now.
pub async fn move_due(tx: &mut Tx<'_>, repository_id: i64, from: i64, to: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(MOVE, &[to.into(), repository_id.into(), from.into()]).await? > 0)
}

/// Writes status, counts and time of a preview that was held by its time being `held`; answers false if it was not
/// held any more.
pub async fn end(tx: &mut Tx<'_>, it: &LifecyclePreview, held: i64) -> Result<bool, StoreError> {
    let values: [Value<'_>; 6] = [
        (&it.status).into(),
        it.changes_at.into(),
        it.expiring.into(),
        it.archiving.into(),
        it.repository_id.into(),
        held.into(),
    ];
    Ok(tx.execute(END, &values).await? > 0)
}

/// Forgets a preview that was held by its time being `held`.
pub async fn forget(tx: &mut Tx<'_>, repository_id: i64, held: i64) -> Result<(), StoreError> {
    tx.execute(FORGET, &[repository_id.into(), held.into()]).await.map(drop)
}

/// Writes a page of results, whose first is about the image `first_digest`.
pub async fn put_page(
    tx: &mut Tx<'_>,
    repository_id: i64,
    first_digest: &str,
    body: &str,
) -> Result<(), StoreError> {
    tx.execute(PUT_PAGE, &[repository_id.into(), first_digest.into(), body.into()]).await.map(drop)
}

/// The page that holds the result about the image `digest`, if there is one.
pub async fn page_of(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<String>, StoreError> {
    rows.query(PAGE_OF, &[repository_id.into(), digest.into()]).await?.first_mut().map(Row::text).transpose()
}

/// The first page that begins above `digest`: its first digest, and its results.
pub async fn page_after(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<(String, String)>, StoreError> {
    let mut found = rows.query(PAGE_AFTER, &[repository_id.into(), digest.into()]).await?;
    found.first_mut().map(|row| Ok((row.text()?, row.text()?))).transpose()
}

/// Deletes up to `limit` pages of a repository; answers how many.
pub async fn clear(tx: &mut Tx<'_>, repository_id: i64, limit: i64) -> Result<usize, StoreError> {
    let mut keys = tx.query(KEYS, &[repository_id.into(), limit.into()]).await?;
    let Some(last) = keys.last_mut() else { return Ok(0) };
    let last = last.text()?;
    tx.execute(CLEAR, &[repository_id.into(), (&last).into()]).await
}
