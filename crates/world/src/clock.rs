use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// The time of day, to the microsecond.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Simulated(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `now` until [`Clock::advance`] moves it.
    pub fn simulated(now: Timestamp) -> Self {
        Self(Source::Simulated(Arc::new(AtomicI64::new(now.as_microsecond()))))
    }

    /// Microseconds since the Unix epoch; the unit of every stored time.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the system's clock")]
    pub fn micros(&self) -> i64 {
        match &self.0 {
            Source::System => Timestamp::now().as_microsecond(),
            Source::Simulated(now) => now.load(Ordering::SeqCst),
        }
    }

    /// Whether this is not the time of day but what a test says.
    pub fn is_simulated(&self) -> bool {
        matches!(self.0, Source::Simulated(_))
    }

    /// The present as a timestamp.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.micros()).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a simulated clock; the system's clock moves by itself and ignores this.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::Simulated(now) = &self.0 {
            now.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simulated_clock_moves_only_when_told() {
        let clock = Clock::simulated(Timestamp::UNIX_EPOCH);
        assert_eq!(clock.micros(), 0);
        clock.clone().advance(SignedDuration::from_secs(2));
        assert_eq!(clock.micros(), 2_000_000);
    }
}
