use std::sync::Arc;

use iam::{Gone, Principal};

use super::subject::Subject;
use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::remembered::Look;
use crate::session_terms::SessionTerms;

/// How a caller stands.
pub(crate) enum Standing {
    /// There is a user or role behind it.
    Subject(Arc<Subject>),
    /// Nothing in the rows speaks for it: root users, services, bearers of a provider's token, nobody.
    Alone,
    /// The user or role is gone, or the session was revoked or ended with the root user's access key.
    Gone(Gone),
}

impl Identity {
    /// Whether the caller's session still counts, if it is one, and what the rows have of who holds its credentials.
    pub(crate) async fn standing(&self, caller: &Caller, look: &mut Look) -> Result<Standing, IdentityError> {
        let id = match &caller.principal {
            Principal::User(user) => Some(&user.id),
            Principal::Session(session) => Some(&session.role_id),
            Principal::Federated(federated) => match &federated.user {
                Some(user) => Some(&user.id),
                None => return Ok(Standing::Gone(Gone::Deleted)),
            },
            _ => None,
        };
        let subject = match id {
            Some(id) => match self.subject(id, look).await? {
                Some(subject) => Some(subject),
                None => return Ok(Standing::Gone(Gone::Deleted)),
            },
            None => None,
        };
        if let Some(terms) = &caller.session
            && let Some(gone) = self.session_gone(caller, terms, look).await?
        {
            return Ok(Standing::Gone(gone));
        }
        Ok(subject.map_or(Standing::Alone, Standing::Subject))
    }

    /// Why a session no longer counts whose user or role is there: it or its holder was revoked, or, of a root user, the
    /// access key is not what it was when it began the session.
    async fn session_gone(
        &self,
        caller: &Caller,
        terms: &SessionTerms,
        look: &mut Look,
    ) -> Result<Option<Gone>, IdentityError> {
        let key = caller.access_key_id.as_deref().unwrap_or_default();
        let remembered = self.shared.gate.revoked_sessions.recall(key, look);
        let up_to = match remembered {
            Some(up_to) => *up_to,
            None => {
                let mut up_to = self.revoked_up_to(("", key, &caller.principal_id())).await?;
                if let Some(root) = &terms.root_key {
                    up_to = up_to.max(self.revoked_up_to(("", &root.id, "")).await?);
                }
                *self.shared.gate.revoked_sessions.keep(key.to_owned(), up_to, 1, look)
            }
        };
        if terms.issued_at <= up_to {
            return Ok(Some(Gone::Revoked));
        }
        let Principal::Root(_) = &caller.principal else { return Ok(None) };
        let upheld = match &terms.root_key {
            Some(root) => self
                .key_state(&root.id)
                .await?
                .is_some_and(|state| state.upholds(&caller.principal, Some(root.secret))),
            None => false,
        };
        Ok((!upheld).then_some(Gone::KeyGone))
    }
}
