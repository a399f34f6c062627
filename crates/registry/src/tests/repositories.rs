use super::content::image;
use super::registry_in_a_box::{ELSEWHERE, HERE, MINE, RegistryInABox, THEIRS};
use crate::{Error, MAX_RESOURCE_TAGS, Mutability, NewRepository};

pub(super) fn new() -> NewRepository {
    NewRepository { mutability: Mutability::Immutable, scan_on_push: true, tags: Vec::new() }
}

#[tokio::test]
async fn a_new_repository_is_as_it_was_asked_for() {
    let site = RegistryInABox::open();
    let owner = site.at("team/web");
    let made = owner.registry.create_repository(&owner.grant, new()).await.unwrap();
    assert_eq!(
        (made.name.as_str(), made.mutability.clone(), made.scan_on_push),
        ("team/web", Mutability::Immutable, true)
    );
    assert_eq!((made.encryption_type.as_str(), &made.kms_key), ("AES256", &None));
    assert_eq!(made.created_at, site.world.clock.micros());
    assert_eq!(owner.registry.repository(&owner.grant).await.unwrap(), made);
}

#[tokio::test]
async fn a_name_is_given_once_in_each_registry() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    let again = owner.registry.create_repository(&owner.grant, new()).await;
    assert!(
        matches!(again, Err(Error::RepositoryExists { name, account }) if name == "web" && account == MINE)
    );
    for other in [site.somebody(THEIRS, HERE, "web"), site.somebody(MINE, ELSEWHERE, "web")] {
        assert!(matches!(
            other.registry.repository(&other.grant).await,
            Err(Error::RepositoryMissing { .. })
        ));
        other.create().await;
    }
    assert_eq!(site.changes().await.len(), 3);
}

#[tokio::test]
async fn a_repository_that_holds_images_is_deleted_by_force_alone() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    owner.push_blob(b"a layer is no image").await;
    let digest = owner.push(&image("app"), &["v1"]).await;
    let refused = owner.registry.delete_repository(&owner.grant, false).await;
    assert!(
        matches!(refused, Err(Error::RepositoryNotEmpty { name, account }) if name == "web" && account == MINE)
    );
    owner.registry.delete_manifest(&owner.grant, &digest).await.unwrap();
    owner.registry.delete_repository(&owner.grant, false).await.unwrap();
    owner.create().await;
    owner.push(&image("app"), &["v1"]).await;
    let deleted = owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    assert_eq!(deleted.name, "web");
    let gone = owner.registry.delete_repository(&owner.grant, true).await;
    assert!(matches!(gone, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn a_recreated_repository_sees_nothing_of_the_old_one() {
    let site = RegistryInABox::with_repository().await;
    let (owner, app) = (site.owner(), image("app"));
    let (digest, layer) = (owner.push(&app, &["v1"]).await, owner.push_blob(b"layer").await);
    let tags = vec![("team".to_owned(), "web".to_owned())];
    owner.registry.put_resource_tags(&owner.grant, tags).await.unwrap();
    owner.pull(digest).await.unwrap();
    owner.pull("v1").await.unwrap();
    owner.registry.delete_repository(&owner.grant, true).await.unwrap();
    assert!(matches!(owner.pull(digest).await, Err(Error::RepositoryMissing { .. })));
    owner.create().await;
    assert!(matches!(owner.pull(digest).await, Err(Error::ImageMissing { .. })));
    assert!(matches!(owner.pull("v1").await, Err(Error::ImageMissing { .. })));
    assert!(matches!(owner.blob(layer).await, Err(Error::BlobMissing(_))));
    assert!(matches!(owner.put(&app, &["v1"]).await, Err(Error::LayersMissing(_))));
    assert!(owner.registry.tags(&owner.grant, "", 10).await.unwrap().items.is_empty());
    assert!(owner.registry.resource_tags(&owner.grant).await.unwrap().is_empty());
}

#[tokio::test]
async fn mutability_may_be_set() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    for mutability in [Mutability::Immutable, Mutability::Mutable] {
        owner.registry.set_mutability(&owner.grant, mutability.clone()).await.unwrap();
        assert_eq!(owner.registry.repository(&owner.grant).await.unwrap().mutability, mutability);
    }
    let nowhere = site.at("nowhere");
    let refused = nowhere.registry.set_mutability(&nowhere.grant, Mutability::Mutable).await;
    assert!(matches!(refused, Err(Error::RepositoryMissing { .. })));
}

#[tokio::test]
async fn repositories_are_listed_by_name_in_pages() {
    let site = RegistryInABox::open();
    for name in ["web", "team/web", "api", "team/api", "web2"] {
        site.at(name).create().await;
    }
    site.somebody(THEIRS, HERE, "theirs").create().await;
    site.somebody(MINE, ELSEWHERE, "elsewhere").create().await;
    let owner = site.owner();
    let (mut names, mut last) = (Vec::new(), String::new());
    loop {
        let page = owner.registry.repositories(&owner.grant, &last, 2).await.unwrap();
        names.extend(page.items.into_iter().map(|detail| detail.name));
        last.clone_from(names.last().unwrap());
        if !page.more {
            break;
        }
    }
    assert_eq!(names, ["api", "team/api", "team/web", "web", "web2"]);
}

#[tokio::test]
async fn resource_tags_are_put_replaced_and_removed() {
    let site = RegistryInABox::with_repository().await;
    let (owner, pair) = (site.owner(), |key: &str, value: &str| (key.to_owned(), value.to_owned()));
    let put = vec![pair("team", "web"), pair("cost", "")];
    owner.registry.put_resource_tags(&owner.grant, put).await.unwrap();
    owner.registry.put_resource_tags(&owner.grant, vec![pair("team", "api")]).await.unwrap();
    let tags = owner.registry.resource_tags(&owner.grant).await.unwrap();
    assert_eq!(tags, [pair("cost", ""), pair("team", "api")]);
    let removed = vec!["cost".to_owned(), "absent".to_owned()];
    owner.registry.remove_resource_tags(&owner.grant, removed).await.unwrap();
    assert_eq!(owner.registry.resource_tags(&owner.grant).await.unwrap(), [pair("team", "api")]);
}

#[tokio::test]
async fn a_repository_has_so_many_resource_tags() {
    let site = RegistryInABox::open();
    let owner = site.owner();
    let tags =
        |range: std::ops::Range<usize>| range.map(|n| (n.to_string(), String::new())).collect::<Vec<_>>();
    let with = |count| NewRepository { tags: tags(0..count), ..new() };
    let refused = owner.registry.create_repository(&owner.grant, with(MAX_RESOURCE_TAGS + 1)).await;
    assert!(matches!(refused, Err(Error::TooManyResourceTags)));
    owner.registry.create_repository(&owner.grant, with(MAX_RESOURCE_TAGS)).await.unwrap();
    let one_more = owner.registry.put_resource_tags(&owner.grant, tags(50..51)).await;
    assert!(matches!(one_more, Err(Error::TooManyResourceTags)));
    owner.registry.put_resource_tags(&owner.grant, tags(10..20)).await.unwrap();
    assert_eq!(owner.registry.resource_tags(&owner.grant).await.unwrap().len(), MAX_RESOURCE_TAGS);
    let nowhere = site.at("nowhere");
    let refused = nowhere.registry.put_resource_tags(&nowhere.grant, tags(0..1)).await;
    assert!(matches!(refused, Err(Error::RepositoryMissing { .. })));
}
