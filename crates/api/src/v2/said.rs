//! What the audit keeps of a request at this door, under the names that ECR's operations have for it.

use http::Response;
use oci::{Reference, V2Path};
use serde_json::{Map, Value, json};

use super::{CONTENT_DIGEST, Sentence, decoded};
use crate::Body;
use crate::app::Incoming;

/// Characters that are kept of one value.
const LONGEST: usize = 256;

/// `requestParameters`.
pub(super) fn parameters(sentence: Sentence, path: &V2Path<'_>, incoming: &Incoming<'_>) -> Option<Value> {
    let mut said = Map::new();
    said.insert("repositoryName".to_owned(), short(path.name()?).into());
    match path {
        V2Path::Manifest { reference, .. } => {
            let (member, name) = image(reference);
            match sentence {
                Sentence::PutManifest => said.insert(member.to_owned(), name),
                _ => said.insert("imageIds".to_owned(), json!([{ member: name }])),
            };
        }
        V2Path::Blob { digest, .. } => {
            said.insert("layerDigest".to_owned(), short(&decoded(digest)).into());
        }
        V2Path::Upload { id, .. } => {
            said.insert("uploadId".to_owned(), short(id).into());
        }
        V2Path::Referrers { digest, .. } => {
            said.insert("imageDigest".to_owned(), short(&decoded(digest)).into());
        }
        _ => {}
    }
    for (parameter, member) in [("mount", "mountedLayerDigest"), ("from", "mountedFrom")] {
        if let Some(value) = incoming.query(parameter) {
            said.insert(member.to_owned(), short(&value).into());
        }
    }
    if let Some(digest) = incoming.query("digest") {
        said.insert("layerDigests".to_owned(), json!([short(&digest)]));
    }
    Some(said.into())
}

/// `responseElements`: of a pushed image its id.
pub(super) fn elements(sentence: Sentence, path: &V2Path<'_>, response: &Response<Body>) -> Option<Value> {
    let (Sentence::PutManifest, V2Path::Manifest { reference, .. }) = (sentence, path) else { return None };
    let digest = response.headers().get(CONTENT_DIGEST)?.to_str().ok()?;
    let mut id = json!({"imageDigest": digest});
    if let ("imageTag", tag) = image(reference) {
        id["imageTag"] = tag;
    }
    Some(json!({"image": {"imageId": id}}))
}

/// A reference's member and value in an image id.
fn image(reference: &str) -> (&'static str, Value) {
    let text = decoded(reference);
    match Reference::parse(&text) {
        Ok(Reference::Digest(digest)) => ("imageDigest", digest.to_string().into()),
        _ => ("imageTag", short(&text).into()),
    }
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
