//! What was begun is taken back, and of what is done nothing is.

use berth::config::{Config, Sources};
use berth::migrate::{MigrateError, undo};
use berth::storage::{IfNew, StorageError, open_database};
use store::meta::moving;
use world::World;

use super::*;

async fn undone(from: &Path, to: &Config) -> Result<String, MigrateError> {
    undo(&in_folder(from), to, &World::real()).await
}

/// Folders to move from and to, with the configurations of servers there.
struct Ends {
    folder: tempfile::TempDir,
    old: std::path::PathBuf,
    from: Config,
    to: Config,
}

fn ends() -> Ends {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let key = old.join("root-key").display().to_string();
    let (from, to) = (config(&old, &[]), config(&new, &[("root_key_file", key)]));
    Ends { folder, old, from, to }
}

#[tokio::test]
async fn a_move_that_is_done_is_not_taken_back() {
    let Ends { old, from, to, folder } = ends();
    drop(deployment_with_blobs(&old, 3).await);
    assert!(matches!(undone(&old, &to).await, Err(MigrateError::NotMoved(_))));
    moved(&old, &to).await.unwrap();
    assert!(matches!(undone(&old, &to).await, Err(MigrateError::Moved(..))));
    assert!(open(&from, IfNew::Refuse).await.is_err());
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 3);
    drop(folder);
}

#[tokio::test]
async fn nor_is_one_of_the_blobs_alone() {
    let Ends { old, folder, .. } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let to = config(&old, &[("blobs", folder.path().join("blobs").display().to_string())]);
    moved(&old, &to).await.unwrap();
    assert!(matches!(undone(&old, &to).await, Err(MigrateError::Moved(..))));
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 2);
}

#[tokio::test]
async fn a_run_that_was_killed_leaves_its_place_closed_until_it_is_taken_back() {
    let Ends { old, from, to, folder } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let db = open_database(&from.database, &old, &World::real()).await.unwrap();
    moving::mark(&db, "elsewhere", "a run").await.unwrap();
    drop(db);
    let refused = open(&from, IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Moving { .. }), "{refused}");
    undone(&old, &to).await.unwrap();
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 2);
    drop(folder);
}

#[tokio::test]
async fn a_database_by_another_name_is_not_emptied() {
    let Ends { old, from, folder, .. } = ends();
    drop(deployment_with_blobs(&old, 2).await);
    let link = folder.path().join("link.db");
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
