//! Why a blob still lives, or when it goes.

use oci::Digest;
use store::meta::blob::{self, Blob};
use store::meta::lost_object::How;
use store::meta::repository::Whereabouts;
use store::meta::{condemned, lease, lost_object, repository, trash};

use crate::promise::micros;
use crate::{Error, Registry};

/// Domains and repositories that an explanation names at most.
const NAMED: i64 = 100;
/// Manifests that it names for each repository at most.
const MANIFESTS: i64 = 10;

/// What one domain knows of a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The account whose repositories may have it.
    pub account: String,
    /// Their region.
    pub region: String,
    /// The object that holds it.
    pub generation: String,
    /// The object's length in bytes.
    pub stored_size: i64,
    /// Since when it is condemned, in microseconds: it lost a link then.
    pub condemned_at: Option<i64>,
    /// When it is swept at the earliest, in microseconds; none as long as somebody holds it.
    pub swept_from: Option<i64>,
    /// How it was found to be lost: no client is told that it is there.
    pub lost: Option<How>,
    /// The repositories that hold it, 100 at most.
    pub holders: Vec<Holder>,
    /// Whether more than those hold it.
    pub held_by_more: bool,
}

/// A repository that keeps a blob.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The repository's name; empty if it is gone for good and its rows are going.
    pub repository: String,
    /// When the repository was deleted, in microseconds.
    pub deleted_at: Option<i64>,
    /// Whether only its trash has the blob.
    pub in_trash: bool,
    /// Living manifests that name the blob, ten at most.
    pub living: Vec<String>,
    /// Manifests of the trash that name it, ten at most.
    pub buried: Vec<String>,
    /// Whether more than those name it.
    pub named_by_more: bool,
    /// Until when it stays whatever names it, in microseconds; 0 if that has yet to be said.
    pub lease_until: Option<i64>,
}

/// Leaves no more than `most`; answers whether there were more.
fn cut<T>(list: &mut Vec<T>, most: i64) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = list.len() > most;
    list.truncate(most);
    more
}

impl Registry {
    /// Why each domain keeps the blob `digest`, or when it goes; empty if none knows it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read.
    pub async fn explain(&self, digest: &Digest) -> Result<Vec<Explanation>, Error> {
        let text = digest.to_string();
        let blobs = blob::of_digest(&mut &self.inner.db, &text, ("", ""), NAMED).await?;
        let mut explanations = Vec::with_capacity(blobs.len());
        for blob in blobs {
            explanations.push(self.explain_object(blob).await?);
        }
        Ok(explanations)
    }

    async fn explain_object(&self, blob: Blob) -> Result<Explanation, Error> {
        let (mut db, grace) = (&self.inner.db, micros(self.inner.options.reader_grace_seconds));
        let mut holders = Vec::new();
        for link in blob::links_of_object(&mut db, &blob.generation, NAMED + 1).await? {
            let (id, digest) = (link.repository_id, &link.digest);
            let mut living = blob::named_by(&mut db, id, digest, "blob", MANIFESTS + 1).await?;
            let mut buried = trash::named_by(&mut db, id, digest, MANIFESTS + 1).await?;
            holders.push(Holder {
                named_by_more: cut(&mut living, MANIFESTS) | cut(&mut buried, MANIFESTS),
                living,
                buried,
                lease_until: lease::of_link(&mut db, id, digest).await?.map(|lease| lease.until),
                ..self.holder(id).await?
            });
        }
        for id in trash::links_of_object(&mut db, &blob.generation, NAMED + 1).await? {
            holders.push(Holder { in_trash: true, ..self.holder(id).await? });
        }
        let condemned_at = condemned::find(&mut db, &blob.generation).await?.map(|mark| mark.at);
        let lost = lost_object::find(&mut db, &blob.generation).await?.map(|mark| mark.how);
        Ok(Explanation {
            lost,
            held_by_more: cut(&mut holders, NAMED),
            swept_from: condemned_at.filter(|_| holders.is_empty()).map(|at| at.saturating_add(grace)),
            account: blob.account,
            region: blob.region,
            generation: blob.generation,
            stored_size: blob.stored_size,
            condemned_at,
            holders,
        })
    }

    async fn holder(&self, id: i64) -> Result<Holder, Error> {
        let found = repository::whereabouts(&mut &self.inner.db, id).await?;
        Ok(found.map_or_else(Holder::default, |Whereabouts { name, deleted_at, .. }| Holder {
            repository: name,
            deleted_at: Some(deleted_at).filter(|at| *at > 0),
            ..Holder::default()
        }))
    }
}
