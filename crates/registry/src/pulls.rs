//! When images were pulled: noted in memory on the hot path, written in batches beside it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use oci::Digest;
use store::meta::pull;
use store::{Committed, StoreError, Tx};

use crate::{Error, Registry};

/// Pulls that may wait to be written; further images are not noted until they are.
const WAITING: usize = 100_000;

/// Pulls that wait to be written: the newest time of each image.
#[derive(Debug, Default)]
pub(crate) struct Pulls(Mutex<HashMap<(i64, Digest), i64>>);

impl Pulls {
    pub(crate) fn note(&self, repository_id: i64, digest: Digest, at: i64) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAITING || waiting.contains_key(&(repository_id, digest)) {
            waiting.insert((repository_id, digest), at);
        }
    }

    fn take(&self) -> HashMap<(i64, Digest), i64> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Registry {
    /// Writes the pulls noted since the last call.
    pub async fn flush_pulls(&self) -> Result<(), Error> {
        let waiting = self.inner.pulls.take();
        if waiting.is_empty() {
            return Ok(());
        }
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                for ((repository_id, digest), at) in &waiting {
                    pull::record(tx, *repository_id, &digest.to_string(), *at).await?;
                }
                tx.commit_upkeep(()).await
            })
            .await?;
        Ok(())
    }
}
