use std::fmt;

use store::meta::access_key;
use store::meta::iam::entity;
use store::meta::issued_token::IssuedToken;

use crate::error::IdentityError;
use crate::identity::Identity;

/// How a registry token stands that has not expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// It opens what its holder may open.
    Valid,
    /// It was revoked, or all of its key or holder was.
    Revoked,
    /// The user or role that it was issued to is gone.
    HolderGone,
    /// The access key that asked for it is gone.
    KeyGone,
    /// The access key that asked for it is inactive.
    KeyInactive,
}

impl Identity {
    /// How a token of [`Identity::issued_tokens`] stands.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn token_state(&self, token: &IssuedToken) -> Result<TokenState, IdentityError> {
        let key = token.access_key_id.as_deref().unwrap_or_default();
        if token.issued_at <= self.revoked_up_to((&token.id, key, &token.holder)).await? {
            return Ok(TokenState::Revoked);
        }
        let mut db = &self.shared.db;
        let of_entity = token.holder.starts_with("AIDA") || token.holder.starts_with("AROA");
        if of_entity && entity::by_id(&mut db, &token.holder).await?.is_none() {
            return Ok(TokenState::HolderGone);
        }
        // The keys of sessions stand in no row.
        if !key.starts_with("AKIA") {
            return self.session_state(key).await;
        }
        Ok(match access_key::find(&mut db, key).await? {
            None => TokenState::KeyGone,
            Some(row) if row.status != "Active" => TokenState::KeyInactive,
            Some(_) => TokenState::Valid,
        })
    }

    /// How the session with this key stands, whose holder is there: one of root as the access key that began it.
    async fn session_state(&self, key: &str) -> Result<TokenState, IdentityError> {
        let terms = self.kept_terms(key).await?.unwrap_or_default();
        let Some(root) = &terms.root_key else { return Ok(TokenState::Valid) };
        if terms.issued_at <= self.revoked_up_to(("", &root.id, "")).await? {
            return Ok(TokenState::Revoked);
        }
        Ok(match self.key_state(&root.id).await? {
            None => TokenState::KeyGone,
            Some(state) if !state.is_active() => TokenState::KeyInactive,
            Some(state) if state.mark() != root.secret => TokenState::Revoked,
            Some(_) => TokenState::Valid,
        })
    }
}

impl fmt::Display for TokenState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Valid => "valid",
            Self::Revoked => "revoked",
            Self::HolderGone => "holder gone",
            Self::KeyGone => "key gone",
            Self::KeyInactive => "key inactive",
        })
    }
}
