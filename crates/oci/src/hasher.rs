//! Hashing content while it streams by, with a state that can be saved and taken up by another process.

use std::fmt;

use sha2::digest::common::BlockSizeUser;
use sha2::digest::common::hazmat::{SerializableState, SerializedState};
use sha2::{Digest as _, Sha256, Sha512};

use crate::Digest;

/// The crate and version that writes hash states. A saved state is meaningful only to the version that wrote
/// it: keep this text beside it, and hash the content again if it differs.
pub const HASH_STATE_VERSION: &str = "sha2 0.11.1";

/// A running SHA-256, with a SHA-512 beside it if asked for.
#[derive(Clone)]
pub struct Hasher {
    sha256: Sha256,
    sha512: Option<Sha512>,
    bytes: u64,
}

/// A [`Hasher`]'s state as bytes, to be stored with [`HASH_STATE_VERSION`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedHash {
    /// The SHA-256 state (104 bytes).
    pub sha256: Vec<u8>,
    /// The SHA-512 state (208 bytes), if one was running.
    pub sha512: Option<Vec<u8>>,
    /// How many bytes went in so far.
    pub bytes: u64,
}

/// A saved state that the linked version of the hash cannot have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the saved {0} state is damaged or of another version; hash the content again")]
pub struct HashStateError(&'static str);

impl Hasher {
    /// A hasher that has seen nothing yet.
    pub fn new(also_sha512: bool) -> Hasher {
        Hasher { sha256: Sha256::new(), sha512: also_sha512.then(Sha512::new), bytes: 0 }
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, content: &[u8]) {
        self.sha256.update(content);
        if let Some(sha512) = &mut self.sha512 {
            sha512.update(content);
        }
        self.bytes += content.len() as u64;
    }

    /// How many bytes went in so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 digest of what went in so far; the hasher can go on.
    pub fn sha256(&self) -> Digest {
        Digest::from_sha256(self.sha256.clone().finalize().into())
    }

    /// The SHA-512 digest of what went in so far, if it was asked for; the hasher can go on.
    pub fn sha512(&self) -> Option<Digest> {
        self.sha512.clone().map(|sha512| Digest::from_sha512(sha512.finalize().into()))
    }

    /// The state, from which [`Hasher::restore`] goes on.
    pub fn save(&self) -> SavedHash {
        SavedHash {
            sha256: self.sha256.serialize().to_vec(),
            sha512: self.sha512.as_ref().map(|sha512| sha512.serialize().to_vec()),
            bytes: self.bytes,
        }
    }

    /// The hasher whose state was saved.
    ///
    /// # Errors
    /// [`HashStateError`] if the bytes are no state, or by their own account one of another number of bytes. Not
    /// every damage shows: the caller compares [`HASH_STATE_VERSION`] and keeps the state where it trusts it.
    pub fn restore(saved: &SavedHash) -> Result<Hasher, HashStateError> {
        let sha256 =
            deserialize::<Sha256, 32, 8>(&saved.sha256, saved.bytes).ok_or(HashStateError("SHA-256"))?;
        let sha512 = match &saved.sha512 {
            Some(state) => {
                Some(deserialize::<Sha512, 64, 16>(state, saved.bytes).ok_or(HashStateError("SHA-512"))?)
            }
            None => None,
        };
        Ok(Hasher { sha256, sha512, bytes: saved.bytes })
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hasher").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// A state is the hash so far (of `HASH` bytes), the number of blocks that went in (of `COUNT` bytes, little
/// end first), the number of bytes that wait for their block to fill, and those bytes.
fn deserialize<H, const HASH: usize, const COUNT: usize>(state: &[u8], bytes: u64) -> Option<H>
where
    H: SerializableState + BlockSizeUser,
{
    let (count, waiting) = state.get(HASH..)?.split_at_checked(COUNT)?;
    let blocks = count
        .iter()
        .rev()
        .try_fold(0, |blocks: u64, &byte| Some(blocks.checked_mul(256)? + u64::from(byte)))?;
    let seen = blocks.checked_mul(H::block_size() as u64)?.checked_add(u64::from(*waiting.first()?))?;
    let state = SerializedState::<H>::try_from(state).ok()?;
    H::deserialize(&state).ok().filter(|_| seen == bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Algorithm;

    fn one_shot(content: &[u8]) -> (Digest, Option<Digest>) {
        (Digest::of(Algorithm::Sha256, content), Some(Digest::of(Algorithm::Sha512, content)))
    }

    proptest! {
        #[test]
        fn a_hash_saved_and_restored_anywhere_goes_on_as_if_nothing_was(
            content in prop::collection::vec(any::<u8>(), 0..2000),
            splits in prop::collection::vec(0..=2000usize, 0..6),
        ) {
            let mut hasher = Hasher::new(true);
            let mut rest = &content[..];
            for split in splits {
                let (now, later) = rest.split_at(split.min(rest.len()));
                hasher.update(now);
                hasher = Hasher::restore(&hasher.save()).unwrap();
                rest = later;
            }
            hasher.update(rest);
            prop_assert_eq!(hasher.bytes(), content.len() as u64);
            prop_assert_eq!((hasher.sha256(), hasher.sha512()), one_shot(&content));
        }

        #[test]
        fn a_damaged_state_gives_an_error_or_a_hasher_that_works(
            len in 0..300usize,
            at in 0..320usize,
            byte in any::<u8>(),
            cut in 0..3usize,
        ) {
            let mut hasher = Hasher::new(true);
            hasher.update(&vec![7; len]);
            let SavedHash { mut sha256, sha512, bytes } = hasher.save();
            let mut sha512 = sha512.unwrap();
            let damaged = if at < 104 { &mut sha256[at] } else { &mut sha512[(at - 104).min(207)] };
            *damaged = byte;
            sha256.truncate(104 - cut / 2);
            if let Ok(mut hasher) = Hasher::restore(&SavedHash { sha256, sha512: Some(sha512), bytes }) {
                prop_assert!(cut < 2);
                hasher.update(&[0; 300]);
                prop_assert_eq!(hasher.bytes(), len as u64 + 300);
                prop_assert_ne!(hasher.sha256().to_string(), hasher.sha512().unwrap().to_string());
            }
        }
    }

    #[test]
    fn a_state_of_another_number_of_bytes_is_refused() {
        let mut hasher = Hasher::new(true);
        hasher.update(&[7; 1000]);
        let saved = hasher.save();
        let restore =
            |bytes| Hasher::restore(&SavedHash { bytes, ..saved.clone() }).map(|hasher| hasher.bytes());
        assert_eq!(restore(1000), Ok(1000));
        assert_eq!(restore(999), Err(HashStateError("SHA-256")));
        assert_eq!(restore(1064), Err(HashStateError("SHA-256")));
        let older = SavedHash { sha512: Hasher::new(true).save().sha512, ..saved };
        assert_eq!(Hasher::restore(&older).map(|hasher| hasher.bytes()), Err(HashStateError("SHA-512")));
    }

    #[test]
    fn a_digest_can_be_asked_for_on_the_way() {
        let mut hasher = Hasher::new(false);
        hasher.update(b"ab");
        assert_eq!(hasher.sha256(), Digest::of(Algorithm::Sha256, b"ab"));
        hasher.update(b"c");
        assert_eq!(hasher.sha256(), Digest::of(Algorithm::Sha256, b"abc"));
        assert_eq!(hasher.sha512(), None);
    }

    /// What the named version wrote after 70 letters `a`: it has a block behind it and a buffer begun. The rest
    /// of the buffer is zeros.
    const WRITTEN_BEFORE: &str =
        "1cb85bdf26061ee894a845fb310fd44f16685eb2c199d4d6294990ab665e6300010000000000000006616161616161";

    #[test]
    fn states_written_before_are_read_with_the_version_they_name() {
        let mut sha256 = hex::decode(WRITTEN_BEFORE).unwrap();
        sha256.resize(104, 0);
        let saved = SavedHash { sha256, sha512: None, bytes: 70 };
        let mut hasher = Hasher::restore(&saved).unwrap();
        assert_eq!(hasher.save(), saved);
        hasher.update(b"b");
        let content = ["a".repeat(70).as_str(), "b"].concat();
        assert_eq!(hasher.sha256(), Digest::of(Algorithm::Sha256, content.as_bytes()));
    }

    #[test]
    fn the_version_named_is_the_one_linked() {
        let (name, version) = HASH_STATE_VERSION.split_once(' ').unwrap();
        let locked = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(
            include_str!("../../../Cargo.lock").contains(&locked),
            "HASH_STATE_VERSION is behind Cargo.lock"
        );
    }
}
