//! Small reads: manifests by tag and by digest, while somebody moves tags.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::catalogue::{Catalogue, Reference};
use super::contestant::{Contestant, Server};
use super::load::{self, Reads};
use super::push::put_manifest;
use super::{Bench, turn};
use crate::step;

/// How long the writer rests between two tags.
const REST: Duration = Duration::from_millis(10);

#[derive(Clone, Copy, Debug)]
enum Read {
    Get(Reference),
    Head,
}

const READS: [Read; 3] = [Read::Get(Reference::Tag), Read::Get(Reference::Digest), Read::Head];

impl Read {
    fn name(self) -> &'static str {
        match self {
            Self::Get(Reference::Tag) => "manifest GET by tag",
            Self::Get(Reference::Digest) => "manifest GET by digest",
            Self::Head => "manifest HEAD by tag",
        }
    }
}

/// Seeds every contestant, then reads from each in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let catalogue = Catalogue::new(bench.repositories)?;
    let mut servers = Vec::new();
    for contestant in Contestant::ALL {
        step::say(&format!("  seeding {}", contestant.name()));
        let mut server = bench.start(contestant)?;
        let seeded = server.timed(|server| catalogue.seed(server))?;
        bench.board.add("seeding", "s", contestant, seeded.seconds);
        servers.push(server);
    }
    rustix::fs::sync();
    for server in &mut servers {
        bench.read(server, &catalogue, (Read::Get(Reference::Tag), 64, 0), 1)?;
    }
    for round in 0..bench.rounds {
        for (read, connections) in READS.iter().flat_map(|read| [(*read, 16), (*read, 64)]) {
            for server in &mut servers {
                let name = format!("{}, {connections} connections", read.name());
                turn(&name, round, server);
                let seconds = bench.seconds;
                let (reads, cpu) = bench.read(server, &catalogue, (read, connections, round), seconds)?;
                let micros = cpu * 1e6 / reads.requests.max(1.0);
                bench.count_refusals(&name, server.contestant, &reads)?;
                bench.board.add(&name, "requests/s", server.contestant, reads.per_second);
                bench.board.add(&name, "server CPU, µs each", server.contestant, micros);
            }
        }
    }
    for server in servers {
        if server.contestant != Contestant::Nginx {
            let memory = server.process.memory()?.resident;
            bench.board.add("memory after these reads", "MiB", server.contestant, memory);
        }
        server.close()?;
    }
    Ok(())
}

impl Bench {
    /// One load on one server. Returns what was read and the server's CPU seconds.
    fn read(
        &self,
        server: &mut Server,
        catalogue: &Catalogue,
        (read, connections, round): (Read, usize, usize),
        seconds: u64,
    ) -> Result<(Reads, f64), String> {
        let targets = server.folder.join("targets");
        if let Read::Get(reference) = read {
            std::fs::write(&targets, catalogue.targets(server, reference))
                .map_err(|error| format!("{}: {error}", targets.display()))?;
        }
        let timed = server.timed(|server| {
            while_tags_move(server, catalogue, seconds, || match read {
                Read::Get(_) => load::get(&self.tools, server.address, &targets, connections, seconds),
                Read::Head => {
                    // Not one that the writer begins with.
                    let target = catalogue.target(round + 1, Reference::Tag);
                    let one = (target.as_str(), server.authorization(round));
                    load::head(&self.tools, server.address, one, connections, seconds)
                }
            })
        })?;
        Ok((timed.outcome, timed.cpu_seconds))
    }
}

impl Bench {
    /// Berth may refuse nothing. Others were seen to fail a few reads of a tag that is being moved: that is shown.
    fn count_refusals(&mut self, work: &str, contestant: Contestant, reads: &Reads) -> Result<(), String> {
        if reads.refused == 0.0 {
            return Ok(());
        }
        if contestant == Contestant::Berth {
            return Err(format!("{work}: Berth refused {} of {} requests", reads.refused, reads.requests));
        }
        let percent = 100.0 * reads.refused / reads.requests.max(1.0);
        self.board.add(work, "% answered with an error", contestant, percent);
        Ok(())
    }
}

/// Runs `load` while one writer moves tags to and fro, where tags can be moved.
fn while_tags_move(
    server: &Server,
    catalogue: &Catalogue,
    seconds: u64,
    load: impl FnOnce() -> Result<Reads, String>,
) -> Result<Reads, String> {
    if server.contestant == Contestant::Nginx {
        return load();
    }
    let over = AtomicBool::new(false);
    // Many more than there is time for.
    let most = usize::try_from(seconds + 120).unwrap_or(0) * 100;
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut connection = server.connect(0)?;
            for move_number in 0..most {
                if over.load(Ordering::Relaxed) {
                    break;
                }
                let (image, beside) = catalogue.neighbours(move_number * 31);
                let manifest = if move_number % 2 == 0 { &beside.manifest } else { &image.manifest };
                put_manifest(&mut connection, &image.repository, &image.tag, manifest)?;
                thread::sleep(REST);
            }
            Ok(())
        });
        let reads = load();
        over.store(true, Ordering::Relaxed);
        let written = writer.join().unwrap_or_else(|_| Err("the writer panicked".to_owned()));
        written.map_err(|error| format!("moving tags: {error}")).and(reads)
    })
}
