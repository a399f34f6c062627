//! The canonical request: the form of a request that is signed.

use std::borrow::Cow;

use super::escape::{decode, encode};
use super::query;
use super::refusal::Mismatch;
use super::request::{Headers, Request};

/// Where signers differ, one way to read the request.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    /// Tabs inside header values collapse like blanks (botocore, Java); else they stand (Rust, Go).
    pub(super) tabs_collapse: bool,
    /// A dot segment that ends a path takes its slash along (botocore); else the slash stands (Rust, Go).
    pub(super) dots_take_slash: bool,
    /// The session token was appended to a presigned URL after signing.
    pub(super) token_appended: bool,
}

/// What the canonical request is made of beside the request itself.
pub(super) struct Parts<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) lines: &'a Lines<'a>,
    /// The names of the signed headers, sorted, joined by `;`.
    pub(super) signed_headers: &'a str,
    /// The body's SHA-256 in hex, or the word that stands in its place.
    pub(super) payload: &'a str,
    pub(super) presigned: bool,
    /// S3 encodes a path once and keeps its dots and slashes.
    pub(super) s3: bool,
}

impl Parts<'_> {
    /// All the ways in which signers may have read this request: nearly always one.
    pub(super) fn readings(&self) -> Vec<Reading> {
        let either = |differ: bool| if differ { &[false, true][..] } else { &[false] };
        let mut pairs = query::pairs(self.request.query());
        let token = self.presigned && pairs.any(|(name, _)| query::is(name, query::SECURITY_TOKEN));
        let mut readings = Vec::with_capacity(1);
        for &tabs_collapse in either(self.lines.any_tab()) {
            for &dots_take_slash in either(!self.s3 && ends_in_dots(self.request.path())) {
                for &token_appended in either(token) {
                    readings.push(Reading { tabs_collapse, dots_take_slash, token_appended });
                }
            }
        }
        readings
    }

    /// Writes the canonical request, in time and space linear in the request's size but for sorting.
    pub(super) fn write(&self, reading: Reading) -> Vec<u8> {
        let mut out = Vec::with_capacity(512 + self.request.target.len() * 2);
        out.extend(self.request.method.as_bytes());
        out.push(b'\n');
        if self.s3 {
            write_path_once(&mut out, self.request.path());
        } else {
            write_path(&mut out, self.request.path(), reading.dots_take_slash);
        }
        out.push(b'\n');
        self.write_query(&mut out, reading);
        out.push(b'\n');
        for name in self.signed_headers.split(';') {
            out.extend(name.as_bytes());
            for (index, value) in self.lines.values(name).enumerate() {
                out.push(if index == 0 { b':' } else { b',' });
                write_value(&mut out, value, reading.tabs_collapse);
            }
            out.push(b'\n');
        }
        for part in ["\n", self.signed_headers, "\n", self.payload] {
            out.extend(part.as_bytes());
        }
        out
    }

    fn write_query(&self, out: &mut Vec<u8>, reading: Reading) {
        let left_out = |name: &str| {
            self.presigned && query::is(name, query::SIGNATURE)
                || reading.token_appended && query::is(name, query::SECURITY_TOKEN)
        };
        let mut encoded = Vec::with_capacity(self.request.query().len() * 2);
        let mut places = Vec::new();
        for (name, value) in query::pairs(self.request.query()).filter(|(name, _)| !left_out(name)) {
            let start = encoded.len();
            encode(&mut encoded, decode(name));
            let middle = encoded.len();
            encode(&mut encoded, decode(value));
            places.push((start..middle, middle..encoded.len()));
        }
        let mut pairs: Vec<_> =
            places.into_iter().map(|(name, value)| (&encoded[name], &encoded[value])).collect();
        pairs.sort_unstable();
        for (index, (name, value)) in pairs.into_iter().enumerate() {
            if index > 0 {
                out.push(b'&');
            }
            out.extend(name);
            out.push(b'=');
            out.extend(value);
        }
    }
}

fn write_path_once(out: &mut Vec<u8>, path: &str) {
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        out.push(b'/');
        encode(out, decode(segment));
    }
}

/// Without dot segments and double slashes, and what is on the wire encoded again: `%20` is `%2520`.
fn write_path(out: &mut Vec<u8>, path: &str, dots_take_slash: bool) {
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    for segment in &kept {
        out.push(b'/');
        encode(out, segment.bytes());
    }
    let ends_in_slash = path.ends_with('/') || ends_in_dots(path) && !dots_take_slash;
    if ends_in_slash || kept.is_empty() {
        out.push(b'/');
    }
}

fn ends_in_dots(path: &str) -> bool {
    path.ends_with("/.") || path.ends_with("/..")
}

fn write_value(out: &mut Vec<u8>, value: &[u8], tabs_collapse: bool) {
    let blank = |byte: u8| byte == b' ' || tabs_collapse && byte == b'\t';
    let mut after_blank = false;
    for &byte in value.trim_ascii() {
        if !blank(byte) {
            out.push(byte);
        } else if !after_blank {
            out.push(b' ');
        }
        after_blank = blank(byte);
    }
}

/// A request's header lines by name, in lower case and sorted; lines of one name in their order.
pub(super) struct Lines<'a>(Vec<(Cow<'a, str>, &'a [u8])>);

impl<'a> Lines<'a> {
    pub(super) fn of(headers: Headers<'a>) -> Self {
        let lower = |name: &'a str| {
            if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
                Cow::Owned(name.to_ascii_lowercase())
            } else {
                Cow::Borrowed(name)
            }
        };
        let mut lines: Vec<_> = headers.iter().map(|(name, value)| (lower(name), value)).collect();
        lines.sort_by(|one, other| one.0.cmp(&other.0));
        Self(lines)
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        let start = self.0.partition_point(|(n, _)| &**n < name);
        let rest = self.0[start..].iter();
        rest.take_while(move |(n, _)| n == name).map(|(_, value)| *value)
    }

    /// Checks that what must be signed is, and that what is signed is there.
    pub(super) fn check(&self, signed_headers: &str) -> Result<(), Mismatch> {
        let signed: Vec<&str> = signed_headers.split(';').collect();
        let is_signed = |name: &str| signed.binary_search(&name).is_ok();
        if !is_signed("host") {
            return Err(Mismatch::HostUnsigned);
        }
        let must = |name: &str| name.starts_with("x-amz-") && name != "x-amz-security-token";
        if let Some((name, _)) = self.0.iter().find(|(name, _)| must(name) && !is_signed(name)) {
            return Err(Mismatch::HeaderUnsigned(name.to_string()));
        }
        match signed.iter().find(|name| self.values(name).next().is_none()) {
            Some(absent) => Err(Mismatch::HeaderAbsent((*absent).to_owned())),
            None => Ok(()),
        }
    }

    fn any_tab(&self) -> bool {
        self.0.iter().any(|(_, value)| value.trim_ascii().contains(&b'\t'))
    }
}
