//! What Berth adds to lifecycle policies: pins, images in use, regular expressions, and what an edit would do.

use std::time::Duration;

use oci::Reference;
use store::{Change, Committed, StoreError, Tx};

use super::actor::Actor;
use super::content::{image, index, referrer};
use super::lifecycle::{ARCHIVE, begin, end, evaluate, keep, left, push_all, put};
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, ImageSelector, Language, Options, PreviewFilter, TagStatus, TendedPreview};

const HOUR: i64 = 3600;

fn reference(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

async fn pin(owner: &Actor, text: &str) {
    owner.registry.pin_image(&owner.grant, &reference(text)).await.unwrap();
}

async fn report(owner: &Actor, digest: &str, seconds: u64) -> usize {
    let image = ImageSelector { digest: Some(digest.to_owned()), tag: None };
    let life = Duration::from_secs(seconds);
    owner.registry.report_in_use(&owner.grant, vec![image], life).await.unwrap().len()
}

#[tokio::test]
async fn what_is_pinned_is_never_expired() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let pictures = ["one", "two", "three", "four"].map(image);
    let digests = push_all(
        &site,
        &[(&pictures[0], &["a"]), (&pictures[1], &["b"]), (&pictures[2], &["c"]), (&pictures[3], &[])],
    )
    .await;
    pin(&owner, "a").await;
    pin(&owner, &digests[1]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.expired, status.spared), (1, 2));
    assert!(owner.registry.unpin_image(&owner.grant, &reference("a")).await.unwrap());
    assert!(!owner.registry.unpin_image(&owner.grant, &reference("a")).await.unwrap());
    site.pass_seconds(24 * HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
    let mut expected = vec![digests[1].clone(), digests[3].clone()];
    expected.sort();
    assert_eq!(left(&owner).await, expected);
}

#[tokio::test]
async fn what_is_pinned_while_an_evaluation_runs_stays() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("old"), &["old"]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    pin(&owner, "old").await;
    assert_eq!((end(run).await.spared, left(&owner).await.len()), (1, 2));
}

#[tokio::test]
async fn only_what_is_there_can_be_pinned() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    for text in ["none", &image("none").digest().to_string()] {
        let refused = owner.registry.pin_image(&owner.grant, &reference(text)).await;
        assert!(matches!(refused, Err(Error::ImageMissing { .. })), "{text}");
    }
    push_all(&site, &[(&image("one"), &["b", "a"])]).await;
    pin(&owner, "b").await;
    pin(&owner, "a").await;
    let page = owner.registry.pins(&owner.grant, "", 1).await.unwrap();
    assert_eq!((page.items[0].reference.as_str(), page.more), ("a", true));
}

#[tokio::test]
async fn what_is_in_use_stays_as_long_as_that_counts() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let digests = push_all(&site, &[(&image("old"), &["old"]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    assert_eq!(report(&owner, &digests[0], 2 * 3600).await, 0);
    assert_eq!(report(&owner, &digests[0], 60).await, 0);
    assert_eq!(report(&owner, &image("none").digest().to_string(), 60).await, 1);
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().spared, 1);
    let used = owner.registry.images_in_use(&owner.grant, "", 10).await.unwrap().items;
    assert_eq!((used.len(), used[0].digest.as_str()), (1, digests[0].as_str()));
    assert_eq!(used[0].reporter, "arn:aws:iam::123456789012:root");
    site.pass_seconds(24 * HOUR);
    assert_eq!(owner.registry.forget_use().await.unwrap(), 1);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
}

#[tokio::test]
async fn an_index_stays_while_one_of_its_images_is_in_use() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    let digests =
        push_all(&site, &[(&child, &[]), (&index(&[&child]), &["both"]), (&image("new"), &[])]).await;
    put(&owner, &keep(1)).await;
    site.pass_seconds(HOUR);
    let run = begin(&owner).await.unwrap();
    report(&owner, &digests[0], 60).await;
    assert_eq!(end(run).await.spared, 1);
    report(&owner, &digests[0], 2 * 24 * 3600).await;
    site.pass_seconds(24 * HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().spared, 1);
    assert_eq!(left(&owner).await.len(), 3);
}

#[tokio::test]
async fn nothing_is_archived_with_which_something_spared_would_go() {
    for spared in 0..3 {
        let site = RegistryInABox::with_repository().await;
        let (owner, child) = (site.owner(), image("child"));
        let both = index(&[&child]);
        let signature = referrer(both.digest(), "signature");
        let witness = referrer(signature.digest(), "witness");
        let pictures = [&child, &signature, &witness, &both];
        let digests = push_all(&site, &pictures.map(|it| (it, [].as_slice()))).await;
        put(&owner, ARCHIVE).await;
        site.pass_seconds(25 * HOUR);
        match spared {
            2 => assert_eq!(report(&owner, &digests[spared], 60).await, 0),
            _ => pin(&owner, &digests[spared]).await,
        }
        let status = evaluate(&owner).await.unwrap();
        assert_eq!((status.archived, status.spared, status.failed), (0, 1, 0), "{spared}");
        assert!(owner.pull(&digests[0]).await.is_ok() && owner.pull(&digests[3]).await.is_ok());
    }
}

#[tokio::test]
async fn what_only_holds_something_back_is_archived_without_it() {
    let site = RegistryInABox::with_repository().await;
    let (owner, child) = (site.owner(), image("child"));
    let (one, two) = (index(&[&child]), index(&[&child, &image("other")]));
    let signature = referrer(two.digest(), "signature");
    let pictures = [&child, &image("other"), &one, &two, &signature];
    let digests = push_all(&site, &pictures.map(|it| (it, [].as_slice()))).await;
    put(&owner, ARCHIVE).await;
    site.pass_seconds(25 * HOUR);
    pin(&owner, &digests[4]).await;
    let status = evaluate(&owner).await.unwrap();
    assert_eq!((status.archived, status.spared), (1, 1));
    assert!(owner.pull(&digests[2]).await.is_err() && owner.pull(&digests[0]).await.is_ok());
}

#[tokio::test]
async fn a_preview_tells_nothing_of_what_is_spared() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    push_all(&site, &[(&image("pinned"), &["a"]), (&image("old"), &["b"]), (&image("new"), &[])]).await;
    pin(&owner, "a").await;
    owner.registry.start_lifecycle_preview(&owner.grant, Some(&keep(1))).await.unwrap();
    let TendedPreview::Made(made) = owner.registry.tend_lifecycle_previews().await.unwrap() else {
        panic!("it was asked for")
    };
    assert_eq!((made.repository.as_str(), made.expiring, made.some.len()), ("web", 1, 1));
    assert_eq!(owner.registry.tend_lifecycle_previews().await.unwrap(), TendedPreview::None);
    let filter = PreviewFilter::Status(TagStatus::Any);
    let preview = owner.registry.lifecycle_preview(&owner.grant, &filter, ("", 10)).await.unwrap();
    assert_eq!((preview.expiring, preview.results[0].tags.clone()), (1, vec!["b".to_owned()]));
}

#[tokio::test]
async fn an_edit_is_told_by_its_images_and_the_bytes_that_only_they_name() {
    let site = RegistryInABox::with_repository().await;
    let (owner, elsewhere) = (site.owner(), site.at("elsewhere"));
    elsewhere.create().await;
    let pictures = ["one", "two", "three"].map(image);
    let digests =
        push_all(&site, &[(&pictures[0], &["a"]), (&pictures[1], &["b"]), (&pictures[2], &["c"])]).await;
    put(&owner, &keep(2)).await;
    let difference = |text: String| {
        let owner = owner.clone();
        async move { owner.registry.lifecycle_difference(&owner.grant, &text).await.unwrap() }
    };
    let bytes =
        |picture: &super::content::Picture| picture.blobs.iter().map(|blob| blob.len() as u64).sum::<u64>();
    let found = difference(keep(1)).await;
    let deleted = &found.deleted;
    assert_eq!((deleted.more, deleted.fewer, &deleted.this[0].digest), (1, 0, &digests[1]));
    let (one, two) = (bytes(&pictures[0]), bytes(&pictures[1]));
    assert_eq!((found.freed_bytes, found.freed_bytes_in_place), (one + two, one));
    elsewhere.push(&pictures[1], &[]).await;
    assert_eq!(difference(keep(1)).await.freed_bytes, one);
    let found = difference(keep(3)).await;
    assert_eq!((found.deleted.more, found.deleted.fewer, found.freed_bytes), (0, 1, 0));
    let archive =
        difference(keep(1).replace(r#""expire""#, r#""transition","targetStorageClass":"archive""#)).await;
    assert_eq!((archive.archived.more, &archive.archived.this[0].digest), (2, &digests[0]), "{archive:?}");
    assert_eq!((archive.deleted.fewer, archive.freed_bytes), (1, 0));
    assert_eq!(left(&owner).await.len(), 3);
}

/// A policy that expires what a regular expression matches, as soon as there are two of it.
const BY_REGEX: &str = r#"{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","berth:tagRegexList":["pr-[0-9]+"],"countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}"#;

#[tokio::test]
async fn regular_expressions_are_taken_only_where_they_are_turned_on() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let refused = owner.registry.set_lifecycle_policy(&owner.grant, BY_REGEX).await;
    assert!(refused.unwrap_err().to_string().contains("The setting lifecycle.tag_regex allows"));
    let options = Options { lifecycle_language: Language::WithTagRegexes, ..Options::default() };
    let site = RegistryInABox::with(options);
    let owner = site.owner();
    owner.create().await;
    push_all(&site, &[(&image("1"), &["pr-1"]), (&image("2"), &["pr-22"]), (&image("x"), &["pr-x"])]).await;
    let text = owner.registry.set_lifecycle_policy(&owner.grant, BY_REGEX).await.unwrap();
    assert_eq!(text, BY_REGEX);
    site.pass_seconds(HOUR);
    assert_eq!(evaluate(&owner).await.unwrap().expired, 1);
    assert!(owner.pull("pr-1").await.is_err() && owner.pull("pr-x").await.is_ok());
}

#[tokio::test]
async fn a_policy_that_can_not_be_read_any_more_deletes_nothing_and_says_so() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let Some(Change::RepositoryCreated { repository, .. }) = site.changes().await.into_iter().next() else {
        panic!("it was made")
    };
    push_all(&site, &[(&image("1"), &["pr-1"]), (&image("2"), &["pr-2"])]).await;
    put(&owner, &keep(1)).await;
    let write = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        let (repository_id, document) = (repository.id, Some(BY_REGEX.to_owned()));
        tx.commit(Change::LifecyclePolicySet { repository_id, document, at: tx.now() }, ()).await
    };
    site.db.write(write).await.unwrap();
    site.pass_seconds(HOUR);
    let due = owner.registry.due_lifecycle_evaluations().await.unwrap();
    let refused = owner.registry.begin_lifecycle_run(&owner.grant, &due[0]).await;
    assert!(matches!(refused, Err(Error::LifecyclePolicyInvalid(_))));
    let status = owner.registry.lifecycle_status(&owner.grant).await.unwrap();
    assert!(status.error.unwrap().contains("berth:tagRegexList"));
    let found = owner.registry.lifecycle_difference(&owner.grant, &keep(1)).await.unwrap();
    assert_eq!((found.deleted.more, found.in_place_invalid.is_some()), (1, true), "it does nothing now");
    assert_eq!((left(&owner).await.len(), evaluate(&owner).await), (2, None));
}
