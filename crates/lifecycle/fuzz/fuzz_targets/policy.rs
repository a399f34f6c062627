//! libFuzzer's way into the target `policy`.
#![no_main]

#[path = "../../tests/fuzz_targets/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::policy(data));
