//! Content digests: `sha256:` or `sha512:` and the hash in lower-case hexadecimal (OCI image-spec,
//! descriptor.md, "Digests").

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256, Sha512};

/// The length of the longest digest as text: `sha512:` and 128 digits.
const MAX_TEXT: usize = 7 + 128;
/// An algorithm with a longer name than this is not quoted back as unsupported; it is just malformed.
const MAX_ALGORITHM_NAME: usize = 32;

/// A hash algorithm that the OCI image specification registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// `sha256`, what every client uses unless told otherwise.
    Sha256,
    /// `sha512`.
    Sha512,
}

impl Algorithm {
    /// The name as it stands before the colon.
    pub const fn as_str(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        }
    }

    /// The length of a hash in bytes.
    pub const fn hash_len(self) -> usize {
        match self {
            Algorithm::Sha256 => 32,
            Algorithm::Sha512 => 64,
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Algorithm {
    type Err = DigestError;

    /// Reads an algorithm's name, as the `digest-algorithm` parameter of an upload gives it.
    fn from_str(name: &str) -> Result<Algorithm, DigestError> {
        match name {
            "sha256" => Ok(Algorithm::Sha256),
            "sha512" => Ok(Algorithm::Sha512),
            _ if is_algorithm_name(name) => Err(DigestError::UnsupportedAlgorithm(name.to_owned())),
            _ => Err(DigestError::Malformed("its algorithm is not a name in lower case")),
        }
    }
}

/// The digest of some content. It holds the hash itself, not its text, and is as cheap to copy as an array.
///
/// Digests sort as their text does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(Hash);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Hash {
    Sha256([u8; 32]),
    Sha512([u8; 64]),
}

impl Digest {
    /// Reads `sha256:` and 64, or `sha512:` and 128, lower-case hexadecimal digits, and nothing else.
    ///
    /// # Errors
    /// [`DigestError::UnsupportedAlgorithm`] if the text is a digest by the OCI grammar, but of another
    /// algorithm; [`DigestError::Malformed`] for everything else.
    pub fn parse(text: &str) -> Result<Digest, DigestError> {
        let (name, digits) = text.split_once(':').ok_or(DigestError::Malformed("it has no colon"))?;
        match name.parse::<Algorithm>() {
            Ok(Algorithm::Sha256) => unhex(digits).map(Hash::Sha256).map(Digest),
            Ok(Algorithm::Sha512) => unhex(digits).map(Hash::Sha512).map(Digest),
            Err(DigestError::UnsupportedAlgorithm(_)) if !is_encoded(digits) => {
                Err(DigestError::Malformed("what follows its colon is not a hash"))
            }
            Err(error) => Err(error),
        }
    }

    /// Hashes content that is wholly in memory.
    pub fn of(algorithm: Algorithm, content: &[u8]) -> Digest {
        match algorithm {
            Algorithm::Sha256 => Digest::from_sha256(Sha256::digest(content).into()),
            Algorithm::Sha512 => Digest::from_sha512(Sha512::digest(content).into()),
        }
    }

    /// A digest from a SHA-256 hash computed elsewhere.
    pub const fn from_sha256(hash: [u8; 32]) -> Digest {
        Digest(Hash::Sha256(hash))
    }

    /// A digest from a SHA-512 hash computed elsewhere.
    pub const fn from_sha512(hash: [u8; 64]) -> Digest {
        Digest(Hash::Sha512(hash))
    }

    /// A digest from the bytes that [`Digest::as_bytes`] gave; `None` if their number is not the algorithm's.
    pub fn from_bytes(algorithm: Algorithm, hash: &[u8]) -> Option<Digest> {
        match algorithm {
            Algorithm::Sha256 => hash.try_into().ok().map(Digest::from_sha256),
            Algorithm::Sha512 => hash.try_into().ok().map(Digest::from_sha512),
        }
    }

    /// The algorithm that made the hash.
    pub const fn algorithm(&self) -> Algorithm {
        match self.0 {
            Hash::Sha256(_) => Algorithm::Sha256,
            Hash::Sha512(_) => Algorithm::Sha512,
        }
    }

    /// The hash: 32 or 64 bytes.
    pub const fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Hash::Sha256(hash) => hash,
            Hash::Sha512(hash) => hash,
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; MAX_TEXT];
        let end = 7 + 2 * self.algorithm().hash_len();
        text[..6].copy_from_slice(self.algorithm().as_str().as_bytes());
        text[6] = b':';
        hex::encode_to_slice(self.as_bytes(), &mut text[7..end]).map_err(|_| fmt::Error)?;
        f.pad(str::from_utf8(&text[..end]).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Digest, DigestError> {
        Digest::parse(text)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digest, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Digest::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Why a text is not a digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// The text is no digest at all; the reason completes "it is not one because …".
    #[error("not a digest: {0}; write sha256: and 64, or sha512: and 128, lower-case hexadecimal digits")]
    Malformed(&'static str),
    /// A digest by the grammar, whose algorithm (named here) is neither SHA-256 nor SHA-512.
    #[error("digest algorithm {0} is not supported; use sha256 or sha512")]
    UnsupportedAlgorithm(String),
}

fn unhex<const N: usize>(digits: &str) -> Result<[u8; N], DigestError> {
    if digits.len() != 2 * N {
        return Err(DigestError::Malformed("it has too few or too many digits for its algorithm"));
    }
    let mut hash = [0; N];
    let upper_case = digits.bytes().any(|byte| byte.is_ascii_uppercase());
    if upper_case || hex::decode_to_slice(digits, &mut hash).is_err() {
        return Err(DigestError::Malformed("its hash is not in lower-case hexadecimal digits"));
    }
    Ok(hash)
}

/// The grammar's `algorithm`: components of `[a-z0-9]+` between single separators of `[+._-]`.
fn is_algorithm_name(name: &str) -> bool {
    name.len() <= MAX_ALGORITHM_NAME
        && name.split(['+', '.', '_', '-']).all(|component| {
            !component.is_empty() && component.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The grammar's `encoded`: `[a-zA-Z0-9=_-]+`.
fn is_encoded(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'=' | b'_' | b'-'))
}
