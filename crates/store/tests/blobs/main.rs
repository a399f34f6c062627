//! The blob port, on every backend: `conformance` holds what all do alike.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bucket;
mod conformance;
mod local;

use bytes::Bytes;
use futures_util::TryStreamExt;
use oci::Hasher;
use proptest::prelude::*;
use store::blobs::{BlobError, Blobs, Checkpoint, Generation, Writer};
use world::Chance;

fn fresh() -> Generation {
    Generation::fresh(&Chance::system())
}

fn hashed(content: &[u8]) -> Hasher {
    let mut hasher = Hasher::new(true);
    hasher.update(content);
    hasher
}

fn random(length: usize) -> Bytes {
    let mut content = vec![0; length];
    Chance::simulated(length as u64).fill(&mut content);
    content.into()
}

/// Goes on where `saved` ends.
async fn resumed(blobs: &Blobs, generation: &Generation, saved: &Checkpoint) -> Result<Writer, BlobError> {
    blobs.resume(generation, Hasher::restore(&saved.hash).unwrap(), &saved.resume).await
}

/// Stores `content` in one go.
async fn stored(blobs: &Blobs, content: &Bytes) -> Generation {
    let generation = fresh();
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(content.clone()).await.unwrap();
    writer.seal().await.unwrap();
    generation
}

async fn contents(blobs: &Blobs, generation: &Generation, range: std::ops::Range<u64>) -> Vec<u8> {
    let reader = blobs.read(generation, range.clone()).await.unwrap();
    assert_eq!(reader.remaining(), range.end - range.start);
    let chunks: Vec<Bytes> = reader.try_collect().await.unwrap();
    assert!(chunks.iter().all(|chunk| !chunk.is_empty() && chunk.len() <= 256 << 10));
    chunks.concat()
}

/// Sizes of pieces, the largest under `most`, and whether to pause after each.
fn pieces(most: usize) -> impl Strategy<Value = Vec<(usize, bool)>> {
    let size = prop_oneof![0..100usize, 0..70_000usize, 0..most];
    proptest::collection::vec((size, proptest::bool::weighted(0.2)), 0..12)
}

fn run<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// Calls `$do!` with the name of each case of the conformance suite that takes nothing but a backend.
macro_rules! every_case {
    ($do:ident) => {
        $do! {
            what_is_sealed_reads_back any_range_reads_back an_empty_object_is_an_object
            the_hasher_sees_what_is_written a_paused_object_goes_on what_follows_the_saved_offset_is_cut
            a_pause_can_be_taken_back what_a_checkpoint_covers_outlives_its_writer what_was_given_up_is_gone
            many_are_deleted_at_once the_superblock_is_what_was_set_last
            an_object_shorter_than_its_hash_is_damaged an_object_has_one_writer what_is_not_there_is_missing
            deleting_twice_is_deleting_once a_reader_outlives_a_deletion
            rehashing_gives_any_prefix_in_either_algorithm many_write_at_once
            more_than_the_disk_may_owe_goes_through
        }
    };
}
use every_case;
