//! A deployment moves, and its old place refuses to be served.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

mod keys;
mod live;
mod marked;
mod others;
mod raised;
mod resumed;
mod returns;
mod running;
mod undo;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use berth::config::{BlobsAddress, Config, DatabaseAddress, Sources};
use berth::migrate::{Manner, MigrateError, Progress, Report, Source, migrate};
use berth::storage::{Found, IfNew, Storage, StorageError, open_database};
use identity::{Identity, Options};
use oci::Hasher;
use store::blobs::Generation;
use store::meta::access_key::AccessKey;
use store::meta::blob::{Blob, Link};
use store::meta::lost_object::How;
use store::meta::{copy, lost_object};
use store::{Change, Committed, StoreError, Tx};
use testbed::{Kind, Postgres, S3};
use world::World;

/// No server runs that would have to notice anything.
const MANNER: Manner = Manner { pause: Duration::ZERO, leave_damaged: false };
const KEY: &str = "AKIAMOVED00000000000";

fn config(data: &Path, more: &[(&'static str, String)]) -> Config {
    let mut flags = vec![("data", data.display().to_string())];
    flags.extend(more.iter().cloned());
    Sources { flags, ..Sources::default() }.load().unwrap()
}

async fn open(config: &Config, if_new: IfNew) -> Result<Storage, StorageError> {
    let world = World::real();
    let (storage, key) = Found::look(config, &world, if_new).await?.open(config, &world).await?;
    Identity::open(storage.db.clone(), world, key, Options::default()).await.unwrap();
    storage.bind().await?;
    Ok(storage)
}

/// A deployment with `count` blobs of a few KiB in `data`.
async fn deployment_with_blobs(data: &Path, count: u32) -> Storage {
    std::fs::create_dir_all(data).unwrap();
    let storage = open(&config(data, &[]), IfNew::Begin).await.unwrap();
    for n in 0..count {
        push(&storage, &n.to_le_bytes().repeat(1000)).await;
    }
    storage
}

async fn push(storage: &Storage, content: &[u8]) {
    let generation = Generation::fresh(&World::real().chance);
    let mut writer = storage.blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(content.to_vec().into()).await.unwrap();
    let digest = writer.seal().await.unwrap().sha256().to_string();
    let (generation, size) = (generation.to_string(), content.len() as i64);
    let link =
        Link { repository_id: 7, digest: digest.clone(), generation: generation.clone(), size, linked_at: 1 };
    let blob = Blob {
        generation,
        digest,
        account: "123456789012".to_owned(),
        region: "us-east-1".to_owned(),
        encryption_key: String::new(),
        size,
        stored_size: size,
        format: 1,
        created_at: 1,
    };
    commit(storage, Change::BlobLinked { blob: Some(blob), link }).await;
}

/// Gives the key [`KEY`] this status.
async fn set_key(storage: &Storage, status: &str) {
    let key = AccessKey {
        id: KEY.to_owned(),
        account: "123456789012".to_owned(),
        sealed_secret: Vec::new(),
        status: status.to_owned(),
        created_at: 1,
        user_id: None,
    };
    commit(storage, Change::AccessKeyStored(key)).await;
}

/// The name and digest of each object that the rows of `storage` name.
async fn objects(storage: &Storage) -> Vec<copy::Object> {
    copy::objects(&mut &storage.db, "", 1000).await.unwrap()
}

async fn commit(storage: &Storage, change: Change) {
    let put = async move |tx: &mut Tx<'_>| tx.commit(change.clone(), ()).await;
    storage.db.write::<(), StoreError, _>(put).await.unwrap();
}

async fn moved(from: &Path, to: &Config) -> Result<Report, MigrateError> {
    migrate(&in_folder(from), to, MANNER, &World::real(), &mut Progress::new(|_| {})).await
}

fn in_folder(data: &Path) -> Source {
    Source {
        data: data.to_owned(),
        database: DatabaseAddress::InData,
        blobs: BlobsAddress::InData,
        keys: None,
    }
}

/// Every object that the rows of `storage` name has the bytes that its digest says.
async fn read_all(storage: &Storage) -> usize {
    let objects = copy::objects(&mut &storage.db, "", 1000).await.unwrap();
    for object in &objects {
        let generation = Generation::parse(&object.generation).unwrap();
        let hasher =
            storage.blobs.rehash(&generation, object.stored_size.unsigned_abs(), false).await.unwrap();
        assert_eq!(hasher.sha256().to_string(), object.digest);
    }
    objects.len()
}

#[tokio::test]
async fn a_deployment_moves_whole_and_its_old_place_is_served_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    drop(deployment_with_blobs(&old, 20).await);
    let to = config(&new, &[("root_key_file", old.join("root-key").display().to_string())]);
    let report = moved(&old, &to).await.unwrap();
    assert_eq!((report.objects, report.bytes, report.epoch), (20, 80_000, 2));
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 20);
    let refused = open(&config(&old, &[]), IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Moved { .. }), "{refused}");
    assert!(matches!(moved(&old, &to).await, Err(MigrateError::Moved(..))));
}

#[tokio::test]
async fn blobs_alone_may_move_and_the_database_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (data, blobs) = (folder.path().join("data"), folder.path().join("blobs"));
    drop(deployment_with_blobs(&data, 5).await);
    let to = config(&data, &[("blobs", blobs.display().to_string())]);
    assert_eq!(moved(&data, &to).await.unwrap().rows, []);
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 5);
    assert!(open(&config(&data, &[]), IfNew::Refuse).await.is_err());
}

#[tokio::test]
async fn a_damaged_blob_stops_the_move_which_goes_on_once_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let storage = deployment_with_blobs(&old, 9).await;
    let victim = copy::objects(&mut &storage.db, "", 9).await.unwrap()[4].generation.clone();
    drop(storage);
    let path = find(&old.join("blobs"), &victim[2..]);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, whole.iter().map(|byte| !byte).collect::<Vec<u8>>()).unwrap();
    let to = config(&new, &[("root_key_file", old.join("root-key").display().to_string())]);
    let stopped = moved(&old, &to).await.unwrap_err();
    assert!(matches!(stopped, MigrateError::Damaged { count: 1, .. }), "{stopped}");
    assert!(stopped.to_string().contains("1 blobs are damaged where they are now: sha256:"), "{stopped}");
    let half = open(&to, IfNew::Begin).await.unwrap_err().to_string();
    assert!(half.contains("run it again"), "{half}");
    open(&config(&old, &[]), IfNew::Refuse).await.expect("the old place still serves");
    std::fs::write(&path, whole).unwrap();
    assert_eq!(moved(&old, &to).await.unwrap().objects, 5, "four were there already");
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 9);
}

#[tokio::test]
async fn damaged_blobs_are_left_behind_if_somebody_says_so_or_nobody_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let storage = deployment_with_blobs(&old, 5).await;
    let objects = copy::objects(&mut &storage.db, "", 5).await.unwrap();
    let links = vec![(7, objects[1].digest.clone())];
    commit(&storage, Change::LinksCollected { links, at: 9 }).await;
    drop(storage);
    for victim in &objects[1..3] {
        std::fs::remove_file(find(&old.join("blobs"), &victim.generation[2..])).unwrap();
    }
    let to = config(&new, &[("root_key_file", old.join("root-key").display().to_string())]);
    let stopped = moved(&old, &to).await.unwrap_err().to_string();
    assert!(stopped.contains(&objects[2].digest) && !stopped.contains(&objects[1].digest), "{stopped}");
    let manner = Manner { leave_damaged: true, ..MANNER };
    let mut progress = Progress::new(|_| {});
    let report = migrate(&in_folder(&old), &to, manner, &World::real(), &mut progress).await.unwrap();
    assert_eq!(report.left, (1, vec![objects[2].digest.clone()]));
    let there = open(&to, IfNew::Refuse).await.unwrap();
    assert_eq!(lost_object::count(&mut &there.db, 9).await.unwrap(), 2);
}

/// Notes that an object is lost.
async fn mark_lost(storage: &Storage, generation: &str) {
    let generation = generation.to_owned();
    let mark = async move |tx: &mut Tx<'_>| -> Result<Committed<bool>, StoreError> {
        let marked = lost_object::mark(tx, &generation, How::Missing).await?;
        tx.commit_upkeep(marked).await
    };
    assert!(storage.db.write(mark).await.unwrap());
}

#[tokio::test]
async fn what_is_known_to_be_lost_ends_a_move_and_what_is_whole_again_is_lost_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let storage = deployment_with_blobs(&old, 3).await;
    let objects = objects(&storage).await;
    for lost in &objects[..2] {
        mark_lost(&storage, &lost.generation).await;
    }
    drop(storage);
    let (victim, aside) =
        (find(&old.join("blobs"), &objects[0].generation[2..]), folder.path().join("aside"));
    std::fs::rename(&victim, &aside).unwrap();
    let to = config(&new, &[("root_key_file", old.join("root-key").display().to_string())]);
    let stopped = moved(&old, &to).await.unwrap_err().to_string();
    assert!(stopped.contains(&objects[0].digest) && !stopped.contains(&objects[1].digest), "{stopped}");
    std::fs::rename(&aside, &victim).unwrap();
    moved(&old, &to).await.unwrap();
    let there = open(&to, IfNew::Refuse).await.unwrap();
    assert_eq!((lost_object::count(&mut &there.db, 9).await.unwrap(), read_all(&there).await), (0, 3));
}

#[tokio::test]
async fn another_root_key_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    drop(deployment_with_blobs(&old, 1).await);
    let other = folder.path().join("other");
    drop(deployment_with_blobs(&other, 1).await);
    let file = other.join("root-key").display().to_string();
    for key in [("root_key", "00".repeat(32)), ("root_key_file", file)] {
        let to = config(&new, &[key]);
        assert!(matches!(moved(&old, &to).await, Err(MigrateError::WrongRootKey)));
    }
    assert!(!new.exists(), "nothing is made there");
    push(&open(&config(&old, &[]), IfNew::Refuse).await.unwrap(), b"served on").await;
}

#[tokio::test]
async fn a_database_that_was_moved_from_is_not_moved_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(deployment_with_blobs(&data, 2).await);
    let to = config(&data, &[("database", format!("sqlite:{}", folder.path().join("rows.db").display()))]);
    assert_eq!(moved(&data, &to).await.unwrap().objects, 0);
    assert_eq!(read_all(&open(&to, IfNew::Refuse).await.unwrap()).await, 2);
    assert!(matches!(moved(&data, &to).await, Err(MigrateError::Moved(..))));
    let refused = open(&config(&data, &[]), IfNew::Refuse).await.unwrap_err();
    assert!(matches!(refused, StorageError::Moved { .. }), "{refused}");
}

#[tokio::test]
async fn a_place_that_holds_another_deployment_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (old, other) = (folder.path().join("old"), folder.path().join("other"));
    drop(deployment_with_blobs(&old, 1).await);
    drop(deployment_with_blobs(&other, 1).await);
    assert!(matches!(moved(&old, &config(&other, &[])).await, Err(MigrateError::Foreign { .. })));
    assert!(matches!(moved(&old, &config(&old, &[])).await, Err(MigrateError::SamePlace)));
    assert_eq!(read_all(&open(&config(&other, &[]), IfNew::Refuse).await.unwrap()).await, 1);
}

#[tokio::test]
async fn a_running_server_is_not_moved() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    drop(deployment_with_blobs(&old, 1).await);
    let _running = berth::data_folder::DataFolder::hold(&old).unwrap();
    assert!(matches!(moved(&old, &config(&new, &[])).await, Err(MigrateError::Data(_))));
    assert!(!new.exists());
}

#[tokio::test]
async fn what_is_copied_is_told_as_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    drop(deployment_with_blobs(&old, 3).await);
    let told = Arc::new(Mutex::new(Vec::new()));
    let mut progress = Progress::new({
        let told = told.clone();
        move |line| told.lock().unwrap().push(line.to_owned())
    });
    migrate(&in_folder(&old), &config(&new, &[]), MANNER, &World::real(), &mut progress).await.unwrap();
    let told = told.lock().unwrap().join("\n");
    assert!(told.contains("rows of change …") && told.contains("3 blobs, 11.7 KiB"), "{told}");
    let plan = [" rows, 4 of them of the change log", "new/blobs: 3 objects, 11.7 KiB"];
    assert!(plan.iter().all(|line| told.contains(line)), "{told}");
}

fn find(folder: &Path, name: &str) -> std::path::PathBuf {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let found = files.into_iter().find(|path| path.display().to_string().ends_with(name));
    found.unwrap_or_else(|| folders.iter().find_map(|inner| try_find(inner, name)).unwrap())
}

fn try_find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().find(|path| path.is_file() && path.display().to_string().ends_with(name))
}
