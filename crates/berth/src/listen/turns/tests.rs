//! What connections of several tenants do to one another.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use futures_util::future::join_all;
use tokio::io::AsyncReadExt;
use tokio::task::{JoinSet, LocalSet, yield_now};

use super::super::lanes::CROWD;
use super::super::portion;
use super::*;

const EACH: u32 = 2;

fn tenant(number: u64) -> Arc<AtomicU64> {
    Arc::new(AtomicU64::new(number))
}

/// What `connections` of one tenant do, each of them `requests` times as fast as it can.
fn flood(
    local: &LocalSet,
    turns: &Arc<Turns>,
    (number, connections, requests): (u64, usize, usize),
    done: &Rc<RefCell<Vec<u64>>>,
) {
    let owner = tenant(number);
    for _ in 0..connections {
        let (seat, done) = (turns.seat(owner.clone()), done.clone());
        local.spawn_local(async move {
            for _ in 0..requests {
                seat.clone().run(async { done.borrow_mut().push(number) }).await;
                yield_now().await;
            }
        });
    }
}

#[tokio::test]
async fn one_connection_gets_as_many_turns_as_256_of_another_tenant() {
    let (turns, local, done) = (Turns::with(EACH), LocalSet::new(), Rc::default());
    local.spawn_local(turns.clone().keep());
    flood(&local, &turns, (1, 256, 20), &done);
    flood(&local, &turns, (2, 1, 100), &done);
    let all = 256 * 20 + 100;
    local
        .run_until(async {
            while done.borrow().len() < all {
                yield_now().await;
            }
        })
        .await;
    let done = done.borrow();
    let last = done.iter().rposition(|number| *number == 2).unwrap();
    let meanwhile = done[..last].iter().filter(|number| **number == 1).count();
    // 256 until the two were told apart; then a few of the flood's turns for each of the other's.
    assert!(meanwhile <= 256 + 100 * 2 * EACH as usize, "{meanwhile} of the flood's turns came first");
}

/// What a connection may move in its next turn.
async fn allowed(seat: Arc<Seat>) -> usize {
    seat.run(poll_fn(|cx| portion::left(cx))).await
}

#[tokio::test]
async fn a_turn_moves_less_while_a_crowd_of_the_tenant_waits() {
    let (turns, local) = (Turns::with(1), LocalSet::new());
    let (many, one) = (tenant(1), tenant(2));
    local.spawn_local(turns.clone().keep());
    // The first comes alone, so that it is seen that there are two tenants. The next one of its tenant need not wait.
    let tenants = [&many, &one, &many].into_iter().chain([&many; CROWD + 2]);
    let allowed = join_all(tenants.map(|tenant| allowed(turns.seat(tenant.clone()))));
    let allowed = local.run_until(allowed).await;
    let crowded: Vec<_> = (0..allowed.len()).filter(|at| allowed[*at] == CROWDED_TURN_BYTES).collect();
    assert_eq!(crowded, [3, 4], "{allowed:?}");
    assert_eq!(allowed.iter().filter(|bytes| **bytes == TURN_BYTES).count(), allowed.len() - 2);
}

/// A flood of which each turn makes a request of somebody else's come in.
async fn flood_that_calls(seat: Arc<Seat>, calls: Arc<Calls>) {
    for _ in 0..20 {
        seat.clone().run(async { calls.call() }).await;
        yield_now().await;
    }
}

#[derive(Debug)]
struct Calls {
    line: std::os::unix::net::UnixStream,
    /// Who had turns: 1 is the flood.
    turns: Mutex<Vec<u64>>,
}

impl Calls {
    fn call(&self) {
        let mut turns = self.turns.lock().unwrap();
        if turns.last() != Some(&1) {
            (&self.line).write_all(&[0]).unwrap();
        }
        turns.push(1);
    }
}

/// The runtime of the server has to be asked here: it is what finds that a request came in.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_request_that_comes_in_during_a_turn_has_the_next_one() {
    let (line, request) = std::os::unix::net::UnixStream::pair().unwrap();
    request.set_nonblocking(true).unwrap();
    let mut request = tokio::net::UnixStream::from_std(request).unwrap();
    let (turns, calls) = (Turns::with(1), Arc::new(Calls { line, turns: Mutex::default() }));
    tokio::spawn(turns.clone().keep());
    let (quiet, owner, answered) = (turns.seat(tenant(2)), tenant(1), calls.clone());
    quiet.clone().run(async {}).await;
    let answering = tokio::spawn(async move {
        while request.read_u8().await.is_ok() {
            quiet.clone().run(async { answered.turns.lock().unwrap().push(2) }).await;
        }
    });
    let mut flood = JoinSet::new();
    (0..8).for_each(|_| drop(flood.spawn(flood_that_calls(turns.seat(owner.clone()), calls.clone()))));
    flood.join_all().await;
    answering.abort();
    let had = calls.turns.lock().unwrap();
    assert!(!had.windows(2).any(|two| two == [1, 1]), "{had:?}");
}

#[tokio::test]
async fn who_is_alone_never_waits() {
    let (turns, local, done) = (Turns::with(EACH), LocalSet::new(), Rc::default());
    flood(&local, &turns, (1, 64, 20), &done);
    // Nobody begins a new round here.
    local.await;
    assert_eq!(done.borrow().len(), 64 * 20);
}

#[tokio::test]
async fn those_who_wait_go_on_when_the_others_have_left() {
    let (turns, local, done) = (Turns::with(EACH), LocalSet::new(), Rc::default());
    local.spawn_local(turns.clone().keep());
    for number in 1..=8 {
        flood(&local, &turns, (number, 8, 5), &done);
    }
    local
        .run_until(async {
            while done.borrow().len() < 8 * 8 * 5 {
                yield_now().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_proxys_connection_never_waits() {
    let (turns, local, done) = (Turns::with(EACH), LocalSet::new(), Rc::default());
    flood(&local, &turns, (1, 1, 2), &done);
    flood(&local, &turns, (2, 1, 2), &done);
    flood(&local, &turns, (Tenant::PROXY.0, 64, 20), &done);
    // Nobody begins a new round here.
    local.await;
    assert_eq!(done.borrow().len(), 2 + 2 + 64 * 20);
}
