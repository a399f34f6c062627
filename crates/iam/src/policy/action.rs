//! Patterns of actions, which a policy has by the dozen and of which few match.

use crate::glob::Glob;

/// Bytes of an action that are compared at once.
const FIRST: usize = 16;

/// An action in lower case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Action<'a> {
    text: &'a str,
    first: u128,
}

/// A pattern of actions in lower case. Its first bytes stand beside it, so that one that does not match costs no more
/// than their comparison.
#[derive(Clone, Debug)]
pub(crate) struct ActionPattern {
    first: u128,
    mask: u128,
    rest: Rest,
}

#[derive(Clone, Debug)]
enum Rest {
    /// The first bytes are followed by `*` alone.
    Anything,
    Pattern(Box<Glob>),
}

impl<'a> Action<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, first: first_of(text).0 }
    }

    pub(crate) fn text(self) -> &'a str {
        self.text
    }
}

impl ActionPattern {
    pub(super) fn new(pattern: &str) -> Self {
        let pattern = pattern.to_ascii_lowercase();
        let (literal, rest) = pattern.split_at(pattern.find(['*', '?']).unwrap_or(pattern.len()));
        let (first, mask) = first_of(literal);
        // What an action lacks of the first bytes is zeros, which no pattern may mean.
        let anything = rest == "*" && literal.len() <= FIRST && !literal.contains('\0');
        let rest = if anything { Rest::Anything } else { Rest::Pattern(Box::new(Glob::from_text(&pattern))) };
        Self { first, mask, rest }
    }

    pub(super) fn matches(&self, action: Action<'_>) -> bool {
        action.first & self.mask == self.first
            && match &self.rest {
                Rest::Anything => true,
                Rest::Pattern(glob) => glob.matches(action.text),
            }
    }
}

/// The first bytes as a number, and which of its bits they are.
fn first_of(text: &str) -> (u128, u128) {
    let (mut bytes, mut mask) = ([0; FIRST], [0; FIRST]);
    for ((byte, bits), from) in bytes.iter_mut().zip(&mut mask).zip(text.bytes()) {
        (*byte, *bits) = (from, u8::MAX);
    }
    (u128::from_le_bytes(bytes), u128::from_le_bytes(mask))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_matches_as_the_whole_pattern_does(
            pattern in "[a-bA:é\u{0}]{0,18}[*?]{0,2}[ab]{0,2}[*]?", action in "[ab:é\u{0}]{0,20}", more in "[ab]{0,3}",
        ) {
            let plain = Glob::from_text(&pattern.to_ascii_lowercase());
            let literal = pattern.to_ascii_lowercase().replace(['*', '?'], "") + &more;
            for text in [&action, &literal] {
                let found = ActionPattern::new(&pattern).matches(Action::new(text));
                prop_assert_eq!(found, plain.matches(text), "{} on {:?}", pattern, text);
            }
        }
    }
}
