//! A synchronous standby that is away: nothing is answered or removed on the strength of rows that it lacks. And a
//! replica whose clock is not the database's.

use jiff::Timestamp;
use store::Database;
use store::blobs::Blobs;
use testbed::Postgres;
use tokio::task::JoinHandle;
use world::{Clock, World};

use super::actor::Actor;
use super::content::digest;
use super::registry_in_a_box::RegistryInABox;
use crate::{Error, Options, Registry};

/// A registry on a server of its own, and whether its commits are confirmed.
struct Site {
    registry: RegistryInABox,
    server: Postgres,
}

impl Site {
    async fn open() -> Self {
        let server = Postgres::start();
        let registry = RegistryInABox::on_postgresql(server.url());
        registry.owner().create().await;
        Self { registry, server }
    }

    /// From now on commits wait for a standby that is not there, or do not.
    fn standby_is_away(&self, away: bool) {
        let name = if away { "away" } else { "" };
        self.server.sql("postgres", &format!("ALTER SYSTEM SET synchronous_standby_names = '{name}'"));
        self.server.sql("postgres", "SELECT pg_reload_conf()");
        while self.server.sql("postgres", "SHOW synchronous_standby_names") != name {}
    }

    /// What comes of `work` if each wait for the standby is given up, as it is after 20 s.
    async fn giving_up<T>(&self, work: JoinHandle<T>) -> T {
        while !work.is_finished() {
            let waiting =
                "SELECT COUNT(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
            self.server.sql("postgres", waiting);
            tokio::task::yield_now().await;
        }
        work.await.unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_object_goes_before_the_standby_knows_that_its_row_is_gone() {
    let site = Site::open().await;
    let (here, layer) = (&site.registry, site.registry.owner().push_blob(b"layer").await);
    let object = here.registry.explain(&layer).await.unwrap().remove(0).generation;
    here.pass_hours(24);
    here.collect().await;
    here.pass_hours(2);
    site.standby_is_away(true);
    // The sweep is given up unconfirmed, and seen from then on; then the removal is tried, again and again.
    for _ in 0..3 {
        let registry = here.registry.clone();
        let round = site.giving_up(tokio::spawn(async move { registry.collect().await })).await;
        assert!(round.is_err(), "{round:?}");
        assert!(here.registry.explain(&digest(b"layer")).await.unwrap().is_empty());
        assert_eq!(here.object(&object).await, Some(5));
        here.pass_hours(1);
    }
    site.standby_is_away(false);
    here.collect().await;
    assert_eq!(here.object(&object).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_is_not_acknowledged_by_asking_again_either() {
    let site = Site::open().await;
    let (owner, layer) = (site.registry.owner(), digest(b"layer"));
    let id = owner.begin().await;
    let finish = || {
        let (owner, id) = (owner.clone(), id.clone());
        tokio::spawn(async move { owner.finish(&id, b"layer", layer).await })
    };
    site.standby_is_away(true);
    for _ in 0..2 {
        let finished = site.giving_up(finish()).await;
        assert!(matches!(finished, Err(Error::Unavailable(_))), "{finished:?}");
    }
    site.standby_is_away(false);
    finish().await.unwrap().unwrap();
}

#[tokio::test]
async fn a_promise_goes_by_the_databases_clock() {
    let site = Site::open().await;
    let db = Database::connect(&site.server.url(), Clock::system()).await.unwrap();
    let decades_behind = World::simulated(Timestamp::UNIX_EPOCH, 1);
    let registry = Registry::new(db, Blobs::memory(), decades_behind, Options::default());
    let owner = Actor { registry, ..site.registry.owner() };
    let (layer, hour) = (owner.push_blob(b"layer").await, 3_600_000_000);
    let pushed = site.registry.lease(&owner, layer).await.unwrap();
    site.server.sql("postgres", &format!("UPDATE blob_lease SET until = until - 11 * {hour}"));
    owner.registry.promise_blob(&owner.grant, &layer).await.unwrap();
    assert_eq!(site.registry.lease(&owner, layer).await.unwrap(), pushed - 11 * hour);
    site.server.sql("postgres", &format!("UPDATE blob_lease SET until = until - 2 * {hour}"));
    owner.registry.promise_blob(&owner.grant, &layer).await.unwrap();
    assert!(site.registry.lease(&owner, layer).await.unwrap() > pushed);
}
