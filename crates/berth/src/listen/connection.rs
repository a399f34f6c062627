use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulConnection;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until, timeout};

use super::body::Body;
use super::exchange::{Line, exchange};
use super::lanes::Tenant;
use super::pulse::{Pulse, Verdict};
use super::request_id::RequestIds;
use super::sniff::{Speech, sniff};
use super::socket::{LINGER, Socket};
use super::turns::{InTurns, Turns};
use super::{Peer, RequestId, Stage, Surroundings, Tls, forwarded, refusal};
use crate::config::Limits;

/// What HTTP/1.1 reads at a time at most, and gathers before it writes.
const HTTP1_BUFFER: usize = 128 << 10;
/// What a client may send on one HTTP/2 stream, and on all of a connection, before the server has read it.
const STREAM_WINDOW: u32 = 4 << 20;
const CONNECTION_WINDOW: u32 = 8 << 20;
/// What waits to be sent on one stream.
const SEND_BUFFER: usize = 1 << 20;
const FRAME: u32 = 256 << 10;
/// Streams that were reset and still await their end; more of them close the connection.
const RESET_STREAMS: usize = 100;
/// How often a silent HTTP/2 connection is asked whether it lives, and how long it may think.
const PING: Duration = Duration::from_secs(30);

/// Serves one connection to its end.
pub(super) async fn serve<A, F, B>(
    (stream, address): (TcpStream, SocketAddr),
    tls: Option<Tls>,
    surroundings: &Arc<Surroundings>,
    mut stage: watch::Receiver<Stage>,
    turns: Arc<Turns>,
    answer: Arc<A>,
) where
    A: Fn(Request<Body>, Peer, RequestId) -> F + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: http_body::Body<Data = Bytes, Error = io::Error> + Send + Unpin + 'static,
{
    // Answers are written whole; waiting for more to send would only delay them.
    let _ = stream.set_nodelay(true);
    let limits = &surroundings.limits;
    let speech = tokio::select! {
        _ = stage.wait_for(|stage| *stage != Stage::Open) => return,
        speech = timeout(limits.first_byte, sniff(&stream)) => speech,
    };
    let Ok(Ok(speech)) = speech else { return };
    let pulse = Arc::new(Pulse::new());
    let peer = Peer { address, tls: tls.is_some() };
    let ids = RequestIds::new(surroundings.world.chance.clone());
    let proxy = forwarded::is_trusted(address.ip(), &surroundings.trusted);
    let tenant = if proxy { Tenant::PROXY } else { Tenant::address(address.ip()) };
    let tenant = Arc::new(AtomicU64::new(tenant.0));
    let line = Arc::new(Line { surroundings: surroundings.clone(), pulse, ids, peer, stage, turns, tenant });
    match (tls, speech) {
        (None, Speech::Http1) => serve_http1(stream, line, answer).await,
        (None, Speech::Http2) => serve_http2(stream, line, answer).await,
        (None, Speech::Tls) => say(stream, line, refusal::PLAIN_PORT).await,
        (Some(tls), Speech::Tls) => {
            let shaking = line.seat().run(tls.acceptor().accept(stream));
            let Ok(Ok(stream)) = timeout(limits.tls_handshake, shaking).await else { return };
            if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
                serve_http2(stream, line, answer).await;
            } else {
                serve_http1(stream, line, answer).await;
            }
        }
        (Some(_), _) => say(stream, line, refusal::TLS_PORT).await,
    }
}

async fn serve_http1<S, A, F, B>(stream: S, line: Arc<Line>, answer: Arc<A>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    A: Fn(Request<Body>, Peer, RequestId) -> F + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: http_body::Body<Data = Bytes, Error = io::Error> + Send + Unpin + 'static,
{
    let io = TokioIo::new(Socket::new(stream, line.pulse.clone()));
    let watched = line.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (line, answer) = (line.clone(), answer.clone());
        async move { Ok::<_, Infallible>(exchange(line, &*answer, request).await) }
    });
    let connection = http1::Builder::new()
        .max_header_size(watched.surroundings.limits.header_bytes as usize)
        .max_buf_size(HTTP1_BUFFER.max(watched.surroundings.limits.header_bytes as usize))
        // The pulse watches the headers, without a timer for each request.
        .header_read_timeout(None)
        .serve_connection(io, service);
    drive(connection, &watched).await;
}

async fn serve_http2<S, A, F, B>(stream: S, line: Arc<Line>, answer: Arc<A>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    A: Fn(Request<Body>, Peer, RequestId) -> F + Send + Sync + 'static,
    F: Future<Output = Response<B>> + Send + 'static,
    B: http_body::Body<Data = Bytes, Error = io::Error> + Send + Unpin + 'static,
{
    line.pulse.multiplexes();
    let io = TokioIo::new(Socket::new(stream, line.pulse.clone()));
    let watched = line.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (line, answer) = (line.clone(), answer.clone());
        async move { Ok::<_, Infallible>(exchange(line, &*answer, request).await) }
    });
    let limits = &watched.surroundings.limits;
    let connection =
        http2::Builder::new(InTurns { turns: watched.turns.clone(), tenant: watched.tenant.clone() })
            .timer(TokioTimer::new())
            .max_concurrent_streams(limits.streams)
            .max_header_list_size(2 * limits.header_bytes)
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_frame_size(FRAME)
            .max_send_buf_size(SEND_BUFFER)
            .max_pending_accept_reset_streams(RESET_STREAMS)
            .max_local_error_reset_streams(RESET_STREAMS)
            .keep_alive_interval(PING)
            .keep_alive_timeout(PING)
            .serve_connection(io, service);
    drive(connection, &watched).await;
}

/// Moves a connection until it ends, becomes too slow or idle, or the server stops.
async fn drive<C: GracefulConnection>(connection: C, line: &Line) {
    let mut connection = pin!(connection);
    let seat = line.seat();
    let mut stage = line.stage.clone();
    let mut look = pin!(sleep_until(next_look(line)));
    let mut closing = false;
    loop {
        tokio::select! {
            biased;
            // How a connection ended is the client's affair; its requests are logged one by one.
            _ = poll_fn(|cx| seat.poll(cx, connection.as_mut())) => return,
            () = look.as_mut() => match line.pulse.judge(&line.surroundings.limits) {
                Verdict::Wait(until) => look.as_mut().reset(until),
                Verdict::Idle if !closing => {
                    closing = true;
                    connection.as_mut().graceful_shutdown();
                    look.as_mut().reset(Instant::now() + 2 * LINGER);
                }
                Verdict::Idle | Verdict::Slow => return,
            },
            changed = reached(&mut stage, if closing { Stage::Ended } else { Stage::Draining }) => {
                if changed == Stage::Ended {
                    return;
                }
                closing = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

fn next_look(line: &Line) -> Instant {
    match line.pulse.judge(&line.surroundings.limits) {
        Verdict::Wait(until) => until,
        Verdict::Idle | Verdict::Slow => Instant::now(),
    }
}

/// Waits for `least` or a later stage and says which it is; a listener without an owner has ended.
async fn reached(stage: &mut watch::Receiver<Stage>, least: Stage) -> Stage {
    let reached = |stage: &Stage| *stage == Stage::Ended || *stage == least;
    stage.wait_for(reached).await.map_or(Stage::Ended, |stage| *stage)
}

/// Says something to a client that speaks another language, and lets it read that.
async fn say(stream: TcpStream, line: Arc<Line>, text: &[u8]) {
    let Limits { write_stall, .. } = line.surroundings.limits;
    let mut socket = Socket::new(stream, line.pulse.clone());
    let said = async {
        socket.write_all(text).await?;
        socket.shutdown().await
    };
    let _ = timeout(write_stall, said).await;
}
