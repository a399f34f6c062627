//! The SDK for JavaScript, by npm.

use crate::{cache, step};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What is installed. The last version that Debian's Node.js can run is not much newer.
const PACKAGES: &[&str] =
    &["@aws-sdk/client-ecr@3.958.0", "@aws-sdk/client-iam@3.958.0", "@aws-sdk/client-sts@3.958.0"];

/// The packages, unless the folder holds just these.
pub(super) fn missing() -> Result<Vec<String>, String> {
    let installed = fs::read_to_string(place()?.join("installed")).unwrap_or_default();
    let same = installed == PACKAGES.join("\n");
    Ok(if same { Vec::new() } else { PACKAGES.iter().map(|name| (*name).to_owned()).collect() })
}

/// Installs the packages where they are not there, or other ones are.
pub(super) fn install() -> Result<(), String> {
    if missing()?.is_empty() {
        return Ok(());
    }
    let place = place()?;
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    npm.arg(&place).args(PACKAGES);
    step::quietly("the AWS SDK for JavaScript", &mut npm, &cache::root()?.join("logs/npm.log"))?;
    fs::write(place.join("installed"), PACKAGES.join("\n")).map_err(|error| error.to_string())
}

fn place() -> Result<PathBuf, String> {
    Ok(cache::root()?.join("node"))
}
