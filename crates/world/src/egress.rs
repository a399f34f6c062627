//! Requests to servers outside, of which Berth makes few: every one goes through here.

mod address;
mod allowed;
mod error;
mod roots;
mod simulated;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, ClientBuilder, Url};

use allowed::Allowed;
pub use error::EgressError;
use simulated::Answers;

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a request may take, its answer's last byte included.
const WHOLE: Duration = Duration::from_secs(10);
/// How long the next part of a streamed answer may take.
const NEXT: Duration = Duration::from_secs(60);
/// Headers that an answer may have.
const HEADERS: usize = 100;

/// What an operator lets through.
#[derive(Clone, Debug, Default)]
pub struct EgressOptions {
    /// Hosts by name, and addresses and networks, that may be reached though they are private. A host listed by its
    /// name or its one address may also be asked over plain HTTP.
    pub allow: Vec<String>,
    /// PEM file of authorities that are believed beside the system's.
    pub ca_file: Option<PathBuf>,
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The HTTP status. A redirect is an answer like any other: it is not followed.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// An answer whose body is still to come.
#[derive(Debug)]
pub struct Streamed {
    /// The HTTP status. A redirect is an answer like any other: it is not followed.
    pub status: u16,
    /// The answer's headers.
    pub headers: HeaderMap,
    host: String,
    body: Coming,
}

#[derive(Debug)]
enum Coming {
    Real(Box<reqwest::Response>),
    Simulated(Option<Bytes>),
}

impl Streamed {
    /// The next bytes of the body, none after the last.
    ///
    /// # Errors
    /// [`EgressError::Unanswered`] if they do not come, or not in time.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, EgressError> {
        match &mut self.body {
            Coming::Real(response) => response.chunk().await.map_err(|error| unanswered(&self.host, &error)),
            Coming::Simulated(body) => Ok(body.take()),
        }
    }

    /// The whole body, of up to `most` bytes.
    ///
    /// # Errors
    /// [`EgressError::TooLarge`], and what [`Streamed::chunk`] may meet.
    pub async fn whole(mut self, most: usize) -> Result<Vec<u8>, EgressError> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if whole.len() + chunk.len() > most {
                return Err(EgressError::TooLarge { host: self.host, most });
            }
            whole.extend_from_slice(&chunk);
        }
        Ok(whole)
    }
}

/// The one way out. Names are resolved here, once; if any address of a name is private, link-local, reserved or a
/// tunnel into such networks, nothing is sent, unless the operator listed it. The connection then goes to the
/// addresses that were looked at, to no others, and through no proxy. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Egress(Way);

#[derive(Clone, Debug)]
enum Way {
    Real {
        client: Client,
        /// For bodies that take their time.
        patient: Client,
        allowed: Arc<Allowed>,
    },
    Simulated(Answers),
}

impl Egress {
    /// A way out as `options` say.
    pub fn open(options: &EgressOptions) -> Result<Self, EgressError> {
        Self::resolving(options, Names::System)
    }

    fn resolving(options: &EgressOptions, names: Names) -> Result<Self, EgressError> {
        let names = Arc::new(names);
        let allowed = Arc::new(Allowed::parse(&options.allow)?);
        let tls = roots::tls(options.ca_file.as_deref())?;
        let built = |timed: fn(ClientBuilder) -> ClientBuilder| {
            let client = Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .dns_resolver(Arc::new(Checking(allowed.clone(), names.clone())))
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .http1_only()
                .http1_max_headers(HEADERS)
                // Each request resolves and is checked anew.
                .pool_max_idle_per_host(0)
                .connect_timeout(CONNECT);
            timed(client).build().map_err(|error| EgressError::Unusable(spelled(&error)))
        };
        let (client, patient) = (built(|it| it.timeout(WHOLE))?, built(|it| it.read_timeout(NEXT))?);
        Ok(Self(Way::Real { client, patient, allowed }))
    }

    /// For tests: no network; only what [`Egress::answer`] prepared answers.
    pub fn simulated() -> Self {
        Self(Way::Simulated(Answers::default()))
    }

    /// Prepares the answer of a simulated outside to GETs of `url`, in place of any earlier one. A real one ignores it.
    pub fn answer(&self, url: &str, status: u16, body: &str) {
        if let Way::Simulated(answers) = &self.0 {
            answers.put(url, Fetched { status, body: body.as_bytes().to_vec() });
        }
    }

    /// How often a simulated outside was asked for `url`.
    pub fn asked(&self, url: &str) -> usize {
        match &self.0 {
            Way::Simulated(answers) => answers.asked(url),
            Way::Real { .. } => 0,
        }
    }

    /// The answer to GET `url`, whose body may have up to `most` bytes.
    ///
    /// # Errors
    /// [`EgressError`]: the URL or its addresses are refused, nothing answered in time, or it answered too much.
    pub async fn get(&self, url: &str, most: usize) -> Result<Fetched, EgressError> {
        match &self.0 {
            Way::Real { client, allowed, .. } => {
                let response = sent(client, allowed, url, (Method::GET, HeaderMap::new(), None)).await?;
                Ok(Fetched { status: response.status, body: response.whole(most).await? })
            }
            Way::Simulated(answers) => answers.get(url),
        }
    }

    /// Sends a request with these headers, and a body if there is one; the answer's comes as a stream, however long that
    /// takes, as long as it goes on.
    ///
    /// # Errors
    /// As of [`Egress::get`].
    pub async fn send(
        &self,
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: Option<Vec<u8>>,
    ) -> Result<Streamed, EgressError> {
        match &self.0 {
            Way::Real { allowed, patient, .. } => sent(patient, allowed, url, (method, headers, body)).await,
            Way::Simulated(answers) => {
                let Fetched { status, body } = answers.get(url)?;
                let (headers, body) = (HeaderMap::new(), Coming::Simulated(Some(body.into())));
                Ok(Streamed { status, headers, host: url.to_owned(), body })
            }
        }
    }
}

async fn sent(
    client: &Client,
    allowed: &Allowed,
    url: &str,
    (method, headers, body): (Method, HeaderMap, Option<Vec<u8>>),
) -> Result<Streamed, EgressError> {
    let unreadable = || EgressError::Url(url.to_owned());
    let parsed = Url::parse(url).map_err(|_| unreadable())?;
    let host = parsed.host_str().ok_or_else(unreadable)?.trim_end_matches('.').to_owned();
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(unreadable());
    }
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host);
    match parsed.scheme() {
        "https" => {}
        "http" if allowed.names(literal) => {}
        _ => return Err(EgressError::Scheme(url.to_owned())),
    }
    // A connector resolves no literal, so that it is looked at here.
    if let Ok(ip) = literal.parse::<IpAddr>() {
        allowed.check(&host, ip)?;
    }
    let unreachable = |error: reqwest::Error| refused(&error).unwrap_or_else(|| unanswered(&host, &error));
    let mut request = client.request(method, parsed).headers(headers);
    if let Some(body) = body {
        request = request.body(body);
    }
    let mut response = request.send().await.map_err(unreachable)?;
    let headers = std::mem::take(response.headers_mut());
    let status = response.status().as_u16();
    Ok(Streamed { status, headers, host, body: Coming::Real(Box::new(response)) })
}

/// Resolves names for the connector, and keeps it from addresses that are refused.
struct Checking(Arc<Allowed>, Arc<Names>);

/// Who says which addresses a name has.
#[derive(Debug)]
enum Names {
    /// The machine's own resolver.
    System,
    /// One answer after the other, whatever the name.
    #[cfg(test)]
    Told(std::sync::Mutex<std::collections::VecDeque<Vec<IpAddr>>>),
}

impl Names {
    async fn resolve(&self, host: &str) -> std::io::Result<Vec<SocketAddr>> {
        match self {
            Self::System => Ok(tokio::net::lookup_host((host, 0)).await?.collect()),
            #[cfg(test)]
            Self::Told(answers) => tests::next(answers),
        }
    }
}

impl Resolve for Checking {
    fn resolve(&self, name: Name) -> Resolving {
        let (allowed, names, host) =
            (self.0.clone(), self.1.clone(), name.as_str().trim_end_matches('.').to_owned());
        Box::pin(async move {
            let found = names.resolve(&host).await?;
            for address in &found {
                allowed.check(&host, address.ip())?;
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// The refusal of an address, if that is what stopped the connector.
fn refused(error: &reqwest::Error) -> Option<EgressError> {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if let Some(EgressError::Address { host, address, why }) = error.downcast_ref() {
            return Some(EgressError::Address { host: host.clone(), address: *address, why });
        }
        cause = error.source();
    }
    None
}

fn unanswered(host: &str, error: &reqwest::Error) -> EgressError {
    EgressError::Unanswered { host: host.to_owned(), why: spelled(error) }
}

/// An error with its causes; the client's own text names none.
fn spelled(error: &dyn std::error::Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests;
