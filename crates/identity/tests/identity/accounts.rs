use identity::{IdentityError, account_of_access_key_id};
use store::meta::iam::Write;
use store::meta::log::{self, Position};

use super::*;

async fn changes(scene: &Scene) -> usize {
    log::after(&mut &scene.db, Position { epoch: 0, number: 0 }, 100).await.unwrap().len()
}

#[tokio::test]
async fn a_new_account_gets_a_root_key_that_later_starts_find_again() {
    let scene = Scene::open().await;
    let made = scene.identity.ensure_account(account(MINE), None).await.unwrap().credentials;
    assert_eq!(account_of_access_key_id(&made.access_key_id), Some(account(MINE)));
    assert_eq!(made.secret.expose().len(), 40);
    let before = changes(&scene).await;
    let later = open(&scene.db, &scene.world, [1; 32]).await.unwrap();
    assert_eq!(
        later.ensure_account(account(MINE), None).await.unwrap(),
        Ensured { credentials: made, made: false }
    );
    assert_eq!(changes(&scene).await, before, "a restart changes nothing");
}

#[tokio::test]
async fn a_given_key_is_added_once_and_signs() {
    let scene = Scene::open().await;
    let made = scene.identity.ensure_account(account(MINE), None).await.unwrap().credentials;
    let given = scene
        .identity
        .ensure_account(account(MINE), Some(credentials("first+secret")))
        .await
        .unwrap()
        .credentials;
    assert_eq!(given, credentials("first+secret"));
    let before = changes(&scene).await;
    scene.identity.ensure_account(account(MINE), Some(credentials("first+secret"))).await.unwrap();
    assert_eq!(changes(&scene).await, before, "the same pair again changes nothing");
    for key in [made, given] {
        let signer = scene.identity.signing_key(&key.access_key_id).await.unwrap().unwrap();
        assert_eq!((signer.secret, signer.active), (key.secret, true));
        assert_eq!(signer.caller, Caller::root(account(MINE), &key.access_key_id));
    }
}

#[tokio::test]
async fn a_given_key_with_another_secret_gets_it_at_once() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    scene.identity.ensure_account(account(MINE), Some(credentials("second"))).await.unwrap();
    let signer = scene.identity.signing_key(KEY).await.unwrap().unwrap();
    assert_eq!(signer.secret.expose(), "second");
}

#[tokio::test]
async fn a_restart_does_not_bring_a_disabled_key_back_but_a_new_secret_does() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    scene.set_status("Inactive").await;
    for (secret, active) in [("first+secret", false), ("second", true)] {
        scene.identity.ensure_account(account(MINE), Some(credentials(secret))).await.unwrap();
        assert_eq!(scene.identity.signing_key(KEY).await.unwrap().unwrap().active, active);
    }
}

#[tokio::test]
async fn the_key_of_another_account_is_refused() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let error =
        scene.identity.ensure_account(account(THEIRS), Some(credentials("first+secret"))).await.unwrap_err();
    assert!(matches!(error, IdentityError::ForeignKey { .. }), "{error}");
}

#[tokio::test]
async fn the_key_of_a_user_of_the_account_is_refused() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let mut row = access_key::find(&mut &scene.db, KEY).await.unwrap().unwrap();
    row.user_id = Some("AIDAANN".to_owned());
    scene.write([Write::KeyGone(KEY.to_owned()), Write::Key(row)]).await;
    let error =
        scene.identity.ensure_account(account(MINE), Some(credentials("first+secret"))).await.unwrap_err();
    assert!(matches!(error, IdentityError::UsersKey { .. }), "{error}");
}

#[tokio::test]
async fn malformed_credentials_are_refused_without_repeating_the_secret() {
    let scene = Scene::open().await;
    let refusal = async |access_key_id: &str, secret: &str| {
        let given = RootCredentials {
            access_key_id: access_key_id.to_owned(),
            secret: Secret::new(secret.to_owned()),
        };
        scene.identity.ensure_account(account(MINE), Some(given)).await.unwrap_err()
    };
    assert!(matches!(refusal("AKIA", "good").await, IdentityError::AccessKeyId(id) if id == "AKIA"));
    let long = "x".repeat(257);
    for secret in ["", "pass word", "pass\n", "pässword", &long] {
        let error = refusal(KEY, secret).await;
        assert!(matches!(error, IdentityError::SecretForm(_)), "{error}");
        assert!(secret.is_empty() || !format!("{error} {error:?}").contains(secret));
    }
    assert_eq!(changes(&scene).await, 1, "only the deployment was recorded");
}

#[tokio::test]
async fn an_unknown_key_is_none_and_not_remembered() {
    let scene = Scene::open().await;
    assert_eq!(scene.identity.signing_key(KEY).await.unwrap(), None);
    let elsewhere = open(&scene.db, &scene.world, [1; 32]).await.unwrap();
    elsewhere.ensure_account(account(MINE), Some(credentials("first+secret"))).await.unwrap();
    assert!(scene.identity.signing_key(KEY).await.unwrap().is_some());
}

#[tokio::test]
async fn a_key_changed_elsewhere_is_noticed_within_five_seconds() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    scene.set_status("Inactive").await;
    scene.pass_seconds(5);
    assert!(!scene.identity.signing_key(KEY).await.unwrap().unwrap().active);
    scene.set_status("Active").await;
    assert!(scene.identity.signing_key(KEY).await.unwrap().unwrap().active, "a refusal is not remembered");
}

#[tokio::test]
async fn a_clock_set_back_does_not_keep_an_old_state() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    scene.set_status("Inactive").await;
    scene.pass_seconds(-3600);
    assert!(!scene.identity.signing_key(KEY).await.unwrap().unwrap().active);
}

#[tokio::test]
async fn a_secret_moved_to_another_row_does_not_open_until_the_key_is_given_anew() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let copy = async |tx: &mut store::Tx<'_>| {
        let mut row = access_key::find(tx, KEY).await?.unwrap();
        row.id = OTHER_KEY.to_owned();
        tx.commit(Change::AccessKeyStored(row), ()).await
    };
    scene.db.write::<(), StoreError, _>(copy).await.unwrap();
    let error = scene.identity.signing_key(OTHER_KEY).await.unwrap_err();
    assert!(matches!(error, IdentityError::Damaged(_)), "{error}");
    let given = RootCredentials { access_key_id: OTHER_KEY.to_owned(), ..credentials("anew") };
    scene.identity.ensure_account(account(MINE), Some(given)).await.unwrap();
    assert_eq!(scene.identity.signing_key(OTHER_KEY).await.unwrap().unwrap().secret.expose(), "anew");
}

#[tokio::test]
async fn debug_texts_hold_no_secret() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let signer = scene.identity.signing_key(KEY).await.unwrap();
    let token =
        scene.identity.issue_registry_token(&Caller::anonymous(), account(MINE), &region()).await.unwrap();
    let texts = format!("{:?} {signer:?} {token:?} {:?}", scene.identity, credentials("first+secret"));
    assert!(!texts.contains("first+secret") && !texts.contains(&token.password), "{texts}");
}

#[tokio::test]
async fn the_gate_lets_root_into_its_own_account_only() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    let demand = |digits: &str| iam::Demand::registry("ecr:DescribeRegistry", account(digits), &region());
    let judge = async |caller: &Caller, digits: &str| {
        scene.identity.judge(caller, &iam::Context::new(), demand(digits)).await
    };
    assert!(judge(&caller, MINE).await.is_ok());
    assert!(judge(&caller, THEIRS).await.is_err());
    assert!(judge(&Caller::anonymous(), MINE).await.is_err());
}
