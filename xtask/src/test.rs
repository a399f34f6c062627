//! `cargo xtask test`: every test of the workspace, against the binary that users run.

use crate::check::cargo;
use crate::{cache, install, step};

/// Makes sure of the tools, builds the server and runs the tests.
///
/// The journeys move gigabytes, so the server they start is the release build.
pub(crate) fn run(install: bool) -> Result<(), String> {
    install::for_tests(install)?;
    let root = cache::workspace();
    step::run(cargo(&root).args(["build", "--release", "--locked", "--package", "berth"]))?;
    step::run(
        cargo(&root)
            .args(["test", "--workspace", "--locked"])
            .env("BERTH_BIN", cache::target().join("release/berth"))
            .env("BERTH_CACHE", cache::root()?),
    )
}
