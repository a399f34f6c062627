use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use iam::{Context, Demand};
use identity::{Revoked, TokenError, TokenState};
use proptest::prelude::*;
use store::meta::iam::Write;

use super::*;

const HOUR: i64 = 3600;

impl Scene {
    async fn revoke(&self, kind: &str, subject: &str) {
        let up_to = self.world.clock.micros();
        self.write([Write::Revoked { kind: kind.to_owned(), subject: subject.to_owned(), up_to }]).await;
    }
}

#[tokio::test]
async fn a_token_stands_for_its_caller_for_twelve_hours() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    let token = scene.identity.issue_registry_token(&caller, account(THEIRS), &region()).await.unwrap();
    assert_eq!(token.expires_at, "2026-05-02T00:00:00Z".parse().unwrap());
    assert!(token.password.len() < 1536 && !token.password.contains([':', ' ', '=']));
    let known = Caller { token_registry: Some((account(THEIRS), region())), ..caller };
    scene.pass_seconds(12 * HOUR - 1);
    assert_eq!(scene.identity.open_registry_token(&token.password).await.unwrap(), known);
    scene.pass_seconds(1);
    assert!(matches!(scene.identity.open_registry_token(&token.password).await, Err(TokenError::Expired)));
}

#[tokio::test]
async fn a_page_of_a_list_can_be_turned_for_a_day() {
    let scene = Scene::open().await;
    let page = scene.identity.seal_page(b"images", "last");
    scene.pass_seconds(24 * HOUR - 1);
    assert_eq!(scene.identity.open_page(b"images", &page).unwrap(), "last");
    assert!(scene.identity.open_page(b"repositories", &page).is_err());
    scene.pass_seconds(1);
    assert!(scene.identity.open_page(b"images", &page).is_err());
}

#[tokio::test]
async fn the_longest_token_fits() {
    let scene = Scene::open().await;
    let caller = Caller::root(account(MINE), &"K".repeat(128));
    let region = Region::parse(&"r".repeat(25)).unwrap();
    let token = scene.identity.issue_registry_token(&caller, account(MINE), &region).await.unwrap();
    assert!(token.password.len() < 1536, "{}", token.password.len());
}

#[tokio::test]
async fn a_token_survives_a_restart_but_no_other_root_key() {
    let (scene, stranger) = (Scene::open().await, Scene::open().await);
    let token = scene.token(&scene.root(MINE).await).await;
    let later = open(&scene.db, &scene.world, [1; 32]).await.unwrap();
    assert!(later.open_registry_token(&token).await.is_ok());
    let foreign =
        Database::open(&stranger.folder.path().join("b.db"), Durability::Off, stranger.world.clock.clone());
    let foreign = open(&foreign.unwrap(), &stranger.world, [2; 32]).await.unwrap();
    foreign.ensure_account(account(MINE), Some(credentials("first+secret"))).await.unwrap();
    assert!(matches!(foreign.open_registry_token(&token).await, Err(TokenError::Unknown)));
}

#[tokio::test]
async fn every_flipped_bit_and_every_cut_is_refused() {
    let scene = Scene::open().await;
    let token = scene.token(&scene.root(MINE).await).await;
    let sealed = URL_SAFE_NO_PAD.decode(&token).unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let opened = scene.identity.open_registry_token(&URL_SAFE_NO_PAD.encode(changed)).await;
        assert!(matches!(opened, Err(TokenError::Unknown)), "bit {bit}");
    }
    for length in 0..token.len() {
        let opened = scene.identity.open_registry_token(&token[..length]).await;
        assert!(matches!(opened, Err(TokenError::Unknown)), "length {length}");
    }
    assert!(scene.identity.open_registry_token(&token).await.is_ok());
}

#[tokio::test]
async fn a_disabled_key_ends_its_tokens_at_once() {
    let scene = Scene::open().await;
    let token = scene.token(&scene.root(MINE).await).await;
    assert!(scene.identity.open_registry_token(&token).await.is_ok());
    scene.set_status("Inactive").await;
    assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Unknown)));
    scene.set_status("Active").await;
    assert!(scene.identity.open_registry_token(&token).await.is_ok());
}

#[tokio::test]
async fn a_token_ends_when_its_key_or_its_principal_is_revoked() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    for (kind, subject) in [("key", KEY), ("principal", MINE)] {
        let token = scene.token(&caller).await;
        assert!(scene.identity.open_registry_token(&token).await.is_ok());
        scene.revoke(kind, subject).await;
        assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Unknown)));
        scene.pass_seconds(1);
        assert!(
            scene.identity.open_registry_token(&scene.token(&caller).await).await.is_ok(),
            "later ones stand"
        );
    }
}

#[tokio::test]
async fn an_earlier_revocation_undoes_no_later_one() {
    let scene = Scene::open().await;
    let token = scene.token(&scene.root(MINE).await).await;
    scene.revoke("principal", MINE).await;
    let (kind, subject) = ("principal".to_owned(), MINE.to_owned());
    scene.write([Write::Revoked { kind, subject, up_to: 1 }]).await;
    assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Unknown)));
}

#[tokio::test]
async fn a_token_is_its_holders_accounts_to_list_and_revoke_whichever_registry_it_is_for() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    let token = scene.identity.issue_registry_token(&caller, account(THEIRS), &region()).await.unwrap();
    let grant = async |digits: &str| {
        let demand = Demand::registry("berth:ListTokens", account(digits), &region());
        scene.identity.judge(&Caller::operator(account(digits)), &Context::new(), demand).await.unwrap()
    };
    let (mine, theirs) = (grant(MINE).await, grant(THEIRS).await);
    assert!(scene.identity.issued_tokens(&theirs, None, 10).await.unwrap().is_empty());
    let listed = scene.identity.issued_tokens(&mine, None, 10).await.unwrap();
    let of_token = Revoked::Token(listed[0].id.clone());
    assert!(scene.identity.revoke(&theirs, of_token.clone()).await.is_err());
    scene.identity.revoke(&mine, of_token).await.unwrap();
    assert!(matches!(scene.identity.open_registry_token(&token.password).await, Err(TokenError::Unknown)));
}

#[tokio::test]
async fn a_listed_token_says_how_it_stands() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    scene.write([super::gate::entity("user", "AIDAANN", "ann")]).await;
    let arn = format!("arn:aws:iam::{MINE}:user/ann").parse().unwrap();
    let ann = iam::User { account: account(MINE), arn, id: "AIDAANN".to_owned() };
    scene.token(&Caller::user(Arc::new(ann), OTHER_KEY)).await;
    let grant = Demand::registry("berth:ListTokens", account(MINE), &region());
    let grant = scene.identity.judge(&root, &Context::new(), grant).await.unwrap();
    let state = async || {
        let listed = scene.identity.issued_tokens(&grant, None, 10).await.unwrap();
        scene.identity.token_state(&listed[0]).await.unwrap()
    };
    assert_eq!(state().await, TokenState::KeyGone);
    scene.write([Write::EntityGone("AIDAANN".to_owned())]).await;
    assert_eq!(state().await, TokenState::HolderGone);
    scene.pass_seconds(1);
    scene.token(&root).await;
    assert_eq!(state().await, TokenState::Valid);
    scene.set_status("Inactive").await;
    assert_eq!(state().await, TokenState::KeyInactive);
    scene.identity.revoke(&grant, Revoked::Key(KEY.to_owned())).await.unwrap();
    assert_eq!(state().await, TokenState::Revoked);
}

#[tokio::test]
async fn a_listed_token_of_a_replaced_secret_does_not_say_that_it_is_valid() {
    let scene = Scene::open().await;
    let root = scene.root(MINE).await;
    scene.token(&root).await;
    let session = scene.root_session(SessionTerms::default()).await;
    let found = scene.identity.session_key(&session.access_key_id, &session.token).await.unwrap();
    scene.token(&found.unwrap().caller).await;
    scene.pass_seconds(1);
    scene.identity.ensure_account(account(MINE), Some(credentials("second"))).await.unwrap();
    let grant = Demand::registry("berth:ListTokens", account(MINE), &region());
    let grant = scene.identity.judge(&root, &Context::new(), grant).await.unwrap();
    scene.token(&root).await;
    let (mut states, listed) = (Vec::new(), scene.identity.issued_tokens(&grant, None, 10).await.unwrap());
    for token in &listed {
        states.push(scene.identity.token_state(token).await.unwrap());
    }
    assert_eq!(states, [TokenState::Valid, TokenState::Revoked, TokenState::Revoked]);
}

#[tokio::test]
async fn a_users_token_stands_for_the_user_and_fits() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    let mut row = access_key::find(&mut &scene.db, KEY).await.unwrap().unwrap();
    row.user_id = Some("AIDA".repeat(5));
    scene.write([Write::KeyGone(KEY.to_owned()), Write::Key(row)]).await;
    let arn = format!("arn:aws:iam::{MINE}:user/{}/{}", "p".repeat(510), "n".repeat(64));
    let user = iam::User { account: account(MINE), arn: arn.parse().unwrap(), id: "AIDA".repeat(5) };
    let caller = Caller::user(Arc::new(user), KEY);
    let token = scene.token(&caller).await;
    assert!(token.len() < 1536 && !token.contains(':'), "{}", token.len());
    let opened = scene.identity.open_registry_token(&token).await.unwrap();
    assert_eq!(opened.principal, caller.principal);
    let root = scene.token(&Caller::root(account(MINE), KEY)).await;
    assert!(matches!(scene.identity.open_registry_token(&root).await, Err(TokenError::Unknown)));
}

#[tokio::test]
async fn a_replaced_secret_ends_the_tokens_of_the_old_one_at_once() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    let token = scene.token(&caller).await;
    scene.identity.ensure_account(account(MINE), Some(credentials("second"))).await.unwrap();
    assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Unknown)));
    let token = scene.token(&caller).await;
    assert!(scene.identity.open_registry_token(&token).await.is_ok());
}

#[tokio::test]
async fn a_token_of_a_key_that_is_not_there_or_another_accounts_is_refused() {
    let scene = Scene::open().await;
    scene.root(MINE).await;
    for caller in [Caller::root(account(MINE), OTHER_KEY), Caller::root(account(THEIRS), KEY)] {
        let token = scene.token(&caller).await;
        assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Unknown)));
    }
}

#[tokio::test]
async fn a_token_issued_while_the_clock_ran_ahead_does_not_outlive_its_time() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    scene.pass_seconds(365 * 24 * HOUR);
    let token = scene.token(&caller).await;
    scene.pass_seconds(-365 * 24 * HOUR);
    assert!(matches!(scene.identity.open_registry_token(&token).await, Err(TokenError::Expired)));
}

#[tokio::test]
async fn issued_tokens_are_recorded_by_the_flush_and_purged_when_expired() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    for _ in 0..3 {
        scene.token(&caller).await;
    }
    assert_eq!(scene.identity.flush_issued().await.unwrap(), 3);
    assert_eq!(scene.identity.flush_issued().await.unwrap(), 0);
    assert_eq!(scene.identity.purge_issued().await.unwrap(), 0);
    scene.pass_seconds(12 * HOUR + 1);
    assert_eq!(scene.identity.purge_issued().await.unwrap(), 3);
}

#[tokio::test]
async fn a_full_buffer_records_at_once() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    for _ in 0..1030 {
        scene.token(&caller).await;
    }
    assert_eq!(scene.identity.flush_issued().await.unwrap(), 1024);
    scene.pass_seconds(12 * HOUR + 1);
    assert_eq!(scene.identity.purge_issued().await.unwrap(), 1030);
}

#[tokio::test]
async fn no_kind_opens_as_another() {
    let scene = Scene::open().await;
    let caller = scene.root(MINE).await;
    let registry = scene.token(&caller).await;
    let layer = scene.identity.seal_layer(&layers::ticket(&scene, caller)).await.unwrap();
    let page = scene.identity.seal_page(b"", "last");
    for foreign in [&layer, &page] {
        assert!(matches!(scene.identity.open_registry_token(foreign).await, Err(TokenError::Unknown)));
    }
    for foreign in [&registry, &page] {
        assert!(matches!(scene.identity.open_layer(foreign).await, Err(TokenError::Unknown)));
    }
    for foreign in [&registry, &layer] {
        assert!(scene.identity.open_page(b"", foreign).is_err());
    }
}

#[test]
fn any_text_is_refused_without_panic() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let scene = runtime.block_on(Scene::open());
    proptest!(|(text in prop_oneof![".{0,200}", "[A-Za-z0-9_=-]{0,400}", "AQ[A-Za-z0-9_-]{38,400}"])| {
        let registry = runtime.block_on(scene.identity.open_registry_token(&text));
        prop_assert!(matches!(registry, Err(TokenError::Unknown)));
        let layer = runtime.block_on(scene.identity.open_layer(&text));
        prop_assert!(matches!(layer, Err(TokenError::Unknown)));
        prop_assert!(scene.identity.open_page(b"", &text).is_err());
    });
}
