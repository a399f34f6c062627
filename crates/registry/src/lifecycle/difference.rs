//! What another policy would do that the one in place does not, and the space that it would free. Berth's own.

use std::collections::{HashMap, HashSet};

use iam::Grant;
use lifecycle::{Image, InvalidPolicy, Policy, Verdict};
use oci::Digest;
use store::Database;
use store::meta::{blob, lifecycle_image, lifecycle_policy, tag};

use super::images::{judged, with_referrers};
use super::run::RuledImage;
use super::spared::Spared;
use super::turn::NoTurn;
use crate::{Error, Place, Registry};

/// Images of each kind that are named; all are counted.
const NAMED: usize = 1000;
/// About as many bytes of tags do those have that are named.
const NAMED_BYTES: usize = 1 << 20;
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
    /// Those that only this policy would touch, by priority and age: a thousand at most, fewer if they have very many tags.
    pub this: Vec<RuledImage>,
    /// Those that only the policy in place would touch, likewise.
    pub in_place: Vec<RuledImage>,
}

/// An image to which a policy would do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ruled {
    digest: Digest,
    pushed_at: i64,
    spared: bool,
}

fn digests(action: &str, verdicts: &[Verdict<Ruled>]) -> HashSet<Digest> {
    verdicts.iter().filter(|it| it.action.word() == action).map(|it| it.image.digest).collect()
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
            deleted: sides(db, id, EXPIRE, (&after, &before)).await?,
            archived: sides(db, id, TRANSITION, (&after, &before)).await?,
            freed_bytes: freed(db, id, &digests(EXPIRE, &after)).await?,
            freed_bytes_in_place: freed(db, id, &digests(EXPIRE, &before)).await?,
            in_place_invalid,
        })
    }

    /// What a policy would do, but for what is spared.
    async fn ruled(
        &self,
        repository_id: i64,
        policy: &Policy,
        now: i64,
    ) -> Result<Vec<Verdict<Ruled>>, Error> {
        let spared = Spared::of(&self.inner.db, repository_id, now).await?;
        let kept = |image: &Image<String>| {
            let digest = Digest::parse(&image.digest).map_err(Error::broken)?;
            Ok(Ruled { digest, pushed_at: image.pushed_at, spared: spared.has(image) })
        };
        let judged = judged(&self.inner.db, repository_id, (policy, now), kept, &mut NoTurn).await?;
        let verdicts = judged.map(|judged| judged.verdicts).unwrap_or_default();
        Ok(verdicts.into_iter().filter(|verdict| !verdict.image.spared).collect())
    }
}

/// Images to which only the first of two policies does this, and those to which only the second one does.
async fn sides(
    db: &Database,
    repository_id: i64,
    action: &str,
    (this, in_place): (&[Verdict<Ruled>], &[Verdict<Ruled>]),
) -> Result<Sides, Error> {
    let (more, here) = only(db, repository_id, action, (this, in_place)).await?;
    let (fewer, there) = only(db, repository_id, action, (in_place, this)).await?;
    Ok(Sides { more, fewer, this: here, in_place: there })
}

/// How many those are to which only the first does this, and some of them with their tags.
async fn only(
    mut db: &Database,
    repository_id: i64,
    action: &str,
    (those, others): (&[Verdict<Ruled>], &[Verdict<Ruled>]),
) -> Result<(usize, Vec<RuledImage>), Error> {
    let others = digests(action, others);
    let own = those.iter().filter(|it| it.action.word() == action && !others.contains(&it.image.digest));
    let (mut count, mut named, mut bytes) = (0, Vec::new(), 0);
    for Verdict { image, action, priority } in own {
        count += 1;
        if named.len() < NAMED && bytes < NAMED_BYTES {
            let digest = image.digest.to_string();
            let tags = tag::of_digest(&mut db, repository_id, &digest).await?;
            let tags: Vec<String> = tags.into_iter().map(|tag| tag.name).collect();
            bytes += tags.iter().map(String::len).sum::<usize>();
            let (pushed_at, action, priority) = (image.pushed_at, *action, *priority);
            named.push(RuledImage { digest, tags, pushed_at, action, priority });
        }
    }
    Ok((count, named))
}

/// Bytes of the blobs that nothing would name once these images and their referrers are gone.
async fn freed(db: &Database, repository_id: i64, digests: &HashSet<Digest>) -> Result<u64, Error> {
    let mut gone: HashSet<String> = HashSet::new();
    for digest in digests {
        gone.extend(with_referrers(db, repository_id, &digest.to_string()).await?);
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
