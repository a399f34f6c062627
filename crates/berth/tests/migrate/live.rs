//! A deployment moves while its server runs and clients push.

use std::sync::atomic::{AtomicBool, Ordering};

use reqwest::StatusCode;
use store::meta::moving;

use super::returns::go;
use super::running::Running;
use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pushed_while_a_deployment_moves_is_refused_or_comes_along() {
    let (folder, s3) = (tempfile::tempdir().unwrap(), S3::start(Kind::Versitygw));
    let server = Running::start("moves_live", &s3).await;
    let setting = |name| server.settings.iter().find(|(key, _)| *key == name).unwrap().1.clone();
    let database = DatabaseAddress::parse(&setting("database")).unwrap();
    let source = Source {
        data: "".into(),
        database,
        blobs: BlobsAddress::parse(&setting("blobs")).unwrap(),
        keys: None,
    };
    let to = config(folder.path(), &server.settings[2..]);
    let (stop, acknowledged) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let moving = async {
        while acknowledged.lock().unwrap().len() < 5 {
            tokio::task::yield_now().await;
        }
        let world = World::real();
        let report = migrate(&source, &to, Manner::default(), &world, &mut Progress::new(|_| {})).await;
        stop.store(true, Ordering::SeqCst);
        report.unwrap()
    };
    let (refused, report) = tokio::join!(server.push_until(&stop, &acknowledged), moving);
    assert!(refused > 0 && report.objects >= 5, "{refused} were refused, {report:?}");
    let there = open(&to, IfNew::Refuse).await.unwrap();
    read_all(&there).await;
    let objects = copy::objects(&mut &there.db, "", 100_000).await.unwrap();
    let lost = |digest: &&String| !objects.iter().any(|object| object.digest == **digest);
    assert_eq!(acknowledged.lock().unwrap().iter().filter(lost).count(), 0);
    // It looks every few seconds.
    while server.ready().await == StatusCode::OK {}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deployment_comes_back_to_where_servers_still_run() {
    let (folder, s3) = (tempfile::tempdir().unwrap(), S3::start(Kind::Versitygw));
    let server = Running::start("comes_back", &s3).await;
    let digest = |content: &[u8]| {
        let mut hasher = Hasher::new(false);
        hasher.update(content);
        hasher.sha256().to_string()
    };
    let (first, second) = (b"pushed before".to_vec(), b"pushed afterwards".to_vec());
    assert_eq!(server.push(&digest(&first), first.clone()).await.0, StatusCode::CREATED);
    let here = config(Path::new("/nonexistent/berth-data"), &server.settings);
    let there = config(folder.path(), &server.settings[2..]);
    go(&here, &there).await.unwrap();
    while server.ready().await == StatusCode::OK {}
    let storage = open(&there, IfNew::Refuse).await.unwrap();
    push(&storage, b"pushed there").await;
    drop(storage);
    assert_eq!(go(&there, &here).await.unwrap().objects, 1, "the first one is there still");
    assert_eq!(read_all(&open(&here, IfNew::Refuse).await.unwrap()).await, 2);
    let again = Running::over(server.settings.clone()).await;
    assert_eq!(again.pull(&digest(&first)).await, StatusCode::OK);
    assert_eq!(again.push(&digest(&second), second.clone()).await.0, StatusCode::CREATED);
    assert_eq!(server.push(&digest(&second), second).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_whose_source_is_taken_back_opens_nothing_at_the_target() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("old");
    let key = data.join("root-key").display().to_string();
    let settings = [("database", Postgres::shared().database("taken_back")), ("root_key_file", key.clone())];
    let (from, to) =
        (config(&data, &settings), config(&folder.path().join("new"), &[("root_key_file", key)]));
    std::fs::create_dir_all(&data).unwrap();
    let storage = open(&from, IfNew::Begin).await.unwrap();
    push(&storage, b"whole").await;
    let source = Source { data, database: from.database.clone(), blobs: BlobsAddress::InData, keys: None };
    // As its first blob is told of, somebody takes the move back.
    let (db, runtime) = (storage.db.clone(), tokio::runtime::Handle::current());
    let mut progress = Progress::new(move |line| {
        if line.starts_with("1 blobs") {
            tokio::task::block_in_place(|| runtime.block_on(moving::undo(&db))).unwrap();
        }
    });
    let stopped = migrate(&source, &to, MANNER, &World::real(), &mut progress).await;
    assert!(matches!(stopped, Err(MigrateError::Changed(_))), "{stopped:?}");
    assert!(open(&to, IfNew::Refuse).await.is_err());
    push(&storage, b"pushed on").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_stays_open_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let url = Postgres::shared().database("stays_open");
    let world = World::real();
    let db = open_database(&DatabaseAddress::parse(&url).unwrap(), folder.path(), &world).await.unwrap();
    let (began, begun) = tokio::sync::oneshot::channel();
    let (end, ended) = tokio::sync::watch::channel(false);
    let began = Arc::new(Mutex::new(Some(began)));
    let open = tokio::spawn({
        let db = db.clone();
        let hold = async move |tx: &mut Tx<'_>| {
            moving::find(tx).await?;
            began.lock().unwrap().take().map(|began| began.send(()));
            let _ = ended.clone().wait_for(|ended| *ended).await;
            tx.commit_upkeep(()).await
        };
        async move { db.write::<(), StoreError, _>(hold).await }
    });
    begun.await.unwrap();
    // It ends once it has been told of.
    assert!(moving::settled(&db, |count| assert!(count == 1 && end.send(true).is_ok())).await.unwrap());
    open.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_whose_object_is_gone_from_the_bucket_is_pushed_again() {
    let s3 = S3::start(Kind::Versitygw);
    let server = Running::start("lost_object", &s3).await;
    let content = b"a layer that somebody deletes".to_vec();
    let mut hasher = Hasher::new(false);
    hasher.update(&content);
    let digest = hasher.sha256().to_string();
    assert_eq!(server.push(&digest, content.clone()).await.0, StatusCode::CREATED);
    let holds = |path: &std::path::PathBuf| std::fs::read(path).is_ok_and(|found| found == content);
    std::fs::remove_file(s3.files().into_iter().find(holds).unwrap()).unwrap();
    for _ in 0..2 {
        assert_eq!(server.pull(&digest).await, StatusCode::NOT_FOUND);
    }
    assert_eq!(server.push(&digest, content.clone()).await.0, StatusCode::CREATED);
    assert_eq!(server.pull(&digest).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_on_a_database_that_lost_its_end_is_only_read() {
    let s3 = S3::start(Kind::Versitygw);
    let server = Running::start("lost_its_end", &s3).await;
    let (content, mut hasher) = (b"a layer".to_vec(), Hasher::new(false));
    hasher.update(&content);
    let digest = hasher.sha256().to_string();
    assert_eq!(server.push(&digest, content.clone()).await.0, StatusCode::CREATED);
    let settings = server.settings.clone();
    drop(server);
    let config = config(Path::new("/nonexistent/berth-data"), &settings);
    let blobs = berth::storage::open_blobs(&config, &config.blobs, &config.data).unwrap();
    blobs.set_newest_change(br#"{"epoch":1,"number":1000000}"#).await.unwrap();
    let server = Running::over(settings.clone()).await;
    assert_eq!(server.ready().await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(server.pull(&digest).await, StatusCode::OK);
    let (other, mut hasher) = (b"another layer".to_vec(), Hasher::new(false));
    hasher.update(&other);
    let digest = hasher.sha256().to_string();
    assert_eq!(server.push(&digest, other.clone()).await.0, StatusCode::SERVICE_UNAVAILABLE);
    berth::epoch::raise(&config, &World::real(), Some(Duration::ZERO)).await.unwrap();
    let again = Running::over(settings).await;
    assert_eq!(again.push(&digest, other.clone()).await.0, StatusCode::CREATED);
    assert_eq!(server.push(&digest, other).await.0, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_whose_host_is_spelled_otherwise_is_not_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let url = Postgres::shared().database("spelled");
    let from = config(folder.path(), &[("database", url.clone())]);
    let storage = open(&from, IfNew::Begin).await.unwrap();
    push(&storage, b"whole").await;
    drop(storage);
    let to = config(folder.path(), &[("database", url.replace("127.0.0.1", "localhost"))]);
    let source = Source {
        data: folder.path().to_owned(),
        database: DatabaseAddress::parse(&url).unwrap(),
        blobs: BlobsAddress::InData,
        keys: None,
    };
    let refused = migrate(&source, &to, MANNER, &World::real(), &mut Progress::new(|_| {})).await;
    assert!(matches!(refused, Err(MigrateError::SamePlace)), "{refused:?}");
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 1);
}
