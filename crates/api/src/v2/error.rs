//! Every error of this door: its status, its code, its text.

use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use iam::{AccountId, Denial};
use identity::Refusal;
use oci::ManifestError;
use serde_json::json;

use super::{empty, set};
use crate::app::Incoming;
use crate::body::Unread;
use crate::throttles::TooFast;
use crate::trail::failed;
use crate::wording::MOVING;
use crate::{Body, wording};

/// After how many seconds who has too many uploads under way may look again.
const UPLOADS_WAIT: u64 = 10;

/// Why a request at this door was refused.
#[derive(Debug)]
pub(crate) enum V2Error {
    /// No credentials, or none that are known.
    Unauthorized,
    /// The token's time is over.
    TokenExpired,
    /// The token is for another region.
    WrongRegion,
    /// The gate refused.
    Denied(Box<Denial>),
    /// No endpoint has such a path.
    NotFound,
    /// The endpoint has no such method.
    MethodNotAllowed {
        /// Those that it has, as an `Allow` header lists them.
        allowed: String,
    },
    /// A fact about the request; its words need the repository's name.
    Rule(registry::Error),
    /// The request itself is wrong: an OCI error code and its text.
    Refused(StatusCode, &'static str, String),
    /// An upload's bytes do not follow those that are there.
    OutOfOrder {
        /// Bytes that are there.
        offset: u64,
    },
    /// Somebody else writes to the upload, or died while it did.
    UploadBusy {
        /// Bytes that were saved.
        offset: u64,
    },
    /// No byte of the blob is in the range.
    Unsatisfiable {
        /// The blob's length.
        size: u64,
    },
    /// Too much of it at a time: after how many seconds to ask again, and the text.
    TooMany(u64, String),
    /// The body came too slowly or broke off.
    BodyBroken(String),
    /// Something that passes.
    Unavailable(String),
    /// The deployment is being moved elsewhere, and can only be read.
    Moving,
    /// Our fault; the text is for the log.
    Broken(String),
}

impl From<Refusal> for V2Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denial) => Self::Denied(denial),
            Refusal::Unavailable(error) => Self::Unavailable(error.to_string()),
        }
    }
}

impl From<TooFast> for V2Error {
    fn from(too_fast: TooFast) -> Self {
        Self::TooMany(too_fast.seconds, wording::RATE_EXCEEDED.to_owned())
    }
}

impl From<registry::Error> for V2Error {
    fn from(error: registry::Error) -> Self {
        Self::Rule(error)
    }
}

impl V2Error {
    pub(super) fn name_invalid(error: &oci::NameError) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, "NAME_INVALID", error.to_string())
    }

    pub(super) fn digest_invalid(error: &oci::DigestError) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, "DIGEST_INVALID", error.to_string())
    }

    pub(super) fn digest_missing() -> Self {
        let text = "name the content's digest in the parameter 'digest'".to_owned();
        Self::Refused(StatusCode::BAD_REQUEST, "DIGEST_INVALID", text)
    }

    pub(super) fn tag_invalid(error: &impl std::fmt::Display) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, "TAG_INVALID", error.to_string())
    }

    pub(super) fn page_invalid(n: &str) -> Self {
        let text = format!("'{n}' is not a number of results per page");
        Self::Refused(StatusCode::BAD_REQUEST, "UNSUPPORTED", text)
    }

    pub(super) fn range_invalid(text: impl std::fmt::Display) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, "BLOB_UPLOAD_INVALID", text.to_string())
    }

    pub(super) fn no_room() -> Self {
        Self::Unavailable("no memory for the body became free in time".to_owned())
    }

    pub(super) fn unread(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge { limit } => {
                let text = format!("a manifest has at most {limit} bytes");
                Self::Refused(StatusCode::PAYLOAD_TOO_LARGE, "SIZE_INVALID", text)
            }
            Unread::Broken(report) => Self::BodyBroken(report),
        }
    }

    /// What the log and the audit say: the code that is answered, and the text, or of what is our fault the report.
    pub(crate) fn report(&self) -> String {
        match self {
            Self::Unauthorized => failed("UNAUTHORIZED", "no credentials that are known"),
            Self::TokenExpired => failed("DENIED", "the token has expired"),
            Self::WrongRegion => failed("DENIED", "the token is for another region"),
            Self::Denied(denial) => failed("DENIED", &denial.in_full()),
            Self::NotFound => failed("NOT_FOUND", "404 page not found"),
            Self::MethodNotAllowed { .. } => failed("UNSUPPORTED", "no such method"),
            Self::Rule(error) => failed("UNKNOWN", &error.to_string()),
            Self::Refused(_, code, text) => failed(code, text),
            Self::OutOfOrder { offset } => {
                failed("BLOB_UPLOAD_INVALID", &format!("the upload holds {offset} bytes"))
            }
            Self::UploadBusy { offset } => {
                failed("UNAVAILABLE", &format!("the upload, of {offset} bytes so far, is held"))
            }
            Self::TooMany(_, text) => failed("TOOMANYREQUESTS", text),
            Self::Unsatisfiable { size } => failed("SIZE_INVALID", &format!("the blob has {size} bytes")),
            Self::BodyBroken(text) => failed("BLOB_UPLOAD_INVALID", text),
            Self::Unavailable(text) => failed("UNAVAILABLE", text),
            Self::Moving => failed("UNAVAILABLE", MOVING),
            Self::Broken(text) => failed("UNKNOWN", text),
        }
    }

    /// Whether the same request may succeed later, by nobody's doing.
    pub(crate) fn passes(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Moving | Self::TooMany(..))
    }

    /// Puts a fact about the request into ECR's and OCI's words.
    pub(crate) fn in_words(self, account: AccountId, name: &str) -> Self {
        match self {
            Self::Rule(error) => of_rule(error, account, name),
            other => other,
        }
    }

    /// The answer.
    pub(crate) fn respond(self, incoming: &Incoming<'_>) -> Response<Body> {
        match self {
            Self::Unauthorized => challenge(incoming),
            Self::TokenExpired => envelope(
                StatusCode::FORBIDDEN,
                "DENIED",
                "Your authorization token has expired. Reauthenticate and try again.",
            ),
            Self::WrongRegion => envelope(
                StatusCode::FORBIDDEN,
                "DENIED",
                "Your authorization token is for another region. Reauthenticate and try again.",
            ),
            Self::Denied(denial) => envelope(StatusCode::FORBIDDEN, "DENIED", &denial.to_string()),
            Self::NotFound => plain(StatusCode::NOT_FOUND, "404 page not found\n"),
            Self::MethodNotAllowed { allowed } => {
                let status = StatusCode::METHOD_NOT_ALLOWED;
                let mut response = envelope(status, "UNSUPPORTED", "The operation is unsupported.");
                set(&mut response, header::ALLOW, &allowed);
                response
            }
            Self::Refused(status, code, text) => envelope(status, code, &text),
            Self::OutOfOrder { offset } => out_of_order(offset),
            Self::UploadBusy { offset } => upload_busy(offset),
            Self::Unsatisfiable { size } => {
                let status = StatusCode::RANGE_NOT_SATISFIABLE;
                let mut response = envelope(status, "SIZE_INVALID", "The range holds no byte of the blob.");
                set(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
                response
            }
            Self::TooMany(seconds, text) => {
                let mut response = envelope(StatusCode::TOO_MANY_REQUESTS, "TOOMANYREQUESTS", &text);
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
                response
            }
            Self::BodyBroken(_) => envelope(
                StatusCode::REQUEST_TIMEOUT,
                "BLOB_UPLOAD_INVALID",
                "The request's body broke off or came too slowly. Ask for the upload's status and go on there.",
            ),
            Self::Unavailable(_) => {
                let mut response =
                    envelope(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Try again in a moment.");
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
                response
            }
            Self::Moving => {
                let mut response = envelope(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", MOVING);
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
                response
            }
            Self::Rule(_) | Self::Broken(_) => internal(incoming.request_id),
        }
    }
}

fn of_rule(error: registry::Error, account: AccountId, name: &str) -> V2Error {
    use registry::Error as Rule;
    let refused = |status, code, text| V2Error::Refused(status, code, text);
    let bad = |code, text| V2Error::Refused(StatusCode::BAD_REQUEST, code, text);
    let unsupported = |text| V2Error::Refused(StatusCode::METHOD_NOT_ALLOWED, "UNSUPPORTED", text);
    let missing = StatusCode::NOT_FOUND;
    match error {
        Rule::RepositoryMissing { .. } => {
            refused(missing, "NAME_UNKNOWN", wording::repository_missing(name, account))
        }
        Rule::ImageMissing { .. } => refused(missing, "MANIFEST_UNKNOWN", wording::IMAGE_MISSING.to_owned()),
        Rule::ImageInactive { status, .. } => {
            refused(missing, "MANIFEST_UNKNOWN", wording::image_inactive(status))
        }
        Rule::BlobMissing(digest) => {
            refused(missing, "BLOB_UNKNOWN", wording::layer_missing(digest, name, account))
        }
        Rule::UploadMissing(id) => {
            refused(missing, "BLOB_UPLOAD_UNKNOWN", wording::upload_missing(&id, name, account))
        }
        Rule::LayersMissing(digests) => {
            bad("MANIFEST_BLOB_UNKNOWN", wording::layers_missing(&digests, name, account))
        }
        Rule::ChildrenMissing(digests) => {
            bad("MANIFEST_BLOB_UNKNOWN", wording::children_missing(&digests, name, account))
        }
        Rule::ReferencedByIndex(indexes) => unsupported(wording::referenced_by_index(&indexes)),
        Rule::ReferencedByManifest(manifests) => {
            unsupported(format!("Requested layer referenced by manifests: [{}]", manifests.join(", ")))
        }
        Rule::TagImmutable { tag, excluded } => {
            bad("TAG_INVALID", wording::tag_immutable(&tag, name, excluded))
        }
        Rule::ManifestInvalid(error @ (ManifestError::Schema1 | ManifestError::MediaTypeMissing)) => {
            bad("MANIFEST_INVALID", error.to_string())
        }
        Rule::ManifestInvalid(error) => bad("MANIFEST_INVALID", error.to_string()),
        Rule::DigestMismatch { .. } => bad("DIGEST_INVALID", error.to_string()),
        Rule::OutOfOrder { offset, .. } => V2Error::OutOfOrder { offset },
        Rule::UploadBusy { offset } => V2Error::UploadBusy { offset },
        Rule::LayerTooLarge { .. } => {
            refused(StatusCode::PAYLOAD_TOO_LARGE, "SIZE_INVALID", error.to_string())
        }
        Rule::TooManyUploads { .. } => V2Error::TooMany(UPLOADS_WAIT, error.to_string()),
        Rule::TemplateUnfit { .. } | Rule::QuotaExceeded { .. } => {
            refused(StatusCode::FORBIDDEN, "DENIED", error.to_string())
        }
        Rule::BodyBroken(text) => V2Error::BodyBroken(text),
        Rule::Full(_) => refused(
            StatusCode::INSUFFICIENT_STORAGE,
            "UNAVAILABLE",
            "The registry's storage is full.".to_owned(),
        ),
        Rule::Unavailable(text) => V2Error::Unavailable(text),
        Rule::Moving => V2Error::Moving,
        Rule::RepositoryExists { .. }
        | Rule::RepositoryNotEmpty { .. }
        | Rule::RepositoryProtected { .. }
        | Rule::RepositoryPolicyMissing { .. }
        | Rule::RegistryPolicyMissing { .. }
        | Rule::LifecyclePolicyInvalid(_)
        | Rule::LifecyclePolicyMissing { .. }
        | Rule::LifecyclePreviewMissing { .. }
        | Rule::LifecyclePreviewInProgress { .. }
        | Rule::TemplateExists(_)
        | Rule::TemplateMissing(_)
        | Rule::TooManyResourceTags
        | Rule::ResourceTagAlike { .. }
        | Rule::ExclusionExists(_)
        | Rule::ExclusionMissing(_)
        | Rule::TooManyExclusions
        | Rule::ImageExists { .. }
        | Rule::BlobExists(_)
        | Rule::UploadEmpty(_)
        | Rule::PartTooSmall
        | Rule::Broken(_) => V2Error::Broken(error.to_string()),
    }
}

/// ECR's challenge: plain text, and HTTP Basic.
fn challenge(incoming: &Incoming<'_>) -> Response<Body> {
    let mut response = plain(StatusCode::UNAUTHORIZED, "Not Authorized\n");
    let realm = format!("Basic realm=\"{}/\",service=\"ecr.amazonaws.com\"", incoming.origin());
    set(&mut response, header::WWW_AUTHENTICATE, &realm);
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::Full(bytes::Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn envelope(status: StatusCode, code: &str, message: &str) -> Response<Body> {
    let body = json!({"errors": [{"code": code, "message": message}]});
    let mut response = Response::new(Body::from(body.to_string().into_bytes()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn out_of_order(offset: u64) -> Response<Body> {
    let text = format!("The upload holds {offset} bytes; the next chunk must begin there.");
    let mut response = envelope(StatusCode::RANGE_NOT_SATISFIABLE, "BLOB_UPLOAD_INVALID", &text);
    set(&mut response, HeaderName::from_static("range"), &format!("0-{}", offset.saturating_sub(1)));
    response
}

fn upload_busy(offset: u64) -> Response<Body> {
    let text = "Another request, or another replica, may still hold this upload; if that died, for 30 seconds at most. \
                Ask for its status and go on there.";
    let mut response = envelope(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", text);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    set(&mut response, HeaderName::from_static("range"), &format!("0-{}", offset.saturating_sub(1)));
    response
}

fn internal(request_id: &str) -> Response<Body> {
    let text = format!("An internal error occurred. The log has it under request id {request_id}.");
    let mut response = envelope(StatusCode::INTERNAL_SERVER_ERROR, "UNKNOWN", &text);
    response.extensions_mut().clear();
    response
}

/// The answer to a request whose client needs no words.
pub(super) fn not_modified() -> Response<Body> {
    empty(StatusCode::NOT_MODIFIED)
}
