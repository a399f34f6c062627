use lifecycle::Pattern;
use store::meta::repository::Repository;

/// Whether a repository's tags may move (AWS's `imageTagMutability`), with the wildcard filters of the tags that it
/// does not hold for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mutability {
    /// Tags move.
    Mutable,
    /// Tags stay where they are until they are deleted.
    Immutable,
    /// Tags move, but for those that match a filter.
    MutableExcept(Vec<String>),
    /// Tags stay where they are, but for those that match a filter.
    ImmutableExcept(Vec<String>),
}

impl Mutability {
    /// AWS's word.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Mutable => "MUTABLE",
            Self::Immutable => "IMMUTABLE",
            Self::MutableExcept(_) => "MUTABLE_WITH_EXCLUSION",
            Self::ImmutableExcept(_) => "IMMUTABLE_WITH_EXCLUSION",
        }
    }

    /// The filters, for a setting that has some.
    pub fn exclusions(&self) -> Option<&[String]> {
        match self {
            Self::Mutable | Self::Immutable => None,
            Self::MutableExcept(filters) | Self::ImmutableExcept(filters) => Some(filters),
        }
    }

    /// Reads AWS's word with the filters that go with it; none if the word is unknown, has filters that it may not have,
    /// or lacks those that it must have.
    pub fn parse(word: &str, exclusions: Option<Vec<String>>) -> Option<Self> {
        match (word, exclusions) {
            ("MUTABLE", None) => Some(Self::Mutable),
            ("IMMUTABLE", None) => Some(Self::Immutable),
            ("MUTABLE_WITH_EXCLUSION", Some(filters)) => Some(Self::MutableExcept(filters)),
            ("IMMUTABLE_WITH_EXCLUSION", Some(filters)) => Some(Self::ImmutableExcept(filters)),
            _ => None,
        }
    }

    /// Whether a tag that names one image may be made to name another.
    pub fn lets_move(&self, tag: &str) -> bool {
        match self {
            Self::Mutable => true,
            Self::Immutable => false,
            Self::MutableExcept(filters) => !any_matches(filters, tag),
            Self::ImmutableExcept(filters) => any_matches(filters, tag),
        }
    }

    /// The filters as the rows hold them.
    pub(crate) fn exclusions_text(&self) -> String {
        serde_json::json!(self.exclusions().unwrap_or_default()).to_string()
    }

    /// A repository's setting. What can't be read lets no tag move.
    pub(crate) fn of(row: &Repository) -> Self {
        let filters: Vec<String> = serde_json::from_str(&row.tag_mutability_exclusions).unwrap_or_default();
        let filters = Some(filters).filter(|filters| !filters.is_empty());
        Self::parse(&row.tag_mutability, filters).unwrap_or(Self::Immutable)
    }
}

/// Whether a filter, in which `*` stands for any text, matches the whole tag.
fn any_matches(filters: &[String], tag: &str) -> bool {
    filters.iter().any(|filter| Pattern::from(filter.clone()).matches(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_match_whole_tags_by_case() {
        let cases = [
            ("v1", "v1", true),
            ("v1", "v10", false),
            ("v1", "V1", false),
            ("*", "", true),
            ("*", "anything", true),
            ("v*", "v", true),
            ("*-rc", "1.0-rc", true),
            ("*-rc", "1.0-rc1", false),
            ("a*b", "ab", true),
            ("ab*ba", "aba", false),
            ("a*b*c", "a-c-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("**", "x", true),
            ("a.c", "abc", false),
        ];
        for (filter, tag, expected) in cases {
            assert_eq!(any_matches(&[filter.to_owned()], tag), expected, "{filter} {tag}");
        }
    }

    #[test]
    fn filters_turn_a_setting_around() {
        let filters = || Some(vec!["latest".to_owned(), "dev-*".to_owned()]);
        let immutable = Mutability::parse("IMMUTABLE_WITH_EXCLUSION", filters()).unwrap();
        let mutable = Mutability::parse("MUTABLE_WITH_EXCLUSION", filters()).unwrap();
        for (tag, excluded) in [("latest", true), ("dev-7", true), ("v1", false)] {
            assert_eq!((immutable.lets_move(tag), mutable.lets_move(tag)), (excluded, !excluded));
        }
        for (word, exclusions) in [
            ("MUTABLE", filters()),
            ("IMMUTABLE", filters()),
            ("MUTABLE_WITH_EXCLUSION", None),
            ("ODD", None),
        ] {
            assert_eq!(Mutability::parse(word, exclusions), None);
        }
    }
}
