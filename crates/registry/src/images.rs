//! Deleting images: the one verb behind BatchDeleteImage and manifest DELETE by digest.

use std::collections::BTreeSet;

use iam::Grant;
use oci::Digest;
use store::meta::{blob, lease, manifest, tag};
use store::{Change, Committed, Tx};

use crate::to_its_end::to_its_end;
use crate::{Error, ImageId, Place, Registry};

/// The most indexes that a refusal names.
const NAMED: i64 = 10;

/// An image as a caller selects it: by digest, by tag, or by both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageSelector {
    /// The digest.
    pub digest: Option<String>,
    /// The tag.
    pub tag: Option<String>,
}

/// Images that are deleted as they were seen: what they became meanwhile stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenImages {
    /// Images as [`Registry::delete_images`] takes them.
    pub selected: Vec<ImageSelector>,
    /// Digests of images that go unless they have a tag by now.
    pub untagged: Vec<String>,
    /// Digests of images that go with the others, unless they have a tag, an index that stays names them, or they refer to
    /// an image that stays.
    pub along: Vec<String>,
}

/// What keeps an image that was seen without a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unless {
    Tagged,
    TaggedOrReferring,
}

impl SeenImages {
    fn wanted(&self) -> Vec<(ImageSelector, Option<Unless>)> {
        let by = |digest: &String| ImageSelector { digest: Some(digest.clone()), tag: None };
        let untagged = self.untagged.iter().map(|it| (by(it), Some(Unless::Tagged)));
        let along = self.along.iter().map(|it| (by(it), Some(Unless::TaggedOrReferring)));
        self.selected.iter().map(|it| (it.clone(), None)).chain(untagged).chain(along).collect()
    }
}

/// What a call deleted, and what it could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletedImage {
    /// One id for each tag that is gone, and one for each image that had none.
    pub deleted: Vec<ImageId>,
    /// The selectors that could not be followed, with the reason.
    pub failures: Vec<(ImageSelector, DeleteFailure)>,
}

/// Why a selector could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeleteFailure {
    /// There is no such image.
    Missing,
    /// The tag names another digest.
    TagDoesNotMatchDigest,
    /// These indexes name the image.
    ReferencedByIndex(Vec<String>),
}

/// What one transaction is about to delete.
#[derive(Default)]
struct Doomed {
    tags: BTreeSet<String>,
    digests: BTreeSet<String>,
    /// Images that lost their last tag, and stay only because an index names them.
    spared: BTreeSet<String>,
}

impl Registry {
    /// Deletes what the selectors lead to, in whatever order they stand. A tag alone takes its image with it if
    /// it is the image's last tag; a digest takes all its tags; a tag with its digest takes the tag, as a tag alone
    /// does.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; what concerns one selector is in the answer.
    pub async fn delete_images(
        &self,
        grant: &Grant,
        selectors: Vec<ImageSelector>,
    ) -> Result<DeletedImage, Error> {
        self.delete_seen(grant, SeenImages { selected: selectors, ..SeenImages::default() }).await
    }

    /// Deletes images as they were seen. Those that were to go only as long as they had no tag, and stay, are in neither
    /// part of the answer.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; what concerns one selector is in the answer.
    pub async fn delete_seen(&self, grant: &Grant, images: SeenImages) -> Result<DeletedImage, Error> {
        let (place, registry) = (Place::of(grant)?, self.clone());
        let lease = self.inner.options.lease_micros();
        to_its_end(async move {
            let delete = async move |tx: &mut Tx<'_>| delete(tx, &place, &images, lease).await;
            let outcome = registry.inner.db.write(delete).await?;
            if !outcome.deleted.is_empty() {
                registry.inner.images.forget();
            }
            Ok(outcome)
        })
        .await
    }

    /// Deletes the manifest `digest` with all its tags from the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`], [`Error::ReferencedByIndex`].
    pub async fn delete_manifest(&self, grant: &Grant, digest: &Digest) -> Result<(), Error> {
        let text = digest.to_string();
        let selector = ImageSelector { digest: Some(text.clone()), tag: None };
        let outcome = self.delete_images(grant, vec![selector]).await?;
        match outcome.failures.into_iter().next() {
            None => Ok(()),
            Some((_, DeleteFailure::ReferencedByIndex(indexes))) => Err(Error::ReferencedByIndex(indexes)),
            Some(_) => Err(Error::ImageMissing { digest: Some(text), tag: None }),
        }
    }
}

/// Deletes what the selectors lead to, in one transaction: see [`Registry::delete_seen`].
pub(crate) async fn delete(
    tx: &mut Tx<'_>,
    place: &Place,
    images: &SeenImages,
    lease: i64,
) -> Result<Committed<DeletedImage>, Error> {
    let repository_id = place.repository_locked(tx).await?.id;
    let (mut doomed, mut outcome) = (Doomed::default(), DeletedImage::default());
    let mut pending = images.wanted();
    // An index that goes in one round sets its children free for the next.
    loop {
        let before = doomed.digests.len();
        let mut held = Vec::new();
        for (selector, unless) in std::mem::take(&mut pending) {
            if let Some(unless) = unless
                && doomed.stays(tx, repository_id, &selector, unless).await?
            {
                held.push((selector, Some(unless), None));
                continue;
            }
            match doomed.follow(tx, repository_id, &selector).await? {
                Ok(ids) => outcome.deleted.extend(ids),
                Err(failure @ DeleteFailure::ReferencedByIndex(_)) => {
                    held.push((selector, unless, Some(failure)));
                }
                Err(failure) => outcome.failures.push((selector, failure)),
            }
        }
        doomed.take_spared(tx, repository_id).await?;
        if held.is_empty() || doomed.digests.len() == before {
            let held = held.into_iter().filter(|(_, unless, _)| *unless != Some(Unless::TaggedOrReferring));
            outcome.failures.extend(held.filter_map(|(selector, _, failure)| Some((selector, failure?))));
            break;
        }
        pending.extend(held.into_iter().map(|(selector, unless, _)| (selector, unless)));
    }
    if doomed.tags.is_empty() && doomed.digests.is_empty() {
        return Ok(tx.keep_nothing(outcome));
    }
    // Who was told that a blob is there, was told so for a lease, even if a manifest kept it then.
    let until = tx.now().saturating_add(lease);
    for digest in &doomed.digests {
        lease::extend_named(tx, repository_id, digest, until).await?;
    }
    let change = Change::ImagesDeleted {
        repository_id,
        tags: doomed.tags.into_iter().collect(),
        digests: doomed.digests.into_iter().collect(),
        at: tx.now(),
    };
    Ok(tx.commit(change, outcome).await?)
}

impl Doomed {
    /// Whether an image stays that was seen without a tag.
    async fn stays(
        &self,
        tx: &mut Tx<'_>,
        repository_id: i64,
        selector: &ImageSelector,
        unless: Unless,
    ) -> Result<bool, Error> {
        let digest = selector.digest.as_deref().unwrap_or_default();
        if !tag::of_digest(tx, repository_id, digest).await?.is_empty() {
            return Ok(true);
        }
        let found = manifest::find(tx, repository_id, digest).await?;
        match found.and_then(|image| image.subject).filter(|_| unless == Unless::TaggedOrReferring) {
            Some(subject) if !self.digests.contains(&subject) => {
                Ok(manifest::find(tx, repository_id, &subject).await?.is_some())
            }
            _ => Ok(false),
        }
    }

    /// The ids that go with what `selector` leads to; none if they are going already.
    async fn follow(
        &mut self,
        tx: &mut Tx<'_>,
        repository_id: i64,
        selector: &ImageSelector,
    ) -> Result<Result<Vec<ImageId>, DeleteFailure>, Error> {
        let Some(name) = &selector.tag else {
            let digest = selector.digest.as_deref().unwrap_or_default();
            return self.take_image(tx, repository_id, digest).await;
        };
        let Some(tag) = tag::find(tx, repository_id, name).await? else {
            return Ok(Err(DeleteFailure::Missing));
        };
        if selector.digest.as_ref().is_some_and(|digest| *digest != tag.digest) {
            return Ok(Err(DeleteFailure::TagDoesNotMatchDigest));
        }
        if !self.tags.insert(tag.name.clone()) {
            return Ok(Ok(Vec::new()));
        }
        let id = ImageId { digest: tag.digest.clone(), tag: Some(tag.name) };
        let tags = tag::of_digest(tx, repository_id, &tag.digest).await?;
        let last = tags.iter().all(|other| self.tags.contains(&other.name));
        if last {
            self.spared.insert(tag.digest);
        }
        Ok(Ok(vec![id]))
    }

    /// A child of an index outlives its last tag, unless the index goes too.
    async fn take_spared(&mut self, tx: &mut Tx<'_>, repository_id: i64) -> Result<(), Error> {
        let mut taken = usize::MAX;
        while taken > 0 {
            taken = 0;
            for digest in self.spared.clone() {
                if self.indexes(tx, repository_id, &digest).await?.is_empty() {
                    self.spared.remove(&digest);
                    self.digests.insert(digest);
                    taken += 1;
                }
            }
        }
        Ok(())
    }

    async fn take_image(
        &mut self,
        tx: &mut Tx<'_>,
        repository_id: i64,
        digest: &str,
    ) -> Result<Result<Vec<ImageId>, DeleteFailure>, Error> {
        if self.digests.contains(digest) {
            return Ok(Ok(Vec::new()));
        }
        if manifest::find(tx, repository_id, digest).await?.is_none() {
            return Ok(Err(DeleteFailure::Missing));
        }
        let indexes = self.indexes(tx, repository_id, digest).await?;
        if !indexes.is_empty() {
            return Ok(Err(DeleteFailure::ReferencedByIndex(indexes)));
        }
        let tags = tag::of_digest(tx, repository_id, digest).await?;
        self.digests.insert(digest.to_owned());
        let id = |tag| ImageId { digest: digest.to_owned(), tag };
        if tags.is_empty() {
            return Ok(Ok(vec![id(None)]));
        }
        let fresh = tags.into_iter().filter(|tag| self.tags.insert(tag.name.clone()));
        Ok(Ok(fresh.map(|tag| id(Some(tag.name))).collect()))
    }

    /// The indexes that name the image and stay, as many of them as a refusal tells.
    async fn indexes(&self, tx: &mut Tx<'_>, repository_id: i64, digest: &str) -> Result<Vec<String>, Error> {
        let going = i64::try_from(self.digests.len()).unwrap_or(i64::MAX);
        let most = NAMED.saturating_add(going);
        let mut indexes = blob::named_by(tx, repository_id, digest, "child", most).await?;
        indexes.retain(|index| !self.digests.contains(index));
        indexes.truncate(usize::try_from(NAMED).unwrap_or(usize::MAX));
        Ok(indexes)
    }
}
