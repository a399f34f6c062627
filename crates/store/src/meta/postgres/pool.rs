use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::background::is_background;
use super::address::Address;
use super::session::Session;
use super::tls;
use crate::StoreError;

/// How long a read or a transaction waits for its turn.
const TURN: Duration = Duration::from_secs(1);
/// How long a new connection may take, over two hosts.
const CONNECT: Duration = Duration::from_secs(4);

/// How long a connection is used. Its plans are made once: one that was made when a table was empty must not outlive
/// that, even if nobody gathers statistics.
const LIFETIME: Duration = Duration::from_secs(600);

/// The connections of this process: at most `size`, of which writes may hold three quarters, so that reads go on while
/// commits wait for a standby, and what nobody waits for a quarter.
#[derive(Debug)]
pub(super) struct Pool {
    address: Address,
    tls: Connector,
    idle: Mutex<Vec<Session>>,
    all: Arc<Semaphore>,
    writing: Arc<Semaphore>,
    background: Arc<Semaphore>,
    lifetime: Duration,
    /// The host that last took writes.
    writable: AtomicUsize,
}

#[derive(Clone)]
struct Connector(MakeRustlsConnect);

impl std::fmt::Debug for Connector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Connector")
    }
}

/// What a connection is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Reading,
    Writing,
}

/// A turn and a connection on loan, which goes back when this is dropped, if it is still good.
#[derive(Debug)]
pub(super) struct Held {
    pool: Arc<Pool>,
    session: Option<Session>,
    _turns: [Option<OwnedSemaphorePermit>; 3],
}

impl Pool {
    pub(super) fn new(address: Address) -> Result<Self, StoreError> {
        let tls = Connector(tls::connector(address.trust, address.roots.as_deref())?);
        let all = Arc::new(Semaphore::new(address.size));
        let writing = Arc::new(Semaphore::new(address.size - address.size.div_ceil(4)));
        let background = Arc::new(Semaphore::new((address.size / 4).max(1)));
        let (idle, writable) = (Mutex::default(), AtomicUsize::new(0));
        Ok(Self { address, tls, idle, all, writing, background, lifetime: LIFETIME, writable })
    }

    /// Waits for a turn, which in the background may take a while, and takes the connection that was used last.
    pub(super) async fn get(self: &Arc<Self>, purpose: Use) -> Result<Held, StoreError> {
        let background = match is_background() {
            true => self.background.clone().acquire_owned().await.ok(),
            false => None,
        };
        let turns = async {
            let writing = match purpose {
                Use::Reading => None,
                Use::Writing => self.writing.clone().acquire_owned().await.ok(),
            };
            Some([background, writing, Some(self.all.clone().acquire_owned().await.ok()?)])
        };
        let turns = timeout(TURN, turns).await.ok().flatten().ok_or_else(|| {
            StoreError::Busy(format!("all {} connections to PostgreSQL are in use", self.address.size))
        })?;
        let session = self.idle().pop();
        Ok(Held { pool: self.clone(), session, _turns: turns })
    }

    /// How many connections are in use, and how many may be.
    pub(super) fn load(&self) -> (usize, usize) {
        (self.address.size.saturating_sub(self.all.available_permits()), self.address.size)
    }

    /// Makes a connection to the server that takes writes: the last one that did, if it still does.
    pub(super) async fn session(&self) -> Result<Session, StoreError> {
        let late = || StoreError::Unreachable("PostgreSQL takes too long to answer".to_owned());
        let (hosts, first) = (&self.address.hosts, self.writable.load(Ordering::Relaxed));
        // A host that says nothing must leave time for one other.
        let limit = CONNECT.div_f64(if hosts.len() > 1 { 2.0 } else { 1.0 });
        let mut failed = None;
        for place in (first..hosts.len()).chain(0..first) {
            let made = async {
                let (client, connection) = hosts[place].connect(self.tls.0.clone()).await?;
                Session::begin(client, connection).await
            };
            match timeout(limit, made).await.unwrap_or_else(|_| Err(late())) {
                Ok(session) => {
                    self.writable.store(place, Ordering::Relaxed);
                    return Ok(session);
                }
                Err(error) => failed = Some(error),
            }
        }
        Err(failed.unwrap_or_else(late))
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// The connection; another one if the one at hand is of no use.
    pub(super) async fn session(&mut self) -> Result<&mut Session, StoreError> {
        if self.broken() {
            self.let_go();
        }
        let session = match self.session.take() {
            Some(session) => session,
            None => self.pool.session().await?,
        };
        Ok(self.session.insert(session))
    }

    fn let_go(&mut self) {
        let Some(session) = self.session.take() else { return };
        if session.silent() {
            // Whoever took another one of these would wait as long.
            self.pool.idle().clear();
        } else if !session.unusable() && session.age() < self.pool.lifetime {
            self.pool.idle().push(session);
        }
    }

    /// Whether the connection turned out to be of no use.
    pub(super) fn broken(&self) -> bool {
        self.session.as_ref().is_none_or(Session::unusable)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.let_go();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_connection_is_used_again_until_it_is_old() {
        let address = Address::parse(&testbed::Postgres::shared().url()).unwrap();
        let mut pool = Pool::new(address).unwrap();
        for (lifetime, left) in [(LIFETIME, 1), (Duration::ZERO, 0)] {
            pool.lifetime = lifetime;
            let shared = Arc::new(pool);
            let mut held = shared.get(Use::Reading).await.unwrap();
            held.session().await.unwrap();
            drop(held);
            pool = Arc::into_inner(shared).unwrap();
            assert_eq!(pool.idle.lock().unwrap().len(), left);
        }
    }

    #[tokio::test]
    async fn a_connection_that_still_waits_for_an_answer_is_not_used_again() {
        let address = Address::parse(&testbed::Postgres::shared().url()).unwrap();
        let pool = Arc::new(Pool::new(address).unwrap());
        let mut held = pool.get(Use::Reading).await.unwrap();
        let session = held.session().await.unwrap();
        let slow = crate::meta::Statement("SELECT CAST(pg_sleep(5) AS TEXT)");
        let cut_off = timeout(Duration::from_millis(100), session.query(slow, &[])).await;
        assert!(cut_off.is_err());
        drop(held);
        assert_eq!(pool.idle().len(), 0);
    }
}
