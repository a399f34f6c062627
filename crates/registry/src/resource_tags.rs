//! Resource tags: AWS's key and value pairs on repositories.

use std::collections::BTreeMap;

use iam::Grant;
use store::meta::resource_tag;
use store::{Change, Committed, Tx};

use crate::{Error, Place, Registry};

/// The most resource tags that a repository may have (ECR's quota).
pub const MAX_RESOURCE_TAGS: usize = 50;

/// The resource tag that protects a repository from being deleted, and its value.
pub const PROTECTION: (&str, &str) = ("berth:deletion-protection", "enabled");

impl Registry {
    /// The resource tags of the repository that the grant names, by key.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn resource_tags(&self, grant: &Grant) -> Result<Vec<(String, String)>, Error> {
        let mut db = &self.inner.db;
        let row = Place::of(grant)?.repository(&mut db).await?;
        Ok(resource_tag::of_repository(&mut db, row.id).await?)
    }

    /// Puts resource tags on the repository that the grant names; a key that it has gets the new value.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::TooManyResourceTags`], [`Error::ResourceTagAlike`].
    pub async fn put_resource_tags(&self, grant: &Grant, tags: Vec<(String, String)>) -> Result<(), Error> {
        self.change_resource_tags(grant, tags, Vec::new()).await
    }

    /// Takes resource tags off the repository that the grant names; absent keys are ignored.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn remove_resource_tags(&self, grant: &Grant, keys: Vec<String>) -> Result<(), Error> {
        self.change_resource_tags(grant, Vec::new(), keys).await
    }

    async fn change_resource_tags(
        &self,
        grant: &Grant,
        set: Vec<(String, String)>,
        removed: Vec<String>,
    ) -> Result<(), Error> {
        let place = Place::of(grant)?;
        self.inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let row = place.repository_shared(tx).await?;
                tx.lock(&format!("resource-tags/{}", row.id)).await?;
                let mut after: BTreeMap<_, _> =
                    resource_tag::of_repository(tx, row.id).await?.into_iter().collect();
                for (key, _) in &set {
                    // Conditions ignore case: they would read the one and not the other.
                    let alike = |there: &&String| *there != key && there.to_lowercase() == key.to_lowercase();
                    if let Some(there) = after.keys().find(alike) {
                        return Err(Error::ResourceTagAlike { key: key.clone(), there: there.clone() });
                    }
                }
                after.extend(set.iter().cloned());
                if after.len() > MAX_RESOURCE_TAGS {
                    return Err(Error::TooManyResourceTags);
                }
                let change = Change::ResourceTagged {
                    repository_id: row.id,
                    set: set.clone(),
                    removed: removed.clone(),
                };
                Ok(tx.commit(change, ()).await?)
            })
            .await
    }
}
