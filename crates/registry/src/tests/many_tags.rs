//! Images with very many tags, and policies that ask very much of each: what is done at a time has a bound.

use lifecycle::{Image, Language, Policy};
use serde_json::{Value, json};
use store::Change;

use super::content::note;
use super::lifecycle::keep;
use super::registry_in_a_box::RegistryInABox;
use crate::lifecycle::images::judged;
use crate::lifecycle::turn::Turn;
use crate::{Error, ImageFilter, PreviewFilter, TagStatus, TendedPreview};

/// A repository with so many images of so many tags each, as long as may be; and their digests, in order.
async fn with_tags(images: usize, tags: usize) -> (RegistryInABox, Vec<String>) {
    let (site, mut digests) = (RegistryInABox::with_repository().await, Vec::new());
    for number in 0..images {
        let tags: Vec<String> = (0..tags).map(|tag| format!("{number:03}-{tag:04}-{:x<119}", "")).collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let pushed = site.owner().put(&note(&number.to_string()), &tags).await.unwrap();
        digests.push(pushed.digest.to_string());
        site.pass_seconds(60);
    }
    digests.sort();
    (site, digests)
}

/// A turn that is lost after so many looks.
struct Looks {
    left: usize,
    done: usize,
}

impl Turn for Looks {
    async fn goes_on(&mut self) -> Result<bool, Error> {
        self.done += 1;
        Ok(self.done <= self.left)
    }
}

/// How often the turn is looked at while images are put before a policy, and whether that comes to its end.
async fn looks(site: &RegistryInABox, policy: &Policy, left: usize) -> (usize, bool) {
    let Some(Change::RepositoryCreated { repository, .. }) = site.changes().await.into_iter().next() else {
        panic!("it was made")
    };
    let (mut turn, kept) = (Looks { left, done: 0 }, |image: &Image<String>| Ok(image.digest.clone()));
    let judged = judged(&site.db, repository.id, (policy, 0), kept, &mut turn).await.unwrap();
    (turn.done, judged.is_some())
}

#[tokio::test]
async fn a_page_of_images_ends_before_it_is_a_burden() {
    let (site, digests) = with_tags(11, 1000).await;
    let (owner, mut after, mut pages) = (site.owner(), String::new(), Vec::new());
    loop {
        let filter = ImageFilter::default();
        let page = owner.registry.describe_images(&owner.grant, filter, &after, 1000).await.unwrap();
        assert!(page.items.iter().all(|image| image.tags.len() == 1000 && image.tags.is_sorted()));
        pages.push(page.items.iter().map(|image| image.digest.clone()).collect::<Vec<_>>());
        after = page.end.digest;
        if !page.more {
            break;
        }
    }
    assert_eq!((pages.len(), pages[0].len(), pages.concat()), (2, 9, digests));
}

#[tokio::test]
async fn a_page_of_a_preview_ends_likewise() {
    let (site, digests) = with_tags(11, 1000).await;
    let (owner, mut pages, mut next) = (site.owner(), Vec::new(), Some(String::new()));
    let all = keep(1)
        .replace("imageCountMoreThan", "sinceImagePushed")
        .replace("\"countNumber\"", "\"countUnit\":\"days\",\"countNumber\"");
    owner.registry.start_lifecycle_preview(&owner.grant, Some(&all)).await.unwrap();
    site.pass_seconds(2 * 24 * 3600);
    let TendedPreview::Made(made) = owner.registry.tend_lifecycle_previews().await.unwrap() else {
        panic!("it was asked for")
    };
    assert_eq!((made.expiring, made.some.len()), (11, 1));
    let filter = PreviewFilter::Status(TagStatus::Any);
    while let Some(after) = next {
        let page = owner.registry.lifecycle_preview(&owner.grant, &filter, (&after, 100)).await.unwrap();
        assert!(page.results.iter().all(|result| result.tags.len() == 1000));
        pages.push(page.results.into_iter().map(|result| result.digest).collect::<Vec<_>>());
        next = page.next;
    }
    assert_eq!((pages[0].len(), pages.concat()), (9, digests));
}

#[tokio::test]
async fn a_turn_is_looked_at_every_ten_thousand_tags() {
    let (site, _) = with_tags(11, 1000).await;
    let policy = Policy::parse(&keep(1)).unwrap();
    assert_eq!(looks(&site, &policy, 9).await, (2, true));
    assert_eq!(looks(&site, &policy, 0).await, (1, false), "it was lost meanwhile");
}

#[tokio::test]
async fn a_turn_is_looked_at_while_a_policy_takes_long() {
    let (site, _) = with_tags(10, 10).await;
    let rule = |number: usize| {
        let expressions: Vec<String> = (0..10).map(|place| format!("x{}", 10 * number + place)).collect();
        let selection = json!({
            "tagStatus": "tagged", "berth:tagRegexList": expressions, "countType": "imageCountMoreThan",
            "countNumber": 1,
        });
        json!({"rulePriority": number + 1, "selection": selection, "action": {"type": "expire"}})
    };
    let text = json!({"rules": (0..50).map(rule).collect::<Value>()}).to_string();
    let policy = Policy::parse_in(Language::WithTagRegexes, &text).unwrap();
    assert_eq!(looks(&site, &policy, 9).await, (2, true));
}
