//! Groups and who is in them.

use iam::Grant;
use store::Tx;
use store::meta::iam::entity::{self, Entity};
use store::meta::iam::relation::{self, Relation};
use store::meta::iam::{Write, members};

use crate::entities::{self, Page, one_more};
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;

const GROUPS: Quota = Quota { name: "GroupsPerAccount", most: 300 };
const GROUPS_OF_USER: Quota = Quota { name: "GroupsPerUser", most: 10 };
const MEMBER: &str = "member";

impl Identity {
    /// Makes the group that the grant names.
    ///
    /// # Errors
    /// [`Error::EntityExists`], [`Error::LimitExceeded`].
    pub async fn create_group(&self, grant: &Grant, path: &str) -> Result<Entity, Error> {
        let entity = self.new_entity(grant, Kind::Group, path, entities::name_of(grant)?, "{}".to_owned());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, Kind::Group, &entity.name), Some(GROUPS)).await?;
            Ok((vec![Write::Entity(entity.clone())], entity.clone()))
        })
        .await
    }

    /// Gives the group that the grant names another name or path. Its users and policies stay.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::EntityExists`].
    pub async fn update_group(
        &self,
        grant: &Grant,
        name: Option<String>,
        path: Option<String>,
    ) -> Result<(), Error> {
        self.move_entity(grant, Kind::Group, name, path).await
    }

    /// Deletes the group that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::DeleteConflict`].
    pub async fn delete_group(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let group = entities::find_locked(tx, &grant, Kind::Group).await?;
            entities::refuse_policies(tx, &group.id).await?;
            if !relation::subjects(tx, (&group.id, MEMBER), "", 1).await?.is_empty() {
                return Err(Error::DeleteConflict(Conflict::Users));
            }
            Ok((vec![Write::EntityGone(group.id)], ()))
        })
        .await
    }

    /// Puts a user of the account into the group that the grant names; nothing happens if it is there already.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`] of either, [`Error::LimitExceeded`].
    pub async fn add_to_group(&self, grant: &Grant, user: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let group = entities::find_locked(tx, &grant, Kind::Group).await?;
            let user = member(tx, &grant, &user).await?;
            let there = relation::objects(tx, (&user.id, MEMBER), "", one_more(GROUPS_OF_USER.most)).await?;
            if there.iter().any(|relation| relation.object == group.id) {
                return Ok((Vec::new(), ()));
            }
            GROUPS_OF_USER.room_for_one(there.len())?;
            let (subject, object) = (user.id, group.id);
            let new = Relation { subject, kind: MEMBER.to_owned(), object, related_at: tx.now() };
            Ok((vec![Write::Related(new)], ()))
        })
        .await
    }

    /// Takes a user of the account out of the group that the grant names; nothing happens if it is not in it.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`] of either.
    pub async fn remove_from_group(&self, grant: &Grant, user: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let group = entities::find_locked(tx, &grant, Kind::Group).await?;
            let user = member(tx, &grant, &user).await?;
            let there = relation::objects(tx, (&user.id, MEMBER), "", one_more(GROUPS_OF_USER.most)).await?;
            let gone = there.into_iter().filter(|relation| relation.object == group.id);
            Ok((gone.map(Write::Unrelated).collect(), ()))
        })
        .await
    }

    /// Up to `limit` users of the group that the grant names, by id, after the id `after`.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn users_of_group(
        &self,
        grant: &Grant,
        (after, limit): (&str, usize),
    ) -> Result<(Entity, Page<Entity>), Error> {
        let rows = &mut &self.shared.db;
        let group = entities::find(rows, grant, Kind::Group).await?;
        let users = members::of_group(rows, &group.id, after, one_more(limit)).await?;
        Ok((group, Page::cut(users, limit)))
    }

    /// Up to `limit` groups of the user that the grant names, by id, after the id `after`.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn groups_of_user(
        &self,
        grant: &Grant,
        (after, limit): (&str, usize),
    ) -> Result<Page<Entity>, Error> {
        let rows = &mut &self.shared.db;
        let user = entities::find(rows, grant, Kind::User).await?;
        Ok(Page::cut(members::groups_of(rows, &user.id, after, one_more(limit)).await?, limit))
    }
}

async fn member(tx: &mut Tx<'_>, grant: &Grant, name: &str) -> Result<Entity, Error> {
    let found = entity::by_name_locked(tx, (grant.account().as_str(), Kind::User.as_str(), name)).await?;
    found.ok_or_else(|| Error::NoSuchEntity { kind: Kind::User, name: name.to_owned() })
}
