//! `berth migrate --undo`: the place that a deployment was moved from, or is being moved from, is served again.

use store::meta::log::Position;
use store::meta::{copy, deployment, moving};
use world::World;

use super::place::{Place, named};
use super::{Manner, MigrateError, Moves, Progress, Source, stop_writes};
use crate::config::Config;
use crate::superblock::Superblock;

/// What an undoing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The place that is served again.
    pub place: String,
    /// Whether the move had come to its end.
    pub was_done: bool,
    /// The epoch that the place is in now.
    pub epoch: i64,
}

/// Takes back what moved the deployment of `source` to where `config` says, or was cut short at that. What changed at
/// the new place since is lost only if `lose_changes`; the new place refuses to be served from then on.
pub async fn undo(
    source: &Source,
    config: &Config,
    (lose_changes, manner): (bool, Manner),
    world: &World,
    progress: &mut Progress,
) -> Result<Undone, MigrateError> {
    let (old, new) = (source.config(config), named(config));
    let moves = Moves::between(&old, &new)?;
    let from = Place::open(&old, world).await?;
    let deployment = from.deployment().await?;
    let mut left = from.superblock(&deployment).await?;
    let target = match moves.rows && moves.blobs {
        true => Place::open(&new, world).await,
        // What did not move is held already.
        false => Place::open_target(&new, world, &from, &moves).await,
    };
    if let Err(error @ MigrateError::Data(_)) = target {
        return Err(error);
    }
    let to = match target.ok() {
        Some(to) => is_served(&to, &deployment.id).await?.then_some(to),
        None => None,
    };
    let mark = moving::find(&mut &from.db).await?;
    let at = copy::position(&mut &from.db).await?;
    let was_done = left.moved_to.is_some() || mark.as_ref().is_some_and(|mark| mark.done) || to.is_some();
    if mark.is_none() && !was_done {
        return Err(MigrateError::NotMoved(from.shown()));
    }
    if !was_done {
        moving::clear(&from.db, None).await?;
        return Ok(Undone { place: from.shown(), was_done, epoch: at.epoch });
    }
    if to.is_none() && !lose_changes {
        let place = new.database.shown(&new.data);
        return Err(MigrateError::TargetGone(format!("{place} and {}", new.blobs.shown(&new.data))));
    }
    let mut epoch = left.epoch.max(at.epoch) + 1;
    if let Some(to) = &to {
        let run = world.chance.uuid().to_string();
        stop_writes(to, (&from.shown(), &run), manner, progress).await?;
        if !lose_changes && changed(to, at, &moves).await? {
            moving::give_up(&to.db, &run).await?;
            return Err(MigrateError::Served(to.shown()));
        }
        epoch = epoch.max(deployment::epoch(&mut &to.db).await? + 1);
        leave(to, (&from, &moves), &run).await?;
    }
    // The rows first: blobs of a newer epoch than theirs are refused.
    moving::clear(&from.db, Some(epoch)).await?;
    (left.moved_to, left.epoch) = (None, epoch);
    left.write(&from.blobs, &from.blobs_place).await?;
    Ok(Undone { place: from.shown(), was_done, epoch })
}

/// Whether the deployment could be served from there.
async fn is_served(to: &Place, id: &str) -> Result<bool, MigrateError> {
    let rows = deployment::load(&mut &to.db).await?;
    let block = Superblock::read(&to.blobs, &to.blobs_place).await?;
    let left = moving::find(&mut &to.db).await?.is_some_and(|mark| mark.done);
    let whole = block.is_some_and(|block| {
        let whole = block.copied_through.is_none() && block.moved_to.is_none();
        whole && block.deployment.as_deref() == Some(id)
    });
    Ok(whole && !left && rows.is_some_and(|rows| rows.id == id))
}

/// Whether anything was logged at the new place that the old one does not know.
async fn changed(to: &Place, at: Position, moves: &Moves) -> Result<bool, MigrateError> {
    if moves.rows {
        return Ok(copy::position(&mut &to.db).await?.number > at.number);
    }
    // The rows are the same: only the new blobs tell what was there when they were copied.
    let block = Superblock::read(&to.blobs, &to.blobs_place).await?;
    Ok(block.and_then(|block| block.copied_from).is_none_or(|(_, number)| number != at.number))
}

/// From here on the new place can't be served.
async fn leave(to: &Place, (from, moves): (&Place, &Moves), run: &str) -> Result<(), MigrateError> {
    if moves.rows {
        moving::end(&to.db, &from.shown(), run).await?;
    }
    if moves.blobs
        && let Some(mut block) = Superblock::read(&to.blobs, &to.blobs_place).await?
    {
        block.moved_to = Some(from.shown());
        block.write(&to.blobs, &to.blobs_place).await?;
    }
    Ok(())
}
