//! `berth epoch raise`: the operator's order that a database is the one to go on with, whatever followed it. For a restored
//! backup, and for a place that was moved away from when the other one is lost.

use std::time::Duration;

use store::StoreError;
use store::meta::moving::{self, Stage};
use store::meta::{copy, deployment};
use world::World;

use super::TWO_LOOKS;
use crate::config::Config;
use crate::newest_change;
use crate::storage::{StorageError, open_blobs, open_database};
use crate::superblock::{Superblock, SuperblockError};

/// What a raising does, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The database.
    pub database: String,
    /// The blobs.
    pub blobs: String,
    /// The number of the last change that the database knows.
    pub newest: i64,
    /// The epoch that it was in.
    pub from: i64,
    /// The one that it is in then.
    pub to: i64,
    /// What may be lost by it, and what to see to.
    pub lost: Vec<String>,
}

/// Why the epoch is not raised.
#[derive(Debug, thiserror::Error)]
pub enum RaiseError {
    /// The places can't be used.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The blobs don't belong to the database, or are not whole.
    #[error(transparent)]
    Superblock(#[from] SuperblockError),
    /// The rows can't be read or written.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// How far the database was can't be read.
    #[error("{0}")]
    Unknown(String),
}

/// Has the database that `config` names be the one that may write over its blobs, if `order` is given; otherwise only says
/// what that would do. What is local must be held. Servers that share both are given `order` to see it.
///
/// # Errors
/// [`RaiseError`]; until the last step the places are as they were, or the order can be given again.
pub async fn raise(config: &Config, world: &World, order: Option<Duration>) -> Result<Raised, RaiseError> {
    let data = &config.data;
    let (database, place) = (config.database.shown(data), config.blobs.shown(data));
    if config.database.file(data).is_some_and(|file| !file.exists()) {
        return Err(StorageError::NothingThere(database).into());
    }
    if config.blobs.folder(data).is_some_and(|folder| !folder.exists()) {
        return Err(SuperblockError::Missing { blobs: place }.into());
    }
    let db = open_database(&config.database, data, world).await?;
    let blobs = open_blobs(config, &config.blobs, data)?;
    let deployment = deployment::load(&mut &db).await?;
    let deployment = deployment.ok_or_else(|| StorageError::NothingThere(database.clone()))?;
    let block = Superblock::read(&blobs, &place).await?;
    let block = block.ok_or_else(|| SuperblockError::Missing { blobs: place.clone() })?;
    let (expected, found) = (deployment.id, block.deployment.clone().unwrap_or_default());
    if found != expected {
        return Err(SuperblockError::Foreign { blobs: place, found, database, expected }.into());
    }
    if block.copied_through.is_some() {
        return Err(SuperblockError::HalfCopied { blobs: place }.into());
    }
    let mark = moving::find(&mut &db).await?;
    if let Some(mark) = mark.clone().filter(|mark| mark.stage == Stage::Copying) {
        return Err(StorageError::of_move(database, mark).into());
    }
    let at = copy::position(&mut &db).await?;
    let mut lost = Vec::new();
    let behind = newest_change::behind(&db, &blobs).await.map_err(RaiseError::Unknown)?;
    lost.extend(behind.map(|behind| format!("{behind}: run `berth verify` afterwards")));
    let alone = mark.is_some() != block.moved_to.is_some();
    if let Some(to) = mark.map(|mark| mark.to).or(block.moved_to.clone()) {
        let there = match alone {
            true => "Servers at that place, which shares the other half, write no more",
            false => {
                "See to it that nothing serves that place, now or later: nobody there finds out that this one is served"
            }
        };
        lost.push(format!(
            "the deployment was moved to {to}: what changed there since is not here, nor are objects that were pushed there: \
             run `berth verify` afterwards. {there}"
        ));
    } else if block.epoch > at.epoch {
        lost.push(format!(
            "another database has taken over the blobs, in epoch {}: what it knows is not in {database}, and objects of \
             what was deleted there may be gone: run `berth verify` afterwards",
            block.epoch
        ));
    } else if block.epoch < at.epoch {
        lost.push(format!(
            "these blobs are of epoch {}: what was pushed to others since then is not here: run `berth verify` afterwards",
            block.epoch
        ));
    }
    let to = block.epoch.max(at.epoch) + 1;
    let raised = Raised { database, blobs: place, newest: at.number, from: at.epoch, to, lost };
    if let Some(pause) = order {
        // Until the blobs follow their rows no server starts over them, and the order can be given again.
        moving::clear(&db, Some(to)).await?;
        let block = Superblock::new(&block.root_key_fingerprint, &expected, to);
        block.write(&blobs, &raised.blobs).await?;
        if db.shared() {
            tokio::time::sleep(pause).await;
        }
    }
    Ok(raised)
}

impl Raised {
    /// How long servers may take to see it.
    pub const PAUSE: Duration = TWO_LOOKS;
}
