use std::time::Duration;

use world::Clock;

use super::site::Site;
use super::writing::create;
use crate::meta::log::{self, Followed, Follower, Position};
use crate::meta::{Database, Durability};

const START: Position = Position { epoch: 0, number: 0 };
const DAY: u64 = 86_400;

fn pass(clock: &Clock, seconds: u64) {
    clock.advance(Duration::from_secs(seconds).try_into().unwrap());
}

async fn left(db: &Database) -> Vec<i64> {
    let entries = log::after(&mut &*db, START, 10).await.unwrap();
    entries.into_iter().map(|entry| entry.position.number).collect()
}

async fn follow(follower: &mut Follower) -> Option<usize> {
    match follower.next(10).await.unwrap() {
        Followed::Entries(entries) => Some(entries.len()),
        Followed::Behind => None,
    }
}

#[tokio::test]
async fn old_changes_go_and_the_newest_stays() {
    for site in Site::both() {
        let clock = Clock::simulated("2026-05-01T12:00:00Z".parse().unwrap());
        let db = site.with(Durability::Off, clock.clone()).await;
        for id in ["111111111111", "222222222222"] {
            create(&db, id).await.unwrap();
            pass(&clock, DAY);
        }
        assert!(!log::forget(&db, 2).await.unwrap());
        assert_eq!(left(&db).await, [1, 2], "{}", site.name);
        pass(&clock, 1);
        assert!(!log::forget(&db, 2).await.unwrap());
        assert_eq!(left(&db).await, [2], "{}", site.name);
        pass(&clock, 100 * DAY);
        assert!(!log::forget(&db, 2).await.unwrap());
        assert_eq!(left(&db).await, [2], "{}", site.name);
    }
}

#[tokio::test]
async fn who_did_not_read_what_was_deleted_begins_anew() {
    let clock = Clock::simulated("2026-05-01T12:00:00Z".parse().unwrap());
    let site = Site::sqlite();
    let db = site.with(Durability::Off, clock.clone()).await;
    create(&db, "111111111111").await.unwrap();
    let mut follower = Follower::from_now(db.clone()).await.unwrap();
    create(&db, "222222222222").await.unwrap();
    pass(&clock, 2 * DAY);
    create(&db, "333333333333").await.unwrap();
    log::forget(&db, 1).await.unwrap();
    assert_eq!(follow(&mut follower).await, None);
    let mut follower = Follower::from_now(db.clone()).await.unwrap();
    assert_eq!(follow(&mut follower).await, Some(0));
    pass(&clock, 2 * DAY);
    create(&db, "444444444444").await.unwrap();
    assert_eq!(follow(&mut follower).await, Some(1), "the change it stands at is there");
}
