//! A disk without space: what was acknowledged is there, what was refused is not, and writes go on.

use crate::meta::account::{self, Account};
use crate::meta::{Database, Durability, Rows, Statement, Tx};
use crate::{Change, Committed, StoreError};

fn open(folder: &tempfile::TempDir) -> Database {
    Database::open(&folder.path().join("berth.db"), Durability::Full, world::Clock::system()).unwrap()
}

async fn create(db: &Database, id: &str, name_bytes: usize) -> Result<(), StoreError> {
    let it = Account { id: id.to_owned(), name: "n".repeat(name_bytes), created_at: 1 };
    db.write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        tx.commit(Change::AccountCreated(it.clone()), ()).await
    })
    .await
}

async fn limit_pages(db: &Database, pragma: Statement) {
    db.write(async move |tx: &mut Tx<'_>| -> Result<Committed<()>, StoreError> {
        tx.query(pragma, &[]).await?;
        Ok(tx.keep_nothing(()))
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_transaction_that_does_not_fit_takes_no_other_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(&folder);
    limit_pages(&db, Statement("PRAGMA max_page_count = 100")).await;
    let sizes = [("small", 10), ("huge", 2_000_000), ("little", 10), ("vast", 3_000_000), ("tiny", 10)];
    let writes: Vec<_> = sizes
        .into_iter()
        .map(|(id, bytes)| {
            let db = db.clone();
            tokio::spawn(async move { (id, create(&db, id, bytes).await) })
        })
        .collect();
    for write in writes {
        let (id, outcome) = write.await.unwrap();
        assert!(matches!(outcome, Ok(()) | Err(StoreError::Full(_))), "{id}: {outcome:?}");
        let there = account::find(&mut &db, id).await.unwrap().is_some();
        assert_eq!(outcome.is_ok(), there, "{id}");
        assert!(!there || id.len() > 4 || id == "tiny", "{id}");
    }
    assert!(db.writable());
    limit_pages(&db, Statement("PRAGMA max_page_count = 100000")).await;
    create(&db, "huge", 2_000_000).await.unwrap();
}
