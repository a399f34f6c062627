//! Two verbs at one thing.

use store::Change;

use super::actor::Feed;
use super::content::digest;
use super::registry_in_a_box::RegistryInABox;
use crate::Error;

#[tokio::test]
async fn of_two_finishes_one_does_it() {
    let site = RegistryInABox::with_repository().await;
    let (owner, whole) = (site.owner(), digest(b"whole"));
    let id = owner.begin().await;
    owner.append(&id, 0, b"whole").await.unwrap();
    let (one, two) = tokio::join!(owner.finish(&id, b"", whole), owner.finish(&id, b"", whole));
    assert!(one.is_ok());
    assert!(matches!(two, Ok(()) | Err(Error::UploadBusy { offset: 5 })), "{two:?}");
    assert_eq!(owner.blob(whole).await.unwrap(), b"whole");
    assert_eq!(site.changes().await.len(), 2);
}

#[tokio::test]
async fn an_upload_that_became_a_blob_since_it_was_found_idle_stays_one() {
    let site = RegistryInABox::with_repository().await;
    let (owner, whole) = (site.owner(), digest(b"whole"));
    let (finished, resumed) = (owner.begin().await, owner.begin().await);
    site.pass_seconds(25 * 3600);
    owner.finish(&finished, b"whole", whole).await.unwrap();
    owner.append(&resumed, 0, b"on").await.unwrap();
    assert!(!site.registry.expire(finished).await.unwrap());
    assert!(!site.registry.expire(resumed.clone()).await.unwrap());
    assert_eq!(owner.blob(whole).await.unwrap(), b"whole");
    assert_eq!(owner.offset(&resumed).await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_push_the_same_agree_on_one_object() {
    let site = RegistryInABox::open();
    let repositories = ["web", "api", "jobs"].map(|name| site.at(name));
    for repository in &repositories {
        repository.create().await;
    }
    let contents: Vec<_> = (0..12_u8).map(|n| vec![n; 1000]).collect();
    let mut pushers = tokio::task::JoinSet::new();
    for n in 0..9 {
        let (own, other) = (repositories[n % 3].clone(), repositories[(n + 1) % 3].clone());
        let contents = contents.clone();
        pushers.spawn(async move {
            for content in contents {
                let digest = own.push_blob(&content).await;
                other.registry.mount_blob(&other.grant, &own.grant, &digest).await.unwrap();
                drop(own.registry.delete_blob(&own.grant, &digest).await);
                own.push_blob(&content).await;
            }
        });
    }
    while let Some(pushed) = pushers.join_next().await {
        pushed.unwrap();
    }
    let made = |change: &Change| matches!(change, Change::BlobLinked { blob: Some(_), .. });
    assert_eq!(site.changes().await.into_iter().filter(made).count(), contents.len());
    for (repository, content) in repositories.iter().flat_map(|it| contents.iter().map(move |c| (it, c))) {
        let digest = repository.push_blob(content).await;
        assert_eq!(&repository.blob(digest).await.unwrap(), content);
    }
}

#[tokio::test]
async fn an_upload_that_is_written_to_does_not_expire() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), site.owner().begin().await);
    let (feed, slow) = Feed::new();
    let writing = tokio::spawn({
        let (owner, id) = (owner.clone(), id.clone());
        async move { owner.append_body(&id, None, slow).await }
    });
    feed.send(b"slow").await;
    site.pass_seconds(25 * 3600);
    assert_eq!(site.registry.expire_uploads().await.unwrap(), 0);
    drop(feed);
    assert_eq!(writing.await.unwrap().unwrap(), 4);
}

#[tokio::test]
async fn an_upload_ends_with_its_repository() {
    for recreated in [false, true] {
        let site = RegistryInABox::with_repository().await;
        let (owner, id) = (site.owner(), site.owner().begin().await);
        let (feed, slow) = Feed::new();
        let finishing = tokio::spawn({
            let (owner, id) = (owner.clone(), id.clone());
            let (registry, grant) = (owner.registry, owner.grant);
            async move { registry.finish_upload(&grant, &id, None, slow, digest(b"content")).await }
        });
        feed.send(b"content").await;
        owner.registry.delete_repository(&owner.grant, false).await.unwrap();
        if recreated {
            owner.create().await;
        }
        drop(feed);
        let refused = finishing.await.unwrap().unwrap_err();
        match recreated {
            true => assert!(matches!(refused, Error::UploadMissing(missing) if missing == id)),
            false => assert!(matches!(refused, Error::RepositoryMissing { .. })),
        }
        assert!(owner.blob(digest(b"content")).await.is_err());
        site.pass_seconds(25 * 3600);
        assert_eq!(site.registry.expire_uploads().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn an_object_whose_commit_failed_is_left_alone_until_the_next_start() {
    let site = RegistryInABox::on_disk();
    let owner = site.owner();
    owner.create().await;
    let id = owner.begin().await;
    owner.append(&id, 0, b"sealed").await.unwrap();
    let generation = site.upload(&id).await.unwrap().generation;
    site.break_database().await;
    assert!(matches!(owner.finish(&id, b"", digest(b"sealed")).await, Err(Error::Unavailable(_))));
    let cancelled = owner.registry.cancel_upload(&owner.grant, &id).await;
    assert!(matches!(cancelled, Err(Error::UploadBusy { .. })));
    assert!(matches!(owner.append(&id, 0, b"x").await, Err(Error::UploadBusy { .. })));
    assert_eq!(site.object(&generation).await, Some(6));
    drop(owner);
    let site = site.restarted().await;
    site.owner().finish(&id, b"", digest(b"sealed")).await.unwrap();
}
