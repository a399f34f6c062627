//! ECR: one file for each operation, and what some of them share.

mod account_setting;
mod batch_check_layer_availability;
mod batch_delete_image;
mod batch_get_image;
mod batch_get_repository_scanning_configuration;
mod complete_layer_upload;
mod create_repository;
mod create_repository_creation_template;
mod delete_lifecycle_policy;
mod delete_registry_policy;
mod delete_repository;
mod delete_repository_creation_template;
mod delete_repository_policy;
mod delete_signing_configuration;
mod deregister_pull_time_update_exclusion;
mod describe_images;
mod describe_registry;
mod describe_repositories;
mod describe_repository_creation_templates;
mod get_account_setting;
mod get_authorization_token;
mod get_download_url_for_layer;
mod get_lifecycle_policy;
mod get_lifecycle_policy_preview;
mod get_registry_policy;
mod get_registry_scanning_configuration;
mod get_repository_policy;
mod get_signing_configuration;
mod given_digest;
mod image_filter;
mod image_id;
mod initiate_layer_upload;
mod linked_role;
mod list_image_referrers;
mod list_images;
mod list_pull_time_update_exclusions;
mod list_tags_for_resource;
mod mutability;
mod pages;
mod policy_text;
mod put_account_setting;
mod put_image;
mod put_image_scanning_configuration;
mod put_image_tag_mutability;
mod put_lifecycle_policy;
mod put_registry_policy;
mod put_registry_scanning_configuration;
mod put_replication_configuration;
mod put_signing_configuration;
mod register_pull_time_update_exclusion;
mod registry_configuration;
mod repository;
mod resource_arn;
mod resource_tags;
mod scanning;
mod set_repository_policy;
mod start_lifecycle_policy_preview;
mod tag_resource;
mod template;
mod untag_resource;
mod update_image_storage_class;
mod update_repository_creation_template;
mod upload_layer_part;

#[cfg(test)]
pub(crate) mod app_in_a_box;
#[cfg(test)]
mod census;
#[cfg(test)]
mod conditions;

use aws::models::ecr::{
    BatchCheckLayerAvailability, BatchDeleteImage, BatchGetImage, BatchGetRepositoryScanningConfiguration,
    CompleteLayerUpload, CreateRepository, CreateRepositoryCreationTemplate, DeleteLifecyclePolicy,
    DeleteRegistryPolicy, DeleteRepository, DeleteRepositoryCreationTemplate, DeleteRepositoryPolicy,
    DeleteSigningConfiguration, DeregisterPullTimeUpdateExclusion, DescribeImages, DescribeRegistry,
    DescribeRepositories, DescribeRepositoryCreationTemplates, GetAccountSetting, GetAuthorizationToken,
    GetDownloadUrlForLayer, GetLifecyclePolicy, GetLifecyclePolicyPreview, GetRegistryPolicy,
    GetRegistryScanningConfiguration, GetRepositoryPolicy, GetSigningConfiguration, InitiateLayerUpload,
    ListImageReferrers, ListImages, ListPullTimeUpdateExclusions, ListTagsForResource, PutAccountSetting,
    PutImage, PutImageScanningConfiguration, PutImageTagMutability, PutLifecyclePolicy, PutRegistryPolicy,
    PutRegistryScanningConfiguration, PutReplicationConfiguration, PutSigningConfiguration,
    RegisterPullTimeUpdateExclusion, SetRepositoryPolicy, StartLifecyclePolicyPreview, TagResource,
    UntagResource, UpdateImageStorageClass, UpdateRepositoryCreationTemplate, UploadLayerPart,
};

use crate::call::{Entry, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[
    entry::<BatchCheckLayerAvailability>(),
    entry::<BatchDeleteImage>(),
    entry::<BatchGetImage>(),
    entry::<BatchGetRepositoryScanningConfiguration>(),
    entry::<CompleteLayerUpload>(),
    entry::<CreateRepository>(),
    entry::<CreateRepositoryCreationTemplate>(),
    entry::<DeleteLifecyclePolicy>(),
    entry::<DeleteRegistryPolicy>(),
    entry::<DeleteRepository>(),
    entry::<DeleteRepositoryCreationTemplate>(),
    entry::<DeleteRepositoryPolicy>(),
    entry::<DeleteSigningConfiguration>(),
    entry::<DeregisterPullTimeUpdateExclusion>(),
    entry::<DescribeImages>(),
    entry::<DescribeRegistry>(),
    entry::<DescribeRepositories>(),
    entry::<DescribeRepositoryCreationTemplates>(),
    entry::<GetAccountSetting>(),
    entry::<GetAuthorizationToken>(),
    entry::<GetDownloadUrlForLayer>(),
    entry::<GetLifecyclePolicy>(),
    entry::<GetLifecyclePolicyPreview>(),
    entry::<GetRegistryPolicy>(),
    entry::<GetRegistryScanningConfiguration>(),
    entry::<GetRepositoryPolicy>(),
    entry::<GetSigningConfiguration>(),
    entry::<InitiateLayerUpload>(),
    entry::<ListImageReferrers>(),
    entry::<ListImages>(),
    entry::<ListPullTimeUpdateExclusions>(),
    entry::<ListTagsForResource>(),
    entry::<PutAccountSetting>(),
    entry::<PutImage>(),
    entry::<PutImageScanningConfiguration>(),
    entry::<PutImageTagMutability>(),
    entry::<PutLifecyclePolicy>(),
    entry::<PutRegistryPolicy>(),
    entry::<PutRegistryScanningConfiguration>(),
    entry::<PutReplicationConfiguration>(),
    entry::<PutSigningConfiguration>(),
    entry::<RegisterPullTimeUpdateExclusion>(),
    entry::<SetRepositoryPolicy>(),
    entry::<StartLifecyclePolicyPreview>(),
    entry::<TagResource>(),
    entry::<UntagResource>(),
    entry::<UpdateImageStorageClass>(),
    entry::<UpdateRepositoryCreationTemplate>(),
    entry::<UploadLayerPart>(),
];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "CreatePullThroughCacheRule",
    "DeletePullThroughCacheRule",
    "DescribeImageReplicationStatus",
    "DescribeImageScanFindings",
    "DescribeImageSigningStatus",
    "DescribePullThroughCacheRules",
    "DescribeReplicationBackfillResults",
    "ListReplicationBackfills",
    "StartImageScan",
    "StartReplicationBackfill",
    "StopReplicationBackfill",
    "UpdatePullThroughCacheRule",
    "ValidatePullThroughCacheRule",
];
