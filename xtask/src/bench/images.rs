//! Many small images, as a build farm pushes them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::contestant::{Contestant, Server};
use super::crew::together;
use super::payload::{Blob, Image, random};
use super::{Bench, turn};

const CONNECTIONS: usize = 16;
const REPOSITORIES: usize = 20;
/// Images that are made for each second of load.
const IMAGES_PER_SECOND: usize = 500;
const NAME: &str = "small images pushed, 16 connections";

/// Pushes the same images to a fresh server of each contestant in turn, as many as the time allows.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let repositories: Vec<String> = (0..REPOSITORIES).map(|number| format!("bench/i{number:02}")).collect();
    let count = IMAGES_PER_SECOND * usize::try_from(bench.seconds).unwrap_or(1);
    let images = (0..count).map(|number| image(&repositories[number % REPOSITORIES], number));
    let images = images.collect::<Result<Vec<_>, _>>()?;
    // All of them at a slow registry's speed.
    let bound = Duration::from_millis(bench.seconds * 4500);
    for round in 0..bench.rounds {
        for contestant in Contestant::REGISTRIES {
            let mut server = bench.start(contestant)?;
            server.open(CONNECTIONS, &repositories)?;
            rustix::fs::sync();
            turn(NAME, round, &server);
            let timed = server.timed(|server| push(server, &images, bound))?;
            let pushed = timed.outcome.max(1) as f64;
            bench.board.add(NAME, "images/s", contestant, pushed / timed.seconds);
            bench.board.add(NAME, "server CPU, ms each", contestant, timed.cpu_seconds * 1000.0 / pushed);
            server.close()?;
        }
    }
    Ok(())
}

/// Returns how many were pushed.
fn push(server: &Server, images: &[Image], bound: Duration) -> Result<usize, String> {
    let (next, begun) = (AtomicUsize::new(0), Instant::now());
    let pushed = together(CONNECTIONS, |number| {
        let mut connection = server.connect(number)?;
        let mut pushed = 0;
        while begun.elapsed() < bound {
            let Some(image) = images.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            image.push(&mut connection)?;
            pushed += 1;
        }
        Ok(pushed)
    })?;
    Ok(pushed.iter().sum())
}

fn image(repository: &str, number: usize) -> Result<Image, String> {
    let layer = Blob::new(random(1024)?);
    let config = Blob::config(&format!("bench {number}"), &layer);
    Ok(Image::new((repository.to_owned(), format!("v{number}")), layer, config, 0))
}
