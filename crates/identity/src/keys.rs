use std::sync::Arc;

use aws_lc_rs::hmac;
use iam::{AccountId, Principal};
use jiff::Timestamp;
use store::meta::access_key::{self, AccessKey};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::remembered::Remembered;
use crate::secret::Secret;
use crate::session_terms::KeyMark;

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
    /// When it ends, if it is a session's.
    pub expires: Option<Timestamp>,
}

/// An access key as it stood at some moment.
pub(crate) struct KeyState {
    account: AccountId,
    /// The unique id of the user that holds it; none for the account's root.
    user_id: Option<String>,
    active: bool,
    secret: Secret,
    mark: [u8; 8],
}

impl KeyState {
    /// Tells this secret from another one that the key may have later.
    pub(crate) fn mark(&self) -> [u8; 8] {
        self.mark
    }

    pub(crate) fn is_active(&self) -> bool {
        self.active
    }

    /// Whether a token still stands that `principal` got with the secret that `mark` tells.
    pub(crate) fn upholds(&self, principal: &Principal, mark: Option<[u8; 8]>) -> bool {
        let same_secret = mark.is_none_or(|mark| mark.ct_eq(&self.mark).into());
        let same_holder = match (principal, &self.user_id) {
            (Principal::Root(account), None) => *account == self.account,
            (Principal::User(user), Some(id)) => user.id == *id && user.account == self.account,
            _ => false,
        };
        self.active && same_holder && same_secret
    }
}

/// States of active keys. That a key is unknown or inactive is never remembered.
pub(crate) struct KeyStates {
    marker: hmac::Key,
    states: Remembered<String, KeyState>,
}

impl KeyStates {
    pub(crate) fn new(marker: hmac::Key) -> Self {
        Self { marker, states: Remembered::new(REMEMBERED) }
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
    /// The secret and owner of an access key; none if there is no such key, or its user is gone. What it says of an
    /// active key is at most five seconds old, and never older than the last change that this process made.
    pub async fn signing_key(&self, access_key_id: &str) -> Result<Option<SigningIdentity>, IdentityError> {
        let Some(state) = self.key_state(access_key_id).await? else { return Ok(None) };
        let caller = match &state.user_id {
            None => Caller::root(state.account, access_key_id),
            Some(id) => {
                let subject = self.subject(id, &mut self.look()).await?;
                let Some(user) = subject.as_ref().and_then(|subject| subject.user()) else { return Ok(None) };
                Caller::user(user.clone(), access_key_id)
            }
        };
        let (secret, active) = (state.secret.clone(), state.active);
        Ok(Some(SigningIdentity { secret, active, caller, expires: None }))
    }

    /// The mark of the access key by which a root user asks; none for anybody else.
    ///
    /// # Errors
    /// [`IdentityError`] of the database.
    pub async fn root_key_mark(&self, caller: &Caller) -> Result<Option<KeyMark>, IdentityError> {
        let (Principal::Root(_), Some(id)) = (&caller.principal, &caller.access_key_id) else {
            return Ok(None);
        };
        let state = self.key_state(id).await?;
        Ok(state.map(|state| KeyMark { id: id.clone(), secret: state.mark() }))
    }

    pub(crate) async fn key_state(&self, id: &str) -> Result<Option<Arc<KeyState>>, IdentityError> {
        let (keys, mut look) = (&self.shared.keys, self.look());
        if let Some(state) = keys.states.recall(id, &mut look) {
            return Ok(Some(state));
        }
        let Some(row) = access_key::find(&mut &self.shared.db, id).await? else { return Ok(None) };
        let secret = self.open_secret(&row)?;
        let state = KeyState {
            account: AccountId::parse(&row.account).map_err(|_| IdentityError::Damaged(row.id.clone()))?,
            active: row.status == "Active",
            mark: keys.mark(id, &secret),
            secret,
            user_id: row.user_id,
        };
        Ok(Some(match state.active {
            true => keys.states.keep(row.id, state, 1, &look),
            false => Arc::new(state),
        }))
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
