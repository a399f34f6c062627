use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use moka::sync::Cache;
use serde_json::Value;
use tokio::sync::Mutex;
use world::{Egress, World};

use super::WebIdentityError;
use super::jwks::{KeySet, KeySetError};

const SECOND: i64 = 1_000_000;
/// How long keys are used before they are fetched again.
const FRESH: i64 = 3600 * SECOND;
/// How long they are used while the provider does not answer.
const STALE: i64 = 24 * 3600 * SECOND;
/// The least time between two fetches from one provider, whatever tokens say.
const PAUSE: i64 = 30 * SECOND;
/// Bytes of a discovery document, and of a key set.
const MOST_DISCOVERY: usize = 64 << 10;
const MOST_KEYS: usize = 256 << 10;
/// Providers whose keys are remembered.
const REMEMBERED: u64 = 1000;

/// The keys of providers, by issuer.
pub(crate) struct Issuers {
    fixed: RwLock<BTreeMap<String, Arc<KeySet>>>,
    fetched: Cache<String, Arc<Mutex<Fetched>>>,
}

#[derive(Default)]
struct Fetched {
    keys: Option<Arc<KeySet>>,
    at: i64,
    tried: Option<i64>,
    failure: String,
}

impl Default for Issuers {
    fn default() -> Self {
        Self { fixed: RwLock::default(), fetched: Cache::new(REMEMBERED) }
    }
}

impl Issuers {
    pub(super) fn fix(&self, issuer: &str, key_set: &str) -> Result<(), KeySetError> {
        let keys = Arc::new(KeySet::read(key_set.as_bytes())?);
        self.fixed.write().unwrap_or_else(PoisonError::into_inner).insert(issuer.to_owned(), keys);
        Ok(())
    }

    /// The keys of `issuer`. They are fetched when they are old or none is called `kid`, but not more often than every
    /// 30 seconds; while that fails, the last good ones go on.
    pub(super) async fn keys(
        &self,
        world: &World,
        issuer: &str,
        kid: Option<&str>,
    ) -> Result<Arc<KeySet>, WebIdentityError> {
        let fixed = self.fixed.read().unwrap_or_else(PoisonError::into_inner).get(issuer).cloned();
        if let Some(keys) = fixed {
            return Ok(keys);
        }
        let entry = self.fetched.get_with_by_ref(issuer, Arc::default);
        // Held while fetching, so that those who come meanwhile wait instead of fetching too.
        let mut state = entry.lock().await;
        let now = world.clock.micros();
        let age = now.saturating_sub(state.at);
        let known = state.keys.clone().filter(|_| age < STALE);
        if let Some(keys) = known.clone().filter(|keys| age < FRESH && keys.knows(kid)) {
            return Ok(keys);
        }
        if state.tried.is_none_or(|tried| now.saturating_sub(tried) >= PAUSE) {
            state.tried = Some(now);
            match fetch(&world.egress, issuer).await {
                Ok(keys) => {
                    let keys = Arc::new(keys);
                    (state.keys, state.at) = (Some(keys.clone()), now);
                    return Ok(keys);
                }
                Err(why) => {
                    // The bearer is not told.
                    tracing::warn!(issuer, why, "the keys of an OIDC provider could not be fetched");
                    state.failure = why;
                }
            }
        }
        let unreachable =
            || WebIdentityError::Unreachable { issuer: issuer.to_owned(), why: state.failure.clone() };
        known.ok_or_else(unreachable)
    }
}

/// The keys that the issuer's discovery document names (OpenID Connect Discovery 1.0, section 4).
async fn fetch(egress: &Egress, issuer: &str) -> Result<KeySet, String> {
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let document = get(egress, &url, MOST_DISCOVERY).await?;
    let document: Value =
        serde_json::from_slice(&document).map_err(|_| format!("what {url} answers is no JSON"))?;
    if document.get("issuer").and_then(Value::as_str) != Some(issuer) {
        return Err(format!("the document at {url} is of another issuer"));
    }
    let keys = document.get("jwks_uri").and_then(Value::as_str).unwrap_or_default();
    if !keys.starts_with("https://") {
        return Err(format!("the document at {url} names no jwks_uri by https"));
    }
    KeySet::read(&get(egress, keys, MOST_KEYS).await?).map_err(|error| format!("{keys}: {error}"))
}

async fn get(egress: &Egress, url: &str, most: usize) -> Result<Vec<u8>, String> {
    let fetched = egress.get(url, most).await.map_err(|error| error.to_string())?;
    match fetched.status {
        200 => Ok(fetched.body),
        status => Err(format!("{url} answered with status {status}")),
    }
}
