//! The servers that Berth stands on when it outgrows one machine, started by tests on loopback, each with a folder of
//! its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test has nobody to report to")]
