//! What the house asks of its own files: edges between crates, sizes, names, links.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is how a test reports")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The repository's files, by path from its root.
fn files() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let names = String::from_utf8(listed.stdout).unwrap();
    names
        .split('\0')
        .filter(|name| !name.is_empty() && root().join(name).exists())
        .map(str::to_owned)
        .collect()
}

fn rust_files() -> impl Iterator<Item = String> {
    files().into_iter().filter(|name| name.ends_with(".rs") && !name.starts_with("crates/aws/src/models/"))
}

/// The part of a file that ships: everything before its inline tests.
fn production(name: &str) -> String {
    let text = read(name);
    text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// Whether a file is a module of tests.
fn only_tests(name: &str) -> bool {
    ["/tests/", "/tests.rs", "/census/"].iter().any(|part| name.contains(part))
}

/// Each crate's normal dependencies within the workspace.
fn edges() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let metadata = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |package: &Value| package["name"].as_str().unwrap().to_owned();
    let own: Vec<_> = packages.iter().map(name).collect();
    let uses = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter();
        let normal = all.filter(|dependency| dependency["kind"].is_null()).map(name);
        normal.filter(|dependency| own.contains(dependency)).collect()
    };
    packages.iter().map(|package| (name(package), uses(package))).collect()
}

/// The table of crates in ARCHITECTURE.md: name and what it may depend on, from the bottom up.
fn table() -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for line in read("ARCHITECTURE.md").lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let names =
            |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
        let may = match cells[2] {
            "all above" => rows.iter().map(|(name, _)| name.clone()).collect(),
            cell => names(cell),
        };
        rows.push((names(cells[0]).remove(0), may));
    }
    rows
}

#[test]
fn crates_use_only_what_the_architecture_allows() {
    let (table, edges) = (table(), edges());
    let listed: Vec<_> = table.iter().map(|(name, _)| name.clone()).collect();
    let mut crates: Vec<_> = edges.keys().cloned().collect();
    crates.sort_by_key(|name| listed.iter().position(|listed| listed == name));
    assert_eq!(crates, listed, "ARCHITECTURE.md lists the crates of the workspace");
    for (name, may) in table {
        let forbidden: Vec<_> = edges[&name].iter().filter(|used| !may.contains(used)).collect();
        assert!(forbidden.is_empty(), "{name} must not use {forbidden:?}");
    }
}

#[test]
fn no_file_tells_two_stories() {
    let long: Vec<_> = rust_files()
        .filter(|name| !name.contains("/tests/"))
        .map(|name| (production(&name).lines().count(), name))
        .filter(|(lines, _)| *lines > 400)
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}

#[test]
fn names_say_something() {
    const EMPTY: [&str; 9] =
        ["util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "handler"];
    let empty: Vec<_> = rust_files()
        .filter(|name| name.contains("/src/"))
        .filter(|name| {
            let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
            // AWS's own word for what its services do in an account.
            let stem = stem.replace("service_linked", "").replace("service_access", "");
            stem.split('_').any(|word| EMPTY.contains(&word))
        })
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn tests_wait_for_conditions_and_none_is_skipped() {
    let banned = [concat!("thread::", "sleep"), concat!("time::", "sleep("), concat!("#[", "ignore")];
    let found: Vec<_> = rust_files()
        .filter(|name| name.contains("/tests/") || name.starts_with("crates/testkit/"))
        .filter(|name| banned.iter().any(|word| read(name).contains(word)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_jobs_and_whoever_opens_what_is_locked_grant_themselves_anything() {
    let call = concat!("Grant::", "system(");
    let callers: Vec<_> = rust_files()
        .filter(|name| name.contains("/src/") && !name.starts_with("crates/jobs/") && !only_tests(name))
        .filter(|name| production(name).contains(call))
        .collect();
    assert_eq!(callers, ["crates/berth/src/control/policies.rs"]);
}

#[test]
fn only_the_gate_decides_and_says_who_asks() {
    let words = ["decide(", "Principal::Root(", "Caller::root("];
    let callers: Vec<_> = rust_files()
        .filter(|name| name.starts_with("crates/") && name.contains("/src/"))
        .filter(|name| !["iam", "identity"].iter().any(|gate| name.starts_with(&format!("crates/{gate}/"))))
        .filter(|name| !only_tests(name) && !name.contains("_in_a_box"))
        // The pattern names a kind of caller, and makes nobody one.
        .filter(|name| {
            let text = production(name).replace("Principal::Root(_) =>", "");
            words.iter().any(|word| text.contains(word))
        })
        .collect();
    assert!(callers.is_empty(), "{callers:?}");
}

#[test]
fn only_commands_ask_as_the_operator() {
    let call = concat!("Caller::", "operator(");
    let callers: Vec<_> = rust_files()
        .filter(|name| name.contains("/src/") && !only_tests(name))
        .filter(|name| production(name).contains(call))
        .collect();
    assert_eq!(callers, ["crates/berth/src/control.rs"]);
}

#[test]
fn documents_link_to_what_exists() {
    let mut broken = Vec::new();
    for name in files().into_iter().filter(|name| name.ends_with(".md")) {
        let folder = Path::new(&name).parent().unwrap().to_owned();
        for link in read(&name).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            let outside = path.is_empty() || path.contains("://");
            if !outside && !root().join(&folder).join(path).exists() {
                broken.push(format!("{name}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
}
