//! What fuzzing runs: each function takes whatever bytes and fails only if the crate is wrong. libFuzzer feeds
//! them by way of `fuzz/`; on a stable toolchain `fuzz_seeds.rs` runs them over the seeds.

#[path = "../manifests/plain_reader.rs"]
mod plain_reader;

use oci::{ByteRange, ContentRange, Digest, Manifest, Reference, RepositoryName, Tag, V2Path};

/// The media type that came with a manifest on the first line, which may be empty, then the manifest.
pub(crate) fn manifest(data: &[u8]) {
    let end = data.iter().position(|&byte| byte == b'\n').unwrap_or(data.len());
    let (declared, bytes) = (str::from_utf8(&data[..end]).ok(), data.get(end + 1..).unwrap_or_default());
    if let Ok(manifest) = Manifest::parse(bytes, declared) {
        plain_reader::agrees(bytes, &manifest);
        assert!(manifest.content_size() <= i64::MAX as u64);
        assert!(manifest.blobs().count() <= manifest.layers.len() + 1);
    }
}

/// A request path.
pub(crate) fn path(data: &[u8]) {
    let Ok(path) = str::from_utf8(data) else { return };
    let Some(found) = V2Path::parse(path) else { return };
    if let Some(name) = found.name() {
        assert!(path.starts_with(&format!("/v2/{name}/")));
        assert!(!name.split('/').any(|segment| matches!(segment, "" | "." | "..")) && !name.contains('%'));
    }
    match found {
        V2Path::Base | V2Path::Catalog | V2Path::Tags { .. } | V2Path::Uploads { .. } => {}
        V2Path::Manifest { reference: last, .. }
        | V2Path::Blob { digest: last, .. }
        | V2Path::Upload { id: last, .. }
        | V2Path::Referrers { digest: last, .. } => assert!(path.ends_with(&format!("/{last}"))),
    }
}

/// A digest, reference, tag or name.
pub(crate) fn digest(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(digest) = Digest::parse(text) {
        assert_eq!(digest.to_string(), text);
    }
    if let Ok(reference) = Reference::parse(text) {
        assert_eq!(reference.to_string(), text);
    }
    assert!(Tag::check(text).is_err() || !text.contains(['/', ':', '%']));
    assert!(RepositoryName::check(text).is_err() || !text.contains([':', '%']) && !text.contains(".."));
}

/// The header `Range` or `Content-Range` on the first line, the representation's length on the second.
pub(crate) fn range(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let (header, len) = text.split_once('\n').unwrap_or((text, ""));
    let len = len.trim().parse().unwrap_or(1000);
    if let Ok(Some(part)) = ByteRange::parse(header, len) {
        assert!(part.start <= part.end_inclusive && part.end_inclusive < len && part.len() <= len);
    }
    if let Ok(chunk) = ContentRange::parse(header) {
        assert!(chunk.start <= chunk.end && chunk.len() > 0);
    }
}
