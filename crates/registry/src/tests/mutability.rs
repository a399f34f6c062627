//! Tags that may not move, however many push at once.

use tokio::task::JoinSet;

use super::content::note;
use super::registry_in_a_box::RegistryInABox;
use super::storage_class::by_digest;
use crate::{Error, Mutability, OnRepeat, StorageClass};

fn immutable_but_for(filter: &str) -> Mutability {
    Mutability::ImmutableExcept(vec![filter.to_owned()])
}

fn mutable_but_for(filter: &str) -> Mutability {
    Mutability::MutableExcept(vec![filter.to_owned()])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_push_one_immutable_tag_at_once_one_does() {
    for (mutability, tag) in
        [(Mutability::Immutable, "v1"), (immutable_but_for("dev-*"), "v1"), (mutable_but_for("v*"), "v1")]
    {
        let site = RegistryInABox::open();
        site.owner().create_with(mutability).await;
        let mut pushers = JoinSet::new();
        for n in 0..8 {
            let owner = site.owner();
            let on_repeat = if n % 2 == 0 { OnRepeat::Accept } else { OnRepeat::Refuse };
            pushers.spawn(async move { owner.put_new(&note(&n.to_string()), &[tag], on_repeat).await });
        }
        let mut pushed = Vec::new();
        while let Some(outcome) = pushers.join_next().await {
            match outcome.unwrap() {
                Ok(image) => pushed.push(image.digest),
                Err(refused) => assert!(matches!(refused, Error::TagImmutable { .. }), "{refused}"),
            }
        }
        assert_eq!(pushed, [site.owner().pull(tag).await.unwrap().digest]);
    }
}

#[tokio::test]
async fn filters_turn_the_setting_around_for_what_they_match() {
    for (mutability, moving, staying) in
        [(immutable_but_for("dev-*"), "dev-1", "v1"), (mutable_but_for("dev-*"), "v1", "dev-1")]
    {
        let site = RegistryInABox::open();
        let owner = site.owner();
        owner.create_with(mutability.clone()).await;
        owner.put(&note("old"), &[moving, staying]).await.unwrap();
        owner.put(&note("new"), &[moving]).await.unwrap();
        let refused = owner.put(&note("new"), &[staying]).await;
        assert!(matches!(refused, Err(Error::TagImmutable { tag, excluded: true }) if tag == staying));
        assert_eq!(owner.registry.repository(&owner.grant).await.unwrap().mutability, mutability);
    }
}

#[tokio::test]
async fn a_setting_holds_from_when_it_is_set() {
    let site = RegistryInABox::with_repository().await;
    let owner = site.owner();
    owner.put(&note("old"), &["v1"]).await.unwrap();
    owner.registry.set_mutability(&owner.grant, mutable_but_for("v*")).await.unwrap();
    assert!(matches!(owner.put(&note("new"), &["v1"]).await, Err(Error::TagImmutable { .. })));
    owner.registry.set_mutability(&owner.grant, Mutability::Mutable).await.unwrap();
    owner.put(&note("new"), &["v1"]).await.unwrap();
}

#[tokio::test]
async fn an_archived_image_is_brought_back_by_its_immutable_tag() {
    for on_repeat in [OnRepeat::Accept, OnRepeat::Refuse] {
        let site = RegistryInABox::open();
        let owner = site.owner();
        owner.create_with(Mutability::Immutable).await;
        owner.put(&note("app"), &["v1"]).await.unwrap();
        let selectors = vec![by_digest(note("app").digest())];
        owner.registry.set_storage_class(&owner.grant, selectors, StorageClass::Archive).await.unwrap();
        assert!(matches!(owner.put(&note("other"), &["v1"]).await, Err(Error::TagImmutable { .. })));
        owner.put_new(&note("app"), &["v1"], on_repeat).await.unwrap();
        owner.pull("v1").await.unwrap();
    }
}
