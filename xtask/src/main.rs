//! `cargo xtask`: the menu of everything that is done to this repository, and the machinery behind it.

mod bench;
mod cache;
mod check;
mod fuzz;
mod install;
mod judge;
mod models;
mod soak;
mod step;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The workbench: checks, tests and the tools they need")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Formatting, lints, and the licences, bans and sources of every dependency.
    Check {
        /// Install what is missing.
        #[arg(long, env = "CI", value_parser = clap::builder::FalseyValueParser::new())]
        install: bool,
    },
    /// Every test, journeys with stock clients included.
    Test {
        /// Install what is missing: Debian packages (as root), and user-space tools into the cache folder.
        #[arg(long, env = "CI", value_parser = clap::builder::FalseyValueParser::new())]
        install: bool,
    },
    /// Berth beside other servers of images: speed, CPU, memory.
    Bench(bench::Options),
    /// Pushes against collection for as long as asked, or the model of collection in its full scope.
    Soak(soak::Options),
    /// libFuzzer on every fuzz target (needs a nightly Rust).
    Fuzz {
        /// How long each target runs.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Install what is missing.
        #[arg(long)]
        install: bool,
    },
    /// Generates the shapes of AWS's operations from its models.
    Models {
        /// Only say whether the generated files are stale.
        #[arg(long)]
        check: bool,
    },
    /// Judges cases from standard input, one JSON value a line.
    Judge {
        /// What judges: `iam`, `lifecycle` or `sigv4`.
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check { install } => check::run(install),
        Command::Test { install } => test::run(install),
        Command::Bench(options) => bench::run(&options),
        Command::Soak(options) => soak::run(&options),
        Command::Fuzz { seconds, install } => fuzz::run(seconds, install),
        Command::Models { check } => models::run(check),
        Command::Judge { name } => judge::run(&name),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            step::say(&format!("error: {why}"));
            ExitCode::FAILURE
        }
    }
}
