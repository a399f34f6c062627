use std::future::Future;

use rusqlite::Connection;

use super::log::Position;
use super::postgres::Session;
use super::{FromRow, Row, Statement, Value, log, statements};
use crate::{Change, StoreError};

/// Where rows can be read: a [`Database`](super::Database) (each statement sees the newest commit) or a
/// transaction (all statements see one state, and its own writes).
pub trait Rows: Send {
    /// All rows that `statement` gives for `values`.
    fn query(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// The rows of `statement`, each read as `T`.
    fn fetch<T: FromRow + Send>(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send {
        let rows = self.query(statement, values);
        async move { rows.await?.iter_mut().map(T::from_row).collect() }
    }

    /// The first row of `statement`, read as `T`, if there is one.
    fn fetch_optional<T: FromRow + Send>(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> impl Future<Output = Result<Option<T>, StoreError>> + Send {
        let rows = self.query(statement, values);
        async move { rows.await?.first_mut().map(T::from_row).transpose() }
    }
}

statements! {
    LOCK = "SELECT CAST($1 AS TEXT) /* , CAST(pg_advisory_xact_lock(hashtextextended($1, 0)) AS TEXT) */";
}

/// A write transaction. It is kept only if its body ends in [`Tx::commit`], [`Tx::commit_upkeep`] or
/// [`Tx::keep_nothing`]; an error rolls it back.
#[derive(Debug)]
pub struct Tx<'a> {
    engine: Engine<'a>,
    now: i64,
    /// A change was applied in part, or not logged: nothing of this may be kept.
    torn: bool,
    /// A change bears on who may do what.
    on_authority: bool,
    /// Where its changes stand in the log.
    positions: Vec<Position>,
}

/// What a transaction runs on.
#[derive(Debug)]
pub(crate) enum Engine<'a> {
    Sqlite(&'a mut Connection),
    Postgres(&'a mut Session),
}

/// Proof that a transaction's body ended in a commit; carries what the body answers.
#[derive(Debug)]
pub struct Committed<T>(pub(crate) T);

impl<T> Committed<T> {
    /// The same proof with another answer.
    pub fn map<U>(self, answer: impl FnOnce(T) -> U) -> Committed<U> {
        Committed(answer(self.0))
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(engine: Engine<'a>, now: i64) -> Self {
        Self { engine, now, torn: false, on_authority: false, positions: Vec::new() }
    }

    pub(crate) fn torn(&self) -> bool {
        self.torn
    }

    /// Whether who may do what can be another once this is kept.
    pub(crate) fn on_authority(&self) -> bool {
        self.on_authority
    }

    pub(crate) fn take_positions(&mut self) -> Vec<Position> {
        std::mem::take(&mut self.positions)
    }

    /// The time of the transaction, in microseconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// Whether transactions of other processes may run at the same time.
    pub fn shared(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Makes transactions that lock the same name wait for this one to end. For what has no row yet that could be
    /// locked; SQLite runs one transaction at a time anyway.
    pub async fn lock(&mut self, name: &str) -> Result<(), StoreError> {
        match &mut self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.execute(LOCK, &[name.into()]).await.map(drop),
        }
    }

    /// Applies `change` to the rows and appends it to the log. Logged rows change in no other way, so the log,
    /// replayed, gives the same rows.
    pub async fn commit<T>(&mut self, change: Change, value: T) -> Result<Committed<T>, StoreError> {
        self.torn = true;
        self.on_authority |= change.bears_on_authority();
        change.apply(self).await?;
        let position = log::append(self, &change).await?;
        self.positions.push(position);
        self.torn = false;
        Ok(Committed(value))
    }

    /// Keeps what was written to upkeep tables, unlogged.
    pub async fn commit_upkeep<T>(&mut self, value: T) -> Result<Committed<T>, StoreError> {
        Ok(Committed(value))
    }

    /// Ends a transaction that found nothing to do.
    pub fn keep_nothing<T>(&mut self, value: T) -> Committed<T> {
        Committed(value)
    }

    /// Runs a statement that gives no rows; answers how many it touched.
    pub(crate) async fn execute(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<usize, StoreError> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let mut prepared = connection.prepare_cached(statement.0)?;
                Ok(prepared.execute(rusqlite::params_from_iter(values))?)
            }
            Engine::Postgres(session) => session.execute(statement, values).await,
        }
    }
}

impl Tx<'_> {
    /// The rows of `statement` for each of several lists of values, in order: on PostgreSQL in one round trip.
    pub(crate) async fn query_each(
        &mut self,
        statement: Statement,
        each: &[Vec<Value<'_>>],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                each.iter().map(|values| query(connection, statement, values)).collect()
            }
            Engine::Postgres(session) => session.query_each(statement, each).await,
        }
    }
}

impl Rows for Tx<'_> {
    async fn query(&mut self, statement: Statement, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        match &mut self.engine {
            Engine::Sqlite(connection) => query(connection, statement, values),
            Engine::Postgres(session) => session.query(statement, values).await,
        }
    }
}

/// Runs a query to its end on one SQLite connection.
pub(crate) fn query(
    connection: &Connection,
    statement: Statement,
    values: &[Value<'_>],
) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(statement.0)?;
    let columns = prepared.column_count();
    let mut rows = prepared.query(rusqlite::params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Row::copy(row, columns)?);
    }
    Ok(found)
}
