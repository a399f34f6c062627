use oci::{Digest, Tag};

use super::actor::{Actor, dropped_after, until};
use super::content::{Picture, digest, image, index, note};
use super::registry_in_a_box::RegistryInABox;
use crate::{DeleteFailure, DeletedImage, Error, ImageId, ImageSelector};

fn tag(name: &str) -> ImageSelector {
    ImageSelector { digest: None, tag: Some(name.to_owned()) }
}

fn by(digest: Digest) -> ImageSelector {
    ImageSelector { digest: Some(digest.to_string()), tag: None }
}

fn id(digest: Digest, tag: Option<&str>) -> ImageId {
    ImageId { digest: digest.to_string(), tag: tag.map(str::to_owned) }
}

async fn delete(owner: &Actor, selectors: &[ImageSelector]) -> DeletedImage {
    owner.registry.delete_images(&owner.grant, selectors.to_vec()).await.unwrap()
}

async fn is_there(owner: &Actor, reference: impl ToString) -> bool {
    match owner.pull(reference).await {
        Ok(_) => true,
        Err(Error::ImageMissing { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// A repository with an index of two images, all tagged.
async fn with_index() -> (RegistryInABox, Actor, [Picture; 3]) {
    let site = RegistryInABox::with_repository().await;
    let (owner, arm, amd) = (site.owner(), image("arm"), image("amd"));
    let both = index(&[&arm, &amd]);
    for (picture, tag) in [(&arm, "arm"), (&amd, "amd"), (&both, "both")] {
        owner.push(picture, &[tag]).await;
    }
    (site, owner, [both, arm, amd])
}

#[tokio::test]
async fn deleting_a_tag_deletes_nothing_else() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.registry.delete_tag(&owner.grant, &Tag::parse("v1").unwrap()).await.unwrap();
    assert!(!is_there(&owner, "v1").await && is_there(&owner, digest).await);
    let again = owner.registry.delete_tag(&owner.grant, &Tag::parse("v1").unwrap()).await;
    assert!(matches!(again, Err(Error::ImageMissing { digest: None, tag: Some(tag) }) if tag == "v1"));
    let nowhere = site.at("nowhere");
    let refused = nowhere.registry.delete_tag(&nowhere.grant, &Tag::parse("v1").unwrap()).await;
    assert!(matches!(refused, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn an_images_last_tag_takes_it_along() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1", "v2", "v3"]).await;
    assert_eq!(delete(&owner, &[tag("v1")]).await.deleted, [id(digest, Some("v1"))]);
    assert!(is_there(&owner, digest).await);
    let both =
        delete(&owner, &[tag("v2"), ImageSelector { digest: Some(digest.to_string()), ..tag("v3") }]).await;
    assert_eq!(both.deleted, [id(digest, Some("v2")), id(digest, Some("v3"))]);
    assert!(!is_there(&owner, digest).await);
}

#[tokio::test]
async fn a_digest_takes_its_tags_along() {
    let site = RegistryInABox::with_repository().await;
    let (owner, tagged, untagged) = (site.owner(), image("tagged"), image("untagged"));
    let (first, second) = (owner.push(&tagged, &["v1", "v2"]).await, owner.push(&untagged, &[]).await);
    let outcome = delete(&owner, &[by(first), by(second)]).await;
    assert_eq!(outcome.deleted, [id(first, Some("v1")), id(first, Some("v2")), id(second, None)]);
    assert!(outcome.failures.is_empty());
    assert!(!is_there(&owner, "v1").await && !is_there(&owner, second).await);
}

#[tokio::test]
async fn what_cannot_be_followed_is_told_and_the_rest_is_done() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let there = owner.push(&app, &["v1"]).await;
    let mismatch = ImageSelector { digest: Some(digest(b"x").to_string()), ..tag("v1") };
    let neither = ImageSelector { digest: None, tag: None };
    let absent = [tag("v9"), by(digest(b"x")), neither];
    let outcome = delete(&owner, &[&absent[..], &[mismatch.clone(), by(there)]].concat()).await;
    assert_eq!(outcome.deleted, [id(there, Some("v1"))]);
    let mut failures: Vec<_> = absent.into_iter().map(|it| (it, DeleteFailure::Missing)).collect();
    failures.push((mismatch, DeleteFailure::TagDoesNotMatchDigest));
    assert_eq!(outcome.failures, failures);
    let changes = site.changes().await.len();
    delete(&owner, &[tag("v9")]).await;
    assert_eq!(site.changes().await.len(), changes);
}

#[tokio::test]
async fn what_is_named_twice_is_deleted_once() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1", "v2"]).await;
    let outcome = delete(&owner, &[tag("v1"), tag("v1"), by(digest), by(digest), tag("v2")]).await;
    assert_eq!(outcome.deleted, [id(digest, Some("v1")), id(digest, Some("v2"))]);
    assert!(outcome.failures.is_empty());
}

#[tokio::test]
async fn an_indexs_child_is_not_deleted() {
    let (_site, owner, [both, arm, amd]) = with_index().await;
    let indexes = vec![both.digest().to_string()];
    let outcome = delete(&owner, &[by(arm.digest()), tag("amd")]).await;
    assert_eq!(outcome.failures, [(by(arm.digest()), DeleteFailure::ReferencedByIndex(indexes.clone()))]);
    assert_eq!(outcome.deleted, [id(amd.digest(), Some("amd"))]);
    assert!(is_there(&owner, "arm").await && is_there(&owner, amd.digest()).await);
    let refused = owner.registry.delete_manifest(&owner.grant, &amd.digest()).await;
    assert!(matches!(refused, Err(Error::ReferencedByIndex(named)) if named == indexes));
    owner.registry.delete_manifest(&owner.grant, &both.digest()).await.unwrap();
    owner.registry.delete_manifest(&owner.grant, &amd.digest()).await.unwrap();
}

#[tokio::test]
async fn an_index_and_its_children_go_in_one_call_in_any_order() {
    for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0]] {
        for tagged in [false, true] {
            let (_site, owner, pictures) = with_index().await;
            let tags = ["both", "arm", "amd"];
            let selector = |n: usize| if tagged { tag(tags[n]) } else { by(pictures[n].digest()) };
            let outcome = delete(&owner, &order.map(selector)).await;
            assert_eq!((outcome.deleted.len(), outcome.failures.len()), (3, 0), "{order:?}");
            for picture in &pictures {
                assert!(!is_there(&owner, picture.digest()).await, "{order:?}");
            }
        }
    }
}

#[tokio::test]
async fn one_index_among_many_keeps_its_child() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    owner.push(&child, &[]).await;
    let mut indexes = Vec::new();
    for n in 0..12 {
        let other = note(&n.to_string());
        owner.push(&other, &[]).await;
        indexes.push(owner.push(&index(&[&child, &other]), &[]).await);
    }
    indexes.sort_by_key(Digest::to_string);
    let kept = indexes.pop().unwrap();
    let mut selectors: Vec<_> = indexes.into_iter().map(by).collect();
    selectors.push(by(child.digest()));
    let outcome = delete(&owner, &selectors).await;
    let failure = DeleteFailure::ReferencedByIndex(vec![kept.to_string()]);
    assert_eq!(outcome.failures, [(by(child.digest()), failure)]);
    assert!(is_there(&owner, child.digest()).await);
}

#[tokio::test]
async fn a_deleted_image_may_be_pushed_again() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    for _ in 0..2 {
        owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
        site.pass_seconds(1);
        owner.put(&app, &["v1"]).await.unwrap();
        assert_eq!(owner.pull("v1").await.unwrap().bytes, app.bytes);
        let detail = owner.registry.describe_selected(&owner.grant, &[tag("v1")]).await.unwrap().remove(0);
        assert_eq!(detail.pushed_at, site.world.clock.micros());
    }
    let missing = owner.registry.delete_manifest(&owner.grant, &note("absent").digest()).await;
    assert!(matches!(missing, Err(Error::ImageMissing { digest: Some(_), tag: None })));
}

#[tokio::test]
async fn what_a_dropped_deletion_takes_is_not_served_from_memory() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull(digest).await.unwrap();
    dropped_after(1, owner.registry.delete_manifest(&owner.grant, &digest)).await;
    until("it is gone", async || matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. }))).await;
    until("it is not served", async || matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })))
        .await;

    owner.put(&app, &[]).await.unwrap();
    owner.pull(digest).await.unwrap();
    dropped_after(1, owner.registry.delete_repository(&owner.grant, true)).await;
    until("it is gone", async || owner.registry.repository(&owner.grant).await.is_err()).await;
    owner.create().await;
    until("it is not served", async || matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })))
        .await;
}
