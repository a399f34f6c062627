//! The credential of a signature: a key and the scope that it signed for.

use super::refusal::Incomplete;

pub(super) const TERMINATOR: &str = "aws4_request";

/// `key id/date/region/service/terminator`.
#[derive(Clone)]
pub(super) struct Credential {
    pub(super) text: String,
    slashes: [usize; 4],
}

impl Credential {
    pub(super) fn parse(text: String) -> Result<Self, Incomplete> {
        let mut found = text.match_indices('/').map(|(place, _)| place);
        let slashes = [found.next(), found.next(), found.next(), found.next()];
        match (slashes, found.next()) {
            ([Some(one), Some(two), Some(three), Some(four)], None) => {
                Ok(Self { text, slashes: [one, two, three, four] })
            }
            _ => Err(Incomplete::Credential(text)),
        }
    }

    /// All but the key id, as it is signed.
    pub(super) fn scope(&self) -> &str {
        &self.text[self.slashes[0] + 1..]
    }

    pub(super) fn key_id(&self) -> &str {
        &self.text[..self.slashes[0]]
    }

    pub(super) fn date(&self) -> &str {
        &self.text[self.slashes[0] + 1..self.slashes[1]]
    }

    pub(super) fn region(&self) -> &str {
        &self.text[self.slashes[1] + 1..self.slashes[2]]
    }

    pub(super) fn service(&self) -> &str {
        &self.text[self.slashes[2] + 1..self.slashes[3]]
    }

    pub(super) fn terminator(&self) -> &str {
        &self.text[self.slashes[3] + 1..]
    }
}
