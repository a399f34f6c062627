//! Section "Pulling blobs", and what RFC 9110 says of ranges and conditions.

use crate::answer::Reading;
use crate::content::{sha512, unknown_digest};
use crate::repository::Repository;
use testkit::digest;

/// A repository with one blob of ten digits, and where to pull that.
fn ten_digits() -> (Repository, String) {
    let repository = Repository::new();
    let pull = format!("blobs/{}", repository.push_blob(b"0123456789"));
    (repository, pull)
}

#[test]
fn an_existing_blob_is_200_with_its_bytes() {
    let repository = Repository::new();
    let blob: Vec<u8> = (0..1_u32 << 19).flat_map(u32::to_le_bytes).collect();
    let answer = repository.get(&format!("blobs/{}", repository.push_blob(&blob))).expect(200);
    assert_eq!(answer.header("content-length"), blob.len().to_string());
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert!(answer.body == blob, "the bytes that were pushed");
}

#[test]
fn the_content_digest_is_that_of_the_blob() {
    let (repository, pull) = ten_digits();
    let answer = repository.get(&pull).expect(200);
    assert_eq!(answer.header("docker-content-digest"), digest(&answer.body));
    let part = repository.get_with(&pull, "Range", "bytes=0-0").expect(206);
    assert_eq!(part.header("docker-content-digest"), digest(&answer.body));
}

#[test]
fn a_blob_that_was_pushed_by_a_sha512_digest_is_pulled_by_it() {
    let repository = Repository::new();
    let long = sha512(b"a blob with a long name");
    repository.put(&repository.begin(), &long, b"a blob with a long name").expect(201);
    let answer = repository.get(&format!("blobs/{long}")).expect(200);
    assert_eq!(answer.body, b"a blob with a long name");
    assert_eq!(answer.header("docker-content-digest"), long);
}

#[test]
fn a_blob_that_is_not_there_is_404() {
    let (repository, _) = ten_digits();
    for digest in [unknown_digest(), sha512(b"nothing")] {
        repository.get(&format!("blobs/{digest}")).refused(404, "BLOB_UNKNOWN");
    }
}

#[test]
fn a_blob_of_another_repository_is_not_there() {
    let (_, pull) = ten_digits();
    Repository::new().get(&pull).refused(404, "BLOB_UNKNOWN");
    Repository::missing().get(&pull).refused(404, "NAME_UNKNOWN");
}

#[test]
fn a_manifest_is_no_blob() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    repository.get(&format!("blobs/{}", image.digest())).refused(404, "BLOB_UNKNOWN");
}

#[test]
fn what_is_no_digest_is_refused() {
    let repository = Repository::new();
    for text in ["sha256:12", "latest", "sha256-abc", "SHA256:00"] {
        repository.get(&format!("blobs/{text}")).refused(400, "DIGEST_INVALID");
    }
}

#[test]
fn a_range_is_206_with_its_bytes() {
    let (repository, pull) = ten_digits();
    let cases = [
        ("bytes=0-3", "0123", "bytes 0-3/10"),
        ("bytes=4-4", "4", "bytes 4-4/10"),
        ("bytes=7-", "789", "bytes 7-9/10"),
        ("bytes=8-99", "89", "bytes 8-9/10"),
        ("bytes=-3", "789", "bytes 7-9/10"),
        ("bytes=-99", "0123456789", "bytes 0-9/10"),
        ("bytes=0-", "0123456789", "bytes 0-9/10"),
        ("bytes=0-99999999999999999999999", "0123456789", "bytes 0-9/10"),
    ];
    for (range, part, content_range) in cases {
        let answer = repository.get_with(&pull, "Range", range).expect(206);
        assert_eq!(answer.body, part.as_bytes(), "{range}");
        assert_eq!(answer.header("content-range"), content_range, "{range}");
        assert_eq!(answer.header("content-length"), part.len().to_string(), "{range}");
    }
}

#[test]
fn a_pull_that_broke_off_goes_on_where_it_was() {
    let (repository, pull) = ten_digits();
    let whole = repository.get(&pull).expect(200);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let first = repository.get_with(&pull, "Range", "bytes=0-5").expect(206);
    let headers = [("Range", "bytes=6-"), ("If-Range", first.header("etag"))];
    let rest = repository.send("GET", &pull, &headers, "").expect(206);
    assert_eq!([first.body, rest.body].concat(), whole.body);
}

#[test]
fn a_range_behind_the_end_is_416_with_the_length() {
    let (repository, pull) = ten_digits();
    for range in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999999-"] {
        let answer = repository.get_with(&pull, "Range", range).refused(416, "SIZE_INVALID");
        assert_eq!(answer.header("content-range"), "bytes */10", "{range}");
    }
}

/// RFC 9110 §14.2 lets a server ignore the header; several ranges at once are more than Berth serves.
#[test]
fn a_range_that_is_none_is_ignored() {
    let (repository, pull) = ten_digits();
    for range in ["bytes=5-2", "bytes=a-b", "bytes=", "bytes=-", "lines=1-2", "0-3", "bytes=0-1,3-4"] {
        let answer = repository.get_with(&pull, "Range", range).expect(200);
        assert_eq!(answer.body, b"0123456789", "{range}");
    }
}

#[test]
fn head_ignores_ranges() {
    let (repository, pull) = ten_digits();
    let answer = repository.send("HEAD", &pull, &[("Range", "bytes=0-3")], "").expect(200);
    assert_eq!(answer.header("content-length"), "10");
}

#[test]
fn a_range_of_the_version_that_the_client_has_is_206() {
    let (repository, pull) = ten_digits();
    let etag = repository.get(&pull).expect(200).header("etag").to_owned();
    let headers = [("Range", "bytes=2-3"), ("If-Range", etag.as_str())];
    assert_eq!(repository.send("GET", &pull, &headers, "").expect(206).body, b"23");
}

/// RFC 9110 §13.1.5: a weak tag matches nothing here, and a date nothing that has no date.
#[test]
fn a_range_of_another_version_is_the_whole() {
    let (repository, pull) = ten_digits();
    let weak = format!("W/{}", repository.get(&pull).expect(200).header("etag"));
    for other in ["\"other\"", &weak, "Sun, 06 Nov 2044 08:49:37 GMT"] {
        let headers = [("Range", "bytes=2-3"), ("If-Range", other)];
        assert_eq!(repository.send("GET", &pull, &headers, "").expect(200).body, b"0123456789", "{other}");
    }
}

/// RFC 9110 §13.2.2: the condition is looked at before the range.
#[test]
fn a_blob_that_the_client_has_is_304() {
    let (repository, pull) = ten_digits();
    let etag = repository.get(&pull).expect(200).header("etag").to_owned();
    for known in [&etag, "*", &format!("\"other\", {etag}"), &format!("W/{etag}")] {
        let headers = [("If-None-Match", known), ("Range", "bytes=99-")];
        let answer = repository.send("GET", &pull, &headers, "").expect(304);
        assert!(answer.body.is_empty(), "{known}");
        assert_eq!(answer.header("etag"), etag);
    }
    repository.get_with(&pull, "If-None-Match", "\"other\"").expect(200);
}

/// Berth's decision: ECR answers that such a layer is inaccessible.
#[test]
fn a_blob_that_no_manifest_names_can_be_pulled() {
    let (repository, pull) = ten_digits();
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], serde_json::json!([]));
    assert_eq!(repository.get(&pull).expect(200).body, b"0123456789");
}
