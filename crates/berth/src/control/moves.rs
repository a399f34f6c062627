//! Orders that copy, move and rename images: within a registry by rows alone, between registries with their bytes.

mod leave;
mod settings;

use std::sync::Arc;

use iam::Grant;
use oci::{Digest, Reference, Tag};
use registry::{
    Copied, Image, ImageDetail, ImageFilter, ImageSelector, Original, PROTECTION, Purpose, TagStatus,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::places::Spot;
use super::{Desk, OrderError, PAGE};

/// Images that one order copies.
const STEP: usize = 50;

/// One thing that is asked of images. Places are written `[ACCOUNT.dkr.ecr.REGION.SUFFIX/]REPOSITORY[:TAG|@DIGEST]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum MoveOrder {
    /// Copy an image, or up to [`STEP`] images of a repository with digests above `after`. The answer's `next` is where
    /// to go on, and `skipped` names images in the archive.
    Copy {
        /// From where.
        source: String,
        /// To where.
        target: String,
        /// The digest to go on after.
        after: String,
    },
    /// Take along what a repository has beside its images, and an image's pins; or only tell what stays behind. The
    /// answer's `settings` are those that the target lacked, or has otherwise.
    Settings {
        /// From where.
        source: String,
        /// To where.
        target: String,
        /// Take them along.
        carry: bool,
    },
    /// Delete at the source what was copied, having seen that the target has it; a repository within its registry is
    /// renamed instead.
    Leave {
        /// What was copied.
        source: String,
        /// Where to.
        target: String,
    },
    /// Rename a repository within its registry. Answers whether that could be done: not for an image, nor between
    /// registries.
    Rename {
        /// The repository.
        source: String,
        /// Its new name.
        target: String,
    },
    /// Give an image more tags.
    Retag {
        /// The image.
        source: String,
        /// The tags.
        tags: Vec<String>,
    },
}

/// A move within a repository would delete what it moved.
fn apart(source: &Spot, target: &Spot) -> Result<(), OrderError> {
    let place = |spot: &Spot| (spot.account, spot.region.clone(), spot.name.clone());
    match place(source) == place(target) {
        true => Err(OrderError("source and target are one repository: `berth retag` gives tags".to_owned())),
        false => Ok(()),
    }
}

/// Whether an error keeps this image alone from being copied, and none of the others.
fn is_of_one_image(error: &registry::Error) -> bool {
    use registry::Error::{
        BlobMissing, BodyBroken, ChildrenMissing, DigestMismatch, ImageInactive, ImageMissing, LayersMissing,
        QuotaExceeded, TagImmutable,
    };
    matches!(
        error,
        ImageInactive { .. }
            | ImageMissing { .. }
            | TagImmutable { .. }
            | QuotaExceeded { .. }
            | BlobMissing(_)
            | BodyBroken(_)
            | ChildrenMissing(_)
            | DigestMismatch { .. }
            | LayersMissing(_)
    )
}

impl Desk {
    pub(super) async fn moves(&self, order: &MoveOrder) -> Result<Value, OrderError> {
        match order {
            MoveOrder::Copy { source, target, after } => {
                self.copy(&self.spot(source).await?, &self.spot(target).await?, after).await
            }
            MoveOrder::Settings { source, target, carry } => {
                self.settings(&self.spot(source).await?, &self.spot(target).await?, *carry).await
            }
            MoveOrder::Leave { source, target } => {
                self.leave(&self.spot(source).await?, &self.spot(target).await?).await
            }
            MoveOrder::Rename { source, target } => {
                self.rename(&self.spot(source).await?, &self.spot(target).await?).await
            }
            MoveOrder::Retag { source, tags } => self.retag(&self.spot(source).await?, tags).await,
        }
    }

    async fn may(&self, spot: &Spot, action: &'static str) -> Result<Grant, OrderError> {
        self.of(spot).on(action, &spot.name).await
    }

    async fn look_at(&self, grant: &Grant, reference: &Reference) -> Result<Arc<Image>, OrderError> {
        let name = grant.resource().and_then(|arn| arn.repository_name()).unwrap_or_default();
        let missing = |error| match error {
            registry::Error::ImageMissing { .. } => OrderError(format!("{name} holds no image {reference}")),
            other => OrderError::of(other),
        };
        self.registry.read_image(grant, reference, Purpose::Look).await.map_err(missing)
    }

    async fn copy(&self, source: &Spot, target: &Spot, after: &str) -> Result<Value, OrderError> {
        let from = self.may(source, "ecr:BatchGetImage").await?;
        self.may(source, "ecr:GetDownloadUrlForLayer").await?;
        let to = self.of(target).may_push(&target.name).await?;
        let (mut total, mut images, mut skipped) = (Copied::default(), 0, Vec::new());
        let (selected, next) = match &source.image {
            Some(reference) => (vec![self.one(&from, reference, target).await?], None),
            None if target.image.is_some() => {
                return Err(OrderError(
                    "a repository goes to a repository, without tag or digest".to_owned(),
                ));
            }
            None => self.some(&from, after).await?,
        };
        // What is not there to be copied leaves no empty repository behind.
        let made = self.of(target).ensure_repository(&target.name, Some(&from)).await?;
        for (digest, tags) in selected {
            match self.registry.copy_image(&from, &to, (digest, &tags), &mut total).await {
                Ok(_) => {
                    images += 1;
                    // A repository's are met one by one.
                    if source.image.is_some() {
                        skipped.extend(self.left_out(&from, digest).await?);
                    }
                }
                // What was deleted meanwhile is none of the repository's.
                Err(registry::Error::ImageMissing { .. })
                    if source.image.is_none() && !self.holds(&from, digest).await? => {}
                Err(error) if is_of_one_image(&error) => {
                    skipped.push(json!({ "image": digest.to_string(), "why": error.to_string() }));
                }
                Err(error) => return Err(error.into()),
            }
        }
        if made && total.manifests == 0 && !skipped.is_empty() {
            self.of(target).unmake(&target.name).await?;
        }
        Ok(json!({
            "images": images, "manifests": total.manifests - total.present, "blobsLinked": total.linked,
            "blobsCopied": total.copied, "copiedBytes": total.bytes, "skipped": skipped, "next": next,
        }))
    }

    /// Whether a repository has an image, in the archive or not.
    async fn holds(&self, repository: &Grant, digest: Digest) -> Result<bool, OrderError> {
        let selector = ImageSelector { digest: Some(digest.to_string()), tag: None };
        match self.registry.describe_selected(repository, &[selector]).await {
            Ok(_) => Ok(true),
            Err(registry::Error::ImageMissing { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The image that a reference leads to, and the tags of its copy: the target's, or that by which it was named.
    async fn one(
        &self,
        from: &Grant,
        reference: &Reference,
        target: &Spot,
    ) -> Result<(Digest, Vec<Tag>), OrderError> {
        let digest = self.look_at(from, reference).await?.digest;
        if let Some(Reference::Digest(wanted)) = &target.image
            && *wanted != digest
        {
            return Err(OrderError(format!("the image is {digest}, not {wanted}")));
        }
        Ok((digest, self.tags_there(from, (reference, digest), target).await?))
    }

    /// The tags that an image has at the target: the one that the target names, else the one by which it was named, else
    /// its own.
    async fn tags_there(
        &self,
        from: &Grant,
        (reference, digest): (&Reference, Digest),
        target: &Spot,
    ) -> Result<Vec<Tag>, OrderError> {
        match (&target.image, reference) {
            (Some(Reference::Tag(tag)), _) | (None, Reference::Tag(tag)) => Ok(vec![tag.clone()]),
            (None, Reference::Digest(_)) => self.tags_of(from, digest).await,
            (Some(Reference::Digest(_)), _) => Ok(Vec::new()),
        }
    }

    /// What refers to an image, or to what belongs to it, and can't be pulled, and so was not copied with it.
    async fn left_out(&self, from: &Grant, digest: Digest) -> Result<Vec<Value>, OrderError> {
        let mut left_out = Vec::new();
        let family = self.family(from, digest).await?;
        for subject in family.into_iter().chain([digest]) {
            for referrer in self.registry.inactive_referrers(from, &subject).await? {
                let why = format!("it refers to {subject}, is in the archive and cannot be pulled");
                left_out.push(json!({ "image": referrer.to_string(), "why": why }));
            }
        }
        Ok(left_out)
    }

    /// The next images of a repository, and where to go on.
    async fn some(
        &self,
        from: &Grant,
        after: &str,
    ) -> Result<(Vec<(Digest, Vec<Tag>)>, Option<String>), OrderError> {
        let filter = ImageFilter { tags: TagStatus::Any, status: None };
        let page = self.registry.describe_images(from, filter, after, STEP).await.map_err(OrderError::of)?;
        let next = page.items.last().filter(|_| page.more).map(|last| last.digest.clone());
        let read = |image: &ImageDetail| {
            let tags: Result<_, _> = image.tags.iter().map(|tag| Tag::parse(tag)).collect();
            Ok((Digest::parse(&image.digest).map_err(OrderError::of)?, tags.map_err(OrderError::of)?))
        };
        Ok((page.items.iter().map(read).collect::<Result<_, OrderError>>()?, next))
    }

    async fn tags_of(&self, from: &Grant, digest: Digest) -> Result<Vec<Tag>, OrderError> {
        let selector = ImageSelector { digest: Some(digest.to_string()), tag: None };
        let found = self.registry.describe_selected(from, &[selector]).await.map_err(OrderError::of)?;
        let tags = found.iter().flat_map(|image| &image.tags).map(|tag| Tag::parse(tag));
        tags.collect::<Result<_, _>>().map_err(OrderError::of)
    }

    async fn rename(&self, source: &Spot, target: &Spot) -> Result<Value, OrderError> {
        apart(source, target)?;
        // Nothing is copied that could not be deleted then.
        self.may(source, "ecr:BatchDeleteImage").await?;
        if source.image.is_some() {
            self.may(source, "berth:UnpinImage").await?;
        }
        if source.image.is_some() || target.image.is_some() {
            return Ok(json!({ "renamed": false }));
        }
        self.not_protected(source).await?;
        let made = self.may(target, "ecr:DescribeRepositories").await?;
        if self.registry.repository(&made).await.is_ok() {
            return Ok(json!({ "renamed": false }));
        }
        let from = self.may(source, "ecr:DeleteRepository").await?;
        let to = self.may(target, "ecr:CreateRepository").await?;
        let renamed = self.registry.rename_repository(&from, &to).await.map_err(OrderError::of)?;
        Ok(json!({ "renamed": renamed }))
    }

    /// A repository that is not copied only to find that it may not be deleted.
    async fn not_protected(&self, source: &Spot) -> Result<(), OrderError> {
        let tags = self.registry.resource_tags(&self.may(source, "ecr:ListTagsForResource").await?).await?;
        let protects = |(key, value): &(String, String)| (key.as_str(), value.as_str()) == PROTECTION;
        match tags.iter().find(|tag| protects(tag)) {
            None => Ok(()),
            Some((key, _)) => {
                Err(OrderError(format!("{} is protected: take its tag '{key}' off first", source.name)))
            }
        }
    }

    async fn retag(&self, source: &Spot, tags: &[String]) -> Result<Value, OrderError> {
        let Some(reference) = &source.image else {
            return Err(OrderError("name the image by a tag or a digest".to_owned()));
        };
        let from = self.may(source, "ecr:BatchGetImage").await?;
        let to = self.may(source, "ecr:PutImage").await?;
        let image = self.look_at(&from, reference).await?;
        let original = Original {
            digest: image.digest,
            media_type: Some(image.media_type.clone()),
            bytes: image.bytes.clone(),
        };
        let read =
            |tag: &String| Tag::parse(tag).map_err(|why| OrderError(format!("'{tag}' is no tag: {why}")));
        let names = tags.iter().map(read).collect::<Result<_, _>>()?;
        self.registry.keep_image(&to, original, names).await?;
        Ok(json!({ "digest": image.digest.to_string(), "tags": tags }))
    }
}
