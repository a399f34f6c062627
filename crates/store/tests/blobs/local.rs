//! Memory and folder: the suite, and what only they can promise, since they know at once what is there.

use oci::Hasher;
use proptest::prelude::*;
use store::blobs::{BlobError, Blobs};

use crate::{conformance, contents, every_case, fresh, pieces, resumed, run, stored};

async fn a_generation_is_created_once(blobs: Blobs) {
    let generation = stored(&blobs, &"first".into()).await;
    let again = blobs.create(&generation, Hasher::new(false)).await;
    assert!(matches!(again, Err(BlobError::Exists(name)) if name == generation.to_string()));
    assert_eq!(contents(&blobs, &generation, 0..5).await, b"first");
}

async fn what_was_deleted_is_not_sealed(blobs: Blobs) {
    let generation = fresh();
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write("lost".into()).await.unwrap();
    blobs.delete(&generation).await.unwrap();
    assert!(matches!(writer.seal().await, Err(BlobError::Missing)));
}

async fn a_paused_object_can_be_deleted(blobs: Blobs) {
    let generation = fresh();
    let saved = blobs.create(&generation, Hasher::new(false)).await.unwrap().pause().await.unwrap();
    blobs.delete(&generation).await.unwrap();
    assert!(matches!(resumed(&blobs, &generation, &saved).await, Err(BlobError::Missing)));
}

async fn what_was_never_begun_does_not_go_on(blobs: Blobs) {
    assert!(matches!(blobs.resume(&fresh(), Hasher::new(false), "").await, Err(BlobError::Missing)));
}

macro_rules! on_memory_and_folder {
    ($($case:ident)*) => {
        mod memory { $(#[test] fn $case() { super::run(super::conformance::$case(super::Blobs::memory())); })* }
        mod folder { $(#[test] fn $case() {
            let (blobs, _kept) = super::in_a_folder();
            super::run(super::conformance::$case(blobs));
        })* }
    };
}

every_case!(on_memory_and_folder);

fn in_a_folder() -> (Blobs, tempfile::TempDir) {
    let kept = tempfile::tempdir().unwrap();
    (Blobs::folder(kept.path()).unwrap(), kept)
}

#[test]
fn what_only_local_backends_promise() {
    let (folder, _kept) = in_a_folder();
    for blobs in [Blobs::memory(), folder] {
        run(async {
            a_generation_is_created_once(blobs.clone()).await;
            what_was_deleted_is_not_sealed(blobs.clone()).await;
            a_paused_object_can_be_deleted(blobs.clone()).await;
            what_was_never_begun_does_not_go_on(blobs).await;
        });
    }
}

#[test]
fn any_chunking_gives_the_same_object() {
    let (folder, _kept) = in_a_folder();
    for blobs in [Blobs::memory(), folder] {
        proptest!(ProptestConfig::with_cases(24), |(pieces in pieces(600_000))| {
            run(conformance::any_chunking_gives_the_same_object(blobs.clone(), pieces));
        });
    }
}
