/// By how much two clocks may run apart within a lease, in microseconds.
const APART: i64 = 60_000_000;

/// Compares the database's clock with time as it passes. Leases are promises in time: when the clock they are
/// written by is set, nobody knows which of them are over until a whole lease has passed.
#[derive(Debug)]
pub(super) struct Guard {
    /// When this process began, in time as it passes.
    began: i64,
    /// Both clocks at one moment.
    seen: Option<(i64, i64)>,
    /// In time as it passes.
    halted_until: Option<i64>,
}

impl Guard {
    pub(super) fn new(elapsed: i64) -> Self {
        Self { began: elapsed, seen: None, halted_until: None }
    }

    /// Whether nothing may be condemned or swept now; `longest` is the longest time that anything
    /// is kept for by the clock: the lease, or what readers are given. All times are in microseconds.
    pub(super) fn halted(&mut self, now: i64, elapsed: i64, longest: i64) -> bool {
        let (then, then_elapsed) = *self.seen.get_or_insert((now, elapsed));
        let apart = (now - then) - (elapsed - then_elapsed);
        if apart.abs() > APART {
            tracing::error!(
                seconds = apart / 1_000_000,
                "the database's clock was set; nothing is collected until a lease has passed, or what readers are given if that is longer"
            );
            self.halted_until = Some(elapsed.saturating_add(longest));
        }
        if apart.abs() > APART || elapsed - then_elapsed > longest {
            self.seen = Some((now, elapsed));
        }
        self.is_halted(elapsed)
    }

    pub(super) fn is_halted(&self, elapsed: i64) -> bool {
        self.halted_until.is_some_and(|until| elapsed < until)
    }

    /// How long collection stands still yet, in microseconds.
    pub(super) fn halted_for(&self, elapsed: i64) -> i64 {
        self.halted_until.map_or(0, |until| (until - elapsed).max(0))
    }

    /// Whether promises from before this process began are over. The clock may have been set while nobody looked, so
    /// that leases which have far to go look over: a lease says half of itself to whoever is promised a blob, and a
    /// quarter is what of it outlasts such a start.
    pub(super) fn promises_over(&self, elapsed: i64, lease: i64) -> bool {
        self.promises_left(elapsed, lease) == 0
    }

    /// For how long those promises may go on, in microseconds.
    pub(super) fn promises_left(&self, elapsed: i64, lease: i64) -> i64 {
        (self.began + lease / 4 - elapsed).max(0)
    }

    /// Whether readers that another process served before this one began are done.
    pub(super) fn settled(&self, elapsed: i64, reader_grace: i64) -> bool {
        self.readers_left(elapsed, reader_grace) == 0
    }

    /// For how long those readers may go on, in microseconds.
    pub(super) fn readers_left(&self, elapsed: i64, reader_grace: i64) -> i64 {
        (self.began + reader_grace - elapsed).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    #[test]
    fn a_clock_that_is_set_halts_for_a_lease() {
        let mut guard = Guard::new(0);
        let lease = 3600 * SECOND;
        assert!(!guard.halted(0, 0, lease));
        assert!(!guard.halted(100 * SECOND, 50 * SECOND, lease));
        assert!(guard.halted(200 * SECOND, 60 * SECOND, lease));
        assert!(guard.halted(3700 * SECOND, 3560 * SECOND, lease));
        assert!(!guard.halted(3800 * SECOND, 3660 * SECOND, lease));
        assert!(guard.halted(3000 * SECOND, 3661 * SECOND, lease));
    }

    #[test]
    fn clocks_that_run_apart_slowly_are_only_compared_within_a_lease() {
        let mut guard = Guard::new(0);
        let lease = 3600 * SECOND;
        for hour in 0..1000 {
            assert!(!guard.halted(hour * 3601 * SECOND, hour * 3600 * SECOND, lease), "{hour}");
        }
    }
}
