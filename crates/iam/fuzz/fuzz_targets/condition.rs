//! libFuzzer's way into the target `condition`.
#![no_main]
#![allow(dead_code, reason = "each program uses one of the targets")]

#[path = "../../tests/fuzz_targets/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::condition(data));
