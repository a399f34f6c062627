//! Verbs that meet the collector on their way. Where many write at once, its transaction is not over yet.

use std::sync::{Mutex, mpsc};

use store::meta::trash::{self, Item};
use store::meta::{blob, repository};
use store::{Change, Committed, StoreError, Tx};
use tokio::task::JoinHandle;

use super::content::{digest, image};
use super::registry_in_a_box::{HERE, MINE, RegistryInABox};
use crate::Error;

/// The id of the repository `web`.
async fn web(site: &RegistryInABox) -> i64 {
    repository::find(&mut &site.db, MINE, HERE, "web").await.unwrap().unwrap().id
}

/// The links that the repository has in its trash.
async fn links_in_trash(site: &RegistryInABox, id: i64) -> Vec<Item> {
    let mut items = trash::of_repository(&mut &site.db, id, 10).await.unwrap();
    items.retain(|item| matches!(item, Item::Link(..)));
    items
}

/// The collector, which holds what it has judged and is about to take it away.
struct Collector {
    release: mpsc::Sender<()>,
    collected: JoinHandle<Result<(), StoreError>>,
}

impl Collector {
    async fn takes(site: &RegistryInABox, change: Change) -> Self {
        let ((release, held), (tell, told)) = (mpsc::channel(), tokio::sync::oneshot::channel());
        let (held, tell, db) = (Mutex::new(held), Mutex::new(Some(tell)), site.db.clone());
        let collect = async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            match &change {
                Change::LinksCollected { links, .. } => {
                    assert!(blob::lock_link(tx, links[0].0, &links[0].1).await?.is_some());
                }
                Change::TrashPurged { items, at } => assert!(trash::lock(tx, &items[0], *at).await?),
                _ => {}
            }
            tell.lock().unwrap().take().unwrap().send(()).unwrap();
            let _ = held.lock().unwrap().recv();
            tx.commit(change.clone(), ()).await
        };
        let collected = tokio::spawn(async move { db.write(collect).await });
        told.await.unwrap();
        Self { release, collected }
    }

    async fn ends(self, site: &RegistryInABox) {
        site.rows.until_one_waits().await;
        drop(self.release);
        self.collected.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_collected_since_it_was_found_does_not_go_to_the_trash() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), web(&site).await);
    let layer = owner.push_blob(b"layer").await;
    let change =
        Change::LinksCollected { links: vec![(id, layer.to_string())], at: site.world.clock.micros() };
    let collector = Collector::takes(&site, change).await;
    let deleting = tokio::spawn(async move { owner.registry.delete_blob(&owner.grant, &layer).await });
    collector.ends(&site).await;
    assert!(matches!(deleting.await.unwrap(), Err(Error::BlobMissing(_))));
    assert!(links_in_trash(&site, id).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_does_not_come_back_without_a_layer_that_leaves_the_trash() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id, app) = (site.owner(), web(&site).await, image("app"));
    let (manifest, layer) = (owner.push(&app, &[]).await, digest(&app.blobs[1]));
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    owner.registry.delete_blob(&owner.grant, &layer).await.unwrap();
    let items = links_in_trash(&site, id).await;
    let change = Change::TrashPurged { items, at: site.world.clock.micros() };
    let collector = Collector::takes(&site, change).await;
    let there = owner.clone();
    let restoring = tokio::spawn(async move { there.registry.restore_image(&there.grant, &manifest).await });
    collector.ends(&site).await;
    assert!(matches!(restoring.await.unwrap(), Err(Error::LayersMissing(_))));
    assert!(owner.pull(manifest).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_leaves_the_trash_does_not_come_back() {
    let site = RegistryInABox::with_repository().await;
    let (owner, id) = (site.owner(), web(&site).await);
    let manifest = owner.push(&image("app"), &["v1"]).await;
    owner.registry.delete_manifest(&owner.grant, &manifest).await.unwrap();
    let items = vec![Item::Tag(id, "v1".to_owned())];
    let change = Change::TrashPurged { items, at: site.world.clock.micros() };
    let collector = Collector::takes(&site, change).await;
    let there = owner.clone();
    let restoring = tokio::spawn(async move { there.registry.restore_image(&there.grant, &manifest).await });
    collector.ends(&site).await;
    assert_eq!(restoring.await.unwrap().unwrap().tags, Vec::<String>::new());
    assert!(owner.pull("v1").await.is_err());
    owner.pull(manifest).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_who_make_the_first_repositories_of_a_registry_agree_on_it() {
    let site = RegistryInABox::open();
    for account in 0..20 {
        let mut makers = tokio::task::JoinSet::new();
        for n in 0..6 {
            let maker = site.somebody(&format!("{account:012}"), HERE, &format!("r{n}"));
            makers.spawn(async move { maker.create().await });
        }
        while let Some(made) = makers.join_next().await {
            made.unwrap();
        }
    }
}
