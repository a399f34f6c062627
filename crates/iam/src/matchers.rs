//! What texts of policies are compiled into.

use crate::glob::{Glob, Token};
use crate::template::Matcher;

/// The same text.
#[derive(Clone, Debug)]
pub(crate) struct Exact(String);

/// The same text but for case, in lower case.
#[derive(Clone, Debug)]
pub(crate) struct Folded(String);

/// An ARN of six parts, each a pattern of its own; a `*` does not run into the next part. The last part may hold
/// colons. `*` alone stands for every ARN.
#[derive(Clone, Debug)]
pub(crate) enum ArnPattern {
    Everything,
    Parts {
        /// The text after the last wildcard, as far as it is of the last part.
        end: Box<str>,
        parts: Box<[Glob]>,
    },
}

const PARTS: usize = 6;

impl Matcher for Exact {
    const WILD: bool = false;
    const CASED: bool = true;
    const FROM_THE_START: bool = true;

    fn build(tokens: Vec<Token>) -> Self {
        Self(literal(tokens))
    }

    fn matches(&self, text: &str) -> bool {
        self.0 == text
    }
}

impl Matcher for Folded {
    const WILD: bool = false;
    const CASED: bool = false;
    const FROM_THE_START: bool = false;

    fn build(tokens: Vec<Token>) -> Self {
        Self(literal(tokens).chars().flat_map(char::to_lowercase).collect())
    }

    fn matches(&self, text: &str) -> bool {
        if text.is_ascii() {
            return self.0.eq_ignore_ascii_case(text);
        }
        self.0.chars().eq(text.chars().flat_map(char::to_lowercase))
    }
}

impl Matcher for Glob {
    const WILD: bool = true;
    const CASED: bool = true;
    const FROM_THE_START: bool = true;

    fn build(tokens: Vec<Token>) -> Self {
        Self::new(tokens)
    }

    fn matches(&self, text: &str) -> bool {
        self.matches(text)
    }
}

impl Matcher for ArnPattern {
    const WILD: bool = true;
    const CASED: bool = true;
    const FROM_THE_START: bool = false;

    fn build(tokens: Vec<Token>) -> Self {
        if Glob::new(tokens.iter().copied()).is_everything() {
            return Self::Everything;
        }
        let parts = tokens.splitn(PARTS, |token| *token == Token::Char(':'));
        let parts = parts.map(|part| Glob::new(part.iter().copied())).collect();
        Self::Parts { end: end(&tokens), parts }
    }

    fn matches(&self, text: &str) -> bool {
        let mut texts = text.splitn(PARTS, ':');
        match self {
            Self::Everything => texts.count() == PARTS,
            Self::Parts { end, parts } => {
                let matches = |part: &Glob| texts.next().is_some_and(|text| part.matches(text));
                // Looking at the end first spares most texts from being taken apart.
                text.ends_with(&**end) && parts.len() == PARTS && parts.iter().all(matches)
            }
        }
    }
}

/// The characters after the last wildcard or colon.
fn end(tokens: &[Token]) -> Box<str> {
    let plain = |token: &&Token| matches!(token, Token::Char(char) if *char != ':');
    literal(tokens.iter().rev().take_while(plain).copied().collect()).chars().rev().collect()
}

fn literal(tokens: Vec<Token>) -> String {
    let chars = tokens.into_iter().map(|token| match token {
        Token::Char(char) => char,
        Token::One => '?',
        Token::Many => '*',
    });
    chars.collect()
}
