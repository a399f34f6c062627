//! Copies of images: within a registry by links alone, between registries with their bytes.

use std::collections::HashSet;

use futures_util::StreamExt;
use iam::Grant;
use oci::{Digest, Manifest, Reference, Tag};

use crate::{Body, BodyError, Error, NewImage, OnRepeat, Purpose, Registry};

/// Referrers on one page.
const PAGE: usize = 100;

/// What a copy did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Manifests that are at the target now: those of the image, its children and its referrers.
    pub manifests: u64,
    /// Blobs that the target was linked to, or had already.
    pub linked: u64,
    /// Blobs whose bytes had to be copied, as between registries.
    pub copied: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Copied {
    /// Adds what another did.
    pub fn add(&mut self, other: &Self) {
        self.manifests += other.manifests;
        self.linked += other.linked;
        self.copied += other.copied;
        self.bytes += other.bytes;
    }
}

impl Registry {
    /// Copies the image `digest` from the repository that `source` names to the one that `target` names, children and
    /// referrers included, and gives the copy `tags`. What is there already is not copied again, so that a copy that was
    /// cut short goes on when it is asked for again.
    ///
    /// # Errors
    /// [`Error::RepositoryMissing`], [`Error::ImageMissing`], [`Error::TagImmutable`] and the others of
    /// [`Registry::push_image`]; what was copied until then stays.
    pub async fn copy_image(
        &self,
        source: &Grant,
        target: &Grant,
        digest: Digest,
        tags: &[Tag],
    ) -> Result<Copied, Error> {
        let (mut done, mut outcome) = (HashSet::new(), Copied::default());
        let mut pending = vec![(digest, false)];
        while let Some((next, children_done)) = pending.pop() {
            if done.contains(&next) {
                continue;
            }
            let image = self.read_image(source, &Reference::Digest(next), Purpose::Look).await?;
            let manifest = Manifest::parse(&image.bytes, Some(&image.media_type))?;
            if !children_done && !manifest.children().is_empty() {
                pending.push((next, true));
                pending.extend(manifest.children().iter().map(|child| (child.digest, false)));
                continue;
            }
            for blob in manifest.blobs() {
                self.copy_blob(source, target, &blob.digest, &mut outcome).await?;
            }
            let copy = NewImage {
                bytes: image.bytes.clone(),
                media_type: Some(image.media_type.clone()),
                digest: Some(next),
                tags: if next == digest { tags.to_vec() } else { Vec::new() },
                on_repeat: OnRepeat::Accept,
            };
            self.push_image(target, copy).await?;
            outcome.manifests += 1;
            done.insert(next);
            pending.extend(self.referrers_of(source, &next).await?.into_iter().map(|it| (it, false)));
        }
        Ok(outcome)
    }

    async fn referrers_of(&self, source: &Grant, subject: &Digest) -> Result<Vec<Digest>, Error> {
        let (subject, mut after, mut all) = (subject.to_string(), String::new(), Vec::new());
        loop {
            let page = self.referrers(source, &subject, &after, PAGE).await?;
            for referrer in &page.items {
                all.push(Digest::parse(&referrer.digest).map_err(Error::broken)?);
            }
            match page.items.into_iter().next_back() {
                Some(last) if page.more => after = last.digest,
                _ => return Ok(all),
            }
        }
    }

    async fn copy_blob(
        &self,
        source: &Grant,
        target: &Grant,
        digest: &Digest,
        outcome: &mut Copied,
    ) -> Result<(), Error> {
        let there = match self.stat_blob(target, digest).await {
            Ok(_) => true,
            Err(Error::BlobMissing(_)) => self.mount_blob(target, source, digest).await?,
            Err(error) => return Err(error),
        };
        if there {
            outcome.linked += 1;
            return Ok(());
        }
        let stat = self.stat_blob(source, digest).await?;
        let reader = self.read_blob(&stat, 0..stat.size).await?;
        let upload = self.begin_upload(target, Some(digest.algorithm())).await?;
        let body: Body = Box::pin(reader.map(|chunk| chunk.map_err(|error| BodyError(error.to_string()))));
        let finished = self.finish_upload(target, &upload.id, Some(0), body, *digest).await;
        if finished.is_err() {
            drop(self.cancel_upload(target, &upload.id).await);
        }
        finished?;
        outcome.copied += 1;
        outcome.bytes += stat.size;
        Ok(())
    }
}
