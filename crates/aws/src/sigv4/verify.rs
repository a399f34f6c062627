//! The checks of presented credentials against their key, in order.

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use super::canonical::{Lines, Parts};
use super::credential::TERMINATOR;
use super::presented::{ALGORITHM, Presented};
use super::refusal::{Mismatch, Refusal, Scope, Skew};
use super::request::{Payload, Request};
use super::signing_keys::{SigningKeys, SigningSecret, Slot};

/// An access key, as far as verification must know it.
#[derive(Clone, Copy)]
pub struct Key<'a> {
    /// Its secret.
    pub secret: &'a SigningSecret,
    /// False once it was switched off.
    pub active: bool,
    /// The token that must be presented with it: a temporary key has one, a long-term key none.
    pub session_token: Option<&'a str>,
    /// When it ends, if it is temporary.
    pub expires: Option<Timestamp>,
}

/// What a signature must be meant for, and when.
#[derive(Clone, Copy, Debug)]
pub struct Expect<'a> {
    /// The signing name of the service asked.
    pub service: &'a str,
    /// The regions served. `None` for any.
    pub regions: Option<&'a [String]>,
    /// The time of the check.
    pub now: Timestamp,
    /// How far a request's time may be from `now`, either way.
    pub skew: SignedDuration,
}

/// The service whose paths and payloads follow rules of their own.
const S3: &str = "s3";

/// What S3's requests may say of their body in place of its hash.
const S3_PAYLOADS: [&str; 4] = [
    UNSIGNED_PAYLOAD,
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
];
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

impl Presented {
    /// Verifies that the owner of `key` signed this `request`, here and now. `key` is the one of
    /// [`Presented::access_key_id`], `None` if there is no such key.
    ///
    /// For `s3`, a body said to be unsigned or streamed is not covered by the signature, and its
    /// hash is not looked at.
    ///
    /// # Errors
    ///
    /// The first of the refusals that applies, in the order in which [`Refusal`] lists them.
    pub fn verify(
        &self,
        request: &Request<'_>,
        key: Option<&Key<'_>>,
        payload: Payload,
        expect: &Expect<'_>,
        keys: &SigningKeys,
    ) -> Result<(), Refusal> {
        let key = key.filter(|key| key.active && self.token_is(key)).ok_or(Refusal::UnknownKey)?;
        if key.expires.is_some_and(|end| expect.now >= end) {
            return Err(Refusal::ExpiredToken);
        }
        self.check_scope(expect)?;
        self.check_time(expect)?;
        Ok(self.check_signature(request, key.secret, payload, keys)?)
    }

    fn token_is(&self, key: &Key<'_>) -> bool {
        match (self.session_token(), key.session_token) {
            (Some(presented), Some(token)) => presented.as_bytes().ct_eq(token.as_bytes()).into(),
            (None, None) => true,
            _ => false,
        }
    }

    fn check_scope(&self, expect: &Expect<'_>) -> Result<(), Scope> {
        let scope = &self.credential;
        let served = match expect.regions {
            Some(regions) => regions.iter().any(|region| region == scope.region()),
            None => is_region(scope.region()),
        };
        let faults = Scope {
            region: (!served).then(|| scope.region().to_owned()),
            service: (scope.service() != expect.service).then(|| expect.service.to_owned()),
            terminator: (scope.terminator() != TERMINATOR).then(|| scope.terminator().to_owned()),
            date: (self.stamp.get(..8) != Some(scope.date()))
                .then(|| (scope.date().to_owned(), self.stamp.clone())),
        };
        if faults == Scope::default() { Ok(()) } else { Err(faults) }
    }

    fn check_time(&self, expect: &Expect<'_>) -> Result<(), Skew> {
        let (signed, now) = (self.signed_at, expect.now);
        let age = now.duration_since(signed);
        let allowed = self.life.unwrap_or(expect.skew);
        if age > allowed {
            return Err(Skew::Expired { signed, now, allowed });
        }
        if -age > expect.skew {
            return Err(Skew::Early { signed, now, allowed: expect.skew });
        }
        Ok(())
    }

    fn check_signature(
        &self,
        request: &Request<'_>,
        secret: &SigningSecret,
        payload: Payload,
        keys: &SigningKeys,
    ) -> Result<(), Mismatch> {
        let lines = Lines::of(request.headers);
        lines.check(&self.signed_headers)?;
        let parts = Parts {
            request,
            lines: &lines,
            signed_headers: &self.signed_headers,
            payload: &self.payload(payload)?,
            presigned: self.is_presigned(),
            s3: self.service() == S3,
        };
        let slot = Slot::of(secret, &self.credential);
        let kept = keys.find(&slot);
        let key = kept.clone().unwrap_or_else(|| Arc::new(secret.derive(&self.credential)));
        let mut readings = parts.readings().into_iter();
        let signed = readings.any(|reading| self.signature_is(&key, &parts.write(reading)));
        match (signed, kept) {
            (true, Some(_)) => Ok(()),
            (true, None) => {
                keys.keep(slot, key);
                Ok(())
            }
            (false, _) => Err(Mismatch::Signature),
        }
    }

    /// What stands for the body in the canonical request.
    fn payload(&self, payload: Payload) -> Result<String, Mismatch> {
        let Payload::Hash(hash) = payload;
        let s3 = self.service() == S3;
        match self.content_sha256.as_deref() {
            Some(word) if s3 && S3_PAYLOADS.contains(&word) => Ok(word.to_owned()),
            None if s3 && self.is_presigned() => Ok(UNSIGNED_PAYLOAD.to_owned()),
            None => Ok(hex::encode(hash)),
            Some(claimed) => {
                let received = hex::encode(hash);
                if claimed == received { Ok(received) } else { Err(Mismatch::Body) }
            }
        }
    }

    fn signature_is(&self, key: &hmac::Key, canonical: &[u8]) -> bool {
        let scope = self.credential.scope();
        let hash = hex::encode(digest(&SHA256, canonical));
        let to_sign = [ALGORITHM, &self.stamp, scope, &hash].join("\n");
        let signature = hex::encode(hmac::sign(key, to_sign.as_bytes()));
        signature.as_bytes().ct_eq(self.signature.as_bytes()).into()
    }
}

/// A region goes into names and ARNs later on, so where any is served it must at least look like one.
fn is_region(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=25).contains(&text.len()) && text.bytes().all(fits)
}
