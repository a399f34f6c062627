//! Section "Push": what a manifest may name that is not there.

use crate::answer::Reading;
use crate::content::{EMPTY, INDEX, MANIFEST, NOTHING, artifact, descriptor, index};
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;
use testkit::image::Image;

#[test]
fn a_subject_may_be_pushed_after_what_refers_to_it() {
    let repository = Repository::new();
    let image = Image::saying("later");
    let subject = descriptor(MANIFEST, &image.manifest);
    let referrer = repository.push_artifact(json!({"subject": subject}));
    repository.push_image("v1", "later");
    repository.get(&format!("manifests/{referrer}")).expect(200);
    repository.get(&format!("manifests/{}", image.digest())).expect(200);
}

#[test]
fn a_subject_may_be_pushed_before_what_refers_to_it() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "sooner");
    let referrer = repository.push_artifact(json!({"subject": descriptor(MANIFEST, &image.manifest)}));
    repository.get(&format!("manifests/{referrer}")).expect(200);
}

#[test]
fn a_config_or_layer_that_is_not_there_is_manifest_blob_unknown() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let absent = descriptor(EMPTY, b"nobody pushed this");
    for more in [json!({"config": absent}), json!({"layers": [absent]})] {
        let answer = repository.put_manifest("v1", MANIFEST, &artifact(more));
        let text = answer.refused(400, "MANIFEST_BLOB_UNKNOWN").json().to_string();
        assert!(text.contains(&digest(b"nobody pushed this")) && !text.contains(&digest(NOTHING)), "{text}");
    }
    repository.get("manifests/v1").refused(404, "MANIFEST_UNKNOWN");
}

#[test]
fn a_child_that_is_not_there_is_manifest_blob_unknown() {
    let repository = Repository::new();
    let image = Image::saying("absent");
    let list = index(json!({"manifests": [descriptor(MANIFEST, &image.manifest)]}));
    let answer = repository.put_manifest("v1", INDEX, &list).refused(400, "MANIFEST_BLOB_UNKNOWN");
    assert!(answer.json().to_string().contains(&image.digest()));
    repository.push_image("child", "absent");
    repository.put_manifest("v1", INDEX, &list).expect(201);
}

#[test]
fn a_blob_that_another_repository_has_is_not_there() {
    let (here, elsewhere) = (Repository::new(), Repository::new());
    elsewhere.push_blob(NOTHING);
    here.put_manifest("v1", MANIFEST, &artifact(json!({}))).refused(400, "MANIFEST_BLOB_UNKNOWN");
}
