//! The last stage: objects without a row are removed from the blob store.

use store::blobs::Generation;
use store::meta::condemned::{self, Doomed};
use store::{Committed, StoreError, Tx};

use super::Collected;
use crate::{Error, Registry};

/// Objects that are removed at once.
const REMOVED: i64 = 1000;
/// How long one process may take to remove what it took, and how long a failure waits at first, in microseconds.
/// Another may then remove them again, which does no harm.
const RETRY_MICROS: i64 = 60_000_000;

impl Registry {
    pub(super) async fn remove_objects(&self, done: &mut Collected) -> Result<(), Error> {
        let claim = async |tx: &mut Tx<'_>| -> Result<Committed<Vec<Doomed>>, StoreError> {
            let now = tx.now();
            let doomed = condemned::lock_doomed(tx, now, REMOVED).await?;
            for Doomed { generation, attempts } in &doomed {
                let wait = RETRY_MICROS << (*attempts).clamp(0, 6);
                condemned::claim(tx, generation, now.saturating_add(wait)).await?;
            }
            tx.commit_upkeep(doomed).await
        };
        // Durable: a synchronous standby that has this commit has that of the sweep too, which other sessions see
        // also when it was given up unconfirmed.
        let claimed = self.inner.db.write(claim).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        done.more |= claimed.len() as i64 >= REMOVED;
        let (mut objects, mut removed) =
            (Vec::with_capacity(claimed.len()), Vec::with_capacity(claimed.len()));
        for Doomed { generation, .. } in claimed {
            match Generation::parse(&generation) {
                Some(object) => objects.push(object),
                None => self.not_removed(&format!("'{generation}' is not the name of an object"), done),
            }
        }
        for (object, outcome) in objects.iter().zip(self.inner.blobs.delete_many(&objects).await) {
            match outcome {
                Ok(()) => removed.push(object.to_string()),
                Err(error) => self.not_removed(&error, done),
            }
        }
        done.removed += removed.len() as u64;
        let forget = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            for generation in &removed {
                condemned::removed(tx, generation).await?;
            }
            tx.commit_upkeep(()).await
        };
        Ok(self.inner.db.write_relaxed(forget).await?)
    }

    fn not_removed(&self, why: &dyn std::fmt::Display, done: &mut Collected) {
        self.note_failure("removing an object", &Error::broken(why));
        done.failed += 1;
    }
}
