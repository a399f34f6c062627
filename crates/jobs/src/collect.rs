//! Gives the space of what nothing names any more back.

use std::time::{Duration, Instant};

use registry::{Collected, Registry};
use tokio::sync::watch;

use crate::failures::Failures;

/// Time between two runs unless the configuration says otherwise.
pub(crate) const EVERY: Duration = Duration::from_secs(300);

/// How much longer than a round the rest after it is, so that one request in a hundred at most meets a round.
const REST: u32 = 99;
/// The longest rest: a round that took longer mostly waited for the bucket.
const LONGEST_REST: Duration = Duration::from_secs(10);
/// What has been due for longer shows that collection does not keep up.
const LATE_MICROS: i64 = 3_600_000_000;

/// Collects until nothing is left to do at once, or the process is to end: nothing here is lost with it.
pub(crate) async fn run(registry: Registry, mut stopped: watch::Receiver<bool>) {
    static COLLECTING: Failures = Failures::to("nothing could be collected");
    while !*stopped.borrow() {
        let begun = Instant::now();
        let Some(done) = COLLECTING.note(registry.collect().await) else { return };
        if done.unlinked + done.failed + done.swept + done.removed + done.purged + done.cleared > 0 {
            tracing::info!(
                purged = done.purged,
                cleared = done.cleared,
                unlinked = done.unlinked,
                swept = done.swept,
                removed = done.removed,
                failed = done.failed,
                "space was collected"
            );
        }
        if !done.more {
            return;
        }
        // Cut short when the process is to end.
        let _ = tokio::time::timeout(rest(&done, begun.elapsed()), stopped.changed()).await;
    }
}

/// How long clients have the machine for themselves after a round that took so long.
fn rest(done: &Collected, took: Duration) -> Duration {
    let share = if done.overdue_micros > LATE_MICROS { 1 } else { REST };
    took.saturating_mul(share).min(LONGEST_REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_less_once_it_does_not_keep_up() {
        let (round, mut done) = (Duration::from_millis(20), Collected::default());
        assert_eq!(rest(&done, round), Duration::from_millis(1980));
        assert_eq!(rest(&done, Duration::from_secs(3)), LONGEST_REST);
        done.overdue_micros = LATE_MICROS + 1;
        assert_eq!(rest(&done, round), round);
    }
}
