//! `cargo xtask test`: every test of the workspace, against the binary that users run.

use crate::check::cargo;
use crate::{cache, install, step};

/// Where rows and blobs may be, besides SQLite and a folder, where every test keeps them first.
const STORAGE: [&str; 3] = ["postgres+folder", "sqlite+s3", "postgres+s3"];

/// The journeys that keep rows and blobs in the data folder whatever they are told: the order of its system calls, and
/// credential helpers and providers in a network of their own. They run once.
const LOCAL: [&str; 3] = ["trace::", "credential_helper::", "kubelet::"];

/// Makes sure of the tools, builds the server and runs the tests, then once more those from outside for each other
/// storage.
///
/// The journeys move gigabytes, so the server they start is the release build.
pub(crate) fn run(install: bool) -> Result<(), String> {
    install::for_tests(install)?;
    let root = cache::workspace();
    step::run(cargo(&root).args(["build", "--release", "--locked", "--package", "berth"]))?;
    let test = |arguments: &[&str], storage: &str| {
        step::say(&format!("storage: {storage}"));
        step::run(
            cargo(&root)
                .args(["test", "--locked"])
                .args(arguments)
                .env("BERTH_BIN", cache::target().join("release/berth"))
                .env("BERTH_CACHE", cache::root()?)
                .env("BERTH_TEST_STORAGE", storage),
        )
    };
    test(&["--workspace"], "sqlite+folder")?;
    for storage in STORAGE {
        // Of the whole workspace, as above: for one package alone, cargo would compile it with other features anew.
        let mut arguments = vec!["--workspace", "--test", "journeys", "--test", "distribution", "--"];
        arguments.extend(LOCAL.iter().flat_map(|name| ["--skip", *name]));
        test(&arguments, storage)?;
    }
    Ok(())
}
