//! Follows the change log of a database that other replicas write to, and drops what their changes touch from this
//! process's caches.

use std::sync::Arc;
use std::time::Duration;

use registry::Registry;
use store::meta::log::{Followed, Follower};
use store::{Change, Database, StoreError};
use tokio::sync::Mutex;

use crate::failures::Failures;

pub(crate) const EVERY: Duration = Duration::from_secs(1);
/// Entries that are read at once.
const LIMIT: i64 = 500;

/// Where this process is in the log; nowhere before the first run.
#[derive(Clone, Debug)]
pub(crate) struct Following {
    db: Database,
    follower: Arc<Mutex<Option<Follower>>>,
}

impl Following {
    pub(crate) fn new(db: Database) -> Self {
        Self { db, follower: Arc::default() }
    }
}

pub(crate) async fn run(following: Following, registry: Registry) {
    static FOLLOW: Failures =
        Failures::to("the change log could not be followed; caches age out by themselves");
    FOLLOW.note(follow(&following, &registry).await);
}

async fn follow(following: &Following, registry: &Registry) -> Result<(), StoreError> {
    let mut held = following.follower.lock().await;
    loop {
        let follower = match &mut *held {
            Some(follower) => follower,
            empty => {
                let begun = empty.insert(Follower::from_now(following.db.clone()).await?);
                registry.forget_images();
                following.db.raise_authority_turn();
                begun
            }
        };
        let Followed::Entries(entries) = follower.next(LIMIT).await? else {
            tracing::warn!(
                "this process stood still for longer than changes are kept; its caches begin anew"
            );
            *held = None;
            continue;
        };
        if entries.iter().any(|entry| touches_images(&entry.change)) {
            registry.forget_images();
        }
        if entries.iter().any(|entry| entry.change.bears_on_authority()) {
            following.db.raise_authority_turn();
        }
        if entries.is_empty() {
            return Ok(());
        }
    }
}

/// Whether an image that somebody may have in memory is gone, or in the archive. What came to be is not in memory yet.
fn touches_images(change: &Change) -> bool {
    matches!(
        change,
        Change::ImagesDeleted { .. } | Change::RepositoryDeleted { .. } | Change::ImageStatusSet { .. }
    )
}
