//! Texts of policies in which variables such as `${aws:username}` stand for values of the context.

use std::collections::BTreeSet;

use crate::context::{Context, Key};
use crate::glob::Token;

/// What a text of a policy is compiled into.
pub(crate) trait Matcher {
    /// Whether `*` and `?` are wild.
    const WILD: bool;
    /// Whether only the same characters match, and not their like in another case.
    const CASED: bool;
    /// Whether what stands before the first wildcard can be compared by itself.
    const FROM_THE_START: bool;

    fn build(tokens: Vec<Token>) -> Self;
    fn matches(&self, text: &str) -> bool;
}

/// A text with or without variables.
#[derive(Clone, Debug)]
pub(crate) enum Template<M> {
    Fixed(M),
    Open(Vec<Piece>),
}

#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Text(Box<str>),
    /// A wildcard, until the pieces are joined also a character.
    Token(Token),
    Variable {
        key: Key,
        default: Option<Box<str>>,
    },
}

impl<M: Matcher> Template<M> {
    /// Reads a text; variables count from the byte `from` on, and nowhere if that is none.
    pub(crate) fn new(text: &str, from: Option<usize>) -> Self {
        let (plain, open) = text.split_at_checked(from.unwrap_or(text.len())).unwrap_or((text, ""));
        let mut pieces: Vec<Piece> = plain.chars().map(|char| Piece::Token(token(char, M::WILD))).collect();
        read(open, M::WILD, &mut pieces);
        let tokens = pieces.iter().map(|piece| match piece {
            Piece::Token(token) => Some(*token),
            Piece::Text(_) | Piece::Variable { .. } => None,
        });
        match tokens.collect() {
            Some(tokens) => Self::Fixed(M::build(tokens)),
            None => Self::Open(joined(pieces)),
        }
    }

    /// Whether `text` is what the template says. With a variable that has neither value nor default it never is.
    pub(crate) fn matches(&self, text: &str, context: &Context) -> bool {
        match self {
            Self::Fixed(matcher) => matcher.matches(text),
            Self::Open(pieces) if M::CASED && !may_end(pieces, text, context) => false,
            Self::Open(pieces) if M::CASED => match beginning(pieces, text, context) {
                Some(_) if !M::FROM_THE_START => built::<M>(pieces, text, context),
                Some(([], rest)) => rest.is_empty(),
                Some(([Piece::Token(Token::Many)], _)) => true,
                Some((pieces, rest)) => built::<M>(pieces, rest, context),
                None => false,
            },
            Self::Open(pieces) => built::<M>(pieces, text, context),
        }
    }

    /// Whether a variable has neither value nor default.
    pub(crate) fn is_unresolved(&self, context: &Context) -> bool {
        let Self::Open(pieces) = self else { return false };
        pieces.iter().any(|piece| match piece {
            Piece::Text(_) | Piece::Token(_) => false,
            Piece::Variable { key, default } => default.is_none() && context.single(key).is_none(),
        })
    }

    /// Adds the keys that the variables name.
    pub(crate) fn keys(&self, keys: &mut BTreeSet<Key>) {
        let Self::Open(pieces) = self else { return };
        for piece in pieces {
            if let Piece::Variable { key, .. } = piece {
                keys.insert(key.clone());
            }
        }
    }
}

/// The keys that a text's variables name, as it spells them.
pub(crate) fn variables(text: &str) -> Vec<String> {
    let (mut keys, mut rest) = (Vec::new(), text);
    while let Some((_, open)) = rest.split_once("${") {
        rest = open;
        if let Some((Piece::Variable { key, .. }, after)) = variable(open) {
            keys.extend(open.trim_start().get(..key.text().len()).map(str::to_owned));
            rest = after;
        }
    }
    keys
}

/// The pieces with neighbouring characters as one text.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let (mut joined, mut text) = (Vec::new(), String::new());
    for piece in pieces {
        if let Piece::Token(Token::Char(char)) = piece {
            text.push(char);
            continue;
        }
        if !text.is_empty() {
            joined.push(Piece::Text(std::mem::take(&mut text).into()));
        }
        joined.push(piece);
    }
    if !text.is_empty() {
        joined.push(Piece::Text(text.into()));
    }
    joined
}

fn token(char: char, wild: bool) -> Token {
    if wild { Token::wild(char) } else { Token::Char(char) }
}

fn read(text: &str, wild: bool, pieces: &mut Vec<Piece>) {
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        match rest.strip_prefix("${").and_then(variable) {
            Some((piece, after)) => {
                pieces.push(piece);
                rest = after;
            }
            None => {
                pieces.push(Piece::Token(token(char, wild)));
                rest = rest.get(char.len_utf8()..).unwrap_or_default();
            }
        }
    }
}

/// Reads what follows `${`, up to its `}`.
fn variable(text: &str) -> Option<(Piece, &str)> {
    for (escape, char) in [("*}", '*'), ("?}", '?'), ("$}", '$')] {
        if let Some(after) = text.strip_prefix(escape) {
            return Some((Piece::Token(Token::Char(char)), after));
        }
    }
    // No key has a `$`: what is open ends where the next one begins, and a text of many is read once.
    let (name, rest) = text.split_at(text.find(['}', ',', '$'])?);
    if let Some(after) = rest.strip_prefix('}') {
        return Some((Piece::Variable { key: Key::new(name.trim()), default: None }, after));
    }
    let (default, after) = rest.strip_prefix(',')?.trim_start().strip_prefix('\'')?.split_once('\'')?;
    let after = after.trim_start().strip_prefix('}')?;
    let (key, default) = (Key::new(name.trim()), Some(default.into()));
    Some((Piece::Variable { key, default }, after))
}

fn built<M: Matcher>(pieces: &[Piece], text: &str, context: &Context) -> bool {
    expand(pieces, context, text.len()).is_some_and(|tokens| M::build(tokens).matches(text))
}

/// Compares the pieces before the first wildcard with the text's beginning: what is left of both, or none where they
/// differ.
fn beginning<'p, 't>(
    pieces: &'p [Piece],
    text: &'t str,
    context: &Context,
) -> Option<(&'p [Piece], &'t str)> {
    let mut rest = text;
    for (index, piece) in pieces.iter().enumerate() {
        rest = match piece {
            Piece::Text(text) => rest.strip_prefix(&**text)?,
            Piece::Token(_) => return Some((pieces.get(index..)?, rest)),
            Piece::Variable { key, default } => {
                rest.strip_prefix(context.single(key).or(default.as_deref())?)?
            }
        };
    }
    Some((&[], rest))
}

/// Whether `text` ends as the pieces after the last wildcard do.
fn may_end(pieces: &[Piece], text: &str, context: &Context) -> bool {
    let mut rest = text;
    for piece in pieces.iter().rev() {
        let end = match piece {
            Piece::Text(text) => Some(&**text),
            Piece::Token(_) => break,
            Piece::Variable { key, default } => context.single(key).or(default.as_deref()),
        };
        match end.and_then(|end| rest.strip_suffix(end)) {
            Some(before) => rest = before,
            None => return false,
        }
    }
    true
}

/// The tokens with the variables' values in their places, as literal text: what comes from a request is never
/// wild. None if a value is missing, or once more than `longest` characters would have to match.
fn expand(pieces: &[Piece], context: &Context, longest: usize) -> Option<Vec<Token>> {
    let (mut tokens, mut literal) = (Vec::with_capacity(pieces.len()), 0);
    for piece in pieces {
        let value = match piece {
            Piece::Token(token) => {
                literal += usize::from(*token != Token::Many);
                tokens.push(*token);
                ""
            }
            Piece::Text(text) => text,
            Piece::Variable { key, default } => context.single(key).or(default.as_deref())?,
        };
        literal += value.len();
        if literal > 4 * longest {
            return None;
        }
        tokens.extend(value.chars().map(Token::Char));
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::glob::Glob;
    use crate::matchers::{ArnPattern, Exact, Folded};

    fn agree<M: Matcher>(pattern: &str, value: &str, text: &str) -> Result<(), TestCaseError> {
        let mut context = Context::new();
        context.set("k", value);
        let filled = pattern.replace("${k}", &value.replace('*', "${*}"));
        let found = Template::<M>::new(pattern, Some(0)).matches(text, &context);
        let plain = Template::<M>::new(&filled, Some(0)).matches(text, &Context::new());
        prop_assert_eq!(found, plain, "{} with {} on {}", pattern, value, text);
        Ok(())
    }

    #[test]
    fn variables_that_are_never_closed_are_text_that_is_read_once() {
        for open in ["${", "${a", "${a,'b", "${a, "] {
            let text = open.repeat(100_000) + ",";
            assert!(Template::<Exact>::new(&text, Some(0)).matches(&text, &Context::new()), "{open}");
            assert_eq!(variables(&text), Vec::<String>::new(), "{open}");
        }
        assert_eq!(variables("${a ${b} ${c, 'd'}"), ["b", "c"]);
    }

    proptest! {
        #[test]
        fn a_variable_is_its_value(
            pattern in r"(a|B|:|\*|\?|\$\{k\}){0,7}", value in "[aB:*]{0,3}", text in "[aBb:*]{0,8}",
        ) {
            agree::<Exact>(&pattern, &value, &text)?;
            agree::<Folded>(&pattern, &value, &text)?;
            agree::<Glob>(&pattern, &value, &text)?;
            agree::<ArnPattern>(&format!("a:a:{pattern}:a:a:a*{pattern}"), &value, &format!("a:a:{text}:a:a:a{text}"))?;
            agree::<ArnPattern>(&format!("a:a:a:a:{pattern}"), &value, &format!("a:a:a:a:{text}"))?;
        }
    }
}
