//! Access keys of users, and of the root user, as IAM's API knows them.

use iam::{AccountId, Grant, Principal};
use store::meta::access_key::{self, AccessKey};
use store::meta::iam::Write;
use store::meta::iam::entity;
use store::{Rows, Tx};

use crate::access_key_id::fresh_access_key_id;
use crate::entities;
use crate::iam_error::{Error, Quota};
use crate::identity::Identity;
use crate::kind::Kind;
use crate::secret::Secret;

const KEYS: Quota = Quota { name: "AccessKeysPerUser", most: 2 };

/// An access key without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedKey {
    /// Such as `AKIA…`.
    pub id: String,
    /// `Active` or `Inactive`.
    pub status: String,
    /// In microseconds.
    pub created_at: i64,
}

/// Who holds an access key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyHolder {
    /// The account's root user.
    Root,
    /// A user.
    User {
        /// The user's ARN, with its path.
        arn: String,
        /// The user's name.
        name: String,
    },
}

/// Whose keys are meant.
struct Owner {
    /// None for the root user.
    user_id: Option<String>,
    /// Empty for the root user.
    name: String,
}

/// Whose keys a grant is about: those of the user that it names, or else of the root user who asks.
async fn owner(rows: &mut impl Rows, grant: &Grant) -> Result<Owner, Error> {
    match (grant.resource(), grant.principal()) {
        (Some(_), _) => {
            let user = entities::find(rows, grant, Kind::User).await?;
            Ok(Owner { user_id: Some(user.id), name: user.name })
        }
        (None, Principal::Root(_)) => Ok(Owner { user_id: None, name: String::new() }),
        (None, _) => Err(Error::Broken("only root users have keys of no user".to_owned())),
    }
}

async fn keys_of(rows: &mut impl Rows, grant: &Grant, owner: &Owner) -> Result<Vec<AccessKey>, Error> {
    if let Some(user) = &owner.user_id {
        return Ok(access_key::of_user(rows, user).await?);
    }
    let mut keys = access_key::of_account(rows, grant.account().as_str()).await?;
    keys.retain(|key| key.user_id.is_none());
    Ok(keys)
}

/// The owner's key of this id.
async fn key_of(tx: &mut Tx<'_>, grant: &Grant, id: &str) -> Result<AccessKey, Error> {
    lock(tx, grant).await?;
    let owner = owner(tx, grant).await?;
    let keys = keys_of(tx, grant, &owner).await?;
    keys.into_iter().find(|key| key.id == id).ok_or_else(|| Error::NoSuchAccessKey(id.to_owned()))
}

/// Keeps the keys' owner from changing until the transaction ends.
async fn lock(tx: &mut Tx<'_>, grant: &Grant) -> Result<(), Error> {
    match grant.resource() {
        Some(_) => entities::find_locked(tx, grant, Kind::User).await.map(drop),
        None => Ok(tx.lock(&format!("access-keys/{}", grant.account())).await?),
    }
}

fn listed(key: AccessKey) -> ListedKey {
    ListedKey { id: key.id, status: key.status, created_at: key.created_at }
}

impl Identity {
    /// Makes an access key of the user that the grant names, or of the root user who asks. Answers with the user's
    /// name, the key, and its secret, which is told this once.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::LimitExceeded`].
    pub async fn create_access_key(&self, grant: &Grant) -> Result<(String, ListedKey, Secret), Error> {
        let (this, grant, chance) = (self.clone(), grant.clone(), &self.shared.world.chance);
        let (id, secret) = (fresh_access_key_id(grant.account(), chance), Secret::fresh(chance));
        self.write_iam(async move |tx: &mut Tx<'_>| {
            lock(tx, &grant).await?;
            let owner = owner(tx, &grant).await?;
            KEYS.room_for_one(keys_of(tx, &grant, &owner).await?.len())?;
            if access_key::find(tx, &id).await?.is_some() {
                return Err(Error::Broken(format!("access key {id} was made twice")));
            }
            let key = AccessKey {
                id: id.clone(),
                account: grant.account().to_string(),
                sealed_secret: this.seal_secret(&id, &secret),
                status: "Active".to_owned(),
                created_at: tx.now(),
                user_id: owner.user_id,
            };
            Ok((vec![Write::Key(key.clone())], (owner.name, listed(key), secret.clone())))
        })
        .await
    }

    /// The keys of the user that the grant names, or of the root user who asks, with the user's name.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`].
    pub async fn access_keys(&self, grant: &Grant) -> Result<(String, Vec<ListedKey>), Error> {
        let rows = &mut &self.shared.db;
        let owner = owner(rows, grant).await?;
        let keys = keys_of(rows, grant, &owner).await?;
        Ok((owner.name, keys.into_iter().map(listed).collect()))
    }

    /// Makes a key of the user that the grant names, or of the root user who asks, active or inactive.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchAccessKey`], [`Error::InvalidInput`].
    pub async fn update_access_key(&self, grant: &Grant, id: String, status: String) -> Result<(), Error> {
        if !matches!(status.as_str(), "Active" | "Inactive") {
            return Err(Error::InvalidInput("The status must be Active or Inactive.".to_owned()));
        }
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let key = key_of(tx, &grant, &id).await?;
            if key.status == status {
                return Ok((Vec::new(), ()));
            }
            Ok((vec![Write::Key(AccessKey { status: status.clone(), ..key })], ()))
        })
        .await
    }

    /// Deletes a key of the user that the grant names, or of the root user who asks.
    ///
    /// # Errors
    /// [`Error::NoSuchEntity`], [`Error::NoSuchAccessKey`].
    pub async fn delete_access_key(&self, grant: &Grant, id: String) -> Result<(), Error> {
        let grant = grant.clone();
        self.write_iam(async move |tx: &mut Tx<'_>| {
            let key = key_of(tx, &grant, &id).await?;
            Ok((vec![Write::KeyGone(key.id)], ()))
        })
        .await
    }

    /// Who holds an access key of an account; none if the account has no such key.
    ///
    /// # Errors
    /// Only ours.
    pub async fn holder_of_key(&self, account: AccountId, id: &str) -> Result<Option<KeyHolder>, Error> {
        let rows = &mut &self.shared.db;
        let found = access_key::find(rows, id).await?;
        let Some(key) = found.filter(|key| key.account == account.as_str()) else { return Ok(None) };
        let Some(user) = key.user_id else { return Ok(Some(KeyHolder::Root)) };
        let user = entity::by_id(rows, &user).await?;
        Ok(user.map(|user| KeyHolder::User { arn: user.arn, name: user.name }))
    }
}
