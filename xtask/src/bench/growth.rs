//! What calls cost on a registry that has grown, against one that has not.

pub(super) mod calls;
mod seed;

use calls::Call;
use std::path::Path;

use super::contestant::{Contestant, Server};
use super::payload::Image;
use super::{Bench, aws, turn};
use crate::step;

/// The repository that is called on.
pub(super) const IMAGES: &str = "growth/images";
/// The images of the smallest registry, and of the one whose repositories are many.
const FEW: u32 = 1000;
/// Calls of each kind in a turn.
const CALLS: u32 = 1000;

/// A registry, by what was put into it.
struct Size {
    name: String,
    images: u32,
    repositories: u32,
}

/// Seeds a registry of each size, then calls on each in turn; then starts them in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let sizes = sizes(bench.images);
    let image = calls::model()?;
    let mut servers = Vec::new();
    for size in &sizes {
        step::say(&format!("  seeding {}", size.name));
        servers.push(grown(bench, &image, (size.images, size.repositories, 0), &[])?);
    }
    rustix::fs::sync();
    for call in Call::ALL {
        for (server, size) in servers.iter_mut().zip(&sizes) {
            call.repeat(server, size.images, CALLS / 10, &image)?;
        }
        for round in 0..bench.rounds {
            for (server, size) in servers.iter_mut().zip(&sizes) {
                turn(&format!("{}, {}", call.name(), size.name), round, server);
                let timed = server.timed(|server| call.repeat(server, size.images, CALLS, &image))?;
                let micros = |seconds: f64| seconds * 1e6 / f64::from(CALLS);
                bench.sizes.add(call.name(), "µs each", &size.name, micros(timed.outcome.as_secs_f64()));
                bench.sizes.add(call.name(), "server CPU, µs each", &size.name, micros(timed.cpu_seconds));
            }
        }
    }
    start_again(bench, servers, &sizes)
}

/// A registry into which so many images, repositories beside them and dead blobs were put while it was down.
pub(super) fn grown(
    bench: &mut Bench,
    image: &Image,
    (images, repositories, dead): (u32, u32, u32),
    settings: &[(&str, &str)],
) -> Result<Server, String> {
    let first = bench.start(Contestant::Berth)?;
    aws::create_repository(first.address, aws::ACCESS_KEY_ID, IMAGES)?;
    let folder = first.folder.clone();
    drop(first);
    seed::seed(&database(&folder), image, (images, repositories, dead))?;
    seed::write_objects(&folder.join("data"))?;
    let mut server = Contestant::Berth.start_with(&bench.tools, &folder, settings)?;
    server.authorizations = vec![aws::log_in(server.address, aws::ACCESS_KEY_ID)?];
    Ok(server)
}

/// Starts an empty registry and each of the others, again and again.
fn start_again(bench: &mut Bench, servers: Vec<Server>, sizes: &[Size]) -> Result<(), String> {
    let empty = bench.start(Contestant::Berth)?;
    let names = std::iter::once("nothing").chain(sizes.iter().map(|size| size.name.as_str()));
    let mut all: Vec<_> = names.zip(std::iter::once(empty).chain(servers)).collect();
    for round in 0..bench.rounds {
        let mut started = Vec::new();
        for (name, server) in all {
            turn(&format!("start, {name}"), round, &server);
            let folder = server.folder.clone();
            drop(server);
            let again = Contestant::Berth.start(&bench.tools, &folder)?;
            bench.sizes.add("start", "ms", name, again.started_in.as_secs_f64() * 1000.0);
            started.push((name, again));
        }
        all = started;
    }
    all.into_iter().try_for_each(|(_, server)| server.close())
}

fn sizes(largest: u32) -> [Size; 4] {
    let images = |images| Size { name: format!("{images} images"), images, repositories: 0 };
    let repositories = largest / 10;
    let many = Size { name: format!("{repositories} repositories"), images: FEW, repositories };
    [images(FEW), images(largest / 10), images(largest), many]
}

pub(super) fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("data/berth.db")
}
