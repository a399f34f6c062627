//! Previews: what a policy would do. Asked for by a caller, made by a job, kept for a day.

use std::collections::{BTreeMap, BTreeSet};

use iam::Grant;
use lifecycle::{Action, StorageClass};
use serde::{Deserialize, Serialize};
use store::meta::lifecycle_preview::{self as rows, LifecyclePreview as Held};
use store::meta::{lifecycle_policy, tag};
use store::{Committed, Rows, Tx};

use super::missing;
use super::run::RuledImage;
use crate::describe::TagStatus;
use crate::{Error, ImageSelector, Page, Place, Registry};

/// How long a preview can be read, in microseconds.
pub(super) const LIFE: i64 = 24 * 3600 * 1_000_000;
/// How long whoever makes a preview has it, in microseconds, unless it goes on.
pub(super) const TURN: i64 = 120_000_000;

/// Pages of results that one answer is looked for in.
const PAGES: usize = 20;
/// About as many bytes of tags does an answer have at most.
const ANSWER_BYTES: usize = 1 << 20;

/// How a preview stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewStatus {
    /// It is being made.
    InProgress,
    /// It is there.
    Complete,
    /// It was there.
    Expired,
    /// It could not be made.
    Failed,
}

/// What a policy would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifecyclePreview {
    /// The policy, as it was given.
    pub text: String,
    /// How the preview stands; without results unless it is complete.
    pub status: PreviewStatus,
    /// When it was made, in microseconds, if it is complete: a place to go on at is one of this preview.
    pub made_at: Option<i64>,
    /// Images that the policy would delete, whatever was asked for.
    pub expiring: u64,
    /// Images that the policy would archive, whatever was asked for.
    pub archiving: u64,
    /// The results that were asked for, by digest; none may stand among thousands that are not asked for, and few have
    /// very many tags.
    pub results: Vec<PreviewedImage>,
    /// The digest to go on after, unless there is nothing left.
    pub next: Option<String>,
}

/// An image that a policy would do something to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewedImage {
    /// Its digest.
    pub digest: String,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// When it was first pushed, in microseconds.
    pub pushed_at: i64,
    /// What would be done.
    pub action: Action,
    /// The priority of the rule that says so.
    pub priority: u64,
    /// Where it is stored.
    pub storage_class: StorageClass,
}

impl PreviewedImage {
    pub(super) fn ruled(&self) -> RuledImage {
        let Self { digest, tags, pushed_at, action, priority, .. } = self.clone();
        RuledImage { digest, tags, pushed_at, action, priority }
    }
}

/// Which results are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewFilter {
    /// Those with tags, without, or both.
    Status(TagStatus),
    /// Those about these images; no more than a page of them.
    Images(Vec<ImageSelector>),
}

impl Registry {
    /// Has a preview made of a policy, or without one of the policy that the repository has. Answers its text.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyInvalid`], [`Error::LifecyclePolicyMissing`],
    /// [`Error::LifecyclePreviewInProgress`].
    pub async fn start_lifecycle_preview(&self, grant: &Grant, text: Option<&str>) -> Result<String, Error> {
        let place = Place::of(grant)?;
        place.repository(&mut &self.inner.db).await?;
        text.map(|text| self.read_lifecycle_policy(text)).transpose()?;
        let given = text.map(str::to_owned);
        let start = async move |tx: &mut Tx<'_>| -> Result<Committed<String>, Error> {
            let (repository_id, now) = (place.repository_locked(tx).await?.id, tx.now());
            let kept = lifecycle_policy::find(tx, repository_id).await?;
            let document = given.clone().or(kept.map(|kept| kept.document));
            let document = document.ok_or_else(|| missing(&place))?;
            let before = rows::find(tx, repository_id).await?;
            if before.is_some_and(|it| it.status == "IN_PROGRESS" && it.changes_at.saturating_add(TURN) > now)
            {
                let (name, account) = (place.name.clone(), place.account.clone());
                return Err(Error::LifecyclePreviewInProgress { name, account });
            }
            let status = "IN_PROGRESS".to_owned();
            let begun = Held { repository_id, document, status, changes_at: now, expiring: 0, archiving: 0 };
            rows::begin(tx, &begun).await?;
            Ok(tx.commit_upkeep(begun.document).await?)
        };
        self.inner.db.write(start).await
    }

    /// The newest preview of the repository that the grant names, with up to `limit` results about digests above
    /// `after`.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePreviewMissing`].
    pub async fn lifecycle_preview(
        &self,
        grant: &Grant,
        filter: &PreviewFilter,
        (after, limit): (&str, usize),
    ) -> Result<LifecyclePreview, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let repository_id = place.repository(&mut db).await?.id;
        let found = rows::find(&mut db, repository_id).await?;
        let held = found.ok_or_else(|| Error::LifecyclePreviewMissing {
            name: place.name.clone(),
            account: place.account.clone(),
        })?;
        let status = match held.status.as_str() {
            "IN_PROGRESS" => PreviewStatus::InProgress,
            "COMPLETE" if held.changes_at > self.database_time().await? => PreviewStatus::Complete,
            "FAILED" => PreviewStatus::Failed,
            _ => PreviewStatus::Expired,
        };
        let made_at = held.changes_at.saturating_sub(LIFE);
        let (results, next) = match (status, filter) {
            (PreviewStatus::Complete, PreviewFilter::Status(of)) => {
                listed(&mut db, repository_id, *of, after, limit).await?
            }
            (PreviewStatus::Complete, PreviewFilter::Images(selectors)) => {
                (selected(&mut db, (repository_id, made_at), selectors).await?, None)
            }
            _ => (Vec::new(), None),
        };
        let count = |count| u64::try_from(count).unwrap_or(0);
        let (expiring, archiving) = (count(held.expiring), count(held.archiving));
        let made_at = (status == PreviewStatus::Complete).then_some(made_at);
        Ok(LifecyclePreview { text: held.document, status, made_at, expiring, archiving, results, next })
    }
}

fn read(body: &str) -> Result<Vec<PreviewedImage>, Error> {
    serde_json::from_str(body).map_err(Error::broken)
}

/// Up to `limit` results about digests above `after`, and the digest to go on after.
async fn listed(
    db: &mut impl Rows,
    repository_id: i64,
    status: TagStatus,
    after: &str,
    limit: usize,
) -> Result<(Vec<PreviewedImage>, Option<String>), Error> {
    let fits = |result: &PreviewedImage| match status {
        TagStatus::Any => true,
        TagStatus::Tagged => !result.tags.is_empty(),
        TagStatus::Untagged => result.tags.is_empty(),
    };
    let (mut items, mut bytes, mut seen) = (Vec::new(), 0, after.to_owned());
    let (mut page, mut place) = (rows::page_of(db, repository_id, after).await?, after.to_owned());
    for _ in 0..PAGES {
        let results = page.as_deref().map_or(Ok(Vec::new()), read)?;
        seen = results.last().map(|result| result.digest.clone()).unwrap_or(seen);
        let asked = results.into_iter().filter(|result| result.digest.as_str() > after && fits(result));
        for result in asked {
            bytes += result.tags.iter().map(String::len).sum::<usize>();
            items.push(result);
        }
        if items.len() > limit || bytes > ANSWER_BYTES {
            break;
        }
        let Some((first, body)) = rows::page_after(db, repository_id, &place).await? else {
            return Ok((items, None));
        };
        (place, page) = (first, Some(body));
        tokio::task::yield_now().await;
    }
    let Page { items, more } = Page::cut(items, limit);
    let next = items.last().filter(|_| more).map(|result| result.digest.clone());
    Ok((items, next.or(Some(seen))))
}

/// The results about images that are named by digest, or by a tag that they had when the preview was made.
async fn selected(
    db: &mut impl Rows,
    (repository_id, made_at): (i64, i64),
    selectors: &[ImageSelector],
) -> Result<Vec<PreviewedImage>, Error> {
    let (mut found, mut sought) = (BTreeMap::new(), BTreeSet::new());
    let mut digests: BTreeMap<String, Vec<Option<&String>>> = BTreeMap::new();
    for selector in selectors {
        match (&selector.digest, &selector.tag) {
            (Some(digest), tag) => digests.entry(digest.clone()).or_default().push(tag.as_ref()),
            (None, Some(name)) => {
                // One that has not moved since names what it named then.
                match tag::unmoved(db, repository_id, name, made_at).await? {
                    Some(tag) => digests.entry(tag.digest).or_default().push(Some(name)),
                    None => drop(sought.insert(name)),
                }
            }
            (None, None) => {}
        }
    }
    let mut page: Vec<PreviewedImage> = Vec::new();
    // By digest, so that what stands on one page is read once.
    for (digest, tags) in digests {
        if page.last().is_none_or(|last| last.digest < digest) {
            let body = rows::page_of(db, repository_id, &digest).await?;
            page = body.as_deref().map_or(Ok(Vec::new()), read)?;
        }
        let Some(result) = page.iter().find(|it| it.digest == digest) else { continue };
        let fits = |tag: &Option<&String>| tag.is_none_or(|tag| result.tags.contains(tag));
        if tags.iter().any(fits) {
            sought.retain(|name| !result.tags.contains(name));
            found.insert(digest, result.clone());
        }
    }
    by_tags(db, repository_id, sought, &mut found).await?;
    Ok(found.into_values().collect())
}

/// Adds the results about images that had a tag: looked for on the first pages, of which only those are read that name one.
async fn by_tags(
    db: &mut impl Rows,
    repository_id: i64,
    mut sought: BTreeSet<&String>,
    found: &mut BTreeMap<String, PreviewedImage>,
) -> Result<(), Error> {
    let mut place = String::new();
    for _ in 0..PAGES {
        if sought.is_empty() {
            break;
        }
        let Some((first, body)) = rows::page_after(db, repository_id, &place).await? else { break };
        place = first;
        if sought.iter().any(|name| body.contains(name.as_str())) {
            for result in read(&body)? {
                let had = result.tags.iter().any(|tag| sought.remove(tag));
                if had {
                    sought.retain(|name| !result.tags.contains(name));
                    found.insert(result.digest.clone(), result);
                }
            }
        }
        tokio::task::yield_now().await;
    }
    Ok(())
}
