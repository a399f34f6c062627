use iam::Principal;
use identity::{LONGEST_TOKEN, SessionCredentials, SessionTerms};
use proptest::prelude::*;

use super::*;

fn begin(scene: &Scene, terms: SessionTerms) -> SessionCredentials {
    scene.identity.begin_session(account(MINE), Principal::Root(account(MINE)), terms, 3600).unwrap()
}

#[tokio::test]
async fn a_session_is_known_by_its_key_and_token_together() {
    let scene = Scene::open().await;
    let terms = SessionTerms { source_identity: Some("ada".to_owned()), ..SessionTerms::default() };
    let (one, other) = (begin(&scene, terms), begin(&scene, SessionTerms::default()));
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
    let session = begin(&scene, SessionTerms::default());
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
    let policy = "\\PC{0,2048}";
    let tags = proptest::collection::vec(("[a-zA-Z0-9]{1,128}", "[a-zA-Z0-9]{0,256}"), 0..12);
    proptest!(|(policy in policy, tags in tags, place: prop::sample::Index, bit in 0..6u8)| {
        let terms = SessionTerms { policy: Some(policy), tags, ..SessionTerms::default() };
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
