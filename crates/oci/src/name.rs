//! Repository names, tags and references.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Digest, DigestError};

/// A repository's name in ECR's grammar: 2 to 256 characters, components of lower-case letters and digits
/// that `.`, `_`, `__` or any number of `-` may divide, between slashes. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepositoryName(Arc<str>);

impl RepositoryName {
    /// The fewest characters of a name.
    pub const MIN_LEN: usize = 2;
    /// The most characters of a name.
    pub const MAX_LEN: usize = 256;

    /// Checks and takes a name.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn parse(text: &str) -> Result<RepositoryName, NameError> {
        RepositoryName::check(text).map(|()| RepositoryName(text.into()))
    }

    /// Checks a name without taking it.
    ///
    /// # Errors
    /// See [`NameError`].
    pub fn check(text: &str) -> Result<(), NameError> {
        if !(RepositoryName::MIN_LEN..=RepositoryName::MAX_LEN).contains(&text.len()) {
            return Err(NameError::Length(text.len()));
        }
        // The byte before: a slash stands for the start too. A doubled underscore is counted as another byte.
        const DOUBLE_UNDERSCORE: u8 = 0;
        let mut before = b'/';
        for (at, byte) in text.bytes().enumerate() {
            let after_alphanumeric = before.is_ascii_alphanumeric();
            before = match byte {
                b'a'..=b'z' | b'0'..=b'9' => byte,
                b'.' | b'_' | b'/' | b'-' if after_alphanumeric => byte,
                b'-' if before == b'-' => byte,
                b'_' if before == b'_' => DOUBLE_UNDERSCORE,
                _ => return Err(NameError::Grammar(at)),
            };
        }
        if before.is_ascii_alphanumeric() { Ok(()) } else { Err(NameError::Grammar(text.len() - 1)) }
    }
}

/// Why a text is not a repository name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It has this many bytes.
    #[error("a repository name has 2 to 256 characters; this one has {0}")]
    Length(usize),
    /// The byte at this offset cannot stand there.
    #[error(
        "the character at offset {0} cannot stand there; a repository name is lower-case letters and digits, \
         divided by single . / _, double __ or any number of -"
    )]
    Grammar(usize),
}

/// A tag: 1 to 128 letters, digits, `_`, `.` and `-`, the first neither `.` nor `-` (OCI distribution-spec,
/// "Pulling manifests"). Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

impl Tag {
    /// The most characters of a tag.
    pub const MAX_LEN: usize = 128;

    /// Checks and takes a tag.
    ///
    /// # Errors
    /// See [`TagError`].
    pub fn parse(text: &str) -> Result<Tag, TagError> {
        Tag::check(text).map(|()| Tag(text.into()))
    }

    /// Checks a tag without taking it.
    ///
    /// # Errors
    /// See [`TagError`].
    pub fn check(text: &str) -> Result<(), TagError> {
        if !(1..=Tag::MAX_LEN).contains(&text.len()) {
            return Err(TagError::Length(text.len()));
        }
        let fits = |(at, byte): (usize, u8)| match byte {
            b'.' | b'-' => at > 0,
            _ => byte.is_ascii_alphanumeric() || byte == b'_',
        };
        match text.bytes().enumerate().position(|at_byte| !fits(at_byte)) {
            Some(at) => Err(TagError::Grammar(at)),
            None => Ok(()),
        }
    }
}

/// Why a text is not a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// It has this many bytes.
    #[error("a tag has 1 to 128 characters; this one has {0}")]
    Length(usize),
    /// The byte at this offset cannot stand there.
    #[error(
        "the character at offset {0} cannot stand there; a tag is letters, digits, _ . and -, \
         and starts with none of . and -"
    )]
    Grammar(usize),
}

/// What names a manifest in a repository.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// Whatever the tag points to.
    Tag(Tag),
    /// The manifest with this digest.
    Digest(Digest),
}

impl Reference {
    /// Reads a reference: with a colon it is a digest, without one a tag.
    ///
    /// # Errors
    /// See [`ReferenceError`].
    pub fn parse(text: &str) -> Result<Reference, ReferenceError> {
        if text.contains(':') {
            Ok(Reference::Digest(Digest::parse(text)?))
        } else {
            Ok(Reference::Tag(Tag::parse(text)?))
        }
    }
}

/// Why a text is not a reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// It has no colon and is no tag.
    #[error(transparent)]
    Tag(#[from] TagError),
    /// It has a colon and is no digest.
    #[error(transparent)]
    Digest(#[from] DigestError),
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reference::Tag(tag) => tag.fmt(f),
            Reference::Digest(digest) => digest.fmt(f),
        }
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Reference, ReferenceError> {
        Reference::parse(text)
    }
}

macro_rules! text {
    ($name:ident, $error:ident) => {
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<$name, $error> {
                $name::parse(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                $name::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

text!(RepositoryName, NameError);
text!(Tag, TagError);

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        let component = r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*";
        Regex::new(&format!(r"\A{component}(/{component})*\z")).unwrap()
    });
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z").unwrap());

    fn name_by_the_book(text: &str) -> bool {
        (2..=256).contains(&text.len()) && NAME.is_match(text)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn names_are_those_of_the_grammar(text in "[a-b0._/-]{0,12}") {
            prop_assert_eq!(RepositoryName::parse(&text).is_ok(), name_by_the_book(&text), "{}", text);
        }

        #[test]
        fn names_of_several_components_are_those_of_the_grammar(
            text in "[a-z0-9]{1,3}((-{1,4}|_{1,3}|[./]|[._/-]{2})[a-z0-9]{1,3}){0,3}[._/-]?",
        ) {
            prop_assert_eq!(RepositoryName::parse(&text).is_ok(), name_by_the_book(&text), "{}", text);
        }

        #[test]
        fn no_other_text_is_a_name(text in ".{0,9}") {
            prop_assert_eq!(RepositoryName::parse(&text).is_ok(), name_by_the_book(&text), "{}", text);
        }

        #[test]
        fn tags_are_those_of_the_grammar(text in "[a-zA-Z0-9._:é/-]{0,5}|[a-zA-Z0-9_][a-zA-Z0-9._-]{120,130}") {
            prop_assert_eq!(Tag::parse(&text).is_ok(), TAG.is_match(&text), "{}", text);
        }

        #[test]
        fn references_read_back_from_their_texts(text in "[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}|sha256:[0-9a-f]{64}") {
            let reference = Reference::parse(&text).unwrap();
            prop_assert_eq!(matches!(reference, Reference::Digest(_)), text.contains(':'));
            prop_assert_eq!(reference.to_string(), text);
        }
    }

    #[test]
    fn lengths_are_bounded_on_both_sides() {
        assert_eq!(RepositoryName::parse("a"), Err(NameError::Length(1)));
        assert!(RepositoryName::parse("ab").is_ok());
        assert!(RepositoryName::parse(&"a".repeat(256)).is_ok());
        assert_eq!(RepositoryName::parse(&"a".repeat(257)), Err(NameError::Length(257)));
        assert_eq!(Tag::parse(""), Err(TagError::Length(0)));
        assert_eq!(Tag::parse(&"a".repeat(129)), Err(TagError::Length(129)));
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(RepositoryName::parse("team/Web"), Err(NameError::Grammar(5)));
        assert_eq!(RepositoryName::parse("a___b"), Err(NameError::Grammar(3)));
        assert_eq!(RepositoryName::parse("team/"), Err(NameError::Grammar(4)));
        assert_eq!(RepositoryName::parse("../etc"), Err(NameError::Grammar(0)));
        assert_eq!(Tag::parse("v1/2"), Err(TagError::Grammar(2)));
        assert_eq!(Reference::parse("a:b"), Err(Digest::parse("a:b").unwrap_err().into()));
    }
}
