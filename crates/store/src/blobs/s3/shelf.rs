use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use object_store::path::Path;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::super::BlobError;
use super::budget::{Budget, Lent, PART_BYTES, Reserved, Room};
use super::objects::{Objects, sha256};
use super::saved::Tail;
use super::slots::Tenant;

/// The part of an object that is being filled: in memory, or put away as an object of its own.
#[derive(Debug)]
pub(super) struct Shelf {
    objects: Objects,
    tenant: Tenant,
    /// The names that tails have in turn.
    keys: [Path; 2],
    /// Under which of them bytes are put away.
    place: usize,
    part: usize,
    state: Mutex<State>,
    changed: Notify,
    /// Whether something may lie under a tail's name.
    stored: AtomicBool,
}

#[derive(Debug)]
enum State {
    Empty,
    Held(Held),
    /// On its way to the store.
    Moving,
    Away(Tail),
    /// It could not be put away.
    Lost(BlobError),
}

#[derive(Debug)]
struct Held {
    reserved: Reserved,
    /// Bytes are about to be added.
    pinned: bool,
    /// What of it the store has too.
    stored: Option<Tail>,
}

impl Shelf {
    /// The shelf of part number `part`, whose bytes are put away under `keys[place]`; some may be away already.
    /// `tenant` holds the room.
    pub(super) fn new(
        objects: Objects,
        tenant: Tenant,
        keys: [Path; 2],
        (place, part): (usize, usize),
        away: Option<Tail>,
    ) -> Arc<Shelf> {
        let stored = AtomicBool::new(away.is_some());
        let state = Mutex::new(away.map_or(State::Empty, State::Away));
        Arc::new(Shelf { objects, tenant, keys, place, part, state, changed: Notify::new(), stored })
    }

    pub(super) fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Waits until `more` bytes can be added, which must be done before anything else is waited for.
    pub(super) async fn make_room(&self, budget: &Budget, more: usize) -> Result<(), BlobError> {
        let mut spare: Option<Reserved> = None;
        loop {
            let changed = self.changed.notified();
            let need = {
                let mut state = self.state();
                let need = Room::for_bytes(len(&state) + more);
                match &mut *state {
                    State::Held(held) => {
                        if held.reserved.room < need
                            && let Some(reserved) = spare.take_if(|spare| spare.room >= need)
                        {
                            let small = std::mem::replace(&mut held.reserved, reserved);
                            held.reserved.bytes.extend_from_slice(&small.bytes);
                        }
                        if held.reserved.room >= need {
                            held.pinned = true;
                            return Ok(());
                        }
                    }
                    State::Empty => {
                        if let Some(reserved) = spare.take_if(|spare| spare.room >= need) {
                            *state = held(reserved, None);
                            continue;
                        }
                    }
                    State::Away(tail) => {
                        if let Some(reserved) = budget.kept(self.key(tail), tail) {
                            *state = held(reserved, Some(tail.clone()));
                            continue;
                        }
                    }
                    State::Lost(error) => return Err(error.clone()),
                    State::Moving => {}
                }
                need
            };
            if self.is_moving() {
                // Holding nothing, so that whoever moves is not waited for with room in hand.
                spare = None;
                changed.await;
                continue;
            }
            let reserved = match spare.take().filter(|spare| spare.room >= need) {
                Some(reserved) => reserved,
                None => budget.reserve(need, &self.tenant).await?,
            };
            spare = self.bring_back(reserved).await?;
        }
    }

    /// Fetches what was put away into `reserved`; gives the room back if nothing was.
    async fn bring_back(&self, mut reserved: Reserved) -> Result<Option<Reserved>, BlobError> {
        let tail = match &*self.state() {
            State::Away(tail) => tail.clone(),
            _ => return Ok(Some(reserved)),
        };
        self.objects.tail(self.key(&tail), &tail, &mut reserved.bytes).await?;
        *self.state() = held(reserved, Some(tail));
        Ok(None)
    }

    /// Adds bytes for which there is room, and answers how many there are now.
    pub(super) fn append(&self, bytes: &[u8]) -> usize {
        match &mut *self.state() {
            State::Held(held) => {
                held.reserved.bytes.extend_from_slice(bytes);
                held.pinned = false;
                held.reserved.bytes.len()
            }
            _ => 0,
        }
    }

    /// Takes all bytes, which fill their room until they are dropped.
    pub(super) async fn take(&self, budget: &Budget) -> Result<Bytes, BlobError> {
        let empty = matches!(&*self.state(), State::Empty);
        if !empty {
            self.make_room(budget, 0).await?;
        }
        match std::mem::replace(&mut *self.state(), State::Empty) {
            State::Held(held) => Ok(Bytes::from_owner(held.reserved)),
            _ => Ok(Bytes::new()),
        }
    }

    /// Makes all bytes durable as a tail. They stay in memory too until somebody else needs the room, for whoever
    /// goes on soon.
    pub(super) async fn put_away(&self, budget: &Budget) -> Result<Option<Tail>, BlobError> {
        loop {
            let changed = self.changed.notified();
            if let Some(held) = self.take_held(|_| true) {
                let (state, reserved) = self.moved(held).await?;
                if let State::Away(tail) = &state {
                    budget.keep(self.key(tail), tail, reserved);
                }
                *self.state() = state;
            }
            match &*self.state() {
                State::Empty => return Ok(None),
                State::Away(tail) => return Ok(Some(tail.clone())),
                State::Lost(error) => return Err(error.clone()),
                State::Held(_) | State::Moving => {}
            }
            changed.await;
        }
    }

    /// What is held, if it is as asked; it is on its way then.
    fn take_held(&self, asked: impl Fn(&Held) -> bool) -> Option<Held> {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Moving) {
            State::Held(held) if asked(&held) => Some(held),
            other => {
                *state = other;
                None
            }
        }
    }

    /// Puts away what the store does not have yet; gives what was held, too.
    async fn moved(&self, held: Held) -> Result<(State, Arc<Reserved>), BlobError> {
        let (length, reserved) = (held.reserved.bytes.len() as u64, Arc::new(held.reserved));
        let state = match held.stored {
            _ if length == 0 => State::Empty,
            Some(tail) if tail.bytes == length => State::Away(tail),
            _ => {
                self.stored.store(true, Ordering::SeqCst);
                let sha256 = sha256(&reserved.bytes);
                let tail = Tail { part: self.part, bytes: length, place: self.place, sha256 };
                self.objects.put(self.key(&tail), Bytes::from_owner(Lent(reserved.clone()))).await?;
                State::Away(tail)
            }
        };
        Ok((state, reserved))
    }

    fn key(&self, tail: &Tail) -> &Path {
        &self.keys[tail.place.min(1)]
    }

    /// Whether something may lie under a tail's name.
    pub(super) fn is_stored(&self) -> bool {
        self.stored.load(Ordering::SeqCst)
    }

    /// Since when it holds such `room` without having filled it.
    pub(super) fn idle_since(&self, room: Room) -> Option<Instant> {
        match &*self.state() {
            State::Held(held)
                if !held.pinned && held.reserved.room == room && held.reserved.bytes.len() < PART_BYTES =>
            {
                Some(held.reserved.since)
            }
            _ => None,
        }
    }

    /// Puts the bytes away for others who wait for the room, unless they are in use this moment.
    pub(super) fn spill(self: Arc<Self>) {
        let Some(held) = self.take_held(|held| !held.pinned) else { return };
        tokio::spawn(async move {
            let state = self.moved(held).await.map_or_else(State::Lost, |(state, _)| state);
            *self.state() = state;
            self.changed.notify_waiters();
        });
    }

    fn is_moving(&self) -> bool {
        matches!(&*self.state(), State::Moving)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn held(reserved: Reserved, stored: Option<Tail>) -> State {
    State::Held(Held { reserved, pinned: false, stored })
}

fn len(state: &State) -> usize {
    match state {
        State::Empty | State::Moving | State::Lost(_) => 0,
        State::Held(held) => held.reserved.bytes.len(),
        State::Away(tail) => tail.bytes as usize,
    }
}
