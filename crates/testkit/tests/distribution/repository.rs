//! Somebody at work in one repository.

use crate::answer::Reading;
use crate::content::{INDEX, MANIFEST, NOTHING, artifact, index};
use crate::registry::Registry;
use reqwest::blocking::Body;
use serde_json::Value;
use testkit::image::Image;
use testkit::{Answer, digest};

/// The media type of a blob's bytes on the wire.
const OCTETS: (&str, &str) = ("Content-Type", "application/octet-stream");

/// A repository and somebody who may do anything in it.
pub(crate) struct Repository {
    registry: Registry,
    name: String,
}

impl Repository {
    /// A new one, on the shared server.
    pub(crate) fn new() -> Self {
        Self::named(&Registry::unused_name())
    }

    /// A new one of this name, on the shared server.
    pub(crate) fn named(name: &str) -> Self {
        Self::at(Registry::shared(), name)
    }

    /// A new one of this name.
    pub(crate) fn at(registry: Registry, name: &str) -> Self {
        registry.create(name);
        Self { registry, name: name.to_owned() }
    }

    /// One that nobody made.
    pub(crate) fn missing() -> Self {
        Self { registry: Registry::shared(), name: "team/missing".to_owned() }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The registry that it is in.
    pub(crate) fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Sends a request. `target` is what follows the name, or a whole URL as in `Location`.
    pub(crate) fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        if target.starts_with('/') || target.contains("://") {
            self.registry.send(method, target, headers, body)
        } else {
            self.registry.send(method, &format!("/v2/{}/{target}", self.name), headers, body)
        }
    }

    /// GET.
    pub(crate) fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &[], "")
    }

    /// GET with one more header.
    pub(crate) fn get_with(&self, target: &str, name: &str, value: &str) -> Answer {
        self.send("GET", target, &[(name, value)], "")
    }

    /// HEAD.
    pub(crate) fn head(&self, target: &str) -> Answer {
        self.send("HEAD", target, &[], "")
    }

    /// DELETE.
    pub(crate) fn delete(&self, target: &str) -> Answer {
        self.send("DELETE", target, &[], "")
    }

    /// POST without a body.
    pub(crate) fn post(&self, target: &str) -> Answer {
        self.send("POST", target, &[], "")
    }

    /// Begins an upload; gives its location.
    pub(crate) fn begin(&self) -> String {
        self.post("blobs/uploads/").expect(202).header("location").to_owned()
    }

    /// Begins an upload that then holds `bytes`; gives its location.
    pub(crate) fn begin_with(&self, bytes: &[u8]) -> String {
        self.patch(&self.begin(), 0, bytes).expect(202).header("location").to_owned()
    }

    /// PATCH with the chunk that begins at `offset`.
    pub(crate) fn patch(&self, location: &str, offset: usize, bytes: &[u8]) -> Answer {
        let range = range(offset, bytes);
        self.send("PATCH", location, &[OCTETS, ("Content-Range", range.as_str())], bytes.to_vec())
    }

    /// The PUT that ends an upload, with its last bytes.
    pub(crate) fn put(&self, location: &str, digest: &str, bytes: &[u8]) -> Answer {
        self.send("PUT", &with_digest(location, digest), &[OCTETS], bytes.to_vec())
    }

    /// The PUT that ends an upload with the chunk that begins at `offset`.
    pub(crate) fn put_chunk(&self, location: &str, digest: &str, offset: usize, bytes: &[u8]) -> Answer {
        let range = range(offset, bytes);
        let headers = [OCTETS, ("Content-Range", range.as_str())];
        self.send("PUT", &with_digest(location, digest), &headers, bytes.to_vec())
    }

    /// Pushes a blob; gives its digest.
    pub(crate) fn push_blob(&self, bytes: &[u8]) -> String {
        let digest = digest(bytes);
        self.put(&self.begin(), &digest, bytes).expect(201);
        digest
    }

    /// PUT of a manifest.
    pub(crate) fn put_manifest(&self, reference: &str, kind: &str, bytes: &[u8]) -> Answer {
        self.send("PUT", &format!("manifests/{reference}"), &[("Content-Type", kind)], bytes.to_vec())
    }

    /// Pushes an image whose one file says `words`, with its blobs, under `tag`.
    pub(crate) fn push_image(&self, tag: &str, words: &str) -> Image {
        let image = Image::saying(words);
        self.push_blob(&image.config);
        self.push_blob(&image.layer);
        self.put_manifest(tag, image.format.manifest(), &image.manifest).expect(201);
        image
    }

    /// Pushes an artifact with the members of `more`, by its digest, which it gives.
    pub(crate) fn push_artifact(&self, more: Value) -> String {
        self.push_blob(NOTHING);
        self.push_by_digest(MANIFEST, &artifact(more))
    }

    /// Pushes an index with the members of `more`, by its digest, which it gives.
    pub(crate) fn push_index(&self, more: Value) -> String {
        self.push_by_digest(INDEX, &index(more))
    }

    fn push_by_digest(&self, kind: &str, manifest: &[u8]) -> String {
        let digest = digest(manifest);
        self.put_manifest(&digest, kind, manifest).expect(201);
        digest
    }

    /// All pages of a list, from `target` on.
    pub(crate) fn pages(&self, target: &str) -> Vec<Answer> {
        let mut pages = vec![self.get(target).expect(200)];
        while let Some(next) = pages.last().and_then(Reading::next) {
            assert!(pages.len() < 100, "an endless list: {next}");
            pages.push(self.get(&next).expect(200));
        }
        pages
    }
}

/// A location with the digest added to whatever query it has.
pub(crate) fn with_digest(location: &str, digest: &str) -> String {
    let joint = if location.contains('?') { '&' } else { '?' };
    format!("{location}{joint}digest={digest}")
}

fn range(offset: usize, bytes: &[u8]) -> String {
    format!("{offset}-{}", offset + bytes.len() - 1)
}
