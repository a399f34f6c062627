//! Section "Pushing a blob in chunks", of the session: its status, its end, whose it is.

use crate::answer::Reading;
use crate::content::sha512;
use crate::repository::{Repository, with_digest};
use testkit::digest;

#[test]
fn the_status_is_204_with_a_location_and_the_range_so_far() {
    let repository = Repository::new();
    let location = repository.begin_with(b"0123");
    let status = repository.get(&location).expect(204);
    assert_eq!(status.header("range"), "0-3");
    assert_eq!(repository.get(status.header("location")).expect(204).header("range"), "0-3");
}

/// `0-0` is also what one byte gives: the specification has no word for none, and ECR says this.
#[test]
fn the_status_of_a_new_upload_is_204() {
    let repository = Repository::new();
    assert_eq!(repository.get(&repository.begin()).expect(204).header("range"), "0-0");
}

#[test]
fn once_closed_it_is_unknown() {
    let repository = Repository::new();
    let location = repository.begin();
    repository.put(&location, &digest(b"hello"), b"hello").expect(201);
    unknown(&repository, &location);
}

/// Berth's decision: whoever missed the answer asks again.
#[test]
fn once_closed_it_may_be_closed_again_by_the_same_digest() {
    let repository = Repository::new();
    let location = repository.begin_with(b"hello");
    repository.put(&location, &digest(b"hello"), b"").expect(201);
    let again = repository.put(&location, &digest(b"hello"), b"").expect(201);
    assert_eq!(repository.get(again.header("location")).expect(200).body, b"hello");
}

#[test]
fn one_that_nobody_began_is_unknown() {
    let repository = Repository::new();
    for id in ["00000000-0000-4000-8000-000000000000", "no-uuid", "..%2f..%2fetc"] {
        let location = format!("blobs/uploads/{id}");
        unknown(&repository, &location);
    }
}

#[test]
fn one_of_another_repository_is_unknown() {
    let (repository, other) = (Repository::new(), Repository::new());
    let location = repository.begin();
    let foreign = location.replace(repository.name(), other.name());
    unknown(&other, &foreign);
    repository.put(&location, &digest(b"hello"), b"hello").expect(201);
}

/// Whatever is asked of the upload, it is not there.
fn unknown(repository: &Repository, location: &str) {
    let answers = [
        repository.patch(location, 0, b"hello"),
        repository.put(location, &digest(b"something else"), b"something else"),
        repository.get(location),
        repository.delete(location),
    ];
    for answer in answers {
        answer.refused(404, "BLOB_UPLOAD_UNKNOWN");
    }
}

#[test]
fn one_that_is_cancelled_is_gone() {
    let repository = Repository::new();
    let location = repository.begin_with(b"hello");
    repository.delete(&location).expect(204);
    unknown(&repository, &location);
}

#[test]
fn two_at_a_time_do_not_mix() {
    let repository = Repository::new();
    let (one, other) = (repository.begin(), repository.begin());
    repository.patch(&one, 0, b"one ").expect(202);
    repository.patch(&other, 0, b"other ").expect(202);
    repository.put_chunk(&one, &digest(b"one blob"), 4, b"blob").expect(201);
    repository.put_chunk(&other, &digest(b"other blob"), 6, b"blob").expect(201);
}

/// The bytes were received and can be named rightly.
#[test]
fn after_a_wrong_digest_it_goes_on() {
    let repository = Repository::new();
    let location = repository.begin();
    repository.put(&location, &digest(b"something else"), b"hello").refused(400, "DIGEST_INVALID");
    assert_eq!(repository.get(&location).expect(204).header("range"), "0-4");
    repository.put(&location, &digest(b"hello"), b"").expect(201);
}

#[test]
fn an_algorithm_may_be_named_as_late_as_the_put() {
    let repository = Repository::new();
    let location = repository.begin_with(b"0123");
    let put = with_digest(&location, &sha512(b"01234567"));
    let done = repository.send("PUT", &put, &[("Content-Range", "4-7")], "4567").expect(201);
    assert_eq!(repository.get(done.header("location")).expect(200).body, b"01234567");
}
