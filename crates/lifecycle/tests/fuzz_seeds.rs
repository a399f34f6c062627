//! The fuzz targets over their seeds, which a stable toolchain can run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "fuzz_targets/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

/// Runs a target over each seed, and over each seed cut short at every place.
fn run(name: &str, target: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/fuzz").join(name);
    let mut found = 0;
    for seed in fs::read_dir(&seeds).unwrap() {
        let seed = fs::read(seed.unwrap().path()).unwrap();
        (0..=seed.len()).for_each(|end| target(&seed[..end]));
        found += 1;
    }
    assert!(found >= 5, "{} holds {found} seeds", seeds.display());
}

#[test]
fn policies() {
    run("policy", targets::policy);
}
