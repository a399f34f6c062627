//! What calls cost on a registry that has grown, against one that has not.

pub(super) mod calls;
mod seed;

use calls::Call;
use std::path::Path;
use testbed::Postgres;

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

/// Quotas that are in force, but far above what is put in.
const QUOTAS: [(&str, &str); 2] =
    [("BERTH_QUOTAS_REPOSITORIES", "10000000"), ("BERTH_QUOTAS_IMAGES_PER_REPOSITORY", "10000000")];

/// A registry, by what was put into it.
struct Size {
    name: String,
    images: u32,
    repositories: u32,
}

/// Where a registry's rows are.
#[derive(Clone, Copy)]
enum Rows<'a> {
    Sqlite,
    /// A database of this name.
    Postgres(&'a Postgres, &'a str),
}

/// Seeds a registry of each size in SQLite, then calls on each in turn; then starts them in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    measure(bench, None)
}

/// The same with rows in PostgreSQL, whose every commit is durable.
pub(super) fn run_on_postgres(bench: &mut Bench) -> Result<(), String> {
    let postgres = Postgres::options().durable().start();
    measure(bench, Some(&postgres))
}

fn measure(bench: &mut Bench, postgres: Option<&Postgres>) -> Result<(), String> {
    let sizes = sizes(bench.images);
    let image = calls::model()?;
    let within = if postgres.is_some() { "PostgreSQL, " } else { "" };
    let mut registries = Vec::new();
    for (number, size) in sizes.iter().enumerate() {
        step::say(&format!("  seeding {within}{}", size.name));
        let database = format!("growth_{number}");
        let rows = postgres.map_or(Rows::Sqlite, |postgres| Rows::Postgres(postgres, &database));
        let settings = rows.settings();
        let server = seeded(bench, &image, (size.images, size.repositories, 0), rows, &pairs(&settings))?;
        registries.push((size, server, settings));
    }
    rustix::fs::sync();
    for call in Call::ALL {
        let work = format!("{within}{}", call.name());
        for (size, server, _) in &mut registries {
            call.repeat(server, size.images, CALLS / 10, &image)?;
        }
        for round in 0..bench.rounds {
            for (size, server, _) in &mut registries {
                turn(&format!("{work}, {}", size.name), round, server);
                let timed = server.timed(|server| call.repeat(server, size.images, CALLS, &image))?;
                let waited = &timed.outcome;
                let p99 = waited.get(waited.len() * 99 / 100).copied().unwrap_or_default();
                let mean = |seconds: f64| seconds * 1e6 / f64::from(CALLS);
                bench.sizes.add(&work, "µs each", &size.name, mean(waited.iter().sum()));
                bench.sizes.add(&work, "p99, µs", &size.name, p99 * 1e6);
                bench.sizes.add(&work, "server CPU, µs each", &size.name, mean(timed.cpu_seconds));
            }
        }
    }
    let rows = postgres.map_or(Rows::Sqlite, |postgres| Rows::Postgres(postgres, "growth_empty"));
    let settings = rows.settings();
    let empty = Size { name: "nothing".to_owned(), images: 0, repositories: 0 };
    let server = started(bench, &pairs(&settings))?;
    registries.insert(0, (&empty, server, settings));
    start_again(bench, &format!("{within}start"), registries)
}

type Settings = Vec<(&'static str, String)>;

impl Rows<'_> {
    /// What says so in a server's environment; makes the database.
    fn settings(self) -> Settings {
        let mut settings: Settings = QUOTAS.map(|(name, value)| (name, value.to_owned())).into();
        if let Self::Postgres(postgres, database) = self {
            settings.push(("BERTH_DATABASE", postgres.database(database)));
        }
        settings
    }
}

fn pairs(settings: &Settings) -> Vec<(&str, &str)> {
    settings.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// A registry in SQLite into which so much was put while it was down.
pub(super) fn grown(
    bench: &mut Bench,
    image: &Image,
    counts: seed::Counts,
    settings: &[(&str, &str)],
) -> Result<Server, String> {
    seeded(bench, image, counts, Rows::Sqlite, settings)
}

fn seeded(
    bench: &mut Bench,
    image: &Image,
    counts: seed::Counts,
    rows: Rows<'_>,
    settings: &[(&str, &str)],
) -> Result<Server, String> {
    let first = started(bench, settings)?;
    aws::create_repository(first.address, aws::ACCESS_KEY_ID, IMAGES)?;
    let folder = first.folder.clone();
    drop(first);
    match rows {
        Rows::Sqlite => {
            seed::sqlite(&database(&folder), image, counts)?;
            seed::write_objects(&folder.join("data"))?;
        }
        Rows::Postgres(postgres, name) => seed::postgres(postgres, name, image, counts),
    }
    let mut server = Contestant::Berth.start_with(&bench.tools, &folder, settings)?;
    server.authorizations = vec![aws::log_in(server.address, aws::ACCESS_KEY_ID)?];
    Ok(server)
}

/// Berth on a folder of its own.
fn started(bench: &mut Bench, settings: &[(&str, &str)]) -> Result<Server, String> {
    bench.started += 1;
    let folder = bench.scratch.path().join(bench.started.to_string());
    Contestant::Berth.start_with(&bench.tools, &folder, settings)
}

/// Starts each again and again, in turn.
fn start_again(
    bench: &mut Bench,
    work: &str,
    mut registries: Vec<(&Size, Server, Settings)>,
) -> Result<(), String> {
    for round in 0..bench.rounds {
        let mut again = Vec::new();
        for (size, server, settings) in registries {
            turn(&format!("{work}, {}", size.name), round, &server);
            let folder = server.folder.clone();
            drop(server);
            let server = Contestant::Berth.start_with(&bench.tools, &folder, &pairs(&settings))?;
            bench.sizes.add(work, "ms", &size.name, server.started_in.as_secs_f64() * 1000.0);
            again.push((size, server, settings));
        }
        registries = again;
    }
    registries.into_iter().try_for_each(|(_, server, _)| server.close())
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
