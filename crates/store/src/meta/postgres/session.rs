use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::AbortHandle;
use tokio::time::error::Elapsed;
use tokio::time::timeout;
use tokio_postgres::error::{Severity, SqlState};
use tokio_postgres::types::ToSql;
use tokio_postgres::{AsyncMessage, Client, Connection};

use super::{errors, values};
use crate::StoreError;
use crate::meta::{Row, Statement, Value};

/// What each connection asks for. Nobody may hold locks without doing anything; plans go by index whatever the
/// statistics say, since a table that is small when its plan is made will grow, are made once, and never start
/// workers, which cost more than a page; and a durable commit is never less than that, while an operator may ask for more.
pub(crate) const SETUP: &str = "\
    SET client_min_messages = warning; \
    SET statement_timeout = '20s'; \
    SET lock_timeout = '5s'; \
    SET idle_in_transaction_session_timeout = '10s'; \
    SET plan_cache_mode = force_generic_plan; \
    SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; \
    SET enable_hashjoin = off; SET enable_mergejoin = off; \
    SET max_parallel_workers_per_gather = 0; SET jit = off; \
    SELECT set_config('synchronous_commit', 'on', false) \
    WHERE current_setting('synchronous_commit') = 'off';";

/// How long the server may take over what waits for nothing: to begin, and to roll back.
pub(super) const PROMPTLY: Duration = Duration::from_secs(3);
/// How long it may take over anything else: somewhat longer than it gives itself (`SETUP`), also to wait for a standby.
pub(super) const AT_LAST: Duration = Duration::from_secs(22);

/// One connection to the server that takes writes.
#[derive(Debug)]
pub(crate) struct Session {
    client: Client,
    prepared: HashMap<&'static str, tokio_postgres::Statement>,
    /// Warnings that the server gave so far.
    warnings: Arc<AtomicUsize>,
    made: Instant,
    in_transaction: bool,
    /// Something was asked that is not answered yet: what the server says next is no answer to what is asked next.
    waiting: bool,
    /// The server did not answer in time, so that its other connections are not to be trusted either.
    silent: bool,
    driver: AbortHandle,
    /// Why the transaction under way can no longer be kept.
    failed: Option<Failure>,
}

/// How a statement failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The transaction may succeed when it runs again.
    Again,
    /// It would fail again.
    Final,
    /// The connection is of no use any more.
    Disconnected,
}

impl Session {
    /// Goes on with a connection that was made: drives it, and sets it up.
    pub(super) async fn begin<S, T>(client: Client, connection: Connection<S, T>) -> Result<Self, StoreError>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let warnings = Arc::new(AtomicUsize::new(0));
        let driver = tokio::spawn(drive(connection, warnings.clone())).abort_handle();
        let mut session = Self {
            client,
            prepared: HashMap::new(),
            warnings,
            made: Instant::now(),
            in_transaction: false,
            waiting: true,
            silent: false,
            driver,
            failed: None,
        };
        session.client.batch_execute(SETUP).await?;
        session.waiting = false;
        Ok(session)
    }

    pub(super) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    /// How long ago the connection was made.
    pub(super) fn age(&self) -> Duration {
        self.made.elapsed()
    }

    /// Begins a transaction; answers the server's time in microseconds if asked for it.
    pub(super) async fn open(&mut self, durable: bool, timed: bool) -> Result<Option<i64>, StoreError> {
        const NOW: &str = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
        let relaxed = if durable { "" } else { "SET LOCAL synchronous_commit = off;" };
        let text =
            format!("BEGIN ISOLATION LEVEL READ COMMITTED; {relaxed} {}", if timed { NOW } else { "" });
        (self.in_transaction, self.failed, self.waiting) = (true, None, true);
        let answers = timeout(PROMPTLY, self.client.simple_query(&text)).await;
        let answers = self.answered_in_time(answers)?;
        let time = answers.iter().find_map(|answer| match answer {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
            _ => None,
        });
        if timed && time.is_none() {
            return Err(StoreError::Damaged("the server does not tell the time".to_owned()));
        }
        Ok(time)
    }

    /// Commits. [`StoreError::Unreachable`] when it is unknown whether the transaction was kept, or whether the
    /// standby has it that the operator asks for: the server warns of that and calls the commit done.
    pub(super) async fn commit(&mut self) -> Result<(), StoreError> {
        let warnings = self.warnings.load(Ordering::Acquire);
        self.waiting = true;
        let Ok(committed) = timeout(AT_LAST, self.client.batch_execute("COMMIT")).await else {
            return Err(unknown(&self.gave_up().to_string()));
        };
        self.waiting = false;
        if let Err(error) = committed {
            let known = error.code().is_some_and(|state| !errors::leads_nowhere(state));
            let error = self.fail(error);
            return Err(if known { error } else { unknown(&error.to_string()) });
        }
        self.in_transaction = false;
        if self.warnings.load(Ordering::Acquire) != warnings {
            return Err(unknown("the server warned while it committed"));
        }
        Ok(())
    }

    /// Rolls back; a connection that can't is not used again. One that still waits for an answer is left to the server,
    /// which would answer that first.
    pub(super) async fn roll_back(&mut self) {
        if self.waiting || self.failure() == Some(Failure::Disconnected) {
            return;
        }
        self.waiting = true;
        let rolled_back = timeout(PROMPTLY, self.client.batch_execute("ROLLBACK")).await;
        self.in_transaction = self.answered_in_time(rolled_back).is_err();
    }

    /// How the transaction under way has failed, if a statement of it did.
    pub(super) fn failure(&self) -> Option<Failure> {
        if self.client.is_closed() { Some(Failure::Disconnected) } else { self.failed }
    }

    /// Whether the connection is broken, leads to a server that takes no writes, or was left within a transaction or
    /// before an answer.
    pub(super) fn unusable(&self) -> bool {
        self.in_transaction || self.waiting || self.failure() == Some(Failure::Disconnected)
    }

    /// Whether the server was given up.
    pub(super) fn silent(&self) -> bool {
        self.silent
    }

    /// Notes that the server did not answer in time.
    pub(super) fn gave_up(&mut self) -> StoreError {
        (self.silent, self.failed) = (true, Some(Failure::Disconnected));
        StoreError::Unreachable("PostgreSQL does not answer".to_owned())
    }

    /// The rows of a query.
    pub(crate) async fn query(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let prepared = self.prepared(statement).await?;
        self.waiting = true;
        let rows = self.client.query(&prepared, &bound(values)).await;
        self.answered(rows)?.iter().map(values::copy).collect()
    }

    /// The rows of a query for each of several lists of values, all sent before the first answer.
    pub(crate) async fn query_each(
        &mut self,
        statement: Statement,
        each: &[Vec<Value<'_>>],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        let prepared = self.prepared(statement).await?;
        let bound: Vec<_> = each.iter().map(|values| bound(values)).collect();
        self.waiting = true;
        let answers = try_join_all(bound.iter().map(|values| self.client.query(&prepared, values))).await;
        let answers = self.answered(answers)?;
        answers.iter().map(|rows| rows.iter().map(values::copy).collect()).collect()
    }

    /// Runs a statement; answers how many rows it touched.
    pub(crate) async fn execute(
        &mut self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<usize, StoreError> {
        let prepared = self.prepared(statement).await?;
        self.waiting = true;
        let touched = self.client.execute(&prepared, &bound(values)).await;
        let touched = self.answered(touched)?;
        Ok(usize::try_from(touched).unwrap_or(usize::MAX))
    }

    async fn prepared(&mut self, statement: Statement) -> Result<tokio_postgres::Statement, StoreError> {
        if let Some(prepared) = self.prepared.get(statement.0) {
            return Ok(prepared.clone());
        }
        self.waiting = true;
        let prepared = self.client.prepare(&statement.postgres()).await;
        let prepared = self.answered(prepared)?;
        self.prepared.insert(statement.0, prepared.clone());
        Ok(prepared)
    }

    fn answered<T>(&mut self, answer: Result<T, tokio_postgres::Error>) -> Result<T, StoreError> {
        self.waiting = false;
        answer.map_err(|error| self.fail(error))
    }

    fn answered_in_time<T>(
        &mut self,
        answer: Result<Result<T, tokio_postgres::Error>, Elapsed>,
    ) -> Result<T, StoreError> {
        match answer {
            Ok(answer) => self.answered(answer),
            Err(_) => Err(self.gave_up()),
        }
    }

    fn fail(&mut self, error: tokio_postgres::Error) -> StoreError {
        let failure = match error.code() {
            Some(state) if errors::leads_nowhere(state) => Failure::Disconnected,
            Some(state) if errors::worth_another_run(state) => Failure::Again,
            Some(_) => Failure::Final,
            None if self.client.is_closed() || error.is_closed() => Failure::Disconnected,
            None => Failure::Final,
        };
        // A transaction goes by its first failure: those that follow only say that there was one.
        self.failed.get_or_insert(failure);
        if failure == Failure::Disconnected {
            self.failed = Some(failure);
        }
        error.into()
    }
}

impl Drop for Session {
    /// What still waits for an answer would keep the connection, for good if the server is frozen.
    fn drop(&mut self) {
        if self.unusable() {
            self.driver.abort();
        }
    }
}

fn bound<'a>(values: &'a [Value<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as _).collect()
}

fn unknown(why: &str) -> StoreError {
    StoreError::Unreachable(format!("it is unknown whether the commit was kept: {why}"))
}

/// Moves the connection's bytes until it is closed, and counts the server's warnings.
async fn drive<S, T>(mut connection: Connection<S, T>, warnings: Arc<AtomicUsize>)
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    loop {
        match poll_fn(|context| connection.poll_message(context)).await {
            Some(Ok(AsyncMessage::Notice(notice))) => {
                tracing::warn!(code = notice.code().code(), "PostgreSQL: {}", notice.message());
                if matches!(notice.parsed_severity(), Some(Severity::Warning) | None)
                    && *notice.code() != SqlState::NO_ACTIVE_SQL_TRANSACTION
                {
                    warnings.fetch_add(1, Ordering::Release);
                }
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                tracing::debug!("PostgreSQL: {}", errors::text(&error));
                return;
            }
            None => return,
        }
    }
}
