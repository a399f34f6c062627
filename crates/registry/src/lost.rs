//! Objects that rows name and the blob store does not have as they say. What is found so is marked, so that nobody is
//! told any more that such a blob is there, and whoever pushes its content heals it.

use futures_util::{StreamExt, stream};
use oci::{Digest, Hasher};
use store::blobs::{BlobError, Generation};
use store::meta::copy::{self, Object};
use store::meta::{blob, lost_object};
use store::{Committed, Tx};

pub use store::meta::lost_object::How;

use crate::blobs::BlobStat;
use crate::{Error, Registry};

/// Objects that one step looks at, at most.
const STEP: i64 = 500;
/// Bytes after which a step that reads ends.
const STEP_BYTES: u64 = 256 << 20;
/// Lost objects that are counted, at most.
const COUNTED: i64 = 100_000;
/// Objects that are looked at at the same time.
const AT_ONCE: usize = 8;

/// How objects are verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Whether their content is read and hashed.
    pub digests: bool,
    /// Whether those that are lost are marked, and those that are whole again are not any more.
    pub mark: bool,
}

/// What one step of a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Objects that were looked at.
    pub looked: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Those that are lost.
    pub lost: Vec<LostBlob>,
    /// How many had been marked and are whole again.
    pub found: u64,
    /// After which object the next step begins; none at the end.
    pub after: Option<String>,
}

/// A blob whose object is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostBlob {
    /// Its digest.
    pub digest: String,
    /// The object.
    pub generation: String,
    /// How it is lost.
    pub how: How,
    /// Whether any repository, or its trash, links to it.
    pub linked: bool,
}

impl Registry {
    /// What to answer to who reads a blob whose object the store says it does not have. That is noted only if it is sure:
    /// an outage, another volume in its place or a row that has gone meanwhile are not that.
    pub(crate) async fn missing(&self, stat: &BlobStat, generation: &Generation) -> Error {
        let marked = async {
            self.ask_fence().await.map_err(Error::Unavailable)?;
            match self.inner.blobs.length(generation).await? {
                None => self.mark_lost(generation.to_string(), How::Missing).await,
                Some(_) => Ok(false),
            }
        };
        match marked.await {
            Ok(true) => {
                tracing::error!(digest = %stat.digest, %generation, "an object is lost; pushing its blob again heals it");
                Error::BlobMissing(stat.digest)
            }
            Ok(false) => Error::Unavailable(format!("blob {} has another object by now", stat.digest)),
            Err(error) => error,
        }
    }

    /// Answers whether the object still has a row.
    async fn mark_lost(&self, generation: String, how: How) -> Result<bool, Error> {
        let mark = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, Error> {
            let marked = lost_object::mark(tx, &generation, how).await?;
            Ok(tx.commit_upkeep(marked).await?)
        };
        self.inner.db.write(mark).await
    }

    async fn unmark(&self, generation: String) -> Result<(), Error> {
        let unmark = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            lost_object::found(tx, &generation).await?;
            Ok(tx.commit_upkeep(()).await?)
        };
        self.inner.db.write(unmark).await
    }

    /// How many objects are known to be lost, counted no further than to 100,000.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read.
    pub async fn lost_objects(&self) -> Result<i64, Error> {
        Ok(lost_object::count(&mut &self.inner.db, COUNTED).await?)
    }

    /// Looks whether the objects after `after` (empty for the first ones) are what their rows say; a bounded step of it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the blob store or the rows can't be asked; nothing is concluded from that.
    pub async fn verify(&self, after: &str, how: Verification) -> Result<Verified, Error> {
        let page = copy::objects(&mut &self.inner.db, after, STEP).await?;
        let (mut step, mut at_end) = (Verified::default(), (page.len() as i64) < STEP);
        let mut looks = stream::iter(page)
            .map(|object| async {
                let state = self.look_at(&object, how.digests).await;
                (object, state)
            })
            .buffered(AT_ONCE);
        while let Some((object, state)) = looks.next().await {
            step.looked += 1;
            step.bytes += object.stored_size.unsigned_abs();
            step.after = Some(object.generation.clone());
            match state? {
                Some(lost) => self.found_lost(object, lost, how, &mut step).await?,
                None => self.found_whole(&object, how, &mut step).await?,
            }
            if how.digests && step.bytes >= STEP_BYTES {
                at_end = false;
                break;
            }
        }
        if at_end {
            step.after = None;
        }
        Ok(step)
    }

    /// How the object is lost, if it is.
    async fn look_at(&self, object: &Object, digests: bool) -> Result<Option<How>, Error> {
        let Some(generation) = Generation::parse(&object.generation) else { return Ok(Some(How::Missing)) };
        let length = object.stored_size.unsigned_abs();
        match self.inner.blobs.length(&generation).await? {
            None => return Ok(Some(How::Missing)),
            Some(found) if found != length => return Ok(Some(How::Length)),
            Some(_) if !digests => return Ok(None),
            Some(_) => {}
        }
        let sha512 = object.digest.starts_with("sha512:");
        match self.inner.blobs.rehash(&generation, length, sha512).await {
            Ok(hasher) => Ok((!names(&hasher, &object.digest)).then_some(How::Content)),
            Err(BlobError::Missing) => Ok(Some(How::Missing)),
            Err(BlobError::Damaged(_)) => Ok(Some(How::Length)),
            Err(error) => Err(error.into()),
        }
    }

    async fn found_lost(
        &self,
        object: Object,
        lost: How,
        how: Verification,
        step: &mut Verified,
    ) -> Result<(), Error> {
        let Object { generation, digest, .. } = object;
        // That the store is the right one is asked after it gave its answer.
        self.ask_fence().await.map_err(Error::Unavailable)?;
        let has_row = match how.mark {
            true => self.mark_lost(generation.clone(), lost).await?,
            false => blob::object(&mut &self.inner.db, &generation).await?.is_some(),
        };
        if has_row {
            let linked = blob::is_linked(&mut &self.inner.db, &generation).await?;
            step.lost.push(LostBlob { digest, generation, how: lost, linked });
        }
        Ok(())
    }

    /// What was marked for its content counts as found only once that was read.
    async fn found_whole(
        &self,
        object: &Object,
        how: Verification,
        step: &mut Verified,
    ) -> Result<(), Error> {
        let marked = lost_object::find(&mut &self.inner.db, &object.generation).await?;
        if marked.is_some_and(|mark| how.mark && (how.digests || mark.how != How::Content)) {
            self.unmark(object.generation.clone()).await?;
            step.found += 1;
        }
        Ok(())
    }
}

fn names(hasher: &Hasher, digest: &str) -> bool {
    let Ok(digest) = Digest::parse(digest) else { return false };
    hasher.sha256() == digest || hasher.sha512() == Some(digest)
}
