//! Blobs as a repository shows them: looked at, read, mounted, deleted.

use std::ops::Range;

use iam::Grant;
use oci::Digest;
pub use store::blobs::Reader as BlobReader;
use store::blobs::{BlobError, Generation};
use store::meta::blob::{self, Found, Link};
use store::meta::manifest::status;
use store::meta::resource_policy;
use store::{Change, Committed, Rows, Tx};

use crate::promise::promise;
use crate::{Error, ImageStatus, Place, Registry, one_more};

/// How long the address of a blob in the blob store is good, in seconds: what it names must not go sooner.
pub const REDIRECT_SECONDS: u32 = 300;
/// The most indexes or manifests that an error names.
const NAMED: i64 = 10;
/// The most manifests that are asked whether they keep a blob out of the archive.
const NAMING: usize = 500;

/// A blob that a repository has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobStat {
    /// Its digest.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
    generation: String,
}

/// What BatchCheckLayerAvailability tells of one digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The digest asked for.
    pub digest: Digest,
    /// Whether the repository has it.
    pub availability: LayerAvailability,
}

/// Whether a repository has a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerAvailability {
    /// It has.
    Available {
        /// Its length in bytes.
        size: u64,
        /// The media type that a manifest gives it, once one does.
        media_type: Option<String>,
    },
    /// It has, but only images in the archive name it.
    Archived {
        /// Its length in bytes.
        size: u64,
    },
    /// It has not.
    Unavailable,
}

impl Registry {
    /// The blob `digest` of the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::BlobMissing`].
    pub async fn stat_blob(&self, grant: &Grant, digest: &Digest) -> Result<BlobStat, Error> {
        let place = Place::of(grant)?;
        match blob::find(&mut &self.inner.db, &digest.to_string(), place.key()).await? {
            Found::NoRepository => Err(place.repository_missing()),
            Found::NoBlob => Err(Error::BlobMissing(*digest)),
            Found::Link(link) => Ok(stat(*digest, link)),
        }
    }

    /// An address in the blob store under which anybody can read the blob for five minutes; none if clients are not
    /// to be sent there, or can't be.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if there is nothing to sign it with.
    pub async fn blob_address(&self, stat: &BlobStat) -> Result<Option<String>, Error> {
        if !self.inner.options.blob_redirect {
            return Ok(None);
        }
        Ok(self.inner.blobs.redirect(&generation(stat)?, REDIRECT_SECONDS).await?)
    }

    /// The bytes of `range` of a blob.
    ///
    /// # Errors
    /// [`Error::BlobMissing`] if the blob store has no such object, which is known to all from then on; [`Error::Broken`]
    /// if the object is not what the rows say.
    pub async fn read_blob(&self, stat: &BlobStat, range: Range<u64>) -> Result<BlobReader, Error> {
        let generation = generation(stat)?;
        match self.inner.blobs.read(&generation, range).await {
            Err(BlobError::Missing) => Err(self.missing(stat, &generation).await),
            opened => Ok(opened?),
        }
    }

    /// Whether the repository that the grant names has each of `digests`. Those that it has, it keeps for a lease.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn check_layers(&self, grant: &Grant, digests: &[Digest]) -> Result<Vec<Layer>, Error> {
        let (place, mut db) = (Place::of(grant)?, &self.inner.db);
        let repository = place.repository(&mut db).await?;
        let held = self.promise(&place, repository.id, digests).await?;
        let some_away = status::some_away(&mut db, repository.id).await?;
        let mut layers = Vec::with_capacity(digests.len());
        for digest in digests {
            let availability = match held.get(digest) {
                None => LayerAvailability::Unavailable,
                Some(link) if some_away && is_archived(&mut db, link).await? => {
                    LayerAvailability::Archived { size: u64::try_from(link.size).unwrap_or(0) }
                }
                Some(link) => LayerAvailability::Available {
                    size: u64::try_from(link.size).unwrap_or(0),
                    media_type: blob::media_type(&mut db, repository.id, &link.digest).await?,
                },
            };
            layers.push(Layer { digest: *digest, availability });
        }
        Ok(layers)
    }

    /// Links a blob of the repository that `source` names to the one that `target` names. Answers false, and
    /// changes nothing, if the source has no such blob or stands in another registry.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`] for the target.
    pub async fn mount_blob(&self, target: &Grant, source: &Grant, digest: &Digest) -> Result<bool, Error> {
        let (to, from, text) = (Place::of(target)?, Place::of(source)?, digest.to_string());
        if !self.inner.options.blob_mounting || (&to.account, &to.region) != (&from.account, &from.region) {
            return Ok(false);
        }
        let lease = self.inner.options.lease_micros();
        let mount = async move |tx: &mut Tx<'_>| mount(tx, &to, &from, &text, lease).await;
        self.inner.db.write(mount).await
    }

    /// Deletes the link of the repository that the grant names to a blob that no manifest there names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::BlobMissing`], [`Error::ReferencedByManifest`].
    pub async fn delete_blob(&self, grant: &Grant, digest: &Digest) -> Result<(), Error> {
        let (place, digest) = (Place::of(grant)?, *digest);
        self.inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
                let (repository, text) = (place.repository_locked(tx).await?, digest.to_string());
                // Held: what the collector has taken is not taken to the trash.
                if blob::link_shared(tx, repository.id, &text).await?.is_none() {
                    return Err(Error::BlobMissing(digest));
                }
                let naming = blob::named_by(tx, repository.id, &text, "blob", NAMED).await?;
                if !naming.is_empty() {
                    return Err(Error::ReferencedByManifest(naming));
                }
                let change =
                    Change::BlobUnlinked { repository_id: repository.id, digest: text, at: tx.now() };
                Ok(tx.commit(change, ()).await?)
            })
            .await
    }
}

/// Whether images name a blob, and all of them are in the archive. Of a blob that very many name it is not found out.
async fn is_archived(rows: &mut impl Rows, link: &Link) -> Result<bool, Error> {
    let naming = status::of_naming(rows, link.repository_id, &link.digest, one_more(NAMING)).await?;
    let all_away = !naming.is_empty() && naming.iter().all(|status| *status != ImageStatus::Active);
    Ok(all_away && naming.len() <= NAMING)
}

fn generation(stat: &BlobStat) -> Result<Generation, Error> {
    let broken = || Error::broken(format!("blob {} has generation '{}'", stat.digest, stat.generation));
    Generation::parse(&stat.generation).ok_or_else(broken)
}

async fn mount(
    tx: &mut Tx<'_>,
    to: &Place,
    from: &Place,
    digest: &str,
    lease: i64,
) -> Result<Committed<bool>, Error> {
    let repository = to.repository_shared(tx).await?;
    let setting = resource_policy::registry_setting(tx, repository.registry_id, "BLOB_MOUNTING").await?;
    if setting.as_deref() == Some("DISABLED") {
        return Ok(tx.keep_nothing(false));
    }
    let Found::Link(source) = blob::find(tx, digest, from.key()).await? else {
        return Ok(tx.keep_nothing(false));
    };
    if blob::whole::link_shared(tx, repository.id, digest).await?.is_some() {
        promise(tx, lease, repository.id, digest).await?;
        return Ok(tx.commit_upkeep(true).await?);
    }
    // Since it was found, the source may have been collected, and its object with it.
    let Some(link) = blob::whole::link_shared(tx, source.repository_id, digest).await? else {
        return Ok(tx.keep_nothing(false));
    };
    if blob::object_shared(tx, &link.generation).await?.is_none() {
        return Ok(tx.keep_nothing(false));
    }
    promise(tx, lease, repository.id, digest).await?;
    let link = Link { repository_id: repository.id, linked_at: tx.now(), ..link };
    Ok(tx.commit(Change::BlobLinked { blob: None, link }, true).await?)
}

pub(crate) fn stat(digest: Digest, link: Link) -> BlobStat {
    BlobStat { digest, size: u64::try_from(link.size).unwrap_or(0), generation: link.generation }
}
