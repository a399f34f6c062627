//! Why a request is refused, in AWS's codes and words.

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

use super::moment::{basic, words};

/// Why a request is refused. The kinds stand in the order in which they are looked for.
///
/// `Display` gives the message of the JSON services.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// There are no credentials at all.
    #[error("Missing Authentication Token")]
    Missing,
    /// The credentials cannot be read.
    #[error(transparent)]
    Incomplete(#[from] Incomplete),
    /// The key does not exist or is inactive, or its session token is missing, wrong or superfluous.
    #[error("The security token included in the request is invalid.")]
    UnknownKey,
    /// The key was a temporary one, and its time is over.
    #[error("The security token included in the request is expired")]
    ExpiredToken,
    /// The signature is meant for somebody else: another service, region, day or scheme.
    #[error(transparent)]
    Scope(#[from] Scope),
    /// The request was signed too long ago, or in the future.
    #[error(transparent)]
    Skew(#[from] Skew),
    /// What was received is not what was signed, or another secret signed it.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

impl Refusal {
    /// The kind, in one word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Incomplete(_) => "incomplete",
            Self::UnknownKey => "unknown-key",
            Self::ExpiredToken => "expired-token",
            Self::Scope(_) => "scope",
            Self::Skew(_) => "skew",
            Self::Mismatch(_) => "mismatch",
        }
    }

    /// The message of the JSON services.
    pub fn message(&self) -> String {
        self.to_string()
    }

    /// The message of the Query services, which differs in places.
    pub fn query_message(&self) -> String {
        match self {
            Self::Missing => "Request is missing Authentication Token".to_owned(),
            Self::UnknownKey => "The security token included in the request is invalid".to_owned(),
            other => other.message(),
        }
    }

    /// Error code and HTTP status of the JSON services.
    pub fn json_code(&self) -> (&'static str, u16) {
        let code = match self {
            Self::Missing => "MissingAuthenticationTokenException",
            Self::Incomplete(_) => "IncompleteSignatureException",
            Self::UnknownKey => "UnrecognizedClientException",
            Self::ExpiredToken => "ExpiredTokenException",
            Self::Scope(_) | Self::Skew(_) | Self::Mismatch(_) => "InvalidSignatureException",
        };
        (code, 400)
    }

    /// Error code and HTTP status of the Query services.
    pub fn query_code(&self) -> (&'static str, u16) {
        match self {
            Self::Missing => ("MissingAuthenticationToken", 403),
            Self::Incomplete(_) => ("IncompleteSignature", 400),
            Self::UnknownKey => ("InvalidClientTokenId", 403),
            Self::ExpiredToken => ("ExpiredToken", 403),
            Self::Scope(_) | Self::Skew(_) | Self::Mismatch(_) => ("SignatureDoesNotMatch", 403),
        }
    }
}

/// What makes credentials unreadable.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Incomplete {
    /// An `Authorization` header and credentials in the query.
    #[error("Credentials must stand in the Authorization header or in the query string, not in both.")]
    TwoPlaces,
    /// A header or parameter of which there may be one only.
    #[error("'{0}' must not be repeated.")]
    Repeated(&'static str),
    /// A scheme or algorithm other than AWS4-HMAC-SHA256.
    #[error("Unsupported AWS 'algorithm': '{0}'.")]
    Algorithm(String),
    /// A part of the header without an equals sign.
    #[error("'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.")]
    NotAPair {
        /// The part.
        part: String,
        /// The whole header.
        header: String,
    },
    /// Parts that the header, or the request beside it, does not have.
    #[error("{}Authorization={header}", lacks.concat())]
    HeaderLacks {
        /// One sentence each.
        lacks: Vec<&'static str>,
        /// The whole header.
        header: String,
    },
    /// Parameters that the query does not have.
    #[error("{}Re-examine the query-string parameters.", lacks.iter().map(|name|
        format!("AWS query-string parameters must include '{name}'. ")).collect::<String>())]
    QueryLacks {
        /// Their names.
        lacks: Vec<&'static str>,
    },
    /// A credential without exactly five parts.
    #[error(
        "Credential must have exactly 5 slash-delimited elements, \
         e.g. keyid/date/region/service/term, got '{0}'"
    )]
    Credential(String),
    /// A date that is none.
    #[error(
        "Date must be in ISO-8601 'basic format' or in the format of RFC 1123. Got '{0}'. \
         See http://en.wikipedia.org/wiki/ISO_8601"
    )]
    Date(String),
    /// A presigned URL's life outside of 1 to 604,800 seconds.
    #[error("X-Amz-Expires must be a number of seconds from 1 to 604800, not '{0}'.")]
    Expires(String),
    /// Names out of order or repeated.
    #[error("'SignedHeaders' must be sorted and must not repeat a name: '{0}'.")]
    SignedHeaders(String),
}

/// What a signature is meant for, where that is not here. Each field says what was presented, if wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Error)]
#[error("{}", self.sentences())]
pub struct Scope {
    /// The region presented.
    pub region: Option<String>,
    /// The service expected.
    pub service: Option<String>,
    /// The terminator presented.
    pub terminator: Option<String>,
    /// The scope's date presented, and the time of the request, `YYYYMMDDTHHMMSSZ`.
    pub date: Option<(String, String)>,
}

impl Scope {
    /// AWS ends each sentence with a blank, the last too.
    fn sentences(&self) -> String {
        let mut text = String::new();
        if let Some(region) = &self.region {
            text += &format!("Credential should be scoped to a valid region, not '{region}'. ");
        }
        if let Some(service) = &self.service {
            text += &format!("Credential should be scoped to correct service: '{service}'. ");
        }
        if let Some(terminator) = &self.terminator {
            text += &format!(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'. "
            );
        }
        if let Some((scope, time)) = &self.date {
            let day = time.get(..8).unwrap_or(time);
            text += &format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: \
                 '{scope}' != '{day}', from '{time}'. "
            );
        }
        text
    }
}

/// How a request's time is out of bounds.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Skew {
    /// Signed too long ago, or presigned and past its end.
    #[error("Signature expired: {} is now earlier than {} ({} - {})",
        basic(*signed), basic(now.saturating_sub(*allowed).unwrap_or(*now)), basic(*now), words(*allowed))]
    Expired {
        /// When it was signed.
        signed: Timestamp,
        /// The time of the check.
        now: Timestamp,
        /// How old it may be.
        allowed: SignedDuration,
    },
    /// Signed in the future.
    #[error("Signature not yet current: {} is still later than {} ({} + {})",
        basic(*signed), basic(now.saturating_add(*allowed).unwrap_or(*now)), basic(*now), words(*allowed))]
    Early {
        /// When it was signed.
        signed: Timestamp,
        /// The time of the check.
        now: Timestamp,
        /// How far ahead it may be.
        allowed: SignedDuration,
    },
}

/// How a request differs from what was signed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Mismatch {
    /// Our signature is another one. AWS says the same of most other differences.
    #[error(
        "The request signature we calculated does not match the signature you provided. \
         Check your AWS Secret Access Key and signing method. \
         Consult the service documentation for details."
    )]
    Signature,
    /// The host is not among the signed headers.
    #[error("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")]
    HostUnsigned,
    /// An `x-amz-*` header is not among the signed ones.
    #[error("'{0}' must be a 'SignedHeader' in the AWS Authorization.")]
    HeaderUnsigned(String),
    /// A signed header is absent.
    #[error("The signed header '{0}' is not in the request.")]
    HeaderAbsent(String),
    /// X-Amz-Content-Sha256 is neither the body's SHA-256 nor a form of payload that the service takes.
    #[error("The value of 'x-amz-content-sha256' does not match the SHA-256 of the payload.")]
    Body,
}
