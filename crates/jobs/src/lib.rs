//! Everything Berth does unasked, one file each, and the runner.

mod collect;
mod evaluate_lifecycles;
mod expire_referrers;
mod expire_uploads;
mod failures;
mod finish_restores;
mod flush_pulls;
mod follow_log;
mod forget_tokens;
mod forget_use;
mod preview_lifecycles;
mod record_denials;
mod record_tokens;
mod renew_turns;
mod runner;
mod shorten_log;

pub use evaluate_lifecycles::{PolicyExecution, Recorder};
pub use runner::{Options, Running, start};
