//! What is pushed: random layers, and small images around them. All of it is made before a clock starts.

use oci::{Algorithm, Digest};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Read;

pub(super) const MIB: usize = 1024 * 1024;
pub(super) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

/// Bytes and their digest.
#[derive(Clone)]
pub(super) struct Blob {
    pub(super) bytes: Vec<u8>,
    pub(super) digest: String,
}

/// An image of one layer, and where it goes.
pub(super) struct Image {
    pub(super) repository: String,
    pub(super) tag: String,
    pub(super) layer: Blob,
    pub(super) config: Blob,
    pub(super) manifest: Blob,
}

/// `length` random bytes, which no server can compress or has seen.
pub(super) fn random(length: usize) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0; length];
    let filled = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    filled.map_err(|error| format!("/dev/urandom: {error}"))?;
    Ok(bytes)
}

/// The SHA-256 digest of `bytes`, as it is written in a request.
pub(super) fn digest(bytes: &[u8]) -> String {
    Digest::of(Algorithm::Sha256, bytes).to_string()
}

impl Blob {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let digest = digest(&bytes);
        Self { bytes, digest }
    }

    /// The configuration of an image with one layer; `name` makes it unlike others.
    pub(super) fn config(name: &str, layer: &Self) -> Self {
        let config = json!({
            "architecture": "amd64", "os": "linux", "author": name,
            "rootfs": { "type": "layers", "diff_ids": [layer.digest] },
        });
        Self::new(config.to_string().into_bytes())
    }

    fn descriptor(&self, media_type: &str) -> Value {
        json!({ "mediaType": media_type, "digest": self.digest, "size": self.bytes.len() })
    }
}

impl Image {
    /// An image whose manifest is `manifest_bytes` long, if it is not longer by itself.
    pub(super) fn new(
        (repository, tag): (String, String),
        layer: Blob,
        config: Blob,
        manifest_bytes: usize,
    ) -> Self {
        let text = |padding: usize| {
            let manifest = json!({
                "schemaVersion": 2, "mediaType": MANIFEST,
                "config": config.descriptor(CONFIG), "layers": [layer.descriptor(LAYER)],
                "annotations": {
                    "org.opencontainers.image.ref.name": format!("{repository}:{tag}"),
                    "org.opencontainers.image.description": ".".repeat(padding),
                },
            });
            manifest.to_string()
        };
        let manifest = text(manifest_bytes.saturating_sub(text(0).len()));
        let manifest = Blob::new(manifest.into_bytes());
        Self { repository, tag, layer, config, manifest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_names_its_blobs_and_has_the_asked_size() {
        let layer = Blob::new(random(1024).unwrap());
        let config = Blob::config("a", &layer);
        let image = Image::new(("r".to_owned(), "t".to_owned()), layer.clone(), config, 1519);
        assert_eq!(image.manifest.bytes.len(), 1519);
        let manifest: Value = serde_json::from_slice(&image.manifest.bytes).unwrap();
        assert_eq!(manifest["layers"][0]["digest"], layer.digest.as_str());
        assert_eq!(manifest["config"]["size"], image.config.bytes.len());
    }
}
