//! Section "Mounting a blob from another repository".

use crate::answer::Reading;
use crate::content::{sha512, unknown_digest};
use crate::repository::Repository;
use testkit::{Answer, digest};

fn mount(to: &Repository, digest: &str, from: &Repository) -> Answer {
    to.post(&format!("blobs/uploads/?mount={digest}&from={}", from.name()))
}

/// Nothing was mounted, and the client can go on with the upload that the answer begins.
fn begins_an_upload(repository: &Repository, answer: Answer) {
    let answer = answer.expect(202);
    let bytes = b"what could not be mounted";
    repository.put(answer.header("location"), &digest(bytes), bytes).expect(201);
}

#[test]
fn a_mount_is_201_with_a_location_to_pull_from() {
    let (from, to) = (Repository::new(), Repository::new());
    let digest = from.push_blob(b"hello");
    let answer = mount(&to, &digest, &from).expect(201);
    assert_eq!(answer.header("docker-content-digest"), digest);
    let location = answer.header("location");
    assert!(location.contains(to.name()), "{location}");
    assert_eq!(to.get(location).expect(200).body, b"hello");
}

#[test]
fn a_mounted_blob_makes_up_manifests() {
    let (from, to) = (Repository::new(), Repository::new());
    let image = from.push_image("v1", "hello");
    mount(&to, &digest(&image.config), &from).expect(201);
    mount(&to, &digest(&image.layer), &from).expect(201);
    to.put_manifest("v1", image.format.manifest(), &image.manifest).expect(201);
}

#[test]
fn a_blob_with_a_sha512_digest_is_mounted_too() {
    let (from, to) = (Repository::new(), Repository::new());
    let long = sha512(b"hello");
    from.put(&from.begin(), &long, b"hello").expect(201);
    let answer = mount(&to, &long.replace(':', "%3A"), &from).expect(201);
    assert_eq!(to.get(answer.header("location")).expect(200).body, b"hello");
}

#[test]
fn a_mount_outlives_its_source() {
    let (from, to) = (Repository::new(), Repository::new());
    let digest = from.push_blob(b"hello");
    mount(&to, &digest, &from).expect(201);
    from.delete(&format!("blobs/{digest}")).expect(202);
    assert_eq!(to.get(&format!("blobs/{digest}")).expect(200).body, b"hello");
}

#[test]
fn a_blob_may_be_mounted_where_it_is_already() {
    let repository = Repository::new();
    let digest = repository.push_blob(b"hello");
    mount(&repository, &digest, &repository).expect(201);
    repository.get(&format!("blobs/{digest}")).expect(200);
}

/// ECR's way, and Berth's decision: nothing is looked for where the client did not say.
#[test]
fn without_a_source_an_upload_begins() {
    let (from, to) = (Repository::new(), Repository::new());
    let digest = from.push_blob(b"hello");
    begins_an_upload(&to, to.post(&format!("blobs/uploads/?mount={digest}")));
    to.head(&format!("blobs/{digest}")).expect(404);
}

#[test]
fn a_blob_that_the_source_does_not_have_begins_an_upload() {
    let (from, to) = (Repository::new(), Repository::new());
    begins_an_upload(&to, mount(&to, &unknown_digest(), &from));
}

#[test]
fn a_source_that_is_not_there_begins_an_upload() {
    let to = Repository::new();
    begins_an_upload(&to, mount(&to, &unknown_digest(), &Repository::missing()));
    begins_an_upload(&to, to.post(&format!("blobs/uploads/?mount={}&from=NO%20NAME", unknown_digest())));
}

#[test]
fn what_is_no_digest_is_refused() {
    let (from, to) = (Repository::new(), Repository::new());
    mount(&to, "sha256:12", &from).refused(400, "DIGEST_INVALID");
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    let from = Repository::new();
    let digest = from.push_blob(b"hello");
    mount(&Repository::missing(), &digest, &from).refused(404, "NAME_UNKNOWN");
}
