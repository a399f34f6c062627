use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::config::Limits;

/// Why a request's body broke off.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It came more slowly than the limits allow.
    #[error("the body came more slowly than {0} bytes a second")]
    Slow(u64),
    /// The connection or its framing broke.
    #[error("the body broke off: {0}")]
    Broken(#[from] hyper::Error),
}

/// The body of a request, as it arrives, held to a least rate.
#[derive(Debug)]
pub struct Body {
    incoming: Incoming,
    /// None for a body that was over from the start.
    pace: Option<Pace>,
}

/// What became of a request's body, for those who do not hold it.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) bytes: AtomicU64,
    pub(super) slow: AtomicBool,
}

/// Measures the time a body is waited for. Time in which the server itself was busy does not count.
#[derive(Debug)]
struct Pace {
    tally: Arc<Tally>,
    allowed: Allowed,
    timer: Option<Pin<Box<Sleep>>>,
    waiting_since: Option<Instant>,
    /// Waited for in all.
    waited: Duration,
    /// Where the present window began: time waited, and bytes received until then. None while grace lasts.
    window: Option<(Duration, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct Allowed {
    grace: Duration,
    window: Duration,
    bytes_per_second: u64,
}

impl Body {
    pub(super) fn new(incoming: Incoming, limits: &Limits) -> (Self, Option<Arc<Tally>>) {
        if http_body::Body::is_end_stream(&incoming) {
            return (Self { incoming, pace: None }, None);
        }
        let tally = Arc::new(Tally::default());
        let pace = Pace {
            tally: tally.clone(),
            allowed: Allowed {
                grace: limits.body_grace,
                window: limits.body_window,
                bytes_per_second: limits.body_bytes_per_second,
            },
            timer: None,
            waiting_since: None,
            waited: Duration::ZERO,
            window: None,
        };
        (Self { incoming, pace: Some(pace) }, Some(tally))
    }
}

impl Pace {
    fn arrived(&mut self, bytes: usize) {
        if let Some(since) = self.waiting_since.take() {
            self.waited += since.elapsed();
        }
        self.tally.bytes.fetch_add(bytes as u64, Relaxed);
    }

    /// Called while nothing arrives: whether the body is too slow by now. If not, `cx` is woken to ask again.
    fn is_slow(&mut self, cx: &mut Context<'_>) -> bool {
        loop {
            let now = Instant::now();
            let since = *self.waiting_since.get_or_insert(now);
            let Some(left) = self.left(self.waited + (now - since)) else {
                self.tally.slow.store(true, Relaxed);
                return true;
            };
            let due = now + left;
            let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(due)));
            // A timer that fires early costs a look; moving it with each chunk would cost more.
            if timer.is_elapsed() {
                timer.as_mut().reset(due);
            }
            if timer.as_mut().poll(cx).is_pending() {
                return false;
            }
        }
    }

    /// What is left of the present window after `waited`; none if one ended with too few bytes.
    fn left(&mut self, waited: Duration) -> Option<Duration> {
        let bytes = self.tally.bytes.load(Relaxed);
        let Allowed { grace, window, bytes_per_second } = self.allowed;
        match self.window {
            None if waited < grace => return Some(grace - waited),
            None => {}
            Some((start, _)) if waited < start + window => return Some(start + window - waited),
            Some((start, before)) => {
                let least = bytes_per_second as f64 * (waited - start).as_secs_f64();
                if ((bytes - before) as f64) < least {
                    return None;
                }
            }
        }
        self.window = Some((waited, bytes));
        Some(window)
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        let polled = Pin::new(&mut this.incoming).poll_frame(cx);
        let Some(pace) = &mut this.pace else { return polled.map_err(BodyError::Broken) };
        match polled {
            Poll::Ready(frame) => {
                let data = frame.as_ref().and_then(|frame| frame.as_ref().ok()).and_then(Frame::data_ref);
                pace.arrived(data.map_or(0, Bytes::len));
                Poll::Ready(frame.map(|frame| frame.map_err(BodyError::Broken)))
            }
            Poll::Pending if pace.is_slow(cx) => {
                Poll::Ready(Some(Err(BodyError::Slow(pace.allowed.bytes_per_second))))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// A minute's grace, then 1,000 bytes a second over each half minute.
    fn pace() -> Pace {
        let allowed = Allowed { grace: seconds(60), window: seconds(30), bytes_per_second: 1000 };
        let (tally, waited) = (Arc::default(), Duration::ZERO);
        Pace { tally, allowed, timer: None, waiting_since: None, waited, window: None }
    }

    #[test]
    fn a_body_may_dawdle_for_a_minute_and_not_for_another_half() {
        let mut pace = pace();
        assert_eq!(pace.left(seconds(0)), Some(seconds(60)));
        assert_eq!(pace.left(seconds(59)), Some(seconds(1)));
        assert_eq!(pace.left(seconds(60)), Some(seconds(30)));
        pace.arrived(29_999);
        assert_eq!(pace.left(seconds(89)), Some(seconds(1)));
        assert_eq!(pace.left(seconds(90)), None);
    }

    #[test]
    fn each_window_counts_for_itself() {
        let mut pace = pace();
        pace.arrived(1 << 30);
        assert_eq!(pace.left(seconds(61)), Some(seconds(30)));
        pace.arrived(30_000);
        assert_eq!(pace.left(seconds(91)), Some(seconds(30)));
        assert_eq!(pace.left(seconds(121)), None);
    }
}
