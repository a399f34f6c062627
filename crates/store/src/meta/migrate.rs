use rusqlite::Connection;

use crate::StoreError;

/// The schema's steps in order; a step's number is its place, from 1.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_ground.sql"),
    include_str!("migrations/0002_collection.sql"),
    include_str!("migrations/0003_upload_turns.sql"),
    include_str!("migrations/0004_log_on_postgresql.sql"),
];

/// Brings the schema up to the newest step. Each step runs in one transaction with the row that records it.
pub(super) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, oldest_reader BIGINT NOT NULL)",
    )?;
    let known = STEPS.len() as i64;
    let (newest, oldest_reader): (i64, i64) = connection.query_row(
        "SELECT COALESCE(MAX(number), 0), COALESCE(MAX(oldest_reader), 0) FROM schema_step",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    // A newer schema is fine as long as it says that programs of our age may use it.
    if oldest_reader > known {
        return Err(StoreError::TooNew { found: newest, known });
    }
    for (number, step) in (1_i64..).zip(STEPS).filter(|(number, _)| *number > newest) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.execute("INSERT INTO schema_step (number, oldest_reader) VALUES ($1, $1)", [number])?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
pub(crate) fn steps() -> &'static [&'static str] {
    STEPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_a_newer_berth_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        run(&mut connection).unwrap();
        connection.execute("INSERT INTO schema_step VALUES (99, 99)", []).unwrap();
        assert!(matches!(run(&mut connection), Err(StoreError::TooNew { found: 99, .. })));
    }

    #[test]
    fn an_additive_step_of_a_newer_berth_may_be_used() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection).unwrap();
        connection.execute("INSERT INTO schema_step VALUES (50, 1)", []).unwrap();
        run(&mut connection).unwrap();
    }
}
