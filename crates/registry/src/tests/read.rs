use super::content::{image, note};
use super::registry_in_a_box::{HERE, MINE, RegistryInABox, THEIRS};
use crate::{Error, Options};

#[tokio::test]
async fn an_image_is_read_by_tag_and_by_digest_byte_for_byte() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    for _ in 0..2 {
        for read in [owner.pull("v1").await.unwrap(), owner.pull(digest).await.unwrap()] {
            assert_eq!((read.digest, &read.bytes), (digest, &app.bytes));
            assert_eq!(read.media_type, oci::media_type::OCI_MANIFEST);
        }
    }
    let stranger = site.somebody(THEIRS, HERE, "web");
    stranger.create().await;
    assert!(matches!(stranger.pull(digest).await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let site = RegistryInABox::with_repository().await;
    let (owner, absent) = (site.owner(), image("absent").digest());
    let missing = owner.pull("v1").await;
    assert!(matches!(missing, Err(Error::ImageMissing { digest: None, tag: Some(tag) }) if tag == "v1"));
    let missing = owner.pull(absent).await;
    assert!(
        matches!(missing, Err(Error::ImageMissing { digest: Some(it), tag: None }) if it == absent.to_string())
    );
    let nowhere = site.at("nowhere").pull("v1").await;
    assert!(
        matches!(nowhere, Err(Error::RepositoryMissing { name, account }) if name == "nowhere" && account == MINE)
    );
}

#[tokio::test]
async fn a_miss_is_not_remembered() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    assert!(owner.pull(app.digest()).await.is_err());
    assert!(owner.pull("v1").await.is_err());
    owner.push(&app, &["v1"]).await;
    owner.pull(app.digest()).await.unwrap();
    owner.pull("v1").await.unwrap();
}

#[tokio::test]
async fn a_deleted_image_is_unreadable_at_once() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app, kept) = (site.owner(), image("app"), image("kept"));
    let (digest, other) = (owner.push(&app, &["v1"]).await, owner.push(&kept, &["v2"]).await);
    for read in [digest.to_string(), "v1".to_owned(), other.to_string()] {
        owner.pull(read).await.unwrap();
    }
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    assert!(matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })));
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. })));
    assert_eq!(owner.pull(other).await.unwrap().bytes, kept.bytes);
}

#[tokio::test]
async fn a_read_that_a_deletion_overtakes_is_not_remembered() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &[]).await;
    let (images, now) = (&site.registry.inner.images, site.world.clock.micros());
    let place = crate::Place::of(&owner.grant).unwrap();
    let begun = images.deletions();
    let read = owner.pull(digest).await.unwrap();
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    images.keep(read.clone(), begun);
    images.remember(&place, &read, now, begun);
    assert!(images.present(&place, &digest, now).is_none());
    assert!(matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn another_process_deletion_is_noticed_within_five_seconds() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let digest = owner.push(&app, &["v1"]).await;
    owner.pull(digest).await.unwrap();
    let elsewhere =
        crate::Registry::new(site.db.clone(), site.blobs.clone(), site.world.clone(), site.options.clone());
    elsewhere.delete_manifest(&owner.grant, &digest).await.unwrap();
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. })));
    site.pass_seconds(5);
    assert!(matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })));
}

#[tokio::test]
async fn bytes_pushed_again_after_a_deletion_have_their_new_media_type() {
    let site = RegistryInABox::with_repository().await;
    let (owner, mut note) = (site.owner(), note("untyped"));
    note.bytes = r#"{"schemaVersion":2,"note":"its type comes with the push"}"#.into();
    for media_type in ["application/vnd.one+json", "application/vnd.two+json"] {
        note.media_type = Some(media_type.to_owned());
        let digest = owner.push(&note, &["v1"]).await;
        assert_eq!(owner.pull("v1").await.unwrap().media_type, media_type);
        assert_eq!(owner.pull(digest).await.unwrap().media_type, media_type);
        owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    }
}

#[tokio::test]
async fn reading_works_without_a_byte_of_cache() {
    let site = RegistryInABox::with(Options { manifest_cache_bytes: 0, ..Options::default() });
    let (owner, app) = (site.owner(), image("app"));
    owner.create().await;
    let digest = owner.push(&app, &["v1"]).await;
    for _ in 0..3 {
        assert_eq!(owner.pull(digest).await.unwrap().bytes, app.bytes);
        assert_eq!(owner.pull("v1").await.unwrap().bytes, app.bytes);
    }
}
