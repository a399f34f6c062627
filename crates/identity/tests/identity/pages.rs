use identity::SealError;
use proptest::prelude::*;

use super::*;

#[tokio::test]
async fn a_page_token_lives_for_a_day() {
    let scene = Scene::open().await;
    let token = scene.identity.seal_page(b"ListImages", "v1.4");
    scene.pass_seconds(24 * 3600 - 1);
    assert_eq!(scene.identity.open_page(b"ListImages", &token), Ok("v1.4".to_owned()));
    scene.pass_seconds(1);
    assert_eq!(scene.identity.open_page(b"ListImages", &token), Err(SealError));
}

#[test]
fn a_page_token_belongs_to_its_list() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let scene = runtime.block_on(Scene::open());
    proptest!(|(scope: Vec<u8>, other: Vec<u8>, last in ".{0,300}")| {
        let token = scene.identity.seal_page(&scope, &last);
        prop_assert_eq!(scene.identity.open_page(&scope, &token), Ok(last));
        prop_assume!(scope != other);
        prop_assert_eq!(scene.identity.open_page(&other, &token), Err(SealError));
    });
}
