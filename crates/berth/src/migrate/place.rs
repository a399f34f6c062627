use std::path::{Path, PathBuf, absolute};

use store::Database;
use store::blobs::Blobs;
use store::meta::deployment::{self, Deployment};
use world::World;

use super::{MigrateError, Moves, target};
use crate::config::{BlobsAddress, Bucket, Config, DatabaseAddress};
use crate::data_folder::DataFolder;
use crate::storage::{open_blobs, open_database};
use crate::superblock::{Superblock, SuperblockError};

/// One end of a migration.
pub(super) struct Place {
    pub(super) db: Database,
    pub(super) blobs: Blobs,
    pub(super) database_place: String,
    pub(super) blobs_place: String,
    /// What the target's superblock says until the end.
    pub(super) mark: Option<Superblock>,
    /// Where the source's log ends.
    pub(super) at: Option<(i64, i64)>,
    /// Held, so that no server runs on them.
    held: Vec<DataFolder>,
}

/// The same places, however the current folder is called.
pub(super) fn named(config: &Config) -> Config {
    let whole = |path: &Path| -> PathBuf {
        let whole = path.canonicalize().or_else(|_| absolute(path));
        whole.unwrap_or_else(|_| path.to_owned())
    };
    let mut config = config.clone();
    if !config.data.as_os_str().is_empty() {
        config.data = whole(&config.data);
    }
    if let DatabaseAddress::Sqlite(file) = &mut config.database {
        *file = whole(file);
    }
    if let BlobsAddress::Folder(folder) = &mut config.blobs {
        *folder = whole(folder);
    }
    config
}

impl Place {
    /// Opens what is there; nothing is made.
    pub(super) async fn open(config: &Config, world: &World) -> Result<Self, MigrateError> {
        let data = &config.data;
        let (database_place, blobs_place) = (config.database.shown(data), blobs_place(config));
        let (file, folder) = (config.database.file(data), config.blobs.folder(data));
        if file.as_ref().is_some_and(|file| !file.exists()) {
            return Err(MigrateError::NothingThere(database_place));
        }
        if folder.as_ref().is_some_and(|folder| !folder.exists()) {
            return Err(MigrateError::NothingThere(blobs_place));
        }
        let mut held = Vec::new();
        // Replicas share a data folder, or have it beside what they share.
        if data.is_dir() && (file.is_some() || folder.is_some()) {
            held.push(DataFolder::hold(data)?);
        }
        held.extend(outside(data, (file.as_deref(), folder.as_deref()))?);
        let db = open_database(&config.database, data, world).await?;
        let blobs = open_blobs(config, &config.blobs, data)?;
        Ok(Self { db, blobs, database_place, blobs_place, mark: None, at: None, held })
    }

    /// Opens the place to move to, and makes what is missing there. What stays is taken from the source.
    pub(super) async fn open_target(
        config: &Config,
        world: &World,
        (from, deployment): (&Self, &Deployment),
        moves: &Moves,
    ) -> Result<Self, MigrateError> {
        let data = &config.data;
        let file = config.database.file(data).filter(|_| moves.rows);
        let folder = config.blobs.folder(data).filter(|_| moves.blobs);
        let mut held = Vec::new();
        let within = |path: &Option<PathBuf>| path.as_ref().is_some_and(|path| path.starts_with(data));
        if (within(&file) || within(&folder)) && !from.holds(data) {
            held.push(DataFolder::hold(data)?);
        }
        held.extend(outside(data, (file.as_deref(), folder.as_deref()))?);
        if let (DatabaseAddress::Postgres(url), true) = (&config.database, moves.rows) {
            target::is_ours(url.expose(), (&config.database.shown(data), &deployment.id), world).await?;
        }
        let db = match moves.rows {
            true => open_database(&config.database, data, world).await?,
            false => from.db.clone(),
        };
        let blobs = match moves.blobs {
            true => open_blobs(config, &config.blobs, data)?,
            false => from.blobs.clone(),
        };
        let (database_place, blobs_place) = (config.database.shown(data), blobs_place(config));
        Ok(Self { db, blobs, database_place, blobs_place, mark: None, at: None, held })
    }

    fn holds(&self, data: &Path) -> bool {
        let is_held = |held: &DataFolder| data.canonicalize().is_ok_and(|data| data == held.join(""));
        self.held.iter().any(is_held)
    }

    /// Whether servers may run on it now: a database on a disk is held.
    pub(super) fn shared(&self) -> bool {
        self.db.shared()
    }

    pub(super) fn shown(&self) -> String {
        format!("{} and {}", self.database_place, self.blobs_place)
    }

    pub(super) async fn deployment(&self) -> Result<Deployment, MigrateError> {
        let found = deployment::load(&mut &self.db).await?;
        found.ok_or_else(|| MigrateError::NothingThere(self.database_place.clone()))
    }

    /// The superblock, which has to be of the deployment that the rows are of.
    pub(super) async fn superblock(&self, deployment: &Deployment) -> Result<Superblock, MigrateError> {
        let found = Superblock::read(&self.blobs, &self.blobs_place).await?;
        let found = found.ok_or_else(|| MigrateError::NothingThere(self.blobs_place.clone()))?;
        match &found.deployment {
            Some(id) if *id == deployment.id => Ok(found),
            _ => Err(MigrateError::Foreign(self.blobs_place.clone())),
        }
    }

    /// The superblock of a place to move from, which must not have been moved on from.
    pub(super) async fn left(&self, deployment: &Deployment) -> Result<Superblock, MigrateError> {
        let found = self.superblock(deployment).await?;
        if let Some(place) = found.moved_to {
            return Err(MigrateError::Moved(self.blobs_place.clone(), place));
        }
        let known = deployment::epoch(&mut &self.db).await?;
        if found.epoch > known {
            let (place, database) = (self.blobs_place.clone(), self.database_place.clone());
            return Err(MigrateError::Behind { place, found: found.epoch, database, known });
        }
        if found.epoch < known {
            let (blobs, database) = (self.blobs_place.clone(), self.database_place.clone());
            return Err(SuperblockError::Left { blobs, found: found.epoch, database, known }.into());
        }
        Ok(found)
    }
}

/// Takes hold of a database's file and a folder of blobs that are not within the data folder.
fn outside(
    data: &Path,
    (file, folder): (Option<&Path>, Option<&Path>),
) -> Result<Vec<DataFolder>, MigrateError> {
    let mut held = Vec::new();
    if let Some(file) = file.filter(|file| !file.starts_with(data)) {
        held.push(DataFolder::hold_file(file)?);
    }
    if let Some(folder) = folder.filter(|folder| !folder.starts_with(data)) {
        held.push(DataFolder::hold(folder)?);
    }
    Ok(held)
}

/// Where the blobs are, with the server that has them: the same name at another one is another bucket.
pub(super) fn blobs_place(config: &Config) -> String {
    let shown = config.blobs.shown(&config.data);
    match &config.blobs {
        BlobsAddress::S3(Bucket { endpoint: Some(endpoint), .. }) => format!("{shown} at {endpoint}"),
        _ => shown,
    }
}
