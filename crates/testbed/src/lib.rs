//! The servers that Berth stands on when it outgrows one machine, started by tests on loopback, each with a folder of
//! its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test has nobody to report to")]

mod postgres;
mod proxy;
mod s3;

use std::path::PathBuf;

pub use postgres::{Frozen, Postgres, PostgresOptions};
pub use proxy::{Fault, Proxy, Seen};
pub use s3::{Kind, S3};

/// The folder that holds the installed tools: `$BERTH_CACHE`, else `$XDG_CACHE_HOME/berth`, else `~/.cache/berth`.
fn cache() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("BERTH_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|xdg| xdg.join("berth")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/berth")))
        .expect("BERTH_CACHE or HOME says where the tools are")
}

/// The whole answer to a GET of `target`, head included.
pub fn get(address: std::net::SocketAddr, target: &str) -> String {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
