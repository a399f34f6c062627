use std::sync::Arc;

use iam::Policy;
use store::meta::iam::document;

use super::ENTRY;
use super::subject::compile;
use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::managed_policy;
use crate::remembered::Look;
use crate::session_terms::SessionTerms;

impl Identity {
    /// The policies that the caller's session was begun with; none where it was begun without any.
    pub(super) async fn session_policies(
        &self,
        caller: &Caller,
        look: &mut Look,
    ) -> Result<Option<Vec<Policy>>, IdentityError> {
        let limited = |terms: &&Arc<SessionTerms>| terms.policy.is_some() || !terms.policy_arns.is_empty();
        let Some(terms) = caller.session.as_ref().filter(limited) else { return Ok(None) };
        if let Some(policies) = self.shared.gate.sessions.recall(terms, look) {
            return Ok(Some(policies.as_ref().clone()));
        }
        let holder = caller.principal.arn();
        let (mut policies, mut weight) = (Vec::new(), ENTRY);
        if let Some(text) = &terms.policy {
            weight += 5 * text.len();
            policies.push(compile(text, "the session's policy", &holder)?);
        }
        for arn in &terms.policy_arns {
            let own = document::managed(&mut &self.shared.db, arn).await?;
            // One that is gone allows nothing.
            let Some(text) = own.as_deref().or_else(|| managed_policy::document(arn)) else { continue };
            weight += 4 * text.len();
            policies.push(compile(text, arn, &holder)?);
        }
        let kept = self.shared.gate.sessions.keep(terms.clone(), policies, weight, look);
        Ok(Some(kept.as_ref().clone()))
    }
}
