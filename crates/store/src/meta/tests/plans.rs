use rusqlite::Connection;

use crate::meta::{all_statements, migrate};

/// Steps of plans that walk more rows than the statement gives, and why each may.
const KNOWN: &[(&str, &str, &str)] = &[
    ("deployment::LOAD", "SCAN deployment", "has one row"),
    ("manifest::TAGGED_PAGE", "SCAN tagged", "is the page itself, found by index"),
    ("tx::LOCK", "SCAN CONSTANT ROW", "reads no table"),
    ("upload::ACTIVE", "SCAN active", "counts what was found by index, up to a limit"),
];

/// How SQLite would run each statement: its name and one step.
fn steps() -> Vec<(String, String)> {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::sqlite(&mut connection).unwrap();
    let mut steps = Vec::new();
    for (name, text) in all_statements() {
        let name = name.trim_start_matches("store::meta::");
        let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {text}")).unwrap();
        let mut rows = explained.raw_query();
        while let Some(row) = rows.next().unwrap() {
            steps.push((name.to_owned(), row.get(3).unwrap()));
        }
    }
    steps
}

#[test]
fn no_statement_scans_or_sorts_a_table() {
    let heavy = |step: &str| step.starts_with("SCAN") || step.contains("TEMP B-TREE");
    let unknown: Vec<_> = steps()
        .into_iter()
        .filter(|(_, step)| heavy(step))
        .filter(|(name, step)| !KNOWN.iter().any(|known| (known.0, known.1) == (name, step)))
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn what_is_known_to_be_heavy_still_is() {
    let steps = steps();
    for (name, step, reason) in KNOWN {
        let found = steps.iter().any(|found| (found.0.as_str(), found.1.as_str()) == (*name, *step));
        assert!(found, "{name} does not '{step}' any more ({reason}): strike it off");
    }
}

/// Statements that may walk a whole repository: those that ask whether it holds anything, and stop at the first
/// row, and those that look for what few rows have.
const WHOLE_REPOSITORY: &[&str] = &[
    "repository::HAS_IMAGES",
    "resource_policy::DELETE_OF_REPOSITORY",
    "resource_policy::OF_REPOSITORY",
    "resource_tag::OF_REPOSITORY",
];

#[test]
fn what_is_searched_is_searched_by_more_than_its_repository() {
    let wide: Vec<_> = steps()
        .into_iter()
        .filter(|(name, step)| {
            step.ends_with("(repository_id=?)") && !WHOLE_REPOSITORY.contains(&name.as_str())
        })
        .collect();
    assert!(wide.is_empty(), "{wide:#?}");
}
