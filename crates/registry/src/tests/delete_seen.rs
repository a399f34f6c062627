use super::actor::Actor;
use super::content::{Picture, image, index, referrer};
use super::registry_in_a_box::RegistryInABox;
use crate::{DeletedImage, Error, ImageSelector, SeenImages};

fn texts(pictures: &[&Picture]) -> Vec<String> {
    pictures.iter().map(|it| it.digest().to_string()).collect()
}

async fn delete(owner: &Actor, images: SeenImages) -> DeletedImage {
    owner.registry.delete_seen(&owner.grant, images).await.unwrap()
}

/// Deletes a tag, with what belongs to the image.
async fn delete_tag(owner: &Actor, tag: &str, along: &[&Picture]) -> DeletedImage {
    let selected = vec![ImageSelector { digest: None, tag: Some(tag.to_owned()) }];
    delete(owner, SeenImages { selected, along: texts(along), ..SeenImages::default() }).await
}

async fn is_there(owner: &Actor, picture: &Picture) -> bool {
    !matches!(owner.pull(picture.digest()).await, Err(Error::ImageMissing { .. }))
}

#[tokio::test]
async fn an_image_that_got_a_tag_since_it_was_seen_stays() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app, other) = (site.owner(), image("app"), image("other"));
    owner.push(&app, &[]).await;
    owner.push(&other, &[]).await;
    owner.put(&app, &["meanwhile"]).await.unwrap();
    let images = SeenImages { untagged: texts(&[&app, &other]), ..SeenImages::default() };
    let outcome = delete(&owner, images).await;
    assert_eq!((outcome.deleted.len(), outcome.failures.len()), (1, 0));
    assert!(owner.pull("meanwhile").await.is_ok() && !is_there(&owner, &other).await);
}

#[tokio::test]
async fn an_image_takes_along_what_belongs_to_it_alone() {
    let site = RegistryInABox::with_repository().await;
    let (owner, arm, amd, tagged) = (site.owner(), image("arm"), image("amd"), image("tagged"));
    owner.push(&arm, &[]).await;
    owner.push(&amd, &[]).await;
    owner.push(&tagged, &["tagged"]).await;
    let (both, other) = (index(&[&arm, &amd, &tagged]), index(&[&amd]));
    let signature = referrer(both.digest(), "signature");
    let witness = referrer(signature.digest(), "witness");
    let of_arm = referrer(arm.digest(), "of arm");
    let of_amd = referrer(amd.digest(), "of amd");
    for (picture, tags) in [(&both, &["v1"][..]), (&other, &["other"])] {
        owner.push(picture, tags).await;
    }
    for picture in [&signature, &witness, &of_arm, &of_amd] {
        owner.push(picture, &[]).await;
    }
    let family = [&arm, &amd, &tagged, &signature, &witness, &of_arm, &of_amd];
    assert_eq!(delete_tag(&owner, "v1", &family).await.failures, []);
    for gone in [&both, &arm, &signature, &witness, &of_arm] {
        assert!(!is_there(&owner, gone).await);
    }
    for kept in [&other, &amd, &tagged, &of_amd] {
        assert!(is_there(&owner, kept).await);
    }
}

#[tokio::test]
async fn nothing_goes_along_with_an_image_that_keeps_a_tag() {
    let site = RegistryInABox::with_repository().await;
    let (owner, arm) = (site.owner(), image("arm"));
    owner.push(&arm, &[]).await;
    let both = index(&[&arm]);
    owner.push(&both, &["v1", "v2"]).await;
    let signature = referrer(both.digest(), "signature");
    owner.push(&signature, &[]).await;
    let outcome = delete_tag(&owner, "v1", &[&arm, &signature]).await;
    assert_eq!((outcome.deleted.len(), outcome.failures.len()), (1, 0));
    for kept in [&arm, &both, &signature] {
        assert!(is_there(&owner, kept).await);
    }
}
