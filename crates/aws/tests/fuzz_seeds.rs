//! The fuzz targets over their seeds, and over every seed with one byte changed or its end cut off.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

#[path = "fuzz_targets/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/fuzz").join(target);
    fs::read_dir(folder).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

fn run(target: fn(&[u8]) -> bool, seeds: &[Vec<u8>]) {
    let accepted = seeds.iter().filter(|seed| target(seed)).count();
    assert!(accepted >= 2, "only {accepted} seeds get past all checks");
    for seed in seeds {
        for at in 0..seed.len() {
            target(&seed[..at]);
            for byte in [b'"', b'{', b'.', b'&', b'0', 0xFF] {
                let mut changed = seed.clone();
                changed[at] = byte;
                target(&changed);
            }
        }
    }
}

#[test]
fn json_holds_over_its_seeds() {
    run(targets::json, &seeds("json"));
}

#[test]
fn query_holds_over_its_seeds() {
    run(targets::query, &seeds("query"));
}
