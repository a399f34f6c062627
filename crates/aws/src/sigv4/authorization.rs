//! Credentials in an `Authorization` header.

use super::presented::ALGORITHM;
use super::refusal::Incomplete;

/// The three parts of an `Authorization` header, empty where they are not there.
#[derive(Default)]
pub(super) struct Authorization<'a> {
    pub(super) credential: &'a str,
    pub(super) signed_headers: &'a str,
    pub(super) signature: &'a str,
}

const BLANKS: [char; 2] = [' ', '\t'];

impl<'a> Authorization<'a> {
    /// Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order.
    pub(super) fn parse(header: &'a str) -> Result<Self, Incomplete> {
        let (scheme, parts) = header.split_once(BLANKS).unwrap_or((header, ""));
        if scheme != ALGORITHM {
            return Err(Incomplete::Algorithm(scheme.to_owned()));
        }
        let mut read = Self::default();
        let parts = parts.trim_matches(BLANKS);
        for part in parts.split(',').filter(|_| !parts.is_empty()) {
            let part = part.trim_matches(BLANKS);
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| Incomplete::NotAPair { part: part.to_owned(), header: header.to_owned() })?;
            let (place, name) = match name {
                "Credential" => (&mut read.credential, "Credential"),
                "SignedHeaders" => (&mut read.signed_headers, "SignedHeaders"),
                "Signature" => (&mut read.signature, "Signature"),
                _ => continue,
            };
            if !std::mem::replace(place, value).is_empty() {
                return Err(Incomplete::Repeated(name));
            }
        }
        Ok(read)
    }

    /// A sentence for each part that is not there.
    pub(super) fn lacks(&self) -> Vec<&'static str> {
        let parts = [
            (self.credential, "Authorization header requires 'Credential' parameter. "),
            (self.signature, "Authorization header requires 'Signature' parameter. "),
            (self.signed_headers, "Authorization header requires 'SignedHeaders' parameter. "),
        ];
        parts.into_iter().filter(|(part, _)| part.is_empty()).map(|(_, sentence)| sentence).collect()
    }
}
