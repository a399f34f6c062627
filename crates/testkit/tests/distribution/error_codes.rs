//! Section "Error Codes": the envelope, and each code of the table where it is due. That no answer has another form or
//! code is checked with every request of this suite.

use crate::answer::Reading;
use crate::content::{EMPTY, MANIFEST, artifact, descriptor, unknown_digest};
use crate::registry::Registry;
use crate::repository::Repository;
use serde_json::json;
use testkit::digest;

#[test]
fn an_error_has_a_code_and_a_message() {
    let answer = Repository::new().get("manifests/v1").expect(404);
    assert_eq!(answer.header("content-type"), "application/json");
    let body = answer.json();
    assert_eq!(body["errors"].as_array().map(Vec::len), Some(1), "{body}");
    assert_eq!(body["errors"][0]["code"], "MANIFEST_UNKNOWN");
    assert!(body["errors"][0]["message"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
}

#[test]
fn blob_unknown() {
    Repository::new().get(&format!("blobs/{}", unknown_digest())).refused(404, "BLOB_UNKNOWN");
}

#[test]
fn blob_upload_invalid() {
    let repository = Repository::new();
    repository.patch(&repository.begin(), 7, b"hello").refused(416, "BLOB_UPLOAD_INVALID");
}

#[test]
fn blob_upload_unknown() {
    Repository::new().get("blobs/uploads/nobodys").refused(404, "BLOB_UPLOAD_UNKNOWN");
}

#[test]
fn digest_invalid() {
    let repository = Repository::new();
    repository.put(&repository.begin(), &digest(b"hello"), b"good bye").refused(400, "DIGEST_INVALID");
}

#[test]
fn manifest_blob_unknown() {
    let manifest = artifact(json!({"layers": [descriptor(EMPTY, b"absent")]}));
    Repository::new().put_manifest("v1", MANIFEST, &manifest).refused(400, "MANIFEST_BLOB_UNKNOWN");
}

#[test]
fn manifest_invalid() {
    Repository::new().put_manifest("v1", MANIFEST, b"no manifest").refused(400, "MANIFEST_INVALID");
}

/// With ECR's words, which people search for.
#[test]
fn manifest_unknown() {
    let answer = Repository::new().get("manifests/v1").refused(404, "MANIFEST_UNKNOWN");
    assert_eq!(answer.json()["errors"][0]["message"], "Requested image not found");
}

#[test]
fn name_invalid() {
    Registry::shared().get("/v2/Team/Web/manifests/v1").refused(400, "NAME_INVALID");
}

/// With ECR's words, which people search for.
#[test]
fn name_unknown() {
    let answer = Repository::missing().get("manifests/v1").refused(404, "NAME_UNKNOWN");
    let expected = "The repository with name 'team/missing' does not exist in the registry with id \
                    '123456789012'";
    assert_eq!(answer.json()["errors"][0]["message"], expected);
}

#[test]
fn size_invalid() {
    let endless = vec![b' '; (4 << 20) + 1];
    Repository::new().put_manifest("v1", MANIFEST, &endless).refused(413, "SIZE_INVALID");
}

/// ECR answers in plain text, which the specification allows.
#[test]
fn unauthorized() {
    let answer = Registry::shared().presenting(None).get("/v2/").expect(401);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
}

#[test]
fn denied_in_another_region() {
    let registry = Registry::shared();
    let host = [("Host", "123456789012.dkr.ecr.ap-south-1.amazonaws.com")];
    registry.send("GET", "/v2/team/web/manifests/v1", &host, "").refused(403, "DENIED");
}

#[test]
fn denied_in_another_account() {
    let registry = Registry::shared();
    let host = [("Host", "999999999999.dkr.ecr.us-east-1.amazonaws.com")];
    let answer = registry.send("GET", "/v2/team/web/manifests/v1", &host, "").refused(403, "DENIED");
    let message = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("is not authorized to perform: ecr:BatchGetImage"), "{message}");
}

#[test]
fn unsupported() {
    Repository::new().delete("tags/list").refused(405, "UNSUPPORTED");
}

/// A principal has at most 1,000 uploads under way.
#[test]
fn too_many_requests() {
    let repository = Repository::at(Registry::of_its_own(), "team/web");
    let locations: Vec<_> = (0..1000).map(|_| repository.begin()).collect();
    repository.post("blobs/uploads/").refused(429, "TOOMANYREQUESTS");
    repository.delete(&locations[0]).expect(204);
    repository.post("blobs/uploads/").expect(202);
}
