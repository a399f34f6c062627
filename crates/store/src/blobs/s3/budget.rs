use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::super::BlobError;
use super::shelf::Shelf;

/// How many bytes each part of an object has, except the last: 10,000 of them make 78 GiB.
pub(super) const PART_BYTES: usize = 8 << 20;

/// How many bytes an upload may hold before it needs room for a whole part.
pub(super) const START_BYTES: usize = 64 << 10;

/// The memory of all uploads of the process. Whole parts and small beginnings are counted apart: who waits for a
/// part may hold a beginning, and who waits for a beginning holds nothing, so nobody waits in a circle. Room that
/// its upload does not fill is taken back for those who wait, and its bytes go to the store.
#[derive(Debug)]
pub(super) struct Budget {
    starts: Arc<Semaphore>,
    parts: Arc<Semaphore>,
    /// How long room may be held without being filled while others wait.
    hold: Duration,
    shelves: Mutex<Vec<Weak<Shelf>>>,
    idle: Idle,
}

/// The memory of parts that nobody fills: used again, since allocators are slow to give such pieces back.
type Idle = Arc<Mutex<Vec<Vec<u8>>>>;

/// How much room is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    Start,
    Part,
}

impl Room {
    /// What holds `bytes`.
    pub(super) fn for_bytes(bytes: usize) -> Room {
        if bytes <= START_BYTES { Room::Start } else { Room::Part }
    }
}

/// Room, and the bytes that fill it. Both are given back when dropped, or when the last of the bytes made of it is.
#[derive(Debug)]
pub(super) struct Reserved {
    pub(super) bytes: Vec<u8>,
    pub(super) room: Room,
    pub(super) since: Instant,
    idle: Idle,
    _permit: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Reserved {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        if self.room == Room::Part {
            let mut bytes = std::mem::take(&mut self.bytes);
            bytes.clear();
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
        }
    }
}

impl Budget {
    /// Room for `bytes` in all: a quarter for beginnings, the rest for parts, of which there is at least one.
    pub(super) fn new(bytes: u64, hold: Duration) -> Budget {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        let starts = (bytes / 4 / START_BYTES).max(1);
        let parts = ((bytes - bytes / 4) / PART_BYTES).max(1);
        Budget {
            starts: Arc::new(Semaphore::new(starts)),
            parts: Arc::new(Semaphore::new(parts)),
            hold,
            shelves: Mutex::default(),
            idle: Idle::default(),
        }
    }

    /// Waits for room, in the order of asking.
    pub(super) async fn reserve(&self, room: Room) -> Result<Reserved, BlobError> {
        let semaphore = match room {
            Room::Start => self.starts.clone(),
            Room::Part => self.parts.clone(),
        };
        let mut waiting = std::pin::pin!(semaphore.acquire_owned());
        loop {
            tokio::select! {
                biased;
                permit = &mut waiting => {
                    let permit = permit.map_err(|closed| BlobError::Unreachable { what: closed.to_string() })?;
                    return Ok(self.lend(room, permit));
                }
                () = tokio::time::sleep(self.hold / 5) => self.take_back(room),
            }
        }
    }

    fn lend(&self, room: Room, permit: OwnedSemaphorePermit) -> Reserved {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let bytes = match room {
            Room::Start => Vec::new(),
            Room::Part => idle().unwrap_or_else(|| Vec::with_capacity(PART_BYTES)),
        };
        Reserved { bytes, room, since: Instant::now(), idle: self.idle.clone(), _permit: permit }
    }

    /// Lets what `shelf` holds be taken back when others wait.
    pub(super) fn watch(&self, shelf: &Arc<Shelf>) {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        if shelves.len() == shelves.capacity() {
            shelves.retain(|shelf| shelf.strong_count() > 0);
        }
        shelves.push(Arc::downgrade(shelf));
    }

    /// Has the upload that held such room longest put its bytes away, if it had time enough to fill it.
    fn take_back(&self, room: Room) {
        let shelves: Vec<Arc<Shelf>> = {
            let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
            shelves.retain(|shelf| shelf.strong_count() > 0);
            shelves.iter().filter_map(Weak::upgrade).collect()
        };
        let held = shelves.iter().filter_map(|shelf| Some((shelf.idle_since(room)?, shelf)));
        if let Some((since, shelf)) = held.min_by_key(|(since, _)| *since)
            && since.elapsed() >= self.hold
        {
            shelf.clone().spill();
        }
    }

    /// How much room is left.
    #[cfg(test)]
    pub(super) fn left(&self) -> (usize, usize) {
        (self.starts.available_permits(), self.parts.available_permits())
    }
}
