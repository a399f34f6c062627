//! Managed policies on users, groups and roles: attached, and as boundaries.

use iam::{AccountId, Arn, Grant};
use store::Tx;
use store::meta::iam::relation::{self, Relation};
use store::meta::iam::{Write, entity};

use crate::entities::{self, one_more};
use crate::iam_error::{Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::managed_policy;

const ATTACHED: &str = "attached";
const BOUNDARY: &str = "boundary";
const MOST: usize = 10;

/// What may be done with a managed policy.
enum Managed {
    Missing,
    Attachable,
    /// Of services, for their own roles alone.
    OfServices,
}

fn quota(kind: Kind) -> Quota {
    let name = match kind {
        Kind::User => "PoliciesPerUser",
        Kind::Group => "PoliciesPerGroup",
        _ => "PoliciesPerRole",
    };
    Quota { name, most: MOST }
}

/// Refuses what is not the ARN of a managed policy.
fn policy_arn(text: &str) -> Result<Arn, Error> {
    let arn = Arn::parse(text).ok().filter(|arn| arn.service() == "iam");
    let arn = arn.filter(|arn| arn.resource().starts_with("policy/") && !arn.resource().ends_with('/'));
    arn.ok_or_else(|| Error::InvalidInput(format!("ARN {text} is not valid.")))
}

/// Looks a managed policy up, and keeps a customer's from changing until the transaction ends.
async fn look_up(tx: &mut Tx<'_>, account: AccountId, arn: &Arn) -> Result<Managed, Error> {
    if let Some(policy) = managed_policy::find(arn.as_str()) {
        let of_services = policy.path() == "/aws-service-role/";
        return Ok(if of_services { Managed::OfServices } else { Managed::Attachable });
    }
    let name = arn.resource().rsplit('/').next().unwrap_or_default();
    let found = entity::by_name_locked(tx, (account.as_str(), Kind::Policy.as_str(), name)).await?;
    Ok(match found {
        Some(policy) if policy.arn == arn.as_str() => Managed::Attachable,
        _ => Managed::Missing,
    })
}

/// What bounds `principal` by a managed policy.
pub(crate) async fn bounded(
    tx: &mut Tx<'_>,
    account: AccountId,
    principal: &str,
    policy: &str,
) -> Result<Write, Error> {
    let arn = policy_arn(policy)?;
    match look_up(tx, account, &arn).await? {
        Managed::Attachable => Ok(Write::Related(related(tx, principal, BOUNDARY, policy))),
        Managed::Missing | Managed::OfServices => Err(Error::NoSuchBoundary(policy.to_owned())),
    }
}

fn related(tx: &Tx<'_>, subject: &str, kind: &str, object: &str) -> Relation {
    let (subject, kind, object) = (subject.to_owned(), kind.to_owned(), object.to_owned());
    Relation { subject, kind, object, related_at: tx.now() }
}

impl Identity {
    /// Attaches a managed policy to the entity that the grant names; nothing happens if it is attached already.
    ///
    /// # Errors
    /// [`Error::InvalidInput`], [`Error::NoSuchEntity`], [`Error::NoSuchPolicy`], [`Error::NotAttachable`],
    /// [`Error::LimitExceeded`], [`Error::Unmodifiable`].
    pub async fn attach_policy(&self, grant: &Grant, kind: Kind, policy: String) -> Result<(), Error> {
        let (arn, grant) = (policy_arn(&policy)?, grant.clone());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            match look_up(tx, grant.account(), &arn).await? {
                Managed::Attachable => {}
                Managed::Missing => return Err(Error::NoSuchPolicy(policy.clone())),
                Managed::OfServices => return Err(Error::NotAttachable(policy.clone())),
            }
            let there = relation::objects(tx, (&entity.id, ATTACHED), "", one_more(MOST)).await?;
            if there.iter().any(|attached| attached.object == policy) {
                return Ok((Vec::new(), ()));
            }
            quota(kind).room_for_one(there.len())?;
            Ok((vec![Write::Related(related(tx, &entity.id, ATTACHED, &policy))], ()))
        })
        .await
    }

    /// Detaches a managed policy from the entity that the grant names.
    ///
    /// # Errors
    /// [`Error::InvalidInput`], [`Error::NoSuchEntity`], [`Error::NotAttached`], [`Error::Unmodifiable`].
    pub async fn detach_policy(&self, grant: &Grant, kind: Kind, policy: String) -> Result<(), Error> {
        policy_arn(&policy)?;
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            let there = relation::objects(tx, (&entity.id, ATTACHED), "", one_more(MOST)).await?;
            match there.into_iter().find(|attached| attached.object == policy) {
                Some(attached) => Ok((vec![Write::Unrelated(attached)], ())),
                None => Err(Error::NotAttached(policy.clone())),
            }
        })
        .await
    }

    /// ARNs of all managed policies that are attached to the entity that the grant names: a few, in order.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn attached_policies(&self, grant: &Grant, kind: Kind) -> Result<Vec<String>, Error> {
        let rows = &mut &self.shared.db;
        let entity = entities::find(rows, grant, kind).await?;
        let there = relation::objects(rows, (&entity.id, ATTACHED), "", one_more(MOST)).await?;
        Ok(there.into_iter().map(|attached| attached.object).collect())
    }

    /// Bounds the user or role that the grant names by a managed policy, in place of the one that bounds it.
    ///
    /// # Errors
    /// [`Error::InvalidInput`], [`Error::NoSuchEntity`], [`Error::NoSuchBoundary`], [`Error::Unmodifiable`].
    pub async fn put_boundary(&self, grant: &Grant, kind: Kind, policy: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            let there = relation::objects(tx, (&entity.id, BOUNDARY), "", one_more(1)).await?;
            let new = bounded(tx, grant.account(), &entity.id, &policy).await?;
            let mut writes: Vec<Write> = there.into_iter().map(Write::Unrelated).collect();
            writes.push(new);
            Ok((writes, ()))
        })
        .await
    }

    /// Takes the boundary off the user or role that the grant names; nothing happens if it has none.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::Unmodifiable`].
    pub async fn delete_boundary(&self, grant: &Grant, kind: Kind) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let entity = entities::find_modifiable(tx, &grant, kind).await?;
            let there = relation::objects(tx, (&entity.id, BOUNDARY), "", one_more(1)).await?;
            Ok((there.into_iter().map(Write::Unrelated).collect(), ()))
        })
        .await
    }
}
