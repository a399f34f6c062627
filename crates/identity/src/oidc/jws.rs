use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::{WebIdentityError, invalid};

/// Characters that a token may have (STS's `clientTokenType`).
const LONGEST: usize = 20_000;
/// Characters that a key's name may have.
const LONGEST_KID: usize = 256;
/// Header members by which a token would choose how it is believed: other keys, other rules, another encoding.
const REFUSED: [&str; 7] = ["crit", "jku", "jwk", "x5u", "x5c", "zip", "b64"];

/// A JSON Web Signature in compact form that was read and not yet verified: nothing may be believed of it.
pub(super) struct Token<'a> {
    pub(super) algorithm: String,
    pub(super) kid: Option<String>,
    pub(super) claims: Map<String, Value>,
    pub(super) signed: &'a str,
    pub(super) signature: Vec<u8>,
}

impl<'a> Token<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, WebIdentityError> {
        let malformed = || {
            invalid(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
            )
        };
        // Files of tokens may end in a newline, and clients send them as they are.
        let text = text.trim_end_matches(['\r', '\n']);
        let (signed, signature) =
            text.rsplit_once('.').filter(|_| text.len() <= LONGEST).ok_or_else(malformed)?;
        // Either part without a dot: base64 has none.
        let (header, claims) = signed.split_once('.').ok_or_else(malformed)?;
        let header = object(header).ok_or_else(malformed)?;
        if let Some(name) = REFUSED.iter().find(|name| header.contains_key(**name)) {
            return Err(invalid(&format!("The header of the token has {name}, which is not supported")));
        }
        let algorithm = header.get("alg").and_then(Value::as_str).ok_or_else(malformed)?.to_owned();
        let kid = match header.get("kid") {
            None => None,
            Some(Value::String(kid)) if kid.len() <= LONGEST_KID => Some(kid.clone()),
            Some(_) => return Err(malformed()),
        };
        let claims = object(claims).ok_or_else(malformed)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?;
        Ok(Self { algorithm, kid, claims, signed, signature })
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
