//! Secrets, and the keys derived from them.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac::{self, HMAC_SHA256};

use super::presented::Credential;

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
    /// Keeps at most `capacity` keys, of about 300 bytes each.
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
