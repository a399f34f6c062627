//! Lifecycle policies are evaluated when they are due, once, and delete as anybody's deletion does.

use iam::{AccountId, Demand, Grant, Region};
use store::{Change, Committed, StoreError, Tx};

use super::actor::Actor;
use super::content::{Picture, image, index, note, referrer};
use super::registry_in_a_box::{HERE, MINE, RegistryInABox};
use crate::{Error, ImageFilter, LifecycleRun, LifecycleStatus};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// A policy that keeps so many images.
pub(super) fn keep(count: u32) -> String {
    format!(
        r#"{{"rules":[{{"rulePriority":1,"selection":{{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":{count}}},"action":{{"type":"expire"}}}}]}}"#
    )
}

pub(super) async fn put(owner: &Actor, text: &str) {
    owner.registry.set_lifecycle_policy(&owner.grant, text).await.unwrap();
}

/// Begins the evaluation that is due, if there is one.
pub(super) async fn begin(owner: &Actor) -> Option<LifecycleRun> {
    let due = owner.registry.due_lifecycle_evaluations().await.unwrap();
    owner.registry.begin_lifecycle_run(&owner.grant, due.first()?).await.unwrap()
}

/// The grant of an action at the repository `web`.
pub(super) fn granted(action: &'static str) -> Grant {
    let (account, region) = (AccountId::parse(MINE).unwrap(), Region::parse(HERE).unwrap());
    Grant::system(Demand::repository(action, account, &region, "web"))
}

/// Does what is left of an evaluation.
pub(super) async fn end(mut run: LifecycleRun) -> LifecycleStatus {
    while run.step(granted).await.unwrap().is_some() {}
    run.end().await.unwrap()
}

/// Evaluates what is due.
pub(super) async fn evaluate(owner: &Actor) -> Option<LifecycleStatus> {
    Some(end(begin(owner).await?).await)
}

/// The digests that are left.
pub(super) async fn left(owner: &Actor) -> Vec<String> {
    let page = owner.registry.describe_images(&owner.grant, ImageFilter::default(), "", 1000).await.unwrap();
    page.items.into_iter().map(|image| image.digest).collect()
}

/// Pushes pictures, a minute after another.
pub(super) async fn push_all(site: &RegistryInABox, pictures: &[(&Picture, &[&str])]) -> Vec<String> {
    let mut digests = Vec::new();
    for (picture, tags) in pictures {
        digests.push(site.owner().push(picture, tags).await.to_string());
        site.pass_seconds(60);
    }
    digests
}

fn sorted(mut digests: Vec<String>) -> Vec<String> {
    digests.sort();
    digests
}

#[tokio::test]
async fn a_policy_is_evaluated_an_hour_after_it_was_put_and_then_daily() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let digests = push_all(&site, &[(&image("old"), &["old", "v1"]), (&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR * 15 / 16 - 1);
    assert_eq!(evaluate(&owner).await, None);
    site.pass_seconds(HOUR / 16 + 1);
    let at = site.world.clock.micros();
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.images, status.expired, status.failed, status.evaluated_at), (2, 1, 0, at));
    assert_eq!(left(&owner).await, digests[1..]);
    assert_eq!(owner.registry.lifecycle_policy(&owner.grant).await.unwrap().evaluated_at, at);
    site.pass_seconds(DAY * 15 / 16 - 1);
    assert_eq!(evaluate(&owner).await, None);
    push_all(&site, &[(&image("newer"), &[])]).await;
    site.pass_seconds(DAY / 16);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
    assert_eq!(owner.registry.lifecycle_status(&owner.grant).await.unwrap().images, 2);
}

#[tokio::test]
async fn what_a_rule_deleted_can_be_restored_with_its_tags() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old) = (site.owner(), image("old"));
    push_all(&site, &[(&old, &["old", "v1"]), (&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    evaluate(&owner).await.unwrap();
    let restored = owner.registry.restore_image(&owner.grant, &old.digest()).await.unwrap();
    assert_eq!(restored.tags, ["old", "v1"]);
    assert_eq!(owner.pull("v1").await.unwrap().bytes, old.bytes);
}

#[tokio::test]
async fn what_a_rule_deleted_comes_back_with_its_signatures() {
    let site = RegistryInABox::with_repository().await;
    let (owner, old) = (site.owner(), image("old"));
    let signature = referrer(old.digest(), "signature");
    let (witness, revoked) = (referrer(signature.digest(), "witness"), referrer(old.digest(), "revoked"));
    let pictures: [(&Picture, &[&str]); 4] =
        [(&old, &["old"]), (&signature, &[]), (&witness, &["w"]), (&revoked, &[])];
    let digests = push_all(&site, &pictures).await;
    push_all(&site, &[(&image("new"), &["new"])]).await;
    owner.registry.delete_manifest(&owner.grant, &revoked.digest()).await.unwrap();
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    evaluate(&owner).await.unwrap();
    let restored = owner.registry.restore_image(&owner.grant, &old.digest()).await.unwrap();
    assert_eq!(restored.digests, sorted(digests[..3].to_vec()), "not what somebody deleted before");
    assert_eq!((restored.tags, left(&owner).await.len()), (vec!["old".to_owned(), "w".to_owned()], 4));
    assert_eq!(owner.pull(signature.digest()).await.unwrap().bytes, signature.bytes);
}

#[tokio::test]
async fn children_stay_and_referrers_go_with_their_subject() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child, old) = (site.owner(), image("child"), image("old"));
    let (both, signature) = (index(&[&child]), referrer(old.digest(), "signature"));
    let witness = referrer(signature.digest(), "witness");
    let orphan = referrer(super::content::digest(b"gone"), "orphan");
    let pictures: [(&Picture, &[&str]); 6] = [
        (&child, &[]),
        (&both, &["both"]),
        (&old, &["old"]),
        (&signature, &[]),
        (&witness, &["w"]),
        (&orphan, &[]),
    ];
    let digests = push_all(&site, &pictures).await;
    let newest = push_all(&site, &[(&note("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.images, status.expired, status.failed), (7, 2, 0));
    let expected = sorted(vec![digests[0].clone(), digests[5].clone(), newest[0].clone()]);
    assert_eq!(left(&owner).await, expected);
}

#[tokio::test]
async fn what_somebody_touches_meanwhile_is_spared() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let (old, older) = (image("old"), image("older"));
    let digests = push_all(&site, &[(&older, &["older"]), (&old, &["old"]), (&image("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    site.pass_seconds(1);
    owner.put(&older, &["prod"]).await.unwrap();
    let status = end(run).await;
    assert_eq!((status.expired, status.spared), (1, 1));
    assert_eq!(left(&owner).await, sorted(vec![digests[0].clone(), digests[2].clone()]));
}

#[tokio::test]
async fn an_evaluation_is_one_processs_at_a_time() {
    let site = RegistryInABox::with_repository().await;
    let (owner, other) = (site.owner(), site.at_a_replica());
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let due = owner.registry.due_lifecycle_evaluations().await.unwrap();
    let mut cut_off = owner.registry.begin_lifecycle_run(&owner.grant, &due[0]).await.unwrap().unwrap();
    assert!(other.registry.begin_lifecycle_run(&other.grant, &due[0]).await.unwrap().is_none());
    assert!(begin(&other).await.is_none());
    site.pass_seconds(301);
    let taken = begin(&other).await.unwrap();
    assert_eq!(cut_off.step(granted).await.unwrap(), None);
    assert_eq!((left(&owner).await.len(), end(taken).await.expired), (2, 1));
}

#[tokio::test]
async fn a_new_policy_ends_the_evaluation_of_the_old_one() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    put(&owner, &keep(2)).await;
    end(run).await;
    assert_eq!(left(&owner).await.len(), 2);
    assert_eq!(owner.registry.lifecycle_status(&owner.grant).await.unwrap().evaluated_at, 0);
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 0);
}

#[tokio::test]
async fn an_evaluation_that_is_given_back_is_due_at_once() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    begin(&owner).await.unwrap().give_back().await.unwrap();
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}

#[tokio::test]
async fn a_policy_that_only_the_log_knows_is_evaluated_too() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let before = site.changes().await;
    let Some(Change::RepositoryCreated { repository, .. }) = before.into_iter().next() else {
        panic!("made")
    };
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    let write = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        let (repository_id, document) = (repository.id, Some(keep(1)));
        tx.commit(Change::LifecyclePolicySet { repository_id, document, at: tx.now() }, ()).await
    };
    site.db.write(write).await.unwrap();
    assert_eq!(evaluate(&owner).await, None);
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}

#[tokio::test]
async fn a_deleted_repository_waits_until_it_is_restored() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await, None);
    owner.registry.restore_repository(&owner.grant).await.unwrap();
    site.pass_seconds(DAY);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}

#[tokio::test]
async fn a_deleted_policy_is_evaluated_no_more() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &[]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    owner.registry.delete_lifecycle_policy(&owner.grant).await.unwrap();
    end(run).await;
    let status = owner.registry.lifecycle_status(&owner.grant).await;
    assert!(matches!(status, Err(Error::LifecyclePolicyMissing { .. })));
    assert_eq!((evaluate(&owner).await, left(&owner).await.len()), (None, 2));
}

#[tokio::test]
async fn many_images_and_referrers_go_in_many_steps() {
    let site = RegistryInABox::with_repository().await;
    let (owner, subject) = (site.owner(), note("subject"));
    let digest = owner.put(&subject, &["subject"]).await.unwrap().digest;
    for number in 0..70 {
        owner.put(&referrer(digest, &number.to_string()), &[]).await.unwrap();
        owner.put(&note(&number.to_string()), &[]).await.unwrap();
    }
    site.pass_seconds(60);
    let newest = push_all(&site, &[(&note("new"), &["new"])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.images, status.expired, status.failed), (142, 71, 0));
    assert_eq!(left(&owner).await, newest);
}

/// A policy that archives what nobody has pulled for a day, and deletes it after ninety days there.
pub(super) const ARCHIVE: &str = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePulled","countUnit":"days","countNumber":1},"action":{"type":"transition","targetStorageClass":"archive"}},{"rulePriority":2,"selection":{"tagStatus":"any","storageClass":"archive","countType":"sinceImageTransitioned","countUnit":"days","countNumber":90},"action":{"type":"expire"}}]}"#;

#[tokio::test]
async fn rules_archive_with_all_that_hangs_on_an_image_and_delete_after_ninety_days() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    let both = index(&[&child]);
    let signature = referrer(both.digest(), "signature");
    let pictures: [(&Picture, &[&str]); 3] = [(&child, &[]), (&both, &["both"]), (&signature, &[])];
    push_all(&site, &pictures).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().archived, 0);
    site.pass_seconds(DAY);
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.images, status.archived, status.failed), (3, 1, 0));
    assert!(owner.pull("both").await.is_err());
    site.pass_seconds(90 * DAY - HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 0);
    site.pass_seconds(DAY);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}

#[tokio::test]
async fn a_restored_image_is_young_again() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let digests = push_all(&site, &[(&image("old"), &["old"])]).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(DAY + HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().archived, 1);
    let old = crate::ImageSelector { digest: Some(digests[0].clone()), tag: None };
    let restore = owner.registry.set_storage_class(&owner.grant, vec![old], crate::StorageClass::Standard);
    restore.await.unwrap();
    site.pass_seconds(60);
    owner.registry.finish_restores().await.unwrap();
    site.pass_seconds(DAY - 120);
    assert_eq!(evaluate(&owner).await.unwrap().archived, 0);
    assert!(owner.pull("old").await.is_ok());
}
