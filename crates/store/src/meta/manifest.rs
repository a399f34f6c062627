//! Manifests: their exact bytes, and what listings tell of them.

pub mod pages;
pub mod status;

use serde::{Deserialize, Serialize};

pub use self::pages::{Filter, TagStatus, ids, page};
pub use self::status::Status;
use super::size::Tally;
use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;
use crate::change::NewReference;

/// What [`Manifest`] is read from, but for the annotations.
macro_rules! columns {
    () => {
        "manifest.digest, media_type, artifact_media_type, artifact_type, subject, CAST(NULL AS TEXT), \
         image_size, pushed_at, size, pulled_at, manifest.status, archived_at, activated_at"
    };
}
/// When a manifest was pulled: before it was pushed, another was, of the same digest.
macro_rules! join_pull {
    () => {
        "LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
         AND pull.pulled_at >= manifest.pushed_at"
    };
}
use {columns, join_pull};

statements! {
    BY_TAG = "SELECT repository.id, tag.digest, tag.status FROM registry \
              JOIN repository ON repository.registry_id = registry.id \
              LEFT JOIN tag ON tag.repository_id = repository.id AND tag.name = $1 \
              WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
              AND repository.name = $4";
    BY_DIGEST = "SELECT repository.id, manifest.digest, manifest.status FROM registry \
                 JOIN repository ON repository.registry_id = registry.id \
                 LEFT JOIN manifest ON manifest.repository_id = repository.id AND manifest.digest = $1 \
                 WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
                 AND repository.name = $4";
    CONTENT = "SELECT media_type, bytes FROM manifest WHERE repository_id = $1 AND digest = $2";
    FIND = concat!("SELECT ", columns!(), " FROM manifest ", join_pull!(),
                   " WHERE manifest.repository_id = $1 AND manifest.digest = $2");
    REFERRER_SIZES = "SELECT digest, size FROM manifest \
                      WHERE repository_id = $1 AND subject = $2 AND digest > $3 ORDER BY digest LIMIT $4";
    REFERRERS = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, annotations, \
                 image_size, pushed_at, size, CAST(NULL AS BIGINT), status, archived_at, activated_at \
                 FROM manifest \
                 WHERE repository_id = $1 AND subject = $2 AND digest > $3 AND digest <= $4 ORDER BY digest";
    INSERT = "INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, artifact_type, \
              subject, annotations, image_size, pushed_at, size, bytes) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
              ON CONFLICT (repository_id, digest) DO NOTHING";
    REFERENCE = "INSERT INTO manifest_reference (repository_id, manifest, digest, kind, media_type) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (repository_id, manifest, digest) DO NOTHING";
    UNBURY = "DELETE FROM deleted_manifest WHERE repository_id = $1 AND digest = $2";
    BURY = "INSERT INTO deleted_manifest (repository_id, digest, media_type, artifact_media_type, \
            artifact_type, subject, annotations, image_size, pushed_at, size, sealing, bytes, status, \
            archived_at, activated_at, restore_at, deleted_at) \
            SELECT repository_id, digest, media_type, artifact_media_type, artifact_type, subject, annotations, \
            image_size, pushed_at, size, sealing, bytes, status, archived_at, activated_at, restore_at, \
            CAST($1 AS BIGINT) FROM manifest \
            WHERE repository_id = $2 AND digest = $3";
    DELETE = "DELETE FROM manifest WHERE repository_id = $1 AND digest = $2 RETURNING image_size";
}

/// What is known of a manifest besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Digest of the bytes.
    pub digest: String,
    /// The media type that it is served with.
    pub media_type: String,
    /// AWS's `artifactMediaType`: the config's media type, or the artifact type.
    pub artifact_media_type: Option<String>,
    /// The artifact type by the referrers rule of OCI.
    pub artifact_type: Option<String>,
    /// The digest of the manifest that it refers to.
    pub subject: Option<String>,
    /// Its annotations as JSON: kept for manifests with a subject, read only by [`referrers`].
    pub annotations: Option<String>,
    /// AWS's `imageSizeInBytes`.
    pub image_size: i64,
    /// When it was first pushed, in microseconds.
    pub pushed_at: i64,
    /// Length of the manifest, in bytes.
    pub size: i64,
    /// When it was last pulled since it was pushed, in microseconds; upkeep, not part of a change.
    #[serde(skip)]
    pub pulled_at: Option<i64>,
    /// Whether it can be pulled. It has changes of its own: what is pushed is active.
    #[serde(skip)]
    pub status: Status,
    /// When it last went to the archive, in microseconds; as `status`.
    #[serde(skip)]
    pub archived_at: Option<i64>,
    /// When it last came back from the archive, in microseconds; as `status`.
    #[serde(skip)]
    pub activated_at: Option<i64>,
}

/// What a reference leads to, as asked by repository name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is no such repository.
    NoRepository,
    /// The repository, by internal id, has no such manifest.
    NoManifest(i64),
    /// The repository's internal id, the manifest's digest, and whether it can be pulled.
    Manifest(i64, String, Status),
}

/// A manifest's media type and exact bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The media type that it is served with.
    pub media_type: String,
    /// The bytes that were pushed.
    pub bytes: Vec<u8>,
}

impl FromRow for Manifest {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            digest: row.text()?,
            media_type: row.text()?,
            artifact_media_type: row.opt_text()?,
            artifact_type: row.opt_text()?,
            subject: row.opt_text()?,
            annotations: row.opt_text()?,
            image_size: row.int()?,
            pushed_at: row.int()?,
            size: row.int()?,
            pulled_at: row.opt_int()?,
            status: Status::read(row)?,
            archived_at: row.opt_int()?,
            activated_at: row.opt_int()?,
        })
    }
}

impl FromRow for Content {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { media_type: row.text()?, bytes: row.bytes()? })
    }
}

/// Resolves a tag of the repository `name`, in one read.
pub async fn by_tag(
    rows: &mut impl Rows,
    tag: &str,
    (account, region, name): (&str, &str, &str),
) -> Result<Found, StoreError> {
    found(rows.query(BY_TAG, &[tag.into(), account.into(), region.into(), name.into()]).await?)
}

/// Finds a digest in the repository `name`, in one read.
pub async fn by_digest(
    rows: &mut impl Rows,
    digest: &str,
    (account, region, name): (&str, &str, &str),
) -> Result<Found, StoreError> {
    found(rows.query(BY_DIGEST, &[digest.into(), account.into(), region.into(), name.into()]).await?)
}

fn found(mut rows: Vec<Row>) -> Result<Found, StoreError> {
    let Some(row) = rows.first_mut() else { return Ok(Found::NoRepository) };
    let repository_id = row.int()?;
    Ok(match row.opt_text()? {
        Some(digest) => Found::Manifest(repository_id, digest, Status::read(row)?),
        None => Found::NoManifest(repository_id),
    })
}

/// A manifest's bytes.
pub async fn content(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Content>, StoreError> {
    rows.fetch_optional(CONTENT, &[repository_id.into(), digest.into()]).await
}

/// A manifest without its bytes.
pub async fn find(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
) -> Result<Option<Manifest>, StoreError> {
    rows.fetch_optional(FIND, &[repository_id.into(), digest.into()]).await
}

/// Digests of up to `limit` manifests that refer to `subject`, above `after`, in order, each with the manifest's
/// length in bytes, which is about what its row in [`referrers`] takes at most.
pub async fn referrer_sizes(
    rows: &mut impl Rows,
    repository_id: i64,
    subject: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, i64)>, StoreError> {
    let values = [repository_id.into(), subject.into(), after.into(), limit.into()];
    let mut found = rows.query(REFERRER_SIZES, &values).await?;
    found.iter_mut().map(|row| Ok((row.text()?, row.int()?))).collect()
}

/// The manifests that refer to `subject`, with digests above `after` and up to `last`, in order.
pub async fn referrers(
    rows: &mut impl Rows,
    repository_id: i64,
    subject: &str,
    (after, last): (&str, &str),
) -> Result<Vec<Manifest>, StoreError> {
    rows.fetch(REFERRERS, &[repository_id.into(), subject.into(), after.into(), last.into()]).await
}

/// Keeps what was pushed at `at` (microseconds). It is active then, whatever it was.
pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    repository_id: i64,
    (it, at): (&Manifest, i64),
    bytes: &[u8],
    references: &[NewReference],
    tally: &mut Tally,
) -> Result<(), StoreError> {
    let values: [Value<'_>; 11] = [
        repository_id.into(),
        (&it.digest).into(),
        (&it.media_type).into(),
        it.artifact_media_type.as_ref().into(),
        it.artifact_type.as_ref().into(),
        it.subject.as_ref().into(),
        it.annotations.as_ref().into(),
        it.image_size.into(),
        it.pushed_at.into(),
        it.size.into(),
        bytes.into(),
    ];
    if tx.execute(INSERT, &values).await? > 0 {
        tally.image(repository_id, &it.digest, 1, it.image_size);
    } else {
        status::wake(tx, repository_id, &it.digest, at).await?;
    }
    // Waits for a purge of the same manifest, which takes its references: they follow.
    tx.execute(UNBURY, &[repository_id.into(), (&it.digest).into()]).await?;
    let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(references.len());
    for reference in references {
        let (digest, kind) = ((&reference.digest).into(), reference.kind.as_str().into());
        rows.push(vec![
            repository_id.into(),
            (&it.digest).into(),
            digest,
            kind,
            (&reference.media_type).into(),
        ]);
    }
    tx.query_each(REFERENCE, &rows).await.map(drop)
}

pub(crate) async fn bury(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
    tally: &mut Tally,
) -> Result<(), StoreError> {
    tx.execute(UNBURY, &[repository_id.into(), digest.into()]).await?;
    tx.execute(BURY, &[at.into(), repository_id.into(), digest.into()]).await?;
    if let Some(row) = tx.query(DELETE, &[repository_id.into(), digest.into()]).await?.first_mut() {
        tally.image(repository_id, digest, -1, row.int()?);
    }
    Ok(())
}
