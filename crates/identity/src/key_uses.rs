use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use moka::sync::Cache;
use store::meta::iam::{self as rows_of_iam, LastUse};

use crate::iam_error::Error;
use crate::identity::Identity;

/// Between two records of the same key's use.
const PAUSE: Duration = Duration::from_secs(60);
/// Keys whose last record is remembered, and the most records that wait for a flush.
const REMEMBERED: usize = 10_000;

/// Uses of access keys that are not written yet. A crash loses them, and so up to a minute of what is said of a key.
pub(crate) struct KeyUses {
    /// When a use of each key was noted last, in microseconds.
    noted: Cache<String, i64>,
    waiting: Mutex<BTreeMap<String, LastUse>>,
}

impl Default for KeyUses {
    fn default() -> Self {
        Self { noted: Cache::new(REMEMBERED as u64), waiting: Mutex::default() }
    }
}

impl KeyUses {
    fn waiting(&self) -> MutexGuard<'_, BTreeMap<String, LastUse>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Identity {
    /// Notes that a request was signed with an access key, unless that was noted within the last minute. The next
    /// [`Identity::flush_key_uses`] writes it.
    pub fn note_key_use(&self, access_key_id: &str, service: &str, region: &str) {
        let (uses, now) = (&self.shared.key_uses, self.now());
        let pause = i64::try_from(PAUSE.as_micros()).unwrap_or(i64::MAX);
        if uses.noted.get(access_key_id).is_some_and(|last| (0..pause).contains(&(now - last))) {
            return;
        }
        uses.noted.insert(access_key_id.to_owned(), now);
        let mut waiting = uses.waiting();
        if waiting.len() < REMEMBERED {
            let used = LastUse { used_at: now, service: service.to_owned(), region: region.to_owned() };
            waiting.insert(access_key_id.to_owned(), used);
        }
    }

    /// Writes the uses of access keys that were noted since the last call; answers how many. Called every second and
    /// before the process ends; what could not be written waits for the next call.
    ///
    /// # Errors
    /// The rows could not be written.
    pub async fn flush_key_uses(&self) -> Result<usize, Error> {
        let batch = std::mem::take(&mut *self.shared.key_uses.waiting());
        if batch.is_empty() {
            return Ok(0);
        }
        let rows = batch.clone();
        let put = async move |tx: &mut store::Tx<'_>| {
            for (id, used) in &rows {
                rows_of_iam::put_use(tx, id, used).await?;
            }
            Ok::<_, Error>(tx.commit_upkeep(rows.len()).await?)
        };
        let written = self.shared.db.write_relaxed(put).await;
        if written.is_err() {
            let mut waiting = self.shared.key_uses.waiting();
            for (id, used) in batch {
                waiting.entry(id).or_insert(used);
            }
        }
        written
    }

    /// When and for what a key was last used; none if it never was.
    ///
    /// # Errors
    /// Only ours.
    pub async fn last_key_use(&self, access_key_id: &str) -> Result<Option<LastUse>, Error> {
        if let Some(used) = self.shared.key_uses.waiting().get(access_key_id) {
            return Ok(Some(used.clone()));
        }
        Ok(rows_of_iam::last_use(&mut &self.shared.db, access_key_id).await?)
    }
}
