//! The newest change that a blob store was told of, beside its superblock: by it a start finds that its database is older
//! than the blobs, as after a backup was restored.

use std::fmt;

use serde::{Deserialize, Serialize};
use store::Database;
use store::blobs::Blobs;
use store::meta::copy;
use store::meta::log::Position;

/// What is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Noted {
    epoch: i64,
    number: i64,
}

/// A database that ends before what its blob store knows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    noted: Noted,
    found: Position,
}

impl fmt::Display for Behind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { noted, found } = self;
        write!(
            f,
            "the database ends at change {}-{}, and the blobs know of change {}-{}: it was restored from an older backup, \
             or lost its end. What was pushed after that is not there, and objects of what was deleted after it may be \
             gone",
            found.epoch, found.number, noted.epoch, noted.number
        )
    }
}

/// Whether the database ends before what the blob store knows of.
///
/// # Errors
/// Why that can't be told.
pub async fn behind(db: &Database, blobs: &Blobs) -> Result<Option<Behind>, String> {
    let Some(noted) = read(blobs).await? else { return Ok(None) };
    let found = position(db).await?;
    Ok((Noted { epoch: found.epoch, number: found.number } < noted).then_some(Behind { noted, found }))
}

/// Tells the blob store how far the database is, unless it knows of a newer change.
///
/// # Errors
/// Why that was not possible.
pub async fn note(db: &Database, blobs: &Blobs) -> Result<(), String> {
    let (known, Position { epoch, number }) = (read(blobs).await?, position(db).await?);
    let now = Noted { epoch, number };
    if known.is_some_and(|known| known >= now) {
        return Ok(());
    }
    let text = serde_json::to_vec(&now).map_err(|error| error.to_string())?;
    blobs.set_newest_change(&text).await.map_err(|error| error.to_string())
}

async fn read(blobs: &Blobs) -> Result<Option<Noted>, String> {
    let text = blobs.newest_change().await.map_err(|error| error.to_string())?;
    let parsed = text.map(|text| serde_json::from_slice(&text)).transpose();
    parsed.map_err(|error| format!("what the blob store says of the newest change: {error}"))
}

async fn position(mut db: &Database) -> Result<Position, String> {
    copy::position(&mut db).await.map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use store::meta::deployment::Deployment;
    use store::{Change, Durability, StoreError, Tx};
    use world::Clock;

    use super::*;

    #[tokio::test]
    async fn an_older_database_over_newer_blobs_is_found_out() {
        let folder = tempfile::tempdir().unwrap();
        let open =
            |name| Database::open(&folder.path().join(name), Durability::Off, Clock::system()).unwrap();
        let (newer, older, blobs) = (open("newer"), open("older"), Blobs::memory());
        assert_eq!(behind(&older, &blobs).await, Ok(None), "nothing was noted");
        let deployment =
            Deployment { id: "one".to_owned(), root_key_fingerprint: "print".to_owned(), created_at: 1 };
        let create =
            async move |tx: &mut Tx<'_>| tx.commit(Change::DeploymentCreated(deployment.clone()), ()).await;
        newer.write::<(), StoreError, _>(create).await.unwrap();
        note(&newer, &blobs).await.unwrap();
        assert_eq!(behind(&newer, &blobs).await, Ok(None));
        let told = behind(&older, &blobs).await.unwrap().unwrap().to_string();
        assert!(
            told.starts_with("the database ends at change 1-0, and the blobs know of change 1-1"),
            "{told}"
        );
        note(&older, &blobs).await.unwrap();
        assert!(behind(&older, &blobs).await.unwrap().is_some(), "it is not forgotten");
    }
}
