//! What lifecycle policies look at in the images of a repository, page by page.

use super::manifest::Status;
use super::{FromRow, Row, Rows, statements};
use crate::StoreError;

statements! {
    PAGE = "SELECT manifest.digest, subject, pushed_at, pulled_at, status, archived_at, activated_at FROM manifest \
            LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
            AND pull.pulled_at >= manifest.pushed_at \
            WHERE manifest.repository_id = $1 AND manifest.digest > $2 ORDER BY manifest.digest LIMIT $3";
    CHILDREN = "SELECT DISTINCT digest FROM manifest_reference \
                WHERE repository_id = $1 AND kind = 'child' AND digest >= $2 AND digest <= $3 \
                AND EXISTS (SELECT 1 FROM manifest \
                WHERE manifest.repository_id = manifest_reference.repository_id \
                AND manifest.digest = manifest_reference.manifest) ORDER BY digest";
    BLOBS = "SELECT digest FROM manifest_reference WHERE repository_id = $1 AND manifest = $2 AND kind = 'blob'";
    NAMES = "SELECT COUNT(*) FROM manifest_reference WHERE repository_id = $1 AND digest = $2 AND kind = 'blob' \
             AND EXISTS (SELECT 1 FROM manifest \
             WHERE manifest.repository_id = manifest_reference.repository_id \
             AND manifest.digest = manifest_reference.manifest)";
    /// Whether the image was pushed, or got a tag, at a time or later; it, or one of its tags, is pinned; or it is in use,
    /// or names an image that is.
    SPARED = "SELECT 1 FROM manifest WHERE repository_id = $1 AND digest = $2 AND pushed_at >= $3 \
              UNION ALL SELECT 1 FROM tag WHERE repository_id = $1 AND digest = $2 AND moved_at >= $3 \
              UNION ALL SELECT 1 FROM pin WHERE repository_id = $1 AND reference = $2 \
              UNION ALL SELECT 1 FROM tag CROSS JOIN pin WHERE tag.repository_id = $1 AND tag.digest = $2 \
              AND pin.repository_id = tag.repository_id AND pin.reference = tag.name \
              UNION ALL SELECT 1 FROM image_in_use WHERE repository_id = $1 AND digest = $2 AND until > $4 \
              UNION ALL SELECT 1 FROM manifest_reference AS child CROSS JOIN image_in_use \
              WHERE child.repository_id = $1 AND child.manifest = $2 AND child.kind <> 'blob' \
              AND image_in_use.repository_id = child.repository_id AND image_in_use.digest = child.digest \
              AND until > $4 LIMIT 1";
}

/// What a policy looks at in an image, besides its tags. Times are in microseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifecycleImage {
    /// The manifest's digest.
    pub digest: String,
    /// The manifest that it refers to.
    pub subject: Option<String>,
    /// When it was first pushed.
    pub pushed_at: i64,
    /// When it was last pulled since then.
    pub pulled_at: Option<i64>,
    /// Whether it can be pulled.
    pub status: Status,
    /// When it was last archived.
    pub archived_at: Option<i64>,
    /// When it was last restored.
    pub activated_at: Option<i64>,
}

impl FromRow for LifecycleImage {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            digest: row.text()?,
            subject: row.opt_text()?,
            pushed_at: row.int()?,
            pulled_at: row.opt_int()?,
            status: Status::read(row)?,
            archived_at: row.opt_int()?,
            activated_at: row.opt_int()?,
        })
    }
}

/// Up to `limit` images whose digest is above `after`, by digest.
pub async fn page(
    rows: &mut impl Rows,
    repository_id: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<LifecycleImage>, StoreError> {
    rows.fetch(PAGE, &[repository_id.into(), after.into(), limit.into()]).await
}

/// The digests from `first` to `last`, both included, that living indexes name, in order.
pub async fn children(
    rows: &mut impl Rows,
    repository_id: i64,
    first: &str,
    last: &str,
) -> Result<Vec<String>, StoreError> {
    let mut found = rows.query(CHILDREN, &[repository_id.into(), first.into(), last.into()]).await?;
    found.iter_mut().map(Row::text).collect()
}

/// Whether rules must leave an image alone at `now` which were put before it at `since` (microseconds): it was pushed or
/// got a tag since, it is pinned, or in use.
pub async fn is_spared(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    (since, now): (i64, i64),
) -> Result<bool, StoreError> {
    let values = [repository_id.into(), digest.into(), since.into(), now.into()];
    Ok(!rows.query(SPARED, &values).await?.is_empty())
}

/// The blobs that a manifest names.
pub async fn blobs(
    rows: &mut impl Rows,
    repository_id: i64,
    manifest: &str,
) -> Result<Vec<String>, StoreError> {
    let mut found = rows.query(BLOBS, &[repository_id.into(), manifest.into()]).await?;
    found.iter_mut().map(Row::text).collect()
}

/// How many living manifests of the repository name a blob.
pub async fn names(rows: &mut impl Rows, repository_id: i64, digest: &str) -> Result<u64, StoreError> {
    let mut found = rows.query(NAMES, &[repository_id.into(), digest.into()]).await?;
    let count = found.first_mut().map_or(Ok(0), Row::int)?;
    Ok(u64::try_from(count).unwrap_or(0))
}
