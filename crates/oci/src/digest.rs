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
    let (pairs, odd) = digits.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !odd.is_empty() {
        return Err(DigestError::Malformed("it has too few or too many digits for its algorithm"));
    }
    let mut hash = [0; N];
    let mut seen = 0;
    for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
        let (high, low) = (nibble(*high), nibble(*low));
        seen |= high | low;
        *byte = high << 4 | low;
    }
    if seen > 0xf {
        return Err(DigestError::Malformed("its hash is not in lower-case hexadecimal digits"));
    }
    Ok(hash)
}

/// A lower-case hexadecimal digit's value, or 255.
const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => 255,
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OF_ABC: &str = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn any_digest() -> impl Strategy<Value = Digest> {
        prop_oneof![
            any::<[u8; 32]>().prop_map(Digest::from_sha256),
            any::<[u8; 64]>().prop_map(Digest::from_sha512),
        ]
    }

    proptest! {
        #[test]
        fn a_digest_reads_back_from_its_text_and_from_its_bytes(digest in any_digest()) {
            prop_assert_eq!(Digest::parse(&digest.to_string()), Ok(digest));
            prop_assert_eq!(Digest::from_bytes(digest.algorithm(), digest.as_bytes()), Some(digest));
            let json = serde_json::to_string(&digest).unwrap();
            prop_assert_eq!(&json, &format!("\"{digest}\""));
            prop_assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
        }

        #[test]
        fn digests_sort_as_their_texts(one in any_digest(), other in any_digest()) {
            prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
        }

        #[test]
        fn whatever_reads_as_a_digest_is_its_text(text in "(sha256|sha512|sha1|SHA256)?:?[0-9a-fA-F]{0,130}") {
            if let Ok(digest) = Digest::parse(&text) {
                prop_assert_eq!(digest.to_string(), text);
            }
        }

        #[test]
        fn any_text_gives_an_answer(text in any::<String>()) {
            prop_assert!(Digest::parse(&text).is_err());
        }
    }

    #[test]
    fn content_has_the_digest_that_everybody_computes() {
        assert_eq!(Digest::of(Algorithm::Sha256, b"abc").to_string(), OF_ABC);
        assert!(
            Digest::of(Algorithm::Sha512, b"abc").to_string().starts_with("sha512:ddaf35a193617abacc41734")
        );
    }

    #[test]
    fn another_algorithm_is_told_from_a_malformed_digest() {
        for unsupported in
            ["sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", "md5:x", "sha256+b64u:LCa0a2j_xo=="]
        {
            let error = Digest::parse(unsupported).unwrap_err();
            let algorithm = unsupported.split(':').next().unwrap();
            assert_eq!(error, DigestError::UnsupportedAlgorithm(algorithm.to_owned()));
        }
        let upper_case = OF_ABC.to_uppercase().replace("SHA", "sha");
        let truncated = &OF_ABC[..OF_ABC.len() - 1];
        let too_long = format!("{OF_ABC}0");
        let malformed = [
            "",
            ":",
            "sha256",
            "sha256:",
            &upper_case,
            truncated,
            &too_long,
            "SHA256:ab",
            "md5:",
            "md5:a/b",
            "sha256::",
            "-md5:ab",
            "md5-:ab",
            " md5:ab",
        ];
        for text in malformed {
            assert!(matches!(Digest::parse(text), Err(DigestError::Malformed(_))), "{text:?}");
        }
    }

    #[test]
    fn a_digest_copies_like_an_array() {
        assert_eq!(size_of::<Digest>(), 65);
    }
}
