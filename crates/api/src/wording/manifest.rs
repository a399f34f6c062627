use oci::ManifestError;

/// Why a manifest is not taken, as PutImage says it.
pub(super) fn invalid(error: &ManifestError) -> String {
    let constraint = match error {
        ManifestError::NotUtf8(_)
        | ManifestError::ByteOrderMark
        | ManifestError::Syntax { .. }
        | ManifestError::NotAnObject => "Invalid JSON syntax".to_owned(),
        ManifestError::MediaTypeMissing => {
            return "image manifest mediatype not provided in manifest or parameter".to_owned();
        }
        ManifestError::TooDeep
        | ManifestError::TooManyKeys
        | ManifestError::Nul
        | ManifestError::DuplicateKey(_)
        | ManifestError::Miscased(..)
        | ManifestError::WrongType { .. }
        | ManifestError::TooManyDescriptors
        | ManifestError::Schema1
        | ManifestError::SchemaVersion(_)
        | ManifestError::MediaTypeMalformed(_)
        | ManifestError::MediaTypeMismatch { .. }
        | ManifestError::Ambiguous { .. }
        | ManifestError::Missing(_)
        | ManifestError::Digest { .. }
        | ManifestError::Size(_)
        | ManifestError::Data(_) => error.to_string(),
    };
    format!("Invalid parameter at 'ImageManifest' failed to satisfy constraint: '{constraint}'")
}
