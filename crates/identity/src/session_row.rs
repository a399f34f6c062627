use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use store::meta::iam as rows;

use crate::caller::Caller;
use crate::error::{IdentityError, TokenError};
use crate::identity::Identity;
use crate::session_terms::SessionTerms;

/// How long a session's row outlives it: layer URLs do so by an hour.
const LONGER_MICROS: i64 = 2 * 3_600_000_000;

/// Names the row that keeps a session's terms for tokens that have no room for them.
pub(crate) type SessionHandle = [u8; 16];

impl Identity {
    /// The handle of the row that keeps what the caller's session brought along; none for long-term credentials. The
    /// first such token of a session writes it.
    pub(crate) async fn keep_session(&self, caller: &Caller) -> Result<Option<SessionHandle>, IdentityError> {
        let (Some(terms), Some(key)) = (&caller.session, &caller.access_key_id) else { return Ok(None) };
        let handle = handle_of(key);
        let mut look = self.look();
        if self.shared.gate.kept_sessions.recall(&handle, &mut look).is_some() {
            return Ok(Some(handle));
        }
        let (id, body, until) = (hex::encode(handle), terms.to_text(), terms.expires_at + LONGER_MICROS);
        let write = async move |tx: &mut store::Tx<'_>| {
            rows::put_session(tx, &id, &body, until).await?;
            Ok::<_, IdentityError>(tx.commit_upkeep(()).await?)
        };
        self.shared.db.write(write).await?;
        self.shared.gate.kept_sessions.keep(handle, terms.clone(), 1, &look);
        Ok(Some(handle))
    }

    /// What the session with this access key brought along, if it has drawn a token.
    pub(crate) async fn kept_terms(&self, key: &str) -> Result<Option<SessionTerms>, IdentityError> {
        let found = rows::session(&mut &self.shared.db, &hex::encode(handle_of(key))).await?;
        Ok(found.and_then(|body| SessionTerms::from_text(&body)))
    }

    /// The caller with what its session brought along, if the token names a row that keeps it.
    pub(crate) async fn with_session(
        &self,
        caller: Caller,
        handle: Option<SessionHandle>,
    ) -> Result<Caller, TokenError> {
        let Some(handle) = handle else { return Ok(caller) };
        let mut look = self.look();
        let terms = match self.shared.gate.kept_sessions.recall(&handle, &mut look) {
            Some(terms) => terms.as_ref().clone(),
            None => {
                let found = rows::session(&mut &self.shared.db, &hex::encode(handle)).await;
                let body = found.map_err(IdentityError::from)?.ok_or(TokenError::Unknown)?;
                let terms = Arc::new(SessionTerms::from_text(&body).ok_or(TokenError::Unknown)?);
                self.shared.gate.kept_sessions.keep(handle, terms.clone(), 1, &look);
                terms
            }
        };
        Ok(Caller { session: Some(terms), ..caller })
    }
}

fn handle_of(key: &str) -> SessionHandle {
    let mut handle = SessionHandle::default();
    handle.copy_from_slice(&digest(&SHA256, key.as_bytes()).as_ref()[..16]);
    handle
}
