//! Previews of lifecycle policies are read page by page.

use lifecycle::{Action, StorageClass};
use store::meta::lifecycle_preview::{self as rows, LifecyclePreview as Held};
use store::{Change, Committed, StoreError, Tx};

use super::content::image;
use super::registry_in_a_box::RegistryInABox;
use crate::{ImageSelector, PreviewFilter, PreviewedImage, TagStatus};

fn result(number: usize) -> PreviewedImage {
    let tags = if number == 49 { vec!["rare".to_owned()] } else { Vec::new() };
    let (digest, storage_class) = (format!("sha256:{number:064}"), StorageClass::Standard);
    PreviewedImage { digest, tags, pushed_at: 1, action: Action::Expire, priority: 1, storage_class }
}

/// A preview of fifty pages with a result each, the last of which is about an image with a tag.
async fn write(site: &RegistryInABox) {
    let Some(Change::RepositoryCreated { repository, .. }) = site.changes().await.into_iter().next() else {
        panic!("it was made")
    };
    let write = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        let (repository_id, document, status) = (repository.id, String::new(), "COMPLETE".to_owned());
        let held = Held { repository_id, document, status, changes_at: i64::MAX, expiring: 50, archiving: 0 };
        rows::begin(tx, &held).await?;
        for result in (0..50).map(result) {
            let body = serde_json::to_string(&[&result]).unwrap();
            rows::put_page(tx, repository_id, &result.digest, &body).await?;
        }
        tx.commit_upkeep(()).await
    };
    site.db.write(write).await.unwrap();
}

#[tokio::test]
async fn a_rare_result_is_found_in_bounded_steps() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    write(&site).await;
    let (mut found, mut answers, mut next) = (Vec::new(), 0, Some(String::new()));
    while let Some(after) = next {
        let filter = PreviewFilter::Status(TagStatus::Tagged);
        let answer = owner.registry.lifecycle_preview(&owner.grant, &filter, (&after, 100)).await.unwrap();
        found.extend(answer.results);
        (answers, next) = (answers + 1, answer.next);
    }
    assert_eq!((found, answers), (vec![result(49)], 3));
}

#[tokio::test]
async fn tags_that_no_result_is_known_to_have_are_looked_for_in_bounded_steps() {
    let site = RegistryInABox::with_repository().await;
    write(&site).await;
    let tags = ["rare", "none"].map(|tag| ImageSelector { digest: None, tag: Some(tag.to_owned()) });
    let (owner, filter) = (site.owner(), PreviewFilter::Images(tags.to_vec()));
    let answer = owner.registry.lifecycle_preview(&owner.grant, &filter, ("", 100)).await.unwrap();
    assert_eq!(answer.results, [], "it is on the fiftieth page");
}

#[tokio::test]
async fn each_result_is_on_one_page() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    write(&site).await;
    let (mut found, mut next) = (Vec::new(), Some(String::new()));
    while let Some(after) = next {
        let filter = PreviewFilter::Status(TagStatus::Any);
        let answer = owner.registry.lifecycle_preview(&owner.grant, &filter, (&after, 7)).await.unwrap();
        assert!(answer.results.len() <= 7);
        found.extend(answer.results);
        next = answer.next;
    }
    assert_eq!(found, (0..50).map(result).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_tag_leads_to_the_image_that_had_it_then() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    write(&site).await;
    let by = |digest: Option<usize>, tag: Option<&str>| ImageSelector {
        digest: digest.map(|number| result(number).digest),
        tag: tag.map(str::to_owned),
    };
    for moved in [false, true] {
        if moved {
            owner.push(&image("app"), &["rare", "new"]).await;
        }
        let asked = vec![
            by(None, Some("rare")),
            by(Some(3), None),
            by(Some(49), Some("rare")),
            by(Some(4), Some("rare")),
            by(Some(50), None),
            by(None, Some("new")),
        ];
        let filter = PreviewFilter::Images(asked);
        let answer = owner.registry.lifecycle_preview(&owner.grant, &filter, ("", 100)).await.unwrap();
        assert_eq!(answer.results, [result(3), result(49)]);
    }
}
