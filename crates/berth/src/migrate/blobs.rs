use futures_util::StreamExt;
use oci::{Digest, Hasher};
use store::blobs::{BlobError, Blobs, Generation};
use store::meta::copy::{self, Object};
use world::World;

use super::place::Place;
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
    /// What was read is not what the digest says; nothing of it was kept.
    Damaged(String),
}

/// Copies the objects after the generation `through`; answers how many, and how many bytes.
pub(super) async fn copy(
    from: &Place,
    to: &mut Place,
    mut through: String,
    world: &World,
    progress: &mut Progress,
) -> Result<(u64, u64), MigrateError> {
    let (objects, bytes) = copy::objects_left(&mut &from.db, &through).await?;
    progress.expect(objects, bytes);
    // Where the next run has to begin: after what is whole.
    let (mut damaged, mut whole, mut noted) = (Vec::new(), through.clone(), world.clock.micros());
    loop {
        let page = copy::objects(&mut &from.db, &through, PAGE).await?;
        if page.is_empty() {
            break;
        }
        let (source, target) = (from.blobs.clone(), to.blobs.clone());
        let copies = page.into_iter().map(|object| {
            let (source, target) = (source.clone(), target.clone());
            async move {
                let copied = one(&source, &target, &object).await;
                (object, copied)
            }
        });
        // In order, so that all before the last one are there.
        let mut copies = futures_util::stream::iter(copies).buffered(AT_ONCE);
        while let Some((object, copied)) = copies.next().await {
            let generation = object.generation;
            match copied {
                Ok(Copied::Whole) => progress.object(object.stored_size.unsigned_abs(), world.clock.micros()),
                Ok(Copied::Damaged(digest)) => damaged.push(digest),
                Err(source) => {
                    to.note(&whole).await?;
                    return Err(MigrateError::Blob { generation, source });
                }
            }
            through = generation;
            if damaged.is_empty() {
                whole.clone_from(&through);
            }
            if world.clock.micros() - noted > NOTE_MICROS {
                to.note(&whole).await?;
                noted = world.clock.micros();
            }
        }
    }
    to.note(&whole).await?;
    match damaged.first().cloned() {
        Some(digest) => Err(MigrateError::Damaged { count: damaged.len(), digest }),
        None => Ok((objects, bytes)),
    }
}

async fn one(source: &Blobs, target: &Blobs, object: &Object) -> Result<Copied, BlobError> {
    let damaged = |what: &str| BlobError::Damaged(format!("'{what}' is no name of an object or digest"));
    let generation = Generation::parse(&object.generation).ok_or_else(|| damaged(&object.generation))?;
    let digest = Digest::parse(&object.digest).map_err(|_| damaged(&object.digest))?;
    let hasher = Hasher::new(object.digest.starts_with("sha512:"));
    let mut reader = match source.read(&generation, 0..object.stored_size.unsigned_abs()).await {
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
