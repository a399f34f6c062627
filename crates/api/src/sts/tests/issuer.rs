//! A provider such as GitHub's, with keys of its own.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use world::World;

pub(super) const ISSUER: &str = "https://token.actions.example.com";
pub(super) const KEYS: &str = "https://token.actions.example.com/.well-known/jwks";
const DISCOVERY: &str = "https://token.actions.example.com/.well-known/openid-configuration";

pub(super) struct Issuer {
    rsa: RsaKeyPair,
    ec: EcdsaKeyPair,
}

impl Issuer {
    /// A provider that answers in `world`.
    pub(super) fn open(world: &World) -> Self {
        let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let ec = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let issuer = Self { rsa, ec };
        let discovery = json!({"issuer": ISSUER, "jwks_uri": KEYS});
        world.egress.answer(DISCOVERY, 200, &discovery.to_string());
        world.egress.answer(KEYS, 200, &issuer.key_set().to_string());
        issuer
    }

    pub(super) fn key_set(&self) -> Value {
        let point = self.ec.public_key().as_ref();
        json!({"keys": [
            {"kty": "oct", "kid": "oct", "k": encode(b"secret")},
            {"kty": "RSA", "kid": "rsa", "use": "sig", "alg": "RS256", "n": encode(&self.modulus()), "e": "AQAB"},
            {"kty": "EC", "kid": "ec", "use": "sig", "crv": "P-256", "x": encode(&point[1..33]), "y": encode(&point[33..])},
        ]})
    }

    /// The modulus, which everybody knows.
    pub(super) fn modulus(&self) -> Vec<u8> {
        // A key of 2048 bits in DER (PKCS #1): nine bytes before the modulus, and the exponent after it.
        self.rsa.public_key().as_ref()[9..265].to_vec()
    }

    pub(super) fn rs256(&self, claims: &Value) -> String {
        self.signed(&json!({"typ": "JWT", "alg": "RS256", "kid": "rsa", "x5t": "AA"}), claims)
    }

    pub(super) fn es256(&self, claims: &Value) -> String {
        let signed = unsigned(&json!({"alg": "ES256", "kid": "ec"}), claims);
        let signature = self.ec.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", encode(signature.as_ref()))
    }

    /// A token with any header, signed by the RSA key all the same.
    pub(super) fn signed(&self, header: &Value, claims: &Value) -> String {
        let signed = unsigned(header, claims);
        let mut signature = vec![0; self.rsa.public_modulus_len()];
        self.rsa.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).unwrap();
        format!("{signed}.{}", encode(&signature))
    }
}

pub(super) fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()))
}

pub(super) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
