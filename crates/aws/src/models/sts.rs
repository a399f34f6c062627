//! AWS Security Token Service 2011-06-15. Written by `cargo xtask models` from botocore 1.44.5: do not edit.

#![allow(missing_docs, reason = "members and errors have AWS's names; its API reference describes them")]

use serde::{Deserialize, Serialize};

use crate::model::{OperationTable, Protocol, Refusal, Service, Shape, typed};
use crate::modelled::modelled_errors;

/// AWS Security Token Service.
pub static SERVICE: Service = Service {
    name: "sts",
    protocol: Protocol::Query,
    target_prefix: "",
    signing_name: "sts",
    api_version: "2011-06-15",
    xml_namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    operations: &[
        <AssumeRole as Shape>::OPERATION,
        <AssumeRoleWithSAML as Shape>::OPERATION,
        <AssumeRoleWithWebIdentity as Shape>::OPERATION,
        <AssumeRoot as Shape>::OPERATION,
        <DecodeAuthorizationMessage as Shape>::OPERATION,
        <GetAccessKeyInfo as Shape>::OPERATION,
        <GetCallerIdentity as Shape>::OPERATION,
        <GetDelegatedAccessToken as Shape>::OPERATION,
        <GetFederationToken as Shape>::OPERATION,
        <GetSessionToken as Shape>::OPERATION,
        <GetWebIdentityToken as Shape>::OPERATION,
    ],
};

/// The operation AssumeRole.
#[derive(Clone, Copy, Debug)]
pub struct AssumeRole;

impl Shape for AssumeRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AssumeRole",
        input: &tables::ASSUME_ROLE_REQUEST,
        output: Some(&tables::ASSUME_ROLE_RESPONSE),
        errors: <AssumeRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AssumeRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AssumeRoleInput;
    type Output = AssumeRoleOutput;
    type Error = AssumeRoleError;
}

/// Input of AssumeRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleInput {
    pub role_arn: String,
    pub role_session_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transitive_tag_keys: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provided_contexts: Option<Vec<ProvidedContext>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

/// Output of AssumeRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_role_user: Option<AssumedRoleUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of AssumeRole.
    AssumeRoleError {
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        PackedPolicyTooLargeException = "PackedPolicyTooLarge" 400 {},
        RegionDisabledException = "RegionDisabledException" 403 {},
        ExpiredTokenException = "ExpiredTokenException" 400 {},
    }
}

/// The operation AssumeRoleWithSAML.
#[derive(Clone, Copy, Debug)]
pub struct AssumeRoleWithSAML;

impl Shape for AssumeRoleWithSAML {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AssumeRoleWithSAML",
        input: &tables::ASSUME_ROLE_WITH_SAML_REQUEST,
        output: Some(&tables::ASSUME_ROLE_WITH_SAML_RESPONSE),
        errors: <AssumeRoleWithSAMLError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AssumeRoleWithSAMLInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AssumeRoleWithSAMLInput;
    type Output = AssumeRoleWithSAMLOutput;
    type Error = AssumeRoleWithSAMLError;
}

/// Input of AssumeRoleWithSAML.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithSAMLInput {
    pub role_arn: String,
    pub principal_arn: String,
    #[serde(rename = "SAMLAssertion")]
    pub saml_assertion: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

// Without what no log should hold.
impl std::fmt::Debug for AssumeRoleWithSAMLInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AssumeRoleWithSAMLInput")
            .field("role_arn", &self.role_arn)
            .field("principal_arn", &self.principal_arn)
            .field("policy_arns", &self.policy_arns)
            .field("policy", &self.policy)
            .field("duration_seconds", &self.duration_seconds)
            .field("minimum_session_token_size", &self.minimum_session_token_size)
            .finish_non_exhaustive()
    }
}

/// Output of AssumeRoleWithSAML.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithSAMLOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_role_user: Option<AssumedRoleUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_qualifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of AssumeRoleWithSAML.
    AssumeRoleWithSAMLError {
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        PackedPolicyTooLargeException = "PackedPolicyTooLarge" 400 {},
        IDPRejectedClaimException = "IDPRejectedClaim" 403 {},
        InvalidIdentityTokenException = "InvalidIdentityToken" 400 {},
        ExpiredTokenException = "ExpiredTokenException" 400 {},
        RegionDisabledException = "RegionDisabledException" 403 {},
    }
}

/// The operation AssumeRoleWithWebIdentity.
#[derive(Clone, Copy, Debug)]
pub struct AssumeRoleWithWebIdentity;

impl Shape for AssumeRoleWithWebIdentity {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AssumeRoleWithWebIdentity",
        input: &tables::ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST,
        output: Some(&tables::ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE),
        errors: <AssumeRoleWithWebIdentityError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AssumeRoleWithWebIdentityInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AssumeRoleWithWebIdentityInput;
    type Output = AssumeRoleWithWebIdentityOutput;
    type Error = AssumeRoleWithWebIdentityError;
}

/// Input of AssumeRoleWithWebIdentity.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithWebIdentityInput {
    pub role_arn: String,
    pub role_session_name: String,
    pub web_identity_token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

// Without what no log should hold.
impl std::fmt::Debug for AssumeRoleWithWebIdentityInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AssumeRoleWithWebIdentityInput")
            .field("role_arn", &self.role_arn)
            .field("role_session_name", &self.role_session_name)
            .field("provider_id", &self.provider_id)
            .field("policy_arns", &self.policy_arns)
            .field("policy", &self.policy)
            .field("duration_seconds", &self.duration_seconds)
            .field("minimum_session_token_size", &self.minimum_session_token_size)
            .finish_non_exhaustive()
    }
}

/// Output of AssumeRoleWithWebIdentity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithWebIdentityOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_from_web_identity_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_role_user: Option<AssumedRoleUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of AssumeRoleWithWebIdentity.
    AssumeRoleWithWebIdentityError {
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        PackedPolicyTooLargeException = "PackedPolicyTooLarge" 400 {},
        IDPRejectedClaimException = "IDPRejectedClaim" 403 {},
        IDPCommunicationErrorException = "IDPCommunicationError" 400 {},
        InvalidIdentityTokenException = "InvalidIdentityToken" 400 {},
        ExpiredTokenException = "ExpiredTokenException" 400 {},
        RegionDisabledException = "RegionDisabledException" 403 {},
    }
}

/// The operation AssumeRoot.
#[derive(Clone, Copy, Debug)]
pub struct AssumeRoot;

impl Shape for AssumeRoot {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AssumeRoot",
        input: &tables::ASSUME_ROOT_REQUEST,
        output: Some(&tables::ASSUME_ROOT_RESPONSE),
        errors: <AssumeRootError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AssumeRootInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AssumeRootInput;
    type Output = AssumeRootOutput;
    type Error = AssumeRootError;
}

/// Input of AssumeRoot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRootInput {
    pub target_principal: String,
    pub task_policy_arn: PolicyDescriptorType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

/// Output of AssumeRoot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRootOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of AssumeRoot.
    AssumeRootError {
        RegionDisabledException = "RegionDisabledException" 403 {},
        ExpiredTokenException = "ExpiredTokenException" 400 {},
    }
}

/// The operation DecodeAuthorizationMessage.
#[derive(Clone, Copy, Debug)]
pub struct DecodeAuthorizationMessage;

impl Shape for DecodeAuthorizationMessage {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DecodeAuthorizationMessage",
        input: &tables::DECODE_AUTHORIZATION_MESSAGE_REQUEST,
        output: Some(&tables::DECODE_AUTHORIZATION_MESSAGE_RESPONSE),
        errors: <DecodeAuthorizationMessageError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DecodeAuthorizationMessageInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DecodeAuthorizationMessageInput;
    type Output = DecodeAuthorizationMessageOutput;
    type Error = DecodeAuthorizationMessageError;
}

/// Input of DecodeAuthorizationMessage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DecodeAuthorizationMessageInput {
    pub encoded_message: String,
}

/// Output of DecodeAuthorizationMessage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DecodeAuthorizationMessageOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoded_message: Option<String>,
}

modelled_errors! {
    /// Errors of DecodeAuthorizationMessage.
    DecodeAuthorizationMessageError {
        InvalidAuthorizationMessageException = "InvalidAuthorizationMessageException" 400 {},
    }
}

/// The operation GetAccessKeyInfo.
#[derive(Clone, Copy, Debug)]
pub struct GetAccessKeyInfo;

impl Shape for GetAccessKeyInfo {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccessKeyInfo",
        input: &tables::GET_ACCESS_KEY_INFO_REQUEST,
        output: Some(&tables::GET_ACCESS_KEY_INFO_RESPONSE),
        errors: <GetAccessKeyInfoError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetAccessKeyInfoInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccessKeyInfoInput;
    type Output = GetAccessKeyInfoOutput;
    type Error = GetAccessKeyInfoError;
}

/// Input of GetAccessKeyInfo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyInfoInput {
    pub access_key_id: String,
}

/// Output of GetAccessKeyInfo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyInfoOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
}

modelled_errors! {
    /// Errors of GetAccessKeyInfo.
    GetAccessKeyInfoError {
    }
}

/// The operation GetCallerIdentity.
#[derive(Clone, Copy, Debug)]
pub struct GetCallerIdentity;

impl Shape for GetCallerIdentity {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetCallerIdentity",
        input: &tables::GET_CALLER_IDENTITY_REQUEST,
        output: Some(&tables::GET_CALLER_IDENTITY_RESPONSE),
        errors: <GetCallerIdentityError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetCallerIdentityInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetCallerIdentityInput;
    type Output = GetCallerIdentityOutput;
    type Error = GetCallerIdentityError;
}

/// Input of GetCallerIdentity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetCallerIdentityInput {}

/// Output of GetCallerIdentity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetCallerIdentityOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

modelled_errors! {
    /// Errors of GetCallerIdentity.
    GetCallerIdentityError {
    }
}

/// The operation GetDelegatedAccessToken.
#[derive(Clone, Copy, Debug)]
pub struct GetDelegatedAccessToken;

impl Shape for GetDelegatedAccessToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetDelegatedAccessToken",
        input: &tables::GET_DELEGATED_ACCESS_TOKEN_REQUEST,
        output: Some(&tables::GET_DELEGATED_ACCESS_TOKEN_RESPONSE),
        errors: <GetDelegatedAccessTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetDelegatedAccessTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetDelegatedAccessTokenInput;
    type Output = GetDelegatedAccessTokenOutput;
    type Error = GetDelegatedAccessTokenError;
}

/// Input of GetDelegatedAccessToken.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDelegatedAccessTokenInput {
    pub trade_in_token: String,
}

// Without what no log should hold.
impl std::fmt::Debug for GetDelegatedAccessTokenInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GetDelegatedAccessTokenInput").finish_non_exhaustive()
    }
}

/// Output of GetDelegatedAccessToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDelegatedAccessTokenOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed_principal: Option<String>,
}

modelled_errors! {
    /// Errors of GetDelegatedAccessToken.
    GetDelegatedAccessTokenError {
        ExpiredTradeInTokenException = "ExpiredTradeInTokenException" 400 {},
        RegionDisabledException = "RegionDisabledException" 403 {},
        PackedPolicyTooLargeException = "PackedPolicyTooLarge" 400 {},
    }
}

/// The operation GetFederationToken.
#[derive(Clone, Copy, Debug)]
pub struct GetFederationToken;

impl Shape for GetFederationToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetFederationToken",
        input: &tables::GET_FEDERATION_TOKEN_REQUEST,
        output: Some(&tables::GET_FEDERATION_TOKEN_RESPONSE),
        errors: <GetFederationTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetFederationTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetFederationTokenInput;
    type Output = GetFederationTokenOutput;
    type Error = GetFederationTokenError;
}

/// Input of GetFederationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFederationTokenInput {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

/// Output of GetFederationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFederationTokenOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub federated_user: Option<FederatedUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packed_policy_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of GetFederationToken.
    GetFederationTokenError {
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        PackedPolicyTooLargeException = "PackedPolicyTooLarge" 400 {},
        RegionDisabledException = "RegionDisabledException" 403 {},
    }
}

/// The operation GetSessionToken.
#[derive(Clone, Copy, Debug)]
pub struct GetSessionToken;

impl Shape for GetSessionToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetSessionToken",
        input: &tables::GET_SESSION_TOKEN_REQUEST,
        output: Some(&tables::GET_SESSION_TOKEN_RESPONSE),
        errors: <GetSessionTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetSessionTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetSessionTokenInput;
    type Output = GetSessionTokenOutput;
    type Error = GetSessionTokenError;
}

/// Input of GetSessionToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSessionTokenInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_session_token_size: Option<i32>,
}

/// Output of GetSessionToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSessionTokenOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_utilization: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_token_size: Option<i32>,
}

modelled_errors! {
    /// Errors of GetSessionToken.
    GetSessionTokenError {
        RegionDisabledException = "RegionDisabledException" 403 {},
    }
}

/// The operation GetWebIdentityToken.
#[derive(Clone, Copy, Debug)]
pub struct GetWebIdentityToken;

impl Shape for GetWebIdentityToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetWebIdentityToken",
        input: &tables::GET_WEB_IDENTITY_TOKEN_REQUEST,
        output: Some(&tables::GET_WEB_IDENTITY_TOKEN_RESPONSE),
        errors: <GetWebIdentityTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetWebIdentityTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetWebIdentityTokenInput;
    type Output = GetWebIdentityTokenOutput;
    type Error = GetWebIdentityTokenError;
}

/// Input of GetWebIdentityToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetWebIdentityTokenInput {
    pub audience: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    pub signing_algorithm: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of GetWebIdentityToken.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetWebIdentityTokenOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_identity_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<crate::Timestamp>,
}

// Without what no log should hold.
impl std::fmt::Debug for GetWebIdentityTokenOutput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GetWebIdentityTokenOutput")
            .field("expiration", &self.expiration)
            .finish_non_exhaustive()
    }
}

modelled_errors! {
    /// Errors of GetWebIdentityToken.
    GetWebIdentityTokenError {
        SessionDurationEscalationException = "SessionDurationEscalationException" 403 {},
        OutboundWebIdentityFederationDisabledException = "OutboundWebIdentityFederationDisabledException" 403 {},
        JWTPayloadSizeExceededException = "JWTPayloadSizeExceededException" 400 {},
    }
}

/// The structure AssumedRoleUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssumedRoleUser {
    pub assumed_role_id: String,
    pub arn: String,
}

/// The structure Credentials.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Credentials {
    pub access_key_id: String,
    pub secret_access_key: String,
    pub session_token: String,
    pub expiration: crate::Timestamp,
}

// Without what no log should hold.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("expiration", &self.expiration)
            .finish_non_exhaustive()
    }
}

/// The structure FederatedUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FederatedUser {
    pub federated_user_id: String,
    pub arn: String,
}

/// The structure PolicyDescriptorType.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyDescriptorType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

/// The structure ProvidedContext.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProvidedContext {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_assertion: Option<String>,
}

/// The structure Tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// What the model demands of each shape.
mod tables {
    use crate::model::*;

    pub(super) static ASSUME_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleArn", required: true, shape: &ARN_TYPE },
        Member { name: "RoleSessionName", required: true, shape: &ROLE_SESSION_NAME_TYPE },
        Member { name: "PolicyArns", required: false, shape: &POLICY_DESCRIPTOR_LIST_TYPE },
        Member { name: "Policy", required: false, shape: &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &ROLE_DURATION_SECONDS_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "TransitiveTagKeys", required: false, shape: &TAG_KEY_LIST_TYPE },
        Member { name: "ExternalId", required: false, shape: &EXTERNAL_ID_TYPE },
        Member { name: "SerialNumber", required: false, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "TokenCode", required: false, shape: &TOKEN_CODE_TYPE },
        Member { name: "SourceIdentity", required: false, shape: &SOURCE_IDENTITY_TYPE },
        Member { name: "ProvidedContexts", required: false, shape: &PROVIDED_CONTEXTS_LIST_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROLE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "AssumedRoleUser", required: false, shape: &ASSUMED_ROLE_USER },
        Member { name: "PackedPolicySize", required: false, shape: &NON_NEGATIVE_INTEGER_TYPE },
        Member { name: "SourceIdentity", required: false, shape: &SOURCE_IDENTITY_TYPE },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROLE_WITH_SAML_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleArn", required: true, shape: &ARN_TYPE },
        Member { name: "PrincipalArn", required: true, shape: &ARN_TYPE },
        Member { name: "SAMLAssertion", required: true, shape: &SAML_ASSERTION_TYPE },
        Member { name: "PolicyArns", required: false, shape: &POLICY_DESCRIPTOR_LIST_TYPE },
        Member { name: "Policy", required: false, shape: &SESSION_POLICY_DOCUMENT_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &ROLE_DURATION_SECONDS_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROLE_WITH_SAML_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "AssumedRoleUser", required: false, shape: &ASSUMED_ROLE_USER },
        Member { name: "PackedPolicySize", required: false, shape: &NON_NEGATIVE_INTEGER_TYPE },
        Member { name: "Subject", required: false, shape: &STRING },
        Member { name: "SubjectType", required: false, shape: &STRING },
        Member { name: "Issuer", required: false, shape: &STRING },
        Member { name: "Audience", required: false, shape: &STRING },
        Member { name: "NameQualifier", required: false, shape: &STRING },
        Member { name: "SourceIdentity", required: false, shape: &SOURCE_IDENTITY_TYPE },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleArn", required: true, shape: &ARN_TYPE },
        Member { name: "RoleSessionName", required: true, shape: &ROLE_SESSION_NAME_TYPE },
        Member { name: "WebIdentityToken", required: true, shape: &CLIENT_TOKEN_TYPE },
        Member { name: "ProviderId", required: false, shape: &URL_TYPE },
        Member { name: "PolicyArns", required: false, shape: &POLICY_DESCRIPTOR_LIST_TYPE },
        Member { name: "Policy", required: false, shape: &SESSION_POLICY_DOCUMENT_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &ROLE_DURATION_SECONDS_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "SubjectFromWebIdentityToken", required: false, shape: &WEB_IDENTITY_SUBJECT_TYPE },
        Member { name: "AssumedRoleUser", required: false, shape: &ASSUMED_ROLE_USER },
        Member { name: "PackedPolicySize", required: false, shape: &NON_NEGATIVE_INTEGER_TYPE },
        Member { name: "Provider", required: false, shape: &STRING },
        Member { name: "Audience", required: false, shape: &STRING },
        Member { name: "SourceIdentity", required: false, shape: &SOURCE_IDENTITY_TYPE },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROOT_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "TargetPrincipal", required: true, shape: &TARGET_PRINCIPAL_TYPE },
        Member { name: "TaskPolicyArn", required: true, shape: &POLICY_DESCRIPTOR_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &ROOT_DURATION_SECONDS_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUME_ROOT_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "SourceIdentity", required: false, shape: &SOURCE_IDENTITY_TYPE },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static ASSUMED_ROLE_USER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AssumedRoleId", required: true, shape: &ASSUMED_ROLE_ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static CREDENTIALS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE },
        Member { name: "SecretAccessKey", required: true, shape: &ACCESS_KEY_SECRET_TYPE },
        Member { name: "SessionToken", required: true, shape: &TOKEN_TYPE },
        Member { name: "Expiration", required: true, shape: &TIMESTAMP },
    ]);
    pub(super) static DECODE_AUTHORIZATION_MESSAGE_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "EncodedMessage",
        required: true,
        shape: &ENCODED_MESSAGE_TYPE,
    }]);
    pub(super) static DECODE_AUTHORIZATION_MESSAGE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "DecodedMessage", required: false, shape: &STRING }]);
    pub(super) static FEDERATED_USER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "FederatedUserId", required: true, shape: &FEDERATED_ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static GET_ACCESS_KEY_INFO_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE }]);
    pub(super) static GET_ACCESS_KEY_INFO_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Account", required: false, shape: &STRING }]);
    pub(super) static GET_CALLER_IDENTITY_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static GET_CALLER_IDENTITY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserId", required: false, shape: &STRING },
        Member { name: "Account", required: false, shape: &STRING },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
    ]);
    pub(super) static GET_DELEGATED_ACCESS_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "TradeInToken",
        required: true,
        shape: &TRADE_IN_TOKEN_TYPE,
    }]);
    pub(super) static GET_DELEGATED_ACCESS_TOKEN_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "PackedPolicySize", required: false, shape: &NON_NEGATIVE_INTEGER_TYPE },
        Member { name: "AssumedPrincipal", required: false, shape: &ARN_TYPE },
    ]);
    pub(super) static GET_FEDERATION_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Name", required: true, shape: &USER_NAME_TYPE },
        Member { name: "Policy", required: false, shape: &SESSION_POLICY_DOCUMENT_TYPE },
        Member { name: "PolicyArns", required: false, shape: &POLICY_DESCRIPTOR_LIST_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &DURATION_SECONDS_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static GET_FEDERATION_TOKEN_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "FederatedUser", required: false, shape: &FEDERATED_USER },
        Member { name: "PackedPolicySize", required: false, shape: &NON_NEGATIVE_INTEGER_TYPE },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static GET_SESSION_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DurationSeconds", required: false, shape: &DURATION_SECONDS_TYPE },
        Member { name: "SerialNumber", required: false, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "TokenCode", required: false, shape: &TOKEN_CODE_TYPE },
        Member { name: "MinimumSessionTokenSize", required: false, shape: &MINIMUM_SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static GET_SESSION_TOKEN_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Credentials", required: false, shape: &CREDENTIALS },
        Member { name: "SessionTokenUtilization", required: false, shape: &SESSION_TOKEN_UTILIZATION_TYPE },
        Member { name: "SessionTokenSize", required: false, shape: &SESSION_TOKEN_SIZE_TYPE },
    ]);
    pub(super) static GET_WEB_IDENTITY_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Audience", required: true, shape: &WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE },
        Member { name: "DurationSeconds", required: false, shape: &WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE },
        Member { name: "SigningAlgorithm", required: true, shape: &JWT_ALGORITHM_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static GET_WEB_IDENTITY_TOKEN_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "WebIdentityToken", required: false, shape: &WEB_IDENTITY_TOKEN_TYPE },
        Member { name: "Expiration", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static POLICY_DESCRIPTOR_TYPE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "arn", required: false, shape: &ARN_TYPE }]);
    pub(super) static PROVIDED_CONTEXT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ProviderArn", required: false, shape: &ARN_TYPE },
        Member { name: "ContextAssertion", required: false, shape: &CONTEXT_ASSERTION_TYPE },
    ]);
    pub(super) static PROVIDED_CONTEXTS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &PROVIDED_CONTEXT, length: Bounds::between(1, 5) };
    pub(super) static ROOT_DURATION_SECONDS_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(0, 900));
    pub(super) static SAML_ASSERTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(4, 100000)).sensitive());
    pub(super) static TAG: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Key", required: true, shape: &TAG_KEY_TYPE },
        Member { name: "Value", required: true, shape: &TAG_VALUE_TYPE },
    ]);
    pub(super) static TARGET_PRINCIPAL_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(12, 2048)));
    static ACCESS_KEY_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]*");
    pub(super) static ACCESS_KEY_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(16, 128)).pattern(&ACCESS_KEY_ID_TYPE_PATTERN));
    pub(super) static ACCESS_KEY_SECRET_TYPE: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    static ARN_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+");
    pub(super) static ARN_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(20, 2048)).pattern(&ARN_TYPE_PATTERN));
    static ASSUMED_ROLE_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@:-]*");
    pub(super) static ASSUMED_ROLE_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 193)).pattern(&ASSUMED_ROLE_ID_TYPE_PATTERN));
    pub(super) static CLIENT_TOKEN_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(4, 20000)).sensitive());
    pub(super) static CONTEXT_ASSERTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(4, 2048)));
    pub(super) static DURATION_SECONDS_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(900, 129600));
    pub(super) static ENCODED_MESSAGE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 10240)));
    static EXTERNAL_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@:\/-]*");
    pub(super) static EXTERNAL_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 1224)).pattern(&EXTERNAL_ID_TYPE_PATTERN));
    static FEDERATED_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@\:-]*");
    pub(super) static FEDERATED_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 193)).pattern(&FEDERATED_ID_TYPE_PATTERN));
    pub(super) static JWT_ALGORITHM_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(5, 5)));
    pub(super) static MINIMUM_SESSION_TOKEN_SIZE_TYPE: ShapeTable =
        ShapeTable::Integer(Bounds::between(0, 4096));
    pub(super) static NON_NEGATIVE_INTEGER_TYPE: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    pub(super) static POLICY_DESCRIPTOR_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_DESCRIPTOR_TYPE, length: Bounds::ANY };
    pub(super) static ROLE_DURATION_SECONDS_TYPE: ShapeTable =
        ShapeTable::Integer(Bounds::between(900, 43200));
    static ROLE_SESSION_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]*");
    pub(super) static ROLE_SESSION_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 64)).pattern(&ROLE_SESSION_NAME_TYPE_PATTERN));
    static SERIAL_NUMBER_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=/:,.@-]*");
    pub(super) static SERIAL_NUMBER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(9, 256)).pattern(&SERIAL_NUMBER_TYPE_PATTERN));
    static SESSION_POLICY_DOCUMENT_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static SESSION_POLICY_DOCUMENT_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 2048)).pattern(&SESSION_POLICY_DOCUMENT_TYPE_PATTERN),
    );
    pub(super) static SESSION_TOKEN_SIZE_TYPE: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    pub(super) static SESSION_TOKEN_UTILIZATION_TYPE: ShapeTable = ShapeTable::Integer(Bounds::at_least(0));
    static SOURCE_IDENTITY_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]*");
    pub(super) static SOURCE_IDENTITY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 64)).pattern(&SOURCE_IDENTITY_TYPE_PATTERN));
    pub(super) static TAG_KEY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &TAG_KEY_TYPE, length: Bounds::at_most(50) };
    static TAG_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
    pub(super) static TAG_KEY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&TAG_KEY_TYPE_PATTERN));
    pub(super) static TAG_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &TAG, length: Bounds::at_most(50) };
    static TAG_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
    pub(super) static TAG_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 256)).pattern(&TAG_VALUE_TYPE_PATTERN));
    static TOKEN_CODE_TYPE_PATTERN: Pattern = Pattern::new(r"[\d]*");
    pub(super) static TOKEN_CODE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(6, 6)).pattern(&TOKEN_CODE_TYPE_PATTERN));
    pub(super) static TOKEN_TYPE: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    pub(super) static TRADE_IN_TOKEN_TYPE: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::at_least(1)).pattern(&UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_PATTERN),
    );
    pub(super) static URL_TYPE: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(4, 2048)));
    static USER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]*");
    pub(super) static USER_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(2, 32)).pattern(&USER_NAME_TYPE_PATTERN));
    pub(super) static WEB_IDENTITY_SUBJECT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(6, 255)));
    pub(super) static WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE, length: Bounds::between(1, 10) };
    pub(super) static WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 1000)));
    pub(super) static WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE: ShapeTable =
        ShapeTable::Integer(Bounds::between(60, 3600));
    pub(super) static WEB_IDENTITY_TOKEN_TYPE: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
}
