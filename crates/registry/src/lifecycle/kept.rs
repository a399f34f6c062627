//! What of a batch stays: what changed since rules chose it, what no rule may touch by now, and what refers to either, or to
//! what an index names.

use std::collections::HashMap;

use store::Tx;
use store::meta::manifest::{self, Status};
use store::meta::{blob, lifecycle_image, tag};

use super::act::{Going, Terms};
use super::images::{self, seen};
use crate::Error;

/// How many subjects are looked at above a referrer.
const ABOVE: usize = 64;

/// What is known of the manifests of a batch, and of those that they refer to, in one transaction.
#[derive(Debug)]
pub(super) struct Kept {
    terms: Terms,
    looked: HashMap<String, Look>,
}

/// A manifest as it is now.
#[derive(Clone, Debug)]
struct Look {
    /// No rule may touch it.
    spared: bool,
    /// An index names it.
    named: bool,
    subject: Option<String>,
    /// What rules judge it by; none if it is gone.
    seen: Option<u64>,
    /// When it was last pulled, in microseconds.
    pulled_at: Option<i64>,
}

impl Kept {
    pub(super) fn new(terms: Terms) -> Self {
        Self { terms, looked: HashMap::new() }
    }

    /// Whether rules leave the image alone for which this manifest goes.
    pub(super) async fn spares(&mut self, tx: &mut Tx<'_>, going: &Going) -> Result<bool, Error> {
        let look = self.look(tx, &going.chosen.digest.to_string()).await?;
        let pulled_since = look.seen.is_some() && going.chosen.pulled.is_some_and(|at| at != look.pulled_at);
        Ok(look.spared || pulled_since || look.seen.is_some_and(|seen| seen != going.chosen.seen))
    }

    /// Whether the manifest stays, be it that its image would go.
    pub(super) async fn holds(&mut self, tx: &mut Tx<'_>, going: &Going) -> Result<bool, Error> {
        let chosen = going.chosen.digest.to_string();
        let mut look = self.look(tx, &going.digest).await?;
        let (mut held, mut at) = (look.spared, going.digest.clone());
        for _ in 0..ABOVE {
            let Some(subject) = look.subject.filter(|_| !held && at != chosen) else { break };
            look = self.look(tx, &subject).await?;
            held = look.spared || look.named;
            at = subject;
        }
        Ok(held)
    }

    async fn look(&mut self, tx: &mut Tx<'_>, digest: &str) -> Result<Look, Error> {
        if let Some(look) = self.looked.get(digest) {
            return Ok(look.clone());
        }
        let (id, times) = (self.terms.repository_id, (self.terms.began, tx.now()));
        let mut look = Look {
            spared: lifecycle_image::is_spared(tx, id, digest, times).await?,
            named: !blob::named_by(tx, id, digest, "child", 1).await?.is_empty(),
            subject: None,
            seen: None,
            pulled_at: None,
        };
        if let Some(found) = manifest::find(tx, id, digest).await? {
            let tags = tag::of_digest(tx, id, digest).await?.into_iter().map(|tag| tag.name);
            let times = (found.archived_at, found.activated_at);
            let (storage_class, transitioned_at) = images::class(found.status, times);
            look.seen = Some(seen((found.pushed_at, storage_class, transitioned_at), tags.collect()));
            look.subject = found.subject;
            look.pulled_at = found.pulled_at;
            // Somebody wants it back.
            look.spared |= found.status == Status::Activating;
        }
        self.looked.insert(digest.to_owned(), look.clone());
        Ok(look)
    }
}
