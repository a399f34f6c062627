use std::collections::HashSet;

use futures_util::StreamExt;
use oci::{Digest, Hasher};
use store::blobs::{BlobError, Blobs, Generation};
use store::meta::copy::{self, Object};
use world::World;

use super::place::{Claim, Place};
use super::{MigrateError, Progress};

/// Objects that are copied at the same time.
const AT_ONCE: usize = 4;
/// Objects whose rows are read at once.
const PAGE: i64 = 256;
/// Time between two notes of how far the copy came, in microseconds.
const NOTE_MICROS: i64 = 5_000_000;

/// How one object was copied.
enum Copied {
    Whole,
    /// An earlier run copied it.
    Before,
    /// What was read is not what the digest says; nothing of it was kept.
    Damaged(String),
}

/// Copies the objects that no earlier run did; answers how many, and how many bytes. Where the source has changed since,
/// all are looked at again: new ones may lie anywhere.
pub(super) async fn copy(
    from: &Place,
    to: &mut Place,
    claim: Claim,
    world: &World,
    progress: &mut Progress,
) -> Result<(u64, u64), MigrateError> {
    // Through `there`, what has its full length is whole: it was sealed, or it is one that a run was killed at.
    let (there, mut after) = match claim.unchanged {
        true => (String::new(), claim.through.clone()),
        false => (claim.through.clone(), String::new()),
    };
    let (objects, bytes) = copy::objects_left(&mut &from.db, &after).await?;
    progress.expect(objects, bytes);
    // Where the next run has to begin: after what is whole.
    let (mut damaged, mut whole, mut noted) = (Vec::new(), claim.through, world.clock.micros());
    let mut sum = (0, 0);
    loop {
        let page = copy::objects(&mut &from.db, &after, PAGE).await?;
        if page.is_empty() {
            break;
        }
        let (source, target) = (from.blobs.clone(), to.blobs.clone());
        let copies = page.into_iter().map(|object| {
            let (source, target) = (source.clone(), target.clone());
            let before = object.generation <= there;
            async move {
                let copied = one(&source, &target, &object, before).await;
                (object, copied)
            }
        });
        // In order, so that all before the last one are there.
        let mut copies = futures_util::stream::iter(copies).buffered(AT_ONCE);
        while let Some((object, copied)) = copies.next().await {
            let (generation, bytes) = (object.generation, object.stored_size.unsigned_abs());
            match copied {
                Ok(Copied::Whole) => sum = (sum.0 + 1, sum.1 + bytes),
                Ok(Copied::Before) => {}
                Ok(Copied::Damaged(digest)) => damaged.push(digest),
                Err(source) => {
                    to.note(&whole, whole > there).await?;
                    return Err(MigrateError::Blob { generation, source });
                }
            }
            progress.object(bytes, world.clock.micros());
            after = generation;
            if damaged.is_empty() && after > whole {
                whole.clone_from(&after);
            }
            if world.clock.micros() - noted > NOTE_MICROS {
                to.note(&whole, whole > there).await?;
                noted = world.clock.micros();
            }
        }
    }
    to.note(&whole, damaged.is_empty() || whole > there).await?;
    match damaged.first().cloned() {
        Some(digest) => Err(MigrateError::Damaged { count: damaged.len(), digest }),
        None => Ok(sum),
    }
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

async fn one(source: &Blobs, target: &Blobs, object: &Object, before: bool) -> Result<Copied, BlobError> {
    let damaged = |what: &str| BlobError::Damaged(format!("'{what}' is no name of an object or digest"));
    let generation = Generation::parse(&object.generation).ok_or_else(|| damaged(&object.generation))?;
    let digest = Digest::parse(&object.digest).map_err(|_| damaged(&object.digest))?;
    let length = object.stored_size.unsigned_abs();
    if before && target.length(&generation).await? == Some(length) {
        return Ok(Copied::Before);
    }
    let hasher = Hasher::new(object.digest.starts_with("sha512:"));
    let mut reader = match source.read(&generation, 0..length).await {
        Err(BlobError::Missing | BlobError::Damaged(_)) => return Ok(Copied::Damaged(object.digest.clone())),
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
            Err(BlobError::Damaged(_)) => return Ok(Copied::Damaged(object.digest.clone())),
            Err(error) => return Err(error),
        }
    }
    let hasher = writer.seal().await?;
    if hasher.sha256() == digest || hasher.sha512() == Some(digest) {
        return Ok(Copied::Whole);
    }
    target.delete(&generation).await?;
    Ok(Copied::Damaged(object.digest.clone()))
}
