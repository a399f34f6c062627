//! Section "Pushing Manifests", over the kinds of manifests that there are: each comes back byte for byte, as what it
//! was pushed.

use crate::answer::Reading;
use crate::content::{EMPTY, INDEX, MANIFEST, NOTHING, artifact, descriptor, index, sha512, unknown_digest};
use crate::repository::Repository;
use serde_json::{Value, json};
use testkit::image::{Format, Image};

/// Pushes a manifest by tag, and pulls it back.
fn there_and_back(repository: &Repository, kind: &str, manifest: &[u8]) {
    repository.put_manifest("v1", kind, manifest).expect(201);
    let answer = repository.get("manifests/v1").expect(200);
    assert_eq!(answer.header("content-type"), kind);
    assert_eq!(answer.body, manifest);
}

#[test]
fn docker_image() {
    let repository = Repository::new();
    let image = Image::new(Format::Docker, "amd64", "hello");
    repository.push_blob(&image.config);
    repository.push_blob(&image.layer);
    there_and_back(&repository, Format::Docker.manifest(), &image.manifest);
}

#[test]
fn docker_manifest_list() {
    let repository = Repository::new();
    let image = Image::new(Format::Docker, "amd64", "hello");
    repository.push_blob(&image.config);
    repository.push_blob(&image.layer);
    repository.put_manifest(&image.digest(), Format::Docker.manifest(), &image.manifest).expect(201);
    let mut child = descriptor(Format::Docker.manifest(), &image.manifest);
    child["platform"] = json!({"architecture": "amd64", "os": "linux"});
    let kind = Format::Docker.index();
    there_and_back(&repository, kind, &index(json!({"mediaType": kind, "manifests": [child]})));
}

#[test]
fn oci_image() {
    let repository = Repository::new();
    let image = repository.push_image("v1", "hello");
    there_and_back(&repository, MANIFEST, &image.manifest);
}

#[test]
fn oci_index() {
    let repository = Repository::new();
    let children = ["one", "other"].map(|words| {
        let image = repository.push_image(words, words);
        descriptor(MANIFEST, &image.manifest)
    });
    there_and_back(&repository, INDEX, &index(json!({"manifests": children})));
}

#[test]
fn index_without_manifests() {
    there_and_back(&Repository::new(), INDEX, &index(json!({})));
}

#[test]
fn index_of_indexes() {
    let repository = Repository::new();
    let inner = index(json!({}));
    repository.put_manifest("inner", INDEX, &inner).expect(201);
    there_and_back(&repository, INDEX, &index(json!({"manifests": [descriptor(INDEX, &inner)]})));
}

#[test]
fn artifact_with_the_empty_config() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    repository.push_blob(b"name: a chart");
    let layer = descriptor("application/vnd.example.chart.v1+yaml", b"name: a chart");
    let more = json!({"artifactType": "application/vnd.example.chart.v1", "layers": [layer]});
    there_and_back(&repository, MANIFEST, &artifact(more));
}

#[test]
fn artifact_with_a_config_of_its_own() {
    let repository = Repository::new();
    repository.push_blob(b"{\"name\": \"a chart\"}");
    let config = descriptor("application/vnd.example.config.v1+json", b"{\"name\": \"a chart\"}");
    there_and_back(&repository, MANIFEST, &artifact(json!({"config": config, "layers": []})));
}

#[test]
fn the_empty_blob_may_be_carried_inside() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let mut config = descriptor(EMPTY, NOTHING);
    config["data"] = json!("e30=");
    there_and_back(&repository, MANIFEST, &artifact(json!({"config": config})));
}

#[test]
fn layers_compressed_by_zstd() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    // The smallest zstd frame: no content.
    let frame = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x00, 0x01, 0x00, 0x00];
    repository.push_blob(&frame);
    let layer = descriptor("application/vnd.oci.image.layer.v1.tar+zstd", &frame);
    there_and_back(&repository, MANIFEST, &artifact(json!({"layers": [layer]})));
}

/// Windows base layers must not be given away, so that nobody may be asked to push them.
#[test]
fn layers_that_may_not_be_distributed_need_not_be_there() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let oci = "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";
    for kind in [oci, "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"] {
        let mut layer = descriptor(kind, b"elsewhere");
        layer["urls"] = json!(["https://example.test/layer"]);
        there_and_back(&repository, MANIFEST, &artifact(json!({"layers": [layer]})));
    }
}

#[test]
fn blobs_with_sha512_digests() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let long = sha512(b"hello");
    let layer = json!({"mediaType": "application/octet-stream", "digest": long, "size": 5});
    let manifest = artifact(json!({"layers": [layer]}));
    repository.put_manifest("v1", MANIFEST, &manifest).refused(400, "MANIFEST_BLOB_UNKNOWN");
    repository.put(&repository.begin(), &long, b"hello").expect(201);
    there_and_back(&repository, MANIFEST, &manifest);
}

#[test]
fn the_withdrawn_artifact_manifest() {
    let repository = Repository::new();
    repository.push_blob(b"a chart");
    let kind = "application/vnd.oci.artifact.manifest.v1+json";
    let blobs = json!([descriptor("application/vnd.example.chart.v1+yaml", b"a chart")]);
    let manifest = json!({"mediaType": kind, "artifactType": "application/vnd.example", "blobs": blobs});
    there_and_back(&repository, kind, manifest.to_string().as_bytes());
}

#[test]
fn a_kind_that_nobody_knows() {
    let kind = "application/vnd.example.wishes.v7+json";
    let manifest = json!({"wishes": [{"digest": "none", "size": -1}], "mediaType": kind});
    there_and_back(&Repository::new(), kind, manifest.to_string().as_bytes());
}

#[test]
fn docker_schema_1_is_refused_by_name() {
    let layers = json!([{"blobSum": unknown_digest()}]);
    let manifest = json!({"schemaVersion": 1, "name": "a", "tag": "v1", "fsLayers": layers, "history": []});
    for version in ["json", "prettyjws"] {
        let kind = format!("application/vnd.docker.distribution.manifest.v1+{version}");
        let answer = Repository::new().put_manifest("v1", &kind, manifest.to_string().as_bytes());
        let text = answer.refused(400, "MANIFEST_INVALID").json()["errors"][0]["message"].clone();
        assert!(text.as_str().is_some_and(|text| text.contains("schema 1")), "{text}");
    }
}

/// One document that two clients could take for two things is none.
#[test]
fn a_manifest_that_is_two_kinds_at_once_is_refused() {
    let repository = Repository::new();
    repository.push_blob(NOTHING);
    let list: Value = json!({"manifests": []});
    repository.put_manifest("v1", MANIFEST, &artifact(list)).refused(400, "MANIFEST_INVALID");
    let layers = json!({"layers": [descriptor(EMPTY, NOTHING)]});
    repository.put_manifest("v1", INDEX, &index(layers)).refused(400, "MANIFEST_INVALID");
}
