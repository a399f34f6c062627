//! The answer of the referrers API (OCI distribution-spec, "Listing Referrers").

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{Digest, media_type};

/// A manifest that names another as its subject, as the referrers API lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// The manifest's media type.
    pub media_type: String,
    /// The manifest's digest.
    pub digest: Digest,
    /// The manifest's length in bytes.
    pub size: u64,
    /// See [`Manifest::referrer_artifact_type`](crate::Manifest::referrer_artifact_type).
    pub artifact_type: Option<String>,
    /// The manifest's annotations.
    pub annotations: BTreeMap<String, String>,
}

/// The image index, as JSON, that lists the referrers in the order given.
pub fn referrers_index<'a>(referrers: impl Iterator<Item = &'a Referrer>) -> Vec<u8> {
    let index = Map::from_iter([
        ("schemaVersion".to_owned(), Value::from(2)),
        ("mediaType".to_owned(), Value::from(media_type::OCI_INDEX)),
        ("manifests".to_owned(), referrers.map(descriptor).collect()),
    ]);
    Value::Object(index).to_string().into_bytes()
}

fn descriptor(referrer: &Referrer) -> Value {
    let mut descriptor = Map::from_iter([
        ("mediaType".to_owned(), Value::from(referrer.media_type.as_str())),
        ("digest".to_owned(), Value::from(referrer.digest.to_string())),
        ("size".to_owned(), Value::from(referrer.size)),
    ]);
    if let Some(artifact_type) = &referrer.artifact_type {
        descriptor.insert("artifactType".to_owned(), Value::from(artifact_type.as_str()));
    }
    if !referrer.annotations.is_empty() {
        let annotations =
            referrer.annotations.iter().map(|(key, value)| (key.clone(), Value::from(value.as_str())));
        descriptor.insert("annotations".to_owned(), annotations.collect());
    }
    Value::Object(descriptor)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Algorithm, Manifest};

    fn signature() -> Referrer {
        Referrer {
            media_type: media_type::OCI_MANIFEST.to_owned(),
            digest: Digest::of(Algorithm::Sha256, b"signature"),
            size: 9,
            artifact_type: Some("application/vnd.example.signature".to_owned()),
            annotations: BTreeMap::from([("by".to_owned(), "\"me\"".to_owned())]),
        }
    }

    #[test]
    fn nothing_refers_is_an_empty_index() {
        let index: Value = serde_json::from_slice(&referrers_index([].iter())).unwrap();
        let expected = json!({"schemaVersion": 2, "mediaType": media_type::OCI_INDEX, "manifests": []});
        assert_eq!(index, expected);
    }

    #[test]
    fn referrers_stand_in_the_order_given_with_what_is_known_of_them() {
        let bare = Referrer { artifact_type: None, annotations: BTreeMap::new(), ..signature() };
        let index: Value = serde_json::from_slice(&referrers_index([signature(), bare].iter())).unwrap();
        let expected = json!({
            "mediaType": media_type::OCI_MANIFEST,
            "digest": Digest::of(Algorithm::Sha256, b"signature"),
            "size": 9,
            "artifactType": "application/vnd.example.signature",
            "annotations": {"by": "\"me\""},
        });
        assert_eq!(index["manifests"][0], expected);
        let members: Vec<_> = index["manifests"][1].as_object().unwrap().keys().cloned().collect();
        assert_eq!(members, ["digest", "mediaType", "size"]);
    }

    #[test]
    fn the_index_reads_as_an_index() {
        let index = Manifest::parse(&referrers_index([signature()].iter()), None).unwrap();
        assert!(index.is_index());
        assert_eq!(index.children()[0].artifact_type, signature().artifact_type);
        assert_eq!(index.children()[0].annotations, signature().annotations);
    }
}
