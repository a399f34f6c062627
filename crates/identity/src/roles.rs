//! Roles and their trust policies.

use iam::limits::{TRUST, policy_size};
use iam::{Document, Grant, PolicyKind, validate};
use serde::{Deserialize, Serialize};
use store::meta::iam::document::{self, Document as Row};
use store::meta::iam::entity::Entity;
use store::meta::iam::{self as rows_of_iam, LastUse, Write, relation};
use store::{Rows, Tx};

use crate::attachments::bounded;
use crate::entities::{self, Described, Page};
use crate::entity_tags::first_tags;
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::stored_principals::{PrincipalError, principals_to_arns, principals_to_ids};

const ROLES: Quota = Quota { name: "RolesPerAccount", most: 1000 };
/// IAM's default of MaxSessionDuration.
const AN_HOUR: i32 = 3600;

/// What a role has beside what every entity has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleBody {
    /// What it is for.
    pub description: Option<String>,
    /// The longest session that it gives, in seconds.
    pub max_session_seconds: i32,
}

/// A role that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    /// Begins and ends with `/`.
    pub path: String,
    /// Who may take it.
    pub trust: String,
    /// What it is for.
    pub description: Option<String>,
    /// The longest session that it gives, in seconds; an hour unless given.
    pub max_session_seconds: Option<i32>,
    /// Its tags.
    pub tags: Vec<(String, String)>,
    /// The ARN of the managed policy that bounds it.
    pub boundary: Option<String>,
}

/// A role as IAM shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The entity, its tags and its boundary.
    pub described: Described,
    /// What only roles have.
    pub body: RoleBody,
    /// The trust policy, with ARNs for ids.
    pub trust: String,
    /// When it was last used, and where; none if never.
    pub last_used: Option<LastUse>,
}

impl RoleBody {
    /// Reads the body of a role's row.
    ///
    /// # Errors
    /// [`Error::Broken`] if Berth did not write it.
    pub fn read(role: &Entity) -> Result<Self, Error> {
        read_body(role)
    }
}

/// Reads what only an entity's kind has.
pub(crate) fn read_body<T: for<'a> Deserialize<'a>>(entity: &Entity) -> Result<T, Error> {
    let broken = |error| Error::Broken(format!("the row of {} can't be read: {error}", entity.arn));
    serde_json::from_str(&entity.body).map_err(broken)
}

/// Writes it.
pub(crate) fn written_body(body: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|error| Error::Broken(format!("a row can't be written: {error}")))
}

/// A role that was found, as IAM shows it. `last_used` is what its own id has in the rows of last uses.
pub(crate) async fn shown(rows: &mut impl Rows, role: Entity) -> Result<Role, Error> {
    let last_used = rows_of_iam::last_use(rows, &role.id).await?;
    let listed = listed(rows, role).await?;
    Ok(Role { described: entities::describe(rows, listed.described.entity).await?, last_used, ..listed })
}

/// The same without tags, boundary and last use, as lists have it.
pub(crate) async fn listed(rows: &mut impl Rows, role: Entity) -> Result<Role, Error> {
    let stored = document::find(rows, (&role.id, "trust", "")).await?;
    let trust = principals_to_arns(rows, &stored.map_or(String::new(), |it| it.document)).await?;
    let body = RoleBody::read(&role)?;
    let described = Described { entity: role, tags: Vec::new(), boundary: None };
    Ok(Role { described, body, trust, last_used: None })
}

fn checked_trust(text: &str) -> Result<Document, Error> {
    let document = validate(text, PolicyKind::Trust)?;
    if policy_size(text) > TRUST {
        return Err(Error::LimitExceeded(Quota { name: "ACLSizePerRole", most: TRUST }));
    }
    Ok(document)
}

pub(crate) async fn trust_row(tx: &mut Tx<'_>, role: &str, text: &str) -> Result<Write, Error> {
    let stored = principals_to_ids(tx, &checked_trust(text)?, text).await.map_err(|error| match error {
        PrincipalError::Unknown(flaw) => Error::MalformedPolicy(flaw),
        PrincipalError::Store(error) => error.into(),
    })?;
    let (owner, kind, name) = (role.to_owned(), "trust".to_owned(), String::new());
    Ok(Write::Document(Row { owner, kind, name, document: stored, created_at: tx.now() }))
}

impl Identity {
    /// Makes the role that the grant names.
    ///
    /// # Errors
    /// [`Error::MalformedPolicy`], [`Error::EntityExists`], [`Error::LimitExceeded`], [`Error::NoSuchBoundary`],
    /// [`Error::InvalidInput`].
    pub async fn create_role(&self, grant: &Grant, new: NewRole) -> Result<Role, Error> {
        checked_trust(&new.trust)?;
        if new.path.starts_with("/aws-service-role/") {
            let text = "The path /aws-service-role/ is reserved for service-linked roles.";
            return Err(Error::InvalidInput(text.to_owned()));
        }
        let (name, account) = (entities::name_of(grant)?.to_owned(), grant.account());
        let (description, seconds) = (new.description, new.max_session_seconds.unwrap_or(AN_HOUR));
        let body = RoleBody { description, max_session_seconds: seconds };
        let entity = self.new_entity(grant, Kind::Role, &new.path, &name, written_body(&body)?);
        let (trust, tags, boundary) = (new.trust, new.tags, new.boundary);
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, Kind::Role, &name), Some(ROLES)).await?;
            let mut writes = vec![Write::Entity(entity.clone()), trust_row(tx, &entity.id, &trust).await?];
            writes.extend(first_tags(&entity.id, Kind::Role, &tags)?);
            if let Some(policy) = &boundary {
                writes.push(bounded(tx, account, &entity.id, policy).await?);
            }
            let described =
                Described { entity: entity.clone(), tags: tags.clone(), boundary: boundary.clone() };
            let (body, trust) = (body.clone(), trust.clone());
            Ok((writes, Role { described, body, trust, last_used: None }))
        })
        .await
    }

    /// The role that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn role(&self, grant: &Grant) -> Result<Role, Error> {
        let rows = &mut &self.shared.db;
        let role = entities::find(rows, grant, Kind::Role).await?;
        shown(rows, role).await
    }

    /// Up to `limit` roles whose path begins with `path`, by name, after the one named `after`; without tags, boundaries
    /// and last uses.
    ///
    /// # Errors
    /// Only ours.
    pub async fn roles(&self, grant: &Grant, path: &str, place: (&str, usize)) -> Result<Page<Role>, Error> {
        let found = self.entities(grant, Kind::Role, path, place).await?;
        let (rows, mut items) = (&mut &self.shared.db, Vec::with_capacity(found.items.len()));
        for role in found.items {
            items.push(listed(rows, role).await?);
        }
        Ok(Page { items, more: found.more })
    }

    /// Changes what is given of the role that the grant names, and answers with it.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::Unmodifiable`].
    pub async fn update_role(
        &self,
        grant: &Grant,
        description: Option<String>,
        max_session_seconds: Option<i32>,
    ) -> Result<Role, Error> {
        let named = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let mut role = entities::find_modifiable(tx, &named, Kind::Role).await?;
            let mut body = RoleBody::read(&role)?;
            body.description = description.clone().or(body.description);
            body.max_session_seconds = max_session_seconds.unwrap_or(body.max_session_seconds);
            role.body = written_body(&body)?;
            Ok((vec![Write::Entity(role)], ()))
        })
        .await?;
        self.role(grant).await
    }

    /// Puts another trust policy in the place of the one of the role that the grant names.
    ///
    /// # Errors
    /// [`Error::MalformedPolicy`], [`Error::NoSuchEntity`], [`Error::LimitExceeded`], [`Error::Unmodifiable`].
    pub async fn put_trust_policy(&self, grant: &Grant, text: String) -> Result<(), Error> {
        checked_trust(&text)?;
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let role = entities::find_modifiable(tx, &grant, Kind::Role).await?;
            Ok((vec![trust_row(tx, &role.id, &text).await?], ()))
        })
        .await
    }

    /// Deletes the role that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::DeleteConflict`], [`Error::Unmodifiable`].
    pub async fn delete_role(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let role = entities::find_modifiable(tx, &grant, Kind::Role).await?;
            if !relation::subjects(tx, (&role.id, "profile"), "", 1).await?.is_empty() {
                return Err(Error::DeleteConflict(Conflict::InstanceProfiles));
            }
            entities::refuse_policies(tx, &role.id).await?;
            Ok((vec![Write::EntityGone(role.id)], ()))
        })
        .await
    }
}
