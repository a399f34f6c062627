//! AWS Identity and Access Management 2010-05-08. Written by `cargo xtask models` from botocore 1.44.5: do not edit.

#![allow(missing_docs, reason = "members and errors have AWS's names; its API reference describes them")]

use serde::{Deserialize, Serialize};

use crate::model::{OperationTable, Pagination, Protocol, Refusal, Service, Shape, typed};
use crate::modelled::modelled_errors;

/// AWS Identity and Access Management.
pub static SERVICE: Service = Service {
    name: "iam",
    protocol: Protocol::Query,
    target_prefix: "",
    signing_name: "iam",
    api_version: "2010-05-08",
    xml_namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    operations: &[
        <AcceptDelegationRequest as Shape>::OPERATION,
        <AcquireRole as Shape>::OPERATION,
        <AddClientIDToOpenIDConnectProvider as Shape>::OPERATION,
        <AddRoleToInstanceProfile as Shape>::OPERATION,
        <AddUserToGroup as Shape>::OPERATION,
        <AssociateDelegationRequest as Shape>::OPERATION,
        <AttachGroupPolicy as Shape>::OPERATION,
        <AttachRolePolicy as Shape>::OPERATION,
        <AttachUserPolicy as Shape>::OPERATION,
        <ChangePassword as Shape>::OPERATION,
        <CreateAccessKey as Shape>::OPERATION,
        <CreateAccountAlias as Shape>::OPERATION,
        <CreateDelegationRequest as Shape>::OPERATION,
        <CreateGroup as Shape>::OPERATION,
        <CreateInstanceProfile as Shape>::OPERATION,
        <CreateLoginProfile as Shape>::OPERATION,
        <CreateOpenIDConnectProvider as Shape>::OPERATION,
        <CreatePolicy as Shape>::OPERATION,
        <CreatePolicyVersion as Shape>::OPERATION,
        <CreateRole as Shape>::OPERATION,
        <CreateSAMLProvider as Shape>::OPERATION,
        <CreateServiceLinkedRole as Shape>::OPERATION,
        <CreateServiceSpecificCredential as Shape>::OPERATION,
        <CreateUser as Shape>::OPERATION,
        <CreateVirtualMFADevice as Shape>::OPERATION,
        <DeactivateMFADevice as Shape>::OPERATION,
        <DeleteAccessKey as Shape>::OPERATION,
        <DeleteAccountAlias as Shape>::OPERATION,
        <DeleteAccountPasswordPolicy as Shape>::OPERATION,
        <DeleteGroup as Shape>::OPERATION,
        <DeleteGroupPolicy as Shape>::OPERATION,
        <DeleteInstanceProfile as Shape>::OPERATION,
        <DeleteLoginProfile as Shape>::OPERATION,
        <DeleteOpenIDConnectProvider as Shape>::OPERATION,
        <DeletePolicy as Shape>::OPERATION,
        <DeletePolicyVersion as Shape>::OPERATION,
        <DeleteRole as Shape>::OPERATION,
        <DeleteRolePermissionsBoundary as Shape>::OPERATION,
        <DeleteRolePolicy as Shape>::OPERATION,
        <DeleteSAMLProvider as Shape>::OPERATION,
        <DeleteSSHPublicKey as Shape>::OPERATION,
        <DeleteServerCertificate as Shape>::OPERATION,
        <DeleteServiceLinkedRole as Shape>::OPERATION,
        <DeleteServiceSpecificCredential as Shape>::OPERATION,
        <DeleteSigningCertificate as Shape>::OPERATION,
        <DeleteUser as Shape>::OPERATION,
        <DeleteUserPermissionsBoundary as Shape>::OPERATION,
        <DeleteUserPolicy as Shape>::OPERATION,
        <DeleteVirtualMFADevice as Shape>::OPERATION,
        <DetachGroupPolicy as Shape>::OPERATION,
        <DetachRolePolicy as Shape>::OPERATION,
        <DetachUserPolicy as Shape>::OPERATION,
        <DisableOrganizationsRootCredentialsManagement as Shape>::OPERATION,
        <DisableOrganizationsRootSessions as Shape>::OPERATION,
        <DisableOutboundWebIdentityFederation as Shape>::OPERATION,
        <EnableMFADevice as Shape>::OPERATION,
        <EnableOrganizationsRootCredentialsManagement as Shape>::OPERATION,
        <EnableOrganizationsRootSessions as Shape>::OPERATION,
        <EnableOutboundWebIdentityFederation as Shape>::OPERATION,
        <GenerateCredentialReport as Shape>::OPERATION,
        <GenerateOrganizationsAccessReport as Shape>::OPERATION,
        <GenerateServiceLastAccessedDetails as Shape>::OPERATION,
        <GetAccessKeyLastUsed as Shape>::OPERATION,
        <GetAccountAuthorizationDetails as Shape>::OPERATION,
        <GetAccountPasswordPolicy as Shape>::OPERATION,
        <GetAccountProperties as Shape>::OPERATION,
        <GetAccountSummary as Shape>::OPERATION,
        <GetContextKeysForCustomPolicy as Shape>::OPERATION,
        <GetContextKeysForPrincipalPolicy as Shape>::OPERATION,
        <GetCredentialReport as Shape>::OPERATION,
        <GetDelegationRequest as Shape>::OPERATION,
        <GetGroup as Shape>::OPERATION,
        <GetGroupPolicy as Shape>::OPERATION,
        <GetHumanReadableSummary as Shape>::OPERATION,
        <GetInstanceProfile as Shape>::OPERATION,
        <GetLoginProfile as Shape>::OPERATION,
        <GetMFADevice as Shape>::OPERATION,
        <GetOpenIDConnectProvider as Shape>::OPERATION,
        <GetOrganizationsAccessReport as Shape>::OPERATION,
        <GetOutboundWebIdentityFederationInfo as Shape>::OPERATION,
        <GetPolicy as Shape>::OPERATION,
        <GetPolicyVersion as Shape>::OPERATION,
        <GetRole as Shape>::OPERATION,
        <GetRolePolicy as Shape>::OPERATION,
        <GetRoleTemplateVersion as Shape>::OPERATION,
        <GetSAMLProvider as Shape>::OPERATION,
        <GetSSHPublicKey as Shape>::OPERATION,
        <GetServerCertificate as Shape>::OPERATION,
        <GetServiceLastAccessedDetails as Shape>::OPERATION,
        <GetServiceLastAccessedDetailsWithEntities as Shape>::OPERATION,
        <GetServiceLinkedRoleDeletionStatus as Shape>::OPERATION,
        <GetUser as Shape>::OPERATION,
        <GetUserPolicy as Shape>::OPERATION,
        <ListAccessKeys as Shape>::OPERATION,
        <ListAccountAliases as Shape>::OPERATION,
        <ListAttachedGroupPolicies as Shape>::OPERATION,
        <ListAttachedRolePolicies as Shape>::OPERATION,
        <ListAttachedUserPolicies as Shape>::OPERATION,
        <ListDelegationRequests as Shape>::OPERATION,
        <ListEntitiesForPolicy as Shape>::OPERATION,
        <ListGroupPolicies as Shape>::OPERATION,
        <ListGroups as Shape>::OPERATION,
        <ListGroupsForUser as Shape>::OPERATION,
        <ListInstanceProfileTags as Shape>::OPERATION,
        <ListInstanceProfiles as Shape>::OPERATION,
        <ListInstanceProfilesForRole as Shape>::OPERATION,
        <ListMFADeviceTags as Shape>::OPERATION,
        <ListMFADevices as Shape>::OPERATION,
        <ListOpenIDConnectProviderTags as Shape>::OPERATION,
        <ListOpenIDConnectProviders as Shape>::OPERATION,
        <ListOrganizationsFeatures as Shape>::OPERATION,
        <ListPolicies as Shape>::OPERATION,
        <ListPoliciesGrantingServiceAccess as Shape>::OPERATION,
        <ListPolicyTags as Shape>::OPERATION,
        <ListPolicyVersions as Shape>::OPERATION,
        <ListRolePolicies as Shape>::OPERATION,
        <ListRoleTags as Shape>::OPERATION,
        <ListRoles as Shape>::OPERATION,
        <ListSAMLProviderTags as Shape>::OPERATION,
        <ListSAMLProviders as Shape>::OPERATION,
        <ListSSHPublicKeys as Shape>::OPERATION,
        <ListServerCertificateTags as Shape>::OPERATION,
        <ListServerCertificates as Shape>::OPERATION,
        <ListServiceSpecificCredentials as Shape>::OPERATION,
        <ListSigningCertificates as Shape>::OPERATION,
        <ListUserPolicies as Shape>::OPERATION,
        <ListUserTags as Shape>::OPERATION,
        <ListUsers as Shape>::OPERATION,
        <ListVirtualMFADevices as Shape>::OPERATION,
        <PutAccountProperties as Shape>::OPERATION,
        <PutGroupPolicy as Shape>::OPERATION,
        <PutRolePermissionsBoundary as Shape>::OPERATION,
        <PutRolePolicy as Shape>::OPERATION,
        <PutUserPermissionsBoundary as Shape>::OPERATION,
        <PutUserPolicy as Shape>::OPERATION,
        <RejectDelegationRequest as Shape>::OPERATION,
        <RemoveClientIDFromOpenIDConnectProvider as Shape>::OPERATION,
        <RemoveRoleFromInstanceProfile as Shape>::OPERATION,
        <RemoveUserFromGroup as Shape>::OPERATION,
        <ResetServiceSpecificCredential as Shape>::OPERATION,
        <ResyncMFADevice as Shape>::OPERATION,
        <SendDelegationToken as Shape>::OPERATION,
        <SetDefaultPolicyVersion as Shape>::OPERATION,
        <SetSecurityTokenServicePreferences as Shape>::OPERATION,
        <SimulateCustomPolicy as Shape>::OPERATION,
        <SimulatePrincipalPolicy as Shape>::OPERATION,
        <TagInstanceProfile as Shape>::OPERATION,
        <TagMFADevice as Shape>::OPERATION,
        <TagOpenIDConnectProvider as Shape>::OPERATION,
        <TagPolicy as Shape>::OPERATION,
        <TagRole as Shape>::OPERATION,
        <TagSAMLProvider as Shape>::OPERATION,
        <TagServerCertificate as Shape>::OPERATION,
        <TagUser as Shape>::OPERATION,
        <UntagInstanceProfile as Shape>::OPERATION,
        <UntagMFADevice as Shape>::OPERATION,
        <UntagOpenIDConnectProvider as Shape>::OPERATION,
        <UntagPolicy as Shape>::OPERATION,
        <UntagRole as Shape>::OPERATION,
        <UntagSAMLProvider as Shape>::OPERATION,
        <UntagServerCertificate as Shape>::OPERATION,
        <UntagUser as Shape>::OPERATION,
        <UpdateAccessKey as Shape>::OPERATION,
        <UpdateAccountPasswordPolicy as Shape>::OPERATION,
        <UpdateAssumeRolePolicy as Shape>::OPERATION,
        <UpdateDelegationRequest as Shape>::OPERATION,
        <UpdateGroup as Shape>::OPERATION,
        <UpdateLoginProfile as Shape>::OPERATION,
        <UpdateOpenIDConnectProviderThumbprint as Shape>::OPERATION,
        <UpdateRole as Shape>::OPERATION,
        <UpdateRoleDescription as Shape>::OPERATION,
        <UpdateSAMLProvider as Shape>::OPERATION,
        <UpdateSSHPublicKey as Shape>::OPERATION,
        <UpdateServerCertificate as Shape>::OPERATION,
        <UpdateServiceSpecificCredential as Shape>::OPERATION,
        <UpdateSigningCertificate as Shape>::OPERATION,
        <UpdateUser as Shape>::OPERATION,
        <UploadSSHPublicKey as Shape>::OPERATION,
        <UploadServerCertificate as Shape>::OPERATION,
        <UploadSigningCertificate as Shape>::OPERATION,
    ],
};

/// The operation AcceptDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct AcceptDelegationRequest;

impl Shape for AcceptDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AcceptDelegationRequest",
        input: &tables::ACCEPT_DELEGATION_REQUEST_REQUEST,
        output: None,
        errors: <AcceptDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AcceptDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AcceptDelegationRequestInput;
    type Output = AcceptDelegationRequestOutput;
    type Error = AcceptDelegationRequestError;
}

/// Input of AcceptDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcceptDelegationRequestInput {
    pub delegation_request_id: String,
}

/// Output of AcceptDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AcceptDelegationRequestOutput {}

modelled_errors! {
    /// Errors of AcceptDelegationRequest.
    AcceptDelegationRequestError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation AcquireRole.
#[derive(Clone, Copy, Debug)]
pub struct AcquireRole;

impl Shape for AcquireRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AcquireRole",
        input: &tables::ACQUIRE_ROLE_REQUEST,
        output: Some(&tables::ACQUIRE_ROLE_RESPONSE),
        errors: <AcquireRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AcquireRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AcquireRoleInput;
    type Output = AcquireRoleOutput;
    type Error = AcquireRoleError;
}

/// Input of AcquireRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcquireRoleInput {
    pub template_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_minor_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement_values: Option<std::collections::BTreeMap<String, ReplacementValueEntry>>,
}

/// Output of AcquireRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcquireRoleOutput {
    pub role: Role,
}

modelled_errors! {
    /// Errors of AcquireRole.
    AcquireRoleError {
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        RoleModifiedException = "RoleModified" 409 {},
        NameConflictException = "NameConflict" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        RoleTemplateDisabledException = "RoleTemplateDisabled" 400 {},
    }
}

/// The operation AddClientIDToOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct AddClientIDToOpenIDConnectProvider;

impl Shape for AddClientIDToOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AddClientIDToOpenIDConnectProvider",
        input: &tables::ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: <AddClientIDToOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AddClientIDToOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AddClientIDToOpenIDConnectProviderInput;
    type Output = AddClientIDToOpenIDConnectProviderOutput;
    type Error = AddClientIDToOpenIDConnectProviderError;
}

/// Input of AddClientIDToOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddClientIDToOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    #[serde(rename = "ClientID")]
    pub client_id: String,
}

/// Output of AddClientIDToOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddClientIDToOpenIDConnectProviderOutput {}

modelled_errors! {
    /// Errors of AddClientIDToOpenIDConnectProvider.
    AddClientIDToOpenIDConnectProviderError {
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation AddRoleToInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct AddRoleToInstanceProfile;

impl Shape for AddRoleToInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AddRoleToInstanceProfile",
        input: &tables::ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: <AddRoleToInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AddRoleToInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AddRoleToInstanceProfileInput;
    type Output = AddRoleToInstanceProfileOutput;
    type Error = AddRoleToInstanceProfileError;
}

/// Input of AddRoleToInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddRoleToInstanceProfileInput {
    pub instance_profile_name: String,
    pub role_name: String,
}

/// Output of AddRoleToInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddRoleToInstanceProfileOutput {}

modelled_errors! {
    /// Errors of AddRoleToInstanceProfile.
    AddRoleToInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation AddUserToGroup.
#[derive(Clone, Copy, Debug)]
pub struct AddUserToGroup;

impl Shape for AddUserToGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AddUserToGroup",
        input: &tables::ADD_USER_TO_GROUP_REQUEST,
        output: None,
        errors: <AddUserToGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AddUserToGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AddUserToGroupInput;
    type Output = AddUserToGroupOutput;
    type Error = AddUserToGroupError;
}

/// Input of AddUserToGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserToGroupInput {
    pub group_name: String,
    pub user_name: String,
}

/// Output of AddUserToGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddUserToGroupOutput {}

modelled_errors! {
    /// Errors of AddUserToGroup.
    AddUserToGroupError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation AssociateDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct AssociateDelegationRequest;

impl Shape for AssociateDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AssociateDelegationRequest",
        input: &tables::ASSOCIATE_DELEGATION_REQUEST_REQUEST,
        output: None,
        errors: <AssociateDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AssociateDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AssociateDelegationRequestInput;
    type Output = AssociateDelegationRequestOutput;
    type Error = AssociateDelegationRequestError;
}

/// Input of AssociateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateDelegationRequestInput {
    pub delegation_request_id: String,
}

/// Output of AssociateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AssociateDelegationRequestOutput {}

modelled_errors! {
    /// Errors of AssociateDelegationRequest.
    AssociateDelegationRequestError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation AttachGroupPolicy.
#[derive(Clone, Copy, Debug)]
pub struct AttachGroupPolicy;

impl Shape for AttachGroupPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AttachGroupPolicy",
        input: &tables::ATTACH_GROUP_POLICY_REQUEST,
        output: None,
        errors: <AttachGroupPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AttachGroupPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AttachGroupPolicyInput;
    type Output = AttachGroupPolicyOutput;
    type Error = AttachGroupPolicyError;
}

/// Input of AttachGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttachGroupPolicyInput {
    pub group_name: String,
    pub policy_arn: String,
}

/// Output of AttachGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AttachGroupPolicyOutput {}

modelled_errors! {
    /// Errors of AttachGroupPolicy.
    AttachGroupPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        PolicyNotAttachableException = "PolicyNotAttachable" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation AttachRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct AttachRolePolicy;

impl Shape for AttachRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AttachRolePolicy",
        input: &tables::ATTACH_ROLE_POLICY_REQUEST,
        output: None,
        errors: <AttachRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AttachRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AttachRolePolicyInput;
    type Output = AttachRolePolicyOutput;
    type Error = AttachRolePolicyError;
}

/// Input of AttachRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttachRolePolicyInput {
    pub role_name: String,
    pub policy_arn: String,
}

/// Output of AttachRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AttachRolePolicyOutput {}

modelled_errors! {
    /// Errors of AttachRolePolicy.
    AttachRolePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        PolicyNotAttachableException = "PolicyNotAttachable" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation AttachUserPolicy.
#[derive(Clone, Copy, Debug)]
pub struct AttachUserPolicy;

impl Shape for AttachUserPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "AttachUserPolicy",
        input: &tables::ATTACH_USER_POLICY_REQUEST,
        output: None,
        errors: <AttachUserPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<AttachUserPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = AttachUserPolicyInput;
    type Output = AttachUserPolicyOutput;
    type Error = AttachUserPolicyError;
}

/// Input of AttachUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttachUserPolicyInput {
    pub user_name: String,
    pub policy_arn: String,
}

/// Output of AttachUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AttachUserPolicyOutput {}

modelled_errors! {
    /// Errors of AttachUserPolicy.
    AttachUserPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        PolicyNotAttachableException = "PolicyNotAttachable" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ChangePassword.
#[derive(Clone, Copy, Debug)]
pub struct ChangePassword;

impl Shape for ChangePassword {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ChangePassword",
        input: &tables::CHANGE_PASSWORD_REQUEST,
        output: None,
        errors: <ChangePasswordError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ChangePasswordInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ChangePasswordInput;
    type Output = ChangePasswordOutput;
    type Error = ChangePasswordError;
}

/// Input of ChangePassword.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChangePasswordInput {
    pub old_password: String,
    pub new_password: String,
}

// Without what no log should hold.
impl std::fmt::Debug for ChangePasswordInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePasswordInput").finish_non_exhaustive()
    }
}

/// Output of ChangePassword.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangePasswordOutput {}

modelled_errors! {
    /// Errors of ChangePassword.
    ChangePasswordError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidUserTypeException = "InvalidUserType" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        PasswordPolicyViolationException = "PasswordPolicyViolation" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateAccessKey.
#[derive(Clone, Copy, Debug)]
pub struct CreateAccessKey;

impl Shape for CreateAccessKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateAccessKey",
        input: &tables::CREATE_ACCESS_KEY_REQUEST,
        output: Some(&tables::CREATE_ACCESS_KEY_RESPONSE),
        errors: <CreateAccessKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateAccessKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateAccessKeyInput;
    type Output = CreateAccessKeyOutput;
    type Error = CreateAccessKeyError;
}

/// Input of CreateAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAccessKeyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Output of CreateAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAccessKeyOutput {
    pub access_key: AccessKey,
}

modelled_errors! {
    /// Errors of CreateAccessKey.
    CreateAccessKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateAccountAlias.
#[derive(Clone, Copy, Debug)]
pub struct CreateAccountAlias;

impl Shape for CreateAccountAlias {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateAccountAlias",
        input: &tables::CREATE_ACCOUNT_ALIAS_REQUEST,
        output: None,
        errors: <CreateAccountAliasError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateAccountAliasInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateAccountAliasInput;
    type Output = CreateAccountAliasOutput;
    type Error = CreateAccountAliasError;
}

/// Input of CreateAccountAlias.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAccountAliasInput {
    pub account_alias: String,
}

/// Output of CreateAccountAlias.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateAccountAliasOutput {}

modelled_errors! {
    /// Errors of CreateAccountAlias.
    CreateAccountAliasError {
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct CreateDelegationRequest;

impl Shape for CreateDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateDelegationRequest",
        input: &tables::CREATE_DELEGATION_REQUEST_REQUEST,
        output: Some(&tables::CREATE_DELEGATION_REQUEST_RESPONSE),
        errors: <CreateDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateDelegationRequestInput;
    type Output = CreateDelegationRequestOutput;
    type Error = CreateDelegationRequestError;
}

/// Input of CreateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDelegationRequestInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_account_id: Option<String>,
    pub description: String,
    pub permissions: DelegationPermission,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_message: Option<String>,
    pub requestor_workflow_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    pub notification_channel: String,
    pub session_duration: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_send_by_owner: Option<bool>,
}

/// Output of CreateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDelegationRequestOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub console_deep_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegation_request_id: Option<String>,
}

modelled_errors! {
    /// Errors of CreateDelegationRequest.
    CreateDelegationRequestError {
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation CreateGroup.
#[derive(Clone, Copy, Debug)]
pub struct CreateGroup;

impl Shape for CreateGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateGroup",
        input: &tables::CREATE_GROUP_REQUEST,
        output: Some(&tables::CREATE_GROUP_RESPONSE),
        errors: <CreateGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateGroupInput;
    type Output = CreateGroupOutput;
    type Error = CreateGroupError;
}

/// Input of CreateGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub group_name: String,
}

/// Output of CreateGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupOutput {
    pub group: Group,
}

modelled_errors! {
    /// Errors of CreateGroup.
    CreateGroupError {
        LimitExceededException = "LimitExceeded" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct CreateInstanceProfile;

impl Shape for CreateInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateInstanceProfile",
        input: &tables::CREATE_INSTANCE_PROFILE_REQUEST,
        output: Some(&tables::CREATE_INSTANCE_PROFILE_RESPONSE),
        errors: <CreateInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateInstanceProfileInput;
    type Output = CreateInstanceProfileOutput;
    type Error = CreateInstanceProfileError;
}

/// Input of CreateInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInstanceProfileInput {
    pub instance_profile_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreateInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInstanceProfileOutput {
    pub instance_profile: InstanceProfile,
}

modelled_errors! {
    /// Errors of CreateInstanceProfile.
    CreateInstanceProfileError {
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateLoginProfile.
#[derive(Clone, Copy, Debug)]
pub struct CreateLoginProfile;

impl Shape for CreateLoginProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateLoginProfile",
        input: &tables::CREATE_LOGIN_PROFILE_REQUEST,
        output: Some(&tables::CREATE_LOGIN_PROFILE_RESPONSE),
        errors: <CreateLoginProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateLoginProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateLoginProfileInput;
    type Output = CreateLoginProfileOutput;
    type Error = CreateLoginProfileError;
}

/// Input of CreateLoginProfile.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfileInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reset_required: Option<bool>,
}

// Without what no log should hold.
impl std::fmt::Debug for CreateLoginProfileInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateLoginProfileInput")
            .field("user_name", &self.user_name)
            .field("password_reset_required", &self.password_reset_required)
            .finish_non_exhaustive()
    }
}

/// Output of CreateLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoginProfileOutput {
    pub login_profile: LoginProfile,
}

modelled_errors! {
    /// Errors of CreateLoginProfile.
    CreateLoginProfileError {
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        PasswordPolicyViolationException = "PasswordPolicyViolation" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct CreateOpenIDConnectProvider;

impl Shape for CreateOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateOpenIDConnectProvider",
        input: &tables::CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: Some(&tables::CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE),
        errors: <CreateOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateOpenIDConnectProviderInput;
    type Output = CreateOpenIDConnectProviderOutput;
    type Error = CreateOpenIDConnectProviderError;
}

/// Input of CreateOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateOpenIDConnectProviderInput {
    pub url: String,
    #[serde(rename = "ClientIDList", skip_serializing_if = "Option::is_none")]
    pub client_id_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbprint_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreateOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateOpenIDConnectProviderOutput {
    #[serde(rename = "OpenIDConnectProviderArn", skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

modelled_errors! {
    /// Errors of CreateOpenIDConnectProvider.
    CreateOpenIDConnectProviderError {
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        OpenIdIdpCommunicationErrorException = "OpenIdIdpCommunicationError" 400 {},
    }
}

/// The operation CreatePolicy.
#[derive(Clone, Copy, Debug)]
pub struct CreatePolicy;

impl Shape for CreatePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreatePolicy",
        input: &tables::CREATE_POLICY_REQUEST,
        output: Some(&tables::CREATE_POLICY_RESPONSE),
        errors: <CreatePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreatePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreatePolicyInput;
    type Output = CreatePolicyOutput;
    type Error = CreatePolicyError;
}

/// Input of CreatePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyInput {
    pub policy_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub policy_document: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreatePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
}

modelled_errors! {
    /// Errors of CreatePolicy.
    CreatePolicyError {
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreatePolicyVersion.
#[derive(Clone, Copy, Debug)]
pub struct CreatePolicyVersion;

impl Shape for CreatePolicyVersion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreatePolicyVersion",
        input: &tables::CREATE_POLICY_VERSION_REQUEST,
        output: Some(&tables::CREATE_POLICY_VERSION_RESPONSE),
        errors: <CreatePolicyVersionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreatePolicyVersionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreatePolicyVersionInput;
    type Output = CreatePolicyVersionOutput;
    type Error = CreatePolicyVersionError;
}

/// Input of CreatePolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyVersionInput {
    pub policy_arn: String,
    pub policy_document: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_as_default: Option<bool>,
}

/// Output of CreatePolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyVersionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PolicyVersion>,
}

modelled_errors! {
    /// Errors of CreatePolicyVersion.
    CreatePolicyVersionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateRole.
#[derive(Clone, Copy, Debug)]
pub struct CreateRole;

impl Shape for CreateRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateRole",
        input: &tables::CREATE_ROLE_REQUEST,
        output: Some(&tables::CREATE_ROLE_RESPONSE),
        errors: <CreateRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateRoleInput;
    type Output = CreateRoleOutput;
    type Error = CreateRoleError;
}

/// Input of CreateRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRoleInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub role_name: String,
    pub assume_role_policy_document: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreateRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRoleOutput {
    pub role: Role,
}

modelled_errors! {
    /// Errors of CreateRole.
    CreateRoleError {
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct CreateSAMLProvider;

impl Shape for CreateSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateSAMLProvider",
        input: &tables::CREATE_SAML_PROVIDER_REQUEST,
        output: Some(&tables::CREATE_SAML_PROVIDER_RESPONSE),
        errors: <CreateSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateSAMLProviderInput;
    type Output = CreateSAMLProviderOutput;
    type Error = CreateSAMLProviderError;
}

/// Input of CreateSAMLProvider.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSAMLProviderInput {
    #[serde(rename = "SAMLMetadataDocument")]
    pub saml_metadata_document: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assertion_encryption_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add_private_key: Option<String>,
}

// Without what no log should hold.
impl std::fmt::Debug for CreateSAMLProviderInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateSAMLProviderInput")
            .field("saml_metadata_document", &self.saml_metadata_document)
            .field("name", &self.name)
            .field("tags", &self.tags)
            .field("assertion_encryption_mode", &self.assertion_encryption_mode)
            .finish_non_exhaustive()
    }
}

/// Output of CreateSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSAMLProviderOutput {
    #[serde(rename = "SAMLProviderArn", skip_serializing_if = "Option::is_none")]
    pub saml_provider_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

modelled_errors! {
    /// Errors of CreateSAMLProvider.
    CreateSAMLProviderError {
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateServiceLinkedRole.
#[derive(Clone, Copy, Debug)]
pub struct CreateServiceLinkedRole;

impl Shape for CreateServiceLinkedRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateServiceLinkedRole",
        input: &tables::CREATE_SERVICE_LINKED_ROLE_REQUEST,
        output: Some(&tables::CREATE_SERVICE_LINKED_ROLE_RESPONSE),
        errors: <CreateServiceLinkedRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateServiceLinkedRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateServiceLinkedRoleInput;
    type Output = CreateServiceLinkedRoleOutput;
    type Error = CreateServiceLinkedRoleError;
}

/// Input of CreateServiceLinkedRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateServiceLinkedRoleInput {
    #[serde(rename = "AWSServiceName")]
    pub aws_service_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_suffix: Option<String>,
}

/// Output of CreateServiceLinkedRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateServiceLinkedRoleOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

modelled_errors! {
    /// Errors of CreateServiceLinkedRole.
    CreateServiceLinkedRoleError {
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateServiceSpecificCredential.
#[derive(Clone, Copy, Debug)]
pub struct CreateServiceSpecificCredential;

impl Shape for CreateServiceSpecificCredential {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateServiceSpecificCredential",
        input: &tables::CREATE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST,
        output: Some(&tables::CREATE_SERVICE_SPECIFIC_CREDENTIAL_RESPONSE),
        errors: <CreateServiceSpecificCredentialError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateServiceSpecificCredentialInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateServiceSpecificCredentialInput;
    type Output = CreateServiceSpecificCredentialOutput;
    type Error = CreateServiceSpecificCredentialError;
}

/// Input of CreateServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateServiceSpecificCredentialInput {
    pub user_name: String,
    pub service_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_age_days: Option<i32>,
}

/// Output of CreateServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateServiceSpecificCredentialOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_specific_credential: Option<ServiceSpecificCredential>,
}

modelled_errors! {
    /// Errors of CreateServiceSpecificCredential.
    CreateServiceSpecificCredentialError {
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceNotSupportedException = "NotSupportedService" 404 {},
    }
}

/// The operation CreateUser.
#[derive(Clone, Copy, Debug)]
pub struct CreateUser;

impl Shape for CreateUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateUser",
        input: &tables::CREATE_USER_REQUEST,
        output: Some(&tables::CREATE_USER_RESPONSE),
        errors: <CreateUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateUserInput;
    type Output = CreateUserOutput;
    type Error = CreateUserError;
}

/// Input of CreateUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreateUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}

modelled_errors! {
    /// Errors of CreateUser.
    CreateUserError {
        LimitExceededException = "LimitExceeded" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation CreateVirtualMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct CreateVirtualMFADevice;

impl Shape for CreateVirtualMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "CreateVirtualMFADevice",
        input: &tables::CREATE_VIRTUAL_MFA_DEVICE_REQUEST,
        output: Some(&tables::CREATE_VIRTUAL_MFA_DEVICE_RESPONSE),
        errors: <CreateVirtualMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<CreateVirtualMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = CreateVirtualMFADeviceInput;
    type Output = CreateVirtualMFADeviceOutput;
    type Error = CreateVirtualMFADeviceError;
}

/// Input of CreateVirtualMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVirtualMFADeviceInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(rename = "VirtualMFADeviceName")]
    pub virtual_mfa_device_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// Output of CreateVirtualMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateVirtualMFADeviceOutput {
    #[serde(rename = "VirtualMFADevice")]
    pub virtual_mfa_device: VirtualMFADevice,
}

modelled_errors! {
    /// Errors of CreateVirtualMFADevice.
    CreateVirtualMFADeviceError {
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeactivateMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct DeactivateMFADevice;

impl Shape for DeactivateMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeactivateMFADevice",
        input: &tables::DEACTIVATE_MFA_DEVICE_REQUEST,
        output: None,
        errors: <DeactivateMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeactivateMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeactivateMFADeviceInput;
    type Output = DeactivateMFADeviceOutput;
    type Error = DeactivateMFADeviceError;
}

/// Input of DeactivateMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeactivateMFADeviceInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub serial_number: String,
}

/// Output of DeactivateMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeactivateMFADeviceOutput {}

modelled_errors! {
    /// Errors of DeactivateMFADevice.
    DeactivateMFADeviceError {
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation DeleteAccessKey.
#[derive(Clone, Copy, Debug)]
pub struct DeleteAccessKey;

impl Shape for DeleteAccessKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteAccessKey",
        input: &tables::DELETE_ACCESS_KEY_REQUEST,
        output: None,
        errors: <DeleteAccessKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteAccessKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteAccessKeyInput;
    type Output = DeleteAccessKeyOutput;
    type Error = DeleteAccessKeyError;
}

/// Input of DeleteAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAccessKeyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub access_key_id: String,
}

/// Output of DeleteAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAccessKeyOutput {}

modelled_errors! {
    /// Errors of DeleteAccessKey.
    DeleteAccessKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteAccountAlias.
#[derive(Clone, Copy, Debug)]
pub struct DeleteAccountAlias;

impl Shape for DeleteAccountAlias {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteAccountAlias",
        input: &tables::DELETE_ACCOUNT_ALIAS_REQUEST,
        output: None,
        errors: <DeleteAccountAliasError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteAccountAliasInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteAccountAliasInput;
    type Output = DeleteAccountAliasOutput;
    type Error = DeleteAccountAliasError;
}

/// Input of DeleteAccountAlias.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAccountAliasInput {
    pub account_alias: String,
}

/// Output of DeleteAccountAlias.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAccountAliasOutput {}

modelled_errors! {
    /// Errors of DeleteAccountAlias.
    DeleteAccountAliasError {
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteAccountPasswordPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteAccountPasswordPolicy;

impl Shape for DeleteAccountPasswordPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteAccountPasswordPolicy",
        input: &tables::EMPTY,
        output: None,
        errors: <DeleteAccountPasswordPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteAccountPasswordPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteAccountPasswordPolicyInput;
    type Output = DeleteAccountPasswordPolicyOutput;
    type Error = DeleteAccountPasswordPolicyError;
}

/// Input of DeleteAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAccountPasswordPolicyInput {}

/// Output of DeleteAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteAccountPasswordPolicyOutput {}

modelled_errors! {
    /// Errors of DeleteAccountPasswordPolicy.
    DeleteAccountPasswordPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteGroup.
#[derive(Clone, Copy, Debug)]
pub struct DeleteGroup;

impl Shape for DeleteGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteGroup",
        input: &tables::DELETE_GROUP_REQUEST,
        output: None,
        errors: <DeleteGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteGroupInput;
    type Output = DeleteGroupOutput;
    type Error = DeleteGroupError;
}

/// Input of DeleteGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupInput {
    pub group_name: String,
}

/// Output of DeleteGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteGroupOutput {}

modelled_errors! {
    /// Errors of DeleteGroup.
    DeleteGroupError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteGroupPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteGroupPolicy;

impl Shape for DeleteGroupPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteGroupPolicy",
        input: &tables::DELETE_GROUP_POLICY_REQUEST,
        output: None,
        errors: <DeleteGroupPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteGroupPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteGroupPolicyInput;
    type Output = DeleteGroupPolicyOutput;
    type Error = DeleteGroupPolicyError;
}

/// Input of DeleteGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupPolicyInput {
    pub group_name: String,
    pub policy_name: String,
}

/// Output of DeleteGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteGroupPolicyOutput {}

modelled_errors! {
    /// Errors of DeleteGroupPolicy.
    DeleteGroupPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct DeleteInstanceProfile;

impl Shape for DeleteInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteInstanceProfile",
        input: &tables::DELETE_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: <DeleteInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteInstanceProfileInput;
    type Output = DeleteInstanceProfileOutput;
    type Error = DeleteInstanceProfileError;
}

/// Input of DeleteInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteInstanceProfileInput {
    pub instance_profile_name: String,
}

/// Output of DeleteInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteInstanceProfileOutput {}

modelled_errors! {
    /// Errors of DeleteInstanceProfile.
    DeleteInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteLoginProfile.
#[derive(Clone, Copy, Debug)]
pub struct DeleteLoginProfile;

impl Shape for DeleteLoginProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteLoginProfile",
        input: &tables::DELETE_LOGIN_PROFILE_REQUEST,
        output: None,
        errors: <DeleteLoginProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteLoginProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteLoginProfileInput;
    type Output = DeleteLoginProfileOutput;
    type Error = DeleteLoginProfileError;
}

/// Input of DeleteLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLoginProfileInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Output of DeleteLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteLoginProfileOutput {}

modelled_errors! {
    /// Errors of DeleteLoginProfile.
    DeleteLoginProfileError {
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct DeleteOpenIDConnectProvider;

impl Shape for DeleteOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteOpenIDConnectProvider",
        input: &tables::DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: <DeleteOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteOpenIDConnectProviderInput;
    type Output = DeleteOpenIDConnectProviderOutput;
    type Error = DeleteOpenIDConnectProviderError;
}

/// Input of DeleteOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
}

/// Output of DeleteOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteOpenIDConnectProviderOutput {}

modelled_errors! {
    /// Errors of DeleteOpenIDConnectProvider.
    DeleteOpenIDConnectProviderError {
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeletePolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeletePolicy;

impl Shape for DeletePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeletePolicy",
        input: &tables::DELETE_POLICY_REQUEST,
        output: None,
        errors: <DeletePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeletePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeletePolicyInput;
    type Output = DeletePolicyOutput;
    type Error = DeletePolicyError;
}

/// Input of DeletePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePolicyInput {
    pub policy_arn: String,
}

/// Output of DeletePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeletePolicyOutput {}

modelled_errors! {
    /// Errors of DeletePolicy.
    DeletePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeletePolicyVersion.
#[derive(Clone, Copy, Debug)]
pub struct DeletePolicyVersion;

impl Shape for DeletePolicyVersion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeletePolicyVersion",
        input: &tables::DELETE_POLICY_VERSION_REQUEST,
        output: None,
        errors: <DeletePolicyVersionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeletePolicyVersionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeletePolicyVersionInput;
    type Output = DeletePolicyVersionOutput;
    type Error = DeletePolicyVersionError;
}

/// Input of DeletePolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePolicyVersionInput {
    pub policy_arn: String,
    pub version_id: String,
}

/// Output of DeletePolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeletePolicyVersionOutput {}

modelled_errors! {
    /// Errors of DeletePolicyVersion.
    DeletePolicyVersionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteRole.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRole;

impl Shape for DeleteRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRole",
        input: &tables::DELETE_ROLE_REQUEST,
        output: None,
        errors: <DeleteRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRoleInput;
    type Output = DeleteRoleOutput;
    type Error = DeleteRoleError;
}

/// Input of DeleteRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRoleInput {
    pub role_name: String,
}

/// Output of DeleteRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteRoleOutput {}

modelled_errors! {
    /// Errors of DeleteRole.
    DeleteRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteRolePermissionsBoundary.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRolePermissionsBoundary;

impl Shape for DeleteRolePermissionsBoundary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRolePermissionsBoundary",
        input: &tables::DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: <DeleteRolePermissionsBoundaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteRolePermissionsBoundaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRolePermissionsBoundaryInput;
    type Output = DeleteRolePermissionsBoundaryOutput;
    type Error = DeleteRolePermissionsBoundaryError;
}

/// Input of DeleteRolePermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRolePermissionsBoundaryInput {
    pub role_name: String,
}

/// Output of DeleteRolePermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteRolePermissionsBoundaryOutput {}

modelled_errors! {
    /// Errors of DeleteRolePermissionsBoundary.
    DeleteRolePermissionsBoundaryError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteRolePolicy;

impl Shape for DeleteRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteRolePolicy",
        input: &tables::DELETE_ROLE_POLICY_REQUEST,
        output: None,
        errors: <DeleteRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteRolePolicyInput;
    type Output = DeleteRolePolicyOutput;
    type Error = DeleteRolePolicyError;
}

/// Input of DeleteRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRolePolicyInput {
    pub role_name: String,
    pub policy_name: String,
}

/// Output of DeleteRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteRolePolicyOutput {}

modelled_errors! {
    /// Errors of DeleteRolePolicy.
    DeleteRolePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSAMLProvider;

impl Shape for DeleteSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteSAMLProvider",
        input: &tables::DELETE_SAML_PROVIDER_REQUEST,
        output: None,
        errors: <DeleteSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteSAMLProviderInput;
    type Output = DeleteSAMLProviderOutput;
    type Error = DeleteSAMLProviderError;
}

/// Input of DeleteSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteSAMLProviderInput {
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
}

/// Output of DeleteSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSAMLProviderOutput {}

modelled_errors! {
    /// Errors of DeleteSAMLProvider.
    DeleteSAMLProviderError {
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteSSHPublicKey.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSSHPublicKey;

impl Shape for DeleteSSHPublicKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteSSHPublicKey",
        input: &tables::DELETE_SSH_PUBLIC_KEY_REQUEST,
        output: None,
        errors: <DeleteSSHPublicKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteSSHPublicKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteSSHPublicKeyInput;
    type Output = DeleteSSHPublicKeyOutput;
    type Error = DeleteSSHPublicKeyError;
}

/// Input of DeleteSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSSHPublicKeyInput {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyId")]
    pub ssh_public_key_id: String,
}

/// Output of DeleteSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSSHPublicKeyOutput {}

modelled_errors! {
    /// Errors of DeleteSSHPublicKey.
    DeleteSSHPublicKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation DeleteServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct DeleteServerCertificate;

impl Shape for DeleteServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteServerCertificate",
        input: &tables::DELETE_SERVER_CERTIFICATE_REQUEST,
        output: None,
        errors: <DeleteServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteServerCertificateInput;
    type Output = DeleteServerCertificateOutput;
    type Error = DeleteServerCertificateError;
}

/// Input of DeleteServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteServerCertificateInput {
    pub server_certificate_name: String,
}

/// Output of DeleteServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteServerCertificateOutput {}

modelled_errors! {
    /// Errors of DeleteServerCertificate.
    DeleteServerCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteServiceLinkedRole.
#[derive(Clone, Copy, Debug)]
pub struct DeleteServiceLinkedRole;

impl Shape for DeleteServiceLinkedRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteServiceLinkedRole",
        input: &tables::DELETE_SERVICE_LINKED_ROLE_REQUEST,
        output: Some(&tables::DELETE_SERVICE_LINKED_ROLE_RESPONSE),
        errors: <DeleteServiceLinkedRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteServiceLinkedRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteServiceLinkedRoleInput;
    type Output = DeleteServiceLinkedRoleOutput;
    type Error = DeleteServiceLinkedRoleError;
}

/// Input of DeleteServiceLinkedRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteServiceLinkedRoleInput {
    pub role_name: String,
}

/// Output of DeleteServiceLinkedRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteServiceLinkedRoleOutput {
    pub deletion_task_id: String,
}

modelled_errors! {
    /// Errors of DeleteServiceLinkedRole.
    DeleteServiceLinkedRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteServiceSpecificCredential.
#[derive(Clone, Copy, Debug)]
pub struct DeleteServiceSpecificCredential;

impl Shape for DeleteServiceSpecificCredential {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteServiceSpecificCredential",
        input: &tables::DELETE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST,
        output: None,
        errors: <DeleteServiceSpecificCredentialError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteServiceSpecificCredentialInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteServiceSpecificCredentialInput;
    type Output = DeleteServiceSpecificCredentialOutput;
    type Error = DeleteServiceSpecificCredentialError;
}

/// Input of DeleteServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteServiceSpecificCredentialInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub service_specific_credential_id: String,
}

/// Output of DeleteServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteServiceSpecificCredentialOutput {}

modelled_errors! {
    /// Errors of DeleteServiceSpecificCredential.
    DeleteServiceSpecificCredentialError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation DeleteSigningCertificate.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSigningCertificate;

impl Shape for DeleteSigningCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteSigningCertificate",
        input: &tables::DELETE_SIGNING_CERTIFICATE_REQUEST,
        output: None,
        errors: <DeleteSigningCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteSigningCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteSigningCertificateInput;
    type Output = DeleteSigningCertificateOutput;
    type Error = DeleteSigningCertificateError;
}

/// Input of DeleteSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSigningCertificateInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub certificate_id: String,
}

/// Output of DeleteSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteSigningCertificateOutput {}

modelled_errors! {
    /// Errors of DeleteSigningCertificate.
    DeleteSigningCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteUser.
#[derive(Clone, Copy, Debug)]
pub struct DeleteUser;

impl Shape for DeleteUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteUser",
        input: &tables::DELETE_USER_REQUEST,
        output: None,
        errors: <DeleteUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteUserInput;
    type Output = DeleteUserOutput;
    type Error = DeleteUserError;
}

/// Input of DeleteUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserInput {
    pub user_name: String,
}

/// Output of DeleteUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserOutput {}

modelled_errors! {
    /// Errors of DeleteUser.
    DeleteUserError {
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteUserPermissionsBoundary.
#[derive(Clone, Copy, Debug)]
pub struct DeleteUserPermissionsBoundary;

impl Shape for DeleteUserPermissionsBoundary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteUserPermissionsBoundary",
        input: &tables::DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: <DeleteUserPermissionsBoundaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteUserPermissionsBoundaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteUserPermissionsBoundaryInput;
    type Output = DeleteUserPermissionsBoundaryOutput;
    type Error = DeleteUserPermissionsBoundaryError;
}

/// Input of DeleteUserPermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPermissionsBoundaryInput {
    pub user_name: String,
}

/// Output of DeleteUserPermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPermissionsBoundaryOutput {}

modelled_errors! {
    /// Errors of DeleteUserPermissionsBoundary.
    DeleteUserPermissionsBoundaryError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteUserPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DeleteUserPolicy;

impl Shape for DeleteUserPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteUserPolicy",
        input: &tables::DELETE_USER_POLICY_REQUEST,
        output: None,
        errors: <DeleteUserPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteUserPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteUserPolicyInput;
    type Output = DeleteUserPolicyOutput;
    type Error = DeleteUserPolicyError;
}

/// Input of DeleteUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPolicyInput {
    pub user_name: String,
    pub policy_name: String,
}

/// Output of DeleteUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPolicyOutput {}

modelled_errors! {
    /// Errors of DeleteUserPolicy.
    DeleteUserPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DeleteVirtualMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct DeleteVirtualMFADevice;

impl Shape for DeleteVirtualMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DeleteVirtualMFADevice",
        input: &tables::DELETE_VIRTUAL_MFA_DEVICE_REQUEST,
        output: None,
        errors: <DeleteVirtualMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DeleteVirtualMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DeleteVirtualMFADeviceInput;
    type Output = DeleteVirtualMFADeviceOutput;
    type Error = DeleteVirtualMFADeviceError;
}

/// Input of DeleteVirtualMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVirtualMFADeviceInput {
    pub serial_number: String,
}

/// Output of DeleteVirtualMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteVirtualMFADeviceOutput {}

modelled_errors! {
    /// Errors of DeleteVirtualMFADevice.
    DeleteVirtualMFADeviceError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        DeleteConflictException = "DeleteConflict" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation DetachGroupPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DetachGroupPolicy;

impl Shape for DetachGroupPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DetachGroupPolicy",
        input: &tables::DETACH_GROUP_POLICY_REQUEST,
        output: None,
        errors: <DetachGroupPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DetachGroupPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DetachGroupPolicyInput;
    type Output = DetachGroupPolicyOutput;
    type Error = DetachGroupPolicyError;
}

/// Input of DetachGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DetachGroupPolicyInput {
    pub group_name: String,
    pub policy_arn: String,
}

/// Output of DetachGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DetachGroupPolicyOutput {}

modelled_errors! {
    /// Errors of DetachGroupPolicy.
    DetachGroupPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DetachRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct DetachRolePolicy;

impl Shape for DetachRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DetachRolePolicy",
        input: &tables::DETACH_ROLE_POLICY_REQUEST,
        output: None,
        errors: <DetachRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DetachRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DetachRolePolicyInput;
    type Output = DetachRolePolicyOutput;
    type Error = DetachRolePolicyError;
}

/// Input of DetachRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DetachRolePolicyInput {
    pub role_name: String,
    pub policy_arn: String,
}

/// Output of DetachRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DetachRolePolicyOutput {}

modelled_errors! {
    /// Errors of DetachRolePolicy.
    DetachRolePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DetachUserPolicy.
#[derive(Clone, Copy, Debug)]
pub struct DetachUserPolicy;

impl Shape for DetachUserPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DetachUserPolicy",
        input: &tables::DETACH_USER_POLICY_REQUEST,
        output: None,
        errors: <DetachUserPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DetachUserPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DetachUserPolicyInput;
    type Output = DetachUserPolicyOutput;
    type Error = DetachUserPolicyError;
}

/// Input of DetachUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DetachUserPolicyInput {
    pub user_name: String,
    pub policy_arn: String,
}

/// Output of DetachUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DetachUserPolicyOutput {}

modelled_errors! {
    /// Errors of DetachUserPolicy.
    DetachUserPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation DisableOrganizationsRootCredentialsManagement.
#[derive(Clone, Copy, Debug)]
pub struct DisableOrganizationsRootCredentialsManagement;

impl Shape for DisableOrganizationsRootCredentialsManagement {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DisableOrganizationsRootCredentialsManagement",
        input: &tables::DISABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_REQUEST,
        output: Some(&tables::DISABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_RESPONSE),
        errors: <DisableOrganizationsRootCredentialsManagementError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DisableOrganizationsRootCredentialsManagementInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DisableOrganizationsRootCredentialsManagementInput;
    type Output = DisableOrganizationsRootCredentialsManagementOutput;
    type Error = DisableOrganizationsRootCredentialsManagementError;
}

/// Input of DisableOrganizationsRootCredentialsManagement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableOrganizationsRootCredentialsManagementInput {}

/// Output of DisableOrganizationsRootCredentialsManagement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisableOrganizationsRootCredentialsManagementOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_features: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of DisableOrganizationsRootCredentialsManagement.
    DisableOrganizationsRootCredentialsManagementError {
        ServiceAccessNotEnabledException = "ServiceAccessNotEnabledException" 400 {},
        AccountNotManagementOrDelegatedAdministratorException = "AccountNotManagementOrDelegatedAdministratorException" 400 {},
        OrganizationNotFoundException = "OrganizationNotFoundException" 400 {},
        OrganizationNotInAllFeaturesModeException = "OrganizationNotInAllFeaturesModeException" 400 {},
    }
}

/// The operation DisableOrganizationsRootSessions.
#[derive(Clone, Copy, Debug)]
pub struct DisableOrganizationsRootSessions;

impl Shape for DisableOrganizationsRootSessions {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DisableOrganizationsRootSessions",
        input: &tables::DISABLE_ORGANIZATIONS_ROOT_SESSIONS_REQUEST,
        output: Some(&tables::DISABLE_ORGANIZATIONS_ROOT_SESSIONS_RESPONSE),
        errors: <DisableOrganizationsRootSessionsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DisableOrganizationsRootSessionsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DisableOrganizationsRootSessionsInput;
    type Output = DisableOrganizationsRootSessionsOutput;
    type Error = DisableOrganizationsRootSessionsError;
}

/// Input of DisableOrganizationsRootSessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableOrganizationsRootSessionsInput {}

/// Output of DisableOrganizationsRootSessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DisableOrganizationsRootSessionsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_features: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of DisableOrganizationsRootSessions.
    DisableOrganizationsRootSessionsError {
        ServiceAccessNotEnabledException = "ServiceAccessNotEnabledException" 400 {},
        AccountNotManagementOrDelegatedAdministratorException = "AccountNotManagementOrDelegatedAdministratorException" 400 {},
        OrganizationNotFoundException = "OrganizationNotFoundException" 400 {},
        OrganizationNotInAllFeaturesModeException = "OrganizationNotInAllFeaturesModeException" 400 {},
    }
}

/// The operation DisableOutboundWebIdentityFederation.
#[derive(Clone, Copy, Debug)]
pub struct DisableOutboundWebIdentityFederation;

impl Shape for DisableOutboundWebIdentityFederation {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "DisableOutboundWebIdentityFederation",
        input: &tables::EMPTY,
        output: None,
        errors: <DisableOutboundWebIdentityFederationError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<DisableOutboundWebIdentityFederationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = DisableOutboundWebIdentityFederationInput;
    type Output = DisableOutboundWebIdentityFederationOutput;
    type Error = DisableOutboundWebIdentityFederationError;
}

/// Input of DisableOutboundWebIdentityFederation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableOutboundWebIdentityFederationInput {}

/// Output of DisableOutboundWebIdentityFederation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DisableOutboundWebIdentityFederationOutput {}

modelled_errors! {
    /// Errors of DisableOutboundWebIdentityFederation.
    DisableOutboundWebIdentityFederationError {
        FeatureDisabledException = "FeatureDisabled" 404 {},
    }
}

/// The operation EnableMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct EnableMFADevice;

impl Shape for EnableMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "EnableMFADevice",
        input: &tables::ENABLE_MFA_DEVICE_REQUEST,
        output: None,
        errors: <EnableMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<EnableMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = EnableMFADeviceInput;
    type Output = EnableMFADeviceOutput;
    type Error = EnableMFADeviceError;
}

/// Input of EnableMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableMFADeviceInput {
    pub user_name: String,
    pub serial_number: String,
    pub authentication_code1: String,
    pub authentication_code2: String,
}

/// Output of EnableMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EnableMFADeviceOutput {}

modelled_errors! {
    /// Errors of EnableMFADevice.
    EnableMFADeviceError {
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        InvalidAuthenticationCodeException = "InvalidAuthenticationCode" 403 {},
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation EnableOrganizationsRootCredentialsManagement.
#[derive(Clone, Copy, Debug)]
pub struct EnableOrganizationsRootCredentialsManagement;

impl Shape for EnableOrganizationsRootCredentialsManagement {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "EnableOrganizationsRootCredentialsManagement",
        input: &tables::ENABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_REQUEST,
        output: Some(&tables::ENABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_RESPONSE),
        errors: <EnableOrganizationsRootCredentialsManagementError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<EnableOrganizationsRootCredentialsManagementInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = EnableOrganizationsRootCredentialsManagementInput;
    type Output = EnableOrganizationsRootCredentialsManagementOutput;
    type Error = EnableOrganizationsRootCredentialsManagementError;
}

/// Input of EnableOrganizationsRootCredentialsManagement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EnableOrganizationsRootCredentialsManagementInput {}

/// Output of EnableOrganizationsRootCredentialsManagement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableOrganizationsRootCredentialsManagementOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_features: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of EnableOrganizationsRootCredentialsManagement.
    EnableOrganizationsRootCredentialsManagementError {
        ServiceAccessNotEnabledException = "ServiceAccessNotEnabledException" 400 {},
        AccountNotManagementOrDelegatedAdministratorException = "AccountNotManagementOrDelegatedAdministratorException" 400 {},
        OrganizationNotFoundException = "OrganizationNotFoundException" 400 {},
        OrganizationNotInAllFeaturesModeException = "OrganizationNotInAllFeaturesModeException" 400 {},
        CallerIsNotManagementAccountException = "CallerIsNotManagementAccountException" 400 {},
    }
}

/// The operation EnableOrganizationsRootSessions.
#[derive(Clone, Copy, Debug)]
pub struct EnableOrganizationsRootSessions;

impl Shape for EnableOrganizationsRootSessions {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "EnableOrganizationsRootSessions",
        input: &tables::ENABLE_ORGANIZATIONS_ROOT_SESSIONS_REQUEST,
        output: Some(&tables::ENABLE_ORGANIZATIONS_ROOT_SESSIONS_RESPONSE),
        errors: <EnableOrganizationsRootSessionsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<EnableOrganizationsRootSessionsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = EnableOrganizationsRootSessionsInput;
    type Output = EnableOrganizationsRootSessionsOutput;
    type Error = EnableOrganizationsRootSessionsError;
}

/// Input of EnableOrganizationsRootSessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EnableOrganizationsRootSessionsInput {}

/// Output of EnableOrganizationsRootSessions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableOrganizationsRootSessionsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_features: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of EnableOrganizationsRootSessions.
    EnableOrganizationsRootSessionsError {
        ServiceAccessNotEnabledException = "ServiceAccessNotEnabledException" 400 {},
        AccountNotManagementOrDelegatedAdministratorException = "AccountNotManagementOrDelegatedAdministratorException" 400 {},
        OrganizationNotFoundException = "OrganizationNotFoundException" 400 {},
        OrganizationNotInAllFeaturesModeException = "OrganizationNotInAllFeaturesModeException" 400 {},
        CallerIsNotManagementAccountException = "CallerIsNotManagementAccountException" 400 {},
    }
}

/// The operation EnableOutboundWebIdentityFederation.
#[derive(Clone, Copy, Debug)]
pub struct EnableOutboundWebIdentityFederation;

impl Shape for EnableOutboundWebIdentityFederation {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "EnableOutboundWebIdentityFederation",
        input: &tables::EMPTY,
        output: Some(&tables::ENABLE_OUTBOUND_WEB_IDENTITY_FEDERATION_RESPONSE),
        errors: <EnableOutboundWebIdentityFederationError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<EnableOutboundWebIdentityFederationInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = EnableOutboundWebIdentityFederationInput;
    type Output = EnableOutboundWebIdentityFederationOutput;
    type Error = EnableOutboundWebIdentityFederationError;
}

/// Input of EnableOutboundWebIdentityFederation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EnableOutboundWebIdentityFederationInput {}

/// Output of EnableOutboundWebIdentityFederation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnableOutboundWebIdentityFederationOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_identifier: Option<String>,
}

modelled_errors! {
    /// Errors of EnableOutboundWebIdentityFederation.
    EnableOutboundWebIdentityFederationError {
        FeatureEnabledException = "FeatureEnabled" 409 {},
    }
}

/// The operation GenerateCredentialReport.
#[derive(Clone, Copy, Debug)]
pub struct GenerateCredentialReport;

impl Shape for GenerateCredentialReport {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GenerateCredentialReport",
        input: &tables::EMPTY,
        output: Some(&tables::GENERATE_CREDENTIAL_REPORT_RESPONSE),
        errors: <GenerateCredentialReportError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GenerateCredentialReportInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GenerateCredentialReportInput;
    type Output = GenerateCredentialReportOutput;
    type Error = GenerateCredentialReportError;
}

/// Input of GenerateCredentialReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GenerateCredentialReportInput {}

/// Output of GenerateCredentialReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateCredentialReportOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

modelled_errors! {
    /// Errors of GenerateCredentialReport.
    GenerateCredentialReportError {
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GenerateOrganizationsAccessReport.
#[derive(Clone, Copy, Debug)]
pub struct GenerateOrganizationsAccessReport;

impl Shape for GenerateOrganizationsAccessReport {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GenerateOrganizationsAccessReport",
        input: &tables::GENERATE_ORGANIZATIONS_ACCESS_REPORT_REQUEST,
        output: Some(&tables::GENERATE_ORGANIZATIONS_ACCESS_REPORT_RESPONSE),
        errors: <GenerateOrganizationsAccessReportError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GenerateOrganizationsAccessReportInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GenerateOrganizationsAccessReportInput;
    type Output = GenerateOrganizationsAccessReportOutput;
    type Error = GenerateOrganizationsAccessReportError;
}

/// Input of GenerateOrganizationsAccessReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateOrganizationsAccessReportInput {
    pub entity_path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizations_policy_id: Option<String>,
}

/// Output of GenerateOrganizationsAccessReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateOrganizationsAccessReportOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
}

modelled_errors! {
    /// Errors of GenerateOrganizationsAccessReport.
    GenerateOrganizationsAccessReportError {
        ReportGenerationLimitExceededException = "ReportGenerationLimitExceeded" 409 {},
    }
}

/// The operation GenerateServiceLastAccessedDetails.
#[derive(Clone, Copy, Debug)]
pub struct GenerateServiceLastAccessedDetails;

impl Shape for GenerateServiceLastAccessedDetails {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GenerateServiceLastAccessedDetails",
        input: &tables::GENERATE_SERVICE_LAST_ACCESSED_DETAILS_REQUEST,
        output: Some(&tables::GENERATE_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE),
        errors: <GenerateServiceLastAccessedDetailsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GenerateServiceLastAccessedDetailsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GenerateServiceLastAccessedDetailsInput;
    type Output = GenerateServiceLastAccessedDetailsOutput;
    type Error = GenerateServiceLastAccessedDetailsError;
}

/// Input of GenerateServiceLastAccessedDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateServiceLastAccessedDetailsInput {
    pub arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granularity: Option<String>,
}

/// Output of GenerateServiceLastAccessedDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateServiceLastAccessedDetailsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
}

modelled_errors! {
    /// Errors of GenerateServiceLastAccessedDetails.
    GenerateServiceLastAccessedDetailsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation GetAccessKeyLastUsed.
#[derive(Clone, Copy, Debug)]
pub struct GetAccessKeyLastUsed;

impl Shape for GetAccessKeyLastUsed {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccessKeyLastUsed",
        input: &tables::GET_ACCESS_KEY_LAST_USED_REQUEST,
        output: Some(&tables::GET_ACCESS_KEY_LAST_USED_RESPONSE),
        errors: <GetAccessKeyLastUsedError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetAccessKeyLastUsedInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccessKeyLastUsedInput;
    type Output = GetAccessKeyLastUsedOutput;
    type Error = GetAccessKeyLastUsedError;
}

/// Input of GetAccessKeyLastUsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyLastUsedInput {
    pub access_key_id: String,
}

/// Output of GetAccessKeyLastUsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccessKeyLastUsedOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key_last_used: Option<AccessKeyLastUsed>,
}

modelled_errors! {
    /// Errors of GetAccessKeyLastUsed.
    GetAccessKeyLastUsedError {
    }
}

/// The operation GetAccountAuthorizationDetails.
#[derive(Clone, Copy, Debug)]
pub struct GetAccountAuthorizationDetails;

impl Shape for GetAccountAuthorizationDetails {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccountAuthorizationDetails",
        input: &tables::GET_ACCOUNT_AUTHORIZATION_DETAILS_REQUEST,
        output: Some(&tables::GET_ACCOUNT_AUTHORIZATION_DETAILS_RESPONSE),
        errors: <GetAccountAuthorizationDetailsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"],
        }),
        typed: typed::<GetAccountAuthorizationDetailsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccountAuthorizationDetailsInput;
    type Output = GetAccountAuthorizationDetailsOutput;
    type Error = GetAccountAuthorizationDetailsError;
}

/// Input of GetAccountAuthorizationDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountAuthorizationDetailsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// Output of GetAccountAuthorizationDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountAuthorizationDetailsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_detail_list: Option<Vec<UserDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_detail_list: Option<Vec<GroupDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_detail_list: Option<Vec<RoleDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<ManagedPolicyDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of GetAccountAuthorizationDetails.
    GetAccountAuthorizationDetailsError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetAccountPasswordPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetAccountPasswordPolicy;

impl Shape for GetAccountPasswordPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccountPasswordPolicy",
        input: &tables::EMPTY,
        output: Some(&tables::GET_ACCOUNT_PASSWORD_POLICY_RESPONSE),
        errors: <GetAccountPasswordPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetAccountPasswordPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccountPasswordPolicyInput;
    type Output = GetAccountPasswordPolicyOutput;
    type Error = GetAccountPasswordPolicyError;
}

/// Input of GetAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetAccountPasswordPolicyInput {}

/// Output of GetAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountPasswordPolicyOutput {
    pub password_policy: PasswordPolicy,
}

modelled_errors! {
    /// Errors of GetAccountPasswordPolicy.
    GetAccountPasswordPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetAccountProperties.
#[derive(Clone, Copy, Debug)]
pub struct GetAccountProperties;

impl Shape for GetAccountProperties {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccountProperties",
        input: &tables::GET_ACCOUNT_PROPERTIES_REQUEST,
        output: Some(&tables::GET_ACCOUNT_PROPERTIES_RESPONSE),
        errors: <GetAccountPropertiesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetAccountPropertiesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccountPropertiesInput;
    type Output = GetAccountPropertiesOutput;
    type Error = GetAccountPropertiesError;
}

/// Input of GetAccountProperties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetAccountPropertiesInput {}

/// Output of GetAccountProperties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountPropertiesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<std::collections::BTreeMap<String, String>>,
}

modelled_errors! {
    /// Errors of GetAccountProperties.
    GetAccountPropertiesError {
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetAccountSummary.
#[derive(Clone, Copy, Debug)]
pub struct GetAccountSummary;

impl Shape for GetAccountSummary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetAccountSummary",
        input: &tables::EMPTY,
        output: Some(&tables::GET_ACCOUNT_SUMMARY_RESPONSE),
        errors: <GetAccountSummaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetAccountSummaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetAccountSummaryInput;
    type Output = GetAccountSummaryOutput;
    type Error = GetAccountSummaryError;
}

/// Input of GetAccountSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetAccountSummaryInput {}

/// Output of GetAccountSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAccountSummaryOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary_map: Option<std::collections::BTreeMap<String, i32>>,
}

modelled_errors! {
    /// Errors of GetAccountSummary.
    GetAccountSummaryError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetContextKeysForCustomPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetContextKeysForCustomPolicy;

impl Shape for GetContextKeysForCustomPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetContextKeysForCustomPolicy",
        input: &tables::GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY_REQUEST,
        output: Some(&tables::GET_CONTEXT_KEYS_FOR_POLICY_RESPONSE),
        errors: <GetContextKeysForCustomPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetContextKeysForCustomPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetContextKeysForCustomPolicyInput;
    type Output = GetContextKeysForCustomPolicyOutput;
    type Error = GetContextKeysForCustomPolicyError;
}

/// Input of GetContextKeysForCustomPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetContextKeysForCustomPolicyInput {
    pub policy_input_list: Vec<String>,
}

/// Output of GetContextKeysForCustomPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetContextKeysForCustomPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_key_names: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of GetContextKeysForCustomPolicy.
    GetContextKeysForCustomPolicyError {
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation GetContextKeysForPrincipalPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetContextKeysForPrincipalPolicy;

impl Shape for GetContextKeysForPrincipalPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetContextKeysForPrincipalPolicy",
        input: &tables::GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY_REQUEST,
        output: Some(&tables::GET_CONTEXT_KEYS_FOR_POLICY_RESPONSE),
        errors: <GetContextKeysForPrincipalPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetContextKeysForPrincipalPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetContextKeysForPrincipalPolicyInput;
    type Output = GetContextKeysForPrincipalPolicyOutput;
    type Error = GetContextKeysForPrincipalPolicyError;
}

/// Input of GetContextKeysForPrincipalPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetContextKeysForPrincipalPolicyInput {
    pub policy_source_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_input_list: Option<Vec<String>>,
}

/// Output of GetContextKeysForPrincipalPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetContextKeysForPrincipalPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_key_names: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of GetContextKeysForPrincipalPolicy.
    GetContextKeysForPrincipalPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation GetCredentialReport.
#[derive(Clone, Copy, Debug)]
pub struct GetCredentialReport;

impl Shape for GetCredentialReport {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetCredentialReport",
        input: &tables::EMPTY,
        output: Some(&tables::GET_CREDENTIAL_REPORT_RESPONSE),
        errors: <GetCredentialReportError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetCredentialReportInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetCredentialReportInput;
    type Output = GetCredentialReportOutput;
    type Error = GetCredentialReportError;
}

/// Input of GetCredentialReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetCredentialReportInput {}

/// Output of GetCredentialReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetCredentialReportOutput {
    #[serde(skip_serializing_if = "Option::is_none", default, with = "crate::blob::optional")]
    pub content: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report_format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated_time: Option<crate::Timestamp>,
}

modelled_errors! {
    /// Errors of GetCredentialReport.
    GetCredentialReportError {
        CredentialReportNotPresentException = "ReportNotPresent" 410 {},
        CredentialReportExpiredException = "ReportExpired" 410 {},
        CredentialReportNotReadyException = "ReportInProgress" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct GetDelegationRequest;

impl Shape for GetDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetDelegationRequest",
        input: &tables::GET_DELEGATION_REQUEST_REQUEST,
        output: Some(&tables::GET_DELEGATION_REQUEST_RESPONSE),
        errors: <GetDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetDelegationRequestInput;
    type Output = GetDelegationRequestOutput;
    type Error = GetDelegationRequestError;
}

/// Input of GetDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDelegationRequestInput {
    pub delegation_request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegation_permission_check: Option<bool>,
}

/// Output of GetDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDelegationRequestOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegation_request: Option<DelegationRequest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_check_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_check_result: Option<String>,
}

modelled_errors! {
    /// Errors of GetDelegationRequest.
    GetDelegationRequestError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetGroup.
#[derive(Clone, Copy, Debug)]
pub struct GetGroup;

impl Shape for GetGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetGroup",
        input: &tables::GET_GROUP_REQUEST,
        output: Some(&tables::GET_GROUP_RESPONSE),
        errors: <GetGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Users"],
        }),
        typed: typed::<GetGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetGroupInput;
    type Output = GetGroupOutput;
    type Error = GetGroupError;
}

/// Input of GetGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupInput {
    pub group_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of GetGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupOutput {
    pub group: Group,
    pub users: Vec<User>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of GetGroup.
    GetGroupError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetGroupPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetGroupPolicy;

impl Shape for GetGroupPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetGroupPolicy",
        input: &tables::GET_GROUP_POLICY_REQUEST,
        output: Some(&tables::GET_GROUP_POLICY_RESPONSE),
        errors: <GetGroupPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetGroupPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetGroupPolicyInput;
    type Output = GetGroupPolicyOutput;
    type Error = GetGroupPolicyError;
}

/// Input of GetGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupPolicyInput {
    pub group_name: String,
    pub policy_name: String,
}

/// Output of GetGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupPolicyOutput {
    pub group_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

modelled_errors! {
    /// Errors of GetGroupPolicy.
    GetGroupPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetHumanReadableSummary.
#[derive(Clone, Copy, Debug)]
pub struct GetHumanReadableSummary;

impl Shape for GetHumanReadableSummary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetHumanReadableSummary",
        input: &tables::GET_HUMAN_READABLE_SUMMARY_REQUEST,
        output: Some(&tables::GET_HUMAN_READABLE_SUMMARY_RESPONSE),
        errors: <GetHumanReadableSummaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetHumanReadableSummaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetHumanReadableSummaryInput;
    type Output = GetHumanReadableSummaryOutput;
    type Error = GetHumanReadableSummaryError;
}

/// Input of GetHumanReadableSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetHumanReadableSummaryInput {
    pub entity_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// Output of GetHumanReadableSummary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetHumanReadableSummaryOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary_content: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary_state: Option<String>,
}

modelled_errors! {
    /// Errors of GetHumanReadableSummary.
    GetHumanReadableSummaryError {
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct GetInstanceProfile;

impl Shape for GetInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetInstanceProfile",
        input: &tables::GET_INSTANCE_PROFILE_REQUEST,
        output: Some(&tables::GET_INSTANCE_PROFILE_RESPONSE),
        errors: <GetInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetInstanceProfileInput;
    type Output = GetInstanceProfileOutput;
    type Error = GetInstanceProfileError;
}

/// Input of GetInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInstanceProfileInput {
    pub instance_profile_name: String,
}

/// Output of GetInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetInstanceProfileOutput {
    pub instance_profile: InstanceProfile,
}

modelled_errors! {
    /// Errors of GetInstanceProfile.
    GetInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetLoginProfile.
#[derive(Clone, Copy, Debug)]
pub struct GetLoginProfile;

impl Shape for GetLoginProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetLoginProfile",
        input: &tables::GET_LOGIN_PROFILE_REQUEST,
        output: Some(&tables::GET_LOGIN_PROFILE_RESPONSE),
        errors: <GetLoginProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetLoginProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetLoginProfileInput;
    type Output = GetLoginProfileOutput;
    type Error = GetLoginProfileError;
}

/// Input of GetLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetLoginProfileInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Output of GetLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetLoginProfileOutput {
    pub login_profile: LoginProfile,
}

modelled_errors! {
    /// Errors of GetLoginProfile.
    GetLoginProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct GetMFADevice;

impl Shape for GetMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetMFADevice",
        input: &tables::GET_MFA_DEVICE_REQUEST,
        output: Some(&tables::GET_MFA_DEVICE_RESPONSE),
        errors: <GetMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetMFADeviceInput;
    type Output = GetMFADeviceOutput;
    type Error = GetMFADeviceError;
}

/// Input of GetMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMFADeviceInput {
    pub serial_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Output of GetMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMFADeviceOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub serial_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certifications: Option<std::collections::BTreeMap<String, String>>,
}

modelled_errors! {
    /// Errors of GetMFADevice.
    GetMFADeviceError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct GetOpenIDConnectProvider;

impl Shape for GetOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetOpenIDConnectProvider",
        input: &tables::GET_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: Some(&tables::GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE),
        errors: <GetOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetOpenIDConnectProviderInput;
    type Output = GetOpenIDConnectProviderOutput;
    type Error = GetOpenIDConnectProviderError;
}

/// Input of GetOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
}

/// Output of GetOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOpenIDConnectProviderOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(rename = "ClientIDList", skip_serializing_if = "Option::is_none")]
    pub client_id_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbprint_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

modelled_errors! {
    /// Errors of GetOpenIDConnectProvider.
    GetOpenIDConnectProviderError {
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetOrganizationsAccessReport.
#[derive(Clone, Copy, Debug)]
pub struct GetOrganizationsAccessReport;

impl Shape for GetOrganizationsAccessReport {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetOrganizationsAccessReport",
        input: &tables::GET_ORGANIZATIONS_ACCESS_REPORT_REQUEST,
        output: Some(&tables::GET_ORGANIZATIONS_ACCESS_REPORT_RESPONSE),
        errors: <GetOrganizationsAccessReportError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetOrganizationsAccessReportInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetOrganizationsAccessReportInput;
    type Output = GetOrganizationsAccessReportOutput;
    type Error = GetOrganizationsAccessReportError;
}

/// Input of GetOrganizationsAccessReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOrganizationsAccessReportInput {
    pub job_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_key: Option<String>,
}

/// Output of GetOrganizationsAccessReport.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOrganizationsAccessReportOutput {
    pub job_status: String,
    pub job_creation_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_completion_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_services_accessible: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_services_not_accessed: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_details: Option<Vec<AccessDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_details: Option<ErrorDetails>,
}

modelled_errors! {
    /// Errors of GetOrganizationsAccessReport.
    GetOrganizationsAccessReportError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation GetOutboundWebIdentityFederationInfo.
#[derive(Clone, Copy, Debug)]
pub struct GetOutboundWebIdentityFederationInfo;

impl Shape for GetOutboundWebIdentityFederationInfo {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetOutboundWebIdentityFederationInfo",
        input: &tables::EMPTY,
        output: Some(&tables::GET_OUTBOUND_WEB_IDENTITY_FEDERATION_INFO_RESPONSE),
        errors: <GetOutboundWebIdentityFederationInfoError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetOutboundWebIdentityFederationInfoInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetOutboundWebIdentityFederationInfoInput;
    type Output = GetOutboundWebIdentityFederationInfoOutput;
    type Error = GetOutboundWebIdentityFederationInfoError;
}

/// Input of GetOutboundWebIdentityFederationInfo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetOutboundWebIdentityFederationInfoInput {}

/// Output of GetOutboundWebIdentityFederationInfo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOutboundWebIdentityFederationInfoOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwt_vending_enabled: Option<bool>,
}

modelled_errors! {
    /// Errors of GetOutboundWebIdentityFederationInfo.
    GetOutboundWebIdentityFederationInfoError {
        FeatureDisabledException = "FeatureDisabled" 404 {},
    }
}

/// The operation GetPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetPolicy;

impl Shape for GetPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetPolicy",
        input: &tables::GET_POLICY_REQUEST,
        output: Some(&tables::GET_POLICY_RESPONSE),
        errors: <GetPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetPolicyInput;
    type Output = GetPolicyOutput;
    type Error = GetPolicyError;
}

/// Input of GetPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyInput {
    pub policy_arn: String,
}

/// Output of GetPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
}

modelled_errors! {
    /// Errors of GetPolicy.
    GetPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetPolicyVersion.
#[derive(Clone, Copy, Debug)]
pub struct GetPolicyVersion;

impl Shape for GetPolicyVersion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetPolicyVersion",
        input: &tables::GET_POLICY_VERSION_REQUEST,
        output: Some(&tables::GET_POLICY_VERSION_RESPONSE),
        errors: <GetPolicyVersionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetPolicyVersionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetPolicyVersionInput;
    type Output = GetPolicyVersionOutput;
    type Error = GetPolicyVersionError;
}

/// Input of GetPolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyVersionInput {
    pub policy_arn: String,
    pub version_id: String,
}

/// Output of GetPolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyVersionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PolicyVersion>,
}

modelled_errors! {
    /// Errors of GetPolicyVersion.
    GetPolicyVersionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetRole.
#[derive(Clone, Copy, Debug)]
pub struct GetRole;

impl Shape for GetRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRole",
        input: &tables::GET_ROLE_REQUEST,
        output: Some(&tables::GET_ROLE_RESPONSE),
        errors: <GetRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRoleInput;
    type Output = GetRoleOutput;
    type Error = GetRoleError;
}

/// Input of GetRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleInput {
    pub role_name: String,
}

/// Output of GetRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleOutput {
    pub role: Role,
}

modelled_errors! {
    /// Errors of GetRole.
    GetRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetRolePolicy;

impl Shape for GetRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRolePolicy",
        input: &tables::GET_ROLE_POLICY_REQUEST,
        output: Some(&tables::GET_ROLE_POLICY_RESPONSE),
        errors: <GetRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRolePolicyInput;
    type Output = GetRolePolicyOutput;
    type Error = GetRolePolicyError;
}

/// Input of GetRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRolePolicyInput {
    pub role_name: String,
    pub policy_name: String,
}

/// Output of GetRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRolePolicyOutput {
    pub role_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

modelled_errors! {
    /// Errors of GetRolePolicy.
    GetRolePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetRoleTemplateVersion.
#[derive(Clone, Copy, Debug)]
pub struct GetRoleTemplateVersion;

impl Shape for GetRoleTemplateVersion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetRoleTemplateVersion",
        input: &tables::GET_ROLE_TEMPLATE_VERSION_REQUEST,
        output: Some(&tables::GET_ROLE_TEMPLATE_VERSION_RESPONSE),
        errors: <GetRoleTemplateVersionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetRoleTemplateVersionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetRoleTemplateVersionInput;
    type Output = GetRoleTemplateVersionOutput;
    type Error = GetRoleTemplateVersionError;
}

/// Input of GetRoleTemplateVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleTemplateVersionInput {
    pub template_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minor_version: Option<i32>,
}

/// Output of GetRoleTemplateVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleTemplateVersionOutput {
    pub role_template_version: RoleTemplateVersion,
}

modelled_errors! {
    /// Errors of GetRoleTemplateVersion.
    GetRoleTemplateVersionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct GetSAMLProvider;

impl Shape for GetSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetSAMLProvider",
        input: &tables::GET_SAML_PROVIDER_REQUEST,
        output: Some(&tables::GET_SAML_PROVIDER_RESPONSE),
        errors: <GetSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetSAMLProviderInput;
    type Output = GetSAMLProviderOutput;
    type Error = GetSAMLProviderError;
}

/// Input of GetSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSAMLProviderInput {
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
}

/// Output of GetSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSAMLProviderOutput {
    #[serde(rename = "SAMLProviderUUID", skip_serializing_if = "Option::is_none")]
    pub saml_provider_uuid: Option<String>,
    #[serde(rename = "SAMLMetadataDocument", skip_serializing_if = "Option::is_none")]
    pub saml_metadata_document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assertion_encryption_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_key_list: Option<Vec<SAMLPrivateKey>>,
}

modelled_errors! {
    /// Errors of GetSAMLProvider.
    GetSAMLProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetSSHPublicKey.
#[derive(Clone, Copy, Debug)]
pub struct GetSSHPublicKey;

impl Shape for GetSSHPublicKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetSSHPublicKey",
        input: &tables::GET_SSH_PUBLIC_KEY_REQUEST,
        output: Some(&tables::GET_SSH_PUBLIC_KEY_RESPONSE),
        errors: <GetSSHPublicKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetSSHPublicKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetSSHPublicKeyInput;
    type Output = GetSSHPublicKeyOutput;
    type Error = GetSSHPublicKeyError;
}

/// Input of GetSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSSHPublicKeyInput {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyId")]
    pub ssh_public_key_id: String,
    pub encoding: String,
}

/// Output of GetSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetSSHPublicKeyOutput {
    #[serde(rename = "SSHPublicKey", skip_serializing_if = "Option::is_none")]
    pub ssh_public_key: Option<SSHPublicKey>,
}

modelled_errors! {
    /// Errors of GetSSHPublicKey.
    GetSSHPublicKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        UnrecognizedPublicKeyEncodingException = "UnrecognizedPublicKeyEncoding" 400 {},
    }
}

/// The operation GetServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct GetServerCertificate;

impl Shape for GetServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetServerCertificate",
        input: &tables::GET_SERVER_CERTIFICATE_REQUEST,
        output: Some(&tables::GET_SERVER_CERTIFICATE_RESPONSE),
        errors: <GetServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetServerCertificateInput;
    type Output = GetServerCertificateOutput;
    type Error = GetServerCertificateError;
}

/// Input of GetServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServerCertificateInput {
    pub server_certificate_name: String,
}

/// Output of GetServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServerCertificateOutput {
    pub server_certificate: ServerCertificate,
}

modelled_errors! {
    /// Errors of GetServerCertificate.
    GetServerCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetServiceLastAccessedDetails.
#[derive(Clone, Copy, Debug)]
pub struct GetServiceLastAccessedDetails;

impl Shape for GetServiceLastAccessedDetails {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetServiceLastAccessedDetails",
        input: &tables::GET_SERVICE_LAST_ACCESSED_DETAILS_REQUEST,
        output: Some(&tables::GET_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE),
        errors: <GetServiceLastAccessedDetailsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetServiceLastAccessedDetailsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetServiceLastAccessedDetailsInput;
    type Output = GetServiceLastAccessedDetailsOutput;
    type Error = GetServiceLastAccessedDetailsError;
}

/// Input of GetServiceLastAccessedDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLastAccessedDetailsInput {
    pub job_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// Output of GetServiceLastAccessedDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLastAccessedDetailsOutput {
    pub job_status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_type: Option<String>,
    pub job_creation_date: crate::Timestamp,
    pub services_last_accessed: Vec<ServiceLastAccessed>,
    pub job_completion_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorDetails>,
}

modelled_errors! {
    /// Errors of GetServiceLastAccessedDetails.
    GetServiceLastAccessedDetailsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation GetServiceLastAccessedDetailsWithEntities.
#[derive(Clone, Copy, Debug)]
pub struct GetServiceLastAccessedDetailsWithEntities;

impl Shape for GetServiceLastAccessedDetailsWithEntities {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetServiceLastAccessedDetailsWithEntities",
        input: &tables::GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_REQUEST,
        output: Some(&tables::GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_RESPONSE),
        errors: <GetServiceLastAccessedDetailsWithEntitiesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetServiceLastAccessedDetailsWithEntitiesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetServiceLastAccessedDetailsWithEntitiesInput;
    type Output = GetServiceLastAccessedDetailsWithEntitiesOutput;
    type Error = GetServiceLastAccessedDetailsWithEntitiesError;
}

/// Input of GetServiceLastAccessedDetailsWithEntities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLastAccessedDetailsWithEntitiesInput {
    pub job_id: String,
    pub service_namespace: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// Output of GetServiceLastAccessedDetailsWithEntities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLastAccessedDetailsWithEntitiesOutput {
    pub job_status: String,
    pub job_creation_date: crate::Timestamp,
    pub job_completion_date: crate::Timestamp,
    pub entity_details_list: Vec<EntityDetails>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorDetails>,
}

modelled_errors! {
    /// Errors of GetServiceLastAccessedDetailsWithEntities.
    GetServiceLastAccessedDetailsWithEntitiesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation GetServiceLinkedRoleDeletionStatus.
#[derive(Clone, Copy, Debug)]
pub struct GetServiceLinkedRoleDeletionStatus;

impl Shape for GetServiceLinkedRoleDeletionStatus {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetServiceLinkedRoleDeletionStatus",
        input: &tables::GET_SERVICE_LINKED_ROLE_DELETION_STATUS_REQUEST,
        output: Some(&tables::GET_SERVICE_LINKED_ROLE_DELETION_STATUS_RESPONSE),
        errors: <GetServiceLinkedRoleDeletionStatusError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetServiceLinkedRoleDeletionStatusInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetServiceLinkedRoleDeletionStatusInput;
    type Output = GetServiceLinkedRoleDeletionStatusOutput;
    type Error = GetServiceLinkedRoleDeletionStatusError;
}

/// Input of GetServiceLinkedRoleDeletionStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLinkedRoleDeletionStatusInput {
    pub deletion_task_id: String,
}

/// Output of GetServiceLinkedRoleDeletionStatus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLinkedRoleDeletionStatusOutput {
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<DeletionTaskFailureReasonType>,
}

modelled_errors! {
    /// Errors of GetServiceLinkedRoleDeletionStatus.
    GetServiceLinkedRoleDeletionStatusError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetUser.
#[derive(Clone, Copy, Debug)]
pub struct GetUser;

impl Shape for GetUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetUser",
        input: &tables::GET_USER_REQUEST,
        output: Some(&tables::GET_USER_RESPONSE),
        errors: <GetUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetUserInput;
    type Output = GetUserOutput;
    type Error = GetUserError;
}

/// Input of GetUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
}

/// Output of GetUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserOutput {
    pub user: User,
}

modelled_errors! {
    /// Errors of GetUser.
    GetUserError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation GetUserPolicy.
#[derive(Clone, Copy, Debug)]
pub struct GetUserPolicy;

impl Shape for GetUserPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "GetUserPolicy",
        input: &tables::GET_USER_POLICY_REQUEST,
        output: Some(&tables::GET_USER_POLICY_RESPONSE),
        errors: <GetUserPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<GetUserPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = GetUserPolicyInput;
    type Output = GetUserPolicyOutput;
    type Error = GetUserPolicyError;
}

/// Input of GetUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPolicyInput {
    pub user_name: String,
    pub policy_name: String,
}

/// Output of GetUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPolicyOutput {
    pub user_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

modelled_errors! {
    /// Errors of GetUserPolicy.
    GetUserPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListAccessKeys.
#[derive(Clone, Copy, Debug)]
pub struct ListAccessKeys;

impl Shape for ListAccessKeys {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListAccessKeys",
        input: &tables::LIST_ACCESS_KEYS_REQUEST,
        output: Some(&tables::LIST_ACCESS_KEYS_RESPONSE),
        errors: <ListAccessKeysError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["AccessKeyMetadata"],
        }),
        typed: typed::<ListAccessKeysInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListAccessKeysInput;
    type Output = ListAccessKeysOutput;
    type Error = ListAccessKeysError;
}

/// Input of ListAccessKeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccessKeysInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListAccessKeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccessKeysOutput {
    pub access_key_metadata: Vec<AccessKeyMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListAccessKeys.
    ListAccessKeysError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListAccountAliases.
#[derive(Clone, Copy, Debug)]
pub struct ListAccountAliases;

impl Shape for ListAccountAliases {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListAccountAliases",
        input: &tables::LIST_ACCOUNT_ALIASES_REQUEST,
        output: Some(&tables::LIST_ACCOUNT_ALIASES_RESPONSE),
        errors: <ListAccountAliasesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["AccountAliases"],
        }),
        typed: typed::<ListAccountAliasesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListAccountAliasesInput;
    type Output = ListAccountAliasesOutput;
    type Error = ListAccountAliasesError;
}

/// Input of ListAccountAliases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccountAliasesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListAccountAliases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAccountAliasesOutput {
    pub account_aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListAccountAliases.
    ListAccountAliasesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListAttachedGroupPolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListAttachedGroupPolicies;

impl Shape for ListAttachedGroupPolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListAttachedGroupPolicies",
        input: &tables::LIST_ATTACHED_GROUP_POLICIES_REQUEST,
        output: Some(&tables::LIST_ATTACHED_GROUP_POLICIES_RESPONSE),
        errors: <ListAttachedGroupPoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["AttachedPolicies"],
        }),
        typed: typed::<ListAttachedGroupPoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListAttachedGroupPoliciesInput;
    type Output = ListAttachedGroupPoliciesOutput;
    type Error = ListAttachedGroupPoliciesError;
}

/// Input of ListAttachedGroupPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedGroupPoliciesInput {
    pub group_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListAttachedGroupPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedGroupPoliciesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListAttachedGroupPolicies.
    ListAttachedGroupPoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListAttachedRolePolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListAttachedRolePolicies;

impl Shape for ListAttachedRolePolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListAttachedRolePolicies",
        input: &tables::LIST_ATTACHED_ROLE_POLICIES_REQUEST,
        output: Some(&tables::LIST_ATTACHED_ROLE_POLICIES_RESPONSE),
        errors: <ListAttachedRolePoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["AttachedPolicies"],
        }),
        typed: typed::<ListAttachedRolePoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListAttachedRolePoliciesInput;
    type Output = ListAttachedRolePoliciesOutput;
    type Error = ListAttachedRolePoliciesError;
}

/// Input of ListAttachedRolePolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedRolePoliciesInput {
    pub role_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListAttachedRolePolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedRolePoliciesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListAttachedRolePolicies.
    ListAttachedRolePoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListAttachedUserPolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListAttachedUserPolicies;

impl Shape for ListAttachedUserPolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListAttachedUserPolicies",
        input: &tables::LIST_ATTACHED_USER_POLICIES_REQUEST,
        output: Some(&tables::LIST_ATTACHED_USER_POLICIES_RESPONSE),
        errors: <ListAttachedUserPoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["AttachedPolicies"],
        }),
        typed: typed::<ListAttachedUserPoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListAttachedUserPoliciesInput;
    type Output = ListAttachedUserPoliciesOutput;
    type Error = ListAttachedUserPoliciesError;
}

/// Input of ListAttachedUserPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedUserPoliciesInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListAttachedUserPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListAttachedUserPoliciesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListAttachedUserPolicies.
    ListAttachedUserPoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListDelegationRequests.
#[derive(Clone, Copy, Debug)]
pub struct ListDelegationRequests;

impl Shape for ListDelegationRequests {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListDelegationRequests",
        input: &tables::LIST_DELEGATION_REQUESTS_REQUEST,
        output: Some(&tables::LIST_DELEGATION_REQUESTS_RESPONSE),
        errors: <ListDelegationRequestsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListDelegationRequestsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListDelegationRequestsInput;
    type Output = ListDelegationRequestsOutput;
    type Error = ListDelegationRequestsError;
}

/// Input of ListDelegationRequests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListDelegationRequestsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListDelegationRequests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListDelegationRequestsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegation_requests: Option<Vec<DelegationRequest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(rename = "isTruncated", skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
}

modelled_errors! {
    /// Errors of ListDelegationRequests.
    ListDelegationRequestsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation ListEntitiesForPolicy.
#[derive(Clone, Copy, Debug)]
pub struct ListEntitiesForPolicy;

impl Shape for ListEntitiesForPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListEntitiesForPolicy",
        input: &tables::LIST_ENTITIES_FOR_POLICY_REQUEST,
        output: Some(&tables::LIST_ENTITIES_FOR_POLICY_RESPONSE),
        errors: <ListEntitiesForPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["PolicyGroups", "PolicyUsers", "PolicyRoles"],
        }),
        typed: typed::<ListEntitiesForPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListEntitiesForPolicyInput;
    type Output = ListEntitiesForPolicyOutput;
    type Error = ListEntitiesForPolicyError;
}

/// Input of ListEntitiesForPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListEntitiesForPolicyInput {
    pub policy_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_usage_filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListEntitiesForPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListEntitiesForPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_groups: Option<Vec<PolicyGroup>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_users: Option<Vec<PolicyUser>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_roles: Option<Vec<PolicyRole>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListEntitiesForPolicy.
    ListEntitiesForPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListGroupPolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListGroupPolicies;

impl Shape for ListGroupPolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListGroupPolicies",
        input: &tables::LIST_GROUP_POLICIES_REQUEST,
        output: Some(&tables::LIST_GROUP_POLICIES_RESPONSE),
        errors: <ListGroupPoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["PolicyNames"],
        }),
        typed: typed::<ListGroupPoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListGroupPoliciesInput;
    type Output = ListGroupPoliciesOutput;
    type Error = ListGroupPoliciesError;
}

/// Input of ListGroupPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupPoliciesInput {
    pub group_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListGroupPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupPoliciesOutput {
    pub policy_names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListGroupPolicies.
    ListGroupPoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListGroups.
#[derive(Clone, Copy, Debug)]
pub struct ListGroups;

impl Shape for ListGroups {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListGroups",
        input: &tables::LIST_GROUPS_REQUEST,
        output: Some(&tables::LIST_GROUPS_RESPONSE),
        errors: <ListGroupsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Groups"],
        }),
        typed: typed::<ListGroupsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListGroupsInput;
    type Output = ListGroupsOutput;
    type Error = ListGroupsError;
}

/// Input of ListGroups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListGroups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsOutput {
    pub groups: Vec<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListGroups.
    ListGroupsError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListGroupsForUser.
#[derive(Clone, Copy, Debug)]
pub struct ListGroupsForUser;

impl Shape for ListGroupsForUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListGroupsForUser",
        input: &tables::LIST_GROUPS_FOR_USER_REQUEST,
        output: Some(&tables::LIST_GROUPS_FOR_USER_RESPONSE),
        errors: <ListGroupsForUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Groups"],
        }),
        typed: typed::<ListGroupsForUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListGroupsForUserInput;
    type Output = ListGroupsForUserOutput;
    type Error = ListGroupsForUserError;
}

/// Input of ListGroupsForUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsForUserInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListGroupsForUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsForUserOutput {
    pub groups: Vec<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListGroupsForUser.
    ListGroupsForUserError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListInstanceProfileTags.
#[derive(Clone, Copy, Debug)]
pub struct ListInstanceProfileTags;

impl Shape for ListInstanceProfileTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListInstanceProfileTags",
        input: &tables::LIST_INSTANCE_PROFILE_TAGS_REQUEST,
        output: Some(&tables::LIST_INSTANCE_PROFILE_TAGS_RESPONSE),
        errors: <ListInstanceProfileTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListInstanceProfileTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListInstanceProfileTagsInput;
    type Output = ListInstanceProfileTagsOutput;
    type Error = ListInstanceProfileTagsError;
}

/// Input of ListInstanceProfileTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfileTagsInput {
    pub instance_profile_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListInstanceProfileTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfileTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListInstanceProfileTags.
    ListInstanceProfileTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListInstanceProfiles.
#[derive(Clone, Copy, Debug)]
pub struct ListInstanceProfiles;

impl Shape for ListInstanceProfiles {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListInstanceProfiles",
        input: &tables::LIST_INSTANCE_PROFILES_REQUEST,
        output: Some(&tables::LIST_INSTANCE_PROFILES_RESPONSE),
        errors: <ListInstanceProfilesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["InstanceProfiles"],
        }),
        typed: typed::<ListInstanceProfilesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListInstanceProfilesInput;
    type Output = ListInstanceProfilesOutput;
    type Error = ListInstanceProfilesError;
}

/// Input of ListInstanceProfiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfilesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListInstanceProfiles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfilesOutput {
    pub instance_profiles: Vec<InstanceProfile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListInstanceProfiles.
    ListInstanceProfilesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListInstanceProfilesForRole.
#[derive(Clone, Copy, Debug)]
pub struct ListInstanceProfilesForRole;

impl Shape for ListInstanceProfilesForRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListInstanceProfilesForRole",
        input: &tables::LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST,
        output: Some(&tables::LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE),
        errors: <ListInstanceProfilesForRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["InstanceProfiles"],
        }),
        typed: typed::<ListInstanceProfilesForRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListInstanceProfilesForRoleInput;
    type Output = ListInstanceProfilesForRoleOutput;
    type Error = ListInstanceProfilesForRoleError;
}

/// Input of ListInstanceProfilesForRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfilesForRoleInput {
    pub role_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListInstanceProfilesForRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListInstanceProfilesForRoleOutput {
    pub instance_profiles: Vec<InstanceProfile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListInstanceProfilesForRole.
    ListInstanceProfilesForRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListMFADeviceTags.
#[derive(Clone, Copy, Debug)]
pub struct ListMFADeviceTags;

impl Shape for ListMFADeviceTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListMFADeviceTags",
        input: &tables::LIST_MFA_DEVICE_TAGS_REQUEST,
        output: Some(&tables::LIST_MFA_DEVICE_TAGS_RESPONSE),
        errors: <ListMFADeviceTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListMFADeviceTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListMFADeviceTagsInput;
    type Output = ListMFADeviceTagsOutput;
    type Error = ListMFADeviceTagsError;
}

/// Input of ListMFADeviceTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMFADeviceTagsInput {
    pub serial_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListMFADeviceTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMFADeviceTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListMFADeviceTags.
    ListMFADeviceTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListMFADevices.
#[derive(Clone, Copy, Debug)]
pub struct ListMFADevices;

impl Shape for ListMFADevices {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListMFADevices",
        input: &tables::LIST_MFA_DEVICES_REQUEST,
        output: Some(&tables::LIST_MFA_DEVICES_RESPONSE),
        errors: <ListMFADevicesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["MFADevices"],
        }),
        typed: typed::<ListMFADevicesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListMFADevicesInput;
    type Output = ListMFADevicesOutput;
    type Error = ListMFADevicesError;
}

/// Input of ListMFADevices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMFADevicesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListMFADevices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListMFADevicesOutput {
    #[serde(rename = "MFADevices")]
    pub mfa_devices: Vec<MFADevice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListMFADevices.
    ListMFADevicesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListOpenIDConnectProviderTags.
#[derive(Clone, Copy, Debug)]
pub struct ListOpenIDConnectProviderTags;

impl Shape for ListOpenIDConnectProviderTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListOpenIDConnectProviderTags",
        input: &tables::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST,
        output: Some(&tables::LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE),
        errors: <ListOpenIDConnectProviderTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListOpenIDConnectProviderTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListOpenIDConnectProviderTagsInput;
    type Output = ListOpenIDConnectProviderTagsOutput;
    type Error = ListOpenIDConnectProviderTagsError;
}

/// Input of ListOpenIDConnectProviderTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListOpenIDConnectProviderTagsInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListOpenIDConnectProviderTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListOpenIDConnectProviderTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListOpenIDConnectProviderTags.
    ListOpenIDConnectProviderTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation ListOpenIDConnectProviders.
#[derive(Clone, Copy, Debug)]
pub struct ListOpenIDConnectProviders;

impl Shape for ListOpenIDConnectProviders {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListOpenIDConnectProviders",
        input: &tables::LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST,
        output: Some(&tables::LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE),
        errors: <ListOpenIDConnectProvidersError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListOpenIDConnectProvidersInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListOpenIDConnectProvidersInput;
    type Output = ListOpenIDConnectProvidersOutput;
    type Error = ListOpenIDConnectProvidersError;
}

/// Input of ListOpenIDConnectProviders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListOpenIDConnectProvidersInput {}

/// Output of ListOpenIDConnectProviders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListOpenIDConnectProvidersOutput {
    #[serde(rename = "OpenIDConnectProviderList", skip_serializing_if = "Option::is_none")]
    pub open_id_connect_provider_list: Option<Vec<OpenIDConnectProviderListEntry>>,
}

modelled_errors! {
    /// Errors of ListOpenIDConnectProviders.
    ListOpenIDConnectProvidersError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListOrganizationsFeatures.
#[derive(Clone, Copy, Debug)]
pub struct ListOrganizationsFeatures;

impl Shape for ListOrganizationsFeatures {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListOrganizationsFeatures",
        input: &tables::LIST_ORGANIZATIONS_FEATURES_REQUEST,
        output: Some(&tables::LIST_ORGANIZATIONS_FEATURES_RESPONSE),
        errors: <ListOrganizationsFeaturesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListOrganizationsFeaturesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListOrganizationsFeaturesInput;
    type Output = ListOrganizationsFeaturesOutput;
    type Error = ListOrganizationsFeaturesError;
}

/// Input of ListOrganizationsFeatures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListOrganizationsFeaturesInput {}

/// Output of ListOrganizationsFeatures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListOrganizationsFeaturesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_features: Option<Vec<String>>,
}

modelled_errors! {
    /// Errors of ListOrganizationsFeatures.
    ListOrganizationsFeaturesError {
        ServiceAccessNotEnabledException = "ServiceAccessNotEnabledException" 400 {},
        AccountNotManagementOrDelegatedAdministratorException = "AccountNotManagementOrDelegatedAdministratorException" 400 {},
        OrganizationNotFoundException = "OrganizationNotFoundException" 400 {},
        OrganizationNotInAllFeaturesModeException = "OrganizationNotInAllFeaturesModeException" 400 {},
    }
}

/// The operation ListPolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListPolicies;

impl Shape for ListPolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListPolicies",
        input: &tables::LIST_POLICIES_REQUEST,
        output: Some(&tables::LIST_POLICIES_RESPONSE),
        errors: <ListPoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Policies"],
        }),
        typed: typed::<ListPoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListPoliciesInput;
    type Output = ListPoliciesOutput;
    type Error = ListPoliciesError;
}

/// Input of ListPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_attached: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_usage_filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<Policy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListPolicies.
    ListPoliciesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListPoliciesGrantingServiceAccess.
#[derive(Clone, Copy, Debug)]
pub struct ListPoliciesGrantingServiceAccess;

impl Shape for ListPoliciesGrantingServiceAccess {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListPoliciesGrantingServiceAccess",
        input: &tables::LIST_POLICIES_GRANTING_SERVICE_ACCESS_REQUEST,
        output: Some(&tables::LIST_POLICIES_GRANTING_SERVICE_ACCESS_RESPONSE),
        errors: <ListPoliciesGrantingServiceAccessError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListPoliciesGrantingServiceAccessInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListPoliciesGrantingServiceAccessInput;
    type Output = ListPoliciesGrantingServiceAccessOutput;
    type Error = ListPoliciesGrantingServiceAccessError;
}

/// Input of ListPoliciesGrantingServiceAccess.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesGrantingServiceAccessInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    pub arn: String,
    pub service_namespaces: Vec<String>,
}

/// Output of ListPoliciesGrantingServiceAccess.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesGrantingServiceAccessOutput {
    pub policies_granting_service_access: Vec<ListPoliciesGrantingServiceAccessEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListPoliciesGrantingServiceAccess.
    ListPoliciesGrantingServiceAccessError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation ListPolicyTags.
#[derive(Clone, Copy, Debug)]
pub struct ListPolicyTags;

impl Shape for ListPolicyTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListPolicyTags",
        input: &tables::LIST_POLICY_TAGS_REQUEST,
        output: Some(&tables::LIST_POLICY_TAGS_RESPONSE),
        errors: <ListPolicyTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListPolicyTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListPolicyTagsInput;
    type Output = ListPolicyTagsOutput;
    type Error = ListPolicyTagsError;
}

/// Input of ListPolicyTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyTagsInput {
    pub policy_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListPolicyTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListPolicyTags.
    ListPolicyTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation ListPolicyVersions.
#[derive(Clone, Copy, Debug)]
pub struct ListPolicyVersions;

impl Shape for ListPolicyVersions {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListPolicyVersions",
        input: &tables::LIST_POLICY_VERSIONS_REQUEST,
        output: Some(&tables::LIST_POLICY_VERSIONS_RESPONSE),
        errors: <ListPolicyVersionsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Versions"],
        }),
        typed: typed::<ListPolicyVersionsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListPolicyVersionsInput;
    type Output = ListPolicyVersionsOutput;
    type Error = ListPolicyVersionsError;
}

/// Input of ListPolicyVersions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyVersionsInput {
    pub policy_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListPolicyVersions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyVersionsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<PolicyVersion>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListPolicyVersions.
    ListPolicyVersionsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListRolePolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListRolePolicies;

impl Shape for ListRolePolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListRolePolicies",
        input: &tables::LIST_ROLE_POLICIES_REQUEST,
        output: Some(&tables::LIST_ROLE_POLICIES_RESPONSE),
        errors: <ListRolePoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["PolicyNames"],
        }),
        typed: typed::<ListRolePoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListRolePoliciesInput;
    type Output = ListRolePoliciesOutput;
    type Error = ListRolePoliciesError;
}

/// Input of ListRolePolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRolePoliciesInput {
    pub role_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListRolePolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRolePoliciesOutput {
    pub policy_names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListRolePolicies.
    ListRolePoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListRoleTags.
#[derive(Clone, Copy, Debug)]
pub struct ListRoleTags;

impl Shape for ListRoleTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListRoleTags",
        input: &tables::LIST_ROLE_TAGS_REQUEST,
        output: Some(&tables::LIST_ROLE_TAGS_RESPONSE),
        errors: <ListRoleTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListRoleTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListRoleTagsInput;
    type Output = ListRoleTagsOutput;
    type Error = ListRoleTagsError;
}

/// Input of ListRoleTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoleTagsInput {
    pub role_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListRoleTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoleTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListRoleTags.
    ListRoleTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListRoles.
#[derive(Clone, Copy, Debug)]
pub struct ListRoles;

impl Shape for ListRoles {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListRoles",
        input: &tables::LIST_ROLES_REQUEST,
        output: Some(&tables::LIST_ROLES_RESPONSE),
        errors: <ListRolesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Roles"],
        }),
        typed: typed::<ListRolesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListRolesInput;
    type Output = ListRolesOutput;
    type Error = ListRolesError;
}

/// Input of ListRoles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRolesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListRoles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListRolesOutput {
    pub roles: Vec<Role>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListRoles.
    ListRolesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListSAMLProviderTags.
#[derive(Clone, Copy, Debug)]
pub struct ListSAMLProviderTags;

impl Shape for ListSAMLProviderTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListSAMLProviderTags",
        input: &tables::LIST_SAML_PROVIDER_TAGS_REQUEST,
        output: Some(&tables::LIST_SAML_PROVIDER_TAGS_RESPONSE),
        errors: <ListSAMLProviderTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListSAMLProviderTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListSAMLProviderTagsInput;
    type Output = ListSAMLProviderTagsOutput;
    type Error = ListSAMLProviderTagsError;
}

/// Input of ListSAMLProviderTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSAMLProviderTagsInput {
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListSAMLProviderTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSAMLProviderTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListSAMLProviderTags.
    ListSAMLProviderTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation ListSAMLProviders.
#[derive(Clone, Copy, Debug)]
pub struct ListSAMLProviders;

impl Shape for ListSAMLProviders {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListSAMLProviders",
        input: &tables::LIST_SAML_PROVIDERS_REQUEST,
        output: Some(&tables::LIST_SAML_PROVIDERS_RESPONSE),
        errors: <ListSAMLProvidersError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListSAMLProvidersInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListSAMLProvidersInput;
    type Output = ListSAMLProvidersOutput;
    type Error = ListSAMLProvidersError;
}

/// Input of ListSAMLProviders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListSAMLProvidersInput {}

/// Output of ListSAMLProviders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListSAMLProvidersOutput {
    #[serde(rename = "SAMLProviderList", skip_serializing_if = "Option::is_none")]
    pub saml_provider_list: Option<Vec<SAMLProviderListEntry>>,
}

modelled_errors! {
    /// Errors of ListSAMLProviders.
    ListSAMLProvidersError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListSSHPublicKeys.
#[derive(Clone, Copy, Debug)]
pub struct ListSSHPublicKeys;

impl Shape for ListSSHPublicKeys {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListSSHPublicKeys",
        input: &tables::LIST_SSH_PUBLIC_KEYS_REQUEST,
        output: Some(&tables::LIST_SSH_PUBLIC_KEYS_RESPONSE),
        errors: <ListSSHPublicKeysError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["SSHPublicKeys"],
        }),
        typed: typed::<ListSSHPublicKeysInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListSSHPublicKeysInput;
    type Output = ListSSHPublicKeysOutput;
    type Error = ListSSHPublicKeysError;
}

/// Input of ListSSHPublicKeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSSHPublicKeysInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListSSHPublicKeys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSSHPublicKeysOutput {
    #[serde(rename = "SSHPublicKeys", skip_serializing_if = "Option::is_none")]
    pub ssh_public_keys: Option<Vec<SSHPublicKeyMetadata>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListSSHPublicKeys.
    ListSSHPublicKeysError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation ListServerCertificateTags.
#[derive(Clone, Copy, Debug)]
pub struct ListServerCertificateTags;

impl Shape for ListServerCertificateTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListServerCertificateTags",
        input: &tables::LIST_SERVER_CERTIFICATE_TAGS_REQUEST,
        output: Some(&tables::LIST_SERVER_CERTIFICATE_TAGS_RESPONSE),
        errors: <ListServerCertificateTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListServerCertificateTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListServerCertificateTagsInput;
    type Output = ListServerCertificateTagsOutput;
    type Error = ListServerCertificateTagsError;
}

/// Input of ListServerCertificateTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServerCertificateTagsInput {
    pub server_certificate_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListServerCertificateTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServerCertificateTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListServerCertificateTags.
    ListServerCertificateTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListServerCertificates.
#[derive(Clone, Copy, Debug)]
pub struct ListServerCertificates;

impl Shape for ListServerCertificates {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListServerCertificates",
        input: &tables::LIST_SERVER_CERTIFICATES_REQUEST,
        output: Some(&tables::LIST_SERVER_CERTIFICATES_RESPONSE),
        errors: <ListServerCertificatesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["ServerCertificateMetadataList"],
        }),
        typed: typed::<ListServerCertificatesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListServerCertificatesInput;
    type Output = ListServerCertificatesOutput;
    type Error = ListServerCertificatesError;
}

/// Input of ListServerCertificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServerCertificatesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListServerCertificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServerCertificatesOutput {
    pub server_certificate_metadata_list: Vec<ServerCertificateMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListServerCertificates.
    ListServerCertificatesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListServiceSpecificCredentials.
#[derive(Clone, Copy, Debug)]
pub struct ListServiceSpecificCredentials;

impl Shape for ListServiceSpecificCredentials {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListServiceSpecificCredentials",
        input: &tables::LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST,
        output: Some(&tables::LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE),
        errors: <ListServiceSpecificCredentialsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ListServiceSpecificCredentialsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListServiceSpecificCredentialsInput;
    type Output = ListServiceSpecificCredentialsOutput;
    type Error = ListServiceSpecificCredentialsError;
}

/// Input of ListServiceSpecificCredentials.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServiceSpecificCredentialsInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all_users: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListServiceSpecificCredentials.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListServiceSpecificCredentialsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_specific_credentials: Option<Vec<ServiceSpecificCredentialMetadata>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
}

modelled_errors! {
    /// Errors of ListServiceSpecificCredentials.
    ListServiceSpecificCredentialsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceNotSupportedException = "NotSupportedService" 404 {},
    }
}

/// The operation ListSigningCertificates.
#[derive(Clone, Copy, Debug)]
pub struct ListSigningCertificates;

impl Shape for ListSigningCertificates {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListSigningCertificates",
        input: &tables::LIST_SIGNING_CERTIFICATES_REQUEST,
        output: Some(&tables::LIST_SIGNING_CERTIFICATES_RESPONSE),
        errors: <ListSigningCertificatesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Certificates"],
        }),
        typed: typed::<ListSigningCertificatesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListSigningCertificatesInput;
    type Output = ListSigningCertificatesOutput;
    type Error = ListSigningCertificatesError;
}

/// Input of ListSigningCertificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSigningCertificatesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListSigningCertificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListSigningCertificatesOutput {
    pub certificates: Vec<SigningCertificate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListSigningCertificates.
    ListSigningCertificatesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListUserPolicies.
#[derive(Clone, Copy, Debug)]
pub struct ListUserPolicies;

impl Shape for ListUserPolicies {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListUserPolicies",
        input: &tables::LIST_USER_POLICIES_REQUEST,
        output: Some(&tables::LIST_USER_POLICIES_RESPONSE),
        errors: <ListUserPoliciesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["PolicyNames"],
        }),
        typed: typed::<ListUserPoliciesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListUserPoliciesInput;
    type Output = ListUserPoliciesOutput;
    type Error = ListUserPoliciesError;
}

/// Input of ListUserPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoliciesInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListUserPolicies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoliciesOutput {
    pub policy_names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListUserPolicies.
    ListUserPoliciesError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListUserTags.
#[derive(Clone, Copy, Debug)]
pub struct ListUserTags;

impl Shape for ListUserTags {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListUserTags",
        input: &tables::LIST_USER_TAGS_REQUEST,
        output: Some(&tables::LIST_USER_TAGS_RESPONSE),
        errors: <ListUserTagsError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Tags"],
        }),
        typed: typed::<ListUserTagsInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListUserTagsInput;
    type Output = ListUserTagsOutput;
    type Error = ListUserTagsError;
}

/// Input of ListUserTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserTagsInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListUserTags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserTagsOutput {
    pub tags: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListUserTags.
    ListUserTagsError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListUsers.
#[derive(Clone, Copy, Debug)]
pub struct ListUsers;

impl Shape for ListUsers {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListUsers",
        input: &tables::LIST_USERS_REQUEST,
        output: Some(&tables::LIST_USERS_RESPONSE),
        errors: <ListUsersError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["Users"],
        }),
        typed: typed::<ListUsersInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListUsersInput;
    type Output = ListUsersOutput;
    type Error = ListUsersError;
}

/// Input of ListUsers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListUsers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersOutput {
    pub users: Vec<User>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListUsers.
    ListUsersError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ListVirtualMFADevices.
#[derive(Clone, Copy, Debug)]
pub struct ListVirtualMFADevices;

impl Shape for ListVirtualMFADevices {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ListVirtualMFADevices",
        input: &tables::LIST_VIRTUAL_MFA_DEVICES_REQUEST,
        output: Some(&tables::LIST_VIRTUAL_MFA_DEVICES_RESPONSE),
        errors: <ListVirtualMFADevicesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["VirtualMFADevices"],
        }),
        typed: typed::<ListVirtualMFADevicesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ListVirtualMFADevicesInput;
    type Output = ListVirtualMFADevicesOutput;
    type Error = ListVirtualMFADevicesError;
}

/// Input of ListVirtualMFADevices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListVirtualMFADevicesInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignment_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// Output of ListVirtualMFADevices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListVirtualMFADevicesOutput {
    #[serde(rename = "VirtualMFADevices")]
    pub virtual_mfa_devices: Vec<VirtualMFADevice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of ListVirtualMFADevices.
    ListVirtualMFADevicesError {
    }
}

/// The operation PutAccountProperties.
#[derive(Clone, Copy, Debug)]
pub struct PutAccountProperties;

impl Shape for PutAccountProperties {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutAccountProperties",
        input: &tables::PUT_ACCOUNT_PROPERTIES_REQUEST,
        output: Some(&tables::PUT_ACCOUNT_PROPERTIES_RESPONSE),
        errors: <PutAccountPropertiesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutAccountPropertiesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutAccountPropertiesInput;
    type Output = PutAccountPropertiesOutput;
    type Error = PutAccountPropertiesError;
}

/// Input of PutAccountProperties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutAccountPropertiesInput {
    pub properties: std::collections::BTreeMap<String, String>,
}

/// Output of PutAccountProperties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutAccountPropertiesOutput {}

modelled_errors! {
    /// Errors of PutAccountProperties.
    PutAccountPropertiesError {
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation PutGroupPolicy.
#[derive(Clone, Copy, Debug)]
pub struct PutGroupPolicy;

impl Shape for PutGroupPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutGroupPolicy",
        input: &tables::PUT_GROUP_POLICY_REQUEST,
        output: None,
        errors: <PutGroupPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutGroupPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutGroupPolicyInput;
    type Output = PutGroupPolicyOutput;
    type Error = PutGroupPolicyError;
}

/// Input of PutGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutGroupPolicyInput {
    pub group_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

/// Output of PutGroupPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutGroupPolicyOutput {}

modelled_errors! {
    /// Errors of PutGroupPolicy.
    PutGroupPolicyError {
        LimitExceededException = "LimitExceeded" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation PutRolePermissionsBoundary.
#[derive(Clone, Copy, Debug)]
pub struct PutRolePermissionsBoundary;

impl Shape for PutRolePermissionsBoundary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutRolePermissionsBoundary",
        input: &tables::PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: <PutRolePermissionsBoundaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutRolePermissionsBoundaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutRolePermissionsBoundaryInput;
    type Output = PutRolePermissionsBoundaryOutput;
    type Error = PutRolePermissionsBoundaryError;
}

/// Input of PutRolePermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutRolePermissionsBoundaryInput {
    pub role_name: String,
    pub permissions_boundary: String,
}

/// Output of PutRolePermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutRolePermissionsBoundaryOutput {}

modelled_errors! {
    /// Errors of PutRolePermissionsBoundary.
    PutRolePermissionsBoundaryError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        PolicyNotAttachableException = "PolicyNotAttachable" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation PutRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct PutRolePolicy;

impl Shape for PutRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutRolePolicy",
        input: &tables::PUT_ROLE_POLICY_REQUEST,
        output: None,
        errors: <PutRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutRolePolicyInput;
    type Output = PutRolePolicyOutput;
    type Error = PutRolePolicyError;
}

/// Input of PutRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutRolePolicyInput {
    pub role_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

/// Output of PutRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutRolePolicyOutput {}

modelled_errors! {
    /// Errors of PutRolePolicy.
    PutRolePolicyError {
        LimitExceededException = "LimitExceeded" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation PutUserPermissionsBoundary.
#[derive(Clone, Copy, Debug)]
pub struct PutUserPermissionsBoundary;

impl Shape for PutUserPermissionsBoundary {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutUserPermissionsBoundary",
        input: &tables::PUT_USER_PERMISSIONS_BOUNDARY_REQUEST,
        output: None,
        errors: <PutUserPermissionsBoundaryError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutUserPermissionsBoundaryInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutUserPermissionsBoundaryInput;
    type Output = PutUserPermissionsBoundaryOutput;
    type Error = PutUserPermissionsBoundaryError;
}

/// Input of PutUserPermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutUserPermissionsBoundaryInput {
    pub user_name: String,
    pub permissions_boundary: String,
}

/// Output of PutUserPermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutUserPermissionsBoundaryOutput {}

modelled_errors! {
    /// Errors of PutUserPermissionsBoundary.
    PutUserPermissionsBoundaryError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        PolicyNotAttachableException = "PolicyNotAttachable" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation PutUserPolicy.
#[derive(Clone, Copy, Debug)]
pub struct PutUserPolicy;

impl Shape for PutUserPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "PutUserPolicy",
        input: &tables::PUT_USER_POLICY_REQUEST,
        output: None,
        errors: <PutUserPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<PutUserPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = PutUserPolicyInput;
    type Output = PutUserPolicyOutput;
    type Error = PutUserPolicyError;
}

/// Input of PutUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutUserPolicyInput {
    pub user_name: String,
    pub policy_name: String,
    pub policy_document: String,
}

/// Output of PutUserPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PutUserPolicyOutput {}

modelled_errors! {
    /// Errors of PutUserPolicy.
    PutUserPolicyError {
        LimitExceededException = "LimitExceeded" 409 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation RejectDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct RejectDelegationRequest;

impl Shape for RejectDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "RejectDelegationRequest",
        input: &tables::REJECT_DELEGATION_REQUEST_REQUEST,
        output: None,
        errors: <RejectDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<RejectDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = RejectDelegationRequestInput;
    type Output = RejectDelegationRequestOutput;
    type Error = RejectDelegationRequestError;
}

/// Input of RejectDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RejectDelegationRequestInput {
    pub delegation_request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// Output of RejectDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RejectDelegationRequestOutput {}

modelled_errors! {
    /// Errors of RejectDelegationRequest.
    RejectDelegationRequestError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation RemoveClientIDFromOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct RemoveClientIDFromOpenIDConnectProvider;

impl Shape for RemoveClientIDFromOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "RemoveClientIDFromOpenIDConnectProvider",
        input: &tables::REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: <RemoveClientIDFromOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<RemoveClientIDFromOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = RemoveClientIDFromOpenIDConnectProviderInput;
    type Output = RemoveClientIDFromOpenIDConnectProviderOutput;
    type Error = RemoveClientIDFromOpenIDConnectProviderError;
}

/// Input of RemoveClientIDFromOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveClientIDFromOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    #[serde(rename = "ClientID")]
    pub client_id: String,
}

/// Output of RemoveClientIDFromOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RemoveClientIDFromOpenIDConnectProviderOutput {}

modelled_errors! {
    /// Errors of RemoveClientIDFromOpenIDConnectProvider.
    RemoveClientIDFromOpenIDConnectProviderError {
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation RemoveRoleFromInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct RemoveRoleFromInstanceProfile;

impl Shape for RemoveRoleFromInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "RemoveRoleFromInstanceProfile",
        input: &tables::REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: <RemoveRoleFromInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<RemoveRoleFromInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = RemoveRoleFromInstanceProfileInput;
    type Output = RemoveRoleFromInstanceProfileOutput;
    type Error = RemoveRoleFromInstanceProfileError;
}

/// Input of RemoveRoleFromInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveRoleFromInstanceProfileInput {
    pub instance_profile_name: String,
    pub role_name: String,
}

/// Output of RemoveRoleFromInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RemoveRoleFromInstanceProfileOutput {}

modelled_errors! {
    /// Errors of RemoveRoleFromInstanceProfile.
    RemoveRoleFromInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation RemoveUserFromGroup.
#[derive(Clone, Copy, Debug)]
pub struct RemoveUserFromGroup;

impl Shape for RemoveUserFromGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "RemoveUserFromGroup",
        input: &tables::REMOVE_USER_FROM_GROUP_REQUEST,
        output: None,
        errors: <RemoveUserFromGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<RemoveUserFromGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = RemoveUserFromGroupInput;
    type Output = RemoveUserFromGroupOutput;
    type Error = RemoveUserFromGroupError;
}

/// Input of RemoveUserFromGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveUserFromGroupInput {
    pub group_name: String,
    pub user_name: String,
}

/// Output of RemoveUserFromGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RemoveUserFromGroupOutput {}

modelled_errors! {
    /// Errors of RemoveUserFromGroup.
    RemoveUserFromGroupError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation ResetServiceSpecificCredential.
#[derive(Clone, Copy, Debug)]
pub struct ResetServiceSpecificCredential;

impl Shape for ResetServiceSpecificCredential {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ResetServiceSpecificCredential",
        input: &tables::RESET_SERVICE_SPECIFIC_CREDENTIAL_REQUEST,
        output: Some(&tables::RESET_SERVICE_SPECIFIC_CREDENTIAL_RESPONSE),
        errors: <ResetServiceSpecificCredentialError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ResetServiceSpecificCredentialInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ResetServiceSpecificCredentialInput;
    type Output = ResetServiceSpecificCredentialOutput;
    type Error = ResetServiceSpecificCredentialError;
}

/// Input of ResetServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResetServiceSpecificCredentialInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub service_specific_credential_id: String,
}

/// Output of ResetServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResetServiceSpecificCredentialOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_specific_credential: Option<ServiceSpecificCredential>,
}

modelled_errors! {
    /// Errors of ResetServiceSpecificCredential.
    ResetServiceSpecificCredentialError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation ResyncMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct ResyncMFADevice;

impl Shape for ResyncMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "ResyncMFADevice",
        input: &tables::RESYNC_MFA_DEVICE_REQUEST,
        output: None,
        errors: <ResyncMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<ResyncMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = ResyncMFADeviceInput;
    type Output = ResyncMFADeviceOutput;
    type Error = ResyncMFADeviceError;
}

/// Input of ResyncMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResyncMFADeviceInput {
    pub user_name: String,
    pub serial_number: String,
    pub authentication_code1: String,
    pub authentication_code2: String,
}

/// Output of ResyncMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResyncMFADeviceOutput {}

modelled_errors! {
    /// Errors of ResyncMFADevice.
    ResyncMFADeviceError {
        InvalidAuthenticationCodeException = "InvalidAuthenticationCode" 403 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation SendDelegationToken.
#[derive(Clone, Copy, Debug)]
pub struct SendDelegationToken;

impl Shape for SendDelegationToken {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SendDelegationToken",
        input: &tables::SEND_DELEGATION_TOKEN_REQUEST,
        output: None,
        errors: <SendDelegationTokenError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<SendDelegationTokenInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SendDelegationTokenInput;
    type Output = SendDelegationTokenOutput;
    type Error = SendDelegationTokenError;
}

/// Input of SendDelegationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendDelegationTokenInput {
    pub delegation_request_id: String,
}

/// Output of SendDelegationToken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SendDelegationTokenOutput {}

modelled_errors! {
    /// Errors of SendDelegationToken.
    SendDelegationTokenError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation SetDefaultPolicyVersion.
#[derive(Clone, Copy, Debug)]
pub struct SetDefaultPolicyVersion;

impl Shape for SetDefaultPolicyVersion {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SetDefaultPolicyVersion",
        input: &tables::SET_DEFAULT_POLICY_VERSION_REQUEST,
        output: None,
        errors: <SetDefaultPolicyVersionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<SetDefaultPolicyVersionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SetDefaultPolicyVersionInput;
    type Output = SetDefaultPolicyVersionOutput;
    type Error = SetDefaultPolicyVersionError;
}

/// Input of SetDefaultPolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetDefaultPolicyVersionInput {
    pub policy_arn: String,
    pub version_id: String,
}

/// Output of SetDefaultPolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetDefaultPolicyVersionOutput {}

modelled_errors! {
    /// Errors of SetDefaultPolicyVersion.
    SetDefaultPolicyVersionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation SetSecurityTokenServicePreferences.
#[derive(Clone, Copy, Debug)]
pub struct SetSecurityTokenServicePreferences;

impl Shape for SetSecurityTokenServicePreferences {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SetSecurityTokenServicePreferences",
        input: &tables::SET_SECURITY_TOKEN_SERVICE_PREFERENCES_REQUEST,
        output: None,
        errors: <SetSecurityTokenServicePreferencesError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<SetSecurityTokenServicePreferencesInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SetSecurityTokenServicePreferencesInput;
    type Output = SetSecurityTokenServicePreferencesOutput;
    type Error = SetSecurityTokenServicePreferencesError;
}

/// Input of SetSecurityTokenServicePreferences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetSecurityTokenServicePreferencesInput {
    pub global_endpoint_token_version: String,
}

/// Output of SetSecurityTokenServicePreferences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetSecurityTokenServicePreferencesOutput {}

modelled_errors! {
    /// Errors of SetSecurityTokenServicePreferences.
    SetSecurityTokenServicePreferencesError {
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation SimulateCustomPolicy.
#[derive(Clone, Copy, Debug)]
pub struct SimulateCustomPolicy;

impl Shape for SimulateCustomPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SimulateCustomPolicy",
        input: &tables::SIMULATE_CUSTOM_POLICY_REQUEST,
        output: Some(&tables::SIMULATE_POLICY_RESPONSE),
        errors: <SimulateCustomPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["EvaluationResults"],
        }),
        typed: typed::<SimulateCustomPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SimulateCustomPolicyInput;
    type Output = SimulateCustomPolicyOutput;
    type Error = SimulateCustomPolicyError;
}

/// Input of SimulateCustomPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SimulateCustomPolicyInput {
    pub policy_input_list: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered_organization_policy_input_list: Option<Vec<OrderedOrganizationPolicyType>>,
    pub action_names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_entries: Option<Vec<ContextEntry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_handling_option: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// Output of SimulateCustomPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SimulateCustomPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_results: Option<Vec<EvaluationResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of SimulateCustomPolicy.
    SimulateCustomPolicyError {
        InvalidInputException = "InvalidInput" 400 {},
        PolicyEvaluationException = "PolicyEvaluation" 500 {},
    }
}

/// The operation SimulatePrincipalPolicy.
#[derive(Clone, Copy, Debug)]
pub struct SimulatePrincipalPolicy;

impl Shape for SimulatePrincipalPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "SimulatePrincipalPolicy",
        input: &tables::SIMULATE_PRINCIPAL_POLICY_REQUEST,
        output: Some(&tables::SIMULATE_POLICY_RESPONSE),
        errors: <SimulatePrincipalPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: Some(Pagination {
            input_token: "Marker",
            output_token: "Marker",
            limit_key: Some("MaxItems"),
            result_keys: &["EvaluationResults"],
        }),
        typed: typed::<SimulatePrincipalPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = SimulatePrincipalPolicyInput;
    type Output = SimulatePrincipalPolicyOutput;
    type Error = SimulatePrincipalPolicyError;
}

/// Input of SimulatePrincipalPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SimulatePrincipalPolicyInput {
    pub policy_source_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_input_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_policy_input_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_exclusion_list: Option<Vec<PolicyIdentifier>>,
    pub action_names: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_entries: Option<Vec<ContextEntry>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_handling_option: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

/// Output of SimulatePrincipalPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SimulatePrincipalPolicyOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_results: Option<Vec<EvaluationResult>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_truncated: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
}

modelled_errors! {
    /// Errors of SimulatePrincipalPolicy.
    SimulatePrincipalPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        PolicyEvaluationException = "PolicyEvaluation" 500 {},
    }
}

/// The operation TagInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct TagInstanceProfile;

impl Shape for TagInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagInstanceProfile",
        input: &tables::TAG_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: <TagInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagInstanceProfileInput;
    type Output = TagInstanceProfileOutput;
    type Error = TagInstanceProfileError;
}

/// Input of TagInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagInstanceProfileInput {
    pub instance_profile_name: String,
    pub tags: Vec<Tag>,
}

/// Output of TagInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagInstanceProfileOutput {}

modelled_errors! {
    /// Errors of TagInstanceProfile.
    TagInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct TagMFADevice;

impl Shape for TagMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagMFADevice",
        input: &tables::TAG_MFA_DEVICE_REQUEST,
        output: None,
        errors: <TagMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagMFADeviceInput;
    type Output = TagMFADeviceOutput;
    type Error = TagMFADeviceError;
}

/// Input of TagMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagMFADeviceInput {
    pub serial_number: String,
    pub tags: Vec<Tag>,
}

/// Output of TagMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagMFADeviceOutput {}

modelled_errors! {
    /// Errors of TagMFADevice.
    TagMFADeviceError {
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct TagOpenIDConnectProvider;

impl Shape for TagOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagOpenIDConnectProvider",
        input: &tables::TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: <TagOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagOpenIDConnectProviderInput;
    type Output = TagOpenIDConnectProviderOutput;
    type Error = TagOpenIDConnectProviderError;
}

/// Input of TagOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    pub tags: Vec<Tag>,
}

/// Output of TagOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagOpenIDConnectProviderOutput {}

modelled_errors! {
    /// Errors of TagOpenIDConnectProvider.
    TagOpenIDConnectProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagPolicy.
#[derive(Clone, Copy, Debug)]
pub struct TagPolicy;

impl Shape for TagPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagPolicy",
        input: &tables::TAG_POLICY_REQUEST,
        output: None,
        errors: <TagPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagPolicyInput;
    type Output = TagPolicyOutput;
    type Error = TagPolicyError;
}

/// Input of TagPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagPolicyInput {
    pub policy_arn: String,
    pub tags: Vec<Tag>,
}

/// Output of TagPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagPolicyOutput {}

modelled_errors! {
    /// Errors of TagPolicy.
    TagPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagRole.
#[derive(Clone, Copy, Debug)]
pub struct TagRole;

impl Shape for TagRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagRole",
        input: &tables::TAG_ROLE_REQUEST,
        output: None,
        errors: <TagRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagRoleInput;
    type Output = TagRoleOutput;
    type Error = TagRoleError;
}

/// Input of TagRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagRoleInput {
    pub role_name: String,
    pub tags: Vec<Tag>,
}

/// Output of TagRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagRoleOutput {}

modelled_errors! {
    /// Errors of TagRole.
    TagRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct TagSAMLProvider;

impl Shape for TagSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagSAMLProvider",
        input: &tables::TAG_SAML_PROVIDER_REQUEST,
        output: None,
        errors: <TagSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagSAMLProviderInput;
    type Output = TagSAMLProviderOutput;
    type Error = TagSAMLProviderError;
}

/// Input of TagSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagSAMLProviderInput {
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
    pub tags: Vec<Tag>,
}

/// Output of TagSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagSAMLProviderOutput {}

modelled_errors! {
    /// Errors of TagSAMLProvider.
    TagSAMLProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct TagServerCertificate;

impl Shape for TagServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagServerCertificate",
        input: &tables::TAG_SERVER_CERTIFICATE_REQUEST,
        output: None,
        errors: <TagServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagServerCertificateInput;
    type Output = TagServerCertificateOutput;
    type Error = TagServerCertificateError;
}

/// Input of TagServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagServerCertificateInput {
    pub server_certificate_name: String,
    pub tags: Vec<Tag>,
}

/// Output of TagServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagServerCertificateOutput {}

modelled_errors! {
    /// Errors of TagServerCertificate.
    TagServerCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation TagUser.
#[derive(Clone, Copy, Debug)]
pub struct TagUser;

impl Shape for TagUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "TagUser",
        input: &tables::TAG_USER_REQUEST,
        output: None,
        errors: <TagUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<TagUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = TagUserInput;
    type Output = TagUserOutput;
    type Error = TagUserError;
}

/// Input of TagUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagUserInput {
    pub user_name: String,
    pub tags: Vec<Tag>,
}

/// Output of TagUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagUserOutput {}

modelled_errors! {
    /// Errors of TagUser.
    TagUserError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagInstanceProfile.
#[derive(Clone, Copy, Debug)]
pub struct UntagInstanceProfile;

impl Shape for UntagInstanceProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagInstanceProfile",
        input: &tables::UNTAG_INSTANCE_PROFILE_REQUEST,
        output: None,
        errors: <UntagInstanceProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagInstanceProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagInstanceProfileInput;
    type Output = UntagInstanceProfileOutput;
    type Error = UntagInstanceProfileError;
}

/// Input of UntagInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagInstanceProfileInput {
    pub instance_profile_name: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagInstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagInstanceProfileOutput {}

modelled_errors! {
    /// Errors of UntagInstanceProfile.
    UntagInstanceProfileError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagMFADevice.
#[derive(Clone, Copy, Debug)]
pub struct UntagMFADevice;

impl Shape for UntagMFADevice {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagMFADevice",
        input: &tables::UNTAG_MFA_DEVICE_REQUEST,
        output: None,
        errors: <UntagMFADeviceError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagMFADeviceInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagMFADeviceInput;
    type Output = UntagMFADeviceOutput;
    type Error = UntagMFADeviceError;
}

/// Input of UntagMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagMFADeviceInput {
    pub serial_number: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagMFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagMFADeviceOutput {}

modelled_errors! {
    /// Errors of UntagMFADevice.
    UntagMFADeviceError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagOpenIDConnectProvider.
#[derive(Clone, Copy, Debug)]
pub struct UntagOpenIDConnectProvider;

impl Shape for UntagOpenIDConnectProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagOpenIDConnectProvider",
        input: &tables::UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST,
        output: None,
        errors: <UntagOpenIDConnectProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagOpenIDConnectProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagOpenIDConnectProviderInput;
    type Output = UntagOpenIDConnectProviderOutput;
    type Error = UntagOpenIDConnectProviderError;
}

/// Input of UntagOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagOpenIDConnectProviderInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagOpenIDConnectProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagOpenIDConnectProviderOutput {}

modelled_errors! {
    /// Errors of UntagOpenIDConnectProvider.
    UntagOpenIDConnectProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagPolicy.
#[derive(Clone, Copy, Debug)]
pub struct UntagPolicy;

impl Shape for UntagPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagPolicy",
        input: &tables::UNTAG_POLICY_REQUEST,
        output: None,
        errors: <UntagPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagPolicyInput;
    type Output = UntagPolicyOutput;
    type Error = UntagPolicyError;
}

/// Input of UntagPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagPolicyInput {
    pub policy_arn: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagPolicyOutput {}

modelled_errors! {
    /// Errors of UntagPolicy.
    UntagPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagRole.
#[derive(Clone, Copy, Debug)]
pub struct UntagRole;

impl Shape for UntagRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagRole",
        input: &tables::UNTAG_ROLE_REQUEST,
        output: None,
        errors: <UntagRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagRoleInput;
    type Output = UntagRoleOutput;
    type Error = UntagRoleError;
}

/// Input of UntagRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagRoleInput {
    pub role_name: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagRoleOutput {}

modelled_errors! {
    /// Errors of UntagRole.
    UntagRoleError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct UntagSAMLProvider;

impl Shape for UntagSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagSAMLProvider",
        input: &tables::UNTAG_SAML_PROVIDER_REQUEST,
        output: None,
        errors: <UntagSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagSAMLProviderInput;
    type Output = UntagSAMLProviderOutput;
    type Error = UntagSAMLProviderError;
}

/// Input of UntagSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagSAMLProviderInput {
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagSAMLProviderOutput {}

modelled_errors! {
    /// Errors of UntagSAMLProvider.
    UntagSAMLProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct UntagServerCertificate;

impl Shape for UntagServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagServerCertificate",
        input: &tables::UNTAG_SERVER_CERTIFICATE_REQUEST,
        output: None,
        errors: <UntagServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagServerCertificateInput;
    type Output = UntagServerCertificateOutput;
    type Error = UntagServerCertificateError;
}

/// Input of UntagServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagServerCertificateInput {
    pub server_certificate_name: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagServerCertificateOutput {}

modelled_errors! {
    /// Errors of UntagServerCertificate.
    UntagServerCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UntagUser.
#[derive(Clone, Copy, Debug)]
pub struct UntagUser;

impl Shape for UntagUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UntagUser",
        input: &tables::UNTAG_USER_REQUEST,
        output: None,
        errors: <UntagUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UntagUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UntagUserInput;
    type Output = UntagUserOutput;
    type Error = UntagUserError;
}

/// Input of UntagUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagUserInput {
    pub user_name: String,
    pub tag_keys: Vec<String>,
}

/// Output of UntagUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagUserOutput {}

modelled_errors! {
    /// Errors of UntagUser.
    UntagUserError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateAccessKey.
#[derive(Clone, Copy, Debug)]
pub struct UpdateAccessKey;

impl Shape for UpdateAccessKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateAccessKey",
        input: &tables::UPDATE_ACCESS_KEY_REQUEST,
        output: None,
        errors: <UpdateAccessKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateAccessKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateAccessKeyInput;
    type Output = UpdateAccessKeyOutput;
    type Error = UpdateAccessKeyError;
}

/// Input of UpdateAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAccessKeyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub access_key_id: String,
    pub status: String,
}

/// Output of UpdateAccessKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAccessKeyOutput {}

modelled_errors! {
    /// Errors of UpdateAccessKey.
    UpdateAccessKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation UpdateAccountPasswordPolicy.
#[derive(Clone, Copy, Debug)]
pub struct UpdateAccountPasswordPolicy;

impl Shape for UpdateAccountPasswordPolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateAccountPasswordPolicy",
        input: &tables::UPDATE_ACCOUNT_PASSWORD_POLICY_REQUEST,
        output: None,
        errors: <UpdateAccountPasswordPolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateAccountPasswordPolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateAccountPasswordPolicyInput;
    type Output = UpdateAccountPasswordPolicyOutput;
    type Error = UpdateAccountPasswordPolicyError;
}

/// Input of UpdateAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAccountPasswordPolicyInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_password_length: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_symbols: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_numbers: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_uppercase_characters: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_lowercase_characters: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_users_to_change_password: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_password_age: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reuse_prevention: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hard_expiry: Option<bool>,
}

/// Output of UpdateAccountPasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAccountPasswordPolicyOutput {}

modelled_errors! {
    /// Errors of UpdateAccountPasswordPolicy.
    UpdateAccountPasswordPolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateAssumeRolePolicy.
#[derive(Clone, Copy, Debug)]
pub struct UpdateAssumeRolePolicy;

impl Shape for UpdateAssumeRolePolicy {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateAssumeRolePolicy",
        input: &tables::UPDATE_ASSUME_ROLE_POLICY_REQUEST,
        output: None,
        errors: <UpdateAssumeRolePolicyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateAssumeRolePolicyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateAssumeRolePolicyInput;
    type Output = UpdateAssumeRolePolicyOutput;
    type Error = UpdateAssumeRolePolicyError;
}

/// Input of UpdateAssumeRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAssumeRolePolicyInput {
    pub role_name: String,
    pub policy_document: String,
}

/// Output of UpdateAssumeRolePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAssumeRolePolicyOutput {}

modelled_errors! {
    /// Errors of UpdateAssumeRolePolicy.
    UpdateAssumeRolePolicyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        MalformedPolicyDocumentException = "MalformedPolicyDocument" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateDelegationRequest.
#[derive(Clone, Copy, Debug)]
pub struct UpdateDelegationRequest;

impl Shape for UpdateDelegationRequest {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateDelegationRequest",
        input: &tables::UPDATE_DELEGATION_REQUEST_REQUEST,
        output: None,
        errors: <UpdateDelegationRequestError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateDelegationRequestInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateDelegationRequestInput;
    type Output = UpdateDelegationRequestOutput;
    type Error = UpdateDelegationRequestError;
}

/// Input of UpdateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateDelegationRequestInput {
    pub delegation_request_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// Output of UpdateDelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateDelegationRequestOutput {}

modelled_errors! {
    /// Errors of UpdateDelegationRequest.
    UpdateDelegationRequestError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation UpdateGroup.
#[derive(Clone, Copy, Debug)]
pub struct UpdateGroup;

impl Shape for UpdateGroup {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateGroup",
        input: &tables::UPDATE_GROUP_REQUEST,
        output: None,
        errors: <UpdateGroupError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateGroupInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateGroupInput;
    type Output = UpdateGroupOutput;
    type Error = UpdateGroupError;
}

/// Input of UpdateGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroupInput {
    pub group_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_group_name: Option<String>,
}

/// Output of UpdateGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateGroupOutput {}

modelled_errors! {
    /// Errors of UpdateGroup.
    UpdateGroupError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateLoginProfile.
#[derive(Clone, Copy, Debug)]
pub struct UpdateLoginProfile;

impl Shape for UpdateLoginProfile {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateLoginProfile",
        input: &tables::UPDATE_LOGIN_PROFILE_REQUEST,
        output: None,
        errors: <UpdateLoginProfileError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateLoginProfileInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateLoginProfileInput;
    type Output = UpdateLoginProfileOutput;
    type Error = UpdateLoginProfileError;
}

/// Input of UpdateLoginProfile.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateLoginProfileInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reset_required: Option<bool>,
}

// Without what no log should hold.
impl std::fmt::Debug for UpdateLoginProfileInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UpdateLoginProfileInput")
            .field("user_name", &self.user_name)
            .field("password_reset_required", &self.password_reset_required)
            .finish_non_exhaustive()
    }
}

/// Output of UpdateLoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateLoginProfileOutput {}

modelled_errors! {
    /// Errors of UpdateLoginProfile.
    UpdateLoginProfileError {
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        PasswordPolicyViolationException = "PasswordPolicyViolation" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateOpenIDConnectProviderThumbprint.
#[derive(Clone, Copy, Debug)]
pub struct UpdateOpenIDConnectProviderThumbprint;

impl Shape for UpdateOpenIDConnectProviderThumbprint {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateOpenIDConnectProviderThumbprint",
        input: &tables::UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST,
        output: None,
        errors: <UpdateOpenIDConnectProviderThumbprintError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateOpenIDConnectProviderThumbprintInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateOpenIDConnectProviderThumbprintInput;
    type Output = UpdateOpenIDConnectProviderThumbprintOutput;
    type Error = UpdateOpenIDConnectProviderThumbprintError;
}

/// Input of UpdateOpenIDConnectProviderThumbprint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateOpenIDConnectProviderThumbprintInput {
    #[serde(rename = "OpenIDConnectProviderArn")]
    pub open_id_connect_provider_arn: String,
    pub thumbprint_list: Vec<String>,
}

/// Output of UpdateOpenIDConnectProviderThumbprint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateOpenIDConnectProviderThumbprintOutput {}

modelled_errors! {
    /// Errors of UpdateOpenIDConnectProviderThumbprint.
    UpdateOpenIDConnectProviderThumbprintError {
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateRole.
#[derive(Clone, Copy, Debug)]
pub struct UpdateRole;

impl Shape for UpdateRole {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateRole",
        input: &tables::UPDATE_ROLE_REQUEST,
        output: Some(&tables::UPDATE_ROLE_RESPONSE),
        errors: <UpdateRoleError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateRoleInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateRoleInput;
    type Output = UpdateRoleOutput;
    type Error = UpdateRoleError;
}

/// Input of UpdateRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRoleInput {
    pub role_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<i32>,
}

/// Output of UpdateRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateRoleOutput {}

modelled_errors! {
    /// Errors of UpdateRole.
    UpdateRoleError {
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateRoleDescription.
#[derive(Clone, Copy, Debug)]
pub struct UpdateRoleDescription;

impl Shape for UpdateRoleDescription {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateRoleDescription",
        input: &tables::UPDATE_ROLE_DESCRIPTION_REQUEST,
        output: Some(&tables::UPDATE_ROLE_DESCRIPTION_RESPONSE),
        errors: <UpdateRoleDescriptionError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateRoleDescriptionInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateRoleDescriptionInput;
    type Output = UpdateRoleDescriptionOutput;
    type Error = UpdateRoleDescriptionError;
}

/// Input of UpdateRoleDescription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRoleDescriptionInput {
    pub role_name: String,
    pub description: String,
}

/// Output of UpdateRoleDescription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRoleDescriptionOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

modelled_errors! {
    /// Errors of UpdateRoleDescription.
    UpdateRoleDescriptionError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        UnmodifiableEntityException = "UnmodifiableEntity" 400 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateSAMLProvider.
#[derive(Clone, Copy, Debug)]
pub struct UpdateSAMLProvider;

impl Shape for UpdateSAMLProvider {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateSAMLProvider",
        input: &tables::UPDATE_SAML_PROVIDER_REQUEST,
        output: Some(&tables::UPDATE_SAML_PROVIDER_RESPONSE),
        errors: <UpdateSAMLProviderError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateSAMLProviderInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateSAMLProviderInput;
    type Output = UpdateSAMLProviderOutput;
    type Error = UpdateSAMLProviderError;
}

/// Input of UpdateSAMLProvider.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSAMLProviderInput {
    #[serde(rename = "SAMLMetadataDocument", skip_serializing_if = "Option::is_none")]
    pub saml_metadata_document: Option<String>,
    #[serde(rename = "SAMLProviderArn")]
    pub saml_provider_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assertion_encryption_mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add_private_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remove_private_key: Option<String>,
}

// Without what no log should hold.
impl std::fmt::Debug for UpdateSAMLProviderInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UpdateSAMLProviderInput")
            .field("saml_metadata_document", &self.saml_metadata_document)
            .field("saml_provider_arn", &self.saml_provider_arn)
            .field("assertion_encryption_mode", &self.assertion_encryption_mode)
            .field("remove_private_key", &self.remove_private_key)
            .finish_non_exhaustive()
    }
}

/// Output of UpdateSAMLProvider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateSAMLProviderOutput {
    #[serde(rename = "SAMLProviderArn", skip_serializing_if = "Option::is_none")]
    pub saml_provider_arn: Option<String>,
}

modelled_errors! {
    /// Errors of UpdateSAMLProvider.
    UpdateSAMLProviderError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
    }
}

/// The operation UpdateSSHPublicKey.
#[derive(Clone, Copy, Debug)]
pub struct UpdateSSHPublicKey;

impl Shape for UpdateSSHPublicKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateSSHPublicKey",
        input: &tables::UPDATE_SSH_PUBLIC_KEY_REQUEST,
        output: None,
        errors: <UpdateSSHPublicKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateSSHPublicKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateSSHPublicKeyInput;
    type Output = UpdateSSHPublicKeyOutput;
    type Error = UpdateSSHPublicKeyError;
}

/// Input of UpdateSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSSHPublicKeyInput {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyId")]
    pub ssh_public_key_id: String,
    pub status: String,
}

/// Output of UpdateSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSSHPublicKeyOutput {}

modelled_errors! {
    /// Errors of UpdateSSHPublicKey.
    UpdateSSHPublicKeyError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation UpdateServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct UpdateServerCertificate;

impl Shape for UpdateServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateServerCertificate",
        input: &tables::UPDATE_SERVER_CERTIFICATE_REQUEST,
        output: None,
        errors: <UpdateServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateServerCertificateInput;
    type Output = UpdateServerCertificateOutput;
    type Error = UpdateServerCertificateError;
}

/// Input of UpdateServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateServerCertificateInput {
    pub server_certificate_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_server_certificate_name: Option<String>,
}

/// Output of UpdateServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateServerCertificateOutput {}

modelled_errors! {
    /// Errors of UpdateServerCertificate.
    UpdateServerCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UpdateServiceSpecificCredential.
#[derive(Clone, Copy, Debug)]
pub struct UpdateServiceSpecificCredential;

impl Shape for UpdateServiceSpecificCredential {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateServiceSpecificCredential",
        input: &tables::UPDATE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST,
        output: None,
        errors: <UpdateServiceSpecificCredentialError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateServiceSpecificCredentialInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateServiceSpecificCredentialInput;
    type Output = UpdateServiceSpecificCredentialOutput;
    type Error = UpdateServiceSpecificCredentialError;
}

/// Input of UpdateServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateServiceSpecificCredentialInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub service_specific_credential_id: String,
    pub status: String,
}

/// Output of UpdateServiceSpecificCredential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateServiceSpecificCredentialOutput {}

modelled_errors! {
    /// Errors of UpdateServiceSpecificCredential.
    UpdateServiceSpecificCredentialError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
    }
}

/// The operation UpdateSigningCertificate.
#[derive(Clone, Copy, Debug)]
pub struct UpdateSigningCertificate;

impl Shape for UpdateSigningCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateSigningCertificate",
        input: &tables::UPDATE_SIGNING_CERTIFICATE_REQUEST,
        output: None,
        errors: <UpdateSigningCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateSigningCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateSigningCertificateInput;
    type Output = UpdateSigningCertificateOutput;
    type Error = UpdateSigningCertificateError;
}

/// Input of UpdateSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSigningCertificateInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub certificate_id: String,
    pub status: String,
}

/// Output of UpdateSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateSigningCertificateOutput {}

modelled_errors! {
    /// Errors of UpdateSigningCertificate.
    UpdateSigningCertificateError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
        InvalidInputException = "InvalidInput" 400 {},
    }
}

/// The operation UpdateUser.
#[derive(Clone, Copy, Debug)]
pub struct UpdateUser;

impl Shape for UpdateUser {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UpdateUser",
        input: &tables::UPDATE_USER_REQUEST,
        output: None,
        errors: <UpdateUserError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UpdateUserInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UpdateUserInput;
    type Output = UpdateUserOutput;
    type Error = UpdateUserError;
}

/// Input of UpdateUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserInput {
    pub user_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_user_name: Option<String>,
}

/// Output of UpdateUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateUserOutput {}

modelled_errors! {
    /// Errors of UpdateUser.
    UpdateUserError {
        NoSuchEntityException = "NoSuchEntity" 404 {},
        LimitExceededException = "LimitExceeded" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        EntityTemporarilyUnmodifiableException = "EntityTemporarilyUnmodifiable" 409 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UploadSSHPublicKey.
#[derive(Clone, Copy, Debug)]
pub struct UploadSSHPublicKey;

impl Shape for UploadSSHPublicKey {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UploadSSHPublicKey",
        input: &tables::UPLOAD_SSH_PUBLIC_KEY_REQUEST,
        output: Some(&tables::UPLOAD_SSH_PUBLIC_KEY_RESPONSE),
        errors: <UploadSSHPublicKeyError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UploadSSHPublicKeyInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UploadSSHPublicKeyInput;
    type Output = UploadSSHPublicKeyOutput;
    type Error = UploadSSHPublicKeyError;
}

/// Input of UploadSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UploadSSHPublicKeyInput {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyBody")]
    pub ssh_public_key_body: String,
}

/// Output of UploadSSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UploadSSHPublicKeyOutput {
    #[serde(rename = "SSHPublicKey", skip_serializing_if = "Option::is_none")]
    pub ssh_public_key: Option<SSHPublicKey>,
}

modelled_errors! {
    /// Errors of UploadSSHPublicKey.
    UploadSSHPublicKeyError {
        LimitExceededException = "LimitExceeded" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        InvalidPublicKeyException = "InvalidPublicKey" 400 {},
        DuplicateSSHPublicKeyException = "DuplicateSSHPublicKey" 400 {},
        UnrecognizedPublicKeyEncodingException = "UnrecognizedPublicKeyEncoding" 400 {},
    }
}

/// The operation UploadServerCertificate.
#[derive(Clone, Copy, Debug)]
pub struct UploadServerCertificate;

impl Shape for UploadServerCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UploadServerCertificate",
        input: &tables::UPLOAD_SERVER_CERTIFICATE_REQUEST,
        output: Some(&tables::UPLOAD_SERVER_CERTIFICATE_RESPONSE),
        errors: <UploadServerCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UploadServerCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UploadServerCertificateInput;
    type Output = UploadServerCertificateOutput;
    type Error = UploadServerCertificateError;
}

/// Input of UploadServerCertificate.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UploadServerCertificateInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    pub server_certificate_name: String,
    pub certificate_body: String,
    pub private_key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_chain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

// Without what no log should hold.
impl std::fmt::Debug for UploadServerCertificateInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UploadServerCertificateInput")
            .field("path", &self.path)
            .field("server_certificate_name", &self.server_certificate_name)
            .field("certificate_body", &self.certificate_body)
            .field("certificate_chain", &self.certificate_chain)
            .field("tags", &self.tags)
            .finish_non_exhaustive()
    }
}

/// Output of UploadServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UploadServerCertificateOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_certificate_metadata: Option<ServerCertificateMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

modelled_errors! {
    /// Errors of UploadServerCertificate.
    UploadServerCertificateError {
        LimitExceededException = "LimitExceeded" 409 {},
        InvalidInputException = "InvalidInput" 400 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        MalformedCertificateException = "MalformedCertificate" 400 {},
        KeyPairMismatchException = "KeyPairMismatch" 400 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The operation UploadSigningCertificate.
#[derive(Clone, Copy, Debug)]
pub struct UploadSigningCertificate;

impl Shape for UploadSigningCertificate {
    const OPERATION: &'static OperationTable = &OperationTable {
        name: "UploadSigningCertificate",
        input: &tables::UPLOAD_SIGNING_CERTIFICATE_REQUEST,
        output: Some(&tables::UPLOAD_SIGNING_CERTIFICATE_RESPONSE),
        errors: <UploadSigningCertificateError as crate::ModelledError>::TABLE,
        refusal: Refusal::ValidationError,
        pagination: None,
        typed: typed::<UploadSigningCertificateInput>,
    };
    const SERVICE: &'static Service = &SERVICE;
    type Input = UploadSigningCertificateInput;
    type Output = UploadSigningCertificateOutput;
    type Error = UploadSigningCertificateError;
}

/// Input of UploadSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UploadSigningCertificateInput {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    pub certificate_body: String,
}

/// Output of UploadSigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UploadSigningCertificateOutput {
    pub certificate: SigningCertificate,
}

modelled_errors! {
    /// Errors of UploadSigningCertificate.
    UploadSigningCertificateError {
        LimitExceededException = "LimitExceeded" 409 {},
        EntityAlreadyExistsException = "EntityAlreadyExists" 409 {},
        MalformedCertificateException = "MalformedCertificate" 400 {},
        InvalidCertificateException = "InvalidCertificate" 400 {},
        DuplicateCertificateException = "DuplicateCertificate" 409 {},
        NoSuchEntityException = "NoSuchEntity" 404 {},
        ConcurrentModificationException = "ConcurrentModification" 409 {},
        ServiceFailureException = "ServiceFailure" 500 {},
    }
}

/// The structure AccessDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccessDetail {
    pub service_name: String,
    pub service_namespace: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_authenticated_time: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_authenticated_entities: Option<i32>,
}

/// The structure AccessKey.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccessKey {
    pub user_name: String,
    pub access_key_id: String,
    pub status: String,
    pub secret_access_key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
}

// Without what no log should hold.
impl std::fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessKey")
            .field("user_name", &self.user_name)
            .field("access_key_id", &self.access_key_id)
            .field("status", &self.status)
            .field("create_date", &self.create_date)
            .finish_non_exhaustive()
    }
}

/// The structure AccessKeyLastUsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccessKeyLastUsed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_date: Option<crate::Timestamp>,
    pub service_name: String,
    pub region: String,
}

/// The structure AccessKeyMetadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccessKeyMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
}

/// The structure AttachedPermissionsBoundary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttachedPermissionsBoundary {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_arn: Option<String>,
}

/// The structure AttachedPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttachedPolicy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arn: Option<String>,
}

/// The structure ContextEntry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ContextEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_key_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_key_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_key_type: Option<String>,
}

/// The structure DelegationPermission.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DelegationPermission {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_template_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<PolicyParameter>>,
}

/// The structure DelegationRequest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DelegationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegation_request_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<DelegationPermission>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_permission_restriction_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approver_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_time: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requestor_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requestor_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_duration: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejection_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_send_by_owner: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_time: Option<crate::Timestamp>,
}

/// The structure DeletionTaskFailureReasonType.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeletionTaskFailureReasonType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_usage_list: Option<Vec<RoleUsageType>>,
}

/// The structure EntityDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EntityDetails {
    pub entity_info: EntityInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_authenticated: Option<crate::Timestamp>,
}

/// The structure EntityInfo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EntityInfo {
    pub arn: String,
    pub name: String,
    pub r#type: String,
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// The structure ErrorDetails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ErrorDetails {
    pub message: String,
    pub code: String,
}

/// The structure EvaluationResult.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EvaluationResult {
    pub eval_action_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eval_resource_name: Option<String>,
    pub eval_decision: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched_statements: Option<Vec<Statement>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_context_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizations_decision_detail: Option<OrganizationsDecisionDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eval_decision_details: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_specific_results: Option<Vec<ResourceSpecificResult>>,
}

/// The structure Group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    pub path: String,
    pub group_name: String,
    pub group_id: String,
    pub arn: String,
    pub create_date: crate::Timestamp,
}

/// The structure GroupDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_policy_list: Option<Vec<PolicyDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
}

/// The structure InlinePolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InlinePolicy {
    pub policy_name: String,
    pub policy_document: String,
}

/// The structure InlinePolicyIdentifierType.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InlinePolicyIdentifierType {
    pub policy_name: String,
    pub attachment_type: String,
    pub attachment_name: String,
}

/// The structure InstanceProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InstanceProfile {
    pub path: String,
    pub instance_profile_name: String,
    pub instance_profile_id: String,
    pub arn: String,
    pub create_date: crate::Timestamp,
    pub roles: Vec<Role>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// The structure ListPoliciesGrantingServiceAccessEntry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListPoliciesGrantingServiceAccessEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_namespace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<PolicyGrantingServiceAccess>>,
}

/// The structure LoginProfile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LoginProfile {
    pub user_name: String,
    pub create_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reset_required: Option<bool>,
}

/// The structure MFADevice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MFADevice {
    pub user_name: String,
    pub serial_number: String,
    pub enable_date: crate::Timestamp,
}

/// The structure ManagedPolicyDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ManagedPolicyDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_version_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_usage_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_attachable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version_list: Option<Vec<PolicyVersion>>,
}

/// The structure OpenIDConnectProviderListEntry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OpenIDConnectProviderListEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

/// The structure OrderedOrganizationPolicyType.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrderedOrganizationPolicyType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_control_policy_input_list: Option<Vec<String>>,
}

/// The structure OrganizationsDecisionDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OrganizationsDecisionDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_by_organizations: Option<bool>,
}

/// The structure ParameterDefinition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ParameterDefinition {
    pub name: String,
    pub r#type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub immutable: Option<bool>,
}

/// The structure PasswordPolicy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PasswordPolicy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_password_length: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_symbols: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_numbers: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_uppercase_characters: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_lowercase_characters: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_users_to_change_password: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_passwords: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_password_age: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reuse_prevention: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hard_expiry: Option<bool>,
}

/// The structure PermissionsBoundaryDecisionDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PermissionsBoundaryDecisionDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_by_permissions_boundary: Option<bool>,
}

/// The structure Policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_version_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_usage_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_attachable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// The structure PolicyDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_document: Option<String>,
}

/// The structure PolicyGrantingServiceAccess.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyGrantingServiceAccess {
    pub policy_name: String,
    pub policy_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_name: Option<String>,
}

/// The structure PolicyGroup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyGroup {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
}

/// The structure PolicyIdentifier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyIdentifier {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline_policy_identifier: Option<InlinePolicyIdentifierType>,
}

/// The structure PolicyParameter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyParameter {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// The structure PolicyRole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyRole {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
}

/// The structure PolicyUser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyUser {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

/// The structure PolicyVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PolicyVersion {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_default_version: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
}

/// The structure Position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Position {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<i32>,
}

/// The structure ReplacementValueEntry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReplacementValueEntry {
    pub values: Vec<String>,
}

/// The structure ResourceSpecificResult.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceSpecificResult {
    pub eval_resource_name: String,
    pub eval_resource_decision: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched_statements: Option<Vec<Statement>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing_context_values: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eval_decision_details: Option<std::collections::BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary_decision_detail: Option<PermissionsBoundaryDecisionDetail>,
}

/// The structure Role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Role {
    pub path: String,
    pub role_name: String,
    pub role_id: String,
    pub arn: String,
    pub create_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assume_role_policy_document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_last_used: Option<RoleLastUsed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_role_template: Option<SourceRoleTemplate>,
}

/// The structure RoleDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assume_role_policy_document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_profile_list: Option<Vec<InstanceProfile>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_policy_list: Option<Vec<PolicyDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_last_used: Option<RoleLastUsed>,
}

/// The structure RoleLastUsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleLastUsed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// The structure RoleTemplateVersion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleTemplateVersion {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_version_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub major_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_minor_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_by_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_by_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minor_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name_pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_path_pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_description_pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assume_role_policy_document_template: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inline_policy_templates: Option<Vec<InlinePolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_policy_arns: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission_boundary_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters_definition: Option<Vec<ParameterDefinition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_tags_template: Option<Vec<TagTemplate>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_timestamp: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_timestamp: Option<crate::Timestamp>,
}

/// The structure RoleUsageType.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleUsageType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<String>>,
}

/// The structure SAMLPrivateKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SAMLPrivateKey {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<crate::Timestamp>,
}

/// The structure SAMLProviderListEntry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SAMLProviderListEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
}

/// The structure SSHPublicKey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SSHPublicKey {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyId")]
    pub ssh_public_key_id: String,
    pub fingerprint: String,
    #[serde(rename = "SSHPublicKeyBody")]
    pub ssh_public_key_body: String,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_date: Option<crate::Timestamp>,
}

/// The structure SSHPublicKeyMetadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SSHPublicKeyMetadata {
    pub user_name: String,
    #[serde(rename = "SSHPublicKeyId")]
    pub ssh_public_key_id: String,
    pub status: String,
    pub upload_date: crate::Timestamp,
}

/// The structure ServerCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServerCertificate {
    pub server_certificate_metadata: ServerCertificateMetadata,
    pub certificate_body: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_chain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// The structure ServerCertificateMetadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServerCertificateMetadata {
    pub path: String,
    pub server_certificate_name: String,
    pub server_certificate_id: String,
    pub arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration: Option<crate::Timestamp>,
}

/// The structure ServiceLastAccessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceLastAccessed {
    pub service_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_authenticated: Option<crate::Timestamp>,
    pub service_namespace: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_authenticated_entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_authenticated_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_authenticated_entities: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracked_actions_last_accessed: Option<Vec<TrackedActionLastAccessed>>,
}

/// The structure ServiceSpecificCredential.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceSpecificCredential {
    pub create_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<crate::Timestamp>,
    pub service_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_credential_alias: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_credential_secret: Option<String>,
    pub service_specific_credential_id: String,
    pub user_name: String,
    pub status: String,
}

// Without what no log should hold.
impl std::fmt::Debug for ServiceSpecificCredential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceSpecificCredential")
            .field("create_date", &self.create_date)
            .field("expiration_date", &self.expiration_date)
            .field("service_name", &self.service_name)
            .field("service_user_name", &self.service_user_name)
            .field("service_credential_alias", &self.service_credential_alias)
            .field("service_specific_credential_id", &self.service_specific_credential_id)
            .field("user_name", &self.user_name)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// The structure ServiceSpecificCredentialMetadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ServiceSpecificCredentialMetadata {
    pub user_name: String,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_credential_alias: Option<String>,
    pub create_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<crate::Timestamp>,
    pub service_specific_credential_id: String,
    pub service_name: String,
}

/// The structure SigningCertificate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SigningCertificate {
    pub user_name: String,
    pub certificate_id: String,
    pub certificate_body: String,
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_date: Option<crate::Timestamp>,
}

/// The structure SourceRoleTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SourceRoleTemplate {
    pub template_arn: String,
    pub template_minor_version: i32,
}

/// The structure Statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Statement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_policy_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_policy_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_position: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_position: Option<Position>,
}

/// The structure Tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    pub key: String,
    pub value: String,
}

/// The structure TagTemplate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagTemplate {
    pub key: String,
    pub value: String,
}

/// The structure TrackedActionLastAccessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TrackedActionLastAccessed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_accessed_entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_accessed_time: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_accessed_region: Option<String>,
}

/// The structure User.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct User {
    pub path: String,
    pub user_name: String,
    pub user_id: String,
    pub arn: String,
    pub create_date: crate::Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_last_used: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// The structure UserDetail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserDetail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_policy_list: Option<Vec<PolicyDetail>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

/// The structure VirtualMFADevice.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VirtualMFADevice {
    pub serial_number: String,
    #[serde(skip_serializing_if = "Option::is_none", default, with = "crate::blob::optional")]
    pub base32_string_seed: Option<Vec<u8>>,
    #[serde(
        rename = "QRCodePNG",
        skip_serializing_if = "Option::is_none",
        default,
        with = "crate::blob::optional"
    )]
    pub qr_code_png: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_date: Option<crate::Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}

// Without what no log should hold.
impl std::fmt::Debug for VirtualMFADevice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VirtualMFADevice")
            .field("serial_number", &self.serial_number)
            .field("user", &self.user)
            .field("enable_date", &self.enable_date)
            .field("tags", &self.tags)
            .finish_non_exhaustive()
    }
}

/// What the model demands of each shape.
mod tables {
    use crate::model::*;

    pub(super) static ACCEPT_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "DelegationRequestId",
        required: true,
        shape: &DELEGATION_REQUEST_ID_TYPE,
    }]);
    pub(super) static ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["SERVICE_LEVEL", "ACTION_LEVEL"]));
    pub(super) static ACCESS_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServiceName", required: true, shape: &STRING },
        Member { name: "ServiceNamespace", required: true, shape: &SERVICE_NAMESPACE_TYPE },
        Member { name: "Region", required: false, shape: &STRING },
        Member { name: "EntityPath", required: false, shape: &ORGANIZATIONS_ENTITY_PATH_TYPE },
        Member { name: "LastAuthenticatedTime", required: false, shape: &TIMESTAMP },
        Member { name: "TotalAuthenticatedEntities", required: false, shape: &INTEGER },
    ]);
    pub(super) static ACCESS_DETAILS: ShapeTable =
        ShapeTable::List { member: &ACCESS_DETAIL, length: Bounds::ANY };
    pub(super) static ACCESS_KEY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
        Member { name: "SecretAccessKey", required: true, shape: &ACCESS_KEY_SECRET_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static ACCESS_KEY_LAST_USED: ShapeTable = ShapeTable::Structure(&[
        Member { name: "LastUsedDate", required: false, shape: &TIMESTAMP },
        Member { name: "ServiceName", required: true, shape: &STRING },
        Member { name: "Region", required: true, shape: &STRING },
    ]);
    pub(super) static ACCESS_KEY_METADATA: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "AccessKeyId", required: false, shape: &ACCESS_KEY_ID_TYPE },
        Member { name: "Status", required: false, shape: &STATUS_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static ACQUIRE_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "TemplateArn", required: true, shape: &ARN_TYPE },
        Member { name: "TemplateMinorVersion", required: false, shape: &INTEGER },
        Member { name: "ReplacementValues", required: false, shape: &MAP_STRING_REPLACEMENT_VALUE_ENTRY },
    ]);
    pub(super) static ACQUIRE_ROLE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Role", required: true, shape: &ROLE }]);
    pub(super) static ACTION_NAME_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ACTION_NAME_TYPE, length: Bounds::ANY };
    pub(super) static ACTION_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(3, 128)));
    pub(super) static ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
            Member { name: "ClientID", required: true, shape: &CLIENT_ID_TYPE },
        ]);
    pub(super) static ADD_ROLE_TO_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
    ]);
    pub(super) static ADD_USER_TO_GROUP_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
    ]);
    pub(super) static ARN_LIST_TYPE: ShapeTable = ShapeTable::List { member: &ARN_TYPE, length: Bounds::ANY };
    pub(super) static ASSOCIATE_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "DelegationRequestId",
        required: true,
        shape: &DELEGATION_REQUEST_ID_TYPE,
    }]);
    pub(super) static ATTACH_GROUP_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static ATTACH_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static ATTACH_USER_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static ATTACHED_PERMISSIONS_BOUNDARY: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "PermissionsBoundaryType",
            required: false,
            shape: &PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE,
        },
        Member { name: "PermissionsBoundaryArn", required: false, shape: &ARN_TYPE },
    ]);
    pub(super) static ATTACHED_POLICY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: false, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyArn", required: false, shape: &ARN_TYPE },
    ]);
    static ATTACHMENT_NAME_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static ATTACHMENT_NAME: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&ATTACHMENT_NAME_PATTERN));
    pub(super) static ATTACHMENT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["user", "group", "role"]));
    pub(super) static BOOTSTRAP_DATUM: ShapeTable = ShapeTable::Blob(Bounds::ANY);
    static CERTIFICATION_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0020-\u00FF]+");
    pub(super) static CERTIFICATION_KEY_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&CERTIFICATION_KEY_TYPE_PATTERN),
    );
    pub(super) static CERTIFICATION_MAP_TYPE: ShapeTable = ShapeTable::Map {
        key: &CERTIFICATION_KEY_TYPE,
        value: &CERTIFICATION_VALUE_TYPE,
        length: Bounds::ANY,
    };
    static CERTIFICATION_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0020-\u00FF]+");
    pub(super) static CERTIFICATION_VALUE_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 32)).pattern(&CERTIFICATION_VALUE_TYPE_PATTERN),
    );
    pub(super) static CHANGE_PASSWORD_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OldPassword", required: true, shape: &PASSWORD_TYPE },
        Member { name: "NewPassword", required: true, shape: &PASSWORD_TYPE },
    ]);
    pub(super) static CONTEXT_ENTRY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ContextKeyName", required: false, shape: &CONTEXT_KEY_NAME_TYPE },
        Member { name: "ContextKeyValues", required: false, shape: &CONTEXT_KEY_VALUE_LIST_TYPE },
        Member { name: "ContextKeyType", required: false, shape: &CONTEXT_KEY_TYPE_ENUM },
    ]);
    pub(super) static CONTEXT_ENTRY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &CONTEXT_ENTRY, length: Bounds::ANY };
    pub(super) static CONTEXT_KEY_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(5, 256)));
    pub(super) static CONTEXT_KEY_NAMES_RESULT_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &CONTEXT_KEY_NAME_TYPE, length: Bounds::ANY };
    pub(super) static CONTEXT_KEY_TYPE_ENUM: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "string",
        "stringList",
        "numeric",
        "numericList",
        "boolean",
        "booleanList",
        "ip",
        "ipList",
        "binary",
        "binaryList",
        "date",
        "dateList",
    ]));
    pub(super) static CONTEXT_KEY_VALUE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::ANY };
    pub(super) static CREATE_ACCESS_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "UserName",
        required: false,
        shape: &EXISTING_USER_NAME_TYPE,
    }]);
    pub(super) static CREATE_ACCESS_KEY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AccessKey", required: true, shape: &ACCESS_KEY }]);
    pub(super) static CREATE_ACCOUNT_ALIAS_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AccountAlias", required: true, shape: &ACCOUNT_ALIAS_TYPE }]);
    pub(super) static CREATE_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OwnerAccountId", required: false, shape: &ACCOUNT_ID_TYPE },
        Member { name: "Description", required: true, shape: &DELEGATION_REQUEST_DESCRIPTION_TYPE },
        Member { name: "Permissions", required: true, shape: &DELEGATION_PERMISSION },
        Member { name: "RequestMessage", required: false, shape: &REQUEST_MESSAGE_TYPE },
        Member { name: "RequestorWorkflowId", required: true, shape: &REQUESTOR_WORKFLOW_ID_TYPE },
        Member { name: "RedirectUrl", required: false, shape: &REDIRECT_URL_TYPE },
        Member { name: "NotificationChannel", required: true, shape: &NOTIFICATION_CHANNEL_TYPE },
        Member { name: "SessionDuration", required: true, shape: &SESSION_DURATION_TYPE },
        Member { name: "OnlySendByOwner", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static CREATE_DELEGATION_REQUEST_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ConsoleDeepLink", required: false, shape: &CONSOLE_DEEP_LINK_TYPE },
        Member { name: "DelegationRequestId", required: false, shape: &DELEGATION_REQUEST_ID_TYPE },
    ]);
    pub(super) static CREATE_GROUP_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
    ]);
    pub(super) static CREATE_GROUP_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Group", required: true, shape: &GROUP }]);
    pub(super) static CREATE_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_INSTANCE_PROFILE_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "InstanceProfile",
        required: true,
        shape: &INSTANCE_PROFILE,
    }]);
    pub(super) static CREATE_LOGIN_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "Password", required: false, shape: &PASSWORD_TYPE },
        Member { name: "PasswordResetRequired", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static CREATE_LOGIN_PROFILE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "LoginProfile", required: true, shape: &LOGIN_PROFILE }]);
    pub(super) static CREATE_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Url", required: true, shape: &OPEN_ID_CONNECT_PROVIDER_URL_TYPE },
        Member { name: "ClientIDList", required: false, shape: &CLIENT_ID_LIST_TYPE },
        Member { name: "ThumbprintList", required: false, shape: &THUMBPRINT_LIST_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_OPEN_ID_CONNECT_PROVIDER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OpenIDConnectProviderArn", required: false, shape: &ARN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "Path", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "Description", required: false, shape: &POLICY_DESCRIPTION_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_POLICY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Policy", required: false, shape: &POLICY }]);
    pub(super) static CREATE_POLICY_VERSION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "SetAsDefault", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static CREATE_POLICY_VERSION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "PolicyVersion", required: false, shape: &POLICY_VERSION }]);
    pub(super) static CREATE_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "AssumeRolePolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "Description", required: false, shape: &ROLE_DESCRIPTION_TYPE },
        Member { name: "MaxSessionDuration", required: false, shape: &ROLE_MAX_SESSION_DURATION_TYPE },
        Member { name: "PermissionsBoundary", required: false, shape: &ARN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_ROLE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Role", required: true, shape: &ROLE }]);
    pub(super) static CREATE_SAML_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLMetadataDocument", required: true, shape: &SAML_METADATA_DOCUMENT_TYPE },
        Member { name: "Name", required: true, shape: &SAML_PROVIDER_NAME_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "AssertionEncryptionMode", required: false, shape: &ASSERTION_ENCRYPTION_MODE_TYPE },
        Member { name: "AddPrivateKey", required: false, shape: &PRIVATE_KEY_TYPE },
    ]);
    pub(super) static CREATE_SAML_PROVIDER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLProviderArn", required: false, shape: &ARN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_SERVICE_LINKED_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AWSServiceName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "Description", required: false, shape: &ROLE_DESCRIPTION_TYPE },
        Member { name: "CustomSuffix", required: false, shape: &CUSTOM_SUFFIX_TYPE },
    ]);
    pub(super) static CREATE_SERVICE_LINKED_ROLE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Role", required: false, shape: &ROLE }]);
    pub(super) static CREATE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "ServiceName", required: true, shape: &STRING },
        Member { name: "CredentialAgeDays", required: false, shape: &CREDENTIAL_AGE_DAYS },
    ]);
    pub(super) static CREATE_SERVICE_SPECIFIC_CREDENTIAL_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "ServiceSpecificCredential",
            required: false,
            shape: &SERVICE_SPECIFIC_CREDENTIAL,
        }]);
    pub(super) static CREATE_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "PermissionsBoundary", required: false, shape: &ARN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_USER_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "User", required: false, shape: &USER }]);
    pub(super) static CREATE_VIRTUAL_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "VirtualMFADeviceName", required: true, shape: &VIRTUAL_MFA_DEVICE_NAME },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static CREATE_VIRTUAL_MFA_DEVICE_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "VirtualMFADevice",
        required: true,
        shape: &VIRTUAL_MFA_DEVICE,
    }]);
    pub(super) static DEACTIVATE_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
    ]);
    pub(super) static DELEGATION_PERMISSION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyTemplateArn", required: false, shape: &ARN_TYPE },
        Member { name: "Parameters", required: false, shape: &POLICY_PARAMETER_LIST_TYPE },
    ]);
    pub(super) static DELEGATION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequestId", required: false, shape: &DELEGATION_REQUEST_ID_TYPE },
        Member { name: "OwnerAccountId", required: false, shape: &ACCOUNT_ID_TYPE },
        Member { name: "Description", required: false, shape: &DELEGATION_REQUEST_DESCRIPTION_TYPE },
        Member { name: "RequestMessage", required: false, shape: &REQUEST_MESSAGE_TYPE },
        Member { name: "Permissions", required: false, shape: &DELEGATION_PERMISSION },
        Member { name: "PermissionPolicy", required: false, shape: &STRING },
        Member {
            name: "RolePermissionRestrictionArns",
            required: false,
            shape: &ROLE_PERMISSION_RESTRICTION_ARN_LIST_TYPE,
        },
        Member { name: "OwnerId", required: false, shape: &OWNER_ID_TYPE },
        Member { name: "ApproverId", required: false, shape: &ARN_TYPE },
        Member { name: "State", required: false, shape: &STATE_TYPE },
        Member { name: "ExpirationTime", required: false, shape: &TIMESTAMP },
        Member { name: "RequestorId", required: false, shape: &ACCOUNT_ID_TYPE },
        Member { name: "RequestorName", required: false, shape: &REQUESTOR_NAME_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "SessionDuration", required: false, shape: &SESSION_DURATION_TYPE },
        Member { name: "RedirectUrl", required: false, shape: &REDIRECT_URL_TYPE },
        Member { name: "Notes", required: false, shape: &NOTES_TYPE },
        Member { name: "RejectionReason", required: false, shape: &NOTES_TYPE },
        Member { name: "OnlySendByOwner", required: false, shape: &BOOLEAN },
        Member { name: "UpdatedTime", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static DELETE_ACCESS_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE },
    ]);
    pub(super) static DELETE_ACCOUNT_ALIAS_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AccountAlias", required: true, shape: &ACCOUNT_ALIAS_TYPE }]);
    pub(super) static DELETE_GROUP_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static DELETE_GROUP_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE }]);
    pub(super) static DELETE_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "InstanceProfileName",
        required: true,
        shape: &INSTANCE_PROFILE_NAME_TYPE,
    }]);
    pub(super) static DELETE_LOGIN_PROFILE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "UserName", required: false, shape: &USER_NAME_TYPE }]);
    pub(super) static DELETE_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "OpenIDConnectProviderArn",
            required: true,
            shape: &ARN_TYPE,
        }]);
    pub(super) static DELETE_POLICY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "PolicyArn", required: true, shape: &ARN_TYPE }]);
    pub(super) static DELETE_POLICY_VERSION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "VersionId", required: true, shape: &POLICY_VERSION_ID_TYPE },
    ]);
    pub(super) static DELETE_ROLE_PERMISSIONS_BOUNDARY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE }]);
    pub(super) static DELETE_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static DELETE_ROLE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE }]);
    pub(super) static DELETE_SAML_PROVIDER_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE }]);
    pub(super) static DELETE_SSH_PUBLIC_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyId", required: true, shape: &PUBLIC_KEY_ID_TYPE },
    ]);
    pub(super) static DELETE_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "ServerCertificateName",
        required: true,
        shape: &SERVER_CERTIFICATE_NAME_TYPE,
    }]);
    pub(super) static DELETE_SERVICE_LINKED_ROLE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE }]);
    pub(super) static DELETE_SERVICE_LINKED_ROLE_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "DeletionTaskId",
        required: true,
        shape: &DELETION_TASK_ID_TYPE,
    }]);
    pub(super) static DELETE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member {
            name: "ServiceSpecificCredentialId",
            required: true,
            shape: &SERVICE_SPECIFIC_CREDENTIAL_ID,
        },
    ]);
    pub(super) static DELETE_SIGNING_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "CertificateId", required: true, shape: &CERTIFICATE_ID_TYPE },
    ]);
    pub(super) static DELETE_USER_PERMISSIONS_BOUNDARY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "UserName", required: true, shape: &USER_NAME_TYPE }]);
    pub(super) static DELETE_USER_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static DELETE_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "UserName",
        required: true,
        shape: &EXISTING_USER_NAME_TYPE,
    }]);
    pub(super) static DELETE_VIRTUAL_MFA_DEVICE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE }]);
    pub(super) static DELETION_TASK_FAILURE_REASON_TYPE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Reason", required: false, shape: &REASON_TYPE },
        Member { name: "RoleUsageList", required: false, shape: &ROLE_USAGE_LIST_TYPE },
    ]);
    pub(super) static DELETION_TASK_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 1000)));
    pub(super) static DELETION_TASK_STATUS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["SUCCEEDED", "IN_PROGRESS", "FAILED", "NOT_STARTED"]));
    pub(super) static DETACH_GROUP_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static DETACH_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static DETACH_USER_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static DISABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_REQUEST: ShapeTable =
        ShapeTable::Structure(&[]);
    pub(super) static DISABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "OrganizationId", required: false, shape: &ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, shape: &FEATURES_LIST_TYPE },
        ]);
    pub(super) static DISABLE_ORGANIZATIONS_ROOT_SESSIONS_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static DISABLE_ORGANIZATIONS_ROOT_SESSIONS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OrganizationId", required: false, shape: &ORGANIZATION_ID_TYPE },
        Member { name: "EnabledFeatures", required: false, shape: &FEATURES_LIST_TYPE },
    ]);
    pub(super) static ENABLE_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "AuthenticationCode1", required: true, shape: &AUTHENTICATION_CODE_TYPE },
        Member { name: "AuthenticationCode2", required: true, shape: &AUTHENTICATION_CODE_TYPE },
    ]);
    pub(super) static ENABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_REQUEST: ShapeTable =
        ShapeTable::Structure(&[]);
    pub(super) static ENABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "OrganizationId", required: false, shape: &ORGANIZATION_ID_TYPE },
            Member { name: "EnabledFeatures", required: false, shape: &FEATURES_LIST_TYPE },
        ]);
    pub(super) static ENABLE_ORGANIZATIONS_ROOT_SESSIONS_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static ENABLE_ORGANIZATIONS_ROOT_SESSIONS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OrganizationId", required: false, shape: &ORGANIZATION_ID_TYPE },
        Member { name: "EnabledFeatures", required: false, shape: &FEATURES_LIST_TYPE },
    ]);
    pub(super) static ENABLE_OUTBOUND_WEB_IDENTITY_FEDERATION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "IssuerIdentifier", required: false, shape: &STRING }]);
    pub(super) static ENTITY_DETAILS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EntityInfo", required: true, shape: &ENTITY_INFO },
        Member { name: "LastAuthenticated", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static ENTITY_INFO: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "Name", required: true, shape: &USER_NAME_TYPE },
        Member { name: "Type", required: true, shape: &POLICY_OWNER_ENTITY_TYPE },
        Member { name: "Id", required: true, shape: &ID_TYPE },
        Member { name: "Path", required: false, shape: &PATH_TYPE },
    ]);
    pub(super) static ENTITY_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "User",
        "Role",
        "Group",
        "LocalManagedPolicy",
        "AWSManagedPolicy",
    ]));
    pub(super) static ERROR_DETAILS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Message", required: true, shape: &STRING },
        Member { name: "Code", required: true, shape: &STRING },
    ]);
    pub(super) static EVAL_DECISION_DETAILS_TYPE: ShapeTable = ShapeTable::Map {
        key: &EVAL_DECISION_SOURCE_TYPE,
        value: &POLICY_EVALUATION_DECISION_TYPE,
        length: Bounds::ANY,
    };
    pub(super) static EVAL_DECISION_SOURCE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(3, 256)));
    pub(super) static EVALUATION_RESULT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EvalActionName", required: true, shape: &ACTION_NAME_TYPE },
        Member { name: "EvalResourceName", required: false, shape: &RESOURCE_NAME_TYPE },
        Member { name: "EvalDecision", required: true, shape: &POLICY_EVALUATION_DECISION_TYPE },
        Member { name: "MatchedStatements", required: false, shape: &STATEMENT_LIST_TYPE },
        Member { name: "MissingContextValues", required: false, shape: &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE },
        Member {
            name: "OrganizationsDecisionDetail",
            required: false,
            shape: &ORGANIZATIONS_DECISION_DETAIL,
        },
        Member {
            name: "PermissionsBoundaryDecisionDetail",
            required: false,
            shape: &PERMISSIONS_BOUNDARY_DECISION_DETAIL,
        },
        Member { name: "EvalDecisionDetails", required: false, shape: &EVAL_DECISION_DETAILS_TYPE },
        Member {
            name: "ResourceSpecificResults",
            required: false,
            shape: &RESOURCE_SPECIFIC_RESULT_LIST_TYPE,
        },
    ]);
    pub(super) static EVALUATION_RESULTS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &EVALUATION_RESULT, length: Bounds::ANY };
    pub(super) static FEATURE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["RootCredentialsManagement", "RootSessions"]));
    pub(super) static FEATURES_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &FEATURE_TYPE, length: Bounds::ANY };
    pub(super) static GENERATE_CREDENTIAL_REPORT_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "State", required: false, shape: &REPORT_STATE_TYPE },
        Member { name: "Description", required: false, shape: &STRING },
    ]);
    pub(super) static GENERATE_ORGANIZATIONS_ACCESS_REPORT_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EntityPath", required: true, shape: &ORGANIZATIONS_ENTITY_PATH_TYPE },
        Member { name: "OrganizationsPolicyId", required: false, shape: &ORGANIZATIONS_POLICY_ID_TYPE },
    ]);
    pub(super) static GENERATE_ORGANIZATIONS_ACCESS_REPORT_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "JobId", required: false, shape: &JOB_ID_TYPE }]);
    pub(super) static GENERATE_SERVICE_LAST_ACCESSED_DETAILS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "Granularity", required: false, shape: &ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE },
    ]);
    pub(super) static GENERATE_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "JobId", required: false, shape: &JOB_ID_TYPE }]);
    pub(super) static GET_ACCESS_KEY_LAST_USED_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE }]);
    pub(super) static GET_ACCESS_KEY_LAST_USED_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "AccessKeyLastUsed", required: false, shape: &ACCESS_KEY_LAST_USED },
    ]);
    pub(super) static GET_ACCOUNT_AUTHORIZATION_DETAILS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Filter", required: false, shape: &ENTITY_LIST_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
    ]);
    pub(super) static GET_ACCOUNT_AUTHORIZATION_DETAILS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserDetailList", required: false, shape: &USER_DETAIL_LIST_TYPE },
        Member { name: "GroupDetailList", required: false, shape: &GROUP_DETAIL_LIST_TYPE },
        Member { name: "RoleDetailList", required: false, shape: &ROLE_DETAIL_LIST_TYPE },
        Member { name: "Policies", required: false, shape: &MANAGED_POLICY_DETAIL_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static GET_ACCOUNT_PASSWORD_POLICY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "PasswordPolicy", required: true, shape: &PASSWORD_POLICY }]);
    pub(super) static GET_ACCOUNT_PROPERTIES_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static GET_ACCOUNT_PROPERTIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "Properties",
        required: false,
        shape: &ACCOUNT_PROPERTIES_MAP_TYPE,
    }]);
    pub(super) static GET_ACCOUNT_SUMMARY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SummaryMap", required: false, shape: &SUMMARY_MAP_TYPE }]);
    pub(super) static GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "PolicyInputList",
            required: true,
            shape: &SIMULATION_POLICY_LIST_TYPE,
        }]);
    pub(super) static GET_CONTEXT_KEYS_FOR_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "ContextKeyNames",
        required: false,
        shape: &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE,
    }]);
    pub(super) static GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicySourceArn", required: true, shape: &ARN_TYPE },
        Member { name: "PolicyInputList", required: false, shape: &SIMULATION_POLICY_LIST_TYPE },
    ]);
    pub(super) static GET_CREDENTIAL_REPORT_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Content", required: false, shape: &REPORT_CONTENT_TYPE },
        Member { name: "ReportFormat", required: false, shape: &REPORT_FORMAT_TYPE },
        Member { name: "GeneratedTime", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static GET_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequestId", required: true, shape: &DELEGATION_REQUEST_ID_TYPE },
        Member { name: "DelegationPermissionCheck", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static GET_DELEGATION_REQUEST_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequest", required: false, shape: &DELEGATION_REQUEST },
        Member { name: "PermissionCheckStatus", required: false, shape: &PERMISSION_CHECK_STATUS_TYPE },
        Member { name: "PermissionCheckResult", required: false, shape: &PERMISSION_CHECK_RESULT_TYPE },
    ]);
    pub(super) static GET_GROUP_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static GET_GROUP_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static GET_GROUP_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static GET_GROUP_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Group", required: true, shape: &GROUP },
        Member { name: "Users", required: true, shape: &USER_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static GET_HUMAN_READABLE_SUMMARY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EntityArn", required: true, shape: &ARN_TYPE },
        Member { name: "Locale", required: false, shape: &LOCALE_TYPE },
    ]);
    pub(super) static GET_HUMAN_READABLE_SUMMARY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SummaryContent", required: false, shape: &SUMMARY_CONTENT_TYPE },
        Member { name: "Locale", required: false, shape: &LOCALE_TYPE },
        Member { name: "SummaryState", required: false, shape: &SUMMARY_STATE_TYPE },
    ]);
    pub(super) static GET_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "InstanceProfileName",
        required: true,
        shape: &INSTANCE_PROFILE_NAME_TYPE,
    }]);
    pub(super) static GET_INSTANCE_PROFILE_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "InstanceProfile",
        required: true,
        shape: &INSTANCE_PROFILE,
    }]);
    pub(super) static GET_LOGIN_PROFILE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "UserName", required: false, shape: &USER_NAME_TYPE }]);
    pub(super) static GET_LOGIN_PROFILE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "LoginProfile", required: true, shape: &LOGIN_PROFILE }]);
    pub(super) static GET_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
    ]);
    pub(super) static GET_MFA_DEVICE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "EnableDate", required: false, shape: &TIMESTAMP },
        Member { name: "Certifications", required: false, shape: &CERTIFICATION_MAP_TYPE },
    ]);
    pub(super) static GET_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "OpenIDConnectProviderArn",
        required: true,
        shape: &ARN_TYPE,
    }]);
    pub(super) static GET_OPEN_ID_CONNECT_PROVIDER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Url", required: false, shape: &OPEN_ID_CONNECT_PROVIDER_URL_TYPE },
        Member { name: "ClientIDList", required: false, shape: &CLIENT_ID_LIST_TYPE },
        Member { name: "ThumbprintList", required: false, shape: &THUMBPRINT_LIST_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static GET_ORGANIZATIONS_ACCESS_REPORT_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "JobId", required: true, shape: &JOB_ID_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "SortKey", required: false, shape: &SORT_KEY_TYPE },
    ]);
    pub(super) static GET_ORGANIZATIONS_ACCESS_REPORT_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "JobStatus", required: true, shape: &JOB_STATUS_TYPE },
        Member { name: "JobCreationDate", required: true, shape: &TIMESTAMP },
        Member { name: "JobCompletionDate", required: false, shape: &TIMESTAMP },
        Member { name: "NumberOfServicesAccessible", required: false, shape: &INTEGER },
        Member { name: "NumberOfServicesNotAccessed", required: false, shape: &INTEGER },
        Member { name: "AccessDetails", required: false, shape: &ACCESS_DETAILS },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "ErrorDetails", required: false, shape: &ERROR_DETAILS },
    ]);
    pub(super) static GET_OUTBOUND_WEB_IDENTITY_FEDERATION_INFO_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "IssuerIdentifier", required: false, shape: &STRING },
            Member { name: "JwtVendingEnabled", required: false, shape: &BOOLEAN },
        ]);
    pub(super) static GET_POLICY_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "PolicyArn", required: true, shape: &ARN_TYPE }]);
    pub(super) static GET_POLICY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Policy", required: false, shape: &POLICY }]);
    pub(super) static GET_POLICY_VERSION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "VersionId", required: true, shape: &POLICY_VERSION_ID_TYPE },
    ]);
    pub(super) static GET_POLICY_VERSION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "PolicyVersion", required: false, shape: &POLICY_VERSION }]);
    pub(super) static GET_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static GET_ROLE_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static GET_ROLE_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE }]);
    pub(super) static GET_ROLE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Role", required: true, shape: &ROLE }]);
    pub(super) static GET_ROLE_TEMPLATE_VERSION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "TemplateArn", required: true, shape: &ARN_TYPE },
        Member { name: "MinorVersion", required: false, shape: &INTEGER },
    ]);
    pub(super) static GET_ROLE_TEMPLATE_VERSION_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "RoleTemplateVersion",
        required: true,
        shape: &ROLE_TEMPLATE_VERSION,
    }]);
    pub(super) static GET_SAML_PROVIDER_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE }]);
    pub(super) static GET_SAML_PROVIDER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLProviderUUID", required: false, shape: &PRIVATE_KEY_ID_TYPE },
        Member { name: "SAMLMetadataDocument", required: false, shape: &SAML_METADATA_DOCUMENT_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "ValidUntil", required: false, shape: &TIMESTAMP },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "AssertionEncryptionMode", required: false, shape: &ASSERTION_ENCRYPTION_MODE_TYPE },
        Member { name: "PrivateKeyList", required: false, shape: &PRIVATE_KEY_LIST },
    ]);
    pub(super) static GET_SSH_PUBLIC_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyId", required: true, shape: &PUBLIC_KEY_ID_TYPE },
        Member { name: "Encoding", required: true, shape: &ENCODING_TYPE },
    ]);
    pub(super) static GET_SSH_PUBLIC_KEY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SSHPublicKey", required: false, shape: &SSH_PUBLIC_KEY }]);
    pub(super) static GET_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "ServerCertificateName",
        required: true,
        shape: &SERVER_CERTIFICATE_NAME_TYPE,
    }]);
    pub(super) static GET_SERVER_CERTIFICATE_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "ServerCertificate",
        required: true,
        shape: &SERVER_CERTIFICATE,
    }]);
    pub(super) static GET_SERVICE_LAST_ACCESSED_DETAILS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "JobId", required: true, shape: &JOB_ID_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
    ]);
    pub(super) static GET_SERVICE_LAST_ACCESSED_DETAILS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "JobStatus", required: true, shape: &JOB_STATUS_TYPE },
        Member { name: "JobType", required: false, shape: &ACCESS_ADVISOR_USAGE_GRANULARITY_TYPE },
        Member { name: "JobCreationDate", required: true, shape: &TIMESTAMP },
        Member { name: "ServicesLastAccessed", required: true, shape: &SERVICES_LAST_ACCESSED },
        Member { name: "JobCompletionDate", required: true, shape: &TIMESTAMP },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
        Member { name: "Error", required: false, shape: &ERROR_DETAILS },
    ]);
    pub(super) static GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_REQUEST: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "JobId", required: true, shape: &JOB_ID_TYPE },
            Member { name: "ServiceNamespace", required: true, shape: &SERVICE_NAMESPACE_TYPE },
            Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        ]);
    pub(super) static GET_SERVICE_LAST_ACCESSED_DETAILS_WITH_ENTITIES_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "JobStatus", required: true, shape: &JOB_STATUS_TYPE },
            Member { name: "JobCreationDate", required: true, shape: &TIMESTAMP },
            Member { name: "JobCompletionDate", required: true, shape: &TIMESTAMP },
            Member { name: "EntityDetailsList", required: true, shape: &ENTITY_DETAILS_LIST_TYPE },
            Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
            Member { name: "Marker", required: false, shape: &STRING },
            Member { name: "Error", required: false, shape: &ERROR_DETAILS },
        ]);
    pub(super) static GET_SERVICE_LINKED_ROLE_DELETION_STATUS_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "DeletionTaskId",
            required: true,
            shape: &DELETION_TASK_ID_TYPE,
        }]);
    pub(super) static GET_SERVICE_LINKED_ROLE_DELETION_STATUS_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "Status", required: true, shape: &DELETION_TASK_STATUS_TYPE },
            Member { name: "Reason", required: false, shape: &DELETION_TASK_FAILURE_REASON_TYPE },
        ]);
    pub(super) static GET_USER_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
    ]);
    pub(super) static GET_USER_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static GET_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "UserName",
        required: false,
        shape: &EXISTING_USER_NAME_TYPE,
    }]);
    pub(super) static GET_USER_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "User", required: true, shape: &USER }]);
    pub(super) static GROUP: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: true, shape: &PATH_TYPE },
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "GroupId", required: true, shape: &ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
    ]);
    pub(super) static GROUP_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "GroupName", required: false, shape: &GROUP_NAME_TYPE },
        Member { name: "GroupId", required: false, shape: &ID_TYPE },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "GroupPolicyList", required: false, shape: &POLICY_DETAIL_LIST_TYPE },
        Member { name: "AttachedManagedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
    ]);
    pub(super) static INLINE_POLICY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static INLINE_POLICY_IDENTIFIER_TYPE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "AttachmentType", required: true, shape: &ATTACHMENT_TYPE },
        Member { name: "AttachmentName", required: true, shape: &ATTACHMENT_NAME },
    ]);
    pub(super) static INSTANCE_PROFILE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: true, shape: &PATH_TYPE },
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "InstanceProfileId", required: true, shape: &ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "Roles", required: true, shape: &ROLE_LIST_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static LIST_ACCESS_KEYS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ACCESS_KEYS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AccessKeyMetadata", required: true, shape: &ACCESS_KEY_METADATA_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ACCOUNT_ALIASES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ACCOUNT_ALIASES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AccountAliases", required: true, shape: &ACCOUNT_ALIAS_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ATTACHED_GROUP_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PathPrefix", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ATTACHED_GROUP_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AttachedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ATTACHED_ROLE_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PathPrefix", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ATTACHED_ROLE_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AttachedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ATTACHED_USER_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "PathPrefix", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ATTACHED_USER_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AttachedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_DELEGATION_REQUESTS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OwnerId", required: false, shape: &OWNER_ID_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_DELEGATION_REQUESTS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequests", required: false, shape: &DELEGATION_REQUESTS_LIST_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "isTruncated", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static LIST_ENTITIES_FOR_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "EntityFilter", required: false, shape: &ENTITY_TYPE },
        Member { name: "PathPrefix", required: false, shape: &PATH_TYPE },
        Member { name: "PolicyUsageFilter", required: false, shape: &POLICY_USAGE_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ENTITIES_FOR_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyGroups", required: false, shape: &POLICY_GROUP_LIST_TYPE },
        Member { name: "PolicyUsers", required: false, shape: &POLICY_USER_LIST_TYPE },
        Member { name: "PolicyRoles", required: false, shape: &POLICY_ROLE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_GROUP_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_GROUP_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyNames", required: true, shape: &POLICY_NAME_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_GROUPS_FOR_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_GROUPS_FOR_USER_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Groups", required: true, shape: &GROUP_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_GROUPS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PathPrefix", required: false, shape: &PATH_PREFIX_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_GROUPS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Groups", required: true, shape: &GROUP_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_INSTANCE_PROFILE_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_INSTANCE_PROFILE_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_INSTANCE_PROFILES_FOR_ROLE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfiles", required: true, shape: &INSTANCE_PROFILE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_INSTANCE_PROFILES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PathPrefix", required: false, shape: &PATH_PREFIX_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_INSTANCE_PROFILES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfiles", required: true, shape: &INSTANCE_PROFILE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_MFA_DEVICE_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_MFA_DEVICE_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_MFA_DEVICES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_MFA_DEVICES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "MFADevices", required: true, shape: &MFA_DEVICE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_OPEN_ID_CONNECT_PROVIDER_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_OPEN_ID_CONNECT_PROVIDERS_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static LIST_OPEN_ID_CONNECT_PROVIDERS_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "OpenIDConnectProviderList",
            required: false,
            shape: &OPEN_ID_CONNECT_PROVIDER_LIST_TYPE,
        }]);
    pub(super) static LIST_ORGANIZATIONS_FEATURES_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static LIST_ORGANIZATIONS_FEATURES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OrganizationId", required: false, shape: &ORGANIZATION_ID_TYPE },
        Member { name: "EnabledFeatures", required: false, shape: &FEATURES_LIST_TYPE },
    ]);
    pub(super) static LIST_POLICIES_GRANTING_SERVICE_ACCESS_ENTRY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServiceNamespace", required: false, shape: &SERVICE_NAMESPACE_TYPE },
        Member { name: "Policies", required: false, shape: &POLICY_GRANTING_SERVICE_ACCESS_LIST_TYPE },
    ]);
    pub(super) static LIST_POLICIES_GRANTING_SERVICE_ACCESS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "ServiceNamespaces", required: true, shape: &SERVICE_NAMESPACE_LIST_TYPE },
    ]);
    pub(super) static LIST_POLICIES_GRANTING_SERVICE_ACCESS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "PoliciesGrantingServiceAccess",
            required: true,
            shape: &LIST_POLICY_GRANTING_SERVICE_ACCESS_RESPONSE_LIST_TYPE,
        },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Scope", required: false, shape: &POLICY_SCOPE_TYPE },
        Member { name: "OnlyAttached", required: false, shape: &BOOLEAN },
        Member { name: "PathPrefix", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "PolicyUsageFilter", required: false, shape: &POLICY_USAGE_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Policies", required: false, shape: &POLICY_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_POLICY_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_POLICY_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_POLICY_VERSIONS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_POLICY_VERSIONS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Versions", required: false, shape: &POLICY_DOCUMENT_VERSION_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ROLE_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ROLE_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyNames", required: true, shape: &POLICY_NAME_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ROLE_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ROLE_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_ROLES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PathPrefix", required: false, shape: &PATH_PREFIX_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_ROLES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Roles", required: true, shape: &ROLE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_SAML_PROVIDER_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SAML_PROVIDER_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_SAML_PROVIDERS_REQUEST: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static LIST_SAML_PROVIDERS_RESPONSE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "SAMLProviderList",
        required: false,
        shape: &SAML_PROVIDER_LIST_TYPE,
    }]);
    pub(super) static LIST_SSH_PUBLIC_KEYS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SSH_PUBLIC_KEYS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SSHPublicKeys", required: false, shape: &SSH_PUBLIC_KEY_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_SERVER_CERTIFICATE_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SERVER_CERTIFICATE_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_SERVER_CERTIFICATES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PathPrefix", required: false, shape: &PATH_PREFIX_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SERVER_CERTIFICATES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ServerCertificateMetadataList",
            required: true,
            shape: &SERVER_CERTIFICATE_METADATA_LIST_TYPE,
        },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_SERVICE_SPECIFIC_CREDENTIALS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "ServiceName", required: false, shape: &STRING },
        Member { name: "AllUsers", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SERVICE_SPECIFIC_CREDENTIALS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member {
            name: "ServiceSpecificCredentials",
            required: false,
            shape: &SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE,
        },
        Member { name: "Marker", required: false, shape: &STRING },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static LIST_SIGNING_CERTIFICATES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_SIGNING_CERTIFICATES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Certificates", required: true, shape: &CERTIFICATE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_USER_POLICIES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_USER_POLICIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyNames", required: true, shape: &POLICY_NAME_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_USER_TAGS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_USER_TAGS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_USERS_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PathPrefix", required: false, shape: &PATH_PREFIX_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_USERS_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Users", required: true, shape: &USER_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LIST_VIRTUAL_MFA_DEVICES_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "AssignmentStatus", required: false, shape: &ASSIGNMENT_STATUS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
    ]);
    pub(super) static LIST_VIRTUAL_MFA_DEVICES_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "VirtualMFADevices", required: true, shape: &VIRTUAL_MFA_DEVICE_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static LOGIN_PROFILE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "PasswordResetRequired", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static MFA_DEVICE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "EnableDate", required: true, shape: &TIMESTAMP },
    ]);
    pub(super) static MANAGED_POLICY_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: false, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyId", required: false, shape: &ID_TYPE },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "Path", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "DefaultVersionId", required: false, shape: &POLICY_VERSION_ID_TYPE },
        Member { name: "AttachmentCount", required: false, shape: &INTEGER },
        Member { name: "PermissionsBoundaryUsageCount", required: false, shape: &INTEGER },
        Member { name: "IsAttachable", required: false, shape: &BOOLEAN },
        Member { name: "Description", required: false, shape: &POLICY_DESCRIPTION_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "UpdateDate", required: false, shape: &TIMESTAMP },
        Member { name: "PolicyVersionList", required: false, shape: &POLICY_DOCUMENT_VERSION_LIST_TYPE },
    ]);
    pub(super) static MANAGED_POLICY_DETAIL_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &MANAGED_POLICY_DETAIL, length: Bounds::ANY };
    pub(super) static OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Arn", required: false, shape: &ARN_TYPE }]);
    pub(super) static OPEN_ID_CONNECT_PROVIDER_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY, length: Bounds::ANY };
    pub(super) static OPEN_ID_CONNECT_PROVIDER_URL_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 255)));
    pub(super) static ORDERED_ORGANIZATION_POLICY_TYPE: ShapeTable = ShapeTable::Structure(&[Member {
        name: "ServiceControlPolicyInputList",
        required: false,
        shape: &SIMULATION_POLICY_LIST_TYPE,
    }]);
    static ORGANIZATION_ID_TYPE_PATTERN: Pattern = Pattern::new(r"^o-[a-z0-9]{10,32}$");
    pub(super) static ORGANIZATION_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(34)).pattern(&ORGANIZATION_ID_TYPE_PATTERN));
    pub(super) static ORGANIZATION_POLICY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ORDERED_ORGANIZATION_POLICY_TYPE, length: Bounds::at_most(7) };
    pub(super) static ORGANIZATIONS_DECISION_DETAIL: ShapeTable =
        ShapeTable::Structure(&[Member { name: "AllowedByOrganizations", required: false, shape: &BOOLEAN }]);
    pub(super) static PARAMETER_DEFINITION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Name", required: true, shape: &PARAMETER_NAME_TYPE },
        Member { name: "Type", required: true, shape: &PARAMETER_TYPE_TYPE },
        Member { name: "SubType", required: false, shape: &PARAMETER_SUB_TYPE_TYPE },
        Member { name: "Description", required: false, shape: &PARAMETER_DESCRIPTION_TYPE },
        Member { name: "IsRequired", required: false, shape: &BOOLEAN },
        Member { name: "DefaultValue", required: false, shape: &PARAMETER_DEFAULT_VALUE_TYPE },
        Member { name: "Immutable", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static PASSWORD_POLICY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "MinimumPasswordLength", required: false, shape: &MINIMUM_PASSWORD_LENGTH_TYPE },
        Member { name: "RequireSymbols", required: false, shape: &BOOLEAN },
        Member { name: "RequireNumbers", required: false, shape: &BOOLEAN },
        Member { name: "RequireUppercaseCharacters", required: false, shape: &BOOLEAN },
        Member { name: "RequireLowercaseCharacters", required: false, shape: &BOOLEAN },
        Member { name: "AllowUsersToChangePassword", required: false, shape: &BOOLEAN },
        Member { name: "ExpirePasswords", required: false, shape: &BOOLEAN },
        Member { name: "MaxPasswordAge", required: false, shape: &MAX_PASSWORD_AGE_TYPE },
        Member { name: "PasswordReusePrevention", required: false, shape: &PASSWORD_REUSE_PREVENTION_TYPE },
        Member { name: "HardExpiry", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static PERMISSIONS_BOUNDARY_ATTACHMENT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["PermissionsBoundaryPolicy"]));
    pub(super) static PERMISSIONS_BOUNDARY_DECISION_DETAIL: ShapeTable = ShapeTable::Structure(&[Member {
        name: "AllowedByPermissionsBoundary",
        required: false,
        shape: &BOOLEAN,
    }]);
    pub(super) static POLICY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: false, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyId", required: false, shape: &ID_TYPE },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "Path", required: false, shape: &POLICY_PATH_TYPE },
        Member { name: "DefaultVersionId", required: false, shape: &POLICY_VERSION_ID_TYPE },
        Member { name: "AttachmentCount", required: false, shape: &INTEGER },
        Member { name: "PermissionsBoundaryUsageCount", required: false, shape: &INTEGER },
        Member { name: "IsAttachable", required: false, shape: &BOOLEAN },
        Member { name: "Description", required: false, shape: &POLICY_DESCRIPTION_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "UpdateDate", required: false, shape: &TIMESTAMP },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static POLICY_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: false, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: false, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static POLICY_EVALUATION_DECISION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["allowed", "explicitDeny", "implicitDeny"]));
    pub(super) static POLICY_EXCLUSIONS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_IDENTIFIER, length: Bounds::at_most(256) };
    pub(super) static POLICY_GRANTING_SERVICE_ACCESS: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyType", required: true, shape: &POLICY_TYPE },
        Member { name: "PolicyArn", required: false, shape: &ARN_TYPE },
        Member { name: "EntityType", required: false, shape: &POLICY_OWNER_ENTITY_TYPE },
        Member { name: "EntityName", required: false, shape: &ENTITY_NAME_TYPE },
    ]);
    pub(super) static POLICY_GROUP: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: false, shape: &GROUP_NAME_TYPE },
        Member { name: "GroupId", required: false, shape: &ID_TYPE },
    ]);
    pub(super) static POLICY_GROUP_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_GROUP, length: Bounds::ANY };
    pub(super) static POLICY_IDENTIFIER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyType", required: false, shape: &POLICY_IDENTIFIER_POLICY_TYPE },
        Member { name: "PolicyArn", required: false, shape: &ARN_TYPE },
        Member { name: "InlinePolicyIdentifier", required: false, shape: &INLINE_POLICY_IDENTIFIER_TYPE },
    ]);
    pub(super) static POLICY_IDENTIFIER_POLICY_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "inline",
        "aws-managed",
        "user-managed",
        "permission-boundary",
        "scp",
        "rcp",
    ]));
    pub(super) static POLICY_PARAMETER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Name", required: false, shape: &POLICY_PARAMETER_NAME_TYPE },
        Member { name: "Values", required: false, shape: &POLICY_PARAMETER_VALUES_LIST_TYPE },
        Member { name: "Type", required: false, shape: &POLICY_PARAMETER_TYPE_ENUM },
    ]);
    pub(super) static POLICY_PARAMETER_TYPE_ENUM: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["string", "stringList"]));
    pub(super) static POLICY_ROLE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: false, shape: &ROLE_NAME_TYPE },
        Member { name: "RoleId", required: false, shape: &ID_TYPE },
    ]);
    pub(super) static POLICY_ROLE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_ROLE, length: Bounds::ANY };
    pub(super) static POLICY_SOURCE_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "user",
        "group",
        "role",
        "aws-managed",
        "user-managed",
        "resource",
        "none",
    ]));
    pub(super) static POLICY_USAGE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["PermissionsPolicy", "PermissionsBoundary"]));
    pub(super) static POLICY_USER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "UserId", required: false, shape: &ID_TYPE },
    ]);
    pub(super) static POLICY_USER_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_USER, length: Bounds::ANY };
    pub(super) static POLICY_VERSION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Document", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "VersionId", required: false, shape: &POLICY_VERSION_ID_TYPE },
        Member { name: "IsDefaultVersion", required: false, shape: &BOOLEAN },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static POSITION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Line", required: false, shape: &INTEGER },
        Member { name: "Column", required: false, shape: &INTEGER },
    ]);
    pub(super) static PUT_ACCOUNT_PROPERTIES_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "Properties",
        required: true,
        shape: &ACCOUNT_PROPERTIES_MAP_TYPE,
    }]);
    pub(super) static PUT_ACCOUNT_PROPERTIES_RESPONSE: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static PUT_GROUP_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static PUT_ROLE_PERMISSIONS_BOUNDARY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PermissionsBoundary", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static PUT_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static PUT_USER_PERMISSIONS_BOUNDARY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "PermissionsBoundary", required: true, shape: &ARN_TYPE },
    ]);
    pub(super) static PUT_USER_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "PolicyName", required: true, shape: &POLICY_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static REASON_TYPE: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::at_most(1000)));
    pub(super) static REGION_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 100)));
    pub(super) static REJECT_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequestId", required: true, shape: &DELEGATION_REQUEST_ID_TYPE },
        Member { name: "Notes", required: false, shape: &NOTES_TYPE },
    ]);
    pub(super) static REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
            Member { name: "ClientID", required: true, shape: &CLIENT_ID_TYPE },
        ]);
    pub(super) static REMOVE_ROLE_FROM_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
    ]);
    pub(super) static REMOVE_USER_FROM_GROUP_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
    ]);
    pub(super) static REPLACEMENT_VALUE_ENTRY: ShapeTable = ShapeTable::Structure(&[Member {
        name: "Values",
        required: true,
        shape: &REPLACEMENT_VALUE_LIST_TYPE,
    }]);
    pub(super) static REPORT_CONTENT_TYPE: ShapeTable = ShapeTable::Blob(Bounds::ANY);
    pub(super) static REPORT_FORMAT_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&["text/csv"]));
    pub(super) static REPORT_STATE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["STARTED", "INPROGRESS", "COMPLETE"]));
    pub(super) static RESET_SERVICE_SPECIFIC_CREDENTIAL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member {
            name: "ServiceSpecificCredentialId",
            required: true,
            shape: &SERVICE_SPECIFIC_CREDENTIAL_ID,
        },
    ]);
    pub(super) static RESET_SERVICE_SPECIFIC_CREDENTIAL_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "ServiceSpecificCredential",
            required: false,
            shape: &SERVICE_SPECIFIC_CREDENTIAL,
        }]);
    pub(super) static RESOURCE_HANDLING_OPTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)));
    pub(super) static RESOURCE_NAME_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &RESOURCE_NAME_TYPE, length: Bounds::ANY };
    pub(super) static RESOURCE_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 2048)));
    pub(super) static RESOURCE_SPECIFIC_RESULT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EvalResourceName", required: true, shape: &RESOURCE_NAME_TYPE },
        Member { name: "EvalResourceDecision", required: true, shape: &POLICY_EVALUATION_DECISION_TYPE },
        Member { name: "MatchedStatements", required: false, shape: &STATEMENT_LIST_TYPE },
        Member { name: "MissingContextValues", required: false, shape: &CONTEXT_KEY_NAMES_RESULT_LIST_TYPE },
        Member { name: "EvalDecisionDetails", required: false, shape: &EVAL_DECISION_DETAILS_TYPE },
        Member {
            name: "PermissionsBoundaryDecisionDetail",
            required: false,
            shape: &PERMISSIONS_BOUNDARY_DECISION_DETAIL,
        },
    ]);
    pub(super) static RESOURCE_SPECIFIC_RESULT_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &RESOURCE_SPECIFIC_RESULT, length: Bounds::ANY };
    pub(super) static RESYNC_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "AuthenticationCode1", required: true, shape: &AUTHENTICATION_CODE_TYPE },
        Member { name: "AuthenticationCode2", required: true, shape: &AUTHENTICATION_CODE_TYPE },
    ]);
    pub(super) static ROLE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: true, shape: &PATH_TYPE },
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "RoleId", required: true, shape: &ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "AssumeRolePolicyDocument", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "Description", required: false, shape: &ROLE_DESCRIPTION_TYPE },
        Member { name: "MaxSessionDuration", required: false, shape: &ROLE_MAX_SESSION_DURATION_TYPE },
        Member { name: "PermissionsBoundary", required: false, shape: &ATTACHED_PERMISSIONS_BOUNDARY },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "RoleLastUsed", required: false, shape: &ROLE_LAST_USED },
        Member { name: "SourceRoleTemplate", required: false, shape: &SOURCE_ROLE_TEMPLATE },
    ]);
    pub(super) static ROLE_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "RoleName", required: false, shape: &ROLE_NAME_TYPE },
        Member { name: "RoleId", required: false, shape: &ID_TYPE },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "AssumeRolePolicyDocument", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "InstanceProfileList", required: false, shape: &INSTANCE_PROFILE_LIST_TYPE },
        Member { name: "RolePolicyList", required: false, shape: &POLICY_DETAIL_LIST_TYPE },
        Member { name: "AttachedManagedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
        Member { name: "PermissionsBoundary", required: false, shape: &ATTACHED_PERMISSIONS_BOUNDARY },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
        Member { name: "RoleLastUsed", required: false, shape: &ROLE_LAST_USED },
    ]);
    pub(super) static ROLE_LAST_USED: ShapeTable = ShapeTable::Structure(&[
        Member { name: "LastUsedDate", required: false, shape: &TIMESTAMP },
        Member { name: "Region", required: false, shape: &STRING },
    ]);
    pub(super) static ROLE_TEMPLATE_VERSION: ShapeTable = ShapeTable::Structure(&[
        Member { name: "TemplateArn", required: false, shape: &ARN_TYPE },
        Member { name: "TemplateName", required: false, shape: &ROLE_TEMPLATE_NAME_TYPE },
        Member { name: "TemplateVersionId", required: false, shape: &ID_TYPE },
        Member { name: "Description", required: false, shape: &ROLE_TEMPLATE_DESCRIPTION_TYPE },
        Member { name: "MajorVersion", required: false, shape: &INTEGER },
        Member { name: "DefaultMinorVersion", required: false, shape: &INTEGER },
        Member { name: "ManagedByType", required: false, shape: &MANAGED_BY_TYPE_TYPE },
        Member { name: "ManagedByValue", required: false, shape: &MANAGED_BY_VALUE_TYPE },
        Member { name: "Enabled", required: false, shape: &BOOLEAN },
        Member { name: "MinorVersion", required: false, shape: &INTEGER },
        Member { name: "RoleNamePattern", required: false, shape: &ROLE_NAME_PATTERN_TYPE },
        Member { name: "RolePathPattern", required: false, shape: &ROLE_PATH_PATTERN_TYPE },
        Member { name: "RoleDescriptionPattern", required: false, shape: &ROLE_DESCRIPTION_PATTERN_TYPE },
        Member { name: "AssumeRolePolicyDocumentTemplate", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "InlinePolicyTemplates", required: false, shape: &INLINE_POLICY_TEMPLATE_LIST_TYPE },
        Member { name: "ManagedPolicyArns", required: false, shape: &MANAGED_POLICY_ARN_LIST_TYPE },
        Member { name: "PermissionBoundaryArn", required: false, shape: &ARN_TYPE },
        Member { name: "ParametersDefinition", required: false, shape: &PARAMETERS_DEFINITION_LIST_TYPE },
        Member { name: "RoleTagsTemplate", required: false, shape: &TAG_TEMPLATE_LIST_TYPE },
        Member { name: "MaxSessionDuration", required: false, shape: &ROLE_MAX_SESSION_DURATION_TYPE },
        Member { name: "VersionEnabled", required: false, shape: &BOOLEAN },
        Member { name: "CreateTimestamp", required: false, shape: &TIMESTAMP },
        Member { name: "UpdateTimestamp", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static ROLE_USAGE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ROLE_USAGE_TYPE, length: Bounds::ANY };
    pub(super) static ROLE_USAGE_TYPE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Region", required: false, shape: &REGION_NAME_TYPE },
        Member { name: "Resources", required: false, shape: &ARN_LIST_TYPE },
    ]);
    pub(super) static SAML_METADATA_DOCUMENT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1000, 10000000)));
    pub(super) static SAML_PRIVATE_KEY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "KeyId", required: false, shape: &PRIVATE_KEY_ID_TYPE },
        Member { name: "Timestamp", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SAML_PROVIDER_LIST_ENTRY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "ValidUntil", required: false, shape: &TIMESTAMP },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SAML_PROVIDER_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SAML_PROVIDER_LIST_ENTRY, length: Bounds::ANY };
    static SAML_PROVIDER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w._-]+");
    pub(super) static SAML_PROVIDER_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&SAML_PROVIDER_NAME_TYPE_PATTERN),
    );
    pub(super) static SSH_PUBLIC_KEY: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyId", required: true, shape: &PUBLIC_KEY_ID_TYPE },
        Member { name: "Fingerprint", required: true, shape: &PUBLIC_KEY_FINGERPRINT_TYPE },
        Member { name: "SSHPublicKeyBody", required: true, shape: &PUBLIC_KEY_MATERIAL_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
        Member { name: "UploadDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SSH_PUBLIC_KEY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SSH_PUBLIC_KEY_METADATA, length: Bounds::ANY };
    pub(super) static SSH_PUBLIC_KEY_METADATA: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyId", required: true, shape: &PUBLIC_KEY_ID_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
        Member { name: "UploadDate", required: true, shape: &TIMESTAMP },
    ]);
    pub(super) static SEND_DELEGATION_TOKEN_REQUEST: ShapeTable = ShapeTable::Structure(&[Member {
        name: "DelegationRequestId",
        required: true,
        shape: &DELEGATION_REQUEST_ID_TYPE,
    }]);
    pub(super) static SERVER_CERTIFICATE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateMetadata", required: true, shape: &SERVER_CERTIFICATE_METADATA },
        Member { name: "CertificateBody", required: true, shape: &CERTIFICATE_BODY_TYPE },
        Member { name: "CertificateChain", required: false, shape: &CERTIFICATE_CHAIN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static SERVER_CERTIFICATE_METADATA: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: true, shape: &PATH_TYPE },
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "ServerCertificateId", required: true, shape: &ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "UploadDate", required: false, shape: &TIMESTAMP },
        Member { name: "Expiration", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SERVICE_LAST_ACCESSED: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServiceName", required: true, shape: &STRING },
        Member { name: "LastAuthenticated", required: false, shape: &TIMESTAMP },
        Member { name: "ServiceNamespace", required: true, shape: &SERVICE_NAMESPACE_TYPE },
        Member { name: "LastAuthenticatedEntity", required: false, shape: &ARN_TYPE },
        Member { name: "LastAuthenticatedRegion", required: false, shape: &STRING },
        Member { name: "TotalAuthenticatedEntities", required: false, shape: &INTEGER },
        Member { name: "TrackedActionsLastAccessed", required: false, shape: &TRACKED_ACTIONS_LAST_ACCESSED },
    ]);
    pub(super) static SERVICE_SPECIFIC_CREDENTIAL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "ExpirationDate", required: false, shape: &TIMESTAMP },
        Member { name: "ServiceName", required: true, shape: &STRING },
        Member { name: "ServiceUserName", required: false, shape: &SERVICE_USER_NAME },
        Member { name: "ServicePassword", required: false, shape: &SERVICE_PASSWORD },
        Member { name: "ServiceCredentialAlias", required: false, shape: &SERVICE_CREDENTIAL_ALIAS },
        Member { name: "ServiceCredentialSecret", required: false, shape: &SERVICE_CREDENTIAL_SECRET },
        Member {
            name: "ServiceSpecificCredentialId",
            required: true,
            shape: &SERVICE_SPECIFIC_CREDENTIAL_ID,
        },
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
    ]);
    pub(super) static SERVICE_SPECIFIC_CREDENTIAL_METADATA: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
        Member { name: "ServiceUserName", required: false, shape: &SERVICE_USER_NAME },
        Member { name: "ServiceCredentialAlias", required: false, shape: &SERVICE_CREDENTIAL_ALIAS },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "ExpirationDate", required: false, shape: &TIMESTAMP },
        Member {
            name: "ServiceSpecificCredentialId",
            required: true,
            shape: &SERVICE_SPECIFIC_CREDENTIAL_ID,
        },
        Member { name: "ServiceName", required: true, shape: &STRING },
    ]);
    pub(super) static SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SERVICE_SPECIFIC_CREDENTIAL_METADATA, length: Bounds::ANY };
    pub(super) static SERVICES_LAST_ACCESSED: ShapeTable =
        ShapeTable::List { member: &SERVICE_LAST_ACCESSED, length: Bounds::ANY };
    pub(super) static SET_DEFAULT_POLICY_VERSION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "VersionId", required: true, shape: &POLICY_VERSION_ID_TYPE },
    ]);
    pub(super) static SET_SECURITY_TOKEN_SERVICE_PREFERENCES_REQUEST: ShapeTable =
        ShapeTable::Structure(&[Member {
            name: "GlobalEndpointTokenVersion",
            required: true,
            shape: &GLOBAL_ENDPOINT_TOKEN_VERSION,
        }]);
    pub(super) static SIGNING_CERTIFICATE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "CertificateId", required: true, shape: &CERTIFICATE_ID_TYPE },
        Member { name: "CertificateBody", required: true, shape: &CERTIFICATE_BODY_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
        Member { name: "UploadDate", required: false, shape: &TIMESTAMP },
    ]);
    pub(super) static SIMULATE_CUSTOM_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyInputList", required: true, shape: &SIMULATION_POLICY_LIST_TYPE },
        Member {
            name: "PermissionsBoundaryPolicyInputList",
            required: false,
            shape: &SIMULATION_POLICY_LIST_TYPE,
        },
        Member {
            name: "OrderedOrganizationPolicyInputList",
            required: false,
            shape: &ORGANIZATION_POLICY_LIST_TYPE,
        },
        Member { name: "ActionNames", required: true, shape: &ACTION_NAME_LIST_TYPE },
        Member { name: "ResourceArns", required: false, shape: &RESOURCE_NAME_LIST_TYPE },
        Member { name: "ResourcePolicy", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "ResourceOwner", required: false, shape: &RESOURCE_NAME_TYPE },
        Member { name: "CallerArn", required: false, shape: &RESOURCE_NAME_TYPE },
        Member { name: "ContextEntries", required: false, shape: &CONTEXT_ENTRY_LIST_TYPE },
        Member { name: "ResourceHandlingOption", required: false, shape: &RESOURCE_HANDLING_OPTION_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
    ]);
    pub(super) static SIMULATE_POLICY_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "EvaluationResults", required: false, shape: &EVALUATION_RESULTS_LIST_TYPE },
        Member { name: "IsTruncated", required: false, shape: &BOOLEAN },
        Member { name: "Marker", required: false, shape: &STRING },
    ]);
    pub(super) static SIMULATE_PRINCIPAL_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicySourceArn", required: true, shape: &ARN_TYPE },
        Member { name: "PolicyInputList", required: false, shape: &SIMULATION_POLICY_LIST_TYPE },
        Member {
            name: "PermissionsBoundaryPolicyInputList",
            required: false,
            shape: &SIMULATION_POLICY_LIST_TYPE,
        },
        Member { name: "PolicyExclusionList", required: false, shape: &POLICY_EXCLUSIONS_LIST_TYPE },
        Member { name: "ActionNames", required: true, shape: &ACTION_NAME_LIST_TYPE },
        Member { name: "ResourceArns", required: false, shape: &RESOURCE_NAME_LIST_TYPE },
        Member { name: "ResourcePolicy", required: false, shape: &POLICY_DOCUMENT_TYPE },
        Member { name: "ResourceOwner", required: false, shape: &RESOURCE_NAME_TYPE },
        Member { name: "CallerArn", required: false, shape: &RESOURCE_NAME_TYPE },
        Member { name: "ContextEntries", required: false, shape: &CONTEXT_ENTRY_LIST_TYPE },
        Member { name: "ResourceHandlingOption", required: false, shape: &RESOURCE_HANDLING_OPTION_TYPE },
        Member { name: "MaxItems", required: false, shape: &MAX_ITEMS_TYPE },
        Member { name: "Marker", required: false, shape: &MARKER_TYPE },
    ]);
    pub(super) static SIMULATION_POLICY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_DOCUMENT_TYPE, length: Bounds::ANY };
    pub(super) static SOURCE_ROLE_TEMPLATE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "TemplateArn", required: true, shape: &ARN_TYPE },
        Member { name: "TemplateMinorVersion", required: true, shape: &INTEGER },
    ]);
    pub(super) static STATEMENT: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SourcePolicyId", required: false, shape: &STRING },
        Member { name: "SourcePolicyType", required: false, shape: &POLICY_SOURCE_TYPE },
        Member { name: "StartPosition", required: false, shape: &POSITION },
        Member { name: "EndPosition", required: false, shape: &POSITION },
    ]);
    pub(super) static STATEMENT_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &STATEMENT, length: Bounds::ANY };
    pub(super) static TAG: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Key", required: true, shape: &TAG_KEY_TYPE },
        Member { name: "Value", required: true, shape: &TAG_VALUE_TYPE },
    ]);
    pub(super) static TAG_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_SAML_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TAG_TEMPLATE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Key", required: true, shape: &TAG_TEMPLATE_KEY_TYPE },
        Member { name: "Value", required: true, shape: &TAG_TEMPLATE_VALUE_TYPE },
    ]);
    pub(super) static TAG_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "Tags", required: true, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static TRACKED_ACTION_LAST_ACCESSED: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ActionName", required: false, shape: &STRING },
        Member { name: "LastAccessedEntity", required: false, shape: &ARN_TYPE },
        Member { name: "LastAccessedTime", required: false, shape: &TIMESTAMP },
        Member { name: "LastAccessedRegion", required: false, shape: &STRING },
    ]);
    pub(super) static TRACKED_ACTIONS_LAST_ACCESSED: ShapeTable =
        ShapeTable::List { member: &TRACKED_ACTION_LAST_ACCESSED, length: Bounds::ANY };
    pub(super) static UNTAG_INSTANCE_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "InstanceProfileName", required: true, shape: &INSTANCE_PROFILE_NAME_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_MFA_DEVICE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_OPEN_ID_CONNECT_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "PolicyArn", required: true, shape: &ARN_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_SAML_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UNTAG_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "TagKeys", required: true, shape: &TAG_KEY_LIST_TYPE },
    ]);
    pub(super) static UPDATE_ACCESS_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "AccessKeyId", required: true, shape: &ACCESS_KEY_ID_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
    ]);
    pub(super) static UPDATE_ACCOUNT_PASSWORD_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "MinimumPasswordLength", required: false, shape: &MINIMUM_PASSWORD_LENGTH_TYPE },
        Member { name: "RequireSymbols", required: false, shape: &BOOLEAN },
        Member { name: "RequireNumbers", required: false, shape: &BOOLEAN },
        Member { name: "RequireUppercaseCharacters", required: false, shape: &BOOLEAN },
        Member { name: "RequireLowercaseCharacters", required: false, shape: &BOOLEAN },
        Member { name: "AllowUsersToChangePassword", required: false, shape: &BOOLEAN },
        Member { name: "MaxPasswordAge", required: false, shape: &MAX_PASSWORD_AGE_TYPE },
        Member { name: "PasswordReusePrevention", required: false, shape: &PASSWORD_REUSE_PREVENTION_TYPE },
        Member { name: "HardExpiry", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static UPDATE_ASSUME_ROLE_POLICY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "PolicyDocument", required: true, shape: &POLICY_DOCUMENT_TYPE },
    ]);
    pub(super) static UPDATE_DELEGATION_REQUEST_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "DelegationRequestId", required: true, shape: &DELEGATION_REQUEST_ID_TYPE },
        Member { name: "Notes", required: false, shape: &NOTES_TYPE },
    ]);
    pub(super) static UPDATE_GROUP_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "GroupName", required: true, shape: &GROUP_NAME_TYPE },
        Member { name: "NewPath", required: false, shape: &PATH_TYPE },
        Member { name: "NewGroupName", required: false, shape: &GROUP_NAME_TYPE },
    ]);
    pub(super) static UPDATE_LOGIN_PROFILE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "Password", required: false, shape: &PASSWORD_TYPE },
        Member { name: "PasswordResetRequired", required: false, shape: &BOOLEAN },
    ]);
    pub(super) static UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT_REQUEST: ShapeTable =
        ShapeTable::Structure(&[
            Member { name: "OpenIDConnectProviderArn", required: true, shape: &ARN_TYPE },
            Member { name: "ThumbprintList", required: true, shape: &THUMBPRINT_LIST_TYPE },
        ]);
    pub(super) static UPDATE_ROLE_DESCRIPTION_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Description", required: true, shape: &ROLE_DESCRIPTION_TYPE },
    ]);
    pub(super) static UPDATE_ROLE_DESCRIPTION_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Role", required: false, shape: &ROLE }]);
    pub(super) static UPDATE_ROLE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "RoleName", required: true, shape: &ROLE_NAME_TYPE },
        Member { name: "Description", required: false, shape: &ROLE_DESCRIPTION_TYPE },
        Member { name: "MaxSessionDuration", required: false, shape: &ROLE_MAX_SESSION_DURATION_TYPE },
    ]);
    pub(super) static UPDATE_ROLE_RESPONSE: ShapeTable = ShapeTable::Structure(&[]);
    pub(super) static UPDATE_SAML_PROVIDER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SAMLMetadataDocument", required: false, shape: &SAML_METADATA_DOCUMENT_TYPE },
        Member { name: "SAMLProviderArn", required: true, shape: &ARN_TYPE },
        Member { name: "AssertionEncryptionMode", required: false, shape: &ASSERTION_ENCRYPTION_MODE_TYPE },
        Member { name: "AddPrivateKey", required: false, shape: &PRIVATE_KEY_TYPE },
        Member { name: "RemovePrivateKey", required: false, shape: &PRIVATE_KEY_ID_TYPE },
    ]);
    pub(super) static UPDATE_SAML_PROVIDER_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SAMLProviderArn", required: false, shape: &ARN_TYPE }]);
    pub(super) static UPDATE_SSH_PUBLIC_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyId", required: true, shape: &PUBLIC_KEY_ID_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
    ]);
    pub(super) static UPDATE_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "NewPath", required: false, shape: &PATH_TYPE },
        Member { name: "NewServerCertificateName", required: false, shape: &SERVER_CERTIFICATE_NAME_TYPE },
    ]);
    pub(super) static UPDATE_SERVICE_SPECIFIC_CREDENTIAL_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member {
            name: "ServiceSpecificCredentialId",
            required: true,
            shape: &SERVICE_SPECIFIC_CREDENTIAL_ID,
        },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
    ]);
    pub(super) static UPDATE_SIGNING_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "CertificateId", required: true, shape: &CERTIFICATE_ID_TYPE },
        Member { name: "Status", required: true, shape: &STATUS_TYPE },
    ]);
    pub(super) static UPDATE_USER_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "NewPath", required: false, shape: &PATH_TYPE },
        Member { name: "NewUserName", required: false, shape: &USER_NAME_TYPE },
    ]);
    pub(super) static UPLOAD_SSH_PUBLIC_KEY_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "SSHPublicKeyBody", required: true, shape: &PUBLIC_KEY_MATERIAL_TYPE },
    ]);
    pub(super) static UPLOAD_SSH_PUBLIC_KEY_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "SSHPublicKey", required: false, shape: &SSH_PUBLIC_KEY }]);
    pub(super) static UPLOAD_SERVER_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "ServerCertificateName", required: true, shape: &SERVER_CERTIFICATE_NAME_TYPE },
        Member { name: "CertificateBody", required: true, shape: &CERTIFICATE_BODY_TYPE },
        Member { name: "PrivateKey", required: true, shape: &PRIVATE_KEY_TYPE },
        Member { name: "CertificateChain", required: false, shape: &CERTIFICATE_CHAIN_TYPE },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static UPLOAD_SERVER_CERTIFICATE_RESPONSE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "ServerCertificateMetadata", required: false, shape: &SERVER_CERTIFICATE_METADATA },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static UPLOAD_SIGNING_CERTIFICATE_REQUEST: ShapeTable = ShapeTable::Structure(&[
        Member { name: "UserName", required: false, shape: &EXISTING_USER_NAME_TYPE },
        Member { name: "CertificateBody", required: true, shape: &CERTIFICATE_BODY_TYPE },
    ]);
    pub(super) static UPLOAD_SIGNING_CERTIFICATE_RESPONSE: ShapeTable =
        ShapeTable::Structure(&[Member { name: "Certificate", required: true, shape: &SIGNING_CERTIFICATE }]);
    pub(super) static USER: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: true, shape: &PATH_TYPE },
        Member { name: "UserName", required: true, shape: &USER_NAME_TYPE },
        Member { name: "UserId", required: true, shape: &ID_TYPE },
        Member { name: "Arn", required: true, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: true, shape: &TIMESTAMP },
        Member { name: "PasswordLastUsed", required: false, shape: &TIMESTAMP },
        Member { name: "PermissionsBoundary", required: false, shape: &ATTACHED_PERMISSIONS_BOUNDARY },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static USER_DETAIL: ShapeTable = ShapeTable::Structure(&[
        Member { name: "Path", required: false, shape: &PATH_TYPE },
        Member { name: "UserName", required: false, shape: &USER_NAME_TYPE },
        Member { name: "UserId", required: false, shape: &ID_TYPE },
        Member { name: "Arn", required: false, shape: &ARN_TYPE },
        Member { name: "CreateDate", required: false, shape: &TIMESTAMP },
        Member { name: "UserPolicyList", required: false, shape: &POLICY_DETAIL_LIST_TYPE },
        Member { name: "GroupList", required: false, shape: &GROUP_NAME_LIST_TYPE },
        Member { name: "AttachedManagedPolicies", required: false, shape: &ATTACHED_POLICIES_LIST_TYPE },
        Member { name: "PermissionsBoundary", required: false, shape: &ATTACHED_PERMISSIONS_BOUNDARY },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    pub(super) static VIRTUAL_MFA_DEVICE: ShapeTable = ShapeTable::Structure(&[
        Member { name: "SerialNumber", required: true, shape: &SERIAL_NUMBER_TYPE },
        Member { name: "Base32StringSeed", required: false, shape: &BOOTSTRAP_DATUM },
        Member { name: "QRCodePNG", required: false, shape: &BOOTSTRAP_DATUM },
        Member { name: "User", required: false, shape: &USER },
        Member { name: "EnableDate", required: false, shape: &TIMESTAMP },
        Member { name: "Tags", required: false, shape: &TAG_LIST_TYPE },
    ]);
    static ACCESS_KEY_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]+");
    pub(super) static ACCESS_KEY_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(16, 128)).pattern(&ACCESS_KEY_ID_TYPE_PATTERN));
    pub(super) static ACCESS_KEY_METADATA_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ACCESS_KEY_METADATA, length: Bounds::ANY };
    pub(super) static ACCESS_KEY_SECRET_TYPE: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    pub(super) static ACCOUNT_ALIAS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ACCOUNT_ALIAS_TYPE, length: Bounds::ANY };
    static ACCOUNT_ALIAS_TYPE_PATTERN: Pattern = Pattern::new(r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
    pub(super) static ACCOUNT_ALIAS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(3, 63)).pattern(&ACCOUNT_ALIAS_TYPE_PATTERN));
    static ACCOUNT_ID_TYPE_PATTERN: Pattern = Pattern::new(r"\d{12}");
    pub(super) static ACCOUNT_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.pattern(&ACCOUNT_ID_TYPE_PATTERN));
    pub(super) static ACCOUNT_PROPERTIES_MAP_TYPE: ShapeTable = ShapeTable::Map {
        key: &ACCOUNT_PROPERTY_KEY_TYPE,
        value: &ACCOUNT_PROPERTY_VALUE_TYPE,
        length: Bounds::ANY,
    };
    static ACCOUNT_PROPERTY_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"^[A-Za-z][A-Za-z0-9/_-]*$");
    pub(super) static ACCOUNT_PROPERTY_KEY_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 50)).pattern(&ACCOUNT_PROPERTY_KEY_TYPE_PATTERN),
    );
    pub(super) static ACCOUNT_PROPERTY_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 1024)));
    pub(super) static ARN_TYPE: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(20, 2048)));
    pub(super) static ASSERTION_ENCRYPTION_MODE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["Required", "Allowed"]));
    pub(super) static ASSIGNMENT_STATUS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["Assigned", "Unassigned", "Any"]));
    pub(super) static ATTACHED_POLICIES_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ATTACHED_POLICY, length: Bounds::ANY };
    static AUTHENTICATION_CODE_TYPE_PATTERN: Pattern = Pattern::new(r"[\d]+");
    pub(super) static AUTHENTICATION_CODE_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(6, 6)).pattern(&AUTHENTICATION_CODE_TYPE_PATTERN),
    );
    static CERTIFICATE_BODY_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static CERTIFICATE_BODY_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 16384)).pattern(&CERTIFICATE_BODY_TYPE_PATTERN),
    );
    static CERTIFICATE_CHAIN_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static CERTIFICATE_CHAIN_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 2097152)).pattern(&CERTIFICATE_CHAIN_TYPE_PATTERN),
    );
    static CERTIFICATE_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]+");
    pub(super) static CERTIFICATE_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(24, 128)).pattern(&CERTIFICATE_ID_TYPE_PATTERN));
    pub(super) static CERTIFICATE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SIGNING_CERTIFICATE, length: Bounds::ANY };
    pub(super) static CLIENT_ID_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &CLIENT_ID_TYPE, length: Bounds::ANY };
    pub(super) static CLIENT_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 255)));
    pub(super) static CONSOLE_DEEP_LINK_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 255)));
    pub(super) static CREDENTIAL_AGE_DAYS: ShapeTable = ShapeTable::Integer(Bounds::between(1, 36600));
    static CUSTOM_SUFFIX_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static CUSTOM_SUFFIX_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)).pattern(&CUSTOM_SUFFIX_TYPE_PATTERN));
    static DELEGATION_REQUEST_DESCRIPTION_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static DELEGATION_REQUEST_DESCRIPTION_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::at_most(1000)).pattern(&DELEGATION_REQUEST_DESCRIPTION_TYPE_PATTERN),
    );
    static DELEGATION_REQUEST_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w-]+");
    pub(super) static DELEGATION_REQUEST_ID_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(16, 128)).pattern(&DELEGATION_REQUEST_ID_TYPE_PATTERN),
    );
    pub(super) static DELEGATION_REQUESTS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &DELEGATION_REQUEST, length: Bounds::ANY };
    pub(super) static ENCODING_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&["SSH", "PEM"]));
    pub(super) static ENTITY_DETAILS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ENTITY_DETAILS, length: Bounds::ANY };
    pub(super) static ENTITY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ENTITY_TYPE, length: Bounds::ANY };
    static ENTITY_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static ENTITY_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&ENTITY_NAME_TYPE_PATTERN));
    static EXISTING_USER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static EXISTING_USER_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&EXISTING_USER_NAME_TYPE_PATTERN),
    );
    pub(super) static GLOBAL_ENDPOINT_TOKEN_VERSION: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["v1Token", "v2Token"]));
    pub(super) static GROUP_DETAIL_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &GROUP_DETAIL, length: Bounds::ANY };
    pub(super) static GROUP_LIST_TYPE: ShapeTable = ShapeTable::List { member: &GROUP, length: Bounds::ANY };
    pub(super) static GROUP_NAME_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &GROUP_NAME_TYPE, length: Bounds::ANY };
    static GROUP_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static GROUP_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&GROUP_NAME_TYPE_PATTERN));
    static ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]+");
    pub(super) static ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(16, 128)).pattern(&ID_TYPE_PATTERN));
    pub(super) static INLINE_POLICY_TEMPLATE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &INLINE_POLICY, length: Bounds::ANY };
    pub(super) static INSTANCE_PROFILE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &INSTANCE_PROFILE, length: Bounds::ANY };
    static INSTANCE_PROFILE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static INSTANCE_PROFILE_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&INSTANCE_PROFILE_NAME_TYPE_PATTERN),
    );
    pub(super) static JOB_ID_TYPE: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(36, 36)));
    pub(super) static JOB_STATUS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["IN_PROGRESS", "COMPLETED", "FAILED"]));
    pub(super) static LIST_POLICY_GRANTING_SERVICE_ACCESS_RESPONSE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &LIST_POLICIES_GRANTING_SERVICE_ACCESS_ENTRY, length: Bounds::ANY };
    pub(super) static LOCALE_TYPE: ShapeTable = ShapeTable::String(Text::ANY.length(Bounds::between(2, 12)));
    pub(super) static MANAGED_BY_TYPE_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&["Service"]));
    pub(super) static MANAGED_BY_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)));
    pub(super) static MANAGED_POLICY_ARN_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ARN_TYPE, length: Bounds::ANY };
    pub(super) static MAP_STRING_REPLACEMENT_VALUE_ENTRY: ShapeTable =
        ShapeTable::Map { key: &STRING, value: &REPLACEMENT_VALUE_ENTRY, length: Bounds::at_most(30) };
    static MARKER_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0020-\u00FF]+");
    pub(super) static MARKER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 320)).pattern(&MARKER_TYPE_PATTERN));
    pub(super) static MAX_ITEMS_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(1, 1000));
    pub(super) static MAX_PASSWORD_AGE_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(1, 1095));
    pub(super) static MFA_DEVICE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &MFA_DEVICE, length: Bounds::ANY };
    pub(super) static MINIMUM_PASSWORD_LENGTH_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(6, 128));
    static NOTES_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static NOTES_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(500)).pattern(&NOTES_TYPE_PATTERN));
    static NOTIFICATION_CHANNEL_TYPE_PATTERN: Pattern = Pattern::new(r"^[a-zA-Z0-9:_.-]+$");
    pub(super) static NOTIFICATION_CHANNEL_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(2, 400)).pattern(&NOTIFICATION_CHANNEL_TYPE_PATTERN),
    );
    static ORGANIZATIONS_ENTITY_PATH_TYPE_PATTERN: Pattern =
        Pattern::new(r"^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-\/]*");
    pub(super) static ORGANIZATIONS_ENTITY_PATH_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(19, 427)).pattern(&ORGANIZATIONS_ENTITY_PATH_TYPE_PATTERN),
    );
    static ORGANIZATIONS_POLICY_ID_TYPE_PATTERN: Pattern = Pattern::new(r"^p-[0-9a-zA-Z_]{8,128}$");
    pub(super) static ORGANIZATIONS_POLICY_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.pattern(&ORGANIZATIONS_POLICY_ID_TYPE_PATTERN));
    static OWNER_ID_TYPE_PATTERN: Pattern = Pattern::new(r"^[a-zA-Z0-9:/+=,.@_-]+$");
    pub(super) static OWNER_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(20, 2048)).pattern(&OWNER_ID_TYPE_PATTERN));
    pub(super) static PARAMETER_DEFAULT_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(1024)));
    pub(super) static PARAMETER_DESCRIPTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(1000)));
    pub(super) static PARAMETER_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)));
    pub(super) static PARAMETER_SUB_TYPE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(256)));
    pub(super) static PARAMETER_TYPE_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "String",
        "StringList",
        "Number",
        "NumberList",
        "Arn",
        "ArnList",
    ]));
    pub(super) static PARAMETERS_DEFINITION_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &PARAMETER_DEFINITION, length: Bounds::ANY };
    pub(super) static PASSWORD_REUSE_PREVENTION_TYPE: ShapeTable =
        ShapeTable::Integer(Bounds::between(1, 24));
    static PASSWORD_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static PASSWORD_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&PASSWORD_TYPE_PATTERN).sensitive(),
    );
    static PATH_PREFIX_TYPE_PATTERN: Pattern = Pattern::new(r"\u002F[\u0021-\u007F]*");
    pub(super) static PATH_PREFIX_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 512)).pattern(&PATH_PREFIX_TYPE_PATTERN));
    static PATH_TYPE_PATTERN: Pattern = Pattern::new(r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)");
    pub(super) static PATH_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 512)).pattern(&PATH_TYPE_PATTERN));
    pub(super) static PERMISSION_CHECK_RESULT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["ALLOWED", "DENIED", "UNSURE"]));
    pub(super) static PERMISSION_CHECK_STATUS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["COMPLETE", "IN_PROGRESS", "FAILED"]));
    pub(super) static POLICY_DESCRIPTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(1000)));
    pub(super) static POLICY_DETAIL_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_DETAIL, length: Bounds::ANY };
    static POLICY_DOCUMENT_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static POLICY_DOCUMENT_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 131072)).pattern(&POLICY_DOCUMENT_TYPE_PATTERN),
    );
    pub(super) static POLICY_DOCUMENT_VERSION_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_VERSION, length: Bounds::ANY };
    pub(super) static POLICY_GRANTING_SERVICE_ACCESS_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_GRANTING_SERVICE_ACCESS, length: Bounds::ANY };
    pub(super) static POLICY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY, length: Bounds::ANY };
    pub(super) static POLICY_NAME_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_NAME_TYPE, length: Bounds::ANY };
    static POLICY_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static POLICY_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&POLICY_NAME_TYPE_PATTERN));
    pub(super) static POLICY_OWNER_ENTITY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["USER", "ROLE", "GROUP"]));
    pub(super) static POLICY_PARAMETER_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_PARAMETER, length: Bounds::at_most(50) };
    static POLICY_PARAMETER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[ -~]+");
    pub(super) static POLICY_PARAMETER_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(5, 256)).pattern(&POLICY_PARAMETER_NAME_TYPE_PATTERN),
    );
    static POLICY_PARAMETER_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[ -~]+");
    pub(super) static POLICY_PARAMETER_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.pattern(&POLICY_PARAMETER_VALUE_TYPE_PATTERN));
    pub(super) static POLICY_PARAMETER_VALUES_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &POLICY_PARAMETER_VALUE_TYPE, length: Bounds::ANY };
    static POLICY_PATH_TYPE_PATTERN: Pattern = Pattern::new(r"((/[A-Za-z0-9\.,\+@=_-]+)*)/");
    pub(super) static POLICY_PATH_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 512)).pattern(&POLICY_PATH_TYPE_PATTERN));
    pub(super) static POLICY_SCOPE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["All", "AWS", "Local"]));
    pub(super) static POLICY_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&["INLINE", "MANAGED"]));
    static POLICY_VERSION_ID_TYPE_PATTERN: Pattern = Pattern::new(r"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?");
    pub(super) static POLICY_VERSION_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.pattern(&POLICY_VERSION_ID_TYPE_PATTERN));
    static PRIVATE_KEY_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[A-Z0-9]+");
    pub(super) static PRIVATE_KEY_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(22, 64)).pattern(&PRIVATE_KEY_ID_TYPE_PATTERN));
    pub(super) static PRIVATE_KEY_LIST: ShapeTable =
        ShapeTable::List { member: &SAML_PRIVATE_KEY, length: Bounds::at_most(2) };
    static PRIVATE_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static PRIVATE_KEY_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 16384)).pattern(&PRIVATE_KEY_TYPE_PATTERN).sensitive(),
    );
    static PUBLIC_KEY_FINGERPRINT_TYPE_PATTERN: Pattern = Pattern::new(r"[:\w]+");
    pub(super) static PUBLIC_KEY_FINGERPRINT_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(48, 48)).pattern(&PUBLIC_KEY_FINGERPRINT_TYPE_PATTERN),
    );
    static PUBLIC_KEY_ID_TYPE_PATTERN: Pattern = Pattern::new(r"[\w]+");
    pub(super) static PUBLIC_KEY_ID_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(20, 128)).pattern(&PUBLIC_KEY_ID_TYPE_PATTERN));
    static PUBLIC_KEY_MATERIAL_TYPE_PATTERN: Pattern = Pattern::new(r"[\u0009\u000A\u000D\u0020-\u00FF]+");
    pub(super) static PUBLIC_KEY_MATERIAL_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 16384)).pattern(&PUBLIC_KEY_MATERIAL_TYPE_PATTERN),
    );
    static REDIRECT_URL_TYPE_PATTERN: Pattern =
        Pattern::new(r"^http(s?)://[a-zA-Z0-9._/-]*(\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?$");
    pub(super) static REDIRECT_URL_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 255)).pattern(&REDIRECT_URL_TYPE_PATTERN));
    pub(super) static REPLACEMENT_VALUE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &STRING, length: Bounds::between(1, 20) };
    static REQUEST_MESSAGE_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static REQUEST_MESSAGE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(200)).pattern(&REQUEST_MESSAGE_TYPE_PATTERN));
    static REQUESTOR_NAME_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static REQUESTOR_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(30)).pattern(&REQUESTOR_NAME_TYPE_PATTERN));
    static REQUESTOR_WORKFLOW_ID_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]+");
    pub(super) static REQUESTOR_WORKFLOW_ID_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(5, 400)).pattern(&REQUESTOR_WORKFLOW_ID_TYPE_PATTERN),
    );
    pub(super) static ROLE_DESCRIPTION_PATTERN_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 512)));
    static ROLE_DESCRIPTION_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static ROLE_DESCRIPTION_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_most(1000)).pattern(&ROLE_DESCRIPTION_TYPE_PATTERN));
    pub(super) static ROLE_DETAIL_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ROLE_DETAIL, length: Bounds::ANY };
    pub(super) static ROLE_LIST_TYPE: ShapeTable = ShapeTable::List { member: &ROLE, length: Bounds::ANY };
    pub(super) static ROLE_MAX_SESSION_DURATION_TYPE: ShapeTable =
        ShapeTable::Integer(Bounds::between(3600, 43200));
    pub(super) static ROLE_NAME_PATTERN_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 256)));
    static ROLE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static ROLE_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)).pattern(&ROLE_NAME_TYPE_PATTERN));
    static ROLE_PATH_PATTERN_TYPE_PATTERN: Pattern =
        Pattern::new(r"/[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*/");
    pub(super) static ROLE_PATH_PATTERN_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 256)).pattern(&ROLE_PATH_PATTERN_TYPE_PATTERN),
    );
    pub(super) static ROLE_PERMISSION_RESTRICTION_ARN_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &ARN_TYPE, length: Bounds::ANY };
    static ROLE_TEMPLATE_DESCRIPTION_TYPE_PATTERN: Pattern =
        Pattern::new(r"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*");
    pub(super) static ROLE_TEMPLATE_DESCRIPTION_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::at_most(512)).pattern(&ROLE_TEMPLATE_DESCRIPTION_TYPE_PATTERN),
    );
    static ROLE_TEMPLATE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.\-]+");
    pub(super) static ROLE_TEMPLATE_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&ROLE_TEMPLATE_NAME_TYPE_PATTERN),
    );
    static SERIAL_NUMBER_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=/:,.@-]+");
    pub(super) static SERIAL_NUMBER_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(9, 256)).pattern(&SERIAL_NUMBER_TYPE_PATTERN));
    pub(super) static SERVER_CERTIFICATE_METADATA_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SERVER_CERTIFICATE_METADATA, length: Bounds::ANY };
    static SERVER_CERTIFICATE_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static SERVER_CERTIFICATE_NAME_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(1, 128)).pattern(&SERVER_CERTIFICATE_NAME_TYPE_PATTERN),
    );
    static SERVICE_CREDENTIAL_ALIAS_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static SERVICE_CREDENTIAL_ALIAS: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(0, 200)).pattern(&SERVICE_CREDENTIAL_ALIAS_PATTERN),
    );
    pub(super) static SERVICE_CREDENTIAL_SECRET: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    pub(super) static SERVICE_NAMESPACE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &SERVICE_NAMESPACE_TYPE, length: Bounds::between(1, 200) };
    static SERVICE_NAMESPACE_TYPE_PATTERN: Pattern = Pattern::new(r"[\w-]*");
    pub(super) static SERVICE_NAMESPACE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)).pattern(&SERVICE_NAMESPACE_TYPE_PATTERN));
    pub(super) static SERVICE_PASSWORD: ShapeTable = ShapeTable::String(Text::ANY.sensitive());
    static SERVICE_SPECIFIC_CREDENTIAL_ID_PATTERN: Pattern = Pattern::new(r"[\w]+");
    pub(super) static SERVICE_SPECIFIC_CREDENTIAL_ID: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(20, 128)).pattern(&SERVICE_SPECIFIC_CREDENTIAL_ID_PATTERN),
    );
    static SERVICE_USER_NAME_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]*");
    pub(super) static SERVICE_USER_NAME: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 200)).pattern(&SERVICE_USER_NAME_PATTERN));
    pub(super) static SESSION_DURATION_TYPE: ShapeTable = ShapeTable::Integer(Bounds::between(300, 43200));
    pub(super) static SORT_KEY_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "SERVICE_NAMESPACE_ASCENDING",
        "SERVICE_NAMESPACE_DESCENDING",
        "LAST_AUTHENTICATED_TIME_ASCENDING",
        "LAST_AUTHENTICATED_TIME_DESCENDING",
    ]));
    pub(super) static STATE_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "UNASSIGNED",
        "ASSIGNED",
        "PENDING_APPROVAL",
        "FINALIZED",
        "ACCEPTED",
        "REJECTED",
        "EXPIRED",
    ]));
    pub(super) static STATUS_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["Active", "Inactive", "Expired"]));
    pub(super) static SUMMARY_CONTENT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 10000)));
    pub(super) static SUMMARY_KEY_TYPE: ShapeTable = ShapeTable::String(Text::ANY.values(&[
        "Users",
        "UsersQuota",
        "Groups",
        "GroupsQuota",
        "ServerCertificates",
        "ServerCertificatesQuota",
        "UserPolicySizeQuota",
        "GroupPolicySizeQuota",
        "GroupsPerUserQuota",
        "SigningCertificatesPerUserQuota",
        "AccessKeysPerUserQuota",
        "MFADevices",
        "MFADevicesInUse",
        "AccountMFAEnabled",
        "AccountAccessKeysPresent",
        "AccountPasswordPresent",
        "AccountSigningCertificatesPresent",
        "AttachedPoliciesPerGroupQuota",
        "AttachedPoliciesPerRoleQuota",
        "AttachedPoliciesPerUserQuota",
        "Policies",
        "PoliciesQuota",
        "PolicySizeQuota",
        "PolicyVersionsInUse",
        "PolicyVersionsInUseQuota",
        "VersionsPerPolicyQuota",
        "GlobalEndpointTokenVersion",
        "AssumeRolePolicySizeQuota",
        "InstanceProfiles",
        "InstanceProfilesQuota",
        "Providers",
        "RolePolicySizeQuota",
        "Roles",
        "RolesQuota",
    ]));
    pub(super) static SUMMARY_MAP_TYPE: ShapeTable =
        ShapeTable::Map { key: &SUMMARY_KEY_TYPE, value: &INTEGER, length: Bounds::ANY };
    pub(super) static SUMMARY_STATE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.values(&["AVAILABLE", "NOT_AVAILABLE", "NOT_SUPPORTED", "FAILED"]));
    pub(super) static TAG_KEY_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &TAG_KEY_TYPE, length: Bounds::at_most(50) };
    static TAG_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+");
    pub(super) static TAG_KEY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&TAG_KEY_TYPE_PATTERN));
    pub(super) static TAG_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &TAG, length: Bounds::at_most(50) };
    static TAG_TEMPLATE_KEY_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@{}]+");
    pub(super) static TAG_TEMPLATE_KEY_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 128)).pattern(&TAG_TEMPLATE_KEY_TYPE_PATTERN));
    pub(super) static TAG_TEMPLATE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &TAG_TEMPLATE, length: Bounds::at_most(50) };
    static TAG_TEMPLATE_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@{}]*");
    pub(super) static TAG_TEMPLATE_VALUE_TYPE: ShapeTable = ShapeTable::String(
        Text::ANY.length(Bounds::between(0, 256)).pattern(&TAG_TEMPLATE_VALUE_TYPE_PATTERN),
    );
    static TAG_VALUE_TYPE_PATTERN: Pattern = Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*");
    pub(super) static TAG_VALUE_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(0, 256)).pattern(&TAG_VALUE_TYPE_PATTERN));
    pub(super) static THUMBPRINT_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &THUMBPRINT_TYPE, length: Bounds::ANY };
    pub(super) static THUMBPRINT_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(40, 40)));
    pub(super) static USER_DETAIL_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &USER_DETAIL, length: Bounds::ANY };
    pub(super) static USER_LIST_TYPE: ShapeTable = ShapeTable::List { member: &USER, length: Bounds::ANY };
    static USER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static USER_NAME_TYPE: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::between(1, 64)).pattern(&USER_NAME_TYPE_PATTERN));
    pub(super) static VIRTUAL_MFA_DEVICE_LIST_TYPE: ShapeTable =
        ShapeTable::List { member: &VIRTUAL_MFA_DEVICE, length: Bounds::ANY };
    static VIRTUAL_MFA_DEVICE_NAME_PATTERN: Pattern = Pattern::new(r"[\w+=,.@-]+");
    pub(super) static VIRTUAL_MFA_DEVICE_NAME: ShapeTable =
        ShapeTable::String(Text::ANY.length(Bounds::at_least(1)).pattern(&VIRTUAL_MFA_DEVICE_NAME_PATTERN));
    pub(super) static EMPTY: ShapeTable = ShapeTable::Structure(&[]);
}
