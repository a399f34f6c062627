use store::blobs::{Blobs, Generation};
use store::meta::{blob, lost_object};

use super::actor::Actor;
use super::content::{digest, image};
use super::registry_in_a_box::{HERE, MINE, RegistryInABox};
use crate::lost::{How, Verification};
use crate::{Error, LayerAvailability};

const MARK: Verification = Verification { digests: false, mark: true };
const READ: Verification = Verification { digests: true, mark: true };

/// The object that holds `content`.
async fn object(site: &RegistryInABox, content: &[u8]) -> Generation {
    let domain = (MINE, HERE, "");
    let row = blob::by_digest(&mut &site.db, &digest(content).to_string(), domain).await.unwrap().unwrap();
    Generation::parse(&row.generation).unwrap()
}

async fn lose(site: &RegistryInABox, content: &[u8]) {
    site.blobs.delete(&object(site, content).await).await.unwrap();
}

async fn marks(site: &RegistryInABox) -> i64 {
    lost_object::count(&mut &site.db, 100).await.unwrap()
}

/// A registry on files, whose repositories `web` and `api` have `layer` by one object.
async fn shared_layer() -> (RegistryInABox, Actor, Actor) {
    let site = RegistryInABox::on_disk();
    let (web, api) = (site.owner(), site.at("api"));
    web.create().await;
    api.create().await;
    web.push_blob(b"layer").await;
    api.push_blob(b"layer").await;
    (site, web, api)
}

#[tokio::test]
async fn who_reads_a_blob_whose_object_is_gone_makes_it_known_to_all() {
    let (site, web, api) = shared_layer().await;
    lose(&site, b"layer").await;
    let layer = digest(b"layer");
    assert!(api.registry.promise_blob(&api.grant, &layer).await.is_ok(), "nobody has looked yet");
    assert!(matches!(web.blob(layer).await, Err(Error::BlobMissing(_))));
    for actor in [&web, &api] {
        assert!(matches!(
            actor.registry.promise_blob(&actor.grant, &layer).await,
            Err(Error::BlobMissing(_))
        ));
        assert!(matches!(actor.registry.stat_blob(&actor.grant, &layer).await, Err(Error::BlobMissing(_))));
        let told = actor.registry.check_layers(&actor.grant, &[layer]).await.unwrap();
        assert_eq!(told[0].availability, LayerAvailability::Unavailable);
    }
    assert!(!api.registry.mount_blob(&api.grant, &web.grant, &layer).await.unwrap());
}

#[tokio::test]
async fn pushing_a_lost_blob_again_heals_it_in_all_repositories() {
    let (site, web, api) = shared_layer().await;
    lose(&site, b"layer").await;
    web.blob(digest(b"layer")).await.unwrap_err();
    api.push_blob(b"layer").await;
    for actor in [&web, &api] {
        assert_eq!(actor.blob(digest(b"layer")).await.unwrap(), b"layer");
    }
    assert_eq!(marks(&site).await, 0);
    let size = site.registry.stored_size().await.unwrap();
    assert_eq!((size.objects, size.bytes), (1, 5));
}

#[tokio::test]
async fn who_has_no_link_to_it_heals_a_lost_blob_too() {
    let (site, web, _) = shared_layer().await;
    let other = site.at("other");
    other.create().await;
    lose(&site, b"layer").await;
    web.blob(digest(b"layer")).await.unwrap_err();
    other.push_blob(b"layer").await;
    assert_eq!(other.blob(digest(b"layer")).await.unwrap(), b"layer");
    assert_eq!(web.blob(digest(b"layer")).await.unwrap(), b"layer");
}

#[tokio::test]
async fn no_manifest_is_taken_that_names_a_lost_blob() {
    let (site, web, _) = shared_layer().await;
    let app = image("app");
    for blob in &app.blobs {
        web.push_blob(blob).await;
    }
    lose(&site, &app.blobs[1]).await;
    web.blob(digest(&app.blobs[1])).await.unwrap_err();
    assert!(matches!(web.put(&app, &["1"]).await, Err(Error::LayersMissing(_))));
    web.push_blob(&app.blobs[1]).await;
    web.put(&app, &["1"]).await.unwrap();
}

#[tokio::test]
async fn an_outage_marks_nothing() {
    let (site, web, _) = shared_layer().await;
    lose(&site, b"layer").await;
    site.registry.set_fence(Box::new(|| Box::pin(async { Err("the superblock is gone".to_owned()) })));
    assert!(matches!(web.blob(digest(b"layer")).await, Err(Error::Unavailable(_))));
    assert!(matches!(site.registry.verify("", MARK).await, Err(Error::Unavailable(_))));
    let broken = site.at_a_replica_over(Blobs::failing(site.blobs.of_another_process(), 1));
    assert!(matches!(broken.blob(digest(b"layer")).await, Err(Error::Broken(_))));
    assert_eq!(marks(&site).await, 0);
}

#[tokio::test]
async fn verifying_finds_what_is_gone_cut_short_or_changed() {
    let (site, web, _) = shared_layer().await;
    for content in [b"whole", b"short", b"other"] {
        web.push_blob(content).await;
    }
    let path = |generation: &Generation| site.file(&generation.to_string());
    lose(&site, b"layer").await;
    std::fs::write(path(&object(&site, b"short").await), b"shor").unwrap();
    std::fs::write(path(&object(&site, b"other").await), b"OTHER").unwrap();
    let by_length = site.registry.verify("", MARK).await.unwrap();
    assert_eq!((by_length.looked, by_length.lost.len(), by_length.after), (4, 2, None));
    let read = site.registry.verify("", READ).await.unwrap();
    let how =
        |content: &[u8]| read.lost.iter().find(|it| it.digest == digest(content).to_string()).unwrap().how;
    assert_eq!([how(b"layer"), how(b"short"), how(b"other")], [How::Missing, How::Length, How::Content]);
    assert_eq!((read.lost.len(), marks(&site).await), (3, 3));
}

#[tokio::test]
async fn what_is_whole_again_is_told_of_again() {
    let (site, web, _) = shared_layer().await;
    let path = site.file(&object(&site, b"layer").await.to_string());
    let aside = path.with_extension("aside");
    std::fs::rename(&path, &aside).unwrap();
    web.blob(digest(b"layer")).await.unwrap_err();
    std::fs::rename(&aside, &path).unwrap();
    let verified = site.registry.verify("", MARK).await.unwrap();
    assert_eq!((verified.found, verified.lost.len()), (1, 0));
    assert_eq!(web.blob(digest(b"layer")).await.unwrap(), b"layer");
}

#[tokio::test]
async fn what_is_left_of_a_lost_object_is_removed_once_it_was_replaced() {
    let site = RegistryInABox::on_disk();
    let web = site.owner();
    web.create().await;
    web.push_blob(b"layer").await;
    let old = object(&site, b"layer").await;
    std::fs::write(site.file(&old.to_string()), b"LAYER").unwrap();
    assert_eq!(site.registry.verify("", READ).await.unwrap().lost.len(), 1);
    web.push_blob(b"layer").await;
    site.pass_seconds(120);
    site.registry.collect().await.unwrap();
    assert_eq!(site.blobs.length(&old).await.unwrap(), None);
    assert_eq!(web.blob(digest(b"layer")).await.unwrap(), b"layer");
}
