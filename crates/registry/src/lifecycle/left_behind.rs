//! Referrers that a deletion left behind: they go a while after the image that they refer to, as in ECR.

use iam::{AccountId, Demand, Grant, Region};
use lifecycle::Action;
use store::meta::gone_subject::{self as rows, GoneSubject};
use store::meta::manifest::{self, status};
use store::meta::{lifecycle_image, repository};
use store::{Committed, Tx};

use super::run::{LifecycleStep, RuledImage};
use crate::images::{ImageSelector, SeenImages, delete};
use crate::to_its_end::to_its_end;
use crate::{Error, Place, Registry};

/// How long referrers stay, in microseconds: ECR says within a day, and until then the image may be restored to them.
const STAY: i64 = 12 * 3600 * 1_000_000;
/// When those are looked at again that something protects, in microseconds.
const AGAIN: i64 = 24 * 3600 * 1_000_000;
/// Subjects that are looked at at a time.
const SUBJECTS: i64 = 20;
/// Referrers that one transaction deletes.
const AT_ONCE: i64 = 50;

/// What referred to one deleted image.
#[derive(Clone, Debug)]
pub struct LeftBehind {
    place: (AccountId, Region, String),
    subject: GoneSubject,
    after: String,
    protected: bool,
    over: bool,
}

impl LeftBehind {
    /// What the job must be granted.
    pub fn demand(&self, action: &'static str) -> Demand {
        Demand::repository(action, self.place.0, &self.place.1, &self.place.2)
    }
}

/// What one transaction found.
#[derive(Default)]
struct Found {
    deleted: Vec<RuledImage>,
    next: Option<String>,
    protected: bool,
}

impl Registry {
    /// Some of the deleted images whose referrers are to go by now, the oldest first; none if there is none.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached, or its clock was set within the last lease.
    pub async fn due_left_behind(&self) -> Result<Vec<LeftBehind>, Error> {
        let mut db = &self.inner.db;
        loop {
            let until = self.trusted_time().await?.saturating_sub(STAY);
            let (mut due, mut moved) = (Vec::new(), false);
            for subject in rows::due(&mut db, until, SUBJECTS).await? {
                match repository::whereabouts(&mut db, subject.repository_id).await? {
                    Some(found) if found.deleted_at == 0 => {
                        let account = AccountId::parse(&found.account).map_err(Error::broken)?;
                        let region = Region::parse(&found.region).map_err(Error::broken)?;
                        let (place, after) = ((account, region, found.name), String::new());
                        due.push(LeftBehind { place, subject, after, protected: false, over: false });
                        continue;
                    }
                    // It may be restored.
                    Some(_) => self.put_off(subject, until.saturating_add(AGAIN)).await?,
                    None => self.forget_subject(subject).await?,
                }
                moved = true;
            }
            if !due.is_empty() || !moved {
                return Ok(due);
            }
        }
    }

    /// Deletes some of what referred to a deleted image in the repository that the grant names, with all its tags; none
    /// once nothing is left to do. What was pushed or tagged since then stays, and for now what is pinned, in use or named
    /// by an index.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; [`Error::Unavailable`] or [`Error::Full`]: it is due again.
    pub async fn expire_left_behind(
        &self,
        grant: &Grant,
        left: &mut LeftBehind,
    ) -> Result<Option<LifecycleStep>, Error> {
        if left.over {
            return Ok(None);
        }
        let now = self.trusted_time().await?;
        let (registry, place, given) = (self.clone(), Place::of(grant)?, left.clone());
        let lease = self.inner.options.lease_micros();
        let found = to_its_end(async move {
            let expire = async move |tx: &mut Tx<'_>| expire(tx, &place, &given, lease).await;
            let found = registry.inner.db.write(expire).await?;
            registry.inner.images.forget();
            Ok::<_, Error>(found)
        });
        let found = found.await?;
        left.protected |= found.protected;
        match found.next {
            Some(next) => left.after = next,
            None => {
                left.over = true;
                let again = now.saturating_sub(STAY).saturating_add(AGAIN);
                match left.protected {
                    true => self.put_off(left.subject.clone(), again).await?,
                    false => self.forget_subject(left.subject.clone()).await?,
                }
            }
        }
        Ok(Some(LifecycleStep { done: found.deleted, failed: Vec::new() }))
    }

    async fn put_off(&self, subject: GoneSubject, due_at: i64) -> Result<(), Error> {
        let shift = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::put_off(tx, &subject, due_at).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.inner.db.write_relaxed(shift).await
    }

    async fn forget_subject(&self, subject: GoneSubject) -> Result<(), Error> {
        let forget = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::forget(tx, &subject).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.inner.db.write_relaxed(forget).await
    }
}

async fn expire(
    tx: &mut Tx<'_>,
    place: &Place,
    left: &LeftBehind,
    lease: i64,
) -> Result<Committed<Found>, Error> {
    let (id, subject) = (place.repository_locked(tx).await?.id, &left.subject);
    // Another repository has the name by now, or the image is there again.
    if id != subject.repository_id || manifest::find(tx, id, &subject.digest).await?.is_some() {
        return Ok(tx.keep_nothing(Found::default()));
    }
    let (mut found, mut images, mut pushed) = (Found::default(), SeenImages::default(), Vec::new());
    let page = status::referrers(tx, id, &subject.digest, &left.after, AT_ONCE).await?;
    found.next = page.last().map(|(digest, _)| digest.clone());
    for (digest, _) in page {
        let now = tx.now();
        if lifecycle_image::is_spared(tx, id, &digest, (subject.gone_at, now)).await? {
            found.protected |= lifecycle_image::is_spared(tx, id, &digest, (i64::MAX, now)).await?;
        } else if let Some(image) = manifest::find(tx, id, &digest).await? {
            images.selected.push(ImageSelector { digest: Some(digest.clone()), tag: None });
            pushed.push((digest, image.pushed_at));
        }
    }
    let deleted = delete(tx, place, &images, lease).await?;
    Ok(deleted.map(|deleted| {
        found.protected |= !deleted.failures.is_empty();
        for (digest, pushed_at) in pushed {
            let ids = deleted.deleted.iter().filter(|id| id.digest == digest);
            let tags: Vec<Option<String>> = ids.map(|id| id.tag.clone()).collect();
            if !tags.is_empty() {
                let tags = tags.into_iter().flatten().collect();
                let action = Action::Expire;
                found.deleted.push(RuledImage { digest, tags, pushed_at, action, priority: 0 });
            }
        }
        found
    }))
}
