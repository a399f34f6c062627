//! An OCI image layout (image-spec, "image-layout.md"): `index.json`, and `blobs/ALGORITHM/HEX`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use oci::{Digest, Reference};
use registry::{Body, Original};
use serde::Deserialize;

use super::folder::{holds, read, streamed};
use super::{ImportError, MANIFEST, Names, checked};

/// Names on one page.
const PAGE: usize = 50;
/// The annotation that holds a tag, or a name that ends in one.
const REF_NAME: &str = "org.opencontainers.image.ref.name";

/// The folder.
#[derive(Debug)]
pub struct Layout {
    root: PathBuf,
}

#[derive(Deserialize)]
struct Index {
    #[serde(default)]
    manifests: Vec<Descriptor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    digest: String,
    media_type: Option<String>,
    #[serde(default)]
    annotations: BTreeMap<String, String>,
}

impl Descriptor {
    /// The tag by which it goes: of `host/name:tag`, the tag.
    fn tag(&self) -> Option<&str> {
        let name = self.annotations.get(REF_NAME)?;
        Some(name.rsplit_once(':').map_or(name.as_str(), |(_, tag)| tag)).filter(|tag| !tag.contains('/'))
    }
}

impl Layout {
    pub(super) fn new(path: &str) -> Self {
        Self { root: PathBuf::from(path) }
    }

    pub(super) async fn check(&self) -> Result<(), ImportError> {
        match holds(&self.root.join("index.json")).await? {
            true => Ok(()),
            false => Err(ImportError::NotThere {
                path: self.root.clone(),
                what: "OCI layout",
                there: holds(&self.root).await?,
                looked_for: "index.json",
            }),
        }
    }

    pub(super) async fn references(&self, after: &str) -> Result<Names, ImportError> {
        let index = self.index().await?;
        let all = index.manifests.iter().map(|it| it.tag().map_or_else(|| it.digest.clone(), str::to_owned));
        let mut all: Vec<String> = all.collect();
        all.sort();
        all.dedup();
        Ok(Names::page(all, after, PAGE))
    }

    pub(super) async fn manifest(&self, reference: &Reference) -> Result<Original, ImportError> {
        let index = self.index().await?;
        let text = reference.to_string();
        let listed = index.manifests.iter().find(|it| it.tag() == Some(text.as_str()) || it.digest == text);
        let digest = match (listed, reference) {
            (Some(listed), _) => Digest::parse(&listed.digest)
                .map_err(|error| ImportError::Broken(format!("index.json: {error}")))?,
            (None, Reference::Digest(digest)) => *digest,
            (None, Reference::Tag(tag)) => {
                return Err(ImportError::Broken(format!("index.json names no '{tag}'")));
            }
        };
        let bytes = read(&self.blob_path(&digest), MANIFEST).await?;
        let media_type = listed.and_then(|it| it.media_type.clone());
        checked(Some(digest), media_type, bytes)
    }

    pub(super) async fn blob(&self, digest: &Digest) -> Result<Body, ImportError> {
        streamed(self.blob_path(digest)).await
    }

    async fn index(&self) -> Result<Index, ImportError> {
        let path = self.root.join("index.json");
        let index = serde_json::from_slice(&read(&path, MANIFEST).await?);
        index.map_err(|error| ImportError::Broken(format!("{}: {error}", path.display())))
    }

    fn blob_path(&self, digest: &Digest) -> PathBuf {
        let text = digest.to_string();
        let (algorithm, hex) = text.split_once(':').unwrap_or_default();
        self.root.join("blobs").join(algorithm).join(hex)
    }
}
