use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::Instant;

use crate::config::Limits;

/// What a connection is doing and since when, written by whoever moves it and read by its watch.
///
/// Timers cost more than the requests they guard, so no timer is set for a request: the connection's one timer
/// fires at the earliest moment at which any limit could be passed, and looks here.
#[derive(Debug)]
pub(super) struct Pulse {
    start: Instant,
    multiplexed: AtomicBool,
    served: AtomicBool,
    requests: AtomicU32,
    idle_since: AtomicU64,
    head_since: AtomicU64,
    blocked_since: AtomicU64,
}

/// What the watch does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Look again then.
    Wait(Instant),
    /// The connection was idle for too long.
    Idle,
    /// The client is too slow.
    Slow,
}

impl Pulse {
    pub(super) fn new() -> Self {
        Self {
            start: Instant::now(),
            multiplexed: AtomicBool::new(false),
            served: AtomicBool::new(false),
            requests: AtomicU32::new(0),
            idle_since: AtomicU64::new(1),
            head_since: AtomicU64::new(0),
            blocked_since: AtomicU64::new(0),
        }
    }

    /// The connection speaks HTTP/2, where bytes between requests need not belong to a request.
    pub(super) fn multiplexes(&self) {
        self.multiplexed.store(true, Relaxed);
    }

    /// A request's headers are complete.
    pub(super) fn begin(&self) {
        self.requests.fetch_add(1, Relaxed);
        self.head_since.store(0, Relaxed);
        self.served.store(true, Relaxed);
    }

    /// A request's answer is over.
    pub(super) fn end(&self) {
        self.idle_since.store(self.now(), Relaxed);
        self.requests.fetch_sub(1, Relaxed);
    }

    /// Bytes arrived.
    pub(super) fn read(&self) {
        let outside = self.requests.load(Relaxed) == 0 && self.head_since.load(Relaxed) == 0;
        if outside && !self.multiplexed.load(Relaxed) {
            self.head_since.store(self.now(), Relaxed);
        }
    }

    /// Bytes wait for the client to take them.
    pub(super) fn blocked(&self) {
        if self.blocked_since.load(Relaxed) == 0 {
            self.blocked_since.store(self.now(), Relaxed);
        }
    }

    /// The client took bytes.
    pub(super) fn wrote(&self) {
        if self.blocked_since.load(Relaxed) != 0 {
            self.blocked_since.store(0, Relaxed);
        }
    }

    /// Milliseconds since the start, and one more, because 0 stands for "not now".
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX - 1) + 1
    }

    fn instant(&self, since: u64, limit: Duration) -> Instant {
        self.start + Duration::from_millis(since) + limit
    }

    /// Judges the connection.
    pub(super) fn judge(&self, limits: &Limits) -> Verdict {
        let blocked = self.blocked_since.load(Relaxed);
        let head = self.head_since.load(Relaxed);
        let idle = self.requests.load(Relaxed) == 0;
        let (due, verdict) = if blocked != 0 {
            (self.instant(blocked, limits.write_stall), Verdict::Slow)
        } else if idle && head != 0 {
            (self.instant(head, limits.header), Verdict::Slow)
        } else if idle {
            let limit = if self.served.load(Relaxed) { limits.idle } else { limits.first_byte };
            (self.instant(self.idle_since.load(Relaxed), limit), Verdict::Idle)
        } else {
            return Verdict::Wait(Instant::now() + shortest(limits));
        };
        let now = Instant::now();
        // Whatever begins after this look ends no earlier than the shortest limit from now.
        if due <= now { verdict } else { Verdict::Wait(due.min(now + shortest(limits))) }
    }
}

fn shortest(limits: &Limits) -> Duration {
    limits.write_stall.min(limits.header).min(limits.idle).min(limits.first_byte)
}
