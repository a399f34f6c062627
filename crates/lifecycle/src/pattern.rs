use serde::{Deserialize, Serialize};

/// A pattern of tags, which must match a whole tag. `*` stands for any text, the empty one included; nothing else is
/// wild. Matching takes time linear in the tag: what stands between two `*` is taken as early as it is found, which
/// never needs to go back.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub(crate) struct Pattern {
    head: String,
    /// What stands between the first `*` and the last, and what stands after the last; none where there is no `*`.
    rest: Option<(Vec<String>, String)>,
}

impl Pattern {
    pub(crate) fn matches(&self, tag: &str) -> bool {
        let Some(tag) = tag.strip_prefix(&self.head) else { return false };
        let Some((middle, tail)) = &self.rest else { return tag.is_empty() };
        let Some(mut tag) = tag.strip_suffix(tail.as_str()) else { return false };
        for part in middle {
            let Some((_, after)) = tag.split_once(part.as_str()) else { return false };
            tag = after;
        }
        true
    }
}

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        let mut parts = text.split('*').map(str::to_owned);
        let head = parts.next().unwrap_or_default();
        let mut middle: Vec<String> = parts.collect();
        let rest = middle.pop().map(|tail| (middle, tail));
        Self { head, rest }
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        let Some((middle, tail)) = pattern.rest else { return pattern.head };
        let parts = std::iter::once(pattern.head).chain(middle).chain([tail]);
        parts.collect::<Vec<_>>().join("*")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, tag: &str) -> bool {
        let compiled = Pattern::from(pattern.to_owned());
        assert_eq!(String::from(compiled.clone()), pattern);
        compiled.matches(tag)
    }

    #[test]
    fn without_a_star_only_the_tag_itself_matches() {
        assert!(matches("prod", "prod"));
        assert!(!matches("prod", "prod1") && !matches("prod", "Prod") && !matches("v1.0", "v1x0"));
    }

    #[test]
    fn stars_stand_for_any_text() {
        for tag in ["prod", "prod1", "production-team1"] {
            assert!(matches("prod*", tag), "{tag}");
        }
        for tag in ["repo-production", "prod-team"] {
            assert!(matches("*prod*", tag), "{tag}");
        }
        assert!(
            matches("*", "x")
                && matches("**", "x")
                && matches("a*b*c", "abc")
                && matches("a*b*c", "a-b-b-c-c")
        );
    }

    #[test]
    fn no_part_of_a_tag_serves_twice() {
        assert!(!matches("ab*ba", "aba") && !matches("*a*a*", "a") && !matches("a*b*c", "acb"));
        assert!(matches("*aab", "aaab") && matches("*a*ab", "aab") && !matches("*b*ab", "aab"));
    }
}
