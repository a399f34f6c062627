//! Manifests in memory: their bytes, and for at most five seconds that a repository holds them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use moka::sync::Cache;
use oci::Digest;

use crate::Place;
use crate::read::Image;

/// How long a digest may be served without asking the rows, in microseconds.
const FRESH_MICROS: i64 = 5_000_000;
/// Digests whose presence is remembered.
const PRESENCES: u64 = 20_000;

/// The cache. What it says holds until this process deletes any image; that a repository holds a digest is
/// believed for five seconds at most.
#[derive(Debug)]
pub(crate) struct Images {
    contents: Cache<(i64, Digest), Content>,
    presences: Cache<Box<str>, Presence>,
    deletions: AtomicU64,
}

/// An image as it was pushed. Pushed again after a deletion, the same bytes may have another media type.
#[derive(Clone, Debug)]
struct Content {
    image: Arc<Image>,
    deletions: u64,
}

/// The repository that held a digest. The image itself is in the other cache, whose bytes are bounded.
#[derive(Clone, Debug)]
struct Presence {
    repository_id: i64,
    until: i64,
    deletions: u64,
}

impl Images {
    pub(crate) fn new(bytes: u64) -> Self {
        let weight = |_: &(i64, Digest), content: &Content| {
            let image = &content.image;
            u32::try_from(image.bytes.len() + image.media_type.len() + 256).unwrap_or(u32::MAX)
        };
        Self {
            contents: Cache::builder().max_capacity(bytes).weigher(weight).build(),
            presences: Cache::new(PRESENCES),
            deletions: AtomicU64::new(0),
        }
    }

    /// Deletions that this process has made; taken before the rows are asked, so that an answer which a
    /// deletion overtook is not remembered.
    pub(crate) fn deletions(&self) -> u64 {
        self.deletions.load(Ordering::Acquire)
    }

    /// Makes everything be asked for again; called once a deletion is committed.
    pub(crate) fn forget(&self) {
        self.deletions.fetch_add(1, Ordering::Release);
    }

    pub(crate) fn present(&self, place: &Place, digest: &Digest, now: i64) -> Option<Arc<Image>> {
        let presence = self.presences.get(presence_key(place, digest).as_ref())?;
        let fresh = now < presence.until && presence.deletions == self.deletions();
        if fresh { self.content(presence.repository_id, *digest) } else { None }
    }

    pub(crate) fn remember(&self, place: &Place, image: &Image, now: i64, deletions: u64) {
        let until = now.saturating_add(FRESH_MICROS);
        let presence = Presence { repository_id: image.repository_id, until, deletions };
        self.presences.insert(presence_key(place, &image.digest), presence);
    }

    pub(crate) fn content(&self, repository_id: i64, digest: Digest) -> Option<Arc<Image>> {
        let content = self.contents.get(&(repository_id, digest))?;
        (content.deletions == self.deletions()).then_some(content.image)
    }

    pub(crate) fn keep(&self, image: Arc<Image>, deletions: u64) {
        self.contents.insert((image.repository_id, image.digest), Content { image, deletions });
    }
}

fn presence_key(place: &Place, digest: &Digest) -> Box<str> {
    format!("{}/{}/{}@{digest}", place.account, place.region, place.name).into_boxed_str()
}
