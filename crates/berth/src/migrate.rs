//! `berth migrate`: a deployment moves to another database, another blob store, or both. The source is marked first, so
//! that nothing is written there any more; then rows are copied, then blobs, each checked against its digest; only then
//! the epoch is raised, and the place it came from refuses to be served. Killed anywhere, it is run again: the rows are
//! copied anew, and of the blobs what is still to be copied. What fails gives the source back as it was.

mod blobs;
mod error;
mod place;
mod progress;
mod undo;

use std::path::PathBuf;
use std::time::Duration;

use store::Database;
use store::meta::copy::{self, TABLES};
use store::meta::{deployment, moving};
use world::World;

use crate::config::{BlobsAddress, Config, DatabaseAddress};
use crate::epoch::TWO_LOOKS;
use crate::superblock::Superblock;

pub use error::MigrateError;
use place::{Place, named};
pub use progress::{Progress, size};
pub use undo::{Undone, undo};

/// Where a deployment is to be moved from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its data folder; empty for none.
    pub data: PathBuf,
    /// Its database.
    pub database: DatabaseAddress,
    /// Its blobs.
    pub blobs: BlobsAddress,
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
    let left = from.left(&deployment).await?;
    if let Some(mark) = moving::find(&mut &from.db).await?.filter(|mark| mark.done) {
        return Err(MigrateError::Moved(from.database_place, mark.to));
    }
    progress.plan(&from, (&new, &moves)).await?;
    let mut run = Run {
        to: Place::open_target(&new, world, &from, &moves).await?,
        from,
        left,
        moves,
        name: world.chance.uuid().to_string(),
    };
    match run.copy(&deployment, manner, world, progress).await {
        Ok(report) => run.finish(report).await,
        Err(error) => {
            // Nothing is at the target yet that could be served.
            moving::give_up(&run.from.db, &run.name).await?;
            Err(error)
        }
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
        let Self { data, database, blobs } = self.clone();
        named(&Config { data, database, blobs, ..like.clone() })
    }
}

/// One run, from the mark on.
struct Run {
    from: Place,
    to: Place,
    /// The source's superblock.
    left: Superblock,
    moves: Moves,
    /// What the mark calls it.
    name: String,
}

impl Run {
    /// Copies all there is, but for what makes the target a place to serve from.
    async fn copy(
        &mut self,
        deployment: &deployment::Deployment,
        manner: Manner,
        world: &World,
        progress: &mut Progress,
    ) -> Result<Report, MigrateError> {
        let Self { from, to, moves, name, .. } = self;
        stop_writes(from, (&to.shown(), name), manner, progress).await?;
        if moves.rows && moving::find(&mut &to.db).await?.is_some_and(|mark| mark.run == *name) {
            return Err(MigrateError::SamePlace);
        }
        let at = copy::position(&mut &from.db).await?;
        let epoch = self.left.epoch.max(at.epoch) + 1;
        let mut report = Report {
            rows: Vec::new(),
            objects: 0,
            bytes: 0,
            left: (0, Vec::new()),
            epoch,
            from: from.shown(),
            to: to.shown(),
        };
        let Some(claim) = to.claim(deployment, (epoch, at), moves).await? else {
            report.epoch = deployment::epoch(&mut &to.db).await?;
            return Ok(report);
        };
        if moves.rows {
            if moves.blobs && !claim.unchanged {
                blobs::remove_unwanted(from, to).await?;
            }
            copy::clear(&to.db).await?;
            report.rows = copy_rows(&from.db, &to.db, progress).await?;
        }
        if moves.blobs {
            let sum = blobs::copy(from, to, (claim, manner.leave_damaged), world, progress).await?;
            (report.objects, report.bytes) = (sum.objects, sum.bytes);
            report.left = (sum.left_in_all, sum.left);
        }
        if copy::position(&mut &from.db).await? != at {
            return Err(MigrateError::Changed(from.database_place.clone()));
        }
        Ok(report)
    }

    /// The order matters: from the first step on the old place can't be served over the new blobs, and from the last one
    /// on not at all.
    async fn finish(self, report: Report) -> Result<Report, MigrateError> {
        let Self { from, to, mut left, moves, name } = self;
        let epoch = report.epoch;
        let at = copy::position(&mut &from.db).await?;
        if moves.rows {
            copy::finish(&from.db, &to.db, epoch).await?;
        } else {
            moving::clear(&from.db, Some(epoch)).await?;
        }
        let deployment = left.deployment.clone().unwrap_or_default();
        let mut done = Superblock::new(&left.root_key_fingerprint, &deployment, epoch);
        if moves.blobs {
            // For a run that has to take the last step again; whoever serves the place strikes it out.
            done.copied_from = Some((at.epoch, at.number));
        }
        done.write(&to.blobs, &to.blobs_place).await?;
        if moves.rows && !moving::end(&from.db, &to.shown(), &name).await? {
            return Err(MigrateError::Changed(from.database_place));
        }
        if moves.blobs {
            left.moved_to = Some(to.shown());
            left.write(&from.blobs, &from.blobs_place).await?;
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
    let marked = moving::mark(&place.db, to, run).await?;
    if place.shared() {
        let left = manner.pause.saturating_sub(Duration::from_micros(marked.unsigned_abs()));
        progress.waits(left);
        tokio::time::sleep(left).await;
        moving::settled(&place.db).await?;
    }
    Ok(())
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
