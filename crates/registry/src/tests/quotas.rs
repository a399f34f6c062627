//! Quotas of what a registry holds.

use super::content::image;
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
async fn an_image_has_so_many_tags() {
    let site = with(Quotas { tags_per_image: 2, ..Quotas::default() });
    let owner = site.owner();
    owner.create().await;
    owner.push(&image("one"), &["a"]).await;
    owner.put(&image("one"), &["b"]).await.unwrap();
    assert!(exceeds(owner.put(&image("one"), &["c"]).await, "tags of an image"));
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
    };
    let site = with(none);
    let owner = site.owner();
    owner.create().await;
    owner.push(&image("one"), &["a"]).await;
    owner.put(&image("one"), &["b"]).await.unwrap();
}
