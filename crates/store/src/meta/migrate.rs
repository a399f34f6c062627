use rusqlite::Connection;
use tokio_postgres::Client;

use super::statement::uncommented;
use crate::StoreError;

/// The schema's steps in order; a step's number is its place, from 1.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/0001_ground.sql"),
    include_str!("migrations/0002_collection.sql"),
    include_str!("migrations/0003_upload_turns.sql"),
    include_str!("migrations/0004_log_on_postgresql.sql"),
    include_str!("migrations/0005_iam.sql"),
];

const CREATE: &str =
    "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, oldest_reader BIGINT NOT NULL)";
const NEWEST: &str = "SELECT COALESCE(MAX(number), 0), COALESCE(MAX(oldest_reader), 0) FROM schema_step";
const RECORD: &str = "INSERT INTO schema_step (number, oldest_reader) VALUES ($1, $1)";

/// The step after `newest`, by number, if there is one. A newer schema is fine as long as it says that programs of
/// our age may use it.
fn next(newest: i64, oldest_reader: i64) -> Result<Option<(i64, &'static str)>, StoreError> {
    let known = STEPS.len() as i64;
    if oldest_reader > known {
        return Err(StoreError::TooNew { found: newest, known });
    }
    let place = usize::try_from(newest).unwrap_or(usize::MAX);
    Ok(STEPS.get(place).map(|step| (newest + 1, *step)))
}

/// Brings an SQLite schema up to the newest step. Each step runs in one transaction with the row that records it.
pub(super) fn sqlite(connection: &mut Connection) -> Result<(), StoreError> {
    connection.execute_batch(CREATE)?;
    loop {
        let found: (i64, i64) = connection.query_row(NEWEST, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((number, step)) = next(found.0, found.1)? else { return Ok(()) };
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.execute(RECORD, [number])?;
        transaction.commit()?;
    }
}

/// The same on PostgreSQL, where other processes may be about it: each step waits for its turn, and for the rows that
/// are locked, but not so long that those who wait behind it notice.
pub(super) async fn postgres(client: &mut Client) -> Result<(), StoreError> {
    check(client).await?;
    let mut attempts = 30;
    loop {
        match postgres_step(client).await {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(StoreError::Busy(report)) if attempts > 0 => {
                tracing::warn!(report, "the schema's next step waits for other transactions");
                attempts -= 1;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Runs the next step, and answers whether there was one.
async fn postgres_step(client: &mut Client) -> Result<bool, StoreError> {
    let transaction = client.transaction().await?;
    transaction.batch_execute("SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = 0").await?;
    // The name of the lock, as a number: "berth" in ASCII.
    transaction.batch_execute("SELECT pg_advisory_xact_lock(422944265320)").await?;
    transaction.batch_execute(CREATE).await?;
    let found = transaction.query_one(NEWEST, &[]).await?;
    let Some((number, step)) = next(found.try_get(0)?, found.try_get(1)?)? else { return Ok(false) };
    transaction.batch_execute(&postgres_text(step)).await?;
    transaction.execute(RECORD, &[&number]).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Text is ordered by bytes, whatever the database's own order is.
fn postgres_text(step: &str) -> String {
    uncommented(step).replace(" TEXT", " TEXT COLLATE \"C\"")
}

/// Refuses a server on which Berth's statements would not mean what they say.
async fn check(client: &Client) -> Result<(), StoreError> {
    const SERVER: &str =
        "SELECT current_setting('server_encoding'), CAST(current_setting('server_version_num') AS BIGINT)";
    let found = client.query_one(SERVER, &[]).await?;
    let (encoding, version): (String, i64) = (found.try_get(0)?, found.try_get(1)?);
    if encoding != "UTF8" {
        return Err(StoreError::Unsuitable(format!(
            "its encoding is {encoding}: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        )));
    }
    if version < 130_000 {
        return Err(StoreError::Unsuitable("it is older than PostgreSQL 13".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_a_newer_berth_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        sqlite(&mut connection).unwrap();
        sqlite(&mut connection).unwrap();
        connection.execute("INSERT INTO schema_step VALUES (99, 99)", []).unwrap();
        assert!(matches!(sqlite(&mut connection), Err(StoreError::TooNew { found: 99, .. })));
    }

    #[test]
    fn an_additive_step_of_a_newer_berth_may_be_used() {
        let mut connection = Connection::open_in_memory().unwrap();
        sqlite(&mut connection).unwrap();
        connection.execute("INSERT INTO schema_step VALUES (50, 1)", []).unwrap();
        sqlite(&mut connection).unwrap();
    }
}
