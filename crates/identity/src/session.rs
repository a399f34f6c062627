//! Sessions: temporary credentials that AWS STS gives out. Nothing of one is kept: its token holds it, sealed.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iam::{AccountId, Arn, Principal};
use jiff::Timestamp;
use store::meta::iam::document;
use zeroize::Zeroizing;

use crate::access_key_id::fresh_access_key_id;
use crate::caller::Caller;
use crate::error::IdentityError;
use crate::fields::{FieldReader, FieldWriter};
use crate::gate::Standing;
use crate::identity::Identity;
use crate::keys::SigningIdentity;
use crate::managed_policy;
use crate::sealer::SealError;
use crate::secret::Secret;
use crate::session_terms::{SessionTerms, compact};

/// Characters that a session token may have: AWS's advice to clients is to expect no more.
pub const LONGEST_TOKEN: usize = 4096;
/// Bytes that a token of [`LONGEST_TOKEN`] characters leaves inside its seal.
const ROOM: usize = LONGEST_TOKEN / 4 * 3 - 32;
/// Random bytes of a secret, which has 40 characters.
const SECRET: usize = 30;
const SECOND: i64 = 1_000_000;
/// A session that claims to come from further ahead was begun while the clock was wrong.
const SKEW_MICROS: i64 = 300 * SECOND;

/// The credentials of a session.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionCredentials {
    /// `ASIA…`.
    pub access_key_id: String,
    /// Signs requests.
    pub secret: Secret,
    /// Goes with each request, as `X-Amz-Security-Token`; URL-safe base64 of up to [`LONGEST_TOKEN`] characters.
    pub token: String,
    /// When the session ends.
    pub expires_at: Timestamp,
    /// How much of the room for policies and tags they take, in percent (AWS's `PackedPolicySize`); none without any.
    pub packed_percent: Option<u32>,
}

impl fmt::Debug for SessionCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = (&self.access_key_id, &self.expires_at);
        f.debug_tuple("SessionCredentials").field(&shown.0).field(&shown.1).finish()
    }
}

/// Policies and tags that take more room than a session token has: how much of it, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the session's policies and tags take {0} % of the room that there is for them")]
pub struct SessionTooLarge(pub u32);

impl Identity {
    /// Begins a session of `principal`, who belongs to `account`, for `seconds`, on these terms, whose times are set
    /// here. Whether it may begin is for the gate to say before.
    pub fn begin_session(
        &self,
        account: AccountId,
        principal: Principal,
        terms: SessionTerms,
        seconds: u32,
    ) -> Result<SessionCredentials, SessionTooLarge> {
        let chance = &self.shared.world.chance;
        let issued_at = self.now();
        let expires_at = (issued_at / SECOND + i64::from(seconds)) * SECOND;
        let policy = terms.policy.as_deref().map(compact);
        let terms = SessionTerms { policy, issued_at, expires_at, ..terms };
        let access_key_id = fresh_access_key_id(account, chance).replacen("AKIA", "ASIA", 1);
        let random = Zeroizing::new(chance.bytes::<SECRET>());
        let mut fields = FieldWriter::default();
        fields.array(&random);
        Caller::begun(principal, &access_key_id).write(&mut fields);
        fields.text(&terms.to_text());
        let packed = terms.packed_bytes();
        let room = ROOM.saturating_sub(fields.bytes().len() - packed).max(1);
        let percent = u32::try_from((packed * 100).div_ceil(room)).unwrap_or(u32::MAX);
        if fields.bytes().len() > ROOM {
            return Err(SessionTooLarge(percent));
        }
        Ok(SessionCredentials {
            access_key_id,
            secret: secret(&random),
            token: self.shared.session_tokens.seal_text(chance, &[], fields.bytes()),
            expires_at: Timestamp::from_microsecond(expires_at).unwrap_or(Timestamp::MAX),
            packed_percent: (packed > 0).then_some(percent),
        })
    }

    /// What verifying a signature with a session's key takes; none if the token was not given out here with that key, or
    /// the session was revoked, or ended with its role, user or root key. Whether its time is over is for the
    /// verification to say, which comes to it later.
    pub async fn session_key(
        &self,
        access_key_id: &str,
        token: &str,
    ) -> Result<Option<SigningIdentity>, IdentityError> {
        let Ok((secret, mut caller)) = self.open_session(access_key_id, token) else { return Ok(None) };
        let Some(terms) = caller.session.clone() else { return Ok(None) };
        if terms.issued_at > self.now() + SKEW_MICROS {
            return Ok(None);
        }
        match self.standing(&caller, &mut self.look()).await? {
            Standing::Gone(_) => return Ok(None),
            // A user's name may be another since.
            Standing::Subject(subject) => caller.principal = subject.principal(&caller.principal),
            Standing::Alone => {}
        }
        let expires = Timestamp::from_microsecond(terms.expires_at).ok();
        Ok(Some(SigningIdentity { secret, active: true, caller, expires }))
    }

    /// Whether `account` may give the managed policy with this ARN to a session: its own, or one of AWS's.
    pub async fn has_policy(&self, account: AccountId, arn: &str) -> Result<bool, IdentityError> {
        if managed_policy::document(arn).is_some() {
            return Ok(true);
        }
        let own = Arn::parse(arn).is_ok_and(|arn| arn.account() == Some(account));
        Ok(own && document::managed(&mut &self.shared.db, arn).await?.is_some())
    }

    fn open_session(&self, access_key_id: &str, token: &str) -> Result<(Secret, Caller), SealError> {
        if token.len() > LONGEST_TOKEN {
            return Err(SealError);
        }
        let opened = Zeroizing::new(self.shared.session_tokens.open_text(&[], token)?);
        let mut fields = FieldReader::new(&opened);
        let random = Zeroizing::new(fields.array::<SECRET>()?);
        let mut caller = Caller::read(&mut fields)?;
        let terms = SessionTerms::from_text(fields.text()?).ok_or(SealError)?;
        fields.end()?;
        if caller.access_key_id.as_deref() != Some(access_key_id) {
            return Err(SealError);
        }
        caller.session = Some(Arc::new(terms));
        Ok((secret(&random), caller))
    }
}

fn secret(random: &[u8; SECRET]) -> Secret {
    Secret::new(STANDARD.encode(random))
}
