//! Collection that is cut off, or that can't read what it needs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::blobs::Blobs;

use super::actor::dropped_after;
use super::content::{digest, image};
use super::registry_in_a_box::{RegistryInABox, collect};
use crate::{Error, Registry};

/// A registry with an image that stays, one that is deleted, a loose blob, and a deleted repository.
async fn with_garbage() -> RegistryInABox {
    let site = RegistryInABox::on_disk();
    let (owner, old) = (site.owner(), site.at("old"));
    owner.create().await;
    old.create().await;
    owner.push(&image("app"), &["v1"]).await;
    let gone = owner.push(&image("gone"), &["v0"]).await;
    owner.push_blob(b"loose").await;
    old.push(&image("old"), &["v1"]).await;
    owner.registry.delete_manifest(&owner.grant, &gone).await.unwrap();
    old.registry.delete_repository(&old.grant, true).await.unwrap();
    site
}

async fn only_the_image_is_left(site: &RegistryInABox) {
    let (owner, app) = (site.owner(), image("app"));
    assert_eq!(owner.pull("v1").await.unwrap().bytes, app.bytes);
    for content in &app.blobs {
        assert_eq!(&owner.blob(digest(content)).await.unwrap(), content);
    }
    assert_eq!((site.objects(), site.registry.stored_size().await.unwrap().objects), (2, 2));
}

#[tokio::test]
async fn a_collector_that_is_cut_off_anywhere_is_driven_on() {
    let (mut cuts, mut polls) = (0, 1);
    loop {
        let (site, mut finished) = (with_garbage().await, true);
        for hours in [24, 1, 2, 1] {
            site.pass_hours(hours);
            finished &= dropped_after(polls, site.registry.round()).await.is_some();
        }
        // Each step lasts for many polls: the further in, the fewer of them are tried.
        (cuts, polls) = (cuts + 1, polls + 1 + polls / 4);
        site.collect_all().await;
        only_the_image_is_left(&site).await;
        if finished {
            break;
        }
    }
    assert!(cuts > 3, "only {cuts} cuts were tried");
}

#[tokio::test]
async fn an_object_that_cannot_be_removed_is_tried_again() {
    for nth in 1..=5 {
        let site = with_garbage().await;
        let blobs = Blobs::failing(site.blobs.clone(), nth);
        let registry =
            Registry::new(site.db.clone(), blobs.clone(), site.world.clone(), site.options.clone());
        for hours in [24, 1, 2] {
            site.pass_hours(hours);
            collect(&registry).await;
        }
        site.pass_seconds(60);
        let done = collect(&registry).await;
        assert_eq!((done.failed, done.removed, blobs.fault_struck()), (1, 4, true));
        let (_, error) = registry.gc_status().await.unwrap().last_error.unwrap();
        assert!(error.contains("removing an object"), "{error}");
        site.pass_seconds(601);
        assert_eq!(collect(&registry).await.removed, 1);
        only_the_image_is_left(&site).await;
    }
}

#[tokio::test]
async fn without_the_database_nothing_is_removed() {
    let site = with_garbage().await;
    for hours in [24, 1] {
        site.pass_hours(hours);
        site.collect().await;
    }
    site.pass_hours(2);
    let objects = site.objects();
    site.break_database().await;
    assert!(matches!(site.registry.collect().await, Err(Error::Unavailable(_))));
    assert_eq!(site.objects(), objects);
}

#[tokio::test]
async fn behind_a_fence_nothing_is_swept() {
    let site = with_garbage().await;
    let open = Arc::new(AtomicBool::new(false));
    let gate = open.clone();
    site.registry.set_fence(Box::new(move || {
        let open = gate.load(Ordering::SeqCst);
        Box::pin(async move { if open { Ok(()) } else { Err("a newer epoch began".to_owned()) } })
    }));
    let objects = site.objects();
    site.collect_all().await;
    assert_eq!(site.objects(), objects);
    let (_, error) = site.registry.gc_status().await.unwrap().last_error.unwrap();
    assert!(error.contains("a newer epoch began"), "{error}");
    open.store(true, Ordering::SeqCst);
    site.collect().await;
    site.pass_seconds(60);
    site.collect().await;
    only_the_image_is_left(&site).await;
}
