//! An operator says which database is the one to go on with.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use berth::epoch::{Epoch, RaiseError, Raised, raise};
use berth::newest_change;
use berth::superblock::SuperblockError;
use store::meta::moving;
use testbed::{Fault, Proxy};

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
        if moves.len() == 1 {
            assert!(open(&to, IfNew::Refuse).await.is_err(), "{moves:?}: they share what tells it");
            assert!(told.lost[0].ends_with("write no more"), "{told:?}");
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

/// What the command says of a data folder.
fn says(data: &Path, yes: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
    let output = command.env_clear().args(["epoch", "raise", "--data"]).arg(data).args(yes).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn the_command_says_what_may_be_lost_and_what_it_did() {
    let Ends { folder, from, to } = ends(&["blobs"]).await;
    go(&from, &to).await.unwrap();
    let asked = says(&from.data, &[]);
    let place = from.data.display();
    let first = format!("{place}/berth.db over {place}/blobs, epoch 2, ends with change ");
    assert!(asked.starts_with(&first), "{asked}");
    assert!(
        asked.contains("\n- the deployment was moved to ")
            && asked.contains("With --yes it goes to epoch 3: "),
        "{asked}"
    );
    assert_eq!(says(&from.data, &[]), asked, "nothing was done");
    let done = says(&from.data, &["--yes"]);
    assert!(
        done.contains("\n- the deployment was moved to ") && done.contains("It is in epoch 3 now. "),
        "{done}"
    );
    assert!(
        says(&from.data, &[]).contains("\n- nothing is known to be lost\nWith --yes it goes to epoch 4: ")
    );
    drop(folder);
}

#[tokio::test]
async fn an_order_that_was_cut_short_is_given_again() {
    let (folder, s3, away) =
        (tempfile::tempdir().unwrap(), S3::start(Kind::Versitygw), Arc::new(AtomicBool::new(false)));
    let refusing = away.clone();
    let proxy = Proxy::before(s3.address(), move |seen| {
        match seen.method == "PUT" && refusing.load(Ordering::SeqCst) {
            true => Fault::Status(403, "AccessDenied"),
            false => Fault::None,
        }
    });
    let config = config(folder.path(), &s3.settings_at(&proxy.endpoint(), "raised"));
    drop(open(&config, IfNew::Begin).await.unwrap());
    away.store(true, Ordering::SeqCst);
    let stopped = raised(&config, true).await;
    assert!(
        matches!(stopped, Err(RaiseError::Superblock(SuperblockError::Unreadable { .. }))),
        "{stopped:?}"
    );
    away.store(false, Ordering::SeqCst);
    let refused = open(&config, IfNew::Refuse).await.unwrap_err().to_string();
    assert!(refused.contains("is at epoch 1") && refused.contains("`berth epoch raise`"), "{refused}");
    assert_eq!(raised(&config, true).await.unwrap().to, 3);
    push(&open(&config, IfNew::Refuse).await.unwrap(), b"served again").await;
}
