//! What was deleted comes back, as long as it can.

use super::actor::Actor;
use super::content::{digest, image, index};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, RepositorySize};

async fn size(owner: &Actor) -> RepositorySize {
    owner.registry.repository_size(&owner.grant).await.unwrap()
}

#[tokio::test]
async fn a_deleted_image_comes_back_with_its_tags() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let manifest = owner.push(&app, &["v1", "latest"]).await;
    let before = size(&owner).await;
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    assert_eq!((size(&owner).await.images, size(&owner).await.logical_bytes), (0, 0));
    let trashed = owner.registry.trashed_images(&owner.grant, "", 10).await.unwrap().items;
    assert_eq!((trashed[0].digest.as_str(), trashed[0].tags.len()), (&*manifest.to_string(), 2));
    owner.push(&image("next"), &["latest"]).await;
    site.pass_hours(23);
    site.collect().await;
    let restored = owner.registry.restore_image(&owner.grant, &manifest).await.unwrap();
    assert_eq!(restored.tags, ["v1"]);
    assert_eq!(owner.pull("v1").await.unwrap().bytes, app.bytes);
    assert_eq!(owner.pull("latest").await.unwrap().bytes, image("next").bytes);
    assert!(size(&owner).await.logical_bytes > before.logical_bytes);
    for _ in 0..2 {
        site.collect_all().await;
    }
    assert_eq!(owner.blob(digest(&app.blobs[1])).await.unwrap(), app.blobs[1]);
}

#[tokio::test]
async fn an_index_brings_its_images_back_and_an_image_its_blobs() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &["app"]).await;
    let both = owner.push(&index(&[&app]), &["both"]).await;
    for gone in [both, app.digest()] {
        owner.registry.delete_manifest(&owner.grant, &gone).await.unwrap();
    }
    owner.registry.delete_blob(&owner.grant, &digest(&app.blobs[1])).await.unwrap();
    let restored = owner.registry.restore_image(&owner.grant, &both).await.unwrap();
    assert_eq!((restored.digests.len(), restored.tags.len()), (2, 2));
    assert_eq!(owner.pull("app").await.unwrap().bytes, app.bytes);
    assert_eq!(owner.blob(digest(&app.blobs[1])).await.unwrap(), app.blobs[1]);
}

#[tokio::test]
async fn what_left_the_trash_does_not_come_back() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let manifest = owner.push(&app, &["v1"]).await;
    let missing = owner.registry.restore_image(&owner.grant, &manifest).await;
    assert!(matches!(missing, Err(Error::ImageMissing { .. })));
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    assert_eq!(owner.registry.purge_trash(&owner.grant).await.unwrap(), 2);
    let missing = owner.registry.restore_image(&owner.grant, &manifest).await;
    assert!(matches!(missing, Err(Error::ImageMissing { .. })));
    let nowhere = site.at("nowhere");
    let missing = nowhere.registry.purge_trash(&nowhere.grant).await;
    assert!(matches!(missing, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn a_deleted_repository_comes_back_with_all_it_held() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &["v1"]).await;
    let before = size(&owner).await;
    owner.registry.put_resource_tags(&owner.grant, vec![("team".to_owned(), "a".to_owned())]).await.unwrap();
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    let trashed = owner.registry.trashed_repositories(&owner.grant, ("", 0), 10).await.unwrap().items;
    assert_eq!(trashed.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["web"]);
    site.pass_hours(23);
    site.collect().await;
    owner.create().await;
    let taken = owner.registry.restore_repository(&owner.grant).await;
    assert!(matches!(taken, Err(Error::RepositoryExists { .. })));
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    owner.registry.purge_trash(&owner.grant).await.unwrap();
    assert!(matches!(
        owner.registry.restore_repository(&owner.grant).await,
        Err(Error::RepositoryMissing { .. })
    ));
    owner.create().await;
    assert_eq!(size(&owner).await, RepositorySize::default());
    owner.push(&app, &["v2"]).await;
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    owner.registry.restore_repository(&owner.grant).await.unwrap();
    assert_eq!((size(&owner).await, owner.pull("v2").await.unwrap().bytes.clone()), (before, app.bytes));
}

#[tokio::test]
async fn the_whole_trash_can_be_emptied() {
    let site = RegistryInABox::on_disk();
    for name in ["web", "api", "jobs"] {
        let owner = site.at(name);
        owner.create().await;
        let manifest = owner.push(&image(name), &["v1"]).await;
        match name {
            "jobs" => drop(owner.registry.delete_repository(&owner.grant, true).await.unwrap()),
            _ => owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap(),
        }
    }
    assert_eq!(site.registry.purge_all_trash().await.unwrap(), 5);
    assert_eq!(site.registry.purge_all_trash().await.unwrap(), 0);
    site.pass_hours(24);
    site.collect().await;
    for hours in [2, 1] {
        site.pass_hours(hours);
        site.collect().await;
    }
    assert_eq!(site.objects(), 0);
}
