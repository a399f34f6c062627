use bytes::Bytes;
use oci::{Algorithm, Digest, media_type};
use serde_json::{Value, json};

pub(super) fn digest(content: &[u8]) -> Digest {
    Digest::of(Algorithm::Sha256, content)
}

pub(super) fn sha512(content: &[u8]) -> Digest {
    Digest::of(Algorithm::Sha512, content)
}

/// A manifest and the blobs that it names.
#[derive(Clone)]
pub(super) struct Picture {
    pub(super) bytes: Bytes,
    pub(super) media_type: Option<String>,
    /// The digest that the pusher names.
    pub(super) named: Option<Digest>,
    pub(super) blobs: Vec<Vec<u8>>,
}

impl Picture {
    fn of(document: &Value, blobs: Vec<Vec<u8>>) -> Self {
        Self { bytes: document.to_string().into(), media_type: None, named: None, blobs }
    }

    pub(super) fn digest(&self) -> Digest {
        self.named.unwrap_or_else(|| digest(&self.bytes))
    }

    /// The same, pushed by this digest.
    pub(super) fn named(self, digest: Digest) -> Self {
        Self { named: Some(digest), ..self }
    }
}

fn descriptor(media_type: &str, content: &[u8]) -> Value {
    json!({"mediaType": media_type, "digest": digest(content).to_string(), "size": content.len()})
}

/// An image of a config and one layer, both made from `name`.
pub(super) fn image(name: &str) -> Picture {
    let (config, layer) = (format!("config of {name}").into_bytes(), format!("layer of {name}").into_bytes());
    let document = json!({
        "schemaVersion": 2,
        "mediaType": media_type::OCI_MANIFEST,
        "config": descriptor(media_type::OCI_CONFIG, &config),
        "layers": [descriptor(media_type::OCI_LAYER_GZIP, &layer)],
    });
    Picture::of(&document, vec![config, layer])
}

/// An index of images, which have to be there.
pub(super) fn index(children: &[&Picture]) -> Picture {
    let manifests: Vec<Value> =
        children.iter().map(|child| descriptor(media_type::OCI_MANIFEST, &child.bytes)).collect();
    let document = json!({"schemaVersion": 2, "mediaType": media_type::OCI_INDEX, "manifests": manifests});
    Picture::of(&document, Vec::new())
}

/// An index of nothing; `note` makes it one of its own.
pub(super) fn note(note: &str) -> Picture {
    let document = json!({
        "schemaVersion": 2, "mediaType": media_type::OCI_INDEX, "manifests": [], "annotations": {"note": note},
    });
    Picture::of(&document, Vec::new())
}

/// An artifact that refers to `subject`.
pub(super) fn referrer(subject: Digest, note: &str) -> Picture {
    let subject = json!({"mediaType": media_type::OCI_MANIFEST, "digest": subject.to_string(), "size": 1});
    let document = json!({
        "schemaVersion": 2, "mediaType": media_type::OCI_INDEX, "artifactType": "application/x-signature",
        "manifests": [], "subject": subject, "annotations": {"note": note},
    });
    Picture::of(&document, Vec::new())
}
