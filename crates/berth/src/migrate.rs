//! `berth migrate`: a deployment moves to another database, another blob store, or both. Rows are copied first, then
//! blobs, each checked against its digest; only then the epoch is raised, and the place it came from refuses to be
//! served. Killed anywhere, it is run again: the rows are copied anew, and of the blobs what is still to be copied, also
//! where the old place was served in between.

mod blobs;
mod place;
mod progress;

use std::path::PathBuf;

use store::meta::copy::{self, TABLES};
use store::meta::deployment;
use store::{Database, StoreError};
use world::World;

use crate::config::{BlobsAddress, Config, DatabaseAddress};
use crate::data_folder::DataFolderError;
use crate::storage::StorageError;
use crate::superblock::{Superblock, SuperblockError};

use place::Place;
pub use progress::{Progress, size};

/// Where a deployment is to be moved from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its data folder.
    pub data: PathBuf,
    /// Its database.
    pub database: DatabaseAddress,
    /// Its blobs.
    pub blobs: BlobsAddress,
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
    /// The epoch that the deployment is in now.
    pub epoch: i64,
    /// Where it was.
    pub from: String,
    /// Where it is.
    pub to: String,
}

/// Why a migration stopped. Nothing is served from the target yet, and the source is as it was.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each field is the place or the name that the message shows")]
pub enum MigrateError {
    #[error(transparent)]
    Data(#[from] DataFolderError),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Superblock(#[from] SuperblockError),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0} holds no deployment: name the data folder of a server with --from-data")]
    NothingThere(String),
    #[error(
        "the database and the blobs are where they should go already: name another --database or --blobs"
    )]
    SamePlace,
    #[error("{0} was moved to {1} already")]
    Moved(String, String),
    #[error(
        "{place} holds deployment {found}, not {expected}: name an empty database and an empty place for blobs"
    )]
    Foreign { place: String, found: String, expected: String },
    #[error("object {generation}: {source}; run the command again to go on from here")]
    Blob { generation: String, source: store::blobs::BlobError },
    #[error(
        "{0} holds this deployment already, and not as the place to move from holds it now: if it is in use, go on with \
         it; otherwise empty it, and run the command again"
    )]
    Used(String),
    #[error(
        "{place} is at epoch {found}, {database} at {known}: the deployment was moved on from {database}; use the newer \
         database"
    )]
    Behind { place: String, found: i64, database: String, known: i64 },
    #[error("{0} changed while it was copied: stop everything that serves it, and run the command again")]
    Changed(String),
    #[error(
        "{count} blobs are not what their digests say, such as {digest}: they are damaged where they are now. Bring \
         their bytes back from a backup, or serve the old place, delete the images that name them, empty the trash \
         with `berth trash purge`, and wait until `berth gc explain` does not know them any more; then run the command \
         again"
    )]
    Damaged { count: usize, digest: String },
}

/// Moves the deployment of `source` to where `config` says.
pub async fn migrate(
    source: &Source,
    config: &Config,
    world: &World,
    progress: &mut Progress,
) -> Result<Report, MigrateError> {
    let moves = Moves::between(source, config)?;
    let from = Place::open_source(source, config, world).await?;
    let deployment = from.deployment().await?;
    let left = from.superblock(&deployment).await?;
    let at = copy::position(&mut &from.db).await?;
    let epoch = left.epoch.max(at.epoch) + 1;
    let mut to = Place::open_target(config, world, &from, &moves).await?;
    let mut report =
        Report { rows: Vec::new(), objects: 0, bytes: 0, epoch, from: from.shown(), to: to.shown() };
    let Some(claim) = to.claim(&deployment, (epoch, at), &moves).await? else {
        report.epoch = deployment::epoch(&mut &to.db).await?;
        leave(&from, &to, left).await?;
        return Ok(report);
    };
    if moves.rows {
        if moves.blobs && !claim.unchanged {
            blobs::remove_unwanted(&from, &to).await?;
        }
        copy::clear(&to.db).await?;
        report.rows = copy_rows(&from.db, &to.db, progress).await?;
    }
    if moves.blobs {
        (report.objects, report.bytes) = blobs::copy(&from, &mut to, claim, world, progress).await?;
    }
    if copy::position(&mut &from.db).await? != at {
        return Err(MigrateError::Changed(from.database_place));
    }
    finish(&from, &to, left, epoch, &moves).await?;
    Ok(report)
}

/// What has to be copied.
#[derive(Clone, Copy, Debug)]
struct Moves {
    rows: bool,
    blobs: bool,
}

impl Moves {
    fn between(source: &Source, config: &Config) -> Result<Self, MigrateError> {
        let rows = source.database.shown(&source.data) != config.database.shown(&config.data);
        let blobs = source.blobs.shown(&source.data) != config.blobs.shown(&config.data);
        if rows || blobs { Ok(Self { rows, blobs }) } else { Err(MigrateError::SamePlace) }
    }
}

async fn copy_rows(
    from: &Database,
    to: &Database,
    progress: &mut Progress,
) -> Result<Vec<(&'static str, u64)>, MigrateError> {
    let mut counts = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let count = table.copy(from, to, |rows| progress.rows(table.name, rows)).await?;
        counts.push((table.name, count));
    }
    Ok(counts)
}

/// The order matters: from the first step on the old place can't be served over the new blobs, and from the last one
/// on not at all.
async fn finish(
    from: &Place,
    to: &Place,
    left: Superblock,
    epoch: i64,
    moves: &Moves,
) -> Result<(), MigrateError> {
    if moves.rows {
        copy::finish(&from.db, &to.db, epoch).await?;
    } else {
        to.db
            .write(async move |tx| {
                deployment::set_epoch(tx, epoch).await?;
                tx.commit_upkeep(()).await
            })
            .await?;
    }
    let deployment = left.deployment.clone().unwrap_or_default();
    let mut done = Superblock::new(&left.root_key_fingerprint, &deployment, epoch);
    if !moves.blobs {
        return Ok(done.write(&to.blobs, &to.blobs_place).await?);
    }
    // For a run that has to take the last step again; whoever serves the place strikes it out.
    let at = copy::position(&mut &from.db).await?;
    done.copied_from = Some((at.epoch, at.number));
    done.write(&to.blobs, &to.blobs_place).await?;
    leave(from, to, left).await
}

/// From here on the old place can't be served.
async fn leave(from: &Place, to: &Place, mut left: Superblock) -> Result<(), MigrateError> {
    left.moved_to = Some(to.shown());
    Ok(left.write(&from.blobs, &from.blobs_place).await?)
}
