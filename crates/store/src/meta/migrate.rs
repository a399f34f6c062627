mod others;

use rusqlite::Connection;
use tokio_postgres::Client;

use super::statement::uncommented;
use crate::StoreError;

/// The schema's steps in order; a step's number is its place, from 1.
pub(super) const STEPS: &[Step] = &[
    step(1, include_str!("migrations/0001_ground.sql")),
    // Programs before this one leave no leases, and what they link would be collected before it is named.
    step(2, include_str!("migrations/0002_collection.sql")),
    // Programs before this one know no turns, and would write to an upload beside whoever has its turn.
    step(3, include_str!("migrations/0003_upload_turns.sql")),
    // Programs before this one number the log by its head, and would use numbers again.
    step(4, include_str!("migrations/0004_log_on_postgresql.sql")),
    // Programs before this one know no policies, and would let keys of users do what is denied to them.
    step(5, include_str!("migrations/0005_iam.sql")),
    step(6, include_str!("migrations/0006_issued_tokens.sql")),
    // Programs before this one can't read the changes that put policies.
    step(7, include_str!("migrations/0007_lifecycle.sql")),
    // Programs before this one would serve what is in the archive.
    step(8, include_str!("migrations/0008_image_status.sql")),
    // Programs before this one can't read the changes that make templates.
    step(9, include_str!("migrations/0009_creation_templates.sql")),
    // Programs before this one can't read the changes that pin, and would delete what is pinned.
    step(10, include_str!("migrations/0010_pins.sql")),
    // Nor those that leave pulls unrecorded.
    step(11, include_str!("migrations/0011_pull_time_exclusions.sql")),
    step(11, include_str!("migrations/0012_repositories_are_large.sql")),
    step(11, include_str!("migrations/0013_gone_subjects.sql")),
    // Programs before this one would go on writing to what is being moved.
    step(14, include_str!("migrations/0014_moving.sql")),
    step(14, include_str!("migrations/0015_token_holders.sql")),
    // Programs before this one can't read the changes that replace objects.
    step(16, include_str!("migrations/0016_lost_objects.sql")),
    step(16, include_str!("migrations/0017_job_runs.sql")),
    step(16, include_str!("migrations/0018_trashed_referrers.sql")),
];

/// One step of the schema.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The oldest program, by the steps that it knows, that may use the schema after this step: a step that is merely
    /// added to (tables, columns with a default, indexes) leaves those before it running, one that gives what is there
    /// another meaning does not.
    oldest_reader: i64,
    pub(super) sql: &'static str,
}

const fn step(oldest_reader: i64, sql: &'static str) -> Step {
    Step { oldest_reader, sql }
}

const CREATE: &str =
    "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, oldest_reader BIGINT NOT NULL)";
const NEWEST: &str = "SELECT COALESCE(MAX(number), 0), COALESCE(MAX(oldest_reader), 0) FROM schema_step";
const RECORD: &str = "INSERT INTO schema_step (number, oldest_reader) VALUES ($1, $2)";

/// How many steps this program knows.
pub(super) fn known() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The step after `newest`, by number, if there is one. A newer schema is fine as long as it says that programs of
/// our age may use it.
fn next(steps: &[Step], newest: i64, oldest_reader: i64) -> Result<Option<(i64, Step)>, StoreError> {
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if oldest_reader > known {
        return Err(StoreError::TooNew { found: newest, known });
    }
    let place = usize::try_from(newest).unwrap_or(usize::MAX);
    Ok(steps.get(place).map(|step| (newest + 1, *step)))
}

/// Refuses an SQLite file that is another program's, and sets nothing in it.
pub(super) fn inspect_sqlite(connection: &Connection) -> Result<bool, StoreError> {
    others::sqlite(connection)
}

/// Brings an SQLite schema up to the newest step. Each step runs in one transaction with the row that records it.
pub(super) fn sqlite(connection: &mut Connection) -> Result<(), StoreError> {
    sqlite_to(STEPS, connection)
}

fn sqlite_to(steps: &[Step], connection: &mut Connection) -> Result<(), StoreError> {
    connection.execute_batch(CREATE)?;
    loop {
        let found: (i64, i64) = connection.query_row(NEWEST, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((number, step)) = next(steps, found.0, found.1)? else { return Ok(()) };
        let transaction = connection.transaction()?;
        transaction.execute_batch(step.sql)?;
        transaction.execute(RECORD, [number, step.oldest_reader])?;
        transaction.commit()?;
    }
}

/// The same on PostgreSQL, where other processes may be about it, and others yet read and write. A step waits for its
/// turn as long as that takes. For the rows that are locked it waits two seconds at a time, since all who come after it
/// wait behind it; when it has its locks, it keeps them until it is done: who wants a table that it changes waits for
/// as long as building that table's indexes takes.
pub(super) async fn postgres(client: &mut Client) -> Result<(), StoreError> {
    postgres_to(STEPS, client, 30).await
}

async fn postgres_to(steps: &[Step], client: &mut Client, mut attempts: usize) -> Result<(), StoreError> {
    check(client).await?;
    others::postgres(client).await?;
    loop {
        match postgres_step(steps, client).await {
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

/// Checks a PostgreSQL server and what is there of a schema, and changes neither. Answers whether there is one.
pub(super) async fn inspect(client: &Client) -> Result<bool, StoreError> {
    check(client).await?;
    if !others::postgres(client).await? {
        return Ok(false);
    }
    let found = client.query_one(NEWEST, &[]).await?;
    let newest: i64 = found.try_get(0)?;
    next(STEPS, newest, found.try_get(1)?).map(|_| newest > 0)
}

/// Runs the next step, and answers whether there was one.
async fn postgres_step(steps: &[Step], client: &mut Client) -> Result<bool, StoreError> {
    let transaction = client.transaction().await?;
    transaction.batch_execute("SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0").await?;
    // The name of the lock, as a number: "berth" in ASCII.
    let turn = transaction.query_one("SELECT pg_try_advisory_xact_lock(422944265320)", &[]).await?;
    if !turn.try_get(0)? {
        tracing::info!("another process brings the schema up to date: waiting until it is done");
        transaction.batch_execute("SELECT pg_advisory_xact_lock(422944265320)").await?;
    }
    transaction.batch_execute("SET LOCAL lock_timeout = '2s'").await?;
    transaction.batch_execute(CREATE).await?;
    let found = transaction.query_one(NEWEST, &[]).await?;
    let Some((number, step)) = next(steps, found.try_get(0)?, found.try_get(1)?)? else { return Ok(false) };
    transaction.batch_execute(&postgres_text(step.sql)).await?;
    transaction.execute(RECORD, &[&number, &step.oldest_reader]).await?;
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
    use world::Clock;

    use super::*;
    use crate::meta::tests::{client, create, new_url};
    use crate::meta::{Database, account};

    /// The steps of a newer program: one more than ours.
    fn newer(oldest_reader: i64) -> Vec<Step> {
        [STEPS, &[step(oldest_reader, "ALTER TABLE account ADD COLUMN motto TEXT NOT NULL DEFAULT ''")]]
            .concat()
    }

    fn ours() -> i64 {
        i64::try_from(STEPS.len()).unwrap()
    }

    #[test]
    fn an_sqlite_of_a_newer_berth_is_used_if_it_says_so() {
        let mut connection = Connection::open_in_memory().unwrap();
        sqlite(&mut connection).unwrap();
        sqlite_to(&newer(ours()), &mut connection).unwrap();
        sqlite(&mut connection).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        sqlite_to(&newer(ours() + 1), &mut connection).unwrap();
        let found = ours() + 1;
        assert!(matches!(sqlite(&mut connection), Err(StoreError::TooNew { found: it, .. }) if it == found));
    }

    #[tokio::test]
    async fn replicas_go_on_and_start_while_a_newer_one_adds_to_the_schema() {
        let url = new_url();
        let old = Database::connect(&url, Clock::system()).await.unwrap();
        create(&old, "111111111111").await.unwrap();
        let mut client = client(&url).await;
        postgres_to(&newer(ours()), &mut client, 0).await.unwrap();
        assert_eq!(old.look().await.unwrap(), 1);
        create(&old, "222222222222").await.unwrap();
        let restarted = Database::connect(&url, Clock::system()).await.unwrap();
        assert!(account::find(&mut &restarted, "222222222222").await.unwrap().is_some());
        client.execute("UPDATE schema_step SET oldest_reader = number", &[]).await.unwrap();
        assert!(matches!(old.look().await, Err(StoreError::TooNew { .. })));
        let refused = Database::connect(&url, Clock::system()).await;
        assert!(matches!(refused, Err(StoreError::TooNew { .. })));
    }

    #[tokio::test]
    async fn who_starts_while_another_process_migrates_waits_until_it_is_done() {
        let (url, name) = (new_url(), "'the one that waits'");
        let (migrating, starting, watching) = (client(&url).await, client(&url).await, client(&url).await);
        migrating.batch_execute("BEGIN; SELECT pg_advisory_xact_lock(422944265320)").await.unwrap();
        starting.batch_execute(&format!("SET application_name = {name}")).await.unwrap();
        let mut starting = starting;
        let start = tokio::spawn(async move { postgres_to(STEPS, &mut starting, 0).await });
        // Longer than a step waits for rows.
        let waiting = format!(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = {name} \
             AND wait_event = 'advisory' AND query_start < clock_timestamp() - INTERVAL '2500 ms'"
        );
        while watching.query_one(&waiting, &[]).await.unwrap().get::<_, i64>(0) == 0 {
            assert!(!start.is_finished(), "it did not wait");
        }
        migrating.batch_execute("COMMIT").await.unwrap();
        start.await.unwrap().unwrap();
    }

    #[test]
    fn the_documents_say_beside_which_steps_older_programs_go_on() {
        let shuts_out = |(place, step): (usize, &Step)| {
            (place > 0 && usize::try_from(step.oldest_reader) == Ok(place + 1))
                .then(|| (place + 1).to_string())
        };
        let steps: Vec<String> = STEPS.iter().enumerate().filter_map(shuts_out).collect();
        let said = format!("older programs can't go on beside are {}; the others only add", steps.join(", "));
        let told = include_str!("../../../../docs/deploying.md");
        assert!(told.contains(&said), "docs/deploying.md does not say: {said}");
        let newest = format!("before step {} of the schema", steps.last().unwrap());
        let told = include_str!("../../../../CHANGELOG.md");
        assert!(
            told.contains(&newest),
            "CHANGELOG.md does not say from where on upgrading is rolling: {newest}"
        );
    }

    #[test]
    fn no_step_leaves_out_the_programs_that_bring_it() {
        for (place, step) in STEPS.iter().enumerate() {
            assert!((1..=place + 1).contains(&usize::try_from(step.oldest_reader).unwrap()));
        }
    }
}
