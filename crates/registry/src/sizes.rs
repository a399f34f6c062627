//! How much repositories and the deployment hold.

use iam::Grant;
use store::meta::size;
pub use store::meta::size::{RepositorySize, StoredSize};

use crate::{Error, Place, Registry};

impl Registry {
    /// How much the repository that the grant names holds.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn repository_size(&self, grant: &Grant) -> Result<RepositorySize, Error> {
        let mut db = &self.inner.db;
        let repository = Place::of(grant)?.repository(&mut db).await?;
        Ok(size::of_repository(&mut db, repository.id).await?)
    }

    /// How much the whole deployment keeps: objects that hold blobs, and their bytes. What is deleted counts until
    /// it is collected.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read.
    pub async fn stored_size(&self) -> Result<StoredSize, Error> {
        Ok(size::stored(&mut &self.inner.db).await?)
    }
}
