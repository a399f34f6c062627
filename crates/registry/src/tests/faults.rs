//! The n-th effect on the blob store fails, for n = 1, 2, 3 and so on, in the middle of a push.

use store::blobs::Blobs;

use super::actor::{Actor, body};
use super::content::{Picture, digest, image, sha512};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, Options};

/// What the registry said that it keeps.
#[derive(Default)]
pub(super) struct Acknowledged {
    blobs: Vec<(oci::Digest, Vec<u8>)>,
    image: bool,
}

/// A push as a client makes it: one blob in one piece, one in chunks, one under SHA-512 that is named late, one
/// that is there already, the manifest; then a pull and a cancelled upload.
pub(super) async fn push(owner: &Actor, app: &Picture, kept: &mut Acknowledged) -> Result<(), Error> {
    let (config, layer) = (&app.blobs[0], &app.blobs[1]);
    let id = owner.registry.begin_upload(&owner.grant, None).await?.id;
    owner.finish(&id, config, digest(config)).await?;
    kept.blobs.push((digest(config), config.clone()));
    for hash in [digest, sha512] {
        let id = owner.registry.begin_upload(&owner.grant, None).await?.id;
        owner.append(&id, 0, &layer[..3]).await?;
        owner.append(&id, 3, &layer[3..8]).await?;
        owner.finish(&id, &layer[8..], hash(layer)).await?;
        kept.blobs.push((hash(layer), layer.clone()));
    }
    let id = owner.registry.begin_upload(&owner.grant, None).await?.id;
    owner.finish(&id, layer, digest(layer)).await?;
    owner.put(app, &["v1"]).await?;
    kept.image = true;
    let id = owner.registry.begin_upload(&owner.grant, None).await?.id;
    owner.append_body(&id, None, body(b"never mind")).await?;
    owner.registry.cancel_upload(&owner.grant, &id).await
}

/// What was acknowledged is there; what is there is whole.
pub(super) async fn check(owner: &Actor, app: &Picture, kept: &Acknowledged) {
    for (digest, content) in &kept.blobs {
        assert_eq!(&owner.blob(*digest).await.unwrap(), content);
    }
    for content in &app.blobs {
        match owner.blob(digest(content)).await {
            Ok(found) => assert_eq!(&found, content),
            Err(Error::BlobMissing(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    match owner.pull("v1").await {
        Ok(image) => assert_eq!(image.bytes, app.bytes),
        Err(error) => assert!(!kept.image && matches!(error, Error::ImageMissing { .. })),
    }
}

/// Pushes with the `nth` effect failing; answers whether there is such an effect.
async fn survive(nth: usize) -> bool {
    let (site, sound) = RegistryInABox::over_spoiled(|blobs| Blobs::failing(blobs, nth));
    let (owner, app, mut kept) = (site.owner(), image("app"), Acknowledged::default());
    owner.create().await;
    let outcome = push(&owner, &app, &mut kept).await;
    assert!(matches!(outcome, Ok(()) | Err(Error::Broken(_))), "effect {nth}: {outcome:?}");

    let again = site.owner_over(sound);
    check(&again, &app, &kept).await;
    push(&again, &app, &mut kept).await.unwrap();
    check(&again, &app, &kept).await;
    site.pass_seconds(25 * 3600);
    again.registry.expire_uploads().await.unwrap();
    assert_eq!(site.objects(), 3, "effect {nth} left an object that nothing owns");
    site.blobs.fault_struck()
}

#[tokio::test]
async fn a_push_survives_any_single_failure_of_the_blob_store() {
    let mut nth = 1;
    while survive(nth).await {
        nth += 1;
    }
    assert!(nth > 20, "only {nth} effects were reached");
}

#[tokio::test]
async fn an_upload_whose_object_could_not_be_written_is_over() {
    for nth in [2, 3] {
        let site = RegistryInABox::over(Options::default(), |_| Blobs::failing(Blobs::memory(), nth));
        let owner = site.owner();
        owner.create().await;
        let id = owner.begin().await;
        assert!(matches!(owner.finish(&id, b"content", digest(b"content")).await, Err(Error::Broken(_))));
        assert!(site.blobs.fault_struck());
        assert!(matches!(owner.offset(&id).await, Err(Error::UploadMissing(_))));
        owner.push_blob(b"content").await;
    }
}

#[tokio::test]
async fn one_object_that_cannot_be_removed_keeps_no_other_from_ending() {
    let site = RegistryInABox::over(Options::default(), |_| Blobs::failing(Blobs::memory(), 1));
    let owner = site.owner();
    owner.create().await;
    for _ in 0..3 {
        owner.begin().await;
    }
    site.pass_seconds(25 * 3600);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 2);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 1);
}

#[tokio::test]
async fn a_duplicate_that_cannot_be_removed_is_no_failure() {
    let site = RegistryInABox::with_repository().await;
    site.owner().push_blob(b"twin").await;
    let owner = site.owner_over(Blobs::failing(site.blobs.clone(), 4));
    let id = owner.begin().await;
    let generation = site.upload(&id).await.unwrap().generation;
    owner.finish(&id, b"twin", digest(b"twin")).await.unwrap();
    assert_eq!(site.object(&generation).await, Some(4));
    site.pass_seconds(25 * 3600);
    assert_eq!(owner.registry.expire_uploads().await.unwrap(), 1);
    assert_eq!(site.object(&generation).await, None);
}
