use std::collections::BTreeSet;
use std::fmt::Debug;

use oci::Tag;
use proptest::prelude::*;

use super::actor::Actor;
use super::content::{Picture, digest, image, referrer};
use super::registry_in_a_box::{MINE, RegistryInABox};
use crate::{Error, ImageFilter, ImageId, ImageSelector, ImageStatus, Images, Page, StorageClass, TagStatus};

const TAGS: [&str; 8] = ["a", "A", "b", "B", "a-1", "_x", "10", "9"];
const TAG_STATUSES: [TagStatus; 3] = [TagStatus::Any, TagStatus::Tagged, TagStatus::Untagged];
const STATUSES: [Option<ImageStatus>; 3] = [None, Some(ImageStatus::Active), Some(ImageStatus::Archived)];

/// Something that happens to a repository's lists.
#[derive(Clone, Debug)]
enum Event {
    Pushed(u8, Option<usize>),
    TagDeleted(usize),
    ImageDeleted(u8),
    ImageArchived(u8),
}

fn event() -> impl Strategy<Value = Event> {
    let tag = || 0..TAGS.len();
    prop_oneof![
        4 => (0..12_u8, proptest::option::of(tag())).prop_map(|(image, tag)| Event::Pushed(image, tag)),
        1 => tag().prop_map(Event::TagDeleted),
        1 => (0..12_u8).prop_map(Event::ImageDeleted),
        2 => (0..12_u8).prop_map(Event::ImageArchived),
    ]
}

/// Images that can be pushed without blobs, and all refer to one subject.
fn picture(n: u8) -> Picture {
    referrer(digest(b"subject"), &n.to_string())
}

async fn happen(owner: &Actor, event: Option<Event>) {
    match event {
        None => {}
        Some(Event::Pushed(n, tag)) => {
            owner.put(&picture(n), tag.map(|tag| TAGS[tag]).as_slice()).await.unwrap();
        }
        Some(Event::TagDeleted(tag)) => {
            drop(owner.registry.delete_tag(&owner.grant, &Tag::parse(TAGS[tag]).unwrap()).await);
        }
        Some(Event::ImageDeleted(n)) => {
            drop(owner.registry.delete_manifest(&owner.grant, &picture(n).digest()).await);
        }
        Some(Event::ImageArchived(n)) => {
            let selector = ImageSelector { digest: Some(picture(n).digest().to_string()), tag: None };
            let (registry, grant) = (&owner.registry, &owner.grant);
            drop(registry.set_storage_class(grant, vec![selector], StorageClass::Archive).await.unwrap());
        }
    }
}

/// The lists that come in pages.
#[derive(Clone, Copy, Debug)]
enum List {
    Tags,
    Ids(ImageFilter),
    Images(ImageFilter),
    Referrers,
}

fn lists() -> Vec<List> {
    let mut lists = vec![List::Tags, List::Referrers];
    for filter in
        TAG_STATUSES.iter().flat_map(|tags| STATUSES.map(|status| ImageFilter { tags: *tags, status }))
    {
        lists.extend([List::Ids(filter), List::Images(filter)]);
    }
    lists
}

/// One page; items are told by digest and tag, whichever the list has.
async fn page(owner: &Actor, list: List, after: &ImageId, limit: usize) -> Images<ImageId> {
    let (registry, grant) = (&owner.registry, &owner.grant);
    let last = after.tag.as_deref().unwrap_or_default();
    match list {
        List::Tags => {
            let page = registry.tags(grant, last, limit).await.unwrap();
            map(page, |tag| ImageId { digest: String::new(), tag: Some(tag) })
        }
        List::Ids(filter) => registry.list_images(grant, filter, after, limit).await.unwrap(),
        List::Images(filter) => {
            let page = registry.describe_images(grant, filter, &after.digest, limit).await.unwrap();
            let items = page.items.into_iter().map(|image| ImageId { digest: image.digest, tag: None });
            Images { items: items.collect(), more: page.more, end: page.end }
        }
        List::Referrers => {
            let subject = digest(b"subject").to_string();
            let page = registry.referrers(grant, &subject, &after.digest, limit).await.unwrap();
            map(page, |referrer| ImageId { digest: referrer.digest, tag: None })
        }
    }
}

fn map<T>(page: Page<T>, each: impl Fn(T) -> ImageId) -> Images<ImageId> {
    let items: Vec<ImageId> = page.items.into_iter().map(each).collect();
    let end = items.last().cloned().unwrap_or_default();
    Images { items, more: page.more, end }
}

fn start() -> ImageId {
    ImageId { digest: String::new(), tag: None }
}

fn key(id: &ImageId) -> (String, Option<String>) {
    (id.digest.clone(), id.tag.clone())
}

/// All pages of a list one after another, with what `events` says happening in between, and what was in the list
/// throughout.
async fn walk(
    owner: &Actor,
    list: List,
    limit: usize,
    mut events: impl Iterator<Item = Event>,
) -> (Vec<ImageId>, BTreeSet<(String, Option<String>)>) {
    let (mut seen, mut throughout, mut after) = (Vec::new(), None, start());
    loop {
        let now: BTreeSet<_> = page(owner, list, &start(), 1000).await.items.iter().map(key).collect();
        throughout = Some(match throughout {
            None => now,
            Some(before) => &before & &now,
        });
        let page = page(owner, list, &after, limit).await;
        assert!(page.items.len() <= limit);
        seen.extend(page.items);
        if !page.more {
            break;
        }
        after = page.end;
        happen(owner, events.next()).await;
    }
    (seen, throughout.unwrap_or_default())
}

async fn pages_are_the_whole(before: Vec<Event>, between: Vec<Event>, limit: usize) {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    for event in before {
        happen(&owner, Some(event)).await;
    }
    for list in lists() {
        let whole = page(&owner, list, &start(), 1000).await.items;
        let (seen, _) = walk(&owner, list, limit, std::iter::empty()).await;
        assert_eq!(seen, whole, "{list:?}");
        let (seen, throughout) = walk(&owner, list, limit, between.clone().into_iter()).await;
        let once: BTreeSet<_> = seen.iter().map(key).collect();
        assert_eq!(once.len(), seen.len(), "{list:?} told of something twice: {seen:?}");
        assert!(once.is_superset(&throughout), "{list:?} left something out: {seen:?}, not {throughout:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn pages_together_are_the_whole_list(
        before in proptest::collection::vec(event(), 0..25),
        between in proptest::collection::vec(event(), 0..10),
        limit in 1..5_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(pages_are_the_whole(before, between, limit));
    }
}

#[tokio::test]
async fn statuses_part_a_repository() {
    let site = RegistryInABox::with_repository().await;
    let (owner, tagged, untagged) = (site.owner(), picture(1), picture(2));
    owner.put(&tagged, &["v1", "v2"]).await.unwrap();
    owner.put(&untagged, &[]).await.unwrap();
    let id = |picture: &Picture, tag: Option<&str>| ImageId {
        digest: picture.digest().to_string(),
        tag: tag.map(str::to_owned),
    };
    let of_tagged = vec![id(&tagged, Some("v1")), id(&tagged, Some("v2"))];
    let with = |tags| ImageFilter { tags, ..ImageFilter::default() };
    assert_eq!(page(&owner, List::Ids(with(TagStatus::Tagged)), &start(), 9).await.items, of_tagged);
    let of_untagged = vec![id(&untagged, None)];
    assert_eq!(page(&owner, List::Ids(with(TagStatus::Untagged)), &start(), 9).await.items, of_untagged);
    assert_eq!(page(&owner, List::Ids(with(TagStatus::Any)), &start(), 9).await.items.len(), 3);
    let images =
        owner.registry.describe_images(&owner.grant, with(TagStatus::Tagged), "", 9).await.unwrap().items;
    assert_eq!((images.len(), images[0].tags.as_slice()), (1, &["v1".to_owned(), "v2".to_owned()][..]));
    let images =
        owner.registry.describe_images(&owner.grant, with(TagStatus::Untagged), "", 9).await.unwrap().items;
    assert_eq!((images.len(), images[0].tags.as_slice()), (1, &[][..]));
}

#[tokio::test]
async fn tags_are_listed_without_regard_to_case_and_after_any_name() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    owner.put(&picture(1), &TAGS).await.unwrap();
    let tags = async |last: &str| owner.registry.tags(&owner.grant, last, 100).await.unwrap().items;
    assert_eq!(tags("").await, ["10", "9", "_x", "A", "a", "a-1", "B", "b"]);
    assert_eq!(tags("A").await, ["a", "a-1", "B", "b"]);
    assert_eq!(tags("aaaa").await, ["B", "b"]);
    assert_eq!(tags("AAAA").await, ["B", "b"]);
    assert!(tags("no such tag, and last").await.is_empty());
    let none = owner.registry.tags(&owner.grant, "", 0).await.unwrap();
    assert_eq!(none, Page { items: Vec::new(), more: true });
}

#[tokio::test]
async fn selected_images_are_described_once_each() {
    let site = RegistryInABox::with_repository().await;
    let (owner, one, two) = (site.owner(), image("one"), image("two"));
    let (first, second) = (owner.push(&one, &["v1"]).await, owner.push(&two, &["v2"]).await);
    let by = |digest: Option<&str>, tag: Option<&str>| ImageSelector {
        digest: digest.map(str::to_owned),
        tag: tag.map(str::to_owned),
    };
    let (first, second) = (first.to_string(), second.to_string());
    let asked = [by(None, Some("v2")), by(Some(&first), None), by(Some(&second), Some("v2"))];
    let details = owner.registry.describe_selected(&owner.grant, &asked).await.unwrap();
    assert_eq!(details.iter().map(|it| it.digest.as_str()).collect::<Vec<_>>(), [&second, &first]);
    for missing in
        [by(Some(&first), Some("v2")), by(None, Some("v3")), by(None, None), by(Some("sha256:0"), None)]
    {
        let refused =
            owner.registry.describe_selected(&owner.grant, &[asked[0].clone(), missing.clone()]).await;
        assert!(matches!(refused, Err(Error::ImageMissing { digest, tag })
                if digest == missing.digest && tag == missing.tag));
    }
}

#[tokio::test]
async fn lists_need_a_repository() {
    let site = RegistryInABox::open();
    let (owner, filter) = (site.owner(), ImageFilter::default());
    let (registry, grant) = (&owner.registry, &owner.grant);
    let missing = |refused: Option<Error>| matches!(refused, Some(Error::RepositoryMissing { name, account }) if name == "web" && account == MINE);
    assert!(missing(registry.tags(grant, "", 1).await.err()));
    assert!(missing(registry.list_images(grant, filter, &start(), 1).await.err()));
    assert!(missing(registry.describe_images(grant, filter, "", 1).await.err()));
    assert!(missing(registry.describe_selected(grant, &[]).await.err()));
    assert!(missing(registry.referrers(grant, "sha256:0", "", 1).await.err()));
    assert!(missing(registry.resource_tags(grant).await.err()));
    assert!(missing(registry.delete_images(grant, Vec::new()).await.err()));
}
