//! Replicas on one PostgreSQL database, and a laptop's deployment that moves to where replicas can share it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use berth::config::{BlobsAddress, Config, DatabaseAddress, Sources};
use berth::epoch::Epoch;
use berth::migrate::{Manner, Progress, Source, migrate};
use berth::storage::{Found, IfNew, Storage, open_database};
use identity::{Caller, Ensured, Identity, Options, RootKey};
use serde_json::Value;
use store::StoreError;
use store::meta::{deployment, moving};
use testbed::{Fault, Kind, Postgres, Proxy, S3};
use world::World;

fn config(data: &Path, more: &[(&'static str, String)]) -> Config {
    let key = "ab".repeat(32);
    let mut flags = vec![("data", data.display().to_string()), ("root_key", key)];
    flags.extend(more.iter().cloned());
    Sources { flags, ..Sources::default() }.load().unwrap()
}

async fn start(config: &Config) -> (Storage, Ensured, i64) {
    let world = World::real();
    let found = Found::look(config, &world, IfNew::Begin).await.unwrap();
    let (storage, key) = found.open(config, &world).await.unwrap();
    let identity = Identity::open(storage.db.clone(), world, key, Options::default()).await.unwrap();
    let epoch = storage.bind().await.unwrap();
    let ensured = identity.ensure_account(config.account, None).await.unwrap();
    (storage, ensured, epoch)
}

#[tokio::test(flavor = "multi_thread")]
async fn replicas_that_start_at_once_make_one_deployment_and_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let (url, s3) = (Postgres::shared().database("at_once"), S3::start(Kind::Versitygw));
    let settings = [&[("database", url)][..], &s3.settings("at-once")].concat();
    let config = config(&folder.path().join("none"), &settings);
    let started = futures_util::future::join_all((0..4).map(|_| start(&config))).await;
    let keys: Vec<_> = started.iter().map(|(_, ensured, _)| ensured.credentials.clone()).collect();
    assert!(keys.iter().all(|key| *key == keys[0]));
    assert_eq!(started.iter().filter(|(_, ensured, _)| ensured.made).count(), 1);
    assert!(!folder.path().join("none").exists(), "nothing is kept beside the database and the bucket");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_without_a_data_folder_serves_and_audits_into_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let (url, s3) = (Postgres::shared().database("no_folder"), S3::start(Kind::Versitygw));
    let settings = [&[("database", url)][..], &s3.settings("no-folder")].concat();
    let nowhere = folder.path().join("none");
    let config = config(&nowhere, &settings);
    let (storage, ensured, _) = start(&config).await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
    command.env_clear().env("BERTH_ROOT_KEY", "ab".repeat(32)).arg("serve").arg("--data").arg(&nowhere);
    command.envs(settings.iter().map(|(key, value)| (format!("BERTH_{}", key.to_uppercase()), value)));
    command.args(["--listen", "127.0.0.1:0", "--metrics-listen", "off"]).stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let mut lines = lines.map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
    let ready = lines.find(|line| line["message"] == "ready").unwrap();

    let (world, key) = (World::real(), RootKey::from_bytes([0xab; 32]));
    let identity = Identity::open(storage.db.clone(), world, key, Options::default()).await.unwrap();
    let caller = Caller::root(config.account, &ensured.credentials.access_key_id);
    let token = identity.issue_registry_token(&caller, config.account, &config.region).await.unwrap();
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let gone = format!("{}/v2/web/manifests/sha256:{}", ready["url"].as_str().unwrap(), "0".repeat(64));
    let answer = client.delete(gone).basic_auth("AWS", Some(token.password)).send().await.unwrap();
    assert_eq!(answer.status(), 404);
    let record = lines.find(|line| line["eventName"] == "BatchDeleteImage").unwrap();
    assert_eq!(record["userIdentity"]["type"], "Root");
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(!nowhere.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_finds_a_newer_epoch_writes_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let url = Postgres::shared().database("epochs");
    let config = config(folder.path(), &[("database", url.clone())]);
    let (storage, _, number) = start(&config).await;
    let epoch = Epoch::new(storage.clone(), number);
    assert!(epoch.look().await.is_ok() && epoch.holds());
    let raise = async move |tx: &mut store::Tx<'_>| {
        deployment::set_epoch(tx, number + 1).await?;
        tx.commit_upkeep(()).await
    };
    let (other, _, _) = start(&config).await;
    other.db.write::<(), StoreError, _>(raise).await.unwrap();
    assert!(epoch.look().await.is_err() && !epoch.holds());
    let refused = storage.db.write::<(), StoreError, _>(async |tx| Ok(tx.keep_nothing(()))).await;
    assert!(matches!(refused, Err(StoreError::Held(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_ready_while_its_bucket_answers_and_while_it_can_be_read() {
    let (folder, s3) = (tempfile::tempdir().unwrap(), S3::start(Kind::Versitygw));
    let (url, away) = (Postgres::shared().database("ready"), Arc::new(AtomicBool::new(false)));
    let gone = away.clone();
    let proxy = Proxy::before(s3.address(), move |_| match gone.load(Ordering::SeqCst) {
        true => Fault::Status(403, "AccessDenied"),
        false => Fault::None,
    });
    let settings = [&[("database", url)][..], &s3.settings_at(&proxy.endpoint(), "ready")].concat();
    let config = config(folder.path(), &settings);
    let (storage, _, number) = start(&config).await;
    let epoch = Epoch::new(storage.clone(), number);
    for (gone, ready) in [(false, true), (true, false), (false, true)] {
        away.store(gone, Ordering::SeqCst);
        assert_eq!((epoch.look().await.is_ok(), epoch.ready(), epoch.holds()), (ready, ready, ready));
    }
    let other = open_database(&config.database, &config.data, &World::real()).await.unwrap();
    moving::mark(&other, "elsewhere", "a run").await.unwrap();
    assert!(epoch.look().await.is_err() && epoch.ready() && !epoch.holds());
    let refused = storage.db.write::<(), StoreError, _>(async |tx| Ok(tx.keep_nothing(()))).await;
    assert!(matches!(refused, Err(StoreError::Moving(_))));
    assert!(moving::begin_end(&other, "a run").await.unwrap() && moving::end(&other, "a run").await.unwrap());
    assert!(epoch.look().await.is_err() && !epoch.ready());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_finds_a_schema_for_newer_programs_alone_writes_no_more() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Postgres::shared());
    let url = server.database("newer");
    let (storage, _, number) = start(&config(folder.path(), &[("database", url.clone())])).await;
    let epoch = Epoch::new(storage.clone(), number);
    for (step, writes) in [
        ("INSERT INTO schema_step (number, oldest_reader) VALUES (9998, 1)", true),
        ("INSERT INTO schema_step (number, oldest_reader) VALUES (9999, 9999)", false),
        ("DELETE FROM schema_step WHERE number = 9999", true),
    ] {
        server.sql("newer", step);
        let looked = epoch.look().await;
        assert_eq!((looked.is_ok(), epoch.holds()), (writes, writes), "{step}");
        assert!(writes || looked.unwrap_err().contains("run the newer Berth"));
        let written = storage.db.write::<(), StoreError, _>(async |tx| Ok(tx.keep_nothing(()))).await;
        assert_eq!(written.is_ok(), writes, "{step}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laptops_rows_move_to_postgresql_with_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    std::fs::create_dir(&old).unwrap();
    let (_, ensured, _) = start(&config(&old, &[])).await;
    let url = Postgres::shared().database("moved");
    let to = config(&new, &[("database", url.clone())]);
    let source =
        Source { data: old, database: DatabaseAddress::InData, blobs: BlobsAddress::InData, keys: None };
    let report =
        migrate(&source, &to, Manner::default(), &World::real(), &mut Progress::new(|_| {})).await.unwrap();
    assert!(report.rows.contains(&("access_key", 1)) && report.rows.contains(&("change", 3)));
    let (_, again, epoch) = start(&to).await;
    assert_eq!((again, epoch), (Ensured { made: false, ..ensured }, 2));
}
