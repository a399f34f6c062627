//! PostgreSQL reads no more than a statement gives, once its tables are full and it knows what is in them.

use tokio_postgres::{Client, NoTls};

use super::site::Site;
use crate::meta::postgres::SETUP;
use crate::meta::{Statement, all_statements};

/// Steps of plans that look as if they walked more rows than the statement gives, and why each may.
const KNOWN: &[(&str, &str, &str)] = &[
    ("backlog::LINKS", "Index Only Scan", "counts what waits, up to a limit"),
    ("backlog::CONDEMNED", "Index Only Scan", "counts what waits, up to a limit"),
    ("backlog::DOOMED", "Index Scan", "counts what waits, up to a limit"),
    ("backlog::REPOSITORIES", "Index Scan", "counts what waits, up to a limit"),
    ("backlog::TRASH", "Index", "counts what waits, up to a limit"),
    ("dead::UNPIN", "Index Scan", "deletes all that it finds: a few pins"),
    ("dead::UNPOLICE", "Index Scan", "deletes one row"),
    ("dead::UNRULE", "Index Scan", "deletes one row"),
    ("dead::UNSCHEDULE", "Index Scan", "deletes one row"),
    ("dead::UNSET", "Index Scan", "deletes all that it finds: a few settings"),
    ("dead::UNTAG", "Index Scan", "deletes all that it finds: fifty at most"),
    ("dead::LINKS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::BURIED_LINKS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::REFERENCES", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::MANIFESTS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::BURIED_MANIFESTS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::TAGS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::BURIED_TAGS", "Index Only Scan", "gives so many of a dead repository's"),
    ("dead::PULLS", "Index Only Scan", "gives so many of a dead repository's"),
    ("deployment::LOAD", "Seq Scan", "has one row"),
    ("deployment::SOME_BLOB", "Seq Scan", "stops at the first row"),
    ("iam::DENIALS", "Sort Key: at DESC", "sorts what was denied in one microsecond"),
    ("iam::REVOKED", "Bitmap Heap Scan", "finds three rows, each by its key"),
    ("lease::HELD", "Join Filter: ", "joins one row to one, each found by its key"),
    ("lifecycle_policy::FIND", "Index Scan", "finds one row"),
    ("lifecycle_policy::DELETE", "Index Scan", "deletes one row"),
    ("lifecycle_policy::FORGET", "Index Scan", "deletes one row"),
    ("lifecycle_policy::EVALUATION", "Index Scan", "finds one row"),
    ("lifecycle_preview::FIND", "Index Scan", "finds one row"),
    ("lost_object::COUNT", "Index Only Scan", "counts what is lost, up to a limit"),
    ("manifest::FIND", "Join Filter: ", "joins one row to one, each found by its key"),
    ("manifest::pages::IDS", "Sort Key: manifest.digest", "sorts the tags of one digest at a time"),
    ("manifest::pages::IDS_OF", "Sort Key: manifest.digest", "sorts the tags of one digest at a time"),
    ("moving::OPEN", "Join Filter: (l.pid", "joins the transactions that are open, which are few"),
    ("repository::HAS_IMAGES", "Index Only Scan", "stops at the first row"),
    ("resource_policy::OF_REPOSITORY", "Index Scan", "finds one row"),
    ("resource_policy::DELETE_OF_REPOSITORY", "Index Scan", "finds one row"),
    ("resource_tag::OF_REPOSITORY", "Index Scan", "gives all that it finds: fifty at most"),
    ("size::OF_REPOSITORY", "Index Scan", "finds sixteen rows at most"),
    ("size::STORED", "Seq Scan", "has sixteen rows at most"),
    ("size::FORGET", "Index Scan", "finds sixteen rows at most"),
];

/// Fills each table with rows that differ in all but what many rows share. In whose repository a row is, `HOME` says.
const FILL: &str = "DO $$ DECLARE it RECORD; BEGIN
    FOR it IN SELECT table_name, string_agg(CASE
            WHEN column_name = 'repository_id' THEN 'HOME'
            WHEN column_name IN ('epoch', 'registry_id') THEN '1 + i % 3'
            WHEN column_name IN ('account', 'kind', 'principal', 'region', 'status') THEN '''c'' || i % 3'
            WHEN column_name IN ('ended', 'turn') THEN 'CASE i % 3 WHEN 0 THEN ''t'' || i ELSE '''' END'
            WHEN data_type = 'bytea' THEN 'CAST(''x'' AS BYTEA)'
            WHEN data_type = 'text' THEN '''t'' || i' ELSE 'i' END, ', ' ORDER BY ordinal_position) AS filled
        FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name LOOP
        EXECUTE format('INSERT INTO %I SELECT %s FROM generate_series(1, 5000) i ON CONFLICT DO NOTHING',
            it.table_name, it.filled);
    END LOOP; END $$";

async fn full_tables(home: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(&Site::url(), NoTls).await.unwrap();
    tokio::spawn(connection);
    for text in [SETUP, &FILL.replace("HOME", home), "ANALYZE"] {
        client.batch_execute(text).await.unwrap();
    }
    client
}

/// The plan of a statement, line by line.
async fn plan(client: &Client, text: &str) -> Vec<String> {
    client.batch_execute(&format!("DEALLOCATE ALL; PREPARE it AS {text}")).await.unwrap();
    let count = (1..).take_while(|number| text.contains(&format!("${number}"))).count();
    let values = if count == 0 { String::new() } else { format!("({})", vec!["NULL"; count].join(", ")) };
    let explained = client.query(&format!("EXPLAIN (COSTS OFF) EXECUTE it{values}"), &[]).await.unwrap();
    explained
        .iter()
        .map(|row| row.get::<_, String>(0).trim_start_matches([' ', '-', '>']).to_owned())
        .collect()
}

/// The steps of a plan that walk a table, an index or a repository, or sort.
fn heavy(plan: &[String]) -> Vec<&str> {
    const WALKS: [&str; 6] = ["Seq Scan", "Sort", "Bitmap Heap", "Hash", "Merge", "Join Filter: "];
    let next = plan.iter().skip(1).map(Some).chain([None]);
    let heavy = plan.iter().zip(next).filter(|(step, next)| {
        let by_index = step.starts_with("Index ") && step.contains(" Scan");
        let how = next.map_or("", |next| next.as_str());
        WALKS.iter().any(|walk| step.starts_with(walk))
            || by_index && (!how.starts_with("Index Cond: ") || how == "Index Cond: (repository_id = $1)")
    });
    heavy.map(|(step, _)| step.as_str()).collect()
}

#[tokio::test]
async fn no_statement_walks_or_sorts_a_table_on_postgresql() {
    nothing_walks_or_sorts("1 + i % 3").await;
}

/// Statistics then say that a repository has one row, of which many have one and some a million.
#[tokio::test]
async fn no_statement_walks_a_repository_of_which_postgresql_expects_one_row() {
    nothing_walks_or_sorts("i").await;
}

async fn nothing_walks_or_sorts(home: &str) {
    let (client, mut left, mut unknown) = (full_tables(home).await, KNOWN.to_vec(), Vec::new());
    for (name, text) in all_statements() {
        let (name, text) = (name.trim_start_matches("store::meta::"), Statement(text).postgres());
        let plan = plan(&client, &text).await;
        for step in heavy(&plan) {
            let is_this = |known: &(&str, &str, &str)| known.0 == name && step.starts_with(known.1);
            left.retain(|known| !is_this(known));
            if !KNOWN.iter().any(is_this) {
                unknown.push((name, step.to_owned()));
            }
        }
    }
    assert!(left.is_empty() && unknown.is_empty(), "strike off {left:#?}; not known: {unknown:#?}");
}
