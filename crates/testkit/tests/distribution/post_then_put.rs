//! Section "Pushing a blob monolithically", "POST then PUT".

use crate::answer::Reading;
use crate::content::{sha512, unknown_digest};
use crate::repository::{Repository, with_digest};
use testkit::digest;

#[test]
fn post_is_202_with_a_location() {
    let answer = Repository::new().post("blobs/uploads/").expect(202);
    assert!(answer.header("location").contains("/blobs/uploads/"));
}

#[test]
fn the_location_holds_a_uuid_of_this_upload_alone() {
    let repository = Repository::new();
    let (one, other) = (repository.begin(), repository.begin());
    assert!(uuid_in(&one).is_some(), "{one}");
    assert_ne!(uuid_in(&one), uuid_in(&other));
}

/// The path segment that is a UUID.
fn uuid_in(location: &str) -> Option<&str> {
    let groups = |text: &str| text.split('-').map(str::len).collect::<Vec<_>>();
    location.split(['/', '?']).find(|segment| {
        let hex = segment.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        hex && groups(segment) == [8, 4, 4, 4, 12]
    })
}

/// Berth's decision: clients were seen to need absolute URLs, which lead back through whatever they came by.
#[test]
fn the_location_is_absolute_and_names_the_host_that_was_asked() {
    let repository = Repository::new();
    let location = repository.begin();
    assert!(location.starts_with(repository.registry().url()), "{location}");
    let asked = [("Host", "registry.example.test:8443")];
    let answer = repository.send("POST", "blobs/uploads/", &asked, "").expect(202);
    let location = answer.header("location");
    assert!(location.starts_with("http://registry.example.test:8443/v2/"), "{location}");
}

#[test]
fn put_at_the_location_as_it_was_given_is_201() {
    let repository = Repository::new();
    let location = repository.begin();
    repository.put(&location, &digest(b"hello"), b"hello").expect(201);
}

#[test]
fn the_answer_says_where_to_pull_the_blob() {
    let repository = Repository::new();
    let answer = repository.put(&repository.begin(), &digest(b"hello"), b"hello").expect(201);
    assert_eq!(answer.header("docker-content-digest"), digest(b"hello"));
    assert_eq!(repository.get(answer.header("location")).expect(200).body, b"hello");
}

#[test]
fn the_digest_may_be_percent_encoded() {
    let repository = Repository::new();
    let encoded = digest(b"hello").replace(':', "%3A");
    repository.put(&repository.begin(), &encoded, b"hello").expect(201);
    assert_eq!(repository.get(&format!("blobs/{encoded}")).expect(200).body, b"hello");
}

#[test]
fn a_body_may_come_without_its_length() {
    let repository = Repository::new();
    let location = with_digest(&repository.begin(), &digest(b"hello"));
    let streamed = reqwest::blocking::Body::new(&b"hello"[..]);
    repository.send("PUT", &location, &[], streamed).expect(201);
}

#[test]
fn content_with_another_digest_is_refused_and_not_kept() {
    let repository = Repository::new();
    for wrong in [digest(b"hello"), sha512(b"hello")] {
        repository.put(&repository.begin(), &wrong, b"something else").refused(400, "DIGEST_INVALID");
        repository.head(&format!("blobs/{wrong}")).expect(404);
    }
    repository.head(&format!("blobs/{}", digest(b"something else"))).expect(404);
}

#[test]
fn a_digest_must_come_and_be_one() {
    let repository = Repository::new();
    let location = repository.begin();
    repository.send("PUT", &location, &[], "hello").refused(400, "DIGEST_INVALID");
    for text in ["", "hello", "sha256:12", "md5:5d41402abc4b2a76b9719d911017c592"] {
        repository.put(&location, text, b"hello").refused(400, "DIGEST_INVALID");
    }
    repository.put(&location, &digest(b"hello"), b"hello").expect(201);
}

#[test]
fn a_blob_may_be_pushed_again() {
    let repository = Repository::new();
    assert_eq!(repository.push_blob(b"hello"), repository.push_blob(b"hello"));
}

/// ECR refuses them; the specification does not.
#[test]
fn a_blob_may_be_empty() {
    let repository = Repository::new();
    let answer = repository.put(&repository.begin(), &digest(b""), b"").expect(201);
    assert_eq!(repository.get(answer.header("location")).expect(200).body, b"");
}

#[test]
fn a_sha512_digest_does_as_well() {
    let repository = Repository::new();
    for post in ["blobs/uploads/", "blobs/uploads/?digest-algorithm=sha512"] {
        let location = repository.post(post).expect(202).header("location").to_owned();
        let answer = repository.put(&location, &sha512(post.as_bytes()), post.as_bytes()).expect(201);
        assert_eq!(repository.get(answer.header("location")).expect(200).body, post.as_bytes());
    }
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    let missing = Repository::missing();
    missing.post("blobs/uploads/").refused(404, "NAME_UNKNOWN");
    let there = Repository::new().begin();
    let (_, id) = there.rsplit_once('/').unwrap();
    let upload = format!("blobs/uploads/{id}");
    missing.put(&upload, &unknown_digest(), b"hello").refused(404, "NAME_UNKNOWN");
}
