//! What every blob backend does alike.

use bytes::Bytes;
use futures_util::TryStreamExt;
use oci::Hasher;
use store::blobs::{BlobError, Blobs};

use crate::{contents, fresh, hashed, random, resumed, stored};

pub(crate) async fn what_is_sealed_reads_back(blobs: Blobs) {
    let content = random(1_000_000);
    let generation = stored(&blobs, &content).await;
    assert_eq!(blobs.length(&generation).await.unwrap(), Some(1_000_000));
    assert!(contents(&blobs, &generation, 0..1_000_000).await == content);
}

pub(crate) async fn any_range_reads_back(blobs: Blobs) {
    const END: usize = 700_000;
    let content = random(END);
    let generation = stored(&blobs, &content).await;
    for (start, end) in [(0, 0), (0, 1), (5, 262_149), (262_144, END), (END - 1, END), (END, END)] {
        let read = contents(&blobs, &generation, start as u64..end as u64).await;
        assert!(read == content[start..end], "{start}..{end}");
    }
}

pub(crate) async fn an_empty_object_is_an_object(blobs: Blobs) {
    let generation = fresh();
    let writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    let hasher = writer.seal().await.unwrap();
    assert_eq!(hasher.sha256(), hashed(b"").sha256());
    assert_eq!(blobs.length(&generation).await.unwrap(), Some(0));
    assert_eq!(contents(&blobs, &generation, 0..0).await, b"");
}

pub(crate) async fn the_hasher_sees_what_is_written(blobs: Blobs) {
    let content = random(600_001);
    let mut writer = blobs.create(&fresh(), Hasher::new(true)).await.unwrap();
    writer.write(content.slice(..10)).await.unwrap();
    assert_eq!(writer.hasher().bytes(), 10);
    writer.write(content.slice(10..)).await.unwrap();
    let hasher = writer.seal().await.unwrap();
    assert_eq!(hasher.sha256(), hashed(&content).sha256());
    assert_eq!(hasher.sha512(), hashed(&content).sha512());
}

pub(crate) async fn a_paused_object_goes_on(blobs: Blobs) {
    let (content, generation) = (random(300_000), fresh());
    let writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    let mut saved = writer.pause().await.unwrap();
    for piece in [0..1, 1..150_000, 150_000..300_000] {
        let mut writer = resumed(&blobs, &generation, &saved).await.unwrap();
        writer.write(content.slice(piece.clone())).await.unwrap();
        saved = writer.pause().await.unwrap();
        assert_eq!(saved.hash.bytes, piece.end as u64);
    }
    let hasher = resumed(&blobs, &generation, &saved).await.unwrap().seal().await.unwrap();
    assert_eq!(hasher.sha256(), hashed(&content).sha256());
    assert!(contents(&blobs, &generation, 0..300_000).await == content);
}

pub(crate) async fn what_follows_the_saved_offset_is_cut(blobs: Blobs) {
    let generation = fresh();
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write("kept".into()).await.unwrap();
    let saved = writer.pause().await.unwrap();
    let mut writer = resumed(&blobs, &generation, &saved).await.unwrap();
    writer.write(", and lost in a crash".into()).await.unwrap();
    writer.checkpoint().await.unwrap();
    drop(writer);
    let mut writer = resumed(&blobs, &generation, &saved).await.unwrap();
    writer.write(" well".into()).await.unwrap();
    assert_eq!(writer.seal().await.unwrap().sha256(), hashed(b"kept well").sha256());
    assert_eq!(blobs.length(&generation).await.unwrap(), Some(9));
    assert_eq!(contents(&blobs, &generation, 0..9).await, b"kept well");
}

pub(crate) async fn a_pause_can_be_taken_back(blobs: Blobs) {
    let generation = fresh();
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write("kept".into()).await.unwrap();
    let saved = writer.pause().await.unwrap();
    let mut writer = resumed(&blobs, &generation, &saved).await.unwrap();
    writer.write(", and not saved".into()).await.unwrap();
    writer.pause().await.unwrap();
    resumed(&blobs, &generation, &saved).await.unwrap().seal().await.unwrap();
    assert_eq!(blobs.length(&generation).await.unwrap(), Some(4));
}

pub(crate) async fn what_a_checkpoint_covers_outlives_its_writer(blobs: Blobs) {
    let (content, generation) = (random(40 << 20), fresh());
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(content.clone()).await.unwrap();
    let saved = writer.checkpoint().await.unwrap();
    drop(writer);
    let mut writer = resumed(&blobs, &generation, &saved).await.unwrap();
    writer.write(content.slice(saved.hash.bytes as usize..)).await.unwrap();
    assert_eq!(writer.seal().await.unwrap().sha256(), hashed(&content).sha256());
    assert!(contents(&blobs, &generation, 0..40 << 20).await == content);
}

pub(crate) async fn what_was_given_up_is_gone(blobs: Blobs) {
    let generation = fresh();
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(random(300_000)).await.unwrap();
    let saved = writer.pause().await.unwrap();
    blobs.discard(&generation, &saved.resume).await.unwrap();
    blobs.discard(&generation, &saved.resume).await.unwrap();
    assert_eq!(blobs.length(&generation).await.unwrap(), None);
    let sealed = match resumed(&blobs, &generation, &saved).await {
        Ok(writer) => writer.seal().await,
        Err(error) => Err(error),
    };
    assert!(matches!(sealed, Err(BlobError::Missing)), "{sealed:?}");
}

pub(crate) async fn many_are_deleted_at_once(blobs: Blobs) {
    let (kept, gone) = (stored(&blobs, &"kept".into()).await, stored(&blobs, &"gone".into()).await);
    let results = blobs.delete_many(&[gone, fresh()]).await;
    assert!(results.len() == 2 && results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(blobs.length(&gone).await.unwrap(), None);
    assert_eq!(blobs.length(&kept).await.unwrap(), Some(4));
}

pub(crate) async fn the_superblock_is_what_was_set_last(blobs: Blobs) {
    assert_eq!(blobs.superblock().await.unwrap(), None);
    for content in [&b"first"[..], b"second"] {
        blobs.set_superblock(content).await.unwrap();
        assert_eq!(blobs.superblock().await.unwrap().unwrap(), content);
    }
}

pub(crate) async fn an_object_shorter_than_its_hash_is_damaged(blobs: Blobs) {
    let generation = stored(&blobs, &"short".into()).await;
    let damaged = blobs.resume(&generation, hashed(b"longer"), "").await;
    assert!(matches!(damaged, Err(BlobError::Damaged(text)) if text.contains(&generation.to_string())));
    assert!(matches!(blobs.read(&generation, 0..6).await, Err(BlobError::Damaged(_))));
    assert!(matches!(blobs.rehash(&generation, 6, false).await, Err(BlobError::Damaged(_))));
}

pub(crate) async fn an_object_has_one_writer(blobs: Blobs) {
    let generation = fresh();
    let writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    let other = blobs.clone().resume(&generation, Hasher::new(false), "").await;
    assert!(matches!(other, Err(BlobError::Busy(_))));
    let saved = writer.pause().await.unwrap();
    resumed(&blobs, &generation, &saved).await.unwrap();
}

pub(crate) async fn what_is_not_there_is_missing(blobs: Blobs) {
    let generation = fresh();
    assert_eq!(blobs.length(&generation).await.unwrap(), None);
    assert!(matches!(blobs.read(&generation, 0..0).await, Err(BlobError::Missing)));
    assert!(matches!(blobs.rehash(&generation, 0, false).await, Err(BlobError::Missing)));
}

pub(crate) async fn deleting_twice_is_deleting_once(blobs: Blobs) {
    let generation = stored(&blobs, &"gone".into()).await;
    blobs.delete(&generation).await.unwrap();
    blobs.delete(&generation).await.unwrap();
    assert_eq!(blobs.length(&generation).await.unwrap(), None);
}

pub(crate) async fn a_reader_outlives_a_deletion(blobs: Blobs) {
    let content = random(600_000);
    let generation = stored(&blobs, &content).await;
    let reader = blobs.read(&generation, 0..600_000).await.unwrap();
    blobs.delete(&generation).await.unwrap();
    let chunks: Vec<Bytes> = reader.try_collect().await.unwrap();
    assert!(chunks.concat() == content);
}

pub(crate) async fn rehashing_gives_any_prefix_in_either_algorithm(blobs: Blobs) {
    let content = random(400_000);
    let generation = stored(&blobs, &content).await;
    let prefix = blobs.rehash(&generation, 300_000, true).await.unwrap();
    assert_eq!(prefix.bytes(), 300_000);
    assert_eq!(prefix.sha512(), hashed(&content[..300_000]).sha512());
    let whole = blobs.rehash(&generation, 400_000, false).await.unwrap();
    assert_eq!(whole.sha256(), hashed(&content).sha256());
    assert_eq!(whole.sha512(), None);
}

pub(crate) async fn many_write_at_once(blobs: Blobs) {
    let uploads = (1..=40).map(|n| {
        let blobs = blobs.clone();
        tokio::spawn(async move { (n, stored(&blobs, &random(n * 1000)).await) })
    });
    for upload in uploads.collect::<Vec<_>>() {
        let (n, generation) = upload.await.unwrap();
        assert!(contents(&blobs, &generation, 0..n as u64 * 1000).await == random(n * 1000));
    }
}

pub(crate) async fn more_than_the_disk_may_owe_goes_through(blobs: Blobs) {
    let (content, generation) = (random(1 << 20), fresh());
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    let mut expected = Hasher::new(false);
    for _ in 0..48 {
        writer.write(content.clone()).await.unwrap();
        expected.update(&content);
    }
    assert_eq!(writer.seal().await.unwrap().sha256(), expected.sha256());
    let read = blobs.rehash(&generation, 48 << 20, false).await.unwrap();
    assert_eq!(read.sha256(), expected.sha256());
}

/// Writes pieces of the given sizes, and pauses after those that say so.
pub(crate) async fn any_chunking_gives_the_same_object(blobs: Blobs, pieces: Vec<(usize, bool)>) {
    let content = random(pieces.iter().map(|(size, _)| size).sum());
    let (generation, mut rest) = (fresh(), content.clone());
    let mut writer = blobs.create(&generation, Hasher::new(true)).await.unwrap();
    for (size, pause) in pieces {
        writer.write(rest.split_to(size)).await.unwrap();
        if pause {
            let saved = writer.pause().await.unwrap();
            writer = resumed(&blobs, &generation, &saved).await.unwrap();
        }
    }
    let hasher = writer.seal().await.unwrap();
    assert_eq!(hasher.sha256(), hashed(&content).sha256());
    assert_eq!(hasher.sha512(), hashed(&content).sha512());
    assert!(contents(&blobs, &generation, 0..content.len() as u64).await == content);
}
