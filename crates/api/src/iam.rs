//! IAM: one file for each operation, or for a family of alike ones.

mod add_user_to_group;
mod attachments;
mod boundaries;
mod create_access_key;
mod create_account_alias;
mod create_group;
mod create_user;
mod delete_access_key;
mod delete_account_alias;
mod delete_group;
mod delete_user;
mod documents;
mod entity_tags;
mod get_access_key_last_used;
mod get_account_summary;
mod get_group;
mod get_user;
mod group;
mod inline_policies;
mod list_access_keys;
mod list_account_aliases;
mod list_groups;
mod list_groups_for_user;
mod list_users;
mod nothing;
mod oneself;
mod pages;
mod remove_user_from_group;
mod subject;
mod tags;
mod update_access_key;
mod update_group;
mod update_user;
mod user;

use aws::models::iam::{
    AddUserToGroup, AttachGroupPolicy, AttachUserPolicy, CreateAccessKey, CreateAccountAlias, CreateGroup,
    CreateUser, DeleteAccessKey, DeleteAccountAlias, DeleteGroup, DeleteGroupPolicy, DeleteUser,
    DeleteUserPermissionsBoundary, DeleteUserPolicy, DetachGroupPolicy, DetachUserPolicy,
    GetAccessKeyLastUsed, GetAccountPasswordPolicy, GetAccountSummary, GetGroup, GetGroupPolicy,
    GetLoginProfile, GetUser, GetUserPolicy, ListAccessKeys, ListAccountAliases, ListAttachedGroupPolicies,
    ListAttachedUserPolicies, ListGroupPolicies, ListGroups, ListGroupsForUser, ListMFADevices,
    ListSAMLProviders, ListSSHPublicKeys, ListServerCertificates, ListServiceSpecificCredentials,
    ListSigningCertificates, ListUserPolicies, ListUserTags, ListUsers, ListVirtualMFADevices,
    PutGroupPolicy, PutUserPermissionsBoundary, PutUserPolicy, RemoveUserFromGroup, TagUser, UntagUser,
    UpdateAccessKey, UpdateGroup, UpdateUser,
};

use crate::call::{Entry, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[
    entry::<AddUserToGroup>(),
    entry::<AttachGroupPolicy>(),
    entry::<AttachUserPolicy>(),
    entry::<CreateAccessKey>(),
    entry::<CreateAccountAlias>(),
    entry::<CreateGroup>(),
    entry::<CreateUser>(),
    entry::<DeleteAccessKey>(),
    entry::<DeleteAccountAlias>(),
    entry::<DeleteGroup>(),
    entry::<DeleteGroupPolicy>(),
    entry::<DeleteUser>(),
    entry::<DeleteUserPermissionsBoundary>(),
    entry::<DeleteUserPolicy>(),
    entry::<DetachGroupPolicy>(),
    entry::<DetachUserPolicy>(),
    entry::<GetAccessKeyLastUsed>(),
    entry::<GetAccountPasswordPolicy>(),
    entry::<GetAccountSummary>(),
    entry::<GetGroup>(),
    entry::<GetGroupPolicy>(),
    entry::<GetLoginProfile>(),
    entry::<GetUser>(),
    entry::<GetUserPolicy>(),
    entry::<ListAccessKeys>(),
    entry::<ListAccountAliases>(),
    entry::<ListAttachedGroupPolicies>(),
    entry::<ListAttachedUserPolicies>(),
    entry::<ListGroupPolicies>(),
    entry::<ListGroups>(),
    entry::<ListGroupsForUser>(),
    entry::<ListMFADevices>(),
    entry::<ListSAMLProviders>(),
    entry::<ListSSHPublicKeys>(),
    entry::<ListServerCertificates>(),
    entry::<ListServiceSpecificCredentials>(),
    entry::<ListSigningCertificates>(),
    entry::<ListUserPolicies>(),
    entry::<ListUserTags>(),
    entry::<ListUsers>(),
    entry::<ListVirtualMFADevices>(),
    entry::<PutGroupPolicy>(),
    entry::<PutUserPermissionsBoundary>(),
    entry::<PutUserPolicy>(),
    entry::<RemoveUserFromGroup>(),
    entry::<TagUser>(),
    entry::<UntagUser>(),
    entry::<UpdateAccessKey>(),
    entry::<UpdateGroup>(),
    entry::<UpdateUser>(),
];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "AcceptDelegationRequest",
    "AcquireRole",
    "AddClientIDToOpenIDConnectProvider",
    "AddRoleToInstanceProfile",
    "AssociateDelegationRequest",
    "AttachRolePolicy",
    "ChangePassword",
    "CreateDelegationRequest",
    "CreateInstanceProfile",
    "CreateLoginProfile",
    "CreateOpenIDConnectProvider",
    "CreatePolicy",
    "CreatePolicyVersion",
    "CreateRole",
    "CreateSAMLProvider",
    "CreateServiceLinkedRole",
    "CreateServiceSpecificCredential",
    "CreateVirtualMFADevice",
    "DeactivateMFADevice",
    "DeleteAccountPasswordPolicy",
    "DeleteInstanceProfile",
    "DeleteLoginProfile",
    "DeleteOpenIDConnectProvider",
    "DeletePolicy",
    "DeletePolicyVersion",
    "DeleteRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DeleteSAMLProvider",
    "DeleteSSHPublicKey",
    "DeleteServerCertificate",
    "DeleteServiceLinkedRole",
    "DeleteServiceSpecificCredential",
    "DeleteSigningCertificate",
    "DeleteVirtualMFADevice",
    "DetachRolePolicy",
    "DisableOrganizationsRootCredentialsManagement",
    "DisableOrganizationsRootSessions",
    "DisableOutboundWebIdentityFederation",
    "EnableMFADevice",
    "EnableOrganizationsRootCredentialsManagement",
    "EnableOrganizationsRootSessions",
    "EnableOutboundWebIdentityFederation",
    "GenerateCredentialReport",
    "GenerateOrganizationsAccessReport",
    "GenerateServiceLastAccessedDetails",
    "GetAccountAuthorizationDetails",
    "GetAccountProperties",
    "GetContextKeysForCustomPolicy",
    "GetContextKeysForPrincipalPolicy",
    "GetCredentialReport",
    "GetDelegationRequest",
    "GetHumanReadableSummary",
    "GetInstanceProfile",
    "GetMFADevice",
    "GetOpenIDConnectProvider",
    "GetOrganizationsAccessReport",
    "GetOutboundWebIdentityFederationInfo",
    "GetPolicy",
    "GetPolicyVersion",
    "GetRole",
    "GetRolePolicy",
    "GetRoleTemplateVersion",
    "GetSAMLProvider",
    "GetSSHPublicKey",
    "GetServerCertificate",
    "GetServiceLastAccessedDetails",
    "GetServiceLastAccessedDetailsWithEntities",
    "GetServiceLinkedRoleDeletionStatus",
    "ListAttachedRolePolicies",
    "ListDelegationRequests",
    "ListEntitiesForPolicy",
    "ListInstanceProfileTags",
    "ListInstanceProfiles",
    "ListInstanceProfilesForRole",
    "ListMFADeviceTags",
    "ListOpenIDConnectProviderTags",
    "ListOpenIDConnectProviders",
    "ListOrganizationsFeatures",
    "ListPolicies",
    "ListPoliciesGrantingServiceAccess",
    "ListPolicyTags",
    "ListPolicyVersions",
    "ListRolePolicies",
    "ListRoleTags",
    "ListRoles",
    "ListSAMLProviderTags",
    "ListServerCertificateTags",
    "PutAccountProperties",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
    "RejectDelegationRequest",
    "RemoveClientIDFromOpenIDConnectProvider",
    "RemoveRoleFromInstanceProfile",
    "ResetServiceSpecificCredential",
    "ResyncMFADevice",
    "SendDelegationToken",
    "SetDefaultPolicyVersion",
    "SetSecurityTokenServicePreferences",
    "SimulateCustomPolicy",
    "SimulatePrincipalPolicy",
    "TagInstanceProfile",
    "TagMFADevice",
    "TagOpenIDConnectProvider",
    "TagPolicy",
    "TagRole",
    "TagSAMLProvider",
    "TagServerCertificate",
    "UntagInstanceProfile",
    "UntagMFADevice",
    "UntagOpenIDConnectProvider",
    "UntagPolicy",
    "UntagRole",
    "UntagSAMLProvider",
    "UntagServerCertificate",
    "UpdateAccountPasswordPolicy",
    "UpdateAssumeRolePolicy",
    "UpdateDelegationRequest",
    "UpdateLoginProfile",
    "UpdateOpenIDConnectProviderThumbprint",
    "UpdateRole",
    "UpdateRoleDescription",
    "UpdateSAMLProvider",
    "UpdateSSHPublicKey",
    "UpdateServerCertificate",
    "UpdateServiceSpecificCredential",
    "UpdateSigningCertificate",
    "UploadSSHPublicKey",
    "UploadServerCertificate",
    "UploadSigningCertificate",
];
