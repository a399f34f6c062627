//! The place that a deployment is moved to: what it has to be, and how far it is filled.

use store::Database;
use store::meta::deployment::{self, Deployment};
use store::meta::log::Position;
use store::meta::moving::{self, Stage};
use world::World;

use super::place::Place;
use super::{MigrateError, Moves};
use crate::storage::StorageError;
use crate::superblock::Superblock;

/// How far an earlier run came.
pub(super) struct Claim {
    /// Through this generation it copied the objects.
    pub(super) through: String,
    /// Whether the source has the same objects as then.
    pub(super) unchanged: bool,
    /// The epoch until which the target was served, if it was: of its objects those that are whole are not copied.
    pub(super) served: Option<i64>,
}

/// Refuses a database on PostgreSQL that another deployment is in, before any table is made there.
pub(super) async fn is_ours(
    url: &str,
    (place, deployment): (&str, &str),
    world: &World,
) -> Result<(), MigrateError> {
    let failed = |source| StorageError::Database { place: place.to_owned(), source };
    let Some(db) = Database::inspect(url, world.clock.clone()).await.map_err(failed)? else { return Ok(()) };
    match deployment::load(&mut &db).await.map_err(failed)? {
        Some(found) if found.id != deployment => Err(foreign(place)),
        _ => Ok(()),
    }
}

impl Place {
    /// Refuses a target that can't be written to, is the source by another name, is another deployment's, or is in use.
    /// Asked before the source is marked.
    pub(super) async fn accepts(
        &self,
        from: &Self,
        deployment: &Deployment,
        (moves, run): (&Moves, &str),
    ) -> Result<(), MigrateError> {
        if moves.rows {
            if moving::name(&from.db, run).await? == moving::named(&mut &self.db).await? {
                return Err(MigrateError::SamePlace);
            }
            self.takes_rows(deployment).await?;
        }
        if moves.blobs {
            self.takes_blobs(deployment).await?;
            let failed = |source| StorageError::Blobs { place: self.blobs_place.clone(), source };
            self.blobs.probe().await.map_err(failed)?;
        }
        Ok(())
    }

    /// An empty database will do, one that a run was filling, or one that this deployment was moved away from.
    async fn takes_rows(&self, deployment: &Deployment) -> Result<(), MigrateError> {
        let Some(found) = deployment::load(&mut &self.db).await? else { return Ok(()) };
        if found.id != deployment.id {
            return Err(foreign(&self.database_place));
        }
        match moving::find(&mut &self.db).await? {
            Some(mark) if mark.stage == Stage::Done => Ok(()),
            _ => Err(MigrateError::Used(self.database_place.clone())),
        }
    }

    /// The same of a blob store; what is there.
    async fn takes_blobs(&self, deployment: &Deployment) -> Result<Option<Superblock>, MigrateError> {
        match Superblock::read(&self.blobs, &self.blobs_place).await? {
            Some(found) if found.deployment.as_ref() != Some(&deployment.id) => {
                Err(foreign(&self.blobs_place))
            }
            Some(found) if found.is_whole() => Err(MigrateError::Used(self.blobs_place.clone())),
            found => Ok(found),
        }
    }

    /// Marks the target as one that is being filled, or finds how far an earlier run came.
    pub(super) async fn claim(
        &mut self,
        deployment: &Deployment,
        (epoch, at): (i64, Position),
        moves: &Moves,
    ) -> Result<Claim, MigrateError> {
        if moves.rows {
            self.takes_rows(deployment).await?;
        }
        self.at = Some((at.epoch, at.number));
        if !moves.blobs {
            return Ok(Claim { through: String::new(), unchanged: true, served: None });
        }
        let mut mark = match self.takes_blobs(deployment).await? {
            Some(found) => found,
            None => {
                let mut mark = Superblock::new(&deployment.root_key_fingerprint, &deployment.id, epoch);
                (mark.copied_through, mark.copied_from) = (Some(String::new()), self.at);
                mark
            }
        };
        let claim = Claim {
            through: mark.copied_through.get_or_insert_default().clone(),
            unchanged: mark.copied_from == self.at,
            served: mark.moved_to.is_some().then_some(mark.epoch),
        };
        if claim.served.is_none() {
            mark.epoch = epoch;
        }
        mark.write(&self.blobs, &self.blobs_place).await?;
        self.mark = Some(mark);
        Ok(claim)
    }

    /// Notes durably through which generation the objects are there; `all` of those that the source has now.
    pub(super) async fn note(&mut self, through: &str, all: bool) -> Result<(), MigrateError> {
        let Some(mark) = &mut self.mark else { return Ok(()) };
        mark.copied_through = Some(through.to_owned());
        if all {
            mark.copied_from = self.at;
        }
        Ok(mark.write(&self.blobs, &self.blobs_place).await?)
    }
}

fn foreign(place: &str) -> MigrateError {
    MigrateError::Foreign(place.to_owned())
}
