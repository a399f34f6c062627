//! The credentials that a request presents.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::authorization::Authorization;
use super::credential::Credential;
use super::moment;
use super::query::{self, Parameters};
use super::refusal::{Incomplete, Refusal};
use super::request::Request;

pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const NO_DATE: &str = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";

/// Credentials as presented, well formed but not yet verified: nothing may be believed of them.
#[derive(Clone)]
pub struct Presented {
    pub(super) credential: Credential,
    pub(super) signed_headers: String,
    pub(super) signature: String,
    pub(super) session_token: Option<String>,
    /// What the request says of its body: a SHA-256, or a form of payload.
    pub(super) content_sha256: Option<String>,
    pub(super) signed_at: Timestamp,
    /// The same, as it was signed: `YYYYMMDDTHHMMSSZ`.
    pub(super) stamp: String,
    /// For how long a presigned URL is good.
    pub(super) life: Option<SignedDuration>,
}

impl Presented {
    /// Finds the credentials of a request, in its `Authorization` header or its query.
    ///
    /// # Errors
    ///
    /// [`Refusal::Missing`] if there are none, [`Refusal::Incomplete`] if they cannot be read.
    pub fn read(request: &Request<'_>) -> Result<Self, Refusal> {
        let parameters = Parameters::read(request.query());
        match (only(request, "authorization")?, parameters.any_credentials()) {
            (None, false) => Err(Refusal::Missing),
            (Some(_), true) => Err(Incomplete::TwoPlaces.into()),
            (Some(header), false) => Ok(Self::of_header(request, &header)?),
            (None, true) => Ok(Self::of_query(request, parameters)?),
        }
    }

    fn of_header(request: &Request<'_>, header: &str) -> Result<Self, Incomplete> {
        let parts = Authorization::parse(header)?;
        let date = match only(request, "x-amz-date")? {
            Some(text) => Some((moment::parse_basic(&text), text)),
            None => only(request, "date")?.map(|text| (moment::parse_date_header(&text), text)),
        };
        let mut lacks = parts.lacks();
        if date.is_none() {
            lacks.push(NO_DATE);
        }
        let Some((signed_at, date)) = date.filter(|_| lacks.is_empty()) else {
            return Err(Incomplete::HeaderLacks { lacks, header: header.to_owned() });
        };
        let signed_at = signed_at.ok_or(Incomplete::Date(date))?;
        Ok(Self {
            credential: Credential::parse(parts.credential.to_owned())?,
            signed_headers: sorted(parts.signed_headers)?,
            signature: parts.signature.to_owned(),
            session_token: joined(request, "x-amz-security-token"),
            content_sha256: joined(request, "x-amz-content-sha256"),
            signed_at,
            stamp: moment::basic(signed_at),
            life: None,
        })
    }

    fn of_query(request: &Request<'_>, parameters: Parameters) -> Result<Self, Incomplete> {
        let lacks = parameters.lacks();
        if let Some(name) = parameters.repeated {
            return Err(Incomplete::Repeated(name));
        }
        if !lacks.is_empty() {
            return Err(Incomplete::QueryLacks { lacks });
        }
        let ([algorithm, credential, signature, signed, stamp, expires], [token, sha256]) =
            parameters.into_values();
        if algorithm != ALGORITHM {
            return Err(Incomplete::Algorithm(algorithm));
        }
        let session_token = match (token, joined(request, "x-amz-security-token")) {
            (Some(_), Some(_)) => return Err(Incomplete::Repeated(query::SECURITY_TOKEN)),
            (token, header) => token.or(header),
        };
        let Some(signed_at) = moment::parse_basic(&stamp) else { return Err(Incomplete::Date(stamp)) };
        Ok(Self {
            credential: Credential::parse(credential)?,
            signed_headers: sorted(&signed)?,
            signature,
            session_token,
            content_sha256: joined(request, "x-amz-content-sha256").or(sha256),
            signed_at,
            stamp,
            life: Some(life(&expires).ok_or(Incomplete::Expires(expires))?),
        })
    }

    /// The id of the key that is said to have signed.
    pub fn access_key_id(&self) -> &str {
        self.credential.key_id()
    }

    /// The token that must come with a temporary key.
    pub fn session_token(&self) -> Option<&str> {
        self.session_token.as_deref()
    }

    /// The region of the signature's scope.
    pub fn region(&self) -> &str {
        self.credential.region()
    }

    /// The service of the signature's scope, by its signing name.
    pub fn service(&self) -> &str {
        self.credential.service()
    }

    /// When the request says it was signed.
    pub fn date(&self) -> Timestamp {
        self.signed_at
    }

    /// True if the credentials stand in the query.
    pub fn is_presigned(&self) -> bool {
        self.life.is_some()
    }

    /// The names of the headers that are said to be signed, sorted.
    pub fn signed_headers(&self) -> impl Iterator<Item = &str> {
        self.signed_headers.split(';')
    }
}

impl fmt::Debug for Presented {
    /// Leaves out the session token and the signature.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presented")
            .field("credential", &self.credential.text)
            .field("signed_at", &self.signed_at)
            .field("signed_headers", &self.signed_headers)
            .finish_non_exhaustive()
    }
}

/// The value of a header of which there may be one line only. Bytes that are not UTF-8 become
/// U+FFFD, which no part of credentials holds.
fn only(request: &Request<'_>, name: &'static str) -> Result<Option<String>, Incomplete> {
    let mut values = request.headers.values(name);
    let first = values.next().map(text);
    if values.next().is_some() { Err(Incomplete::Repeated(name)) } else { Ok(first) }
}

/// The value of a header, all its lines joined, as HTTP and the canonical request join them.
fn joined(request: &Request<'_>, name: &'static str) -> Option<String> {
    request.headers.values(name).map(text).reduce(|one, next| one + "," + &next)
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value.trim_ascii()).into_owned()
}

fn sorted(signed: &str) -> Result<String, Incomplete> {
    if signed.split(';').is_sorted_by(|one, next| one < next) {
        Ok(signed.to_owned())
    } else {
        Err(Incomplete::SignedHeaders(signed.to_owned()))
    }
}

fn life(expires: &str) -> Option<SignedDuration> {
    let digits = expires.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = expires.parse().ok().filter(|seconds| digits && (1..=604_800).contains(seconds))?;
    Some(SignedDuration::from_secs(seconds))
}
