//! What another policy would do that the one in place does not, and the space that it would free. Berth's own.

use std::collections::{HashMap, HashSet};

use iam::Grant;
use lifecycle::{Image, InvalidPolicy, Policy};
use store::Database;
use store::meta::{blob, lifecycle_image, lifecycle_policy};

use super::images::{judged, with_referrers};
use super::run::RuledImage;
use super::spared::Spared;
use crate::{Error, Place, Registry};

/// Images of each kind that are named; all are counted.
const NAMED: usize = 1000;
/// What policies do, by [`lifecycle::Action::word`].
const EXPIRE: &str = "EXPIRE";
const TRANSITION: &str = "TRANSITION";

/// What a policy would do that the one in place does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LifecycleDifference {
    /// Images that it would delete, and the one in place would not; and the other way round.
    pub deleted: Sides,
    /// Images that it would archive, likewise.
    pub archived: Sides,
    /// Bytes of blobs that would be freed if this policy were evaluated now: of those that nothing else names, once.
    pub freed_bytes: u64,
    /// The same for the policy in place.
    pub freed_bytes_in_place: u64,
    /// Why the policy in place can't be read, if so; it does nothing then.
    pub in_place_invalid: Option<InvalidPolicy>,
}

/// Images to which only one of two policies does something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// How many only this policy would touch.
    pub more: usize,
    /// How many only the policy in place would touch.
    pub fewer: usize,
    /// Those that only this policy would touch, by priority and age: a thousand at most.
    pub this: Vec<RuledImage>,
    /// Those that only the policy in place would touch, likewise.
    pub in_place: Vec<RuledImage>,
}

impl Sides {
    fn of(action: &str, this: &[RuledImage], in_place: &[RuledImage]) -> Self {
        let only = |those: &[RuledImage], others: HashSet<String>| -> (usize, Vec<RuledImage>) {
            let own = || those.iter().filter(|it| it.action.word() == action && !others.contains(&it.digest));
            (own().count(), own().take(NAMED).cloned().collect())
        };
        let (more, here) = only(this, digests(action, in_place));
        let (fewer, there) = only(in_place, digests(action, this));
        Self { more, fewer, this: here, in_place: there }
    }
}

fn digests(action: &str, images: &[RuledImage]) -> HashSet<String> {
    images.iter().filter(|image| image.action.word() == action).map(|image| image.digest.clone()).collect()
}

impl Registry {
    /// What this policy would do now in the repository that the grant names, against the policy in place.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; [`Error::LifecyclePolicyInvalid`] for this policy, never for the one in place.
    pub async fn lifecycle_difference(
        &self,
        grant: &Grant,
        text: &str,
    ) -> Result<LifecycleDifference, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let (id, now) = (place.repository(&mut db).await?.id, self.database_time().await?);
        let policy = self.read_lifecycle_policy(text)?;
        let (mut before, mut in_place_invalid) = (Vec::new(), None);
        if let Some(kept) = lifecycle_policy::find(&mut db, id).await? {
            match self.read_lifecycle_policy(&kept.document) {
                Ok(in_place) => before = self.ruled(id, &in_place, now).await?,
                Err(invalid) => in_place_invalid = Some(invalid),
            }
        }
        let after = self.ruled(id, &policy, now).await?;
        Ok(LifecycleDifference {
            deleted: Sides::of(EXPIRE, &after, &before),
            archived: Sides::of(TRANSITION, &after, &before),
            freed_bytes: freed(db, id, &digests(EXPIRE, &after)).await?,
            freed_bytes_in_place: freed(db, id, &digests(EXPIRE, &before)).await?,
            in_place_invalid,
        })
    }

    /// What a policy would do, but for what is spared.
    async fn ruled(&self, repository_id: i64, policy: &Policy, now: i64) -> Result<Vec<RuledImage>, Error> {
        let spared = Spared::of(&self.inner.db, repository_id, now).await?;
        let kept = |image: &Image<String>| {
            Ok((image.digest.clone(), image.tags.clone(), image.pushed_at, spared.has(image)))
        };
        let verdicts = judged(&self.inner.db, repository_id, (policy, now), kept).await?.verdicts;
        let image = |verdict: lifecycle::Verdict<(String, Vec<String>, i64, bool)>| {
            let (digest, tags, pushed_at, _) = verdict.image;
            RuledImage { digest, tags, pushed_at, action: verdict.action, priority: verdict.priority }
        };
        Ok(verdicts.into_iter().filter(|verdict| !verdict.image.3).map(image).collect())
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
