//! What is pushed: a layer of one's own upon a base that others have too.

use serde_json::{Value, json};
use testkit::digest;
use testkit::image::Format;

/// A blob and its digest.
#[derive(Clone)]
pub(crate) struct Blob {
    pub(crate) digest: String,
    pub(crate) bytes: Vec<u8>,
}

/// An image of a base, a layer and a configuration.
pub(crate) struct Image {
    pub(crate) repository: &'static str,
    pub(crate) digest: String,
    pub(crate) manifest: Vec<u8>,
    pub(crate) blobs: [Blob; 3],
    pub(crate) living: bool,
}

impl Blob {
    fn saying(words: &str, bytes: usize) -> Self {
        let bytes = words.bytes().cycle().take(bytes.max(words.len())).collect::<Vec<u8>>();
        Self { digest: digest(&bytes), bytes }
    }
}

impl Image {
    pub(crate) fn new(repository: &'static str, base: usize, words: &str) -> Self {
        let blobs = [
            Blob::saying(&format!("base {base} "), 200_000),
            Blob::saying(&format!("layer of {words} "), 2000),
            Blob::saying(&json!({ "architecture": "amd64", "os": "linux", "author": words }).to_string(), 0),
        ];
        let format = Format::Oci;
        let named = |blob: &Blob, kind: &str| -> Value {
            json!({ "mediaType": kind, "digest": blob.digest, "size": blob.bytes.len() })
        };
        let manifest = json!({
            "schemaVersion": 2, "mediaType": format.manifest(), "config": named(&blobs[2], format.config()),
            "layers": [named(&blobs[0], format.layer()), named(&blobs[1], format.layer())],
        });
        let manifest = manifest.to_string().into_bytes();
        Self { repository, digest: digest(&manifest), manifest, blobs, living: true }
    }
}
