//! `berth migrate --undo`: a place that a deployment was to be moved from is served on.

use store::meta::moving::{self, Stage};
use world::World;

use super::place::{Place, named};
use super::{MigrateError, Source};
use crate::config::Config;

/// Takes back a move of the deployment of `source` that was cut short before its end. Nothing was served at the target, and
/// a run that still goes on there fails. Answers which place is served on.
pub async fn undo(source: &Source, config: &Config, world: &World) -> Result<String, MigrateError> {
    let from = Place::open(&named(&source.config(config)), world).await?;
    let deployment = from.deployment().await?;
    let place = from.database_place.clone();
    match moving::find(&mut &from.db).await? {
        Some(mark) if mark.stage == Stage::Done => Err(MigrateError::Moved(place, mark.to)),
        Some(mark) if mark.stage == Stage::Ending => Err(MigrateError::Ending(place, mark.to)),
        Some(_) if moving::undo(&from.db).await? => Ok(from.shown()),
        Some(_) => Err(MigrateError::Changed(place)),
        None => match from.superblock(&deployment).await?.moved_to {
            Some(to) => Err(MigrateError::Moved(from.blobs_place, to)),
            None => Err(MigrateError::NotMoved(from.shown())),
        },
    }
}
