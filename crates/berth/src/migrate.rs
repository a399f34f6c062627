//! `berth migrate`: a deployment moves to another database, another blob store, or both. The target is looked at before
//! anything else. Then the source is marked, so that nothing is written there any more; rows are copied, then blobs, each
//! checked against its digest. At last the source's mark says that the move ends, which nothing takes back, and only then
//! the target becomes a place to serve from. Killed anywhere, it is run again: before its end the rows are copied anew,
//! and of the blobs what is still to be copied. What fails before its end gives the source back as it was.

mod blobs;
mod end;
mod error;
mod place;
mod progress;
mod target;
mod undo;

use std::path::PathBuf;
use std::time::Duration;

use identity::{RootKey, Secret};
use store::Database;
use store::meta::copy::{self, TABLES};
use store::meta::deployment::Deployment;
use store::meta::moving::{self, Stage};
use world::World;

use crate::config::{BlobsAddress, Config, DatabaseAddress};
use crate::epoch::TWO_LOOKS;
use crate::storage::StorageError;
use crate::superblock::Superblock;

pub use error::MigrateError;
use place::{Place, named};
pub use progress::{Progress, size};
pub use undo::undo;

/// Where a deployment is to be moved from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its data folder; empty for none.
    pub data: PathBuf,
    /// Its database.
    pub database: DatabaseAddress,
    /// Its blobs.
    pub blobs: BlobsAddress,
    /// What opens their bucket, if that is not what opens the target's.
    pub keys: Option<Keys>,
}

/// What opens a bucket; as the settings of the same names.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// `blobs_access_key_id`.
    pub access_key_id: Option<String>,
    /// `blobs_secret_access_key`.
    pub secret_access_key: Option<Secret>,
    /// `blobs_ca_file`.
    pub ca_file: Option<PathBuf>,
}

/// How a migration goes about it.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// How long servers of the source may take to see that they write no more.
    pub pause: Duration,
    /// Whether damaged blobs are left behind, marked as lost, rather than end the run.
    pub leave_damaged: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { pause: TWO_LOOKS, leave_damaged: false }
    }
}

/// What a migration did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Rows in the target, by table; empty if the database stayed.
    pub rows: Vec<(&'static str, u64)>,
    /// Objects copied in this run; none if the blobs stayed.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many damaged blobs were left behind, and the digests of some of them.
    pub left: (usize, Vec<String>),
    /// The epoch that the deployment is in now.
    pub epoch: i64,
    /// Where it was.
    pub from: String,
    /// Where it is.
    pub to: String,
}

/// Moves the deployment of `source` to where `config` says.
pub async fn migrate(
    source: &Source,
    config: &Config,
    manner: Manner,
    world: &World,
    progress: &mut Progress,
) -> Result<Report, MigrateError> {
    let (old, new) = (source.config(config), named(config));
    let moves = Moves::between(&old, &new)?;
    let from = Place::open(&old, world).await?;
    let deployment = from.deployment().await?;
    check_root_key(config, &deployment, world)?;
    let mark = moving::find(&mut &from.db).await?;
    if let Some(mark) = mark.as_ref().filter(|mark| mark.stage == Stage::Done) {
        return Err(MigrateError::Moved(from.database_place, mark.to.clone()));
    }
    let ending = mark.filter(|mark| mark.stage == Stage::Ending);
    let left = match &ending {
        Some(_) => from.superblock(&deployment).await?,
        None => from.left(&deployment).await?,
    };
    let to = Place::open_target(&new, world, (&from, &deployment), &moves).await?;
    let name = ending.as_ref().map_or_else(|| world.chance.uuid().to_string(), |mark| mark.run.clone());
    let mut run = Run { from, to, left, moves, filling: format!("to {name}"), name };
    if let Some(mark) = ending {
        if mark.to != run.to.shown() {
            return Err(MigrateError::Ending(run.from.database_place, mark.to));
        }
        let report = run.report();
        return run.end(report).await;
    }
    progress.plan(&run.from, (&new, &moves)).await?;
    run.to.accepts(&run.from, &deployment, (&moves, &run.name)).await?;
    match run.copy(&deployment, manner, world, progress).await {
        Ok(report) => run.finish(report, progress).await,
        Err(error) => {
            let error = run.placed(error).await;
            Err(run.give_back(error, progress).await)
        }
    }
}

/// Servers at the new place would not start with another key than the deployment's.
fn check_root_key(config: &Config, deployment: &Deployment, world: &World) -> Result<(), MigrateError> {
    let key = match (&config.root_key, &config.root_key_file) {
        (Some(text), _) => RootKey::from_hex(text.expose()),
        (None, Some(file)) if file.exists() => RootKey::load_or_create(file, &world.chance),
        (None, _) => return Ok(()),
    };
    let key = key.map_err(StorageError::from)?;
    match key.has_fingerprint(&deployment.root_key_fingerprint) {
        true => Ok(()),
        false => Err(MigrateError::WrongRootKey),
    }
}

/// What has to be copied.
#[derive(Clone, Copy, Debug)]
struct Moves {
    rows: bool,
    blobs: bool,
}

impl Moves {
    fn between(from: &Config, to: &Config) -> Result<Self, MigrateError> {
        let rows = from.database.shown(&from.data) != to.database.shown(&to.data);
        let blobs = match (&from.blobs, &to.blobs) {
            (BlobsAddress::S3(from), BlobsAddress::S3(to)) => {
                (&from.name, &from.prefix, &from.endpoint) != (&to.name, &to.prefix, &to.endpoint)
            }
            (one, other) => one.shown(&from.data) != other.shown(&to.data),
        };
        if rows || blobs { Ok(Self { rows, blobs }) } else { Err(MigrateError::SamePlace) }
    }
}

impl Source {
    /// The configuration of a server there.
    fn config(&self, like: &Config) -> Config {
        let Self { data, database, blobs, keys } = self.clone();
        let mut config = Config { data, database, blobs, ..like.clone() };
        if let Some(Keys { access_key_id, secret_access_key, ca_file }) = keys {
            config.blobs_access_key_id = access_key_id;
            config.blobs_secret_access_key = secret_access_key;
            config.blobs_ca_file = ca_file;
        }
        named(&config)
    }
}

/// One run.
struct Run {
    from: Place,
    to: Place,
    /// The source's superblock.
    left: Superblock,
    moves: Moves,
    /// What the source's mark calls it.
    name: String,
    /// What the target's database calls it.
    filling: String,
}

impl Run {
    /// A failure of one of the two databases, with which one it is.
    async fn placed(&self, error: MigrateError) -> MigrateError {
        let MigrateError::Store(error) = error else { return error };
        let answers = copy::position(&mut &self.from.db).await.is_ok();
        let place = if answers { &self.to.database_place } else { &self.from.database_place };
        MigrateError::Database { place: place.clone(), error }
    }

    /// One that copied nothing.
    fn report(&self) -> Report {
        Report {
            rows: Vec::new(),
            objects: 0,
            bytes: 0,
            left: (0, Vec::new()),
            epoch: self.left.epoch,
            from: self.from.shown(),
            to: self.to.shown(),
        }
    }

    /// Copies all there is, but for what makes the target a place to serve from.
    async fn copy(
        &mut self,
        deployment: &Deployment,
        manner: Manner,
        world: &World,
        progress: &mut Progress,
    ) -> Result<Report, MigrateError> {
        let mut report = self.report();
        let Self { from, to, moves, name, filling, .. } = self;
        stop_writes(from, (&to.shown(), name), manner, progress).await?;
        let at = copy::position(&mut &from.db).await?;
        let epoch = self.left.epoch.max(at.epoch) + 1;
        let claim = to.claim(deployment, (epoch, at), moves).await?;
        if moves.rows {
            if !moving::take(&to.db, filling).await? {
                return Err(MigrateError::Used(to.database_place.clone()));
            }
            if moves.blobs && !claim.unchanged {
                blobs::remove_unwanted(from, to).await?;
            }
            copy::clear(&to.db, filling).await?;
            report.rows = copy_rows(&from.db, (&to.db, filling), progress).await?;
        }
        if let (false, false, Some(epoch)) = (moves.rows, claim.unchanged, claim.served) {
            blobs::remove_swept(from, to, epoch).await?;
        }
        if moves.blobs {
            let how = (claim, manner.leave_damaged, name.as_str());
            let sum = blobs::copy(from, to, how, world, progress).await?;
            (report.objects, report.bytes) = (sum.objects, sum.bytes);
            report.left = (sum.left_in_all, sum.left);
        }
        if copy::position(&mut &from.db).await? != at {
            return Err(MigrateError::Changed(from.database_place.clone()));
        }
        Ok(report)
    }
}

/// Has nothing be written at a place any more, and waits until that is so.
async fn stop_writes(
    place: &Place,
    (to, run): (&str, &str),
    manner: Manner,
    progress: &mut Progress,
) -> Result<(), MigrateError> {
    let changed = || MigrateError::Changed(place.database_place.clone());
    let marked = moving::mark(&place.db, to, run).await?.ok_or_else(changed)?;
    if place.shared() {
        let left = manner.pause.saturating_sub(Duration::from_micros(marked.unsigned_abs()));
        progress.waits(left);
        tokio::time::sleep(left).await;
        if !moving::settled(&place.db, |count| progress.waits_for(count)).await? {
            return Err(MigrateError::Open(place.database_place.clone()));
        }
    }
    Ok(())
}

async fn copy_rows(
    from: &Database,
    to: (&Database, &str),
    progress: &mut Progress,
) -> Result<Vec<(&'static str, u64)>, MigrateError> {
    let mut counts = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let count = table.copy(from, to, |rows| progress.rows(table.name, rows)).await?;
        counts.push((table.name, count));
    }
    Ok(counts)
}
