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

use world::Clock;

use self::address::Address;
use self::pool::{Pool, Use};
#[cfg(test)]
pub(crate) use self::session::SETUP;
pub(crate) use self::session::Session;
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

    pub(super) fn load(&self) -> (usize, usize) {
        self.pool.load()
    }

    /// Runs one query, again on a new connection if it turns out that the one at hand was broken.
    pub(super) async fn read(
        &self,
        statement: Statement,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let mut held = self.pool.get(Use::Reading).await?;
        let answer = held.session().await?.query(statement, values).await;
        if answer.is_err() && held.broken() {
            return held.session().await?.query(statement, values).await;
        }
        answer
    }
}
