//! Tags: a repository's names for manifests.

use super::manifest::Status;
use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT name, digest FROM tag WHERE repository_id = $1 AND name = $2";
    UNMOVED = "SELECT name, digest FROM tag WHERE repository_id = $1 AND name = $2 AND moved_at < $3";
    OF_DIGEST = "SELECT name, digest FROM tag WHERE repository_id = $1 AND digest = $2 ORDER BY name";
    OF_DIGESTS = "SELECT name, digest FROM tag WHERE repository_id = $1 AND (digest, name) > ($2, $3) \
                  AND digest <= $4 ORDER BY digest, name LIMIT $5";
    /// Of a manifest, of each index that names it, and of each that names such an index. A CROSS JOIN is one that
    /// SQLite takes in the order in which it is written.
    OF_IMAGE = "SELECT name, digest FROM tag WHERE repository_id = $1 AND digest = $2 \
                UNION ALL \
                SELECT tag.name, tag.digest FROM manifest_reference AS child CROSS JOIN tag \
                WHERE child.repository_id = $1 AND child.digest = $2 \
                AND tag.repository_id = child.repository_id AND tag.digest = child.manifest \
                UNION ALL \
                SELECT tag.name, tag.digest FROM manifest_reference AS child \
                CROSS JOIN manifest_reference AS parent CROSS JOIN tag \
                WHERE child.repository_id = $1 AND child.digest = $2 \
                AND parent.repository_id = child.repository_id AND parent.digest = child.manifest \
                AND tag.repository_id = parent.repository_id AND tag.digest = parent.manifest";
    IN_ORDER = "SELECT name, digest FROM tag WHERE repository_id = $1 AND status = $2 \
                AND lower(name) >= lower(CAST($3 AS TEXT) /* COLLATE \"C\" */) \
                AND (lower(name) > lower(CAST($3 AS TEXT) /* COLLATE \"C\" */) OR name > $3) \
                ORDER BY lower(name), name LIMIT $4";
    BY_NAME = "SELECT name, digest FROM tag WHERE repository_id = $1 AND name > $2 ORDER BY name LIMIT $3";
    /// What is pushed is active.
    PUT = "INSERT INTO tag (repository_id, name, digest, moved_at, status) VALUES ($1, $2, $3, $4, 'active') \
           ON CONFLICT (repository_id, name) DO UPDATE SET digest = excluded.digest, \
           moved_at = excluded.moved_at, status = 'active'";
    COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM tag WHERE repository_id = $1 AND digest = $2 LIMIT $3) \
             AS counted";
    BURY = "INSERT INTO deleted_tag (repository_id, name, digest, deleted_at) \
            SELECT repository_id, name, digest, CAST($1 AS BIGINT) FROM tag \
            WHERE repository_id = $2 AND name = $3 \
            ON CONFLICT (repository_id, name) DO UPDATE SET digest = excluded.digest, \
            deleted_at = excluded.deleted_at";
    DELETE = "DELETE FROM tag WHERE repository_id = $1 AND name = $2";
}

/// A tag and the manifest that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The tag.
    pub name: String,
    /// The digest of the manifest.
    pub digest: String,
}

impl FromRow for Tag {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { name: row.text()?, digest: row.text()? })
    }
}

/// How many tags an image has, counted up to `most`.
pub async fn count(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    most: u64,
) -> Result<u64, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut found = rows.query(COUNT, &[repository_id.into(), digest.into(), most.into()]).await?;
    let count = found.first_mut().map_or(Ok(0), Row::int)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// The tag `name` of a repository, if it was put where it is before `since` (microseconds).
pub async fn unmoved(
    rows: &mut impl Rows,
    repository_id: i64,
    name: &str,
    since: i64,
) -> Result<Option<Tag>, StoreError> {
    rows.fetch_optional(UNMOVED, &[repository_id.into(), name.into(), since.into()]).await
}

/// The tag `name` of a repository.
pub async fn find(rows: &mut impl Rows, repository_id: i64, name: &str) -> Result<Option<Tag>, StoreError> {
    rows.fetch_optional(FIND, &[repository_id.into(), name.into()]).await
}

/// The tags of one manifest, by name.
pub async fn of_digest(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Vec<Tag>, StoreError> {
    rows.fetch(OF_DIGEST, &[repository_id.into(), digest.into()]).await
}

/// The tags by which an image can be had: of its manifest, and of each index that names it.
pub async fn of_image(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Vec<Tag>, StoreError> {
    rows.fetch(OF_IMAGE, &[repository_id.into(), digest.into()]).await
}

/// Up to `limit` tags of manifests up to the digest `last`, by digest and name: those after a digest and a name.
pub async fn of_digests(
    rows: &mut impl Rows,
    repository_id: i64,
    (digest, name): (&str, &str),
    last: &str,
    limit: i64,
) -> Result<Vec<Tag>, StoreError> {
    let values = [repository_id.into(), digest.into(), name.into(), last.into(), limit.into()];
    rows.fetch(OF_DIGESTS, &values).await
}

/// Up to `limit` tags of images of this status after `last` in the order of the OCI specification, which ignores case
/// first.
pub async fn in_order(
    rows: &mut impl Rows,
    repository_id: i64,
    status: Status,
    last: &str,
    limit: i64,
) -> Result<Vec<Tag>, StoreError> {
    rows.fetch(IN_ORDER, &[repository_id.into(), status.as_str().into(), last.into(), limit.into()]).await
}

/// Up to `limit` tags above `after`, by name.
pub async fn by_name(
    rows: &mut impl Rows,
    repository_id: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<Tag>, StoreError> {
    rows.fetch(BY_NAME, &[repository_id.into(), after.into(), limit.into()]).await
}

pub(crate) async fn put(
    tx: &mut Tx<'_>,
    repository_id: i64,
    name: &str,
    digest: &str,
    at: i64,
) -> Result<(), StoreError> {
    tx.execute(PUT, &[repository_id.into(), name.into(), digest.into(), at.into()]).await?;
    Ok(())
}

pub(crate) async fn bury(tx: &mut Tx<'_>, repository_id: i64, name: &str, at: i64) -> Result<(), StoreError> {
    tx.execute(BURY, &[at.into(), repository_id.into(), name.into()]).await?;
    tx.execute(DELETE, &[repository_id.into(), name.into()]).await?;
    Ok(())
}
