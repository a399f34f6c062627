use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use object_store::path::Path;
use tokio::time::Instant;

use super::super::BlobError;
use super::saved::Tail;
use super::shelf::Shelf;
use super::slots::{Shares, Slot, Slots, Tenant};

/// How many bytes each part of an object has, except the last: 10,000 of them make 78 GiB.
pub(super) const PART_BYTES: usize = 8 << 20;

/// How many bytes an upload may hold before it needs room for a whole part.
pub(super) const START_BYTES: usize = 64 << 10;

/// The memory of all uploads of the process. Whole parts and small beginnings are counted apart: who waits for a
/// part may hold a beginning, and who waits for a beginning holds nothing, so nobody waits in a circle. Room that
/// its upload does not fill is taken back for those who wait, and its bytes go to the store: after a while, or at once
/// from a tenant that holds more than its share while another one holds less.
#[derive(Debug)]
pub(super) struct Budget {
    starts: Arc<Slots>,
    parts: Arc<Slots>,
    /// How long room may be held without being filled while others wait.
    hold: Duration,
    /// When beginnings and parts that were held for so long were last looked for.
    looked: Mutex<[Option<Instant>; 2]>,
    shelves: Mutex<Vec<Weak<Shelf>>>,
    /// What paused uploads left in memory, the oldest first.
    kept: Mutex<VecDeque<Kept>>,
    idle: Idle,
}

/// A tail that lies in the store under `key`, and its bytes.
#[derive(Debug)]
struct Kept {
    key: Path,
    tail: Tail,
    reserved: Arc<Reserved>,
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
    _slot: Slot,
}

impl AsRef<[u8]> for Reserved {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Such bytes while they travel and are held, too.
pub(super) struct Lent(pub(super) Arc<Reserved>);

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
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
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        Budget {
            starts: Slots::new((bytes / 4 / START_BYTES).max(1)),
            parts: Slots::new(((bytes - bytes / 4) / PART_BYTES).max(1)),
            hold,
            looked: Mutex::default(),
            shelves: Mutex::default(),
            kept: Mutex::default(),
            idle: Idle::default(),
        }
    }

    /// Waits for room for `tenant`.
    pub(super) async fn reserve(&self, room: Room, tenant: &Tenant) -> Result<Reserved, BlobError> {
        let slots = self.slots(room);
        while slots.free() == 0 && self.drop_kept(room) {}
        let mut wait = slots.ask(tenant);
        tokio::select! {
            biased;
            slot = wait.slot() => return Ok(self.lend(room, slot?)),
            () = std::future::ready(()) => self.claim_share(room, tenant),
        }
        loop {
            tokio::select! {
                biased;
                slot = wait.slot() => return Ok(self.lend(room, slot?)),
                () = tokio::time::sleep(self.hold / 5) => self.take_back(room),
            }
        }
    }

    fn slots(&self, room: Room) -> &Arc<Slots> {
        match room {
            Room::Start => &self.starts,
            Room::Part => &self.parts,
        }
    }

    /// Holds what lies in the store as `tail` in memory too, while there is room for others.
    pub(super) fn keep(&self, key: &Path, tail: &Tail, reserved: Arc<Reserved>) {
        let mut all = self.all_kept();
        all.retain(|kept| kept.key != *key);
        if self.slots(reserved.room).free() > 0 {
            all.push_back(Kept { key: key.clone(), tail: tail.clone(), reserved });
        }
    }

    /// Gives what was kept of `tail`, if it still is.
    pub(super) fn kept(&self, key: &Path, tail: &Tail) -> Option<Reserved> {
        let mut all = self.all_kept();
        let at = all.iter().position(|kept| kept.key == *key && kept.tail == *tail)?;
        let mut reserved = Arc::into_inner(all.remove(at)?.reserved)?;
        reserved.since = Instant::now();
        Some(reserved)
    }

    /// Keeps nothing of these any more.
    pub(super) fn forget(&self, keys: &[Path]) {
        self.all_kept().retain(|kept| !keys.contains(&kept.key));
    }

    /// Gives back such room that was kept longest; false if none is kept.
    fn drop_kept(&self, room: Room) -> bool {
        let mut all = self.all_kept();
        let oldest = all.iter().position(|kept| kept.reserved.room == room);
        oldest.and_then(|at| all.remove(at)).is_some()
    }

    fn all_kept(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of the room that is taken.
    pub(super) fn taken(&self) -> u64 {
        (self.starts.taken() * START_BYTES + self.parts.taken() * PART_BYTES) as u64
    }

    fn lend(&self, room: Room, slot: Slot) -> Reserved {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let bytes = match room {
            Room::Start => Vec::new(),
            Room::Part => idle().unwrap_or_else(|| Vec::with_capacity(PART_BYTES)),
        };
        Reserved { bytes, room, since: Instant::now(), idle: self.idle.clone(), _slot: slot }
    }

    /// Lets what `shelf` holds be taken back when others wait.
    pub(super) fn watch(&self, shelf: &Arc<Shelf>) {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        if shelves.len() == shelves.capacity() {
            shelves.retain(|shelf| shelf.strong_count() > 0);
        }
        shelves.push(Arc::downgrade(shelf));
    }

    /// Has a tenant that holds more than its share put away what it held longest, if `tenant` holds less than its.
    fn claim_share(&self, room: Room, tenant: &Tenant) {
        let shares = self.slots(room).shares();
        if shares.is_owed(tenant)
            && let Some((_, shelf)) =
                self.unfilled(room, |shelf| is_over(&shares, shelf, tenant)).into_iter().next()
        {
            shelf.spill();
        }
    }

    /// Has the uploads that held such room longest put their bytes away, one for each who waits, if they had time
    /// enough to fill it. However many wait, that is looked at ten times while such a time passes.
    fn take_back(&self, room: Room) {
        let now = Instant::now();
        {
            let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
            let looked = &mut looked[room as usize];
            if looked.is_some_and(|looked| now - looked < self.hold / 10) {
                return;
            }
            *looked = Some(now);
        }
        let mut wanted = self.slots(room).waiting();
        while wanted > 0 && self.drop_kept(room) {
            wanted -= 1;
        }
        for (since, shelf) in self.unfilled(room, |_| true).into_iter().take(wanted) {
            if now - since >= self.hold {
                shelf.spill();
            }
        }
    }

    /// The uploads that hold such room without having filled it, whoever holds it longest first.
    fn unfilled(&self, room: Room, which: impl Fn(&Shelf) -> bool) -> Vec<(Instant, Arc<Shelf>)> {
        let shelves: Vec<Arc<Shelf>> = {
            let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
            shelves.retain(|shelf| shelf.strong_count() > 0);
            shelves.iter().filter_map(Weak::upgrade).collect()
        };
        let chosen = shelves.into_iter().filter(|shelf| which(shelf));
        let mut held: Vec<_> = chosen.filter_map(|shelf| Some((shelf.idle_since(room)?, shelf))).collect();
        held.sort_by_key(|(since, _)| *since);
        held
    }

    /// How much room is left.
    #[cfg(test)]
    pub(super) fn left(&self) -> (usize, usize) {
        (self.starts.free(), self.parts.free())
    }

    /// How many wait.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.starts.waiting() + self.parts.waiting()
    }
}

fn is_over(shares: &Shares, shelf: &Shelf, tenant: &Tenant) -> bool {
    shelf.tenant() != tenant && shares.exceeds(shelf.tenant())
}
