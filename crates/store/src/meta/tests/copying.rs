use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::meta::copy::{self, TABLES};
use crate::meta::migrate;

const BEHIND: [&str; 3] = ["schema_step", "deployment", "log_head"];

/// Each table's columns in the schema's order.
fn schema() -> Vec<(String, BTreeSet<String>)> {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::sqlite(&mut connection).unwrap();
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut names = connection.prepare(names).unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let columns = |table: &String| {
        let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        columns.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    names.iter().map(|name| (name.clone(), columns(name))).collect()
}

#[test]
fn no_table_and_no_column_is_forgotten_when_a_deployment_moves() {
    for (name, columns) in schema() {
        let copied = TABLES.iter().find(|table| table.name == name);
        match copied {
            Some(table) => assert_eq!(table.columns(), columns, "{name}"),
            None => assert!(
                BEHIND.contains(&name.as_str()) || copy::LEFT_BEHIND.contains(&name.as_str()),
                "{name} is neither copied nor left behind: add it to copy.rs"
            ),
        }
    }
}
