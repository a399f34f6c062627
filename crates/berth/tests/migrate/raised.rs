//! An operator says which database is the one to go on with.

use berth::epoch::{Epoch, RaiseError, Raised, raise};
use berth::newest_change;
use store::meta::moving;

use super::returns::{Ends, ends, go};
use super::*;

async fn raised(config: &Config, done: bool) -> Result<Raised, RaiseError> {
    raise(config, &World::real(), done.then_some(Duration::ZERO)).await
}

#[tokio::test]
async fn a_restored_database_is_only_read_until_its_epoch_is_raised() {
    let folder = tempfile::tempdir().unwrap();
    let (data, backup) = (folder.path().join("data"), folder.path().join("backup"));
    let newer = config(&data, &[]);
    drop(deployment_with_blobs(&data, 2).await);
    std::fs::create_dir(&backup).unwrap();
    for file in ["berth.db", "berth.db-wal"].into_iter().filter(|file| data.join(file).exists()) {
        std::fs::copy(data.join(file), backup.join(file)).unwrap();
    }
    let forgotten = open(&newer, IfNew::Refuse).await.unwrap();
    push(&forgotten, b"after the backup").await;
    newest_change::note(&forgotten.db, &forgotten.blobs).await.unwrap();
    let forgotten = Epoch::new(forgotten, 1);
    let rows = format!("sqlite:{}", backup.join("berth.db").display());
    let restored = config(&data, &[("database", rows)]);

    let storage = open(&restored, IfNew::Refuse).await.unwrap();
    let held = Epoch::new(storage.clone(), 1).look().await.unwrap_err();
    assert!(held.contains("`berth epoch raise` has it served"), "{held}");
    let write = storage.db.write::<(), StoreError, _>(async |tx| Ok(tx.keep_nothing(()))).await;
    assert!(matches!(write, Err(StoreError::Held(_))));
    assert_eq!(read_all(&storage).await, 2);
    drop(storage);

    let told = raised(&restored, false).await.unwrap();
    assert!(told.to == 2 && told.lost[0].contains("restored from an older backup"), "{told:?}");
    forgotten.look().await.expect("nothing was done yet");
    raised(&restored, true).await.unwrap();
    let storage = open(&restored, IfNew::Refuse).await.unwrap();
    Epoch::new(storage.clone(), 2).look().await.unwrap();
    push(&storage, b"after the restore").await;
    assert!(forgotten.look().await.unwrap_err().contains("epoch 2 follows 1"));
}

#[tokio::test]
async fn a_place_that_was_moved_from_is_served_if_the_other_one_is_lost() {
    for moves in [&["database", "blobs"][..], &["database"], &["blobs"]] {
        let Ends { folder, from, to } = ends(moves).await;
        go(&from, &to).await.unwrap();
        assert!(open(&from, IfNew::Refuse).await.is_err(), "{moves:?}");
        let told = raised(&from, false).await.unwrap();
        assert!(told.lost[0].contains("the deployment was moved to"), "{told:?}");
        assert_eq!(raised(&from, true).await.unwrap().to, told.to);
        assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 5, "{moves:?}");
        if moves == ["database"] {
            assert!(open(&to, IfNew::Refuse).await.is_err(), "{moves:?}: they share what tells it");
        }
        drop(folder);
    }
}

#[tokio::test]
async fn a_place_that_is_being_moved_is_taken_back_instead() {
    let Ends { from, folder, .. } = ends(&[]).await;
    let db = open_database(&from.database, &from.data, &World::real()).await.unwrap();
    moving::mark(&db, "elsewhere", "a run").await.unwrap();
    drop(db);
    let refused = raised(&from, true).await;
    assert!(matches!(refused, Err(RaiseError::Storage(StorageError::Moving { .. }))), "{refused:?}");
    drop(folder);
}
