//! Section "Pushing Manifests with Subject".

use crate::answer::Reading;
use crate::content::{INDEX, MANIFEST, NOTHING, artifact, descriptor, index, sha512};
use crate::repository::Repository;
use serde_json::json;
use testkit::image::Image;

#[test]
fn the_answer_to_an_image_names_its_subject() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.push_blob(NOTHING);
    let referrer = artifact(json!({"subject": descriptor(MANIFEST, &image.manifest)}));
    let answer = repository.put_manifest("signature", MANIFEST, &referrer).expect(201);
    assert_eq!(answer.header("oci-subject"), image.digest());
}

#[test]
fn the_answer_to_an_index_names_its_subject() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let referrer = index(json!({"subject": descriptor(MANIFEST, &image.manifest)}));
    let answer = repository.put_manifest("reports", INDEX, &referrer).expect(201);
    assert_eq!(answer.header("oci-subject"), image.digest());
}

#[test]
fn a_subject_that_is_not_there_is_named_too() {
    let (repository, absent) = (Repository::new(), Image::saying("absent"));
    repository.push_blob(NOTHING);
    let referrer = artifact(json!({"subject": descriptor(MANIFEST, &absent.manifest)}));
    for _again in 0..2 {
        let answer = repository.put_manifest("signature", MANIFEST, &referrer).expect(201);
        assert_eq!(answer.header("oci-subject"), absent.digest());
    }
}

#[test]
fn a_subject_is_named_by_the_digest_that_the_manifest_has() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let long = sha512(b"a manifest");
    let referrer = artifact(json!({"subject": {"mediaType": MANIFEST, "digest": long, "size": 10}}));
    let answer = repository.put_manifest("signature", MANIFEST, &referrer).expect(201);
    assert_eq!(answer.header("oci-subject"), long);
}

#[test]
fn without_a_subject_none_is_named() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let answer = repository.put_manifest("v1", MANIFEST, &artifact(json!({}))).expect(201);
    assert!(!answer.has("oci-subject"));
}
