//! PostgreSQL's connections: all in use, cut in the middle of a transaction, encrypted.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use testbed::Postgres;
use world::Clock;

use super::postgresql::client;
use super::site::Site;
use super::writing::{account, create};
use crate::meta::{Database, Rows, Statement, Tx, in_background};
use crate::{Change, Committed, StoreError};

const BUSY_ROW: Statement = Statement("SELECT number FROM log_head WHERE id = 1 FOR UPDATE");
/// How many wait for what another one holds.
const LOCKED: &str = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' \
                      AND datname = current_database()";
const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE datname = current_database() AND pid <> pg_backend_pid()";

/// One that holds the row which [`BUSY_ROW`] waits for.
async fn rival(url: &str) -> tokio_postgres::Client {
    let rival = client(url).await;
    rival.batch_execute("BEGIN; SELECT number FROM log_head WHERE id = 1 FOR UPDATE").await.unwrap();
    rival
}

#[tokio::test]
async fn whoever_finds_all_connections_in_use_is_told_so_and_the_next_is_served() {
    let url = Site::url();
    let db = Database::connect(&format!("{url}?pool_size=2"), Clock::system()).await.unwrap();
    let (rival, watcher) = (rival(&url).await, client(&url).await);
    let waiting = || {
        let mut db = db.clone();
        tokio::spawn(async move { db.query(BUSY_ROW, &[]).await })
    };
    let waiting = [waiting(), waiting()];
    while watcher.query_one(LOCKED, &[]).await.unwrap().get::<_, i64>(0) < 2 {}
    assert!(matches!(db.look().await, Err(StoreError::Busy(_))));
    assert!(matches!(create(&db, "111111111111").await, Err(StoreError::Busy(_))));
    rival.batch_execute("COMMIT").await.unwrap();
    for waited in waiting {
        waited.await.unwrap().unwrap();
    }
    create(&db, "111111111111").await.unwrap();
}

#[tokio::test]
async fn what_nobody_waits_for_leaves_connections_to_requests() {
    let url = Site::url();
    let db = Database::connect(&format!("{url}?pool_size=4"), Clock::system()).await.unwrap();
    let (rival, watcher) = (rival(&url).await, client(&url).await);
    let job = || {
        let mut db = db.clone();
        tokio::spawn(in_background(async move { db.query(BUSY_ROW, &[]).await }))
    };
    let jobs: Vec<_> = (0..8).map(|_| job()).collect();
    while watcher.query_one(LOCKED, &[]).await.unwrap().get::<_, i64>(0) < 1 {}
    db.look().await.unwrap();
    assert_eq!(db.pool().unwrap().in_use, 1, "the other jobs wait for the first one");
    rival.batch_execute("COMMIT").await.unwrap();
    for job in jobs {
        job.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn reads_go_on_while_writes_wait() {
    let url = format!("{}?pool_size=2", Site::url());
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let ((begun, begins), (release, held)) = (mpsc::channel(), mpsc::channel::<()>());
    let (writer, held) = (db.clone(), Mutex::new(held));
    let waiting = tokio::spawn(async move {
        let wait = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            begun.send(()).unwrap();
            let _ = held.lock().unwrap().recv();
            tx.commit(Change::AccountCreated(account("111111111111")), ()).await
        };
        writer.write(wait).await
    });
    tokio::task::spawn_blocking(move || begins.recv()).await.unwrap().unwrap();
    assert!(matches!(create(&db, "222222222222").await, Err(StoreError::Busy(_))));
    db.look().await.unwrap();
    drop(release);
    waiting.await.unwrap().unwrap();
    create(&db, "222222222222").await.unwrap();
}

#[tokio::test]
async fn a_transaction_that_is_cut_off_runs_again() {
    let url = Site::url();
    let db = Database::connect(&url, Clock::system()).await.unwrap();
    let runs = AtomicUsize::new(0);
    let cut = async move |tx: &mut Tx<'_>| -> Result<Committed<usize>, StoreError> {
        let run = runs.fetch_add(1, Ordering::Relaxed) + 1;
        if run == 1 {
            Postgres::shared().sql(url.rsplit('/').next().unwrap(), CUT);
        }
        tx.commit(Change::AccountCreated(account("111111111111")), run).await
    };
    assert_eq!(db.write(cut).await.unwrap(), 2);
    assert!(crate::meta::account::find(&mut &db, "111111111111").await.unwrap().is_some());
}

/// A certificate for `localhost`, its key, and the authority that signed it, as PEM.
fn certificate() -> (String, String, String) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let (authority_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let root = authority.self_signed(&authority_key).unwrap().pem();
    let params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let signed = params.signed_by(&key, &Issuer::new(authority, authority_key)).unwrap();
    (signed.pem(), key.serialize_pem(), root)
}

/// Whether a connection to the server is encrypted, or why there is none.
async fn encrypted(server: &Postgres, host: &str, query: &str) -> Result<bool, String> {
    let url = format!("postgres://postgres@{host}:{}/postgres?{query}", server.port());
    let mut db = Database::connect(&url, Clock::system()).await.map_err(|error| error.to_string())?;
    let statement = Statement("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    Ok(db.query(statement, &[]).await.unwrap()[0].int().unwrap() == 1)
}

#[tokio::test]
async fn a_server_is_believed_as_far_as_its_certificate_is_to_be() {
    let ((chain, key, root), (_, _, other)) = (certificate(), certificate());
    let server = Postgres::options().tls(&chain, &key).start();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        format!("sslrootcert={}", path.display())
    };
    let (root, other) = (file("root.pem", &root), file("other.pem", &other));
    for (host, query, outcome) in [
        ("localhost", format!("sslmode=verify-full&{root}"), Ok(true)),
        ("localhost", format!("sslmode=verify-full&{other}"), Err("invalid peer certificate")),
        ("127.0.0.1", format!("sslmode=verify-full&{root}"), Err("not valid for name")),
        ("127.0.0.1", format!("sslmode=verify-ca&{root}"), Ok(true)),
        ("127.0.0.1", format!("sslmode=verify-ca&{other}"), Err("invalid peer certificate")),
        ("127.0.0.1", "sslmode=require".to_owned(), Ok(true)),
        ("127.0.0.1", String::new(), Ok(true)),
        ("127.0.0.1", "sslmode=disable".to_owned(), Ok(false)),
    ] {
        match (encrypted(&server, host, &query).await, outcome) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{query}"),
            (Err(error), Err(word)) => assert!(error.contains(word), "{query}: {error}"),
            (found, _) => panic!("{query}: {found:?}"),
        }
    }
}
