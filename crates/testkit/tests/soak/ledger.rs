//! What the server promised and acknowledged, and where it broke its word.

use crate::chance::Chance;
use crate::images::Image;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};

/// An image that may be read and tagged by many, or deleted by one.
pub(crate) type Known = Arc<RwLock<Image>>;

#[derive(Default)]
pub(crate) struct Ledger {
    images: Mutex<Vec<Known>>,
    broken: Mutex<Vec<String>>,
    pub(crate) pushes: AtomicUsize,
    pub(crate) reused: AtomicUsize,
    pub(crate) mounted: AtomicUsize,
    pub(crate) deletions: AtomicUsize,
    pub(crate) reads: AtomicUsize,
    /// Pushes that took so long that a promise may have ended.
    pub(crate) late: AtomicUsize,
    pub(crate) abandoned: AtomicUsize,
    pub(crate) kills: AtomicUsize,
    /// Requests that a server which was killed did not answer.
    pub(crate) unanswered: AtomicUsize,
}

pub(crate) fn count(counter: &AtomicUsize) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Ledger {
    /// An image was acknowledged.
    pub(crate) fn acknowledge(&self, image: Image) {
        count(&self.pushes);
        self.images.lock().unwrap().push(Arc::new(RwLock::new(image)));
    }

    /// Any image that was acknowledged; it may have been deleted since.
    pub(crate) fn any(&self, chance: &mut Chance) -> Option<Known> {
        let images = self.images.lock().unwrap();
        (!images.is_empty()).then(|| Arc::clone(&images[chance.under(images.len())]))
    }

    /// Takes deleted images off the list.
    pub(crate) fn living(&self) -> Vec<Known> {
        let mut images = self.images.lock().unwrap();
        images.retain(|image| image.read().unwrap().living);
        images.clone()
    }

    /// The digests of all blobs that living images name.
    pub(crate) fn named(&self) -> BTreeSet<String> {
        let blobs = |image: &Known| image.read().unwrap().blobs.clone().map(|blob| blob.digest);
        self.living().iter().flat_map(blobs).collect()
    }

    /// The server broke its word.
    pub(crate) fn breach(&self, what: String) {
        self.broken.lock().unwrap().push(what);
    }

    pub(crate) fn report(&self) -> String {
        let of = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        format!(
            "{} pushes ({} late), {} blobs reused after HEAD, {} mounted, {} deletions, {} reads, {} uploads left \
             behind, {} servers killed over {} requests",
            of(&self.pushes),
            of(&self.late),
            of(&self.reused),
            of(&self.mounted),
            of(&self.deletions),
            of(&self.reads),
            of(&self.abandoned),
            of(&self.kills),
            of(&self.unanswered),
        )
    }

    /// Fails with what was broken, or when too little happened to tell.
    pub(crate) fn assert_clean(&self) {
        let broken = self.broken.lock().unwrap();
        assert!(
            broken.is_empty(),
            "{} breaches, the first:\n{}",
            broken.len(),
            broken[..broken.len().min(10)].join("\n")
        );
        let counters =
            [&self.pushes, &self.reused, &self.mounted, &self.deletions, &self.reads, &self.abandoned];
        for counter in counters {
            assert!(counter.load(Ordering::Relaxed) > 3, "too little happened: {}", self.report());
        }
    }
}
