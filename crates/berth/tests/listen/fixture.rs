use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use berth::config::{Limits, Sources};
use berth::journal::{Format, Journal, Writing};
use berth::listen::{self, Body, Ready, Stage, Surroundings, Tls};
use berth::metrics::Metrics;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing::subscriber::DefaultGuard;
use world::World;

pub(crate) type Answer = Response<BoxBody<Bytes, io::Error>>;

/// A listener on a port of its own.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) stage: watch::Sender<Stage>,
    pub(crate) surroundings: Arc<Surroundings>,
    pub(crate) serving: JoinHandle<()>,
    log: Arc<Mutex<Vec<u8>>>,
    writing: Writing,
    /// Events of this test's thread go to the same log.
    _events: DefaultGuard,
}

pub(crate) struct Setup {
    pub(crate) limits: Limits,
    pub(crate) tls: Option<Tls>,
    pub(crate) ready: Ready,
    /// Whether each request is logged.
    pub(crate) access: bool,
    /// Proxies that are believed.
    pub(crate) trusted: Vec<ipnet::IpNet>,
}

impl Default for Setup {
    fn default() -> Self {
        let limits = Sources::default().load().unwrap().limits;
        Self { limits, tls: None, ready: Ready::always(), access: true, trusted: Vec::new() }
    }
}

impl Setup {
    /// The defaults with some limits changed.
    pub(crate) fn limits(change: impl FnOnce(&mut Limits)) -> Self {
        let mut setup = Self::default();
        change(&mut setup.limits);
        setup
    }

    pub(crate) async fn serve<A, F>(self, answer: A) -> Server
    where
        A: Fn(Request<Body>) -> F + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        let log = Arc::new(Mutex::new(Vec::new()));
        let (journal, writing) = Journal::open(Shared(log.clone())).unwrap();
        let events = tracing_subscriber::fmt().json().flatten_event(true).with_writer(journal.clone());
        let events = tracing::subscriber::set_default(events.finish());
        let surroundings = Arc::new(Surroundings {
            audit: None,
            limits: self.limits,
            world: World::real(),
            metrics: Arc::new(Metrics::default()),
            access: self.access.then_some((journal, Format::Json)),
            trusted: self.trusted,
            ready: self.ready,
        });
        let socket = listen::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
        let address = socket.local_addr().unwrap();
        let (stage, stages) = watch::channel(Stage::Open);
        let answer = move |request, _, _| answer(request);
        let serving = tokio::spawn(listen::serve(socket, self.tls, surroundings.clone(), stages, answer));
        Server { address, stage, surroundings, serving, log, writing, _events: events }
    }
}

impl Server {
    pub(crate) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends `text` on a connection of its own and returns all that comes back until it is closed.
    pub(crate) async fn say(&self, text: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        stream.write_all(text.as_ref()).await.unwrap();
        read_all(&mut stream).await
    }

    /// Stops listening, waits for the end and returns the log.
    pub(crate) async fn log(self) -> Vec<serde_json::Value> {
        self.stage.send_replace(Stage::Draining);
        self.serving.await.unwrap();
        drop(self.writing);
        let log = self.log.lock().unwrap();
        log.split(|b| *b == b'\n')
            .filter(|line| !line.is_empty())
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect()
    }
}

struct Shared(Arc<Mutex<Vec<u8>>>);

impl io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything until the other end closes; a reset ends it too.
pub(crate) async fn read_all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut chunk).await {
        bytes.extend_from_slice(&chunk[..read]);
    }
    String::from_utf8(bytes).unwrap()
}

/// One answer with a body of known length.
pub(crate) async fn read_answer(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    loop {
        let head = text.windows(4).position(|end| end == b"\r\n\r\n");
        let whole = head.map(|head| {
            let lower = String::from_utf8_lossy(&text[..head]).to_ascii_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            head + 4 + length.unwrap_or(0)
        });
        if whole.is_some_and(|whole| text.len() >= whole) {
            return String::from_utf8(text).unwrap();
        }
        text.push(stream.read_u8().await.unwrap());
    }
}

pub(crate) fn text(text: impl Into<Bytes>) -> Answer {
    Response::new(Full::new(text.into()).map_err(|never| match never {}).boxed())
}

/// Answers with the body that came, or with 400 and why there is none.
pub(crate) async fn echo(request: Request<Body>) -> Answer {
    match request.into_body().collect().await {
        Ok(body) => text(body.to_bytes()),
        Err(error) => {
            let mut answer = text(error.to_string());
            *answer.status_mut() = http::StatusCode::BAD_REQUEST;
            answer
        }
    }
}

/// Gives rustls, as reqwest uses it, its one provider of cryptography.
pub(crate) fn install_crypto() {
    // The second test of a process finds it installed.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

/// A client that speaks HTTP/2 without asking first.
pub(crate) fn http2_client() -> reqwest::Client {
    install_crypto();
    reqwest::Client::builder().http2_prior_knowledge().no_proxy().build().unwrap()
}
