use iam::{AccountId, Grant};
use store::meta::access_key::{self, AccessKey};
use store::meta::account::{self, Account};
use store::meta::iam::Write;
use store::{Change, Rows};

use crate::access_key_id::{fresh_access_key_id, is_access_key_id};
use crate::error::IdentityError;
use crate::iam_error::Error;
use crate::identity::Identity;
use crate::secret::Secret;

const ACTIVE: &str = "Active";
const LONGEST_SECRET: usize = 256;

/// An access key of an account's root user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootCredentials {
    /// 16 to 128 word characters.
    pub access_key_id: String,
    /// 1 to 256 visible ASCII characters.
    pub secret: Secret,
}

/// The root user's access key that an account is sure to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ensured {
    /// The key.
    pub credentials: RootCredentials,
    /// Whether Berth made it just now.
    pub made: bool,
}

impl Identity {
    /// Makes the account if it is missing, and sees that its root user has an active access key: the given one, or
    /// else the oldest there is, or else a new one. Answers with that key.
    ///
    /// A given key that is new is added to the others. One that is there gets the given secret if it has another,
    /// and with it becomes active (which also mends a damaged row); with the secret it has, it is left as it
    /// stands, so that a restart does not bring a disabled key back.
    pub async fn ensure_account(
        &self,
        account: AccountId,
        root: Option<RootCredentials>,
    ) -> Result<Ensured, IdentityError> {
        if let Some(given) = &root {
            check_form(given)?;
        }
        self.ensure_account_row(account).await?;
        match root {
            Some(given) => self.ensure_given_key(account, given).await,
            None => self.ensure_some_key(account).await,
        }
    }

    /// Makes an account, with a name for people and an access key of its root user; without an id, one is drawn.
    ///
    /// # Errors
    /// [`IdentityError::AccountExists`].
    pub async fn create_account(
        &self,
        account: Option<AccountId>,
        name: Option<&str>,
    ) -> Result<(AccountId, RootCredentials), IdentityError> {
        let account = account.map_or_else(|| self.fresh_account_id(), Ok)?;
        if !self.make_account_row(account, name.unwrap_or(account.as_str())).await? {
            return Err(IdentityError::AccountExists(account));
        }
        Ok((account, self.ensure_account(account, None).await?.credentials))
    }

    /// Up to `limit` accounts with ids above `after`, by id.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn accounts(&self, after: &str, limit: i64) -> Result<Vec<Account>, IdentityError> {
        Ok(account::list(&mut &self.shared.db, after, limit).await?)
    }

    /// Whether there is such an account.
    ///
    /// # Errors
    /// [`IdentityError`] of the database.
    pub async fn has_account(&self, account: AccountId) -> Result<bool, IdentityError> {
        Ok(account::find(&mut &self.shared.db, account.as_str()).await?.is_some())
    }

    fn fresh_account_id(&self) -> Result<AccountId, IdentityError> {
        // AWS's ids have no leading zero either.
        let number = 100_000_000_000 + u64::from_be_bytes(self.shared.world.chance.bytes()) % 900_000_000_000;
        AccountId::parse(&number.to_string()).map_err(|error| IdentityError::Damaged(error.to_string()))
    }

    /// The oldest active access key of the account's root user; none if there is no account or no such key.
    pub async fn root_credentials(
        &self,
        account: AccountId,
    ) -> Result<Option<RootCredentials>, IdentityError> {
        self.oldest_key(&mut &self.shared.db, account).await
    }

    /// The ids of the active access keys of the account's root user.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn active_root_keys(&self, account: AccountId) -> Result<Vec<String>, IdentityError> {
        let found = root_keys(&mut &self.shared.db, account).await?;
        Ok(found.into_iter().map(|key| key.id).collect())
    }

    /// Whether this is an active access key of the account's root user, with the secret that it has now.
    ///
    /// # Errors
    /// The rows could not be read.
    pub async fn root_key_stands(
        &self,
        account: AccountId,
        key: &RootCredentials,
    ) -> Result<bool, IdentityError> {
        let found = root_keys(&mut &self.shared.db, account).await?;
        let found = found.iter().find(|row| row.id == key.access_key_id);
        Ok(found.is_some_and(|row| self.open_secret(row).is_ok_and(|secret| secret == key.secret)))
    }

    /// When the grant's account was made, in microseconds; the epoch if there is no such account.
    ///
    /// # Errors
    /// Only ours.
    pub async fn account_made_at(&self, grant: &Grant) -> Result<i64, Error> {
        let found = account::find(&mut &self.shared.db, grant.account().as_str()).await?;
        Ok(found.map_or(0, |account| account.created_at))
    }

    async fn oldest_key(
        &self,
        rows: &mut impl Rows,
        account: AccountId,
    ) -> Result<Option<RootCredentials>, IdentityError> {
        let found = root_keys(rows, account).await?;
        let Some(row) = found.into_iter().min_by_key(|row| row.created_at) else { return Ok(None) };
        let secret = self.open_secret(&row)?;
        Ok(Some(RootCredentials { access_key_id: row.id, secret }))
    }

    async fn ensure_account_row(&self, account: AccountId) -> Result<(), IdentityError> {
        self.make_account_row(account, account.as_str()).await.map(drop)
    }

    /// Makes the account if it is missing; answers whether it was.
    async fn make_account_row(&self, account: AccountId, name: &str) -> Result<bool, IdentityError> {
        let name = name.to_owned();
        let make = async move |tx: &mut store::Tx<'_>| {
            let id = account.to_string();
            if account::find(tx, &id).await?.is_some() {
                return Ok(tx.keep_nothing(false));
            }
            let new = Account { id, name: name.clone(), created_at: tx.now() };
            Ok(tx.commit(Change::AccountCreated(new), true).await?)
        };
        self.shared.db.write(make).await
    }

    async fn ensure_given_key(
        &self,
        account: AccountId,
        given: RootCredentials,
    ) -> Result<Ensured, IdentityError> {
        let this = self.clone();
        let put = async move |tx: &mut store::Tx<'_>| {
            tx.lock(&format!("access-keys/{account}")).await?;
            let stored = access_key::find(tx, &given.access_key_id).await?;
            if let Some(row) = &stored {
                if row.account != account.as_str() {
                    let (id, owner) = (row.id.clone(), row.account.clone());
                    return Err(IdentityError::ForeignKey { id, owner, account });
                }
                if row.user_id.is_some() {
                    return Err(IdentityError::UsersKey { id: row.id.clone(), account });
                }
                if this.open_secret(row).is_ok_and(|secret| secret == given.secret) {
                    return Ok(tx.keep_nothing(Ensured { credentials: given.clone(), made: false }));
                }
            }
            let replaces = stored.is_some();
            let created_at = stored.map_or(tx.now(), |row| row.created_at);
            let row = this.key_row(account, &given, created_at);
            let ensured = Ensured { credentials: given.clone(), made: false };
            if !replaces {
                return Ok(tx.commit(Change::AccessKeyStored(row), ensured).await?);
            }
            // What was issued for the old secret ends by its mark; lists of it can't tell but by this. What the new one
            // signs from now on stands.
            let (kind, subject) = ("key".to_owned(), row.id.clone());
            let writes = vec![Write::Key(row), Write::Revoked { kind, subject, up_to: tx.now() - 1 }];
            Ok(tx.commit(Change::IdentityWritten { writes }, ensured).await?)
        };
        self.shared.db.write(put).await
    }

    async fn ensure_some_key(&self, account: AccountId) -> Result<Ensured, IdentityError> {
        let this = self.clone();
        let chance = &self.shared.world.chance;
        let access_key_id = fresh_access_key_id(account, chance);
        let new = RootCredentials { access_key_id, secret: Secret::fresh(chance) };
        let put = async move |tx: &mut store::Tx<'_>| {
            // Of replicas that start at once, one makes a key, and the others find it.
            tx.lock(&format!("access-keys/{account}")).await?;
            if let Some(credentials) = this.oldest_key(tx, account).await? {
                return Ok(tx.keep_nothing(Ensured { credentials, made: false }));
            }
            let row = this.key_row(account, &new, tx.now());
            let ensured = Ensured { credentials: new.clone(), made: true };
            Ok::<_, IdentityError>(tx.commit(Change::AccessKeyStored(row), ensured).await?)
        };
        self.shared.db.write(put).await
    }

    fn key_row(&self, account: AccountId, key: &RootCredentials, created_at: i64) -> AccessKey {
        AccessKey {
            id: key.access_key_id.clone(),
            account: account.to_string(),
            sealed_secret: self.seal_secret(&key.access_key_id, &key.secret),
            status: ACTIVE.to_owned(),
            created_at,
            user_id: None,
        }
    }
}

/// The active access keys of the account's root user.
async fn root_keys(rows: &mut impl Rows, account: AccountId) -> Result<Vec<AccessKey>, IdentityError> {
    let mut found = access_key::of_account(rows, account.as_str()).await?;
    found.retain(|row| row.status == ACTIVE && row.user_id.is_none());
    Ok(found)
}

fn check_form(key: &RootCredentials) -> Result<(), IdentityError> {
    let secret = key.secret.expose();
    if !is_access_key_id(&key.access_key_id) {
        return Err(IdentityError::AccessKeyId(key.access_key_id.clone()));
    }
    if !(1..=LONGEST_SECRET).contains(&secret.len()) || !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(IdentityError::SecretForm(key.access_key_id.clone()));
    }
    Ok(())
}
