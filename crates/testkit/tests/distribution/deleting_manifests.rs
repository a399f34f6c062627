//! Section "Deleting Manifests".

use crate::answer::Reading;
use crate::content::{MANIFEST, descriptor, sha512, unknown_digest};
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;

#[test]
fn a_deletion_is_202_and_the_manifest_is_gone_with_all_its_tags() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.push_image("v2", "hello");
    let target = format!("manifests/{}", image.digest());
    repository.get(&target).expect(200);
    repository.delete(&target).expect(202);
    for gone in [&target, "manifests/v1", "manifests/v2"] {
        repository.get(gone).refused(404, "MANIFEST_UNKNOWN");
        repository.head(gone).expect(404);
    }
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], json!([]));
}

#[test]
fn other_manifests_stay() {
    let repository = Repository::new();
    let (gone, stays) = (repository.push_image("v1", "hello"), repository.push_image("v2", "good bye"));
    repository.delete(&format!("manifests/{}", gone.digest())).expect(202);
    assert_eq!(repository.get("manifests/v2").expect(200).body, stays.manifest);
}

#[test]
fn a_manifest_that_is_not_there_is_404() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let target = format!("manifests/{}", image.digest());
    repository.delete(&target).expect(202);
    for missing in [target, format!("manifests/{}", unknown_digest())] {
        repository.delete(&missing).refused(404, "MANIFEST_UNKNOWN");
    }
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    Repository::missing().delete(&format!("manifests/{}", unknown_digest())).refused(404, "NAME_UNKNOWN");
}

#[test]
fn a_manifest_that_was_pushed_by_a_sha512_digest_is_deleted_by_it() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let long = sha512(&image.manifest);
    repository.put_manifest(&long, MANIFEST, &image.manifest).expect(201);
    repository.delete(&format!("manifests/{}", long.replace(':', "%3A"))).expect(202);
    repository.get(&format!("manifests/{long}")).refused(404, "MANIFEST_UNKNOWN");
    repository.get("manifests/v1").expect(200);
}

/// ECR's way, and Berth's decision: an index never loses a part.
#[test]
fn a_manifest_that_an_index_names_is_405_until_the_index_is_gone() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let index = repository.push_index(json!({"manifests": [descriptor(MANIFEST, &image.manifest)]}));
    let target = format!("manifests/{}", image.digest());
    let refusal = repository.delete(&target).refused(405, "UNSUPPORTED").json().to_string();
    assert!(refusal.contains(&index), "{refusal}");
    repository.get("manifests/v1").expect(200);
    repository.delete(&format!("manifests/{index}")).expect(202);
    repository.delete(&target).expect(202);
}

/// The next push of the same image finds them, and nobody else may need them gone.
#[test]
fn its_blobs_stay() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.delete(&format!("manifests/{}", image.digest())).expect(202);
    let layer = repository.get(&format!("blobs/{}", digest(&image.layer))).expect(200);
    assert_eq!(layer.body, image.layer);
}

#[test]
fn a_deleted_manifest_can_be_pushed_again() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.delete(&format!("manifests/{}", image.digest())).expect(202);
    repository.push_image("v1", "hello");
    assert_eq!(repository.get("manifests/v1").expect(200).body, image.manifest);
}
