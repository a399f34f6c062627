//! The memory that all bodies held whole have together.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use registry::BodyError;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

use super::{RequestBody, Unread};

/// What fits in a connection's own buffers anyway is not counted, in KiB.
const UNCOUNTED_KIB: usize = 64;
/// While others wait, a body that holds a share may come as slowly as it likes for so long…
const GRACE: Duration = Duration::from_secs(2);
/// …and then has to come at so many bytes a second, from its beginning.
const LEAST_RATE: f64 = 262_144.0;
/// How often that is looked at while nothing comes.
const LOOK: Duration = Duration::from_secs(1);

/// Memory for bodies that are held whole, and for what is decoded from them. Who finds none waits for it, and not
/// without end. Nobody can keep the others out by holding shares: one address gets half of the memory at most, or
/// one body, and a body that trickles loses its share when somebody waits.
#[derive(Debug)]
pub(crate) struct Budget {
    all: usize,
    patience: Duration,
    free: Semaphore,
    by_address: Mutex<HashMap<IpAddr, usize>>,
    returned: Notify,
    waiting: AtomicUsize,
}

/// A body's share of the budget, until it is dropped.
#[derive(Debug)]
pub(crate) struct Share<'a> {
    budget: &'a Budget,
    /// None for a body that is not counted.
    counted: Option<(IpAddr, usize)>,
    permit: Option<SemaphorePermit<'a>>,
    since: Instant,
}

/// There was no room for a body while its client could be kept waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoRoom;

impl Budget {
    /// `all` KiB, for which nobody waits for longer than `patience`.
    pub(crate) fn new(all: usize, patience: Duration) -> Self {
        Self {
            all,
            patience,
            free: Semaphore::new(all),
            by_address: Mutex::default(),
            returned: Notify::new(),
            waiting: AtomicUsize::new(0),
        }
    }

    /// A share for `bytes` from `address`.
    pub(crate) async fn share(&self, address: IpAddr, bytes: usize) -> Result<Share<'_>, NoRoom> {
        let since = Instant::now();
        let mut share = Share { budget: self, counted: None, permit: None, since };
        let kib = bytes.div_ceil(1024).min(self.all);
        if kib <= UNCOUNTED_KIB {
            return Ok(share);
        }
        let waits = Waits::begin(&self.waiting);
        let room = async {
            self.reach_turn(address, kib).await;
            share.counted = Some((address, kib));
            self.free.acquire_many(u32::try_from(kib).unwrap_or(u32::MAX)).await
        };
        let permit = timeout(self.patience, room).await.map_err(|_| NoRoom)?.map_err(|_| NoRoom)?;
        drop(waits);
        share.permit = Some(permit);
        share.since = Instant::now();
        Ok(share)
    }

    /// Counts `kib` for `address` as soon as that leaves it within its half, or it holds nothing else.
    async fn reach_turn(&self, address: IpAddr, kib: usize) {
        loop {
            let returned = self.returned.notified();
            let mut returned = std::pin::pin!(returned);
            // From here on no return is missed.
            returned.as_mut().enable();
            {
                let mut held = self.held();
                let held = held.entry(address).or_default();
                if *held == 0 || *held + kib <= self.all / 2 {
                    *held += kib;
                    return;
                }
            }
            returned.await;
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.by_address.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let Some((address, kib)) = self.counted else { return };
        let mut held = self.budget.held();
        if let Some(mine) = held.get_mut(&address) {
            *mine -= kib;
            if *mine == 0 {
                held.remove(&address);
            }
        }
        drop(held);
        self.permit = None;
        self.budget.returned.notify_waiters();
    }
}

impl Share<'_> {
    /// The body's next bytes, of which `received` came before.
    pub(super) async fn next(
        &self,
        body: &mut RequestBody,
        received: usize,
    ) -> Result<Option<Result<Bytes, BodyError>>, Unread> {
        if self.permit.is_none() {
            return Ok(body.next().await);
        }
        loop {
            let next = timeout(LOOK, body.next()).await;
            let waiting = self.budget.waiting.load(Relaxed) > 0;
            if waiting && is_too_slow(self.since.elapsed(), received) {
                return Err(Unread::Broken("the body trickled while others waited for memory".to_owned()));
            }
            if let Ok(next) = next {
                return Ok(next);
            }
        }
    }
}

fn is_too_slow(elapsed: Duration, received: usize) -> bool {
    elapsed > GRACE && (received as f64) < LEAST_RATE * elapsed.as_secs_f64()
}

/// Somebody who waits is counted, however the wait ends.
struct Waits<'a>(&'a AtomicUsize);

impl<'a> Waits<'a> {
    fn begin(waiting: &'a AtomicUsize) -> Self {
        waiting.fetch_add(1, Relaxed);
        Self(waiting)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const MIB: usize = 1 << 20;

    fn budget(patience: Duration) -> Budget {
        Budget::new(8 << 10, patience)
    }

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    #[tokio::test]
    async fn who_finds_no_room_is_told_so() {
        let budget = budget(Duration::ZERO);
        let first = budget.share(address(1), 6 * MIB).await.unwrap();
        assert_eq!(budget.share(address(2), 3 * MIB).await.unwrap_err(), NoRoom);
        assert!(budget.share(address(2), 2 * MIB).await.is_ok());
        drop(first);
        assert!(budget.share(address(2), 3 * MIB).await.is_ok());
    }

    #[tokio::test]
    async fn an_address_leaves_half_to_the_others() {
        let budget = budget(Duration::ZERO);
        let _first = budget.share(address(1), 3 * MIB).await.unwrap();
        assert_eq!(budget.share(address(1), 2 * MIB).await.unwrap_err(), NoRoom);
        let _second = budget.share(address(1), MIB).await.unwrap();
        assert!(budget.share(address(2), 4 * MIB).await.is_ok());
    }

    #[tokio::test]
    async fn who_waits_goes_on_when_room_is_returned() {
        let budget = budget(Duration::from_secs(60));
        let first = budget.share(address(1), 8 * MIB).await.unwrap();
        let (second, third, ()) =
            tokio::join!(budget.share(address(1), 5 * MIB), budget.share(address(2), 3 * MIB), async {
                drop(first);
            });
        assert!(second.is_ok() && third.is_ok());
        drop((second, third));
        assert!(budget.held().is_empty());
        assert_eq!((budget.free.available_permits(), budget.waiting.load(Relaxed)), (8 << 10, 0));
    }

    #[tokio::test]
    async fn a_wait_that_is_given_up_leaves_nothing_behind() {
        let budget = budget(Duration::ZERO);
        let first = budget.share(address(1), 8 * MIB).await.unwrap();
        assert!(budget.share(address(2), MIB).await.is_err());
        assert_eq!((budget.held().len(), budget.waiting.load(Relaxed)), (1, 0));
        drop(first);
        assert!(budget.share(address(2), 8 * MIB).await.is_ok());
    }

    #[test]
    fn a_share_is_lost_by_trickling() {
        let seconds = Duration::from_secs;
        assert!(!is_too_slow(seconds(1), 0));
        assert!(is_too_slow(seconds(3), 3 * 200_000));
        assert!(!is_too_slow(seconds(3), 3 * 300_000));
    }
}
