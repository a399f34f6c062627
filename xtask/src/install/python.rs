//! The Python clients, in a virtual environment of their own.

use crate::{cache, step};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What the environment holds: the AWS CLI, the SDK for Python, and an S3 server for tests.
const REQUIREMENTS: &[&str] = &["awscli==1.46.3", "boto3==1.44.8", "moto[server]==5.2.5"];

/// Debian's interpreter, whatever else is first in the path.
pub(super) const PYTHON: &str = "/usr/bin/python3";

/// The requirements, unless the environment holds just these.
pub(super) fn missing() -> Result<Vec<String>, String> {
    let installed = fs::read_to_string(place()?.join("installed")).unwrap_or_default();
    let same = installed == REQUIREMENTS.join("\n");
    Ok(if same { Vec::new() } else { REQUIREMENTS.iter().map(|name| (*name).to_owned()).collect() })
}

/// Makes the environment anew when it does not hold the requirements.
pub(super) fn install() -> Result<(), String> {
    if missing()?.is_empty() {
        return Ok(());
    }
    let place = place()?;
    environment(&place, REQUIREMENTS)?;
    fs::write(place.join("installed"), REQUIREMENTS.join("\n")).map_err(|error| error.to_string())
}

/// A fresh virtual environment at `place` with `packages` in it.
pub(super) fn environment(place: &PathBuf, packages: &[&str]) -> Result<(), String> {
    let logs = cache::root()?.join("logs");
    let name = packages.join(" ");
    let log = |step: &str| logs.join(format!("{step}-{}.log", packages[0]));
    let mut venv = Command::new(PYTHON);
    step::quietly("python3 -m venv", venv.args(["-m", "venv", "--clear"]).arg(place), &log("venv"))?;
    let mut pip = Command::new(place.join("bin/pip"));
    step::quietly(&name, pip.args(["install", "--quiet"]).args(packages), &log("pip"))
}

fn place() -> Result<PathBuf, String> {
    Ok(cache::root()?.join("python"))
}
