//! What collecting many dead blobs takes, and what readers notice of it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::contestant::Server;
use super::crew::together;
use super::growth::{IMAGES, calls, database, grown};
use super::http::Content;
use super::payload::MANIFEST;
use super::{Bench, turn};

const READERS: usize = 2;
/// Collection at once, as far as the windows go.
const AT_ONCE: [(&str, &str); 5] = [
    ("BERTH_COLLECTION_EVERY_SECONDS", "1"),
    ("BERTH_COLLECTION_LEASE_SECONDS", "1"),
    ("BERTH_COLLECTION_UNDELETE_SECONDS", "1"),
    ("BERTH_COLLECTION_GRACE_SECONDS", "1"),
    ("BERTH_COLLECTION_READER_GRACE_SECONDS", "1"),
];
const PATIENCE: Duration = Duration::from_secs(3600);

/// Reads from a registry that has nothing to collect, then from one that has, in turn.
pub(super) fn run(bench: &mut Bench) -> Result<(), String> {
    let image = calls::model()?;
    let (none, some) = ("nothing to collect", format!("{} dead blobs", bench.dead));
    for round in 0..bench.rounds {
        let seconds = Duration::from_secs(bench.seconds);
        let live = grown(bench, &image, (1000, 0, 0), &AT_ONCE)?;
        turn(none, round, &live);
        let quiet = read_until(&live, |since| Ok(since.elapsed() > seconds))?;
        live.close()?;
        let dying = grown(bench, &image, (1000, 0, bench.dead), &AT_ONCE)?;
        turn(&some, round, &dying);
        let (rows, begun) = (database(&dying.folder), Instant::now());
        let busy = read_until(&dying, |since| match left(&rows)? {
            0 => Ok(true),
            _ if since.elapsed() < PATIENCE => Ok(false),
            left => Err(format!("{left} dead blobs are left after {PATIENCE:?}")),
        })?;
        bench.sizes.add("collection", "s", &some, begun.elapsed().as_secs_f64());
        for (with, mut took) in [(none, quiet), (some.as_str(), busy)] {
            took.sort_by(f64::total_cmp);
            for (work, share) in [("manifest GET, median", 50), ("manifest GET, p99", 99)] {
                let at = took.get(took.len() * share / 100).copied().unwrap_or_default();
                bench.sizes.add(work, "µs", with, at * 1e6);
            }
        }
        dying.close()?;
    }
    Ok(())
}

/// Reads manifests until `over`; returns how long each took, in seconds.
fn read_until(server: &Server, over: impl Fn(Instant) -> Result<bool, String>) -> Result<Vec<f64>, String> {
    let (ended, begun) = (AtomicBool::new(false), Instant::now());
    thread::scope(|scope| {
        let ended = &ended;
        let readers = scope.spawn(move || together(READERS, |number| read(server, number, ended)));
        let watched = loop {
            match over(begun) {
                Ok(false) => thread::sleep(Duration::from_millis(200)),
                Ok(true) => break Ok(()),
                Err(why) => break Err(why),
            }
        };
        ended.store(true, Ordering::Relaxed);
        let reads = readers.join().unwrap_or_else(|_| Err("a reader panicked".to_owned()))?;
        watched.map(|()| reads.concat())
    })
}

fn read(server: &Server, number: usize, ended: &AtomicBool) -> Result<Vec<f64>, String> {
    let (mut connection, mut took) = (server.connect(number)?, Vec::new());
    for turn in number.. {
        if ended.load(Ordering::Relaxed) {
            break;
        }
        let target = format!("/v2/{IMAGES}/manifests/v{}", turn * 7919 % 1000);
        let begun = Instant::now();
        let answer = connection.send("GET", &target, &[("Accept", MANIFEST)], Content::Whole(&[]))?;
        took.push(begun.elapsed().as_secs_f64());
        answer.expect(200, &target)?;
    }
    Ok(took)
}

/// Blobs but those that images name, and objects that are still to be deleted, as they are a minute after their rows.
fn left(database: &Path) -> Result<i64, String> {
    let counted = rusqlite::Connection::open(database).and_then(|rows| {
        let count = "SELECT (SELECT COUNT(*) FROM blob) + (SELECT COUNT(*) FROM doomed) - 2";
        rows.query_row(count, (), |row| row.get(0))
    });
    counted.map_err(|error| format!("{}: {error}", database.display()))
}
