//! What callers are told of blobs is kept: a blob that was said to be there stays for a lease.

use std::collections::BTreeMap;

use iam::Grant;
use oci::Digest;
use store::meta::blob::{self, Link};
use store::meta::lease;
use store::{Committed, StoreError, Tx};

use crate::blobs::{BlobStat, stat};
use crate::{Error, Options, Place, Registry};

impl Options {
    pub(crate) fn lease_micros(&self) -> i64 {
        micros(self.lease_seconds)
    }
}

/// Seconds as microseconds.
pub(crate) fn micros(seconds: i64) -> i64 {
    seconds.max(0).saturating_mul(1_000_000)
}

/// Keeps a link for a lease (microseconds) from now on, whatever names it.
pub(crate) async fn promise(
    tx: &mut Tx<'_>,
    lease: i64,
    repository_id: i64,
    digest: &str,
) -> Result<(), StoreError> {
    let until = tx.now().saturating_add(lease);
    lease::extend(tx, repository_id, digest, until).await
}

impl Registry {
    /// The blob `digest` of the repository that the grant names, which keeps it for a lease: a manifest that names
    /// it may be pushed.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::BlobMissing`].
    pub async fn promise_blob(&self, grant: &Grant, digest: &Digest) -> Result<BlobStat, Error> {
        let place = Place::of(grant)?;
        let repository = place.repository(&mut &self.inner.db).await?;
        let mut held = self.promise(&place, repository.id, std::slice::from_ref(digest)).await?;
        held.remove(digest).map(|link| stat(*digest, link)).ok_or(Error::BlobMissing(*digest))
    }

    /// The links of a repository to those of `digests` that it has, each kept for half a lease at least.
    pub(crate) async fn promise(
        &self,
        place: &Place,
        repository_id: i64,
        digests: &[Digest],
    ) -> Result<BTreeMap<Digest, Link>, Error> {
        let half = self.inner.options.lease_micros() / 2;
        let (mut links, mut unsafe_ones) = (BTreeMap::new(), Vec::new());
        for digest in digests {
            let text = digest.to_string();
            match lease::held(&self.inner.db, repository_id, &text).await? {
                None => {}
                // A manifest that is deleted from now on leaves its blobs with a lease of their own.
                Some(it) if it.named || it.until >= it.now.saturating_add(half) => {
                    links.insert(*digest, it.link);
                }
                Some(_) => unsafe_ones.push(text),
            }
        }
        if unsafe_ones.is_empty() {
            return Ok(links);
        }
        unsafe_ones.sort_unstable();
        unsafe_ones.dedup();
        for link in self.keep_links(place, repository_id, unsafe_ones).await? {
            let digest = Digest::parse(&link.digest);
            links.insert(digest.map_err(|error| Error::broken(format!("{}: {error}", link.digest)))?, link);
        }
        Ok(links)
    }

    /// The links to those of `digests`, in order, that a repository has, each kept for a lease as of now.
    pub(crate) async fn keep_links(
        &self,
        place: &Place,
        repository_id: i64,
        digests: Vec<String>,
    ) -> Result<Vec<Link>, Error> {
        let (place, lease) = (place.clone(), self.inner.options.lease_micros());
        let keep = async move |tx: &mut Tx<'_>| keep(tx, &place, repository_id, &digests, lease).await;
        self.inner.db.write(keep).await
    }
}

/// The links that are still there, each with a new lease.
async fn keep(
    tx: &mut Tx<'_>,
    place: &Place,
    repository_id: i64,
    digests: &[String],
    lease: i64,
) -> Result<Committed<Vec<Link>>, Error> {
    let mut links = Vec::new();
    if place.repository_shared(tx).await?.id != repository_id {
        return Ok(tx.keep_nothing(links));
    }
    for digest in digests {
        if let Some(link) = blob::whole::link_shared(tx, repository_id, digest).await? {
            links.push(link);
        }
    }
    for link in &links {
        promise(tx, lease, repository_id, &link.digest).await?;
    }
    Ok(tx.commit_upkeep(links).await?)
}
