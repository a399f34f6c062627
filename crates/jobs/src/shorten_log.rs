//! Deletes changes from the log that an operator does not want to keep any longer. Any number of processes may.

use std::time::Duration;

use store::Database;
use store::meta::log;
use tokio::sync::watch;

pub(crate) const EVERY: Duration = Duration::from_secs(60 * 60);
/// Between two steps clients have the database for themselves.
const REST: Duration = Duration::from_millis(200);

pub(crate) async fn run(db: Database, days: u32, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match log::forget(&db, days).await {
            // Cut short when the process is to end.
            Ok(true) => drop(tokio::time::timeout(REST, stopped.changed()).await),
            Ok(false) => return,
            Err(error) => return tracing::warn!(%error, "old changes could not be deleted from the log"),
        }
    }
}
