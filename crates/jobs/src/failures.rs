use std::fmt::Display;
use std::sync::atomic::{AtomicU32, Ordering};

/// What goes wrong run after run, as in an outage: told at its first, second, fourth, eighth … time, and once it is over.
#[derive(Debug)]
pub(crate) struct Failures {
    what: &'static str,
    times: AtomicU32,
}

impl Failures {
    /// Those of one thing that a job does; `what` is what the log says of it.
    pub(crate) const fn to(what: &'static str) -> Self {
        Self { what, times: AtomicU32::new(0) }
    }

    /// Notes how a run went; gives what it gave.
    pub(crate) fn note<T>(&self, run: Result<T, impl Display>) -> Option<T> {
        match (self.count(run.is_err()), run) {
            (told, Ok(done)) => {
                if let Some(times) = told {
                    tracing::info!(times, "over: {}", self.what);
                }
                Some(done)
            }
            (Some(times), Err(error)) => {
                tracing::warn!(%error, times, "{}", self.what);
                None
            }
            (None, Err(_)) => None,
        }
    }

    /// How often it failed in a row, if that is to be told.
    fn count(&self, failed: bool) -> Option<u32> {
        if failed {
            let times = self.times.fetch_add(1, Ordering::Relaxed).saturating_add(1);
            times.is_power_of_two().then_some(times)
        } else {
            Some(self.times.swap(0, Ordering::Relaxed)).filter(|times| *times > 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_told_ever_less_often_and_once_more_when_it_is_over() {
        let failures = Failures::to("nothing could be done");
        assert_eq!(failures.count(false), None);
        let told: Vec<u32> = (1..=100).filter_map(|_| failures.count(true)).collect();
        assert_eq!(told, [1, 2, 4, 8, 16, 32, 64]);
        assert_eq!([failures.count(false), failures.count(false)], [Some(100), None]);
        assert_eq!(failures.count(true), Some(1));
    }
}
