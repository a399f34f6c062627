//! Turns at uploads: one request at a time, in this process and in any other.
//!
//! Within a process a set of ids says whose turn it is. Where other processes can reach the same objects, the
//! upload's row names the turn too, for some seconds at a time: whoever is cut off loses it to the next who asks,
//! and all that it still tries to write finds another turn there, and stops.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use iam::Grant;
use store::blobs::Generation;
use store::meta::condemned;
use store::meta::upload::{self, Upload};
use store::{Committed, StoreError, Tx};

use super::generation;
use crate::{Error, Place, Registry};

/// The turns of this process, by upload.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns(Arc<Mutex<HashMap<String, Arc<Mark>>>>);

/// What a row says of a turn; an empty token where rows say nothing.
#[derive(Debug, Default)]
struct Mark {
    token: String,
    /// The row names it.
    begun: AtomicBool,
    over: AtomicBool,
}

/// The right to change an upload. Until it is dropped, nobody else in this process gets it.
#[derive(Debug)]
pub(crate) struct Turn {
    registry: Registry,
    id: String,
    mark: Arc<Mark>,
}

impl Turns {
    /// Notes a turn, unless there is one.
    fn enter(&self, id: &str, token: String) -> Option<Arc<Mark>> {
        let mut turns = self.turns();
        if turns.contains_key(id) {
            return None;
        }
        let mark = Arc::new(Mark { token, ..Mark::default() });
        turns.insert(id.to_owned(), mark.clone());
        Some(mark)
    }

    fn turns(&self) -> MutexGuard<'_, HashMap<String, Arc<Mark>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// What the upload's row must name for this turn's writes.
    pub(super) fn token(&self) -> &str {
        &self.mark.token
    }

    /// Whether the row was found to name another turn, or none.
    pub(crate) fn over(&self) -> bool {
        self.mark.over.load(Ordering::Acquire)
    }

    /// Notes that the row does not name this turn any more: nothing is left to give back.
    pub(crate) fn ended(&self) {
        self.mark.over.store(true, Ordering::Release);
    }

    /// Gives the turn back before anything was begun that could still reach the object.
    pub(super) async fn give_back(&self) -> Result<(), Error> {
        if !self.token().is_empty() && !self.over() {
            let (id, token) = (self.id.clone(), self.token().to_owned());
            let end = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                upload::end_turn(tx, &id, &token).await?;
                tx.commit_upkeep(()).await
            };
            self.registry.inner.db.write_relaxed(end).await?;
            self.ended();
        }
        Ok(())
    }
}

impl Drop for Turn {
    /// A turn that was not given back is let to be over now. Whoever comes next must take it for one whose writes
    /// may still be on their way.
    fn drop(&mut self) {
        self.registry.inner.turns.turns().remove(&self.id);
        if self.token().is_empty() || self.over() {
            return;
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let (registry, id, token) = (self.registry.clone(), self.id.clone(), self.token().to_owned());
        runtime.spawn(async move {
            if let Err(error) = registry.extend(vec![(id, token)], 0).await {
                tracing::warn!(%error, "the turn of a request that was cut off lasts until its end");
            }
        });
    }
}

impl Registry {
    /// Begins a turn at the upload, which must be one of the repository that the grant names, and end at `start`
    /// if that is given.
    pub(super) async fn take_turn(
        &self,
        grant: &Grant,
        id: &str,
        start: Option<u64>,
    ) -> Result<(Arc<Turn>, Upload), Error> {
        let Some(turn) = self.enter(id) else {
            return Err(Error::UploadBusy { offset: self.upload_status(grant, id).await?.offset });
        };
        if turn.token().is_empty() {
            let upload = self.upload(grant, id).await?;
            return follows(&upload, start).map(|()| (turn, upload));
        }
        match self.begin_turn(grant, &turn, start).await {
            Ok(upload) => {
                turn.mark.begun.store(true, Ordering::Release);
                Ok((turn, upload))
            }
            Err(error) => {
                if !matches!(error, Error::Unavailable(_)) {
                    turn.ended();
                }
                Err(error)
            }
        }
    }

    /// The turn at the upload within this process.
    pub(crate) fn enter(&self, id: &str) -> Option<Arc<Turn>> {
        let shared = self.inner.blobs.shared();
        let token = if shared { self.inner.world.chance.uuid().to_string() } else { String::new() };
        let mark = self.inner.turns.enter(id, token)?;
        Some(Arc::new(Turn { registry: self.clone(), id: id.to_owned(), mark }))
    }

    async fn begin_turn(&self, grant: &Grant, turn: &Turn, start: Option<u64>) -> Result<Upload, Error> {
        let (place, id, token) = (Place::of(grant)?, turn.id.clone(), turn.token().to_owned());
        let (blobs, micros) = (self.inner.blobs.clone(), self.turn_micros());
        let idle = crate::promise::micros(self.inner.options.upload_idle_seconds);
        let fresh = Generation::fresh(&self.inner.world.chance).to_string();
        self.inner
            .db
            .write_relaxed(async move |tx: &mut Tx<'_>| -> Result<Committed<Upload>, Error> {
                let repository = place.repository(tx).await?;
                let mut upload = match upload::lock(tx, &id).await? {
                    Some(it) if it.repository_id == repository.id && it.ended.is_empty() => it,
                    _ => return Err(Error::UploadMissing(id.clone())),
                };
                let another = !upload.turn.is_empty() && upload.turn != token;
                if another && upload.turn_until >= tx.now() {
                    return Err(Error::UploadBusy { offset: offset(&upload) });
                }
                follows(&upload, start)?;
                // Who had the turn before may be stalled on the point of writing the object. What can still be
                // given another name is out of its reach under that; what can't is of parts, which the store
                // puts together only once, and only as whoever does it has named each.
                if another && let Some(resume) = blobs.moved(&generation(&upload)?, &upload.resume) {
                    // What was written whole under the old name, or still will be, is no row's any more.
                    let due = tx.now().saturating_add(idle);
                    condemned::doom(tx, &upload.generation, 0, due).await?;
                    (upload.generation, upload.resume) = (fresh.clone(), resume);
                }
                upload.turn.clone_from(&token);
                upload.turn_until = tx.now().saturating_add(micros);
                upload::begin_turn(tx, &upload).await?;
                Ok(tx.commit_upkeep(upload).await?)
            })
            .await
    }

    /// Lets the turns of this process go on. One that is found to be over stops whoever has it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be written: then nobody else can take a turn either.
    pub async fn renew_turns(&self) -> Result<(), Error> {
        let marks: Vec<_> =
            self.inner.turns.turns().iter().map(|(id, mark)| (id.clone(), mark.clone())).collect();
        // One that is not in its row yet would look as if another process had taken it.
        let held = |mark: &Mark| mark.begun.load(Ordering::Acquire) && !mark.over.load(Ordering::Acquire);
        let held: Vec<_> = marks.into_iter().filter(|(_, mark)| held(mark)).collect();
        for group in held.chunks(RENEWED_AT_ONCE) {
            let turns = group.iter().map(|(id, mark)| (id.clone(), mark.token.clone())).collect();
            let renewed = self.extend(turns, self.turn_micros()).await?;
            for ((id, mark), renewed) in group.iter().zip(renewed) {
                if !renewed && !mark.over.swap(true, Ordering::AcqRel) {
                    tracing::warn!(upload = id, "another process has taken the turn at an upload");
                }
            }
        }
        Ok(())
    }

    /// How often [`Registry::renew_turns`] must be called.
    pub fn turn_renewal(&self) -> Duration {
        Duration::from_micros(self.turn_micros().unsigned_abs()).div_f64(3.0).max(Duration::from_millis(100))
    }

    /// Lets all turns be over that were left by an earlier process, if this one alone has the database. Call it
    /// once, at the start.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be written.
    pub async fn forget_turns(&self) -> Result<(), Error> {
        if self.inner.db.shared() {
            return Ok(());
        }
        let forget = async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            upload::forget_turns(tx).await?;
            tx.commit_upkeep(()).await
        };
        Ok(self.inner.db.write_relaxed(forget).await?)
    }

    /// Why a write found that its turn at the upload is over.
    pub(super) async fn turn_over(&self, turn: &Turn) -> Error {
        turn.ended();
        match upload::find(&mut &self.inner.db, &turn.id).await {
            Ok(Some(upload)) if upload.ended.is_empty() => Error::UploadBusy { offset: offset(&upload) },
            Ok(_) => Error::UploadMissing(turn.id.clone()),
            Err(error) => error.into(),
        }
    }

    pub(super) fn turn_micros(&self) -> i64 {
        self.inner.options.upload_turn_seconds.saturating_mul(1_000_000)
    }

    /// Lets turns last for `micros` from now; answers which of them were not over.
    async fn extend(&self, turns: Vec<(String, String)>, micros: i64) -> Result<Vec<bool>, Error> {
        let extend = async move |tx: &mut Tx<'_>| -> Result<Committed<Vec<bool>>, StoreError> {
            let until = if micros == 0 { 0 } else { tx.now().saturating_add(micros) };
            let mut renewed = Vec::with_capacity(turns.len());
            for (id, turn) in &turns {
                renewed.push(upload::renew_turn(tx, id, turn, until).await?);
            }
            tx.commit_upkeep(renewed).await
        };
        Ok(self.inner.db.write_relaxed(extend).await?)
    }
}

/// Turns that one transaction renews.
const RENEWED_AT_ONCE: usize = 200;

pub(super) fn offset(upload: &Upload) -> u64 {
    u64::try_from(upload.bytes).unwrap_or(0)
}

fn follows(upload: &Upload, start: Option<u64>) -> Result<(), Error> {
    let offset = offset(upload);
    match start {
        Some(start) if start != offset => Err(Error::OutOfOrder { id: upload.id.clone(), offset }),
        _ => Ok(()),
    }
}
