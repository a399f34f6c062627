use iam::{Denial, Reason};
use store::meta::iam::entity;

use super::organisation::Organisation;
use super::resource::Resource;
use crate::error::IdentityError;
use crate::identity::Identity;

impl Identity {
    /// Adds what the rows tell of a denial: whether what was asked for is there, and which level of the organisation is
    /// closed.
    pub(super) async fn explain(
        &self,
        denial: &mut Denial,
        resource: &Resource,
        own: Option<&Organisation>,
    ) -> Result<(), IdentityError> {
        denial.explanation.missing = matches!(resource, Resource::Role(_, None));
        let (Reason::NoServiceControl { level }, Some(own)) = (&denial.reason, own) else { return Ok(()) };
        let account = denial.principal.account().map(|account| format!("the account {account}"));
        denial.explanation.level = match own.unit(*level) {
            Some(unit) => {
                let found = entity::by_id(&mut &self.shared.db, unit).await?;
                found.map(|unit| format!("the unit {}", unit.name))
            }
            None => account,
        };
        Ok(())
    }
}
