//! A role that was passed to a service.

use std::sync::Arc;

use iam::{Arn, Demand, Principal, Region, Session};
use store::meta::iam::entity;

use crate::caller::Caller;
use crate::error::IdentityError;
use crate::identity::Identity;

/// The name of the sessions that services have.
const SESSION: &str = "ECRTemplate";

/// A service that takes a role, as the gate is to be asked about it.
#[derive(Clone, Debug)]
pub struct PassedRole {
    /// The service.
    pub service: Caller,
    /// What it must be allowed first: to take the role.
    pub take: Demand,
    /// The service's session, once it has taken the role.
    pub taken: Caller,
}

impl Identity {
    /// `service` with a `role` that was passed to it, for something in `region`; none if the ARN names no account. The role
    /// need not be there: then the gate says so.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn passed_role(
        &self,
        service: &str,
        role: &Arn,
        region: &Region,
    ) -> Result<Option<PassedRole>, IdentityError> {
        let Some(account) = role.account() else { return Ok(None) };
        let found = entity::by_arn(&mut &self.shared.db, role.as_str()).await?;
        let id = found.map(|role| role.id).unwrap_or_default();
        let session = Session::new(account, role.clone(), &id, SESSION);
        Ok(Some(PassedRole {
            service: Caller::of(Principal::Service(service.into()), None),
            take: Demand::on("sts:AssumeRole", role.clone(), account, region),
            taken: Caller::of(Principal::Session(Arc::new(session)), None),
        }))
    }
}
