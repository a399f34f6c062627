//! One evaluation of a repository's policy, step by step. Whoever runs it has it by the time when it is due next: that is
//! moved on while it runs, and whoever finds another time there has lost it, be it to another process or to a new policy.

use std::collections::VecDeque;

use iam::Grant;
use lifecycle::{Action, Rule};
use oci::Digest;
use store::meta::lifecycle_policy::{self as rows, Evaluation};
use store::{Committed, Tx};

use super::act::{Acted, Chosen, Going, Terms, act};
use super::due::{DueEvaluation, LifecycleStatus};
use super::from_now;
use super::images::{Judged, judged, seen, with_referrers};
use super::spared::Spared;
use super::turn::{EvaluationTurn, Turn};
use crate::to_its_end::to_its_end;
use crate::{Error, Place, Registry};

/// Manifests that one transaction deletes, or images that it archives, unless one image has more that go with it.
const AT_ONCE: usize = 50;
/// The most manifests that one transaction deletes.
const MOST: usize = 1000;

/// An evaluation under way.
#[derive(Debug)]
pub struct LifecycleRun {
    registry: Registry,
    /// When it began, in microseconds.
    began: i64,
    turn: EvaluationTurn,
    outcome: Evaluation,
    chosen: VecDeque<Chosen>,
    /// What is left of an image and what goes with it.
    going: VecDeque<Going>,
}

/// What one step did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LifecycleStep {
    /// What was done to images that rules chose.
    pub done: Vec<RuledImage>,
    /// What could not be done.
    pub failed: Vec<FailedImage>,
}

/// An image to which what a rule says could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedImage {
    /// The image.
    pub image: RuledImage,
    /// AWS's code for the reason.
    pub code: &'static str,
    /// The reason.
    pub why: String,
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
    /// [`Error::Unavailable`], also while the clock can't be trusted: it is due again after a while. Any other error was
    /// written down with it.
    pub async fn begin_lifecycle_run(
        &self,
        grant: &Grant,
        due: &DueEvaluation,
    ) -> Result<Option<LifecycleRun>, Error> {
        Place::of(grant)?;
        let (mut db, id) = (&self.inner.db, due.repository_id);
        let began = self.trusted_time().await?;
        let held = began.saturating_add(EvaluationTurn::LENGTH);
        if !self.move_evaluation(id, due.due_at, held).await? {
            return Ok(None);
        }
        let Some(policy) = rows::find(&mut db, id).await? else { return Ok(None) };
        let outcome = Evaluation { repository_id: id, evaluated_at: began, ..Evaluation::default() };
        let turn = EvaluationTurn { registry: self.clone(), repository_id: id, held };
        let (chosen, going) = (VecDeque::new(), VecDeque::new());
        let mut run = LifecycleRun { registry: self.clone(), began, turn, outcome, chosen, going };
        match run.look(&policy.document).await {
            Ok(true) => Ok(Some(run)),
            Ok(false) => Ok(None),
            Err(error @ Error::Unavailable(_)) => Err(error),
            Err(error) => {
                run.fail(&error).await?;
                Err(error)
            }
        }
    }
}

impl LifecycleRun {
    /// Looks at all images; answers false if somebody else has the evaluation by now.
    async fn look(&mut self, document: &str) -> Result<bool, Error> {
        let policy = self.registry.read_lifecycle_policy(document)?;
        let (db, id) = (self.registry.inner.db.clone(), self.outcome.repository_id);
        let (began, spared) = (self.began, Spared::of(&db, id, self.began).await?);
        let kept = |image: &lifecycle::Image<String>| {
            let digest = Digest::parse(&image.digest).map_err(Error::broken)?;
            let judged_by = (image.pushed_at, image.storage_class, image.transitioned_at);
            let seen = seen(judged_by, image.tags.clone());
            Ok((digest, image.pushed_at, spared.has(image), seen, image.pulled_at))
        };
        let judged = judged(&db, id, (&policy, began), kept, &mut self.turn).await?;
        let Some(Judged { verdicts, images }) = judged else { return Ok(false) };
        self.outcome.images = i64::try_from(images).unwrap_or(i64::MAX);
        let (spared, chosen): (Vec<_>, Vec<_>) = verdicts.into_iter().partition(|verdict| verdict.image.2);
        self.outcome.spared = i64::try_from(spared.len()).unwrap_or(i64::MAX);
        let by_pulls: Vec<u64> =
            policy.rules().iter().filter(|rule| rule.counts_pulls()).map(Rule::priority).collect();
        self.chosen = chosen
            .into_iter()
            .map(|verdict| Chosen {
                digest: verdict.image.0,
                pushed_at: verdict.image.1,
                seen: verdict.image.3,
                pulled: by_pulls.contains(&verdict.priority).then_some(verdict.image.4),
                action: verdict.action,
                priority: verdict.priority,
            })
            .collect();
        Ok(true)
    }

    /// Deletes or archives some of the images that rules chose, each with the referrers that go with it; none once
    /// nothing is left to do, or somebody else has the evaluation. `granted` grants the action that is taken, on the
    /// repository.
    ///
    /// # Errors
    /// [`Error::Unavailable`] or [`Error::Full`]: the evaluation is due again after a while.
    pub async fn step(
        &mut self,
        granted: impl FnOnce(&'static str) -> Grant,
    ) -> Result<Option<LifecycleStep>, Error> {
        let Some(batch) = self.batch().await? else { return Ok(None) };
        if !self.turn.goes_on().await? {
            return Ok(None);
        }
        let grant = match batch.first().map(|it| it.chosen.action) {
            Some(Action::Transition { .. }) => granted("ecr:UpdateImageStorageClass"),
            Some(Action::Expire) | None => granted("ecr:BatchDeleteImage"),
        };
        // Whoever was served an image until now uses it.
        self.registry.flush_pulls().await?;
        let (registry, place, given) = (self.registry.clone(), Place::of(&grant)?, batch.clone());
        let terms = Terms {
            repository_id: self.outcome.repository_id,
            held: self.turn.held,
            began: self.began,
            lease: registry.inner.options.lease_micros(),
        };
        let acted = to_its_end(async move {
            let act = async move |tx: &mut Tx<'_>| act(tx, &place, &given, terms).await;
            let acted = registry.inner.db.write(act).await?;
            registry.inner.images.forget();
            Ok(acted)
        });
        let Some(acted) = acted.await? else { return Ok(None) };
        Ok(Some(self.count(&batch, acted)))
    }

    /// Writes what came of it, and when it is due again.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due again after a while.
    pub async fn end(self) -> Result<LifecycleStatus, Error> {
        let every = self.registry.inner.options.lifecycle_every;
        let due_at = from_now(self.began, every, self.outcome.repository_id);
        let (outcome, held) = (Evaluation { due_at, ..self.outcome }, self.turn.held);
        let ended = outcome.clone();
        let end = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            rows::end(tx, &outcome, held).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.registry.inner.db.write(end).await?;
        Ok(ended)
    }

    /// Writes what came of it, what kept it from its end, and when it is due again: not at once, since what is broken
    /// would break again.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due again after a while.
    pub async fn fail(mut self, error: &Error) -> Result<LifecycleStatus, Error> {
        self.outcome.error = Some(error.to_string());
        self.end().await
    }

    /// Gives it back before its end: it is due at once.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: it is due after a while.
    pub async fn give_back(self) -> Result<(), Error> {
        self.registry.move_evaluation(self.outcome.repository_id, self.turn.held, self.began).await.map(drop)
    }

    /// The next manifests to go, all of them the same way; the referrers of an image that is deleted before the image, so
    /// that one that is cut off is found again, and in one batch with it, so that they stay if it does: but for those of an
    /// image that has more than one transaction takes. Those of an image that is archived come along by themselves.
    async fn batch(&mut self) -> Result<Option<Vec<Going>>, Error> {
        let mut batch: Vec<Going> = Vec::new();
        while batch.len() < AT_ONCE {
            if self.going.is_empty() {
                let Some(chosen) = self.chosen.pop_front() else { break };
                self.going = self.group(chosen).await?;
            }
            let Some(next) = self.going.front() else { continue };
            let other = batch.first().is_some_and(|it| it.chosen.action != next.chosen.action);
            if !batch.is_empty() && (other || batch.len() + self.going.len() > AT_ONCE) {
                break;
            }
            let some = self.going.len().min(MOST);
            batch.extend(self.going.drain(..some));
        }
        Ok((!batch.is_empty()).then_some(batch))
    }

    /// An image that was chosen with all that goes with it by itself, the image last.
    async fn group(&self, chosen: Chosen) -> Result<VecDeque<Going>, Error> {
        let digest = chosen.digest.to_string();
        let digests = match chosen.action {
            Action::Expire => {
                with_referrers(&self.registry.inner.db, self.outcome.repository_id, &digest).await?
            }
            Action::Transition { .. } => vec![digest],
        };
        Ok(digests.into_iter().rev().map(|digest| Going { digest, chosen }).collect())
    }

    fn count(&mut self, batch: &[Going], mut acted: Acted) -> LifecycleStep {
        let mut step = LifecycleStep::default();
        for going in batch.iter().filter(|it| it.is_chosen()) {
            let Going { digest, chosen } = going;
            if acted.spared.contains(digest) {
                self.outcome.spared += 1;
                continue;
            }
            let done = acted.done.remove(digest);
            let image = RuledImage {
                digest: digest.clone(),
                tags: done.clone().unwrap_or_default(),
                pushed_at: chosen.pushed_at,
                action: chosen.action,
                priority: chosen.priority,
            };
            if let Some((code, why)) = acted.failed.remove(digest) {
                self.outcome.failed += 1;
                self.outcome.error = Some(why.clone());
                step.failed.push(FailedImage { image, code, why });
            } else if done.is_some() {
                match chosen.action {
                    Action::Expire => self.outcome.expired += 1,
                    Action::Transition { .. } => self.outcome.archived += 1,
                }
                step.done.push(image);
            }
        }
        step
    }
}
