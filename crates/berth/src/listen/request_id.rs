use std::sync::{Mutex, PoisonError};

use http::HeaderValue;
use world::Chance;

/// A request's id: a random UUID that its answer, its log lines and its errors carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId([u8; 36]);

/// The ids of one connection's requests. Randomness is drawn for several at a time: the generator's own cost is the
/// same for one as for eight.
#[derive(Debug)]
pub(super) struct RequestIds {
    chance: Chance,
    drawn: Mutex<Drawn>,
}

#[derive(Debug)]
struct Drawn {
    bytes: [[u8; 16]; 8],
    left: usize,
}

impl RequestId {
    /// A new id.
    pub fn fresh(chance: &Chance) -> Self {
        Self::of(chance.bytes())
    }

    fn of(random: [u8; 16]) -> Self {
        let mut text = [0; 36];
        uuid::Builder::from_random_bytes(random).into_uuid().hyphenated().encode_lower(&mut text);
        Self(text)
    }

    /// Its 36 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The value of `x-amzn-RequestId`.
    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_bytes(&self.0).unwrap_or(HeaderValue::from_static(""))
    }
}

impl RequestIds {
    pub(super) fn new(chance: Chance) -> Self {
        Self { chance, drawn: Mutex::new(Drawn { bytes: [[0; 16]; 8], left: 0 }) }
    }

    pub(super) fn next(&self) -> RequestId {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.left == 0 {
            self.chance.fill(drawn.bytes.as_flattened_mut());
            drawn.left = drawn.bytes.len();
        }
        drawn.left -= 1;
        RequestId::of(drawn.bytes[drawn.left])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_random_uuids_and_never_come_twice() {
        let ids = RequestIds::new(Chance::simulated(1));
        let drawn: HashSet<String> = (0..100).map(|_| ids.next().as_str().to_owned()).collect();
        assert_eq!(drawn.len(), 100);
        assert!(drawn.iter().all(|id| id.len() == 36 && id.as_bytes()[14] == b'4'));
    }
}
