//! Which policies are due to be evaluated, and what came of the last time.

use iam::{AccountId, Demand, Grant, Region};
use store::meta::lifecycle_policy as rows;
pub use store::meta::lifecycle_policy::Evaluation as LifecycleStatus;
use store::meta::repository;
use store::{Committed, Tx};

use super::{from_now, missing};
use crate::{Error, Place, Registry};

/// Policies that are looked at at a time.
const AT_ONCE: i64 = 20;

/// A policy that is due to be evaluated.
#[derive(Clone, Debug)]
pub struct DueEvaluation {
    place: (AccountId, Region, String),
    pub(super) repository_id: i64,
    pub(super) due_at: i64,
}

impl DueEvaluation {
    /// What the job must be granted.
    pub fn demand(&self, action: &'static str) -> Demand {
        Demand::repository(action, self.place.0, &self.place.1, &self.place.2)
    }

    /// The repository's name.
    pub fn repository(&self) -> &str {
        &self.place.2
    }
}

impl Registry {
    /// How the policy of the repository that the grant names is evaluated.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::LifecyclePolicyMissing`].
    pub async fn lifecycle_status(&self, grant: &Grant) -> Result<LifecycleStatus, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let repository_id = place.repository(&mut db).await?.id;
        let found = rows::evaluation(&mut db, repository_id).await?;
        found.ok_or_else(|| missing(&place))
    }

    /// Some of the policies that are due to be evaluated, the oldest first; none if none is. Policies whose time nobody
    /// knows get one, and those of deleted repositories wait for another day.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database can't be reached, or its clock was set within the last lease.
    pub async fn due_lifecycle_evaluations(&self) -> Result<Vec<DueEvaluation>, Error> {
        let (options, mut db) = (&self.inner.options, &self.inner.db);
        loop {
            let now = self.trusted_time().await?;
            let (mut due, mut moved) = (Vec::new(), false);
            for row in rows::due(&mut db, now, AT_ONCE).await? {
                let (id, due_at) = (row.repository_id, row.due_at);
                let found = repository::whereabouts(&mut db, id).await?.filter(|it| it.deleted_at == 0);
                let delay = match found {
                    Some(found) if due_at > 0 => {
                        let account = AccountId::parse(&found.account).map_err(Error::broken)?;
                        let region = Region::parse(&found.region).map_err(Error::broken)?;
                        due.push(DueEvaluation {
                            place: (account, region, found.name),
                            repository_id: id,
                            due_at,
                        });
                        continue;
                    }
                    Some(_) => options.lifecycle_after_change,
                    None => options.lifecycle_every,
                };
                self.move_evaluation(id, due_at, from_now(now, delay, id)).await?;
                moved = true;
            }
            if !due.is_empty() || !moved {
                return Ok(due);
            }
        }
    }

    /// Moves an evaluation that is due at `from`; answers false if it is due at another time by now.
    pub(super) async fn move_evaluation(
        &self,
        repository_id: i64,
        from: i64,
        to: i64,
    ) -> Result<bool, Error> {
        let shift = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, Error> {
            let moved = rows::move_due(tx, repository_id, from, to).await?;
            Ok(tx.commit_upkeep(moved).await?)
        };
        self.inner.db.write_relaxed(shift).await
    }
}
