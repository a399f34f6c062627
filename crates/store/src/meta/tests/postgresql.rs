//! What PostgreSQL alone can do to Berth.

use testbed::Postgres;
use tokio_postgres::{Client, NoTls};
use world::Clock;

use super::site::Site;
use super::writing::{account, create};
use crate::meta::log::{Followed, Follower, Position};
use crate::meta::{Database, Rows, Statement, Tx, all_statements};
use crate::{Change, Committed, StoreError};

const START: Position = Position { epoch: 0, number: 0 };

pub(in crate::meta) async fn client(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Begins a transaction that takes its place in the log, and stalls.
async fn stall(client: &Client, id: &str) {
    let append = all_statements().into_iter().find(|(name, _)| name.ends_with("log::APPEND")).unwrap().1;
    let change = Change::AccountCreated(account(id));
    let (kind, body, nothing) = (change.kind(), change.encode().unwrap(), None::<Vec<u8>>);
    client.batch_execute("BEGIN").await.unwrap();
    client.execute(&Statement(append).postgres(), &[&1_i64, &kind, &body, &nothing]).await.unwrap();
}

/// What the follower passes. It waits for transactions of all databases of a server: its stories have one each.
async fn follow(follower: &mut Follower) -> Vec<i64> {
    let Followed::Entries(entries) = follower.next(100).await.unwrap() else { panic!("nothing was deleted") };
    entries.iter().map(|entry| entry.position.number).collect()
}

/// The same once something is settled: a gap is passed when all transactions that were under way have ended, and those
/// of other tests on the server count.
async fn settled(follower: &mut Follower) -> Vec<i64> {
    loop {
        let numbers = follow(follower).await;
        if !numbers.is_empty() {
            return numbers;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_follower_does_not_pass_a_transaction_that_stalls() {
    let server = Postgres::start();
    let url = server.url();
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let (stalled, later) = (client(&url).await, client(&url).await);
    let mut follower = Follower::new(db.clone(), START);
    create(&db, "111111111111").await.unwrap();
    stall(&stalled, "222222222222").await;
    create(&db, "333333333333").await.unwrap();
    assert_eq!(follow(&mut follower).await, [1]);
    assert_eq!(follow(&mut follower).await, [0; 0]);
    // One that began after the gap was seen does not hold it open.
    stall(&later, "444444444444").await;
    stalled.batch_execute("COMMIT").await.unwrap();
    assert_eq!(follow(&mut follower).await, [2, 3]);
    later.batch_execute("COMMIT").await.unwrap();
    assert_eq!(follow(&mut follower).await, [4]);
}

#[tokio::test]
async fn a_follower_passes_what_was_rolled_back() {
    let server = Postgres::start();
    let url = server.url();
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let (stalled, later) = (client(&url).await, client(&url).await);
    let mut follower = Follower::new(db.clone(), START);
    stall(&stalled, "222222222222").await;
    create(&db, "333333333333").await.unwrap();
    assert_eq!(follow(&mut follower).await, [0; 0]);
    stall(&later, "444444444444").await;
    create(&db, "555555555555").await.unwrap();
    stalled.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(settled(&mut follower).await, [2]);
    assert_eq!(follow(&mut follower).await, [0; 0]);
    later.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(settled(&mut follower).await, [4]);
    let now = Follower::from_now(db).await.unwrap();
    assert_eq!(now.position(), follower.position());
}

#[tokio::test]
async fn reads_and_writes_go_on_when_all_connections_are_cut() {
    let url = Site::url();
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let cutter = client(&url).await;
    for id in ["111111111111", "222222222222"] {
        create(&db, id).await.unwrap();
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE datname = current_database() AND pid <> pg_backend_pid()";
        cutter.batch_execute(cut).await.unwrap();
        create(&db, &format!("{id}0")).await.unwrap();
        cutter.batch_execute(cut).await.unwrap();
        db.look().await.unwrap();
    }
}

#[tokio::test]
async fn transactions_that_find_the_same_key_free_run_again() {
    let url = Site::url();
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let rival = client(&url).await;
    rival.batch_execute("BEGIN; INSERT INTO account VALUES ('111111111111', 'n', 1)").await.unwrap();
    let write = tokio::spawn(async move {
        db.write(async |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
            let it = account("111111111111");
            if crate::meta::account::find(tx, &it.id).await?.is_some() {
                return Ok(tx.keep_nothing(false));
            }
            tx.commit(Change::AccountCreated(it), true).await
        })
        .await
    });
    let waiting =
        "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND transactionid = xid(pg_current_xact_id())";
    while rival.query_one(waiting, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    rival.batch_execute("COMMIT").await.unwrap();
    assert!(!write.await.unwrap().unwrap());
}

#[tokio::test]
async fn a_commit_that_no_standby_confirmed_is_not_acknowledged() {
    let server = Postgres::options().set("synchronous_standby_names", "nobody").start();
    // Migrations are commits too: they run while nobody is waited for.
    server.sql("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''");
    server.sql("postgres", "SELECT pg_reload_conf()");
    let db = Database::connect(&server.url(), Clock::system()).await.unwrap();
    server.sql("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
    server.sql("postgres", "SELECT pg_reload_conf()");
    while server.sql("postgres", "SHOW synchronous_standby_names") != "nobody" {}
    let writer = db.clone();
    let write = tokio::spawn(async move { create(&writer, "111111111111").await });
    let cancel = "SELECT COUNT(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    let watcher = client(&server.url()).await;
    while watcher.query_one(cancel, &[]).await.unwrap().get::<_, i64>(0) == 0 {}
    assert!(matches!(write.await.unwrap(), Err(StoreError::Unreachable(_))));
    let relaxed = async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        tx.query(Statement("UPDATE log_head SET number = number WHERE id = 1 RETURNING id"), &[]).await?;
        tx.commit_upkeep(()).await
    };
    db.write_relaxed(relaxed).await.unwrap();
}

#[tokio::test]
async fn a_look_finds_out_that_the_server_takes_no_writes() {
    let server = Postgres::start();
    let db = Database::connect(&server.url(), Clock::system()).await.unwrap();
    for (read_only, taken) in [("off", true), ("on", false), ("off", true)] {
        server.sql("postgres", &format!("ALTER SYSTEM SET default_transaction_read_only = {read_only}"));
        server.sql("postgres", "SELECT pg_reload_conf()");
        while server.sql("postgres", "SHOW default_transaction_read_only") != read_only {}
        // The connection at hand hears of it when the server has told all.
        while db.look().await.is_ok() != taken {
            tokio::task::yield_now().await;
        }
    }
}
