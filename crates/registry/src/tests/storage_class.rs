use super::actor::Actor;
use super::content::{Picture, image, index, note, referrer};
use super::registry_in_a_box::RegistryInABox;
use crate::{
    ClassFailure, Error, ImageDetail, ImageSelector, ImageStatus, Options, Reclassified, StorageClass,
};

pub(super) fn by_digest(digest: impl ToString) -> ImageSelector {
    ImageSelector { digest: Some(digest.to_string()), tag: None }
}

/// Moves images, named by digest.
async fn class(owner: &Actor, images: &[&Picture], class: StorageClass) -> Reclassified {
    let selectors = images.iter().map(|image| by_digest(image.digest())).collect();
    owner.registry.set_storage_class(&owner.grant, selectors, class).await.unwrap()
}

async fn archive(owner: &Actor, images: &[&Picture]) -> Reclassified {
    class(owner, images, StorageClass::Archive).await
}

async fn restore(owner: &Actor, images: &[&Picture]) -> Reclassified {
    class(owner, images, StorageClass::Standard).await
}

async fn detail(owner: &Actor, image: &Picture) -> ImageDetail {
    let selectors = [by_digest(image.digest())];
    owner.registry.describe_selected(&owner.grant, &selectors).await.unwrap().remove(0)
}

async fn statuses(owner: &Actor, images: &[&Picture]) -> Vec<ImageStatus> {
    let mut statuses = Vec::new();
    for image in images {
        statuses.push(detail(owner, image).await.status);
    }
    statuses
}

fn failures(outcome: Reclassified) -> Vec<ClassFailure> {
    outcome.failures.into_iter().map(|(_, failure)| failure).collect()
}

#[tokio::test]
async fn an_archived_image_is_not_pulled_until_it_is_back() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull(digest).await.unwrap();
    let at = site.world.clock.micros();
    let moved = archive(&owner, &[&app]).await;
    assert_eq!((moved.changed, moved.moved), (1, vec![(digest.to_string(), ImageStatus::Archived)]));
    for reference in [digest.to_string(), "v1".to_owned()] {
        let refused = owner.pull(reference).await;
        assert!(matches!(refused, Err(Error::ImageInactive { status: ImageStatus::Archived, .. })));
    }
    restore(&owner, &[&app]).await;
    assert_eq!(site.registry.finish_restores().await.unwrap(), 0);
    let refused = owner.pull("v1").await;
    assert!(matches!(refused, Err(Error::ImageInactive { status: ImageStatus::Activating, .. })));
    site.pass_seconds(10);
    assert_eq!(site.registry.finish_restores().await.unwrap(), 1);
    owner.pull("v1").await.unwrap();
    let told = detail(&owner, &app).await;
    assert_eq!((told.status, told.archived_at), (ImageStatus::Active, Some(at)));
    assert_eq!(told.activated_at, Some(at + 10_000_000));
}

#[tokio::test]
async fn what_is_pushed_again_is_back_at_once() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app, pushed_at) = (site.owner(), image("app"), site.world.clock.micros());
    owner.push(&app, &["v1", "v2"]).await;
    site.pass_seconds(1);
    archive(&owner, &[&app]).await;
    assert!(owner.registry.tags(&owner.grant, "", 9).await.unwrap().items.is_empty());
    site.pass_seconds(1);
    owner.put(&app, &["v1"]).await.unwrap();
    owner.pull("v2").await.unwrap();
    assert_eq!(owner.registry.tags(&owner.grant, "", 9).await.unwrap().items, ["v1", "v2"]);
    let told = detail(&owner, &app).await;
    assert_eq!((told.pushed_at, told.activated_at), (pushed_at, Some(pushed_at + 2_000_000)));
}

#[tokio::test]
async fn what_hangs_on_an_image_goes_and_comes_with_it() {
    let site = RegistryInABox::with_repository().await;
    let (owner, [own, shared, tagged]) = (site.owner(), ["own", "shared", "tagged"].map(image));
    owner.push(&own, &[]).await;
    owner.push(&shared, &[]).await;
    owner.push(&tagged, &["arm64"]).await;
    let (whole, other) = (index(&[&own, &shared, &tagged]), index(&[&shared]));
    let signature = referrer(whole.digest(), "signature");
    for (picture, tags) in [(&whole, &["v1"][..]), (&other, &["v2"]), (&signature, &[])] {
        owner.put(picture, tags).await.unwrap();
    }
    let all = [&whole, &own, &signature, &shared, &tagged];
    assert_eq!(archive(&owner, &[&whole]).await.changed, 3);
    let (gone, here) = (ImageStatus::Archived, ImageStatus::Active);
    assert_eq!(statuses(&owner, &all).await, [gone, gone, gone, here, here]);
    assert_eq!(archive(&owner, &[&other]).await.changed, 2);
    assert_eq!(restore(&owner, &[&whole]).await.changed, 4);
    site.pass_seconds(10);
    assert_eq!(site.registry.finish_restores().await.unwrap(), 4);
    assert_eq!(statuses(&owner, &all).await, [here; 5]);
    assert_eq!(statuses(&owner, &[&other]).await, [gone]);
}

#[tokio::test]
async fn what_hangs_on_an_image_does_not_move_alone() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    owner.push(&child, &[]).await;
    let whole = index(&[&child]);
    let signature = referrer(whole.digest(), "signature");
    owner.put(&whole, &["v1"]).await.unwrap();
    owner.put(&signature, &[]).await.unwrap();
    let (of_child, of_signature) = (
        ClassFailure::ChildOf(whole.digest().to_string()),
        ClassFailure::ReferrerOf(whole.digest().to_string()),
    );
    let held = vec![of_child, of_signature];
    assert_eq!(failures(archive(&owner, &[&child, &signature]).await), held);
    // Named first, they are no less free to go with it.
    let moved = archive(&owner, &[&child, &signature, &whole]).await;
    assert_eq!((moved.moved.len(), moved.changed, moved.failures.len()), (3, 3, 0));
    assert_eq!(failures(restore(&owner, &[&child, &signature]).await), held);
}

#[tokio::test]
async fn an_image_goes_only_from_one_class_to_the_other() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), note("app"));
    assert_eq!(failures(archive(&owner, &[&app]).await), [ClassFailure::Missing]);
    owner.put(&app, &["v1"]).await.unwrap();
    let is = |status| vec![ClassFailure::Is(status)];
    assert_eq!(failures(restore(&owner, &[&app]).await), is(ImageStatus::Active));
    archive(&owner, &[&app]).await;
    assert_eq!(failures(archive(&owner, &[&app]).await), is(ImageStatus::Archived));
    restore(&owner, &[&app]).await;
    assert_eq!(failures(archive(&owner, &[&app]).await), is(ImageStatus::Activating));
    assert_eq!(failures(restore(&owner, &[&app]).await), is(ImageStatus::Activating));
    let tag = ImageSelector { digest: Some(image("other").digest().to_string()), tag: Some("v1".to_owned()) };
    let outcome = owner.registry.set_storage_class(&owner.grant, vec![tag], StorageClass::Archive).await;
    assert_eq!(failures(outcome.unwrap()), [ClassFailure::Missing]);
}

#[tokio::test]
async fn the_archive_keeps_what_it_holds_and_counts_it() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &["v1"]).await;
    let before = owner.registry.repository_size(&owner.grant).await.unwrap();
    archive(&owner, &[&app]).await;
    site.collect_all().await;
    assert_eq!(owner.registry.repository_size(&owner.grant).await.unwrap(), before);
    restore(&owner, &[&app]).await;
    site.pass_seconds(10);
    site.registry.finish_restores().await.unwrap();
    owner.pull("v1").await.unwrap();
    for blob in &app.blobs {
        assert_eq!(&owner.blob(super::content::digest(blob)).await.unwrap(), blob);
    }
}

#[tokio::test]
async fn the_trash_remembers_what_was_archived() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    archive(&owner, &[&app]).await;
    let archived = detail(&owner, &app).await;
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    owner.registry.restore_image(&owner.grant, &digest).await.unwrap();
    assert_eq!(detail(&owner, &app).await, archived);
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageInactive { .. })));
}

#[tokio::test]
async fn an_index_of_archived_images_cannot_be_pushed() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    let digest = owner.push(&child, &[]).await;
    archive(&owner, &[&child]).await;
    let refused = owner.put(&index(&[&child]), &["v1"]).await;
    assert!(matches!(refused, Err(Error::ChildrenMissing(missing)) if missing == [digest.to_string()]));
    owner.put(&child, &[]).await.unwrap();
    owner.put(&index(&[&child]), &["v1"]).await.unwrap();
}

#[tokio::test]
async fn without_a_delay_an_image_is_back_at_once() {
    let site = RegistryInABox::with(Options { restore_seconds: 0, ..Options::default() });
    let (owner, app) = (site.owner(), note("app"));
    owner.create().await;
    owner.put(&app, &["v1"]).await.unwrap();
    archive(&owner, &[&app]).await;
    assert_eq!(restore(&owner, &[&app]).await.moved, [(app.digest().to_string(), ImageStatus::Active)]);
    owner.pull("v1").await.unwrap();
}

#[tokio::test]
async fn what_hangs_on_an_image_that_is_pushed_again_is_back_with_it() {
    let site = RegistryInABox::with_repository().await;
    let (owner, arm, amd) = (site.owner(), image("arm"), image("amd"));
    owner.push(&arm, &[]).await;
    owner.push(&amd, &[]).await;
    let family = index(&[&arm, &amd]);
    let (signature, of_arm) = (referrer(family.digest(), "signature"), referrer(arm.digest(), "of arm"));
    owner.push(&family, &["v1"]).await;
    for picture in [&signature, &of_arm] {
        owner.push(picture, &[]).await;
    }
    let all = [&family, &arm, &amd, &signature, &of_arm];
    assert_eq!(archive(&owner, &[&family]).await.changed, all.len());
    owner.put(&family, &["v1"]).await.unwrap();
    assert_eq!(statuses(&owner, &all).await, [ImageStatus::Active; 5]);
    owner.pull(arm.digest()).await.unwrap();
    assert_eq!(archive(&owner, &[&family]).await.changed, all.len());
    restore(&owner, &[&family]).await;
    owner.put(&family, &[]).await.unwrap();
    assert_eq!(statuses(&owner, &all).await, [ImageStatus::Active; 5], "nothing is on its way any more");
    site.pass_seconds(10);
    assert_eq!(site.registry.finish_restores().await.unwrap(), 0);
}

#[tokio::test]
async fn what_hangs_in_the_archive_on_an_image_that_is_not_is_told_apart() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    let signature = referrer(app.digest(), "signature");
    let of_app = owner.push(&signature, &[]).await;
    archive(&owner, &[&app]).await;
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    owner.push(&app, &["v1"]).await;
    assert_eq!(statuses(&owner, &[&app, &signature]).await, [ImageStatus::Active, ImageStatus::Archived]);
    let (registry, grant) = (&owner.registry, &owner.grant);
    assert_eq!(registry.inactive_referrers(grant, &digest).await.unwrap(), [of_app]);
    assert_eq!(registry.active_referrers(grant, &digest).await.unwrap(), []);
}
