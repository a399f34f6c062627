use memchr::memmem::Finder;
use serde::{Deserialize, Serialize};

/// ECR's pattern of tags or names, which must match a whole one. `*` stands for any text, the empty one included; nothing
/// else is wild. Matching takes time linear in the text: what stands between two `*` is taken as early as it is found,
/// which never needs to go back.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub struct Pattern {
    text: String,
    /// Where the first `*` stands, what is looked for between it and the last one, and where that stands.
    stars: Option<(usize, Vec<Finder<'static>>, usize)>,
}

impl Pattern {
    /// Whether a whole tag, or name, is one that the pattern stands for.
    pub fn matches(&self, tag: &str) -> bool {
        let Some((first, middle, last)) = &self.stars else { return self.text == tag };
        let (text, tag) = (self.text.as_bytes(), tag.as_bytes());
        let Some(tag) = tag.strip_prefix(&text[..*first]) else { return false };
        let Some(mut tag) = tag.strip_suffix(&text[last + 1..]) else { return false };
        for part in middle {
            let Some(found) = part.find(tag) else { return false };
            tag = &tag[found + part.needle().len()..];
        }
        true
    }
}

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        let stars = text.find('*').zip(text.rfind('*')).map(|(first, last)| {
            let between = text.get(first + 1..last).unwrap_or_default();
            let parts = between.split('*').filter(|part| !part.is_empty());
            (first, parts.map(|part| Finder::new(part).into_owned()).collect(), last)
        });
        Self { text, stars }
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, tag: &str) -> bool {
        Pattern::from(pattern.to_owned()).matches(tag)
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
