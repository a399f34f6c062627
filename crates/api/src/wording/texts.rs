//! The texts, one for each fact. Clients and their users search for them, so that they are AWS's to the letter.

use std::fmt::Display;

use oci::Digest;
use registry::{ImageStatus, MAX_PULL_TIME_EXCLUSIONS, MAX_RESOURCE_TAGS};

pub(crate) const IMAGE_MISSING: &str = "Requested image not found";
pub(super) const PART_TOO_SMALL: &str = "All layer parts except the last part should be at least 5MB";
pub(crate) const RATE_EXCEEDED: &str = "Rate exceeded";
pub(super) const UPLOAD_BUSY: &str = "Another request writes to the upload. Try again.";
pub(super) const INTERNAL: &str = "Internal server error";
pub(super) const UNAVAILABLE: &str = "The registry is unavailable for a moment. Try again.";
pub(crate) const MOVING: &str = "The registry is being moved to another place. It can be read, and takes nothing until its operator's `berth migrate` \
     is done, or is taken back by --undo.";
pub(super) const FULL: &str = "The registry's storage is full. Try again once there is room.";

/// No such repository.
pub(crate) fn repository_missing(name: &str, account: impl Display) -> String {
    format!("The repository with name '{name}' does not exist in the registry with id '{account}'")
}

pub(super) fn repository_exists(name: &str, account: &str) -> String {
    format!("The repository with name '{name}' already exists in the registry with id '{account}'")
}

pub(super) fn repository_not_empty(name: &str, account: &str) -> String {
    format!(
        "The repository with name '{name}' in registry with id '{account}' cannot be deleted because it still \
         contains images"
    )
}

pub(super) fn repository_protected(name: &str, account: &str) -> String {
    let (tag, value) = registry::PROTECTION;
    format!(
        "The repository with name '{name}' in registry with id '{account}' cannot be deleted because its tag \
         '{tag}' is '{value}'. Remove the tag first."
    )
}

pub(super) fn repository_policy_missing(name: &str, account: &str) -> String {
    format!(
        "Repository policy does not exist for the repository with name '{name}' in the registry with id '{account}'"
    )
}

pub(super) fn registry_policy_missing(account: &str) -> String {
    format!("Registry policy does not exist in the registry with id '{account}'")
}

pub(super) fn lifecycle_policy_missing(name: &str, account: &str) -> String {
    format!(
        "Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{account}'"
    )
}

pub(super) fn lifecycle_preview_missing(name: &str, account: &str) -> String {
    format!(
        "Lifecycle policy preview does not exist for the repository with name '{name}' in the registry with id \
         '{account}'"
    )
}

pub(super) fn lifecycle_preview_busy(name: &str, account: &str) -> String {
    format!(
        "A lifecycle policy preview is in progress for the repository with name '{name}' in the registry with id \
         '{account}'. Wait until it is complete."
    )
}

pub(super) fn signing_configuration_missing(account: &str) -> String {
    format!("Signing configuration does not exist in the registry with id '{account}'")
}

pub(super) fn template_exists(prefix: &str, account: &str) -> String {
    format!(
        "The repository creation template with prefix '{prefix}' already exists in the registry with id '{account}'"
    )
}

pub(super) fn template_missing(prefix: &str, account: &str) -> String {
    format!(
        "The repository creation template with prefix '{prefix}' does not exist in the registry with id '{account}'"
    )
}

pub(super) fn too_many_tags() -> String {
    format!("A repository can have at most {MAX_RESOURCE_TAGS} tags")
}

pub(super) fn image_missing(
    digest: Option<&str>,
    tag: Option<&str>,
    name: &str,
    account: impl Display,
) -> String {
    let (digest, tag) = (digest.unwrap_or("null"), tag.unwrap_or("null"));
    format!(
        "The image with imageId {{imageDigest:'{digest}', imageTag:'{tag}'}} does not exist within the repository \
         with name '{name}' in the registry with id '{account}'"
    )
}

/// The image is in the archive, or on its way back.
pub(crate) fn image_inactive(status: ImageStatus) -> String {
    match status {
        ImageStatus::Activating => "Requested image is being restored from the archive".to_owned(),
        _ => "Requested image is archived. Restore it before it is pulled.".to_owned(),
    }
}

pub(super) fn image_exists(digest: &str, tag: Option<&str>, name: &str, account: impl Display) -> String {
    let tag = tag.unwrap_or("null");
    format!(
        "Image with digest '{digest}' and tag '{tag}' already exists in the repository with name '{name}' in \
         registry with id '{account}'"
    )
}

pub(super) fn digest_mismatch(claimed: &Digest, actual: &Digest) -> String {
    format!("The digest '{claimed}' that was given is not that of the content, which is '{actual}'")
}

pub(super) fn layer_too_large(limit: u64) -> String {
    format!("A layer can have at most {limit} bytes")
}

pub(super) fn too_many_uploads(limit: u64) -> String {
    format!("A principal can have at most {limit} uploads under way")
}

/// The tag may not move: `excluded` says that this is so for this tag, rather than for all of the repository's.
pub(crate) fn tag_immutable(tag: &str, name: &str, excluded: bool) -> String {
    let what = if excluded { "tag" } else { "repository" };
    format!(
        "The image tag '{tag}' already exists in the '{name}' repository and cannot be overwritten because the \
         {what} is immutable."
    )
}

pub(super) fn exclusion_exists(arn: &str) -> String {
    format!("The pull time update exclusion for the principal '{arn}' already exists")
}

pub(super) fn exclusion_missing(arn: &str) -> String {
    format!("The pull time update exclusion for the principal '{arn}' does not exist")
}

pub(super) fn too_many_exclusions() -> String {
    format!("A registry can have at most {MAX_PULL_TIME_EXCLUSIONS} pull time update exclusions")
}

/// Blobs that a manifest names are not there.
pub(crate) fn layers_missing(digests: &[String], name: &str, account: impl Display) -> String {
    format!(
        "Layers with digests '[{}]' required for pushing image into repository with name '{name}' in the registry \
         with id '{account}' do not exist",
        digests.join(", ")
    )
}

/// Manifests that an index names are not there.
pub(crate) fn children_missing(digests: &[String], name: &str, account: impl Display) -> String {
    format!(
        "Images with digests '[{}]' required for pushing image into repository with name '{name}' in the registry \
         with id '{account}' do not exist",
        digests.join(", ")
    )
}

/// Indexes name the image.
pub(crate) fn referenced_by_index(indexes: &[String]) -> String {
    format!("Requested image referenced by manifest list: [{}]", indexes.join(", "))
}

/// No such blob.
pub(crate) fn layer_missing(digest: impl Display, name: &str, account: impl Display) -> String {
    format!(
        "The layer with digest {digest} does not exist within the repository with name '{name}' in the registry \
         with id '{account}'"
    )
}

pub(super) fn layer_exists(digest: impl Display, name: &str, account: impl Display) -> String {
    format!(
        "The layer with digest '{digest}' already exists in the repository with name '{name}' in registry with id \
         '{account}'"
    )
}

/// No such upload.
pub(crate) fn upload_missing(id: &str, name: &str, account: impl Display) -> String {
    format!(
        "Upload with id '{id}' could not be found for the repository with name '{name}' in the registry with id \
         '{account}'"
    )
}

pub(super) fn upload_empty(id: &str, name: &str, account: impl Display) -> String {
    format!(
        "The upload with id '{id}' in the repository with name '{name}' in registry with id '{account}' cannot be \
         completed because it does not have any parts"
    )
}

pub(super) fn invalid_part(id: &str, name: &str, account: impl Display) -> String {
    format!(
        "Invalid layer part upload for upload with id '{id}' in the repository with name '{name}' in the registry \
         with id '{account}'"
    )
}
