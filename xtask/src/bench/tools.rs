//! The programs that a run needs.

use std::path::PathBuf;

use crate::check::cargo;
use crate::{cache, install, step};

/// Where each of them is.
pub(super) struct Tools {
    pub(super) berth: PathBuf,
    pub(super) distribution: PathBuf,
    pub(super) docker_registry: PathBuf,
    pub(super) nginx: PathBuf,
    pub(super) wrk: PathBuf,
    pub(super) ab: PathBuf,
}

impl Tools {
    /// Builds Berth, unless `$BERTH_BIN` is one, and makes sure of the others; what is missing is installed only when
    /// asked.
    pub(super) fn ready(install: bool) -> Result<Self, String> {
        let distribution = install::for_bench(install)?;
        let berth = match std::env::var_os("BERTH_BIN") {
            Some(built) => PathBuf::from(built),
            None => build()?,
        };
        let debian = |name: &str| PathBuf::from("/usr").join(name);
        Ok(Self {
            berth,
            distribution,
            docker_registry: debian("bin/docker-registry"),
            nginx: debian("sbin/nginx"),
            wrk: debian("bin/wrk"),
            ab: debian("bin/ab"),
        })
    }
}

fn build() -> Result<PathBuf, String> {
    step::run(cargo(&cache::workspace()).args(["build", "--release", "--locked", "--package", "berth"]))?;
    Ok(cache::target().join("release/berth"))
}
