//! What another policy would do that the one in place does not, and the space that it would free. Berth's own.

use std::collections::{HashMap, HashSet};

use iam::Grant;
use lifecycle::{Action, Image, Policy};
use store::Database;
use store::meta::{blob, lifecycle_image, lifecycle_policy};

use super::images::{judged, with_referrers};
use super::run::RuledImage;
use super::spared::Spared;
use crate::{Error, Place, Registry};

/// Images of each kind that are named; all are counted.
const NAMED: usize = 1000;

/// What a policy would do that the one in place does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LifecycleDifference {
    /// How many images only this policy would delete.
    pub more: usize,
    /// How many images only the policy in place would delete.
    pub fewer: usize,
    /// Images that only this policy would delete, by priority and age: a thousand at most.
    pub deleted: Vec<RuledImage>,
    /// Images that only the policy in place would delete, likewise.
    pub kept: Vec<RuledImage>,
    /// Bytes of blobs that would be freed if this policy were evaluated now: of those that nothing else names, once.
    pub freed_bytes: u64,
    /// The same for the policy in place.
    pub freed_bytes_in_place: u64,
}

impl Registry {
    /// What this policy would do now in the repository that the grant names, against the policy in place.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyInvalid`].
    pub async fn lifecycle_difference(
        &self,
        grant: &Grant,
        text: &str,
    ) -> Result<LifecycleDifference, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let (id, now) = (place.repository(&mut db).await?.id, self.database_time().await?);
        let policy = self.read_lifecycle_policy(text)?;
        let in_place = match lifecycle_policy::find(&mut db, id).await? {
            Some(kept) => self.expired(id, &self.read_lifecycle_policy(&kept.document)?, now).await?,
            None => Vec::new(),
        };
        let expired = self.expired(id, &policy, now).await?;
        let digests = |images: &[RuledImage]| -> HashSet<String> {
            images.iter().map(|image| image.digest.clone()).collect()
        };
        let (before, after) = (digests(&in_place), digests(&expired));
        let (freed_bytes, freed_bytes_in_place) =
            (freed(db, id, &after).await?, freed(db, id, &before).await?);
        let mut deleted = expired;
        deleted.retain(|image| !before.contains(&image.digest));
        let mut kept = in_place;
        kept.retain(|image| !after.contains(&image.digest));
        let (more, fewer) = (deleted.len(), kept.len());
        deleted.truncate(NAMED);
        kept.truncate(NAMED);
        Ok(LifecycleDifference { more, fewer, deleted, kept, freed_bytes, freed_bytes_in_place })
    }

    async fn expired(&self, repository_id: i64, policy: &Policy, now: i64) -> Result<Vec<RuledImage>, Error> {
        let spared = Spared::of(&self.inner.db, repository_id, now).await?;
        let kept = |image: &Image<String>| {
            Ok((image.digest.clone(), image.tags.clone(), image.pushed_at, spared.has(image)))
        };
        let verdicts = judged(&self.inner.db, repository_id, (policy, now), kept).await?.verdicts;
        let expired =
            verdicts.into_iter().filter(|verdict| verdict.action == Action::Expire && !verdict.image.3);
        let image = |verdict: lifecycle::Verdict<(String, Vec<String>, i64, bool)>| {
            let (digest, tags, pushed_at, _) = verdict.image;
            RuledImage { digest, tags, pushed_at, action: verdict.action, priority: verdict.priority }
        };
        Ok(expired.map(image).collect())
    }
}

/// Bytes of the blobs that nothing would name once these images and their referrers are gone.
async fn freed(db: &Database, repository_id: i64, digests: &HashSet<String>) -> Result<u64, Error> {
    let mut gone: HashSet<String> = HashSet::new();
    for digest in digests {
        gone.extend(with_referrers(db, repository_id, digest).await?);
    }
    let (mut db, mut names) = (db, HashMap::<String, u64>::new());
    for digest in &gone {
        for blob in lifecycle_image::blobs(&mut db, repository_id, digest).await? {
            *names.entry(blob).or_default() += 1;
        }
        tokio::task::yield_now().await;
    }
    let mut bytes = 0_u64;
    for (blob, count) in names {
        if lifecycle_image::names(&mut db, repository_id, &blob).await? > count {
            continue;
        }
        let Some(link) = blob::link(&mut db, repository_id, &blob).await? else { continue };
        if blob::links_of_object(&mut db, &link.generation, 2).await?.len() < 2 {
            bytes = bytes.saturating_add(u64::try_from(link.size).unwrap_or(0));
        }
    }
    Ok(bytes)
}
