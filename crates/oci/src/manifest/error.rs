use crate::DigestError;

use super::{MAX_DEPTH, MAX_DESCRIPTORS, MAX_KEYS};

/// Why bytes are not taken as a manifest. Places are JSON pointers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// The bytes are not UTF-8 from this offset on.
    #[error("the manifest is not UTF-8 from byte {0} on")]
    NotUtf8(usize),
    /// The bytes start with a byte order mark.
    #[error("the manifest starts with a byte order mark, which JSON does not allow")]
    ByteOrderMark,
    /// The text is not JSON, or something follows it.
    #[error("the manifest is not JSON: {reason} at line {line}, column {column}")]
    Syntax {
        /// What is wrong.
        reason: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
    /// The text is JSON, but not an object.
    #[error("the manifest is not a JSON object")]
    NotAnObject,
    /// Objects and arrays stand more than [`MAX_DEPTH`] deep in each other.
    #[error("the manifest nests objects and arrays more than {MAX_DEPTH} deep")]
    TooDeep,
    /// An object has more than [`MAX_KEYS`] keys.
    #[error("the manifest has an object with more than {MAX_KEYS} keys")]
    TooManyKeys,
    /// A string holds the character NUL, at which some readers end it.
    #[error("the manifest has a string with the character NUL")]
    Nul,
    /// An object has a key twice, so that readers may differ on its value.
    #[error("the manifest has the key {0:?} twice in one object")]
    DuplicateKey(String),
    /// A key differs from one with a meaning in case only, so that readers may differ on what it is.
    #[error("the manifest has the key {0:?}, which some readers take for {1:?}")]
    Miscased(String, &'static str),
    /// A member has a value of the wrong type.
    #[error("the manifest has a member of the wrong type: {reason} at line {line}, column {column}")]
    WrongType {
        /// What stands there and what was expected.
        reason: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
    /// It has more than [`MAX_DESCRIPTORS`] descriptors.
    #[error("the manifest has more than {MAX_DESCRIPTORS} descriptors")]
    TooManyDescriptors,
    /// It is a Docker schema 1 manifest.
    #[error("Docker schema 1 manifests are not supported; push the image with a current client")]
    Schema1,
    /// An image or index whose `schemaVersion` is this instead of 2.
    #[error("the manifest's schemaVersion is {0}; it must be 2")]
    SchemaVersion(String),
    /// No media type came with the manifest or stands in it.
    #[error("no media type came with the manifest and it has no mediaType")]
    MediaTypeMissing,
    /// The manifest's media type is not a media type.
    #[error("{0:?} is not a media type")]
    MediaTypeMalformed(String),
    /// The media type that came with the manifest is not the one that stands in it.
    #[error("the manifest came as {declared} but its mediaType is {document:?}")]
    MediaTypeMismatch {
        /// What came with it.
        declared: String,
        /// What stands in it.
        document: String,
    },
    /// The document can be read as more than one kind of manifest (the class of CVE-2021-41190): these members
    /// do not go together, or not with the media type.
    #[error("a manifest of type {media_type} with {present} could be taken for another kind of manifest")]
    Ambiguous {
        /// The manifest's media type.
        media_type: String,
        /// The member that does not belong there.
        present: &'static str,
    },
    /// A member that must be there is not.
    #[error("the manifest has no {0}")]
    Missing(String),
    /// A digest is malformed or of an unsupported algorithm.
    #[error("{place}: {fault}")]
    Digest {
        /// Where it stands.
        place: String,
        /// What is wrong with it.
        fault: DigestError,
    },
    /// A size is not a whole number from 0 to `i64::MAX`, written without point or exponent.
    #[error("{0} is not a whole number of bytes from 0 to 9223372036854775807")]
    Size(String),
    /// A descriptor's embedded `data` is not what its size and digest say.
    #[error("{0} is not the base64 of content with the descriptor's size and digest")]
    Data(String),
}

impl ManifestError {
    /// An error of serde_json: of the text's grammar, or of a value's type.
    pub(super) fn unreadable(error: &serde_json::Error) -> ManifestError {
        let text = error.to_string();
        let reason = excerpt(text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason));
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            serde_json::error::Category::Data => ManifestError::WrongType { reason, line, column },
            _ => ManifestError::Syntax { reason, line, column },
        }
    }
}

/// The beginning of a text that a client sent, so that an error is not as long as what it is about.
pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(256).collect()
}
