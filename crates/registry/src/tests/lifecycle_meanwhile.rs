//! What changes while a lifecycle policy is evaluated is left as it is.

use jiff::SignedDuration;

use super::actor::Actor;
use super::content::{Picture, image, index, referrer};
use super::lifecycle::{ARCHIVE, begin, end, evaluate, granted, keep, left, push_all, put};
use super::registry_in_a_box::RegistryInABox;
use super::storage_class::by_digest;
use crate::{Error, StorageClass};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

async fn restore(owner: &Actor, image: &Picture) {
    let (selectors, class) = (vec![by_digest(image.digest())], StorageClass::Standard);
    let restored = owner.registry.set_storage_class(&owner.grant, selectors, class).await.unwrap();
    assert_eq!(restored.changed, 1);
}

#[tokio::test]
async fn what_comes_out_of_the_archive_stays() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let pictures = ["restored", "back", "pushed", "gone"].map(image);
    let tags = [["a"], ["b"], ["c"], ["d"]];
    let pushed: Vec<(&Picture, &[&str])> =
        pictures.iter().zip(&tags).map(|(image, tags)| (image, tags.as_slice())).collect();
    push_all(&site, &pushed).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(DAY + HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().archived, 4);
    site.pass_seconds(91 * DAY);
    let run = begin(&owner).await.unwrap();
    restore(&owner, &pictures[1]).await;
    site.pass_seconds(30);
    owner.registry.finish_restores().await.unwrap();
    restore(&owner, &pictures[0]).await;
    owner.put(&pictures[2], &["c"]).await.unwrap();
    let status = end(run).await;
    assert_eq!((status.expired, status.spared), (1, 3));
    assert!(owner.pull("b").await.is_ok() && owner.pull("c").await.is_ok());
}

#[tokio::test]
async fn what_was_restored_and_archived_again_stays() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old) = (site.owner(), image("old"));
    push_all(&site, &[(&old, &["old"])]).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(DAY + HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().archived, 1);
    site.pass_seconds(91 * DAY);
    let run = begin(&owner).await.unwrap();
    owner.put(&old, &["old"]).await.unwrap();
    let selectors = vec![by_digest(old.digest())];
    owner.registry.set_storage_class(&owner.grant, selectors, StorageClass::Archive).await.unwrap();
    assert_eq!(end(run).await.spared, 1);
    restore(&owner, &old).await;
}

#[tokio::test]
async fn a_tag_of_a_transaction_that_began_before_and_was_kept_later_counts() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old) = (site.owner(), image("old"));
    push_all(&site, &[(&old, &["old"]), (&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    site.world.clock.set(SignedDuration::from_secs(-19));
    owner.put(&old, &["prod"]).await.unwrap();
    site.world.clock.set(SignedDuration::from_secs(19));
    assert_eq!((end(run).await.spared, left(&owner).await.len()), (1, 2));
}

#[tokio::test]
async fn an_index_keeps_the_referrers_of_what_it_names() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old, older) = (site.owner(), image("old"), image("older"));
    let (signature, signed) = (referrer(old.digest(), "signature"), referrer(older.digest(), "signed"));
    let (witness, witnessed) = (referrer(signature.digest(), "w"), referrer(signed.digest(), "w"));
    let pictures = [&older, &signed, &witnessed, &old, &signature, &witness];
    let digests = push_all(&site, &pictures.map(|it| (it, [].as_slice()))).await;
    push_all(&site, &[(&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    owner.push(&index(&[&old, &signed]), &["both"]).await;
    let status = end(run).await;
    assert_eq!((status.expired, status.failed), (1, 1));
    let left = left(&owner).await;
    assert_eq!((left.len(), left.contains(&digests[0])), (7, false));
}

#[tokio::test]
async fn nothing_goes_by_a_clock_that_was_set() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &["old"]), (&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let due = owner.registry.due_lifecycle_evaluations().await.unwrap();
    site.world.clock.set(SignedDuration::from_hours(100));
    let refused = owner.registry.begin_lifecycle_run(&owner.grant, &due[0]).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))));
    assert!(owner.registry.due_lifecycle_evaluations().await.is_err());
    site.pass_seconds(DAY);
    let mut run = begin(&owner).await.unwrap();
    site.world.clock.set(SignedDuration::from_secs(90));
    assert!(matches!(run.step(granted).await, Err(Error::Unavailable(_))));
    assert_eq!(left(&owner).await.len(), 2);
    site.pass_seconds(DAY);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}
