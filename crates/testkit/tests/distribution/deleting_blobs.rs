//! Section "Deleting Blobs".

use crate::answer::Reading;
use crate::content::{sha512, unknown_digest};
use crate::repository::Repository;
use testkit::digest;

#[test]
fn a_deletion_is_202_and_the_blob_is_gone() {
    let repository = Repository::new();
    let target = format!("blobs/{}", repository.push_blob(b"hello"));
    repository.get(&target).expect(200);
    repository.delete(&target).expect(202);
    repository.get(&target).refused(404, "BLOB_UNKNOWN");
    repository.head(&target).expect(404);
}

#[test]
fn a_blob_that_is_not_there_is_404() {
    let repository = Repository::new();
    let target = format!("blobs/{}", repository.push_blob(b"hello"));
    repository.delete(&target).expect(202);
    for missing in [target, format!("blobs/{}", unknown_digest())] {
        repository.delete(&missing).refused(404, "BLOB_UNKNOWN");
    }
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    Repository::missing().delete(&format!("blobs/{}", unknown_digest())).refused(404, "NAME_UNKNOWN");
}

#[test]
fn another_repository_keeps_its_own() {
    let (repository, other) = (Repository::new(), Repository::new());
    let target = format!("blobs/{}", repository.push_blob(b"hello"));
    other.push_blob(b"hello");
    repository.delete(&target).expect(202);
    assert_eq!(other.get(&target).expect(200).body, b"hello");
}

#[test]
fn a_blob_with_a_sha512_digest_is_deleted_by_it() {
    let repository = Repository::new();
    let long = sha512(b"hello");
    repository.put(&repository.begin(), &long, b"hello").expect(201);
    repository.delete(&format!("blobs/{long}")).expect(202);
    repository.get(&format!("blobs/{long}")).refused(404, "BLOB_UNKNOWN");
}

/// Berth's decision: an image never loses a part.
#[test]
fn a_blob_that_a_manifest_names_is_405_until_the_manifest_is_gone() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    for part in [&image.config, &image.layer] {
        let answer = repository.delete(&format!("blobs/{}", digest(part)));
        let refusal = answer.refused(405, "UNSUPPORTED").json().to_string();
        assert!(refusal.contains(&image.digest()), "{refusal}");
    }
    repository.delete(&format!("manifests/{}", image.digest())).expect(202);
    repository.delete(&format!("blobs/{}", digest(&image.layer))).expect(202);
}

#[test]
fn a_deleted_blob_can_be_pushed_again() {
    let repository = Repository::new();
    let target = format!("blobs/{}", repository.push_blob(b"hello"));
    repository.delete(&target).expect(202);
    repository.push_blob(b"hello");
    assert_eq!(repository.get(&target).expect(200).body, b"hello");
}
