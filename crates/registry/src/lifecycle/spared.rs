//! What no lifecycle rule may touch: pinned images, and those that are in use.

use std::collections::HashSet;

use lifecycle::Image;
use store::Database;
use store::meta::{blob, pin};

use crate::Error;

/// Rows that are read at a time.
const AT_ONCE: i64 = 500;
/// Indexes that are looked up for an image.
const INDEXES: i64 = 100;

/// The images of a repository that rules leave alone.
#[derive(Debug, Default)]
pub(super) struct Spared {
    /// Tags and digests that are pinned.
    pinned: HashSet<String>,
    /// Digests that are in use, and those of the indexes that name them.
    in_use: HashSet<String>,
}

impl Spared {
    /// Those of a repository at `now`, in microseconds.
    pub(super) async fn of(db: &Database, repository_id: i64, now: i64) -> Result<Self, Error> {
        let (mut db, mut spared) = (db, Self::default());
        let mut after = String::new();
        loop {
            let page = pin::page(&mut db, repository_id, &after, AT_ONCE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.reference);
            spared.pinned.extend(page.into_iter().map(|pin| pin.reference));
        }
        after.clear();
        loop {
            let page = pin::in_use(&mut db, repository_id, &after, (now, AT_ONCE)).await?;
            let Some(last) = page.last() else { return Ok(spared) };
            after.clone_from(&last.digest);
            for image in page {
                let indexes = blob::named_by(&mut db, repository_id, &image.digest, "child", INDEXES).await?;
                spared.in_use.extend(indexes);
                spared.in_use.insert(image.digest);
            }
        }
    }

    pub(super) fn has(&self, image: &Image<String>) -> bool {
        self.in_use.contains(&image.digest)
            || self.pinned.contains(&image.digest)
            || !self.pinned.is_empty() && image.tags.iter().any(|tag| self.pinned.contains(tag))
    }
}
