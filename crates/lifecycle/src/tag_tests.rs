use std::collections::BTreeSet;

use crate::pattern::Pattern;
use crate::tag_regex::{InvalidTagRegex, TagRegex};

/// So many comparisons with a pattern does matching a regular expression stand for.
const REGEX_COST: u64 = 500;

/// What a rule asks of an image's tags: each thing once, however often its lists say it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TagTests {
    prefixes: Vec<String>,
    patterns: Vec<Pattern>,
    regexes: Vec<TagRegex>,
}

impl TagTests {
    /// `room` is the memory that is left for what is compiled, in bytes; what is taken of it is taken off.
    ///
    /// # Errors
    /// The first regular expression that is none, or for which there is no room.
    pub(crate) fn of(
        [prefixes, patterns, regexes]: [Option<&[String]>; 3],
        room: &mut usize,
    ) -> Result<Self, InvalidTagRegex> {
        let once =
            |list: Option<&[String]>| list.unwrap_or_default().iter().cloned().collect::<BTreeSet<_>>();
        Ok(Self {
            prefixes: once(prefixes).into_iter().collect(),
            patterns: once(patterns).into_iter().map(Pattern::from).collect(),
            regexes: once(regexes)
                .iter()
                .map(|text| TagRegex::compile(text, room))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Whether each of them is met by one of the tags, be it another.
    pub(crate) fn pass(&self, tags: &[String]) -> bool {
        self.prefixes.iter().all(|prefix| tags.iter().any(|tag| tag.starts_with(prefix)))
            && self.patterns.iter().all(|pattern| tags.iter().any(|tag| pattern.matches(tag)))
            && self.regexes.iter().all(|regex| tags.iter().any(|tag| regex.matches(tag)))
    }

    /// How long it takes at most to hold a tag against them, in comparisons with a pattern.
    pub(crate) fn cost(&self) -> u64 {
        (self.prefixes.len() + self.patterns.len()) as u64 + REGEX_COST * self.regexes.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tests(patterns: &[&str]) -> TagTests {
        let patterns: Vec<String> = patterns.iter().map(|text| (*text).to_owned()).collect();
        TagTests::of([None, Some(&patterns), None], &mut 0).unwrap()
    }

    #[test]
    fn what_is_said_a_thousand_times_is_asked_once() {
        assert_eq!((tests(&["z*"; 5_900]).cost(), tests(&["z*", "a*"]).cost()), (1, 2));
    }

    #[test]
    fn each_may_be_met_by_another_tag() {
        let tags = ["z1".to_owned(), "a1".to_owned()];
        assert!(tests(&["z*", "a*", "z*"]).pass(&tags) && !tests(&["z*", "b*"]).pass(&tags));
    }
}
