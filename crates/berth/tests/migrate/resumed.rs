//! What was cut short is gone on with.

use berth::storage::open_blobs;
use berth::superblock::Superblock;
use store::meta::access_key;
use store::meta::moving::{self, Stage};
use tokio::time::timeout;

use super::*;

/// Turns each byte of an object's file over, or back.
fn damage(folder: &Path, generation: &str) {
    let path = find(&folder.join("blobs"), &generation[2..]);
    let turned: Vec<u8> = std::fs::read(&path).unwrap().iter().map(|byte| !byte).collect();
    std::fs::write(&path, turned).unwrap();
}

#[tokio::test]
async fn what_changed_at_the_old_place_between_two_runs_comes_along() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let storage = deployment_with_blobs(&old, 9).await;
    set_key(&storage, "Active").await;
    let all = objects(&storage).await;
    let (swept, victim) = (all[0].generation.clone(), all[8].generation.clone());
    drop(storage);
    let key = old.join("root-key").display().to_string();
    let (from, to) = (config(&old, &[]), config(&new, &[("root_key_file", key)]));
    damage(&old, &victim);
    assert!(matches!(moved(&old, &to).await, Err(MigrateError::Damaged { .. })));
    damage(&old, &victim);
    let storage = open(&from, IfNew::Refuse).await.unwrap();
    set_key(&storage, "Inactive").await;
    commit(&storage, Change::BlobsSwept { generations: vec![swept.clone()] }).await;
    for n in 100..105_u32 {
        push(&storage, &n.to_le_bytes().repeat(1000)).await;
    }
    drop(storage);
    assert_eq!(moved(&old, &to).await.unwrap().objects, 6, "the others were there");
    let storage = open(&to, IfNew::Refuse).await.unwrap();
    assert_eq!(read_all(&storage).await, 13);
    assert_eq!(access_key::find(&mut &storage.db, KEY).await.unwrap().unwrap().status, "Inactive");
    let swept = Generation::parse(&swept).unwrap();
    assert_eq!(storage.blobs.length(&swept).await.unwrap(), None, "it is not wanted any more");
}

/// Runs `one`, whose polling is stopped after ever more turns, until it comes to its end.
async fn in_spite_of_kills(source: &Source, to: &Config) {
    let (world, mut patience) = (World::real(), Duration::from_millis(30));
    loop {
        let mut progress = Progress::new(|_| {});
        match timeout(patience, migrate(source, to, MANNER, &world, &mut progress)).await {
            Ok(Ok(_) | Err(MigrateError::Moved(..))) => return,
            Ok(Err(error)) => panic!("{error}"),
            Err(_) => patience *= 2,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_laptops_deployment_moves_to_postgresql_and_s3_and_back_however_often_it_is_cut_short() {
    let folder = tempfile::tempdir().unwrap();
    let (laptop, back) = (folder.path().join("laptop"), folder.path().join("back"));
    drop(deployment_with_blobs(&laptop, 60).await);
    let (url, s3) = (Postgres::shared().database("cut_short"), S3::start(Kind::Versitygw));
    let [(_, bucket), id, secret] = s3.settings("moved");
    let shared = [("root_key_file", laptop.join("root-key").display().to_string()), id, secret];
    let places = [("database", url.clone()), ("blobs", bucket.clone())];
    let up = config(&folder.path().join("none"), &[&places[..], &shared].concat());
    in_spite_of_kills(&in_folder(&laptop), &up).await;
    assert_eq!(read_all(&open(&up, IfNew::Refuse).await.unwrap()).await, 60);
    let down = config(&back, &shared);
    let (database, blobs) = (DatabaseAddress::parse(&url).unwrap(), BlobsAddress::parse(&bucket).unwrap());
    in_spite_of_kills(&Source { data: folder.path().join("none"), database, blobs, keys: None }, &down).await;
    assert_eq!(read_all(&open(&down, IfNew::Refuse).await.unwrap()).await, 60);
    assert!(open(&up, IfNew::Refuse).await.is_err(), "it was moved away");
}

/// Makes the source look as it does for a run that was killed as soon as its end had begun.
async fn at_its_end(config: &Config, undone: impl Fn(&mut Superblock)) {
    let blobs = open_blobs(config, &config.blobs, &config.data).unwrap();
    let mut block = Superblock::read(&blobs, "").await.unwrap().unwrap();
    undone(&mut block);
    block.write(&blobs, "").await.unwrap();
    let db = open_database(&config.database, &config.data, &World::real()).await.unwrap();
    let mark = moving::find(&mut &db).await.unwrap().unwrap();
    moving::clear(&db, None).await.unwrap();
    moving::mark(&db, &mark.to, &mark.run).await.unwrap().unwrap();
    assert!(moving::begin_end(&db, &mark.run).await.unwrap());
}

#[tokio::test]
async fn an_end_that_was_cut_short_is_taken_again_and_by_nothing_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    drop(deployment_with_blobs(&old, 3).await);
    let key = old.join("root-key").display().to_string();
    let (from, to) = (config(&old, &[]), config(&new, &[("root_key_file", key)]));
    moved(&old, &to).await.unwrap();
    at_its_end(&from, |block| block.moved_to = None).await;
    // The target may be served by now.
    push(&open(&to, IfNew::Refuse).await.unwrap(), b"pushed to the new place").await;
    let refused = open(&from, IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Ending { .. }), "{refused}");
    let taken_back = berth::migrate::undo(&in_folder(&old), &to, &World::real()).await;
    assert!(matches!(taken_back, Err(MigrateError::Ending(..))), "{taken_back:?}");
    let elsewhere = config(&folder.path().join("elsewhere"), &[]);
    assert!(matches!(moved(&old, &elsewhere).await, Err(MigrateError::Ending(..))));
    assert_eq!(moved(&old, &to).await.unwrap().epoch, 2);
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 4, "nothing was copied over it");
    let db = open_database(&from.database, &old, &World::real()).await.unwrap();
    assert_eq!(moving::find(&mut &db).await.unwrap().unwrap().stage, Stage::Done);
}
