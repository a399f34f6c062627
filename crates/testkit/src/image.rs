//! Images to push: small ones in memory, layouts on disk. The same words always give the same digests.

mod layout;
mod tar;

use crate::digest;
use serde_json::{Value, json};

pub use layout::Layout;

/// The words that a format uses for its parts.
#[derive(Clone, Copy)]
pub enum Format {
    /// OCI image 1.1.
    Oci,
    /// Docker image manifest, version 2, schema 2.
    Docker,
}

impl Format {
    /// The media type of a manifest.
    pub fn manifest(self) -> &'static str {
        match self {
            Self::Oci => "application/vnd.oci.image.manifest.v1+json",
            Self::Docker => "application/vnd.docker.distribution.manifest.v2+json",
        }
    }

    /// The media type of a list of manifests.
    pub fn index(self) -> &'static str {
        match self {
            Self::Oci => "application/vnd.oci.image.index.v1+json",
            Self::Docker => "application/vnd.docker.distribution.manifest.list.v2+json",
        }
    }

    /// The media type of a configuration.
    pub fn config(self) -> &'static str {
        match self {
            Self::Oci => "application/vnd.oci.image.config.v1+json",
            Self::Docker => "application/vnd.docker.container.image.v1+json",
        }
    }

    /// The media type of an uncompressed layer.
    pub fn layer(self) -> &'static str {
        match self {
            Self::Oci => "application/vnd.oci.image.layer.v1.tar",
            Self::Docker => "application/vnd.docker.image.rootfs.diff.tar",
        }
    }
}

/// A small image: one uncompressed layer with one file, a configuration, a manifest.
pub struct Image {
    /// What its parts are called.
    pub format: Format,
    /// The layer: a tar archive.
    pub layer: Vec<u8>,
    /// The configuration.
    pub config: Vec<u8>,
    /// The manifest.
    pub manifest: Vec<u8>,
}

impl Image {
    /// An image for linux/amd64 whose one file says `words`.
    pub fn saying(words: &str) -> Self {
        Self::new(Format::Oci, "amd64", words)
    }

    /// An image for linux on `architecture` whose one file says `words`.
    pub fn new(format: Format, architecture: &str, words: &str) -> Self {
        let layer = tar::archive("words.txt", words.as_bytes());
        let config = config(architecture, &digest(&layer));
        let manifest = manifest(format, &config, &digest(&layer), layer.len() as u64);
        Self { format, layer, config, manifest }
    }

    /// The digest of its manifest.
    pub fn digest(&self) -> String {
        digest(&self.manifest)
    }
}

fn config(architecture: &str, diff_id: &str) -> Vec<u8> {
    let rootfs = json!({"type": "layers", "diff_ids": [diff_id]});
    let history = json!([{"created": "2026-01-01T00:00:00Z", "created_by": "testkit"}]);
    json!({
        "architecture": architecture, "os": "linux", "created": "2026-01-01T00:00:00Z",
        "config": {"Cmd": ["/words.txt"]}, "rootfs": rootfs, "history": history,
    })
    .to_string()
    .into_bytes()
}

fn manifest(format: Format, config: &[u8], layer: &str, layer_size: u64) -> Vec<u8> {
    json!({
        "schemaVersion": 2,
        "mediaType": format.manifest(),
        "config": descriptor(format.config(), &digest(config), config.len() as u64),
        "layers": [descriptor(format.layer(), layer, layer_size)],
    })
    .to_string()
    .into_bytes()
}

fn descriptor(media_type: &str, digest: &str, size: u64) -> Value {
    json!({"mediaType": media_type, "digest": digest, "size": size})
}
