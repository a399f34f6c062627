//! Deleting images: the one verb behind BatchDeleteImage and manifest DELETE by digest.

use std::collections::BTreeSet;

use iam::Grant;
use oci::Digest;
use store::meta::{blob, manifest, tag};
use store::{Change, Committed, Tx};

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
}

impl Registry {
    /// Deletes what the selectors lead to. A tag alone takes its image with it if it is the image's last tag; a
    /// digest takes all its tags; a tag with its digest takes the tag, as a tag alone does.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`]; what concerns one selector is in the answer.
    pub async fn delete_images(
        &self,
        grant: &Grant,
        selectors: Vec<ImageSelector>,
    ) -> Result<DeletedImage, Error> {
        let place = Place::of(grant)?;
        let outcome = self
            .inner
            .db
            .write(async move |tx: &mut Tx<'_>| -> Result<Committed<DeletedImage>, Error> {
                let repository_id = place.repository(tx).await?.id;
                let (mut doomed, mut outcome) = (Doomed::default(), DeletedImage::default());
                for selector in &selectors {
                    match doomed.follow(tx, repository_id, selector).await? {
                        Ok(ids) => outcome.deleted.extend(ids),
                        Err(failure) => outcome.failures.push((selector.clone(), failure)),
                    }
                }
                if doomed.tags.is_empty() && doomed.digests.is_empty() {
                    return Ok(tx.keep_nothing(outcome));
                }
                let change = Change::ImagesDeleted {
                    repository_id,
                    tags: doomed.tags.into_iter().collect(),
                    digests: doomed.digests.into_iter().collect(),
                    at: tx.now(),
                };
                Ok(tx.commit(change, outcome).await?)
            })
            .await?;
        self.inner.images.forget();
        Ok(outcome)
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

impl Doomed {
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
        let tags = tag::of_digest(tx, repository_id, &tag.digest).await?;
        let last = tags.iter().all(|other| other.name == *name || self.tags.contains(&other.name));
        let id = ImageId { digest: tag.digest.clone(), tag: Some(tag.name.clone()) };
        self.tags.insert(tag.name);
        let child = blob::named_by(tx, repository_id, &tag.digest, "child", 1).await?;
        // A child of an index outlives its last tag.
        if last && child.is_empty() {
            self.digests.insert(tag.digest);
        }
        Ok(Ok(vec![id]))
    }

    async fn take_image(
        &mut self,
        tx: &mut Tx<'_>,
        repository_id: i64,
        digest: &str,
    ) -> Result<Result<Vec<ImageId>, DeleteFailure>, Error> {
        if manifest::find(tx, repository_id, digest).await?.is_none() {
            return Ok(Err(DeleteFailure::Missing));
        }
        let mut indexes = blob::named_by(tx, repository_id, digest, "child", NAMED).await?;
        indexes.retain(|index| !self.digests.contains(index));
        if !indexes.is_empty() {
            return Ok(Err(DeleteFailure::ReferencedByIndex(indexes)));
        }
        let tags = tag::of_digest(tx, repository_id, digest).await?;
        self.digests.insert(digest.to_owned());
        let id = |tag| ImageId { digest: digest.to_owned(), tag };
        if tags.is_empty() {
            return Ok(Ok(vec![id(None)]));
        }
        self.tags.extend(tags.iter().map(|tag| tag.name.clone()));
        Ok(Ok(tags.into_iter().map(|tag| id(Some(tag.name))).collect()))
    }
}
