//! `GET /v2/`: is this a registry, and am I known here?

use http::Response;

use crate::Body;
use crate::v2::json;

/// Any caller with a good token gets a yes.
pub(super) fn run() -> Response<Body> {
    json(b"{}".to_vec(), "application/json")
}
