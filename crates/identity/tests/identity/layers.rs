use identity::{LayerTicket, TokenError};

use super::*;

pub(crate) fn ticket(scene: &Scene, caller: Caller) -> LayerTicket {
    LayerTicket {
        caller,
        registry: (account(MINE), region()),
        repository: "team/web".to_owned(),
        digest: format!("sha256:{}", "0".repeat(64)),
        issued: scene.world.clock.now(),
        expires: scene.world.clock.now() + SignedDuration::from_hours(1),
    }
}

#[tokio::test]
async fn a_layer_url_gives_its_ticket_until_it_expires() {
    let scene = Scene::open().await;
    let sealed = ticket(&scene, scene.root(MINE).await);
    let text = scene.identity.seal_layer(&sealed).await.unwrap();
    scene.pass_seconds(3599);
    assert_eq!(scene.identity.open_layer(&text).await.unwrap(), sealed);
    scene.pass_seconds(1);
    assert!(matches!(scene.identity.open_layer(&text).await, Err(TokenError::Expired)));
}

#[tokio::test]
async fn a_layer_url_ends_with_its_key() {
    let scene = Scene::open().await;
    let text = scene.identity.seal_layer(&ticket(&scene, scene.root(MINE).await)).await.unwrap();
    scene.set_status("Inactive").await;
    scene.pass_seconds(5);
    assert!(matches!(scene.identity.open_layer(&text).await, Err(TokenError::Unknown)));
}
