//! Tools that cargo installs.

use crate::{cache, step};
use std::path::PathBuf;
use std::process::Command;

const CARGO_DENY: &str = "0.20.2";

/// The path of the pinned cargo-deny, installed when missing and asked.
pub(super) fn cargo_deny(install: bool) -> Result<PathBuf, String> {
    let root = cache::root()?;
    let place = root.join(format!("cargo-deny-{CARGO_DENY}"));
    let binary = place.join("bin/cargo-deny");
    if binary.exists() {
        return Ok(binary);
    }
    if !install {
        return Err(format!("missing: cargo-deny {CARGO_DENY}; `cargo xtask check --install` installs it"));
    }
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", "cargo-deny", "--locked", "--version", CARGO_DENY, "--root"])
        .arg(&place)
        // Its build products are of no use to ours, and must not wait for the lock on them.
        .env("CARGO_TARGET_DIR", place.join("build"));
    step::quietly(&format!("cargo-deny {CARGO_DENY}"), &mut cargo, &root.join("logs/cargo-deny.log"))?;
    std::fs::remove_dir_all(place.join("build")).map_err(|error| error.to_string())?;
    Ok(binary)
}
