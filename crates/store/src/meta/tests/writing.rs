use std::sync::Arc;

use world::Clock;

use super::site::Site;
use crate::meta::account::{self, Account};
use crate::meta::log::{self, Position};
use crate::meta::registry::Registry;
use crate::meta::repository::Repository;
use crate::meta::{Database, Durability, Tx};
use crate::{Change, Committed, StoreError};

pub(super) fn account(id: &str) -> Account {
    Account { id: id.to_owned(), name: id.to_owned(), created_at: 1 }
}

pub(in crate::meta) async fn create(db: &Database, id: &str) -> Result<(), StoreError> {
    let it = account(id);
    db.write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        tx.commit(Change::AccountCreated(it.clone()), ()).await
    })
    .await
}

#[tokio::test]
async fn a_failed_transaction_takes_nothing_of_its_group_with_it() {
    for site in Site::both() {
        let db = site.with(Durability::Full, Clock::system()).await;
        let writes: Vec<_> = ["111111111111", "222222222222", "111111111111", "333333333333"]
            .into_iter()
            .map(|id| {
                let db = db.clone();
                tokio::spawn(async move { create(&db, id).await.is_ok() })
            })
            .collect();
        let mut kept = 0;
        for write in writes {
            kept += usize::from(write.await.unwrap());
        }
        assert_eq!(kept, 3);
        let ids: Vec<_> = account::list(&mut &db, "", 10).await.unwrap().into_iter().map(|a| a.id).collect();
        assert_eq!(ids, ["111111111111", "222222222222", "333333333333"]);
    }
}

#[tokio::test]
async fn positions_are_never_reused_and_follow_the_commits() {
    for site in Site::both() {
        let db = site.open().await;
        for id in ["111111111111", "222222222222"] {
            create(&db, id).await.unwrap();
        }
        assert!(create(&db, "111111111111").await.is_err());
        create(&db, "333333333333").await.unwrap();
        let start = Position { epoch: 0, number: 0 };
        let entries = log::after(&mut &db, start, 10).await.unwrap();
        let numbers: Vec<_> = entries.iter().map(|entry| entry.position.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
    }
}

#[tokio::test]
async fn what_an_error_wrote_is_rolled_back() {
    for site in Site::both() {
        let db = site.open().await;
        let outcome: Result<(), StoreError> = db
            .write(async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                tx.commit(Change::AccountCreated(account("111111111111")), ()).await?;
                Err(StoreError::Conflict("second thoughts".to_owned()))
            })
            .await;
        assert!(outcome.is_err());
        assert_eq!(account::find(&mut &db, "111111111111").await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_change_that_failed_cannot_be_passed_over() {
    for site in Site::both() {
        let db = site.open().await;
        create(&db, "111111111111").await.unwrap();
        let outcome: Result<(), StoreError> = db
            .write(async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
                tx.commit(Change::AccountCreated(account("222222222222")), ()).await?;
                drop(tx.commit(Change::AccountCreated(account("111111111111")), ()).await);
                Ok(tx.keep_nothing(()))
            })
            .await;
        assert!(matches!(outcome, Err(StoreError::Conflict(_))));
        assert_eq!(account::find(&mut &db, "222222222222").await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_transaction_that_awaits_something_else_is_refused_and_the_writer_goes_on() {
    let site = Site::sqlite();
    let db = site.open().await;
    let never = Arc::new(tokio::sync::Semaphore::new(0));
    let outcome: Result<(), StoreError> = db
        .write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            drop(never.acquire().await);
            Ok(tx.keep_nothing(()))
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Conflict(_))));
    create(&db, "111111111111").await.unwrap();
}

#[tokio::test]
async fn no_registry_is_taken_for_another_with_its_id() {
    for site in Site::both() {
        let db = site.open().await;
        let create = async |registry_id: i64, account: &str, id: i64| {
            let (kind, account) = ("private".to_owned(), account.to_owned());
            let registry = Registry { id: registry_id, kind, account, region: "r".to_owned() };
            let repository = Repository { registry_id, ..super::replay::repository(id) };
            let change = Change::RepositoryCreated { registry, repository, tags: Vec::new() };
            db.write(async move |tx: &mut Tx<'_>| tx.commit(change.clone(), ()).await).await
        };
        create(1, "111111111111", 1).await.unwrap();
        create(1, "111111111111", 2).await.unwrap();
        assert!(matches!(create(1, "222222222222", 3).await, Err(StoreError::Conflict(_))));
        assert!(matches!(create(2, "111111111111", 3).await, Err(StoreError::Conflict(_))));
        create(2, "222222222222", 3).await.unwrap();
    }
}

#[tokio::test]
async fn rows_survive_a_new_start() {
    for site in Site::both() {
        create(&site.with(Durability::Full, Clock::system()).await, "111111111111").await.unwrap();
        let again = site.open().await;
        assert!(account::find(&mut &again, "111111111111").await.unwrap().is_some(), "{}", site.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reader_sees_a_write_once_it_is_acknowledged() {
    for site in Site::both() {
        let db = site.open().await;
        for n in 0..200 {
            let id = format!("{n:012}");
            assert!(account::find(&mut &db, &id).await.unwrap().is_none());
            create(&db, &id).await.unwrap();
            assert!(account::find(&mut &db, &id).await.unwrap().is_some());
            let elsewhere = db.clone();
            let read = async move { account::find(&mut &elsewhere, &id).await.unwrap().is_some() };
            assert!(tokio::spawn(read).await.unwrap(), "{}", site.name);
        }
    }
}

#[tokio::test]
async fn the_log_file_begins_again_though_it_is_read_all_the_time() {
    let site = Site::sqlite();
    let db = site.open().await;
    for n in 0..4000 {
        create(&db, &format!("{n:012}")).await.unwrap();
        assert!(account::find(&mut &db, "000000000000").await.unwrap().is_some());
    }
    let log = std::fs::metadata(site.file("berth.db-wal")).unwrap().len();
    assert!(log < 16 << 20, "{log} bytes");
}

#[tokio::test]
async fn what_locks_the_same_name_runs_one_after_another() {
    for site in Site::both() {
        let db = site.open().await;
        let append = async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            tx.lock("accounts").await?;
            let count = account::list(tx, "", 100).await?.len();
            tx.commit(Change::AccountCreated(account(&format!("{count:012}"))), ()).await
        };
        let writes: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { db.write(append).await })
            })
            .collect();
        for write in writes {
            write.await.unwrap().unwrap();
        }
        assert_eq!(account::list(&mut &db, "", 100).await.unwrap().len(), 8, "{}", site.name);
    }
}

#[tokio::test]
async fn a_commit_that_bears_on_authority_raises_its_turn_before_it_is_answered() {
    for site in Site::both() {
        let db = site.open().await;
        let revoke = async |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
            let (kind, subject) = ("key".to_owned(), "AKIA".to_owned());
            let writes = vec![crate::meta::iam::Write::Revoked { kind, subject, up_to: 1 }];
            tx.commit(Change::IdentityWritten { writes }, ()).await
        };
        let before = db.authority_turn();
        create(&db, "111111111111").await.unwrap();
        assert_eq!(db.authority_turn(), before, "{}: an account without keys may do nothing", site.name);
        db.write(revoke).await.unwrap();
        assert!(db.clone().authority_turn() > before, "{}", site.name);
    }
}
