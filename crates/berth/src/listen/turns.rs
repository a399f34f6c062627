use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::num::NonZero;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::thread::available_parallelism;
use std::time::Duration;

use futures_util::task::AtomicWaker;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

use super::lanes::{Kept, LASTS, Lanes, Tenant};
use super::portion::Portion;

/// What a connection moves in one turn. Who is alone does no more at a time either: the next tenant may be about to
/// connect.
const TURN_BYTES: usize = 256 << 10;
/// What it moves while a crowd of its tenant waits: somebody else's request, whenever it comes, waits until the turn is
/// over, and finds less in the processor's caches than it does alone, which half of the time could not make up for.
const CROWDED_TURN_BYTES: usize = 128 << 10;
/// A tenant that was not seen for so long is not reckoned with any more.
const MEMORY: Duration = Duration::from_secs(1);

/// Gives the processors to tenants in turn, whatever the number of connections that each of them has.
///
/// The runtime polls what is ready in the order in which it became so, so that who has 256 connections gets 256
/// times the share of who has one. Hence each connection asks here before it does anything, and is told to wait if
/// its tenant had its turns in this round. A round is one pass of the runtime through all that is ready: the task
/// that begins the next one yields, upon which the runtime looks what has become ready, and then waits behind that.
///
/// A turn is one poll of a connection: a small request from its headers to its answer, or one chunk of a large
/// body. While a request waits for the database or to be written it holds no turn; a blob that is read keeps its turn
/// until its bytes are there, because otherwise a flood would have a thread reading for each of its connections; but no
/// longer than bytes in memory take. Who is alone is not asked to wait.
///
/// In a round each tenant has as many turns as there are processors. More would let a flood hold others up for longer;
/// fewer would leave some processor idle.
#[derive(Debug)]
pub(super) struct Turns {
    /// Whether more than one tenant was seen lately.
    several: AtomicBool,
    /// The one that was seen, until there are several; zero is none.
    alone: AtomicU64,
    lanes: Mutex<Lanes<Arc<Seat>>>,
    called: Notify,
}

/// Where a connection, or a stream of one, waits for its turn.
#[derive(Debug)]
pub(super) struct Seat {
    turns: Arc<Turns>,
    tenant: Arc<AtomicU64>,
    state: AtomicU8,
    /// The tenant whose turn lasts on, or zero; and which one of its turns.
    kept: AtomicU64,
    kept_turn: AtomicU64,
    waker: AtomicWaker,
}

thread_local! {
    /// Whether what is being polled has come to wait for the disk to read.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Called by the body of an answer: whether it waits for its next bytes.
pub(super) fn is_reading(reading: bool) {
    READING.set(reading);
}

const FREE: u8 = 0;
const WAITING: u8 = 1;
const GRANTED: u8 = 2;

impl Turns {
    pub(super) fn new() -> Arc<Self> {
        let processors = available_parallelism().map_or(1, NonZero::get);
        Self::with(u32::try_from(processors).unwrap_or(u32::MAX))
    }

    /// So many turns for each tenant in each round.
    fn with(turns: u32) -> Arc<Self> {
        Arc::new(Self {
            several: AtomicBool::new(false),
            alone: AtomicU64::new(0),
            lanes: Mutex::new(Lanes::new(turns)),
            called: Notify::new(),
        })
    }

    /// A seat for something of the tenant that `tenant` holds.
    pub(super) fn seat(self: &Arc<Self>, tenant: Arc<AtomicU64>) -> Arc<Seat> {
        Arc::new(Seat {
            turns: self.clone(),
            tenant,
            state: AtomicU8::new(FREE),
            kept: AtomicU64::new(0),
            kept_turn: AtomicU64::new(0),
            waker: AtomicWaker::new(),
        })
    }

    /// Begins round after round while there are several tenants. Never ends.
    pub(super) async fn keep(self: Arc<Self>) {
        let mut granted = Vec::new();
        loop {
            self.called.notified().await;
            let (mut since, mut round) = (Instant::now(), self.lanes().round());
            loop {
                tokio::task::yield_now().await;
                give_way().await;
                if !self.advance(&mut granted) {
                    if !self.several.load(Ordering::Relaxed) {
                        break;
                    }
                    // Nobody has a turn to wait for. Who will calls; and if nobody does, this may be over. Who waits
                    // for a turn that lasts on does so no longer than that.
                    let wanted = self.lanes().is_wanted();
                    let _ = timeout(if wanted { LASTS } else { MEMORY }, self.called.notified()).await;
                }
                if since.elapsed() >= MEMORY {
                    self.forget(round, &mut granted);
                    (since, round) = (Instant::now(), self.lanes().round());
                }
            }
        }
    }

    fn advance(&self, granted: &mut Vec<Arc<Seat>>) -> bool {
        self.lanes().advance(Instant::now(), granted);
        let any = !granted.is_empty();
        grant(granted);
        any
    }

    fn forget(&self, round: u64, granted: &mut Vec<Arc<Seat>>) {
        let mut lanes = self.lanes();
        if let (last, true) = lanes.forget(round) {
            self.alone.store(last.map_or(0, |tenant| tenant.0), Ordering::Relaxed);
            self.several.store(false, Ordering::Relaxed);
            lanes.clear(granted);
        }
        drop(lanes);
        grant(granted);
    }

    /// Whether `tenant` is the only one.
    fn is_alone(&self, tenant: Tenant) -> bool {
        if self.several.load(Ordering::Relaxed) {
            return false;
        }
        let before = self.alone.load(Ordering::Relaxed);
        if before == tenant.0 {
            return true;
        }
        let first = self.alone.compare_exchange(0, tenant.0, Ordering::Relaxed, Ordering::Relaxed);
        if first.is_ok() {
            return true;
        }
        self.several.store(true, Ordering::Relaxed);
        self.called.notify_one();
        false
    }

    fn lanes(&self) -> MutexGuard<'_, Lanes<Arc<Seat>>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn grant(granted: &mut Vec<Arc<Seat>>) {
    for seat in granted.drain(..) {
        seat.state.store(GRANTED, Ordering::Release);
        seat.waker.wake();
    }
}

/// Waits behind all that is ready. The runtime polls who yielded first of what it finds next, or a flood would have
/// another turn before the request that came in during its last one.
async fn give_way() {
    let mut waited = false;
    poll_fn(|cx| {
        if std::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl Seat {
    /// Polls `work` if it is this one's turn; if not, `cx` is woken to ask again.
    pub(super) fn poll<F: Future>(
        self: &Arc<Self>,
        cx: &mut Context<'_>,
        work: Pin<&mut F>,
    ) -> Poll<F::Output> {
        ready!(self.poll_turn(cx));
        READING.set(false);
        let portion = Portion::of(self.turn_bytes());
        let polled = work.poll(cx);
        drop(portion);
        self.keep(polled.is_pending() && READING.get());
        polled
    }

    fn turn_bytes(&self) -> usize {
        let several = self.turns.several.load(Ordering::Relaxed);
        let tenant = Tenant(self.tenant.load(Ordering::Relaxed));
        if several && self.turns.lanes().is_crowded(tenant) { CROWDED_TURN_BYTES } else { TURN_BYTES }
    }

    /// Lets the turn last on, or ends it.
    fn keep(&self, reading: bool) {
        let kept = self.kept.load(Ordering::Relaxed);
        if reading == (kept != 0) || (reading && !self.turns.several.load(Ordering::Relaxed)) {
            return;
        }
        if reading {
            let tenant = self.tenant.load(Ordering::Relaxed);
            let turn = self.turns.lanes().keep(Tenant(tenant), Instant::now());
            self.kept_turn.store(turn.0, Ordering::Relaxed);
            self.kept.store(tenant, Ordering::Relaxed);
        } else {
            self.kept.store(0, Ordering::Relaxed);
            let turn = Kept(self.kept_turn.load(Ordering::Relaxed));
            let wanted = self.turns.lanes().give_back(Tenant(kept), turn);
            if wanted {
                self.turns.called.notify_one();
            }
        }
    }

    fn poll_turn(self: &Arc<Self>, cx: &mut Context<'_>) -> Poll<()> {
        let tenant = Tenant(self.tenant.load(Ordering::Relaxed));
        if tenant == Tenant::PROXY || self.turns.is_alone(tenant) || self.lasts_on() {
            return Poll::Ready(());
        }
        self.waker.register(cx.waker());
        match self.state.load(Ordering::Acquire) {
            GRANTED => {
                self.state.store(FREE, Ordering::Relaxed);
                Poll::Ready(())
            }
            WAITING => Poll::Pending,
            _ => self.queue(tenant),
        }
    }

    /// Whether its turn lasts on.
    fn lasts_on(&self) -> bool {
        let kept = self.kept.load(Ordering::Relaxed);
        if kept == 0 {
            return false;
        }
        let turn = Kept(self.kept_turn.load(Ordering::Relaxed));
        let lasts = self.turns.lanes().uses(Tenant(kept), turn, Instant::now());
        if !lasts {
            self.kept.store(0, Ordering::Relaxed);
        }
        lasts
    }

    fn queue(self: &Arc<Self>, tenant: Tenant) -> Poll<()> {
        let mut lanes = self.turns.lanes();
        let mine = lanes.take(tenant, Instant::now(), || {
            self.state.store(WAITING, Ordering::Release);
            self.clone()
        });
        drop(lanes);
        if mine {
            return Poll::Ready(());
        }
        self.turns.called.notify_one();
        Poll::Pending
    }

    /// Runs `work` in turns.
    pub(super) async fn run<F: Future>(self: Arc<Self>, work: F) -> F::Output {
        let mut work = pin!(work);
        poll_fn(|cx| self.poll(cx, work.as_mut())).await
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.keep(false);
    }
}

/// Runs what an HTTP/2 connection spawns in turns.
#[derive(Clone, Debug)]
pub(super) struct InTurns {
    pub(super) turns: Arc<Turns>,
    pub(super) tenant: Arc<AtomicU64>,
}

impl<F> hyper::rt::Executor<F> for InTurns
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    fn execute(&self, work: F) {
        tokio::spawn(self.turns.seat(self.tenant.clone()).run(work));
    }
}

#[cfg(test)]
mod schedules;

#[cfg(test)]
mod tests;
