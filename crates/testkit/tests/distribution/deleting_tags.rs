//! Section "Deleting tags".

use crate::answer::Reading;
use crate::repository::Repository;
use serde_json::json;

#[test]
fn a_deletion_is_202_and_the_tag_is_gone() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    repository.delete("manifests/v1").expect(202);
    repository.get("manifests/v1").refused(404, "MANIFEST_UNKNOWN");
    repository.head("manifests/v1").expect(404);
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], json!([]));
}

/// Berth's decision: here a tag goes alone; at the AWS door the last tag takes the image with it.
#[test]
fn the_manifest_stays() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.delete("manifests/v1").expect(202);
    let answer = repository.get(&format!("manifests/{}", image.digest())).expect(200);
    assert_eq!(answer.body, image.manifest);
}

#[test]
fn other_tags_of_the_manifest_stay() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.push_image("v2", "hello");
    repository.delete("manifests/v1").expect(202);
    assert_eq!(repository.get("manifests/v2").expect(200).body, image.manifest);
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], json!(["v2"]));
}

#[test]
fn a_tag_that_is_not_there_is_404() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    repository.delete("manifests/v2").refused(404, "MANIFEST_UNKNOWN");
    repository.delete("manifests/v1").expect(202);
    repository.delete("manifests/v1").refused(404, "MANIFEST_UNKNOWN");
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    Repository::missing().delete("manifests/v1").refused(404, "NAME_UNKNOWN");
}

#[test]
fn a_deleted_tag_can_be_pushed_again() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    repository.delete("manifests/v1").expect(202);
    let image = repository.push_image("v1", "good bye");
    assert_eq!(repository.get("manifests/v1").expect(200).body, image.manifest);
}
