//! A deployment comes back to where it was moved from, with all that changed since.

use super::*;

/// Two places and the configurations of servers there.
pub(super) struct Ends {
    pub(super) folder: tempfile::TempDir,
    pub(super) from: Config,
    pub(super) to: Config,
}

/// A deployment with five blobs in a folder, and a place for whatever `moves` to go to.
pub(super) async fn ends(moves: &[&'static str]) -> Ends {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old");
    drop(deployment_with_blobs(&old, 5).await);
    let place = |what: &&'static str| match *what {
        "database" => ("database", format!("sqlite:{}", folder.path().join("rows.db").display())),
        _ => ("blobs", folder.path().join("bytes").display().to_string()),
    };
    let settings: Vec<_> = moves.iter().map(place).collect();
    let (from, to) = (config(&old, &[]), config(&old, &settings));
    Ends { folder, from, to }
}

fn source(config: &Config) -> Source {
    let Config { data, database, blobs, .. } = config.clone();
    Source { data, database, blobs, keys: None }
}

pub(super) async fn go(from: &Config, to: &Config) -> Result<Report, MigrateError> {
    migrate(&source(from), to, MANNER, &World::real(), &mut Progress::new(|_| {})).await
}

/// Pushes a blob and has another one swept.
async fn change(config: &Config) -> (String, String) {
    let storage = open(config, IfNew::Refuse).await.unwrap();
    let before = objects(&storage).await;
    push(&storage, b"pushed to the new place").await;
    let swept = before[0].generation.clone();
    commit(&storage, Change::BlobsSwept { generations: vec![swept.clone()] }).await;
    storage.blobs.delete(&Generation::parse(&swept).unwrap()).await.unwrap();
    let known = |object: &&copy::Object| !before.contains(object);
    let pushed = objects(&storage).await.iter().find(known).unwrap().generation.clone();
    (pushed, swept)
}

#[tokio::test]
async fn a_deployment_comes_back_with_what_changed_meanwhile() {
    for moves in [&["database", "blobs"][..], &["database"], &["blobs"]] {
        let Ends { folder, from, to } = ends(moves).await;
        go(&from, &to).await.unwrap();
        let (pushed, swept) = change(&to).await;
        let report = go(&to, &from).await.unwrap();
        assert_eq!(
            report.objects,
            u64::from(moves.contains(&"blobs")),
            "{moves:?}: what is there is not copied"
        );
        assert!(open(&to, IfNew::Refuse).await.is_err(), "{moves:?}");
        let storage = open(&from, IfNew::Refuse).await.unwrap();
        assert_eq!(read_all(&storage).await, 5, "{moves:?}");
        assert!(objects(&storage).await.iter().any(|object| object.generation == pushed), "{moves:?}");
        let swept = Generation::parse(&swept).unwrap();
        assert_eq!(storage.blobs.length(&swept).await.unwrap(), None, "{moves:?}: it was deleted");
        drop((storage, folder));
    }
}

#[tokio::test]
async fn a_deployment_goes_to_and_fro() {
    let Ends { from, to, folder } = ends(&["database", "blobs"]).await;
    for turn in 0..2 {
        assert_eq!(go(&from, &to).await.unwrap().epoch, 2 + 2 * turn);
        assert_eq!(go(&to, &from).await.unwrap().epoch, 3 + 2 * turn);
    }
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 5);
    drop(folder);
}

#[tokio::test]
async fn an_object_that_rotted_at_the_old_place_is_copied_anew() {
    let Ends { from, to, folder } = ends(&["blobs"]).await;
    go(&from, &to).await.unwrap();
    let storage = open(&to, IfNew::Refuse).await.unwrap();
    let victim = objects(&storage).await[2].generation.clone();
    drop(storage);
    let path = find(&folder.path().join("old/blobs"), &victim[2..]);
    let length = std::fs::read(&path).unwrap().len();
    std::fs::write(&path, vec![7; length]).unwrap();
    assert_eq!(go(&to, &from).await.unwrap().objects, 1);
    assert_eq!(read_all(&open(&from, IfNew::Refuse).await.unwrap()).await, 5);
}

#[tokio::test]
async fn a_place_that_is_served_is_no_target() {
    let Ends { from, to, folder } = ends(&["database", "blobs"]).await;
    go(&from, &to).await.unwrap();
    let other = folder.path().join("other");
    drop(deployment_with_blobs(&other, 1).await);
    let strange = config(&other, &[]);
    assert!(matches!(go(&strange, &from).await, Err(MigrateError::Foreign(_))));
    open(&strange, IfNew::Refuse).await.expect("it was never marked");
    go(&to, &from).await.unwrap();
    let back = open(&from, IfNew::Refuse).await.unwrap();
    push(&back, b"served again").await;
    drop(back);
    assert!(matches!(go(&to, &from).await, Err(MigrateError::Moved(..))));
}
