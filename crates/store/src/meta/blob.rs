//! Blobs: which stored object holds a digest, and which repositories may see it.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    BY_DIGEST = "SELECT generation, digest, account, region, encryption_key, size, stored_size, format, \
                 created_at FROM blob \
                 WHERE digest = $1 AND account = $2 AND region = $3 AND encryption_key = $4";
    INSERT = "INSERT INTO blob (generation, digest, account, region, encryption_key, size, stored_size, \
              format, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LINK = "SELECT repository_id, digest, generation, size, linked_at FROM repo_blob \
            WHERE repository_id = $1 AND digest = $2";
    FIND = "SELECT repo_blob.repository_id, digest, generation, size, linked_at \
            FROM registry JOIN repository ON repository.registry_id = registry.id \
            LEFT JOIN repo_blob ON repo_blob.repository_id = repository.id AND digest = $1 \
            WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
            AND repository.name = $4";
    PUT_LINK = "INSERT INTO repo_blob (repository_id, digest, generation, size, linked_at) \
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (repository_id, digest) DO NOTHING";
    BURY_LINK = "INSERT INTO deleted_repo_blob (repository_id, digest, generation, size, wrapped_key, \
                 linked_at, deleted_at) \
                 SELECT repository_id, digest, generation, size, wrapped_key, linked_at, CAST($1 AS BIGINT) \
                 FROM repo_blob WHERE repository_id = $2 AND digest = $3 \
                 ON CONFLICT (repository_id, digest, generation) DO UPDATE SET deleted_at = excluded.deleted_at";
    DELETE_LINK = "DELETE FROM repo_blob WHERE repository_id = $1 AND digest = $2";
    NAMED_BY = "SELECT manifest_reference.manifest FROM manifest_reference \
                WHERE repository_id = $1 AND digest = $2 AND kind = $3 \
                AND EXISTS (SELECT 1 FROM manifest \
                WHERE manifest.repository_id = manifest_reference.repository_id \
                AND manifest.digest = manifest_reference.manifest) \
                ORDER BY manifest_reference.manifest LIMIT $4";
    MEDIA_TYPE = "SELECT media_type FROM manifest_reference \
                  WHERE repository_id = $1 AND digest = $2 AND kind = 'blob' LIMIT 1";
}

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

/// The link of the repository `name` to `digest`, in one read.
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

pub(crate) async fn insert(tx: &mut Tx<'_>, it: &Blob) -> Result<(), StoreError> {
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
    Ok(())
}

pub(crate) async fn put_link(tx: &mut Tx<'_>, it: &Link) -> Result<(), StoreError> {
    let values = [
        it.repository_id.into(),
        (&it.digest).into(),
        (&it.generation).into(),
        it.size.into(),
        it.linked_at.into(),
    ];
    tx.execute(PUT_LINK, &values).await?;
    Ok(())
}

pub(crate) async fn bury_link(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
) -> Result<(), StoreError> {
    tx.execute(BURY_LINK, &[at.into(), repository_id.into(), digest.into()]).await?;
    tx.execute(DELETE_LINK, &[repository_id.into(), digest.into()]).await?;
    Ok(())
}
