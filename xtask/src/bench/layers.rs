//! The push of one layer of 1 GiB.

use super::contestant::Contestant;
use super::payload::{MIB, digest, random};
use super::push::{Style, blob_target};
use super::{Bench, turn};

const REPOSITORY: &str = "bench/layer";

/// Pushes a layer that no server has seen, in each style, to a fresh server of each contestant in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let mut layer = random(1024 * MIB)?;
    for round in 0..bench.rounds {
        for contestant in Contestant::REGISTRIES {
            let mut server = bench.start(contestant)?;
            server.open(1, &[REPOSITORY.to_owned()])?;
            for style in Style::ALL {
                layer[..32].copy_from_slice(&random(32)?);
                let digest = digest(&layer);
                // What the last one left for the disk to do is not this one's to wait for.
                rustix::fs::sync();
                let name = format!("push of 1 GiB, {}", style.name());
                turn(&name, round, &server);
                let timed = server.timed(|server| {
                    let mut connection = server.connect(0)?;
                    style.push(&mut connection, REPOSITORY, &layer, &digest)
                })?;
                bench.board.add(&name, "s", contestant, timed.seconds);
                bench.board.add(&name, "server CPU, s", contestant, timed.cpu_seconds);
                if !matches!(style, Style::Monolithic) {
                    let millis = timed.outcome.as_secs_f64() * 1000.0;
                    bench.board.add(&name, "final PUT, ms", contestant, millis);
                }
                let found = server.connect(0)?.ask("HEAD", &blob_target(REPOSITORY, &digest))?;
                found.expect(200, "HEAD of the pushed layer")?;
            }
            server.close()?;
        }
    }
    Ok(())
}
