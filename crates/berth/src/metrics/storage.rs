//! Counts of collection, the database's pool and the bucket, asked for at each scrape.

use std::fmt::Write;
use std::time::Duration;

use registry::{Backlog, GcStatus, Registry};
use store::Database;
use store::blobs::Blobs;
use store::meta::moving::Stage as MoveStage;
use tokio::time::timeout;

use crate::epoch::Epoch;

/// How long collection's backlog may take to be counted; without it, the other counts are told.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is asked.
#[derive(Clone, Debug)]
pub struct Storage {
    /// The rows.
    pub db: Database,
    /// The bytes.
    pub blobs: Blobs,
    /// Whose collection it is.
    pub registry: Registry,
    /// Whether this process writes.
    pub epoch: Epoch,
}

impl Storage {
    /// The counts in Prometheus's text format.
    pub async fn text(&self) -> String {
        let mut text = String::new();
        let takes = "Whether this process takes writes: 1, or 0 while it can only be read.";
        one(&mut text, "berth_writes_taken", "gauge", takes, u8::from(self.epoch.holds()));
        if let Ok(Ok(status)) = timeout(PATIENCE, self.registry.gc_status()).await {
            collection(&mut text, &status);
            moving(&mut text, &status);
        }
        if let Some(pool) = self.db.pool() {
            let used = "Connections to PostgreSQL in use.";
            one(&mut text, "berth_database_connections_in_use", "gauge", used, pool.in_use);
            let size = "Connections to PostgreSQL that this process may use.";
            one(&mut text, "berth_database_connections", "gauge", size, pool.size);
        }
        if let Some(load) = self.blobs.load() {
            let held = "Memory held for parts on their way to the bucket.";
            one(&mut text, "berth_blobs_buffer_bytes", "gauge", held, load.buffer_bytes);
            let retries = "Requests to the bucket that were sent again.";
            one(&mut text, "berth_blobs_retries_total", "counter", retries, load.retries);
            let slowdowns = "Times that the bucket asked to slow down.";
            one(&mut text, "berth_blobs_slowdowns_total", "counter", slowdowns, load.slowdowns);
        }
        text
    }
}

fn one(text: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    head(text, name, kind, help);
    let _ = writeln!(text, "{name} {value}");
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

/// A move that is done is told by its old servers' not being ready.
fn moving(text: &mut String, status: &GcStatus) {
    let mark = status.moving.as_ref().filter(|mark| mark.stage != MoveStage::Done);
    let since = mark.map_or(0, |mark| mark.since / 1_000_000);
    let help = "Since when the deployment is being moved, in seconds since 1970; 0: it is not.";
    one(text, "berth_moving_since_timestamp_seconds", "gauge", help, since);
}

/// What a gauge shows of a stage.
type Value = fn(&Backlog) -> Option<i64>;

fn collection(text: &mut String, status: &GcStatus) {
    let gauges: [(&str, &str, Value); 3] = [
        ("waiting", "What waits in a stage of collection, counted to 100,000.", |stage| Some(stage.waiting)),
        ("due", "What of that is due.", |stage| Some(stage.due)),
        ("waiting_bytes", "Bytes that what waits stands for.", |stage| stage.bytes),
    ];
    for (what, help, value) in gauges {
        let name = format!("berth_collection_{what}");
        head(text, &name, "gauge", help);
        for stage in &status.stages {
            if let Some(value) = value(stage) {
                let _ = writeln!(text, "{name}{{stage=\"{}\"}} {value}", stage.stage.name());
            }
        }
    }
    let done = status.done;
    let name = "berth_collection_done_total";
    head(text, name, "counter", "What this process collected; failed: what it will try again.");
    for (what, count) in [
        ("purged", done.purged),
        ("cleared", done.cleared),
        ("unlinked", done.unlinked),
        ("swept", done.swept),
        ("removed", done.removed),
        ("failed", done.failed),
    ] {
        let _ = writeln!(text, "{name}{{what=\"{what}\"}} {count}");
    }
    let seconds = |micros: Option<i64>| micros.unwrap_or(0) / 1_000_000;
    let (ran, erred) = (seconds(status.last_run_at), seconds(status.last_error.as_ref().map(|it| it.0)));
    let help = "When this process last collected, in seconds since 1970; 0: never.";
    one(text, "berth_collection_last_run_timestamp_seconds", "gauge", help, ran);
    let help = "When something of it last failed; 0: never.";
    one(text, "berth_collection_last_error_timestamp_seconds", "gauge", help, erred);
}
