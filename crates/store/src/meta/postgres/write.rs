use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::{Instant, timeout};
use world::Clock;

use super::Postgres;
use super::pool::{Held, Use};
use super::session::{Failure, Session};
use crate::StoreError;
use crate::meta::authority::Authority;
use crate::meta::tx::{Committed, Engine, Tx};

/// How often a transaction runs that others keep from being committed.
const RUNS: usize = 5;
/// How long a transaction's body may take.
const BODY: Duration = Duration::from_secs(20);
/// How long a caller waits for its transaction, and until when another run begins. A commit that waits for a standby
/// goes on without the caller, and ends when the connection gives up.
const ANSWER: Duration = Duration::from_secs(30);

impl Postgres {
    /// Runs a transaction to its end, on a thread of its own: the body's future stays on one.
    pub(in crate::meta) async fn submit<T, E, F>(&self, durable: bool, body: F) -> Result<T, E>
    where
        F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let mut held = self.pool.get(Use::Writing).await?;
        let (clock, runtime) = (self.clock.clone(), Handle::current());
        let authority = self.authority.clone();
        let run = move || runtime.block_on(repeat(&mut held, durable, (&clock, &authority), &body));
        match timeout(ANSWER, tokio::task::spawn_blocking(run)).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(error)) => Err(E::from(StoreError::Unreachable(format!("a transaction broke: {error}")))),
            Err(_) => Err(E::from(StoreError::Unreachable(
                "it is unknown whether the transaction was kept: it takes too long".to_owned(),
            ))),
        }
    }
}

/// Runs the transaction again while it is known that nothing of it was kept and another run may fare better.
async fn repeat<T, E, F>(
    held: &mut Held,
    durable: bool,
    surroundings: (&Clock, &Authority),
    body: &F,
) -> Result<T, E>
where
    F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E>,
    E: From<StoreError>,
{
    let (mut run, began) = (1, Instant::now());
    loop {
        let session = held.session().await?;
        match once(session, durable, surroundings, body).await {
            Run::Kept(value) => return Ok(value),
            Run::Unknown(error) => return Err(E::from(error)),
            Run::Undone(error) => {
                let failure = session.failure();
                session.roll_back().await;
                let again = matches!(failure, Some(Failure::Again | Failure::Disconnected));
                if run == RUNS || !again || began.elapsed() > ANSWER {
                    return Err(error);
                }
            }
        }
        run += 1;
    }
}

/// What came of a transaction.
enum Run<T, E> {
    Kept(T),
    Undone(E),
    Unknown(StoreError),
}

async fn once<T, E, F>(
    session: &mut Session,
    durable: bool,
    (clock, authority): (&Clock, &Authority),
    body: &F,
) -> Run<T, E>
where
    F: AsyncFn(&mut Tx<'_>) -> Result<Committed<T>, E>,
    E: From<StoreError>,
{
    let undone = |error: StoreError| Run::Undone(E::from(error));
    let now = match session.open(durable, !clock.is_simulated()).await {
        Ok(now) => now.unwrap_or_else(|| clock.micros()),
        Err(error) => return undone(error),
    };
    let mut tx = Tx::new(Engine::Postgres(session), now);
    let outcome = match timeout(BODY, body(&mut tx)).await {
        Ok(Ok(_)) if tx.torn() => return undone(refused("its change had failed")),
        Ok(Ok(Committed(value))) => value,
        Ok(Err(error)) => return Run::Undone(error),
        Err(_) => return undone(StoreError::Busy("a transaction took too long".to_owned())),
    };
    let on_authority = tx.on_authority();
    if session.failure().is_some() {
        return undone(refused("a statement of it had failed"));
    }
    let committed = session.commit().await;
    if on_authority {
        authority.turn();
    }
    match committed {
        Ok(()) => Run::Kept(outcome),
        Err(error @ StoreError::Unreachable(_)) => Run::Unknown(error),
        Err(error) => undone(error),
    }
}

fn refused(why: &str) -> StoreError {
    StoreError::Conflict(format!("a transaction went on after {why}"))
}
