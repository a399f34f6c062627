//! Push against collection: pushers that share layers, ask before they send, mount, move tags and delete, readers, and
//! a collector that runs every second with windows of seconds. Nothing promised may be missing, nothing acknowledged
//! may not read back, and at the end the store holds what images name and nothing else.
//!
//! Runs for `BERTH_SOAK_SECONDS`, one minute without it (`cargo xtask soak`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test reports")]

mod chance;
mod images;
mod ledger;
mod pusher;
mod reader;
mod stored;

use ledger::Ledger;
use std::time::{Duration, Instant};
use testkit::{Http, Server, Terminal};

/// The lease, in seconds. A push that takes longer than half of it may find what it was promised gone.
const LEASE: u64 = 10;
const WINDOWS: &str = "[collection]\nevery_seconds = 1\nlease_seconds = 10\nundelete_seconds = 2\ngrace_seconds = 2\n\
                       reader_grace_seconds = 5\n";
/// How long collection may take once nothing happens any more: the windows one after another, and rounds.
const PATIENCE: Duration = Duration::from_secs(90);
const REPOSITORIES: [&str; 3] = ["soak/web", "soak/api", "soak/batch"];
const PUSHERS: u64 = 6;
const READERS: u64 = 2;

#[test]
fn collection_takes_what_nothing_names_and_nothing_else() {
    let settings = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(settings.path(), WINDOWS).unwrap();
    let server = Server::options().with("--config", settings.path().to_str().unwrap()).start();
    let t = Terminal::on(&server);
    REPOSITORIES.iter().for_each(|name| t.new_repository(name));
    let (http, ledger) = (Http::on(&server, &t.password()), Ledger::default());
    let until = Instant::now() + seconds();
    std::thread::scope(|scope| {
        for number in 0..PUSHERS {
            let (http, ledger) = (&http, &ledger);
            scope.spawn(move || pusher::run(http, ledger, number, until));
        }
        for number in 0..READERS {
            let (http, ledger) = (&http, &ledger);
            scope.spawn(move || reader::run(http, ledger, PUSHERS + number, until));
        }
    });
    println!("{}", ledger.report());
    ledger.assert_clean();
    stored::settles(&http, server.data(), &ledger, PATIENCE);
}

fn seconds() -> Duration {
    let asked =
        std::env::var("BERTH_SOAK_SECONDS").ok().map(|text| text.parse().expect("BERTH_SOAK_SECONDS"));
    Duration::from_secs(asked.unwrap_or(60))
}
