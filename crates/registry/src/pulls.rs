//! When images were pulled: noted in memory on the hot path, written in batches beside it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, PoisonError};

use oci::Digest;
use store::meta::pull;
use store::{Committed, StoreError, Tx};

use crate::{Error, Registry};

/// Pulls that may wait to be written; further images are not noted until they are.
const WAITING: usize = 100_000;
/// Pulls that are written in one transaction.
const AT_ONCE: usize = 500;

/// Pulls that wait to be written: the newest time of each image.
#[derive(Debug, Default)]
pub(crate) struct Pulls(Mutex<HashMap<(i64, Digest), i64>>);

impl Pulls {
    pub(crate) fn note(&self, repository_id: i64, digest: Digest, at: i64) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let full = waiting.len() >= WAITING;
        match waiting.entry((repository_id, digest)) {
            Entry::Occupied(mut newest) => *newest.get_mut() = at.max(*newest.get()),
            Entry::Vacant(_) if full => {}
            Entry::Vacant(place) => drop(place.insert(at)),
        }
    }

    pub(crate) fn take(&self) -> HashMap<(i64, Digest), i64> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Registry {
    /// Writes the pulls noted since the last call. What can't be written waits for the next one.
    ///
    /// # Errors
    /// [`Error::Unavailable`] or [`Error::Full`].
    pub async fn flush_pulls(&self) -> Result<(), Error> {
        let waiting: Vec<_> = self.inner.pulls.take().into_iter().collect();
        let (mut written, mut outcome) = (0, Ok(()));
        // Pushes that wait for the writer get their turn in between.
        for some in waiting.chunks(AT_ONCE) {
            outcome = self.write_pulls(some.to_vec()).await;
            if outcome.is_err() {
                break;
            }
            written += some.len();
        }
        for ((repository_id, digest), at) in waiting.into_iter().skip(written) {
            self.inner.pulls.note(repository_id, digest, at);
        }
        outcome
    }

    async fn write_pulls(&self, pulls: Vec<((i64, Digest), i64)>) -> Result<(), Error> {
        let write = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            for ((repository_id, digest), at) in &pulls {
                pull::record(tx, *repository_id, &digest.to_string(), *at).await?;
            }
            tx.commit_upkeep(()).await
        };
        Ok(self.inner.db.write_relaxed(write).await?)
    }
}
