//! System packages, by `apt-get`.

use crate::{cache, step};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A package and a file that shows that it is there.
pub(super) type Package = (&'static str, &'static str);

/// What the benchmark needs.
pub(super) const BENCH: &[Package] = &[
    ("apache2-utils", "/usr/bin/ab"),
    ("docker-registry", "/usr/bin/docker-registry"),
    ("nginx", "/usr/sbin/nginx"),
    ("wrk", "/usr/bin/wrk"),
];

/// What the tests need.
pub(super) const TESTS: &[Package] = &[
    ("awscli", "/usr/bin/aws"),
    ("buildah", "/usr/bin/buildah"),
    ("ca-certificates", "/etc/ssl/certs/ca-certificates.crt"),
    ("containerd", "/usr/bin/containerd"),
    ("docker.io", "/usr/sbin/dockerd"),
    ("iproute2", "/usr/bin/ip"),
    ("nginx", "/usr/sbin/nginx"),
    ("nodejs", "/usr/bin/node"),
    ("npm", "/usr/bin/npm"),
    ("podman", "/usr/bin/podman"),
    ("postgresql", "/usr/lib/postgresql/15/bin/postgres"),
    ("python3-venv", "/usr/lib/python3.11/ensurepip"),
    ("runc", "/usr/sbin/runc"),
    ("skopeo", "/usr/bin/skopeo"),
    ("strace", "/usr/bin/strace"),
];

/// Where Debian asks whether an installed service may start.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Those of `packages` that are not there.
pub(super) fn missing(packages: &[Package]) -> Vec<String> {
    let absent = packages.iter().filter(|(_, file)| !Path::new(file).exists());
    absent.map(|(package, _)| (*package).to_owned()).collect()
}

/// Installs the missing packages, starting none of their services.
pub(super) fn install(packages: &[Package]) -> Result<(), String> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let user = step::answer(Command::new("id").arg("-u")).unwrap_or_default();
    if user.trim() != "0" {
        return Err(format!("as root: apt-get install {}", missing.join(" ")));
    }
    let logs = cache::root()?.join("logs");
    let _policy = NoServices::begin()?;
    step::quietly("apt-get update", apt().arg("update"), &logs.join("apt-update.log"))?;
    let mut install = apt();
    install.args(["install", "--yes", "--no-install-recommends"]).args(&missing);
    step::quietly(
        &format!("apt-get install {}", missing.join(" ")),
        &mut install,
        &logs.join("apt-install.log"),
    )
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

/// While it lives, an installed service is not started; a policy that the machine has already stays as it is.
struct NoServices {
    ours: bool,
}

impl NoServices {
    fn begin() -> Result<Self, String> {
        let ours = !Path::new(POLICY).exists();
        if ours {
            fs::write(POLICY, "#!/bin/sh\nexit 101\n").map_err(|error| format!("{POLICY}: {error}"))?;
            step::run(Command::new("chmod").args(["755", POLICY]))?;
        }
        Ok(Self { ours })
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if self.ours {
            // Nothing can be done about a failure here, and the file does no harm to the tests.
            let _ = fs::remove_file(POLICY);
        }
    }
}
