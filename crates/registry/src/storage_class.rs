//! The archive: images go there and come back with what hangs on them, and cannot be pulled meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use iam::Grant;
pub use lifecycle::StorageClass;
pub use store::meta::manifest::Status as ImageStatus;
use store::meta::manifest::{self, status};
use store::meta::{lifecycle_image, tag, trash};
use store::{Change, Committed, StoreError, Tx};

use crate::to_its_end::to_its_end;
use crate::{Error, ImageSelector, Place, Registry};

/// The most images that one call takes along; what hangs on them beyond that stays where it is.
const TAKEN_ALONG: usize = 10_000;
/// The most indexes that are looked at for one that holds a child back.
const INDEXES: i64 = 1_000;
/// How many rows are asked for, and written, at once.
const AT_ONCE: i64 = 500;

/// The status of images that can be moved to a class.
fn source(class: StorageClass) -> ImageStatus {
    match class {
        StorageClass::Standard => ImageStatus::Archived,
        StorageClass::Archive => ImageStatus::Active,
    }
}

/// What a call moved to another storage class, and what it could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reclassified {
    /// Digest of each image that was selected, and what it is now; in no order.
    pub moved: Vec<(String, ImageStatus)>,
    /// How many images there are among and beside them that changed: children and referrers come along.
    pub changed: usize,
    /// The selectors that could not be followed, with the reason.
    pub failures: Vec<(ImageSelector, ClassFailure)>,
}

/// Why an image stays in its storage class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassFailure {
    /// There is no such image.
    Missing,
    /// It cannot go there from what it is: it is there already, or on its way back.
    Is(ImageStatus),
    /// An index, by digest, that names it stays in that class.
    ChildOf(String),
    /// The image, by digest, that it refers to stays in that class.
    ReferrerOf(String),
}

impl Registry {
    /// Moves images, in whatever order they stand, to a storage class. What hangs on an image comes along: what refers
    /// to it and, for an index, its children, but to the archive only those that have no tag and that no index names
    /// which stays. Into the archive they are moved at once; out of it they are activating for a while, and
    /// [`Registry::finish_restores`] makes them active.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; what concerns one selector is in the answer.
    pub async fn set_storage_class(
        &self,
        grant: &Grant,
        selectors: Vec<ImageSelector>,
        class: StorageClass,
    ) -> Result<Reclassified, Error> {
        let (place, registry) = (Place::of(grant)?, self.clone());
        let restore_micros = self.inner.options.restore_seconds.saturating_mul(1_000_000);
        to_its_end(async move {
            let reclassify =
                async move |tx: &mut Tx<'_>| reclassify(tx, &place, &selectors, class, restore_micros).await;
            let outcome = registry.inner.db.write(reclassify).await?;
            if outcome.changed > 0 {
                registry.inner.images.forget();
            }
            Ok(outcome)
        })
        .await
    }

    /// Makes images active whose time in between is over. Answers how many there were.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the rows can't be read or written.
    pub async fn finish_restores(&self) -> Result<u64, Error> {
        let mut finished = 0;
        if status::due(&mut &self.inner.db, i64::MAX, 1).await?.is_empty() {
            return Ok(finished);
        }
        loop {
            let now = self.database_time().await?;
            let due = status::due(&mut &self.inner.db, now, AT_ONCE).await?;
            let (found, mut by_repository) = (due.len(), BTreeMap::<i64, Vec<String>>::new());
            for (repository_id, digest) in due {
                by_repository.entry(repository_id).or_default().push(digest);
            }
            let before = finished;
            for (repository_id, mut digests) in by_repository {
                digests.sort_unstable();
                let finish = async move |tx: &mut Tx<'_>| finish(tx, repository_id, &digests, now).await;
                finished += self.inner.db.write(finish).await?;
            }
            if finished == before || i64::try_from(found).unwrap_or(i64::MAX) < AT_ONCE {
                return Ok(finished);
            }
        }
    }
}

/// Moves images in one transaction: see [`Registry::set_storage_class`]. Restoring them takes so many microseconds.
pub(crate) async fn reclassify(
    tx: &mut Tx<'_>,
    place: &Place,
    selectors: &[ImageSelector],
    class: StorageClass,
    restore_micros: i64,
) -> Result<Committed<Reclassified>, Error> {
    let repository_id = place.repository_locked(tx).await?.id;
    let mut moving = Moving { repository_id, class, going: BTreeMap::new() };
    let outcome = moving.follow_all(tx, selectors).await?;
    moving.commit(tx, outcome, restore_micros).await
}

/// Moves images to the archive, at once, as a rule says to which they were put at `since` (microseconds): without those, in
/// the answer's second half by digest, with which something would go that rules leave alone.
pub(crate) async fn archive_by_rule(
    tx: &mut Tx<'_>,
    place: &Place,
    mut selectors: Vec<ImageSelector>,
    since: i64,
) -> Result<Committed<(Reclassified, BTreeSet<String>)>, Error> {
    let (repository_id, class) = (place.repository_locked(tx).await?.id, StorageClass::Archive);
    let mut spared = BTreeSet::new();
    loop {
        let mut moving = Moving { repository_id, class, going: BTreeMap::new() };
        let outcome = moving.follow_all(tx, &selectors).await?;
        let found = moving.with_spared(tx, since).await?;
        if found.is_empty() {
            return Ok(moving.commit(tx, outcome, 0).await?.map(|outcome| (outcome, spared)));
        }
        // What stays may hold others back that would have gone with it.
        selectors.retain(|selector| selector.digest.as_ref().is_none_or(|digest| !found.contains(digest)));
        spared.extend(found);
    }
}

/// What hangs on an image and is not active, by digest: its children, what refers to it, and so on.
pub(crate) async fn asleep(tx: &mut Tx<'_>, repository_id: i64, digest: &str) -> Result<Vec<String>, Error> {
    let (mut found, mut pending) = (BTreeSet::new(), vec![digest.to_owned()]);
    while let Some(next) = pending.pop().filter(|_| found.len() < TAKEN_ALONG) {
        let mut hanging = status::children(tx, repository_id, &next).await?;
        let mut after = String::new();
        loop {
            let page = status::referrers(tx, repository_id, &next, &after, AT_ONCE).await?;
            let Some((last, _)) = page.last() else { break };
            after.clone_from(last);
            hanging.extend(page);
        }
        for (digest, status) in hanging {
            if status != ImageStatus::Active && found.insert(digest.clone()) {
                pending.push(digest);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Makes those of `digests` active that are still due and that no other transaction holds.
async fn finish(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digests: &[String],
    now: i64,
) -> Result<Committed<u64>, StoreError> {
    let mut held = Vec::with_capacity(digests.len());
    for digest in digests {
        if status::lock_due(tx, repository_id, digest, now).await? {
            held.push(digest.clone());
        }
    }
    if held.is_empty() {
        return Ok(tx.keep_nothing(0));
    }
    let count = u64::try_from(held.len()).unwrap_or(u64::MAX);
    let (status, at) = (ImageStatus::Active, tx.now());
    let change = Change::ImageStatusSet { repository_id, digests: held, status, restore_at: None, at };
    tx.commit(change, count).await
}

/// What one transaction is about to move.
struct Moving {
    repository_id: i64,
    class: StorageClass,
    /// By digest, each with the image that was selected and takes it along.
    going: BTreeMap<String, String>,
}

impl Moving {
    async fn follow_all(
        &mut self,
        tx: &mut Tx<'_>,
        selectors: &[ImageSelector],
    ) -> Result<Reclassified, Error> {
        let (mut selected, mut outcome) = (BTreeSet::new(), Reclassified::default());
        let mut pending: Vec<&ImageSelector> = selectors.iter().collect();
        // An image that goes in one round sets what hangs on it free for the next.
        loop {
            let (before, mut held) = (self.going.len(), Vec::new());
            for selector in std::mem::take(&mut pending) {
                match self.follow(tx, selector).await? {
                    Ok(digest) => drop(selected.insert(digest)),
                    Err(failure @ (ClassFailure::ChildOf(_) | ClassFailure::ReferrerOf(_))) => {
                        held.push((selector, failure));
                    }
                    Err(failure) => outcome.failures.push((selector.clone(), failure)),
                }
            }
            if held.is_empty() || self.going.len() == before {
                let held = held.into_iter().map(|(selector, failure)| (selector.clone(), failure));
                outcome.failures.extend(held);
                break;
            }
            pending.extend(held.into_iter().map(|(selector, _)| selector));
        }
        // What they are now is said once it is known.
        outcome.moved = selected.into_iter().map(|digest| (digest, source(self.class))).collect();
        Ok(outcome)
    }

    /// Takes the image that `selector` leads to, with what hangs on it; answers its digest.
    async fn follow(
        &mut self,
        tx: &mut Tx<'_>,
        selector: &ImageSelector,
    ) -> Result<Result<String, ClassFailure>, Error> {
        let digest = match (&selector.digest, &selector.tag) {
            (digest, Some(name)) => match tag::find(tx, self.repository_id, name).await? {
                Some(tag) if digest.as_ref().is_none_or(|digest| *digest == tag.digest) => tag.digest,
                _ => return Ok(Err(ClassFailure::Missing)),
            },
            (Some(digest), None) => digest.clone(),
            (None, None) => return Ok(Err(ClassFailure::Missing)),
        };
        let Some(image) = manifest::find(tx, self.repository_id, &digest).await? else {
            return Ok(Err(ClassFailure::Missing));
        };
        if self.going.contains_key(&digest) {
            return Ok(Ok(digest));
        }
        if image.status != source(self.class) {
            return Ok(Err(ClassFailure::Is(image.status)));
        }
        if let Some(index) = self.index_that_stays(tx, &digest).await? {
            return Ok(Err(ClassFailure::ChildOf(index)));
        }
        if let Some(subject) = image.subject
            && !self.going.contains_key(&subject)
            && self.stays(tx, &subject).await?
        {
            return Ok(Err(ClassFailure::ReferrerOf(subject)));
        }
        self.take(tx, digest.clone()).await?;
        Ok(Ok(digest))
    }

    async fn take(&mut self, tx: &mut Tx<'_>, digest: String) -> Result<(), Error> {
        let mut pending = vec![digest.clone()];
        let selected = digest;
        while let Some(digest) = pending.pop() {
            if self.going.contains_key(&digest) {
                continue;
            }
            self.going.insert(digest.clone(), selected.clone());
            for (child, _) in
                trash::named(tx, self.repository_id, &digest).await?.into_iter().filter(|it| it.1 == "child")
            {
                if self.comes_along(tx, &child).await? {
                    pending.push(child);
                }
            }
            let mut after = String::new();
            while self.going.len() + pending.len() < TAKEN_ALONG {
                let page = status::referrers(tx, self.repository_id, &digest, &after, AT_ONCE).await?;
                let Some((last, _)) = page.last() else { break };
                after.clone_from(last);
                let movable = page.into_iter().filter(|(_, status)| *status == source(self.class));
                pending.extend(movable.map(|(referrer, _)| referrer));
            }
        }
        Ok(())
    }

    /// The selected images that take something along, or are something, that rules leave alone.
    async fn with_spared(&self, tx: &mut Tx<'_>, since: i64) -> Result<BTreeSet<String>, Error> {
        let (mut found, times) = (BTreeSet::new(), (since, tx.now()));
        for (digest, selected) in &self.going {
            if !found.contains(selected)
                && lifecycle_image::is_spared(tx, self.repository_id, digest, times).await?
            {
                found.insert(selected.clone());
            }
        }
        Ok(found)
    }

    /// Whether a child of an index that goes does so too.
    async fn comes_along(&self, tx: &mut Tx<'_>, child: &str) -> Result<bool, Error> {
        if self.going.contains_key(child) || !self.stays(tx, child).await? {
            return Ok(false);
        }
        Ok(match self.class {
            StorageClass::Standard => true,
            StorageClass::Archive => {
                tag::of_digest(tx, self.repository_id, child).await?.is_empty()
                    && self.index_that_stays(tx, child).await?.is_none()
            }
        })
    }

    /// Whether an image is in the class that is left, as long as nothing moves it.
    async fn stays(&self, tx: &mut Tx<'_>, digest: &str) -> Result<bool, Error> {
        let image = manifest::find(tx, self.repository_id, digest).await?;
        Ok(image.is_some_and(|image| image.status == source(self.class)))
    }

    async fn index_that_stays(&self, tx: &mut Tx<'_>, digest: &str) -> Result<Option<String>, Error> {
        let indexes = status::indexes(tx, self.repository_id, digest, INDEXES).await?;
        let stays = |(index, status): &(String, ImageStatus)| {
            *status == source(self.class) && !self.going.contains_key(index)
        };
        Ok(indexes.into_iter().find(stays).map(|(index, _)| index))
    }

    async fn commit(
        self,
        tx: &mut Tx<'_>,
        mut outcome: Reclassified,
        restore_micros: i64,
    ) -> Result<Committed<Reclassified>, Error> {
        if self.going.is_empty() {
            return Ok(tx.keep_nothing(outcome));
        }
        let at = tx.now();
        let (status, restore_at) = match self.class {
            StorageClass::Archive => (ImageStatus::Archived, None),
            StorageClass::Standard if restore_micros <= 0 => (ImageStatus::Active, None),
            StorageClass::Standard => (ImageStatus::Activating, Some(at.saturating_add(restore_micros))),
        };
        outcome.changed = self.going.len();
        for (_, now) in &mut outcome.moved {
            *now = status;
        }
        let digests = self.going.into_keys().collect();
        let change =
            Change::ImageStatusSet { repository_id: self.repository_id, digests, status, restore_at, at };
        Ok(tx.commit(change, outcome).await?)
    }
}
