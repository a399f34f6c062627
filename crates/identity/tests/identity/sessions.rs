use iam::{Context, Demand, Grant};
use identity::{LONGEST_TOKEN, Refusal, Revoked};
use proptest::prelude::*;
use store::meta::iam::Write;

use super::*;

impl Scene {
    /// The grant under which an operator revokes what an account was issued.
    async fn revoker(&self, digits: &str) -> Grant {
        let demand = Demand::registry("berth:RevokeTokens", account(digits), &region());
        self.identity.judge(&Caller::operator(account(digits)), &Context::new(), demand).await.unwrap()
    }

    /// Whether the gate lets a caller look at the registry.
    async fn asks_as(&self, caller: &Caller) -> Result<Grant, Refusal> {
        let demand = Demand::registry("ecr:DescribeRegistry", account(MINE), &region());
        self.identity.judge(caller, &Context::new(), demand).await
    }
}

#[tokio::test]
async fn a_session_is_known_by_its_key_and_token_together() {
    let scene = Scene::open().await;
    let terms = SessionTerms { source_identity: Some("ada".to_owned()), ..SessionTerms::default() };
    let (one, other) = (scene.root_session(terms).await, scene.root_session(SessionTerms::default()).await);
    let found = scene.identity.session_key(&one.access_key_id, &one.token).await.unwrap().unwrap();
    assert_eq!((&found.secret, found.expires), (&one.secret, Some(one.expires_at)));
    assert_eq!(found.caller.session.unwrap().source_identity.as_deref(), Some("ada"));
    assert!(one.access_key_id.starts_with("ASIA") && one.secret != other.secret);
    assert!(scene.identity.session_key(&one.access_key_id, &other.token).await.unwrap().is_none());
    assert!(scene.identity.signing_key(&one.access_key_id).await.unwrap().is_none());
}

#[tokio::test]
async fn another_root_key_and_another_kind_open_no_session() {
    let scene = Scene::open().await;
    let session = scene.root_session(SessionTerms::default()).await;
    let page = scene.identity.seal_page(b"", "last");
    assert!(scene.identity.session_key(&session.access_key_id, &page).await.unwrap().is_none());
    assert!(scene.identity.open_page(b"", &session.token).is_err());
    assert!(scene.identity.open_registry_token(&session.token).await.is_err());
    let elsewhere = Scene::open().await;
    let foreign = open(&elsewhere.db, &elsewhere.world, [2; 32]).await;
    assert!(foreign.is_err(), "the deployment has one root key");
}

#[test]
fn no_changed_token_opens_and_none_is_longer_than_clients_expect() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let scene = runtime.block_on(Scene::open());
    let root = runtime.block_on(scene.root(MINE));
    let root_key = runtime.block_on(scene.identity.root_key_mark(&root)).unwrap();
    let policy = "\\PC{0,2048}";
    let tags = proptest::collection::vec(("[a-zA-Z0-9]{1,128}", "[a-zA-Z0-9]{0,256}"), 0..12);
    proptest!(|(policy in policy, tags in tags, place: prop::sample::Index, bit in 0..6u8)| {
        let terms = SessionTerms { policy: Some(policy), tags, root_key: root_key.clone(), ..SessionTerms::default() };
        let account = account(MINE);
        let principal = Principal::Root(account);
        match scene.identity.begin_session(account, principal, terms, 900) {
            Err(too_large) => prop_assert!(too_large.0 > 100),
            Ok(session) => {
                prop_assert!(session.token.len() <= LONGEST_TOKEN);
                prop_assert!(session.packed_percent.is_none_or(|percent| percent <= 100));
                let opens = |token: &str| {
                    runtime.block_on(scene.identity.session_key(&session.access_key_id, token)).unwrap().is_some()
                };
                prop_assert!(opens(&session.token));
                let mut changed = session.token.clone().into_bytes();
                let place = place.index(changed.len());
                changed[place] ^= 1 << bit;
                prop_assert!(String::from_utf8(changed).is_ok_and(|changed| !opens(&changed)));
            }
        }
    });
}

#[tokio::test]
async fn a_session_of_root_ends_with_the_secret_that_began_it() {
    let scene = Scene::open().await;
    let session = scene.root_session(SessionTerms::default()).await;
    let caller =
        scene.identity.session_key(&session.access_key_id, &session.token).await.unwrap().unwrap().caller;
    let token = scene.token(&caller).await;
    assert!(scene.asks_as(&caller).await.is_ok());
    scene.pass_seconds(1);
    scene.identity.ensure_account(account(MINE), Some(credentials("second"))).await.unwrap();
    assert!(!scene.signs(&session).await);
    assert!(scene.identity.open_registry_token(&token).await.is_err());
    assert!(scene.asks_as(&caller).await.is_err(), "the gate does not wait for the next signature");
}

#[tokio::test]
async fn a_session_of_root_ends_with_the_key_that_began_it_and_with_no_other() {
    let scene = Scene::open().await;
    let session = scene.root_session(SessionTerms::default()).await;
    let other = RootCredentials { access_key_id: OTHER_KEY.to_owned(), ..credentials("second") };
    scene.identity.ensure_account(account(MINE), Some(other)).await.unwrap();
    scene.write([Write::KeyGone(OTHER_KEY.to_owned())]).await;
    assert!(scene.signs(&session).await);
    scene.set_status("Inactive").await;
    scene.pass_seconds(5);
    assert!(!scene.signs(&session).await);
    scene.set_status("Active").await;
    assert!(scene.signs(&session).await);
    scene.write([Write::KeyGone(KEY.to_owned())]).await;
    assert!(!scene.signs(&session).await);
}

#[tokio::test]
async fn all_that_root_was_issued_is_revoked_at_once() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    let (session, token) = (scene.root_session(SessionTerms::default()).await, scene.token(&root).await);
    scene.identity.revoke(&scene.revoker(MINE).await, Revoked::Root).await.unwrap();
    assert!(!scene.signs(&session).await);
    assert!(scene.identity.open_registry_token(&token).await.is_err());
    scene.pass_seconds(1);
    let later = (scene.root_session(SessionTerms::default()).await, scene.token(&root).await);
    assert!(scene.signs(&later.0).await);
    assert!(scene.identity.open_registry_token(&later.1).await.is_ok());
}

#[tokio::test]
async fn a_session_is_revoked_by_its_key_and_by_its_account_alone() {
    let scene = Scene::open().await;
    let session = scene.root_session(SessionTerms::default()).await;
    let of_key = Revoked::Key(session.access_key_id.clone());
    let refused = scene.identity.revoke(&scene.revoker(THEIRS).await, of_key.clone()).await.unwrap_err();
    assert!(refused.to_string().contains(&format!("account {THEIRS} has no access key")), "{refused}");
    assert!(scene.signs(&session).await);
    scene.identity.revoke(&scene.revoker(MINE).await, of_key).await.unwrap();
    assert!(!scene.signs(&session).await, "it has drawn nothing, and ends all the same");
}

#[tokio::test]
async fn with_a_session_goes_what_it_has_drawn_and_nothing_else() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    let (session, other) = (
        scene.root_session(SessionTerms::default()).await,
        scene.root_session(SessionTerms::default()).await,
    );
    let found = scene.identity.session_key(&session.access_key_id, &session.token).await.unwrap();
    let caller = found.unwrap().caller;
    let (token, of_root) = (scene.token(&caller).await, scene.token(&root).await);
    let of_key = Revoked::Key(session.access_key_id.clone());
    scene.identity.revoke(&scene.revoker(MINE).await, of_key).await.unwrap();
    assert!(
        scene.asks_as(&caller).await.is_err() && scene.identity.open_registry_token(&token).await.is_err()
    );
    assert!(scene.signs(&other).await && scene.identity.open_registry_token(&of_root).await.is_ok());
}

#[tokio::test]
async fn the_key_of_root_revokes_the_sessions_that_it_began() {
    let scene = Scene::open().await;
    let session = scene.root_session(SessionTerms::default()).await;
    scene.identity.revoke(&scene.revoker(MINE).await, Revoked::Key(KEY.to_owned())).await.unwrap();
    assert!(!scene.signs(&session).await);
}
