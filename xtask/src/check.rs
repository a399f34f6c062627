//! `cargo xtask check`: what can be judged without running anything.

use crate::{cache, install, step};
use std::path::Path;
use std::process::Command;

/// Formatting, lints, and dependencies against `deny.toml`.
pub(crate) fn run(install: bool) -> Result<(), String> {
    let root = cache::workspace();
    step::run(cargo(&root).args(["fmt", "--all", "--check"]))?;
    step::run(cargo(&root).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    let deny = install::cargo_deny(install)?;
    // Advisories are left out: their database is not in a registry of packages.
    step::run(
        Command::new(deny).current_dir(&root).args(["--locked", "check", "bans", "licenses", "sources"]),
    )
}

/// `cargo`, the one that runs us, in the repository.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    cargo
}
