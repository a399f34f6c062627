//! The media types that a registry meets, and what follows from them.

/// Docker schema 1, unsigned. Refused.
pub const DOCKER_SCHEMA1: &str = "application/vnd.docker.distribution.manifest.v1+json";
/// Docker schema 1, signed. Refused.
pub const DOCKER_SCHEMA1_SIGNED: &str = "application/vnd.docker.distribution.manifest.v1+prettyjws";
/// Docker schema 2 image manifest.
pub const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
/// Docker manifest list.
pub const DOCKER_MANIFEST_LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
/// Docker image configuration.
pub const DOCKER_CONFIG: &str = "application/vnd.docker.container.image.v1+json";
/// Docker layer: a gzipped tar.
pub const DOCKER_LAYER: &str = "application/vnd.docker.image.rootfs.diff.tar.gzip";
/// Docker layer that is fetched from its `urls` and need not be in the registry.
pub const DOCKER_FOREIGN_LAYER: &str = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

/// OCI image manifest.
pub const OCI_MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// OCI image index.
pub const OCI_INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// OCI image configuration.
pub const OCI_CONFIG: &str = "application/vnd.oci.image.config.v1+json";
/// OCI layer: a tar.
pub const OCI_LAYER: &str = "application/vnd.oci.image.layer.v1.tar";
/// OCI layer: a gzipped tar.
pub const OCI_LAYER_GZIP: &str = "application/vnd.oci.image.layer.v1.tar+gzip";
/// OCI layer: a tar compressed with zstd.
pub const OCI_LAYER_ZSTD: &str = "application/vnd.oci.image.layer.v1.tar+zstd";
/// OCI layer that need not be in the registry: a tar.
pub const OCI_LAYER_NONDISTRIBUTABLE: &str = "application/vnd.oci.image.layer.nondistributable.v1.tar";
/// OCI layer that need not be in the registry: a gzipped tar.
pub const OCI_LAYER_NONDISTRIBUTABLE_GZIP: &str =
    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip";
/// OCI layer that need not be in the registry: a tar compressed with zstd.
pub const OCI_LAYER_NONDISTRIBUTABLE_ZSTD: &str =
    "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd";
/// The empty JSON object, where an artifact has no configuration or no layer.
pub const OCI_EMPTY: &str = "application/vnd.oci.empty.v1+json";

/// Bytes about which nothing is known.
pub const OCTET_STREAM: &str = "application/octet-stream";

/// Whether a manifest of this type lists other manifests.
pub fn is_index(media_type: &str) -> bool {
    matches!(media_type, OCI_INDEX | DOCKER_MANIFEST_LIST)
}

/// Whether a manifest of this type is an image: a configuration and layers.
pub fn is_image(media_type: &str) -> bool {
    matches!(media_type, OCI_MANIFEST | DOCKER_MANIFEST)
}

/// Whether this is Docker's first manifest format, which Berth refuses.
pub fn is_schema1(media_type: &str) -> bool {
    matches!(media_type, DOCKER_SCHEMA1 | DOCKER_SCHEMA1_SIGNED)
}

/// Whether a layer of this type need not be in the registry.
pub fn is_nondistributable(media_type: &str) -> bool {
    matches!(
        media_type,
        DOCKER_FOREIGN_LAYER
            | OCI_LAYER_NONDISTRIBUTABLE
            | OCI_LAYER_NONDISTRIBUTABLE_GZIP
            | OCI_LAYER_NONDISTRIBUTABLE_ZSTD
    )
}

/// A `Content-Type` without its parameters.
pub fn without_parameters(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim_ascii()
}

/// Whether the text is a media type by RFC 6838 §4.2: two names of at most 127 characters and a slash. Such a
/// text can stand in a header as it is.
pub fn is_well_formed(media_type: &str) -> bool {
    let name = |name: &str| {
        let bytes = name.as_bytes();
        (1..=127).contains(&bytes.len())
            && bytes[0].is_ascii_alphanumeric()
            && bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(b))
    };
    media_type.split_once('/').is_some_and(|(kind, subtype)| name(kind) && name(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_two_names_and_a_slash() {
        for well_formed in
            [OCI_MANIFEST, OCI_LAYER_ZSTD, DOCKER_SCHEMA1_SIGNED, OCTET_STREAM, "a/b", "A1/x!#$&-^_.+y"]
        {
            assert!(is_well_formed(well_formed), "{well_formed}");
        }
        let long = format!("a/{}", "b".repeat(128));
        for malformed in
            ["", "/", "a", "a/", "/b", "a/b/c", "a/b c", "a/b;q=1", "a/b\r\nX: y", "a/é", "+a/b", &long]
        {
            assert!(!is_well_formed(malformed), "{malformed:?}");
        }
    }

    #[test]
    fn parameters_fall_off() {
        assert_eq!(without_parameters("a/b"), "a/b");
        assert_eq!(without_parameters(" a/b ; charset=utf-8; x=y"), "a/b");
        assert_eq!(without_parameters(";"), "");
    }
}
