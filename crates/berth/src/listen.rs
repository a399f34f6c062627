//! The listener: connections and their limits, TLS, HTTP/1.1 and HTTP/2, and what surrounds each request.
//!
//! What answers a request is a parameter, so that nothing here knows what a registry is.

mod admission;
mod body;
mod connection;
mod exchange;
mod forwarded;
mod host;
mod lanes;
mod portion;
mod pulse;
mod refusal;
mod request_id;
mod sniff;
mod socket;
mod tls;
mod turns;

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use world::World;

use crate::audit::Audit;
use crate::config::Limits;
use crate::journal::{Format, Journal};
use crate::metrics::Metrics;

use admission::Admission;
use turns::Turns;

pub use body::{Body, BodyError};
pub use exchange::Answered;
pub(crate) use refusal::is_berths;
pub use request_id::RequestId;
pub use tls::{Tls, TlsError};

pub use api::{Peer, Trail};

/// Waiting after the system refused to accept a connection, which it does when it has no file handles left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What a listener's connections share.
#[derive(Debug)]
pub struct Surroundings {
    /// Limits of connections and requests.
    pub limits: Limits,
    /// The time of day, for logs, and chance, for request ids.
    pub world: World,
    /// Counts.
    pub metrics: Arc<Metrics>,
    /// Where requests are logged, and how; none if they are not.
    pub access: Option<(Journal, Format)>,
    /// Where what was done is recorded; none if it is not.
    pub audit: Option<Audit>,
    /// Proxies in front of the server: they are believed, and have no limit of their own.
    pub trusted: Vec<ipnet::IpNet>,
    /// What `/readyz` asks.
    pub ready: Ready,
}

/// Whether requests can be answered now.
pub struct Ready(Box<dyn Fn() -> bool + Send + Sync>);

impl Ready {
    /// Whenever `condition` holds. It is called for each `/readyz` and must not wait.
    pub fn when(condition: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Box::new(condition))
    }

    /// From the first connection to the last.
    pub fn always() -> Self {
        Self::when(|| true)
    }
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ready({})", (self.0)())
    }
}

/// How far a listener is on its way to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It accepts connections.
    Open,
    /// It accepts none, and closes each once its requests are answered.
    Draining,
    /// It drops what is left.
    Ended,
}

/// Accepts connections from `socket` until `stage` leaves [`Stage::Open`], and returns when all are closed.
///
/// `answer` gets each request with its peer and id. A panic in it becomes a 500 of that request alone. An answer
/// may carry a [`Trail`] in its extensions for logs and metrics.
pub async fn serve<A, F, B>(
    socket: TcpListener,
    tls: Option<Tls>,
    surroundings: Arc<Surroundings>,
    mut stage: watch::Receiver<Stage>,
    answer: A,
) where
    A: Fn(Request<Body>, Peer, RequestId) -> F + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: http_body::Body<Data = Bytes, Error = io::Error> + Send + Unpin + 'static,
{
    let all = surroundings.limits.connections;
    let seats = Arc::new(Semaphore::new(all as usize));
    let admission = Arc::new(Admission::new(&surroundings));
    let answer = Arc::new(answer);
    let turns = Turns::new();
    let keeper = tokio::spawn(turns.clone().keep());
    loop {
        let next = async { (seats.clone().acquire_owned().await, socket.accept().await) };
        let (seat, accepted) = tokio::select! {
            biased;
            _ = stage.wait_for(|stage| *stage != Stage::Open) => break,
            next = next => next,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                pause_after(&error).await;
                continue;
            }
        };
        let Some(entry) = admission.admit(address.ip()) else {
            surroundings.metrics.connections_refused.add(1);
            continue;
        };
        let (surroundings, tls, stage, answer) =
            (surroundings.clone(), tls.clone(), stage.clone(), answer.clone());
        let turns = turns.clone();
        tokio::spawn(async move {
            surroundings.metrics.connections_open.add(1);
            connection::serve((stream, address), tls, &surroundings, stage, turns, answer).await;
            surroundings.metrics.connections_open.sub(1);
            drop((entry, seat));
        });
    }
    drop(socket);
    // Each connection holds a seat, so all seats are free when all are closed.
    let _ = seats.acquire_many(all).await;
    keeper.abort();
}

/// A client that went away before it was accepted is no reason to wait; anything else may last.
async fn pause_after(error: &io::Error) {
    if !matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) {
        tracing::warn!(%error, "cannot accept connections; if file handles ran out, raise the limit (ulimit -n)");
        tokio::time::sleep(ACCEPT_PAUSE).await;
    }
}

/// Binds `address`, telling who holds it if it is taken.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, BindError> {
    TcpListener::bind(address).await.map_err(|source| BindError { address, source })
}

/// An address that could not be listened on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}; {}", what_to_do(source))]
pub struct BindError {
    /// The address.
    pub address: SocketAddr,
    /// The system's answer.
    pub source: io::Error,
}

fn what_to_do(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::AddrInUse => "`berth doctor` tells what holds it, or choose another with --listen",
        io::ErrorKind::PermissionDenied => "ports below 1024 take root or the capability net_bind_service",
        io::ErrorKind::AddrNotAvailable => "this machine has no such address; choose another with --listen",
        _ => "choose another with --listen",
    }
}
