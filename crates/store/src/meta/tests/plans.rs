use rusqlite::Connection;

use crate::meta::{all_statements, migrate};

/// Steps of plans that walk more rows than the statement gives, and why each may.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "backlog::LINKS",
        "SCAN blob_lease USING COVERING INDEX blob_lease_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::LINKS", "SCAN waiting", "counts what waits, up to a limit"),
    (
        "backlog::CONDEMNED",
        "SCAN condemned USING COVERING INDEX condemned_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::CONDEMNED", "SCAN waiting", "counts what waits, up to a limit"),
    ("backlog::DOOMED", "SCAN doomed USING INDEX doomed_by_time", "counts what waits, up to a limit"),
    ("backlog::DOOMED", "SCAN waiting", "counts what waits, up to a limit"),
    (
        "backlog::REPOSITORIES",
        "SCAN dead_repository USING INDEX sqlite_autoindex_dead_repository_1",
        "counts what waits, up to a limit",
    ),
    ("backlog::REPOSITORIES", "SCAN waiting", "counts what waits, up to a limit"),
    (
        "backlog::TRASH",
        "SCAN deleted_manifest USING INDEX deleted_manifest_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::TRASH", "SCAN manifests", "counts what waits, up to a limit"),
    (
        "backlog::TRASH",
        "SCAN deleted_repo_blob USING INDEX deleted_repo_blob_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::TRASH", "SCAN links", "counts what waits, up to a limit"),
    (
        "backlog::TRASH",
        "SCAN deleted_tag USING COVERING INDEX deleted_tag_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::TRASH", "SCAN tags", "counts what waits, up to a limit"),
    (
        "backlog::TRASH",
        "SCAN deleted_repository USING COVERING INDEX deleted_repository_by_time",
        "counts what waits, up to a limit",
    ),
    ("backlog::TRASH", "SCAN repositories", "counts what waits, up to a limit"),
    ("backlog::TRASH", "SCAN waiting", "counts what waits, up to a limit"),
    ("copy::OBJECTS_LEFT", "SCAN stretch", "counts what was found by index, up to a limit"),
    ("copy::SET_SEQUENCE", "SCAN CONSTANT ROW", "reads no table"),
    ("deployment::SOME_BLOB", "SCAN blob", "stops at the first row"),
    ("deployment::LOAD", "SCAN deployment", "has one row"),
    ("iam::DENIALS", "USE TEMP B-TREE FOR LAST TERM OF ORDER BY", "sorts what was denied in one microsecond"),
    (
        "lost_object::COUNT",
        "SCAN lost_object USING COVERING INDEX sqlite_autoindex_lost_object_1",
        "counts what is lost, up to a limit",
    ),
    ("lost_object::COUNT", "SCAN counted", "counts what is lost, up to a limit"),
    ("manifest::pages::TAGGED_PAGE", "SCAN tagged", "is the page itself, found by index"),
    ("manifest::pages::TAGGED_PAGE_OF", "SCAN tagged", "is the page itself, found by index"),
    ("manifest::pages::STRETCH", "SCAN stretch", "counts what was found by index, up to a limit"),
    ("manifest::pages::STRETCH_OF", "SCAN stretch", "counts what was found by index, up to a limit"),
    ("moving::OPEN", "SCAN CONSTANT ROW", "reads no table"),
    ("tx::LOCK", "SCAN CONSTANT ROW", "reads no table"),
    ("repository::COUNT", "SCAN counted", "counts what was found by index, up to a limit"),
    ("tag::COUNT", "SCAN counted", "counts what was found by index, up to a limit"),
    ("size::STORED", "SCAN stored_size", "has sixteen rows at most"),
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
/// row, those that ask for its first rows, and those that look for what few rows have.
const WHOLE_REPOSITORY: &[&str] = &[
    "dead::BURIED_LINKS",
    "dead::BURIED_MANIFESTS",
    "dead::BURIED_TAGS",
    "dead::LINKS",
    "dead::MANIFESTS",
    "dead::PULLS",
    "dead::REFERENCES",
    "dead::TAGS",
    "dead::UNPIN",
    "dead::UNPOLICE",
    "dead::UNRULE",
    "dead::UNSCHEDULE",
    "dead::UNSET",
    "dead::UNTAG",
    "lifecycle_policy::DELETE",
    "lifecycle_policy::EVALUATION",
    "lifecycle_policy::FIND",
    "lifecycle_policy::FORGET",
    "lifecycle_policy::MOVE",
    "lifecycle_policy::END",
    "lifecycle_preview::FIND",
    "lifecycle_preview::MOVE",
    "lifecycle_preview::END",
    "lifecycle_preview::FORGET",
    "repository::HAS_IMAGES",
    "resource_policy::DELETE_OF_REPOSITORY",
    "resource_policy::OF_REPOSITORY",
    "resource_tag::OF_REPOSITORY",
    "size::FORGET",
    "size::OF_REPOSITORY",
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
