//! Quotas of what a registry holds.

use futures_util::future::join_all;

use super::content::{image, index, note};
use super::registry_in_a_box::{HERE, RegistryInABox, THEIRS};
use crate::{Error, Options, Quotas};

fn with(quotas: Quotas) -> RegistryInABox {
    RegistryInABox::with(Options { quotas, ..Options::default() })
}

fn exceeds<T>(refused: Result<T, Error>, said: &str) -> bool {
    matches!(refused, Err(Error::QuotaExceeded { what, .. }) if what == said)
}

#[tokio::test]
async fn a_registry_has_so_many_repositories() {
    let site = with(Quotas { repositories_per_registry: 2, ..Quotas::default() });
    site.at("one").create().await;
    site.at("two").create().await;
    let (third, new) = (site.at("three"), super::repositories::new);
    let refused = third.registry.create_repository(&third.grant, new()).await;
    assert!(exceeds(refused, "repositories in a registry"));
    site.somebody(THEIRS, HERE, "three").create().await;
    let one = site.at("one");
    one.registry.delete_repository(&one.grant, false).await.unwrap();
    third.create().await;
    let restored = one.registry.restore_repository(&one.grant).await;
    assert!(exceeds(restored, "repositories in a registry"));
    third.registry.delete_repository(&third.grant, false).await.unwrap();
    one.registry.restore_repository(&one.grant).await.unwrap();
}

#[tokio::test]
async fn a_repository_has_so_many_images() {
    let site = with(Quotas { images_per_repository: 2, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    let first = owner.push(&image("one"), &["v1"]).await;
    owner.push(&image("two"), &["v2"]).await;
    let third = image("three");
    for blob in &third.blobs {
        owner.push_blob(blob).await;
    }
    assert!(exceeds(owner.put(&third, &["v3"]).await, "images in a repository"));
    owner.put(&image("one"), &["v1-again"]).await.unwrap();
    owner.registry.delete_manifest(&owner.grant, &first).await.unwrap();
    owner.put(&third, &["v3"]).await.unwrap();
}

#[tokio::test]
async fn what_comes_back_from_the_trash_counts_by_digest() {
    let site = with(Quotas { images_per_repository: 3, ..Quotas::default() });
    let (owner, arm) = (site.owner(), image("arm"));
    owner.create().await;
    owner.push(&arm, &[]).await;
    let both = index(&[&arm]);
    owner.push(&both, &[]).await;
    let all = [both.digest(), arm.digest()];
    for digest in &all {
        owner.registry.delete_manifest(&owner.grant, digest).await.unwrap();
    }
    owner.push(&image("one"), &[]).await;
    let two = owner.push(&image("two"), &[]).await;
    let restored = owner.registry.restore_image(&owner.grant, &both.digest()).await;
    assert!(exceeds(restored, "images in a repository"));
    owner.registry.delete_manifest(&owner.grant, &two).await.unwrap();
    let restored = owner.registry.restore_image(&owner.grant, &both.digest()).await.unwrap();
    assert_eq!(restored.digests.len(), all.len());
}

#[tokio::test]
async fn many_at_once_pass_no_quota() {
    let quotas = Quotas { images_per_repository: 3, tags_per_image: 2, ..Quotas::default() };
    let site = with(quotas);
    let owner = site.owner();
    owner.create().await;
    owner.push(&image("one"), &[]).await;
    let notes: Vec<_> = (0..8).map(|n| note(&n.to_string())).collect();
    let pushed = join_all(notes.iter().map(|note| owner.put(note, &[]))).await;
    assert_eq!(pushed.iter().filter(|it| it.is_ok()).count(), 2);
    let (one, tags) = (image("one"), ["a", "b", "c", "d", "e", "f"].map(|tag| [tag]));
    let tagged = join_all(tags.iter().map(|tags| owner.put(&one, tags))).await;
    assert_eq!(tagged.iter().filter(|it| it.is_ok()).count(), 2);
}

#[tokio::test]
async fn an_upload_has_so_many_parts() {
    let site = with(Quotas { parts_per_upload: 2, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    let id = owner.begin().await;
    for first in 0..2 {
        owner.registry.append_part(&owner.grant, &id, first, "x".into()).await.unwrap();
    }
    let refused = owner.registry.append_part(&owner.grant, &id, 2, "x".into()).await;
    assert!(exceeds(refused, "parts of an upload"));
    assert_eq!(owner.offset(&id).await.unwrap(), 2, "what came stays");
}

#[tokio::test]
async fn an_image_has_so_many_tags() {
    let site = with(Quotas { tags_per_image: 2, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    owner.push(&image("one"), &["a"]).await;
    owner.put(&image("one"), &["b"]).await.unwrap();
    assert!(exceeds(owner.put(&image("one"), &["c"]).await, "tags of an image"));
    assert!(exceeds(owner.put(&image("new"), &["x", "y", "z"]).await, "tags of an image"));
    owner.put(&image("one"), &["a"]).await.unwrap();
    owner.push(&image("two"), &["b"]).await;
    owner.put(&image("one"), &["c"]).await.unwrap();
}

#[tokio::test]
async fn nothing_is_counted_where_much_is_left_and_all_where_little_is() {
    let site = with(Quotas { repositories_per_registry: 130, ..Quotas::default() });
    for n in 0..130 {
        site.at(&format!("r{n}")).create().await;
    }
    let more = site.at("more");
    let refused = more.registry.create_repository(&more.grant, super::repositories::new()).await;
    assert!(exceeds(refused, "repositories in a registry"));
}

#[tokio::test]
async fn nothing_is_unlimited() {
    let none = Quotas {
        repositories_per_registry: 0,
        images_per_repository: 0,
        tags_per_image: 0,
        templates_per_registry: 0,
        uploads_per_principal: 0,
        layer_bytes: 0,
        parts_per_upload: 0,
    };
    let site = with(none);
    let owner = site.owner();
    owner.create().await;
    owner.push(&image("one"), &["a"]).await;
    owner.put(&image("one"), &["b"]).await.unwrap();
}
