//! The fuzz target of Signature Version 4 over its seeds, which a stable toolchain can run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is how a test reports")]

#[path = "sigv4/fuzz_target.rs"]
mod fuzz_target;

use std::fs;
use std::path::Path;

/// Each seed, each seed cut short at every place, and each with one byte of it changed.
#[test]
fn sigv4() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/fuzz/sigv4");
    let mut accepted = 0;
    for seed in fs::read_dir(&seeds).unwrap() {
        let seed = fs::read(seed.unwrap().path()).unwrap();
        accepted += usize::from(fuzz_target::sigv4(&seed));
        for place in 0..seed.len() {
            fuzz_target::sigv4(&seed[..place]);
            let mut changed = seed.clone();
            changed[place] = b"%/&=,;+ \t\xff.a"[place % 12];
            fuzz_target::sigv4(&changed);
        }
    }
    assert!(accepted >= 2, "{} holds {accepted} seeds that get past all checks", seeds.display());
}
