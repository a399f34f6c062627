//! `cargo xtask fuzz`: libFuzzer on every fuzz target, each for a while.
//!
//! The tests run the same targets over their seeds on stable Rust; this looks for new inputs and needs a nightly one.

use crate::{cache, install, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs each target for `seconds`. What it finds stays beside the target, its corpus in the cache folder.
pub(crate) fn run(seconds: u32, install: bool) -> Result<(), String> {
    let cargo_fuzz = install::cargo_fuzz(install)?;
    for folder in fuzz_folders(&cache::workspace().join("crates"))? {
        let name = folder.parent().and_then(Path::file_name).unwrap_or_default().to_owned();
        let mut list = fuzz(&cargo_fuzz, &folder, "list");
        let targets = step::answer(&mut list).ok_or_else(|| format!("no targets in {}", folder.display()))?;
        for target in targets.lines() {
            let corpus = cache::root()?.join("fuzz").join(&name).join(target);
            fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
            let mut command = fuzz(&cargo_fuzz, &folder, "run");
            command.arg(target).arg(&corpus).arg(folder.with_file_name("testdata/fuzz").join(target));
            step::run(command.args(["--", &format!("-max_total_time={seconds}")]))?;
        }
    }
    Ok(())
}

fn fuzz(cargo_fuzz: &Path, folder: &Path, command: &str) -> Command {
    let mut fuzz = Command::new(cargo_fuzz);
    // Its own build folder: nightly's products are of no use to the rest.
    fuzz.env("RUSTUP_TOOLCHAIN", "nightly").env("CARGO_TARGET_DIR", folder.join("target"));
    fuzz.args(["fuzz", command, "--fuzz-dir"]).arg(folder);
    fuzz
}

fn fuzz_folders(crates: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(crates).map_err(|error| format!("{}: {error}", crates.display()))?;
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path().join("fuzz")));
    let mut folders: Vec<PathBuf> = folders.filter(|folder| folder.join("Cargo.toml").exists()).collect();
    folders.sort();
    Ok(folders)
}
