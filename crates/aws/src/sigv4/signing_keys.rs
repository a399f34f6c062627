//! Secrets, and the keys derived from them.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac::{self, HMAC_SHA256};

use super::credential::Credential;

/// The secret of an access key. It neither prints nor compares.
#[derive(Clone)]
pub struct SigningSecret {
    /// `AWS4` and the secret, the form that derivation starts from.
    prefixed: Vec<u8>,
    fingerprint: [u8; 32],
}

impl SigningSecret {
    /// Of the secret as its owner was given it.
    pub fn new(secret: &str) -> Self {
        let prefixed = [b"AWS4", secret.as_bytes()].concat();
        let mut fingerprint = [0; 32];
        fingerprint.copy_from_slice(digest(&SHA256, &prefixed).as_ref());
        Self { prefixed, fingerprint }
    }

    pub(super) fn derive(&self, scope: &Credential) -> hmac::Key {
        let mut key = hmac::Key::new(HMAC_SHA256, &self.prefixed);
        for step in [scope.date(), scope.region(), scope.service(), scope.terminator()] {
            key = hmac::Key::new(HMAC_SHA256, hmac::sign(&key, step.as_bytes()).as_ref());
        }
        key
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(…)")
    }
}

/// Derived signing keys of recent requests: deriving one costs more than all else in a verification.
///
/// Only a key that verified a signature is kept, so strangers cannot push out those of others. It
/// keeps between half of its capacity and all of it, of the most recently used.
pub struct SigningKeys {
    half: usize,
    kept: Mutex<Generations>,
}

#[derive(Default)]
struct Generations {
    young: HashMap<Box<[u8]>, Arc<hmac::Key>>,
    old: HashMap<Box<[u8]>, Arc<hmac::Key>>,
}

/// The place of a derived key among the kept ones: a secret and what it is used for.
pub(super) struct Slot(Box<[u8]>);

impl Slot {
    pub(super) fn of(secret: &SigningSecret, credential: &Credential) -> Self {
        Self([&secret.fingerprint, credential.text.as_bytes()].concat().into())
    }
}

impl SigningKeys {
    /// Keeps at most `capacity` keys (and at least two), of about a kilobyte each.
    pub fn new(capacity: usize) -> Self {
        Self { half: (capacity / 2).max(1), kept: Mutex::default() }
    }

    pub(super) fn find(&self, slot: &Slot) -> Option<Arc<hmac::Key>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = kept.young.get(&slot.0) {
            return Some(key.clone());
        }
        let (place, key) = kept.old.remove_entry(&slot.0)?;
        self.insert(&mut kept, place, key.clone());
        Some(key)
    }

    pub(super) fn keep(&self, slot: Slot, key: Arc<hmac::Key>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        self.insert(&mut kept, slot.0, key);
    }

    fn insert(&self, kept: &mut Generations, place: Box<[u8]>, key: Arc<hmac::Key>) {
        if kept.young.len() >= self.half {
            kept.old = std::mem::take(&mut kept.young);
        }
        kept.young.insert(place, key);
    }
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys").field("half", &self.half).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(n: usize) -> Slot {
        Slot(n.to_be_bytes().into())
    }

    fn kept(keys: &SigningKeys) -> Vec<usize> {
        let kept = keys.kept.lock().unwrap();
        (0..10).filter(|&n| [&kept.young, &kept.old].iter().any(|map| map.contains_key(&slot(n).0))).collect()
    }

    #[test]
    fn keeps_the_recently_used_within_its_capacity() {
        let keys = SigningKeys::new(4);
        for n in 0..10 {
            keys.keep(slot(n), Arc::new(hmac::Key::new(HMAC_SHA256, &[])));
            assert!(n == 0 || keys.find(&slot(0)).is_some(), "0 was used after every other");
            assert!(kept(&keys).len() <= 4);
        }
        assert!(kept(&keys).contains(&0) && kept(&keys).contains(&9));
        assert!(keys.find(&slot(5)).is_none());
    }

    #[test]
    fn derives_the_key_of_the_documented_example() {
        let secret = SigningSecret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        let credential = "AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request".to_owned();
        let key = secret.derive(&Credential::parse(credential).unwrap());
        let to_sign = "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n\
                       f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59";
        assert_eq!(
            hex::encode(hmac::sign(&key, to_sign.as_bytes())),
            "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
        );
        assert_eq!(format!("{secret:?}"), "SigningSecret(…)");
    }
}
