//! Tools that cargo installs.

use crate::{cache, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// `tool` with its version, unless it is there.
pub(super) fn missing((tool, version): (&str, &str)) -> Result<Vec<String>, String> {
    let binary = place(&cache::root()?, tool, version).join("bin").join(tool);
    Ok(if binary.exists() { Vec::new() } else { vec![format!("{tool} {version}")] })
}

fn place(root: &Path, tool: &str, version: &str) -> PathBuf {
    root.join(format!("{tool}-{version}"))
}

/// The path of `tool` in `version`, installed when missing and asked.
pub(super) fn tool(tool: &str, version: &str, install: bool) -> Result<PathBuf, String> {
    let root = cache::root()?;
    let what = format!("{tool} {version}");
    let place = place(&root, tool, version);
    let binary = place.join("bin").join(tool);
    if binary.exists() {
        return Ok(binary);
    }
    if !install {
        return Err(format!("missing: {what}; the same command with --install installs it"));
    }
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", tool, "--locked", "--version", version, "--root"])
        .arg(&place)
        // Its build products are of no use to ours, and must not wait for the lock on them.
        .env("CARGO_TARGET_DIR", place.join("build"));
    step::quietly(&what, &mut cargo, &root.join(format!("logs/{tool}.log")))?;
    std::fs::remove_dir_all(place.join("build")).map_err(|error| error.to_string())?;
    Ok(binary)
}
