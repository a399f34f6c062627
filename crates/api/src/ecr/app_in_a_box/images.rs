use aws::models::ecr::{
    CompleteLayerUpload, CreateRepository, InitiateLayerUpload, PutImage, UploadLayerPart,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Actor;

/// An index of nothing, as small as an image can be; another note gives another digest.
pub(crate) fn index(note: &str) -> Value {
    json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [],
        "annotations": {"note": note},
    })
}

impl Actor<'_> {
    pub(crate) async fn create(&self, name: &str) -> Value {
        self.call::<CreateRepository>(json!({"repositoryName": name})).await.unwrap()
    }

    /// Begins an upload into `team/web`.
    pub(crate) async fn begin_upload(&self) -> String {
        let begun = self.call::<InitiateLayerUpload>(json!({"repositoryName": "team/web"})).await.unwrap();
        begun["uploadId"].as_str().unwrap().to_owned()
    }

    /// The body of an UploadLayerPart.
    pub(crate) fn part(id: &str, first: u64, bytes: &[u8]) -> Value {
        json!({
            "repositoryName": "team/web",
            "uploadId": id,
            "partFirstByte": first,
            "partLastByte": first + bytes.len() as u64 - 1,
            "layerPartBlob": STANDARD.encode(bytes),
        })
    }

    /// Pushes a layer into `team/web`; answers its descriptor.
    pub(crate) async fn push_layer(&self, bytes: &[u8]) -> Value {
        let id = self.begin_upload().await;
        self.call::<UploadLayerPart>(Self::part(&id, 0, bytes)).await.unwrap();
        let digest = oci::Digest::of(oci::Algorithm::Sha256, bytes).to_string();
        let body = json!({"repositoryName": "team/web", "uploadId": id, "layerDigests": [digest]});
        self.call::<CompleteLayerUpload>(body).await.unwrap();
        json!({
            "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
            "digest": digest,
            "size": bytes.len(),
        })
    }

    /// Puts a manifest into `team/web`; answers its digest.
    pub(crate) async fn put(&self, tag: Option<&str>, manifest: &Value) -> String {
        let mut body = json!({"repositoryName": "team/web", "imageManifest": manifest.to_string()});
        if let Some(tag) = tag {
            body["imageTag"] = json!(tag);
        }
        let put = self.call::<PutImage>(body).await.unwrap();
        put["image"]["imageId"]["imageDigest"].as_str().unwrap().to_owned()
    }
}
