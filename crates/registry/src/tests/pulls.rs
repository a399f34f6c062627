use oci::Reference;

use super::content::{image, note};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, ImageSelector, Purpose};

/// When the image was pulled, as described.
async fn pulled_at(site: &RegistryInABox, digest: oci::Digest) -> Option<i64> {
    let owner = site.owner();
    let selector = ImageSelector { digest: Some(digest.to_string()), tag: None };
    owner.registry.describe_selected(&owner.grant, &[selector]).await.unwrap().remove(0).pulled_at
}

#[tokio::test]
async fn a_pull_is_told_of_once_it_is_written() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let reference = Reference::Digest(digest);
    owner.registry.read_image(&owner.grant, &reference, Purpose::Look).await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, None);
    let at = site.world.clock.micros();
    owner.pull("v1").await.unwrap();
    site.pass_seconds(3);
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(at));
    assert_eq!(site.changes().await.len(), 4);
}

#[tokio::test]
async fn the_newest_pull_counts() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let newest = site.world.clock.micros();
    for seconds in [0, -2] {
        site.pass_seconds(seconds);
        owner.pull("v1").await.unwrap();
    }
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(newest));
    owner.pull(digest).await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, Some(newest));
}

#[tokio::test]
async fn an_image_pushed_again_was_not_pulled_yet() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull("v1").await.unwrap();
    site.registry.flush_pulls().await.unwrap();
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    site.pass_seconds(1);
    owner.put(&app, &["v1"]).await.unwrap();
    assert_eq!(pulled_at(&site, digest).await, None);
}

#[tokio::test]
async fn pulls_that_cannot_be_written_wait() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull("v1").await.unwrap();
    site.break_database().await;
    assert!(matches!(site.registry.flush_pulls().await, Err(Error::Unavailable(_))));
    let waiting = site.registry.inner.pulls.take();
    assert_eq!(waiting.into_iter().map(|((_, digest), _)| digest).collect::<Vec<_>>(), [digest]);
}

#[tokio::test]
async fn any_number_of_pulls_is_written() {
    let site = RegistryInABox::with_repository().await;
    let mut digests = Vec::new();
    for n in 0..1_100 {
        digests.push(site.owner().push(&note(&n.to_string()), &[]).await);
    }
    for digest in &digests {
        site.owner().pull(digest).await.unwrap();
    }
    site.registry.flush_pulls().await.unwrap();
    for digest in digests {
        assert_eq!(pulled_at(&site, digest).await, Some(site.world.clock.micros()));
    }
}
