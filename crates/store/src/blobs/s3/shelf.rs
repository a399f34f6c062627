use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use object_store::path::Path;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::super::BlobError;
use super::budget::{Budget, PART_BYTES, Reserved, Room};
use super::objects::Objects;
use super::saved::Tail;

/// The part of an object that is being filled: in memory, or put away as an object of its own.
#[derive(Debug)]
pub(super) struct Shelf {
    objects: Objects,
    key: Path,
    part: usize,
    state: Mutex<State>,
    changed: Notify,
    /// Whether the tail's key may hold something.
    stored: AtomicBool,
}

#[derive(Debug)]
enum State {
    Empty,
    Held(Held),
    /// On its way to the store.
    Moving,
    Away(Tail),
}

#[derive(Debug)]
struct Held {
    bytes: Vec<u8>,
    reserved: Reserved,
    /// Bytes are about to be added.
    pinned: bool,
    /// What of it the store has too, under the tail's key.
    stored: Option<Tail>,
}

impl Shelf {
    /// The shelf of part number `part`, whose bytes are put away under `key`; some may lie there already.
    pub(super) fn new(objects: Objects, key: Path, part: usize, away: Option<Tail>) -> Arc<Shelf> {
        let stored = AtomicBool::new(away.is_some());
        let state = Mutex::new(away.map_or(State::Empty, State::Away));
        Arc::new(Shelf { objects, key, part, state, changed: Notify::new(), stored })
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
                            held.bytes.reserve_exact(PART_BYTES - held.bytes.len());
                            held.reserved = reserved;
                        }
                        if held.reserved.room >= need {
                            held.pinned = true;
                            return Ok(());
                        }
                    }
                    State::Empty => {
                        if let Some(reserved) = spare.take_if(|spare| spare.room >= need) {
                            *state = held(Vec::new(), reserved, None);
                            continue;
                        }
                    }
                    State::Moving | State::Away(_) => {}
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
                None => budget.reserve(need).await?,
            };
            spare = self.bring_back(reserved).await?;
        }
    }

    /// Fetches what was put away into `reserved`; gives the room back if nothing was.
    async fn bring_back(&self, reserved: Reserved) -> Result<Option<Reserved>, BlobError> {
        let tail = match &*self.state() {
            State::Away(tail) => tail.clone(),
            _ => return Ok(Some(reserved)),
        };
        let bytes = self.objects.tail(&self.key, &tail).await?;
        *self.state() = held(bytes, reserved, Some(tail));
        Ok(None)
    }

    /// Adds bytes for which there is room, and answers how many there are now.
    pub(super) fn append(&self, bytes: &[u8]) -> usize {
        match &mut *self.state() {
            State::Held(held) => {
                held.bytes.extend_from_slice(bytes);
                held.pinned = false;
                held.bytes.len()
            }
            _ => 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        len(&self.state())
    }

    /// Takes all bytes, with the room that they fill until they are dropped.
    pub(super) async fn take(&self, budget: &Budget) -> Result<(Bytes, Option<Reserved>), BlobError> {
        if self.len() > 0 || self.is_moving() {
            self.make_room(budget, 0).await?;
        }
        match std::mem::replace(&mut *self.state(), State::Empty) {
            State::Held(held) => Ok((held.bytes.into(), Some(held.reserved))),
            _ => Ok((Bytes::new(), None)),
        }
    }

    /// Makes all bytes durable under the tail's key.
    pub(super) async fn put_away(&self) -> Result<Option<Tail>, BlobError> {
        loop {
            let changed = self.changed.notified();
            let bytes = match &mut *self.state() {
                State::Empty => return Ok(None),
                State::Away(tail) => return Ok(Some(tail.clone())),
                State::Moving => None,
                State::Held(held) if held.bytes.is_empty() => return Ok(None),
                State::Held(held) => match &held.stored {
                    Some(tail) if tail.bytes == held.bytes.len() as u64 => return Ok(Some(tail.clone())),
                    _ => {
                        held.pinned = true;
                        Some(std::mem::take(&mut held.bytes))
                    }
                },
            };
            let Some(bytes) = bytes else {
                changed.await;
                continue;
            };
            let tail = self.store(bytes.into()).await?;
            *self.state() = State::Away(tail.clone());
            return Ok(Some(tail));
        }
    }

    /// Whether the tail's key may hold something.
    pub(super) fn is_stored(&self) -> bool {
        self.stored.load(Ordering::SeqCst)
    }

    async fn store(&self, bytes: Bytes) -> Result<Tail, BlobError> {
        self.stored.store(true, Ordering::SeqCst);
        self.objects.put_tail(&self.key, self.part, bytes).await
    }

    /// Since when it holds such `room` without having filled it.
    pub(super) fn idle_since(&self, room: Room) -> Option<Instant> {
        match &*self.state() {
            State::Held(held)
                if !held.pinned && held.reserved.room == room && held.bytes.len() < PART_BYTES =>
            {
                Some(held.reserved.since)
            }
            _ => None,
        }
    }

    /// Puts the bytes away for others who wait for the room, unless they are in use this moment.
    pub(super) fn spill(self: Arc<Self>) {
        let held = {
            let mut state = self.state();
            match &*state {
                State::Held(held) if !held.pinned => {}
                _ => return,
            }
            std::mem::replace(&mut *state, State::Moving)
        };
        let State::Held(Held { bytes, reserved, stored, .. }) = held else { return };
        tokio::spawn(async move {
            let bytes = Bytes::from(bytes);
            let moved = match &stored {
                _ if bytes.is_empty() => Ok(State::Empty),
                Some(tail) if tail.bytes == bytes.len() as u64 => Ok(State::Away(tail.clone())),
                _ => self.store(bytes.clone()).await.map(State::Away),
            };
            *self.state() = match moved {
                Ok(state) => {
                    drop(reserved);
                    state
                }
                Err(error) => {
                    tracing::warn!(%error, "an upload that waits for its client can't be put away");
                    self::held(bytes.into(), reserved, stored)
                }
            };
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

fn held(mut bytes: Vec<u8>, reserved: Reserved, stored: Option<Tail>) -> State {
    if reserved.room == Room::Part {
        bytes.reserve_exact(PART_BYTES.saturating_sub(bytes.len()));
    }
    State::Held(Held { bytes, reserved, pinned: false, stored })
}

fn len(state: &State) -> usize {
    match state {
        State::Empty | State::Moving => 0,
        State::Held(held) => held.bytes.len(),
        State::Away(tail) => tail.bytes as usize,
    }
}
