use std::sync::Arc;
use std::time::Duration;

use aws::sigv4::SigningKeys;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri, header};
use iam::{AccountId, Demand, Grant, Region};
use identity::{Caller, Identity, Refusal};
use registry::Registry;
use world::World;

use crate::body::{Budget, NoRoom, RequestBody, Share, received};
use crate::throttles::Throttles;
use crate::{Addressing, Body, Judged, Peer, Rates, aws_door, in_use_door, layer_door, v2};

/// Memory for request bodies that are held whole, and for what is decoded from them, in KiB: the largest body takes
/// 84 MiB of it.
const BODY_BUDGET_KIB: usize = 128 << 10;
/// The same for bodies that nobody signed.
const STRANGERS_BUDGET_KIB: usize = 8 << 10;
/// How long a body waits for its share.
const BODY_PATIENCE: Duration = Duration::from_secs(10);
/// Derived signing keys that are remembered.
const SIGNING_KEYS: usize = 10_000;

/// All that an answer takes.
#[derive(Debug)]
pub struct App {
    /// Who asks, and whether they may.
    pub identity: Identity,
    /// The rules.
    pub registry: Registry,
    /// Time and chance.
    pub world: World,
    /// Which registry a host means.
    pub addressing: Addressing,
    pub(crate) signing_keys: SigningKeys,
    pub(crate) throttles: Throttles,
    pub(crate) body_budget: Budget,
    strangers_budget: Budget,
}

/// A request, its body apart.
#[derive(Debug)]
pub(crate) struct Incoming<'a> {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) peer: &'a Peer,
    /// Whether the client reached the host by HTTPS.
    pub(crate) https: bool,
    pub(crate) request_id: &'a str,
}

impl Incoming<'_> {
    /// The host that the client asked, with its port.
    pub(crate) fn host(&self) -> &str {
        let authority = || self.uri.authority().map(http::uri::Authority::as_str);
        self.header(header::HOST).or_else(authority).unwrap_or_default()
    }

    /// A header that is text.
    pub(crate) fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The URL that the client asked, up to the path.
    pub(crate) fn origin(&self) -> String {
        format!("{}://{}", if self.https { "https" } else { "http" }, self.host())
    }

    /// What the request says of itself, by condition key. Only the address and TLS are to be relied on.
    pub(crate) fn circumstances(&self) -> iam::Context {
        let mut context = iam::Context::new();
        context.set("aws:SourceIp", self.peer.address.ip().to_canonical().to_string());
        context.set("aws:SecureTransport", if self.peer.tls { "true" } else { "false" });
        for (key, header) in [("aws:UserAgent", header::USER_AGENT), ("aws:referer", header::REFERER)] {
            if let Some(value) = self.header(header) {
                context.set(key, value);
            }
        }
        context
    }

    /// The first value of a query parameter, decoded.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        query_pairs(self.uri.query().unwrap_or_default()).find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// The pairs of a query string, decoded; `+` stands for a blank.
pub(crate) fn query_pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_encoding::percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    query.split('&').filter(|pair| !pair.is_empty()).map(move |pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

impl App {
    /// Puts the parts together. `rates` are those at which requests may come.
    pub fn new(
        (identity, registry): (Identity, Registry),
        world: World,
        addressing: Addressing,
        rates: Rates,
    ) -> Arc<Self> {
        let throttles = Throttles::new(rates, world.clock.clone());
        Arc::new(Self {
            identity,
            registry,
            world,
            addressing,
            throttles,
            signing_keys: SigningKeys::new(SIGNING_KEYS),
            body_budget: Budget::new(BODY_BUDGET_KIB, BODY_PATIENCE),
            strangers_budget: Budget::new(STRANGERS_BUDGET_KIB, BODY_PATIENCE),
        })
    }

    /// Answers one request. Its path chooses the door: `/v2`, layer downloads, reports of what is in use, and everything else is AWS's.
    pub async fn answer<B>(
        self: &Arc<Self>,
        request: Request<B>,
        peer: &Peer,
        request_id: &str,
    ) -> Response<Body>
    where
        B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (parts, body) = request.into_parts();
        let (method, uri, headers) = (parts.method, parts.uri, parts.headers);
        let mut incoming = Incoming { method, uri, headers, peer, https: peer.tls, request_id };
        incoming.https |= self.addressing.is_reached_by_https(incoming.host());
        self.route(incoming, received(body)).await
    }

    async fn route(&self, incoming: Incoming<'_>, body: RequestBody) -> Response<Body> {
        let (path, query) = (incoming.uri.path(), incoming.uri.query().unwrap_or_default());
        if path.contains("%00") || query.contains("%00") {
            // No name, id or key has it, and PostgreSQL takes no text that does.
            let mut response = Response::new(Body::from(b"The URL holds the character NUL.\n".to_vec()));
            *response.status_mut() = StatusCode::BAD_REQUEST;
            return response;
        }
        if path == "/v2" || path.starts_with("/v2/") {
            v2::answer(self, incoming, body).await
        } else if path == in_use_door::PATH {
            in_use_door::answer(self, incoming, body).await
        } else if path.starts_with(layer_door::PREFIX) {
            layer_door::answer(self, incoming).await
        } else {
            aws_door::answer(self, incoming, body).await
        }
    }

    /// Asks the gate for `caller`, and notes what it said.
    pub(crate) async fn judge(
        &self,
        (caller, request): (&Caller, &iam::Context),
        demand: Demand,
        (request_id, judged): (&str, &mut Vec<Judged>),
    ) -> Result<Grant, Refusal> {
        let asked = (demand.action, demand.resource.clone());
        let answer = self.identity.judge(caller, request, demand).await;
        if let Err(Refusal::Denied(denial)) = &answer {
            self.identity.note_denial(request_id, denial);
        }
        judged.push(Judged::by(&answer, asked));
        answer
    }

    /// Waits for a share of the memory that all bodies held whole have together.
    pub(crate) async fn room_for(&self, peer: &Peer, bytes: usize) -> Result<Share<'_>, NoRoom> {
        self.body_budget.share(peer.counted_as(), bytes).await
    }

    /// The same for requests without credentials.
    pub(crate) async fn room_for_strangers(&self, peer: &Peer, bytes: usize) -> Result<Share<'_>, NoRoom> {
        self.strangers_budget.share(peer.counted_as(), bytes).await
    }

    /// The registry that a request means: the host's if it names one, else the token's, else the default.
    pub(crate) fn registry_asked(&self, host: &str, caller: &Caller) -> (AccountId, Region) {
        let named = self.addressing.named_by(host);
        let token = caller.token_registry.as_ref();
        let account = named.account.or(token.map(|(account, _)| *account));
        let region = named.region.or(token.map(|(_, region)| region.clone()));
        (
            account.unwrap_or(self.addressing.default_account),
            region.unwrap_or_else(|| self.addressing.default_region.clone()),
        )
    }
}
