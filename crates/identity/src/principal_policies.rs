//! All policies that speak for a principal, as IAM's simulator reads them.

use iam::{Arn, Grant};
use store::meta::iam::document::{self, Applied};
use store::meta::iam::entity::{self, Entity};
use store::meta::iam::{self as rows};

use crate::entities;
use crate::iam_error::Error;
use crate::identity::Identity;
use crate::kind::Kind;
use crate::managed_policy;

/// Tags that an entity may have (AWS's limit, twice).
const MOST_TAGS: i64 = 100;

/// A policy of a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalPolicy {
    /// The inline policy's name, or the managed policy's.
    pub name: String,
    /// The managed policy's ARN; none for an inline one.
    pub arn: Option<String>,
    /// Who has it: the principal, or a group of it.
    pub holder: Entity,
    /// Whether it is the principal's boundary.
    pub bounds: bool,
    /// The text.
    pub document: String,
}

/// A user, group or role with its policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicySource {
    /// Who.
    pub entity: Entity,
    /// Its own policies and those of its groups.
    pub policies: Vec<PrincipalPolicy>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
}

impl Identity {
    /// The user, group or role whose ARN the grant names, with its policies.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::InvalidInput`].
    pub async fn policies_of_principal(&self, grant: &Grant) -> Result<PolicySource, Error> {
        let arn = entities::arn_of(grant)?;
        let kind = kind_of(arn)?;
        let db = &mut &self.shared.db;
        let found = entity::by_arn(db, arn.as_str()).await?;
        let entity = found.filter(|it| it.account == grant.account().as_str());
        let missing = || Error::NoSuchEntity { kind, name: last(arn.resource()).to_owned() };
        let entity = entity.ok_or_else(missing)?;
        let mut policies = Vec::new();
        for applied in document::applied(db, &entity.id).await? {
            let holder = match applied.holder == entity.id {
                true => Some(entity.clone()),
                false => entity::by_id(db, &applied.holder).await?,
            };
            policies.extend(holder.and_then(|holder| read(applied, holder)));
        }
        let tags = rows::tags(db, &entity.id, "", MOST_TAGS).await?;
        Ok(PolicySource { entity, policies, tags })
    }
}

fn read(applied: Applied, holder: Entity) -> Option<PrincipalPolicy> {
    let Applied { kind, policy, document, .. } = applied;
    let document = document.or_else(|| managed_policy::document(&policy).map(str::to_owned))?;
    let (name, bounds) = (last(&policy).to_owned(), kind == "boundary");
    Some(PrincipalPolicy { name, arn: (kind != "inline").then_some(policy), holder, bounds, document })
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn kind_of(arn: &Arn) -> Result<Kind, Error> {
    let kinds = [Kind::User, Kind::Group, Kind::Role];
    let kind = arn.resource().split('/').next().unwrap_or_default();
    let found = kinds.into_iter().find(|it| it.as_str() == kind).filter(|_| arn.service() == "iam");
    found.ok_or_else(|| {
        Error::InvalidInput(format!(
            "Invalid Entity Arn: {arn} does not clearly define entity type and name."
        ))
    })
}
