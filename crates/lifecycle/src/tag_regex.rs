use regex::bytes::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

/// The most memory that one compiled expression takes, in bytes.
const SIZE: usize = 1 << 18;

/// A regular expression that must match a whole tag. Berth's own; ECR has none. Matching takes time linear in the tag.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct TagRegex {
    text: String,
    compiled: Regex,
}

impl TagRegex {
    pub(crate) fn matches(&self, tag: &str) -> bool {
        self.compiled.is_match(tag.as_bytes())
    }
}

impl TryFrom<String> for TagRegex {
    type Error = regex::Error;

    fn try_from(text: String) -> Result<Self, regex::Error> {
        // Held alone first: within the brackets, `a)(b` would be sound.
        let build = |text: &str| RegexBuilder::new(text).unicode(false).size_limit(SIZE).build();
        build(&text)?;
        Ok(Self { compiled: build(&format!("^(?:{text})$"))?, text })
    }
}

impl From<TagRegex> for String {
    fn from(regex: TagRegex) -> Self {
        regex.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(regex: &str, tag: &str) -> bool {
        TagRegex::try_from(regex.to_owned()).unwrap().matches(tag)
    }

    #[test]
    fn a_whole_tag_has_to_match() {
        assert!(matches("v[0-9]+", "v12") && matches("a|b", "b") && matches(".*-rc[0-9]", "1.2-rc3"));
        assert!(!matches("v[0-9]+", "v12-rc1") && !matches("a|b", "ab") && !matches("v", "V"));
    }

    #[test]
    fn what_is_no_expression_or_too_large_is_refused() {
        for text in ["(", "a)(b", "[z-a]", "(?:a{1000}){1000}", r"(a)\1"] {
            assert!(TagRegex::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
