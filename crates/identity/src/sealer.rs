use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf::Prk;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use world::Chance;

/// The first byte of everything sealed: how the rest is laid out.
const FORMAT: u8 = 1;
/// The second byte: which root key the sealing key comes from. There is one so far.
const KEY_NUMBER: u8 = 1;
/// Format and key number.
const HEADER: usize = 2;

/// Seals and opens bytes for one purpose, with AES-256-GCM.
///
/// A sealed value is the format byte, the key number, a random nonce of 12 bytes, the ciphertext and its tag of
/// 16 bytes. The header and the purpose are authenticated with it. Nonces are random, so one key should not seal
/// more than some 2³² values (NIST SP 800-38D, 8.3).
pub struct Sealer {
    purpose: &'static str,
    key: LessSafeKey,
}

/// A value that does not open: it was changed, cut short, sealed under another root key, for another purpose or
/// with other associated data. Which of these it was is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the value was not sealed by this deployment for this use, or it was changed")]
pub struct SealError;

impl Sealer {
    pub(crate) fn derive(root: &Prk, purpose: &'static str) -> Self {
        let key = UnboundKey::from(certain(root.expand(&[purpose.as_bytes()], &AES_256_GCM)));
        Self { purpose, key: LessSafeKey::new(key) }
    }

    /// Seals `plain`; only the same `aad` opens it again.
    pub fn seal(&self, chance: &Chance, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = chance.bytes::<NONCE_LEN>();
        let mut sealed = Vec::with_capacity(HEADER + NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
        sealed.extend_from_slice(&[FORMAT, KEY_NUMBER]);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let text = &mut sealed[HEADER + NONCE_LEN..];
        let aad = Aad::from(self.aad(aad));
        let tag =
            certain(self.key.seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), aad, text));
        sealed.extend_from_slice(tag.as_ref());
        sealed
    }

    /// Opens what [`Sealer::seal`] made with the same `aad`.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        self.open_owned(aad, sealed.to_vec())
    }

    /// [`Sealer::seal`] as URL-safe base64 without padding.
    pub fn seal_text(&self, chance: &Chance, aad: &[u8], plain: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.seal(chance, aad, plain))
    }

    /// Opens what [`Sealer::seal_text`] made with the same `aad`. Each value has one text: stray bits in the last
    /// character are refused too.
    pub fn open_text(&self, aad: &[u8], text: &str) -> Result<Vec<u8>, SealError> {
        self.open_owned(aad, URL_SAFE_NO_PAD.decode(text).map_err(|_| SealError)?)
    }

    fn open_owned(&self, aad: &[u8], mut sealed: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let (header, rest) = sealed.split_first_chunk_mut::<HEADER>().ok_or(SealError)?;
        if *header != [FORMAT, KEY_NUMBER] {
            return Err(SealError);
        }
        let (nonce, text) = rest.split_first_chunk_mut::<NONCE_LEN>().ok_or(SealError)?;
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let aad = Aad::from(self.aad(aad));
        let length = self.key.open_in_place(nonce, aad, text).map_err(|_| SealError)?.len();
        sealed.drain(..HEADER + NONCE_LEN);
        sealed.truncate(length);
        Ok(sealed)
    }

    fn aad(&self, aad: &[u8]) -> Vec<u8> {
        let mut whole = Vec::with_capacity(HEADER + self.purpose.len() + 1 + aad.len());
        whole.extend_from_slice(&[FORMAT, KEY_NUMBER]);
        whole.extend_from_slice(self.purpose.as_bytes());
        whole.push(0);
        whole.extend_from_slice(aad);
        whole
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer").field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

/// The result of a primitive that refuses only lengths far beyond those used here. Going on without it would be
/// unsafe, so that the process ends if it refuses all the same.
pub(crate) fn certain<T>(result: Result<T, Unspecified>) -> T {
    result.unwrap_or_else(|Unspecified| std::process::abort())
}
