//! Users and roles whose pulls are not recorded: scanners, mirrors and whoever else pulls without using.

use std::collections::BTreeSet;
use std::sync::Arc;

use iam::{AccountId, Grant, Principal, Region};
use moka::sync::Cache;
use store::meta::pull_time_exclusion;
pub use store::meta::pull_time_exclusion::Exclusion;
use store::{Change, Committed, Database, StoreError, Tx};

use crate::policies::RegistryToWrite;
use crate::{Error, Page, Registry, one_more};

/// ECR's quota: exclusions of one registry.
pub const MAX_PULL_TIME_EXCLUSIONS: usize = 100;
/// How long what was read holds, in microseconds.
const FRESH_MICROS: i64 = 5_000_000;
/// Registries whose exclusions are remembered.
const REGISTRIES: u64 = 10_000;

/// What is remembered of registries' exclusions: five seconds at most, and nothing from before who may do what last
/// changed, as far as this process knows.
#[derive(Debug)]
pub(crate) struct Exclusions(Cache<(AccountId, Region), Remembered>);

#[derive(Clone, Debug)]
struct Remembered {
    principals: Arc<BTreeSet<String>>,
    until: i64,
    turn: u64,
}

impl Default for Exclusions {
    fn default() -> Self {
        Self(Cache::new(REGISTRIES))
    }
}

impl Exclusions {
    /// Whether pulls by this grant are not to be recorded. A role counts for all its sessions.
    pub(crate) async fn cover(&self, db: &Database, grant: &Grant, now: i64) -> Result<bool, StoreError> {
        let arn = match grant.principal() {
            Principal::User(user) => &user.arn,
            Principal::Session(session) => &session.role,
            _ => return Ok(false),
        };
        let turn = db.authority_turn();
        let key = (grant.account(), grant.region().clone());
        let fresh = |it: &Remembered| it.turn == turn && now < it.until;
        if let Some(known) = self.0.get(&key).filter(fresh) {
            return Ok(known.principals.contains(arn.as_str()));
        }
        let within = (grant.account(), grant.region());
        let most = one_more(MAX_PULL_TIME_EXCLUSIONS);
        let names = (within.0.as_str(), within.1.as_str());
        let found = pull_time_exclusion::page(&mut &*db, names, "", most).await?;
        let principals: BTreeSet<String> = found.into_iter().map(|it| it.principal).collect();
        let covered = principals.contains(arn.as_str());
        let until = now.saturating_add(FRESH_MICROS);
        self.0.insert(key, Remembered { principals: Arc::new(principals), until, turn });
        Ok(covered)
    }
}

impl Registry {
    /// Leaves pulls by a user or role, by ARN, unrecorded from now on in the registry that the grant names. Answers
    /// since when, in microseconds.
    ///
    /// # Errors
    /// [`Error::ExclusionExists`], [`Error::TooManyExclusions`].
    pub async fn exclude_pulls(&self, grant: &Grant, principal: &str) -> Result<i64, Error> {
        let (registry, principal) = (self.registry_to_write(grant), principal.to_owned());
        let exclude = async move |tx: &mut Tx<'_>| -> Result<Committed<i64>, Error> {
            let (found, registry) = found(tx, &registry).await?;
            if found.contains(&principal) {
                return Err(Error::ExclusionExists(principal.clone()));
            }
            if found.len() >= MAX_PULL_TIME_EXCLUSIONS {
                return Err(Error::TooManyExclusions);
            }
            let created_at = tx.now();
            let (principal, set) = (principal.clone(), Some(created_at));
            let change = Change::PullTimeExclusionSet { registry, principal, created_at: set };
            Ok(tx.commit(change, created_at).await?)
        };
        self.inner.db.write(exclude).await
    }

    /// Records pulls by a user or role again.
    ///
    /// # Errors
    /// [`Error::ExclusionMissing`].
    pub async fn include_pulls(&self, grant: &Grant, principal: &str) -> Result<(), Error> {
        let (registry, principal) = (self.registry_to_write(grant), principal.to_owned());
        let include = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, Error> {
            let (found, registry) = found(tx, &registry).await?;
            if !found.contains(&principal) {
                return Err(Error::ExclusionMissing(principal.clone()));
            }
            let principal = principal.clone();
            Ok(tx.commit(Change::PullTimeExclusionSet { registry, principal, created_at: None }, ()).await?)
        };
        self.inner.db.write(include).await
    }

    /// Up to `limit` exclusions of the registry that the grant names with ARNs above `after`, by ARN.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read.
    pub async fn pull_exclusions(
        &self,
        grant: &Grant,
        after: &str,
        limit: usize,
    ) -> Result<Page<Exclusion>, Error> {
        let (account, region) = (grant.account(), grant.region());
        let names = (account.as_str(), region.as_str());
        let found = pull_time_exclusion::page(&mut &self.inner.db, names, after, one_more(limit)).await?;
        Ok(Page::cut(found, limit))
    }
}

/// The registry's exclusions, which nobody else changes until the transaction ends, and its row.
async fn found(
    tx: &mut Tx<'_>,
    registry: &RegistryToWrite,
) -> Result<(BTreeSet<String>, store::meta::registry::Registry), Error> {
    tx.lock(&format!("pull-time-exclusions/{}/{}", registry.account, registry.region)).await?;
    let names = (registry.account.as_str(), registry.region.as_str());
    let found = pull_time_exclusion::page(tx, names, "", one_more(MAX_PULL_TIME_EXCLUSIONS)).await?;
    let row = registry.of(tx).await?;
    Ok((found.into_iter().map(|it| it.principal).collect(), row))
}
