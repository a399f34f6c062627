//! Lifecycle policies: put, read, deleted. When one is put, its evaluation is scheduled with it.

mod act;
mod difference;
mod due;
pub(crate) mod images;
mod in_use;
mod kept;
mod left_behind;
mod make_preview;
mod pins;
mod preview;
mod preview_pages;
mod run;
mod spared;
pub(crate) mod turn;

use std::time::Duration;

use iam::Grant;
pub use lifecycle::Language;
use lifecycle::{InvalidPolicy, Policy};
use store::meta::lifecycle_policy as rows;
use store::{Change, Committed, Rows, Tx};

pub use difference::{LifecycleDifference, Sides};
pub use due::{DueEvaluation, LifecycleStatus};
pub use in_use::{InUse, LONGEST_USE};
pub use left_behind::LeftBehind;
pub use make_preview::{MadePreview, TendedPreview};
pub use pins::Pin;
pub use preview::{LifecyclePreview, PreviewFilter, PreviewStatus, PreviewedImage};
pub use run::{FailedImage, LifecycleRun, LifecycleStep, RuledImage};

use crate::{Error, Place, Registry};

/// A lifecycle policy as it is given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifecyclePolicy {
    /// Its text in ECR's own form.
    pub text: String,
    /// When it, or the policy that it replaced, was last evaluated, in microseconds; 0 for never.
    pub evaluated_at: i64,
}

impl Registry {
    /// Gives the repository that the grant names this lifecycle policy, and has it evaluated a while later; nothing
    /// happens if it has the very same. Answers its text in ECR's own form.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyInvalid`].
    pub async fn set_lifecycle_policy(&self, grant: &Grant, text: &str) -> Result<String, Error> {
        let place = Place::of(grant)?;
        place.repository(&mut &self.inner.db).await?;
        let text = self.check_lifecycle_policy(text)?;
        let delay = self.inner.options.lifecycle_after_change;
        let set = async move |tx: &mut Tx<'_>| -> Result<Committed<String>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            // Whoever puts it again and again would have it wait for ever.
            if rows::find(tx, repository_id).await?.is_some_and(|kept| kept.document == text) {
                return Ok(tx.keep_nothing(text.clone()));
            }
            put(tx, repository_id, (&text, delay), text.clone()).await
        };
        self.inner.db.write(set).await
    }

    /// Holds a policy against the language of the deployment; answers its text in ECR's own form.
    ///
    /// # Errors
    /// [`Error::LifecyclePolicyInvalid`].
    pub fn check_lifecycle_policy(&self, text: &str) -> Result<String, Error> {
        Ok(self.read_lifecycle_policy(text)?.to_string())
    }

    /// Reads a policy in the language that the deployment's are in.
    fn read_lifecycle_policy(&self, text: &str) -> Result<Policy, InvalidPolicy> {
        Policy::parse_in(self.inner.options.lifecycle_language, text)
    }

    /// The lifecycle policy of the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyMissing`].
    pub async fn lifecycle_policy(&self, grant: &Grant) -> Result<LifecyclePolicy, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let repository_id = place.repository(&mut db).await?.id;
        kept(&mut db, &place, repository_id).await
    }

    /// Deletes the lifecycle policy of the repository that the grant names; answers what it was.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyMissing`].
    pub async fn delete_lifecycle_policy(&self, grant: &Grant) -> Result<LifecyclePolicy, Error> {
        let place = Place::of(grant)?;
        let delete = async move |tx: &mut Tx<'_>| -> Result<Committed<LifecyclePolicy>, Error> {
            let (repository_id, at) = (place.repository_locked(tx).await?.id, tx.now());
            let was = kept(tx, &place, repository_id).await?;
            let change = Change::LifecyclePolicySet { repository_id, document: None, at };
            Ok(tx.commit(change, was).await?)
        };
        self.inner.db.write(delete).await
    }
}

/// Gives a repository that the transaction holds this policy, and has it evaluated after a delay.
pub(crate) async fn put<T>(
    tx: &mut Tx<'_>,
    repository_id: i64,
    (text, delay): (&str, Duration),
    value: T,
) -> Result<Committed<T>, Error> {
    let (at, document) = (tx.now(), Some(text.to_owned()));
    let mut due_at = from_now(at, delay, repository_id);
    // One that is put again and again would be evaluated never. An evaluation that is under way, or due for another reason,
    // is none of a policy that waits: what follows has its delay.
    if let (Some(last), Some(next)) =
        (rows::find(tx, repository_id).await?, rows::evaluation(tx, repository_id).await?)
        && last.set_at > next.evaluated_at
        && (1..=from_now(last.set_at, delay, 0)).contains(&next.due_at)
    {
        due_at = due_at.min(next.due_at);
    }
    rows::schedule(tx, repository_id, due_at).await?;
    Ok(tx.commit(Change::LifecyclePolicySet { repository_id, document, at }, value).await?)
}

async fn kept(rows: &mut impl Rows, place: &Place, repository_id: i64) -> Result<LifecyclePolicy, Error> {
    let found = rows::find(rows, repository_id).await?.ok_or_else(|| missing(place))?;
    let evaluation = rows::evaluation(rows, repository_id).await?.unwrap_or_default();
    Ok(LifecyclePolicy { text: found.document, evaluated_at: evaluation.evaluated_at })
}

fn missing(place: &Place) -> Error {
    Error::LifecyclePolicyMissing { name: place.name.clone(), account: place.account.clone() }
}

/// A time, in microseconds, when a repository's turn comes: at most `delay` from `now`, and at least fifteen sixteenths
/// of it, so that what was put or evaluated together is not evaluated together for ever.
fn from_now(now: i64, delay: Duration, repository_id: i64) -> i64 {
    let delay = i64::try_from(delay.as_micros()).unwrap_or(i64::MAX);
    let spread = (delay / 16).max(1);
    now.saturating_add(delay).saturating_sub(repository_id.rem_euclid(spread))
}
