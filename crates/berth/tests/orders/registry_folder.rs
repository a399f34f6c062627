//! The storage folder of a `registry:2`, made by hand.

use std::path::{Path, PathBuf};

use oci::{Algorithm, Digest};
use serde_json::{Value, json};

/// The folder, by the registry's `rootdirectory`.
pub(crate) struct RegistryFolder(PathBuf);

impl RegistryFolder {
    pub(crate) fn new(root: &Path) -> Self {
        std::fs::create_dir_all(root.join("docker/registry/v2/repositories")).unwrap();
        Self(root.to_owned())
    }

    /// `folder:PATH`.
    pub(crate) fn source(&self) -> String {
        format!("folder:{}", self.0.display())
    }

    fn at(&self, path: &str, bytes: &[u8]) {
        let file = self.0.join("docker/registry/v2").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// Keeps bytes; answers a descriptor of them.
    pub(crate) fn blob(&self, media_type: &str, bytes: &[u8]) -> Value {
        let digest = Digest::of(Algorithm::Sha256, bytes).to_string();
        let hex = digest.strip_prefix("sha256:").unwrap();
        self.at(&format!("blobs/sha256/{}/{hex}/data", &hex[..2]), bytes);
        json!({"mediaType": media_type, "digest": digest, "size": bytes.len()})
    }

    fn manifest(&self, repository: &str, tags: &[&str], manifest: &Value) -> Value {
        let kept = self.blob(manifest["mediaType"].as_str().unwrap(), manifest.to_string().as_bytes());
        let digest = kept["digest"].as_str().unwrap();
        let (at, hex) =
            (format!("repositories/{repository}/_manifests"), digest.strip_prefix("sha256:").unwrap());
        self.at(&format!("{at}/revisions/sha256/{hex}/link"), digest.as_bytes());
        for tag in tags {
            self.at(&format!("{at}/tags/{tag}/current/link"), digest.as_bytes());
        }
        kept
    }

    /// Keeps an image of one layer; answers its descriptor.
    pub(crate) fn image(&self, repository: &str, tags: &[&str], says: &str) -> Value {
        let manifest = json!({
            "schemaVersion": 2, "mediaType": oci::media_type::OCI_MANIFEST,
            "config": self.blob(oci::media_type::OCI_CONFIG, b"{}"),
            "layers": [self.blob(oci::media_type::OCI_LAYER_GZIP, says.as_bytes())],
        });
        self.manifest(repository, tags, &manifest)
    }

    /// Keeps an index of images.
    pub(crate) fn index(&self, repository: &str, tags: &[&str], images: &[Value]) {
        let index = json!({"schemaVersion": 2, "mediaType": oci::media_type::OCI_INDEX, "manifests": images});
        self.manifest(repository, tags, &index);
    }

    /// Deletes an image as the registry does: its data stays.
    pub(crate) fn delete(&self, repository: &str, image: &Value) {
        let hex = image["digest"].as_str().unwrap().strip_prefix("sha256:").unwrap();
        let link =
            format!("docker/registry/v2/repositories/{repository}/_manifests/revisions/sha256/{hex}/link");
        std::fs::remove_file(self.0.join(link)).unwrap();
    }

    /// Loses a layer.
    pub(crate) fn lose(&self, says: &str) {
        self.lose_blob(&Digest::of(Algorithm::Sha256, says.as_bytes()).to_string());
    }

    /// Loses a blob, or a manifest.
    pub(crate) fn lose_blob(&self, digest: &str) {
        let hex = digest.strip_prefix("sha256:").unwrap();
        let file = format!("docker/registry/v2/blobs/sha256/{}/{hex}/data", &hex[..2]);
        std::fs::remove_file(self.0.join(file)).unwrap();
    }
}
