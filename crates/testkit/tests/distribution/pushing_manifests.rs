//! Section "Pushing Manifests".

use crate::answer::Reading;
use crate::content::{MANIFEST, NOTHING, artifact, sha512, unknown_digest};
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;

/// The most bytes that a manifest may have.
const LARGEST: usize = 4 << 20;

/// A repository in which the manifests of [`artifact`] can be pushed.
fn repository() -> Repository {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    repository
}

#[test]
fn a_push_is_201_with_a_location_to_pull_from() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    for reference in ["v1", &digest(&manifest)] {
        let answer = repository.put_manifest(reference, MANIFEST, &manifest).expect(201);
        assert_eq!(repository.get(answer.header("location")).expect(200).body, manifest, "{reference}");
    }
}

#[test]
fn the_content_digest_is_the_one_that_the_client_gave() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    for reference in [digest(&manifest), sha512(&manifest)] {
        let answer = repository.put_manifest(&reference, MANIFEST, &manifest).expect(201);
        assert_eq!(answer.header("docker-content-digest"), reference);
    }
    let by_tag = repository.put_manifest("v1", MANIFEST, &manifest).expect(201);
    assert_eq!(by_tag.header("docker-content-digest"), digest(&manifest));
}

#[test]
fn a_digest_may_be_percent_encoded() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    let encoded = digest(&manifest).replace(':', "%3A");
    let answer = repository.put_manifest(&encoded, MANIFEST, &manifest).expect(201);
    assert_eq!(answer.header("docker-content-digest"), digest(&manifest));
    repository.get(&format!("manifests/{encoded}")).expect(200);
}

#[test]
fn the_bytes_are_kept_as_they_came() {
    let repository = repository();
    let plain = String::from_utf8(artifact(json!({"x-unknown": [1.50, 1e3, -0.0]}))).unwrap();
    let spaced = plain.replace("\":", "\" :\r\n\t").replace("1.5", "1.50");
    let escaped = plain.replace("x-unknown", "\\u0078-\\/\\u00e9");
    for (tag, text) in [("spaced", spaced), ("escaped", escaped), ("ended", format!("\n{plain}\n\n"))] {
        let answer = repository.put_manifest(tag, MANIFEST, text.as_bytes()).expect(201);
        assert_eq!(answer.header("docker-content-digest"), digest(text.as_bytes()));
        assert_eq!(repository.get(&format!("manifests/{tag}")).expect(200).body, text.as_bytes());
    }
}

#[test]
fn parameters_of_the_content_type_are_ignored() {
    let repository = repository();
    for kind in [format!("{MANIFEST};charset=utf-8"), format!("{MANIFEST} ; a=b; c=d")] {
        repository.put_manifest("v1", &kind, &artifact(json!({}))).expect(201);
        assert_eq!(repository.get("manifests/v1").expect(200).header("content-type"), MANIFEST);
    }
}

#[test]
fn a_content_type_other_than_the_media_type_inside_is_refused() {
    let repository = repository();
    for kind in ["application/vnd.docker.distribution.manifest.v2+json", "application/json"] {
        repository.put_manifest("v1", kind, &artifact(json!({}))).refused(400, "MANIFEST_INVALID");
    }
}

#[test]
fn without_a_content_type_the_media_type_inside_counts() {
    let repository = repository();
    repository.send("PUT", "manifests/v1", &[], artifact(json!({}))).expect(201);
    assert_eq!(repository.get("manifests/v1").expect(200).header("content-type"), MANIFEST);
    let untold = artifact(json!({"mediaType": null}));
    repository.send("PUT", "manifests/v2", &[], untold).refused(400, "MANIFEST_INVALID");
}

#[test]
fn without_a_media_type_inside_the_content_type_counts() {
    let repository = repository();
    let untold = artifact(json!({"mediaType": null}));
    repository.put_manifest("v1", MANIFEST, &untold).expect(201);
    assert_eq!(repository.get("manifests/v1").expect(200).header("content-type"), MANIFEST);
}

/// ECR wants a layer; the specification does not.
#[test]
fn the_list_of_blobs_may_be_empty() {
    let (repository, bare) = (repository(), artifact(json!({"layers": []})));
    repository.put_manifest("v1", MANIFEST, &bare).expect(201);
    assert_eq!(repository.get("manifests/v1").expect(200).body, bare);
}

#[test]
fn a_digest_other_than_that_of_the_bytes_is_refused() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    for wrong in [unknown_digest(), sha512(b"nothing")] {
        repository.put_manifest(&wrong, MANIFEST, &manifest).refused(400, "DIGEST_INVALID");
        repository.head(&format!("manifests/{wrong}")).expect(404);
    }
    repository.head(&format!("manifests/{}", digest(&manifest))).expect(404);
}

#[test]
fn a_reference_is_a_tag_or_a_digest_and_nothing_else() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    for neither in ["-v1", ".v1", "v+1", "v%201"] {
        repository.put_manifest(neither, MANIFEST, &manifest).refused(400, "TAG_INVALID");
    }
    repository.put_manifest("sha256:12", MANIFEST, &manifest).refused(400, "DIGEST_INVALID");
}

#[test]
fn a_tag_moves_to_what_is_pushed_last() {
    let repository = Repository::new();
    let (first, second) = (repository.push_image("v1", "first"), repository.push_image("v1", "second"));
    assert_eq!(repository.get("manifests/v1").expect(200).body, second.manifest);
    let old = repository.get(&format!("manifests/{}", first.digest())).expect(200);
    assert_eq!(old.body, first.manifest);
}

/// ECR's setting of a repository, and its code; as in ECR, not even the same bytes are taken again.
#[test]
fn a_tag_that_may_not_move_stays() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    let setting = json!({"repositoryName": repository.name(), "imageTagMutability": "IMMUTABLE"});
    repository.registry().aws("PutImageTagMutability", &setting);
    repository.put_manifest("v1", MANIFEST, &manifest).expect(201);
    let other = artifact(json!({"layers": []}));
    for bytes in [&other, &manifest] {
        repository.put_manifest("v1", MANIFEST, bytes).refused(400, "TAG_INVALID");
    }
    assert_eq!(repository.get("manifests/v1").expect(200).body, manifest);
    repository.put_manifest("v2", MANIFEST, &other).expect(201);
}

#[test]
fn a_push_may_be_repeated() {
    let (repository, manifest) = (repository(), artifact(json!({})));
    for reference in ["v1", "v1", &digest(&manifest), &digest(&manifest)] {
        repository.put_manifest(reference, MANIFEST, &manifest).expect(201);
    }
    assert_eq!(repository.get("tags/list").expect(200).json()["tags"], json!(["v1"]));
}

/// A manifest of exactly `length` bytes.
fn manifest_of(length: usize) -> Vec<u8> {
    let filled = |filling: usize| artifact(json!({"annotations": {"filling": "x".repeat(filling)}}));
    filled(length - filled(0).len())
}

#[test]
fn a_manifest_of_4_mib_is_taken() {
    let (repository, manifest) = (repository(), manifest_of(LARGEST));
    assert_eq!(manifest.len(), LARGEST);
    repository.put_manifest("v1", MANIFEST, &manifest).expect(201);
    assert!(repository.get("manifests/v1").expect(200).body == manifest, "the bytes that were pushed");
}

#[test]
fn a_larger_manifest_is_413() {
    let repository = repository();
    for length in [LARGEST + 1, 8 * LARGEST] {
        repository.put_manifest("v1", MANIFEST, &manifest_of(length)).refused(413, "SIZE_INVALID");
    }
    repository.get("manifests/v1").expect(404);
}

#[test]
fn a_larger_manifest_is_413_without_its_length_too() {
    let repository = repository();
    let streamed = reqwest::blocking::Body::new(std::io::Cursor::new(manifest_of(LARGEST + 1)));
    let answer = repository.send("PUT", "manifests/v1", &[("Content-Type", MANIFEST)], streamed);
    answer.refused(413, "SIZE_INVALID");
}

#[test]
fn a_repository_that_is_not_there_is_404() {
    let missing = Repository::missing();
    missing.put_manifest("v1", MANIFEST, &artifact(json!({}))).refused(404, "NAME_UNKNOWN");
    missing.get("manifests/v1").refused(404, "NAME_UNKNOWN");
}

#[test]
fn what_is_no_manifest_is_refused() {
    let repository = repository();
    for bytes in ["", "hello", "[]", "{", "{}{}", "{\"schemaVersion\": 2, \"schemaVersion\": 2}"] {
        repository.put_manifest("v1", MANIFEST, bytes.as_bytes()).refused(400, "MANIFEST_INVALID");
    }
    for more in [json!({"schemaVersion": 3}), json!({"config": null}), json!({"layers": "none"})] {
        repository.put_manifest("v1", MANIFEST, &artifact(more)).refused(400, "MANIFEST_INVALID");
    }
}
