//! Whoever ends a server as a power cut would, and starts it again.

use crate::ledger::{Ledger, count};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use testkit::Server;

/// Time between two deaths.
const EVERY: Duration = Duration::from_secs(12);

/// Kills one server after another until everybody has dropped the other end of `over`.
pub(crate) fn run(servers: &mut [Server], ledger: &Ledger, over: &Receiver<()>) {
    let count_of = servers.len();
    for turn in 0.. {
        if over.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        servers[turn % count_of].restart();
        count(&ledger.kills);
    }
}
