//! One transaction of the collector. Each locks what it judges, and judges it after that.

use store::meta::blob;
use store::meta::condemned::{self, Condemned};
use store::meta::dead::{self, Part};
use store::meta::lease::{self, Lease};
use store::meta::trash::{self, Item};
use store::{Change, Committed, Tx};
use world::Clock;

use super::AT_ONCE;
use crate::Error;

/// How long a transaction may go on, in microseconds.
const LONGEST: i64 = 50_000;

/// How long things are kept, in microseconds.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    pub(super) lease: i64,
    pub(super) undelete: i64,
    pub(super) grace: i64,
    pub(super) reader_grace: i64,
    pub(super) clock: Clock,
}

/// What is to be judged.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Rows of the trash that were deleted at a time or earlier leave it.
    Purge(Vec<Item>, i64),
    /// A repository that was deleted at a time or earlier can't be restored any more.
    Bury(i64, i64),
    /// Rows of a dead repository go.
    Clear(i64),
    /// Links whose lease is over go, unless a manifest names them.
    Links(Vec<Lease>),
    /// Objects that lost a link lose their row, unless they have another.
    Sweep(Vec<Condemned>),
}

/// What became of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// What is gone now.
    pub(crate) count: u64,
    /// What need not be looked at again.
    pub(crate) handled: u64,
    /// Whether the time was up before the end.
    pub(crate) cut_short: bool,
}

impl Done {
    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.handled += other.handled;
        self.cut_short |= other.cut_short;
    }
}

/// The time that one transaction has.
struct Budget {
    clock: Clock,
    until: i64,
}

impl Budget {
    fn of(terms: &Terms) -> Self {
        let clock = terms.clock.clone();
        Self { until: clock.micros().saturating_add(LONGEST), clock }
    }

    fn is_over(&self) -> bool {
        self.clock.micros() > self.until
    }
}

impl Step {
    pub(super) async fn run(&self, tx: &mut Tx<'_>, terms: &Terms) -> Result<Committed<Done>, Error> {
        match self {
            Self::Purge(items, before) => purge(tx, terms, items, *before).await,
            Self::Bury(id, before) => bury(tx, *id, *before).await,
            Self::Clear(id) => clear(tx, *id).await,
            Self::Links(leases) => collect_links(tx, terms, leases).await,
            Self::Sweep(candidates) => sweep(tx, terms, candidates).await,
        }
    }
}

async fn purge(
    tx: &mut Tx<'_>,
    terms: &Terms,
    items: &[Item],
    before: i64,
) -> Result<Committed<Done>, Error> {
    let (budget, mut done, mut weight) = (Budget::of(terms), Done::default(), 0);
    let (at, mut purged) = (tx.now(), Vec::new());
    for item in items {
        if budget.is_over() || weight >= AT_ONCE {
            done.cut_short = true;
            break;
        }
        if !trash::lock(tx, item, before).await? {
            continue;
        }
        weight += trash::weight(tx, item).await?;
        purged.push(item.clone());
    }
    for item in &purged {
        if let Item::Manifest(repository_id, digest) = item {
            lease::extend_named(tx, *repository_id, digest, at.saturating_add(terms.grace)).await?;
        }
    }
    done.count = purged.len() as u64;
    done.handled = done.count;
    if purged.is_empty() {
        return Ok(tx.keep_nothing(done));
    }
    Ok(tx.commit(Change::TrashPurged { items: purged, at }, done).await?)
}

async fn bury(tx: &mut Tx<'_>, repository_id: i64, before: i64) -> Result<Committed<Done>, Error> {
    if !trash::lock_repository(tx, repository_id, before).await? {
        return Ok(tx.keep_nothing(Done::default()));
    }
    let done = Done { count: 1, handled: 1, cut_short: false };
    let change = Change::RepositoryPurged { repository_id, at: tx.now() };
    Ok(tx.commit(change, done).await?)
}

async fn clear(tx: &mut Tx<'_>, repository_id: i64) -> Result<Committed<Done>, Error> {
    if dead::lock(tx, repository_id).await?.is_none() {
        return Ok(tx.keep_nothing(Done::default()));
    }
    for part in Part::ALL {
        let keys = dead::keys(tx, repository_id, part, AT_ONCE).await?;
        let count = keys.len() as u64;
        if let Some(upto) = keys.into_iter().next_back() {
            let change = Change::DeadRowsDeleted { repository_id, part, upto, at: tx.now() };
            return Ok(tx.commit(change, Done { count, handled: count, cut_short: true }).await?);
        }
    }
    let done = Done { count: 0, handled: 1, cut_short: false };
    Ok(tx.commit(Change::RepositoryForgotten { repository_id }, done).await?)
}

async fn collect_links(tx: &mut Tx<'_>, terms: &Terms, leases: &[Lease]) -> Result<Committed<Done>, Error> {
    let (budget, mut done, now) = (Budget::of(terms), Done::default(), tx.now());
    let (mut links, mut leases) = (Vec::new(), leases.to_vec());
    leases.sort_by(|a, b| (a.repository_id, &a.digest).cmp(&(b.repository_id, &b.digest)));
    for Lease { repository_id, digest, until } in leases {
        if budget.is_over() {
            done.cut_short = true;
            break;
        }
        if until == 0 {
            // Nobody knows what was promised of it.
            lease::extend(tx, repository_id, &digest, now.saturating_add(terms.lease)).await?;
            done.handled += 1;
            continue;
        }
        if blob::lock_link(tx, repository_id, &digest).await?.is_none() {
            if blob::link(tx, repository_id, &digest).await?.is_none() {
                lease::end(tx, repository_id, &digest, now).await?;
                done.handled += 1;
            }
            continue;
        }
        if lease::lock_due(tx, repository_id, &digest, now).await?.is_none() {
            continue;
        }
        done.handled += 1;
        if blob::is_referenced(tx, repository_id, &digest).await? {
            lease::end(tx, repository_id, &digest, now).await?;
        } else {
            links.push((repository_id, digest));
        }
    }
    done.count = links.len() as u64;
    if links.is_empty() {
        return Ok(tx.commit_upkeep(done).await?);
    }
    Ok(tx.commit(Change::LinksCollected { links, at: now }, done).await?)
}

async fn sweep(tx: &mut Tx<'_>, terms: &Terms, candidates: &[Condemned]) -> Result<Committed<Done>, Error> {
    let (budget, mut done, now) = (Budget::of(terms), Done::default(), tx.now());
    let before = now.saturating_sub(terms.reader_grace);
    let (mut generations, mut candidates) = (Vec::new(), candidates.to_vec());
    candidates.sort_by(|a, b| a.generation.cmp(&b.generation));
    for Condemned { generation, .. } in candidates {
        if budget.is_over() {
            done.cut_short = true;
            break;
        }
        if blob::lock_object(tx, &generation).await?.is_none() {
            if blob::object(tx, &generation).await?.is_none() {
                condemned::spare(tx, &generation).await?;
                done.handled += 1;
            }
            continue;
        }
        if condemned::lock_due(tx, &generation, before).await?.is_none() {
            continue;
        }
        done.handled += 1;
        if blob::is_linked(tx, &generation).await? {
            condemned::spare(tx, &generation).await?;
        } else {
            generations.push(generation);
        }
    }
    done.count = generations.len() as u64;
    if generations.is_empty() {
        return Ok(tx.commit_upkeep(done).await?);
    }
    Ok(tx.commit(Change::BlobsSwept { generations }, done).await?)
}
