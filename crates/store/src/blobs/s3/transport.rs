use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
    ReqwestConnector,
};
use tokio::time::Instant;
use world::Chance;

use super::pace::Pace;

/// How long the server gets to answer, and how long a request is tried again.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Patience {
    /// Until the answer begins, for a request of no bytes.
    pub(in super::super) answer: Duration,
    /// Until a large object is put together of its parts.
    pub(in super::super) complete: Duration,
    /// Until the next bytes of a body come.
    pub(in super::super) chunk: Duration,
    /// How often a request is sent at most.
    pub(in super::super) attempts: u32,
    /// After this no further attempt begins.
    pub(in super::super) total: Duration,
    /// How long an upload may hold room for a part without filling it while others wait.
    pub(in super::super) hold: Duration,
    /// About how long the first pause between attempts is; each is twice the one before.
    pub(in super::super) pause: Duration,
}

impl Patience {
    /// For a server that clients wait for: some ask no longer than half a minute.
    pub(in super::super) const USUAL: Patience = Patience {
        answer: Duration::from_secs(15),
        complete: Duration::from_secs(120),
        chunk: Duration::from_secs(15),
        attempts: 8,
        total: Duration::from_secs(25),
        hold: Duration::from_secs(5),
        pause: Duration::from_millis(100),
    };
}

impl Patience {
    /// The same for who waits for the first byte of an object: an outage is told of within a few seconds.
    pub(super) fn of_readers(self) -> Patience {
        Patience {
            answer: self.answer.min(Duration::from_secs(5)),
            attempts: self.attempts.min(5),
            total: self.total.min(Duration::from_secs(3)),
            ..self
        }
    }
}

/// The slowest that a request's bytes may travel, in bytes for a second.
const SLOWEST: u64 = 256 << 10;

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Makes clients that share one pace and try again.
#[derive(Clone, Debug)]
pub(super) struct Connector {
    pub(super) pace: Pace,
    pub(super) patience: Patience,
}

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = ReqwestConnector::default().connect(options)?;
        Ok(HttpClient::new(Paced { client, pace: self.pace.clone(), patience: self.patience }))
    }
}

/// Sends requests, all but one of which can be sent again, whatever became of them: an object is written with the same
/// bytes, a part under its own number, and a second completion finds no upload any more, which the caller looks into.
/// The beginning of a multipart upload is sent again only if the server refused it or was not reached: where the answer
/// was lost, each further one would leave behind an upload whose name nobody knows.
#[derive(Debug)]
struct Paced {
    client: HttpClient,
    pace: Pace,
    patience: Patience,
}

impl HttpService for Paced {
    fn call<'life0, 'async_trait>(
        &'life0 self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(self.send(request))
    }
}

impl Paced {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (begun, chance) = (Instant::now(), Chance::system());
        let once = begins_upload(&request);
        let mut attempt = 1;
        loop {
            let turn = self.pace.turn().await;
            let result = self.once(request.clone()).await;
            drop(turn);
            let again = match result.as_ref().map(|answer| answer.status().as_u16()) {
                Ok(429 | 503) => {
                    self.pace.slow_down(Instant::now());
                    true
                }
                Ok(408) => true,
                Ok(status) if status < 500 => {
                    self.pace.went_well();
                    false
                }
                // What came from a gateway tells nothing of the server behind it.
                Ok(status) => status != 501 && !(once && matches!(status, 502 | 504)),
                Err(error) => !once || error.kind() == HttpErrorKind::Connect,
            };
            let spent = attempt >= self.patience.attempts || begun.elapsed() >= self.patience.total;
            if !again || spent || !self.pace.may_retry() {
                return result;
            }
            drop(result);
            tokio::time::sleep(self.pause(attempt, &chance)).await;
            attempt += 1;
        }
    }

    async fn once(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let query = request.uri().query().unwrap_or_default();
        let completes = request.method().as_str() == "POST" && query.contains("uploadId=");
        let first = if completes { self.patience.complete } else { self.patience.answer };
        let travel = Duration::from_secs(request.body().content_length() as u64 / SLOWEST);
        match tokio::time::timeout(first + travel, self.client.execute(request)).await {
            Ok(result) => result,
            Err(late) => Err(HttpError::new(HttpErrorKind::Timeout, late)),
        }
    }

    /// Between half of the pause and all of it, so that those who failed together do not come back together.
    fn pause(&self, attempt: u32, chance: &Chance) -> Duration {
        let whole = self.patience.pause.saturating_mul(1 << (attempt - 1).min(10)).min(LONGEST_PAUSE);
        let [random] = chance.bytes::<1>();
        whole.mul_f64(0.5 + f64::from(random) / 512.0)
    }
}

/// CreateMultipartUpload.
fn begins_upload(request: &HttpRequest) -> bool {
    let query = request.uri().query().unwrap_or_default();
    request.method().as_str() == "POST"
        && query.split('&').any(|pair| pair.trim_end_matches('=') == "uploads")
}
