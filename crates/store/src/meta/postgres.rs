//! PostgreSQL: any number of processes, each with a pool of connections. A read takes one for a round trip, a write
//! for its transaction.

mod address;
mod errors;
mod pool;
mod session;
mod tls;
mod values;
mod write;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use world::Clock;

use self::address::Address;
use self::pool::{Pool, Use};
#[cfg(test)]
pub(crate) use self::session::SETUP;
pub(crate) use self::session::Session;
use self::session::{AT_LAST, PROMPTLY};
#[cfg(test)]
pub(crate) use self::values::readable;
use super::authority::Authority;
use super::{Row, Statement, Value, migrate};
use crate::StoreError;

#[derive(Debug)]
pub(super) struct Postgres {
    pool: Arc<Pool>,
    clock: Clock,
    authority: Authority,
}

impl Postgres {
    pub(super) async fn connect(url: &str, clock: Clock, authority: Authority) -> Result<Self, StoreError> {
        let pool = Pool::new(Address::parse(url)?)?;
        migrate::postgres(pool.session().await?.client()).await?;
        Ok(Self { pool: Arc::new(pool), clock, authority })
    }

    /// Connects and changes nothing; none where there is no schema yet.
    pub(super) async fn inspect(
        url: &str,
        clock: Clock,
        authority: Authority,
    ) -> Result<Option<Self>, StoreError> {
        let pool = Pool::new(Address::parse(url)?)?;
        let there = migrate::inspect(pool.session().await?.client()).await?;
        Ok(there.then(|| Self { pool: Arc::new(pool), clock, authority }))
    }

    pub(super) fn load(&self) -> (usize, usize) {
        self.pool.load()
    }

    /// Runs one query, again on a new connection if it turns out that the one at hand was broken.
    pub(super) async fn read(
        &self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        self.read_within(AT_LAST, statement, values).await
    }

    /// The same for a lookup that tells whether the server is there: one that answers late is given up soon.
    pub(super) async fn read_promptly(
        &self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        self.read_within(PROMPTLY, statement, values).await
    }

    /// The same, of a server that may take so long to answer.
    async fn read_within(
        &self,
        limit: Duration,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let mut held = self.pool.get(Use::Reading).await?;
        let answer = ask(held.session().await?, limit, statement, values).await;
        if answer.is_err() && held.broken() {
            return ask(held.session().await?, limit, statement, values).await;
        }
        answer
    }
}

async fn ask(
    session: &mut Session,
    limit: Duration,
    statement: Statement,
    values: &[Value<'_>],
) -> Result<Vec<Row>, StoreError> {
    match timeout(limit, session.query(statement, values)).await {
        Ok(answer) => answer,
        Err(_) => Err(session.gave_up()),
    }
}
