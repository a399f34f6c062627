//! `cargo xtask models`: AWS's service models become Rust, structure only.
//!
//! The models come out of the Python package botocore at one pinned version and digest, kept in the target folder. What is
//! written under `crates/aws/src/models` is committed, so that a build needs neither Python nor the network; a test says
//! when it is stale.

mod fetch;
mod names;
mod source;
mod tables;
mod types;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use source::{Model, Source};

/// The services that Berth speaks, each with its folder among botocore's models.
const SERVICES: &[Source] = &[
    Source {
        name: "ecr",
        folder: "ecr/2015-09-21",
        plain: &["RepositoryName"],
        sensitive: &["Base64", "LayerPartBlob"],
    },
    Source { name: "iam", folder: "iam/2010-05-08", plain: &[], sensitive: &[] },
    Source { name: "sts", folder: "sts/2011-06-15", plain: &[], sensitive: &["tokenType"] },
];

/// Writes the generated models; with `check` only compares, and says which files differ.
///
/// # Errors
///
/// What could not be fetched, read or written, or the files that are not what the generator writes.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let root = workspace();
    let stale: Vec<String> = generate(&root)?
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(root.join(path)).ok().as_ref() != Some(text))
        .map(|(path, text)| match check {
            true => Ok(path),
            false => write(&root.join(&path), &text).map(|()| path),
        })
        .collect::<Result<_, String>>()?;
    match check && !stale.is_empty() {
        true => Err(format!("stale or edited by hand: {}; run `cargo xtask models`", stale.join(", "))),
        false => Ok(()),
    }
}

/// The generated files: path in the workspace and text.
fn generate(root: &Path) -> Result<Vec<(String, String)>, String> {
    let wheel = fetch::botocore(&target(root))?;
    let mut index = String::from("//! The generated models, one module per service.\n\n");
    let mut files = Vec::new();
    for source in SERVICES {
        let model = Model::read(&wheel, source)?;
        let text = format(root, &service(&model)?)?;
        files.push((format!("crates/aws/src/models/{}.rs", source.name), text));
        let _ = writeln!(index, "pub mod {};", source.name);
    }
    files.push(("crates/aws/src/models.rs".to_owned(), index));
    Ok(files)
}

/// The module of one service.
fn service(model: &Model) -> Result<String, String> {
    let types = types::write(model)?;
    let tables = tables::write(model)?;
    Ok(format!(
        "//! {} {}. Written by `cargo xtask models` from botocore {}: do not edit.\n\n\
         #![allow(missing_docs, reason = \"members and errors have AWS's names; its API reference describes them\")]\n\n\
         {types}\n{tables}",
        model.metadata.service_full_name,
        model.metadata.api_version,
        fetch::VERSION,
    ))
}

/// Formats as the workspace is formatted.
fn format(root: &Path, text: &str) -> Result<String, String> {
    let config = root.join("rustfmt.toml");
    let arguments = ["--edition", "2024", "--emit", "stdout", "--config-path"];
    let mut command = std::process::Command::new("rustfmt");
    command.args(arguments).arg(config);
    let formatted = fetch::output(command, text.as_bytes())?;
    String::from_utf8(formatted).map_err(|error| format!("rustfmt: {error}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where cargo builds, and where what is fetched is kept.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_models_are_what_the_generator_writes() {
        super::run(true).unwrap();
    }
}
