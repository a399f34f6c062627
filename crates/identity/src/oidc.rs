//! Tokens of OpenID Connect providers: who bears one, and may it be believed?

mod claims;
mod issuers;
mod jwks;
mod jws;

use iam::{AccountId, Arn};
use store::meta::iam::entity;

use crate::error::IdentityError;
use crate::identity::Identity;
use crate::kind::Kind;
use crate::oidc_providers::{OidcProviderBody, oidc_provider_name};
pub(crate) use issuers::Issuers;
pub use jwks::KeySetError;

/// The bearer of a provider's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebIdentity {
    /// The ARN of the provider in the account that was asked.
    pub provider: Arn,
    /// `sub`.
    pub subject: String,
    /// The audience that the provider's client ids name.
    pub audience: String,
    /// Condition keys with their values: `HOST/PATH:sub` and so on for each claim that is a text, a number, a truth
    /// value or a list of texts.
    pub context: Vec<(String, Vec<String>)>,
    /// Session tags that the token asks for (claim `https://aws.amazon.com/tags`).
    pub tags: Vec<(String, String)>,
    /// Keys of those that pass on.
    pub transitive: Vec<String>,
    /// Whom the token names as who stands behind it (claim `https://aws.amazon.com/source_identity`).
    pub source_identity: Option<String>,
}

/// Why a token is not believed.
#[derive(Debug, thiserror::Error)]
pub enum WebIdentityError {
    /// It is no token of a provider that the account knows, or not as it has to be.
    #[error("{0}")]
    Invalid(String),
    /// Its time is over: now, and its end, in seconds.
    #[error("Token expired: current date/time {now} must be before the expiration date/time {end}")]
    Expired {
        /// The time of the check.
        now: u64,
        /// The token's `exp`.
        end: u64,
    },
    /// The provider's keys could not be fetched.
    #[error("the keys of {issuer} could not be fetched: {why}")]
    Unreachable {
        /// The provider.
        issuer: String,
        /// What went wrong.
        why: String,
    },
    /// The rows could not be read.
    #[error(transparent)]
    Unavailable(#[from] IdentityError),
}

/// A flaw of a token.
fn invalid(text: &str) -> WebIdentityError {
    WebIdentityError::Invalid(text.to_owned())
}

impl Identity {
    /// Who bears `token`, by a provider of `account`. Signature, times, audience and issuer are checked; what the bearer
    /// may do is for the gate to say.
    pub async fn web_identity(
        &self,
        account: AccountId,
        token: &str,
    ) -> Result<WebIdentity, WebIdentityError> {
        let token = jws::Token::read(token)?;
        let claimed = token.claims.get("iss").and_then(|issuer| issuer.as_str()).unwrap_or_default();
        // With one slash at its end or none: each spelling has keys of its own.
        let name = oidc_provider_name(claimed)
            .filter(|name| claimed.trim_start_matches("https://").len() <= name.len() + 1)
            .ok_or_else(|| invalid("The issuer of the token is no https:// URL"))?;
        let arn = Kind::OidcProvider.arn(account, "/", name);
        let found = entity::by_arn(&mut &self.shared.db, &arn).await.map_err(IdentityError::from)?;
        let missing = || {
            WebIdentityError::Invalid(format!(
                "No OpenIDConnect provider found in your account for {claimed}"
            ))
        };
        let provider = found.ok_or_else(missing)?;
        let damaged = || IdentityError::DamagedEntity(provider.id.clone());
        let body = OidcProviderBody::read(&provider).map_err(|_| damaged())?;
        let (world, kid) = (&self.shared.world, token.kid.as_deref());
        let keys = self.shared.issuers.keys(world, claimed, kid).await?;
        if !keys.verify(kid, &token) {
            return Err(invalid("The signature of the token is not that of its provider"));
        }
        let now = u64::try_from(world.clock.micros() / 1_000_000).unwrap_or_default();
        let provider = Arn::parse(&arn).map_err(|_| damaged())?;
        claims::check(&token.claims, now, name, &body.client_ids, provider)
    }

    /// From now on, tokens of `issuer` are checked with the keys of this JSON Web Key Set, and it is never asked for
    /// others.
    ///
    /// # Errors
    /// [`KeySetError`]: the text is no key set, or holds no key that could be used.
    pub fn fix_keys(&self, issuer: &str, key_set: &str) -> Result<(), KeySetError> {
        self.shared.issuers.fix(issuer, key_set)
    }
}
