//! The `/v2` door: OCI Distribution 1.1, with ECR's login and ECR's words.

mod blobs;
mod catalog;
#[cfg(test)]
mod census;
mod error;
mod login;
mod manifests;
mod referrers;
mod said;
mod support;
mod tags;
mod uploads;

use std::sync::{Mutex, PoisonError};

use futures_util::Stream;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};
use iam::{AccountId, Demand, Grant, Region};
use identity::Caller;
use oci::{Digest, Reference, RepositoryName, V2Path};

use crate::app::Incoming;
use crate::body::RequestBody;
use crate::create_on_push::{Further, Pusher};
use crate::{App, Body, Trail};

pub(crate) use blobs::blob_response;
pub(crate) use error::V2Error;
pub(crate) use login::{caller as logged_in, check_region};

const API_VERSION: HeaderName = HeaderName::from_static("docker-distribution-api-version");
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("docker-content-digest");
/// The most that a list gives at a time.
const MOST_ITEMS: usize = 1000;

/// What a client can say at this door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    Base,
    Catalog,
    ListTags,
    GetManifest,
    HeadManifest,
    PutManifest,
    DeleteManifest,
    GetBlob,
    HeadBlob,
    DeleteBlob,
    BeginUpload,
    AppendUpload,
    FinishUpload,
    UploadStatus,
    CancelUpload,
    ListReferrers,
}

impl Sentence {
    /// The sentence that a method makes of a path.
    fn of(method: &Method, path: &V2Path<'_>) -> Option<Self> {
        Some(match (path, method.as_str()) {
            (V2Path::Base, "GET" | "HEAD") => Self::Base,
            (V2Path::Catalog, "GET") => Self::Catalog,
            (V2Path::Tags { .. }, "GET") => Self::ListTags,
            (V2Path::Manifest { .. }, "GET") => Self::GetManifest,
            (V2Path::Manifest { .. }, "HEAD") => Self::HeadManifest,
            (V2Path::Manifest { .. }, "PUT") => Self::PutManifest,
            (V2Path::Manifest { .. }, "DELETE") => Self::DeleteManifest,
            (V2Path::Blob { .. }, "GET") => Self::GetBlob,
            (V2Path::Blob { .. }, "HEAD") => Self::HeadBlob,
            (V2Path::Blob { .. }, "DELETE") => Self::DeleteBlob,
            (V2Path::Uploads { .. }, "POST") => Self::BeginUpload,
            (V2Path::Upload { .. }, "PATCH") => Self::AppendUpload,
            (V2Path::Upload { .. }, "PUT") => Self::FinishUpload,
            (V2Path::Upload { .. }, "GET") => Self::UploadStatus,
            (V2Path::Upload { .. }, "DELETE") => Self::CancelUpload,
            (V2Path::Referrers { .. }, "GET") => Self::ListReferrers,
            _ => return None,
        })
    }

    /// Whether it is part of a pull, the one thing that takes no credentials where a registry says so.
    fn pulls(self) -> bool {
        matches!(self, Self::GetManifest | Self::HeadManifest | Self::GetBlob | Self::HeadBlob)
    }

    /// The methods that make a sentence of a path, as an `Allow` header lists them (RFC 9110 §15.5.6).
    fn methods(path: &V2Path<'_>) -> String {
        let methods = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
        let allowed = methods.iter().filter(|method| Self::of(method, path).is_some());
        allowed.map(Method::as_str).collect::<Vec<_>>().join(", ")
    }

    /// Its name in logs and metrics, and the action that the gate judges; `Base` needs none, `Catalog` one for each line.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Base => ("Base", ""),
            Self::Catalog => ("Catalog", "ecr:DescribeRepositories"),
            Self::ListTags => ("ListTags", "ecr:ListImages"),
            Self::GetManifest => ("GetManifest", "ecr:BatchGetImage"),
            Self::HeadManifest => ("HeadManifest", "ecr:BatchGetImage"),
            Self::PutManifest => ("PutManifest", "ecr:PutImage"),
            Self::DeleteManifest => ("DeleteManifest", "ecr:BatchDeleteImage"),
            Self::GetBlob => ("GetBlob", "ecr:GetDownloadUrlForLayer"),
            Self::HeadBlob => ("HeadBlob", "ecr:BatchCheckLayerAvailability"),
            Self::DeleteBlob => ("DeleteBlob", "ecr:BatchDeleteImage"),
            Self::BeginUpload => ("BeginUpload", "ecr:InitiateLayerUpload"),
            Self::AppendUpload => ("AppendUpload", "ecr:UploadLayerPart"),
            Self::FinishUpload => ("FinishUpload", "ecr:CompleteLayerUpload"),
            Self::UploadStatus => ("UploadStatus", "ecr:UploadLayerPart"),
            Self::CancelUpload => ("CancelUpload", "ecr:UploadLayerPart"),
            Self::ListReferrers => ("ListReferrers", "ecr:BatchGetImage"),
        }
    }
}

/// The actions that the gate judges beside the sentence's own: whoever brings bytes, or makes a blob of them, must be
/// allowed to, in whichever request they come.
fn further(sentence: Sentence, incoming: &Incoming<'_>, brings_bytes: bool) -> &'static [&'static str] {
    match sentence {
        Sentence::BeginUpload if incoming.query("digest").is_some() => {
            &["ecr:UploadLayerPart", "ecr:CompleteLayerUpload"]
        }
        Sentence::FinishUpload if brings_bytes => &["ecr:UploadLayerPart"],
        _ => &[],
    }
}

/// A request that was understood and allowed.
struct Request<'a> {
    incoming: &'a Incoming<'a>,
    path: V2Path<'a>,
    caller: Caller,
    /// What the HTTP request says of itself, by condition key.
    context: iam::Context,
    grant: Grant,
    /// What the gate says beside what it was asked first.
    further: Mutex<Further>,
}

impl Request<'_> {
    fn pusher(&self) -> Pusher<'_> {
        let (caller, request, further) = (&self.caller, &self.context, &self.further);
        Pusher { caller, request, request_id: self.incoming.request_id, further }
    }

    fn account(&self) -> AccountId {
        self.grant.account()
    }

    fn region(&self) -> &Region {
        self.grant.region()
    }

    /// The repository's name, as it stands in the path.
    fn name(&self) -> &str {
        self.path.name().unwrap_or_default()
    }

    /// An absolute URL below the repository: `rest` follows `/v2/NAME/`.
    fn url(&self, rest: std::fmt::Arguments<'_>) -> String {
        format!("{}/v2/{}/{rest}", self.incoming.origin(), self.name())
    }
}

/// Answers a request at this door.
pub(crate) async fn answer(app: &App, incoming: Incoming<'_>, body: RequestBody) -> Response<Body> {
    let mut trail = Trail::default();
    let mut response = match understood(app, &incoming, body, &mut trail).await {
        Ok(response) => response,
        Err(error) => {
            trail.error = Some(error.report());
            error.respond(&incoming)
        }
    };
    let headers = response.headers_mut();
    headers.insert(API_VERSION, HeaderValue::from_static("registry/2.0"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response.extensions_mut().insert(trail);
    response
}

async fn understood(
    app: &App,
    incoming: &Incoming<'_>,
    body: RequestBody,
    trail: &mut Trail,
) -> Result<Response<Body>, V2Error> {
    let caller = login::caller(app, incoming).await?;
    trail.caller = Some(caller.clone());
    let anonymous = caller == Caller::anonymous();
    match allowed(app, incoming, caller, body.size_hint().1 != Some(0), trail).await {
        Ok(Asked::Base) => Ok(support::run()),
        Ok(Asked::Catalog { caller, account, region }) => {
            let registry = (account, &region);
            catalog::run(app, &catalog::Asked { incoming, caller: &caller, registry }, trail).await
        }
        Ok(Asked::Of(sentence, request)) => {
            let answered = run(app, sentence, &request, body, trail).await;
            trail.elements =
                answered.as_ref().ok().and_then(|answer| said::elements(sentence, &request.path, answer));
            let mut further = request.further.lock().unwrap_or_else(PoisonError::into_inner);
            trail.judged.append(&mut further.judged);
            trail.created = further.created.take();
            drop(further);
            answered.map_err(|error| error.in_words(request.account(), request.name()))
        }
        // Who has no credentials is asked for them, whatever it was that they did not suffice for.
        Err(error) if anonymous && !error.passes() => Err(V2Error::Unauthorized),
        Err(error) => Err(error),
    }
}

/// What was asked and allowed.
enum Asked<'a> {
    /// Whether this is a registry, for which credentials suffice.
    Base,
    /// The catalogue of a registry, each line of which is judged by itself.
    Catalog { caller: Caller, account: AccountId, region: Region },
    /// All else.
    Of(Sentence, Box<Request<'a>>),
}

async fn allowed<'a>(
    app: &App,
    incoming: &'a Incoming<'a>,
    caller: Caller,
    brings_bytes: bool,
    trail: &mut Trail,
) -> Result<Asked<'a>, V2Error> {
    let path = V2Path::parse(incoming.uri.path()).ok_or(V2Error::NotFound)?;
    let sentence = Sentence::of(&incoming.method, &path)
        .ok_or_else(|| V2Error::MethodNotAllowed { allowed: Sentence::methods(&path) })?;
    let (operation, action) = sentence.names();
    trail.operation = operation;
    if caller == Caller::anonymous() && !sentence.pulls() {
        return Err(V2Error::Unauthorized);
    }
    let (account, region) = app.registry_asked(incoming.host(), &caller);
    (trail.account, trail.region) = (Some(account), Some(region.clone()));
    login::check_region(app, &caller, &region)?;
    app.throttles.take((&caller, incoming.peer), &region, action.strip_prefix("ecr:"))?;
    let demand = match path.name() {
        Some(name) => {
            RepositoryName::check(name).map_err(|error| V2Error::name_invalid(&error))?;
            trail.repository = Some(name.to_owned());
            trail.parameters = said::parameters(sentence, &path, incoming);
            on_image(Demand::repository(action, account, &region, name), &path)
        }
        None if sentence == Sentence::Catalog => return Ok(Asked::Catalog { caller, account, region }),
        None => return Ok(Asked::Base),
    };
    let context = incoming.circumstances();
    let id = incoming.request_id;
    let grant = app.judge((&caller, &context), demand, (id, &mut trail.judged)).await?;
    for action in further(sentence, incoming, brings_bytes) {
        let demand = Demand::repository(action, account, &region, path.name().unwrap_or_default());
        app.judge((&caller, &context), demand, (id, &mut trail.judged)).await?;
    }
    let further = Mutex::default();
    Ok(Asked::Of(sentence, Box::new(Request { incoming, path, caller, context, grant, further })))
}

/// The demand with the tag or the digest that the path names.
fn on_image(demand: Demand, path: &V2Path<'_>) -> Demand {
    match path {
        V2Path::Manifest { reference, .. } => match Reference::parse(&decoded(reference)) {
            Ok(Reference::Tag(tag)) => demand.with("berth:ImageTag", tag.as_str()),
            Ok(Reference::Digest(digest)) => demand.with("berth:ImageDigest", digest.to_string()),
            Err(_) => demand,
        },
        V2Path::Referrers { digest, .. } => demand.with("berth:ImageDigest", decoded(digest)),
        _ => demand,
    }
}

async fn run(
    app: &App,
    sentence: Sentence,
    request: &Request<'_>,
    body: RequestBody,
    trail: &mut Trail,
) -> Result<Response<Body>, V2Error> {
    match sentence {
        // They have no repository, and were answered before.
        Sentence::Base | Sentence::Catalog => Err(V2Error::NotFound),
        Sentence::ListTags => tags::run(app, request).await,
        Sentence::GetManifest | Sentence::HeadManifest => manifests::read(app, request).await,
        Sentence::PutManifest => manifests::put(app, request, body).await,
        Sentence::DeleteManifest => manifests::delete(app, request).await,
        Sentence::GetBlob | Sentence::HeadBlob => blobs::read(app, request).await,
        Sentence::DeleteBlob => blobs::delete(app, request).await,
        Sentence::BeginUpload => uploads::begin(app, request, body, trail).await,
        Sentence::AppendUpload => uploads::append(app, request, body).await,
        Sentence::FinishUpload => uploads::finish(app, request, body).await,
        Sentence::UploadStatus => uploads::status(app, request).await,
        Sentence::CancelUpload => uploads::cancel(app, request).await,
        Sentence::ListReferrers => referrers::run(app, request).await,
    }
}

/// Reads a digest from a path or a query; clients may send its colon escaped.
fn digest(text: &str) -> Result<Digest, V2Error> {
    Digest::parse(&decoded(text)).map_err(|error| V2Error::digest_invalid(&error))
}

fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = status;
    response
}

fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn json(bytes: Vec<u8>, content_type: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// How many items a list may give: `n` if it is there, at most 1,000 (OCI distribution-spec, "Listing Tags").
fn page_size(request: &Request<'_>) -> Result<usize, V2Error> {
    items_of(request.incoming)
}

fn items_of(incoming: &Incoming<'_>) -> Result<usize, V2Error> {
    incoming.query("n").map_or(Ok(MOST_ITEMS), |text| items(&text))
}

/// A number of items as a client writes it.
fn items(text: &str) -> Result<usize, V2Error> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(V2Error::page_invalid(text));
    }
    // Digits that are no number here are too great a number.
    Ok(text.parse().unwrap_or(MOST_ITEMS).min(MOST_ITEMS))
}

/// The next page's `Link`.
fn link(response: &mut Response<Body>, url: &str, n: usize, last: &str) {
    let last = percent_encoding::utf8_percent_encode(last, percent_encoding::NON_ALPHANUMERIC);
    set(response, header::LINK, &format!("<{url}?n={n}&last={last}>; rel=\"next\""));
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use http::HeaderMap;

    use super::*;
    use crate::Peer;

    fn actions(sentence: Sentence, target: &'static str, brings_bytes: bool) -> &'static [&'static str] {
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let uri = http::Uri::from_static(target);
        let (method, headers) = (Method::POST, HeaderMap::new());
        let incoming = Incoming { method, uri, headers, peer: &peer, https: false, request_id: "a-request" };
        further(sentence, &incoming, brings_bytes)
    }

    #[test]
    fn great_numbers_of_items_are_clamped_and_other_texts_refused() {
        for (text, most) in [("0", 0), ("7", 7), ("1001", 1000), ("99999999999999999999999", 1000)] {
            assert_eq!(items(text).unwrap(), most, "{text}");
        }
        for text in ["", "-1", "+5", "1.0", "x"] {
            assert!(items(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_whole_blob_takes_the_rights_of_all_its_steps() {
        let whole = actions(Sentence::BeginUpload, "/v2/team/web/blobs/uploads/?digest=sha256:00", true);
        assert_eq!(whole, ["ecr:UploadLayerPart", "ecr:CompleteLayerUpload"]);
        assert!(actions(Sentence::BeginUpload, "/v2/team/web/blobs/uploads/", true).is_empty());
    }

    #[test]
    fn the_last_bytes_take_the_right_to_bring_bytes() {
        let target = "/v2/team/web/blobs/uploads/an-id?digest=sha256:00";
        assert_eq!(actions(Sentence::FinishUpload, target, true), ["ecr:UploadLayerPart"]);
        assert!(actions(Sentence::FinishUpload, target, false).is_empty());
    }
}
