//! What was received: a request as it stood on the wire.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use http::HeaderMap;

/// A request as received, before anything decoded, normalised or dropped a part of it.
///
/// Over HTTP/2 the caller puts the `:authority` in a `host` header first, where signers put it too.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The method, as on the wire.
    pub method: &'a str,
    /// Path and query, as on the wire: escapes undecoded, `/` if empty.
    pub target: &'a str,
    /// The header lines, of which several may have the same name.
    pub headers: Headers<'a>,
}

impl<'a> Request<'a> {
    /// A request of these parts.
    pub fn new(method: &'a str, target: &'a str, headers: impl Into<Headers<'a>>) -> Self {
        Self { method, target, headers: headers.into() }
    }

    pub(super) fn path(&self) -> &'a str {
        self.target.split_once('?').map_or(self.target, |(path, _)| path)
    }

    pub(super) fn query(&self) -> &'a str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }
}

impl fmt::Debug for Request<'_> {
    /// Leaves out the headers and the query, which hold credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path())
            .finish_non_exhaustive()
    }
}

/// The header lines of a request: lines of one name stand in the order in which they came.
#[derive(Clone, Copy)]
pub enum Headers<'a> {
    /// Names (in any case) and values.
    Lines(&'a [(&'a str, &'a [u8])]),
    /// A map as the HTTP layer keeps it.
    Map(&'a HeaderMap),
}

impl<'a> Headers<'a> {
    /// All lines.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let (lines, map): (&[_], _) = match self {
            Self::Lines(lines) => (lines, None),
            Self::Map(map) => (&[], Some(map)),
        };
        let of_map = map.into_iter().flat_map(HeaderMap::iter);
        lines.iter().copied().chain(of_map.map(|(name, value)| (name.as_str(), value.as_bytes())))
    }

    /// The values of the lines of one name.
    pub(super) fn values(self, name: &'static str) -> impl Iterator<Item = &'a [u8]> {
        self.iter().filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl<'a> From<&'a HeaderMap> for Headers<'a> {
    fn from(map: &'a HeaderMap) -> Self {
        Self::Map(map)
    }
}

impl<'a> From<&'a [(&'a str, &'a [u8])]> for Headers<'a> {
    fn from(lines: &'a [(&'a str, &'a [u8])]) -> Self {
        Self::Lines(lines)
    }
}

/// What the caller knows about the body.
#[derive(Clone, Copy, Debug)]
pub enum Payload {
    /// The SHA-256 of the body that was received.
    Hash([u8; 32]),
}

impl Payload {
    /// Of a body held in memory.
    pub fn of(body: &[u8]) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, body).as_ref());
        Self::Hash(hash)
    }
}
