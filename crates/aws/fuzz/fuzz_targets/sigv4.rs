//! libFuzzer's way into the target `sigv4`.
#![no_main]

#[path = "../../tests/sigv4/fuzz_target.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    target::sigv4(data);
});
