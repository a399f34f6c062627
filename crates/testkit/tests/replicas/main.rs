//! Several servers over one PostgreSQL and one bucket: what a team relies on when it outgrows one machine.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test reports")]

mod failover;
mod revoked;
mod rolling;
mod together;
mod traffic;
