use std::collections::HashSet;

use futures_util::StreamExt;
use oci::{Digest, Hasher};
use store::blobs::{BlobError, Blobs, Generation};
use store::meta::blob;
use store::meta::copy::{self, Object};
use store::meta::log::{self, Position};
use store::meta::lost_object::{self, How};
use store::meta::moving;
use store::{Change, Committed, StoreError, Tx};
use world::World;

use super::place::Place;
use super::target::Claim;
use super::{MigrateError, Progress};
use crate::superblock::Superblock;

/// Objects that are copied at the same time.
const AT_ONCE: usize = 4;
/// Objects whose rows are read at once.
const PAGE: i64 = 256;
/// Time between two notes of how far the copy came, in microseconds.
const NOTE_MICROS: i64 = 5_000_000;

/// Damaged blobs that are named, at most.
const NAMED: usize = 20;

/// How one object was copied.
enum Copied {
    Whole,
    /// The target has it.
    Before,
    /// What was read is not what the digest says; nothing of it was kept.
    Damaged(How),
}

/// What the target may have of an object already.
#[derive(Clone, Copy)]
enum Before {
    /// Part of it at most.
    None,
    /// What an earlier run copied: it is whole if it has its length.
    Copied,
    /// What the place had when it was served, whose content is looked at.
    Served,
}

/// What was copied.
#[derive(Debug, Default)]
pub(super) struct Sum {
    pub(super) objects: u64,
    pub(super) bytes: u64,
    /// Digests of damaged blobs that were left behind, [`NAMED`] at most, and how many there are.
    pub(super) left: Vec<String>,
    pub(super) left_in_all: usize,
}

/// Copies the objects that no earlier run did. Where the source has changed since, all are looked at again: new ones may
/// lie anywhere. A damaged one that no repository has, or any if `leave_damaged`, is marked as lost in the target's rows
/// instead; one that is whole loses its mark there.
pub(super) async fn copy(
    from: &Place,
    to: &mut Place,
    (claim, leave_damaged, run): (Claim, bool, &str),
    world: &World,
    progress: &mut Progress,
) -> Result<Sum, MigrateError> {
    // Through `there`, what has its full length is whole: it was sealed, or it is one that a run was killed at.
    let (there, mut after) = match claim.unchanged {
        true => (String::new(), claim.through.clone()),
        false => (claim.through.clone(), String::new()),
    };
    let served = claim.served.is_some();
    let (objects, bytes) = copy::objects_left(&mut &from.db, &after).await?;
    progress.expect(objects, bytes, world.clock.micros());
    // Where the next run has to begin: after what is whole.
    let (mut damaged, mut whole, mut noted) = (Damage::default(), claim.through, world.clock.micros());
    let (mut sum, mut all_whole) = (Sum::default(), true);
    let any_lost = lost_object::count(&mut &to.db, 1).await? > 0;
    loop {
        // Another run, or --undo, may have taken the source: what it writes to the target must stay.
        if moving::find(&mut &from.db).await?.is_none_or(|mark| mark.run != run) {
            return Err(MigrateError::Changed(from.database_place.clone()));
        }
        let page = copy::objects(&mut &from.db, &after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        let (source, target) = (from.blobs.clone(), to.blobs.clone());
        let copies = page.into_iter().map(|object| {
            let (source, target) = (source.clone(), target.clone());
            let before = match object.generation <= there {
                true => Before::Copied,
                false if served => Before::Served,
                false => Before::None,
            };
            async move {
                let copied = one(&source, &target, &object, before).await;
                (object, copied)
            }
        });
        // In order, so that all before the last one are there.
        let mut copies = futures_util::stream::iter(copies).buffered(AT_ONCE);
        while let Some((object, copied)) = copies.next().await {
            let Object { generation, digest, .. } = object;
            let bytes = object.stored_size.unsigned_abs();
            if any_lost && matches!(copied, Ok(Copied::Whole | Copied::Before)) {
                found(to, &generation).await?;
            }
            match copied {
                Ok(Copied::Whole) => (sum.objects, sum.bytes) = (sum.objects + 1, sum.bytes + bytes),
                Ok(Copied::Before) => {}
                Ok(Copied::Damaged(how)) => {
                    // A run that copies the rows again looks at it again, or marks it again.
                    all_whole = false;
                    let wanted = blob::is_linked(&mut &from.db, &generation).await?;
                    if wanted && !leave_damaged {
                        damaged.add(digest);
                    } else {
                        mark_lost((from, to), &generation, how).await?;
                        if wanted {
                            sum.left_in_all += 1;
                            sum.left.extend((sum.left.len() < NAMED).then_some(digest));
                        }
                    }
                }
                Err(source) => {
                    to.note(&whole, whole > there).await?;
                    return Err(MigrateError::Blob { generation, source });
                }
            }
            progress.object(bytes, world.clock.micros());
            after = generation;
            if all_whole && after > whole {
                whole.clone_from(&after);
            }
            if world.clock.micros() - noted > NOTE_MICROS {
                to.note(&whole, whole > there).await?;
                noted = world.clock.micros();
            }
        }
    }
    to.note(&whole, damaged.count == 0 || whole > there).await?;
    if damaged.count == 0 { Ok(sum) } else { Err(damaged.error()) }
}

/// Blobs that keep a move from its end.
#[derive(Default)]
struct Damage {
    count: usize,
    named: Vec<String>,
}

impl Damage {
    fn add(&mut self, digest: String) {
        self.count += 1;
        self.named.extend((self.named.len() < NAMED).then_some(digest));
    }

    fn error(self) -> MigrateError {
        let more = self.count - self.named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        MigrateError::Damaged { count: self.count, digests: format!("{}{more}", self.named.join(", ")) }
    }
}

/// Has the target know that an object is lost. That the source is still the same store is asked first.
async fn mark_lost((from, to): (&Place, &Place), generation: &str, how: How) -> Result<(), MigrateError> {
    if Superblock::read(&from.blobs, &from.blobs_place).await?.is_none() {
        return Err(MigrateError::NothingThere(from.blobs_place.clone()));
    }
    let generation = generation.to_owned();
    let mark = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
        let marked = lost_object::mark(tx, &generation, how).await?;
        tx.commit_upkeep(marked).await
    };
    Ok(to.db.write(mark).await.map(drop)?)
}

/// Takes the mark off an object that was lost before and is whole at the target.
async fn found(to: &Place, generation: &str) -> Result<(), MigrateError> {
    if lost_object::find(&mut &to.db, generation).await?.is_none() {
        return Ok(());
    }
    let generation = generation.to_owned();
    let found = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        lost_object::found(tx, &generation).await?;
        tx.commit_upkeep(()).await
    };
    Ok(to.db.write(found).await?)
}

/// Removes from the target what an earlier run copied and the source has no more, as far as its rows tell.
pub(super) async fn remove_unwanted(from: &Place, to: &Place) -> Result<(), MigrateError> {
    let mut after = String::new();
    loop {
        let page = copy::objects(&mut &to.db, &after, PAGE).await?;
        let Some(last) = page.last().map(|object| object.generation.clone()) else { return Ok(()) };
        let wanted = generations(from, &after, &last).await?;
        let gone = page.iter().filter(|object| !wanted.contains(&object.generation));
        let gone: Vec<Generation> = gone.filter_map(|object| Generation::parse(&object.generation)).collect();
        for (generation, removed) in gone.iter().zip(to.blobs.delete_many(&gone).await) {
            removed.map_err(|source| MigrateError::Blob { generation: generation.to_string(), source })?;
        }
        after = last;
    }
}

/// Removes from a place that was served until `epoch` what was swept since, as far as the log of the rows, which stayed,
/// still tells.
pub(super) async fn remove_swept(from: &Place, to: &Place, epoch: i64) -> Result<(), MigrateError> {
    let mut at = Position { epoch, number: i64::MAX };
    loop {
        let page = log::after(&mut &from.db, at, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        at = last.position;
        for entry in page {
            let Change::BlobsSwept { generations } = entry.change else { continue };
            let gone: Vec<_> = generations.iter().filter_map(|name| Generation::parse(name)).collect();
            for (generation, removed) in gone.iter().zip(to.blobs.delete_many(&gone).await) {
                removed
                    .map_err(|source| MigrateError::Blob { generation: generation.to_string(), source })?;
            }
        }
    }
}

/// The source's generations after `after`, through `last`.
async fn generations(from: &Place, after: &str, last: &str) -> Result<HashSet<String>, MigrateError> {
    let (mut after, mut all) = (after.to_owned(), HashSet::new());
    while after.as_str() < last {
        let page = copy::objects(&mut &from.db, &after, PAGE).await?;
        let Some(newest) = page.last() else { break };
        after.clone_from(&newest.generation);
        all.extend(page.into_iter().map(|object| object.generation));
    }
    Ok(all)
}

async fn one(source: &Blobs, target: &Blobs, object: &Object, before: Before) -> Result<Copied, BlobError> {
    let damaged = |what: &str| BlobError::Damaged(format!("'{what}' is no name of an object or digest"));
    let generation = Generation::parse(&object.generation).ok_or_else(|| damaged(&object.generation))?;
    let digest = Digest::parse(&object.digest).map_err(|_| damaged(&object.digest))?;
    let length = object.stored_size.unsigned_abs();
    let sha512 = object.digest.starts_with("sha512:");
    let is_it = |hasher: &Hasher| hasher.sha256() == digest || hasher.sha512().as_ref() == Some(&digest);
    let whole = match before {
        Before::None => false,
        Before::Copied => target.length(&generation).await? == Some(length),
        Before::Served => match target.rehash(&generation, length, sha512).await {
            Err(BlobError::Missing | BlobError::Damaged(_)) => false,
            hasher => is_it(&hasher?) && target.length(&generation).await? == Some(length),
        },
    };
    if whole {
        return Ok(Copied::Before);
    }
    let hasher = Hasher::new(sha512);
    let mut reader = match source.read(&generation, 0..length).await {
        Err(BlobError::Missing) => return Ok(Copied::Damaged(How::Missing)),
        Err(BlobError::Damaged(_)) => return Ok(Copied::Damaged(How::Length)),
        opened => opened?,
    };
    let mut writer = match target.create(&generation, hasher.clone()).await {
        // An earlier run was cut short here.
        Err(BlobError::Exists(_)) => {
            target.delete(&generation).await?;
            target.create(&generation, hasher).await?
        }
        made => made?,
    };
    loop {
        match reader.next_chunk().await {
            Ok(Some(chunk)) => writer.write(chunk).await?,
            Ok(None) => break,
            Err(BlobError::Damaged(_)) => return Ok(Copied::Damaged(How::Length)),
            Err(error) => return Err(error),
        }
    }
    let hasher = writer.seal().await?;
    if is_it(&hasher) {
        return Ok(Copied::Whole);
    }
    target.delete(&generation).await?;
    Ok(Copied::Damaged(How::Content))
}
