//! The server under test, and somebody who talks to it.

use crate::answer;
use crate::aws::Aws;
use reqwest::Method;
use reqwest::blocking::{Body, Client};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use testkit::{Answer, Options, Server};

/// The region of every test that does not need a registry of its own.
const REGION: &str = "us-east-1";

/// The process that tests share. It ends with the last test that holds it.
struct Running {
    client: Client,
    url: String,
    aws: Aws,
    server: Mutex<Server>,
    end: Option<Sender<()>>,
    keeper: Option<JoinHandle<()>>,
}

impl Running {
    /// The one that runs already, else a new one.
    fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Running>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let running = Arc::new(Self::start(Server::options()));
            *shared = Arc::downgrade(&running);
            running
        })
    }

    /// A server dies with the thread that started it, so it gets one that outlives the tests' own.
    fn start(options: Options) -> Self {
        let (give, given) = mpsc::channel();
        let (end, ended) = mpsc::channel::<()>();
        let keeper = std::thread::spawn(move || {
            give.send(options.start()).unwrap_or_else(|_| unreachable!("somebody waits for it"));
            // An error is the end: nobody holds the other side any more.
            let _ = ended.recv();
        });
        let server = given.recv().expect("the server starts");
        // Another server of the process may have installed it already.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let client = Client::builder().no_proxy().build().unwrap();
        let (url, server) = (server.url().to_owned(), Mutex::new(server));
        Self { client, url, aws: Aws::root(), server, end: Some(end), keeper: Some(keeper) }
    }

    /// The last lines of its log.
    fn log(&self) -> String {
        let log = self.server.lock().unwrap_or_else(PoisonError::into_inner).log();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.end.take());
        // It panics only when the server did, which has then been told.
        let _ = self.keeper.take().map(JoinHandle::join);
    }
}

/// Somebody at the registry of one region.
#[derive(Clone)]
pub(crate) struct Registry {
    running: Arc<Running>,
    region: String,
    authorization: Option<String>,
}

impl Registry {
    /// Root, logged in, on the server that tests share.
    pub(crate) fn shared() -> Self {
        Self::in_region(REGION)
    }

    /// Root, logged in, on the shared server's registry of `region`: each is empty at first and sees no other.
    pub(crate) fn in_region(region: &str) -> Self {
        Self::logged_in(Running::shared(), region)
    }

    /// Root, logged in, on a server that no other test uses.
    pub(crate) fn of_its_own() -> Self {
        Self::logged_in(Arc::new(Running::start(Server::options())), REGION)
    }

    fn logged_in(running: Arc<Running>, region: &str) -> Self {
        let authorization = Some(running.aws.login(&running.client, &running.url, region));
        Self { running, region: region.to_owned(), authorization }
    }

    /// The same place with another `Authorization` header, or none.
    pub(crate) fn presenting(&self, authorization: Option<&str>) -> Self {
        Self { authorization: authorization.map(str::to_owned), ..self.clone() }
    }

    /// Its `Authorization` header.
    pub(crate) fn authorization(&self) -> &str {
        self.authorization.as_deref().unwrap()
    }

    /// Its address, as in `http://127.0.0.1:5000`.
    pub(crate) fn url(&self) -> &str {
        &self.running.url
    }

    /// Makes a repository.
    pub(crate) fn create(&self, name: &str) {
        self.aws("CreateRepository", &json!({"repositoryName": name}));
    }

    /// Calls an operation at the AWS door, which must succeed.
    pub(crate) fn aws(&self, operation: &str, input: &Value) {
        let Running { client, url, aws, .. } = &*self.running;
        aws.call(client, url, &self.region, operation, input);
    }

    /// A name that no other test has.
    pub(crate) fn unused_name() -> String {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        format!("team/project-{}", NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// Sends a request. `target` is a path, or a whole URL as in `Location`. Whatever comes back is no fault of the
    /// server, and has the form that the specification gives to every answer.
    pub(crate) fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let url = if target.starts_with('/') { format!("{}{target}", self.url()) } else { target.to_owned() };
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.running.client.request(method.clone(), &url).body(body);
        let login = self.authorization.as_deref().map(|value| ("Authorization", value));
        let headers = headers.iter().copied().chain(login);
        let request = headers.fold(request, |request, (name, value)| request.header(name, value));
        let response = request.send().unwrap_or_else(|error| panic!("{method} {url}: {error:?}"));
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        assert!(status < 500, "{method} {url}: {status}\n{}", self.running.log());
        let answer = Answer { status, headers, body: response.bytes().unwrap().to_vec() };
        answer::check_form(&answer);
        answer
    }

    /// GET.
    pub(crate) fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &[], "")
    }
}
