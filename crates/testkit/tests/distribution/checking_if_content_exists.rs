//! Section "Checking if content exists in the registry".

use crate::content::unknown_digest;
use crate::repository::Repository;
use reqwest::header::HeaderMap;
use testkit::{Answer, digest};

#[test]
fn head_of_a_blob_is_200_with_its_digest_and_length() {
    let repository = Repository::new();
    let digest = repository.push_blob(b"0123456789");
    let answer = repository.head(&format!("blobs/{digest}")).expect(200);
    assert_eq!(answer.header("docker-content-digest"), digest);
    assert_eq!(answer.header("content-length"), "10");
}

#[test]
fn head_of_a_manifest_is_200_with_its_digest_and_length() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    for reference in ["v1", &image.digest()] {
        let answer = repository.head(&format!("manifests/{reference}")).expect(200);
        assert_eq!(answer.header("docker-content-digest"), image.digest());
        assert_eq!(answer.header("content-length"), image.manifest.len().to_string());
    }
}

#[test]
fn head_gives_the_same_headers_as_get() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let (by_digest, blob) = (format!("manifests/{}", image.digest()), digest(&image.layer));
    for target in ["manifests/v1", &by_digest, &format!("blobs/{blob}")] {
        let (head, get) = (repository.head(target).expect(200), repository.get(target).expect(200));
        assert_eq!(lasting(head), lasting(get), "{target}");
    }
}

/// The headers that do not tell one answer from the next.
fn lasting(answer: Answer) -> HeaderMap {
    let mut headers = answer.headers;
    for passing in ["date", "x-amzn-requestid", "x-request-id"] {
        headers.remove(passing);
    }
    headers
}

#[test]
fn head_of_what_is_not_there_is_404() {
    let (repository, unknown) = (Repository::new(), unknown_digest());
    for target in ["manifests/v1", &format!("manifests/{unknown}"), &format!("blobs/{unknown}")] {
        repository.head(target).expect(404);
        Repository::missing().head(target).expect(404);
    }
}

#[test]
fn head_of_a_blob_that_another_repository_has_is_404() {
    let digest = Repository::new().push_blob(b"elsewhere");
    Repository::new().head(&format!("blobs/{digest}")).expect(404);
}

#[test]
fn head_knows_what_the_client_has() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    let etag = repository.head("manifests/v1").expect(200).header("etag").to_owned();
    repository.send("HEAD", "manifests/v1", &[("If-None-Match", &etag)], "").expect(304);
}
