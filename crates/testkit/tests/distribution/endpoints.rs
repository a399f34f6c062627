//! Section "Endpoints": how a path is read.

use crate::answer::Reading;
use crate::content::{MANIFEST, descriptor, unknown_digest};
use crate::registry::Registry;
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;

/// Names whose segments could be taken for an endpoint's.
const NAMES: &[&str] = &[
    "manifests/v1",
    "team/manifests",
    "team/blobs",
    "team/blobs/uploads",
    "team/tags/list",
    "team/referrers/v2",
    "v2/v2",
    "blobs/uploads/manifests/tags",
];

#[test]
fn every_endpoint_works_whatever_the_segments_of_a_name() {
    for name in NAMES {
        let repository = Repository::named(name);
        let image = repository.push_image("v1", name);
        let referrer = repository.push_artifact(json!({"subject": descriptor(MANIFEST, &image.manifest)}));
        assert_eq!(repository.get("manifests/v1").expect(200).body, image.manifest, "{name}");
        let layer = repository.get(&format!("blobs/{}", digest(&image.layer))).expect(200);
        assert_eq!(layer.body, image.layer, "{name}");
        let tags = repository.get("tags/list").expect(200).json();
        assert_eq!(tags, json!({"name": name, "tags": ["v1"]}));
        let list = repository.get(&format!("referrers/{}", image.digest())).expect(200).json();
        assert_eq!(list["manifests"][0]["digest"], referrer);
        repository.delete("manifests/v1").expect(202);
        repository.delete(&repository.begin()).expect(204);
    }
}

#[test]
fn a_tag_may_be_called_like_an_endpoint() {
    let repository = Repository::new();
    for tag in ["list", "uploads", "manifests", "_catalog"] {
        let image = repository.push_image(tag, tag);
        assert_eq!(repository.get(&format!("manifests/{tag}")).expect(200).body, image.manifest);
    }
}

#[test]
fn uploads_begin_with_or_without_the_last_slash() {
    let repository = Repository::new();
    repository.post("blobs/uploads").expect(202);
    repository.post("blobs/uploads/").expect(202);
}

#[test]
fn the_name_in_a_path_is_not_decoded() {
    let repository = Repository::new();
    repository.push_image("v1", "hello");
    let encoded = repository.name().replace('/', "%2F");
    repository.get(&format!("/v2/{encoded}/manifests/v1")).expect(404);
}

#[test]
fn paths_that_lead_nowhere_are_404() {
    let registry = Registry::shared();
    for path in ["/v2/team", "/v2/team/web", "/v2//manifests/v1", "/v2/manifests/v1", "/v2/team/tags/v1"] {
        registry.get(path).expect(404);
    }
}

#[test]
fn methods_that_an_endpoint_does_not_have_are_405_and_say_which_it_has() {
    let repository = Repository::new();
    let unknown = unknown_digest();
    let blob = format!("blobs/{unknown}");
    let referrers = format!("referrers/{unknown}");
    for (method, target, allowed) in [
        ("POST", "manifests/v1", "GET, HEAD, PUT, DELETE"),
        ("PUT", &blob, "GET, HEAD, DELETE"),
        ("GET", "blobs/uploads/", "POST"),
        ("POST", &repository.begin(), "GET, PUT, PATCH, DELETE"),
        ("DELETE", "tags/list", "GET"),
        ("POST", &referrers, "GET"),
        ("PUT", "/v2/_catalog", "GET"),
        ("POST", "/v2/", "GET, HEAD"),
    ] {
        let answer = repository.send(method, target, &[], "").refused(405, "UNSUPPORTED");
        assert_eq!(answer.header("allow"), allowed, "{method} {target}");
    }
}
