//! Counts for Prometheus. Every series is fixed by what Berth can do, never by what a client says.

mod storage;
mod text;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, Response, StatusCode, header};
use http_body_util::Full;

pub use storage::Storage;

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Counts `more`.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Relaxed);
    }

    /// The count.
    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

/// A number that goes up and down.
#[derive(Debug, Default)]
pub struct Gauge(AtomicI64);

impl Gauge {
    /// Goes up by `more`.
    pub fn add(&self, more: i64) {
        self.0.fetch_add(more, Relaxed);
    }

    /// Goes down by `less`.
    pub fn sub(&self, less: i64) {
        self.0.fetch_sub(less, Relaxed);
    }

    /// The number.
    pub fn get(&self) -> i64 {
        self.0.load(Relaxed)
    }
}

/// Upper bounds of the duration buckets, in microseconds.
const BUCKETS: [u64; 14] = [
    100,
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    100_000,
    250_000,
    1_000_000,
    5_000_000,
    30_000_000,
    120_000_000,
];
/// Classes of status: 1xx to 5xx.
const CLASSES: usize = 5;
/// Room for operations. There are some eighty; the table is never full, so a search always ends.
const SLOTS: usize = 256;

/// What is counted for one operation.
#[derive(Debug)]
struct Operation {
    name: &'static str,
    answers: [Counter; CLASSES],
    buckets: [Counter; BUCKETS.len() + 1],
    micros: Counter,
    received: Counter,
    sent: Counter,
}

/// Everything that is counted.
#[derive(Debug)]
pub struct Metrics {
    /// Requests that are being answered.
    pub in_flight: Gauge,
    /// Connections that are open.
    pub connections_open: Gauge,
    /// Connections closed because their address had its share.
    pub connections_refused: Counter,
    /// An open-addressed table that only fills: finding a series takes neither a lock nor an allocation.
    operations: [OnceLock<Box<Operation>>; SLOTS],
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            in_flight: Gauge::default(),
            connections_open: Gauge::default(),
            connections_refused: Counter::default(),
            operations: [const { OnceLock::new() }; SLOTS],
        }
    }
}

impl Operation {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            answers: Default::default(),
            buckets: Default::default(),
            micros: Counter::default(),
            received: Counter::default(),
            sent: Counter::default(),
        }
    }
}

impl Metrics {
    /// Counts an answered request. `operation` is empty where none was found.
    pub fn answered(
        &self,
        operation: &'static str,
        status: u16,
        duration: Duration,
        received: u64,
        sent: u64,
    ) {
        let Some(counted) = self.operation(operation) else { return };
        let class = usize::from(status / 100).clamp(1, CLASSES) - 1;
        let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        counted.answers[class].add(1);
        counted.buckets[BUCKETS.partition_point(|bound| *bound < micros)].add(1);
        counted.micros.add(micros);
        if received > 0 {
            counted.received.add(received);
        }
        if sent > 0 {
            counted.sent.add(sent);
        }
    }

    /// Answers a request to the metrics' own listener: `/metrics`, and nothing else.
    pub async fn answer(
        &self,
        method: &Method,
        path: &str,
        dropped_log_lines: u64,
        storage: &Storage,
    ) -> Response<Full<Bytes>> {
        let (status, kind, text) = match (method, path) {
            (&Method::GET | &Method::HEAD, "/metrics") => {
                let text = self.text(dropped_log_lines) + &storage.text().await;
                (StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", text)
            }
            _ => (StatusCode::NOT_FOUND, "text/plain; charset=utf-8", String::from("GET /metrics\n")),
        };
        let mut response = Response::new(Full::new(Bytes::from(text)));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response
    }

    fn operation(&self, name: &'static str) -> Option<&Operation> {
        // FNV-1a: names are short, and nobody outside chooses them.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let first = hash as usize % SLOTS;
        let slots = self.operations[first..].iter().chain(&self.operations[..first]);
        slots
            .map(|slot| slot.get_or_init(|| Box::new(Operation::new(name))))
            .find(|operation| operation.name == name)
            .map(Box::as_ref)
    }
}
