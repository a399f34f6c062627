//! Who was told that a repository has a blob may push what names it.

use super::actor::Actor;
use super::content::{digest, image};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, LayerAvailability};

async fn on_disk() -> RegistryInABox {
    let site = RegistryInABox::on_disk();
    site.owner().create().await;
    site
}

async fn head(owner: &Actor, content: &[u8]) -> Result<u64, Error> {
    Ok(owner.registry.promise_blob(&owner.grant, &digest(content)).await?.size)
}

#[tokio::test]
async fn a_blob_that_was_seen_stays_for_a_lease_though_its_image_goes() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    let manifest = owner.push(&app, &[]).await;
    site.pass_hours(100);
    site.collect().await;
    for content in &app.blobs {
        head(&owner, content).await.unwrap();
    }
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    owner.registry.purge_trash(&owner.grant).await.unwrap();
    for _ in 0..5 {
        site.pass_hours(4);
        site.collect().await;
    }
    owner.put(&app, &["v1"]).await.unwrap();
    site.collect_all().await;
    assert_eq!(owner.blob(digest(&app.blobs[1])).await.unwrap(), app.blobs[1]);
}

#[tokio::test]
async fn looking_again_keeps_a_blob_longer() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    for content in &app.blobs {
        owner.push_blob(content).await;
    }
    for round in 0..6 {
        site.pass_hours(20);
        match round % 2 {
            0 => drop(head(&owner, &app.blobs[0]).await.unwrap()),
            _ => drop(owner.push_blob(&app.blobs[0]).await),
        }
        let asked = [digest(&app.blobs[1]), digest(b"absent")];
        let layers = owner.registry.check_layers(&owner.grant, &asked).await.unwrap();
        assert!(matches!(layers[0].availability, LayerAvailability::Available { .. }));
        assert_eq!(layers[1].availability, LayerAvailability::Unavailable);
        site.collect().await;
    }
    owner.put(&app, &["v1"]).await.unwrap();
}

#[tokio::test]
async fn asking_again_for_what_was_finished_keeps_it_longer() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    let mut finished = Vec::new();
    for content in &app.blobs {
        let id = owner.begin().await;
        owner.finish(&id, content, digest(content)).await.unwrap();
        finished.push((id, digest(content)));
    }
    site.pass_hours(20);
    for (id, digest) in finished {
        owner.finish(&id, b"", digest).await.unwrap();
    }
    site.pass_hours(20);
    site.collect().await;
    owner.put(&app, &["v1"]).await.unwrap();
}

#[tokio::test]
async fn a_look_while_half_a_lease_is_left_writes_nothing() {
    let site = on_disk().await;
    let (owner, layer) = (site.owner(), site.owner().push_blob(b"layer").await);
    site.pass_hours(11);
    let before = site.lease(&owner, layer).await;
    head(&owner, b"layer").await.unwrap();
    assert_eq!(site.lease(&owner, layer).await, before);
    site.pass_hours(2);
    head(&owner, b"layer").await.unwrap();
    assert_eq!(site.lease(&owner, layer).await, Some(site.world.clock.micros() + 24 * 3_600_000_000));
}

#[tokio::test]
async fn a_lease_that_is_over_is_over() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    for content in &app.blobs {
        owner.push_blob(content).await;
    }
    site.pass_hours(24);
    site.collect().await;
    assert!(matches!(head(&owner, &app.blobs[0]).await, Err(Error::BlobMissing(_))));
    let mut names: Vec<_> = app.blobs.iter().map(|content| digest(content).to_string()).collect();
    names.sort();
    let refused = owner.put(&app, &["v1"]).await;
    assert!(matches!(refused, Err(Error::LayersMissing(missing)) if missing == names));
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn a_mount_saves_what_its_source_loses() {
    let site = on_disk().await;
    let (web, api) = (site.owner(), site.at("api"));
    api.create().await;
    let layer = web.push_blob(b"layer").await;
    site.pass_hours(24);
    assert!(api.registry.mount_blob(&api.grant, &web.grant, &layer).await.unwrap());
    for hours in [0, 2, 20] {
        site.pass_hours(hours);
        site.collect().await;
        assert!(matches!(web.blob(layer).await, Err(Error::BlobMissing(_))));
        assert_eq!(api.blob(layer).await.unwrap(), b"layer");
    }
    assert!(!web.registry.mount_blob(&web.grant, &site.at("nowhere").grant, &layer).await.unwrap());
    assert!(web.registry.mount_blob(&web.grant, &api.grant, &layer).await.unwrap());
    assert_eq!(site.objects(), 1);
}

#[tokio::test]
async fn a_condemned_object_that_is_pushed_again_lives() {
    let site = on_disk().await;
    let owner = site.owner();
    let layer = owner.push_blob(b"layer").await;
    site.pass_hours(24);
    assert_eq!(site.collect().await.unlinked, 1);
    let [explained] = &site.registry.explain(&layer).await.unwrap()[..] else { panic!() };
    assert_eq!(explained.condemned_at, Some(site.world.clock.micros()));
    assert_eq!(explained.swept_from, Some(site.world.clock.micros() + 2 * 3_600_000_000));
    owner.push_blob(b"layer").await;
    site.pass_hours(3);
    site.collect().await;
    assert_eq!(owner.blob(layer).await.unwrap(), b"layer");
    assert_eq!(site.registry.explain(&layer).await.unwrap()[0].condemned_at, None);
}

#[tokio::test]
async fn after_the_sweep_a_push_makes_an_object_of_its_own() {
    let site = on_disk().await;
    let owner = site.owner();
    let layer = owner.push_blob(b"layer").await;
    let old = site.registry.explain(&layer).await.unwrap().remove(0).generation;
    site.pass_hours(24);
    site.collect().await;
    site.pass_hours(2);
    let done = site.collect().await;
    assert_eq!((done.swept, done.removed, site.object(&old).await), (1, 0, Some(5)));
    owner.push_blob(b"layer").await;
    // A standby that takes over may lag by a minute, and link to the object again.
    site.pass_seconds(59);
    assert_eq!((site.collect().await.removed, site.object(&old).await), (0, Some(5)));
    site.pass_seconds(1);
    assert_eq!((site.collect().await.removed, site.object(&old).await), (1, None));
    assert_ne!(site.registry.explain(&layer).await.unwrap().remove(0).generation, old);
    assert_eq!(owner.blob(layer).await.unwrap(), b"layer");
}
