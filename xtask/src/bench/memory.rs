//! Memory at rest, and at most while many push at a time.

use std::thread;
use std::time::Duration;

use super::contestant::Contestant;
use super::crew::together;
use super::payload::{MIB, digest, random};
use super::push::Style;
use super::{Bench, turn};

const PUSHES: usize = 64;
const REPOSITORIES: usize = 8;
const LAYER_BYTES: usize = 100_000_000;
const NAME: &str = "64 pushes of 100 MB at a time";
/// What a server may still do after its first answer.
const SETTLING: Duration = Duration::from_millis(700);

/// Looks at a fresh server of each contestant in turn, before and while layers are streamed to it.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let repositories: Vec<String> = (0..REPOSITORIES).map(|number| format!("bench/m{number}")).collect();
    // The layers overlap, each beginning a little later than the one before.
    let bytes = random(LAYER_BYTES + PUSHES * MIB)?;
    let layer = |number: usize| &bytes[number * MIB..][..LAYER_BYTES];
    let digests: Vec<String> = (0..PUSHES).map(|number| digest(layer(number))).collect();
    for round in 0..bench.rounds {
        for contestant in Contestant::REGISTRIES {
            let mut server = bench.start(contestant)?;
            thread::sleep(SETTLING);
            let resting = server.process.memory()?.resident;
            bench.board.add("memory at rest", "MiB", contestant, resting);
            server.open(PUSHES, &repositories)?;
            rustix::fs::sync();
            turn(NAME, round, &server);
            let timed = server.timed(|server| {
                together(PUSHES, |number| {
                    let (mut connection, repository) = (server.connect(number)?, number % REPOSITORIES);
                    let (layer, digest) = (layer(number), &digests[number]);
                    Style::Streamed.push(&mut connection, &repositories[repository], layer, digest)
                })
            })?;
            bench.board.add(NAME, "peak MiB", contestant, server.process.memory()?.peak);
            bench.board.add(NAME, "s", contestant, timed.seconds);
            bench.board.add(NAME, "server CPU, s", contestant, timed.cpu_seconds);
            server.close()?;
        }
    }
    Ok(())
}
