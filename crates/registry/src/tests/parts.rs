//! Uploads in the API's form.

use bytes::Bytes;
use oci::Digest;

use super::actor::Actor;
use super::content::{digest, sha512};
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

const FIVE_MIB: usize = 5 << 20;

async fn part(owner: &Actor, id: &str, first: u64, bytes: &[u8]) -> Result<u64, Error> {
    owner.registry.append_part(&owner.grant, id, first, Bytes::copy_from_slice(bytes)).await
}

async fn complete(owner: &Actor, id: &str, digests: &[Digest]) -> Result<Digest, Error> {
    owner.registry.complete_parts(&owner.grant, id, digests).await
}

#[tokio::test]
async fn parts_become_a_layer() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let (first, last) = (vec![1; FIVE_MIB], b"last");
    assert_eq!(part(&owner, &id, 0, &first).await.unwrap(), 5_242_879);
    assert_eq!(part(&owner, &id, 5_242_880, last).await.unwrap(), 5_242_883);
    let whole = [&first[..], last].concat();
    let digests = [sha512(b"a hint that nobody checks"), digest(&whole)];
    assert_eq!(complete(&owner, &id, &digests).await.unwrap(), digest(&whole));
    assert_eq!(owner.blob(digest(&whole)).await.unwrap(), whole);
    assert!(matches!(complete(&owner, &id, &digests).await, Err(Error::UploadMissing(_))));
}

#[tokio::test]
async fn a_part_out_of_order_is_refused() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    part(&owner, &id, 0, b"first").await.unwrap();
    let refused = part(&owner, &id, 0, b"first").await;
    assert!(matches!(refused, Err(Error::OutOfOrder { id: named, offset: 5 }) if named == id));
    assert!(matches!(part(&owner, &id, 6, b"late").await, Err(Error::OutOfOrder { offset: 5, .. })));
    assert_eq!(complete(&owner, &id, &[digest(b"first")]).await.unwrap(), digest(b"first"));
}

#[tokio::test]
async fn a_small_part_may_only_be_the_last() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    part(&owner, &id, 0, b"small").await.unwrap();
    part(&owner, &id, 5, b"and another").await.unwrap();
    let refused = complete(&owner, &id, &[digest(b"smalland another")]).await;
    assert!(matches!(refused, Err(Error::PartTooSmall)));
    assert_eq!(owner.offset(&id).await.unwrap(), 16);
}

#[tokio::test]
async fn an_upload_without_bytes_is_empty() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let refused = complete(&owner, &id, &[digest(b"")]).await;
    assert!(matches!(refused, Err(Error::UploadEmpty(empty)) if empty == id));
    part(&owner, &id, 0, b"").await.unwrap();
    assert!(matches!(complete(&owner, &id, &[digest(b"")]).await, Err(Error::UploadEmpty(_))));
    part(&owner, &id, 0, b"now").await.unwrap();
    complete(&owner, &id, &[digest(b"now")]).await.unwrap();
}

#[tokio::test]
async fn a_wrong_digest_keeps_the_parts() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    part(&owner, &id, 0, b"parts").await.unwrap();
    let refused = complete(&owner, &id, &[digest(b"other")]).await;
    assert!(matches!(refused, Err(Error::DigestMismatch { actual, .. }) if actual == digest(b"parts")));
    complete(&owner, &id, &[digest(b"parts")]).await.unwrap();
}

#[tokio::test]
async fn a_layer_that_is_there_is_told_of_once_it_was_found_right() {
    let site = RegistryInABox::on_disk();
    let owner = site.owner();
    owner.create().await;
    owner.push_blob(b"there").await;
    let id = owner.begin().await;
    part(&owner, &id, 0, b"there").await.unwrap();
    let refused = complete(&owner, &id, &[digest(b"there")]).await;
    assert!(matches!(refused, Err(Error::BlobExists(known)) if known == digest(b"there")));
    assert!(matches!(owner.offset(&id).await, Err(Error::UploadMissing(_))));
    assert_eq!(site.objects(), 1);
}
