//! ECR: one file for each operation, and what some of them share.

mod batch_check_layer_availability;
mod batch_delete_image;
mod batch_get_image;
mod complete_layer_upload;
mod create_repository;
mod delete_repository;
mod describe_images;
mod describe_registry;
mod describe_repositories;
mod get_authorization_token;
mod get_download_url_for_layer;
mod given_digest;
mod image_filter;
mod image_id;
mod initiate_layer_upload;
mod list_image_referrers;
mod list_images;
mod list_tags_for_resource;
mod mutability;
mod pages;
mod put_image;
mod put_image_tag_mutability;
mod repository;
mod resource_arn;
mod resource_tags;
mod tag_resource;
mod untag_resource;
mod upload_layer_part;

#[cfg(test)]
pub(crate) mod app_in_a_box;
#[cfg(test)]
mod census;

use aws::models::ecr::{
    BatchCheckLayerAvailability, BatchDeleteImage, BatchGetImage, CompleteLayerUpload, CreateRepository,
    DeleteRepository, DescribeImages, DescribeRegistry, DescribeRepositories, GetAuthorizationToken,
    GetDownloadUrlForLayer, InitiateLayerUpload, ListImageReferrers, ListImages, ListTagsForResource,
    PutImage, PutImageTagMutability, TagResource, UntagResource, UploadLayerPart,
};

use crate::call::{Entry, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[
    entry::<BatchCheckLayerAvailability>(),
    entry::<BatchDeleteImage>(),
    entry::<BatchGetImage>(),
    entry::<CompleteLayerUpload>(),
    entry::<CreateRepository>(),
    entry::<DeleteRepository>(),
    entry::<DescribeImages>(),
    entry::<DescribeRegistry>(),
    entry::<DescribeRepositories>(),
    entry::<GetAuthorizationToken>(),
    entry::<GetDownloadUrlForLayer>(),
    entry::<InitiateLayerUpload>(),
    entry::<ListImageReferrers>(),
    entry::<ListImages>(),
    entry::<ListTagsForResource>(),
    entry::<PutImage>(),
    entry::<PutImageTagMutability>(),
    entry::<TagResource>(),
    entry::<UntagResource>(),
    entry::<UploadLayerPart>(),
];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "BatchGetRepositoryScanningConfiguration",
    "CreatePullThroughCacheRule",
    "CreateRepositoryCreationTemplate",
    "DeleteLifecyclePolicy",
    "DeletePullThroughCacheRule",
    "DeleteRegistryPolicy",
    "DeleteRepositoryCreationTemplate",
    "DeleteRepositoryPolicy",
    "DeleteSigningConfiguration",
    "DeregisterPullTimeUpdateExclusion",
    "DescribeImageReplicationStatus",
    "DescribeImageScanFindings",
    "DescribeImageSigningStatus",
    "DescribePullThroughCacheRules",
    "DescribeReplicationBackfillResults",
    "DescribeRepositoryCreationTemplates",
    "GetAccountSetting",
    "GetLifecyclePolicy",
    "GetLifecyclePolicyPreview",
    "GetRegistryPolicy",
    "GetRegistryScanningConfiguration",
    "GetRepositoryPolicy",
    "GetSigningConfiguration",
    "ListPullTimeUpdateExclusions",
    "ListReplicationBackfills",
    "PutAccountSetting",
    "PutImageScanningConfiguration",
    "PutLifecyclePolicy",
    "PutRegistryPolicy",
    "PutRegistryScanningConfiguration",
    "PutReplicationConfiguration",
    "PutSigningConfiguration",
    "RegisterPullTimeUpdateExclusion",
    "SetRepositoryPolicy",
    "StartImageScan",
    "StartLifecyclePolicyPreview",
    "StartReplicationBackfill",
    "StopReplicationBackfill",
    "UpdateImageStorageClass",
    "UpdatePullThroughCacheRule",
    "UpdateRepositoryCreationTemplate",
    "ValidatePullThroughCacheRule",
];
