//! All that an account's users, groups, roles and policies hold, as GetAccountAuthorizationDetails tells it.

use iam::Grant;
use store::Rows;
use store::meta::iam::entity::Entity;
use store::meta::iam::{document, entity, members, relation};

use crate::entities::{self, Described, Page};
use crate::iam_error::Error;
use crate::identity::Identity;
use crate::instance_profiles::InstanceProfile;
use crate::kind::Kind;
use crate::managed_policy;
use crate::policies::Policy;
use crate::policy_versions::{self, PolicyVersion};
use crate::roles::{self, Role};

/// A user or a group, or what a role has in common with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The entity, its tags and its boundary.
    pub described: Described,
    /// Names and texts of its inline policies.
    pub inline: Vec<(String, String)>,
    /// ARNs of the managed policies that are attached to it.
    pub attached: Vec<String>,
    /// Names of a user's groups.
    pub groups: Vec<String>,
}

async fn holder(rows: &mut impl Rows, entity: Entity) -> Result<Holder, Error> {
    let id = entity.id.clone();
    let inline = document::page(rows, (&id, "inline"), "", i64::MAX).await?;
    let attached = relation::objects(rows, (&id, "attached"), "", i64::MAX).await?;
    let groups = members::groups_of(rows, &id, "", i64::MAX).await?;
    Ok(Holder {
        described: entities::describe(rows, entity).await?,
        inline: inline.into_iter().map(|policy| (policy.name, policy.document)).collect(),
        attached: attached.into_iter().map(|relation| relation.object).collect(),
        groups: groups.into_iter().map(|group| group.name).collect(),
    })
}

impl Identity {
    /// Up to `limit` users, groups or roles of the grant's account with all that they hold, by name, after `after`.
    ///
    /// # Errors
    /// Only ours.
    pub async fn holders(
        &self,
        grant: &Grant,
        kind: Kind,
        place: (&str, usize),
    ) -> Result<Page<Holder>, Error> {
        let found = self.entities(grant, kind, "/", place).await?;
        let mut items = Vec::with_capacity(found.items.len());
        for entity in found.items {
            items.push(holder(&mut &self.shared.db, entity).await?);
        }
        Ok(Page { items, more: found.more })
    }

    /// What only roles have, of a role that [`Identity::holders`] gave: itself with its trust policy, and its instance
    /// profiles.
    ///
    /// # Errors
    /// Only ours.
    pub async fn role_of(&self, holder: &Holder) -> Result<(Role, Vec<InstanceProfile>), Error> {
        let rows = &mut &self.shared.db;
        let role = roles::shown(rows, holder.described.entity.clone()).await?;
        let mut profiles = Vec::new();
        for held in relation::subjects(rows, (&role.described.entity.id, "profile"), "", i64::MAX).await? {
            if let Some(entity) = entity::by_id(rows, &held.subject).await? {
                profiles.push(InstanceProfile { entity, roles: vec![role.clone()], tags: Vec::new() });
            }
        }
        Ok((role, profiles))
    }

    /// All versions of a policy that [`Identity::policies`] gave. Of those that AWS manages, the one in force.
    ///
    /// # Errors
    /// Only ours.
    pub async fn versions_of(&self, policy: &Policy) -> Result<Vec<PolicyVersion>, Error> {
        if let Some(of_aws) = managed_policy::find(&policy.arn) {
            let (id, document) = (policy.version.clone(), of_aws.document.to_owned());
            return Ok(vec![PolicyVersion { id, document, current: true, created_at: policy.updated_at }]);
        }
        let stored = policy_versions::rows(&mut &self.shared.db, &policy.id).await?;
        let version = |row: document::Document| PolicyVersion {
            current: row.name == policy.version,
            id: row.name,
            document: row.document,
            created_at: row.created_at,
        };
        Ok(stored.into_iter().map(version).collect())
    }
}
