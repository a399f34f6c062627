//! The tools that tests need: found, or installed when asked, never skipped.
//!
//! System packages come from Debian; everything else goes into the cache folder, keyed by version, so that a second
//! run installs nothing.

mod debian;
mod go;
mod go_sdk;
mod node;
mod python;
mod rust;

use crate::{cache, step};
use std::path::PathBuf;
use std::thread;

/// An S3 server for tests, and its version.
const S3S_FS: (&str, &str) = ("s3s-fs", "0.14.1");
/// Another, which takes long to compile, for the soak alone.
const GARAGE: (&str, &str) = ("garage", "2.5.0");

/// Everything the tests need. Without `install` it only looks, and its error names all that is missing.
pub(crate) fn for_tests(install: bool) -> Result<(), String> {
    let missing: Vec<String> = [
        debian::missing(debian::TESTS),
        python::missing()?,
        node::missing()?,
        go::missing(go::TESTS)?,
        go_sdk::missing()?,
        rust::missing(S3S_FS)?,
    ]
    .concat();
    if missing.is_empty() {
        return Ok(());
    }
    if !install {
        let list = missing.join(", ");
        return Err(format!("missing: {list}; `cargo xtask test --install` installs them"));
    }
    step::say(&format!("installing {}", missing.join(", ")));
    debian::install(debian::TESTS)?;
    // Python and Node.js download while Go compiles.
    thread::scope(|scope| {
        let python = scope.spawn(|| python::install().and_then(|()| node::install()));
        let go = go::install(go::TESTS)
            .and_then(|()| go_sdk::install())
            .and_then(|()| rust::tool(S3S_FS.0, S3S_FS.1, true).map(drop));
        python
            .join()
            .unwrap_or_else(|_| Err("the installation for Python and Node.js panicked".to_owned()))
            .and(go)
    })
}

/// Garage, an S3 server.
pub(crate) fn garage(install: bool) -> Result<PathBuf, String> {
    rust::tool(GARAGE.0, GARAGE.1, install)
}

/// What the benchmark holds Berth against and loads it with. Returns the path of Distribution's registry.
pub(crate) fn for_bench(install: bool) -> Result<PathBuf, String> {
    let missing = [debian::missing(debian::BENCH), go::missing(go::BENCH)?].concat();
    if !missing.is_empty() && !install {
        let list = missing.join(", ");
        return Err(format!("missing: {list}; `cargo xtask bench --install` installs them"));
    }
    debian::install(debian::BENCH)?;
    go::install(go::BENCH)?;
    Ok(cache::root()?.join("bin/registry"))
}

/// The path of cargo-deny.
pub(crate) fn cargo_deny(install: bool) -> Result<PathBuf, String> {
    rust::tool("cargo-deny", "0.20.2", install)
}

/// The path of cargo-fuzz.
pub(crate) fn cargo_fuzz(install: bool) -> Result<PathBuf, String> {
    rust::tool("cargo-fuzz", "0.13.2", install)
}
