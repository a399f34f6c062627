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
