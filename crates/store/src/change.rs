mod apply;
pub(crate) mod base64_bytes;

use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::meta::access_key::AccessKey;
use crate::meta::account::Account;
use crate::meta::blob::{Blob, Link};
use crate::meta::creation_template::CreationTemplate;
use crate::meta::dead::Part;
use crate::meta::deployment::Deployment;
use crate::meta::iam;
use crate::meta::manifest::{Manifest, Status};
use crate::meta::registry::Registry;
use crate::meta::repository::Repository;
use crate::meta::resource_tag::Pair;
use crate::meta::trash::Item;

/// A redo record: all that is needed to make the same rows again. Logged rows are written by
/// [`Change::apply`] alone, live and in replay alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Change {
    /// The database was opened for the first time.
    DeploymentCreated(Deployment),
    /// An account was made.
    AccountCreated(Account),
    /// An access key was made, or got another secret or status.
    AccessKeyStored(AccessKey),
    /// A repository was made, and its registry with it if it is the first.
    RepositoryCreated {
        /// The registry that holds it.
        registry: Registry,
        /// The repository.
        repository: Repository,
        /// Its resource tags.
        tags: Vec<Pair>,
    },
    /// A repository was deleted with all it held.
    RepositoryDeleted {
        /// Its internal id.
        repository_id: i64,
        /// In microseconds.
        at: i64,
    },
    /// A repository got another name in its registry.
    RepositoryRenamed {
        /// Its internal id.
        repository_id: i64,
        /// The new name.
        name: String,
    },
    /// A repository's tag mutability was set.
    MutabilitySet {
        /// The repository.
        repository_id: i64,
        /// AWS's `imageTagMutability`.
        mutability: String,
        /// Patterns as a JSON list.
        exclusions: String,
    },
    /// Whether a repository's images are to be scanned when pushed was set.
    ScanOnPushSet {
        /// The repository.
        repository_id: i64,
        /// AWS's `scanOnPush`.
        scan_on_push: bool,
    },
    /// Resource tags were put on a repository and taken off.
    ResourceTagged {
        /// The repository.
        repository_id: i64,
        /// Put on.
        set: Vec<Pair>,
        /// Keys taken off.
        removed: Vec<String>,
    },
    /// A blob was pushed, or found again in another repository of its domain, and linked.
    BlobLinked {
        /// The object, if it is new.
        blob: Option<Blob>,
        /// The repository's link.
        link: Link,
    },
    /// An object that was lost got its content again, under another name.
    BlobReplaced {
        /// The object that was lost.
        lost: String,
        /// The one that takes its place in all links.
        blob: Blob,
    },
    /// A repository's link to a blob was deleted.
    BlobUnlinked {
        /// The repository.
        repository_id: i64,
        /// The blob.
        digest: String,
        /// In microseconds.
        at: i64,
    },
    /// A manifest was pushed, or was there already and a tag now names it.
    ImagePushed {
        /// The repository.
        repository_id: i64,
        /// The manifest.
        manifest: Manifest,
        /// What it names.
        references: Vec<NewReference>,
        /// The tags that now name it.
        tags: Vec<String>,
        /// In microseconds.
        at: i64,
        /// Its bytes; in the log they stand beside the record.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// Users, groups, roles, policies, keys or what relates them were written, all of it or nothing.
    IdentityWritten {
        /// In the order in which they apply.
        writes: Vec<iam::Write>,
    },
    /// A repository's policy was set, or deleted.
    RepositoryPolicySet {
        /// The repository.
        repository_id: i64,
        /// The policy as it was given; none deletes it.
        document: Option<String>,
    },
    /// A registry's policy was set, or deleted; the registry is made if this is the first that is known of it.
    RegistryPolicySet {
        /// The registry.
        registry: Registry,
        /// The policy as it was given; none deletes it.
        document: Option<String>,
    },
    /// A setting of a registry was set; the registry is made if this is the first that is known of it.
    RegistrySettingSet {
        /// The registry.
        registry: Registry,
        /// The setting's name.
        name: String,
        /// Its value.
        content: String,
    },
    /// A repository's lifecycle policy was put, or deleted.
    LifecyclePolicySet {
        /// The repository.
        repository_id: i64,
        /// The policy as it is given out; none deletes it.
        document: Option<String>,
        /// In microseconds.
        at: i64,
    },
    /// A repository creation template was made or changed; the registry is made if this is the first that is known of it.
    TemplatePut {
        /// The registry.
        registry: Registry,
        /// The template.
        template: CreationTemplate,
    },
    /// A repository creation template was deleted.
    TemplateDeleted {
        /// The registry.
        registry_id: i64,
        /// The template's prefix.
        prefix: String,
    },
    /// A tag or digest was pinned, so that no lifecycle rule touches its image, or its pin was taken off.
    PinSet {
        /// The repository.
        repository_id: i64,
        /// The tag or digest.
        reference: String,
        /// When it was pinned, in microseconds; none takes the pin off.
        pinned_at: Option<i64>,
    },
    /// Pulls by a user or role are not recorded any more, or are again; the registry is made if this is the first that is
    /// known of it.
    PullTimeExclusionSet {
        /// The registry.
        registry: Registry,
        /// The user's or role's ARN.
        principal: String,
        /// Since when they are not, in microseconds; none if they are.
        created_at: Option<i64>,
    },
    /// A setting of a repository was set.
    RepositorySettingSet {
        /// The repository.
        repository_id: i64,
        /// The setting's name.
        name: String,
        /// Its value.
        content: String,
    },
    /// Tags and manifests were deleted.
    ImagesDeleted {
        /// The repository.
        repository_id: i64,
        /// Tags, by name.
        tags: Vec<String>,
        /// Manifests, by digest.
        digests: Vec<String>,
        /// In microseconds.
        at: i64,
    },
    /// Images went to the archive, set out from it, or came back.
    ImageStatusSet {
        /// The repository.
        repository_id: i64,
        /// Manifests, by digest.
        digests: Vec<String>,
        /// What they are now.
        status: Status,
        /// When those that are activating are to be active, in microseconds.
        restore_at: Option<i64>,
        /// In microseconds.
        at: i64,
    },
    /// Images were brought back from the trash.
    ImagesRestored {
        /// The repository.
        repository_id: i64,
        /// Manifests, by digest.
        digests: Vec<String>,
        /// Tags that came back with them, by name.
        tags: Vec<String>,
        /// Links that came back with them: digest and generation.
        links: Vec<(String, String)>,
        /// In microseconds.
        at: i64,
    },
    /// A deleted repository was brought back with all it held.
    RepositoryRestored {
        /// Its internal id.
        repository_id: i64,
    },
    /// What was in the trash left it for good.
    TrashPurged {
        /// The rows.
        items: Vec<Item>,
        /// In microseconds.
        at: i64,
    },
    /// A deleted repository can't be restored any more.
    RepositoryPurged {
        /// Its internal id.
        repository_id: i64,
        /// In microseconds.
        at: i64,
    },
    /// Some rows of a repository that can't be restored any more were deleted.
    DeadRowsDeleted {
        /// Its internal id.
        repository_id: i64,
        /// Their table.
        part: Part,
        /// The highest key among them.
        upto: (String, String),
        /// In microseconds.
        at: i64,
    },
    /// No row of a deleted repository is left.
    RepositoryForgotten {
        /// Its internal id.
        repository_id: i64,
    },
    /// Links that nothing names were collected.
    LinksCollected {
        /// Repository and digest of each.
        links: Vec<(i64, String)>,
        /// In microseconds.
        at: i64,
    },
    /// The rows of objects that no repository links to were deleted; the objects follow.
    BlobsSwept {
        /// The objects.
        generations: Vec<String>,
    },
}

/// Something that a pushed manifest names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReference {
    /// Its digest.
    pub digest: String,
    /// Blob or child.
    pub kind: ReferenceKind,
    /// The media type that the manifest gives it.
    pub media_type: String,
}

/// How a manifest names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A config or layer that must be in the repository.
    Blob,
    /// An index's manifest.
    Child,
}

impl ReferenceKind {
    /// The word in the rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Child => "child",
        }
    }
}

impl Change {
    /// The record's name, as in the log.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::DeploymentCreated(_) => "DeploymentCreated",
            Self::AccountCreated(_) => "AccountCreated",
            Self::AccessKeyStored(_) => "AccessKeyStored",
            Self::RepositoryCreated { .. } => "RepositoryCreated",
            Self::RepositoryDeleted { .. } => "RepositoryDeleted",
            Self::RepositoryRenamed { .. } => "RepositoryRenamed",
            Self::MutabilitySet { .. } => "MutabilitySet",
            Self::ScanOnPushSet { .. } => "ScanOnPushSet",
            Self::ResourceTagged { .. } => "ResourceTagged",
            Self::BlobLinked { .. } => "BlobLinked",
            Self::BlobReplaced { .. } => "BlobReplaced",
            Self::BlobUnlinked { .. } => "BlobUnlinked",
            Self::ImagePushed { .. } => "ImagePushed",
            Self::ImagesDeleted { .. } => "ImagesDeleted",
            Self::IdentityWritten { .. } => "IdentityWritten",
            Self::RepositoryPolicySet { .. } => "RepositoryPolicySet",
            Self::RegistryPolicySet { .. } => "RegistryPolicySet",
            Self::RegistrySettingSet { .. } => "RegistrySettingSet",
            Self::TemplatePut { .. } => "TemplatePut",
            Self::TemplateDeleted { .. } => "TemplateDeleted",
            Self::PullTimeExclusionSet { .. } => "PullTimeExclusionSet",
            Self::RepositorySettingSet { .. } => "RepositorySettingSet",
            Self::LifecyclePolicySet { .. } => "LifecyclePolicySet",
            Self::ImageStatusSet { .. } => "ImageStatusSet",
            Self::PinSet { .. } => "PinSet",
            Self::ImagesRestored { .. } => "ImagesRestored",
            Self::RepositoryRestored { .. } => "RepositoryRestored",
            Self::TrashPurged { .. } => "TrashPurged",
            Self::RepositoryPurged { .. } => "RepositoryPurged",
            Self::DeadRowsDeleted { .. } => "DeadRowsDeleted",
            Self::RepositoryForgotten { .. } => "RepositoryForgotten",
            Self::LinksCollected { .. } => "LinksCollected",
            Self::BlobsSwept { .. } => "BlobsSwept",
        }
    }

    /// Whether who may do what can be another after this: keys, identities, policies, settings and resource tags,
    /// and which repositories there are.
    pub fn bears_on_authority(&self) -> bool {
        matches!(
            self,
            Self::AccessKeyStored(_)
                | Self::IdentityWritten { .. }
                | Self::RepositoryPolicySet { .. }
                | Self::RegistryPolicySet { .. }
                | Self::RegistrySettingSet { .. }
                | Self::PullTimeExclusionSet { .. }
                | Self::RepositorySettingSet { .. }
                | Self::RepositoryCreated { .. }
                | Self::RepositoryDeleted { .. }
                | Self::RepositoryRenamed { .. }
                | Self::RepositoryRestored { .. }
                | Self::ResourceTagged { .. }
        )
    }

    /// Bytes that the log keeps beside the record.
    pub(crate) fn payload(&self) -> Option<&[u8]> {
        match self {
            Self::ImagePushed { bytes, .. } => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn encode(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Conflict(error.to_string()))
    }

    pub(crate) fn decode(body: &str, payload: Option<Vec<u8>>) -> Result<Self, StoreError> {
        let mut change: Self = serde_json::from_str(body)
            .map_err(|error| StoreError::Damaged(format!("an entry of the log: {error}")))?;
        if let Self::ImagePushed { bytes, .. } = &mut change {
            let missing = || StoreError::Damaged("an entry of the log lacks its manifest".to_owned());
            *bytes = payload.ok_or_else(missing)?;
        }
        Ok(change)
    }
}
