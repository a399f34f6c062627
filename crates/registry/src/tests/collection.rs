//! What nobody names gives its space back, and nothing else does.

use jiff::SignedDuration;

use super::content::{digest, image, index, note};
use super::registry_in_a_box::{HERE, MINE, RegistryInABox, THEIRS, collect};
use crate::{Collected, Error, Registry, Stage, StoredSize};

async fn on_disk() -> RegistryInABox {
    let site = RegistryInABox::on_disk();
    site.owner().create().await;
    site
}

#[tokio::test]
async fn any_process_knows_when_collection_last_ran_and_what_failed() {
    let site = RegistryInABox::with_repository().await;
    site.registry.set_fence(Box::new(|| Box::pin(async { Err("no superblock".to_owned()) })));
    assert_eq!(site.registry.collect().await.unwrap().failed, 1);
    let told = site.at_a_replica().registry.gc_status().await.unwrap();
    assert!(told.last_run_at.is_some());
    let (_, failure) = told.last_error.unwrap();
    assert!(failure.contains("no superblock"), "{failure}");
}

#[tokio::test]
async fn a_deleted_image_gives_its_space_back_within_the_windows() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    let manifest = owner.push(&app, &["v1"]).await;
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    for (hours, objects) in [(0, 2), (23, 2), (1, 2), (1, 2), (2, 2), (1, 0)] {
        site.pass_hours(hours);
        site.collect().await;
        assert_eq!(site.objects(), objects, "after {hours} more hours");
    }
    assert_eq!(site.registry.stored_size().await.unwrap(), StoredSize::default());
    assert!(site.registry.explain(&digest(&app.blobs[0])).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_an_image_names_is_never_collected() {
    let site = on_disk().await;
    let (owner, app, other) = (site.owner(), image("app"), image("other"));
    owner.push(&app, &["v1"]).await;
    let other = owner.push(&other, &[]).await;
    owner.push_blob(b"loose").await;
    owner.registry.delete_manifest(&owner.grant, &other).await.unwrap();
    for _ in 0..3 {
        site.collect_all().await;
    }
    assert_eq!(site.objects(), 2);
    for content in &app.blobs {
        assert_eq!(&owner.blob(digest(content)).await.unwrap(), content);
    }
    assert!(matches!(owner.blob(digest(b"loose")).await, Err(Error::BlobMissing(_))));
}

#[tokio::test]
async fn a_blob_that_another_repository_has_outlives_the_first() {
    let site = on_disk().await;
    let (web, api, app) = (site.owner(), site.at("api"), image("app"));
    api.create().await;
    web.push(&app, &["v1"]).await;
    api.push(&app, &["v1"]).await;
    web.registry.delete_repository(&web.grant, true).await.unwrap();
    site.collect_all().await;
    assert_eq!(site.objects(), 2);
    assert_eq!(api.blob(digest(&app.blobs[1])).await.unwrap(), app.blobs[1]);
    let [explained] = &site.registry.explain(&digest(&app.blobs[1])).await.unwrap()[..] else { panic!() };
    assert_eq!(explained.holders.len(), 1);
    assert_eq!((explained.holders[0].repository.as_str(), explained.holders[0].living.len()), ("api", 1));
    assert_eq!((explained.condemned_at, explained.swept_from), (None, None));
}

#[tokio::test]
async fn a_deleted_repository_goes_step_by_step() {
    let site = on_disk().await;
    let owner = site.owner();
    for n in 0..520 {
        owner.put(&note(&n.to_string()), &[&format!("v{n}")]).await.unwrap();
    }
    owner.push(&image("app"), &["app"]).await;
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    site.pass_hours(24);
    let first = site.registry.collect().await.unwrap();
    assert!(first.cleared <= 500 && first.more);
    let rest = site.collect().await;
    assert!(first.cleared + rest.cleared >= 521 * 2, "{first:?} {rest:?}");
    site.pass_hours(3);
    site.collect().await;
    site.pass_seconds(60);
    site.collect().await;
    assert_eq!(site.objects(), 0);
    let status = site.registry.gc_status().await.unwrap();
    assert!(status.stages.iter().all(|stage| stage.waiting == 0), "{status:?}");
}

#[tokio::test]
async fn domains_do_not_touch_each_others_objects() {
    let site = on_disk().await;
    let (mine, theirs, app) = (site.owner(), site.somebody(THEIRS, HERE, "web"), image("app"));
    theirs.create().await;
    let manifest = mine.push(&app, &[]).await;
    theirs.push(&app, &[]).await;
    mine.registry.delete_manifest(&mine.grant, &manifest).await.unwrap();
    site.collect_all().await;
    assert_eq!(site.objects(), 2);
    assert!(matches!(mine.blob(digest(&app.blobs[0])).await, Err(Error::BlobMissing(_))));
    assert_eq!(theirs.blob(digest(&app.blobs[0])).await.unwrap(), app.blobs[0]);
    assert!(matches!(site.somebody(MINE, HERE, "web").pull(manifest).await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn a_diamond_of_indexes_costs_no_more_than_its_images() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &[]).await;
    let mut layer = vec![app];
    for level in 0..12 {
        let both: Vec<_> = layer.iter().collect();
        let left = index(&both);
        let right = note(&format!("{level}"));
        for picture in [&left, &right] {
            owner.put(picture, &[]).await.unwrap();
        }
        layer = vec![left, right];
    }
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    site.pass_hours(24);
    let done = site.collect().await;
    // 25 manifests, what they name (2 blobs and 23 children), 2 links.
    assert!(done.cleared <= 25 + 25 + 2, "{done:?}");
}

#[tokio::test]
async fn two_collectors_share_the_work() {
    let site = on_disk().await;
    let owner = site.owner();
    for n in 0..40_u8 {
        owner.push_blob(&[n; 100]).await;
    }
    let other = Registry::new(site.db.clone(), site.blobs.clone(), site.world.clone(), site.options.clone());
    let mut sum = Collected::default();
    for hours in [24, 2, 1] {
        site.pass_hours(hours);
        let (one, two) = tokio::join!(collect(&site.registry), collect(&other));
        sum.unlinked += one.unlinked + two.unlinked;
        sum.removed += one.removed + two.removed;
    }
    assert_eq!((sum.unlinked, sum.removed, site.objects()), (40, 40, 0));
}

#[tokio::test]
async fn a_clock_that_is_set_stops_collection_for_a_lease() {
    let site = on_disk().await;
    let owner = site.owner();
    owner.push_blob(b"promised").await;
    site.collect().await;
    site.world.clock.set(SignedDuration::from_hours(100));
    assert_eq!(site.collect().await, Collected::default());
    assert!(site.registry.gc_status().await.unwrap().clock_halt_seconds > 23 * 3600);
    site.pass_hours(23);
    assert_eq!(site.collect().await, Collected::default());
    assert_eq!(owner.blob(digest(b"promised")).await.unwrap(), b"promised");
    site.pass_hours(1);
    assert_eq!(site.collect().await.unlinked, 1);
}

#[tokio::test]
async fn a_promise_outlasts_a_clock_that_is_set_while_nobody_runs() {
    let site = on_disk().await;
    site.owner().push_blob(b"promised").await;
    site.collect().await;
    site.world.clock.set(SignedDuration::from_hours(100));
    let site = site.restarted().await;
    site.pass_hours(5);
    assert_eq!(site.collect().await.unlinked, 0);
    assert_eq!(site.owner().blob(digest(b"promised")).await.unwrap(), b"promised");
    site.pass_hours(1);
    assert_eq!(site.collect().await.unlinked, 1);
}

#[tokio::test]
async fn nothing_is_swept_in_the_first_hours_of_a_process() {
    let site = on_disk().await;
    site.owner().push_blob(b"loose").await;
    site.pass_hours(24);
    site.collect().await;
    site.pass_hours(2);
    let site = site.restarted().await;
    assert_eq!(site.collect().await, Collected::default());
    assert_eq!(site.objects(), 1);
    site.pass_hours(2);
    assert_eq!(site.collect().await.swept, 1);
}

#[tokio::test]
async fn the_status_tells_what_waits_where() {
    let site = on_disk().await;
    let (owner, app) = (site.owner(), image("app"));
    let manifest = owner.push(&app, &[]).await;
    owner.push_blob(b"loose").await;
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    let status = site.registry.gc_status().await.unwrap();
    let of = |stage| status.stages.iter().find(|backlog| backlog.stage == stage).unwrap();
    assert_eq!((of(Stage::Trash).waiting, of(Stage::Trash).due), (1, 0));
    assert_eq!(of(Stage::Trash).oldest_due_at, Some(site.world.clock.micros() + 24 * 3_600_000_000));
    assert_eq!((of(Stage::Links).waiting, of(Stage::Links).bytes), (3, None));
    assert_eq!((of(Stage::Condemned).waiting, status.last_run_at), (0, None));
    site.pass_hours(25);
    site.collect().await;
    let status = site.registry.gc_status().await.unwrap();
    assert_eq!(status.stages[3].waiting, 1, "{status:?}");
    assert_eq!(status.last_run_at, Some(site.world.clock.micros()));
}
