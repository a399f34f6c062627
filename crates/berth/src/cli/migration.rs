//! `berth migrate`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use identity::Secret;
use world::World;

use super::flags::Flags;
use super::here::runtime;
use super::print::{complain, print};
use super::{CommandError, ConfigError};
use crate::config::{BlobsAddress, DatabaseAddress, Place};
use crate::migrate::{Keys, Manner, MigrateError, Progress, Report, Source, migrate, size, undo};

/// What opens the bucket to move from: the settings of the target's, with `FROM_` before them in the environment.
fn keys() -> Option<Keys> {
    let given =
        |name: &str| std::env::var(format!("BERTH_FROM_BLOBS_{name}")).ok().filter(|value| !value.is_empty());
    let keys = Keys {
        access_key_id: given("ACCESS_KEY_ID"),
        secret_access_key: given("SECRET_ACCESS_KEY").map(Secret::new),
        ca_file: given("CA_FILE").map(PathBuf::from),
    };
    let said = keys.access_key_id.is_some() || keys.secret_access_key.is_some() || keys.ca_file.is_some();
    said.then_some(keys)
}

/// Where from; where to is what the other settings say.
#[derive(Debug, Args)]
pub(super) struct Migration {
    /// The data folder to move from
    #[arg(long, value_name = "DIR", required_unless_present_all = ["from_database", "from_blobs"])]
    from_data: Option<PathBuf>,
    /// Its database, if that is not berth.db in it
    #[arg(long, value_name = "URL")]
    from_database: Option<String>,
    /// Its blobs, if they are not the folder blobs in it
    #[arg(long, value_name = "URL")]
    from_blobs: Option<String>,
    /// Leave damaged blobs behind: clients at the new place are told that they are not there, and may push them again
    #[arg(long)]
    leave_damaged: bool,
    /// Serve the place to move from again: take back a move that was cut short
    #[arg(long)]
    undo: bool,
    #[command(flatten)]
    flags: Flags,
}

impl Migration {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let config = self.flags.load()?;
        let refused = |flag: &str, takes| ConfigError::BadValue {
            place: Place::Flag(flag.to_owned()),
            key: flag.trim_start_matches('-').to_owned(),
            value: String::from("***"),
            takes,
        };
        let database = DatabaseAddress::parse(&self.from_database.unwrap_or_default())
            .map_err(|takes| refused("--from-database", takes))?;
        let blobs = BlobsAddress::parse(&self.from_blobs.unwrap_or_default())
            .map_err(|takes| refused("--from-blobs", takes))?;
        if !config.places_said {
            return Err(MigrateError::NoTarget.into());
        }
        let source = Source { data: self.from_data.unwrap_or_default(), database, blobs, keys: keys() };
        let mut progress = Progress::new(|line| complain(&format!("{line}\n")));
        let (runtime, world, manner) =
            (runtime()?, World::real(), Manner { leave_damaged: self.leave_damaged, ..Manner::default() });
        if self.undo {
            let place = runtime.block_on(undo(&source, &config, &world))?;
            print(&format!("{place} is served on; what was copied so far stays for another run\n"));
            return Ok(ExitCode::SUCCESS);
        }
        print(&told(&runtime.block_on(migrate(&source, &config, manner, &world, &mut progress))?));
        Ok(ExitCode::SUCCESS)
    }
}

fn told(report: &Report) -> String {
    let rows: u64 = report.rows.iter().map(|(_, rows)| rows).sum();
    let mut text = format!("moved from {} to {}\n\n", report.from, report.to);
    for (table, rows) in report.rows.iter().filter(|(_, rows)| *rows > 0) {
        text += &format!("{rows:>12}  {table}\n");
    }
    for digest in &report.left.1 {
        text += &format!("left behind, damaged: {digest}\n");
    }
    if report.left.0 > report.left.1.len() {
        text += &format!("left behind, damaged: {} in all\n", report.left.0);
    }
    text + &format!(
        "\n{rows} rows, {} blobs with {}, each of these as its digest says; epoch {}\n\
         Uploads that were under way begin anew. Start servers at the new place with the same root key: the file \
         root-key of the old data folder, or BERTH_ROOT_KEY. The old place refuses to be served; keep it until you \
         trust the new one, then remove it. Until then `berth migrate` from the new place to the old one goes back, and \
         copies only the blobs that are not there.\n",
        report.objects,
        size(report.bytes),
        report.epoch,
    )
}
