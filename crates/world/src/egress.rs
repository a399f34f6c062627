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

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url};

use allowed::Allowed;
pub use error::EgressError;
use simulated::Answers;

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a request may take, its answer's last byte included.
const WHOLE: Duration = Duration::from_secs(10);
/// Headers that an answer may have.
const HEADERS: usize = 100;

/// What an operator lets through.
#[derive(Clone, Debug, Default)]
pub struct EgressOptions {
    /// Hosts by name, and addresses and networks, that may be reached though they are private. A host listed by name
    /// may also be asked over plain HTTP.
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

/// The one way out. Names are resolved here, once; if any address of a name is private, link-local, reserved or a
/// tunnel into such networks, nothing is sent, unless the operator listed it. The connection then goes to the
/// addresses that were looked at, to no others, and through no proxy. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Egress(Way);

#[derive(Clone, Debug)]
enum Way {
    Real { client: Client, allowed: Arc<Allowed> },
    Simulated(Answers),
}

impl Egress {
    /// A way out as `options` say.
    pub fn open(options: &EgressOptions) -> Result<Self, EgressError> {
        let allowed = Arc::new(Allowed::parse(&options.allow)?);
        let client = Client::builder()
            .tls_backend_preconfigured(roots::tls(options.ca_file.as_deref())?)
            .dns_resolver(Arc::new(Checking(allowed.clone())))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .http1_only()
            .http1_max_headers(HEADERS)
            // Each request resolves and is checked anew.
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .build()
            .map_err(|error| EgressError::Unusable(spelled(&error)))?;
        Ok(Self(Way::Real { client, allowed }))
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
            Way::Real { client, allowed } => fetch(client, allowed, url, most).await,
            Way::Simulated(answers) => answers.get(url),
        }
    }
}

async fn fetch(client: &Client, allowed: &Allowed, url: &str, most: usize) -> Result<Fetched, EgressError> {
    let unreadable = || EgressError::Url(url.to_owned());
    let parsed = Url::parse(url).map_err(|_| unreadable())?;
    let host = parsed.host_str().ok_or_else(unreadable)?.trim_end_matches('.').to_owned();
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(unreadable());
    }
    match parsed.scheme() {
        "https" => {}
        "http" if allowed.names(&host) => {}
        _ => return Err(EgressError::Scheme(url.to_owned())),
    }
    // A connector resolves no literal, so that it is looked at here.
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host);
    if let Ok(ip) = literal.parse::<IpAddr>() {
        allowed.check(&host, ip)?;
    }
    let unreachable = |error: reqwest::Error| refused(&error).unwrap_or_else(|| unanswered(&host, &error));
    let mut response = client.get(parsed).send().await.map_err(unreachable)?;
    let too_large = || EgressError::TooLarge { host: host.clone(), most };
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unanswered(&host, &error))? {
        if body.len() + chunk.len() > most {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Fetched { status: response.status().as_u16(), body })
}

/// Resolves names for the connector, and keeps it from addresses that are refused.
struct Checking(Arc<Allowed>);

impl Resolve for Checking {
    fn resolve(&self, name: Name) -> Resolving {
        let (allowed, host) = (self.0.clone(), name.as_str().trim_end_matches('.').to_owned());
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
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
