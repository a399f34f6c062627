use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

/// How many requests may be under way: at first, at most, and however much the server is slowed down by them.
const FIRST: f64 = 64.0;
const MOST: f64 = 256.0;
const LEAST: f64 = 4.0;

/// How often the limit may be halved: once for each burst of refusals.
const BURST: Duration = Duration::from_secs(1);

/// How many retries may be owed to earlier successes, and how many each success is good for.
const SAVED_RETRIES: f64 = 500.0;
const RETRIES_EARNED: f64 = 0.1;

/// How hard the process leans on the server. The number of requests under way is halved when the server asks to
/// slow down, and grows by one for each round of successes. Retries come out of what successes saved up, so that a
/// server that is down is not met with a storm.
#[derive(Clone, Debug)]
pub(super) struct Pace(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Debug)]
struct State {
    limit: f64,
    running: usize,
    retries: f64,
    halved: Option<Instant>,
    retried: u64,
    slowdowns: u64,
}

impl Pace {
    pub(super) fn new() -> Pace {
        let state = State {
            limit: FIRST,
            running: 0,
            retries: SAVED_RETRIES,
            halved: None,
            retried: 0,
            slowdowns: 0,
        };
        Pace(Arc::new(Shared { state: Mutex::new(state), freed: Notify::new() }))
    }

    /// Waits until one more request may be under way.
    pub(super) async fn turn(&self) -> Turn {
        loop {
            let freed = self.0.freed.notified();
            {
                let mut state = self.state();
                if (state.running as f64) < state.limit.floor() {
                    state.running += 1;
                    return Turn(self.clone());
                }
            }
            freed.await;
        }
    }

    /// The server did what it was asked.
    pub(super) fn went_well(&self) {
        let mut state = self.state();
        state.limit = (state.limit + 1.0 / state.limit).min(MOST);
        state.retries = (state.retries + RETRIES_EARNED).min(SAVED_RETRIES);
    }

    /// The server asked to slow down.
    pub(super) fn slow_down(&self, now: Instant) {
        let mut state = self.state();
        state.slowdowns += 1;
        if state.halved.is_none_or(|halved| now - halved >= BURST) {
            state.limit = (state.limit / 2.0).max(LEAST);
            state.halved = Some(now);
        }
    }

    /// Whether one more retry is to be had.
    pub(super) fn may_retry(&self) -> bool {
        let mut state = self.state();
        let granted = state.retries >= 1.0;
        if granted {
            state.retries -= 1.0;
            state.retried += 1;
        }
        granted
    }

    /// How many retries were granted, and how often the server asked to slow down.
    pub(super) fn counts(&self) -> (u64, u64) {
        let state = self.state();
        (state.retried, state.slowdowns)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One request under way.
#[derive(Debug)]
pub(super) struct Turn(Pace);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.state().running -= 1;
        self.0.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_refusals_halves_once_and_successes_grow_back() {
        let (pace, now) = (Pace::new(), Instant::now());
        for _ in 0..10 {
            pace.slow_down(now);
        }
        assert_eq!(pace.state().limit, 32.0);
        pace.slow_down(now + BURST);
        assert_eq!(pace.state().limit, 16.0);
        for _ in 0..16 * 17 {
            pace.went_well();
        }
        assert_eq!(pace.counts(), (0, 11));
        assert!(pace.state().limit > 27.0, "{}", pace.state().limit);
    }

    #[tokio::test]
    async fn no_more_requests_are_under_way_than_the_limit() {
        let pace = Pace::new();
        pace.state().limit = 2.0;
        let (first, _second) = (pace.turn().await, pace.turn().await);
        let other = pace.clone();
        let third = tokio::spawn(async move { drop(other.turn().await) });
        tokio::task::yield_now().await;
        assert!(!third.is_finished());
        drop(first);
        third.await.unwrap();
    }

    #[test]
    fn retries_end_when_nothing_succeeds() {
        let pace = Pace::new();
        assert_eq!((0..10_000).filter(|_| pace.may_retry()).count(), SAVED_RETRIES as usize);
        assert_eq!(pace.counts().0, SAVED_RETRIES as u64);
        (0..100).for_each(|_| pace.went_well());
        assert!((0..100).filter(|_| pace.may_retry()).count() >= 9);
    }
}
