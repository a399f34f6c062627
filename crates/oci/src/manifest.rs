//! Manifests and indexes, read from their exact bytes.

mod document;
mod error;
mod soundness;

use std::collections::BTreeMap;

pub use error::ManifestError;

use crate::{Digest, media_type};

/// The deepest nesting of objects and arrays that a manifest may have.
pub const MAX_DEPTH: usize = 32;
/// The most descriptors that a manifest may have, all kinds together.
pub const MAX_DESCRIPTORS: usize = 10_000;
/// The most keys that one object of a manifest may have: annotations, mainly.
pub const MAX_KEYS: usize = 10_000;

/// What a registry needs to know of a manifest: an image, an index, or a document of a type unknown here.
///
/// It is read from the pushed bytes and never written back: the manifest is those bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The media type to store and serve it with.
    pub media_type: String,
    /// The document's `artifactType`, if it has one that is not empty.
    pub artifact_type: Option<String>,
    /// The configuration.
    pub config: Option<Descriptor>,
    /// The layers in order; for a type unknown here also what stands in `blobs`.
    pub layers: Vec<Descriptor>,
    /// The manifests that an index lists.
    pub manifests: Vec<Descriptor>,
    /// The manifest that this one refers to. It need not exist.
    pub subject: Option<Descriptor>,
    /// The document's annotations.
    pub annotations: BTreeMap<String, String>,
}

/// A pointer to content (OCI image-spec, descriptor.md).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// What the content is.
    pub media_type: String,
    /// The content's digest.
    pub digest: Digest,
    /// The content's length in bytes, at most `i64::MAX`. It is a claim.
    pub size: u64,
    /// What kind of artifact the content is, if the descriptor says so.
    pub artifact_type: Option<String>,
    /// What the content runs on, if the descriptor says so.
    pub platform: Option<Platform>,
    /// The descriptor's annotations.
    pub annotations: BTreeMap<String, String>,
}

/// What an image runs on.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(expecting = "a platform")]
pub struct Platform {
    /// The processor, in Go's words: `amd64`, `arm64`.
    pub architecture: Option<String>,
    /// The operating system, in Go's words: `linux`, `windows`.
    pub os: Option<String>,
    /// The version of the operating system.
    #[serde(rename = "os.version")]
    pub os_version: Option<String>,
    /// The variant of the processor: `v8`.
    pub variant: Option<String>,
}

impl Manifest {
    /// Reads a manifest. `declared` is the media type that came with the bytes (a `Content-Type`, whose
    /// parameters are dropped, or the API's `imageManifestMediaType`); it and the document's own `mediaType`
    /// must agree where both are there.
    ///
    /// Any media type is taken. One that is unknown here is read like an image if the document has `config`,
    /// `layers` or `blobs`, like an index if it has `manifests`, and has no references if it has none of them.
    ///
    /// # Errors
    /// See [`ManifestError`]: what two readers could understand in two ways is refused.
    pub fn parse(bytes: &[u8], declared: Option<&str>) -> Result<Manifest, ManifestError> {
        let text = soundness::check(bytes)?;
        document::Document::read(text)?.into_manifest(declared)
    }

    /// The blobs that must exist in the repository: the configuration and the layers, those excepted that are
    /// not distributable. A blob that the manifest names twice comes twice.
    pub fn blobs(&self) -> impl Iterator<Item = &Descriptor> {
        self.config
            .iter()
            .chain(self.layers.iter().filter(|layer| !media_type::is_nondistributable(&layer.media_type)))
    }

    /// The manifests that must exist in the repository: those that an index lists.
    pub fn children(&self) -> &[Descriptor] {
        &self.manifests
    }

    /// Whether this is a list of manifests and not an image.
    pub fn is_index(&self) -> bool {
        media_type::is_index(&self.media_type) || !self.manifests.is_empty()
    }

    /// The `artifactType` with which the referrers API lists this manifest: its own, else its configuration's
    /// media type (OCI distribution-spec, "Listing Referrers").
    pub fn referrer_artifact_type(&self) -> Option<&str> {
        self.artifact_type.as_deref().or_else(|| self.config_media_type())
    }

    /// The media type of the configuration.
    pub fn config_media_type(&self) -> Option<&str> {
        self.config.as_ref().map(|config| config.media_type.as_str())
    }

    /// The bytes that the configuration and the layers claim to have together, at most `i64::MAX`.
    pub fn content_size(&self) -> u64 {
        let sum =
            self.config.iter().chain(&self.layers).fold(0, |sum: u64, part| sum.saturating_add(part.size));
        sum.min(i64::MAX as u64)
    }
}
