use std::sync::Arc;

use iam::{AccountId, Arn, Policy};
use store::meta::iam::document;
use store::meta::iam::{entity, relation};

use super::ENTRY;
use super::subject::{compile, text};
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::organisation::DEEPEST_UNIT;
use crate::remembered::Look;

/// An account's place in its organisation, and the policies that bind it there. Without levels where there is none.
#[derive(Debug, Default)]
pub(crate) struct Organisation {
    /// `o-…`.
    pub(super) id: Option<String>,
    /// `o-…/r-…/ou-…/`, as `aws:PrincipalOrgPaths` has it.
    pub(super) path: Option<String>,
    /// Those that bind the account's principals, one list a level from the root to the account.
    pub(super) service_control: Vec<Vec<Policy>>,
    /// Those that bind the account's resources, likewise.
    pub(super) resource_control: Vec<Vec<Policy>>,
}

impl Organisation {
    /// The id of the unit whose policies a level holds, counted from the root; none for the account's own level.
    pub(super) fn unit(&self, level: usize) -> Option<&str> {
        let units = self.path.as_deref()?.split('/').skip(1);
        units.filter(|id| !id.is_empty()).nth(level)
    }
}

impl Identity {
    /// The policies of the organisation that `account` is in.
    ///
    /// An account and each unit but the root is `within` one unit. Control policies are `attached` to accounts and
    /// units, and the ARN of each tells which kind it is. The root's ARN names the management account, which none of
    /// them binds, and the organisation: `arn:aws:organizations::ACCOUNT:root/o-…/r-…`.
    pub(crate) async fn organisation_policies(
        &self,
        account: AccountId,
        look: &mut Look,
    ) -> Result<Arc<Organisation>, IdentityError> {
        let remembered = &self.shared.gate.organisations;
        if let Some(organisation) = remembered.recall(&account, look) {
            return Ok(organisation);
        }
        let mut found = Organisation::default();
        let (mut weight, mut units, mut member) = (ENTRY, Vec::new(), account.to_string());
        loop {
            let within = relation::objects(&mut &self.shared.db, (&member, "within"), "", 1).await?;
            let unit = within.into_iter().next().map(|it| it.object);
            if unit.is_none() && units.is_empty() {
                break;
            }
            weight += self.add_level(&member, &mut found).await?;
            let Some(unit) = unit else { break };
            if units.len() > DEEPEST_UNIT {
                return Err(IdentityError::DamagedEntity(member));
            }
            units.push(unit.clone());
            member = unit;
        }
        found.service_control.reverse();
        found.resource_control.reverse();
        if let Some(root) = units.last() {
            self.settle(account, root, &units, &mut found).await?;
        }
        Ok(remembered.keep(account, found, weight, look))
    }

    /// The service control policies that bind an account's principals, one list a level from the root to the account.
    ///
    /// # Errors
    /// The rows could not be read, or a policy in them.
    pub async fn service_control(&self, account: AccountId) -> Result<Vec<Vec<Policy>>, IdentityError> {
        let found = self.organisation_policies(account, &mut self.look_anew()).await?;
        Ok(found.service_control.clone())
    }

    /// Adds what is attached to an account or unit; answers its weight.
    async fn add_level(&self, member: &str, found: &mut Organisation) -> Result<usize, IdentityError> {
        let (mut service, mut resource, mut weight) = (Vec::new(), Vec::new(), 0);
        for it in document::applied(&mut &self.shared.db, member).await? {
            let text = text(&it)?;
            weight += 4 * text.len();
            let policy = compile(text, &it.policy, member)?;
            match it.policy.contains("/resource_control_policy/") {
                true => resource.push(policy),
                false => service.push(policy),
            }
        }
        found.service_control.push(service);
        found.resource_control.push(resource);
        Ok(weight)
    }

    async fn settle(
        &self,
        account: AccountId,
        root: &str,
        units: &[String],
        found: &mut Organisation,
    ) -> Result<(), IdentityError> {
        let damaged = || IdentityError::DamagedEntity(root.to_owned());
        let entity = entity::by_id(&mut &self.shared.db, root).await?.ok_or_else(damaged)?;
        let arn = Arn::parse(&entity.arn).map_err(|_| damaged())?;
        let id = arn.resource().split('/').nth(1).ok_or_else(damaged)?;
        let path: Vec<&str> = units.iter().rev().map(String::as_str).collect();
        found.path = Some(format!("{id}/{}/", path.join("/")));
        found.id = Some(id.to_owned());
        if arn.account() == Some(account) {
            found.service_control.clear();
            found.resource_control.clear();
        }
        Ok(())
    }
}
