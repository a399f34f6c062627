//! How long a quiet client waits beside a flood of another account, against how long it waits alone.
//!
//! The server has a processor of its own and the clients have the others, of which the flood gives way to the quiet
//! client: what remains of the difference is the server's doing.

mod flood;

use std::thread;
use std::time::{Duration, Instant};

use super::contestant::{Contestant, Server};
use super::cores::{Cores, give_way, keep_to};
use super::http::Connection;
use super::payload::{Blob, Image, MIB, random};
use super::push::{blob_target, manifest_target};
use super::{Bench, aws, turn};

use flood::{FLOODS, Loud};

/// The flood has begun when this is over, and goes on until the quiet client is done.
const AHEAD: Duration = Duration::from_secs(1);
/// What the quiet client reads before it counts.
const WARM: usize = 50;
/// What the figures were measured under.
pub(super) const CIRCUMSTANCES: &str = "; for fairness the server has the first processor, its clients the others, and floods give way (nice 19)";
const REPOSITORY: &str = "bench/fairness";
const TAG: &str = "v1";

/// Floods one Berth after another with reads of manifests, with reads of a layer and with pushes.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let cores =
        Cores::apart().ok_or("it takes two processors to tell the server's share from its clients'")?;
    // What a thread may use it keeps, so this is done on one that ends.
    let outcome = thread::scope(|scope| {
        scope.spawn(|| (0..bench.rounds).try_for_each(|number| round(bench, &cores, number))).join()
    });
    outcome.map_err(|_| "the measure ended in a panic".to_owned())?
}

fn round(bench: &mut Bench, cores: &Cores, number: usize) -> Result<(), String> {
    keep_to(cores.server)?;
    let mut server = bench.start(Contestant::Berth)?;
    keep_to(&cores.clients)?;
    let (authorization, layer) = seed(&server, aws::ACCESS_KEY_ID, 64 * MIB)?;
    let targets = bench.scratch.path().join("flood");
    let loud = Loud { tools: &bench.tools, targets, authorization, layer };
    let (quiet, wanted) = seed(&server, aws::OTHER_ACCESS_KEY_ID, MIB)?;
    let wanted = [manifest_target(REPOSITORY, TAG), blob_target(REPOSITORY, &wanted.digest)];
    for (name, target) in ["GET of a manifest", "GET of 1 MiB"].into_iter().zip(&wanted) {
        turn(name, number, &server);
        let alone = Waits::of(&server, &quiet, target, bench.seconds)?;
        bench.board.add(&format!("{name}, alone: median"), "µs", Contestant::Berth, alone.median * 1e6);
        bench.board.add(&format!("{name}, alone: p99"), "µs", Contestant::Berth, alone.p99 * 1e6);
        for (flood, work) in FLOODS {
            let name = format!("{name} beside {flood}");
            let seconds = bench.seconds;
            let (beside, busy) = beside(&mut server, (&loud, work), (&quiet, target), seconds)?;
            let mut add = |what: &str, unit, figure| {
                bench.board.add(&format!("{name}: {what}"), unit, Contestant::Berth, figure);
            };
            add("median", "times alone", beside.median / alone.median);
            add("p99", "times alone", beside.p99 / alone.p99);
            add("server busy", "% of its processor", busy * 100.0);
        }
    }
    server.close()
}

/// Logs in, pushes an image, and gives the `Authorization` and the layer.
fn seed(server: &Server, key: &str, layer: usize) -> Result<(String, Blob), String> {
    aws::create_repository(server.address, key, REPOSITORY)?;
    let authorization = aws::log_in(server.address, key)?;
    let layer = Blob::new(random(layer)?);
    let config = Blob::config(key, &layer);
    let image = Image::new((REPOSITORY.to_owned(), TAG.to_owned()), layer.clone(), config, 1519);
    image.push(&mut Connection::open(server.address, Some(&authorization))?)?;
    Ok((authorization, layer))
}

/// How long the quiet client waits while the other account floods, and how much of its processor the server uses.
fn beside(
    server: &mut Server,
    (loud, flood): (&Loud<'_>, flood::Work),
    (quiet, target): (&str, &str),
    seconds: u64,
) -> Result<(Waits, f64), String> {
    thread::scope(|scope| {
        let address = server.address;
        let lasting = Duration::from_secs(seconds) + 2 * AHEAD;
        let flooding = scope.spawn(move || give_way().and_then(|()| flood(loud, address, lasting)));
        thread::sleep(AHEAD);
        let timed = server.timed(|server| Waits::of(server, quiet, target, seconds));
        let flooded = flooding.join().map_err(|_| "the flood ended in a panic".to_owned())?;
        let timed = flooded.and(timed)?;
        Ok((timed.outcome, timed.cpu_seconds / timed.seconds))
    })
}

/// The times of a client's requests, in seconds.
struct Waits {
    median: f64,
    p99: f64,
}

impl Waits {
    /// Of requests one after another on one connection.
    fn of(server: &Server, authorization: &str, target: &str, seconds: u64) -> Result<Self, String> {
        let mut connection = Connection::open(server.address, Some(authorization))?;
        let (mut buffer, mut times) = (vec![0; MIB], Vec::new());
        let end = Instant::now() + Duration::from_secs(seconds);
        while times.len() < 2 * WARM || Instant::now() < end {
            let begun = Instant::now();
            connection.download(target, &mut buffer)?;
            times.push(begun.elapsed().as_secs_f64());
        }
        times.drain(..WARM);
        times.sort_by(f64::total_cmp);
        Ok(Self { median: times[times.len() / 2], p99: times[times.len() * 99 / 100] })
    }
}
