//! How much repositories and the deployment hold: exact, and kept by each change.

use std::collections::BTreeMap;

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    OF_REPOSITORY = "SELECT CAST(COALESCE(SUM(images), 0) AS BIGINT), \
                     CAST(COALESCE(SUM(logical_bytes), 0) AS BIGINT), \
                     CAST(COALESCE(SUM(unique_bytes), 0) AS BIGINT) \
                     FROM repository_size WHERE repository_id = $1";
    STORED = "SELECT CAST(COALESCE(SUM(objects), 0) AS BIGINT), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) \
              FROM stored_size";
    GROW = "INSERT INTO repository_size (repository_id, shard, images, logical_bytes, unique_bytes) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (repository_id, shard) DO UPDATE SET \
            images = repository_size.images + excluded.images, \
            logical_bytes = repository_size.logical_bytes + excluded.logical_bytes, \
            unique_bytes = repository_size.unique_bytes + excluded.unique_bytes";
    /// A repository that is gone for good has no rows, and gets none.
    SHRINK = "UPDATE repository_size SET images = images + $1, logical_bytes = logical_bytes + $2, \
              unique_bytes = unique_bytes + $3 WHERE repository_id = $4 AND shard = $5";
    FORGET = "DELETE FROM repository_size WHERE repository_id = $1";
    GROW_STORED = "INSERT INTO stored_size (shard, objects, bytes) VALUES ($1, $2, $3) \
                   ON CONFLICT (shard) DO UPDATE SET objects = stored_size.objects + excluded.objects, \
                   bytes = stored_size.bytes + excluded.bytes";
}

/// How much a repository holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RepositorySize {
    /// Its images.
    pub images: i64,
    /// The sum of its images' sizes, in bytes: what images share counts for each.
    pub logical_bytes: i64,
    /// The sum of its blobs' sizes, in bytes: what images share counts once.
    pub unique_bytes: i64,
}

/// How much the deployment keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoredSize {
    /// Objects that hold blobs.
    pub objects: i64,
    /// Their lengths, in bytes: what repositories of one domain share counts once.
    pub bytes: i64,
}

impl FromRow for RepositorySize {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { images: row.int()?, logical_bytes: row.int()?, unique_bytes: row.int()? })
    }
}

impl FromRow for StoredSize {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { objects: row.int()?, bytes: row.int()? })
    }
}

/// How much a repository holds.
pub async fn of_repository(rows: &mut impl Rows, id: i64) -> Result<RepositorySize, StoreError> {
    Ok(rows.fetch_optional(OF_REPOSITORY, &[id.into()]).await?.unwrap_or_default())
}

/// How much the deployment keeps.
pub async fn stored(rows: &mut impl Rows) -> Result<StoredSize, StoreError> {
    Ok(rows.fetch_optional(STORED, &[]).await?.unwrap_or_default())
}

/// What an image counts at most, in bytes: nobody checks what a manifest says of sizes, and sums must not overflow.
pub const LARGEST_IMAGE: i64 = 1 << 40;

/// What one change adds and takes away, settled at its end, in one order, so that no two changes wait for each
/// other.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    repositories: BTreeMap<(i64, String), RepositorySize>,
    stored: BTreeMap<String, StoredSize>,
}

impl Tally {
    /// `count` images, 1 or -1, of `size` bytes.
    pub(crate) fn image(&mut self, repository_id: i64, digest: &str, count: i64, size: i64) {
        let sum = self.repositories.entry((repository_id, shard(digest))).or_default();
        sum.images += count;
        sum.logical_bytes = sum.logical_bytes.saturating_add(count.saturating_mul(size.min(LARGEST_IMAGE)));
    }

    /// `count` links, 1 or -1, to a blob of `size` bytes.
    pub(crate) fn link(&mut self, repository_id: i64, digest: &str, count: i64, size: i64) {
        let sum = self.repositories.entry((repository_id, shard(digest))).or_default();
        sum.unique_bytes = sum.unique_bytes.saturating_add(count.saturating_mul(size));
    }

    /// `count` objects, 1 or -1, of `size` bytes.
    pub(crate) fn object(&mut self, generation: &str, count: i64, size: i64) {
        let sum = self.stored.entry(shard(generation)).or_default();
        sum.objects += count;
        sum.bytes = sum.bytes.saturating_add(count.saturating_mul(size));
    }

    pub(crate) async fn settle(self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        for ((repository_id, shard), sum) in self.repositories {
            let (id, shard) = (repository_id.into(), (&shard).into());
            let sums = [sum.images.into(), sum.logical_bytes.into(), sum.unique_bytes.into()];
            let [images, logical, unique] = sums;
            if sum.images < 0 || sum.logical_bytes < 0 || sum.unique_bytes < 0 {
                tx.execute(SHRINK, &[images, logical, unique, id, shard]).await?;
            } else {
                tx.execute(GROW, &[id, shard, images, logical, unique]).await?;
            }
        }
        for (shard, sum) in self.stored {
            tx.execute(GROW_STORED, &[(&shard).into(), sum.objects.into(), sum.bytes.into()]).await?;
        }
        Ok(())
    }
}

/// The last character: spread evenly, and known to SQL too.
fn shard(name: &str) -> String {
    name.chars().next_back().map(String::from).unwrap_or_default()
}

/// Drops the sums of a repository that is gone for good.
pub(crate) async fn forget(tx: &mut Tx<'_>, repository_id: i64) -> Result<(), StoreError> {
    tx.execute(FORGET, &[repository_id.into()]).await?;
    Ok(())
}
