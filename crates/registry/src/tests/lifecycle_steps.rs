//! What one step of an evaluation takes, and what it leaves to others.

use std::sync::Mutex;

use super::content::{Picture, image, referrer};
use super::lifecycle::{ARCHIVE, begin, end, evaluate, granted, keep, left, push_all, put};
use super::registry_in_a_box::RegistryInABox;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Pushes images, each with thirty signatures, and another one.
async fn push_signed(site: &RegistryInABox, images: [&Picture; 2]) {
    for picture in images {
        push_all(site, &[(picture, &[])]).await;
        for number in 0..30 {
            site.owner().push(&referrer(picture.digest(), &number.to_string()), &[]).await;
        }
    }
    push_all(site, &[(&image("new"), &["new"])]).await;
}

#[tokio::test]
async fn an_image_that_is_spared_keeps_its_signatures() {
    let site = RegistryInABox::with_repository().await;
    let (owner, first, second) = (site.owner(), image("first"), image("second"));
    push_signed(&site, [&first, &second]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let mut run = begin(&owner).await.unwrap();
    assert_eq!(run.step(granted).await.unwrap().unwrap().done.len(), 1);
    assert_eq!(left(&owner).await.len(), 32, "the first image, and its signatures, are gone");
    owner.put(&second, &["prod"]).await.unwrap();
    assert_eq!(end(run).await.spared, 1);
    assert_eq!(left(&owner).await.len(), 32);
}

#[tokio::test]
async fn an_image_that_is_pulled_meanwhile_is_not_archived_for_want_of_pulls() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &["old"]), (&image("older"), &["older"])]).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(2 * DAY);
    let run = begin(&owner).await.unwrap();
    owner.pull("old").await.unwrap();
    let status = end(run).await;
    assert_eq!((status.archived, status.spared), (1, 1));
    assert!(owner.pull("old").await.is_ok() && owner.pull("older").await.is_err());
}

#[tokio::test]
async fn the_same_policy_again_leaves_its_time_as_it_is() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    let changes = site.changes().await.len();
    for _ in 0..4 {
        site.pass_seconds(HOUR / 4);
        put(&owner, &format!(" {}", keep(1))).await;
    }
    assert_eq!(site.changes().await.len(), changes);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
    put(&owner, &keep(2)).await;
    assert_eq!(site.changes().await.len(), changes + 2, "another one is put");
}

#[tokio::test]
async fn a_policy_that_is_put_again_and_again_is_evaluated_in_time() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(3)).await;
    for count in [4, 5, 1] {
        site.pass_seconds(HOUR / 4);
        put(&owner, &keep(count)).await;
    }
    site.pass_seconds(HOUR / 4);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
    put(&owner, &keep(2)).await;
    site.pass_seconds(HOUR);
    assert!(evaluate(&owner).await.is_some(), "sooner than daily, for it is another one");
    site.pass_seconds(DAY - HOUR / 4);
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR / 2);
    assert_eq!(evaluate(&owner).await, None, "what was due was another policy");
    site.pass_seconds(HOUR / 2);
    let run = begin(&owner).await.unwrap();
    put(&owner, &keep(2)).await;
    end(run).await;
    site.pass_seconds(HOUR / 2);
    assert_eq!(evaluate(&owner).await, None, "and so was what was under way");
}

#[tokio::test]
async fn a_step_is_granted_what_it_does() {
    for (policy, expected) in
        [(keep(1), "ecr:BatchDeleteImage"), (ARCHIVE.to_owned(), "ecr:UpdateImageStorageClass")]
    {
        let site = RegistryInABox::with_repository().await;
        push_all(&site, &[(&image("old"), &["old"]), (&image("new"), &["new"])]).await;
        put(&site.owner(), &policy).await;
        site.pass_seconds(2 * DAY);
        let (mut run, asked) = (begin(&site.owner()).await.unwrap(), Mutex::new(Vec::new()));
        let told = |action| {
            asked.lock().unwrap().push(action);
            granted(action)
        };
        while run.step(told).await.unwrap().is_some() {}
        assert_eq!(asked.into_inner().unwrap(), [expected]);
    }
}
