use oci::Digest;

use crate::call::Failure;

const GRAMMAR: &str = "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+";

/// A digest as callers write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenDigest {
    /// One that content can have.
    Known(Digest),
    /// Within ECR's grammar, but in no form that Berth gives to content: nothing has it.
    Unknown,
    /// Outside ECR's grammar.
    Malformed,
}

impl GivenDigest {
    pub(super) fn read(text: &str) -> Self {
        match Digest::parse(text) {
            Ok(digest) => Self::Known(digest),
            Err(_) if in_grammar(text) => Self::Unknown,
            Err(_) => Self::Malformed,
        }
    }

    /// The constraint that malformed digests break.
    pub(super) fn constraint() -> String {
        format!("must satisfy regular expression '{GRAMMAR}'")
    }

    /// ECR's reason for a failure in a batch.
    pub(super) fn reason(what: &str) -> String {
        format!("Invalid request parameters: {what} should satisfy the regex '{GRAMMAR}'")
    }
}

/// Reads a digest for content that the caller has or expects.
pub(super) fn parse(member: &str, text: &str) -> Result<Digest, Failure> {
    match GivenDigest::read(text) {
        GivenDigest::Known(digest) => Ok(digest),
        GivenDigest::Unknown => Err(Failure::invalid_parameter(
            member,
            "must be sha256: and 64, or sha512: and 128, lower-case hexadecimal digits",
        )),
        GivenDigest::Malformed => Err(Failure::invalid_parameter(member, &GivenDigest::constraint())),
    }
}

fn in_grammar(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+.".contains(&byte);
    text.split_once(':').is_some_and(|(algorithm, hash)| {
        !algorithm.is_empty()
            && algorithm.bytes().all(plain)
            && !hash.is_empty()
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_known_or_unknown_or_malformed() {
        let known = format!("sha256:{}", "0a".repeat(32));
        assert!(matches!(GivenDigest::read(&known), GivenDigest::Known(_)));
        for text in ["sha256:0A", "md5:900150983cd24fb0d6963f7d28e17f72"] {
            assert_eq!(GivenDigest::read(text), GivenDigest::Unknown, "{text}");
        }
        for text in ["", "sha256", "sha256:", ":0a", "sha256:xyz", "sha 256:0a"] {
            assert_eq!(GivenDigest::read(text), GivenDigest::Malformed, "{text}");
        }
    }
}
