//! Roles that belong to ECR's own services: replication, pull-through caches and repository creation templates.

use iam::Grant;
use store::Tx;
use store::meta::iam::relation::Relation;
use store::meta::iam::{Write, entity};

use crate::entities;
use crate::iam_error::Error;
use crate::identity::Identity;
use crate::kind::Kind;
use crate::roles::{self, Role, RoleBody, trust_row, written_body};

/// A service that has a role of its own in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkedService {
    /// Its principal.
    pub principal: &'static str,
    /// The role's name.
    pub role: &'static str,
    policy: &'static str,
}

/// All of them.
pub const LINKED_SERVICES: [LinkedService; 3] = [
    LinkedService {
        principal: "replication.ecr.amazonaws.com",
        role: "AWSServiceRoleForECRReplication",
        policy: "arn:aws:iam::aws:policy/aws-service-role/ECRReplicationServiceRolePolicy",
    },
    LinkedService {
        principal: "pullthroughcache.ecr.amazonaws.com",
        role: "AWSServiceRoleForECRPullThroughCache",
        policy: "arn:aws:iam::aws:policy/aws-service-role/AWSECRPullThroughCache_ServiceRolePolicy",
    },
    LinkedService {
        principal: "ecr.amazonaws.com",
        role: "AWSServiceRoleForECRTemplate",
        policy: "arn:aws:iam::aws:policy/aws-service-role/ECRTemplateServiceRolePolicy",
    },
];

impl LinkedService {
    /// The service of a principal's name.
    pub fn by_principal(name: &str) -> Option<&'static Self> {
        LINKED_SERVICES.iter().find(|service| service.principal == name)
    }

    /// The path of its role.
    pub fn path(&self) -> String {
        format!("/aws-service-role/{}/", self.principal)
    }

    fn trust(&self) -> String {
        let statement = serde_json::json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": {"Service": self.principal},
                "Action": "sts:AssumeRole",
            }],
        });
        statement.to_string()
    }
}

impl Identity {
    /// Makes the role of a service, with its policy attached. The grant names the role.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] if there is such a role.
    pub async fn create_service_linked_role(
        &self,
        grant: &Grant,
        service: &'static LinkedService,
        description: Option<String>,
    ) -> Result<Role, Error> {
        let body = RoleBody { description, max_session_seconds: 3600 };
        let entity = self.new_entity(grant, Kind::Role, &service.path(), service.role, written_body(&body)?);
        let role = entity.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let claimed = entities::claim(tx, (&entity.account, Kind::Role, service.role), None).await;
            if let Err(Error::EntityExists { name, .. }) = claimed {
                return Err(Error::InvalidInput(format!(
                    "Service role name {name} has been taken in this account, please try a different suffix."
                )));
            }
            claimed?;
            let trust = trust_row(tx, &entity.id, &service.trust()).await?;
            let (subject, kind) = (entity.id.clone(), "attached".to_owned());
            let object = service.policy.to_owned();
            let attached = Write::Related(Relation { subject, kind, object, related_at: tx.now() });
            Ok((vec![Write::Entity(entity.clone()), trust, attached], ()))
        })
        .await?;
        roles::shown(&mut &self.shared.db, role).await
    }

    /// Whether the grant's account has the role of a service.
    ///
    /// # Errors
    /// Only ours.
    pub async fn has_service_linked_role(
        &self,
        grant: &Grant,
        service: &LinkedService,
    ) -> Result<bool, Error> {
        let (rows, account) = (&mut &self.shared.db, grant.account());
        Ok(entity::by_name(rows, (account.as_str(), Kind::Role.as_str(), service.role)).await?.is_some())
    }

    /// Deletes the role of a service, which the grant names. Whoever asks how the deletion goes names it as the answer
    /// does.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`]; [`Error::InvalidInput`] if the role is no service's own.
    pub async fn delete_service_linked_role(&self, grant: &Grant) -> Result<String, Error> {
        let (grant, task) = (grant.clone(), self.shared.world.chance.uuid());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let role = entities::find_locked(tx, &grant, Kind::Role).await?;
            if !role.path.starts_with("/aws-service-role/") {
                let text = format!("Role {} is not a service-linked role.", role.name);
                return Err(Error::InvalidInput(text));
            }
            let task = format!("task{}{}/{task}", role.path, role.name);
            Ok((vec![Write::EntityGone(role.id)], task))
        })
        .await
    }

    /// Whether the deletion of the role that the grant names is done: whether it is gone.
    ///
    /// # Errors
    /// Only ours.
    pub async fn service_linked_role_is_gone(&self, grant: &Grant) -> Result<bool, Error> {
        let (rows, account) = (&mut &self.shared.db, grant.account());
        let name = entities::name_of(grant)?;
        Ok(entity::by_name(rows, (account.as_str(), Kind::Role.as_str(), name)).await?.is_none())
    }
}
