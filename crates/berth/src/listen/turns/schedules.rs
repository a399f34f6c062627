//! Turns under schedules that chance makes up.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::AtomicUsize;

use proptest::collection::vec;
use proptest::prelude::*;
use tokio::task::{JoinSet, yield_now};

use super::*;

const EACH: u32 = 2;

#[derive(Clone, Copy, Debug)]
enum Step {
    Take(u64),
    Advance,
    Keep(u64),
    GiveBack(u64),
    Forget,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1..5_u64).prop_map(Step::Take),
        2 => Just(Step::Advance),
        1 => (1..5_u64).prop_map(Step::Keep),
        1 => (1..5_u64).prop_map(Step::GiveBack),
        1 => Just(Step::Forget),
    ]
}

/// What the lanes have to do, told by who asked for what.
struct Witness {
    asked: usize,
    /// Who waits, each tenant's in their order.
    waiting: HashMap<u64, VecDeque<usize>>,
    in_round: HashMap<u64, u32>,
    kept: HashMap<u64, Vec<Kept>>,
    /// Time stands still: no turn that lasts on is ever over by itself.
    now: Instant,
}

impl Witness {
    fn new() -> Self {
        let (waiting, in_round, kept) = Default::default();
        Self { asked: 0, waiting, in_round, kept, now: Instant::now() }
    }

    fn take(&mut self, lanes: &mut Lanes<(u64, usize)>, tenant: u64) {
        let seat = self.asked;
        self.asked += 1;
        if lanes.take(Tenant(tenant), self.now, || (tenant, seat)) {
            assert!(self.waiting.get(&tenant).is_none_or(VecDeque::is_empty), "{tenant} passed its own");
            self.had(tenant);
        } else {
            self.waiting.entry(tenant).or_default().push_back(seat);
        }
    }

    fn had(&mut self, tenant: u64) {
        let had = self.in_round.entry(tenant).or_default();
        *had += 1;
        assert!(*had <= EACH, "{tenant} had {had} turns in one round");
    }

    /// One round; whoever waited and keeps no turn has one of it, in the order of asking.
    fn advance(&mut self, lanes: &mut Lanes<(u64, usize)>) {
        self.in_round.clear();
        let free = |tenant: &u64| self.kept.get(tenant).is_none_or(|kept| kept.len() < EACH as usize);
        let due = self.waiting.iter().filter(|(tenant, seats)| free(tenant) && !seats.is_empty());
        let due: Vec<_> = due.map(|(tenant, seats)| (*tenant, seats.len().min(EACH as usize))).collect();
        let mut granted = Vec::new();
        lanes.advance(self.now, &mut granted);
        assert_eq!(granted.len(), due.iter().map(|(_, turns)| turns).sum::<usize>());
        for (tenant, seat) in granted {
            assert_eq!(self.waiting.get_mut(&tenant).and_then(VecDeque::pop_front), Some(seat));
            self.had(tenant);
        }
    }

    /// One of the tenant's turns of this round lasts on.
    fn keep(&mut self, lanes: &mut Lanes<(u64, usize)>, tenant: u64) {
        let had = self.in_round.get(&tenant).copied().unwrap_or(0);
        let kept = self.kept.entry(tenant).or_default();
        if had > 0 && kept.len() < EACH as usize {
            kept.push(lanes.keep(Tenant(tenant), self.now));
        }
    }

    fn give_back(&mut self, lanes: &mut Lanes<(u64, usize)>, tenant: u64) {
        let Some(kept) = self.kept.get_mut(&tenant).and_then(Vec::pop) else { return };
        let wanted = self.waiting.get(&tenant).is_some_and(|seats| !seats.is_empty());
        assert_eq!(lanes.give_back(Tenant(tenant), kept), wanted);
    }

    /// Ends it all: everybody has the turn asked for, and nothing is left.
    fn end(mut self, lanes: &mut Lanes<(u64, usize)>) {
        for tenant in 1..5 {
            while self.kept.get(&tenant).is_some_and(|kept| !kept.is_empty()) {
                self.give_back(lanes, tenant);
            }
        }
        let longest = self.waiting.values().map(VecDeque::len).max().unwrap_or(0);
        for _ in 0..longest.div_ceil(EACH as usize) {
            self.advance(lanes);
        }
        assert!(self.waiting.values().all(VecDeque::is_empty), "{:?}", self.waiting);
        let last = lanes.round();
        assert_eq!(lanes.forget(last), (None, true));
    }
}

proptest! {
    #[test]
    fn each_turn_is_given_once_in_order_and_in_the_round_it_is_due(steps in vec(step(), 1..200)) {
        let (mut lanes, mut witness) = (Lanes::new(EACH), Witness::new());
        for step in steps {
            match step {
                Step::Take(tenant) => witness.take(&mut lanes, tenant),
                Step::Advance => witness.advance(&mut lanes),
                Step::Keep(tenant) => witness.keep(&mut lanes, tenant),
                Step::GiveBack(tenant) => witness.give_back(&mut lanes, tenant),
                Step::Forget => {
                    // Who had turns in this round is remembered to its end.
                    if let Some(before) = lanes.round().checked_sub(1) {
                        lanes.forget(before);
                    }
                }
            }
        }
        witness.end(&mut lanes);
    }
}

/// What one connection does: so many requests, of which some wait for the disk, until it goes away or is done.
#[derive(Clone, Debug)]
struct Visit {
    tenant: u64,
    requests: Vec<bool>,
    /// After so many polls it is gone.
    patience: Option<usize>,
}

fn visit() -> impl Strategy<Value = Visit> {
    (1..6_u64, vec(any::<bool>(), 0..8), proptest::option::weighted(0.3, 0..12_usize))
        .prop_map(|(tenant, requests, patience)| Visit { tenant, requests, patience })
}

/// A request that, if `reads`, waits once for the disk.
async fn request(reads: bool) {
    let mut waited = !reads;
    poll_fn(|cx| {
        if std::mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        is_reading(true);
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

async fn attend(turns: Arc<Turns>, visit: Visit, done: Arc<AtomicUsize>) {
    let seat = turns.seat(Arc::new(AtomicU64::new(visit.tenant)));
    let requests = async {
        for reads in visit.requests {
            seat.clone().run(request(reads)).await;
            done.fetch_add(1, Ordering::Relaxed);
            yield_now().await;
        }
    };
    let mut requests = pin!(requests);
    let mut patience = visit.patience;
    poll_fn(|cx| {
        match &mut patience {
            Some(0) => return Poll::Ready(()),
            Some(left) => *left -= 1,
            None => {}
        }
        requests.as_mut().poll(cx)
    })
    .await;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A turn that got lost would leave its connection waiting for ever, and this test too.
    #[test]
    fn on_two_threads_everybody_who_stays_is_served(visits in vec(visit(), 1..60)) {
        let staying = visits.iter().filter(|visit| visit.patience.is_none());
        let least: usize = staying.map(|visit| visit.requests.len()).sum();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
        let (turns, done) = (Turns::with(EACH), Arc::new(AtomicUsize::new(0)));
        runtime.block_on(async {
            let turner = tokio::spawn(turns.clone().keep());
            let mut attending = JoinSet::new();
            for visit in visits {
                attending.spawn(attend(turns.clone(), visit, done.clone()));
            }
            while let Some(ended) = attending.join_next().await {
                ended.unwrap();
            }
            turner.abort();
        });
        prop_assert!(done.load(Ordering::Relaxed) >= least);
        // Who went away while waiting may still have a turn coming.
        let mut granted = Vec::new();
        while turns.advance(&mut granted) {}
        let last = turns.lanes().round();
        prop_assert_eq!(turns.lanes().forget(last), (None, true));
    }
}
