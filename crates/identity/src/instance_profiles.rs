//! Instance profiles: each holds one role at most.

use iam::Grant;
use store::Tx;
use store::meta::iam::entity::{self, Entity};
use store::meta::iam::relation::{self, Relation};
use store::meta::iam::{self as rows_of_iam, Write};

use crate::entities::{self, MAX_TAGS, Page, one_more};
use crate::entity_tags::first_tags;
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::roles::{self, Role};

const PROFILES: Quota = Quota { name: "InstanceProfilesPerAccount", most: 1000 };
const ROLES: Quota = Quota { name: "InstanceSessionsPerInstanceProfile", most: 1 };
/// Relates a profile to its role.
const PROFILE: &str = "profile";

/// An instance profile as IAM shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceProfile {
    /// The entity.
    pub entity: Entity,
    /// Its role, if it has one.
    pub roles: Vec<Role>,
    /// Its tags; lists leave them out.
    pub tags: Vec<(String, String)>,
}

impl Identity {
    /// Makes the instance profile that the grant names, without a role.
    ///
    /// # Errors
    /// [`Error::EntityExists`], [`Error::LimitExceeded`].
    pub async fn create_instance_profile(
        &self,
        grant: &Grant,
        path: &str,
        tags: Vec<(String, String)>,
    ) -> Result<InstanceProfile, Error> {
        let kind = Kind::InstanceProfile;
        let name = entities::name_of(grant)?.to_owned();
        let entity = self.new_entity(grant, kind, path, &name, "{}".to_owned());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, kind, &name), Some(PROFILES)).await?;
            let mut writes = vec![Write::Entity(entity.clone())];
            writes.extend(first_tags(&entity.id, kind, &tags)?);
            let (entity, tags) = (entity.clone(), tags.clone());
            Ok((writes, InstanceProfile { entity, roles: Vec::new(), tags }))
        })
        .await
    }

    /// The instance profile that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn instance_profile(&self, grant: &Grant) -> Result<InstanceProfile, Error> {
        let rows = &mut &self.shared.db;
        let profile = entities::find(rows, grant, Kind::InstanceProfile).await?;
        let tags = rows_of_iam::tags(rows, &profile.id, "", one_more(MAX_TAGS)).await?;
        Ok(InstanceProfile { tags, ..self.with_roles(profile).await? })
    }

    /// Up to `limit` instance profiles whose path begins with `path`, by name, after the one named `after`.
    ///
    /// # Errors
    /// Only ours.
    pub async fn instance_profiles(
        &self,
        grant: &Grant,
        path: &str,
        place: (&str, usize),
    ) -> Result<Page<InstanceProfile>, Error> {
        let found = self.entities(grant, Kind::InstanceProfile, path, place).await?;
        Ok(Page { items: self.all_with_roles(found.items).await?, more: found.more })
    }

    /// All instance profiles that hold the role that the grant names, by name.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn instance_profiles_of_role(&self, grant: &Grant) -> Result<Vec<InstanceProfile>, Error> {
        let rows = &mut &self.shared.db;
        let role = entities::find(rows, grant, Kind::Role).await?;
        let holding = relation::subjects(rows, (&role.id, PROFILE), "", one_more(PROFILES.most)).await?;
        let mut profiles = Vec::with_capacity(holding.len());
        for held in holding {
            profiles.extend(entity::by_id(rows, &held.subject).await?);
        }
        profiles.sort_by(|one, other| one.name.cmp(&other.name));
        self.all_with_roles(profiles).await
    }

    async fn all_with_roles(&self, profiles: Vec<Entity>) -> Result<Vec<InstanceProfile>, Error> {
        let mut all = Vec::with_capacity(profiles.len());
        for profile in profiles {
            all.push(self.with_roles(profile).await?);
        }
        Ok(all)
    }

    async fn with_roles(&self, entity: Entity) -> Result<InstanceProfile, Error> {
        let rows = &mut &self.shared.db;
        let mut held = Vec::new();
        for related in relation::objects(rows, (&entity.id, PROFILE), "", one_more(ROLES.most)).await? {
            if let Some(role) = entity::by_id(rows, &related.object).await? {
                held.push(roles::listed(rows, role).await?);
            }
        }
        Ok(InstanceProfile { entity, roles: held, tags: Vec::new() })
    }

    /// Puts the role that the second grant names into the instance profile that the first one names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::LimitExceeded`], [`Error::Unmodifiable`].
    pub async fn add_role_to_instance_profile(&self, grant: &Grant, role: &Grant) -> Result<(), Error> {
        let (grant, role) = (grant.clone(), role.clone());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let profile = entities::find_locked(tx, &grant, Kind::InstanceProfile).await?;
            let role = entities::find_modifiable(tx, &role, Kind::Role).await?;
            let there = relation::objects(tx, (&profile.id, PROFILE), "", one_more(ROLES.most)).await?;
            ROLES.room_for_one(there.len())?;
            let (subject, kind, object) = (profile.id, PROFILE.to_owned(), role.id);
            Ok((vec![Write::Related(Relation { subject, kind, object, related_at: tx.now() })], ()))
        })
        .await
    }

    /// Takes the role of this name out of the instance profile that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn remove_role_from_instance_profile(&self, grant: &Grant, role: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let profile = entities::find_locked(tx, &grant, Kind::InstanceProfile).await?;
            let named = (grant.account().as_str().to_owned(), Kind::Role.as_str());
            let found = entity::by_name(tx, (&named.0, named.1, &role)).await?;
            let there = relation::objects(tx, (&profile.id, PROFILE), "", one_more(ROLES.most)).await?;
            let held = |related: &Relation| found.as_ref().is_some_and(|role| role.id == related.object);
            match there.into_iter().find(held) {
                Some(related) => Ok((vec![Write::Unrelated(related)], ())),
                None => Err(Error::NoSuchEntity { kind: Kind::Role, name: role.clone() }),
            }
        })
        .await
    }

    /// Deletes the instance profile that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::DeleteConflict`].
    pub async fn delete_instance_profile(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let profile = entities::find_locked(tx, &grant, Kind::InstanceProfile).await?;
            if !relation::objects(tx, (&profile.id, PROFILE), "", 1).await?.is_empty() {
                return Err(Error::DeleteConflict(Conflict::Roles));
            }
            Ok((vec![Write::EntityGone(profile.id)], ()))
        })
        .await
    }
}
