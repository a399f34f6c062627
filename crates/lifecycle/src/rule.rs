use serde::{Deserialize, Serialize};

use crate::Image;
use crate::tag_tests::TagTests;

/// Where an image is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StorageClass {
    /// As it was pushed; it can be pulled.
    Standard,
    /// In the archive; it has to be restored before it can be pulled.
    Archive,
}

impl StorageClass {
    /// The word that ECR's API has for it: `STANDARD` or `ARCHIVE`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
            Self::Archive => "ARCHIVE",
        }
    }
}

/// What a rule does with the images that it chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Action {
    /// Deletes them with all their tags.
    Expire,
    /// Moves them to another storage class.
    Transition {
        /// The class, which is always the archive.
        target_storage_class: StorageClass,
    },
}

impl Action {
    /// The word that ECR's API has for it: `EXPIRE` or `TRANSITION`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Expire => "EXPIRE",
            Self::Transition { .. } => "TRANSITION",
        }
    }

    /// Where it moves images; none if it deletes them.
    pub fn target_storage_class(self) -> Option<StorageClass> {
        match self {
            Self::Expire => None,
            Self::Transition { target_storage_class } => Some(target_storage_class),
        }
    }
}

/// One rule of a policy, its members in the order in which ECR writes them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    rule_priority: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    pub(crate) selection: Selection,
    action: Action,
}

impl Rule {
    /// Its place among the rules: the lowest number goes first.
    pub fn priority(&self) -> u64 {
        self.rule_priority
    }

    /// Whether it chooses images by when they were pulled.
    pub fn counts_pulls(&self) -> bool {
        self.selection.count_type == CountType::SinceImagePulled
    }

    /// What it does.
    pub fn action(&self) -> Action {
        self.action
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Selection {
    pub(crate) tag_status: TagStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tag_prefix_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tag_pattern_list: Option<Vec<String>>,
    #[serde(rename = "berth:tagRegexList", skip_serializing_if = "Option::is_none")]
    pub(crate) tag_regex_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    storage_class: Option<StorageClass>,
    count_type: CountType,
    #[serde(skip_serializing_if = "Option::is_none")]
    count_unit: Option<CountUnit>,
    count_number: u64,
    /// What the lists ask of tags, once the policy has made them ready.
    #[serde(skip)]
    pub(crate) tests: TagTests,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum TagStatus {
    Tagged,
    Untagged,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum CountType {
    ImageCountMoreThan,
    SinceImagePushed,
    SinceImagePulled,
    SinceImageTransitioned,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum CountUnit {
    Days,
}

impl Selection {
    pub(crate) fn storage_class(&self) -> StorageClass {
        self.storage_class.unwrap_or(StorageClass::Standard)
    }

    /// Whether the rule sees the image: it is in the class, and its tags are what the rule is about.
    pub(crate) fn sees<D>(&self, image: &Image<D>) -> bool {
        let tags = &image.tags;
        image.storage_class == self.storage_class()
            && match self.tag_status {
                TagStatus::Any => true,
                TagStatus::Untagged => tags.is_empty(),
                TagStatus::Tagged => self.tests.pass(tags),
            }
    }

    /// How many images a rule keeps that counts them; none for a rule that counts days.
    pub(crate) fn kept(&self) -> Option<usize> {
        let counts = self.count_type == CountType::ImageCountMoreThan;
        counts.then(|| usize::try_from(self.count_number).unwrap_or(usize::MAX))
    }

    /// Whether an image is older than the rule's count of days at `now`; never for a rule that counts images.
    pub(crate) fn is_outlived<D>(&self, image: &Image<D>, now: i64) -> bool {
        const DAY: i128 = 24 * 60 * 60 * 1_000_000;
        let since = match self.count_type {
            CountType::ImageCountMoreThan => None,
            CountType::SinceImagePushed => Some(image.aged_since()),
            CountType::SinceImagePulled => Some(image.used_at()),
            CountType::SinceImageTransitioned => image.transitioned_at,
        };
        since.is_some_and(|since| i128::from(now) - i128::from(since) > i128::from(self.count_number) * DAY)
    }
}
