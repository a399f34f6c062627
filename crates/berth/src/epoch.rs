//! Who writes: only the newest epoch's database over the newest epoch's blobs. A restore or a move raises the epoch
//! in both; a process that was started before finds it there and stops writing. So does one that finds a schema which
//! only newer programs may use, or a server that takes no writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::timeout;

use crate::storage::Storage;
use crate::superblock::Superblock;

/// Time between two looks.
const EVERY: Duration = Duration::from_secs(5);
/// Time between two looks while writing is forbidden.
const EVERY_WHILE_HELD: Duration = Duration::from_secs(1);
/// How long rows and blobs may take to tell their epoch.
const PATIENCE: Duration = Duration::from_secs(4);

/// The epoch that this process was started in.
#[derive(Clone, Debug)]
pub struct Epoch {
    storage: Storage,
    number: i64,
    holds: Arc<AtomicBool>,
}

impl Epoch {
    /// The epoch that rows and blobs were just found in.
    pub fn new(storage: Storage, number: i64) -> Self {
        Self { storage, number, holds: Arc::new(AtomicBool::new(true)) }
    }

    /// Whether it was the newest one at the last look, and the database took writes.
    pub fn holds(&self) -> bool {
        self.holds.load(Ordering::Acquire) && self.storage.db.writable()
    }

    /// Looks now; an epoch that cannot be read is taken for a newer one. From then on the database refuses writes
    /// until a look finds all well.
    ///
    /// # Errors
    /// Why it is not known that this process may write.
    pub async fn look(&self) -> Result<(), String> {
        let found = self.find().await;
        self.storage.db.hold_writes(found.is_err());
        let held = !self.holds.swap(found.is_ok(), Ordering::AcqRel);
        match (&found, held) {
            (Err(reason), false) => {
                tracing::error!(%reason, "writing stops: it is not known that this server may")
            }
            (Ok(()), true) => tracing::info!("writing goes on: this server may"),
            _ => {}
        }
        found
    }

    /// Looks before anything is swept: objects belong to the newest epoch alone.
    pub fn fence(&self) -> registry::Fence {
        let epoch = self.clone();
        Box::new(move || {
            let epoch = epoch.clone();
            Box::pin(async move { epoch.look().await })
        })
    }

    /// Looks for as long as it is polled.
    pub async fn watch(self) {
        loop {
            let pause = if self.look().await.is_ok() { EVERY } else { EVERY_WHILE_HELD };
            tokio::time::sleep(pause).await;
        }
    }

    async fn find(&self) -> Result<(), String> {
        let Storage { db, blobs, database_place, blobs_place } = &self.storage;
        let rows = async { db.look().await.map_err(|it| format!("{database_place}: {it}")) };
        let superblock = async { Superblock::read(blobs, blobs_place).await.map_err(|it| it.to_string()) };
        let (of_rows, superblock) =
            match tokio::join!(in_time(database_place, rows), in_time(blobs_place, superblock)) {
                (Ok(of_rows), Ok(superblock)) => (of_rows, superblock),
                (Err(rows), Err(blobs)) => return Err(format!("{rows}; {blobs}")),
                (Err(reason), _) | (_, Err(reason)) => return Err(reason),
            };
        let superblock = superblock.ok_or_else(|| format!("{blobs_place} has lost its superblock"))?;
        if let Some(place) = superblock.moved_to {
            return Err(format!("{blobs_place} was moved to {place}"));
        }
        let newest = of_rows.max(superblock.epoch);
        if newest == self.number { Ok(()) } else { Err(format!("{newest} follows {}", self.number)) }
    }
}

/// What `place` tells, unless it takes too long.
async fn in_time<T>(place: &str, told: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let late = || format!("{place} did not answer within {} s", PATIENCE.as_secs());
    timeout(PATIENCE, told).await.unwrap_or_else(|_| Err(late()))
}
