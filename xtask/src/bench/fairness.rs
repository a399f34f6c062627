//! How long a quiet client waits beside a flood of another account, against how long it waits alone.

use std::fmt::Write;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use super::contestant::{Contestant, Server};
use super::http::Connection;
use super::payload::{Blob, Image, MIB, random};
use super::push::{blob_target, manifest_target};
use super::{Bench, aws, load, turn};

const CONNECTIONS: usize = 128;
/// The flood has begun when this is over, and goes on until the quiet client is done.
const AHEAD: Duration = Duration::from_secs(1);
/// What the quiet client reads before it counts.
const WARM: usize = 50;

/// Floods one Berth after another with reads of manifests, and with reads of a layer.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    for round in 0..bench.rounds {
        let server = bench.start(Contestant::Berth)?;
        let (loud, flooding) = seed(&server, aws::ACCESS_KEY_ID, 64 * MIB)?;
        let (quiet, wanted) = seed(&server, aws::OTHER_ACCESS_KEY_ID, MIB)?;
        let wanted = [manifest_target(REPOSITORY, TAG), blob_target(REPOSITORY, &wanted)];
        let flooding = [manifest_target(REPOSITORY, TAG), blob_target(REPOSITORY, &flooding)];
        for (name, target) in ["GET of a manifest", "GET of 1 MiB"].into_iter().zip(&wanted) {
            turn(name, round, &server);
            let alone = median(&server, &quiet, target, bench.seconds)?;
            bench.board.add(&format!("{name}, alone: median"), "µs", Contestant::Berth, alone * 1e6);
            for (kind, flood) in ["manifests", "layers"].into_iter().zip(&flooding) {
                let beside = beside(bench, &server, (&loud, flood), (&quiet, target))?;
                let work = format!("{name} beside {CONNECTIONS} reads of {kind}: median");
                bench.board.add(&work, "times alone", Contestant::Berth, beside / alone);
            }
        }
        server.close()?;
    }
    Ok(())
}

const REPOSITORY: &str = "bench/fairness";
const TAG: &str = "v1";

/// Logs in, pushes an image, and gives the `Authorization` and the layer's digest.
fn seed(server: &Server, key: &str, layer: usize) -> Result<(String, String), String> {
    aws::create_repository(server.address, key, REPOSITORY)?;
    let authorization = aws::log_in(server.address, key)?;
    let layer = Blob::new(random(layer)?);
    let (config, digest) = (Blob::config(key, &layer), layer.digest.clone());
    let image = Image::new((REPOSITORY.to_owned(), TAG.to_owned()), layer, config, 1519);
    image.push(&mut Connection::open(server.address, Some(&authorization))?)?;
    Ok((authorization, digest))
}

/// The quiet client's median while the other account floods.
fn beside(
    bench: &Bench,
    server: &Server,
    (loud, flood): (&str, &str),
    (quiet, target): (&str, &str),
) -> Result<f64, String> {
    let targets = bench.scratch.path().join("flood");
    let mut lines = String::new();
    // Writing to a string can't fail.
    let _ = writeln!(lines, "{flood} {loud}");
    fs::write(&targets, lines).map_err(|error| format!("{}: {error}", targets.display()))?;
    let seconds = bench.seconds + 2 * AHEAD.as_secs();
    thread::scope(|scope| {
        let flooding = scope.spawn(|| load::get(&bench.tools, server, &targets, CONNECTIONS, seconds));
        thread::sleep(AHEAD);
        let median = median(server, quiet, target, bench.seconds);
        let flooded = flooding.join().map_err(|_| "the flood ended in a panic".to_owned())?;
        flooded.and(median)
    })
}

/// The median time of a request, one after another on one connection, in seconds.
fn median(server: &Server, authorization: &str, target: &str, seconds: u64) -> Result<f64, String> {
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
    Ok(times[times.len() / 2])
}
