//! What texts of policies are compiled into.

use crate::glob::{Glob, Token};
use crate::template::Matcher;

/// The same text.
#[derive(Clone, Debug)]
pub(crate) struct Exact(String);

/// The same text but for case.
#[derive(Clone, Debug)]
pub(crate) struct Folded(String);

/// An ARN of six parts, each a pattern of its own; a `*` does not run into the next part. The last part may hold
/// colons. `*` alone stands for every ARN.
#[derive(Clone, Debug)]
pub(crate) struct ArnPattern(Parts);

/// A resource: as [`ArnPattern`], but parts that are missing at the end are `*`, and `*` alone, and nothing else,
/// stands also for the resource `*`.
#[derive(Clone, Debug)]
pub(crate) struct ResourcePattern(Parts);

#[derive(Clone, Debug)]
enum Parts {
    Everything,
    Some(Vec<Glob>),
}

const PARTS: usize = 6;

impl Matcher for Exact {
    const WILD: bool = false;

    fn build(tokens: Vec<Token>) -> Self {
        Self(literal(tokens))
    }

    fn matches(&self, text: &str) -> bool {
        self.0 == text
    }
}

impl Matcher for Folded {
    const WILD: bool = false;

    fn build(tokens: Vec<Token>) -> Self {
        Self(literal(tokens).chars().flat_map(char::to_lowercase).collect())
    }

    fn matches(&self, text: &str) -> bool {
        self.0.chars().eq(text.chars().flat_map(char::to_lowercase))
    }
}

impl Matcher for Glob {
    const WILD: bool = true;

    fn build(tokens: Vec<Token>) -> Self {
        Self::new(tokens)
    }

    fn matches(&self, text: &str) -> bool {
        self.matches(text)
    }
}

impl Matcher for ArnPattern {
    const WILD: bool = true;

    fn build(tokens: Vec<Token>) -> Self {
        Self(Parts::new(tokens))
    }

    fn matches(&self, text: &str) -> bool {
        let is_arn = text.splitn(PARTS, ':').count() == PARTS;
        match &self.0 {
            Parts::Everything => is_arn,
            Parts::Some(parts) => is_arn && parts.len() == PARTS && each(parts, text),
        }
    }
}

impl Matcher for ResourcePattern {
    const WILD: bool = true;

    fn build(tokens: Vec<Token>) -> Self {
        Self(Parts::new(tokens))
    }

    fn matches(&self, text: &str) -> bool {
        match &self.0 {
            Parts::Everything => true,
            Parts::Some(parts) => text.splitn(PARTS, ':').count() == PARTS && each(parts, text),
        }
    }
}

impl Parts {
    fn new(tokens: Vec<Token>) -> Self {
        let whole = Glob::new(tokens.iter().copied());
        if whole.is_everything() {
            return Self::Everything;
        }
        let parts = tokens.splitn(PARTS, |token| *token == Token::Char(':'));
        Self::Some(parts.map(|part| Glob::new(part.iter().copied())).collect())
    }
}

fn each(parts: &[Glob], text: &str) -> bool {
    parts.iter().zip(text.splitn(PARTS, ':')).all(|(part, text)| part.matches(text))
}

fn literal(tokens: Vec<Token>) -> String {
    let chars = tokens.into_iter().map(|token| match token {
        Token::Char(char) => char,
        Token::One => '?',
        Token::Many => '*',
    });
    chars.collect()
}
