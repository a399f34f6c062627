//! What a service may do by a role that was passed to it.

use std::sync::Arc;

use iam::{Arn, Context, Demand, Principal, Session};
use store::meta::iam::entity;

use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::refusal::Refusal;

/// The name of the sessions that services have.
const SESSION: &str = "ECRTemplate";

impl Identity {
    /// Whether `service`, once it has taken `role`, may do all of `demands`. The role must trust it.
    ///
    /// # Errors
    /// The first refusal, that of taking the role included.
    pub async fn judge_by_role(
        &self,
        service: &str,
        role: &Arn,
        request: &Context,
        demands: Vec<Demand>,
    ) -> Result<(), Refusal> {
        let Some(first) = demands.first() else { return Ok(()) };
        let (account, region) = (role.account().unwrap_or(first.account), first.region.clone());
        let take = Demand::on("sts:AssumeRole", role.clone(), account, &region);
        let asking = Caller::of(Principal::Service(service.into()), None);
        self.judge(&asking, request, take).await?;
        let found = entity::by_arn(&mut &self.shared.db, role.as_str()).await.map_err(IdentityError::from)?;
        let id = found.map(|role| role.id).unwrap_or_default();
        let session = Session::new(account, role.clone(), &id, SESSION);
        let taken = Caller::of(Principal::Session(Arc::new(session)), None);
        for demand in demands {
            self.judge(&taken, request, demand).await?;
        }
        Ok(())
    }
}
