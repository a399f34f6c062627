//! What is pushed: manifests from a few words, digests.

use serde_json::{Value, json};
use sha2::{Digest, Sha512};
use testkit::digest;

/// Media type of an OCI image manifest.
pub(crate) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// Media type of an OCI index.
pub(crate) const INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// Media type of a blob that says nothing.
pub(crate) const EMPTY: &str = "application/vnd.oci.empty.v1+json";
/// What such a blob holds.
pub(crate) const NOTHING: &[u8] = b"{}";

/// The SHA-512 digest of `bytes`.
pub(crate) fn sha512(bytes: &[u8]) -> String {
    format!("sha512:{}", hex::encode(Sha512::digest(bytes)))
}

/// The digest of bytes that nobody pushed.
pub(crate) fn unknown_digest() -> String {
    digest(b"nobody pushed this")
}

/// A descriptor of `bytes`.
pub(crate) fn descriptor(media_type: &str, bytes: &[u8]) -> Value {
    json!({"mediaType": media_type, "digest": digest(bytes), "size": bytes.len()})
}

/// An OCI image manifest with the empty config and the empty layer, and the members of `more`, which may replace those.
pub(crate) fn artifact(more: Value) -> Vec<u8> {
    let empty = descriptor(EMPTY, NOTHING);
    let manifest = json!({"schemaVersion": 2, "mediaType": MANIFEST, "config": empty, "layers": [empty]});
    with(manifest, more)
}

/// An OCI index without manifests, and the members of `more`, which may replace that.
pub(crate) fn index(more: Value) -> Vec<u8> {
    with(json!({"schemaVersion": 2, "mediaType": INDEX, "manifests": []}), more)
}

fn with(mut document: Value, more: Value) -> Vec<u8> {
    let Value::Object(more) = more else { panic!("{more} is no object") };
    document.as_object_mut().unwrap().extend(more);
    document.to_string().into_bytes()
}
