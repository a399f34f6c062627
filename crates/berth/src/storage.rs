//! Rows and blobs as the configuration names them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use identity::{RootKey, RootKeyError};
use store::blobs::{BlobError, Blobs, S3Options};
use store::meta::deployment;
use store::meta::moving::{self, Move, Stage};
use store::{Database, Durability, StoreError};
use world::World;

use crate::config::{BlobsAddress, Config, DatabaseAddress};
use crate::superblock::{Expected, Superblock, SuperblockError};
use crate::times;

/// How long the blob store may take to tell its superblock before the log says who is waited for.
const SILENCE: Duration = Duration::from_secs(1);

/// Why storage can't be used.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each variant is the error of one step and speaks for itself")]
pub enum StorageError {
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    #[error(
        "the root key {0} is missing, though there is a database: bring the file back, or name another with \
         BERTH_ROOT_KEY or BERTH_ROOT_KEY_FILE; without that key none of the secrets in the data can be opened"
    )]
    RootKeyMissing(String),
    #[error(
        "{0} holds no deployment yet: start a server there first, or name another with --data or --database"
    )]
    NothingThere(String),
    #[error(
        "{place} is being moved to {to} by `berth migrate`, since {since}: nothing is written there until that is done. If \
         it runs no more, run it again, or take it back with the same command and --undo"
    )]
    Moving { place: String, to: String, since: String },
    #[error(
        "{place} is being moved to {to} by `berth migrate`, since {since}, and the move is at its end: if it runs no more, \
         run it again"
    )]
    Ending { place: String, to: String, since: String },
    #[error(
        "{place} was moved to {to} by `berth migrate`: start with that; what is here is a copy from before. Another `berth \
         migrate`, from there to here, brings the deployment back; if that place is lost for good, `berth epoch raise` has \
         this one served"
    )]
    Moved { place: String, to: String },
    #[error(transparent)]
    Superblock(#[from] SuperblockError),
    #[error("{place}: {source}")]
    Database { place: String, source: StoreError },
    #[error("{place}: {source}")]
    Blobs { place: String, source: BlobError },
}

impl StorageError {
    /// Why a place is not served that bears the mark of a move, and what to do.
    pub(crate) fn of_move(place: String, mark: Move) -> Self {
        let Move { to, stage, since, .. } = mark;
        let since = times::shown(since);
        match stage {
            Stage::Copying => Self::Moving { place, to, since },
            Stage::Ending => Self::Ending { place, to, since },
            Stage::Done => Self::Moved { place, to },
        }
    }
}

/// What to do where there is no deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfNew {
    /// Make one.
    Begin,
    /// Refuse.
    Refuse,
}

/// Rows and blobs that belong together, before anything was written to either.
#[derive(Debug)]
pub struct Found {
    /// The rows; none where the SQLite file is still to be made.
    db: Option<Database>,
    blobs: Blobs,
    /// The key that opens what is sealed in them.
    pub root_key: RootKey,
    /// The file in which that key was made just now.
    pub new_key: Option<PathBuf>,
}

/// Rows and blobs, with what is shown of where they are.
#[derive(Clone, Debug)]
pub struct Storage {
    /// The rows.
    pub db: Database,
    /// The bytes.
    pub blobs: Blobs,
    /// Where the rows are, without secrets.
    pub database_place: String,
    /// Where the bytes are, without secrets.
    pub blobs_place: String,
}

impl Found {
    /// Looks at what the configuration names and checks that it belongs together. Only a root key is made, where
    /// there is none.
    pub async fn look(config: &Config, world: &World, if_new: IfNew) -> Result<Self, StorageError> {
        let data = &config.data;
        let (database_place, blobs_place) = (config.database.shown(data), config.blobs.shown(data));
        let db = match config.database.file(data) {
            Some(file) if !file.exists() => None,
            _ => Some(open_database(&config.database, data, world).await?),
        };
        let failed = |source| StorageError::Database { place: database_place.clone(), source };
        let mut known = match &db {
            Some(db) => expected(db).await.map_err(failed)?,
            None => Expected { deployment: None, epoch: 1, holds_blobs: false },
        };
        if let Some(db) = &db
            && let Some(mark) = moving::find(&mut &*db).await.map_err(failed)?
        {
            return Err(StorageError::of_move(database_place, mark));
        }
        if known.deployment.is_none() && if_new == IfNew::Refuse {
            return Err(StorageError::NothingThere(database_place));
        }
        // Opening a folder makes it, and a mount that is missing must stay missing.
        if known.holds_blobs && config.blobs.folder(data).is_some_and(|folder| !folder.exists()) {
            return Err(SuperblockError::Missing { blobs: blobs_place }.into());
        }
        let (root_key, new_key) = root_key(config, world, known.deployment.is_some())?;
        let blobs = open_blobs(config, &config.blobs, data)?;
        let superblock = said_if_late(&blobs_place, Superblock::read(&blobs, &blobs_place)).await?;
        // A replica that starts at the same time may have begun the deployment since: its row comes first.
        if let (Some(db), Some(_), None) = (&db, &superblock, &known.deployment) {
            known = expected(db).await.map_err(failed)?;
        }
        let fingerprint = hex(&root_key.fingerprint());
        let places = (blobs_place.as_str(), database_place.as_str());
        Superblock::check(superblock.as_ref(), &known, &fingerprint, places)?;
        Ok(Self { db, blobs, root_key, new_key })
    }

    /// Tries on a test object what the blob store has to be able to do, before anything is kept in it.
    pub async fn probe(&self, config: &Config) -> Result<(), StorageError> {
        let place = || config.blobs.shown(&config.data);
        self.blobs.probe().await.map_err(|source| StorageError::Blobs { place: place(), source })
    }

    /// Opens the rows, and makes them where they are missing. [`Storage::bind`] has to follow once the deployment's
    /// row is there.
    pub async fn open(self, config: &Config, world: &World) -> Result<(Storage, RootKey), StorageError> {
        let db = match self.db {
            Some(db) => db,
            None => open_database(&config.database, &config.data, world).await?,
        };
        let (database_place, blobs_place) =
            (config.database.shown(&config.data), config.blobs.shown(&config.data));
        Ok((Storage { db, blobs: self.blobs, database_place, blobs_place }, self.root_key))
    }
}

impl Storage {
    /// Lets the superblock say what the database says; answers with the epoch.
    pub async fn bind(&self) -> Result<i64, StorageError> {
        let failed = |source| StorageError::Database { place: self.database_place.clone(), source };
        let Some(deployment) = deployment::load(&mut &self.db).await.map_err(failed)? else {
            return Err(failed(StoreError::Damaged("the deployment's row is missing".to_owned())));
        };
        let epoch = deployment::epoch(&mut &self.db).await.map_err(failed)?;
        let wanted = Superblock::new(&deployment.root_key_fingerprint, &deployment.id, epoch);
        if Superblock::read(&self.blobs, &self.blobs_place).await?.as_ref() != Some(&wanted) {
            wanted.write(&self.blobs, &self.blobs_place).await?;
        }
        Ok(epoch)
    }
}

/// Waits for the blob store, and says so if that takes long: a server that does not answer is asked again for a while.
async fn said_if_late<T>(place: &str, asked: impl Future<Output = T>) -> T {
    let mut asked = std::pin::pin!(asked);
    match tokio::time::timeout(SILENCE, &mut asked).await {
        Ok(answer) => answer,
        Err(_) => {
            tracing::warn!("waiting for {place}, which does not answer as it should");
            asked.await
        }
    }
}

async fn expected(db: &Database) -> Result<Expected, StoreError> {
    let mut rows = db;
    Ok(Expected {
        deployment: deployment::load(&mut rows).await?.map(|deployment| deployment.id),
        epoch: deployment::epoch(&mut rows).await?,
        holds_blobs: deployment::holds_blobs(&mut rows).await?,
    })
}

/// Opens the database at `address`; a SQLite file is made if it is missing.
pub async fn open_database(
    address: &DatabaseAddress,
    data: &Path,
    world: &World,
) -> Result<Database, StorageError> {
    let clock = world.clock.clone();
    let opened = match (address, address.file(data)) {
        (DatabaseAddress::Postgres(url), _) => Database::connect(url.expose(), clock).await,
        (_, Some(file)) => Database::open(&file, Durability::Full, clock),
        (_, None) => Err(StoreError::Unreachable("no database is named".to_owned())),
    };
    opened.map_err(|source| StorageError::Database { place: address.shown(data), source })
}

/// Opens the blob store at `address`, with the other settings of `config`; a folder is made if it is missing.
pub fn open_blobs(config: &Config, address: &BlobsAddress, data: &Path) -> Result<Blobs, StorageError> {
    let opened = match (address, address.folder(data)) {
        (BlobsAddress::S3(bucket), _) => Blobs::s3(S3Options {
            bucket: bucket.name.clone(),
            prefix: bucket.prefix.clone(),
            endpoint: bucket.endpoint.clone(),
            public_endpoint: bucket.public_endpoint.clone(),
            region: bucket.region.clone().unwrap_or_else(|| "us-east-1".to_owned()),
            access_key_id: config.blobs_access_key_id.clone(),
            secret_access_key: config.blobs_secret_access_key.as_ref().map(|it| it.expose().to_owned()),
            session_token: None,
            path_style: bucket.path_style.unwrap_or(bucket.endpoint.is_some()),
            buffer_bytes: config.blobs_buffer_bytes,
            ca_file: config.blobs_ca_file.clone(),
        }),
        (_, Some(folder)) => Blobs::folder(&folder),
        (_, None) => Err(BlobError::Missing),
    };
    opened.map_err(|source| StorageError::Blobs { place: address.shown(data), source })
}

/// The root key, and the file in which it was made if it was made now.
fn root_key(
    config: &Config,
    world: &World,
    in_use: bool,
) -> Result<(RootKey, Option<PathBuf>), StorageError> {
    if let Some(text) = &config.root_key {
        return Ok((RootKey::from_hex(text.expose())?, None));
    }
    let path = config.root_key_file.clone().unwrap_or_else(|| config.data.join("root-key"));
    let missing = !path.exists();
    // A new key beside old data would open nothing and stand in the way of the right one.
    if in_use && missing {
        return Err(StorageError::RootKeyMissing(path.display().to_string()));
    }
    let key = RootKey::load_or_create(&path, &world.chance)?;
    Ok((key, missing.then_some(path)))
}

/// How accounts, keys and tokens are kept, by the configuration.
pub fn identity_options(config: &Config) -> identity::Options {
    identity::Options { token_seconds: config.token_seconds }
}

/// The rules' limits and lengths of time as the configuration sets them.
pub fn registry_options(config: &Config) -> registry::Options {
    registry::Options {
        blob_redirect: config.blobs_redirect,
        quotas: config.quotas.clone(),
        lease_seconds: config.collection.lease_seconds,
        undelete_seconds: config.collection.undelete_seconds,
        grace_seconds: config.collection.grace_seconds,
        reader_grace_seconds: config.collection.reader_grace_seconds,
        upload_idle_seconds: config.collection.upload_idle_seconds,
        restore_seconds: config.archive_restore,
        lifecycle_after_change: config.lifecycle.after_change,
        lifecycle_every: config.lifecycle.every,
        lifecycle_language: match config.lifecycle.tag_regex {
            true => registry::Language::WithTagRegexes,
            false => registry::Language::Ecr,
        },
        ..registry::Options::default()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
