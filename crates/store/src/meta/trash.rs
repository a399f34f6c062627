//! What was deleted, and may be brought back until it is purged. As long as it is here it keeps what it names.

use serde::{Deserialize, Serialize};

use super::size::Tally;
use super::{FromRow, Row, Rows, Tx, condemned, statements};
use crate::StoreError;

statements! {
    DUE_MANIFESTS = "SELECT repository_id, digest FROM deleted_manifest WHERE deleted_at <= $1 \
                     ORDER BY deleted_at, repository_id, digest LIMIT $2";
    DUE_TAGS = "SELECT repository_id, name FROM deleted_tag WHERE deleted_at <= $1 \
                ORDER BY deleted_at, repository_id, name LIMIT $2";
    DUE_LINKS = "SELECT repository_id, digest, generation FROM deleted_repo_blob WHERE deleted_at <= $1 \
                 ORDER BY deleted_at, repository_id, digest, generation LIMIT $2";
    DUE_REPOSITORIES = "SELECT id FROM deleted_repository WHERE deleted_at <= $1 \
                        ORDER BY deleted_at, id LIMIT $2";
    MANIFESTS_OF = "SELECT repository_id, digest FROM deleted_manifest \
                    WHERE repository_id = $1 AND digest > $2 ORDER BY digest LIMIT $3";
    TAGS_OF = "SELECT repository_id, name FROM deleted_tag WHERE repository_id = $1 AND name > $2 \
               ORDER BY name LIMIT $3";
    LINKS_OF = "SELECT repository_id, digest, generation FROM deleted_repo_blob \
                WHERE repository_id = $1 AND digest > $2 ORDER BY digest, generation LIMIT $3";
    LOCK_MANIFEST = "SELECT 1 FROM deleted_manifest WHERE repository_id = $1 AND digest = $2 \
                     AND deleted_at <= $3 /* FOR UPDATE SKIP LOCKED */";
    LOCK_TAG = "SELECT 1 FROM deleted_tag WHERE repository_id = $1 AND name = $2 AND deleted_at <= $3 \
                /* FOR UPDATE SKIP LOCKED */";
    LOCK_LINK = "SELECT 1 FROM deleted_repo_blob WHERE repository_id = $1 AND digest = $2 AND generation = $3 \
                 AND deleted_at <= $4 /* FOR UPDATE SKIP LOCKED */";
    LOCK_REPOSITORY = "SELECT 1 FROM deleted_repository WHERE id = $1 AND deleted_at <= $2 \
                       /* FOR UPDATE SKIP LOCKED */";
    PURGE_MANIFEST = "DELETE FROM deleted_manifest WHERE repository_id = $1 AND digest = $2";
    PURGE_REFERENCES = "DELETE FROM manifest_reference WHERE repository_id = $1 AND manifest = $2";
    PURGE_PULL = "DELETE FROM pull WHERE repository_id = $1 AND digest = $2";
    PURGE_TAG = "DELETE FROM deleted_tag WHERE repository_id = $1 AND name = $2";
    PURGE_LINK = "DELETE FROM deleted_repo_blob WHERE repository_id = $1 AND digest = $2 AND generation = $3";
    REFERENCES = "SELECT COUNT(*) FROM manifest_reference WHERE repository_id = $1 AND manifest = $2";
    IMAGES = "SELECT digest, media_type, image_size, pushed_at, deleted_at FROM deleted_manifest \
              WHERE repository_id = $1 AND digest > $2 ORDER BY digest LIMIT $3";
    IMAGE_LOCKED = "SELECT digest, media_type, image_size, pushed_at, deleted_at FROM deleted_manifest \
                    WHERE repository_id = $1 AND digest = $2 /* FOR UPDATE */";
    REFERRERS = "SELECT digest FROM deleted_manifest \
                 WHERE repository_id = $1 AND subject = $2 AND deleted_at >= $3 ORDER BY digest LIMIT $4";
    TAGS_WITH = "SELECT name FROM deleted_tag WHERE repository_id = $1 AND digest = $2 AND deleted_at = $3 \
                 ORDER BY name";
    TAGS_WITH_LOCKED = "SELECT name FROM deleted_tag WHERE repository_id = $1 AND digest = $2 \
                        AND deleted_at = $3 ORDER BY name /* FOR UPDATE */";
    NAMED = "SELECT digest, kind FROM manifest_reference WHERE repository_id = $1 AND manifest = $2 \
             ORDER BY digest";
    BURIED_LINK_LOCKED = "SELECT generation FROM deleted_repo_blob WHERE repository_id = $1 AND digest = $2 \
                          LIMIT 1 /* FOR UPDATE */";
    NAMED_BY = "SELECT manifest_reference.manifest FROM manifest_reference \
                WHERE repository_id = $1 AND digest = $2 AND kind = 'blob' \
                AND EXISTS (SELECT 1 FROM deleted_manifest \
                WHERE deleted_manifest.repository_id = manifest_reference.repository_id \
                AND deleted_manifest.digest = manifest_reference.manifest) \
                ORDER BY manifest_reference.manifest LIMIT $3";
    LINKS_OF_OBJECT = "SELECT repository_id FROM deleted_repo_blob WHERE generation = $1 LIMIT $2";
    RESTORE_MANIFEST = "INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, \
                        artifact_type, subject, annotations, image_size, pushed_at, size, sealing, bytes, status, \
                        archived_at, activated_at, restore_at) \
                        SELECT repository_id, digest, media_type, artifact_media_type, artifact_type, subject, \
                        annotations, image_size, pushed_at, size, sealing, bytes, status, archived_at, \
                        activated_at, restore_at FROM deleted_manifest \
                        WHERE repository_id = $1 AND digest = $2 \
                        ON CONFLICT (repository_id, digest) DO NOTHING RETURNING image_size";
    RESTORE_TAG = "INSERT INTO tag (repository_id, name, digest, moved_at, status) \
                   SELECT deleted_tag.repository_id, deleted_tag.name, deleted_tag.digest, CAST($1 AS BIGINT), \
                   COALESCE(manifest.status, 'active') FROM deleted_tag \
                   LEFT JOIN manifest ON manifest.repository_id = deleted_tag.repository_id \
                   AND manifest.digest = deleted_tag.digest \
                   WHERE deleted_tag.repository_id = $2 AND deleted_tag.name = $3 \
                   ON CONFLICT (repository_id, name) DO NOTHING";
    RESTORE_LINK = "INSERT INTO repo_blob (repository_id, digest, generation, size, wrapped_key, linked_at) \
                    SELECT repository_id, digest, generation, size, wrapped_key, linked_at \
                    FROM deleted_repo_blob \
                    WHERE repository_id = $1 AND digest = $2 AND generation = $3 \
                    ON CONFLICT (repository_id, digest) DO NOTHING RETURNING size";
}

/// A row of a repository's trash, by its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// A manifest, by digest.
    Manifest(i64, String),
    /// A tag, by name.
    Tag(i64, String),
    /// A link, by digest and generation.
    Link(i64, String, String),
}

/// An image in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedImage {
    /// Its digest.
    pub digest: String,
    /// The media type that it was served with.
    pub media_type: String,
    /// AWS's `imageSizeInBytes`.
    pub image_size: i64,
    /// In microseconds.
    pub pushed_at: i64,
    /// In microseconds.
    pub deleted_at: i64,
}

impl FromRow for DeletedImage {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            digest: row.text()?,
            media_type: row.text()?,
            image_size: row.int()?,
            pushed_at: row.int()?,
            deleted_at: row.int()?,
        })
    }
}

/// Up to `limit` of each kind that went to the trash at `before` (microseconds) or earlier, oldest first; those of
/// deleted repositories among them.
pub async fn due(rows: &mut impl Rows, before: i64, limit: i64) -> Result<Vec<Item>, StoreError> {
    let values = [before.into(), limit.into()];
    let mut items = Vec::new();
    for row in &mut rows.query(DUE_MANIFESTS, &values).await? {
        items.push(Item::Manifest(row.int()?, row.text()?));
    }
    for row in &mut rows.query(DUE_TAGS, &values).await? {
        items.push(Item::Tag(row.int()?, row.text()?));
    }
    for row in &mut rows.query(DUE_LINKS, &values).await? {
        items.push(Item::Link(row.int()?, row.text()?, row.text()?));
    }
    Ok(items)
}

/// Up to `limit` of each kind from the trash of one repository.
pub async fn of_repository(
    rows: &mut impl Rows,
    repository_id: i64,
    limit: i64,
) -> Result<Vec<Item>, StoreError> {
    let values = [repository_id.into(), "".into(), limit.into()];
    let mut items = Vec::new();
    for row in &mut rows.query(MANIFESTS_OF, &values).await? {
        items.push(Item::Manifest(row.int()?, row.text()?));
    }
    for row in &mut rows.query(TAGS_OF, &values).await? {
        items.push(Item::Tag(row.int()?, row.text()?));
    }
    for row in &mut rows.query(LINKS_OF, &values).await? {
        items.push(Item::Link(row.int()?, row.text()?, row.text()?));
    }
    Ok(items)
}

/// Repositories, by internal id, that were deleted at `before` (microseconds) or earlier.
pub async fn due_repositories(rows: &mut impl Rows, before: i64, limit: i64) -> Result<Vec<i64>, StoreError> {
    rows.query(DUE_REPOSITORIES, &[before.into(), limit.into()]).await?.iter_mut().map(Row::int).collect()
}

/// Locks a row of the trash that was deleted at `before` (microseconds) or earlier; false if it is gone, was
/// deleted again since, or another transaction holds it.
pub async fn lock(tx: &mut Tx<'_>, item: &Item, before: i64) -> Result<bool, StoreError> {
    let found = match item {
        Item::Manifest(id, digest) => {
            tx.query(LOCK_MANIFEST, &[(*id).into(), digest.into(), before.into()]).await?
        }
        Item::Tag(id, name) => tx.query(LOCK_TAG, &[(*id).into(), name.into(), before.into()]).await?,
        Item::Link(id, digest, generation) => {
            let values = [(*id).into(), digest.into(), generation.into(), before.into()];
            tx.query(LOCK_LINK, &values).await?
        }
    };
    Ok(!found.is_empty())
}

/// Locks a deleted repository as [`lock`] does.
pub async fn lock_repository(tx: &mut Tx<'_>, id: i64, before: i64) -> Result<bool, StoreError> {
    Ok(!tx.query(LOCK_REPOSITORY, &[id.into(), before.into()]).await?.is_empty())
}

/// How many rows a purge of the item touches, about.
pub async fn weight(rows: &mut impl Rows, item: &Item) -> Result<i64, StoreError> {
    let Item::Manifest(id, digest) = item else { return Ok(1) };
    let mut found = rows.query(REFERENCES, &[(*id).into(), digest.into()]).await?;
    Ok(1 + found.first_mut().map_or(Ok(0), Row::int)?)
}

/// Up to `limit` images of the repository's trash with digests above `after`, by digest.
pub async fn images(
    rows: &mut impl Rows,
    repository_id: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<DeletedImage>, StoreError> {
    rows.fetch(IMAGES, &[repository_id.into(), after.into(), limit.into()]).await
}

/// An image of the trash, held until the transaction ends.
pub async fn image_locked(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
) -> Result<Option<DeletedImage>, StoreError> {
    tx.fetch_optional(IMAGE_LOCKED, &[repository_id.into(), digest.into()]).await
}

/// Up to `limit` images of the trash that refer to one, and went there at `since` (microseconds) or later, by digest.
pub async fn referrers(
    rows: &mut impl Rows,
    repository_id: i64,
    subject: &str,
    (since, limit): (i64, i64),
) -> Result<Vec<String>, StoreError> {
    let values = [repository_id.into(), subject.into(), since.into(), limit.into()];
    rows.query(REFERRERS, &values).await?.iter_mut().map(Row::text).collect()
}

/// The tags that were deleted together with an image, at `at` (microseconds).
pub async fn tags_with(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    at: i64,
) -> Result<Vec<String>, StoreError> {
    let values = [repository_id.into(), digest.into(), at.into()];
    rows.query(TAGS_WITH, &values).await?.iter_mut().map(Row::text).collect()
}

/// The same, held until the transaction ends: they are not purged meanwhile.
pub async fn tags_with_locked(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
) -> Result<Vec<String>, StoreError> {
    let values = [repository_id.into(), digest.into(), at.into()];
    tx.query(TAGS_WITH_LOCKED, &values).await?.iter_mut().map(Row::text).collect()
}

/// What a manifest names, living or buried: digest and kind (`blob` or `child`), by digest.
pub async fn named(
    rows: &mut impl Rows,
    repository_id: i64,
    manifest: &str,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = rows.query(NAMED, &[repository_id.into(), manifest.into()]).await?;
    found.iter_mut().map(|row| Ok((row.text()?, row.text()?))).collect()
}

/// The generation of a link to `digest` that the repository has in its trash, held until the transaction ends.
pub async fn buried_link_locked(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
) -> Result<Option<String>, StoreError> {
    let mut found = tx.query(BURIED_LINK_LOCKED, &[repository_id.into(), digest.into()]).await?;
    found.first_mut().map(Row::text).transpose()
}

/// Digests of up to `limit` manifests of the repository's trash that name the blob `digest`.
pub async fn named_by(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let values = [repository_id.into(), digest.into(), limit.into()];
    rows.query(NAMED_BY, &values).await?.iter_mut().map(Row::text).collect()
}

/// Up to `limit` repositories, by internal id, that have a link to the object in their trash.
pub async fn links_of_object(
    rows: &mut impl Rows,
    generation: &str,
    limit: i64,
) -> Result<Vec<i64>, StoreError> {
    let values = [generation.into(), limit.into()];
    rows.query(LINKS_OF_OBJECT, &values).await?.iter_mut().map(Row::int).collect()
}

pub(crate) async fn purge(tx: &mut Tx<'_>, item: &Item, at: i64) -> Result<(), StoreError> {
    match item {
        Item::Manifest(id, digest) => {
            let key = [(*id).into(), digest.into()];
            tx.execute(PURGE_MANIFEST, &key).await?;
            tx.execute(PURGE_REFERENCES, &key).await?;
            tx.execute(PURGE_PULL, &key).await?;
        }
        Item::Tag(id, name) => drop(tx.execute(PURGE_TAG, &[(*id).into(), name.into()]).await?),
        Item::Link(id, digest, generation) => {
            tx.execute(PURGE_LINK, &[(*id).into(), digest.into(), generation.into()]).await?;
            condemned::mark(tx, generation, at).await?;
        }
    }
    Ok(())
}

pub(crate) async fn restore_manifest(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    let key = [repository_id.into(), digest.into()];
    if let Some(row) = tx.query(RESTORE_MANIFEST, &key).await?.first_mut() {
        tally.image(repository_id, digest, 1, row.int()?);
    }
    tx.execute(PURGE_MANIFEST, &key).await?;
    Ok(())
}

pub(crate) async fn restore_tag(
    tx: &mut Tx<'_>,
    repository_id: i64,
    name: &str,
    at: i64,
) -> Result<(), StoreError> {
    tx.execute(RESTORE_TAG, &[at.into(), repository_id.into(), name.into()]).await?;
    tx.execute(PURGE_TAG, &[repository_id.into(), name.into()]).await?;
    Ok(())
}

pub(crate) async fn restore_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    generation: &str,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    let key = [repository_id.into(), digest.into(), generation.into()];
    if let Some(row) = tx.query(RESTORE_LINK, &key).await?.first_mut() {
        tally.link(repository_id, digest, 1, row.int()?);
    }
    tx.execute(PURGE_LINK, &key).await?;
    Ok(())
}
