use std::sync::{Arc, OnceLock};

use iam::{Arn, Demand, MustGrant, Policies, Policy};
use store::meta::iam::{self as rows, document, entity};
use store::meta::resource_policy;
use store::meta::resource_tag::{self, Pair};

use super::ENTRY;
use super::subject::compile;
use crate::error::IdentityError;
use crate::identity::Identity;
use crate::remembered::Look;

/// What a registry policy of scope V1 speaks of.
const V1: [&str; 3] = ["ecr:ReplicateImage", "ecr:BatchImportUpstreamImage", "ecr:CreateRepository"];
/// What a pull without credentials takes.
const PULL: [&str; 3] =
    ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"];
/// Tags that an entity may have at most, and more.
const TAGS: i64 = 100;

/// A repository, which need not exist, and its registry.
#[derive(Debug, Default)]
pub(crate) struct Repository {
    pub(super) id: Option<i64>,
    policy: Option<Policy>,
    of_registry: Option<Policy>,
    /// Whether the registry's policy speaks of three actions alone.
    only_v1: bool,
    anonymous_pull: bool,
    /// Its resource tags, once some policy has read them.
    tags: OnceLock<Vec<Pair>>,
}

/// What a demand is made on.
pub(super) enum Resource {
    Repository(Arc<Repository>),
    /// A role that somebody wants to take, by its trust policy and its id; none if there is no such role.
    Role(Option<Policy>, Option<String>),
    /// Something of IAM.
    Entity(Arn),
    Other,
}

impl Resource {
    /// What would stand in its place if it were not there; none where `policies`, which bear on it, would be the same and
    /// ask for nothing of it.
    pub(super) fn if_missing(&self, policies: &Policies) -> Option<Self> {
        let asks = || policies.all().any(|policy| policy.keys().next().is_some());
        match self {
            Self::Repository(it) if it.policy.is_some() || asks() => {
                let (of_registry, only_v1) = (it.of_registry.clone(), it.only_v1);
                let (anonymous_pull, tags) = (it.anonymous_pull, OnceLock::from(Vec::new()));
                let none = Repository { id: None, policy: None, of_registry, only_v1, anonymous_pull, tags };
                Some(Self::Repository(Arc::new(none)))
            }
            Self::Role(..) => Some(Self::Role(None, None)),
            Self::Entity(_) => Some(Self::Other),
            Self::Repository(_) | Self::Other => None,
        }
    }

    /// The unique id of the role that somebody wants to take.
    pub(super) fn role_id(&self) -> Option<String> {
        match self {
            Self::Role(_, id) => id.clone(),
            Self::Repository(_) | Self::Entity(_) | Self::Other => None,
        }
    }

    /// Adds what the resource's side has to say of an action, if a repository's own policy were `instead`.
    pub(super) fn put_into(&self, policies: &mut Policies, action: &str, instead: Option<&Policy>) {
        match self {
            Self::Repository(it) => {
                let spoken_of = !it.only_v1 || V1.contains(&action);
                policies.resource.extend(instead.or(it.policy.as_ref()).cloned());
                policies.resource.extend(it.of_registry.clone().filter(|_| spoken_of));
                policies.anonymous = it.anonymous_pull && PULL.contains(&action);
            }
            Self::Role(trust, _) => {
                policies.must_grant = MustGrant::Trust;
                policies.resource.extend(trust.clone());
            }
            Self::Entity(_) | Self::Other => {}
        }
    }
}

impl Identity {
    /// What the rows have of the resource that is asked for. What does not exist costs as much as what does.
    pub(super) async fn resource(&self, demand: &Demand, look: &mut Look) -> Result<Resource, IdentityError> {
        let (service, _) = demand.action.split_once(':').unwrap_or_default();
        match (service, &demand.resource) {
            // Whichever service's the action is: Berth's own are on repositories too.
            (_, Some(arn)) if arn.repository_name().is_some() => {
                Ok(Resource::Repository(self.repository(arn, demand, look).await?))
            }
            ("ecr", _) => {
                let registry = Arn::repository(&demand.region, demand.account, "");
                Ok(Resource::Repository(self.repository(&registry, demand, look).await?))
            }
            ("sts", Some(arn)) if arn.service() == "iam" => self.trusting_role(arn).await,
            ("iam", Some(arn)) => Ok(Resource::Entity(arn.clone())),
            _ => Ok(Resource::Other),
        }
    }

    async fn repository(
        &self,
        arn: &Arn,
        demand: &Demand,
        look: &mut Look,
    ) -> Result<Arc<Repository>, IdentityError> {
        let remembered = &self.shared.gate.repositories;
        if let Some(repository) = remembered.recall(arn, look) {
            return Ok(repository);
        }
        let name = arn.repository_name().unwrap_or_default();
        let place = (demand.account.as_str(), demand.region.as_str(), name);
        let found = resource_policy::facts(&mut &self.shared.db, place).await?;
        let texts = [&found.repository_policy, &found.registry_policy];
        let weight = ENTRY + 4 * texts.iter().filter_map(|it| it.as_deref()).map(str::len).sum::<usize>();
        let compiled = |text: Option<String>, whose: &str| {
            text.map(|text| compile(&text, whose, arn.as_str())).transpose()
        };
        let repository = Repository {
            id: found.repository_id,
            policy: compiled(found.repository_policy, "the repository's policy")?,
            of_registry: compiled(found.registry_policy, "the registry's policy")?,
            only_v1: found.policy_scope.as_deref() == Some("V1"),
            anonymous_pull: found.anonymous_pull.as_deref() == Some("ENABLED"),
            tags: OnceLock::new(),
        };
        Ok(remembered.keep(arn.clone(), repository, weight, look))
    }

    async fn trusting_role(&self, arn: &Arn) -> Result<Resource, IdentityError> {
        let mut db = &self.shared.db;
        let found = entity::by_arn(&mut db, arn.as_str()).await?;
        let id = found.filter(|it| it.kind == "role").map(|it| it.id);
        let trust = document::find(&mut db, (id.as_deref().unwrap_or_default(), "trust", "")).await?;
        let trust = trust
            .map(|trust| compile(&trust.document, "the role's trust policy", arn.as_str()))
            .transpose()?;
        Ok(Resource::Role(trust, id))
    }

    /// The ARN of the boundary of a user or role, if that is what is asked for and it has one.
    pub(super) async fn boundary_of(&self, resource: &Resource) -> Result<Option<String>, IdentityError> {
        let Resource::Entity(arn) = resource else { return Ok(None) };
        let mut db = &self.shared.db;
        let Some(found) = entity::by_arn(&mut db, arn.as_str()).await? else { return Ok(None) };
        let applied = document::applied(&mut db, &found.id).await?;
        Ok(applied.into_iter().find(|it| it.kind == "boundary").map(|it| it.policy))
    }

    /// The tags of a resource.
    pub(super) async fn resource_tags(&self, resource: &Resource) -> Result<Vec<Pair>, IdentityError> {
        let mut db = &self.shared.db;
        let id = match resource {
            Resource::Repository(it) => {
                if let Some(tags) = it.tags.get() {
                    return Ok(tags.clone());
                }
                let tags = resource_tag::of_repository(&mut db, it.id.unwrap_or_default()).await?;
                return Ok(it.tags.get_or_init(|| tags).clone());
            }
            Resource::Role(_, id) => id.clone().unwrap_or_default(),
            Resource::Entity(arn) => {
                let found = entity::by_arn(&mut db, arn.as_str()).await?;
                found.map(|it| it.id).unwrap_or_default()
            }
            Resource::Other => return Ok(Vec::new()),
        };
        Ok(rows::tags(&mut db, &id, "", TAGS).await?)
    }
}
