use rusqlite::Connection;
use tokio_postgres::NoTls;

use super::site::Site;
use crate::meta::{Statement, all_statements, migrate};

#[test]
fn sqlite_prepares_every_statement() {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate::sqlite(&mut connection).unwrap();
    for (name, text) in all_statements() {
        connection.prepare(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[tokio::test]
async fn postgresql_prepares_every_statement_and_gives_columns_that_are_read() {
    let (client, connection) = tokio_postgres::connect(&Site::url(), NoTls).await.unwrap();
    tokio::spawn(connection);
    for (name, text) in all_statements() {
        let prepared = client.prepare(&Statement(text).postgres()).await;
        let prepared = prepared.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        for column in prepared.columns() {
            let known = crate::meta::postgres::readable(column.type_());
            assert!(known, "{name}: {} is a {}: CAST it", column.name(), column.type_());
        }
    }
}

#[test]
fn no_page_is_reached_by_counting_rows() {
    for (name, text) in all_statements() {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let counts = |word: &str| word.eq_ignore_ascii_case("offset");
        assert!(!words.into_iter().any(counts), "{name} uses OFFSET; go on after the last key instead");
    }
}

#[test]
fn parameters_first_appear_in_order_since_sqlite_numbers_them_by_appearance() {
    for (name, text) in all_statements() {
        let mut seen = Vec::new();
        for piece in text.split('$').skip(1) {
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            let number: usize = digits.parse().unwrap();
            if !seen.contains(&number) {
                seen.push(number);
            }
        }
        assert_eq!(seen, (1..=seen.len()).collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn sqlite_is_newer_than_its_bug_that_corrupts_logs() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}
