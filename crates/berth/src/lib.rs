//! Berth as a process: its configuration, its listeners and their limits, its logs and metrics, and its command
//! line. No decision about a request is made here.

pub mod config;
pub mod journal;
pub mod listen;
pub mod metrics;
