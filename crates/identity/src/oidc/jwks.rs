use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ECDSA_P521_SHA512_FIXED, ED25519,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::jws::Token;

/// Keys that one set may have.
const MOST: usize = 100;

/// A text that is no JSON Web Key Set with a key that could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is no JSON Web Key Set with a key for signatures (RSA from 2048 bits, P-256, P-384, P-521 or Ed25519)"
)]
pub struct KeySetError;

/// The keys of a provider.
#[derive(Debug)]
pub(super) struct KeySet(Vec<(Option<String>, Key)>);

/// A public key. What it is says by which algorithms it verifies, whatever a token's header says.
#[derive(Debug)]
enum Key {
    Rsa { n: Vec<u8>, e: Vec<u8>, only: Option<String> },
    P256(Vec<u8>),
    P384(Vec<u8>),
    P521(Vec<u8>),
    Ed25519(Vec<u8>),
}

impl KeySet {
    /// Reads a set; keys of other kinds or for other uses are passed over.
    pub(super) fn read(text: &[u8]) -> Result<Self, KeySetError> {
        let set: Value = serde_json::from_slice(text).map_err(|_| KeySetError)?;
        let keys = set.get("keys").and_then(Value::as_array).ok_or(KeySetError)?;
        let read = |key: &Value| Some((text_of(key, "kid").map(str::to_owned), Key::read(key)?));
        let keys: Vec<_> = keys.iter().filter_map(read).take(MOST).collect();
        if keys.is_empty() { Err(KeySetError) } else { Ok(Self(keys)) }
    }

    /// Whether a key has this name; without one, whether the set has but one key.
    pub(super) fn knows(&self, kid: Option<&str>) -> bool {
        match kid {
            Some(kid) => self.0.iter().any(|(name, _)| name.as_deref() == Some(kid)),
            None => self.0.len() == 1,
        }
    }

    /// Whether the key that the token names signed it.
    pub(super) fn verify(&self, kid: Option<&str>, token: &Token<'_>) -> bool {
        let named = |(name, _): &&(Option<String>, Key)| kid.is_none() || name.as_deref() == kid;
        self.knows(kid) && self.0.iter().filter(named).any(|(_, key)| key.verifies(token))
    }
}

impl Key {
    fn read(jwk: &Value) -> Option<Self> {
        let for_signatures = jwk.get("use").is_none_or(|it| it == "sig");
        let verifies = |ops: &Value| ops.as_array().is_some_and(|ops| ops.iter().any(|op| op == "verify"));
        if !for_signatures || !jwk.get("key_ops").is_none_or(verifies) {
            return None;
        }
        let (x, y) = (bytes(jwk, "x"), bytes(jwk, "y"));
        match (text_of(jwk, "kty")?, text_of(jwk, "crv")) {
            ("RSA", _) => {
                let (n, e) = (number(jwk, "n")?, number(jwk, "e")?);
                // Shorter ones could be broken; the library refuses them too.
                (n.len() >= 256).then(|| Self::Rsa { n, e, only: text_of(jwk, "alg").map(str::to_owned) })
            }
            ("EC", Some("P-256")) => Some(Self::P256(point(x?, y?, 32)?)),
            ("EC", Some("P-384")) => Some(Self::P384(point(x?, y?, 48)?)),
            ("EC", Some("P-521")) => Some(Self::P521(point(x?, y?, 66)?)),
            ("OKP", Some("Ed25519")) => x.filter(|x| x.len() == 32).map(Self::Ed25519),
            _ => None,
        }
    }

    fn verifies(&self, token: &Token<'_>) -> bool {
        let by = |algorithm: &'static dyn VerificationAlgorithm, key: &[u8]| {
            UnparsedPublicKey::new(algorithm, key).verify(token.signed.as_bytes(), &token.signature).is_ok()
        };
        match (self, token.algorithm.as_str()) {
            (Self::Rsa { n, e, only }, algorithm) => {
                let allowed = only.as_deref().is_none_or(|only| only == algorithm);
                rsa(algorithm).filter(|_| allowed).is_some_and(|parameters| {
                    let key = RsaPublicKeyComponents { n, e };
                    key.verify(parameters, token.signed.as_bytes(), &token.signature).is_ok()
                })
            }
            (Self::P256(point), "ES256") => by(&ECDSA_P256_SHA256_FIXED, point),
            (Self::P384(point), "ES384") => by(&ECDSA_P384_SHA384_FIXED, point),
            (Self::P521(point), "ES512") => by(&ECDSA_P521_SHA512_FIXED, point),
            (Self::Ed25519(key), "EdDSA") => by(&ED25519, key),
            _ => false,
        }
    }
}

fn rsa(algorithm: &str) -> Option<&'static RsaParameters> {
    Some(match algorithm {
        "RS256" => &RSA_PKCS1_2048_8192_SHA256,
        "RS384" => &RSA_PKCS1_2048_8192_SHA384,
        "RS512" => &RSA_PKCS1_2048_8192_SHA512,
        "PS256" => &RSA_PSS_2048_8192_SHA256,
        "PS384" => &RSA_PSS_2048_8192_SHA384,
        "PS512" => &RSA_PSS_2048_8192_SHA512,
        _ => return None,
    })
}

fn text_of<'a>(jwk: &'a Value, name: &str) -> Option<&'a str> {
    jwk.get(name)?.as_str()
}

fn bytes(jwk: &Value, name: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text_of(jwk, name)?).ok()
}

/// A number without leading zeros, which some providers write.
fn number(jwk: &Value, name: &str) -> Option<Vec<u8>> {
    let bytes = bytes(jwk, name)?;
    let first = bytes.iter().position(|byte| *byte != 0)?;
    Some(bytes[first..].to_vec())
}

/// An uncompressed point (SEC 1, 2.3.3).
fn point(x: Vec<u8>, y: Vec<u8>, length: usize) -> Option<Vec<u8>> {
    (x.len() == length && y.len() == length).then(|| [vec![4], x, y].concat())
}
