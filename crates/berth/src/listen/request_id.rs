use http::HeaderValue;
use world::Chance;

/// A request's id: a UUID that its answer, its log lines and its errors carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId([u8; 36]);

impl RequestId {
    /// A new id.
    pub fn fresh(chance: &Chance) -> Self {
        let mut text = [0; 36];
        chance.uuid().hyphenated().encode_lower(&mut text);
        Self(text)
    }

    /// Its 36 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The value of `x-amzn-RequestId`.
    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_bytes(&self.0).unwrap_or(HeaderValue::from_static(""))
    }
}
