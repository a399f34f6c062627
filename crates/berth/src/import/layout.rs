//! An OCI image layout (image-spec, "image-layout.md"): `index.json`, and `blobs/ALGORITHM/HEX`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use oci::{Digest, Reference};
use registry::{Body, Original};
use serde::Deserialize;

use super::folder::{holds, not_there, read, streamed};
use super::{ImportError, MANIFEST, Names, checked};

/// Names on one page.
const PAGE: usize = 50;
/// The annotation that holds a tag, or a name that ends in one.
const REF_NAME: &str = "org.opencontainers.image.ref.name";
/// The annotation that containerd and Docker put the full name in.
const IMAGE_NAME: &str = "io.containerd.image.name";

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
        let name = name.split_once('@').map_or(name.as_str(), |(name, _)| name);
        Some(name.rsplit_once(':').map_or(name, |(_, tag)| tag))
            .filter(|tag| !tag.is_empty() && !tag.contains('/'))
    }

    /// Its digest and its full name, as far as it has one.
    fn told(&self) -> String {
        let name = self.annotations.get(IMAGE_NAME).or_else(|| self.annotations.get(REF_NAME));
        name.map_or_else(|| self.digest.clone(), |name| format!("{} ({name})", self.digest))
    }
}

impl Index {
    /// The images that go by a tag, each once.
    fn tagged(&self, tag: &str) -> Vec<&Descriptor> {
        let all = self.manifests.iter().filter(|it| it.tag() == Some(tag));
        all.map(|it| (it.digest.as_str(), it)).collect::<BTreeMap<_, _>>().into_values().collect()
    }

    /// Tags that are those of several images, and what is told of them.
    fn clashes(&self) -> BTreeMap<&str, String> {
        let tags: BTreeSet<&str> = self.manifests.iter().filter_map(Descriptor::tag).collect();
        let images = tags.into_iter().map(|tag| (tag, self.tagged(tag)));
        images.filter(|(_, images)| images.len() > 1).map(|(tag, images)| (tag, clash(&images))).collect()
    }
}

/// Which images have one tag.
fn clash(images: &[&Descriptor]) -> String {
    let told: Vec<_> = images.iter().map(|it| it.told()).collect();
    format!("{} images have this tag and go by their digests alone: {}", images.len(), told.join(", "))
}

impl Layout {
    pub(super) fn new(path: &str) -> Self {
        Self { root: PathBuf::from(path) }
    }

    pub(super) async fn check(&self) -> Result<(), ImportError> {
        match holds(&self.root.join("index.json")).await? {
            true => Ok(()),
            false => Err(not_there(&self.root, "OCI layout", "index.json").await),
        }
    }

    /// Tags, and the digests of images that have none of their own.
    pub(super) async fn references(&self, after: &str) -> Result<Names, ImportError> {
        let index = self.index().await?;
        let clashes = index.clashes();
        let name = |it: &Descriptor| {
            let tag = it.tag().filter(|tag| !clashes.contains_key(tag));
            tag.unwrap_or(it.digest.as_str()).to_owned()
        };
        let mut all: Vec<String> = index.manifests.iter().map(name).collect();
        all.sort();
        all.dedup();
        let mut page = Names::page(all, after, PAGE);
        let digest = |it: &Descriptor| Some((name(it), Digest::parse(&it.digest).ok()?));
        page.digests = index.manifests.iter().filter_map(digest).collect();
        if after.is_empty() {
            page.apart = clashes.iter().map(|(tag, why)| ((*tag).to_owned(), why.clone())).collect();
        }
        Ok(page)
    }

    pub(super) async fn manifest(&self, reference: &Reference) -> Result<Original, ImportError> {
        let index = self.index().await?;
        let text = reference.to_string();
        let listed = match reference {
            Reference::Tag(_) => index.tagged(&text),
            Reference::Digest(_) => index.manifests.iter().filter(|it| it.digest == text).take(1).collect(),
        };
        let digest = match (&listed[..], reference) {
            ([listed], _) => Digest::parse(&listed.digest)
                .map_err(|error| ImportError::Broken(format!("index.json: {error}")))?,
            (_, Reference::Digest(digest)) => *digest,
            ([], Reference::Tag(tag)) => {
                return Err(ImportError::Broken(format!("index.json names no '{tag}'")));
            }
            (several, Reference::Tag(_)) => return Err(ImportError::Broken(clash(several))),
        };
        let bytes = read(&self.blob_path(&digest), MANIFEST).await?;
        let media_type = listed.first().and_then(|it| it.media_type.clone());
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
