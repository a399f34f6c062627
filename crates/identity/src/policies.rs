//! Managed policies: an account's own, and how those that AWS manages look to it.

use std::collections::BTreeMap;

use iam::limits::{MANAGED, policy_size};
use iam::{Grant, PolicyKind, validate};
use serde::{Deserialize, Serialize};
use store::meta::iam::document::Document;
use store::meta::iam::entity::Entity;
use store::meta::iam::{self as rows_of_iam, Write, usage};
use store::{Rows, Tx};

use crate::entities::{self, MAX_TAGS, one_more};
use crate::entity_tags::first_tags;
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::managed_policy::{self, ManagedPolicy};
use crate::roles::{read_body, written_body};

const POLICIES: Quota = Quota { name: "CustomerManagedPoliciesPerAccount", most: 1500 };
const SIZE: Quota = Quota { name: "PolicySize", most: MANAGED };

/// What a managed policy has beside what every entity has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyBody {
    /// What it is for.
    pub description: Option<String>,
    /// The version in force, such as `v2`.
    pub version: String,
    /// The number of the newest version that there ever was.
    pub newest: u32,
    /// When a version was last made or put in force, in microseconds.
    pub updated_at: i64,
}

/// A managed policy that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPolicy {
    /// Begins and ends with `/`.
    pub path: String,
    /// Its first version.
    pub document: String,
    /// What it is for.
    pub description: Option<String>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
}

/// A managed policy as IAM shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its ARN.
    pub arn: String,
    /// `ANPA…`.
    pub id: String,
    /// Without the path.
    pub name: String,
    /// Begins and ends with `/`.
    pub path: String,
    /// What it is for.
    pub description: Option<String>,
    /// The version in force.
    pub version: String,
    /// In microseconds.
    pub created_at: i64,
    /// In microseconds.
    pub updated_at: i64,
    /// How many of the account have it attached.
    pub attached: i64,
    /// How many it bounds.
    pub bounds: i64,
    /// Its tags; lists leave them out.
    pub tags: Vec<(String, String)>,
}

/// Whose policies a list is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The account's own.
    Own,
    /// Those that AWS manages.
    Aws,
    /// Both.
    All,
}

impl Policy {
    fn own(entity: Entity) -> Result<Self, Error> {
        let body: PolicyBody = read_body(&entity)?;
        Ok(Self {
            arn: entity.arn,
            id: entity.id,
            name: entity.name,
            path: entity.path,
            description: body.description,
            version: body.version,
            created_at: entity.created_at,
            updated_at: body.updated_at,
            attached: 0,
            bounds: 0,
            tags: Vec::new(),
        })
    }

    fn of_aws(policy: &ManagedPolicy) -> Self {
        Self {
            arn: policy.arn.to_owned(),
            id: policy.id.to_owned(),
            name: policy.name().to_owned(),
            path: policy.path().to_owned(),
            description: Some(policy.description.to_owned()),
            version: policy.version.to_owned(),
            created_at: policy.created_at * 1_000_000,
            updated_at: policy.updated_at * 1_000_000,
            attached: 0,
            bounds: 0,
            tags: Vec::new(),
        }
    }

    async fn counted(mut self, rows: &mut impl Rows, account: &str) -> Result<Self, Error> {
        self.attached = usage::count(rows, (&self.arn, "attached", account)).await?;
        self.bounds = usage::count(rows, (&self.arn, "boundary", account)).await?;
        Ok(self)
    }
}

/// Refuses what may not be a managed policy.
pub(crate) fn check_document(text: &str) -> Result<(), Error> {
    validate(text, PolicyKind::Identity)?;
    if policy_size(text) > MANAGED { Err(Error::LimitExceeded(SIZE)) } else { Ok(()) }
}

/// A document of a policy: a version, or the copy of the one in force.
pub(crate) fn document_row(owner: &str, kind: &str, name: &str, text: &str, created_at: i64) -> Write {
    let (owner, kind, name) = (owner.to_owned(), kind.to_owned(), name.to_owned());
    Write::Document(Document { owner, kind, name, document: text.to_owned(), created_at })
}

/// The policy that the grant names, if AWS manages it.
pub(crate) fn of_aws(grant: &Grant) -> Option<&'static ManagedPolicy> {
    grant.resource().and_then(|arn| managed_policy::find(arn.as_str()))
}

/// The account's own policy that the grant names, kept from changing until the transaction ends.
pub(crate) async fn find_own(tx: &mut Tx<'_>, grant: &Grant) -> Result<(Entity, PolicyBody), Error> {
    if of_aws(grant).is_some() {
        return Err(Error::AwsManaged(entities::arn_of(grant)?.to_string()));
    }
    let policy = entities::find_locked(tx, grant, Kind::Policy).await?;
    let body = read_body(&policy)?;
    Ok((policy, body))
}

impl Identity {
    /// Makes the managed policy that the grant names, with the document as version `v1`.
    ///
    /// # Errors
    /// [`Error::MalformedPolicy`], [`Error::EntityExists`], [`Error::LimitExceeded`].
    pub async fn create_policy(&self, grant: &Grant, new: NewPolicy) -> Result<Policy, Error> {
        check_document(&new.document)?;
        let (name, version) = (entities::name_of(grant)?.to_owned(), "v1".to_owned());
        let body = PolicyBody { description: new.description, version, newest: 1, updated_at: self.now() };
        let entity = self.new_entity(grant, Kind::Policy, &new.path, &name, written_body(&body)?);
        let (document, tags) = (new.document, new.tags);
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, Kind::Policy, &name), Some(POLICIES)).await?;
            let (id, at) = (&entity.id, entity.created_at);
            let mut writes = vec![
                Write::Entity(entity.clone()),
                document_row(id, "version", "v1", &document, at),
                document_row(id, "current", "", &document, at),
            ];
            writes.extend(first_tags(id, Kind::Policy, &tags)?);
            Ok((writes, Policy { tags: tags.clone(), ..Policy::own(entity.clone())? }))
        })
        .await
    }

    /// The managed policy that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn policy(&self, grant: &Grant) -> Result<Policy, Error> {
        let (rows, account) = (&mut &self.shared.db, grant.account());
        if let Some(policy) = of_aws(grant) {
            return Policy::of_aws(policy).counted(rows, account.as_str()).await;
        }
        let entity = entities::find(rows, grant, Kind::Policy).await?;
        let tags = rows_of_iam::tags(rows, &entity.id, "", one_more(MAX_TAGS)).await?;
        let policy = Policy::own(entity)?.counted(rows, account.as_str()).await?;
        Ok(Policy { tags, ..policy })
    }

    /// All managed policies of a scope whose path begins with `path`: the account's own by name, then those of AWS.
    ///
    /// # Errors
    /// Only ours.
    pub async fn policies(&self, grant: &Grant, scope: Scope, path: &str) -> Result<Vec<Policy>, Error> {
        let mut all = Vec::new();
        if scope != Scope::Aws {
            let own = self.entities(grant, Kind::Policy, path, ("", POLICIES.most)).await?;
            all = own.items.into_iter().map(Policy::own).collect::<Result<_, _>>()?;
        }
        if scope != Scope::Own {
            let of_aws = managed_policy::all().iter().filter(|policy| policy.path().starts_with(path));
            all.extend(of_aws.map(Policy::of_aws));
        }
        let (rows, account) = (&mut &self.shared.db, grant.account());
        let attached = counted(usage::of_account(rows, account.as_str(), "attached").await?);
        let bounds = counted(usage::of_account(rows, account.as_str(), "boundary").await?);
        for policy in &mut all {
            policy.attached = attached.get(&policy.arn).copied().unwrap_or_default();
            policy.bounds = bounds.get(&policy.arn).copied().unwrap_or_default();
        }
        Ok(all)
    }

    /// The users, groups and roles that have the policy of the grant attached, or that it bounds, by name.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn policy_holders(&self, grant: &Grant, bounds: bool) -> Result<Vec<Entity>, Error> {
        let rows = &mut &self.shared.db;
        if of_aws(grant).is_none() {
            entities::find(rows, grant, Kind::Policy).await?;
        }
        let (arn, kind) = (entities::arn_of(grant)?, if bounds { "boundary" } else { "attached" });
        let mut held = usage::holders(rows, (arn.as_str(), kind, grant.account().as_str())).await?;
        held.sort_by(|one, other| (&one.kind, &one.name).cmp(&(&other.kind, &other.name)));
        Ok(held)
    }

    /// Deletes the managed policy that the grant names, with its last version.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::DeleteConflict`], [`Error::AwsManaged`].
    pub async fn delete_policy(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let (policy, _) = find_own(tx, &grant).await?;
            let counted = Policy::own(policy.clone())?.counted(tx, grant.account().as_str()).await?;
            if counted.attached + counted.bounds > 0 {
                return Err(Error::DeleteConflict(Conflict::Attachments));
            }
            if crate::policy_versions::rows(tx, &policy.id).await?.len() > 1 {
                return Err(Error::DeleteConflict(Conflict::Versions));
            }
            Ok((vec![Write::EntityGone(policy.id)], ()))
        })
        .await
    }
}

fn counted(arns: Vec<String>) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    arns.into_iter().for_each(|arn| *counts.entry(arn).or_default() += 1);
    counts
}
