//! A second reader, to compare with.

use oci::{Descriptor, Manifest, media_type};
use serde_json::Value;

/// Fails unless what was read from the bytes has the references that a plain reader of JSON finds there.
pub(crate) fn agrees(bytes: &[u8], manifest: &Manifest) {
    let plain: Value = serde_json::from_slice(bytes).expect("what was read is JSON");
    let digest = |of: &Value| of["digest"].as_str().map(str::to_owned);
    let digests = |list: &Value| -> Vec<_> { list.as_array().into_iter().flatten().map(digest).collect() };
    let read = |list: &[Descriptor]| list.iter().map(|it| Some(it.digest.to_string())).collect::<Vec<_>>();
    assert_eq!(read(manifest.children()), digests(&plain["manifests"]));
    let known = media_type::is_image(&manifest.media_type) || media_type::is_index(&manifest.media_type);
    let blobs = if known { &Value::Null } else { &plain["blobs"] };
    assert_eq!(read(&manifest.layers), [digests(&plain["layers"]), digests(blobs)].concat());
    let one = |descriptor: &Option<Descriptor>| descriptor.as_ref().map(|it| it.digest.to_string());
    assert_eq!(one(&manifest.config), digest(&plain["config"]));
    assert_eq!(one(&manifest.subject), digest(&plain["subject"]));
}
