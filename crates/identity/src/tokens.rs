use std::fmt;

use iam::{AccountId, Region};
use jiff::Timestamp;
use store::meta::issued_token::IssuedToken;

use crate::caller::Caller;
use crate::error::{IdentityError, TokenError};
use crate::gate::Standing;
use crate::identity::Identity;
use crate::layer_ticket::LayerTicket;
use crate::registry_token::RegistryClaims;
use crate::sealer::SealError;

const SECOND: i64 = 1_000_000;
/// A token that claims to come from further ahead was issued while the clock was wrong, and would outlive its time.
const SKEW_MICROS: i64 = 300 * SECOND;
const PAGE_MICROS: i64 = 24 * 60 * 60 * SECOND;

/// The password that GetAuthorizationToken gives, for the user `AWS`.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistryToken {
    /// URL-safe base64 without padding, under 1.5 KB.
    pub password: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl fmt::Debug for RegistryToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegistryToken").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

impl Identity {
    /// Issues a token with which `caller` may be known at the registry of `account` in `region`. That it was
    /// issued is recorded by the next [`Identity::flush_issued`].
    pub async fn issue_registry_token(
        &self,
        caller: &Caller,
        account: AccountId,
        region: &Region,
    ) -> Result<RegistryToken, IdentityError> {
        let session = self.keep_session(caller).await?;
        let secret_mark = match &caller.access_key_id {
            Some(id) if session.is_none() => self.key_state(id).await?.map(|state| state.mark()),
            _ => None,
        };
        let issued = self.now();
        let whole = issued + i64::from(self.shared.options.token_seconds) * SECOND;
        let expires = caller.session.as_ref().map_or(whole, |terms| whole.min(terms.expires_at));
        let (id, caller) = (self.shared.world.chance.bytes(), caller.clone());
        let caller = Caller { token_registry: Some((account, region.clone())), ..caller };
        let claims = RegistryClaims { id, caller, secret_mark, issued, expires, session };
        self.record_issued(issued_row(&claims)).await?;
        let fields = claims.to_fields();
        let password = self.shared.registry_tokens.seal_text(&self.shared.world.chance, &[], fields.bytes());
        Ok(RegistryToken { password, expires_at: moment(expires) })
    }

    /// The caller for whom `password` was issued, unless its token, its key or itself was revoked since. Reads no row
    /// unless what is known of these is over five seconds old.
    pub async fn open_registry_token(&self, password: &str) -> Result<Caller, TokenError> {
        let fields = self.shared.registry_tokens.open_text(&[], password)?;
        let RegistryClaims { id, caller, secret_mark, issued, expires, session } =
            RegistryClaims::from_fields(&fields)?;
        let now = self.now();
        if expires <= now || issued > now + SKEW_MICROS {
            return Err(TokenError::Expired);
        }
        let caller = self.with_session(caller, session).await?;
        self.check_key(&caller, secret_mark).await?;
        if issued <= self.token_revoked_up_to(id, &caller).await? {
            return Err(TokenError::Unknown);
        }
        Ok(caller)
    }

    /// Whose a registry token was that is refused, and why it no longer counts; none if it is none of ours.
    pub async fn why_refused(&self, password: &str) -> Option<(Caller, &'static str)> {
        let fields = self.shared.registry_tokens.open_text(&[], password).ok()?;
        let claims = RegistryClaims::from_fields(&fields).ok()?;
        if claims.expires <= self.now() {
            return Some((claims.caller, "The registry token has expired."));
        }
        let RegistryClaims { id, secret_mark, issued, .. } = claims;
        let caller = self.with_session(claims.caller, claims.session).await.ok()?;
        if issued <= self.token_revoked_up_to(id, &caller).await.ok()? {
            return Some((caller, "The registry token was revoked, or whatever it was issued for."));
        }
        let stands = self.check_key(&caller, secret_mark).await.is_ok();
        let gone = "What the registry token was issued for no longer counts: its access key is disabled, deleted or has \
                    another secret, or its session or user is gone.";
        (!stands).then_some((caller, gone))
    }

    /// The text that a layer URL carries.
    pub async fn seal_layer(&self, ticket: &LayerTicket) -> Result<String, IdentityError> {
        let fields = ticket.to_fields(self.keep_session(&ticket.caller).await?);
        Ok(self.shared.layer_tickets.seal_text(&self.shared.world.chance, &[], fields.bytes()))
    }

    /// The ticket in a layer URL, if its time is not over, its caller's access key still stands, and neither was revoked
    /// since. The gate must be asked again.
    pub async fn open_layer(&self, text: &str) -> Result<LayerTicket, TokenError> {
        let fields = self.shared.layer_tickets.open_text(&[], text)?;
        let (ticket, session) = LayerTicket::from_fields(&fields)?;
        if ticket.expires.as_microsecond() <= self.now() {
            return Err(TokenError::Expired);
        }
        let ticket = LayerTicket { caller: self.with_session(ticket.caller, session).await?, ..ticket };
        self.check_key(&ticket.caller, None).await?;
        let (key, principal) = (ticket.caller.access_key_id.as_deref(), ticket.caller.principal_id());
        let revoked = self.revoked_up_to(("", key.unwrap_or_default(), &principal)).await?;
        if ticket.issued.as_microsecond() <= revoked {
            return Err(TokenError::Unknown);
        }
        Ok(ticket)
    }

    /// A token for the next page of a list, after `last`. `scope` says which list that is: operation, registry,
    /// repository, filter, order. The token lives for a day.
    pub fn seal_page(&self, scope: &[u8], last: &str) -> String {
        let expires = self.now() + PAGE_MICROS;
        let plain = [&expires.to_be_bytes(), last.as_bytes()].concat();
        self.shared.page_tokens.seal_text(&self.shared.world.chance, scope, &plain)
    }

    /// The `last` that [`Identity::seal_page`] was given for the same list; refuses a token over a day old.
    pub fn open_page(&self, scope: &[u8], token: &str) -> Result<String, SealError> {
        let mut plain = self.shared.page_tokens.open_text(scope, token)?;
        let expires = plain.first_chunk().copied().map(i64::from_be_bytes).ok_or(SealError)?;
        if expires <= self.now() {
            return Err(SealError);
        }
        plain.drain(..size_of::<i64>());
        String::from_utf8(plain).map_err(|_| SealError)
    }

    async fn token_revoked_up_to(&self, id: [u8; 16], caller: &Caller) -> Result<i64, IdentityError> {
        let (tokens, mut look) = (&self.shared.gate.tokens, self.look());
        if let Some(up_to) = tokens.recall(&id, &mut look) {
            return Ok(*up_to);
        }
        let (token, principal) = (hex::encode(id), caller.principal_id());
        let key = caller.access_key_id.as_deref().unwrap_or_default();
        let up_to = self.revoked_up_to((&token, key, &principal)).await?;
        Ok(*tokens.keep(id, up_to, 1, &look))
    }

    /// Whether the key still stands that the caller got its token with. A session's stands as long as its role or user.
    async fn check_key(&self, caller: &Caller, secret_mark: Option<[u8; 8]>) -> Result<(), TokenError> {
        if caller.session.is_some() {
            return match self.standing(caller, &mut self.look()).await? {
                Standing::Gone(_) => Err(TokenError::Unknown),
                Standing::Subject(_) | Standing::Alone => Ok(()),
            };
        }
        let Some(id) = &caller.access_key_id else { return Ok(()) };
        match self.key_state(id).await? {
            Some(state) if state.upholds(&caller.principal, secret_mark) => Ok(()),
            _ => Err(TokenError::Unknown),
        }
    }
}

/// The token stands under its holder's account, whose it is to revoke, whichever registry it is for.
fn issued_row(claims: &RegistryClaims) -> IssuedToken {
    let account = claims.caller.principal.account();
    IssuedToken {
        id: hex::encode(claims.id),
        account: account.map(|account| account.to_string()).unwrap_or_default(),
        principal: claims.caller.principal.arn(),
        access_key_id: claims.caller.access_key_id.clone(),
        issued_at: claims.issued,
        expires_at: claims.expires,
        holder: claims.caller.principal_id(),
    }
}

fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}
