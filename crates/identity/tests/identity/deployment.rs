use identity::IdentityError;
use store::meta::deployment;

use super::*;

#[tokio::test]
async fn the_first_start_records_the_key_and_later_ones_change_nothing() {
    let scene = Scene::open().await;
    let recorded = deployment::load(&mut &scene.db).await.unwrap().unwrap();
    assert_eq!(recorded.root_key_fingerprint, hex::encode(RootKey::from_bytes([1; 32]).fingerprint()));
    scene.pass_seconds(60);
    open(&scene.db, &scene.world, [1; 32]).await.unwrap();
    assert_eq!(deployment::load(&mut &scene.db).await.unwrap(), Some(recorded));
}

#[tokio::test]
async fn another_root_key_is_refused_and_the_message_says_what_to_do() {
    let scene = Scene::open().await;
    let error = open(&scene.db, &scene.world, [2; 32]).await.unwrap_err();
    assert!(matches!(error, IdentityError::WrongRootKey { .. }), "{error}");
    let (text, print) = (error.to_string(), hex::encode(RootKey::from_bytes([1; 32]).fingerprint()));
    assert!(text.contains(&print[..16]) && text.contains("BERTH_ROOT_KEY"), "{text}");
}

#[tokio::test]
async fn the_data_folder_holds_no_secret_in_clear() {
    let scene = Scene::open().await;
    let made = scene.identity.ensure_account(account(THEIRS), None).await.unwrap().credentials;
    let token = scene.token(&scene.root(MINE).await).await;
    scene.identity.flush_issued().await.unwrap();
    let files = std::fs::read_dir(scene.folder.path()).unwrap();
    let content: Vec<u8> = files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    let holds = |text: &str| content.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(KEY) && holds(&made.access_key_id), "the rows are there");
    for secret in [made.secret.expose(), "first+secret", &token] {
        assert!(!holds(secret), "a secret stands in the data");
    }
}
