//! Images that are brought from somewhere else with what belongs to them: from another repository, of the same registry by
//! links alone, or from outside.

use std::collections::HashSet;

use bytes::Bytes;
use futures_util::StreamExt;
use iam::Grant;
use oci::{Digest, Manifest, Reference, Tag};

use crate::{Body, BodyError, Error, ImageStatus, NewImage, OnRepeat, Purpose, Registry};

/// How often a blob that broke off is asked for again.
const AGAIN: u32 = 2;
/// Referrers on one page.
const PAGE: usize = 100;

/// A manifest where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The digest of its bytes.
    pub digest: Digest,
    /// The media type that it is served with there.
    pub media_type: Option<String>,
    /// Its exact bytes.
    pub bytes: Bytes,
}

/// What a copy did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Manifests that are at the target now: those of the image, its children and its referrers.
    pub manifests: u64,
    /// Those of them that were there already, with the tags that they were to have.
    pub present: u64,
    /// Blobs that the target had already.
    pub had: u64,
    /// Blobs that the target was linked to.
    pub linked: u64,
    /// Blobs whose bytes had to be copied, as between registries.
    pub copied: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// An image that is at the target now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Whether it, or a tag of it, was not there before.
    pub anew: bool,
    /// Its children and what refers to it, as far as the origin tells.
    pub along: Vec<Digest>,
}

/// Where images come from.
pub trait Origin: Sync {
    /// Why something could not be brought.
    type Error: From<Error>;

    /// The manifest with this digest.
    fn manifest(&self, digest: &Digest) -> impl Future<Output = Result<Original, Self::Error>> + Send;

    /// What refers to a manifest, as far as it can be had.
    fn referrers(&self, subject: &Digest) -> impl Future<Output = Result<Vec<Digest>, Self::Error>> + Send;

    /// Gives the target a blob without its bytes; answers whether that could be done.
    fn link(&self, target: &Grant, digest: &Digest)
    -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// The bytes of a blob.
    fn blob(&self, digest: &Digest) -> impl Future<Output = Result<Body, Self::Error>> + Send;
}

impl Registry {
    /// Brings the image `root` to the repository that `target` names, children and referrers included, and gives it `tags`.
    /// What is there already is not brought again, so that what was cut short goes on when it is asked for again. What was
    /// done is added to `outcome`, also where it ends in an error.
    ///
    /// # Errors
    /// Those of the origin; of the target [`Error::RepositoryMissing`], [`Error::TagImmutable`] and the others of
    /// [`Registry::push_image`].
    pub async fn bring_image<O: Origin>(
        &self,
        origin: &O,
        (root, tags): (Original, &[Tag]),
        target: &Grant,
        outcome: &mut Copied,
    ) -> Result<Brought, O::Error> {
        let (named, mut done, mut anew) = (root.digest, HashSet::new(), false);
        let mut pending = vec![(named, Some(root), false)];
        while let Some((digest, fetched, children_done)) = pending.pop() {
            if done.contains(&digest) {
                continue;
            }
            let original = match fetched {
                Some(original) => original,
                None => origin.manifest(&digest).await?,
            };
            let manifest = Manifest::parse(&original.bytes, original.media_type.as_deref());
            let manifest = manifest.map_err(Error::from)?;
            if !children_done && !manifest.children().is_empty() {
                pending.push((digest, Some(original), true));
                pending.extend(manifest.children().iter().map(|child| (child.digest, None, false)));
                continue;
            }
            for blob in manifest.blobs() {
                self.bring_blob(origin, (&blob.digest, blob.size), target, outcome).await?;
            }
            let tags = if digest == named { tags.to_vec() } else { Vec::new() };
            let kept = self.keep_image(target, original, tags).await?;
            anew |= kept && digest == named;
            outcome.manifests += 1;
            outcome.present += u64::from(!kept);
            done.insert(digest);
            let referrers = origin.referrers(&digest).await?;
            pending.extend(referrers.into_iter().map(|referrer| (referrer, None, false)));
        }
        done.remove(&named);
        Ok(Brought { anew, along: done.into_iter().collect() })
    }

    /// Copies the image `digest` from the repository that `source` names to the one that `target` names, as
    /// [`Registry::bring_image`] does.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`], [`Error::ImageInactive`], [`Error::TagImmutable`] and the
    /// others of [`Registry::push_image`]; what was copied until then stays.
    pub async fn copy_image(
        &self,
        source: &Grant,
        target: &Grant,
        (digest, tags): (Digest, &[Tag]),
        outcome: &mut Copied,
    ) -> Result<Brought, Error> {
        let origin = Here { registry: self, source };
        let root = origin.manifest(&digest).await?;
        self.bring_image(&origin, (root, tags), target, outcome).await
    }

    /// Pushes an image into the repository that the grant names. One that is there with these tags stays as it is, even
    /// where tags may not move: it was brought before. Answers whether anything was new.
    ///
    /// # Errors
    /// Those of [`Registry::push_image`].
    pub async fn keep_image(&self, grant: &Grant, original: Original, tags: Vec<Tag>) -> Result<bool, Error> {
        let Original { digest, media_type, bytes } = original;
        let image = NewImage { bytes, media_type, digest: Some(digest), tags, on_repeat: OnRepeat::Refuse };
        match self.push_image(grant, image).await {
            Ok(_) => Ok(true),
            Err(Error::ImageExists { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The digests of what refers, and can be pulled, to a manifest of the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn active_referrers(&self, grant: &Grant, subject: &Digest) -> Result<Vec<Digest>, Error> {
        self.referrers_by(grant, subject, true).await
    }

    /// The digests of what refers, and can't be pulled, to a manifest of the repository that the grant names.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`].
    pub async fn inactive_referrers(&self, grant: &Grant, subject: &Digest) -> Result<Vec<Digest>, Error> {
        self.referrers_by(grant, subject, false).await
    }

    async fn referrers_by(
        &self,
        grant: &Grant,
        subject: &Digest,
        active: bool,
    ) -> Result<Vec<Digest>, Error> {
        let (subject, mut after, mut all) = (subject.to_string(), String::new(), Vec::new());
        loop {
            let page = self.referrers(grant, &subject, &after, PAGE).await?;
            let wanted = |status| (status == ImageStatus::Active) == active;
            for referrer in page.items.iter().filter(|referrer| wanted(referrer.status)) {
                all.push(Digest::parse(&referrer.digest).map_err(Error::broken)?);
            }
            match page.items.into_iter().next_back() {
                Some(last) if page.more => after = last.digest,
                _ => return Ok(all),
            }
        }
    }

    async fn bring_blob<O: Origin>(
        &self,
        origin: &O,
        (digest, size): (&Digest, u64),
        target: &Grant,
        outcome: &mut Copied,
    ) -> Result<(), O::Error> {
        match self.promise_blob(target, digest).await {
            Ok(_) => {
                outcome.had += 1;
                return Ok(());
            }
            Err(Error::BlobMissing(_)) if origin.link(target, digest).await? => {
                outcome.linked += 1;
                return Ok(());
            }
            Err(Error::BlobMissing(_)) => {}
            Err(error) => return Err(error.into()),
        }
        let mut again = AGAIN;
        loop {
            let body = origin.blob(digest).await?;
            let upload = self.begin_upload(target, Some(digest.algorithm())).await?;
            let Err(error) = self.finish_upload(target, &upload.id, Some(0), body, *digest).await else {
                break;
            };
            drop(self.cancel_upload(target, &upload.id).await);
            match error {
                // The connection broke off, as long ones do.
                Error::BodyBroken(_) if again > 0 => again -= 1,
                error => return Err(error.into()),
            }
        }
        outcome.copied += 1;
        outcome.bytes += size;
        Ok(())
    }
}

/// A repository of this deployment.
struct Here<'a> {
    registry: &'a Registry,
    source: &'a Grant,
}

impl Origin for Here<'_> {
    type Error = Error;

    async fn manifest(&self, digest: &Digest) -> Result<Original, Error> {
        let reference = Reference::Digest(*digest);
        let image = self.registry.read_image(self.source, &reference, Purpose::Look).await?;
        let (media_type, bytes) = (Some(image.media_type.clone()), image.bytes.clone());
        Ok(Original { digest: *digest, media_type, bytes })
    }

    async fn referrers(&self, subject: &Digest) -> Result<Vec<Digest>, Error> {
        self.registry.active_referrers(self.source, subject).await
    }

    async fn link(&self, target: &Grant, digest: &Digest) -> Result<bool, Error> {
        self.registry.mount_blob(target, self.source, digest).await
    }

    async fn blob(&self, digest: &Digest) -> Result<Body, Error> {
        let stat = self.registry.stat_blob(self.source, digest).await?;
        let reader = self.registry.read_blob(&stat, 0..stat.size).await?;
        Ok(Box::pin(reader.map(|chunk| chunk.map_err(|error| BodyError(error.to_string())))))
    }
}
