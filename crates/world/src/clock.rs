use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// The time of day, to the microsecond.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Simulated(Arc<Simulated>),
}

#[derive(Debug)]
struct Simulated {
    now: AtomicI64,
    /// By how much the time of day was set, forwards or back.
    set: AtomicI64,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `now` until [`Clock::advance`] moves it.
    pub fn simulated(now: Timestamp) -> Self {
        let now = AtomicI64::new(now.as_microsecond());
        Self(Source::Simulated(Arc::new(Simulated { now, set: AtomicI64::new(0) })))
    }

    /// Microseconds since the Unix epoch; the unit of every stored time.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the system's clock")]
    pub fn micros(&self) -> i64 {
        match &self.0 {
            Source::System => Timestamp::now().as_microsecond(),
            Source::Simulated(it) => it.now.load(Ordering::SeqCst),
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

    /// Microseconds since some moment: they pass as time does, asleep or awake, whatever the time of day is set to.
    /// Only differences say anything.
    pub fn elapsed_micros(&self) -> i64 {
        match &self.0 {
            Source::System => uptime_micros().unwrap_or_else(|| self.micros()),
            Source::Simulated(it) => it.now.load(Ordering::SeqCst) - it.set.load(Ordering::SeqCst),
        }
    }

    /// Lets time pass on a simulated clock; the system's clock moves by itself and ignores this.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::Simulated(it) = &self.0 {
            it.now.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }

    /// Sets a simulated clock forwards or back, while no time passes.
    pub fn set(&self, by: SignedDuration) {
        if let Source::Simulated(it) = &self.0 {
            it.set.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
            self.advance(by);
        }
    }
}

/// How long the machine has been up, its sleep included, to the hundredth of a second. Where the kernel does not
/// say, the time of day has to do.
fn uptime_micros() -> Option<i64> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = text.split_whitespace().next()?.split_once('.')?;
    let (seconds, hundredths): (i64, i64) = (seconds.parse().ok()?, hundredths.parse().ok()?);
    Some(seconds.saturating_mul(1_000_000) + hundredths * 10_000)
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

    #[test]
    fn no_time_passes_when_a_clock_is_set() {
        let clock = Clock::simulated(Timestamp::UNIX_EPOCH);
        clock.set(SignedDuration::from_secs(-5));
        assert_eq!((clock.micros(), clock.elapsed_micros()), (-5_000_000, 0));
        clock.advance(SignedDuration::from_secs(2));
        assert_eq!(clock.elapsed_micros(), 2_000_000);
        assert!(uptime_micros().is_some_and(|up| up > 0));
    }
}
