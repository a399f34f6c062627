//! Users.

use iam::Grant;
use store::Tx;
use store::meta::access_key;
use store::meta::iam::{Write, relation};

use crate::attachments::bounded;
use crate::entities::{self, Described};
use crate::entity_tags::first_tags;
use crate::iam_error::{Conflict, Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;

const USERS: Quota = Quota { name: "UsersPerAccount", most: 5000 };

/// A user that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    /// Begins and ends with `/`.
    pub path: String,
    /// Its tags.
    pub tags: Vec<(String, String)>,
    /// The ARN of the managed policy that bounds it.
    pub boundary: Option<String>,
}

impl Identity {
    /// Makes the user that the grant names.
    ///
    /// # Errors
    /// [`Error::EntityExists`], [`Error::LimitExceeded`], [`Error::NoSuchBoundary`], [`Error::InvalidInput`].
    pub async fn create_user(&self, grant: &Grant, new: NewUser) -> Result<Described, Error> {
        let (name, account) = (entities::name_of(grant)?.to_owned(), grant.account());
        let entity = self.new_entity(grant, Kind::User, &new.path, &name, "{}".to_owned());
        self.write_iam(async move |tx: &mut Tx<'_>| {
            entities::claim(tx, (&entity.account, Kind::User, &name), Some(USERS)).await?;
            let mut writes = vec![Write::Entity(entity.clone())];
            writes.extend(first_tags(&entity.id, Kind::User, &new.tags)?);
            if let Some(policy) = &new.boundary {
                writes.push(bounded(tx, account, &entity.id, policy).await?);
            }
            let (tags, boundary) = (new.tags.clone(), new.boundary.clone());
            Ok((writes, Described { entity: entity.clone(), tags, boundary }))
        })
        .await
    }

    /// Gives the user that the grant names another name or path. Its keys, policies and groups stay.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::EntityExists`].
    pub async fn update_user(
        &self,
        grant: &Grant,
        name: Option<String>,
        path: Option<String>,
    ) -> Result<(), Error> {
        self.move_entity(grant, Kind::User, name, path).await
    }

    /// Deletes the user that the grant names.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::DeleteConflict`].
    pub async fn delete_user(&self, grant: &Grant) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let user = entities::find_locked(tx, &grant, Kind::User).await?;
            entities::refuse_policies(tx, &user.id).await?;
            if !access_key::of_user(tx, &user.id).await?.is_empty() {
                return Err(Error::DeleteConflict(Conflict::AccessKeys));
            }
            if !relation::objects(tx, (&user.id, "member"), "", 1).await?.is_empty() {
                return Err(Error::DeleteConflict(Conflict::Groups));
            }
            Ok((vec![Write::EntityGone(user.id)], ()))
        })
        .await
    }
}
