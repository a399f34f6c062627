//! `berth epoch raise`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use world::World;

use super::CommandError;
use super::flags::Flags;
use super::here::runtime;
use super::print::print;
use crate::epoch::{Raised, raise};
use crate::serve::holds::Holds;

#[derive(Debug, Subcommand)]
pub(super) enum EpochCommand {
    /// Have this database be the one that is served, whatever followed it: after a backup was restored, or when the place
    /// that the deployment was moved to is lost. Without --yes only says what may be lost.
    Raise(Raise),
}

#[derive(Debug, Args)]
pub(super) struct Raise {
    /// Do it
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    flags: Flags,
}

impl EpochCommand {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let Self::Raise(Raise { yes, flags }) = self;
        let config = flags.load()?;
        let mut held = Holds::of_what_is_there(&config)?.with_files_elsewhere(&config)?;
        if config.blobs.folder(&config.data).is_some_and(|folder| folder.exists()) {
            held.blobs(&config)?;
        }
        let order = yes.then_some(Raised::PAUSE);
        print(&told(&runtime()?.block_on(raise(&config, &World::real(), order))?, yes));
        Ok(ExitCode::SUCCESS)
    }
}

fn told(raised: &Raised, done: bool) -> String {
    let Raised { database, blobs, newest, from, to, lost } = raised;
    let mut text = format!("{database} over {blobs}, epoch {from}, ends with change {newest}\n");
    for line in lost {
        text += &format!("- {line}\n");
    }
    if lost.is_empty() {
        text += "- nothing is known to be lost\n";
    }
    text + &match done {
        true => format!(
            "It is in epoch {to} now. Whoever served these blobs in an older one writes no more: start servers here again.\n"
        ),
        false => format!(
            "With --yes it goes to epoch {to}: it is the one to be served, and servers of an older epoch over these blobs \
             write no more.\n"
        ),
    }
}
