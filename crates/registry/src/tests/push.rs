use oci::ManifestError;

use super::content::{digest, image, index, note, referrer, sha512};
use super::registry_in_a_box::{MINE, RegistryInABox};
use crate::{Error, ImageDetail, ImageSelector, Mutability, OnRepeat};

async fn described(site: &RegistryInABox, tag: &str) -> ImageDetail {
    let owner = site.owner();
    let selector = ImageSelector { digest: None, tag: Some(tag.to_owned()) };
    owner.registry.describe_selected(&owner.grant, &[selector]).await.unwrap().remove(0)
}

#[tokio::test]
async fn an_image_is_pushed_and_described() {
    let site = RegistryInABox::with_repository().await;
    let app = image("app");
    let digest = site.owner().push(&app, &["v1", "latest"]).await;
    let detail = described(&site, "v1").await;
    assert_eq!(
        (detail.digest, detail.tags),
        (digest.to_string(), vec!["latest".to_owned(), "v1".to_owned()])
    );
    assert_eq!(detail.size, (app.blobs[0].len() + app.blobs[1].len()) as u64);
    assert_eq!(detail.pushed_at, site.world.clock.micros());
    assert_eq!(detail.media_type, oci::media_type::OCI_MANIFEST);
    assert_eq!(detail.artifact_media_type.as_deref(), Some(oci::media_type::OCI_CONFIG));
    assert_eq!((detail.pulled_at, detail.subject), (None, None));
}

#[tokio::test]
async fn what_a_manifest_names_must_be_in_the_repository() {
    let site = RegistryInABox::with_repository().await;
    let (owner, other, app) = (site.owner(), site.at("other"), image("app"));
    other.create().await;
    other.push(&app, &["v1"]).await;
    owner.push_blob(&app.blobs[0]).await;
    let refused = owner.put(&app, &["v1"]).await;
    assert!(
        matches!(refused, Err(Error::LayersMissing(missing)) if missing == [digest(&app.blobs[1]).to_string()])
    );
    let refused = owner.put(&index(&[&app]), &["v1"]).await;
    assert!(matches!(refused, Err(Error::ChildrenMissing(missing)) if missing == [app.digest().to_string()]));
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. })));
    let nowhere = site.at("nowhere").put(&app, &["v1"]).await;
    assert!(
        matches!(nowhere, Err(Error::RepositoryMissing { name, account }) if name == "nowhere" && account == MINE)
    );
}

#[tokio::test]
async fn an_index_is_as_large_as_its_largest_child() {
    let site = RegistryInABox::with_repository().await;
    let (small, large) = (image("small"), image("a considerably larger one"));
    for child in [&small, &large] {
        site.owner().push(child, &[]).await;
    }
    let both = index(&[&small, &large]);
    site.owner().push(&both, &["both"]).await;
    let largest = (large.blobs[0].len() + large.blobs[1].len()) as u64;
    assert_eq!(described(&site, "both").await.size, largest);
    site.owner().push(&index(&[&both]), &["nested"]).await;
    assert_eq!(described(&site, "nested").await.size, largest);
}

#[tokio::test]
async fn an_unsound_manifest_is_refused() {
    let site = RegistryInABox::with_repository().await;
    let mut app = image("app");
    app.bytes = app.bytes.slice(1..);
    let refused = site.owner().put(&app, &["v1"]).await;
    assert!(matches!(refused, Err(Error::ManifestInvalid(_))));
    let mut untyped = image("app");
    untyped.bytes = r#"{"schemaVersion":2}"#.into();
    let refused = site.owner().put(&untyped, &["v1"]).await;
    assert!(matches!(refused, Err(Error::ManifestInvalid(ManifestError::MediaTypeMissing))));
}

#[tokio::test]
async fn a_manifest_is_kept_under_the_digest_that_it_was_pushed_by() {
    let site = RegistryInABox::with_repository().await;
    let (owner, note) = (site.owner(), note("one"));
    let long = sha512(&note.bytes);
    assert_eq!(owner.push(&note.clone().named(long), &[]).await, long);
    assert_eq!(owner.pull(long).await.unwrap().bytes, note.bytes);
    assert!(matches!(owner.pull(digest(&note.bytes)).await, Err(Error::ImageMissing { .. })));
    let wrong = owner.put(&note.clone().named(digest(b"other")), &[]).await;
    assert!(matches!(wrong, Err(Error::DigestMismatch { claimed, actual })
            if claimed == digest(b"other") && actual == digest(&note.bytes)));
}

#[tokio::test]
async fn a_repeated_push_is_accepted_or_refused_as_the_door_wants() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    owner.push(&app, &["v1"]).await;
    let changes = site.changes().await.len();
    owner.put(&app, &["v1"]).await.unwrap();
    owner.put(&app, &[]).await.unwrap();
    let again = owner.put_new(&app, &["v1"], OnRepeat::Refuse).await;
    assert!(matches!(again, Err(Error::ImageExists { tag: Some(tag), .. }) if tag == "v1"));
    let again = owner.put_new(&app, &[], OnRepeat::Refuse).await;
    assert!(
        matches!(again, Err(Error::ImageExists { tag: None, digest }) if digest == app.digest().to_string())
    );
    assert_eq!(site.changes().await.len(), changes);
    owner.put_new(&app, &["v2"], OnRepeat::Refuse).await.unwrap();
}

#[tokio::test]
async fn a_tag_that_moves_leaves_its_image_where_it_was() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old, new) = (site.owner(), image("old"), image("new"));
    owner.push(&old, &["latest"]).await;
    let first_pushed = site.world.clock.micros();
    site.pass_seconds(60);
    owner.push(&new, &["latest"]).await;
    assert_eq!(owner.pull("latest").await.unwrap().digest, new.digest());
    assert_eq!(owner.pull(old.digest()).await.unwrap().bytes, old.bytes);
    owner.put(&old, &["latest", "old"]).await.unwrap();
    let detail = described(&site, "latest").await;
    assert_eq!((detail.digest, detail.pushed_at), (old.digest().to_string(), first_pushed));
}

#[tokio::test]
async fn an_immutable_tag_stays() {
    let site = RegistryInABox::open();
    let (owner, app) = (site.owner(), image("app"));
    owner.create_with(Mutability::Immutable).await;
    owner.push(&app, &["v1"]).await;
    let moved = owner.put(&note("other"), &["v1"]).await;
    assert!(matches!(moved, Err(Error::TagImmutable { tag, excluded: false }) if tag == "v1"));
    assert!(matches!(owner.put(&app, &["v1"]).await, Err(Error::TagImmutable { .. })));
    let again = owner.put_new(&app, &["v1"], OnRepeat::Refuse).await;
    assert!(matches!(again, Err(Error::ImageExists { .. })));
    let partly = owner.put(&note("other"), &["v2", "v1"]).await;
    assert!(matches!(partly, Err(Error::TagImmutable { .. })));
    assert!(matches!(owner.pull("v2").await, Err(Error::ImageMissing { .. })));
    owner.registry.delete_tag(&owner.grant, &oci::Tag::parse("v1").unwrap()).await.unwrap();
    owner.put(&note("other"), &["v1", "v2"]).await.unwrap();
}

#[tokio::test]
async fn a_subject_need_not_exist_and_is_told_of() {
    let site = RegistryInABox::with_repository().await;
    let subject = digest(b"never pushed");
    let pushed = site.owner().put(&referrer(subject, "first"), &[]).await.unwrap();
    assert_eq!(pushed.subject, Some(subject));
    assert_eq!(pushed.media_type, oci::media_type::OCI_INDEX);
}
