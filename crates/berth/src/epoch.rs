//! Who writes: only the newest epoch's database over the newest epoch's blobs. A move, or an operator's order, raises the
//! epoch in both; a process that was started before finds it there and stops writing. So does one that finds a schema
//! which only newer programs may use, a server that takes no writes, that `berth migrate` moves the deployment, or a
//! database that is older than its blobs.

mod raise;

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use store::StoreError;
use store::meta::{Writes, moving};
use tokio::time::timeout;

use crate::newest_change;
use crate::storage::{Storage, StorageError};
use crate::superblock::Superblock;

pub use raise::{RaiseError, Raised, raise};

/// Time between two looks.
const EVERY: Duration = Duration::from_secs(5);
/// Time between two looks while writing is forbidden.
const EVERY_WHILE_HELD: Duration = Duration::from_secs(1);
/// How long rows and blobs may take to tell their epoch.
const PATIENCE: Duration = Duration::from_secs(4);
/// Looks after which the blob store is told how far the database is.
const NOTED_EVERY: u32 = 12;
/// Looks in vain, one after the other, after which the log says again why nothing is written: some ten minutes.
const TOLD_EVERY: u32 = 600;
/// After this each server has looked twice: whatever was there to be seen, none goes on without knowing of it.
pub(crate) const TWO_LOOKS: Duration = Duration::from_secs(2 * (EVERY.as_secs() + PATIENCE.as_secs()));

/// The epoch that this process was started in.
#[derive(Clone, Debug)]
pub struct Epoch {
    storage: Storage,
    number: i64,
    /// Which of [`Writes`] it was at the last look.
    found: Arc<AtomicU8>,
    /// Why it may not write, as it was logged last.
    told: Arc<Mutex<String>>,
    /// Whether the database was found to be as new as the blobs.
    fresh: Arc<AtomicBool>,
}

/// Why this process may not write.
struct Stop {
    reason: String,
    writes: Writes,
}

impl From<String> for Stop {
    fn from(reason: String) -> Self {
        Self { reason, writes: Writes::Held }
    }
}

impl Epoch {
    /// The epoch that rows and blobs were just found in.
    pub fn new(storage: Storage, number: i64) -> Self {
        Self { storage, number, found: Arc::default(), told: Arc::default(), fresh: Arc::default() }
    }

    /// Whether it was the newest one at the last look, and the database took writes.
    pub fn holds(&self) -> bool {
        self.found.load(Ordering::Acquire) == Writes::Taken as u8 && self.storage.db.writable()
    }

    /// Whether requests are to be sent here: also while the deployment is being moved, since then all who share it can
    /// only be read from, and that goes on.
    pub fn ready(&self) -> bool {
        self.found.load(Ordering::Acquire) != Writes::Held as u8 && self.storage.db.writable()
    }

    /// Looks now; an epoch that cannot be read is taken for a newer one. From then on the database refuses writes
    /// until a look finds all well.
    ///
    /// # Errors
    /// Why it is not known that this process may write.
    pub async fn look(&self) -> Result<(), String> {
        let found = self.find().await;
        let now = found.as_ref().err().map_or(Writes::Taken, |stop| stop.writes);
        self.storage.db.set_writes(now);
        let before = self.found.swap(now as u8, Ordering::AcqRel);
        let reason = found.as_ref().err().map_or("", |stop| &stop.reason);
        let told = std::mem::replace(
            &mut *self.told.lock().unwrap_or_else(PoisonError::into_inner),
            reason.to_owned(),
        );
        match now {
            _ if before == now as u8 && told == reason => {}
            Writes::Moving => {
                tracing::warn!(%reason, "writing stops: pushes are refused until the move is done, pulls go on")
            }
            Writes::Held => tracing::error!(%reason, "writing stops: it is not known that this server may"),
            Writes::Taken => tracing::info!("writing goes on: this server may"),
        }
        found.map_err(|stop| stop.reason)
    }

    /// Looks before anything is swept: objects belong to the newest epoch alone.
    pub fn fence(&self) -> registry::Fence {
        let epoch = self.clone();
        Box::new(move || {
            let epoch = epoch.clone();
            Box::pin(async move { epoch.look().await })
        })
    }

    /// Looks for as long as it is polled, and tells the blob store now and then how far the database is.
    pub async fn watch(self) {
        let (mut looks, mut in_vain) = (0_u32, 0_u32);
        loop {
            let looked = self.look().await;
            in_vain = if looked.is_ok() { 0 } else { in_vain.wrapping_add(1) };
            if let (Err(reason), true) = (&looked, in_vain.is_multiple_of(TOLD_EVERY)) {
                tracing::warn!(%reason, "still nothing is written");
            }
            let pause = if looked.is_ok() { EVERY } else { EVERY_WHILE_HELD };
            if pause == EVERY && looks.is_multiple_of(NOTED_EVERY) {
                let Storage { db, blobs, .. } = &self.storage;
                if let Err(error) = newest_change::note(db, blobs).await {
                    tracing::warn!(%error, "the blob store was not told how far the database is");
                }
            }
            looks = looks.wrapping_add(1);
            tokio::time::sleep(pause).await;
        }
    }

    async fn find(&self) -> Result<(), Stop> {
        let Storage { db, blobs, database_place, blobs_place } = &self.storage;
        let rows = async {
            match db.look().await {
                Err(StoreError::Moving(to)) => {
                    let mark = moving::find(&mut &*db).await.ok().flatten();
                    let told =
                        mark.map(|mark| StorageError::of_move(database_place.clone(), mark).to_string());
                    let reason = told.unwrap_or_else(|| StoreError::Moving(to).to_string());
                    Err(Stop { reason, writes: Writes::Moving })
                }
                looked => looked.map_err(|error| format!("{database_place}: {error}").into()),
            }
        };
        let superblock =
            async { Superblock::read(blobs, blobs_place).await.map_err(|it| it.to_string().into()) };
        let (of_rows, superblock) =
            match tokio::join!(in_time(database_place, rows), in_time(blobs_place, superblock)) {
                (Ok(of_rows), Ok(superblock)) => (of_rows, superblock),
                (Err(rows), Err(blobs)) => return Err(format!("{}; {}", rows.reason, blobs.reason).into()),
                (Err(stop), _) | (_, Err(stop)) => return Err(stop),
            };
        let superblock = superblock.ok_or_else(|| format!("{blobs_place} has lost its superblock"))?;
        if let Some(place) = superblock.moved_to {
            return Err(format!("{blobs_place} was moved to {place}").into());
        }
        let newest = of_rows.max(superblock.epoch);
        if newest != self.number {
            return Err(format!("epoch {newest} follows {}: start this server again", self.number).into());
        }
        in_time(blobs_place, async { self.age().await.map_err(Stop::from) }).await
    }

    /// Whether the database is as new as its blobs, which is asked until it was.
    async fn age(&self) -> Result<(), String> {
        if self.fresh.load(Ordering::Acquire) {
            return Ok(());
        }
        let Storage { db, blobs, .. } = &self.storage;
        match newest_change::behind(db, blobs).await? {
            Some(behind) => {
                Err(format!("{behind}. If this is what there is, `berth epoch raise` has it served"))
            }
            None => {
                self.fresh.store(true, Ordering::Release);
                Ok(())
            }
        }
    }
}

/// What `place` tells, unless it takes too long.
async fn in_time<T>(place: &str, told: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let late = || Stop::from(format!("{place} did not answer within {} s", PATIENCE.as_secs()));
    timeout(PATIENCE, told).await.unwrap_or_else(|_| Err(late()))
}
