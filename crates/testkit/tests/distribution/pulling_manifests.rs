//! Section "Pulling manifests".

use crate::answer::Reading;
use crate::content::{MANIFEST, artifact, sha512, unknown_digest};
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;

#[test]
fn an_existing_manifest_is_200_with_its_bytes_by_tag_and_by_digest() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    for reference in ["v1", &image.digest()] {
        let answer = repository.get(&format!("manifests/{reference}")).expect(200);
        assert_eq!(answer.body, image.manifest, "{reference}");
    }
}

#[test]
fn the_content_type_is_the_one_that_was_pushed() {
    let repository = Repository::new();
    let manifest = json!({"schemaVersion": 2, "what": "ever"}).to_string();
    for kind in ["application/vnd.example.one+json", "application/vnd.example.two+json"] {
        let tag = kind.rsplit(['.', '+']).nth(1).unwrap();
        let bytes = manifest.replace("ever", tag);
        repository.put_manifest(tag, kind, bytes.as_bytes()).expect(201);
        assert_eq!(repository.get(&format!("manifests/{tag}")).expect(200).header("content-type"), kind);
    }
}

#[test]
fn the_content_type_has_no_parameters() {
    let repository = Repository::new();
    repository.push_artifact(json!({}));
    let kind = format!("{MANIFEST}; charset=utf-8");
    repository.put_manifest("v1", &kind, &artifact(json!({}))).expect(201);
    for method in ["GET", "HEAD"] {
        let answer = repository.send(method, "manifests/v1", &[], "").expect(200);
        assert_eq!(answer.header("content-type"), MANIFEST);
    }
}

#[test]
fn the_content_digest_is_that_of_the_body() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    for reference in ["v1", &image.digest()] {
        let answer = repository.get(&format!("manifests/{reference}")).expect(200);
        assert_eq!(answer.header("docker-content-digest"), digest(&answer.body));
    }
}

#[test]
fn a_manifest_that_was_pushed_by_a_sha512_digest_is_pulled_by_it() {
    let repository = Repository::new();
    repository.push_artifact(json!({}));
    let manifest = artifact(json!({"annotations": {"hash": "long"}}));
    let long = sha512(&manifest);
    repository.put_manifest(&long, MANIFEST, &manifest).expect(201);
    let answer = repository.get(&format!("manifests/{long}")).expect(200);
    assert_eq!(answer.header("docker-content-digest"), long);
    assert_eq!(answer.body, manifest);
}

#[test]
fn a_manifest_that_is_not_there_is_404() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    for reference in ["v2", &unknown_digest(), &sha512(b"nothing")] {
        repository.get(&format!("manifests/{reference}")).refused(404, "MANIFEST_UNKNOWN");
    }
}

#[test]
fn a_blob_is_no_manifest() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let config = format!("manifests/{}", digest(&image.config));
    repository.get(&config).refused(404, "MANIFEST_UNKNOWN");
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    for reference in ["v1", &unknown_digest()] {
        Repository::missing().get(&format!("manifests/{reference}")).refused(404, "NAME_UNKNOWN");
    }
}

#[test]
fn a_reference_is_a_tag_or_a_digest_and_nothing_else() {
    let repository = Repository::new();
    for neither in ["-v1", ".v1", "v+1", "v%201", "%C3%A9"] {
        repository.get(&format!("manifests/{neither}")).refused(400, "TAG_INVALID");
    }
    let (upper, short) = (unknown_digest().to_uppercase(), unknown_digest()[..70].to_owned());
    for neither in [&upper, &short, "sha256:", "md5:d41d8cd98f00b204e9800998ecf8427e", "a:b"] {
        repository.get(&format!("manifests/{neither}")).refused(400, "DIGEST_INVALID");
    }
}

#[test]
fn a_tag_has_at_most_128_characters() {
    let repository = Repository::new();
    let longest = "_".repeat(127) + "x";
    let image = repository.push_image(&longest, "hello");
    assert_eq!(repository.get(&format!("manifests/{longest}")).expect(200).body, image.manifest);
    let longer = format!("manifests/{longest}x");
    repository.get(&longer).refused(400, "TAG_INVALID");
    let kind = image.format.manifest();
    repository.send("PUT", &longer, &[("Content-Type", kind)], image.manifest).refused(400, "TAG_INVALID");
}

#[test]
fn a_name_may_be_all_that_the_grammar_allows() {
    for name in ["a0", "a.b", "a_b", "a__b", "a-b", "a---b", "a/b/c/d/e", "0/1", &"n".repeat(200)] {
        let repository = Repository::named(name);
        let image = repository.push_image("v1", name);
        assert_eq!(repository.get("manifests/v1").expect(200).body, image.manifest);
    }
}

#[test]
fn a_name_is_nothing_that_the_grammar_forbids() {
    let repository = Repository::new();
    for name in ["Team/web", "team/_web", "team/web-", "te..am", "te___am", "te_-am", "-team", "te@am"] {
        repository.get(&format!("/v2/{name}/manifests/v1")).refused(400, "NAME_INVALID");
        repository.get(&format!("/v2/{name}/tags/list")).refused(400, "NAME_INVALID");
        repository.post(&format!("/v2/{name}/blobs/uploads/")).refused(400, "NAME_INVALID");
    }
}

/// Berth's decision: stored bytes are never converted, so that a digest stays true.
#[test]
fn accept_headers_choose_no_other_form() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let docker = "application/vnd.docker.distribution.manifest.v2+json";
    for accept in [docker, "application/vnd.docker.distribution.manifest.v1+json", "*/*", "text/html", ""] {
        let answer = repository.get_with("manifests/v1", "Accept", accept).expect(200);
        assert_eq!(answer.header("content-type"), image.format.manifest(), "{accept}");
        assert_eq!(answer.body, image.manifest, "{accept}");
    }
}

#[test]
fn a_manifest_that_the_client_has_is_304() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    let etag = repository.get("manifests/v1").expect(200).header("etag").to_owned();
    for known in [&etag, "*", &format!("\"other\", {etag}"), &format!("W/{etag}")] {
        let answer = repository.get_with("manifests/v1", "If-None-Match", known).expect(304);
        assert!(answer.body.is_empty(), "{known}");
        assert_eq!(answer.header("etag"), etag);
        assert_eq!(answer.header("docker-content-digest"), image.digest());
    }
    repository.get_with("manifests/v1", "If-None-Match", "\"other\"").expect(200);
}

#[test]
fn a_tag_that_moved_is_not_304() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    let etag = repository.get("manifests/v1").expect(200).header("etag").to_owned();
    let moved = repository.push_image("v1", "good bye");
    let answer = repository.get_with("manifests/v1", "If-None-Match", &etag).expect(200);
    assert_eq!(answer.body, moved.manifest);
    assert_ne!(answer.header("etag"), etag);
}
