//! One evaluation of a repository's policy, step by step. Whoever runs it has it by the time when it is due next: that is
//! moved on while it runs, and whoever finds another time there has lost it, be it to another process or to a new policy.

use std::collections::{BTreeMap, HashSet, VecDeque};

use iam::Grant;
use lifecycle::Action;
use oci::Digest;
use store::meta::lifecycle_image;
use store::meta::lifecycle_policy::{self as rows, Evaluation};
use store::{Committed, Tx};

use super::due::{DueEvaluation, LifecycleStatus};
use super::from_now;
use super::images::{Judged, judged, with_referrers};
use super::spared::Spared;
use crate::images::{DeleteFailure, DeletedImage, ImageSelector, delete};
use crate::to_its_end::to_its_end;
use crate::{Error, Place, Registry};

/// How long an evaluation is had, in microseconds, unless it goes on.
const TURN: i64 = 300_000_000;
/// Images that one transaction deletes, about.
const AT_ONCE: usize = 50;

/// An evaluation under way.
#[derive(Debug)]
pub struct LifecycleRun {
    registry: Registry,
    place: Place,
    /// When it began, in microseconds.
    began: i64,
    /// When it is due, as the row says while this has it.
    held: i64,
    outcome: Evaluation,
    chosen: VecDeque<Chosen>,
    condemned: VecDeque<Condemned>,
}

/// An image that a rule chose to be deleted.
#[derive(Clone, Copy, Debug)]
struct Chosen {
    digest: Digest,
    pushed_at: i64,
    priority: u64,
}

/// A manifest that goes: an image that a rule chose, or a referrer that goes with it.
#[derive(Clone, Debug)]
struct Condemned {
    digest: String,
    chosen: Chosen,
}

impl Condemned {
    fn is_chosen(&self) -> bool {
        self.digest == self.chosen.digest.to_string()
    }
}

/// What one step did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LifecycleStep {
    /// What was done to images that rules chose.
    pub done: Vec<RuledImage>,
    /// What could not be done, and why.
    pub failed: Vec<(RuledImage, String)>,
}

/// An image that a rule chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuledImage {
    /// Its digest.
    pub digest: String,
    /// The tags that it had, by name.
    pub tags: Vec<String>,
    /// When it was first pushed, in microseconds.
    pub pushed_at: i64,
    /// What was to be done.
    pub action: Action,
    /// The priority of the rule that says so.
    pub priority: u64,
}

impl Registry {
    /// Takes an evaluation that is due, and puts the images of the repository that the grant names before its policy;
    /// none if somebody else has it by now, or the policy is gone.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due again after a while. Any other error was written down with it.
    pub async fn begin_lifecycle_run(
        &self,
        grant: &Grant,
        due: &DueEvaluation,
    ) -> Result<Option<LifecycleRun>, Error> {
        let (place, mut db, id) = (Place::of(grant)?, &self.inner.db, due.repository_id);
        let began = self.database_time().await?;
        let held = began.saturating_add(TURN);
        if !self.move_evaluation(id, due.due_at, held).await? {
            return Ok(None);
        }
        let Some(policy) = rows::find(&mut db, id).await? else { return Ok(None) };
        let outcome = Evaluation { repository_id: id, evaluated_at: began, ..Evaluation::default() };
        let (chosen, condemned) = (VecDeque::new(), VecDeque::new());
        let mut run = LifecycleRun { registry: self.clone(), place, began, held, outcome, chosen, condemned };
        match run.look(&policy.document).await {
            Ok(()) => Ok(Some(run)),
            Err(error @ Error::Unavailable(_)) => Err(error),
            Err(error) => {
                run.outcome.error = Some(error.to_string());
                run.end().await?;
                Err(error)
            }
        }
    }
}

impl LifecycleRun {
    async fn look(&mut self, document: &str) -> Result<(), Error> {
        let policy = self.registry.read_lifecycle_policy(document)?;
        let (db, id) = (&self.registry.inner.db, self.outcome.repository_id);
        let spared = Spared::of(db, id, self.began).await?;
        let kept = |image: &lifecycle::Image<String>| {
            let digest = Digest::parse(&image.digest).map_err(Error::broken)?;
            Ok((digest, image.pushed_at, spared.has(image)))
        };
        let Judged { verdicts, images } = judged(db, id, (&policy, self.began), kept).await?;
        self.outcome.images = i64::try_from(images).unwrap_or(i64::MAX);
        let expired = verdicts.into_iter().filter(|verdict| verdict.action == Action::Expire);
        let (spared, chosen): (Vec<_>, Vec<_>) = expired.partition(|verdict| verdict.image.2);
        self.outcome.spared = i64::try_from(spared.len()).unwrap_or(i64::MAX);
        self.chosen = chosen
            .into_iter()
            .map(|verdict| Chosen {
                digest: verdict.image.0,
                pushed_at: verdict.image.1,
                priority: verdict.priority,
            })
            .collect();
        Ok(())
    }

    /// Deletes some of the images that rules chose, each with the referrers that go with it; none once nothing is left
    /// to do, or somebody else has the evaluation.
    ///
    /// # Errors
    /// [`Error::Unavailable`] or [`Error::Full`]: the evaluation is due again after a while.
    pub async fn step(&mut self) -> Result<Option<LifecycleStep>, Error> {
        let Some(batch) = self.batch().await? else { return Ok(None) };
        if !self.renew().await? {
            return Ok(None);
        }
        let (registry, place, given) = (self.registry.clone(), self.place.clone(), batch.clone());
        let terms = Terms {
            repository_id: self.outcome.repository_id,
            held: self.held,
            began: self.began,
            lease: registry.inner.options.lease_micros(),
        };
        let deleted = to_its_end(async move {
            let delete = async move |tx: &mut Tx<'_>| delete_ruled(tx, &place, &given, &terms).await;
            let outcome = registry.inner.db.write(delete).await?;
            registry.inner.images.forget();
            Ok(outcome)
        });
        let Some((spared, deleted)) = deleted.await? else { return Ok(None) };
        Ok(Some(self.count(&batch, &spared, deleted)))
    }

    /// Writes what came of it, and when it is due again.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due again after a while.
    pub async fn end(self) -> Result<LifecycleStatus, Error> {
        let every = self.registry.inner.options.lifecycle_every;
        let due_at = from_now(self.began, every, self.outcome.repository_id);
        let (outcome, held) = (Evaluation { due_at, ..self.outcome }, self.held);
        let ended = outcome.clone();
        let end = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::end(tx, &outcome, held).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.registry.inner.db.write(end).await?;
        Ok(ended.into())
    }

    /// Gives it back before its end: it is due at once.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due after a while.
    pub async fn give_back(self) -> Result<(), Error> {
        self.registry.move_evaluation(self.outcome.repository_id, self.held, self.began).await.map(drop)
    }

    /// The next manifests to go; the referrers of an image before the image, so that one that is cut off is found again.
    async fn batch(&mut self) -> Result<Option<Vec<Condemned>>, Error> {
        while self.condemned.len() < AT_ONCE {
            let Some(chosen) = self.chosen.pop_front() else { break };
            let (db, id) = (&self.registry.inner.db, self.outcome.repository_id);
            let digests = with_referrers(db, id, &chosen.digest.to_string()).await?;
            self.condemned.extend(digests.into_iter().rev().map(|digest| Condemned { digest, chosen }));
        }
        let count = self.condemned.len().min(AT_ONCE);
        let batch: Vec<Condemned> = self.condemned.drain(..count).collect();
        Ok((!batch.is_empty()).then_some(batch))
    }

    /// Sees that this has the evaluation for long enough; answers false if somebody else has it.
    async fn renew(&mut self) -> Result<bool, Error> {
        let now = self.registry.database_time().await?;
        if self.held.saturating_sub(now) > TURN / 2 {
            return Ok(true);
        }
        let longer = now.saturating_add(TURN);
        let renewed = self.registry.move_evaluation(self.outcome.repository_id, self.held, longer).await?;
        self.held = longer;
        Ok(renewed)
    }

    fn count(
        &mut self,
        batch: &[Condemned],
        spared: &HashSet<String>,
        deleted: DeletedImage,
    ) -> LifecycleStep {
        let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in deleted.deleted {
            tags.entry(id.digest).or_default().extend(id.tag);
        }
        let mut step = LifecycleStep::default();
        for condemned in batch.iter().filter(|it| it.is_chosen()) {
            if spared.contains(&condemned.digest) {
                self.outcome.spared += 1;
                continue;
            }
            let gone = tags.remove(&condemned.digest);
            let failure = deleted.failures.iter().find_map(|(selector, failure)| {
                (selector.digest.as_ref() == Some(&condemned.digest)).then_some(failure)
            });
            let image = RuledImage {
                digest: condemned.digest.clone(),
                tags: gone.clone().unwrap_or_default(),
                pushed_at: condemned.chosen.pushed_at,
                action: Action::Expire,
                priority: condemned.chosen.priority,
            };
            match failure {
                Some(DeleteFailure::ReferencedByIndex(indexes)) => {
                    let why = format!("{} is named by {}", image.digest, indexes.join(", "));
                    self.outcome.failed += 1;
                    self.outcome.error = Some(why.clone());
                    step.failed.push((image, why));
                }
                None if gone.is_some() => {
                    self.outcome.expired += 1;
                    step.done.push(image);
                }
                // Somebody else deleted it.
                _ => {}
            }
        }
        step
    }
}

/// What a transaction needs to know of the run that it is part of.
struct Terms {
    repository_id: i64,
    held: i64,
    began: i64,
    lease: i64,
}

type Ruled = Option<(HashSet<String>, DeletedImage)>;

/// Deletes manifests as BatchDeleteImage does, but for those that are protected by now, or that somebody touched since
/// the evaluation began; none if it is somebody else's, or the policy another one.
async fn delete_ruled(
    tx: &mut Tx<'_>,
    place: &Place,
    batch: &[Condemned],
    terms: &Terms,
) -> Result<Committed<Ruled>, Error> {
    let repository_id = place.repository_locked(tx).await?.id;
    let evaluation = rows::evaluation(tx, repository_id).await?;
    let held = evaluation.is_some_and(|row| row.due_at == terms.held);
    if !held || repository_id != terms.repository_id || terms.held <= tx.now() {
        return Ok(tx.keep_nothing(None));
    }
    let mut spared = HashSet::new();
    for digest in batch.iter().flat_map(|it| [it.chosen.digest.to_string(), it.digest.clone()]) {
        if !spared.contains(&digest)
            && lifecycle_image::is_spared(tx, repository_id, &digest, (terms.began, tx.now())).await?
        {
            spared.insert(digest);
        }
    }
    let goes =
        |it: &&Condemned| !spared.contains(&it.digest) && !spared.contains(&it.chosen.digest.to_string());
    let selector = |it: &Condemned| ImageSelector { digest: Some(it.digest.clone()), tag: None };
    let selectors: Vec<ImageSelector> = batch.iter().filter(goes).map(selector).collect();
    let deleted = delete(tx, place, &selectors, terms.lease).await?;
    Ok(deleted.map(|deleted| Some((spared, deleted))))
}
