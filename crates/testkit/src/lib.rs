//! A server in a box, and the actors that use it as a person would.
//!
//! A [`Server`] is the real binary on a loopback port with a data folder of its own. A [`Terminal`] runs shell lines
//! with stock clients against it; [`Docker`] and [`Containerd`] are daemons of a test's own; [`Http`] speaks `/v2`
//! step by step; [`image`] writes what is pushed. Everything fails loudly: a missing tool is a failure that names it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "the crate is test code: a panic is its way to report"
)]

mod cluster;
mod containerd;
mod daemon;
mod distribution;
mod docker;
mod http;
pub mod image;
mod network;
mod nginx;
mod server;
mod storage;
mod terminal;

pub use cluster::Cluster;
pub use containerd::Containerd;
pub use daemon::Daemon;
pub use distribution::Distribution;
pub use docker::Docker;
pub use http::{Answer, Http};
pub use network::Network;
pub use nginx::{Nginx, free_port};
pub use server::{Options, Server, binary};
pub use terminal::Terminal;

/// The folders in which clients are looked for: `berth` itself, then what `cargo xtask test --install` put into the
/// cache, then the system's own. The caller's path is left out, so that everybody tests with the same clients.
pub fn path() -> String {
    let cache = cache();
    let berth = server::binary();
    let berth = berth.parent().unwrap().display();
    format!("{berth}:{cache}/bin:{cache}/python/bin:/usr/sbin:/usr/bin:/sbin:/bin")
}

/// The folder into which `cargo xtask test --install` puts clients.
pub fn cache() -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    set("BERTH_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|xdg| format!("{xdg}/berth")))
        .unwrap_or_else(|| format!("{}/.cache/berth", set("HOME").unwrap_or_default()))
}

/// The SHA-256 digest of `bytes`, as registries write it.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    format!("sha256:{}", hex::encode(Sha256::digest(bytes)))
}
