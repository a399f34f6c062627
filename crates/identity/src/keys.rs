use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_lc_rs::hmac;
use iam::AccountId;
use moka::sync::Cache;
use store::meta::access_key::{self, AccessKey};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::secret::Secret;

/// The oldest that a key's state may be when it is used, in microseconds.
const OLDEST_MICROS: i64 = 5_000_000;
/// Keys whose state is remembered.
const REMEMBERED: u64 = 10_000;

/// What verifying a signature takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningIdentity {
    /// The key's secret.
    pub secret: Secret,
    /// Whether the key may be used; an inactive one is refused like an unknown one.
    pub active: bool,
    /// Who signs with it.
    pub caller: Caller,
}

/// An access key as it stood at some moment.
pub(crate) struct KeyState {
    account: AccountId,
    active: bool,
    secret: Secret,
    mark: [u8; 8],
    read_at: i64,
    turn: u64,
}

impl KeyState {
    /// Tells this secret from another one that the key may have later.
    pub(crate) fn mark(&self) -> [u8; 8] {
        self.mark
    }

    /// Whether a token still stands that `account` got with the secret that `mark` tells.
    pub(crate) fn upholds(&self, account: Option<AccountId>, mark: Option<[u8; 8]>) -> bool {
        let same_secret = mark.is_none_or(|mark| mark.ct_eq(&self.mark).into());
        self.active && account == Some(self.account) && same_secret
    }
}

/// States of active keys, remembered for five seconds. That a key is unknown or inactive is never remembered.
pub(crate) struct KeyStates {
    marker: hmac::Key,
    states: Cache<String, Arc<KeyState>>,
    /// Raised when keys change: a state read before then is not used after, not even one read while the change
    /// was being committed.
    turn: AtomicU64,
}

impl KeyStates {
    pub(crate) fn new(marker: hmac::Key) -> Self {
        // Ages are judged by the world's clock; the cache's own limit bounds how long secrets stay in memory.
        let lifetime = Duration::from_micros(OLDEST_MICROS.unsigned_abs());
        let states = Cache::builder().max_capacity(REMEMBERED).time_to_live(lifetime).build();
        Self { marker, states, turn: AtomicU64::new(0) }
    }

    /// To be called between the commit of a change to any key and the answer to who made it.
    pub(crate) fn forget(&self) {
        self.turn.fetch_add(1, Ordering::SeqCst);
        self.states.invalidate_all();
    }

    fn recall(&self, id: &str, now: i64, turn: u64) -> Option<Arc<KeyState>> {
        let fresh =
            |state: &Arc<KeyState>| state.turn == turn && (0..OLDEST_MICROS).contains(&(now - state.read_at));
        self.states.get(id).filter(fresh)
    }

    fn mark(&self, id: &str, secret: &Secret) -> [u8; 8] {
        let mut context = hmac::Context::with_key(&self.marker);
        context.update(id.as_bytes());
        context.update(&[0]);
        context.update(secret.expose().as_bytes());
        let mut mark = [0; 8];
        mark.copy_from_slice(&context.sign().as_ref()[..8]);
        mark
    }
}

impl Identity {
    /// Makes the state of every key be read again: to be called when another process has changed one.
    pub fn forget_keys(&self) {
        self.shared.keys.forget();
    }

    /// The secret and owner of an access key; none if there is no such key. What it says of an active key is at
    /// most five seconds old, and never older than the last change that this process made.
    pub async fn signing_key(&self, access_key_id: &str) -> Result<Option<SigningIdentity>, IdentityError> {
        Ok(self.key_state(access_key_id).await?.map(|state| SigningIdentity {
            secret: state.secret.clone(),
            active: state.active,
            caller: Caller::root(state.account, access_key_id),
        }))
    }

    pub(crate) async fn key_state(&self, id: &str) -> Result<Option<Arc<KeyState>>, IdentityError> {
        let keys = &self.shared.keys;
        // Both before the read: the state is at least as new as they say.
        let (now, turn) = (self.now(), keys.turn.load(Ordering::SeqCst));
        if let Some(state) = keys.recall(id, now, turn) {
            return Ok(Some(state));
        }
        let Some(row) = access_key::find(&mut &self.shared.db, id).await? else { return Ok(None) };
        let secret = self.open_secret(&row)?;
        let state = Arc::new(KeyState {
            account: AccountId::parse(&row.account).map_err(|_| IdentityError::Damaged(row.id.clone()))?,
            active: row.status == "Active",
            mark: keys.mark(id, &secret),
            secret,
            read_at: now,
            turn,
        });
        if state.active {
            keys.states.insert(row.id, state.clone());
        }
        Ok(Some(state))
    }

    pub(crate) fn seal_secret(&self, access_key_id: &str, secret: &Secret) -> Vec<u8> {
        let (chance, plain) = (&self.shared.world.chance, secret.expose().as_bytes());
        self.shared.secrets.seal(chance, access_key_id.as_bytes(), plain)
    }

    pub(crate) fn open_secret(&self, row: &AccessKey) -> Result<Secret, IdentityError> {
        let damaged = || IdentityError::Damaged(row.id.clone());
        let plain = self.shared.secrets.open(row.id.as_bytes(), &row.sealed_secret).map_err(|_| damaged())?;
        let plain = Zeroizing::new(plain);
        std::str::from_utf8(&plain).map(|text| Secret::new(text.to_owned())).map_err(|_| damaged())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_read_while_keys_changed_is_not_used() {
        let keys = KeyStates::new(crate::RootKey::from_bytes([1; 32]).marker("story"));
        let (account, secret) = (AccountId::parse("123456789012").unwrap(), Secret::new("first".to_owned()));
        let read_before = KeyState { account, active: true, secret, mark: [0; 8], read_at: 0, turn: 0 };
        keys.forget();
        keys.states.insert("AKIA".to_owned(), Arc::new(read_before));
        assert!(keys.states.contains_key("AKIA"), "it came in after the change");
        assert!(keys.recall("AKIA", 0, keys.turn.load(Ordering::SeqCst)).is_none());
        assert!(keys.recall("AKIA", 0, 0).is_some(), "its turn is what keeps it out");
    }
}
