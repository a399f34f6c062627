use std::future::{Future, poll_fn};
use std::io;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Instant;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::USER_AGENT;
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, Version};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use iam::AccountId;
use tokio::sync::watch;
use tracing::{Instrument, Span};

use super::body::{Body, Tally};
use super::lanes::Tenant;
use super::pulse::Pulse;
use super::refusal::{self, Refusal};
use super::request_id::RequestIds;
use super::turns::{self, Seat, Turns};
use super::{Peer, RequestId, Stage, Surroundings, Trail, forwarded, host};
use crate::audit::Event;
use crate::journal::Access;

/// Carries the request's id on every answer.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
/// What logs say of a client that went away before its answer began.
const CLIENT_CLOSED: u16 = 499;

/// A connection as its requests see it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) surroundings: Arc<Surroundings>,
    pub(super) pulse: Arc<Pulse>,
    pub(super) ids: RequestIds,
    pub(super) peer: Peer,
    pub(super) stage: watch::Receiver<Stage>,
    pub(super) turns: Arc<Turns>,
    /// The [`Tenant`] whose turns it takes: the caller of the last request, before that the address.
    pub(super) tenant: Arc<AtomicU64>,
}

impl Line {
    /// A place to wait for the connection's turns.
    pub(super) fn seat(&self) -> Arc<Seat> {
        self.turns.seat(self.tenant.clone())
    }

    /// A place for one request to wait, if `peer` is not the connection's own.
    fn seat_of(&self, peer: &Peer) -> Option<Arc<Seat>> {
        let proxied = peer.address != self.peer.address;
        proxied.then(|| self.turns.seat(Arc::new(AtomicU64::new(Tenant::address(peer.address.ip()).0))))
    }

    /// The connection is `account`'s from now on, unless it is a proxy's.
    fn belongs_to(&self, account: AccountId) {
        let tenant = Tenant::account(account).0;
        let before = self.tenant.load(Relaxed);
        if before != tenant && before != Tenant::PROXY.0 {
            self.tenant.store(tenant, Relaxed);
        }
    }
}

/// One request from its headers to the end of its answer; the end, however it comes, is what its drop records.
#[derive(Debug)]
struct Exchange {
    line: Arc<Line>,
    started: Instant,
    id: RequestId,
    peer: Peer,
    method: Method,
    uri: Uri,
    tally: Option<Arc<Tally>>,
    status: u16,
    sent: u64,
    complete: bool,
    quiet: bool,
    trail: Trail,
    /// What the client calls itself; kept where it is recorded.
    agent: Option<HeaderValue>,
}

/// The body of an answer on its way out.
#[derive(Debug)]
pub struct Answered<B> {
    content: Content<B>,
    exchange: Box<Exchange>,
}

#[derive(Debug)]
enum Content<B> {
    Listener(Option<Bytes>),
    Answer(B),
}

/// Takes one request through the limits to `answer`, and its answer back out.
pub(super) async fn exchange<A, F, B>(
    line: Arc<Line>,
    answer: &A,
    request: Request<Incoming>,
) -> Response<Answered<B>>
where
    A: Fn(Request<Body>, Peer, RequestId) -> F,
    F: Future<Output = Response<B>>,
    B: http_body::Body<Data = Bytes, Error = io::Error> + Unpin,
{
    let mut exchange = Box::new(Exchange::begin(line, &request));
    let http1 = request.version() < Version::HTTP_2;
    if let Some(refusal) = exchange.judge(&request) {
        return exchange.refuse(refusal, http1);
    }
    let (parts, incoming) = request.into_parts();
    let (body, tally) = Body::new(incoming, &exchange.line.surroundings.limits);
    exchange.tally = tally;
    let peer = forwarded::peer(exchange.line.peer, &parts.headers, &exchange.line.surroundings.trusted);
    exchange.peer = peer;
    let id = exchange.id;
    let span = exchange.span();
    let seat = exchange.line.seat_of(&peer);
    let answering = async { answer(Request::from_parts(parts, body), peer, id).await }.instrument(span);
    let mut answering = pin!(answering);
    let answering = poll_fn(|cx| match &seat {
        Some(seat) => seat.poll(cx, answering.as_mut()),
        None => answering.as_mut().poll(cx),
    });
    // What a panic leaves half done is dropped with the request; what is shared guards itself.
    match AssertUnwindSafe(answering).catch_unwind().await {
        Ok(_) if exchange.was_slow() => exchange.refuse(refusal::TOO_SLOW, http1),
        Ok(mut response) => {
            exchange.trail = response.extensions_mut().remove().unwrap_or_default();
            if let Some(account) = exchange.trail.tenant() {
                exchange.line.belongs_to(account);
            }
            exchange.finish(response.map(Content::Answer))
        }
        Err(_) => {
            tracing::error!(request_id = exchange.id.as_str(), "a request ended in a panic");
            exchange.trail.error = Some(String::from("panic"));
            exchange.refuse(refusal::BROKEN, http1)
        }
    }
}

impl Exchange {
    fn begin(line: Arc<Line>, request: &Request<Incoming>) -> Self {
        line.pulse.begin();
        line.surroundings.metrics.in_flight.add(1);
        Self {
            started: Instant::now(),
            id: line.ids.next(),
            peer: line.peer,
            method: request.method().clone(),
            uri: request.uri().clone(),
            tally: None,
            status: CLIENT_CLOSED,
            sent: 0,
            complete: false,
            quiet: false,
            trail: Trail::default(),
            agent: line.surroundings.audit.as_ref().and_then(|_| request.headers().get(USER_AGENT).cloned()),
            line,
        }
    }

    /// What the listener says by itself: limits, and the two probes.
    fn judge(&mut self, request: &Request<Incoming>) -> Option<Refusal> {
        let limits = &self.line.surroundings.limits;
        let target = self.uri.path_and_query().map_or(0, |target| target.as_str().len());
        if target > limits.uri_bytes as usize {
            return Some(refusal::URI_TOO_LONG);
        }
        if !host::is_one(request) {
            return Some(refusal::HOST);
        }
        // HTTP/1.1's headers were counted as they came.
        let counted = request.version() < Version::HTTP_2;
        if !counted && self.header_bytes(request) > limits.header_bytes as usize {
            return Some(refusal::HEADERS_TOO_LARGE);
        }
        match self.uri.path() {
            "/livez" => Some(self.probed(refusal::LIVE)),
            "/readyz" if *self.line.stage.borrow() != Stage::Open => Some(self.probed(refusal::DRAINING)),
            "/readyz" if !(self.line.surroundings.ready.0)() => Some(self.probed(refusal::NOT_READY)),
            "/readyz" => Some(self.probed(refusal::LIVE)),
            _ => None,
        }
    }

    /// Gives what is logged on the request's behalf its id. Reads, which are many and cheap, go without: a span would
    /// cost one in thirty, and all that can go wrong with them stands in their answer and its log line.
    fn span(&self) -> Span {
        match self.method {
            Method::GET | Method::HEAD => Span::none(),
            _ => tracing::error_span!("request", request_id = self.id.as_str()),
        }
    }

    fn header_bytes(&self, request: &Request<Incoming>) -> usize {
        let headers = request.headers().iter();
        let bytes = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len();
        self.uri.path().len() + self.uri.query().map_or(0, str::len) + headers.map(bytes).sum::<usize>()
    }

    fn probed(&mut self, answer: Refusal) -> Refusal {
        self.quiet = true;
        self.trail.operation = "Probe";
        answer
    }

    /// Where requests are not logged, what is our fault is all the same: answers refer to the log.
    fn log_fault(&self) {
        let (status, operation) = (self.status, self.trail.operation);
        if let Some(error) = self.trail.error.as_deref().filter(|_| status >= 500 && !self.quiet) {
            tracing::error!(request_id = self.id.as_str(), status, operation, error, "a request failed");
        }
    }

    /// What the answer had no place for is said in the log.
    fn log_notice(&self) {
        if let Some(notice) = self.trail.notice {
            let operation = self.trail.operation;
            tracing::warn!(request_id = self.id.as_str(), operation, "{notice}");
        }
    }

    /// Tells the audit of a request that reached an operation.
    fn record(&self) {
        let Some(audit) = self.line.surroundings.audit.as_ref().filter(|_| self.trail.caller.is_some())
        else {
            return;
        };
        audit.record(&Event {
            micros: self.line.surroundings.world.clock.micros(),
            request_id: self.id.as_str(),
            client: self.peer.address.ip().to_canonical(),
            user_agent: self.agent.as_ref().and_then(|agent| agent.to_str().ok()),
            status: self.status,
            trail: &self.trail,
        });
    }

    fn was_slow(&self) -> bool {
        self.tally.as_ref().is_some_and(|tally| tally.slow.load(Relaxed))
    }

    fn refuse<B>(mut self: Box<Self>, refusal: Refusal, http1: bool) -> Response<Answered<B>>
    where
        B: http_body::Body<Data = Bytes, Error = io::Error> + Unpin,
    {
        if !self.quiet && self.trail.error.is_none() {
            self.trail.error = Some(refusal.text.trim_end().to_owned());
        }
        self.finish(refusal.response(http1).map(|text| Content::Listener(Some(text))))
    }

    fn finish<B>(mut self: Box<Self>, mut response: Response<Content<B>>) -> Response<Answered<B>>
    where
        B: http_body::Body<Data = Bytes, Error = io::Error> + Unpin,
    {
        response.headers_mut().insert(REQUEST_ID, self.id.header());
        self.status = response.status().as_u16();
        let bodiless = self.method == Method::HEAD || response.status() == StatusCode::NOT_MODIFIED;
        self.complete = bodiless || response.body().is_over();
        response.map(|content| Answered { content, exchange: self })
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        let surroundings = &self.line.surroundings;
        let duration = self.started.elapsed();
        let received = self.tally.as_ref().map_or(0, |tally| tally.bytes.load(Relaxed));
        self.line.pulse.end();
        surroundings.metrics.in_flight.sub(1);
        surroundings.metrics.answered(self.trail.operation, self.status, duration, received, self.sent);
        self.record();
        self.log_notice();
        let Some((journal, format)) = surroundings.access.as_ref().filter(|_| !self.quiet) else {
            return self.log_fault();
        };
        let access = Access {
            micros: surroundings.world.clock.micros(),
            request_id: self.id,
            client: self.peer.address.ip().to_canonical(),
            method: &self.method,
            uri: &self.uri,
            status: self.status,
            received,
            sent: self.sent,
            duration,
            complete: self.complete,
            trail: &self.trail,
        };
        access.log(journal, *format);
    }
}

impl<B: http_body::Body<Data = Bytes, Error = io::Error> + Unpin> Content<B> {
    fn is_over(&self) -> bool {
        match self {
            Self::Listener(text) => text.is_none(),
            Self::Answer(body) => body.is_end_stream(),
        }
    }
}

impl<B: http_body::Body<Data = Bytes, Error = io::Error> + Unpin> http_body::Body for Answered<B> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = &mut *self;
        let polled = match &mut this.content {
            Content::Listener(text) => Poll::Ready(text.take().map(|text| Ok(Frame::data(text)))),
            Content::Answer(body) => Pin::new(body).poll_frame(cx),
        };
        turns::is_reading(polled.is_pending());
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                this.exchange.sent += frame.data_ref().map_or(0, Bytes::len) as u64;
                this.exchange.complete |= this.content.is_over();
            }
            Poll::Ready(Some(Err(error))) => this.exchange.trail.error = Some(error.to_string()),
            Poll::Ready(None) => this.exchange.complete = true,
            Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_over()
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Listener(text) => SizeHint::with_exact(text.as_ref().map_or(0, Bytes::len) as u64),
            Content::Answer(body) => body.size_hint(),
        }
    }
}
