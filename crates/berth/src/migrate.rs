//! `berth migrate`: a deployment moves to another database, another blob store, or both. Rows are copied first, then
//! blobs, each checked against its digest; only then the epoch is raised, and the place it came from refuses to be
//! served. Killed anywhere, it goes on where it stood when it is run again.

mod blobs;
mod place;
mod progress;

use std::path::PathBuf;

use store::meta::copy::{self, TABLES};
use store::meta::deployment::{self, Deployment};
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
        "{count} blobs are not what their digests say, such as {digest}: they are damaged where they are now; delete \
         the images that name them, or bring them back, and run the command again"
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
    let epoch = left.epoch + 1;
    let mut to = Place::open_target(config, world, &from, &moves).await?;
    let through = to.claim(&deployment, epoch, &moves).await?;
    let mut report =
        Report { rows: Vec::new(), objects: 0, bytes: 0, epoch, from: from.shown(), to: to.shown() };
    if moves.rows {
        report.rows = copy_rows(&from.db, &to.db, &deployment, progress).await?;
    }
    if let (true, Some(through)) = (moves.blobs, through) {
        (report.objects, report.bytes) = blobs::copy(&from, &mut to, through, world, progress).await?;
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
    deployment: &Deployment,
    progress: &mut Progress,
) -> Result<Vec<(&'static str, u64)>, MigrateError> {
    let mut rows = to;
    // A run that came this far before has copied all.
    let done = deployment::load(&mut rows).await?.is_some_and(|it| it.id == deployment.id);
    let mut counts = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let count = match done {
            true => table.count(&mut rows).await?,
            false => table.copy(from, to, |rows| progress.rows(table.name, rows)).await?,
        };
        counts.push((table.name, count));
    }
    Ok(counts)
}

/// The order matters: from the first step on the old place can't be served over the new blobs, and from the last one
/// on not at all.
async fn finish(
    from: &Place,
    to: &Place,
    mut left: Superblock,
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
    Superblock::new(&left.root_key_fingerprint, &deployment, epoch).write(&to.blobs, &to.blobs_place).await?;
    if moves.blobs {
        left.moved_to = Some(to.shown());
        left.write(&from.blobs, &from.blobs_place).await?;
    }
    Ok(())
}
