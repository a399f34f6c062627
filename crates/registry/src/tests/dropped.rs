//! Requests whose client goes away: their future is dropped wherever it stands.

use std::future::Future;

use super::actor::{Actor, Feed, body, dropped_after, until};
use super::content::digest;
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

const CONTENT: &[u8] = b"what the client wants to push";

/// Goes on with an upload, once whoever was at it is done, from wherever it stands.
async fn push_the_rest(owner: &Actor, id: &str) {
    loop {
        let offset = match owner.offset(id).await {
            Err(Error::UploadMissing(_)) => return,
            offset => offset.unwrap(),
        };
        let rest = &CONTENT[usize::try_from(offset).unwrap()..];
        let finished =
            owner.registry.finish_upload(&owner.grant, id, Some(offset), body(rest), digest(CONTENT)).await;
        match finished {
            Err(Error::UploadBusy { .. } | Error::OutOfOrder { .. }) => tokio::task::yield_now().await,
            Err(Error::UploadMissing(_)) => return,
            finished => return finished.unwrap(),
        }
    }
}

/// Drops `request`, made by `make` for a fresh upload, after one poll, two, three and so on; each time the upload
/// can be finished, or is finished, and the blob is what it should be.
async fn sweep<F: Future<Output = bool>>(make: impl Fn(Actor, String) -> F) {
    for open in [RegistryInABox::open, RegistryInABox::on_disk] {
        for polls in 1.. {
            let site = open();
            let owner = site.owner();
            owner.create().await;
            let id = owner.begin().await;
            owner.append(&id, 0, &CONTENT[..4]).await.unwrap();
            let done = dropped_after(polls, make(owner.clone(), id.clone())).await;
            push_the_rest(&owner, &id).await;
            until("the upload is over", async || site.upload(&id).await.is_none()).await;
            assert_eq!(owner.blob(digest(CONTENT)).await.unwrap(), CONTENT, "after {polls} polls");
            if let Some(done) = done {
                assert!(done && polls > 1);
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_chunk_may_be_dropped_anywhere() {
    sweep(async |owner, id| owner.append(&id, 4, &CONTENT[4..9]).await.is_ok()).await;
}

#[tokio::test]
async fn a_finish_may_be_dropped_anywhere() {
    sweep(async |owner, id| owner.finish(&id, &CONTENT[4..], digest(CONTENT)).await.is_ok()).await;
}

#[tokio::test]
async fn a_finish_with_the_wrong_digest_may_be_dropped_anywhere() {
    sweep(async |owner, id| owner.finish(&id, &CONTENT[4..], digest(b"?")).await.is_err()).await;
}

#[tokio::test]
async fn a_dropped_cancellation_is_done_nevertheless() {
    for polls in 1..4 {
        let site = RegistryInABox::on_disk();
        let owner = site.owner();
        owner.create().await;
        let id = owner.begin().await;
        owner.append(&id, 0, CONTENT).await.unwrap();
        dropped_after(polls, owner.registry.cancel_upload(&owner.grant, &id)).await;
        until("the upload is over", async || site.upload(&id).await.is_none()).await;
        until("its bytes are gone", async || site.objects() == 0).await;
    }
}

#[tokio::test]
async fn nobody_gets_at_an_object_while_the_commit_that_makes_it_a_blob_is_under_way() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    owner.append(&id, 0, &CONTENT[..4]).await.unwrap();
    let (feed, slow) = Feed::new();
    let finishing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.registry.finish_upload(&owner.grant, &id, None, slow, digest(CONTENT)).await }
    });
    feed.send(&CONTENT[4..]).await;
    let release = site.stall();
    drop(feed);
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    finishing.abort();
    let other = dropped_after(100, owner.append(&id, 4, b"something else")).await;
    assert!(matches!(other, Some(Err(Error::UploadBusy { offset: 4 }))), "{other:?}");
    drop(release);
    until("the upload is over", async || site.upload(&id).await.is_none()).await;
    assert_eq!(owner.blob(digest(CONTENT)).await.unwrap(), CONTENT);
}
