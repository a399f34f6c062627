//! What the listener itself answers. Everything else is said by what stands behind it.

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

/// A short answer in plain text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) text: &'static str,
}

pub(super) const LIVE: Refusal = Refusal { status: StatusCode::OK, text: "ok\n" };
pub(super) const DRAINING: Refusal =
    Refusal { status: StatusCode::SERVICE_UNAVAILABLE, text: "the server is stopping\n" };
pub(super) const NOT_READY: Refusal = Refusal {
    status: StatusCode::SERVICE_UNAVAILABLE,
    text: "the data can't be written; the log says why\n",
};
pub(super) const TOO_SLOW: Refusal =
    Refusal { status: StatusCode::REQUEST_TIMEOUT, text: "the body came too slowly\n" };
pub(super) const HEADERS_TOO_LARGE: Refusal =
    Refusal { status: StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, text: "the headers are too large\n" };
pub(super) const URI_TOO_LONG: Refusal =
    Refusal { status: StatusCode::URI_TOO_LONG, text: "the path and query are too long\n" };
pub(super) const HOST: Refusal =
    Refusal { status: StatusCode::BAD_REQUEST, text: "the request must name one host\n" };
pub(super) const BROKEN: Refusal = Refusal {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    text: "internal error; the log has more under the id in x-amzn-RequestId\n",
};

impl Refusal {
    /// Whether the connection has to end, because the rest of the request is still on its way.
    fn closes(self) -> bool {
        matches!(self.status.as_u16(), 400 | 408 | 414 | 431 | 500)
    }

    pub(super) fn response(self, http1: bool) -> Response<Bytes> {
        let mut response = Response::new(Bytes::from_static(self.text.as_bytes()));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::SERVER, HeaderValue::from_static("berth"));
        if http1 && self.closes() {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// What a plain port says to a TLS handshake: docker takes this, and nothing else, for "speak HTTP then".
pub(super) const PLAIN_PORT: &[u8] = b"HTTP/1.1 400 Bad Request\r\n\
    Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: 79\r\n\r\n\
    this port speaks HTTP without TLS: use http://, or start Berth with --tls-cert\n";

/// What a TLS port says to a plain request.
pub(super) const TLS_PORT: &[u8] = b"HTTP/1.1 400 Bad Request\r\n\
    Content-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: 35\r\n\r\n\
    this port speaks TLS: use https://\n";

/// Whether what a port answered to a plain `GET /livez` is what Berth says, with or without TLS.
pub(crate) fn is_berths(answer: &[u8]) -> bool {
    answer == TLS_PORT || answer.windows(SIGNED.len()).any(|line| line == SIGNED)
}

/// The header of what the listener itself says.
const SIGNED: &[u8] = b"\r\nserver: berth\r\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_answers_name_their_length() {
        for answer in [PLAIN_PORT, TLS_PORT] {
            let text = std::str::from_utf8(answer).unwrap();
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            assert!(head.ends_with(&format!("Content-Length: {}", body.len())), "{text}");
        }
    }
}
