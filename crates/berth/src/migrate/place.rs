use store::Database;
use store::blobs::Blobs;
use store::meta::deployment::{self, Deployment};
use store::meta::log::Position;
use world::World;

use super::{MigrateError, Moves, Source};
use crate::config::Config;
use crate::data_folder::DataFolder;
use crate::storage::{open_blobs, open_database};
use crate::superblock::Superblock;

/// One end of a migration.
pub(super) struct Place {
    pub(super) db: Database,
    pub(super) blobs: Blobs,
    pub(super) database_place: String,
    pub(super) blobs_place: String,
    /// What the target's superblock says until the end.
    pub(super) mark: Option<Superblock>,
    /// Where the source's log ends.
    at: Option<(i64, i64)>,
    /// Held, so that no server runs on it.
    _folder: Option<DataFolder>,
}

impl Place {
    /// Opens what is to be moved; nothing is made there.
    pub(super) async fn open_source(
        source: &Source,
        config: &Config,
        world: &World,
    ) -> Result<Self, MigrateError> {
        let Source { data, database, blobs } = source;
        let (database_place, blobs_place) = (database.shown(data), blobs.shown(data));
        if database.file(data).is_some_and(|file| !file.exists()) {
            return Err(MigrateError::NothingThere(database_place));
        }
        if blobs.folder(data).is_some_and(|folder| !folder.exists()) {
            return Err(MigrateError::NothingThere(blobs_place));
        }
        let folder = data.is_dir().then(|| DataFolder::hold(data)).transpose()?;
        let db = open_database(database, data, world).await?;
        let blobs = open_blobs(config, blobs, data)?;
        Ok(Self { db, blobs, database_place, blobs_place, mark: None, at: None, _folder: folder })
    }

    /// Opens the place to move to, and makes what is missing there. What stays is taken from the source.
    pub(super) async fn open_target(
        config: &Config,
        world: &World,
        from: &Self,
        moves: &Moves,
    ) -> Result<Self, MigrateError> {
        let data = &config.data;
        let local = config.database.file(data).is_some() || config.blobs.folder(data).is_some();
        let folder = match local && !from.holds(data) {
            true => Some(DataFolder::hold(data)?),
            false => None,
        };
        let db = match moves.rows {
            true => open_database(&config.database, data, world).await?,
            false => from.db.clone(),
        };
        let blobs = match moves.blobs {
            true => open_blobs(config, &config.blobs, data)?,
            false => from.blobs.clone(),
        };
        let (database_place, blobs_place) = (config.database.shown(data), config.blobs.shown(data));
        Ok(Self { db, blobs, database_place, blobs_place, mark: None, at: None, _folder: folder })
    }

    fn holds(&self, data: &std::path::Path) -> bool {
        let held = self._folder.as_ref().map(|folder| folder.join(""));
        held.is_some_and(|held| data.canonicalize().is_ok_and(|data| data == held || held.starts_with(data)))
    }

    pub(super) fn shown(&self) -> String {
        format!("{} and {}", self.database_place, self.blobs_place)
    }

    pub(super) async fn deployment(&self) -> Result<Deployment, MigrateError> {
        let found = deployment::load(&mut &self.db).await?;
        found.ok_or_else(|| MigrateError::NothingThere(self.database_place.clone()))
    }

    /// The source's superblock, which has to match its database.
    pub(super) async fn superblock(&self, deployment: &Deployment) -> Result<Superblock, MigrateError> {
        let found = Superblock::read(&self.blobs, &self.blobs_place).await?;
        let found = found.ok_or_else(|| MigrateError::NothingThere(self.blobs_place.clone()))?;
        if let Some(place) = found.moved_to {
            return Err(MigrateError::Moved(self.blobs_place.clone(), place));
        }
        if found.deployment.as_ref() != Some(&deployment.id) {
            let (place, expected) = (self.blobs_place.clone(), deployment.id.clone());
            return Err(MigrateError::Foreign {
                place,
                found: found.deployment.unwrap_or_default(),
                expected,
            });
        }
        let known = deployment::epoch(&mut &self.db).await?;
        if found.epoch > known {
            let (place, database) = (self.blobs_place.clone(), self.database_place.clone());
            return Err(MigrateError::Behind { place, found: found.epoch, database, known });
        }
        Ok(found)
    }

    /// Marks an empty target as one that is being filled, or finds how far an earlier run came. None if nothing but
    /// the last step is left.
    pub(super) async fn claim(
        &mut self,
        deployment: &Deployment,
        (epoch, at): (i64, Position),
        moves: &Moves,
    ) -> Result<Option<Claim>, MigrateError> {
        let foreign = |place: &str, found: String| {
            let (place, expected) = (place.to_owned(), deployment.id.clone());
            MigrateError::Foreign { place, found, expected }
        };
        if moves.rows
            && let Some(found) = deployment::load(&mut &self.db).await?.filter(|it| it.id != deployment.id)
        {
            return Err(foreign(&self.database_place, found.id));
        }
        self.at = Some((at.epoch, at.number));
        if !moves.blobs {
            return Ok(Some(Claim { through: String::new(), unchanged: true }));
        }
        let found = Superblock::read(&self.blobs, &self.blobs_place).await?;
        let mut mark = match found {
            None => {
                let mut mark = Superblock::new(&deployment.root_key_fingerprint, &deployment.id, epoch);
                (mark.copied_through, mark.copied_from) = (Some(String::new()), self.at);
                mark.write(&self.blobs, &self.blobs_place).await?;
                mark
            }
            Some(mark) if mark.deployment.as_ref() == Some(&deployment.id) => mark,
            Some(mark) => return Err(foreign(&self.blobs_place, mark.deployment.unwrap_or_default())),
        };
        let unchanged = mark.copied_from == self.at;
        match mark.copied_through.clone() {
            Some(through) => {
                mark.epoch = epoch;
                self.mark = Some(mark);
                Ok(Some(Claim { through, unchanged }))
            }
            None if unchanged => Ok(None),
            None => Err(MigrateError::Used(self.blobs_place.clone())),
        }
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

/// How far an earlier run came.
pub(super) struct Claim {
    /// Through this generation it copied the objects.
    pub(super) through: String,
    /// Whether the source has the same objects as then.
    pub(super) unchanged: bool,
}
