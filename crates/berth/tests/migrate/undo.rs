//! What was moved, or begun to be, is brought back.

use berth::config::{Config, Sources};
use berth::migrate::{MigrateError, Progress, Undone, undo};
use berth::storage::{IfNew, StorageError, open_database};
use store::meta::moving;
use world::World;

use super::*;

async fn undone(from: &Path, to: &Config, lose_changes: bool) -> Result<Undone, MigrateError> {
    let how = (lose_changes, MANNER);
    undo(&in_folder(from), to, how, &World::real(), &mut Progress::new(|_| {})).await
}

/// Folders to move from and to, with the configurations of servers there.
struct Ends {
    _folder: tempfile::TempDir,
    old: std::path::PathBuf,
    from: Config,
    to: Config,
}

fn ends() -> Ends {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let key = old.join("root-key").display().to_string();
    let (from, to) = (config(&old, &[]), config(&new, &[("root_key_file", key)]));
    Ends { _folder: folder, old, from, to }
}

#[tokio::test]
async fn a_move_that_is_done_is_taken_back_and_can_be_made_again() {
    let Ends { old, from, to, _folder } = ends();
    drop(deployment_with_blobs(&old, 3).await);
    moved(&old, &to).await.unwrap();
    let back = undone(&old, &to, false).await.unwrap();
    assert!(back.was_done && back.epoch == 3, "{back:?}");
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 3);
    let refused = open(&to, IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Moved { .. }), "{refused}");
    assert!(matches!(undone(&old, &to, false).await, Err(MigrateError::NotMoved(_))));
}

#[tokio::test]
async fn what_changed_at_the_new_place_is_lost_only_if_somebody_says_so() {
    let Ends { old, from, to, _folder } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    moved(&old, &to).await.unwrap();
    let storage = open(&to, IfNew::Refuse).await.unwrap();
    push(&storage, b"pushed to the new place").await;
    drop(storage);
    assert!(matches!(undone(&old, &to, false).await, Err(MigrateError::Served(_))));
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 3, "it is served still");
    undone(&old, &to, true).await.unwrap();
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 2);
}

#[tokio::test]
async fn blobs_that_moved_alone_are_brought_back_too() {
    let Ends { old, from, _folder, .. } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let to = config(&old, &[("blobs", _folder.path().join("blobs").display().to_string())]);
    moved(&old, &to).await.unwrap();
    undone(&old, &to, false).await.unwrap();
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 2);
    assert!(open(&to, IfNew::Refuse).await.is_err());
}

#[tokio::test]
async fn a_run_that_was_killed_leaves_its_place_closed_until_it_is_taken_back() {
    let Ends { old, from, to, _folder } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let db = open_database(&from.database, &old, &World::real()).await.unwrap();
    moving::mark(&db, "elsewhere", "a run").await.unwrap();
    drop(db);
    let refused = open(&from, IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Moving { .. }), "{refused}");
    assert!(!undone(&old, &to, false).await.unwrap().was_done);
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 2);
}

#[tokio::test]
async fn a_database_by_another_name_is_not_emptied() {
    let Ends { old, from, _folder, .. } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let link = _folder.path().join("link.db");
    std::os::unix::fs::symlink(old.join("berth.db"), &link).unwrap();
    let to = config(&old, &[("database", format!("sqlite:{}", link.display()))]);
    assert!(matches!(moved(&old, &to).await, Err(MigrateError::SamePlace)));
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 2);
}

#[test]
fn a_target_has_to_be_named() {
    let said = |flags: &[(&'static str, &str)]| {
        let flags = flags.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
        Sources { flags, ..Sources::default() }.load().unwrap().places_said
    };
    assert!(!said(&[]) && !said(&[("database", "postgres://db/berth")]) && !said(&[("blobs", "folder:b")]));
    assert!(said(&[("data", "here")]) && said(&[("database", "sqlite:d"), ("blobs", "folder:b")]));
}
