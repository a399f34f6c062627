//! What the verbs of users, groups, roles and all other entities share.

use iam::{Arn, Grant};
use store::meta::iam::entity::{self, Entity};
use store::meta::iam::{self as rows_of_iam, Write, document, relation};
use store::{Change, Rows, Tx};

use crate::access_key_id::fresh_unique_id;
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;

/// The most tags that an entity may have.
pub const MAX_TAGS: usize = 50;

/// An entity with its tags and its boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The entity itself.
    pub entity: Entity,
    /// Its tags, by key.
    pub tags: Vec<(String, String)>,
    /// The ARN of the managed policy that bounds it.
    pub boundary: Option<String>,
}

/// Some of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// In the list's order.
    pub items: Vec<T>,
    /// Whether the list goes on.
    pub more: bool,
}

impl<T> Page<T> {
    /// The first `limit` of what was found when one more was asked for.
    pub(crate) fn cut(mut items: Vec<T>, limit: usize) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        Self { items, more }
    }
}

/// How many rows to read for a page.
pub(crate) fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1)
}

/// The ARN of the entity that a grant is about.
pub(crate) fn arn_of(grant: &Grant) -> Result<&Arn, Error> {
    grant.resource().ok_or_else(|| Error::Broken(format!("{} names no entity", grant.action())))
}

/// The name of the entity that a grant is about.
pub(crate) fn name_of(grant: &Grant) -> Result<&str, Error> {
    Ok(arn_of(grant)?.resource().rsplit('/').next().unwrap_or_default())
}

/// The entity of this kind that a grant is about: policies and providers by ARN, others by name.
pub(crate) async fn find(rows: &mut impl Rows, grant: &Grant, kind: Kind) -> Result<Entity, Error> {
    let found = match kind {
        Kind::Policy | Kind::OidcProvider => entity::by_arn(rows, arn_of(grant)?.as_str()).await?,
        _ => entity::by_name(rows, (grant.account().as_str(), kind.as_str(), name_of(grant)?)).await?,
    };
    found.filter(|entity| entity.account == grant.account().as_str()).map_or_else(|| missing(grant, kind), Ok)
}

/// The same, kept from changing until the transaction ends.
pub(crate) async fn find_locked(tx: &mut Tx<'_>, grant: &Grant, kind: Kind) -> Result<Entity, Error> {
    let name = match kind {
        Kind::Policy | Kind::OidcProvider => find(tx, grant, kind).await?.name,
        _ => name_of(grant)?.to_owned(),
    };
    let found = entity::by_name_locked(tx, (grant.account().as_str(), kind.as_str(), &name)).await?;
    found.map_or_else(|| missing(grant, kind), Ok)
}

/// The same; refuses roles that are a service's own.
pub(crate) async fn find_modifiable(tx: &mut Tx<'_>, grant: &Grant, kind: Kind) -> Result<Entity, Error> {
    let entity = find_locked(tx, grant, kind).await?;
    if kind == Kind::Role && entity.path.starts_with("/aws-service-role/") {
        return Err(Error::Unmodifiable(format!(
            "Cannot perform the operation on the protected role '{}' - this role is only modifiable by AWS",
            entity.name
        )));
    }
    Ok(entity)
}

fn missing<T>(grant: &Grant, kind: Kind) -> Result<T, Error> {
    let name = match kind {
        Kind::Policy | Kind::OidcProvider => arn_of(grant)?.as_str(),
        _ => name_of(grant)?,
    };
    Err(Error::NoSuchEntity { kind, name: name.to_owned() })
}

/// Refuses a name that another entity of its kind has, and one entity more than `quota`; keeps others from taking the
/// name until the transaction ends.
pub(crate) async fn claim(
    tx: &mut Tx<'_>,
    (account, kind, name): (&str, Kind, &str),
    quota: Option<Quota>,
) -> Result<(), Error> {
    tx.lock(&format!("iam/{account}/{}", kind.as_str())).await?;
    if entity::by_name_locked(tx, (account, kind.as_str(), name)).await?.is_some() {
        return Err(Error::EntityExists { kind, name: name.to_owned() });
    }
    match quota {
        Some(quota) => {
            let there = entity::count(tx, account, kind.as_str()).await?;
            quota.room_for_one(usize::try_from(there).unwrap_or_default())
        }
        None => Ok(()),
    }
}

/// Refuses to delete what still holds policies.
pub(crate) async fn refuse_policies(tx: &mut Tx<'_>, owner: &str) -> Result<(), Error> {
    if !document::page(tx, (owner, "inline"), "", 1).await?.is_empty() {
        return Err(Error::DeleteConflict(Conflict::InlinePolicies));
    }
    if !relation::objects(tx, (owner, "attached"), "", 1).await?.is_empty() {
        return Err(Error::DeleteConflict(Conflict::AttachedPolicies));
    }
    Ok(())
}

/// An entity with its tags and its boundary.
pub(crate) async fn describe(rows: &mut impl Rows, entity: Entity) -> Result<Described, Error> {
    let tags = rows_of_iam::tags(rows, &entity.id, "", one_more(MAX_TAGS)).await?;
    let boundary = relation::objects(rows, (&entity.id, "boundary"), "", 1).await?.pop();
    Ok(Described { entity, tags, boundary: boundary.map(|relation| relation.object) })
}

impl Identity {
    /// An entity of the grant's account that is not stored yet.
    pub(crate) fn new_entity(
        &self,
        grant: &Grant,
        kind: Kind,
        path: &str,
        name: &str,
        body: String,
    ) -> Entity {
        let account = grant.account();
        Entity {
            id: fresh_unique_id(kind.id_prefix(), account, &self.shared.world.chance),
            account: account.to_string(),
            kind: kind.as_str().to_owned(),
            name: name.to_owned(),
            path: path.to_owned(),
            arn: kind.arn(account, path, name),
            created_at: self.now(),
            body,
        }
    }

    /// The entity of this kind that a grant is about, with its tags and its boundary.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn entity(&self, grant: &Grant, kind: Kind) -> Result<Described, Error> {
        let rows = &mut &self.shared.db;
        let entity = find(rows, grant, kind).await?;
        describe(rows, entity).await
    }

    /// Up to `limit` entities of a kind whose path begins with `path`, by name, after the one named `after`.
    ///
    /// # Errors
    /// Only ours.
    pub async fn entities(
        &self,
        grant: &Grant,
        kind: Kind,
        path: &str,
        (after, limit): (&str, usize),
    ) -> Result<Page<Entity>, Error> {
        let (rows, of) = (&mut &self.shared.db, (grant.account().to_string(), kind.as_str()));
        let found = entity::page(rows, (&of.0, of.1), path, after, one_more(limit)).await?;
        Ok(Page::cut(found, limit))
    }

    /// Gives the entity that the grant names another name or path.
    pub(crate) async fn move_entity(
        &self,
        grant: &Grant,
        kind: Kind,
        name: Option<String>,
        path: Option<String>,
    ) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let mut entity = find_locked(tx, &grant, kind).await?;
            let before = entity.clone();
            if let Some(name) = &name {
                if name.to_lowercase() != entity.name.to_lowercase() {
                    claim(tx, (&entity.account, kind, name), None).await?;
                }
                entity.name.clone_from(name);
            }
            if let Some(path) = &path {
                entity.path.clone_from(path);
            }
            entity.arn = kind.arn(grant.account(), &entity.path, &entity.name);
            let moved = entity != before;
            Ok((if moved { vec![Write::Entity(entity)] } else { Vec::new() }, ()))
        })
        .await
    }

    /// Runs `body` in a transaction and keeps the writes that it answers with.
    pub(crate) async fn write_iam<T, F>(&self, body: F) -> Result<T, Error>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<(Vec<Write>, T), Error> + Send + 'static,
        T: Send + 'static,
    {
        let write = async move |tx: &mut Tx<'_>| {
            let (writes, value) = body(tx).await?;
            if writes.is_empty() {
                return Ok::<_, Error>(tx.keep_nothing(value));
            }
            Ok(tx.commit(Change::IdentityWritten { writes }, value).await?)
        };
        self.shared.db.write(write).await
    }
}
