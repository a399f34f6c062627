//! Push against collection: pushers that share layers, ask before they send, mount, move tags and delete, who leave
//! uploads behind, readers, a collector that runs every second with windows of seconds, and servers that are killed.
//! Nothing promised may be missing, nothing acknowledged may not read back, and at the end the store holds what images
//! name and nothing else.
//!
//! Runs for `BERTH_SOAK_SECONDS`, one minute without it, on `BERTH_TEST_STORAGE` and `BERTH_SOAK_REPLICAS` servers, one
//! without it (`cargo xtask soak`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test reports")]
#![allow(clippy::print_stdout, reason = "what was done is told")]

mod chance;
mod client;
mod images;
mod killer;
mod ledger;
mod pusher;
mod reader;
mod stored;

use chance::Chance;
use client::Client;
use ledger::Ledger;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use testkit::{Http, Server, Terminal};

/// The lease, in seconds. A push that takes longer than half of it may find what it was promised gone.
const LEASE: u64 = 10;
const SETTINGS: &str = "root_key = \"2a6f1c0d9e8b7a695847362514f3e2d1c0bfae9d8c7b6a594837261504f3e2d1\"\n\
                        [collection]\nevery_seconds = 1\nlease_seconds = 10\nundelete_seconds = 2\n\
                        grace_seconds = 2\nreader_grace_seconds = 5\nupload_idle_seconds = 15\n";
/// How long collection may take once nothing happens any more: the windows one after another, a minute for an object
/// whose removal a process had taken upon itself when it was killed.
const PATIENCE: Duration = Duration::from_secs(600);
const REPOSITORIES: [&str; 3] = ["soak/web", "soak/api", "soak/batch"];
const PUSHERS: u64 = 6;
const READERS: u64 = 2;

#[test]
fn collection_takes_what_nothing_names_and_nothing_else() {
    let settings = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(settings.path(), SETTINGS).unwrap();
    let mut servers = start(settings.path().to_str().unwrap(), number_in("BERTH_SOAK_REPLICAS", 1));
    let t = Terminal::on(&servers[0]);
    REPOSITORIES.iter().for_each(|name| t.new_repository(name));
    let replicas: Vec<_> = servers.iter().map(|server| Http::on(server, &t.password())).collect();
    let ledger = Ledger::default();
    let until = Instant::now() + Duration::from_secs(number_in("BERTH_SOAK_SECONDS", 60));
    let client = |number| Client { replicas: &replicas, ledger: &ledger, chance: Chance::new(number) };
    let (alive, over) = mpsc::channel();
    std::thread::scope(|scope| {
        for number in 0..PUSHERS {
            let (client, alive) = (client(number), alive.clone());
            scope.spawn(move || {
                pusher::run(client, number, until);
                drop(alive);
            });
        }
        for number in 0..READERS {
            let (client, alive) = (client(PUSHERS + number), alive.clone());
            scope.spawn(move || {
                reader::run(client, until);
                drop(alive);
            });
        }
        drop(alive);
        // In this thread: servers end with the thread that started them.
        killer::run(&mut servers, &ledger, &over);
    });
    println!("{}", ledger.report());
    ledger.assert_clean();
    stored::settles(&mut client(0), &servers[0], PATIENCE);
}

fn start(settings: &str, replicas: u64) -> Vec<Server> {
    let options = || Server::options().with("--config", settings);
    let mut servers = vec![options().start()];
    for _ in 1..replicas {
        servers.push(options().beside(&servers[0]).start());
    }
    servers
}

/// The number in an environment variable.
fn number_in(variable: &str, otherwise: u64) -> u64 {
    let asked = std::env::var(variable).ok().filter(|text| !text.is_empty());
    asked.map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{variable} is '{text}'")))
}
