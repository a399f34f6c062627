//! Manifests: their exact bytes, and what listings tell of them.

use serde::{Deserialize, Serialize};

use super::size::Tally;
use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;
use crate::change::NewReference;

statements! {
    BY_TAG = "SELECT repository.id, tag.digest FROM registry \
              JOIN repository ON repository.registry_id = registry.id \
              LEFT JOIN tag ON tag.repository_id = repository.id AND tag.name = $1 \
              WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
              AND repository.name = $4";
    BY_DIGEST = "SELECT repository.id, manifest.digest FROM registry \
                 JOIN repository ON repository.registry_id = registry.id \
                 LEFT JOIN manifest ON manifest.repository_id = repository.id AND manifest.digest = $1 \
                 WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3 \
                 AND repository.name = $4";
    CONTENT = "SELECT media_type, bytes FROM manifest WHERE repository_id = $1 AND digest = $2";
    FIND = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, CAST(NULL AS TEXT), \
            image_size, pushed_at, size, pulled_at FROM manifest \
            LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
            AND pull.pulled_at >= manifest.pushed_at \
            WHERE manifest.repository_id = $1 AND manifest.digest = $2";
    PAGE = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, CAST(NULL AS TEXT), \
            image_size, pushed_at, size, pulled_at FROM manifest \
            LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
            AND pull.pulled_at >= manifest.pushed_at \
            WHERE manifest.repository_id = $1 AND manifest.digest > $2 ORDER BY manifest.digest LIMIT $3";
    /// The cross join keeps SQLite from walking all manifests to look for the few.
    TAGGED_PAGE = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, CAST(NULL AS TEXT), \
            image_size, pushed_at, size, pulled_at \
            FROM (SELECT DISTINCT digest FROM tag WHERE repository_id = $1 AND digest > $2 \
            ORDER BY digest LIMIT $3) AS tagged \
            CROSS JOIN manifest \
            LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
            AND pull.pulled_at >= manifest.pushed_at \
            WHERE manifest.repository_id = $1 AND manifest.digest = tagged.digest ORDER BY tagged.digest";
    UNTAGGED_PAGE = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, CAST(NULL AS TEXT), \
            image_size, pushed_at, size, pulled_at FROM manifest \
            LEFT JOIN pull ON pull.repository_id = manifest.repository_id AND pull.digest = manifest.digest \
            AND pull.pulled_at >= manifest.pushed_at \
            WHERE manifest.repository_id = $1 AND manifest.digest > $2 \
            AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.repository_id = $1 AND tag.digest = manifest.digest) \
            ORDER BY manifest.digest LIMIT $3";
    IDS = "SELECT manifest.digest, tag.name FROM manifest \
           LEFT JOIN tag ON tag.repository_id = manifest.repository_id AND tag.digest = manifest.digest \
           WHERE manifest.repository_id = $1 AND manifest.digest >= $2 \
           AND (manifest.digest > $2 OR COALESCE(tag.name, '') > $3) \
           ORDER BY manifest.digest, tag.name LIMIT $4";
    REFERRER_SIZES = "SELECT digest, size FROM manifest \
                      WHERE repository_id = $1 AND subject = $2 AND digest > $3 ORDER BY digest LIMIT $4";
    REFERRERS = "SELECT manifest.digest, media_type, artifact_media_type, artifact_type, subject, annotations, \
                 image_size, pushed_at, size, CAST(NULL AS BIGINT) FROM manifest \
                 WHERE repository_id = $1 AND subject = $2 AND digest > $3 AND digest <= $4 ORDER BY digest";
    INSERT = "INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, artifact_type, \
              subject, annotations, image_size, pushed_at, size, bytes) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
              ON CONFLICT (repository_id, digest) DO NOTHING";
    REFERENCE = "INSERT INTO manifest_reference (repository_id, manifest, digest, kind, media_type) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (repository_id, manifest, digest) DO NOTHING";
    UNBURY = "DELETE FROM deleted_manifest WHERE repository_id = $1 AND digest = $2";
    BURY = "INSERT INTO deleted_manifest (repository_id, digest, media_type, artifact_media_type, \
            artifact_type, subject, annotations, image_size, pushed_at, size, sealing, bytes, deleted_at) \
            SELECT repository_id, digest, media_type, artifact_media_type, artifact_type, subject, annotations, \
            image_size, pushed_at, size, sealing, bytes, CAST($1 AS BIGINT) FROM manifest \
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
}

/// What a reference leads to, as asked by repository name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is no such repository.
    NoRepository,
    /// The repository, by internal id, has no such manifest.
    NoManifest(i64),
    /// The repository's internal id and the manifest's digest.
    Manifest(i64, String),
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
        })
    }
}

impl FromRow for Content {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { media_type: row.text()?, bytes: row.bytes()? })
    }
}

/// Which manifests a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagStatus {
    /// All.
    Any,
    /// Those with a tag.
    Tagged,
    /// Those without one.
    Untagged,
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
        Some(digest) => Found::Manifest(repository_id, digest),
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

/// Up to `limit` manifests whose digest is above `after`, by digest. A page of untagged ones walks past the tagged
/// ones between them: about a microsecond each.
pub async fn page(
    rows: &mut impl Rows,
    repository_id: i64,
    status: TagStatus,
    after: &str,
    limit: i64,
) -> Result<Vec<Manifest>, StoreError> {
    let statement = match status {
        TagStatus::Any => PAGE,
        TagStatus::Tagged => TAGGED_PAGE,
        TagStatus::Untagged => UNTAGGED_PAGE,
    };
    rows.fetch(statement, &[repository_id.into(), after.into(), limit.into()]).await
}

/// Up to `limit` pairs of digest and tag after `after`, by digest and tag; an untagged manifest gives one pair
/// without a tag.
pub async fn ids(
    rows: &mut impl Rows,
    repository_id: i64,
    (digest, tag): (&str, &str),
    limit: i64,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let values = [repository_id.into(), digest.into(), tag.into(), limit.into()];
    let mut found = rows.query(IDS, &values).await?;
    found.iter_mut().map(|row| Ok((row.text()?, row.opt_text()?))).collect()
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

pub(crate) async fn insert(
    tx: &mut Tx<'_>,
    repository_id: i64,
    it: &Manifest,
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
