//! From the start of the process to its first answer.

use super::contestant::Contestant;
use super::{Bench, turn};

/// Starts each contestant in turn on an empty folder, and again on what it left there.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    for round in 0..bench.rounds {
        for contestant in Contestant::ALL {
            let first = bench.start(contestant)?;
            turn("start", round, &first);
            bench.board.add("start, empty folder", "ms", contestant, first.started_in.as_secs_f64() * 1000.0);
            let folder = first.folder.clone();
            drop(first);
            let again = contestant.start(&bench.tools, &folder)?;
            bench.board.add("start, known folder", "ms", contestant, again.started_in.as_secs_f64() * 1000.0);
            again.close()?;
        }
    }
    Ok(())
}
