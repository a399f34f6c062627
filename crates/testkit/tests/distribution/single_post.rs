//! Section "Pushing a blob monolithically", "Single POST", which Berth supports.

use crate::answer::Reading;
use crate::content::sha512;
use crate::repository::Repository;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use testkit::{Answer, digest};

fn post(repository: &Repository, digest: &str, bytes: &'static [u8]) -> Answer {
    let octets = [("Content-Type", "application/octet-stream")];
    repository.send("POST", &format!("blobs/uploads/?digest={digest}"), &octets, bytes)
}

#[test]
fn it_is_201_with_a_location_to_pull_from() {
    let repository = Repository::new();
    let answer = post(&repository, &digest(b"hello"), b"hello").expect(201);
    assert_eq!(answer.header("docker-content-digest"), digest(b"hello"));
    assert_eq!(repository.get(answer.header("location")).expect(200).body, b"hello");
}

#[test]
fn a_sha512_digest_does_as_well() {
    let repository = Repository::new();
    let answer = post(&repository, &sha512(b"hello"), b"hello").expect(201);
    assert_eq!(repository.get(answer.header("location")).expect(200).body, b"hello");
}

#[test]
fn the_digest_must_be_that_of_the_content() {
    let repository = Repository::new();
    post(&repository, &digest(b"hello"), b"something else").refused(400, "DIGEST_INVALID");
    post(&repository, "sha256:12", b"hello").refused(400, "DIGEST_INVALID");
    repository.head(&format!("blobs/{}", digest(b"hello"))).expect(404);
    repository.head(&format!("blobs/{}", digest(b"something else"))).expect(404);
}

#[test]
fn the_length_must_be_that_of_the_content() {
    let repository = Repository::new();
    let (whole, registry) = (digest(b"hello"), repository.registry());
    let request = format!(
        "POST /v2/{}/blobs/uploads/?digest={whole} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {}\r\n\
         Content-Length: 10\r\nConnection: close\r\n\r\nhello",
        repository.name(),
        registry.authorization(),
    );
    let mut connection = TcpStream::connect(registry.url().strip_prefix("http://").unwrap()).unwrap();
    connection.write_all(request.as_bytes()).unwrap();
    connection.shutdown(Shutdown::Write).unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).unwrap();
    assert!(!answer.starts_with(b"HTTP/1.1 2"), "{}", String::from_utf8_lossy(&answer));
    repository.head(&format!("blobs/{whole}")).expect(404);
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    post(&Repository::missing(), &digest(b"hello"), b"hello").refused(404, "NAME_UNKNOWN");
}
