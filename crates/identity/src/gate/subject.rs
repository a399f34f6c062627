use std::sync::Arc;

use iam::{AccountId, Arn, Document, Policy, Principal, User};
use store::meta::iam::document::{self, Applied};
use store::meta::iam::{self as rows, entity};
use store::meta::resource_tag::Pair;

use super::ENTRY;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::managed_policy;
use crate::remembered::Look;

/// Tags that an entity may have at most, and more.
const TAGS: i64 = 100;

/// A user or role, and all that speaks for it or binds it.
#[derive(Debug)]
pub(crate) struct Subject {
    user: Option<Arc<User>>,
    pub(crate) identity: Vec<Policy>,
    pub(crate) boundary: Option<Policy>,
    pub(crate) tags: Vec<Pair>,
}

impl Subject {
    /// The caller as the rows now name it.
    pub(crate) fn principal(&self, caller: &Principal) -> Principal {
        match (caller, &self.user) {
            (Principal::User(_), Some(user)) => Principal::User(user.clone()),
            _ => caller.clone(),
        }
    }

    /// The user, if that is what it is.
    pub(crate) fn user(&self) -> Option<&Arc<User>> {
        self.user.as_ref()
    }
}

impl Identity {
    /// The user or role with this unique id; none if it is gone.
    pub(crate) async fn subject(
        &self,
        id: &str,
        look: &mut Look,
    ) -> Result<Option<Arc<Subject>>, IdentityError> {
        if let Some(subject) = self.shared.gate.subjects.recall(id, look) {
            return Ok(Some(subject));
        }
        let mut db = &self.shared.db;
        let Some(found) = entity::by_id(&mut db, id).await? else { return Ok(None) };
        let applied = document::applied(&mut db, id).await?;
        let tags = rows::tags(&mut db, id, "", TAGS).await?;
        let mut subject = Subject { user: user(&found)?, identity: Vec::new(), boundary: None, tags };
        let mut weight = ENTRY;
        for it in applied {
            let text = text(&it)?;
            weight += 4 * text.len();
            let policy = compile(text, &it.policy, &it.holder)?;
            match it.kind.as_str() {
                "boundary" => subject.boundary = Some(policy),
                _ => subject.identity.push(policy),
            }
        }
        Ok(Some(self.shared.gate.subjects.keep(id.to_owned(), subject, weight, look)))
    }

    /// Until when what names this token, key or principal does not count, in microseconds; 0 if nothing was revoked.
    pub(crate) async fn revoked_up_to(&self, ids: (&str, &str, &str)) -> Result<i64, IdentityError> {
        Ok(rows::revoked_up_to(&mut &self.shared.db, ids).await?)
    }
}

fn user(found: &entity::Entity) -> Result<Option<Arc<User>>, IdentityError> {
    if found.kind != "user" {
        return Ok(None);
    }
    let damaged = |_| IdentityError::DamagedEntity(found.id.clone());
    let account = AccountId::parse(&found.account).map_err(damaged)?;
    let arn = Arn::parse(&found.arn).map_err(damaged)?;
    Ok(Some(Arc::new(User { account, arn, id: found.id.clone() })))
}

/// The text of a policy that applies; AWS's own are not in the rows.
pub(super) fn text(it: &Applied) -> Result<&str, IdentityError> {
    let found = it.document.as_deref().or_else(|| managed_policy::document(&it.policy));
    found.ok_or_else(|| IdentityError::UnreadablePolicy {
        policy: it.policy.clone(),
        holder: it.holder.clone(),
    })
}

/// Compiles a policy that was checked when it was stored. One that can't be read may deny what others allow, so nothing
/// can be decided without it.
pub(super) fn compile(text: &str, policy: &str, holder: &str) -> Result<Policy, IdentityError> {
    match Document::parse(text) {
        Ok(document) => Ok(Policy::compile(&document, Some(policy))),
        Err(_) => {
            Err(IdentityError::UnreadablePolicy { policy: policy.to_owned(), holder: holder.to_owned() })
        }
    }
}
