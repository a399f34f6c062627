//! Who signed a request.

use aws::Service;
use aws::model::Protocol;
use aws::sigv4::{Expect, Key, Payload, Presented, Refusal, Request, SigningSecret};
use bytes::Bytes;
use iam::{AccountId, Principal, Region};
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
    let found = key_of(app, &presented).await?;
    let secret = found.as_ref().map(|found| SigningSecret::new(found.secret.expose()));
    let key = match (&found, &secret) {
        (Some(SigningIdentity { active, expires, .. }), Some(secret)) => {
            // A token opens for its own key alone, so that the one presented is the right one.
            let session_token = presented.session_token().filter(|_| expires.is_some());
            Some(Key { secret, active: *active, session_token, expires: *expires })
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
    // Sessions of users and federated users could use IAM only with a second factor, which nobody has.
    let own_right = caller.session.is_none() || matches!(caller.principal, Principal::Session(_));
    if service.signing_name == "iam" && !own_right {
        return Err(refuse(Refusal::UnknownKey));
    }
    let used = match &caller.principal {
        // A role remembers when it was last used as a key does; a session's own key is not worth a row.
        Principal::Session(session) => Some(session.role_id.as_str()),
        _ => Some(presented.access_key_id()).filter(|_| caller.session.is_none()),
    };
    if let Some(used) = used {
        app.identity.note_key_use(used, service.signing_name, presented.region());
    }
    let region = Region::parse(presented.region()).map_err(|error| unavailable(&error.to_string()))?;
    Ok(Signed { caller, account, region })
}

/// Refuses a request whose credentials name no key that may sign. Nothing is verified yet: that takes the body.
pub(super) async fn check_key(app: &App, incoming: &Incoming<'_>, service: &Service) -> Result<(), Refused> {
    let request = Request::new(incoming.method.as_str(), target(incoming), &incoming.headers);
    let refuse = |refusal: Refusal| refused(&refusal, service.protocol);
    let presented = Presented::read(&request).map_err(refuse)?;
    match key_of(app, &presented).await? {
        Some(SigningIdentity { active: true, .. }) => Ok(()),
        Some(SigningIdentity { caller, .. }) => {
            let why = format!("The access key {} is disabled.", presented.access_key_id());
            app.identity.note_refused(incoming.request_id, &caller.principal, &why);
            Err(refuse(Refusal::UnknownKey))
        }
        _ => Err(refuse(Refusal::UnknownKey)),
    }
}

/// The key that is presented: with a token that of a session, without one a long-term key.
async fn key_of(app: &App, presented: &Presented) -> Result<Option<SigningIdentity>, Refused> {
    let id = presented.access_key_id();
    let found = match presented.session_token() {
        Some(token) => app.identity.session_key(id, token).await,
        None => app.identity.signing_key(id).await,
    };
    found.map_err(|error| unavailable(&error.to_string()))
}

/// The signing name of the service that the credentials are scoped to.
pub(super) fn service(incoming: &Incoming<'_>) -> Option<String> {
    let request = Request::new(incoming.method.as_str(), target(incoming), &incoming.headers);
    Presented::read(&request).ok().map(|presented| presented.service().to_owned())
}

/// Whether a request presents no credentials at all.
pub(super) fn is_unsigned(incoming: &Incoming<'_>) -> bool {
    let request = Request::new(incoming.method.as_str(), target(incoming), &incoming.headers);
    matches!(Presented::read(&request), Err(Refusal::Missing))
}

/// What stands for a signature where none is needed: the registry that the host means, and nobody.
pub(super) fn nobody(app: &App, incoming: &Incoming<'_>) -> Signed {
    let caller = Caller::anonymous();
    let (account, region) = app.registry_asked(incoming.host(), &caller);
    Signed { caller, account, region }
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
