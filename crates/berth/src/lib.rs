//! Berth as a process: its configuration, its listeners and their limits, its logs and metrics, and its command
//! line. No decision about a request is made here.

pub mod audit;
pub mod cli;
pub mod config;
pub mod control;
pub mod data_folder;
mod der;
pub mod doctor;
pub mod epoch;
pub mod import;
pub mod journal;
pub mod listen;
pub mod log;
pub mod metrics;
pub mod migrate;
pub mod newest_change;
pub mod root_credentials;
pub mod serve;
pub mod storage;
pub mod superblock;
mod times;
pub mod tls_init;
pub mod welcome;
