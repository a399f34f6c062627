use regex_automata::meta::{self, Regex};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, Look};
use thiserror::Error;

/// The most memory that one compiled expression's automaton takes, in bytes.
const SIZE: usize = 1 << 18;

/// A regular expression that must match a whole tag. Berth's own; ECR has none. Matching takes time linear in the tag.
#[derive(Clone, Debug)]
pub(crate) struct TagRegex(Regex);

/// Why an expression is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum InvalidTagRegex {
    /// It is none, or too large by itself.
    #[error("Tag regular expression {0:?} is not valid, or takes too much memory once compiled.")]
    Alone(String),
    /// It is too large beside the others.
    #[error(
        "Tag regular expression {0:?} is one too many: those of a policy take too much memory together once \
        compiled."
    )]
    Together(String),
}

impl TagRegex {
    /// Compiles an expression; the memory that it takes is taken off `room`, in bytes.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn compile(text: &str, room: &mut usize) -> Result<Self, InvalidTagRegex> {
        let alone = || InvalidTagRegex::Alone(text.to_owned());
        let parsed =
            ParserBuilder::new().unicode(false).utf8(false).build().parse(text).map_err(|_| alone())?;
        let whole = Hir::concat(vec![Hir::look(Look::Start), parsed, Hir::look(Look::End)]);
        // The other engines, which a build may have for others' sake, take many times the memory, or keep caches beside it.
        let config = meta::Config::new()
            .utf8_empty(false)
            .auto_prefilter(false)
            .onepass(false)
            .dfa(false)
            .backtrack(false)
            .hybrid(false)
            .nfa_size_limit(Some(SIZE));
        let compiled = Regex::builder().configure(config).build_from_hir(&whole).map_err(|_| alone())?;
        let left = room.checked_sub(compiled.memory_usage());
        *room = left.ok_or_else(|| InvalidTagRegex::Together(text.to_owned()))?;
        Ok(Self(compiled))
    }

    pub(crate) fn matches(&self, tag: &str) -> bool {
        self.0.is_match(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(regex: &str, tag: &str) -> bool {
        TagRegex::compile(regex, &mut SIZE.clone()).unwrap().matches(tag)
    }

    #[test]
    fn a_whole_tag_has_to_match() {
        assert!(matches("v[0-9]+", "v12") && matches("a|b", "b") && matches(".*-rc[0-9]", "1.2-rc3"));
        assert!(matches("a|ab", "ab") && matches("(?i)v1", "V1"));
        assert!(!matches("v[0-9]+", "v12-rc1") && !matches("a|b", "ab") && !matches("v", "V"));
    }

    #[test]
    fn what_is_no_expression_or_too_large_is_refused() {
        for text in ["(", "a)(b", "[z-a]", "(?:a{1000}){1000}", r"(a)\1"] {
            let refused = TagRegex::compile(text, &mut usize::MAX.clone());
            assert_eq!(refused.unwrap_err(), InvalidTagRegex::Alone(text.to_owned()));
        }
    }

    #[test]
    fn what_is_compiled_takes_of_the_room() {
        let mut room = SIZE;
        TagRegex::compile("pr-[0-9]+", &mut room).unwrap();
        assert!(room < SIZE && room > SIZE * 9 / 10, "{room}");
        let refused = TagRegex::compile("pr-[0-9]+", &mut 100).unwrap_err();
        assert_eq!(refused, InvalidTagRegex::Together("pr-[0-9]+".to_owned()));
    }
}
