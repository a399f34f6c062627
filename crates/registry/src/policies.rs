//! The policies of repositories and registries, as they were given, and a registry's settings.

use iam::Grant;
use store::meta::registry::{self as registry_rows, Registry as RegistryRow};
use store::meta::resource_policy;
use store::{Change, Committed, Tx};

use crate::{Error, Place, Registry};

impl Registry {
    /// The policy of the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::RepositoryPolicyMissing`].
    pub async fn repository_policy(&self, grant: &Grant) -> Result<String, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let row = place.repository(&mut db).await?;
        resource_policy::of_repository(&mut db, row.id).await?.ok_or_else(|| missing(&place))
    }

    /// Gives the repository that the grant names this policy, which the caller has found to be sound.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn set_repository_policy(&self, grant: &Grant, document: String) -> Result<(), Error> {
        let place = Place::of(grant)?;
        let set = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            let document = Some(document.clone());
            Ok(tx.commit(Change::RepositoryPolicySet { repository_id, document }, ()).await?)
        };
        self.inner.db.write(set).await
    }

    /// Deletes the policy of the repository that the grant names; answers what it was.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::RepositoryPolicyMissing`].
    pub async fn delete_repository_policy(&self, grant: &Grant) -> Result<String, Error> {
        let place = Place::of(grant)?;
        let delete = async move |tx: &mut Tx<'_>| -> Result<Committed<String>, Error> {
            let repository_id = place.repository_locked(tx).await?.id;
            let found = resource_policy::of_repository(tx, repository_id).await?;
            let was = found.ok_or_else(|| missing(&place))?;
            Ok(tx.commit(Change::RepositoryPolicySet { repository_id, document: None }, was).await?)
        };
        self.inner.db.write(delete).await
    }

    /// The policy of the grant's registry.
    ///
    /// # Errors
    /// [`Error::RegistryPolicyMissing`].
    pub async fn registry_policy(&self, grant: &Grant) -> Result<String, Error> {
        let (account, region, mut db) = (grant.account(), grant.region(), &self.inner.db);
        let found = registry_rows::find_private(&mut db, account.as_str(), region.as_str()).await?;
        let policy = match found {
            Some(row) => resource_policy::of_registry(&mut db, row.id).await?,
            None => None,
        };
        policy.ok_or_else(|| Error::RegistryPolicyMissing { account: account.to_string() })
    }

    /// Gives the grant's registry this policy, which the caller has found to be sound.
    pub async fn set_registry_policy(&self, grant: &Grant, document: String) -> Result<(), Error> {
        let make = self.registry_to_write(grant);
        let set = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let (registry, document) = (make.of(tx).await?, Some(document.clone()));
            Ok(tx.commit(Change::RegistryPolicySet { registry, document }, ()).await?)
        };
        self.inner.db.write(set).await
    }

    /// Deletes the policy of the grant's registry; answers what it was.
    ///
    /// # Errors
    /// [`Error::RegistryPolicyMissing`].
    pub async fn delete_registry_policy(&self, grant: &Grant) -> Result<String, Error> {
        let (account, region) = (grant.account().to_string(), grant.region().to_string());
        let delete = async move |tx: &mut Tx<'_>| -> Result<Committed<String>, Error> {
            let missing = || Error::RegistryPolicyMissing { account: account.clone() };
            let found = registry_rows::find_private(tx, &account, &region).await?;
            let registry = found.ok_or_else(missing)?;
            tx.lock(&format!("registry-policy/{}", registry.id)).await?;
            let was = resource_policy::of_registry(tx, registry.id).await?.ok_or_else(missing)?;
            Ok(tx.commit(Change::RegistryPolicySet { registry, document: None }, was).await?)
        };
        self.inner.db.write(delete).await
    }

    /// A setting of the grant's registry, if it was ever set.
    pub async fn registry_setting(&self, grant: &Grant, name: &str) -> Result<Option<String>, Error> {
        let (account, region, mut db) = (grant.account(), grant.region(), &self.inner.db);
        match registry_rows::find_private(&mut db, account.as_str(), region.as_str()).await? {
            Some(row) => Ok(resource_policy::registry_setting(&mut db, row.id, name).await?),
            None => Ok(None),
        }
    }

    /// Sets a setting of the grant's registry.
    pub async fn set_registry_setting(
        &self,
        grant: &Grant,
        name: &'static str,
        content: String,
    ) -> Result<(), Error> {
        let make = self.registry_to_write(grant);
        let set = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let (registry, name, content) = (make.of(tx).await?, name.to_owned(), content.clone());
            Ok(tx.commit(Change::RegistrySettingSet { registry, name, content }, ()).await?)
        };
        self.inner.db.write(set).await
    }

    pub(crate) fn registry_to_write(&self, grant: &Grant) -> RegistryToWrite {
        RegistryToWrite {
            account: grant.account().to_string(),
            region: grant.region().to_string(),
            chance: self.inner.world.chance.clone(),
        }
    }
}

/// A registry that is made with the first that is written to it.
pub(crate) struct RegistryToWrite {
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) chance: world::Chance,
}

impl RegistryToWrite {
    /// Its row, which the change that follows must make if it is new.
    pub(crate) async fn of(&self, tx: &mut Tx<'_>) -> Result<RegistryRow, Error> {
        let found = registry_rows::find_private_to_make(tx, &self.account, &self.region).await?;
        Ok(found.unwrap_or_else(|| RegistryRow {
            id: self.chance.row_id(tx.now()),
            kind: "private".to_owned(),
            account: self.account.clone(),
            region: self.region.clone(),
        }))
    }
}

fn missing(place: &Place) -> Error {
    Error::RepositoryPolicyMissing { name: place.name.clone(), account: place.account.clone() }
}
