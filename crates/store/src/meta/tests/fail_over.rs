//! A PostgreSQL server that dies, and the standby that takes over.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use testbed::Postgres;
use world::Clock;

use super::postgresql::client;
use super::writing::create;
use crate::StoreError;
use crate::meta::{Database, account};

/// By when writes have to come back: a connection is given up after 22 s at most, a transaction that began on it before
/// 20 s more.
const BOUND: Duration = Duration::from_secs(60);

/// What clients asked for, and what they were told of it.
#[derive(Default)]
struct Story {
    over: AtomicBool,
    asked: AtomicUsize,
    acknowledged: Mutex<Vec<String>>,
}

impl Story {
    /// Creates one account after the other until the story is over.
    async fn write(&self, db: &Database) {
        while !self.over.load(Ordering::Relaxed) {
            let id = format!("{:012}", self.asked.fetch_add(1, Ordering::Relaxed));
            match create(db, &id).await {
                Ok(()) => self.acknowledged.lock().unwrap().push(id),
                Err(StoreError::Unreachable(_) | StoreError::Busy(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }

    async fn goes_on(&self) {
        let (before, end) = (self.acknowledged.lock().unwrap().len(), Instant::now() + BOUND);
        while self.acknowledged.lock().unwrap().len() < before + 50 {
            assert!(Instant::now() < end, "nothing is written any more");
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_commit_is_lost_when_the_standby_takes_over() {
    let primary = Postgres::start();
    let standby = primary.synchronous_standby();
    let url = primary.url_of_either(&standby, "postgres");
    let (db, story) = (Database::connect(&url, Clock::system()).await.unwrap(), Arc::new(Story::default()));
    let writers = [(); 4].map(|()| {
        let (db, story) = (db.clone(), story.clone());
        tokio::spawn(async move { story.write(&db).await })
    });
    story.goes_on().await;
    primary.kill();
    standby.promote();
    story.goes_on().await;
    story.over.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    let acknowledged = story.acknowledged.lock().unwrap().clone();
    for id in &acknowledged {
        assert!(account::find(&mut &db, id).await.unwrap().is_some(), "{id} was acknowledged");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_come_back_though_the_primary_froze_within_a_commit() {
    let primary = Postgres::start();
    let standby = primary.synchronous_standby();
    // One connection for reads, and one for writes.
    let url = format!("{}?pool_size=2", primary.url_of_either(&standby, "postgres"));
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let (unconfirmed, writer) = (standby.freeze(), db.clone());
    let write = tokio::spawn(async move { create(&writer, "111111111111").await });
    let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    while primary.sql("postgres", waiting) == "0" {}
    let _frozen = primary.freeze();
    drop(unconfirmed);
    standby.promote();
    let end = Instant::now() + BOUND;
    while let Err(error) = create(&db, "222222222222").await {
        assert!(Instant::now() < end, "nothing is written any more: {error}");
    }
    assert!(db.look().await.is_ok());
    assert!(matches!(write.await.unwrap(), Err(StoreError::Unreachable(_))));
}

#[tokio::test]
async fn a_commit_that_waited_for_the_standby_when_the_server_died_is_unknown() {
    let primary = Postgres::start();
    let standby = primary.synchronous_standby();
    let db = Database::connect(&primary.url(), Clock::system()).await.unwrap();
    standby.kill();
    let writer = db.clone();
    let write = tokio::spawn(async move { create(&writer, "111111111111").await });
    let watcher = client(&primary.url()).await;
    let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    while watcher.query_one(waiting, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    primary.kill();
    assert!(matches!(write.await.unwrap(), Err(StoreError::Unreachable(_))));
}
