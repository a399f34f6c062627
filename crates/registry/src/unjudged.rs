//! Names of repositories for lists of which each line takes a grant of its own.

use iam::{AccountId, Demand, Grant, Region};
use store::meta::repository;

use crate::{Error, Page, Registry, one_more};

/// The name of a repository, before anybody was allowed to see it.
#[derive(Debug)]
pub struct Unjudged {
    account: AccountId,
    region: Region,
    name: String,
}

impl Unjudged {
    /// What to ask the gate for.
    pub fn demand(&self, action: &'static str) -> Demand {
        Demand::repository(action, self.account, &self.region, &self.name)
    }

    /// The name, to whom `grant` is for this repository.
    pub fn shown_by(&self, grant: &Grant) -> Option<&str> {
        let same = (grant.account(), grant.region()) == (self.account, &self.region);
        (same && grant.repository() == Some(&self.name)).then_some(&self.name)
    }

    /// The name, as the place in the list where the next page begins. It may go to nobody but sealed.
    pub fn place(&self) -> &str {
        &self.name
    }
}

impl Registry {
    /// Up to `limit` repositories of a registry whose name is above `after`, by name.
    pub async fn unjudged(
        &self,
        (account, region): (AccountId, &Region),
        after: &str,
        limit: usize,
    ) -> Result<Page<Unjudged>, Error> {
        let mut db = &self.inner.db;
        let rows =
            repository::page(&mut db, account.as_str(), region.as_str(), after, one_more(limit)).await?;
        let unjudged = |name| Unjudged { account, region: region.clone(), name };
        Ok(Page::cut(rows.into_iter().map(|row| unjudged(row.name)).collect(), limit))
    }
}
