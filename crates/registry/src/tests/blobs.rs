use store::Change;

use super::actor::Actor;
use super::content::{digest, image};
use super::registry_in_a_box::{ELSEWHERE, HERE, MINE, RegistryInABox, THEIRS};
use crate::{Error, LayerAvailability, Options};

/// The objects that the log says were made.
async fn objects_made(site: &RegistryInABox) -> usize {
    let made = |change: &Change| matches!(change, Change::BlobLinked { blob: Some(_), .. });
    site.changes().await.iter().filter(|change| made(change)).count()
}

async fn mount(to: &Actor, from: &Actor, content: &[u8]) -> Result<bool, Error> {
    to.registry.mount_blob(&to.grant, &from.grant, &digest(content)).await
}

#[tokio::test]
async fn content_is_kept_once_in_each_account_and_region() {
    let site = RegistryInABox::on_disk();
    let (web, api) = (site.at("web"), site.at("api"));
    let others = [site.somebody(THEIRS, HERE, "web"), site.somebody(MINE, ELSEWHERE, "web")];
    for actor in [&web, &api].into_iter().chain(&others) {
        actor.create().await;
    }
    for actor in [&web, &api, &web] {
        actor.push_blob(b"shared").await;
    }
    assert_eq!((objects_made(&site).await, site.objects()), (1, 1));
    for other in &others {
        assert!(matches!(other.blob(digest(b"shared")).await, Err(Error::BlobMissing(_))));
        other.push_blob(b"shared").await;
    }
    assert_eq!((objects_made(&site).await, site.objects()), (3, 3));
    for actor in [&web, &api].into_iter().chain(&others) {
        assert_eq!(actor.blob(digest(b"shared")).await.unwrap(), b"shared");
    }
}

#[tokio::test]
async fn a_blob_pushed_again_after_its_deletion_is_found_again() {
    let site = RegistryInABox::on_disk();
    let owner = site.owner();
    owner.create().await;
    let layer = owner.push_blob(b"layer").await;
    owner.registry.delete_blob(&owner.grant, &layer).await.unwrap();
    assert!(matches!(owner.blob(layer).await, Err(Error::BlobMissing(missing)) if missing == layer));
    owner.push_blob(b"layer").await;
    assert_eq!(owner.blob(layer).await.unwrap(), b"layer");
    assert_eq!(site.objects(), 1);
}

#[tokio::test]
async fn a_range_of_a_blob_is_read() {
    let site = RegistryInABox::with_repository().await;
    let (owner, digest) = (site.owner(), site.owner().push_blob(b"0123456789").await);
    let stat = owner.registry.stat_blob(&owner.grant, &digest).await.unwrap();
    assert_eq!((stat.digest, stat.size), (digest, 10));
    let mut reader = owner.registry.read_blob(&stat, 3..7).await.unwrap();
    assert_eq!(reader.remaining(), 4);
    assert_eq!(reader.next_chunk().await.unwrap().unwrap(), "3456");
    assert!(matches!(owner.registry.read_blob(&stat, 3..11).await, Err(Error::Broken(_))));
}

#[tokio::test]
async fn a_blob_is_mounted_from_where_it_is() {
    let site = RegistryInABox::with_repository().await;
    let (web, api) = (site.owner(), site.at("api"));
    api.create().await;
    web.push_blob(b"layer").await;
    assert!(mount(&api, &web, b"layer").await.unwrap());
    assert!(mount(&api, &web, b"layer").await.unwrap());
    assert!(mount(&api, &api, b"layer").await.unwrap());
    web.registry.delete_repository(&web.grant, true).await.unwrap();
    assert_eq!(api.blob(digest(b"layer")).await.unwrap(), b"layer");
    assert_eq!(objects_made(&site).await, 1);
}

#[tokio::test]
async fn what_cannot_be_mounted_is_not() {
    let site = RegistryInABox::with_repository().await;
    let (web, nowhere) = (site.owner(), site.at("nowhere"));
    web.push_blob(b"layer").await;
    let elsewhere = [site.somebody(THEIRS, HERE, "web"), site.somebody(MINE, ELSEWHERE, "web")];
    for other in &elsewhere {
        other.create().await;
        assert!(!mount(other, &web, b"layer").await.unwrap());
        assert!(other.blob(digest(b"layer")).await.is_err());
    }
    let api = site.at("api");
    api.create().await;
    assert!(!mount(&api, &web, b"another layer").await.unwrap());
    assert!(!mount(&api, &nowhere, b"layer").await.unwrap());
    assert!(matches!(mount(&nowhere, &web, b"layer").await, Err(Error::RepositoryMissing { .. })));
    web.registry.delete_blob(&web.grant, &digest(b"layer")).await.unwrap();
    assert!(!mount(&api, &web, b"layer").await.unwrap());
}

#[tokio::test]
async fn mounting_may_be_off() {
    let site = RegistryInABox::with(Options { blob_mounting: false, ..Options::default() });
    let (web, api) = (site.owner(), site.at("api"));
    web.create().await;
    api.create().await;
    web.push_blob(b"layer").await;
    assert!(!mount(&api, &web, b"layer").await.unwrap());
    assert!(matches!(api.blob(digest(b"layer")).await, Err(Error::BlobMissing(_))));
}

#[tokio::test]
async fn a_blob_that_a_manifest_names_is_not_deleted() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let (manifest, layer) = (owner.push(&app, &[]).await, digest(&app.blobs[1]));
    let refused = owner.registry.delete_blob(&owner.grant, &layer).await;
    assert!(matches!(refused, Err(Error::ReferencedByManifest(names)) if names == [manifest.to_string()]));
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    owner.registry.delete_blob(&owner.grant, &layer).await.unwrap();
    let again = owner.registry.delete_blob(&owner.grant, &layer).await;
    assert!(matches!(again, Err(Error::BlobMissing(missing)) if missing == layer));
    let nowhere = site.at("nowhere");
    let refused = nowhere.registry.delete_blob(&nowhere.grant, &layer).await;
    assert!(matches!(refused, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn layers_are_checked_many_at_a_time() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &[]).await;
    let asked = [owner.push_blob(b"loose").await, digest(b"absent"), digest(&app.blobs[0])];
    let layers = owner.registry.check_layers(&owner.grant, &asked).await.unwrap();
    assert_eq!(layers.iter().map(|layer| layer.digest).collect::<Vec<_>>(), asked);
    let config = Some(oci::media_type::OCI_CONFIG.to_owned());
    assert_eq!(layers[0].availability, LayerAvailability::Available { size: 5, media_type: None });
    assert_eq!(layers[1].availability, LayerAvailability::Unavailable);
    assert_eq!(layers[2].availability, LayerAvailability::Available { size: 13, media_type: config });
    let nowhere = site.at("nowhere");
    let refused = nowhere.registry.check_layers(&nowhere.grant, &asked).await;
    assert!(matches!(refused, Err(Error::RepositoryMissing { .. })));
}
