//! Whose tables a database holds: Berth makes its own where there are none, and leaves alone what is another program's.

use rusqlite::Connection;
use tokio_postgres::Client;

use crate::StoreError;

/// The table by which Berth knows its schema.
const OURS: &str = "schema_step";
/// Tables that an error names, at most.
const NAMED: usize = 3;

/// Tables and views of the one schema that Berth makes tables in, but for those that an extension brought.
const OF_POSTGRES: &str = "SELECT it.relname FROM pg_class AS it \
    WHERE it.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) \
    AND it.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT EXISTS (SELECT 1 FROM pg_depend AS brought \
    WHERE brought.classid = 'pg_class'::regclass AND brought.objid = it.oid AND brought.deptype = 'e') \
    ORDER BY it.relname";
const OF_SQLITE: &str = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') \
    AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name";

/// Whether Berth's schema is in the current schema of a PostgreSQL database; refuses one that holds something else.
pub(super) async fn postgres(client: &Client) -> Result<bool, StoreError> {
    let schema = client.query_one("SELECT current_schema()", &[]).await?.try_get::<_, Option<String>>(0)?;
    let Some(schema) = schema else {
        return Err(StoreError::Unsuitable(
            "no schema of its search_path is there: make one, or take `options` out of the URL".to_owned(),
        ));
    };
    let found = client.query(OF_POSTGRES, &[]).await?;
    let tables: Vec<String> = found.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    is_ours(
        &tables,
        &format!(" in the schema {schema}"),
        "CREATE DATABASE berth OWNER … ENCODING 'UTF8' makes one",
    )
}

/// The same of an SQLite file, before anything in it is set.
pub(super) fn sqlite(connection: &Connection) -> Result<bool, StoreError> {
    let mut found = match connection.prepare(OF_SQLITE) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            let why = "it is no SQLite file: name another one, or bring Berth's back from a backup";
            return Err(StoreError::Unsuitable(why.to_owned()));
        }
        found => found?,
    };
    let tables = found.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    is_ours(&tables, "", "a file that is not there yet is made")
}

fn is_ours(tables: &[String], place: &str, advice: &str) -> Result<bool, StoreError> {
    if tables.is_empty() || tables.iter().any(|table| table == OURS) {
        return Ok(!tables.is_empty());
    }
    let named = tables[..tables.len().min(NAMED)].join(", ");
    let more = match tables.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Err(StoreError::Unsuitable(format!(
        "it holds tables of another program{place} ({named}{more}), and nothing was changed there: name a database of \
         Berth's own, or an empty one ({advice})"
    )))
}

#[cfg(test)]
mod tests {
    use testbed::Postgres;
    use world::Clock;

    use super::*;
    use crate::meta::{Database, Durability};

    async fn refused(url: &str) -> String {
        let inspected = Database::inspect(url, Clock::system()).await.unwrap_err().to_string();
        assert_eq!(Database::connect(url, Clock::system()).await.unwrap_err().to_string(), inspected);
        inspected
    }

    #[tokio::test]
    async fn a_postgresql_database_of_another_program_is_left_as_it_is() {
        let server = Postgres::shared();
        let url = server.database("another_programs");
        for table in ["a", "b", "c", "d", "e"] {
            server.sql("another_programs", &format!("CREATE TABLE {table} (id BIGINT)"));
        }
        let told = refused(&url).await;
        assert!(told.contains("another program in the schema public (a, b, c and 2 more)"), "{told}");
        assert!(told.contains("name a database of Berth's own, or an empty one"), "{told}");
        server.sql(
            "another_programs",
            "DROP TABLE b, c, d, e; ALTER TABLE a RENAME TO x; CREATE VIEW v AS SELECT 1",
        );
        assert!(refused(&url).await.contains("(v, x)"));
        let tables = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'";
        assert_eq!(server.sql("another_programs", tables), "1");
    }

    #[tokio::test]
    async fn other_schemas_and_what_extensions_bring_are_no_other_program() {
        let server = Postgres::shared();
        let url = server.database("beside_others");
        server.sql(
            "beside_others",
            "CREATE EXTENSION pg_stat_statements; CREATE SCHEMA app; CREATE TABLE app.a ()",
        );
        assert!(Database::inspect(&url, Clock::system()).await.unwrap().is_none());
        Database::connect(&url, Clock::system()).await.unwrap();
        server.sql("beside_others", "CREATE TABLE somebodys_notes ()");
        Database::connect(&url, Clock::system()).await.expect("Berth's own may hold more");
        // Berth's tables in another schema of the path are not those that a start would use.
        assert!(
            refused(&format!("{url}?options=-csearch_path%3Dapp,public")).await.contains("schema app (a)")
        );
        assert!(refused(&format!("{url}?options=-csearch_path%3Dnone")).await.contains("no schema"));
    }

    #[test]
    fn an_sqlite_file_of_another_program_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (notes, text) = (folder.path().join("notes.db"), folder.path().join("text"));
        Connection::open(&notes)
            .unwrap()
            .execute_batch("CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT)")
            .unwrap();
        std::fs::write(&text, "a letter, which is longer than nothing").unwrap();
        for (file, word) in [(notes, "another program (note)"), (text, "no SQLite file")] {
            let before = std::fs::read(&file).unwrap();
            let refused = Database::open(&file, Durability::Off, Clock::system()).unwrap_err();
            assert!(matches!(&refused, StoreError::Unsuitable(why) if why.contains(word)), "{refused}");
            assert_eq!(std::fs::read(&file).unwrap(), before);
        }
        let empty = folder.path().join("empty");
        std::fs::write(&empty, "").unwrap();
        Database::open(&empty, Durability::Off, Clock::system()).unwrap();
        Database::open(&empty, Durability::Off, Clock::system()).unwrap();
    }
}
