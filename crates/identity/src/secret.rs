use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq;
use world::Chance;
use zeroize::Zeroizing;

/// A secret access key. Cheap to clone, wiped from memory with its last clone, never printed, compared in
/// constant time.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Takes a secret that was made elsewhere.
    pub fn new(text: String) -> Self {
        Self(Arc::new(Zeroizing::new(text)))
    }

    /// A new secret in the form that AWS gives its own: 30 random bytes as 40 characters of base64.
    pub fn fresh(chance: &Chance) -> Self {
        let bytes = Zeroizing::new(chance.bytes::<30>());
        Self::new(STANDARD.encode(*bytes))
    }

    /// The secret in clear: for signing, sealing and the one place that shows it to its owner.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_secret_has_the_form_of_aws_and_stays_out_of_debug() {
        let secret = Secret::fresh(&Chance::simulated(1));
        assert_eq!(secret.expose().len(), 40);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret, Secret::new(secret.expose().to_owned()));
        assert_ne!(secret, Secret::fresh(&Chance::simulated(2)));
    }
}
