use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::super::BlobError;

/// For whom memory is held, such as a principal's ARN. What Berth does unasked has the empty name.
pub(in super::super) type Tenant = Arc<str>;

/// Slots of memory of one size. A tenant alone may have all of them. As soon as others want some, a slot that comes
/// free goes to whoever holds fewest, so that a tenant with a thousand uploads waits for itself.
#[derive(Debug)]
pub(super) struct Slots {
    all: usize,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    free: usize,
    asked: u64,
    tenants: HashMap<Tenant, Standing>,
}

/// What a tenant has, and who of it waits, the first to ask first.
#[derive(Debug, Default)]
struct Standing {
    held: usize,
    waiting: VecDeque<(u64, oneshot::Sender<()>)>,
}

/// One slot, until it is dropped.
#[derive(Debug)]
pub(super) struct Slot {
    slots: Arc<Slots>,
    tenant: Tenant,
}

/// Somebody who asked for a slot, until it is dropped.
#[derive(Debug)]
pub(super) struct Wait {
    slots: Arc<Slots>,
    tenant: Tenant,
    number: u64,
    given: oneshot::Receiver<()>,
    over: bool,
}

impl Slots {
    pub(super) fn new(all: usize) -> Arc<Slots> {
        let state = State { free: all, asked: 0, tenants: HashMap::new() };
        Arc::new(Slots { all, state: Mutex::new(state) })
    }

    /// Asks for a slot.
    pub(super) fn ask(self: &Arc<Self>, tenant: &Tenant) -> Wait {
        let (give, given) = oneshot::channel();
        let mut state = self.state();
        state.asked += 1;
        let number = state.asked;
        state.tenants.entry(tenant.clone()).or_default().waiting.push_back((number, give));
        state.give();
        drop(state);
        Wait { slots: self.clone(), tenant: tenant.clone(), number, given, over: false }
    }

    /// How many are free.
    pub(super) fn free(&self) -> usize {
        self.state().free
    }

    /// How many are taken.
    pub(super) fn taken(&self) -> usize {
        self.all.saturating_sub(self.free())
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.state().tenants.values().map(|standing| standing.waiting.len()).sum()
    }

    /// What each tenant may hold before it has to give way to others who wait, and what each holds.
    pub(super) fn shares(&self) -> Shares {
        let state = self.state();
        let share = (self.all / state.tenants.len().max(1)).max(1);
        Shares {
            share,
            held: state.tenants.iter().map(|(tenant, standing)| (tenant.clone(), standing.held)).collect(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the slots are shared out at one moment.
pub(super) struct Shares {
    share: usize,
    held: HashMap<Tenant, usize>,
}

impl Shares {
    /// Whether `tenant` holds more than its share.
    pub(super) fn exceeds(&self, tenant: &Tenant) -> bool {
        self.held.get(tenant).is_some_and(|held| *held > self.share)
    }

    /// Whether `tenant` holds less than its share.
    pub(super) fn is_owed(&self, tenant: &Tenant) -> bool {
        self.held.get(tenant).is_none_or(|held| *held < self.share)
    }
}

impl State {
    fn give(&mut self) {
        while self.free > 0 {
            let waiting = self.tenants.values_mut().filter(|standing| !standing.waiting.is_empty());
            let first = |standing: &&mut Standing| {
                (standing.held, standing.waiting.front().map(|(number, _)| *number))
            };
            let Some(standing) = waiting.min_by_key(first) else { return };
            let Some((_, give)) = standing.waiting.pop_front() else { return };
            standing.held += 1;
            self.free -= 1;
            // Who went away meanwhile finds that it was given when it leaves the queue.
            let _ = give.send(());
        }
    }

    fn leave(&mut self, tenant: &Tenant, change: impl FnOnce(&mut Standing)) {
        if let Some(standing) = self.tenants.get_mut(tenant) {
            change(standing);
            if standing.held == 0 && standing.waiting.is_empty() {
                self.tenants.remove(tenant);
            }
        }
    }

    fn put_back(&mut self, tenant: &Tenant) {
        self.leave(tenant, |standing| standing.held -= 1);
        self.free += 1;
        self.give();
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.state().put_back(&self.tenant);
    }
}

impl Wait {
    /// Waits until the slot is there. May be given up and called again.
    pub(super) async fn slot(&mut self) -> Result<Slot, BlobError> {
        let given = (&mut self.given).await;
        given.map_err(|closed| BlobError::Unreachable { what: closed.to_string() })?;
        self.over = true;
        Ok(Slot { slots: self.slots.clone(), tenant: self.tenant.clone() })
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        let (mut state, number) = (self.slots.state(), self.number);
        let mut waited = false;
        state.leave(&self.tenant, |standing| {
            let at = standing.waiting.iter().position(|(other, _)| *other == number);
            waited = at.and_then(|at| standing.waiting.remove(at)).is_some();
        });
        if !waited {
            state.put_back(&self.tenant);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenants() -> (Tenant, Tenant) {
        ("crowd".into(), "quiet".into())
    }

    #[tokio::test]
    async fn who_is_alone_has_all() {
        let (slots, (crowd, _)) = (Slots::new(4), tenants());
        let mut held = Vec::new();
        for _ in 0..4 {
            held.push(slots.ask(&crowd).slot().await.unwrap());
        }
        assert_eq!((slots.free(), slots.shares().exceeds(&crowd)), (0, false));
        drop(held);
        assert_eq!((slots.free(), slots.state().tenants.len()), (4, 0));
    }

    #[tokio::test]
    async fn what_comes_free_goes_to_who_holds_fewest() {
        let (slots, (crowd, quiet)) = (Slots::new(2), tenants());
        let mut held = vec![slots.ask(&crowd).slot().await.unwrap(), slots.ask(&crowd).slot().await.unwrap()];
        let mut more: Vec<Wait> = (0..100).map(|_| slots.ask(&crowd)).collect();
        let mut wait = slots.ask(&quiet);
        assert!(slots.shares().exceeds(&crowd) && slots.shares().is_owed(&quiet));
        held.pop();
        let mine = wait.slot().await.unwrap();
        assert!(!slots.shares().exceeds(&crowd), "each has half now");
        held.pop();
        more[0].slot().await.unwrap();
        drop(mine);
        assert_eq!(
            (slots.free(), slots.waiting()),
            (0, 97),
            "two more of the crowd were given what came free"
        );
        drop(more);
        assert_eq!((slots.free(), slots.waiting()), (2, 0));
    }

    #[tokio::test]
    async fn who_goes_away_takes_no_slot_along() {
        let (slots, (crowd, quiet)) = (Slots::new(1), tenants());
        let held = slots.ask(&crowd).slot().await.unwrap();
        let (first, mut second) = (slots.ask(&quiet), slots.ask(&quiet));
        drop(held);
        drop(first);
        second.slot().await.unwrap();
        assert_eq!((slots.free(), slots.state().tenants.len()), (1, 0));
    }
}
