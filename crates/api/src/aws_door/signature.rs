//! Who signed a request.

use aws::Service;
use aws::model::Protocol;
use aws::sigv4::{Expect, Key, Payload, Presented, Refusal, Request, SigningSecret};
use bytes::Bytes;
use iam::{AccountId, Region};
use identity::{Caller, SigningIdentity};
use jiff::SignedDuration;

use crate::App;
use crate::app::Incoming;
use crate::call::Refused;

/// How far a request's time may be from ours: AWS's five minutes.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// A verified signature.
pub(super) struct Signed {
    pub(super) caller: Caller,
    pub(super) account: AccountId,
    pub(super) region: Region,
}

/// Verifies the request's signature for `service`; see settled order of checks in [`aws::sigv4`].
pub(super) async fn verify(
    app: &App,
    incoming: &Incoming<'_>,
    body: &Bytes,
    service: &Service,
) -> Result<Signed, Refused> {
    let refuse = |refusal: Refusal| refused(&refusal, service.protocol);
    let mut headers = incoming.headers.clone();
    if !headers.contains_key(http::header::HOST)
        && let Ok(host) = incoming.host().parse()
    {
        // HTTP/2 carries the host as a pseudo-header; signers sign it as the header that it stands for.
        headers.insert(http::header::HOST, host);
    }
    let request = Request::new(incoming.method.as_str(), target(incoming), &headers);
    let presented = Presented::read(&request).map_err(refuse)?;
    let found = app.identity.signing_key(presented.access_key_id()).await;
    let found = found.map_err(|error| unavailable(&error.to_string()))?;
    let secret = found.as_ref().map(|found| SigningSecret::new(found.secret.expose()));
    let key = match (&found, &secret) {
        (Some(SigningIdentity { active, .. }), Some(secret)) => {
            Some(Key { secret, active: *active, session_token: None, expires: None })
        }
        _ => None,
    };
    let regions: Option<Vec<String>> =
        app.addressing.regions.as_ref().map(|regions| regions.iter().map(Region::to_string).collect());
    let expect = Expect {
        service: service.signing_name,
        // IAM and STS are one for all regions: clients sign with their own, or with us-east-1.
        regions: regions.as_deref().filter(|_| service.protocol == Protocol::Json),
        now: app.world.clock.now(),
        skew: SKEW,
    };
    presented
        .verify(&request, key.as_ref(), Payload::of(body), &expect, &app.signing_keys)
        .map_err(refuse)?;
    let caller = found.map(|found| found.caller).ok_or_else(|| refuse(Refusal::UnknownKey))?;
    let account = caller.principal.account().ok_or_else(|| refuse(Refusal::UnknownKey))?;
    app.identity.note_key_use(presented.access_key_id(), service.signing_name, presented.region());
    let region = Region::parse(presented.region()).map_err(|error| unavailable(&error.to_string()))?;
    Ok(Signed { caller, account, region })
}

/// Refuses a request whose credentials name no key that may sign. Nothing is verified yet: that takes the body.
pub(super) async fn check_key(app: &App, incoming: &Incoming<'_>, service: &Service) -> Result<(), Refused> {
    let request = Request::new(incoming.method.as_str(), target(incoming), &incoming.headers);
    let refuse = |refusal: Refusal| refused(&refusal, service.protocol);
    let presented = Presented::read(&request).map_err(refuse)?;
    match app.identity.signing_key(presented.access_key_id()).await {
        Ok(Some(SigningIdentity { active: true, .. })) => Ok(()),
        Ok(_) => Err(refuse(Refusal::UnknownKey)),
        Err(error) => Err(unavailable(&error.to_string())),
    }
}

fn target<'a>(incoming: &'a Incoming<'_>) -> &'a str {
    incoming.uri.path_and_query().map_or("/", |target| target.as_str())
}

fn refused(refusal: &Refusal, protocol: Protocol) -> Refused {
    let (code, status) = match protocol {
        Protocol::Json => refusal.json_code(),
        Protocol::Query => refusal.query_code(),
    };
    let message = match protocol {
        Protocol::Json => refusal.message(),
        Protocol::Query => refusal.query_message(),
    };
    Refused { code, status, message, ..Refused::default() }
}

fn unavailable(report: &str) -> Refused {
    Refused {
        code: "ServiceUnavailable",
        status: 503,
        message: "The request could not be checked. Try again.".to_owned(),
        report: Some(report.to_owned()),
        ..Refused::default()
    }
}
