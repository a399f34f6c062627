//! `cargo xtask soak`: what takes too long for every test run.

use crate::check::cargo;
use crate::{cache, step};

/// Checks the model of collection.
pub(crate) fn run(model: bool) -> Result<(), String> {
    if !model {
        return Err("say what is to be looked at: --model".to_owned());
    }
    step::run(
        cargo(&cache::workspace())
            .args(["test", "--release", "--locked", "--package", "registry", "--test", "collection_model"])
            .args(["--", "--nocapture", "the_rules_hold"])
            .env("BERTH_MODEL_SCOPE", "full"),
    )
}
