//! Uploads that outlive the process that began them.

use super::actor::{Feed, until};
use super::content::{digest, sha512};
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

async fn on_disk() -> RegistryInABox {
    let site = RegistryInABox::on_disk();
    site.owner().create().await;
    site
}

#[tokio::test]
async fn an_upload_goes_on_after_a_restart() {
    let site = on_disk().await;
    let id = site.owner().begin().await;
    site.owner().append(&id, 0, b"before, ").await.unwrap();
    let site = site.restarted().await;
    assert_eq!(site.owner().offset(&id).await.unwrap(), 8);
    site.owner().append(&id, 8, b"after, ").await.unwrap();
    let site = site.restarted().await;
    let whole = digest(b"before, after, again");
    site.owner().finish(&id, b"again", whole).await.unwrap();
    assert_eq!(site.owner().blob(whole).await.unwrap(), b"before, after, again");
}

#[tokio::test]
async fn what_was_not_saved_is_cut_off() {
    let site = on_disk().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    owner.append(&id, 0, b"saved, ").await.unwrap();
    let (feed, slow) = Feed::new();
    let writing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.append_body(&id, None, slow).await }
    });
    feed.send(&[b'x'; 300_000]).await;
    writing.abort();
    assert!(writing.await.unwrap_err().is_cancelled());
    drop(owner);
    let site = site.restarted().await;
    assert_eq!(site.owner().offset(&id).await.unwrap(), 7);
    site.owner().finish(&id, b"sent again", digest(b"saved, sent again")).await.unwrap();
    assert_eq!(site.owner().blob(digest(b"saved, sent again")).await.unwrap(), b"saved, sent again");
}

#[tokio::test]
async fn progress_is_saved_every_64_mib() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let (feed, slow) = Feed::new();
    let writing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.append_body(&id, None, slow).await }
    });
    let piece = vec![0; 1 << 20];
    for _ in 0..65 {
        feed.send(&piece).await;
    }
    until("64 MiB are saved", async || owner.offset(&id).await.unwrap() == 64 << 20).await;
    writing.abort();
    drop((writing.await, owner));
    let site = site.restarted().await;
    site.owner().finish(&id, b"end", digest(&[&vec![0; 64 << 20], &b"end"[..]].concat())).await.unwrap();
}

#[tokio::test]
async fn after_another_boot_the_bytes_are_read_again() {
    let site = on_disk().await;
    let id = site.owner().begin().await;
    site.owner().append(&id, 0, b"synced in time, ").await.unwrap();
    site.alter_upload(&id, |row| row.boot_id = "another boot".to_owned()).await;
    let site = site.restarted().await;
    site.owner().append(&id, 16, b"and on").await.unwrap();
    assert_ne!(site.upload(&id).await.unwrap().boot_id, "another boot");
    site.owner().finish(&id, b"", digest(b"synced in time, and on")).await.unwrap();
}

#[tokio::test]
async fn bytes_that_a_power_cut_took_end_their_upload() {
    let site = on_disk().await;
    let id = site.owner().begin().await;
    site.owner().append(&id, 0, b"never synced").await.unwrap();
    let generation = site.upload(&id).await.unwrap().generation;
    site.alter_upload(&id, |row| row.boot_id = "another boot".to_owned()).await;
    std::fs::write(site.file(&generation), [0; 12]).unwrap();
    let site = site.restarted().await;
    assert_eq!(site.owner().offset(&id).await.unwrap(), 12);
    let gone = site.owner().append(&id, 12, b"more").await;
    assert!(matches!(gone, Err(Error::UploadMissing(missing)) if missing == id));
    assert!(matches!(site.owner().offset(&id).await, Err(Error::UploadMissing(_))));
    assert_eq!(site.objects(), 0);
}

#[tokio::test]
async fn an_object_shorter_than_its_row_says_ends_its_upload() {
    let site = on_disk().await;
    let id = site.owner().begin().await;
    site.owner().append(&id, 0, b"twelve bytes").await.unwrap();
    let generation = site.upload(&id).await.unwrap().generation;
    std::fs::write(site.file(&generation), b"six by").unwrap();
    let site = site.restarted().await;
    assert!(matches!(site.owner().append(&id, 12, b"x").await, Err(Error::UploadMissing(_))));
    assert!(site.upload(&id).await.is_none());
    assert_eq!(site.objects(), 0);
}

#[tokio::test]
async fn states_of_another_version_of_the_hash_are_not_trusted() {
    let site = on_disk().await;
    let owner = site.owner();
    let id = owner.registry.begin_upload(&owner.grant, Some(oci::Algorithm::Sha512)).await.unwrap().id;
    owner.append(&id, 0, b"hashed by an older one, ").await.unwrap();
    site.alter_upload(&id, |row| {
        row.hash_version = "sha2 0.0.1".to_owned();
        (row.sha256_state, row.sha512_state) = (vec![1; 50], Some(vec![2; 60]));
    })
    .await;
    owner.append(&id, 24, b"and by this one").await.unwrap();
    let whole = b"hashed by an older one, and by this one";
    owner.finish(&id, b"", sha512(whole)).await.unwrap();
    assert_eq!(owner.blob(sha512(whole)).await.unwrap(), whole);
}
