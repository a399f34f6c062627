//! Amazon Elastic Container Registry 2015-09-21. Written by `cargo xtask models` from botocore 1.44.5: do not edit.

#![allow(missing_docs, reason = "members and errors have AWS's names; its API reference describes them")]

use serde::{Deserialize, Serialize};

use crate::model::{OperationTable, Pagination, Protocol, Refusal, Service, Shape, typed};
use crate::modelled::modelled_errors;

/// Amazon Elastic Container Registry.
pub static SERVICE: Service = Service {
    name: "ecr",
    protocol: Protocol::Json,
    target_prefix: "AmazonEC2ContainerRegistry_V20150921",
    signing_name: "ecr",
    api_version: "2015-09-21",
    xml_namespace: "",
    operations: &[
        <BatchCheckLayerAvailability as Shape>::OPERATION,
        <BatchDeleteImage as Shape>::OPERATION,
        <BatchGetImage as Shape>::OPERATION,
        <BatchGetRepositoryScanningConfiguration as Shape>::OPERATION,
        <CompleteLayerUpload as Shape>::OPERATION,
        <CreatePullThroughCacheRule as Shape>::OPERATION,
        <CreateRepository as Shape>::OPERATION,
        <CreateRepositoryCreationTemplate as Shape>::OPERATION,
        <DeleteLifecyclePolicy as Shape>::OPERATION,
        <DeletePullThroughCacheRule as Shape>::OPERATION,
        <DeleteRegistryPolicy as Shape>::OPERATION,
        <DeleteRepository as Shape>::OPERATION,
        <DeleteRepositoryCreationTemplate as Shape>::OPERATION,
        <DeleteRepositoryPolicy as Shape>::OPERATION,
        <DeleteSigningConfiguration as Shape>::OPERATION,
        <DeregisterPullTimeUpdateExclusion as Shape>::OPERATION,
        <DescribeImageReplicationStatus as Shape>::OPERATION,
        <DescribeImageScanFindings as Shape>::OPERATION,
        <DescribeImageSigningStatus as Shape>::OPERATION,
        <DescribeImages as Shape>::OPERATION,
        <DescribePullThroughCacheRules as Shape>::OPERATION,
        <DescribeRegistry as Shape>::OPERATION,
        <DescribeReplicationBackfillResults as Shape>::OPERATION,
        <DescribeRepositories as Shape>::OPERATION,
        <DescribeRepositoryCreationTemplates as Shape>::OPERATION,
        <GetAccountSetting as Shape>::OPERATION,
        <GetAuthorizationToken as Shape>::OPERATION,
        <GetDownloadUrlForLayer as Shape>::OPERATION,
        <GetLifecyclePolicy as Shape>::OPERATION,
        <GetLifecyclePolicyPreview as Shape>::OPERATION,
        <GetRegistryPolicy as Shape>::OPERATION,
        <GetRegistryScanningConfiguration as Shape>::OPERATION,
        <GetRepositoryPolicy as Shape>::OPERATION,
        <GetSigningConfiguration as Shape>::OPERATION,
        <InitiateLayerUpload as Shape>::OPERATION,
        <ListImageReferrers as Shape>::OPERATION,
        <ListImages as Shape>::OPERATION,
        <ListPullTimeUpdateExclusions as Shape>::OPERATION,
        <ListReplicationBackfills as Shape>::OPERATION,
        <ListTagsForResource as Shape>::OPERATION,
        <PutAccountSetting as Shape>::OPERATION,
        <PutImage as Shape>::OPERATION,
        <PutImageScanningConfiguration as Shape>::OPERATION,
        <PutImageTagMutability as Shape>::OPERATION,
        <PutLifecyclePolicy as Shape>::OPERATION,
        <PutRegistryPolicy as Shape>::OPERATION,
        <PutRegistryScanningConfiguration as Shape>::OPERATION,
        <PutReplicationConfiguration as Shape>::OPERATION,
        <PutSigningConfiguration as Shape>::OPERATION,
        <RegisterPullTimeUpdateExclusion as Shape>::OPERATION,
        <SetRepositoryPolicy as Shape>::OPERATION,
        <StartImageScan as Shape>::OPERATION,
        <StartLifecyclePolicyPreview as Shape>::OPERATION,
        <StartReplicationBackfill as Shape>::OPERATION,
        <StopReplicationBackfill as Shape>::OPERATION,
        <TagResource as Shape>::OPERATION,
        <UntagResource as Shape>::OPERATION,
        <UpdateImageStorageClass as Shape>::OPERATION,
        <UpdatePullThroughCacheRule as Shape>::OPERATION,
        <UpdateRepositoryCreationTemplate as Shape>::OPERATION,
        <UploadLayerPart as Shape>::OPERATION,
        <ValidatePullThroughCacheRule as Shape>::OPERATION,
    ],
};

/// The operation BatchCheckLayerAvailability.
#[derive(Clone, Copy, Debug)]
pub struct BatchCheckLayerAvailability;

impl Shape for BatchCheckLayerAvailability {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "BatchCheckLayerAvailability",
        input: &tables::BATCH_CHECK_LAYER_AVAILABILITY_REQUEST,
        output: Some(&tables::BATCH_CHECK_LAYER_AVAILABILITY_RESPONSE),
        errors: <BatchCheckLayerAvailabilityError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<BatchCheckLayerAvailabilityInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = BatchCheckLayerAvailabilityInput;
    type Output = BatchCheckLayerAvailabilityOutput;
    type Error = BatchCheckLayerAvailabilityError;
}

/// Input of BatchCheckLayerAvailability.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchCheckLayerAvailabilityInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub layer_digests: Vec<String>,
}

/// Output of BatchCheckLayerAvailability.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchCheckLayerAvailabilityOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<Layer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failures: Option<Vec<LayerFailure>>,
}

modelled_errors! {
    /// Errors of BatchCheckLayerAvailability.
    BatchCheckLayerAvailabilityError {
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation BatchDeleteImage.
#[derive(Clone, Copy, Debug)]
pub struct BatchDeleteImage;

impl Shape for BatchDeleteImage {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "BatchDeleteImage",
        input: &tables::BATCH_DELETE_IMAGE_REQUEST,
        output: Some(&tables::BATCH_DELETE_IMAGE_RESPONSE),
        errors: <BatchDeleteImageError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<BatchDeleteImageInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = BatchDeleteImageInput;
    type Output = BatchDeleteImageOutput;
    type Error = BatchDeleteImageError;
}

/// Input of BatchDeleteImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchDeleteImageInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_ids: Vec<ImageIdentifier>,
}

/// Output of BatchDeleteImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchDeleteImageOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_ids: Option<Vec<ImageIdentifier>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failures: Option<Vec<ImageFailure>>,
}

modelled_errors! {
    /// Errors of BatchDeleteImage.
    BatchDeleteImageError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation BatchGetImage.
#[derive(Clone, Copy, Debug)]
pub struct BatchGetImage;

impl Shape for BatchGetImage {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "BatchGetImage",
        input: &tables::BATCH_GET_IMAGE_REQUEST,
        output: Some(&tables::BATCH_GET_IMAGE_RESPONSE),
        errors: <BatchGetImageError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<BatchGetImageInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = BatchGetImageInput;
    type Output = BatchGetImageOutput;
    type Error = BatchGetImageError;
}

/// Input of BatchGetImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetImageInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_ids: Vec<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_media_types: Option<Vec<String>>,
}

/// Output of BatchGetImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetImageOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub images: Option<Vec<Image>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failures: Option<Vec<ImageFailure>>,
}

modelled_errors! {
    /// Errors of BatchGetImage.
    BatchGetImageError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        UnableToGetUpstreamImageException = "UnableToGetUpstreamImageException" 400 {},
    }
}

/// The operation BatchGetRepositoryScanningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct BatchGetRepositoryScanningConfiguration;

impl Shape for BatchGetRepositoryScanningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "BatchGetRepositoryScanningConfiguration",
        input: &tables::BATCH_GET_REPOSITORY_SCANNING_CONFIGURATION_REQUEST,
        output: Some(&tables::BATCH_GET_REPOSITORY_SCANNING_CONFIGURATION_RESPONSE),
        errors: <BatchGetRepositoryScanningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<BatchGetRepositoryScanningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = BatchGetRepositoryScanningConfigurationInput;
    type Output = BatchGetRepositoryScanningConfigurationOutput;
    type Error = BatchGetRepositoryScanningConfigurationError;
}

/// Input of BatchGetRepositoryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetRepositoryScanningConfigurationInput {
    pub repository_names: Vec<String>,
}

/// Output of BatchGetRepositoryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGetRepositoryScanningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanning_configurations: Option<Vec<RepositoryScanningConfiguration>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failures: Option<Vec<RepositoryScanningConfigurationFailure>>,
}

modelled_errors! {
    /// Errors of BatchGetRepositoryScanningConfiguration.
    BatchGetRepositoryScanningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation CompleteLayerUpload.
#[derive(Clone, Copy, Debug)]
pub struct CompleteLayerUpload;

impl Shape for CompleteLayerUpload {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CompleteLayerUpload",
        input: &tables::COMPLETE_LAYER_UPLOAD_REQUEST,
        output: Some(&tables::COMPLETE_LAYER_UPLOAD_RESPONSE),
        errors: <CompleteLayerUploadError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<CompleteLayerUploadInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CompleteLayerUploadInput;
    type Output = CompleteLayerUploadOutput;
    type Error = CompleteLayerUploadError;
}

/// Input of CompleteLayerUpload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompleteLayerUploadInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub upload_id: String,
    pub layer_digests: Vec<String>,
}

/// Output of CompleteLayerUpload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompleteLayerUploadOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_digest: Option<String>,
}

modelled_errors! {
    /// Errors of CompleteLayerUpload.
    CompleteLayerUploadError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        UploadNotFoundException = "UploadNotFoundException" 400 {},
        InvalidLayerException = "InvalidLayerException" 400 {},
        LayerPartTooSmallException = "LayerPartTooSmallException" 400 {},
        LayerAlreadyExistsException = "LayerAlreadyExistsException" 400 {},
        EmptyUploadException = "EmptyUploadException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation CreatePullThroughCacheRule.
#[derive(Clone, Copy, Debug)]
pub struct CreatePullThroughCacheRule;

impl Shape for CreatePullThroughCacheRule {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreatePullThroughCacheRule",
        input: &tables::CREATE_PULL_THROUGH_CACHE_RULE_REQUEST,
        output: Some(&tables::CREATE_PULL_THROUGH_CACHE_RULE_RESPONSE),
        errors: <CreatePullThroughCacheRuleError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<CreatePullThroughCacheRuleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreatePullThroughCacheRuleInput;
    type Output = CreatePullThroughCacheRuleOutput;
    type Error = CreatePullThroughCacheRuleError;
}

/// Input of CreatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreatePullThroughCacheRuleInput {
    pub ecr_repository_prefix: String,
    pub upstream_registry_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
}

/// Output of CreatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreatePullThroughCacheRuleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
}

modelled_errors! {
    /// Errors of CreatePullThroughCacheRule.
    CreatePullThroughCacheRuleError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        PullThroughCacheRuleAlreadyExistsException = "PullThroughCacheRuleAlreadyExistsException" 400 {},
        UnsupportedUpstreamRegistryException = "UnsupportedUpstreamRegistryException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        UnableToAccessSecretException = "UnableToAccessSecretException" 400 {},
        SecretNotFoundException = "SecretNotFoundException" 400 {},
        UnableToDecryptSecretValueException = "UnableToDecryptSecretValueException" 400 {},
    }
}

/// The operation CreateRepository.
#[derive(Clone, Copy, Debug)]
pub struct CreateRepository;

impl Shape for CreateRepository {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateRepository",
        input: &tables::CREATE_REPOSITORY_REQUEST,
        output: Some(&tables::CREATE_REPOSITORY_RESPONSE),
        errors: <CreateRepositoryError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<CreateRepositoryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateRepositoryInput;
    type Output = CreateRepositoryOutput;
    type Error = CreateRepositoryError;
}

/// Input of CreateRepository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRepositoryInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scanning_configuration: Option<ImageScanningConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_configuration: Option<EncryptionConfiguration>,
}

/// Output of CreateRepository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRepositoryOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<Repository>,
}

modelled_errors! {
    /// Errors of CreateRepository.
    CreateRepositoryError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        InvalidTagParameterException = "InvalidTagParameterException" 400 {},
        TooManyTagsException = "TooManyTagsException" 400 {},
        RepositoryAlreadyExistsException = "RepositoryAlreadyExistsException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation CreateRepositoryCreationTemplate.
#[derive(Clone, Copy, Debug)]
pub struct CreateRepositoryCreationTemplate;

impl Shape for CreateRepositoryCreationTemplate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateRepositoryCreationTemplate",
        input: &tables::CREATE_REPOSITORY_CREATION_TEMPLATE_REQUEST,
        output: Some(&tables::CREATE_REPOSITORY_CREATION_TEMPLATE_RESPONSE),
        errors: <CreateRepositoryCreationTemplateError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<CreateRepositoryCreationTemplateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateRepositoryCreationTemplateInput;
    type Output = CreateRepositoryCreationTemplateOutput;
    type Error = CreateRepositoryCreationTemplateError;
}

/// Input of CreateRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRepositoryCreationTemplateInput {
    pub prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_configuration: Option<EncryptionConfigurationForRepositoryCreationTemplate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy: Option<String>,
    pub applied_for: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
}

/// Output of CreateRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRepositoryCreationTemplateOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_creation_template: Option<RepositoryCreationTemplate>,
}

modelled_errors! {
    /// Errors of CreateRepositoryCreationTemplate.
    CreateRepositoryCreationTemplateError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        TemplateAlreadyExistsException = "TemplateAlreadyExistsException" 400 {},
    }
}

/// The operation DeleteLifecyclePolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteLifecyclePolicy;

impl Shape for DeleteLifecyclePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteLifecyclePolicy",
        input: &tables::DELETE_LIFECYCLE_POLICY_REQUEST,
        output: Some(&tables::DELETE_LIFECYCLE_POLICY_RESPONSE),
        errors: <DeleteLifecyclePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeleteLifecyclePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteLifecyclePolicyInput;
    type Output = DeleteLifecyclePolicyOutput;
    type Error = DeleteLifecyclePolicyError;
}

/// Input of DeleteLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteLifecyclePolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
}

/// Output of DeleteLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteLifecyclePolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_evaluated_at: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of DeleteLifecyclePolicy.
    DeleteLifecyclePolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        LifecyclePolicyNotFoundException = "LifecyclePolicyNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation DeletePullThroughCacheRule.
#[derive(Clone, Copy, Debug)]
pub struct DeletePullThroughCacheRule;

impl Shape for DeletePullThroughCacheRule {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeletePullThroughCacheRule",
        input: &tables::DELETE_PULL_THROUGH_CACHE_RULE_REQUEST,
        output: Some(&tables::DELETE_PULL_THROUGH_CACHE_RULE_RESPONSE),
        errors: <DeletePullThroughCacheRuleError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeletePullThroughCacheRuleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeletePullThroughCacheRuleInput;
    type Output = DeletePullThroughCacheRuleOutput;
    type Error = DeletePullThroughCacheRuleError;
}

/// Input of DeletePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletePullThroughCacheRuleInput {
    pub ecr_repository_prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
}

/// Output of DeletePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletePullThroughCacheRuleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
}

modelled_errors! {
    /// Errors of DeletePullThroughCacheRule.
    DeletePullThroughCacheRuleError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        PullThroughCacheRuleNotFoundException = "PullThroughCacheRuleNotFoundException" 400 {},
    }
}

/// The operation DeleteRegistryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRegistryPolicy;

impl Shape for DeleteRegistryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRegistryPolicy",
        input: &tables::DELETE_REGISTRY_POLICY_REQUEST,
        output: Some(&tables::DELETE_REGISTRY_POLICY_RESPONSE),
        errors: <DeleteRegistryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeleteRegistryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRegistryPolicyInput;
    type Output = DeleteRegistryPolicyOutput;
    type Error = DeleteRegistryPolicyError;
}

/// Input of DeleteRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteRegistryPolicyInput {}

/// Output of DeleteRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRegistryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of DeleteRegistryPolicy.
    DeleteRegistryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RegistryPolicyNotFoundException = "RegistryPolicyNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation DeleteRepository.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRepository;

impl Shape for DeleteRepository {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRepository",
        input: &tables::DELETE_REPOSITORY_REQUEST,
        output: Some(&tables::DELETE_REPOSITORY_RESPONSE),
        errors: <DeleteRepositoryError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeleteRepositoryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRepositoryInput;
    type Output = DeleteRepositoryOutput;
    type Error = DeleteRepositoryError;
}

/// Input of DeleteRepository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}

/// Output of DeleteRepository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<Repository>,
}

modelled_errors! {
    /// Errors of DeleteRepository.
    DeleteRepositoryError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        RepositoryNotEmptyException = "RepositoryNotEmptyException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation DeleteRepositoryCreationTemplate.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRepositoryCreationTemplate;

impl Shape for DeleteRepositoryCreationTemplate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRepositoryCreationTemplate",
        input: &tables::DELETE_REPOSITORY_CREATION_TEMPLATE_REQUEST,
        output: Some(&tables::DELETE_REPOSITORY_CREATION_TEMPLATE_RESPONSE),
        errors: <DeleteRepositoryCreationTemplateError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeleteRepositoryCreationTemplateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRepositoryCreationTemplateInput;
    type Output = DeleteRepositoryCreationTemplateOutput;
    type Error = DeleteRepositoryCreationTemplateError;
}

/// Input of DeleteRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryCreationTemplateInput {
    pub prefix: String,
}

/// Output of DeleteRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryCreationTemplateOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_creation_template: Option<RepositoryCreationTemplate>,
}

modelled_errors! {
    /// Errors of DeleteRepositoryCreationTemplate.
    DeleteRepositoryCreationTemplateError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        TemplateNotFoundException = "TemplateNotFoundException" 400 {},
    }
}

/// The operation DeleteRepositoryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRepositoryPolicy;

impl Shape for DeleteRepositoryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRepositoryPolicy",
        input: &tables::DELETE_REPOSITORY_POLICY_REQUEST,
        output: Some(&tables::DELETE_REPOSITORY_POLICY_RESPONSE),
        errors: <DeleteRepositoryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeleteRepositoryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRepositoryPolicyInput;
    type Output = DeleteRepositoryPolicyOutput;
    type Error = DeleteRepositoryPolicyError;
}

/// Input of DeleteRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryPolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
}

/// Output of DeleteRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRepositoryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of DeleteRepositoryPolicy.
    DeleteRepositoryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        RepositoryPolicyNotFoundException = "RepositoryPolicyNotFoundException" 400 {},
    }
}

/// The operation DeleteSigningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSigningConfiguration;

impl Shape for DeleteSigningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteSigningConfiguration",
        input: &tables::DELETE_SIGNING_CONFIGURATION_REQUEST,
        output: Some(&tables::DELETE_SIGNING_CONFIGURATION_RESPONSE),
        errors: <DeleteSigningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationException,
        pagination: None,
        typed: typed::<DeleteSigningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteSigningConfigurationInput;
    type Output = DeleteSigningConfigurationOutput;
    type Error = DeleteSigningConfigurationError;
}

/// Input of DeleteSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSigningConfigurationInput {}

/// Output of DeleteSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteSigningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_configuration: Option<SigningConfiguration>,
}

modelled_errors! {
    /// Errors of DeleteSigningConfiguration.
    DeleteSigningConfigurationError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        SigningConfigurationNotFoundException = "SigningConfigurationNotFoundException" 400 {},
    }
}

/// The operation DeregisterPullTimeUpdateExclusion.
#[derive(Clone, Copy, Debug)]
pub struct DeregisterPullTimeUpdateExclusion;

impl Shape for DeregisterPullTimeUpdateExclusion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeregisterPullTimeUpdateExclusion",
        input: &tables::DEREGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST,
        output: Some(&tables::DEREGISTER_PULL_TIME_UPDATE_EXCLUSION_RESPONSE),
        errors: <DeregisterPullTimeUpdateExclusionError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DeregisterPullTimeUpdateExclusionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeregisterPullTimeUpdateExclusionInput;
    type Output = DeregisterPullTimeUpdateExclusionOutput;
    type Error = DeregisterPullTimeUpdateExclusionError;
}

/// Input of DeregisterPullTimeUpdateExclusion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeregisterPullTimeUpdateExclusionInput {
    pub principal_arn: String,
}

/// Output of DeregisterPullTimeUpdateExclusion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeregisterPullTimeUpdateExclusionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_arn: Option<String>,
}

modelled_errors! {
    /// Errors of DeregisterPullTimeUpdateExclusion.
    DeregisterPullTimeUpdateExclusionError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        ExclusionNotFoundException = "ExclusionNotFoundException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation DescribeImageReplicationStatus.
#[derive(Clone, Copy, Debug)]
pub struct DescribeImageReplicationStatus;

impl Shape for DescribeImageReplicationStatus {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeImageReplicationStatus",
        input: &tables::DESCRIBE_IMAGE_REPLICATION_STATUS_REQUEST,
        output: Some(&tables::DESCRIBE_IMAGE_REPLICATION_STATUS_RESPONSE),
        errors: <DescribeImageReplicationStatusError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DescribeImageReplicationStatusInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeImageReplicationStatusInput;
    type Output = DescribeImageReplicationStatusOutput;
    type Error = DescribeImageReplicationStatusError;
}

/// Input of DescribeImageReplicationStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageReplicationStatusInput {
    pub repository_name: String,
    pub image_id: ImageIdentifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
}

/// Output of DescribeImageReplicationStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageReplicationStatusOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_statuses: Option<Vec<ImageReplicationStatus>>,
}

modelled_errors! {
    /// Errors of DescribeImageReplicationStatus.
    DescribeImageReplicationStatusError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation DescribeImageScanFindings.
#[derive(Clone, Copy, Debug)]
pub struct DescribeImageScanFindings;

impl Shape for DescribeImageScanFindings {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeImageScanFindings",
        input: &tables::DESCRIBE_IMAGE_SCAN_FINDINGS_REQUEST,
        output: Some(&tables::DESCRIBE_IMAGE_SCAN_FINDINGS_RESPONSE),
        errors: <DescribeImageScanFindingsError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["imageScanFindings.findings", "imageScanFindings.enhancedFindings"],
        }),
        typed: typed::<DescribeImageScanFindingsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeImageScanFindingsInput;
    type Output = DescribeImageScanFindingsOutput;
    type Error = DescribeImageScanFindingsError;
}

/// Input of DescribeImageScanFindings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageScanFindingsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_id: ImageIdentifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// Output of DescribeImageScanFindings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageScanFindingsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_status: Option<ImageScanStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_findings: Option<ImageScanFindings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribeImageScanFindings.
    DescribeImageScanFindingsError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
        ScanNotFoundException = "ScanNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation DescribeImageSigningStatus.
#[derive(Clone, Copy, Debug)]
pub struct DescribeImageSigningStatus;

impl Shape for DescribeImageSigningStatus {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeImageSigningStatus",
        input: &tables::DESCRIBE_IMAGE_SIGNING_STATUS_REQUEST,
        output: Some(&tables::DESCRIBE_IMAGE_SIGNING_STATUS_RESPONSE),
        errors: <DescribeImageSigningStatusError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DescribeImageSigningStatusInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeImageSigningStatusInput;
    type Output = DescribeImageSigningStatusOutput;
    type Error = DescribeImageSigningStatusError;
}

/// Input of DescribeImageSigningStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageSigningStatusInput {
    pub repository_name: String,
    pub image_id: ImageIdentifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
}

/// Output of DescribeImageSigningStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImageSigningStatusOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_statuses: Option<Vec<ImageSigningStatus>>,
}

modelled_errors! {
    /// Errors of DescribeImageSigningStatus.
    DescribeImageSigningStatusError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation DescribeImages.
#[derive(Clone, Copy, Debug)]
pub struct DescribeImages;

impl Shape for DescribeImages {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeImages",
        input: &tables::DESCRIBE_IMAGES_REQUEST,
        output: Some(&tables::DESCRIBE_IMAGES_RESPONSE),
        errors: <DescribeImagesError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["imageDetails"],
        }),
        typed: typed::<DescribeImagesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeImagesInput;
    type Output = DescribeImagesOutput;
    type Error = DescribeImagesError;
}

/// Input of DescribeImages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImagesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_ids: Option<Vec<ImageIdentifier>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<DescribeImagesFilter>,
}

/// Output of DescribeImages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImagesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_details: Option<Vec<ImageDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribeImages.
    DescribeImagesError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
    }
}

/// The operation DescribePullThroughCacheRules.
#[derive(Clone, Copy, Debug)]
pub struct DescribePullThroughCacheRules;

impl Shape for DescribePullThroughCacheRules {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribePullThroughCacheRules",
        input: &tables::DESCRIBE_PULL_THROUGH_CACHE_RULES_REQUEST,
        output: Some(&tables::DESCRIBE_PULL_THROUGH_CACHE_RULES_RESPONSE),
        errors: <DescribePullThroughCacheRulesError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["pullThroughCacheRules"],
        }),
        typed: typed::<DescribePullThroughCacheRulesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribePullThroughCacheRulesInput;
    type Output = DescribePullThroughCacheRulesOutput;
    type Error = DescribePullThroughCacheRulesError;
}

/// Input of DescribePullThroughCacheRules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribePullThroughCacheRulesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefixes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// Output of DescribePullThroughCacheRules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribePullThroughCacheRulesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_through_cache_rules: Option<Vec<PullThroughCacheRule>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribePullThroughCacheRules.
    DescribePullThroughCacheRulesError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        PullThroughCacheRuleNotFoundException = "PullThroughCacheRuleNotFoundException" 400 {},
    }
}

/// The operation DescribeRegistry.
#[derive(Clone, Copy, Debug)]
pub struct DescribeRegistry;

impl Shape for DescribeRegistry {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeRegistry",
        input: &tables::DESCRIBE_REGISTRY_REQUEST,
        output: Some(&tables::DESCRIBE_REGISTRY_RESPONSE),
        errors: <DescribeRegistryError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<DescribeRegistryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeRegistryInput;
    type Output = DescribeRegistryOutput;
    type Error = DescribeRegistryError;
}

/// Input of DescribeRegistry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DescribeRegistryInput {}

/// Output of DescribeRegistry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeRegistryOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_configuration: Option<ReplicationConfiguration>,
}

modelled_errors! {
    /// Errors of DescribeRegistry.
    DescribeRegistryError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation DescribeReplicationBackfillResults.
#[derive(Clone, Copy, Debug)]
pub struct DescribeReplicationBackfillResults;

impl Shape for DescribeReplicationBackfillResults {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeReplicationBackfillResults",
        input: &tables::DESCRIBE_REPLICATION_BACKFILL_RESULTS_REQUEST,
        output: Some(&tables::DESCRIBE_REPLICATION_BACKFILL_RESULTS_RESPONSE),
        errors: <DescribeReplicationBackfillResultsError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["results"],
        }),
        typed: typed::<DescribeReplicationBackfillResultsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeReplicationBackfillResultsInput;
    type Output = DescribeReplicationBackfillResultsOutput;
    type Error = DescribeReplicationBackfillResultsError;
}

/// Input of DescribeReplicationBackfillResults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeReplicationBackfillResultsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub replication_backfill_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_status_filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of DescribeReplicationBackfillResults.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeReplicationBackfillResultsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_backfill_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<ReplicationDestination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<ReplicationBackfillProgress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<Vec<ReplicationBackfillResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribeReplicationBackfillResults.
    DescribeReplicationBackfillResultsError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ReplicationBackfillNotFoundException = "ReplicationBackfillNotFoundException" 400 {},
    }
}

/// The operation DescribeRepositories.
#[derive(Clone, Copy, Debug)]
pub struct DescribeRepositories;

impl Shape for DescribeRepositories {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeRepositories",
        input: &tables::DESCRIBE_REPOSITORIES_REQUEST,
        output: Some(&tables::DESCRIBE_REPOSITORIES_RESPONSE),
        errors: <DescribeRepositoriesError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["repositories"],
        }),
        typed: typed::<DescribeRepositoriesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeRepositoriesInput;
    type Output = DescribeRepositoriesOutput;
    type Error = DescribeRepositoriesError;
}

/// Input of DescribeRepositories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeRepositoriesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_names: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// Output of DescribeRepositories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeRepositoriesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repositories: Option<Vec<Repository>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribeRepositories.
    DescribeRepositoriesError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation DescribeRepositoryCreationTemplates.
#[derive(Clone, Copy, Debug)]
pub struct DescribeRepositoryCreationTemplates;

impl Shape for DescribeRepositoryCreationTemplates {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DescribeRepositoryCreationTemplates",
        input: &tables::DESCRIBE_REPOSITORY_CREATION_TEMPLATES_REQUEST,
        output: Some(&tables::DESCRIBE_REPOSITORY_CREATION_TEMPLATES_RESPONSE),
        errors: <DescribeRepositoryCreationTemplatesError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["repositoryCreationTemplates"],
        }),
        typed: typed::<DescribeRepositoryCreationTemplatesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DescribeRepositoryCreationTemplatesInput;
    type Output = DescribeRepositoryCreationTemplatesOutput;
    type Error = DescribeRepositoryCreationTemplatesError;
}

/// Input of DescribeRepositoryCreationTemplates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeRepositoryCreationTemplatesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefixes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// Output of DescribeRepositoryCreationTemplates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeRepositoryCreationTemplatesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_creation_templates: Option<Vec<RepositoryCreationTemplate>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of DescribeRepositoryCreationTemplates.
    DescribeRepositoryCreationTemplatesError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
    }
}

/// The operation GetAccountSetting.
#[derive(Clone, Copy, Debug)]
pub struct GetAccountSetting;

impl Shape for GetAccountSetting {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccountSetting",
        input: &tables::GET_ACCOUNT_SETTING_REQUEST,
        output: Some(&tables::GET_ACCOUNT_SETTING_RESPONSE),
        errors: <GetAccountSettingError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetAccountSettingInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccountSettingInput;
    type Output = GetAccountSettingOutput;
    type Error = GetAccountSettingError;
}

/// Input of GetAccountSetting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountSettingInput {
    pub name: String,
}

/// Output of GetAccountSetting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAccountSettingOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

modelled_errors! {
    /// Errors of GetAccountSetting.
    GetAccountSettingError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
    }
}

/// The operation GetAuthorizationToken.
#[derive(Clone, Copy, Debug)]
pub struct GetAuthorizationToken;

impl Shape for GetAuthorizationToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAuthorizationToken",
        input: &tables::GET_AUTHORIZATION_TOKEN_REQUEST,
        output: Some(&tables::GET_AUTHORIZATION_TOKEN_RESPONSE),
        errors: <GetAuthorizationTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetAuthorizationTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAuthorizationTokenInput;
    type Output = GetAuthorizationTokenOutput;
    type Error = GetAuthorizationTokenError;
}

/// Input of GetAuthorizationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAuthorizationTokenInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_ids: Option<Vec<String>>,
}

/// Output of GetAuthorizationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetAuthorizationTokenOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_data: Option<Vec<AuthorizationData>>,
}

modelled_errors! {
    /// Errors of GetAuthorizationToken.
    GetAuthorizationTokenError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
    }
}

/// The operation GetDownloadUrlForLayer.
#[derive(Clone, Copy, Debug)]
pub struct GetDownloadUrlForLayer;

impl Shape for GetDownloadUrlForLayer {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetDownloadUrlForLayer",
        input: &tables::GET_DOWNLOAD_URL_FOR_LAYER_REQUEST,
        output: Some(&tables::GET_DOWNLOAD_URL_FOR_LAYER_RESPONSE),
        errors: <GetDownloadUrlForLayerError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetDownloadUrlForLayerInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetDownloadUrlForLayerInput;
    type Output = GetDownloadUrlForLayerOutput;
    type Error = GetDownloadUrlForLayerError;
}

/// Input of GetDownloadUrlForLayer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetDownloadUrlForLayerInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub layer_digest: String,
}

/// Output of GetDownloadUrlForLayer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetDownloadUrlForLayerOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub download_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_digest: Option<String>,
}

modelled_errors! {
    /// Errors of GetDownloadUrlForLayer.
    GetDownloadUrlForLayerError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        LayersNotFoundException = "LayersNotFoundException" 400 {},
        LayerInaccessibleException = "LayerInaccessibleException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        UnableToGetUpstreamLayerException = "UnableToGetUpstreamLayerException" 400 {},
    }
}

/// The operation GetLifecyclePolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetLifecyclePolicy;

impl Shape for GetLifecyclePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetLifecyclePolicy",
        input: &tables::GET_LIFECYCLE_POLICY_REQUEST,
        output: Some(&tables::GET_LIFECYCLE_POLICY_RESPONSE),
        errors: <GetLifecyclePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetLifecyclePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetLifecyclePolicyInput;
    type Output = GetLifecyclePolicyOutput;
    type Error = GetLifecyclePolicyError;
}

/// Input of GetLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLifecyclePolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
}

/// Output of GetLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLifecyclePolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_evaluated_at: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of GetLifecyclePolicy.
    GetLifecyclePolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        LifecyclePolicyNotFoundException = "LifecyclePolicyNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation GetLifecyclePolicyPreview.
#[derive(Clone, Copy, Debug)]
pub struct GetLifecyclePolicyPreview;

impl Shape for GetLifecyclePolicyPreview {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetLifecyclePolicyPreview",
        input: &tables::GET_LIFECYCLE_POLICY_PREVIEW_REQUEST,
        output: Some(&tables::GET_LIFECYCLE_POLICY_PREVIEW_RESPONSE),
        errors: <GetLifecyclePolicyPreviewError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["previewResults"],
        }),
        typed: typed::<GetLifecyclePolicyPreviewInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetLifecyclePolicyPreviewInput;
    type Output = GetLifecyclePolicyPreviewOutput;
    type Error = GetLifecyclePolicyPreviewError;
}

/// Input of GetLifecyclePolicyPreview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLifecyclePolicyPreviewInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_ids: Option<Vec<ImageIdentifier>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<LifecyclePolicyPreviewFilter>,
}

/// Output of GetLifecyclePolicyPreview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLifecyclePolicyPreviewOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_results: Option<Vec<LifecyclePolicyPreviewResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<LifecyclePolicyPreviewSummary>,
}

modelled_errors! {
    /// Errors of GetLifecyclePolicyPreview.
    GetLifecyclePolicyPreviewError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        LifecyclePolicyPreviewNotFoundException = "LifecyclePolicyPreviewNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation GetRegistryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetRegistryPolicy;

impl Shape for GetRegistryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRegistryPolicy",
        input: &tables::GET_REGISTRY_POLICY_REQUEST,
        output: Some(&tables::GET_REGISTRY_POLICY_RESPONSE),
        errors: <GetRegistryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetRegistryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRegistryPolicyInput;
    type Output = GetRegistryPolicyOutput;
    type Error = GetRegistryPolicyError;
}

/// Input of GetRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetRegistryPolicyInput {}

/// Output of GetRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRegistryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of GetRegistryPolicy.
    GetRegistryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RegistryPolicyNotFoundException = "RegistryPolicyNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation GetRegistryScanningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct GetRegistryScanningConfiguration;

impl Shape for GetRegistryScanningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRegistryScanningConfiguration",
        input: &tables::GET_REGISTRY_SCANNING_CONFIGURATION_REQUEST,
        output: Some(&tables::GET_REGISTRY_SCANNING_CONFIGURATION_RESPONSE),
        errors: <GetRegistryScanningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetRegistryScanningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRegistryScanningConfigurationInput;
    type Output = GetRegistryScanningConfigurationOutput;
    type Error = GetRegistryScanningConfigurationError;
}

/// Input of GetRegistryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetRegistryScanningConfigurationInput {}

/// Output of GetRegistryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRegistryScanningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanning_configuration: Option<RegistryScanningConfiguration>,
}

modelled_errors! {
    /// Errors of GetRegistryScanningConfiguration.
    GetRegistryScanningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation GetRepositoryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetRepositoryPolicy;

impl Shape for GetRepositoryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRepositoryPolicy",
        input: &tables::GET_REPOSITORY_POLICY_REQUEST,
        output: Some(&tables::GET_REPOSITORY_POLICY_RESPONSE),
        errors: <GetRepositoryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetRepositoryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRepositoryPolicyInput;
    type Output = GetRepositoryPolicyOutput;
    type Error = GetRepositoryPolicyError;
}

/// Input of GetRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRepositoryPolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
}

/// Output of GetRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetRepositoryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of GetRepositoryPolicy.
    GetRepositoryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        RepositoryPolicyNotFoundException = "RepositoryPolicyNotFoundException" 400 {},
    }
}

/// The operation GetSigningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct GetSigningConfiguration;

impl Shape for GetSigningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetSigningConfiguration",
        input: &tables::GET_SIGNING_CONFIGURATION_REQUEST,
        output: Some(&tables::GET_SIGNING_CONFIGURATION_RESPONSE),
        errors: <GetSigningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<GetSigningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetSigningConfigurationInput;
    type Output = GetSigningConfigurationOutput;
    type Error = GetSigningConfigurationError;
}

/// Input of GetSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetSigningConfigurationInput {}

/// Output of GetSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSigningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_configuration: Option<SigningConfiguration>,
}

modelled_errors! {
    /// Errors of GetSigningConfiguration.
    GetSigningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        SigningConfigurationNotFoundException = "SigningConfigurationNotFoundException" 400 {},
    }
}

/// The operation InitiateLayerUpload.
#[derive(Clone, Copy, Debug)]
pub struct InitiateLayerUpload;

impl Shape for InitiateLayerUpload {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "InitiateLayerUpload",
        input: &tables::INITIATE_LAYER_UPLOAD_REQUEST,
        output: Some(&tables::INITIATE_LAYER_UPLOAD_RESPONSE),
        errors: <InitiateLayerUploadError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<InitiateLayerUploadInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = InitiateLayerUploadInput;
    type Output = InitiateLayerUploadOutput;
    type Error = InitiateLayerUploadError;
}

/// Input of InitiateLayerUpload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InitiateLayerUploadInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
}

/// Output of InitiateLayerUpload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InitiateLayerUploadOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_size: Option<i64>,
}

modelled_errors! {
    /// Errors of InitiateLayerUpload.
    InitiateLayerUploadError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation ListImageReferrers.
#[derive(Clone, Copy, Debug)]
pub struct ListImageReferrers;

impl Shape for ListImageReferrers {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListImageReferrers",
        input: &tables::LIST_IMAGE_REFERRERS_REQUEST,
        output: Some(&tables::LIST_IMAGE_REFERRERS_RESPONSE),
        errors: <ListImageReferrersError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<ListImageReferrersInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListImageReferrersInput;
    type Output = ListImageReferrersOutput;
    type Error = ListImageReferrersError;
}

/// Input of ListImageReferrers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImageReferrersInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub subject_id: SubjectIdentifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ListImageReferrersFilter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// Output of ListImageReferrers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImageReferrersOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referrers: Option<Vec<ImageReferrer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of ListImageReferrers.
    ListImageReferrersError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
        UnableToListUpstreamImageReferrersException = "UnableToListUpstreamImageReferrersException" 400 {},
    }
}

/// The operation ListImages.
#[derive(Clone, Copy, Debug)]
pub struct ListImages;

impl Shape for ListImages {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListImages",
        input: &tables::LIST_IMAGES_REQUEST,
        output: Some(&tables::LIST_IMAGES_RESPONSE),
        errors: <ListImagesError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["imageIds"],
        }),
        typed: typed::<ListImagesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListImagesInput;
    type Output = ListImagesOutput;
    type Error = ListImagesError;
}

/// Input of ListImages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImagesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<ListImagesFilter>,
}

/// Output of ListImages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImagesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_ids: Option<Vec<ImageIdentifier>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of ListImages.
    ListImagesError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation ListPullTimeUpdateExclusions.
#[derive(Clone, Copy, Debug)]
pub struct ListPullTimeUpdateExclusions;

impl Shape for ListPullTimeUpdateExclusions {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListPullTimeUpdateExclusions",
        input: &tables::LIST_PULL_TIME_UPDATE_EXCLUSIONS_REQUEST,
        output: Some(&tables::LIST_PULL_TIME_UPDATE_EXCLUSIONS_RESPONSE),
        errors: <ListPullTimeUpdateExclusionsError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<ListPullTimeUpdateExclusionsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListPullTimeUpdateExclusionsInput;
    type Output = ListPullTimeUpdateExclusionsOutput;
    type Error = ListPullTimeUpdateExclusionsError;
}

/// Input of ListPullTimeUpdateExclusions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPullTimeUpdateExclusionsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of ListPullTimeUpdateExclusions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPullTimeUpdateExclusionsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pull_time_update_exclusions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of ListPullTimeUpdateExclusions.
    ListPullTimeUpdateExclusionsError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation ListReplicationBackfills.
#[derive(Clone, Copy, Debug)]
pub struct ListReplicationBackfills;

impl Shape for ListReplicationBackfills {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListReplicationBackfills",
        input: &tables::LIST_REPLICATION_BACKFILLS_REQUEST,
        output: Some(&tables::LIST_REPLICATION_BACKFILLS_RESPONSE),
        errors: <ListReplicationBackfillsError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: Some(Pagination {
            input_token: "nextToken",
            output_token: "nextToken",
            limit_key: Some("maxResults"),
            result_keys: &["backfills"],
        }),
        typed: typed::<ListReplicationBackfillsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListReplicationBackfillsInput;
    type Output = ListReplicationBackfillsOutput;
    type Error = ListReplicationBackfillsError;
}

/// Input of ListReplicationBackfills.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListReplicationBackfillsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// Output of ListReplicationBackfills.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListReplicationBackfillsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backfills: Option<Vec<ReplicationBackfillSummary>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

modelled_errors! {
    /// Errors of ListReplicationBackfills.
    ListReplicationBackfillsError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation ListTagsForResource.
#[derive(Clone, Copy, Debug)]
pub struct ListTagsForResource;

impl Shape for ListTagsForResource {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListTagsForResource",
        input: &tables::LIST_TAGS_FOR_RESOURCE_REQUEST,
        output: Some(&tables::LIST_TAGS_FOR_RESOURCE_RESPONSE),
        errors: <ListTagsForResourceError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<ListTagsForResourceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListTagsForResourceInput;
    type Output = ListTagsForResourceOutput;
    type Error = ListTagsForResourceError;
}

/// Input of ListTagsForResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTagsForResourceInput {
    pub resource_arn: String,
}

/// Output of ListTagsForResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTagsForResourceOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

modelled_errors! {
    /// Errors of ListTagsForResource.
    ListTagsForResourceError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation PutAccountSetting.
#[derive(Clone, Copy, Debug)]
pub struct PutAccountSetting;

impl Shape for PutAccountSetting {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutAccountSetting",
        input: &tables::PUT_ACCOUNT_SETTING_REQUEST,
        output: Some(&tables::PUT_ACCOUNT_SETTING_RESPONSE),
        errors: <PutAccountSettingError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutAccountSettingInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutAccountSettingInput;
    type Output = PutAccountSettingOutput;
    type Error = PutAccountSettingError;
}

/// Input of PutAccountSetting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutAccountSettingInput {
    pub name: String,
    pub value: String,
}

/// Output of PutAccountSetting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutAccountSettingOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

modelled_errors! {
    /// Errors of PutAccountSetting.
    PutAccountSettingError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
    }
}

/// The operation PutImage.
#[derive(Clone, Copy, Debug)]
pub struct PutImage;

impl Shape for PutImage {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutImage",
        input: &tables::PUT_IMAGE_REQUEST,
        output: Some(&tables::PUT_IMAGE_RESPONSE),
        errors: <PutImageError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutImageInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutImageInput;
    type Output = PutImageOutput;
    type Error = PutImageError;
}

/// Input of PutImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_manifest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_manifest_media_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_digest: Option<String>,
}

/// Output of PutImage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

modelled_errors! {
    /// Errors of PutImage.
    PutImageError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ImageAlreadyExistsException = "ImageAlreadyExistsException" 400 {},
        LayersNotFoundException = "LayersNotFoundException" 400 {},
        ReferencedImagesNotFoundException = "ReferencedImagesNotFoundException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        ImageTagAlreadyExistsException = "ImageTagAlreadyExistsException" 400 {},
        ImageDigestDoesNotMatchException = "ImageDigestDoesNotMatchException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation PutImageScanningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct PutImageScanningConfiguration;

impl Shape for PutImageScanningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutImageScanningConfiguration",
        input: &tables::PUT_IMAGE_SCANNING_CONFIGURATION_REQUEST,
        output: Some(&tables::PUT_IMAGE_SCANNING_CONFIGURATION_RESPONSE),
        errors: <PutImageScanningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutImageScanningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutImageScanningConfigurationInput;
    type Output = PutImageScanningConfigurationOutput;
    type Error = PutImageScanningConfigurationError;
}

/// Input of PutImageScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageScanningConfigurationInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_scanning_configuration: ImageScanningConfiguration,
}

/// Output of PutImageScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageScanningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scanning_configuration: Option<ImageScanningConfiguration>,
}

modelled_errors! {
    /// Errors of PutImageScanningConfiguration.
    PutImageScanningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation PutImageTagMutability.
#[derive(Clone, Copy, Debug)]
pub struct PutImageTagMutability;

impl Shape for PutImageTagMutability {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutImageTagMutability",
        input: &tables::PUT_IMAGE_TAG_MUTABILITY_REQUEST,
        output: Some(&tables::PUT_IMAGE_TAG_MUTABILITY_RESPONSE),
        errors: <PutImageTagMutabilityError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutImageTagMutabilityInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutImageTagMutabilityInput;
    type Output = PutImageTagMutabilityOutput;
    type Error = PutImageTagMutabilityError;
}

/// Input of PutImageTagMutability.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageTagMutabilityInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_tag_mutability: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
}

/// Output of PutImageTagMutability.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutImageTagMutabilityOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
}

modelled_errors! {
    /// Errors of PutImageTagMutability.
    PutImageTagMutabilityError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation PutLifecyclePolicy.
#[derive(Clone, Copy, Debug)]
pub struct PutLifecyclePolicy;

impl Shape for PutLifecyclePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutLifecyclePolicy",
        input: &tables::PUT_LIFECYCLE_POLICY_REQUEST,
        output: Some(&tables::PUT_LIFECYCLE_POLICY_RESPONSE),
        errors: <PutLifecyclePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutLifecyclePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutLifecyclePolicyInput;
    type Output = PutLifecyclePolicyOutput;
    type Error = PutLifecyclePolicyError;
}

/// Input of PutLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutLifecyclePolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub lifecycle_policy_text: String,
}

/// Output of PutLifecyclePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutLifecyclePolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of PutLifecyclePolicy.
    PutLifecyclePolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation PutRegistryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct PutRegistryPolicy;

impl Shape for PutRegistryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutRegistryPolicy",
        input: &tables::PUT_REGISTRY_POLICY_REQUEST,
        output: Some(&tables::PUT_REGISTRY_POLICY_RESPONSE),
        errors: <PutRegistryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutRegistryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutRegistryPolicyInput;
    type Output = PutRegistryPolicyOutput;
    type Error = PutRegistryPolicyError;
}

/// Input of PutRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutRegistryPolicyInput {
    pub policy_text: String,
}

/// Output of PutRegistryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutRegistryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of PutRegistryPolicy.
    PutRegistryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation PutRegistryScanningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct PutRegistryScanningConfiguration;

impl Shape for PutRegistryScanningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutRegistryScanningConfiguration",
        input: &tables::PUT_REGISTRY_SCANNING_CONFIGURATION_REQUEST,
        output: Some(&tables::PUT_REGISTRY_SCANNING_CONFIGURATION_RESPONSE),
        errors: <PutRegistryScanningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutRegistryScanningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutRegistryScanningConfigurationInput;
    type Output = PutRegistryScanningConfigurationOutput;
    type Error = PutRegistryScanningConfigurationError;
}

/// Input of PutRegistryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutRegistryScanningConfigurationInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<RegistryScanningRule>>,
}

/// Output of PutRegistryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutRegistryScanningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_scanning_configuration: Option<RegistryScanningConfiguration>,
}

modelled_errors! {
    /// Errors of PutRegistryScanningConfiguration.
    PutRegistryScanningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        BlockedByOrganizationPolicyException = "BlockedByOrganizationPolicyException" 400 {},
    }
}

/// The operation PutReplicationConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct PutReplicationConfiguration;

impl Shape for PutReplicationConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutReplicationConfiguration",
        input: &tables::PUT_REPLICATION_CONFIGURATION_REQUEST,
        output: Some(&tables::PUT_REPLICATION_CONFIGURATION_RESPONSE),
        errors: <PutReplicationConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutReplicationConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutReplicationConfigurationInput;
    type Output = PutReplicationConfigurationOutput;
    type Error = PutReplicationConfigurationError;
}

/// Input of PutReplicationConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutReplicationConfigurationInput {
    pub replication_configuration: ReplicationConfiguration,
}

/// Output of PutReplicationConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutReplicationConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_configuration: Option<ReplicationConfiguration>,
}

modelled_errors! {
    /// Errors of PutReplicationConfiguration.
    PutReplicationConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation PutSigningConfiguration.
#[derive(Clone, Copy, Debug)]
pub struct PutSigningConfiguration;

impl Shape for PutSigningConfiguration {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutSigningConfiguration",
        input: &tables::PUT_SIGNING_CONFIGURATION_REQUEST,
        output: Some(&tables::PUT_SIGNING_CONFIGURATION_RESPONSE),
        errors: <PutSigningConfigurationError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<PutSigningConfigurationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutSigningConfigurationInput;
    type Output = PutSigningConfigurationOutput;
    type Error = PutSigningConfigurationError;
}

/// Input of PutSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutSigningConfigurationInput {
    pub signing_configuration: SigningConfiguration,
}

/// Output of PutSigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PutSigningConfigurationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_configuration: Option<SigningConfiguration>,
}

modelled_errors! {
    /// Errors of PutSigningConfiguration.
    PutSigningConfigurationError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation RegisterPullTimeUpdateExclusion.
#[derive(Clone, Copy, Debug)]
pub struct RegisterPullTimeUpdateExclusion;

impl Shape for RegisterPullTimeUpdateExclusion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "RegisterPullTimeUpdateExclusion",
        input: &tables::REGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST,
        output: Some(&tables::REGISTER_PULL_TIME_UPDATE_EXCLUSION_RESPONSE),
        errors: <RegisterPullTimeUpdateExclusionError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<RegisterPullTimeUpdateExclusionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = RegisterPullTimeUpdateExclusionInput;
    type Output = RegisterPullTimeUpdateExclusionOutput;
    type Error = RegisterPullTimeUpdateExclusionError;
}

/// Input of RegisterPullTimeUpdateExclusion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPullTimeUpdateExclusionInput {
    pub principal_arn: String,
}

/// Output of RegisterPullTimeUpdateExclusion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPullTimeUpdateExclusionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of RegisterPullTimeUpdateExclusion.
    RegisterPullTimeUpdateExclusionError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        ExclusionAlreadyExistsException = "ExclusionAlreadyExistsException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation SetRepositoryPolicy.
#[derive(Clone, Copy, Debug)]
pub struct SetRepositoryPolicy;

impl Shape for SetRepositoryPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SetRepositoryPolicy",
        input: &tables::SET_REPOSITORY_POLICY_REQUEST,
        output: Some(&tables::SET_REPOSITORY_POLICY_RESPONSE),
        errors: <SetRepositoryPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<SetRepositoryPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SetRepositoryPolicyInput;
    type Output = SetRepositoryPolicyOutput;
    type Error = SetRepositoryPolicyError;
}

/// Input of SetRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetRepositoryPolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub policy_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}

/// Output of SetRepositoryPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetRepositoryPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_text: Option<String>,
}

modelled_errors! {
    /// Errors of SetRepositoryPolicy.
    SetRepositoryPolicyError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
    }
}

/// The operation StartImageScan.
#[derive(Clone, Copy, Debug)]
pub struct StartImageScan;

impl Shape for StartImageScan {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "StartImageScan",
        input: &tables::START_IMAGE_SCAN_REQUEST,
        output: Some(&tables::START_IMAGE_SCAN_RESPONSE),
        errors: <StartImageScanError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<StartImageScanInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = StartImageScanInput;
    type Output = StartImageScanOutput;
    type Error = StartImageScanError;
}

/// Input of StartImageScan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartImageScanInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_id: ImageIdentifier,
}

/// Output of StartImageScan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartImageScanOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_status: Option<ImageScanStatus>,
}

modelled_errors! {
    /// Errors of StartImageScan.
    StartImageScanError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        UnsupportedImageTypeException = "UnsupportedImageTypeException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ImageArchivedException = "ImageArchivedException" 400 {},
    }
}

/// The operation StartLifecyclePolicyPreview.
#[derive(Clone, Copy, Debug)]
pub struct StartLifecyclePolicyPreview;

impl Shape for StartLifecyclePolicyPreview {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "StartLifecyclePolicyPreview",
        input: &tables::START_LIFECYCLE_POLICY_PREVIEW_REQUEST,
        output: Some(&tables::START_LIFECYCLE_POLICY_PREVIEW_RESPONSE),
        errors: <StartLifecyclePolicyPreviewError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<StartLifecyclePolicyPreviewInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = StartLifecyclePolicyPreviewInput;
    type Output = StartLifecyclePolicyPreviewOutput;
    type Error = StartLifecyclePolicyPreviewError;
}

/// Input of StartLifecyclePolicyPreview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartLifecyclePolicyPreviewInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
}

/// Output of StartLifecyclePolicyPreview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartLifecyclePolicyPreviewOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

modelled_errors! {
    /// Errors of StartLifecyclePolicyPreview.
    StartLifecyclePolicyPreviewError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        LifecyclePolicyNotFoundException = "LifecyclePolicyNotFoundException" 400 {},
        LifecyclePolicyPreviewInProgressException = "LifecyclePolicyPreviewInProgressException" 400 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation StartReplicationBackfill.
#[derive(Clone, Copy, Debug)]
pub struct StartReplicationBackfill;

impl Shape for StartReplicationBackfill {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "StartReplicationBackfill",
        input: &tables::START_REPLICATION_BACKFILL_REQUEST,
        output: Some(&tables::START_REPLICATION_BACKFILL_RESPONSE),
        errors: <StartReplicationBackfillError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<StartReplicationBackfillInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = StartReplicationBackfillInput;
    type Output = StartReplicationBackfillOutput;
    type Error = StartReplicationBackfillError;
}

/// Input of StartReplicationBackfill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartReplicationBackfillInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub destination: ReplicationDestination,
}

/// Output of StartReplicationBackfill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartReplicationBackfillOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_backfill_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<ReplicationDestination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of StartReplicationBackfill.
    StartReplicationBackfillError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        ReplicationBackfillInProgressException = "ReplicationBackfillInProgressException" 400 {},
    }
}

/// The operation StopReplicationBackfill.
#[derive(Clone, Copy, Debug)]
pub struct StopReplicationBackfill;

impl Shape for StopReplicationBackfill {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "StopReplicationBackfill",
        input: &tables::STOP_REPLICATION_BACKFILL_REQUEST,
        output: Some(&tables::STOP_REPLICATION_BACKFILL_RESPONSE),
        errors: <StopReplicationBackfillError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<StopReplicationBackfillInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = StopReplicationBackfillInput;
    type Output = StopReplicationBackfillOutput;
    type Error = StopReplicationBackfillError;
}

/// Input of StopReplicationBackfill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopReplicationBackfillInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub replication_backfill_id: String,
}

/// Output of StopReplicationBackfill.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StopReplicationBackfillOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replication_backfill_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<ReplicationDestination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of StopReplicationBackfill.
    StopReplicationBackfillError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        ReplicationBackfillNotFoundException = "ReplicationBackfillNotFoundException" 400 {},
        ReplicationBackfillInvalidStatusException = "ReplicationBackfillInvalidStatusException" 400 {},
    }
}

/// The operation TagResource.
#[derive(Clone, Copy, Debug)]
pub struct TagResource;

impl Shape for TagResource {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagResource",
        input: &tables::TAG_RESOURCE_REQUEST,
        output: Some(&tables::TAG_RESOURCE_RESPONSE),
        errors: <TagResourceError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<TagResourceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagResourceInput;
    type Output = TagResourceOutput;
    type Error = TagResourceError;
}

/// Input of TagResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagResourceInput {
    pub resource_arn: String,
    pub tags: Vec<Tag>,
}

/// Output of TagResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceOutput {}

modelled_errors! {
    /// Errors of TagResource.
    TagResourceError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        InvalidTagParameterException = "InvalidTagParameterException" 400 {},
        TooManyTagsException = "TooManyTagsException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation UntagResource.
#[derive(Clone, Copy, Debug)]
pub struct UntagResource;

impl Shape for UntagResource {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagResource",
        input: &tables::UNTAG_RESOURCE_REQUEST,
        output: Some(&tables::UNTAG_RESOURCE_RESPONSE),
        errors: <UntagResourceError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<UntagResourceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagResourceInput;
    type Output = UntagResourceOutput;
    type Error = UntagResourceError;
}

/// Input of UntagResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UntagResourceInput {
    pub resource_arn: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagResource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceOutput {}

modelled_errors! {
    /// Errors of UntagResource.
    UntagResourceError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        InvalidTagParameterException = "InvalidTagParameterException" 400 {},
        TooManyTagsException = "TooManyTagsException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ServerException = "ServerException" 500 {},
    }
}

/// The operation UpdateImageStorageClass.
#[derive(Clone, Copy, Debug)]
pub struct UpdateImageStorageClass;

impl Shape for UpdateImageStorageClass {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateImageStorageClass",
        input: &tables::UPDATE_IMAGE_STORAGE_CLASS_REQUEST,
        output: Some(&tables::UPDATE_IMAGE_STORAGE_CLASS_RESPONSE),
        errors: <UpdateImageStorageClassError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<UpdateImageStorageClassInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateImageStorageClassInput;
    type Output = UpdateImageStorageClassOutput;
    type Error = UpdateImageStorageClassError;
}

/// Input of UpdateImageStorageClass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateImageStorageClassInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub image_id: ImageIdentifier,
    pub target_storage_class: String,
}

/// Output of UpdateImageStorageClass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateImageStorageClassOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_status: Option<String>,
}

modelled_errors! {
    /// Errors of UpdateImageStorageClass.
    UpdateImageStorageClassError {
        InvalidParameterException = "InvalidParameterException" 400 {},
        ImageNotFoundException = "ImageNotFoundException" 400 {},
        ImageStorageClassUpdateNotSupportedException = "ImageStorageClassUpdateNotSupportedException" 400 {},
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
    }
}

/// The operation UpdatePullThroughCacheRule.
#[derive(Clone, Copy, Debug)]
pub struct UpdatePullThroughCacheRule;

impl Shape for UpdatePullThroughCacheRule {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdatePullThroughCacheRule",
        input: &tables::UPDATE_PULL_THROUGH_CACHE_RULE_REQUEST,
        output: Some(&tables::UPDATE_PULL_THROUGH_CACHE_RULE_RESPONSE),
        errors: <UpdatePullThroughCacheRuleError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<UpdatePullThroughCacheRuleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdatePullThroughCacheRuleInput;
    type Output = UpdatePullThroughCacheRuleOutput;
    type Error = UpdatePullThroughCacheRuleError;
}

/// Input of UpdatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePullThroughCacheRuleInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub ecr_repository_prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
}

/// Output of UpdatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePullThroughCacheRuleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
}

modelled_errors! {
    /// Errors of UpdatePullThroughCacheRule.
    UpdatePullThroughCacheRuleError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        UnableToAccessSecretException = "UnableToAccessSecretException" 400 {},
        PullThroughCacheRuleNotFoundException = "PullThroughCacheRuleNotFoundException" 400 {},
        SecretNotFoundException = "SecretNotFoundException" 400 {},
        UnableToDecryptSecretValueException = "UnableToDecryptSecretValueException" 400 {},
    }
}

/// The operation UpdateRepositoryCreationTemplate.
#[derive(Clone, Copy, Debug)]
pub struct UpdateRepositoryCreationTemplate;

impl Shape for UpdateRepositoryCreationTemplate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateRepositoryCreationTemplate",
        input: &tables::UPDATE_REPOSITORY_CREATION_TEMPLATE_REQUEST,
        output: Some(&tables::UPDATE_REPOSITORY_CREATION_TEMPLATE_RESPONSE),
        errors: <UpdateRepositoryCreationTemplateError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<UpdateRepositoryCreationTemplateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateRepositoryCreationTemplateInput;
    type Output = UpdateRepositoryCreationTemplateOutput;
    type Error = UpdateRepositoryCreationTemplateError;
}

/// Input of UpdateRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRepositoryCreationTemplateInput {
    pub prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_configuration: Option<EncryptionConfigurationForRepositoryCreationTemplate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_for: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
}

/// Output of UpdateRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRepositoryCreationTemplateOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_creation_template: Option<RepositoryCreationTemplate>,
}

modelled_errors! {
    /// Errors of UpdateRepositoryCreationTemplate.
    UpdateRepositoryCreationTemplateError {
        ServerException = "ServerException" 500 {},
        ValidationException = "ValidationException" 400 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        TemplateNotFoundException = "TemplateNotFoundException" 400 {},
    }
}

/// The operation UploadLayerPart.
#[derive(Clone, Copy, Debug)]
pub struct UploadLayerPart;

impl Shape for UploadLayerPart {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UploadLayerPart",
        input: &tables::UPLOAD_LAYER_PART_REQUEST,
        output: Some(&tables::UPLOAD_LAYER_PART_RESPONSE),
        errors: <UploadLayerPartError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<UploadLayerPartInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UploadLayerPartInput;
    type Output = UploadLayerPartOutput;
    type Error = UploadLayerPartError;
}

/// Input of UploadLayerPart.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadLayerPartInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    pub repository_name: String,
    pub upload_id: String,
    pub part_first_byte: i64,
    pub part_last_byte: i64,
    #[serde(with = "crate::blob")]
    pub layer_part_blob: Vec<u8>,
}

// Without what no log should hold.
impl std::fmt::Debug for UploadLayerPartInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UploadLayerPartInput")
            .field("registry_id", &self.registry_id)
            .field("repository_name", &self.repository_name)
            .field("upload_id", &self.upload_id)
            .field("part_first_byte", &self.part_first_byte)
            .field("part_last_byte", &self.part_last_byte)
            .finish_non_exhaustive()
    }
}

/// Output of UploadLayerPart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadLayerPartOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_byte_received: Option<i64>,
}

modelled_errors! {
    /// Errors of UploadLayerPart.
    UploadLayerPartError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        InvalidLayerPartException = "InvalidLayerPartException" 400 { registry_id: String = "registryId", repository_name: String = "repositoryName", upload_id: String = "uploadId", last_valid_byte_received: i64 = "lastValidByteReceived" },
        RepositoryNotFoundException = "RepositoryNotFoundException" 400 {},
        UploadNotFoundException = "UploadNotFoundException" 400 {},
        LimitExceededException = "LimitExceededException" 400 {},
        KmsException = "KmsException" 400 { kms_error: String = "kmsError" },
    }
}

/// The operation ValidatePullThroughCacheRule.
#[derive(Clone, Copy, Debug)]
pub struct ValidatePullThroughCacheRule;

impl Shape for ValidatePullThroughCacheRule {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ValidatePullThroughCacheRule",
        input: &tables::VALIDATE_PULL_THROUGH_CACHE_RULE_REQUEST,
        output: Some(&tables::VALIDATE_PULL_THROUGH_CACHE_RULE_RESPONSE),
        errors: <ValidatePullThroughCacheRuleError as crate::ModelledError>::TABLE,
        refusal: Refusal::InvalidParameterException,
        pagination: None,
        typed: typed::<ValidatePullThroughCacheRuleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ValidatePullThroughCacheRuleInput;
    type Output = ValidatePullThroughCacheRuleOutput;
    type Error = ValidatePullThroughCacheRuleError;
}

/// Input of ValidatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidatePullThroughCacheRuleInput {
    pub ecr_repository_prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
}

/// Output of ValidatePullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ValidatePullThroughCacheRuleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_valid: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

modelled_errors! {
    /// Errors of ValidatePullThroughCacheRule.
    ValidatePullThroughCacheRuleError {
        ServerException = "ServerException" 500 {},
        InvalidParameterException = "InvalidParameterException" 400 {},
        ValidationException = "ValidationException" 400 {},
        PullThroughCacheRuleNotFoundException = "PullThroughCacheRuleNotFoundException" 400 {},
    }
}

/// The structure Attribute.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attribute {
    pub key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// The structure AuthorizationData.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizationData {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy_endpoint: Option<String>,
}

// Without what no log should hold.
impl std::fmt::Debug for AuthorizationData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthorizationData")
            .field("expires_at", &self.expires_at)
            .field("proxy_endpoint", &self.proxy_endpoint)
            .finish_non_exhaustive()
    }
}

/// The structure AwsEcrContainerImageDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwsEcrContainerImageDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pushed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_in_use_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_use_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
}

/// The structure CvssScore.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScore {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring_vector: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// The structure CvssScoreAdjustment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScoreAdjustment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The structure CvssScoreDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CvssScoreDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjustments: Option<Vec<CvssScoreAdjustment>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring_vector: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// The structure DeleteReplication.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteReplication {
    pub enabled: bool,
}

/// The structure DescribeImagesFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeImagesFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_status: Option<String>,
}

/// The structure EncryptionConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EncryptionConfiguration {
    pub encryption_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key: Option<String>,
}

/// The structure EncryptionConfigurationForRepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EncryptionConfigurationForRepositoryCreationTemplate {
    pub encryption_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key: Option<String>,
}

/// The structure EnhancedImageScanFinding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnhancedImageScanFinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_observed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_observed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_vulnerability_details: Option<PackageVulnerabilityDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remediation: Option<Remediation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<Resource>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score_details: Option<ScoreDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_available: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exploit_available: Option<String>,
}

/// The structure Image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Image {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_manifest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_manifest_media_type: Option<String>,
}

/// The structure ImageDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_size_in_bytes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_pushed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_status: Option<ImageScanStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_findings_summary: Option<ImageScanFindingsSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_manifest_media_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artifact_media_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_recorded_pull_time: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_manifest_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_archived_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_activated_at: Option<crate::Timestamp>,
}

/// The structure ImageFailure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageFailure {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<ImageIdentifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
}

/// The structure ImageIdentifier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageIdentifier {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag: Option<String>,
}

/// The structure ImageReferrer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageReferrer {
    pub digest: String,
    pub media_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artifact_type: Option<String>,
    pub size: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artifact_status: Option<String>,
}

/// The structure ImageReplicationStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageReplicationStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
}

/// The structure ImageScanFinding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageScanFinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<Attribute>>,
}

/// The structure ImageScanFindings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageScanFindings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_completed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_source_updated_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_severity_counts: Option<std::collections::BTreeMap<String, i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<ImageScanFinding>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_findings: Option<Vec<EnhancedImageScanFinding>>,
}

/// The structure ImageScanFindingsSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageScanFindingsSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scan_completed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_source_updated_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_severity_counts: Option<std::collections::BTreeMap<String, i32>>,
}

/// The structure ImageScanStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageScanStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The structure ImageScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageScanningConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_on_push: Option<bool>,
}

/// The structure ImageSigningStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageSigningStatus {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_profile_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// The structure ImageTagMutabilityExclusionFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImageTagMutabilityExclusionFilter {
    pub filter_type: String,
    pub filter: String,
}

/// The structure Layer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_availability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
}

/// The structure LayerFailure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LayerFailure {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
}

/// The structure LifecyclePolicyPreviewFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LifecyclePolicyPreviewFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_status: Option<String>,
}

/// The structure LifecyclePolicyPreviewResult.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LifecyclePolicyPreviewResult {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_pushed_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<LifecyclePolicyRuleAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_rule_priority: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_class: Option<String>,
}

/// The structure LifecyclePolicyPreviewSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LifecyclePolicyPreviewSummary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiring_image_total_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transitioning_image_total_counts: Option<Vec<TransitioningImageTotalCount>>,
}

/// The structure LifecyclePolicyRuleAction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LifecyclePolicyRuleAction {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_storage_class: Option<String>,
}

/// The structure ListImageReferrersFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImageReferrersFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artifact_types: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artifact_status: Option<String>,
}

/// The structure ListImagesFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListImagesFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_status: Option<String>,
}

/// The structure PackageVulnerabilityDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageVulnerabilityDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss: Option<Vec<CvssScore>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_vulnerabilities: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_severity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor_updated_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerability_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vulnerable_packages: Option<Vec<VulnerablePackage>>,
}

/// The structure PullThroughCacheRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PullThroughCacheRule {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ecr_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_repository_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_registry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<crate::Timestamp>,
}

/// The structure Recommendation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recommendation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The structure RegistryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistryScanningConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<RegistryScanningRule>>,
}

/// The structure RegistryScanningRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistryScanningRule {
    pub scan_frequency: String,
    pub repository_filters: Vec<ScanningRepositoryFilter>,
}

/// The structure Remediation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Remediation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommendation: Option<Recommendation>,
}

/// The structure ReplicationBackfillProgress.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationBackfillProgress {
    pub total_replication_count: i32,
    pub completed_replication_count: i32,
    pub failed_replication_count: i32,
    pub failure_codes: Vec<String>,
}

/// The structure ReplicationBackfillResult.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationBackfillResult {
    pub repository_name: String,
    pub image_id: ImageIdentifier,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_image_failure_codes: Option<Vec<String>>,
}

/// The structure ReplicationBackfillSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationBackfillSummary {
    pub replication_backfill_id: String,
    pub destination: ReplicationDestination,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<ReplicationBackfillProgress>,
    pub started_at: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<crate::Timestamp>,
}

/// The structure ReplicationConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationConfiguration {
    pub rules: Vec<ReplicationRule>,
}

/// The structure ReplicationDestination.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationDestination {
    pub region: String,
    pub registry_id: String,
}

/// The structure ReplicationRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplicationRule {
    pub destinations: Vec<ReplicationDestination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_filters: Option<Vec<RepositoryFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete_replication: Option<DeleteReplication>,
}

/// The structure Repository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Repository {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registry_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_scanning_configuration: Option<ImageScanningConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_configuration: Option<EncryptionConfiguration>,
}

/// The structure RepositoryCreationTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryCreationTemplate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encryption_configuration: Option<EncryptionConfigurationForRepositoryCreationTemplate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_for: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<crate::Timestamp>,
}

/// The structure RepositoryFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryFilter {
    pub filter: String,
    pub filter_type: String,
}

/// The structure RepositoryScanningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryScanningConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_on_push: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_frequency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied_scan_filters: Option<Vec<ScanningRepositoryFilter>>,
}

/// The structure RepositoryScanningConfigurationFailure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryScanningConfigurationFailure {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_reason: Option<String>,
}

/// The structure Resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resource {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<ResourceDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// The structure ResourceDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_ecr_container_image: Option<AwsEcrContainerImageDetails>,
}

/// The structure ScanningRepositoryFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanningRepositoryFilter {
    pub filter: String,
    pub filter_type: String,
}

/// The structure ScoreDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cvss: Option<CvssScoreDetails>,
}

/// The structure SigningConfiguration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SigningConfiguration {
    pub rules: Vec<SigningRule>,
}

/// The structure SigningRepositoryFilter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SigningRepositoryFilter {
    pub filter: String,
    pub filter_type: String,
}

/// The structure SigningRule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SigningRule {
    pub signing_profile_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_filters: Option<Vec<SigningRepositoryFilter>>,
}

/// The structure SubjectIdentifier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectIdentifier {
    pub image_digest: String,
}

/// The structure Tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// The structure TransitioningImageTotalCount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransitioningImageTotalCount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_storage_class: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_total_count: Option<i32>,
}

/// The structure VulnerablePackage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VulnerablePackage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epoch: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_manager: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_layer_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_in_version: Option<String>,
}

/// What the model demands of each shape.
mod tables {
    use crate::model::*;

    pub(super) static ACCOUNT_SETTING_NAME: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)));
    pub(super) static ANNOTATIONS: ShapeTable =
        ShapeTable::Map { key: &STRING, value: &STRING, length: Bounds::ANY };
    pub(super) static ARTIFACT_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ACTIVE", "ARCHIVED", "ACTIVATING"]));
    pub(super) static ARTIFACT_STATUS_FILTER: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ACTIVE", "ARCHIVED", "ACTIVATING", "ANY"]));
    pub(super) static ARTIFACT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 255)));
    pub(super) static ARTIFACT_TYPE_LIST: ShapeTable =
        ShapeTable::List { member: &ARTIFACT_TYPE, length: Bounds::between(0, 5) };
    pub(super) static ATTRIBUTE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "key", required: true, shape: &ATTRIBUTE_KEY },
        Member { name: "value", required: false, shape: &ATTRIBUTE_VALUE },
    ]);
    pub(super) static ATTRIBUTE_KEY: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)));
    pub(super) static ATTRIBUTE_LIST: ShapeTable =
        ShapeTable::List { member: &ATTRIBUTE, length: Bounds::between(0, 50) };
    pub(super) static ATTRIBUTE_VALUE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 256)));
    pub(super) static AUTHORIZATION_DATA: ShapeTable = ShapeTable::Structure(&[
        Member { name: "authorizationToken", required: false, shape: &BASE64 },
        Member { name: "expiresAt", required: false, shape: &TIMESTAMP },
        Member { name: "proxyEndpoint", required: false, shape: &STRING },
    ]);
    pub(super) static AUTHORIZATION_DATA_LIST: ShapeTable =
        ShapeTable::List { member: &AUTHORIZATION_DATA, length: Bounds::ANY };
    pub(super) static AWS_ECR_CONTAINER_IMAGE_DETAILS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "architecture", required: false, shape: &STRING },
        Member { name: "author", required: false, shape: &STRING },
        Member { name: "imageHash", required: false, shape: &STRING },
        Member { name: "imageTags", required: false, shape: &IMAGE_TAGS_LIST },
        Member { name: "platform", required: false, shape: &STRING },
        Member { name: "pushedAt", required: false, shape: &TIMESTAMP },
        Member { name: "lastInUseAt", required: false, shape: &TIMESTAMP },
        Member { name: "inUseCount", required: false, shape: &IN_USE_COUNT },
        Member { name: "registry", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
    ]);
    static BASE64_PATTERN: Pattern = Pattern::new(r"^\S+$");
    pub(super) static BASE64: ShapeTable = ShapeTable::String(Text::ANY.pattern(&BASE64_PATTERN).sensitive());
    pub(super) static BATCH_CHECK_LAYER_AVAILABILITY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "layerDigests", required: true, shape: &BATCHED_OPERATION_LAYER_DIGEST_LIST },
    ]);
    pub(super) static BATCH_CHECK_LAYER_AVAILABILITY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "layers", required: false, shape: &LAYER_LIST },
        Member { name: "failures", required: false, shape: &LAYER_FAILURE_LIST },
    ]);
    pub(super) static BATCH_DELETE_IMAGE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageIds", required: true, shape: &IMAGE_IDENTIFIER_LIST },
    ]);
    pub(super) static BATCH_DELETE_IMAGE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageIds", required: false, shape: &IMAGE_IDENTIFIER_LIST },
        Member { name: "failures", required: false, shape: &IMAGE_FAILURE_LIST },
    ]);
    pub(super) static BATCH_GET_IMAGE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageIds", required: true, shape: &IMAGE_IDENTIFIER_LIST },
        Member { name: "acceptedMediaTypes", required: false, shape: &MEDIA_TYPE_LIST },
    ]);
    pub(super) static BATCH_GET_IMAGE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "images", required: false, shape: &IMAGE_LIST },
        Member { name: "failures", required: false, shape: &IMAGE_FAILURE_LIST },
    ]);
    pub(super) static BATCH_GET_REPOSITORY_SCANNING_CONFIGURATION_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "repositoryNames",
            required: true,
            shape: &SCANNING_CONFIGURATION_REPOSITORY_NAME_LIST,
        }]);
    pub(super) static BATCH_GET_REPOSITORY_SCANNING_CONFIGURATION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member {
                name: "scanningConfigurations",
                required: false,
                shape: &REPOSITORY_SCANNING_CONFIGURATION_LIST,
            },
            Member {
                name: "failures",
                required: false,
                shape: &REPOSITORY_SCANNING_CONFIGURATION_FAILURE_LIST,
            },
        ]);
    pub(super) static BATCHED_OPERATION_LAYER_DIGEST: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 1000)));
    pub(super) static BATCHED_OPERATION_LAYER_DIGEST_LIST: ShapeTable =
        ShapeTable::List { member: &BATCHED_OPERATION_LAYER_DIGEST, length: Bounds::between(1, 100) };
    pub(super) static COMPLETE_LAYER_UPLOAD_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "uploadId", required: true, shape: &UPLOAD_ID },
        Member { name: "layerDigests", required: true, shape: &LAYER_DIGEST_LIST },
    ]);
    pub(super) static COMPLETE_LAYER_UPLOAD_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "uploadId", required: false, shape: &UPLOAD_ID },
        Member { name: "layerDigest", required: false, shape: &LAYER_DIGEST },
    ]);
    pub(super) static CREATE_PULL_THROUGH_CACHE_RULE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: true,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "upstreamRegistryUrl", required: true, shape: &STRING },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "upstreamRegistry", required: false, shape: &UPSTREAM_REGISTRY },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
    ]);
    pub(super) static CREATE_PULL_THROUGH_CACHE_RULE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "upstreamRegistryUrl", required: false, shape: &STRING },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "upstreamRegistry", required: false, shape: &UPSTREAM_REGISTRY },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
    ]);
    pub(super) static CREATE_REPOSITORY_CREATION_TEMPLATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "prefix", required: true, shape: &PREFIX },
        Member { name: "description", required: false, shape: &REPOSITORY_TEMPLATE_DESCRIPTION },
        Member {
            name: "encryptionConfiguration",
            required: false,
            shape: &ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "resourceTags", required: false, shape: &TAG_LIST },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
        Member { name: "repositoryPolicy", required: false, shape: &REPOSITORY_POLICY_TEXT },
        Member {
            name: "lifecyclePolicy",
            required: false,
            shape: &LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "appliedFor", required: true, shape: &RCT_APPLIED_FOR_LIST },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
    ]);
    pub(super) static CREATE_REPOSITORY_CREATION_TEMPLATE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryCreationTemplate", required: false, shape: &REPOSITORY_CREATION_TEMPLATE },
    ]);
    pub(super) static CREATE_REPOSITORY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "tags", required: false, shape: &TAG_LIST },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
        Member { name: "imageScanningConfiguration", required: false, shape: &IMAGE_SCANNING_CONFIGURATION },
        Member { name: "encryptionConfiguration", required: false, shape: &ENCRYPTION_CONFIGURATION },
    ]);
    pub(super) static CREATE_REPOSITORY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "repository", required: false, shape: &REPOSITORY }]);
    static CREDENTIAL_ARN_PATTERN: Pattern = Pattern::new(
        r"^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$",
    );
    pub(super) static CREDENTIAL_ARN: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(50, 612)).pattern(&CREDENTIAL_ARN_PATTERN));
    pub(super) static CUSTOM_ROLE_ARN: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(2048)));
    pub(super) static CVSS_SCORE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "baseScore", required: false, shape: &DOUBLE },
        Member { name: "scoringVector", required: false, shape: &STRING },
        Member { name: "source", required: false, shape: &STRING },
        Member { name: "version", required: false, shape: &STRING },
    ]);
    pub(super) static CVSS_SCORE_ADJUSTMENT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "metric", required: false, shape: &STRING },
        Member { name: "reason", required: false, shape: &STRING },
    ]);
    pub(super) static CVSS_SCORE_ADJUSTMENT_LIST: ShapeTable =
        ShapeTable::List { member: &CVSS_SCORE_ADJUSTMENT, length: Bounds::ANY };
    pub(super) static CVSS_SCORE_DETAILS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "adjustments", required: false, shape: &CVSS_SCORE_ADJUSTMENT_LIST },
        Member { name: "score", required: false, shape: &DOUBLE },
        Member { name: "scoreSource", required: false, shape: &STRING },
        Member { name: "scoringVector", required: false, shape: &STRING },
        Member { name: "version", required: false, shape: &STRING },
    ]);
    pub(super) static CVSS_SCORE_LIST: ShapeTable =
        ShapeTable::List { member: &CVSS_SCORE, length: Bounds::ANY };
    pub(super) static DELETE_LIFECYCLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
    ]);
    pub(super) static DELETE_LIFECYCLE_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
        Member { name: "lastEvaluatedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static DELETE_PULL_THROUGH_CACHE_RULE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: true,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
    ]);
    pub(super) static DELETE_PULL_THROUGH_CACHE_RULE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "upstreamRegistryUrl", required: false, shape: &STRING },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
    ]);
    pub(super) static DELETE_REGISTRY_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static DELETE_REGISTRY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "policyText", required: false, shape: &REGISTRY_POLICY_TEXT },
    ]);
    pub(super) static DELETE_REPLICATION: ShapeTable =
        ShapeTable::Structure(&[Member { name: "enabled", required: true, shape: &BOOLEAN }]);
    pub(super) static DELETE_REPOSITORY_CREATION_TEMPLATE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "prefix", required: true, shape: &PREFIX }]);
    pub(super) static DELETE_REPOSITORY_CREATION_TEMPLATE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryCreationTemplate", required: false, shape: &REPOSITORY_CREATION_TEMPLATE },
    ]);
    pub(super) static DELETE_REPOSITORY_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
    ]);
    pub(super) static DELETE_REPOSITORY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "policyText", required: false, shape: &REPOSITORY_POLICY_TEXT },
    ]);
    pub(super) static DELETE_REPOSITORY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "force", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static DELETE_REPOSITORY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "repository", required: false, shape: &REPOSITORY }]);
    pub(super) static DELETE_SIGNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static DELETE_SIGNING_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "signingConfiguration", required: false, shape: &SIGNING_CONFIGURATION },
    ]);
    pub(super) static DEREGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "principalArn", required: true, shape: &PRINCIPAL_ARN }]);
    pub(super) static DEREGISTER_PULL_TIME_UPDATE_EXCLUSION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "principalArn", required: false, shape: &PRINCIPAL_ARN }]);
    pub(super) static DESCRIBE_IMAGE_REPLICATION_STATUS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
    ]);
    pub(super) static DESCRIBE_IMAGE_REPLICATION_STATUS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "replicationStatuses", required: false, shape: &IMAGE_REPLICATION_STATUS_LIST },
    ]);
    pub(super) static DESCRIBE_IMAGE_SCAN_FINDINGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
    ]);
    pub(super) static DESCRIBE_IMAGE_SCAN_FINDINGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "imageScanStatus", required: false, shape: &IMAGE_SCAN_STATUS },
        Member { name: "imageScanFindings", required: false, shape: &IMAGE_SCAN_FINDINGS },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_IMAGE_SIGNING_STATUS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
    ]);
    pub(super) static DESCRIBE_IMAGE_SIGNING_STATUS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "signingStatuses", required: false, shape: &IMAGE_SIGNING_STATUS_LIST },
    ]);
    pub(super) static DESCRIBE_IMAGES_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "tagStatus", required: false, shape: &TAG_STATUS },
        Member { name: "imageStatus", required: false, shape: &IMAGE_STATUS_FILTER },
    ]);
    pub(super) static DESCRIBE_IMAGES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageIds", required: false, shape: &IMAGE_IDENTIFIER_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
        Member { name: "filter", required: false, shape: &DESCRIBE_IMAGES_FILTER },
    ]);
    pub(super) static DESCRIBE_IMAGES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageDetails", required: false, shape: &IMAGE_DETAIL_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_PULL_THROUGH_CACHE_RULES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member {
            name: "ecrRepositoryPrefixes",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_LIST,
        },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
    ]);
    pub(super) static DESCRIBE_PULL_THROUGH_CACHE_RULES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "pullThroughCacheRules", required: false, shape: &PULL_THROUGH_CACHE_RULE_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_REGISTRY_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static DESCRIBE_REGISTRY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "replicationConfiguration", required: false, shape: &REPLICATION_CONFIGURATION },
    ]);
    pub(super) static DESCRIBE_REPLICATION_BACKFILL_RESULTS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "replicationBackfillId", required: true, shape: &REPLICATION_BACKFILL_ID },
        Member { name: "resultStatusFilter", required: false, shape: &REPLICATION_BACKFILL_RESULT_STATUS },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_REPLICATION_BACKFILL_RESULTS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "replicationBackfillId", required: false, shape: &REPLICATION_BACKFILL_ID },
        Member { name: "destination", required: false, shape: &REPLICATION_DESTINATION },
        Member { name: "status", required: false, shape: &REPLICATION_BACKFILL_STATUS },
        Member { name: "failureCode", required: false, shape: &STRING },
        Member { name: "progress", required: false, shape: &REPLICATION_BACKFILL_PROGRESS },
        Member { name: "results", required: false, shape: &REPLICATION_BACKFILL_RESULT_LIST },
        Member { name: "startedAt", required: false, shape: &TIMESTAMP },
        Member { name: "endedAt", required: false, shape: &TIMESTAMP },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_REPOSITORIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryNames", required: false, shape: &REPOSITORY_NAME_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
    ]);
    pub(super) static DESCRIBE_REPOSITORIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositories", required: false, shape: &REPOSITORY_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static DESCRIBE_REPOSITORY_CREATION_TEMPLATES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "prefixes", required: false, shape: &PREFIX_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
    ]);
    pub(super) static DESCRIBE_REPOSITORY_CREATION_TEMPLATES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member {
            name: "repositoryCreationTemplates",
            required: false,
            shape: &REPOSITORY_CREATION_TEMPLATE_LIST,
        },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static ENCRYPTION_CONFIGURATION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "encryptionType", required: true, shape: &ENCRYPTION_TYPE },
        Member { name: "kmsKey", required: false, shape: &KMS_KEY },
    ]);
    pub(super) static ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "encryptionType", required: true, shape: &ENCRYPTION_TYPE },
            Member { name: "kmsKey", required: false, shape: &KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE },
        ]);
    pub(super) static ENCRYPTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["AES256", "KMS", "KMS_DSSE"]));
    pub(super) static ENHANCED_IMAGE_SCAN_FINDING: ShapeTable = ShapeTable::Structure(&[
        Member { name: "awsAccountId", required: false, shape: &REGISTRY_ID },
        Member { name: "description", required: false, shape: &STRING },
        Member { name: "findingArn", required: false, shape: &STRING },
        Member { name: "firstObservedAt", required: false, shape: &TIMESTAMP },
        Member { name: "lastObservedAt", required: false, shape: &TIMESTAMP },
        Member {
            name: "packageVulnerabilityDetails",
            required: false,
            shape: &PACKAGE_VULNERABILITY_DETAILS,
        },
        Member { name: "remediation", required: false, shape: &REMEDIATION },
        Member { name: "resources", required: false, shape: &RESOURCE_LIST },
        Member { name: "score", required: false, shape: &DOUBLE },
        Member { name: "scoreDetails", required: false, shape: &SCORE_DETAILS },
        Member { name: "severity", required: false, shape: &STRING },
        Member { name: "status", required: false, shape: &STRING },
        Member { name: "title", required: false, shape: &STRING },
        Member { name: "type", required: false, shape: &STRING },
        Member { name: "updatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "fixAvailable", required: false, shape: &STRING },
        Member { name: "exploitAvailable", required: false, shape: &STRING },
    ]);
    pub(super) static ENHANCED_IMAGE_SCAN_FINDING_LIST: ShapeTable =
        ShapeTable::List { member: &ENHANCED_IMAGE_SCAN_FINDING, length: Bounds::ANY };
    pub(super) static FIFTY_MAX_RESULTS: ShapeTable = ShapeTable::Integer(Bounds::between(1, 50));
    pub(super) static FINDING_SEVERITY: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "INFORMATIONAL",
        "LOW",
        "MEDIUM",
        "HIGH",
        "CRITICAL",
        "UNDEFINED",
    ]));
    pub(super) static FINDING_SEVERITY_COUNTS: ShapeTable =
        ShapeTable::Map { key: &FINDING_SEVERITY, value: &SEVERITY_COUNT, length: Bounds::ANY };
    pub(super) static GET_ACCOUNT_SETTING_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "name", required: true, shape: &ACCOUNT_SETTING_NAME }]);
    pub(super) static GET_ACCOUNT_SETTING_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "name", required: false, shape: &ACCOUNT_SETTING_NAME },
        Member { name: "value", required: false, shape: &ACCOUNT_SETTING_NAME },
    ]);
    pub(super) static GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST: ShapeTable =
        ShapeTable::List { member: &REGISTRY_ID, length: Bounds::between(1, 10) };
    pub(super) static GET_AUTHORIZATION_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "registryIds",
        required: false,
        shape: &GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST,
    }]);
    pub(super) static GET_AUTHORIZATION_TOKEN_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "authorizationData",
        required: false,
        shape: &AUTHORIZATION_DATA_LIST,
    }]);
    pub(super) static GET_DOWNLOAD_URL_FOR_LAYER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "layerDigest", required: true, shape: &LAYER_DIGEST },
    ]);
    pub(super) static GET_DOWNLOAD_URL_FOR_LAYER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "downloadUrl", required: false, shape: &STRING },
        Member { name: "layerDigest", required: false, shape: &LAYER_DIGEST },
    ]);
    pub(super) static GET_LIFECYCLE_POLICY_PREVIEW_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageIds", required: false, shape: &IMAGE_IDENTIFIER_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &LIFECYCLE_PREVIEW_MAX_RESULTS },
        Member { name: "filter", required: false, shape: &LIFECYCLE_POLICY_PREVIEW_FILTER },
    ]);
    pub(super) static GET_LIFECYCLE_POLICY_PREVIEW_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
        Member { name: "status", required: false, shape: &LIFECYCLE_POLICY_PREVIEW_STATUS },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "previewResults", required: false, shape: &LIFECYCLE_POLICY_PREVIEW_RESULT_LIST },
        Member { name: "summary", required: false, shape: &LIFECYCLE_POLICY_PREVIEW_SUMMARY },
    ]);
    pub(super) static GET_LIFECYCLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
    ]);
    pub(super) static GET_LIFECYCLE_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
        Member { name: "lastEvaluatedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static GET_REGISTRY_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static GET_REGISTRY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "policyText", required: false, shape: &REGISTRY_POLICY_TEXT },
    ]);
    pub(super) static GET_REGISTRY_SCANNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static GET_REGISTRY_SCANNING_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "scanningConfiguration", required: false, shape: &REGISTRY_SCANNING_CONFIGURATION },
    ]);
    pub(super) static GET_REPOSITORY_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
    ]);
    pub(super) static GET_REPOSITORY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "policyText", required: false, shape: &REPOSITORY_POLICY_TEXT },
    ]);
    pub(super) static GET_SIGNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static GET_SIGNING_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "signingConfiguration", required: false, shape: &SIGNING_CONFIGURATION },
    ]);
    pub(super) static IMAGE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "imageManifest", required: false, shape: &IMAGE_MANIFEST },
        Member { name: "imageManifestMediaType", required: false, shape: &STRING },
    ]);
    pub(super) static IMAGE_ACTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["EXPIRE", "TRANSITION"]));
    pub(super) static IMAGE_COUNT: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    pub(super) static IMAGE_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageDigest", required: false, shape: &STRING },
        Member { name: "imageTags", required: false, shape: &IMAGE_TAG_LIST },
        Member { name: "imageSizeInBytes", required: false, shape: &LONG },
        Member { name: "imagePushedAt", required: false, shape: &TIMESTAMP },
        Member { name: "imageScanStatus", required: false, shape: &IMAGE_SCAN_STATUS },
        Member { name: "imageScanFindingsSummary", required: false, shape: &IMAGE_SCAN_FINDINGS_SUMMARY },
        Member { name: "imageManifestMediaType", required: false, shape: &STRING },
        Member { name: "artifactMediaType", required: false, shape: &STRING },
        Member { name: "lastRecordedPullTime", required: false, shape: &TIMESTAMP },
        Member { name: "subjectManifestDigest", required: false, shape: &STRING },
        Member { name: "imageStatus", required: false, shape: &IMAGE_STATUS },
        Member { name: "lastArchivedAt", required: false, shape: &TIMESTAMP },
        Member { name: "lastActivatedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static IMAGE_DETAIL_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_DETAIL, length: Bounds::ANY };
    pub(super) static IMAGE_FAILURE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "failureCode", required: false, shape: &IMAGE_FAILURE_CODE },
        Member { name: "failureReason", required: false, shape: &STRING },
    ]);
    pub(super) static IMAGE_FAILURE_CODE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "InvalidImageDigest",
        "InvalidImageTag",
        "ImageTagDoesNotMatchDigest",
        "ImageNotFound",
        "MissingDigestAndTag",
        "ImageReferencedByManifestList",
        "KmsError",
        "UpstreamAccessDenied",
        "UpstreamTooManyRequests",
        "UpstreamUnavailable",
        "ImageInaccessible",
    ]));
    pub(super) static IMAGE_FAILURE_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_FAILURE, length: Bounds::ANY };
    pub(super) static IMAGE_IDENTIFIER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageDigest", required: false, shape: &STRING },
        Member { name: "imageTag", required: false, shape: &IMAGE_TAG },
    ]);
    pub(super) static IMAGE_IDENTIFIER_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_IDENTIFIER, length: Bounds::between(1, 100) };
    pub(super) static IMAGE_LIST: ShapeTable = ShapeTable::List { member: &IMAGE, length: Bounds::ANY };
    pub(super) static IMAGE_MANIFEST: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 4194304)));
    pub(super) static IMAGE_REFERRER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "digest", required: true, shape: &STRING },
        Member { name: "mediaType", required: true, shape: &STRING },
        Member { name: "artifactType", required: false, shape: &ARTIFACT_TYPE },
        Member { name: "size", required: true, shape: &LONG },
        Member { name: "annotations", required: false, shape: &ANNOTATIONS },
        Member { name: "artifactStatus", required: false, shape: &ARTIFACT_STATUS },
    ]);
    pub(super) static IMAGE_REFERRER_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_REFERRER, length: Bounds::ANY };
    pub(super) static IMAGE_REPLICATION_STATUS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "region", required: false, shape: &REGION },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "status", required: false, shape: &REPLICATION_STATUS },
        Member { name: "failureCode", required: false, shape: &STRING },
    ]);
    pub(super) static IMAGE_REPLICATION_STATUS_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_REPLICATION_STATUS, length: Bounds::ANY };
    pub(super) static IMAGE_SCAN_FINDING: ShapeTable = ShapeTable::Structure(&[
        Member { name: "name", required: false, shape: &STRING },
        Member { name: "description", required: false, shape: &STRING },
        Member { name: "uri", required: false, shape: &STRING },
        Member { name: "severity", required: false, shape: &FINDING_SEVERITY },
        Member { name: "attributes", required: false, shape: &ATTRIBUTE_LIST },
    ]);
    pub(super) static IMAGE_SCAN_FINDING_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_SCAN_FINDING, length: Bounds::ANY };
    pub(super) static IMAGE_SCAN_FINDINGS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageScanCompletedAt", required: false, shape: &TIMESTAMP },
        Member { name: "vulnerabilitySourceUpdatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "findingSeverityCounts", required: false, shape: &FINDING_SEVERITY_COUNTS },
        Member { name: "findings", required: false, shape: &IMAGE_SCAN_FINDING_LIST },
        Member { name: "enhancedFindings", required: false, shape: &ENHANCED_IMAGE_SCAN_FINDING_LIST },
    ]);
    pub(super) static IMAGE_SCAN_FINDINGS_SUMMARY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageScanCompletedAt", required: false, shape: &TIMESTAMP },
        Member { name: "vulnerabilitySourceUpdatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "findingSeverityCounts", required: false, shape: &FINDING_SEVERITY_COUNTS },
    ]);
    pub(super) static IMAGE_SCAN_STATUS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "status", required: false, shape: &SCAN_STATUS },
        Member { name: "description", required: false, shape: &STRING },
    ]);
    pub(super) static IMAGE_SCANNING_CONFIGURATION: ShapeTable =
        ShapeTable::Structure(&[Member { name: "scanOnPush", required: false, shape: &BOOLEAN }]);
    pub(super) static IMAGE_SIGNING_STATUS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "signingProfileArn", required: false, shape: &SIGNING_PROFILE_ARN },
        Member { name: "failureCode", required: false, shape: &STRING },
        Member { name: "failureReason", required: false, shape: &STRING },
        Member { name: "status", required: false, shape: &SIGNING_STATUS },
    ]);
    pub(super) static IMAGE_SIGNING_STATUS_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_SIGNING_STATUS, length: Bounds::ANY };
    pub(super) static IMAGE_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ACTIVE", "ARCHIVED", "ACTIVATING"]));
    pub(super) static IMAGE_STATUS_FILTER: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ACTIVE", "ARCHIVED", "ACTIVATING", "ANY"]));
    pub(super) static IMAGE_TAG: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(1, 300)));
    pub(super) static IMAGE_TAG_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_TAG, length: Bounds::ANY };
    pub(super) static IMAGE_TAG_MUTABILITY: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "MUTABLE",
        "IMMUTABLE",
        "IMMUTABLE_WITH_EXCLUSION",
        "MUTABLE_WITH_EXCLUSION",
    ]));
    pub(super) static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "filterType", required: true, shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE },
        Member { name: "filter", required: true, shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE },
    ]);
    pub(super) static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["WILDCARD"]));
    static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE_PATTERN: Pattern =
        Pattern::new(r"^[0-9a-zA-Z._*-]{1,128}$");
    pub(super) static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE: ShapeTable = ShapeTable::String(
        Text::ANY
            .length(Bounds::between(1, 128))
            .pattern(&IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE_PATTERN),
    );
    pub(super) static IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS: ShapeTable =
        ShapeTable::List { member: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER, length: Bounds::between(1, 5) };
    pub(super) static IMAGE_TAGS_LIST: ShapeTable =
        ShapeTable::List { member: &IMAGE_TAG, length: Bounds::ANY };
    pub(super) static IN_USE_COUNT: ShapeTable = ShapeTable::Long(Bounds::at_least(0));
    pub(super) static INITIATE_LAYER_UPLOAD_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
    ]);
    pub(super) static INITIATE_LAYER_UPLOAD_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "uploadId", required: false, shape: &UPLOAD_ID },
        Member { name: "partSize", required: false, shape: &PART_SIZE },
    ]);
    pub(super) static KMS_KEY: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(1, 2048)));
    static KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE_PATTERN: Pattern =
        Pattern::new(r"^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\/[a-z0-9-]+");
    pub(super) static KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(0, 2048)).pattern(&KMS_KEY_FOR_REPOSITORY_CREATION_TEMPLATE_PATTERN),
    );
    pub(super) static LAYER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "layerDigest", required: false, shape: &LAYER_DIGEST },
        Member { name: "layerAvailability", required: false, shape: &LAYER_AVAILABILITY },
        Member { name: "layerSize", required: false, shape: &LONG },
        Member { name: "mediaType", required: false, shape: &STRING },
    ]);
    pub(super) static LAYER_AVAILABILITY: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["AVAILABLE", "UNAVAILABLE", "ARCHIVED"]));
    static LAYER_DIGEST_PATTERN: Pattern = Pattern::new(r"[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+");
    pub(super) static LAYER_DIGEST: ShapeTable = ShapeTable::String(Text::ANY.pattern(&LAYER_DIGEST_PATTERN));
    pub(super) static LAYER_DIGEST_LIST: ShapeTable =
        ShapeTable::List { member: &LAYER_DIGEST, length: Bounds::between(1, 100) };
    pub(super) static LAYER_FAILURE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "layerDigest", required: false, shape: &BATCHED_OPERATION_LAYER_DIGEST },
        Member { name: "failureCode", required: false, shape: &LAYER_FAILURE_CODE },
        Member { name: "failureReason", required: false, shape: &STRING },
    ]);
    pub(super) static LAYER_FAILURE_CODE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["InvalidLayerDigest", "MissingLayerDigest"]));
    pub(super) static LAYER_FAILURE_LIST: ShapeTable =
        ShapeTable::List { member: &LAYER_FAILURE, length: Bounds::ANY };
    pub(super) static LAYER_LIST: ShapeTable = ShapeTable::List { member: &LAYER, length: Bounds::ANY };
    pub(super) static LAYER_PART_BLOB: ShapeTable = ShapeTable::Blob(Bounds::between(0, 20971520));
    pub(super) static LIFECYCLE_POLICY_PREVIEW_FILTER: ShapeTable =
        ShapeTable::Structure(&[Member { name: "tagStatus", required: false, shape: &TAG_STATUS }]);
    pub(super) static LIFECYCLE_POLICY_PREVIEW_RESULT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageTags", required: false, shape: &IMAGE_TAG_LIST },
        Member { name: "imageDigest", required: false, shape: &STRING },
        Member { name: "imagePushedAt", required: false, shape: &TIMESTAMP },
        Member { name: "action", required: false, shape: &LIFECYCLE_POLICY_RULE_ACTION },
        Member { name: "appliedRulePriority", required: false, shape: &LIFECYCLE_POLICY_RULE_PRIORITY },
        Member { name: "storageClass", required: false, shape: &LIFECYCLE_POLICY_STORAGE_CLASS },
    ]);
    pub(super) static LIFECYCLE_POLICY_PREVIEW_RESULT_LIST: ShapeTable =
        ShapeTable::List { member: &LIFECYCLE_POLICY_PREVIEW_RESULT, length: Bounds::ANY };
    pub(super) static LIFECYCLE_POLICY_PREVIEW_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["IN_PROGRESS", "COMPLETE", "EXPIRED", "FAILED"]));
    pub(super) static LIFECYCLE_POLICY_PREVIEW_SUMMARY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "expiringImageTotalCount", required: false, shape: &IMAGE_COUNT },
        Member {
            name: "transitioningImageTotalCounts",
            required: false,
            shape: &TRANSITIONING_IMAGE_TOTAL_COUNTS,
        },
    ]);
    pub(super) static LIFECYCLE_POLICY_RULE_ACTION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "type", required: false, shape: &IMAGE_ACTION_TYPE },
        Member { name: "targetStorageClass", required: false, shape: &LIFECYCLE_POLICY_TARGET_STORAGE_CLASS },
    ]);
    pub(super) static LIFECYCLE_POLICY_RULE_PRIORITY: ShapeTable = ShapeTable::Integer(Bounds::at_least(1));
    pub(super) static LIFECYCLE_POLICY_STORAGE_CLASS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ARCHIVE", "STANDARD"]));
    pub(super) static LIFECYCLE_POLICY_TARGET_STORAGE_CLASS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ARCHIVE"]));
    pub(super) static LIFECYCLE_POLICY_TEXT: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(100, 30720)));
    pub(super) static LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 30720)));
    pub(super) static LIFECYCLE_PREVIEW_MAX_RESULTS: ShapeTable =
        ShapeTable::Integer(Bounds::between(1, 100));
    pub(super) static LIST_IMAGE_REFERRERS_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "artifactTypes", required: false, shape: &ARTIFACT_TYPE_LIST },
        Member { name: "artifactStatus", required: false, shape: &ARTIFACT_STATUS_FILTER },
    ]);
    pub(super) static LIST_IMAGE_REFERRERS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "subjectId", required: true, shape: &SUBJECT_IDENTIFIER },
        Member { name: "filter", required: false, shape: &LIST_IMAGE_REFERRERS_FILTER },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &FIFTY_MAX_RESULTS },
    ]);
    pub(super) static LIST_IMAGE_REFERRERS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "referrers", required: false, shape: &IMAGE_REFERRER_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_IMAGES_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "tagStatus", required: false, shape: &TAG_STATUS },
        Member { name: "imageStatus", required: false, shape: &IMAGE_STATUS_FILTER },
    ]);
    pub(super) static LIST_IMAGES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "nextToken", required: false, shape: &STRING },
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
        Member { name: "filter", required: false, shape: &LIST_IMAGES_FILTER },
    ]);
    pub(super) static LIST_IMAGES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "imageIds", required: false, shape: &IMAGE_IDENTIFIER_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_PULL_TIME_UPDATE_EXCLUSIONS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "maxResults", required: false, shape: &MAX_RESULTS },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_PULL_TIME_UPDATE_EXCLUSIONS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "pullTimeUpdateExclusions", required: false, shape: &PULL_TIME_UPDATE_EXCLUSION_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_REPLICATION_BACKFILLS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "maxResults", required: false, shape: &FIFTY_MAX_RESULTS },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_REPLICATION_BACKFILLS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "backfills", required: false, shape: &REPLICATION_BACKFILL_SUMMARY_LIST },
        Member { name: "nextToken", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_TAGS_FOR_RESOURCE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "resourceArn", required: true, shape: &STRING }]);
    pub(super) static LIST_TAGS_FOR_RESOURCE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "tags", required: false, shape: &TAG_LIST }]);
    pub(super) static MAX_RESULTS: ShapeTable = ShapeTable::Integer(Bounds::between(1, 1000));
    pub(super) static MEDIA_TYPE_LIST: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::between(1, 100) };
    pub(super) static NON_NEGATIVE_INTEGER: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    pub(super) static PACKAGE_VULNERABILITY_DETAILS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "cvss", required: false, shape: &CVSS_SCORE_LIST },
        Member { name: "referenceUrls", required: false, shape: &REFERENCE_URLS_LIST },
        Member { name: "relatedVulnerabilities", required: false, shape: &RELATED_VULNERABILITIES_LIST },
        Member { name: "source", required: false, shape: &STRING },
        Member { name: "sourceUrl", required: false, shape: &STRING },
        Member { name: "vendorCreatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "vendorSeverity", required: false, shape: &STRING },
        Member { name: "vendorUpdatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "vulnerabilityId", required: false, shape: &STRING },
        Member { name: "vulnerablePackages", required: false, shape: &VULNERABLE_PACKAGES_LIST },
    ]);
    pub(super) static PART_SIZE: ShapeTable = ShapeTable::Long(Bounds::at_least(0));
    static PREFIX_PATTERN: Pattern =
        Pattern::new(r"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$");
    pub(super) static PREFIX: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 256)).pattern(&PREFIX_PATTERN));
    pub(super) static PREFIX_LIST: ShapeTable = ShapeTable::List { member: &PREFIX, length: Bounds::ANY };
    static PRINCIPAL_ARN_PATTERN: Pattern =
        Pattern::new(r"^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\w+=,.@-]+(/[\w+=,.@-]+)*$");
    pub(super) static PRINCIPAL_ARN: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(200)).pattern(&PRINCIPAL_ARN_PATTERN));
    pub(super) static PULL_THROUGH_CACHE_RULE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "upstreamRegistryUrl", required: false, shape: &STRING },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "upstreamRegistry", required: false, shape: &UPSTREAM_REGISTRY },
        Member { name: "updatedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static PULL_THROUGH_CACHE_RULE_LIST: ShapeTable =
        ShapeTable::List { member: &PULL_THROUGH_CACHE_RULE, length: Bounds::ANY };
    static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_PATTERN: Pattern =
        Pattern::new(r"^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$");
    pub(super) static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(2, 30)).pattern(&PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_PATTERN),
    );
    pub(super) static PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX_LIST: ShapeTable = ShapeTable::List {
        member: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        length: Bounds::between(1, 100),
    };
    pub(super) static PULL_TIME_UPDATE_EXCLUSION_LIST: ShapeTable =
        ShapeTable::List { member: &PRINCIPAL_ARN, length: Bounds::between(0, 100) };
    pub(super) static PUT_ACCOUNT_SETTING_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "name", required: true, shape: &ACCOUNT_SETTING_NAME },
        Member { name: "value", required: true, shape: &STRING },
    ]);
    pub(super) static PUT_ACCOUNT_SETTING_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "name", required: false, shape: &ACCOUNT_SETTING_NAME },
        Member { name: "value", required: false, shape: &STRING },
    ]);
    pub(super) static PUT_IMAGE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageManifest", required: true, shape: &IMAGE_MANIFEST },
        Member { name: "imageManifestMediaType", required: false, shape: &STRING },
        Member { name: "imageTag", required: false, shape: &IMAGE_TAG },
        Member { name: "imageDigest", required: false, shape: &STRING },
    ]);
    pub(super) static PUT_IMAGE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "image", required: false, shape: &IMAGE }]);
    pub(super) static PUT_IMAGE_SCANNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageScanningConfiguration", required: true, shape: &IMAGE_SCANNING_CONFIGURATION },
    ]);
    pub(super) static PUT_IMAGE_SCANNING_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageScanningConfiguration", required: false, shape: &IMAGE_SCANNING_CONFIGURATION },
    ]);
    pub(super) static PUT_IMAGE_TAG_MUTABILITY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageTagMutability", required: true, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
    ]);
    pub(super) static PUT_IMAGE_TAG_MUTABILITY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
    ]);
    pub(super) static PUT_LIFECYCLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: true, shape: &LIFECYCLE_POLICY_TEXT },
    ]);
    pub(super) static PUT_LIFECYCLE_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
    ]);
    pub(super) static PUT_REGISTRY_POLICY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "policyText", required: true, shape: &REGISTRY_POLICY_TEXT }]);
    pub(super) static PUT_REGISTRY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "policyText", required: false, shape: &REGISTRY_POLICY_TEXT },
    ]);
    pub(super) static PUT_REGISTRY_SCANNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "scanType", required: false, shape: &SCAN_TYPE },
        Member { name: "rules", required: false, shape: &REGISTRY_SCANNING_RULE_LIST },
    ]);
    pub(super) static PUT_REGISTRY_SCANNING_CONFIGURATION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "registryScanningConfiguration",
            required: false,
            shape: &REGISTRY_SCANNING_CONFIGURATION,
        }]);
    pub(super) static PUT_REPLICATION_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "replicationConfiguration",
        required: true,
        shape: &REPLICATION_CONFIGURATION,
    }]);
    pub(super) static PUT_REPLICATION_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "replicationConfiguration",
        required: false,
        shape: &REPLICATION_CONFIGURATION,
    }]);
    pub(super) static PUT_SIGNING_CONFIGURATION_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "signingConfiguration",
        required: true,
        shape: &SIGNING_CONFIGURATION,
    }]);
    pub(super) static PUT_SIGNING_CONFIGURATION_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "signingConfiguration",
        required: false,
        shape: &SIGNING_CONFIGURATION,
    }]);
    pub(super) static RCT_APPLIED_FOR: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["REPLICATION", "PULL_THROUGH_CACHE", "CREATE_ON_PUSH"]));
    pub(super) static RCT_APPLIED_FOR_LIST: ShapeTable =
        ShapeTable::List { member: &RCT_APPLIED_FOR, length: Bounds::ANY };
    pub(super) static RECOMMENDATION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "url", required: false, shape: &STRING },
        Member { name: "text", required: false, shape: &STRING },
    ]);
    pub(super) static REFERENCE_URLS_LIST: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::ANY };
    static REGION_PATTERN: Pattern = Pattern::new(r"[0-9a-z-]{2,25}");
    pub(super) static REGION: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 25)).pattern(&REGION_PATTERN));
    pub(super) static REGISTER_PULL_TIME_UPDATE_EXCLUSION_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "principalArn", required: true, shape: &PRINCIPAL_ARN }]);
    pub(super) static REGISTER_PULL_TIME_UPDATE_EXCLUSION_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "principalArn", required: false, shape: &PRINCIPAL_ARN },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
    ]);
    static REGISTRY_ID_PATTERN: Pattern = Pattern::new(r"[0-9]{12}");
    pub(super) static REGISTRY_ID: ShapeTable = ShapeTable::String(Text::ANY.pattern(&REGISTRY_ID_PATTERN));
    pub(super) static REGISTRY_POLICY_TEXT: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 10240)));
    pub(super) static REGISTRY_SCANNING_CONFIGURATION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "scanType", required: false, shape: &SCAN_TYPE },
        Member { name: "rules", required: false, shape: &REGISTRY_SCANNING_RULE_LIST },
    ]);
    pub(super) static REGISTRY_SCANNING_RULE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "scanFrequency", required: true, shape: &SCAN_FREQUENCY },
        Member { name: "repositoryFilters", required: true, shape: &SCANNING_REPOSITORY_FILTER_LIST },
    ]);
    pub(super) static REGISTRY_SCANNING_RULE_LIST: ShapeTable =
        ShapeTable::List { member: &REGISTRY_SCANNING_RULE, length: Bounds::between(0, 2) };
    pub(super) static RELATED_VULNERABILITIES_LIST: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::ANY };
    pub(super) static REMEDIATION: ShapeTable =
        ShapeTable::Structure(&[Member { name: "recommendation", required: false, shape: &RECOMMENDATION }]);
    static REPLICATION_BACKFILL_ID_PATTERN: Pattern =
        Pattern::new(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    pub(super) static REPLICATION_BACKFILL_ID: ShapeTable =
        ShapeTable::String(Text::ANY.pattern(&REPLICATION_BACKFILL_ID_PATTERN));
    pub(super) static REPLICATION_BACKFILL_PROGRESS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "totalReplicationCount", required: true, shape: &NON_NEGATIVE_INTEGER },
        Member { name: "completedReplicationCount", required: true, shape: &NON_NEGATIVE_INTEGER },
        Member { name: "failedReplicationCount", required: true, shape: &NON_NEGATIVE_INTEGER },
        Member { name: "failureCodes", required: true, shape: &REPLICATION_ERROR_LIST },
    ]);
    pub(super) static REPLICATION_BACKFILL_RESULT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
        Member { name: "status", required: true, shape: &REPLICATION_BACKFILL_RESULT_STATUS },
        Member { name: "failureCode", required: false, shape: &STRING },
        Member { name: "subImageFailureCodes", required: false, shape: &REPLICATION_ERROR_LIST },
    ]);
    pub(super) static REPLICATION_BACKFILL_RESULT_LIST: ShapeTable =
        ShapeTable::List { member: &REPLICATION_BACKFILL_RESULT, length: Bounds::ANY };
    pub(super) static REPLICATION_BACKFILL_RESULT_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["COMPLETE", "FAILED"]));
    pub(super) static REPLICATION_BACKFILL_STATUS: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "PREPARING",
        "IN_PROGRESS",
        "COMPLETE",
        "FAILED",
        "STOPPING",
        "STOPPED",
    ]));
    pub(super) static REPLICATION_BACKFILL_SUMMARY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "replicationBackfillId", required: true, shape: &REPLICATION_BACKFILL_ID },
        Member { name: "destination", required: true, shape: &REPLICATION_DESTINATION },
        Member { name: "status", required: true, shape: &REPLICATION_BACKFILL_STATUS },
        Member { name: "failureCode", required: false, shape: &STRING },
        Member { name: "progress", required: false, shape: &REPLICATION_BACKFILL_PROGRESS },
        Member { name: "startedAt", required: true, shape: &TIMESTAMP },
        Member { name: "endedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static REPLICATION_BACKFILL_SUMMARY_LIST: ShapeTable =
        ShapeTable::List { member: &REPLICATION_BACKFILL_SUMMARY, length: Bounds::ANY };
    pub(super) static REPLICATION_CONFIGURATION: ShapeTable =
        ShapeTable::Structure(&[Member { name: "rules", required: true, shape: &REPLICATION_RULE_LIST }]);
    pub(super) static REPLICATION_DESTINATION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "region", required: true, shape: &REGION },
        Member { name: "registryId", required: true, shape: &REGISTRY_ID },
    ]);
    pub(super) static REPLICATION_DESTINATION_LIST: ShapeTable =
        ShapeTable::List { member: &REPLICATION_DESTINATION, length: Bounds::between(0, 100) };
    pub(super) static REPLICATION_ERROR_LIST: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::ANY };
    pub(super) static REPLICATION_RULE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "destinations", required: true, shape: &REPLICATION_DESTINATION_LIST },
        Member { name: "repositoryFilters", required: false, shape: &REPOSITORY_FILTER_LIST },
        Member { name: "deleteReplication", required: false, shape: &DELETE_REPLICATION },
    ]);
    pub(super) static REPLICATION_RULE_LIST: ShapeTable =
        ShapeTable::List { member: &REPLICATION_RULE, length: Bounds::between(0, 25) };
    pub(super) static REPLICATION_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["IN_PROGRESS", "COMPLETE", "FAILED"]));
    pub(super) static REPOSITORY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryArn", required: false, shape: &STRING },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "repositoryUri", required: false, shape: &STRING },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
        Member { name: "imageScanningConfiguration", required: false, shape: &IMAGE_SCANNING_CONFIGURATION },
        Member { name: "encryptionConfiguration", required: false, shape: &ENCRYPTION_CONFIGURATION },
    ]);
    pub(super) static REPOSITORY_CREATION_TEMPLATE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "prefix", required: false, shape: &PREFIX },
        Member { name: "description", required: false, shape: &REPOSITORY_TEMPLATE_DESCRIPTION },
        Member {
            name: "encryptionConfiguration",
            required: false,
            shape: &ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "resourceTags", required: false, shape: &TAG_LIST },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
        Member { name: "repositoryPolicy", required: false, shape: &REPOSITORY_POLICY_TEXT },
        Member {
            name: "lifecyclePolicy",
            required: false,
            shape: &LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "appliedFor", required: false, shape: &RCT_APPLIED_FOR_LIST },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member { name: "createdAt", required: false, shape: &TIMESTAMP },
        Member { name: "updatedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static REPOSITORY_CREATION_TEMPLATE_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_CREATION_TEMPLATE, length: Bounds::ANY };
    pub(super) static REPOSITORY_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "filter", required: true, shape: &REPOSITORY_FILTER_VALUE },
        Member { name: "filterType", required: true, shape: &REPOSITORY_FILTER_TYPE },
    ]);
    pub(super) static REPOSITORY_FILTER_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_FILTER, length: Bounds::between(1, 100) };
    pub(super) static REPOSITORY_FILTER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["PREFIX_MATCH"]));
    static REPOSITORY_FILTER_VALUE_PATTERN: Pattern =
        Pattern::new(r"^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$");
    pub(super) static REPOSITORY_FILTER_VALUE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(2, 256)).pattern(&REPOSITORY_FILTER_VALUE_PATTERN),
    );
    pub(super) static REPOSITORY_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY, length: Bounds::ANY };
    static REPOSITORY_NAME_PATTERN: Pattern =
        Pattern::new(r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*");
    pub(super) static REPOSITORY_NAME: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(2, 256)).pattern(&REPOSITORY_NAME_PATTERN).plain(),
    );
    pub(super) static REPOSITORY_NAME_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_NAME, length: Bounds::between(1, 100) };
    pub(super) static REPOSITORY_POLICY_TEXT: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 10240)));
    pub(super) static REPOSITORY_SCANNING_CONFIGURATION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryArn", required: false, shape: &STRING },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "scanOnPush", required: false, shape: &BOOLEAN },
        Member { name: "scanFrequency", required: false, shape: &SCAN_FREQUENCY },
        Member { name: "appliedScanFilters", required: false, shape: &SCANNING_REPOSITORY_FILTER_LIST },
    ]);
    pub(super) static REPOSITORY_SCANNING_CONFIGURATION_FAILURE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "failureCode", required: false, shape: &SCANNING_CONFIGURATION_FAILURE_CODE },
        Member { name: "failureReason", required: false, shape: &STRING },
    ]);
    pub(super) static REPOSITORY_SCANNING_CONFIGURATION_FAILURE_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_SCANNING_CONFIGURATION_FAILURE, length: Bounds::ANY };
    pub(super) static REPOSITORY_SCANNING_CONFIGURATION_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_SCANNING_CONFIGURATION, length: Bounds::ANY };
    pub(super) static REPOSITORY_TEMPLATE_DESCRIPTION: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(256)));
    pub(super) static RESOURCE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "details", required: false, shape: &RESOURCE_DETAILS },
        Member { name: "id", required: false, shape: &STRING },
        Member { name: "tags", required: false, shape: &TAGS },
        Member { name: "type", required: false, shape: &STRING },
    ]);
    pub(super) static RESOURCE_DETAILS: ShapeTable = ShapeTable::Structure(&[Member {
        name: "awsEcrContainerImage",
        required: false,
        shape: &AWS_ECR_CONTAINER_IMAGE_DETAILS,
    }]);
    pub(super) static RESOURCE_LIST: ShapeTable = ShapeTable::List { member: &RESOURCE, length: Bounds::ANY };
    pub(super) static SCAN_FREQUENCY: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"]));
    pub(super) static SCAN_STATUS: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "IN_PROGRESS",
        "COMPLETE",
        "FAILED",
        "UNSUPPORTED_IMAGE",
        "ACTIVE",
        "PENDING",
        "SCAN_ELIGIBILITY_EXPIRED",
        "FINDINGS_UNAVAILABLE",
        "LIMIT_EXCEEDED",
        "IMAGE_ARCHIVED",
        "IMAGE_SIZE_EXCEEDED",
    ]));
    pub(super) static SCAN_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&["BASIC", "ENHANCED"]));
    pub(super) static SCANNING_CONFIGURATION_FAILURE_CODE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["REPOSITORY_NOT_FOUND"]));
    pub(super) static SCANNING_CONFIGURATION_REPOSITORY_NAME_LIST: ShapeTable =
        ShapeTable::List { member: &REPOSITORY_NAME, length: Bounds::between(1, 25) };
    pub(super) static SCANNING_REPOSITORY_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "filter", required: true, shape: &SCANNING_REPOSITORY_FILTER_VALUE },
        Member { name: "filterType", required: true, shape: &SCANNING_REPOSITORY_FILTER_TYPE },
    ]);
    pub(super) static SCANNING_REPOSITORY_FILTER_LIST: ShapeTable =
        ShapeTable::List { member: &SCANNING_REPOSITORY_FILTER, length: Bounds::between(0, 100) };
    pub(super) static SCANNING_REPOSITORY_FILTER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["WILDCARD"]));
    static SCANNING_REPOSITORY_FILTER_VALUE_PATTERN: Pattern =
        Pattern::new(r"^[a-z0-9*](?:[._\-/a-z0-9*]?[a-z0-9*]+)*$");
    pub(super) static SCANNING_REPOSITORY_FILTER_VALUE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 255)).pattern(&SCANNING_REPOSITORY_FILTER_VALUE_PATTERN),
    );
    pub(super) static SCORE_DETAILS: ShapeTable =
        ShapeTable::Structure(&[Member { name: "cvss", required: false, shape: &CVSS_SCORE_DETAILS }]);
    pub(super) static SET_REPOSITORY_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "policyText", required: true, shape: &REPOSITORY_POLICY_TEXT },
        Member { name: "force", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static SET_REPOSITORY_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "policyText", required: false, shape: &REPOSITORY_POLICY_TEXT },
    ]);
    pub(super) static SEVERITY_COUNT: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    pub(super) static SIGNING_CONFIGURATION: ShapeTable =
        ShapeTable::Structure(&[Member { name: "rules", required: true, shape: &SIGNING_RULE_LIST }]);
    static SIGNING_PROFILE_ARN_PATTERN: Pattern =
        Pattern::new(r"^arn:aws(-[a-z]+)*:signer:[a-z0-9-]+:[0-9]{12}:\/signing-profiles\/[a-zA-Z0-9_]{2,}$");
    pub(super) static SIGNING_PROFILE_ARN: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(200)).pattern(&SIGNING_PROFILE_ARN_PATTERN));
    pub(super) static SIGNING_REPOSITORY_FILTER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "filter", required: true, shape: &SIGNING_REPOSITORY_FILTER_VALUE },
        Member { name: "filterType", required: true, shape: &SIGNING_REPOSITORY_FILTER_TYPE },
    ]);
    pub(super) static SIGNING_REPOSITORY_FILTER_LIST: ShapeTable =
        ShapeTable::List { member: &SIGNING_REPOSITORY_FILTER, length: Bounds::between(1, 100) };
    pub(super) static SIGNING_REPOSITORY_FILTER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["WILDCARD_MATCH"]));
    static SIGNING_REPOSITORY_FILTER_VALUE_PATTERN: Pattern =
        Pattern::new(r"^(?:[a-z0-9*]+(?:[._-][a-z0-9*]+)*/)*[a-z0-9*]+(?:[._-][a-z0-9*]+)*$");
    pub(super) static SIGNING_REPOSITORY_FILTER_VALUE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 256)).pattern(&SIGNING_REPOSITORY_FILTER_VALUE_PATTERN),
    );
    pub(super) static SIGNING_RULE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "signingProfileArn", required: true, shape: &SIGNING_PROFILE_ARN },
        Member { name: "repositoryFilters", required: false, shape: &SIGNING_REPOSITORY_FILTER_LIST },
    ]);
    pub(super) static SIGNING_RULE_LIST: ShapeTable =
        ShapeTable::List { member: &SIGNING_RULE, length: Bounds::between(0, 10) };
    pub(super) static SIGNING_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["IN_PROGRESS", "COMPLETE", "FAILED"]));
    pub(super) static START_IMAGE_SCAN_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
    ]);
    pub(super) static START_IMAGE_SCAN_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "imageScanStatus", required: false, shape: &IMAGE_SCAN_STATUS },
    ]);
    pub(super) static START_LIFECYCLE_POLICY_PREVIEW_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
    ]);
    pub(super) static START_LIFECYCLE_POLICY_PREVIEW_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "lifecyclePolicyText", required: false, shape: &LIFECYCLE_POLICY_TEXT },
        Member { name: "status", required: false, shape: &LIFECYCLE_POLICY_PREVIEW_STATUS },
    ]);
    pub(super) static START_REPLICATION_BACKFILL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "destination", required: true, shape: &REPLICATION_DESTINATION },
    ]);
    pub(super) static START_REPLICATION_BACKFILL_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "replicationBackfillId", required: false, shape: &REPLICATION_BACKFILL_ID },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "destination", required: false, shape: &REPLICATION_DESTINATION },
        Member { name: "status", required: false, shape: &REPLICATION_BACKFILL_STATUS },
        Member { name: "startedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static STOP_REPLICATION_BACKFILL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "replicationBackfillId", required: true, shape: &REPLICATION_BACKFILL_ID },
    ]);
    pub(super) static STOP_REPLICATION_BACKFILL_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "replicationBackfillId", required: false, shape: &REPLICATION_BACKFILL_ID },
        Member { name: "destination", required: false, shape: &REPLICATION_DESTINATION },
        Member { name: "status", required: false, shape: &REPLICATION_BACKFILL_STATUS },
        Member { name: "startedAt", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SUBJECT_IDENTIFIER: ShapeTable =
        ShapeTable::Structure(&[Member { name: "imageDigest", required: true, shape: &STRING }]);
    pub(super) static TAG: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Key", required: true, shape: &STRING },
        Member { name: "Value", required: true, shape: &STRING },
    ]);
    pub(super) static TAG_KEY_LIST: ShapeTable = ShapeTable::List { member: &STRING, length: Bounds::ANY };
    pub(super) static TAG_LIST: ShapeTable = ShapeTable::List { member: &TAG, length: Bounds::ANY };
    pub(super) static TAG_RESOURCE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "resourceArn", required: true, shape: &STRING },
        Member { name: "tags", required: true, shape: &TAG_LIST },
    ]);
    pub(super) static TAG_RESOURCE_RESPONSE: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static TAG_STATUS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["TAGGED", "UNTAGGED", "ANY"]));
    pub(super) static TAGS: ShapeTable =
        ShapeTable::Map { key: &STRING, value: &STRING, length: Bounds::ANY };
    pub(super) static TARGET_STORAGE_CLASS: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["STANDARD", "ARCHIVE"]));
    pub(super) static TRANSITIONING_IMAGE_TOTAL_COUNT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "targetStorageClass", required: false, shape: &LIFECYCLE_POLICY_TARGET_STORAGE_CLASS },
        Member { name: "imageTotalCount", required: false, shape: &IMAGE_COUNT },
    ]);
    pub(super) static TRANSITIONING_IMAGE_TOTAL_COUNTS: ShapeTable =
        ShapeTable::List { member: &TRANSITIONING_IMAGE_TOTAL_COUNT, length: Bounds::ANY };
    pub(super) static UNTAG_RESOURCE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "resourceArn", required: true, shape: &STRING },
        Member { name: "tagKeys", required: true, shape: &TAG_KEY_LIST },
    ]);
    pub(super) static UNTAG_RESOURCE_RESPONSE: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static UPDATE_IMAGE_STORAGE_CLASS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: true, shape: &IMAGE_IDENTIFIER },
        Member { name: "targetStorageClass", required: true, shape: &TARGET_STORAGE_CLASS },
    ]);
    pub(super) static UPDATE_IMAGE_STORAGE_CLASS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "imageId", required: false, shape: &IMAGE_IDENTIFIER },
        Member { name: "imageStatus", required: false, shape: &IMAGE_STATUS },
    ]);
    pub(super) static UPDATE_PULL_THROUGH_CACHE_RULE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member {
            name: "ecrRepositoryPrefix",
            required: true,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
    ]);
    pub(super) static UPDATE_PULL_THROUGH_CACHE_RULE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "updatedAt", required: false, shape: &TIMESTAMP },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
    ]);
    pub(super) static UPDATE_REPOSITORY_CREATION_TEMPLATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "prefix", required: true, shape: &PREFIX },
        Member { name: "description", required: false, shape: &REPOSITORY_TEMPLATE_DESCRIPTION },
        Member {
            name: "encryptionConfiguration",
            required: false,
            shape: &ENCRYPTION_CONFIGURATION_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "resourceTags", required: false, shape: &TAG_LIST },
        Member { name: "imageTagMutability", required: false, shape: &IMAGE_TAG_MUTABILITY },
        Member {
            name: "imageTagMutabilityExclusionFilters",
            required: false,
            shape: &IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS,
        },
        Member { name: "repositoryPolicy", required: false, shape: &REPOSITORY_POLICY_TEXT },
        Member {
            name: "lifecyclePolicy",
            required: false,
            shape: &LIFECYCLE_POLICY_TEXT_FOR_REPOSITORY_CREATION_TEMPLATE,
        },
        Member { name: "appliedFor", required: false, shape: &RCT_APPLIED_FOR_LIST },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
    ]);
    pub(super) static UPDATE_REPOSITORY_CREATION_TEMPLATE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryCreationTemplate", required: false, shape: &REPOSITORY_CREATION_TEMPLATE },
    ]);
    static UPLOAD_ID_PATTERN: Pattern =
        Pattern::new(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    pub(super) static UPLOAD_ID: ShapeTable = ShapeTable::String(Text::ANY.pattern(&UPLOAD_ID_PATTERN));
    pub(super) static UPLOAD_LAYER_PART_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: true, shape: &REPOSITORY_NAME },
        Member { name: "uploadId", required: true, shape: &UPLOAD_ID },
        Member { name: "partFirstByte", required: true, shape: &PART_SIZE },
        Member { name: "partLastByte", required: true, shape: &PART_SIZE },
        Member { name: "layerPartBlob", required: true, shape: &LAYER_PART_BLOB },
    ]);
    pub(super) static UPLOAD_LAYER_PART_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "repositoryName", required: false, shape: &REPOSITORY_NAME },
        Member { name: "uploadId", required: false, shape: &UPLOAD_ID },
        Member { name: "lastByteReceived", required: false, shape: &PART_SIZE },
    ]);
    pub(super) static UPSTREAM_REGISTRY: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "ecr",
        "ecr-public",
        "quay",
        "k8s",
        "docker-hub",
        "github-container-registry",
        "azure-container-registry",
        "gitlab-container-registry",
        "chainguard",
    ]));
    pub(super) static VALIDATE_PULL_THROUGH_CACHE_RULE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: true,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
    ]);
    pub(super) static VALIDATE_PULL_THROUGH_CACHE_RULE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ecrRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "registryId", required: false, shape: &REGISTRY_ID },
        Member { name: "upstreamRegistryUrl", required: false, shape: &STRING },
        Member { name: "credentialArn", required: false, shape: &CREDENTIAL_ARN },
        Member { name: "customRoleArn", required: false, shape: &CUSTOM_ROLE_ARN },
        Member {
            name: "upstreamRepositoryPrefix",
            required: false,
            shape: &PULL_THROUGH_CACHE_RULE_REPOSITORY_PREFIX,
        },
        Member { name: "isValid", required: false, shape: &BOOLEAN },
        Member { name: "failure", required: false, shape: &STRING },
    ]);
    pub(super) static VULNERABLE_PACKAGE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "arch", required: false, shape: &STRING },
        Member { name: "epoch", required: false, shape: &INTEGER },
        Member { name: "filePath", required: false, shape: &STRING },
        Member { name: "name", required: false, shape: &STRING },
        Member { name: "packageManager", required: false, shape: &STRING },
        Member { name: "release", required: false, shape: &STRING },
        Member { name: "sourceLayerHash", required: false, shape: &STRING },
        Member { name: "version", required: false, shape: &STRING },
        Member { name: "fixedInVersion", required: false, shape: &STRING },
    ]);
    pub(super) static VULNERABLE_PACKAGES_LIST: ShapeTable =
        ShapeTable::List { member: &VULNERABLE_PACKAGE, length: Bounds::ANY };
}
