//! The AWS door: tells protocol and service apart, verifies the signature, and finds the operation.

mod refusals;
mod signature;

use std::sync::{Mutex, OnceLock, PoisonError};

use aws::model::Protocol;
use aws::{Invalid, Service};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};

use crate::app::Incoming;
use crate::body::{NoRoom, RequestBody, Share, Unread, collect};
use crate::call::{Answer, Bearer, Called, Context, Entry, Input, Refused};
use crate::trail::failed;
use crate::{App, Body, Trail, ecr, iam as iam_service, sts};

use refusals::{invalid_action, missing_action, no_room, not_built, too_fast, unknown, unknown_operation};

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// The most bytes that a body may have that nobody signed: twice what a provider's token may.
const UNSIGNED_BODY: usize = 64 << 10;

/// A service that Berth serves: its model and what of it is built.
struct Served {
    service: &'static Service,
    operations: &'static [Entry],
}

const SERVED: [Served; 3] = [
    Served { service: &aws::models::ecr::SERVICE, operations: ecr::OPERATIONS },
    Served { service: &aws::models::iam::SERVICE, operations: iam_service::OPERATIONS },
    Served { service: &aws::models::sts::SERVICE, operations: sts::OPERATIONS },
];

/// What a request asks for, as far as its envelope tells.
struct Asked {
    served: &'static Served,
    operation: String,
    input: Input,
}

impl Asked {
    fn needs_no_signature(&self) -> bool {
        self.served.service.signing_name == "sts" && sts::UNSIGNED.contains(&&*self.operation)
    }
}

/// Answers a request at this door.
pub(crate) async fn answer(app: &App, request: Incoming<'_>, body: RequestBody) -> Response<Body> {
    let mut trail = Trail::default();
    let protocol = protocol_of(&request);
    let (service, answer) = match understood(app, &request, protocol, body, &mut trail).await {
        Ok((service, answer)) => (service, answer),
        Err((service, refused)) => (service, Answer::Refused(refused)),
    };
    let mut response = match answer {
        Answer::Done(bytes) => written(protocol, StatusCode::OK, bytes),
        Answer::Refused(refused) => {
            trail.error = Some(failed(refused.code, refused.report.as_ref().unwrap_or(&refused.message)));
            refusal(protocol, service, refused, request.request_id)
        }
    };
    response.extensions_mut().insert(trail);
    response
}

fn refusal(protocol: Protocol, service: &Service, refused: Refused, request_id: &str) -> Response<Body> {
    let Refused { code, status, message, members, .. } = refused;
    let bytes = match protocol {
        Protocol::Json => aws::json::error_body(code, &message, members),
        Protocol::Query => aws::query::error_body(service, code, &message, status, request_id),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = written(protocol, status, bytes);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

fn written(protocol: Protocol, status: StatusCode, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let content_type = match protocol {
        Protocol::Json => "application/x-amz-json-1.1",
        Protocol::Query => "text/xml",
    };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A request with a target speaks JSON; all others speak Query, as the one protocol that browsers can.
fn protocol_of(request: &Incoming<'_>) -> Protocol {
    let json = request.headers.contains_key(TARGET)
        || request
            .header(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.starts_with("application/x-amz-json"));
    if json { Protocol::Json } else { Protocol::Query }
}

type Outcome<T> = Result<T, (&'static Service, Refused)>;

async fn understood(
    app: &App,
    request: &Incoming<'_>,
    protocol: Protocol,
    body: RequestBody,
    trail: &mut Trail,
) -> Outcome<(&'static Service, Answer)> {
    let guessed = guessed(request, protocol);
    // What nobody signs speaks Query alone.
    let unsigned = protocol == Protocol::Query && signature::is_unsigned(request);
    let read = read_body(app, request, guessed, unsigned, body).await;
    let (bytes, _budget) = read.map_err(|refused| (guessed, refused))?;
    let asked = asked(request, protocol, bytes.clone());
    let service = asked.as_ref().map_or(guessed, |asked| asked.served.service);
    let open = unsigned && asked.as_ref().is_ok_and(Asked::needs_no_signature);
    let signed = match open {
        true => Ok(signature::nobody(app, request)),
        false => signature::verify(app, request, &bytes, service).await,
    };
    let signed = signed.map_err(|refused| (service, refused))?;
    trail.caller = Some(signed.caller.clone());
    trail.region = Some(signed.region.clone());
    trail.service = event_source(service);
    let Asked { served, operation, input } = asked.map_err(|invalid| (service, unknown(invalid)))?;
    let origin = request.origin();
    let context = Context {
        account: signed.account,
        caller: signed.caller,
        region: signed.region,
        origin: &origin,
        request_id: request.request_id,
        request: request.circumstances(),
        further: Mutex::default(),
        bearer: OnceLock::new(),
    };
    let modelled = service.operation(&operation).map(|table| table.name);
    trail.operation = modelled.unwrap_or_default();
    let of_ecr = modelled.filter(|_| service.signing_name == "ecr");
    if app.throttles.take((&context.caller, request.peer), &context.region, of_ecr).is_err() {
        return Err((service, too_fast(protocol)));
    }
    let Some(entry) = served.operations.iter().find(|entry| entry.table.name == operation) else {
        return Err((service, not_built(service, &operation, &input)));
    };
    let Called { answer, account, repository, parameters, elements, mut judged } =
        (entry.run)(app, &context, input).await;
    let mut further = context.further.into_inner().unwrap_or_else(PoisonError::into_inner);
    judged.append(&mut further.judged);
    (trail.created, trail.notice) = (further.created, further.notice);
    (trail.account, trail.repository, trail.judged) = (account, repository, judged);
    (trail.parameters, trail.elements) = (parameters, elements);
    if let Some(Bearer { caller, subject, account }) = context.bearer.into_inner() {
        (trail.caller, trail.subject, trail.account) = (Some(caller), Some(subject), Some(account));
    }
    Ok((service, answer))
}

/// The service that answers a request whose parameters do not say which: the one that it is signed for.
fn guessed(request: &Incoming<'_>, protocol: Protocol) -> &'static Service {
    let (signed, speaking) = (signature::service(request), |it: &&Served| it.service.protocol == protocol);
    let signed = SERVED.iter().filter(speaking).find(|it| signed.as_deref() == Some(it.service.signing_name));
    signed.map_or(
        match protocol {
            Protocol::Json => &aws::models::ecr::SERVICE,
            Protocol::Query => &aws::models::sts::SERVICE,
        },
        |it| it.service,
    )
}

/// The service as event records name it.
fn event_source(service: &Service) -> &'static str {
    match service.signing_name {
        "ecr" => "ecr.amazonaws.com",
        "iam" => "iam.amazonaws.com",
        "sts" => "sts.amazonaws.com",
        _ => "",
    }
}

/// The most bytes that the body of an operation may have.
fn body_limit(request: &Incoming<'_>) -> usize {
    let target = request.headers.get(TARGET).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match target.rsplit('.').next() {
        Some("UploadLayerPart") => 28 << 20,
        Some("PutImage") => 9 << 20,
        _ => 1 << 20,
    }
}

/// Reads the body, having waited for its share of the memory that all bodies have together. Bodies without credentials
/// share a little of their own: strangers could hold all of it, and more in small bodies that never end.
async fn read_body<'a>(
    app: &'a App,
    request: &Incoming<'_>,
    service: &Service,
    unsigned: bool,
    body: RequestBody,
) -> Result<(Bytes, Share<'a>), Refused> {
    let limit = if unsigned { UNSIGNED_BODY } else { body_limit(request) };
    let length = request.header(header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    let too_large = || Refused {
        code: "RequestEntityTooLargeException",
        status: 413,
        message: format!("The request's body is larger than {limit} bytes."),
        ..Refused::default()
    };
    if length.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    if !unsigned {
        signature::check_key(app, request, service).await?;
    }
    // Beside the body stand its JSON value and what is decoded from that: a layer part's bytes are held thrice.
    let bytes = length.unwrap_or(limit).saturating_mul(3);
    let share = match unsigned {
        true => app.room_for_strangers(request.peer, bytes).await,
        false => app.room_for(request.peer, bytes).await,
    };
    let share = share.map_err(|NoRoom| no_room())?;
    match collect(body, limit, &share).await {
        Ok(bytes) => Ok((bytes, share)),
        Err(Unread::TooLarge { .. }) => Err(too_large()),
        Err(Unread::Broken(report)) => Err(Refused {
            code: "RequestTimeoutException",
            status: 400,
            message: "The request's body broke off or came too slowly.".to_owned(),
            report: Some(report),
            ..Refused::default()
        }),
    }
}

/// Finds service and operation by `X-Amz-Target`, or by `Action` and `Version`.
fn asked(request: &Incoming<'_>, protocol: Protocol, body: Bytes) -> Result<Asked, Invalid> {
    let at_root = request.uri.path() == "/";
    match protocol {
        Protocol::Json => {
            let target = request.headers.get(TARGET).and_then(|value| value.to_str().ok());
            // What a GET does must be harmless, and no other path is anybody's.
            let target = target.filter(|_| at_root && request.method == Method::POST).unwrap_or_default();
            let (prefix, operation) = target.rsplit_once('.').unwrap_or(("", target));
            let served = SERVED.iter().find(|served| {
                served.service.protocol == Protocol::Json && served.service.target_prefix == prefix
            });
            let served = served.ok_or_else(unknown_operation)?;
            Ok(Asked { served, operation: operation.to_owned(), input: Input::Json(body) })
        }
        Protocol::Query => {
            // Who presigns a POST moves its form into the URL, and so does every GET.
            let in_url = request.method == Method::GET || body.is_empty();
            let form = match in_url {
                true => request.uri.query().unwrap_or_default().as_bytes(),
                false => &body[..],
            };
            let pairs = aws::query::Pairs::parse(form)?;
            let served_here = at_root && (request.method == Method::GET || request.method == Method::POST);
            let action = pairs.get("Action").filter(|_| served_here).ok_or_else(missing_action)?.to_owned();
            let version = pairs.get("Version").unwrap_or_default();
            let served = SERVED.iter().find(|served| {
                served.service.protocol == Protocol::Query && served.service.api_version == version
            });
            let served = served.ok_or_else(|| invalid_action(&action, version))?;
            Ok(Asked { served, operation: action, input: Input::Query(pairs) })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::net::{Ipv4Addr, SocketAddr};

    use aws::ModelledError;
    use aws::models::ecr::PutImageError;
    use http::Request;
    use http_body::Frame;
    use http_body_util::{BodyExt, StreamBody};
    use iam::AccountId;

    use super::*;
    use crate::ecr::app_in_a_box::{AppInABox, MINE};
    use crate::{Peer, wording};

    #[test]
    fn operations_are_asked_for_by_post_at_the_root() {
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let target = HeaderValue::from_static("AmazonEC2ContainerRegistry_V20150921.DescribeRegistry");
        let code = |method, uri| {
            let (uri, headers) =
                (http::Uri::from_static(uri), [(TARGET, target.clone())].into_iter().collect());
            let incoming =
                Incoming { method, uri, headers, peer: &peer, https: false, request_id: "a-request" };
            asked(&incoming, Protocol::Json, Bytes::new()).err().map(|invalid| invalid.code)
        };
        assert_eq!(code(Method::POST, "/"), None);
        assert_eq!(code(Method::GET, "/"), Some("UnknownOperationException"));
        assert_eq!(code(Method::POST, "/elsewhere"), Some("UnknownOperationException"));
    }

    #[test]
    fn a_presigned_post_has_its_form_in_the_url() {
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let name = |method, body: &'static str| {
            let uri = http::Uri::from_static("/?Action=GetCallerIdentity&Version=2011-06-15");
            let incoming = Incoming {
                method,
                uri,
                headers: Default::default(),
                peer: &peer,
                https: false,
                request_id: "a-request",
            };
            let asked = asked(&incoming, Protocol::Query, Bytes::from(body));
            asked.map(|asked| asked.operation).map_err(|invalid| invalid.code)
        };
        let found = Ok("GetCallerIdentity".to_owned());
        assert_eq!((name(Method::POST, ""), name(Method::GET, "")), (found.clone(), found));
        assert_eq!(name(Method::POST, "Action=GetSessionToken"), Err("InvalidAction"));
        assert_eq!(name(Method::PUT, ""), Err("MissingAction"));
    }

    #[tokio::test]
    async fn what_is_unavailable_is_to_be_asked_for_again() {
        let (account, error) =
            (AccountId::parse(MINE).unwrap(), registry::Error::Unavailable("no database".to_owned()));
        let refused =
            wording::refused(error.into(), Protocol::Json, PutImageError::TABLE, account, "team/web");
        let answer = refusal(Protocol::Json, &aws::models::ecr::SERVICE, refused, "a-request");
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[header::RETRY_AFTER], "1");
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.contains("ServerException") && !text.contains("no database"), "{text}");
    }

    #[tokio::test]
    async fn strangers_do_not_get_to_send_bodies() {
        assert_refused_unread(20 << 20).await;
        assert_refused_unread(2).await;
    }

    async fn assert_refused_unread(length: usize) {
        let deployment = AppInABox::open().await;
        let read = async { Err::<Frame<Bytes>, _>(io::Error::other("the body was read")) };
        let request = Request::post("/")
            .header(TARGET, "AmazonEC2ContainerRegistry_V20150921.UploadLayerPart")
            .header(header::CONTENT_LENGTH, length)
            .body(StreamBody::new(Box::pin(futures_util::stream::once(read))))
            .unwrap();
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let answer = deployment.app.answer(request, &peer, "a-request").await;
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8(body.to_vec()).unwrap();
        assert!(text.contains("MissingAuthenticationTokenException"), "{text}");
    }
}
