use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::time::Duration;

use api::counted_as;
use iam::AccountId;
use tokio::time::Instant;

/// A turn that has lasted on for so long is over: what it waits for takes no processor. Bytes in memory are there
/// sooner; a disk or a bucket that is asked for them is free to be asked by others meanwhile.
pub(super) const LASTS: Duration = Duration::from_millis(1);
/// What a tenant may wait for at a time, over or not: a thread waits for each read of a folder, and there are 512.
const AWAITED: usize = 64;

/// So many are a flood when they wait: no client pulls as many layers of an image at a time.
pub(super) const CROWD: usize = 8;

/// Whose turn it is: an account, or, for connections whose caller is not known yet, an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Tenant(pub(super) u64);

impl Tenant {
    /// Whoever is served on a connection of a trusted proxy. It has all the turns that it wants: each request on the
    /// connection waits for a turn of its own client's.
    pub(super) const PROXY: Self = Self(0);

    /// An account; its twelve digits leave the upper bits free.
    pub(super) fn account(account: AccountId) -> Self {
        Self(account.as_str().bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    }

    /// An address, or the network of 64 bits that it belongs to.
    pub(super) fn address(address: IpAddr) -> Self {
        let bits = match counted_as(address) {
            IpAddr::V4(address) => u64::from(address.to_bits()),
            IpAddr::V6(address) => (address.to_bits() >> 64) as u64,
        };
        Self(bits | 1 << 63)
    }
}

/// The queues of all tenants. Time goes in rounds: in each, everybody has the same number of turns, and who wants
/// more waits for the next ones, behind those of the same tenant who came before.
#[derive(Debug)]
pub(super) struct Lanes<S> {
    turns: u32,
    round: u64,
    by_tenant: HashMap<Tenant, Lane<S>>,
    /// Tenants of whom somebody waits.
    waiting: Vec<Tenant>,
    /// Turns that were ever kept.
    kept: u64,
}

/// A turn that lasts on, so that it is told from others of its tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept(pub(super) u64);

#[derive(Debug)]
struct Lane<S> {
    /// The round in which it had its last turn.
    round: u64,
    taken: u32,
    /// Turns whose bytes are awaited, and when each was last used. They count while they last on.
    kept: Vec<(Kept, Instant)>,
    waiting: VecDeque<S>,
}

impl<S> Lanes<S> {
    /// So many turns for each tenant in each round.
    pub(super) fn new(turns: u32) -> Self {
        Self { turns, round: 0, by_tenant: HashMap::new(), waiting: Vec::new(), kept: 0 }
    }

    /// Takes a turn in this round, or else queues `seat` for a later one.
    pub(super) fn take(&mut self, tenant: Tenant, now: Instant, seat: impl FnOnce() -> S) -> bool {
        let round = self.round;
        let lane = self.by_tenant.entry(tenant).or_insert_with(|| Lane::new(round));
        lane.reach(round);
        if lane.has_turn(self.turns, now) && lane.waiting.is_empty() {
            lane.taken += 1;
            return true;
        }
        if lane.waiting.is_empty() {
            self.waiting.push(tenant);
        }
        lane.waiting.push_back(seat());
        false
    }

    /// Begins the next round: `granted` gets who had waited and has a turn in it.
    pub(super) fn advance(&mut self, now: Instant, granted: &mut Vec<S>) {
        self.round += 1;
        let (round, turns) = (self.round, self.turns);
        self.waiting.retain(|tenant| {
            let Some(lane) = self.by_tenant.get_mut(tenant) else { return false };
            lane.reach(round);
            while lane.has_turn(turns, now)
                && let Some(seat) = lane.waiting.pop_front()
            {
                lane.taken += 1;
                granted.push(seat);
            }
            !lane.waiting.is_empty()
        });
    }

    /// A turn of `tenant` lasts on. While a tenant has as many such turns as it has turns in a round, it gets no others,
    /// until they are over.
    pub(super) fn keep(&mut self, tenant: Tenant, now: Instant) -> Kept {
        self.kept += 1;
        let kept = Kept(self.kept);
        if let Some(lane) = self.by_tenant.get_mut(&tenant) {
            lane.kept.push((kept, now));
        }
        kept
    }

    /// Uses a turn that lasts on. Says whether it still does; if not, its bytes are there and it is over.
    pub(super) fn uses(&mut self, tenant: Tenant, kept: Kept, now: Instant) -> bool {
        let Some(lane) = self.by_tenant.get_mut(&tenant) else { return false };
        let Some(at) = lane.kept.iter().position(|(one, _)| *one == kept) else { return false };
        if !lasts(lane.kept[at].1, now) {
            lane.kept.swap_remove(at);
            return false;
        }
        lane.kept[at].1 = now;
        true
    }

    /// A turn that had lasted on is over. Says whether somebody waits for it.
    pub(super) fn give_back(&mut self, tenant: Tenant, kept: Kept) -> bool {
        let Some(lane) = self.by_tenant.get_mut(&tenant) else { return false };
        lane.kept.retain(|(one, _)| *one != kept);
        !lane.waiting.is_empty()
    }

    /// Whether a [`CROWD`] of `tenant` waits.
    pub(super) fn is_crowded(&self, tenant: Tenant) -> bool {
        self.by_tenant.get(&tenant).is_some_and(|lane| lane.waiting.len() >= CROWD)
    }

    /// Whether somebody waits.
    pub(super) fn is_wanted(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Forgets who had no turn since `round`. If one at most is left, its tenant; the second value then holds.
    pub(super) fn forget(&mut self, round: u64) -> (Option<Tenant>, bool) {
        self.by_tenant
            .retain(|_, lane| lane.round > round || !lane.waiting.is_empty() || !lane.kept.is_empty());
        (self.by_tenant.keys().next().copied(), self.by_tenant.len() <= 1)
    }

    /// The present round.
    pub(super) fn round(&self) -> u64 {
        self.round
    }

    /// Lets everybody go.
    pub(super) fn clear(&mut self, granted: &mut Vec<S>) {
        granted.extend(self.by_tenant.values_mut().flat_map(|lane| lane.waiting.drain(..)));
        // Turns that last on are given back later.
        self.by_tenant.retain(|_, lane| !lane.kept.is_empty());
        self.waiting.clear();
    }
}

/// Whether a turn that was used at `used` lasts on at `now`.
fn lasts(used: Instant, now: Instant) -> bool {
    now.saturating_duration_since(used) < LASTS
}

impl<S> Lane<S> {
    fn new(round: u64) -> Self {
        Self { round, taken: 0, kept: Vec::new(), waiting: VecDeque::new() }
    }

    fn has_turn(&self, turns: u32, now: Instant) -> bool {
        let turns = turns as usize;
        let lasting = || self.kept.iter().filter(|(_, used)| lasts(*used, now)).count();
        (self.taken as usize) < turns
            && (self.kept.len() < turns || (self.kept.len() < AWAITED.max(turns) && lasting() < turns))
    }

    fn reach(&mut self, round: u64) {
        if self.round != round {
            (self.round, self.taken) = (round, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUIET: Tenant = Tenant(1);
    const LOUD: Tenant = Tenant(2);

    /// Who gets a turn in the next round.
    fn next(lanes: &mut Lanes<u32>) -> Vec<u32> {
        let mut granted = Vec::new();
        lanes.advance(Instant::now(), &mut granted);
        granted
    }

    fn takes(lanes: &mut Lanes<u32>, tenant: Tenant, seat: u32) -> bool {
        lanes.take(tenant, Instant::now(), || seat)
    }

    #[test]
    fn a_flood_waits_for_itself_and_nobody_else_does() {
        let mut lanes = Lanes::new(2);
        let at_once = (0..256).filter(|seat| takes(&mut lanes, LOUD, *seat)).count();
        assert_eq!(at_once, 2);
        for round in 0..127 {
            assert!(takes(&mut lanes, QUIET, 1000), "round {round}");
            assert_eq!(next(&mut lanes), [2 + 2 * round, 3 + 2 * round]);
        }
        assert!(next(&mut lanes).is_empty());
    }

    #[test]
    fn two_floods_take_turns() {
        let mut lanes = Lanes::new(1);
        for seat in 0..10 {
            takes(&mut lanes, LOUD, seat);
            takes(&mut lanes, QUIET, 100 + seat);
        }
        for seat in 1..10 {
            assert_eq!(next(&mut lanes), [seat, 100 + seat]);
        }
    }

    #[test]
    fn who_comes_later_does_not_pass_who_waits() {
        let mut lanes = Lanes::new(1);
        assert!(takes(&mut lanes, LOUD, 0));
        assert!(!takes(&mut lanes, LOUD, 1) && !takes(&mut lanes, LOUD, 2));
        assert_eq!(next(&mut lanes), [1]);
        assert!(!takes(&mut lanes, LOUD, 3));
        assert_eq!((next(&mut lanes), next(&mut lanes)), (vec![2], vec![3]));
    }

    #[test]
    fn who_waits_for_the_disk_keeps_the_turn() {
        let (mut lanes, now) = (Lanes::new(1), Instant::now());
        assert!(lanes.take(LOUD, now, || 0));
        let kept = lanes.keep(LOUD, now);
        let mut granted = Vec::new();
        assert!(!lanes.take(LOUD, now, || 1));
        lanes.advance(now, &mut granted);
        assert!(granted.is_empty() && lanes.take(QUIET, now, || 2));
        assert!(lanes.uses(LOUD, kept, now) && lanes.give_back(LOUD, kept));
        lanes.advance(now, &mut granted);
        assert_eq!(granted, [1]);
    }

    #[test]
    fn a_slow_disk_is_asked_by_others_meanwhile() {
        let (mut lanes, begun, mut granted) = (Lanes::new(1), Instant::now(), Vec::new());
        assert!(lanes.take(LOUD, begun, || 0));
        let slow = lanes.keep(LOUD, begun);
        assert!(!lanes.take(LOUD, begun, || 1) && !lanes.take(LOUD, begun, || 2));
        let later = begun + LASTS;
        lanes.advance(later, &mut granted);
        assert_eq!(granted, [1]);
        let other = lanes.keep(LOUD, later);
        lanes.advance(later, &mut granted);
        assert_eq!(granted, [1], "the other one has just begun");
        assert!(!lanes.uses(LOUD, slow, later), "it asks for a turn again");
        assert!(lanes.give_back(LOUD, other));
        lanes.advance(later, &mut granted);
        assert_eq!(granted, [1, 2]);
    }

    #[test]
    fn a_slow_disk_is_asked_for_so_much_at_a_time() {
        let (mut lanes, mut now, mut granted) = (Lanes::new(1), Instant::now(), Vec::new());
        let mut kept = Vec::new();
        for seat in 0..AWAITED as u32 {
            lanes.advance(now, &mut granted);
            assert!(lanes.take(LOUD, now, || seat));
            kept.push(lanes.keep(LOUD, now));
            now += LASTS;
        }
        lanes.advance(now, &mut granted);
        assert!(!lanes.take(LOUD, now, || 99) && granted.is_empty());
        assert!(!lanes.uses(LOUD, kept[7], now), "what it waited for is there");
        lanes.advance(now, &mut granted);
        assert_eq!(granted, [99]);
    }

    #[test]
    fn the_last_one_left_is_alone() {
        let mut lanes = Lanes::new(1);
        takes(&mut lanes, LOUD, 0);
        takes(&mut lanes, QUIET, 1);
        let before = lanes.round();
        next(&mut lanes);
        takes(&mut lanes, LOUD, 2);
        assert_eq!(lanes.forget(before), (Some(LOUD), true));
    }

    #[test]
    fn accounts_and_addresses_are_never_taken_for_one_another() {
        let account = Tenant::account(AccountId::parse("999999999999").unwrap());
        assert_eq!(account, Tenant(999_999_999_999));
        let address = |text: &str| Tenant::address(text.parse().unwrap());
        assert_ne!(address("0.0.0.1"), Tenant(1));
        assert_eq!(address("2001:db8::1"), address("2001:db8::2"));
        assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
    }
}
