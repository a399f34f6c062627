//! Repositories that can't be restored any more: their rows go in steps, by ranges of keys.

use serde::{Deserialize, Serialize};

use super::{FromRow, Row, Rows, Statement, Tx, size, statements};
use crate::StoreError;

statements! {
    BURY = "INSERT INTO dead_repository (id, since) SELECT id, CAST($1 AS BIGINT) FROM deleted_repository \
            WHERE id = $2 ON CONFLICT (id) DO NOTHING";
    UNLIST = "DELETE FROM deleted_repository WHERE id = $1";
    UNTAG = "DELETE FROM resource_tag WHERE repository_id = $1";
    UNPOLICE = "DELETE FROM repository_policy WHERE repository_id = $1";
    UNSET = "DELETE FROM repository_setting WHERE repository_id = $1";
    UNRULE = "DELETE FROM lifecycle_policy WHERE repository_id = $1";
    UNSCHEDULE = "DELETE FROM lifecycle_evaluation WHERE repository_id = $1";
    UNPIN = "DELETE FROM pin WHERE repository_id = $1";
    LIST = "SELECT id, since FROM dead_repository WHERE id > $1 ORDER BY id LIMIT $2";
    LOCKED = "SELECT id, since FROM dead_repository WHERE id = $1 /* FOR UPDATE SKIP LOCKED */";
    END = "DELETE FROM dead_repository WHERE id = $1";
    LINKS = "SELECT digest, '' FROM repo_blob WHERE repository_id = $1 ORDER BY digest LIMIT $2";
    CONDEMN_LINKS = "INSERT INTO condemned (generation, at) SELECT generation, CAST($1 AS BIGINT) \
                     FROM repo_blob WHERE repository_id = $2 AND digest <= $3 ORDER BY digest \
                     ON CONFLICT (generation) DO UPDATE SET at = excluded.at WHERE condemned.at < excluded.at";
    DELETE_LINKS = "DELETE FROM repo_blob WHERE repository_id = $1 AND digest <= $2";
    DELETE_LEASES = "DELETE FROM blob_lease WHERE repository_id = $1 AND digest <= $2";
    BURIED_LINKS = "SELECT digest, generation FROM deleted_repo_blob WHERE repository_id = $1 \
                    ORDER BY digest, generation LIMIT $2";
    CONDEMN_BURIED_LINKS = "INSERT INTO condemned (generation, at) SELECT generation, CAST($1 AS BIGINT) \
                            FROM deleted_repo_blob \
                            WHERE repository_id = $2 AND (digest, generation) <= ($3, $4) \
                            ORDER BY digest, generation \
                            ON CONFLICT (generation) DO UPDATE SET at = excluded.at \
                            WHERE condemned.at < excluded.at";
    DELETE_BURIED_LINKS = "DELETE FROM deleted_repo_blob \
                           WHERE repository_id = $1 AND (digest, generation) <= ($2, $3)";
    REFERENCES = "SELECT manifest, digest FROM manifest_reference WHERE repository_id = $1 \
                  ORDER BY manifest, digest LIMIT $2";
    DELETE_REFERENCES = "DELETE FROM manifest_reference \
                         WHERE repository_id = $1 AND (manifest, digest) <= ($2, $3)";
    MANIFESTS = "SELECT digest, '' FROM manifest WHERE repository_id = $1 ORDER BY digest LIMIT $2";
    DELETE_MANIFESTS = "DELETE FROM manifest WHERE repository_id = $1 AND digest <= $2";
    BURIED_MANIFESTS = "SELECT digest, '' FROM deleted_manifest WHERE repository_id = $1 ORDER BY digest LIMIT $2";
    DELETE_BURIED_MANIFESTS = "DELETE FROM deleted_manifest WHERE repository_id = $1 AND digest <= $2";
    TAGS = "SELECT name, '' FROM tag WHERE repository_id = $1 ORDER BY name LIMIT $2";
    DELETE_TAGS = "DELETE FROM tag WHERE repository_id = $1 AND name <= $2";
    BURIED_TAGS = "SELECT name, '' FROM deleted_tag WHERE repository_id = $1 ORDER BY name LIMIT $2";
    DELETE_BURIED_TAGS = "DELETE FROM deleted_tag WHERE repository_id = $1 AND name <= $2";
    PULLS = "SELECT digest, '' FROM pull WHERE repository_id = $1 ORDER BY digest LIMIT $2";
    DELETE_PULLS = "DELETE FROM pull WHERE repository_id = $1 AND digest <= $2";
}

/// A repository whose rows are going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dead {
    /// Its internal id.
    pub id: i64,
    /// Since when, in microseconds.
    pub since: i64,
}

impl FromRow for Dead {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { id: row.int()?, since: row.int()? })
    }
}

/// A table that holds rows of repositories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Links to blobs.
    Links,
    /// Links in the trash.
    BuriedLinks,
    /// What manifests name.
    References,
    /// Manifests.
    Manifests,
    /// Manifests in the trash.
    BuriedManifests,
    /// Tags.
    Tags,
    /// Tags in the trash.
    BuriedTags,
    /// Pull times.
    Pulls,
}

impl Part {
    /// All, in the order in which they go.
    pub const ALL: [Self; 8] = [
        Self::Links,
        Self::BuriedLinks,
        Self::References,
        Self::Manifests,
        Self::BuriedManifests,
        Self::Tags,
        Self::BuriedTags,
        Self::Pulls,
    ];

    fn first(self) -> Statement {
        match self {
            Self::Links => LINKS,
            Self::BuriedLinks => BURIED_LINKS,
            Self::References => REFERENCES,
            Self::Manifests => MANIFESTS,
            Self::BuriedManifests => BURIED_MANIFESTS,
            Self::Tags => TAGS,
            Self::BuriedTags => BURIED_TAGS,
            Self::Pulls => PULLS,
        }
    }
}

/// Up to `limit` dead repositories with ids above `after`, by id.
pub async fn list(rows: &mut impl Rows, after: i64, limit: i64) -> Result<Vec<Dead>, StoreError> {
    rows.fetch(LIST, &[after.into(), limit.into()]).await
}

/// Locks a dead repository; none if it is gone or another transaction holds it.
pub async fn lock(tx: &mut Tx<'_>, id: i64) -> Result<Option<Dead>, StoreError> {
    tx.fetch_optional(LOCKED, &[id.into()]).await
}

/// The keys of a table's first rows of the repository, `limit` at most, in order.
pub async fn keys(
    rows: &mut impl Rows,
    id: i64,
    part: Part,
    limit: i64,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = rows.query(part.first(), &[id.into(), limit.into()]).await?;
    found.iter_mut().map(|row| Ok((row.text()?, row.text()?))).collect()
}

pub(crate) async fn bury(tx: &mut Tx<'_>, id: i64, at: i64) -> Result<(), StoreError> {
    tx.execute(BURY, &[at.into(), id.into()]).await?;
    tx.execute(UNLIST, &[id.into()]).await?;
    for statement in [UNTAG, UNPOLICE, UNSET, UNRULE, UNSCHEDULE, UNPIN] {
        tx.execute(statement, &[id.into()]).await?;
    }
    size::forget(tx, id).await
}

pub(crate) async fn end(tx: &mut Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute(END, &[id.into()]).await?;
    Ok(())
}

/// Deletes the rows whose key is at or below `upto`.
pub(crate) async fn clear(
    tx: &mut Tx<'_>,
    id: i64,
    part: Part,
    (first, second): (&str, &str),
    at: i64,
) -> Result<(), StoreError> {
    let one = [id.into(), first.into()];
    let two = [id.into(), first.into(), second.into()];
    match part {
        Part::Links => {
            tx.execute(CONDEMN_LINKS, &[at.into(), id.into(), first.into()]).await?;
            tx.execute(DELETE_LEASES, &one).await?;
            tx.execute(DELETE_LINKS, &one).await?;
        }
        Part::BuriedLinks => {
            tx.execute(CONDEMN_BURIED_LINKS, &[at.into(), id.into(), first.into(), second.into()]).await?;
            tx.execute(DELETE_BURIED_LINKS, &two).await?;
        }
        Part::References => drop(tx.execute(DELETE_REFERENCES, &two).await?),
        Part::Manifests => drop(tx.execute(DELETE_MANIFESTS, &one).await?),
        Part::BuriedManifests => drop(tx.execute(DELETE_BURIED_MANIFESTS, &one).await?),
        Part::Tags => drop(tx.execute(DELETE_TAGS, &one).await?),
        Part::BuriedTags => drop(tx.execute(DELETE_BURIED_TAGS, &one).await?),
        Part::Pulls => drop(tx.execute(DELETE_PULLS, &one).await?),
    }
    Ok(())
}
