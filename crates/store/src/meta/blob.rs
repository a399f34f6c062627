//! Blobs: which stored object holds a digest, and which repositories may see it.

pub mod whole;

use serde::{Deserialize, Serialize};

use super::size::Tally;
use super::{FromRow, Row, Rows, Tx, Value, condemned, lease, lost_object, statements};
use crate::StoreError;

statements! {
    BY_DIGEST = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, \
                 created_at FROM blob \
                 WHERE digest = $1 AND account = $2 AND region = $3 AND encryption_key = $4";
    /// Held against the sweep until the end of the transaction.
    BY_DIGEST_SHARED = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, \
                        created_at FROM blob \
                        WHERE digest = $1 AND account = $2 AND region = $3 AND encryption_key = $4 \
                        /* FOR SHARE */";
    BY_GENERATION = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, \
                     created_at FROM blob WHERE generation = $1";
    BY_GENERATION_SHARED = "SELECT generation, digest, account, region, encryption_key, size, stored_size, \
                            format, created_at FROM blob WHERE generation = $1 /* FOR SHARE */";
    BY_GENERATION_LOCKED = "SELECT generation, digest, account, region, encryption_key, size, stored_size, \
                            format, created_at FROM blob WHERE generation = $1 /* FOR UPDATE SKIP LOCKED */";
    OF_DIGEST = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, \
                 created_at FROM blob WHERE digest = $1 AND (account > $2 OR (account = $2 AND region > $3)) \
                 ORDER BY account, region, encryption_key LIMIT $4";
    SWEEP = "DELETE FROM blob WHERE generation = $1 RETURNING stored_size";
    INSERT = "INSERT INTO blob (generation, digest, account, region, encryption_key, size, stored_size, \
              format, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LINK = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
            WHERE repository_id = $1 AND digest = $2";
    /// Held against the collector until the end of the transaction.
    LINK_SHARED = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
                   WHERE repository_id = $1 AND digest = $2 /* FOR SHARE */";
    LINK_LOCKED = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
                   WHERE repository_id = $1 AND digest = $2 /* FOR UPDATE SKIP LOCKED */";
    LINKS_OF_OBJECT = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
                       WHERE generation = $1 LIMIT $2";
    LINKED = "SELECT 1 FROM repo_blob WHERE generation = $1 LIMIT 1";
    LINKED_IN_TRASH = "SELECT 1 FROM deleted_repo_blob WHERE generation = $1 LIMIT 1";
    REFERENCED = "SELECT 1 FROM manifest_reference WHERE repository_id = $1 AND digest = $2 AND kind = 'blob' \
                  LIMIT 1";
    FIND = "SELECT repo_blob.repository_id, digest, generation, size, linked_at \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            LEFT JOIN repo_blob ON repo_blob.repository_id = repository.id AND digest = $1 \
            AND NOT EXISTS (SELECT 1 FROM lost_object WHERE lost_object.generation = repo_blob.generation) \
            WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
            AND repository.name = $4";
    PUT_LINK = "INSERT INTO repo_blob (repository_id, digest, generation, size, linked_at) \
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (repository_id, digest) DO NOTHING";
    BURY_LINK = "INSERT INTO deleted_repo_blob (repository_id, digest, generation, size, wrapped_key, \
                 linked_at, deleted_at) \
                 SELECT repository_id, digest, generation, size, wrapped_key, linked_at, CAST($1 AS BIGINT) \
                 FROM repo_blob WHERE repository_id = $2 AND digest = $3 \
                 ON CONFLICT (repository_id, digest, generation) DO UPDATE SET deleted_at = excluded.deleted_at";
    DELETE_LINK = "DELETE FROM repo_blob WHERE repository_id = $1 AND digest = $2 RETURNING generation, size";
    END_LEASE = "DELETE FROM blob_lease WHERE repository_id = $1 AND digest = $2";
    NAMED_BY = "SELECT manifest_reference.manifest FROM manifest_reference \
                WHERE repository_id = $1 AND digest = $2 AND kind = $3 \
                AND EXISTS (SELECT 1 FROM manifest \
                WHERE manifest.repository_id = manifest_reference.repository_id \
                AND manifest.digest = manifest_reference.manifest) \
                ORDER BY manifest_reference.manifest LIMIT $4";
    MEDIA_TYPE = "SELECT media_type FROM manifest_reference \
                  WHERE repository_id = $1 AND digest = $2 AND kind = 'blob' LIMIT 1";
}

/// How long an object outlives its row, in microseconds. A standby that lags by less and takes over knows too that the
/// row is gone, so that no push links to an object that is.
const STANDBY_LAG: i64 = 60_000_000;

/// One stored object that holds a blob.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    /// The object's name in the blob store.
    pub generation: String,
    /// The digest of its content.
    pub digest: String,
    /// With region and encryption key: the domain within which content is shared.
    pub account: String,
    /// See `account`.
    pub region: String,
    /// The key that seals it; empty for none.
    pub encryption_key: String,
    /// Length of the content, in bytes.
    pub size: i64,
    /// Length of the object, in bytes.
    pub stored_size: i64,
    /// How the object holds the content; 1 is plain.
    pub format: i64,
    /// In microseconds.
    pub created_at: i64,
}

/// A repository's link to a blob.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The repository.
    pub repository_id: i64,
    /// The blob's digest.
    pub digest: String,
    /// The object that holds it.
    pub generation: String,
    /// Length of the content, in bytes.
    pub size: i64,
    /// In microseconds.
    pub linked_at: i64,
}

/// A blob as asked by repository name: the repository may be missing, or the blob in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is no such repository.
    NoRepository,
    /// The repository has no such blob.
    NoBlob,
    /// The repository's link.
    Link(Link),
}

impl FromRow for Blob {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            generation: row.text()?,
            digest: row.text()?,
            account: row.text()?,
            region: row.text()?,
            encryption_key: row.text()?,
            size: row.int()?,
            stored_size: row.int()?,
            format: row.int()?,
            created_at: row.int()?,
        })
    }
}

impl FromRow for Link {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            repository_id: row.int()?,
            digest: row.text()?,
            generation: row.text()?,
            size: row.int()?,
            linked_at: row.int()?,
        })
    }
}

impl FromRow for Option<Link> {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(match row.opt_int()? {
            Some(repository_id) => Some(Link {
                repository_id,
                digest: row.text()?,
                generation: row.text()?,
                size: row.int()?,
                linked_at: row.int()?,
            }),
            None => None,
        })
    }
}

/// The live object that holds `digest` in a domain.
pub async fn by_digest(
    rows: &mut impl Rows,
    digest: &str,
    (account, region, encryption_key): (&str, &str, &str),
) -> Result<Option<Blob>, StoreError> {
    rows.fetch_optional(BY_DIGEST, &[digest.into(), account.into(), region.into(), encryption_key.into()])
        .await
}

/// The repository's link to `digest`.
pub async fn link(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Link>, StoreError> {
    rows.fetch_optional(LINK, &[repository_id.into(), digest.into()]).await
}

/// The link of the repository `name` to `digest`, in one read. One to a lost object is none.
pub async fn find(
    rows: &mut impl Rows,
    digest: &str,
    (account, region, name): (&str, &str, &str),
) -> Result<Found, StoreError> {
    let values = [digest.into(), account.into(), region.into(), name.into()];
    let found: Option<Option<Link>> = rows.fetch_optional(FIND, &values).await?;
    Ok(match found {
        None => Found::NoRepository,
        Some(None) => Found::NoBlob,
        Some(Some(link)) => Found::Link(link),
    })
}

/// Digests of up to `limit` living manifests of the repository that name `digest` as a blob (`kind` `blob`) or
/// as a child (`kind` `child`).
pub async fn named_by(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    kind: &str,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let values = [repository_id.into(), digest.into(), kind.into(), limit.into()];
    let mut found = rows.query(NAMED_BY, &values).await?;
    found.iter_mut().map(Row::text).collect()
}

/// The media type that a manifest of the repository gives the blob.
pub async fn media_type(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<String>, StoreError> {
    let mut found = rows.query(MEDIA_TYPE, &[repository_id.into(), digest.into()]).await?;
    found.first_mut().map(Row::text).transpose()
}

/// The live object that holds `digest` in a domain, which stays until the transaction ends.
pub async fn by_digest_shared(
    tx: &mut Tx<'_>,
    digest: &str,
    (account, region, encryption_key): (&str, &str, &str),
) -> Result<Option<Blob>, StoreError> {
    let values = [digest.into(), account.into(), region.into(), encryption_key.into()];
    tx.fetch_optional(BY_DIGEST_SHARED, &values).await
}

/// An object's row.
pub async fn object(rows: &mut impl Rows, generation: &str) -> Result<Option<Blob>, StoreError> {
    rows.fetch_optional(BY_GENERATION, &[generation.into()]).await
}

/// An object's row, which stays until the transaction ends.
pub async fn object_shared(tx: &mut Tx<'_>, generation: &str) -> Result<Option<Blob>, StoreError> {
    tx.fetch_optional(BY_GENERATION_SHARED, &[generation.into()]).await
}

/// An object's row, for this transaction to delete; none too if another one holds it.
pub async fn lock_object(tx: &mut Tx<'_>, generation: &str) -> Result<Option<Blob>, StoreError> {
    tx.fetch_optional(BY_GENERATION_LOCKED, &[generation.into()]).await
}

/// Up to `limit` objects that hold `digest`, of domains after an account and region, in their order.
pub async fn of_digest(
    rows: &mut impl Rows,
    digest: &str,
    (account, region): (&str, &str),
    limit: i64,
) -> Result<Vec<Blob>, StoreError> {
    rows.fetch(OF_DIGEST, &[digest.into(), account.into(), region.into(), limit.into()]).await
}

/// The repository's link to `digest`, which stays until the transaction ends.
pub async fn link_shared(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Link>, StoreError> {
    tx.fetch_optional(LINK_SHARED, &[repository_id.into(), digest.into()]).await
}

/// The repository's link to `digest`, for this transaction to delete; none too if another one holds it.
pub async fn lock_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Link>, StoreError> {
    tx.fetch_optional(LINK_LOCKED, &[repository_id.into(), digest.into()]).await
}

/// Up to `limit` links to an object.
pub async fn links_of_object(
    rows: &mut impl Rows,
    generation: &str,
    limit: i64,
) -> Result<Vec<Link>, StoreError> {
    rows.fetch(LINKS_OF_OBJECT, &[generation.into(), limit.into()]).await
}

/// Whether any repository links to the object, or did and still has the link in its trash.
pub async fn is_linked(rows: &mut impl Rows, generation: &str) -> Result<bool, StoreError> {
    let here = !rows.query(LINKED, &[generation.into()]).await?.is_empty();
    Ok(here || !rows.query(LINKED_IN_TRASH, &[generation.into()]).await?.is_empty())
}

/// Whether a manifest of the repository, living or buried, names the blob.
pub async fn is_referenced(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<bool, StoreError> {
    Ok(!rows.query(REFERENCED, &[repository_id.into(), digest.into()]).await?.is_empty())
}

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Blob, tally: &mut Tally) -> Result<(), StoreError> {
    let values: [Value<'_>; 9] = [
        (&it.generation).into(),
        (&it.digest).into(),
        (&it.account).into(),
        (&it.region).into(),
        (&it.encryption_key).into(),
        it.size.into(),
        it.stored_size.into(),
        it.format.into(),
        it.created_at.into(),
    ];
    tx.execute(INSERT, &values).await?;
    tally.object(&it.generation, 1, it.stored_size);
    Ok(())
}

pub(crate) async fn sweep(tx: &mut Tx<'_>, generation: &str, tally: &mut Tally) -> Result<(), StoreError> {
    if let Some(row) = tx.query(SWEEP, &[generation.into()]).await?.first_mut() {
        let stored_size = row.int()?;
        tally.object(generation, -1, stored_size);
        // From the log alone nobody could tell which objects are still to be removed.
        let due = tx.now().saturating_add(STANDBY_LAG);
        condemned::doom(tx, generation, stored_size, due).await?;
    }
    lost_object::found(tx, generation).await?;
    condemned::spare(tx, generation).await
}

/// Links, and puts the link into the collector's queue: no manifest names it yet. The object lives again.
pub(crate) async fn put_link(tx: &mut Tx<'_>, it: &Link, tally: &mut Tally) -> Result<(), StoreError> {
    let values = [
        it.repository_id.into(),
        (&it.digest).into(),
        (&it.generation).into(),
        it.size.into(),
        it.linked_at.into(),
    ];
    if tx.execute(PUT_LINK, &values).await? > 0 {
        tally.link(it.repository_id, &it.digest, 1, it.size);
    }
    condemned::spare(tx, &it.generation).await?;
    lease::queue(tx, it.repository_id, &it.digest).await
}

pub(crate) async fn bury_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    tx.execute(BURY_LINK, &[at.into(), repository_id.into(), digest.into()]).await?;
    delete_link(tx, repository_id, digest, tally).await?;
    Ok(())
}

/// Takes a link away without a trace, and notes that its object lost one.
pub(crate) async fn collect_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    if let Some(generation) = delete_link(tx, repository_id, digest, tally).await? {
        condemned::mark(tx, &generation, at).await?;
    }
    Ok(())
}

/// Answers the generation that the link led to.
async fn delete_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    tally: &mut Tally,
) -> Result<Option<String>, StoreError> {
    let mut deleted = tx.query(DELETE_LINK, &[repository_id.into(), digest.into()]).await?;
    tx.execute(END_LEASE, &[repository_id.into(), digest.into()]).await?;
    let Some(row) = deleted.first_mut() else { return Ok(None) };
    let (generation, size) = (row.text()?, row.int()?);
    tally.link(repository_id, digest, -1, size);
    Ok(Some(generation))
}
