//! Images that somebody, such as a cluster, says are in use: no lifecycle rule touches them while that counts. Berth's
//! own; ECR knows nothing of it.

use std::time::Duration;

use iam::Grant;
pub use store::meta::pin::InUse;
use store::meta::{manifest, pin as rows, tag};
use store::{Committed, Tx};

use crate::{Error, ImageSelector, Page, Place, Registry, one_more};

/// The longest time that a report counts.
pub const LONGEST_USE: Duration = Duration::from_secs(7 * 24 * 3600);
/// Rows that one transaction forgets at most.
const FORGOTTEN_AT_ONCE: i64 = 500;

impl Registry {
    /// Notes that images of the repository that the grant names are in use for as long as `life`, at most
    /// [`LONGEST_USE`]. Of an image with a digest the digest counts, of others what the tag names now. Answers with those
    /// that are not there.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn report_in_use(
        &self,
        grant: &Grant,
        images: Vec<ImageSelector>,
        life: Duration,
    ) -> Result<Vec<ImageSelector>, Error> {
        let (place, reporter) = (Place::of(grant)?, grant.principal().arn());
        let life = i64::try_from(life.min(LONGEST_USE).as_micros()).unwrap_or(i64::MAX);
        let report = async move |tx: &mut Tx<'_>| -> Result<Committed<Vec<ImageSelector>>, Error> {
            let repository_id = place.repository_shared(tx).await?.id;
            let until = tx.now().saturating_add(life);
            let mut missing = Vec::new();
            for image in &images {
                let digest = match (&image.digest, &image.tag) {
                    (None, Some(name)) => tag::find(tx, repository_id, name).await?.map(|tag| tag.digest),
                    (digest, _) => digest.clone(),
                };
                let there = match digest {
                    Some(digest) => manifest::find(tx, repository_id, &digest).await?,
                    None => None,
                };
                let Some(there) = there else {
                    missing.push(image.clone());
                    continue;
                };
                let used = InUse { digest: there.digest, until, reporter: reporter.clone() };
                rows::put_in_use(tx, repository_id, &used).await?;
            }
            Ok(tx.commit_upkeep(missing).await?)
        };
        // It is said again before it is over: one that a crash loses is no loss worth the wait.
        self.inner.db.write_relaxed(report).await
    }

    /// Up to `limit` images of the repository that the grant names that are in use, with digests above `after`, by digest.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn images_in_use(
        &self,
        grant: &Grant,
        after: &str,
        limit: usize,
    ) -> Result<Page<InUse>, Error> {
        let (now, mut db) = (self.database_time().await?, &self.inner.db);
        let repository = Place::of(grant)?.repository(&mut db).await?;
        let found = rows::in_use(&mut db, repository.id, after, (now, one_more(limit))).await?;
        Ok(Page::cut(found, limit))
    }

    /// Forgets images that are not in use any more; answers how many.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached.
    pub async fn forget_use(&self) -> Result<u64, Error> {
        let mut forgotten = 0;
        loop {
            let forget = async |tx: &mut Tx<'_>| -> Result<Committed<usize>, Error> {
                let count = rows::forget(tx, tx.now(), FORGOTTEN_AT_ONCE).await?;
                Ok(tx.commit_upkeep(count).await?)
            };
            match self.inner.db.write_relaxed(forget).await? {
                0 => return Ok(forgotten),
                count => forgotten += count as u64,
            }
        }
    }
}
