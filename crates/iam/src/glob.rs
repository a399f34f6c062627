//! Patterns with `*` and `?`, matched in time linear in the text whatever the pattern.

mod run;

use run::Run;

/// One sign of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Itself.
    Char(char),
    /// `?`: any one character.
    One,
    /// `*`: any text, the empty one included.
    Many,
}

/// A compiled pattern, which must match a whole text. `*` cuts it into runs: the first is bound to the text's
/// start, the last to its end, and those between are found one after the other, each as early as it can be. That
/// never needs to go back.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    head: Run,
    /// The runs between the first `*` and the last, and the run after the last; none where there is no `*`.
    rest: Option<(Vec<Run>, Run)>,
}

impl Glob {
    pub(crate) fn new(tokens: impl IntoIterator<Item = Token>) -> Self {
        let (mut runs, mut run) = (Vec::new(), Vec::new());
        for token in tokens {
            match token {
                Token::Char(char) => run.push(Some(char)),
                Token::One => run.push(None),
                Token::Many => runs.push(std::mem::take(&mut run)),
            }
        }
        let last = Run::new(run);
        let mut runs = runs.into_iter().map(Run::new);
        match runs.next() {
            None => Self { head: last, rest: None },
            Some(head) => {
                let middle = runs.filter(|run| !run.is_empty()).collect();
                Self { head, rest: Some((middle, last)) }
            }
        }
    }

    /// A pattern from its text, in which `*` and `?` are wild.
    pub(crate) fn from_text(pattern: &str) -> Self {
        Self::new(pattern.chars().map(Token::wild))
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        let Some(text) = self.head.after_start(text) else { return false };
        let Some((middle, tail)) = &self.rest else { return text.is_empty() };
        let Some(mut text) = tail.before_end(text) else { return false };
        for run in middle {
            match run.after_first(text) {
                Some(rest) => text = rest,
                None => return false,
            }
        }
        true
    }

    /// Whether the pattern is nothing but `*`.
    pub(crate) fn is_everything(&self) -> bool {
        let rest = self.rest.as_ref();
        self.head.is_empty() && rest.is_some_and(|(middle, tail)| middle.is_empty() && tail.is_empty())
    }
}

impl Token {
    /// The token that stands for a sign of a pattern's text.
    pub(crate) fn wild(char: char) -> Self {
        match char {
            '*' => Self::Many,
            '?' => Self::One,
            other => Self::Char(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::run::steps;
    use super::*;
    use proptest::prelude::*;

    /// The definition, as slow as it is plain.
    fn plainly(pattern: &[char], text: &[char]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some(('*', rest)) => (0..=text.len()).any(|skip| plainly(rest, &text[skip..])),
            Some((sign, rest)) => {
                text.first().is_some_and(|char| *sign == '?' || sign == char) && plainly(rest, &text[1..])
            }
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(pattern in "[ab*?é]{0,9}", text in "[abé]{0,10}") {
            let (signs, chars): (Vec<_>, Vec<_>) = (pattern.chars().collect(), text.chars().collect());
            prop_assert_eq!(Glob::from_text(&pattern).matches(&text), plainly(&signs, &chars));
        }
    }

    #[test]
    fn hostile_patterns_take_steps_in_proportion_to_the_text() {
        let hostile =
            ["a*".repeat(2000) + "b", "*a?a".repeat(1000) + "b", format!("*{}b*", "a?".repeat(1000))];
        for pattern in hostile {
            let glob = Glob::from_text(&pattern);
            let cost = |length: usize| steps(|| assert!(!glob.matches(&"a".repeat(length))));
            let (once, twice) = (cost(20_000), cost(40_000));
            assert!(twice <= 3 * once, "{once} steps, then {twice}");
            assert!(once <= 20_000 * 40 + 10_000, "{once} steps");
        }
    }

    #[test]
    fn a_run_longer_than_a_word_of_bits_is_found() {
        let gapped = format!("*{}?{}*", "x".repeat(70), "y".repeat(70));
        let text = format!("xx{}é{}y", "x".repeat(70), "y".repeat(70));
        assert!(Glob::from_text(&gapped).matches(&text));
        assert!(!Glob::from_text(&gapped).matches(&text[..text.len() - 2]));
    }

    #[test]
    fn stars_alone_are_everything() {
        assert!(Glob::from_text("**").is_everything());
        assert!(!Glob::from_text("*?").is_everything());
        assert!(!Glob::from_text("").is_everything());
    }
}
