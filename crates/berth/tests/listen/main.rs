//! The listener over real sockets: what it lets through, what it cuts off, and how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

mod fixture;
mod limits;
mod requests;
mod smuggling;
mod stopping;
mod tls;
