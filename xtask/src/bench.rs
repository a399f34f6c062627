//! `cargo xtask bench`: Berth beside what else serves images, on the same machine, in the same run and in turns.

mod authorisation;
mod aws;
mod blobs;
mod board;
mod catalogue;
mod collection;
mod contestant;
mod cores;
mod crew;
mod fairness;
mod growth;
mod http;
mod images;
mod layers;
mod lifecycle;
mod load;
mod manifests;
mod memory;
mod payload;
mod process;
mod push;
mod scratch;
mod sizes;
mod startup;
mod storage;
mod tools;

use board::Board;
use clap::{Args, ValueEnum};
use contestant::{Contestant, Server};
use scratch::Scratch;
use sizes::Sizes;
use std::io::Write;
use std::time::Instant;
use tools::Tools;

use crate::{cache, step};

/// What to measure, and how long.
#[derive(Args)]
pub(crate) struct Options {
    /// Only this measure; may be repeated.
    #[arg(long, value_name = "NAME")]
    only: Vec<Measure>,
    /// How often each contestant's turn comes.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..))]
    rounds: u8,
    /// How long each load of small requests runs.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..))]
    seconds: u8,
    /// The repositories, of ten tags each, that reads of manifests are spread over.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u16).range(1..))]
    repositories: u16,
    /// The images of the largest repository that growth is measured with; a tenth of it is the number of repositories.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(20_000..))]
    images: u32,
    /// The blobs that `collection` has to take.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..))]
    dead: u32,
    /// Print JSON in place of the table.
    #[arg(long)]
    json: bool,
    /// Install what is missing: Debian packages (as root), and Distribution into the cache folder.
    #[arg(long, env = "CI", value_parser = clap::builder::FalseyValueParser::new())]
    install: bool,
}

impl Options {
    fn asks_for(&self, measure: Measure) -> bool {
        self.only.is_empty() || self.only.contains(&measure)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// GET and HEAD of manifests.
    Manifests,
    /// GET of large layers.
    Blobs,
    /// Push of a layer of 1 GiB.
    Layers,
    /// Push of many small images.
    Images,
    /// Memory at rest, and with 64 pushes at a time.
    Memory,
    /// Time to the first answer.
    Startup,
    /// Reads of one account beside a flood of another's.
    Fairness,
    /// Calls on Berth with many images and repositories, against few.
    Growth,
    /// The same with rows in PostgreSQL.
    GrowthPostgres,
    /// Reads of manifests by a user, whose policy is judged and whose pulls are recorded or not, against root's.
    Authorisation,
    /// Collection of many dead blobs, and reads meanwhile.
    Collection,
    /// Evaluation and preview of a lifecycle policy over 100,000 images.
    Lifecycle,
    /// Berth on PostgreSQL and S3 against SQLite and a folder, and replicas.
    Storage,
}

/// A run.
struct Bench {
    tools: Tools,
    scratch: Scratch,
    board: Board,
    sizes: Sizes,
    rounds: usize,
    seconds: u64,
    repositories: usize,
    images: u32,
    dead: u32,
    started: u32,
}

/// Measures what was asked for. A measure that fails does not keep the others from being shown.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let mut bench = Bench {
        tools: Tools::ready(options.install)?,
        scratch: Scratch::new(&cache::root()?.join("bench"))?,
        board: Board::default(),
        sizes: Sizes::default(),
        rounds: options.rounds.into(),
        seconds: options.seconds.into(),
        repositories: options.repositories.into(),
        images: options.images,
        dead: options.dead,
        started: 0,
    };
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let circumstances = format!(
        "{cores} cores, load average at the start {}; {} rounds, {} s for each load of small requests, {} repositories",
        load.split(' ').next().unwrap_or_default(),
        bench.rounds,
        bench.seconds,
        bench.repositories,
    );
    let apart = if options.asks_for(Measure::Fairness) { fairness::CIRCUMSTANCES } else { "" };
    let circumstances = circumstances + apart;
    let mut failed = Vec::new();
    for measure in Measure::value_variants() {
        if options.asks_for(*measure)
            && let Err(why) = bench.measure(*measure)
        {
            step::say(&format!("error: {measure:?}: {why}"));
            failed.push(format!("{measure:?}"));
        }
    }
    let shown = if options.json {
        let (rows, sizes) = (bench.board.json(), bench.sizes.json());
        let all = serde_json::json!({ "circumstances": circumstances, "rows": rows, "sizes": sizes });
        format!("{all:#}\n")
    } else {
        format!("{circumstances}\n{}", bench.tables())
    };
    std::io::stdout().write_all(shown.as_bytes()).map_err(|error| error.to_string())?;
    if failed.is_empty() { Ok(()) } else { Err(format!("not measured to the end: {}", failed.join(", "))) }
}

impl Bench {
    fn measure(&mut self, measure: Measure) -> Result<(), String> {
        let begun = Instant::now();
        step::say(&format!("{measure:?}"));
        match measure {
            Measure::Manifests => manifests::run(self),
            Measure::Blobs => blobs::run(self),
            Measure::Layers => layers::run(self),
            Measure::Images => images::run(self),
            Measure::Memory => memory::run(self),
            Measure::Startup => startup::run(self),
            Measure::Fairness => fairness::run(self),
            Measure::Growth => growth::run(self),
            Measure::GrowthPostgres => growth::run_on_postgres(self),
            Measure::Authorisation => authorisation::run(self),
            Measure::Collection => collection::run(self),
            Measure::Lifecycle => lifecycle::run(self),
            Measure::Storage => storage::run(self),
        }?;
        step::say(&format!("  {} s", begun.elapsed().as_secs()));
        Ok(())
    }

    fn tables(&self) -> String {
        let board = if self.board.is_empty() { String::new() } else { format!("\n{}", self.board.table()) };
        let sizes = if self.sizes.is_empty() { String::new() } else { format!("\n{}", self.sizes.table()) };
        board + &sizes
    }

    /// A contestant on an empty folder of its own.
    fn start(&mut self, contestant: Contestant) -> Result<Server, String> {
        self.started += 1;
        let folder = self.scratch.path().join(self.started.to_string());
        contestant.start(&self.tools, &folder)
    }
}

/// Says whose turn it is.
fn turn(work: &str, round: usize, server: &Server) {
    step::say(&format!("  {work}: round {}, {}", round + 1, server.contestant.name()));
}
