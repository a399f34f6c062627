//! `cargo xtask soak`: what takes too long for every test run.

use clap::Args;

use crate::check::cargo;
use crate::{cache, install, step};

/// How long, and on what.
#[derive(Args)]
pub(crate) struct Options {
    /// How long pushes go on.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    minutes: u64,
    /// Where rows and blobs are kept: `sqlite+folder`, `postgres+folder`, `sqlite+s3` or `postgres+s3`.
    #[arg(long, default_value = "sqlite+folder")]
    storage: String,
    /// The S3 server.
    #[arg(long, default_value = "versitygw", value_parser = ["versitygw", "garage"])]
    s3: String,
    /// Servers on the same storage, for `postgres+s3`.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    replicas: u64,
    /// In place of pushing, look at the model of collection in its full scope.
    #[arg(long)]
    model: bool,
    /// Install what is missing.
    #[arg(long)]
    install: bool,
}

/// Pushes against a server that collects every second; or checks the model.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let root = cache::workspace();
    if options.model {
        return step::run(
            cargo(&root)
                .args([
                    "test",
                    "--release",
                    "--locked",
                    "--package",
                    "registry",
                    "--test",
                    "collection_model",
                ])
                .args(["--", "--nocapture", "the_rules_hold"])
                .env("BERTH_MODEL_SCOPE", "full"),
        );
    }
    install::for_tests(options.install)?;
    if options.s3 == "garage" {
        install::garage(options.install)?;
    }
    step::run(cargo(&root).args(["build", "--release", "--locked", "--package", "berth"]))?;
    step::run(
        cargo(&root)
            .args(["test", "--locked", "--package", "testkit", "--test", "soak", "--", "--nocapture"])
            .env("BERTH_BIN", cache::target().join("release/berth"))
            .env("BERTH_CACHE", cache::root()?)
            .env("BERTH_SOAK_SECONDS", (options.minutes * 60).to_string())
            .env("BERTH_SOAK_REPLICAS", options.replicas.to_string())
            .env("BERTH_TEST_STORAGE", &options.storage)
            .env("BERTH_TEST_S3", &options.s3),
    )
}
