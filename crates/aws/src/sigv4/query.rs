//! Credentials in the query of a presigned URL.

use super::escape::decode;

/// The query's parts as on the wire: name and value, still escaped.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// True if the escaped `name` stands for `wanted`.
pub(super) fn is(name: &str, wanted: &str) -> bool {
    decode(name).eq(wanted.bytes())
}

pub(super) const SIGNATURE: &str = "X-Amz-Signature";
pub(super) const SECURITY_TOKEN: &str = "X-Amz-Security-Token";
pub(super) const CONTENT_SHA256: &str = "X-Amz-Content-Sha256";

/// What can stand in a presigned URL's query. Those before [`REQUIRED`] must.
const NAMES: [&str; 8] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    SIGNATURE,
    "X-Amz-SignedHeaders",
    "X-Amz-Date",
    "X-Amz-Expires",
    SECURITY_TOKEN,
    CONTENT_SHA256,
];
const REQUIRED: usize = 6;

/// The parameters of presigning, decoded.
#[derive(Default)]
pub(super) struct Parameters {
    values: [Option<String>; NAMES.len()],
    /// One that stands there twice.
    pub(super) repeated: Option<&'static str>,
}

impl Parameters {
    pub(super) fn read(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in pairs(query) {
            let Some(place) = NAMES.iter().position(|known| is(name, known)) else { continue };
            if read.values[place].is_some() {
                read.repeated = Some(NAMES[place]);
            }
            let bytes: Vec<u8> = decode(value).collect();
            read.values[place] = Some(String::from_utf8_lossy(&bytes).into_owned());
        }
        read
    }

    /// True if any parameter is there that carries credentials.
    pub(super) fn any_credentials(&self) -> bool {
        self.values[..3].iter().any(Option::is_some)
    }

    /// Those that must be there and are not, or are empty.
    pub(super) fn lacks(&self) -> Vec<&'static str> {
        let lacking = |value: &Option<String>| value.as_ref().is_none_or(String::is_empty);
        let values = self.values[..REQUIRED].iter().zip(NAMES);
        values.filter(|(value, _)| lacking(value)).map(|(_, name)| name).collect()
    }

    /// The six required values in the order of their names, then session token and content hash.
    pub(super) fn into_values(self) -> ([String; REQUIRED], [Option<String>; 2]) {
        let [algorithm, credential, signature, signed, date, expires, token, sha256] = self.values;
        let required = [algorithm, credential, signature, signed, date, expires];
        (required.map(Option::unwrap_or_default), [token, sha256])
    }
}
