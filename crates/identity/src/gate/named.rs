use iam::{Arn, Demand, Principal};
use store::meta::iam::entity;

use crate::error::IdentityError;
use crate::identity::Identity;

/// What IAM's operations name without its path.
const KINDS: [&str; 4] = ["user", "group", "role", "instance-profile"];

impl Identity {
    /// A demand on the user, group, role or instance profile `KIND/NAME` is one on whoever has that name, by the ARN
    /// with its path, and a refusal names it as the request did. Without such a one it stays as it is, and is judged all
    /// the same.
    pub(super) async fn on_what_has_the_name(
        &self,
        caller: &Principal,
        mut demand: Demand,
    ) -> Result<Demand, IdentityError> {
        if !demand.action.starts_with("iam:") || caller.account() != Some(demand.account) {
            return Ok(demand);
        }
        let Some(arn) = &demand.resource else { return Ok(demand) };
        let (kind, name) = arn.resource().split_once('/').unwrap_or_default();
        if !KINDS.contains(&kind) || name.contains('/') {
            return Ok(demand);
        }
        let found = entity::by_name(&mut &self.shared.db, (demand.account.as_str(), kind, name)).await?;
        if let Some(found) = found {
            let stored = Arn::parse(&found.arn).map_err(|_| IdentityError::DamagedEntity(found.id))?;
            demand.named = demand.resource.replace(stored);
        }
        Ok(demand)
    }
}
