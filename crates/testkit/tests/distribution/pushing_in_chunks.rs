//! Section "Pushing a blob in chunks".

use crate::answer::Reading;
use crate::repository::Repository;
use reqwest::blocking::Body;
use testkit::digest;

#[test]
fn post_without_content_begins_it() {
    let answer = Repository::new().send("POST", "blobs/uploads/", &[("Content-Length", "0")], "").expect(202);
    assert!(answer.has("location"));
}

/// A registry that had a least chunk size would have to announce it.
#[test]
fn chunks_may_be_as_small_as_one_byte() {
    let repository = Repository::new();
    let begun = repository.post("blobs/uploads/").expect(202);
    assert!(!begun.has("oci-chunk-min-length"));
    let mut location = begun.header("location").to_owned();
    for (offset, byte) in b"hello".iter().enumerate() {
        let answer = repository.patch(&location, offset, &[*byte]).expect(202);
        location = answer.header("location").to_owned();
    }
    repository.put(&location, &digest(b"hello"), b"").expect(201);
}

#[test]
fn each_chunk_is_202_with_a_location_and_the_range_so_far() {
    let repository = Repository::new();
    let first = repository.patch(&repository.begin(), 0, b"0123").expect(202);
    assert_eq!(first.header("range"), "0-3");
    let second = repository.patch(first.header("location"), 4, b"456789").expect(202);
    assert_eq!(second.header("range"), "0-9");
    let done = repository.put(second.header("location"), &digest(b"0123456789"), b"").expect(201);
    assert_eq!(repository.get(done.header("location")).expect(200).body, b"0123456789");
}

#[test]
fn large_chunks_make_one_blob() {
    let repository = Repository::new();
    let blob: Vec<u8> = (0..3_u32 << 19).flat_map(u32::to_le_bytes).collect();
    let (mut location, mut offset) = (repository.begin(), 0);
    for chunk in blob.chunks(5 << 20) {
        let answer = repository.patch(&location, offset, chunk).expect(202);
        offset += chunk.len();
        assert_eq!(answer.header("range"), format!("0-{}", offset - 1));
        location = answer.header("location").to_owned();
    }
    let done = repository.put(&location, &digest(&blob), b"").expect(201);
    assert!(repository.get(done.header("location")).expect(200).body == blob, "the bytes that were pushed");
}

#[test]
fn the_first_chunk_begins_at_0() {
    let repository = Repository::new();
    let location = repository.begin();
    repository.patch(&location, 1, b"hello").refused(416, "BLOB_UPLOAD_INVALID");
    repository.patch(&location, 0, b"hello").expect(202);
}

#[test]
fn a_content_range_is_two_numbers() {
    let repository = Repository::new();
    let location = repository.begin();
    for range in ["0", "0-", "-4", "a-b", "0-4-8", "4-0", "0 - 4", "+0-4", "0-18446744073709551616"] {
        let answer = repository.send("PATCH", &location, &[("Content-Range", range)], "hello");
        answer.refused(400, "BLOB_UPLOAD_INVALID");
    }
    repository.patch(&location, 0, b"hello").expect(202);
}

/// Both of its ends are inclusive, so that five bytes from 0 end at 4.
#[test]
fn a_content_range_is_as_long_as_the_chunk() {
    let repository = Repository::new();
    let location = repository.begin();
    for range in ["0-5", "0-3"] {
        let answer = repository.send("PATCH", &location, &[("Content-Range", range)], "hello");
        answer.refused(400, "BLOB_UPLOAD_INVALID");
    }
    repository.send("PATCH", &location, &[("Content-Range", "0-4")], "hello").expect(202);
}

#[test]
fn a_chunk_out_of_order_is_416() {
    let repository = Repository::new();
    let location = repository.begin_with(b"0123");
    for offset in [0, 3, 5, 1 << 40] {
        repository.patch(&location, offset, b"4567").refused(416, "BLOB_UPLOAD_INVALID");
    }
    let answer = repository.patch(&location, 4, b"4567").expect(202);
    repository.put(answer.header("location"), &digest(b"01234567"), b"").expect(201);
}

#[test]
fn the_status_after_a_416_tells_where_to_go_on() {
    let repository = Repository::new();
    let location = repository.begin_with(b"0123");
    repository.patch(&location, 6, b"6789").expect(416);
    let status = repository.get(&location).expect(204);
    assert_eq!(status.header("range"), "0-3");
    let answer = repository.patch(status.header("location"), 4, b"456789").expect(202);
    repository.put(answer.header("location"), &digest(b"0123456789"), b"").expect(201);
}

#[test]
fn the_last_chunk_may_come_with_the_put() {
    let repository = Repository::new();
    let (location, whole) = (repository.begin_with(b"0123"), digest(b"0123456789"));
    let done = repository.put_chunk(&location, &whole, 4, b"456789").expect(201);
    assert_eq!(repository.get(done.header("location")).expect(200).body, b"0123456789");
}

#[test]
fn a_last_chunk_out_of_order_is_416() {
    let repository = Repository::new();
    let (location, whole) = (repository.begin_with(b"0123"), digest(b"0123456789"));
    repository.put_chunk(&location, &whole, 5, b"56789").refused(416, "BLOB_UPLOAD_INVALID");
    repository.put_chunk(&location, &whole, 4, b"456789").expect(201);
}

#[test]
fn the_put_names_the_digest_of_the_whole() {
    let repository = Repository::new();
    let location = repository.begin_with(b"0123");
    repository.send("PUT", &location, &[], "").refused(400, "DIGEST_INVALID");
    repository.put(&location, &digest(b"4567"), b"4567").refused(400, "DIGEST_INVALID");
    repository.head(&format!("blobs/{}", digest(b"4567"))).expect(404);
}

/// How docker, containerd, crane and skopeo push: one PATCH, chunked in HTTP's sense, without a range.
#[test]
fn a_chunk_may_be_streamed_without_a_range() {
    let repository = Repository::new();
    let streamed = Body::new(&b"0123"[..]);
    let first = repository.send("PATCH", &repository.begin(), &[], streamed).expect(202);
    assert_eq!(first.header("range"), "0-3");
    let second = repository.send("PATCH", first.header("location"), &[], "456789").expect(202);
    assert_eq!(second.header("range"), "0-9");
    let done = repository.put(second.header("location"), &digest(b"0123456789"), b"").expect(201);
    assert_eq!(repository.get(done.header("location")).expect(200).body, b"0123456789");
}
