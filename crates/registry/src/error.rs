use oci::{Digest, ManifestError};
use store::blobs::BlobError;

use crate::ImageStatus;

/// Facts about a request that keep a verb from doing what was asked. The doors put them in their own words.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The repository does not exist.
    #[error("the repository '{name}' does not exist in the registry of account {account}")]
    RepositoryMissing {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// A repository of that name exists.
    #[error("the repository '{name}' exists in the registry of account {account}")]
    RepositoryExists {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// The repository still holds images.
    #[error("the repository '{name}' still holds images")]
    RepositoryNotEmpty {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// A resource tag protects the repository from being deleted.
    #[error("the repository '{name}' is protected: take its tag '{}' off first", crate::PROTECTION.0)]
    RepositoryProtected {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// The repository has no policy.
    #[error("the repository '{name}' has no policy")]
    RepositoryPolicyMissing {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// The registry has no policy.
    #[error("the registry of account {account} has no policy")]
    RegistryPolicyMissing {
        /// The registry's account.
        account: String,
    },
    /// The text is no lifecycle policy; the reason is in ECR's words.
    #[error(transparent)]
    LifecyclePolicyInvalid(#[from] lifecycle::InvalidPolicy),
    /// The repository has no lifecycle policy.
    #[error("the repository '{name}' has no lifecycle policy")]
    LifecyclePolicyMissing {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// Nobody has asked what a lifecycle policy would do in the repository, or that was long ago.
    #[error("the repository '{name}' has no preview of a lifecycle policy")]
    LifecyclePreviewMissing {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// A preview of the repository is not done yet.
    #[error("a preview of a lifecycle policy for the repository '{name}' is under way")]
    LifecyclePreviewInProgress {
        /// Its name.
        name: String,
        /// The registry's account.
        account: String,
    },
    /// The registry has a template of that prefix: the prefix and the registry's account.
    #[error("the registry of account {} has a repository creation template for '{}'", .0.1, .0.0)]
    TemplateExists((String, String)),
    /// The registry has no template of that prefix: the prefix and the registry's account.
    #[error("the registry of account {} has no repository creation template for '{}'", .0.1, .0.0)]
    TemplateMissing((String, String)),
    /// A repository can't be made by the template that is for it.
    #[error("the repository creation template '{prefix}' can't be used: {why}")]
    TemplateUnfit {
        /// The template's prefix.
        prefix: String,
        /// What keeps it from being used.
        why: String,
    },
    /// There are as many of something as there may be.
    #[error("there can be at most {limit} {what}")]
    QuotaExceeded {
        /// What, and of what.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// More resource tags than a repository may have.
    #[error("a repository has at most {} resource tags", crate::MAX_RESOURCE_TAGS)]
    TooManyResourceTags,
    /// A resource tag whose key differs from another's only in case.
    #[error(
        "tag key '{key}' differs only in case from '{there}', which the repository has: conditions can't tell them apart"
    )]
    ResourceTagAlike {
        /// The key that was given.
        key: String,
        /// The key that is there.
        there: String,
    },
    /// Pulls by that user or role are not recorded already.
    #[error("pulls by '{0}' are not recorded already")]
    ExclusionExists(String),
    /// Pulls by that user or role are recorded.
    #[error("pulls by '{0}' are recorded")]
    ExclusionMissing(String),
    /// More users and roles whose pulls are not recorded than a registry may have.
    #[error(
        "a registry leaves the pulls of at most {} users and roles unrecorded",
        crate::MAX_PULL_TIME_EXCLUSIONS
    )]
    TooManyExclusions,
    /// No such image.
    #[error("the image does not exist")]
    ImageMissing {
        /// The digest that was asked for.
        digest: Option<String>,
        /// The tag that was asked for.
        tag: Option<String>,
    },
    /// The image is in the archive, or on its way back.
    #[error("the image is {} and cannot be pulled", status.as_str())]
    ImageInactive {
        /// The digest that was asked for.
        digest: Option<String>,
        /// The tag that was asked for.
        tag: Option<String>,
        /// What it is.
        status: ImageStatus,
    },
    /// The image, under that tag, is there already.
    #[error("the image '{digest}' is there already")]
    ImageExists {
        /// Its digest.
        digest: String,
        /// The tag.
        tag: Option<String>,
    },
    /// The tag may not move.
    #[error("the tag '{tag}' exists and may not move")]
    TagImmutable {
        /// The tag.
        tag: String,
        /// Whether that is said of this tag, rather than of the whole repository.
        excluded: bool,
    },
    /// The manifest is unsound.
    #[error(transparent)]
    ManifestInvalid(#[from] ManifestError),
    /// The content has another digest than the caller said.
    #[error("the content's digest is {actual}, not {claimed}")]
    DigestMismatch {
        /// What the caller said.
        claimed: Digest,
        /// What it is.
        actual: Digest,
    },
    /// Blobs that the manifest names are not in the repository.
    #[error("the manifest names blobs that are not in the repository: {}", .0.join(", "))]
    LayersMissing(Vec<String>),
    /// Manifests that the index names are not in the repository.
    #[error("the index names manifests that are not in the repository: {}", .0.join(", "))]
    ChildrenMissing(Vec<String>),
    /// Indexes in the repository name the manifest.
    #[error("indexes name the manifest: {}", .0.join(", "))]
    ReferencedByIndex(Vec<String>),
    /// Manifests in the repository name the blob.
    #[error("manifests name the blob: {}", .0.join(", "))]
    ReferencedByManifest(Vec<String>),
    /// The repository has no such blob.
    #[error("the blob {0} is not in the repository")]
    BlobMissing(Digest),
    /// The repository has the blob already; the caller's copy was received and found to be right.
    #[error("the blob {0} is in the repository already")]
    BlobExists(Digest),
    /// No such upload, or one of another repository.
    #[error("the upload '{0}' does not exist")]
    UploadMissing(String),
    /// The bytes do not follow those that are there.
    #[error("the upload holds {offset} bytes; the next part must begin there")]
    OutOfOrder {
        /// The upload.
        id: String,
        /// Bytes that the upload holds.
        offset: u64,
    },
    /// Another request writes to the upload now.
    #[error("another request writes to the upload")]
    UploadBusy {
        /// Bytes that were saved by now; the other request adds to them.
        offset: u64,
    },
    /// The upload holds no bytes, and the caller's protocol has no empty layers.
    #[error("the upload '{0}' holds no parts")]
    UploadEmpty(String),
    /// A part that is not the last is shorter than the caller's protocol allows.
    #[error("a part other than the last is under 5 MiB")]
    PartTooSmall,
    /// Larger than a layer may be; the upload is over, and its bytes are dropped.
    #[error("a layer has at most {limit} bytes")]
    LayerTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The caller has too many uploads under way.
    #[error("at most {limit} uploads of one principal may be under way")]
    TooManyUploads {
        /// The limit.
        limit: u64,
    },
    /// The request's body broke off or came too slowly.
    #[error("the request's body could not be read: {0}")]
    BodyBroken(String),
    /// The disk is full; nothing that was acknowledged is lost.
    #[error("the storage is full: {0}")]
    Full(String),
    /// Something that passes: trying again may work.
    #[error("temporarily unavailable: {0}")]
    Unavailable(String),
    /// The deployment is being moved elsewhere, and can only be read until that is done.
    #[error(
        "the registry is being moved to another place: it can be read, and takes nothing until that is done"
    )]
    Moving,
    /// Our fault; the text is for the log, never for the caller.
    #[error("broken: {0}")]
    Broken(String),
}

impl Error {
    pub(crate) fn broken(what: impl std::fmt::Display) -> Self {
        Self::Broken(what.to_string())
    }
}

impl From<BlobError> for Error {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Full(_) => Self::Full(error.to_string()),
            BlobError::Unreachable { .. } => Self::Unavailable(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}
