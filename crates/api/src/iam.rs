//! IAM: one file for each operation, or for a family of alike ones.

mod add_client_id_to_open_id_connect_provider;
mod add_role_to_instance_profile;
mod add_user_to_group;
mod attachments;
mod boundaries;
mod create_access_key;
mod create_account_alias;
mod create_group;
mod create_instance_profile;
mod create_open_id_connect_provider;
mod create_policy;
mod create_policy_version;
mod create_role;
mod create_service_linked_role;
mod create_user;
mod delete_access_key;
mod delete_account_alias;
mod delete_group;
mod delete_instance_profile;
mod delete_open_id_connect_provider;
mod delete_policy;
mod delete_policy_version;
mod delete_role;
mod delete_service_linked_role;
mod delete_user;
mod documents;
mod entity_tags;
mod get_access_key_last_used;
mod get_account_authorization_details;
mod get_account_summary;
mod get_context_keys_for_custom_policy;
mod get_context_keys_for_principal_policy;
mod get_group;
mod get_instance_profile;
mod get_open_id_connect_provider;
mod get_policy;
mod get_policy_version;
mod get_role;
mod get_service_linked_role_deletion_status;
mod get_user;
mod group;
mod inline_policies;
mod instance_profile;
mod list_access_keys;
mod list_account_aliases;
mod list_entities_for_policy;
mod list_groups;
mod list_groups_for_user;
mod list_instance_profiles;
mod list_instance_profiles_for_role;
mod list_open_id_connect_providers;
mod list_policies;
mod list_policies_granting_service_access;
mod list_policy_versions;
mod list_roles;
mod list_users;
mod nothing;
mod oneself;
mod pages;
mod policy;
mod remove_client_id_from_open_id_connect_provider;
mod remove_role_from_instance_profile;
mod remove_user_from_group;
mod role;
mod set_default_policy_version;
mod simulate_custom_policy;
mod simulate_principal_policy;
mod simulated_request;
mod simulation;
mod subject;
mod tags;
mod update_access_key;
mod update_assume_role_policy;
mod update_group;
mod update_open_id_connect_provider_thumbprint;
mod update_role;
mod update_role_description;
mod update_user;
mod user;

use aws::models::iam::{
    AddClientIDToOpenIDConnectProvider, AddRoleToInstanceProfile, AddUserToGroup, AttachGroupPolicy,
    AttachRolePolicy, AttachUserPolicy, CreateAccessKey, CreateAccountAlias, CreateGroup,
    CreateInstanceProfile, CreateOpenIDConnectProvider, CreatePolicy, CreatePolicyVersion, CreateRole,
    CreateServiceLinkedRole, CreateUser, DeleteAccessKey, DeleteAccountAlias, DeleteGroup, DeleteGroupPolicy,
    DeleteInstanceProfile, DeleteOpenIDConnectProvider, DeletePolicy, DeletePolicyVersion, DeleteRole,
    DeleteRolePermissionsBoundary, DeleteRolePolicy, DeleteServiceLinkedRole, DeleteUser,
    DeleteUserPermissionsBoundary, DeleteUserPolicy, DetachGroupPolicy, DetachRolePolicy, DetachUserPolicy,
    GetAccessKeyLastUsed, GetAccountAuthorizationDetails, GetAccountPasswordPolicy, GetAccountSummary,
    GetContextKeysForCustomPolicy, GetContextKeysForPrincipalPolicy, GetGroup, GetGroupPolicy,
    GetInstanceProfile, GetLoginProfile, GetOpenIDConnectProvider, GetPolicy, GetPolicyVersion, GetRole,
    GetRolePolicy, GetServiceLinkedRoleDeletionStatus, GetUser, GetUserPolicy, ListAccessKeys,
    ListAccountAliases, ListAttachedGroupPolicies, ListAttachedRolePolicies, ListAttachedUserPolicies,
    ListEntitiesForPolicy, ListGroupPolicies, ListGroups, ListGroupsForUser, ListInstanceProfileTags,
    ListInstanceProfiles, ListInstanceProfilesForRole, ListMFADevices, ListOpenIDConnectProviderTags,
    ListOpenIDConnectProviders, ListPolicies, ListPoliciesGrantingServiceAccess, ListPolicyTags,
    ListPolicyVersions, ListRolePolicies, ListRoleTags, ListRoles, ListSAMLProviders, ListSSHPublicKeys,
    ListServerCertificates, ListServiceSpecificCredentials, ListSigningCertificates, ListUserPolicies,
    ListUserTags, ListUsers, ListVirtualMFADevices, PutGroupPolicy, PutRolePermissionsBoundary,
    PutRolePolicy, PutUserPermissionsBoundary, PutUserPolicy, RemoveClientIDFromOpenIDConnectProvider,
    RemoveRoleFromInstanceProfile, RemoveUserFromGroup, SetDefaultPolicyVersion, SimulateCustomPolicy,
    SimulatePrincipalPolicy, TagInstanceProfile, TagOpenIDConnectProvider, TagPolicy, TagRole, TagUser,
    UntagInstanceProfile, UntagOpenIDConnectProvider, UntagPolicy, UntagRole, UntagUser, UpdateAccessKey,
    UpdateAssumeRolePolicy, UpdateGroup, UpdateOpenIDConnectProviderThumbprint, UpdateRole,
    UpdateRoleDescription, UpdateUser,
};

use crate::call::{Entry, entry};

/// The operations that are built.
pub(crate) const OPERATIONS: &[Entry] = &[
    entry::<AddClientIDToOpenIDConnectProvider>(),
    entry::<AddRoleToInstanceProfile>(),
    entry::<AddUserToGroup>(),
    entry::<AttachGroupPolicy>(),
    entry::<AttachRolePolicy>(),
    entry::<AttachUserPolicy>(),
    entry::<CreateAccessKey>(),
    entry::<CreateAccountAlias>(),
    entry::<CreateGroup>(),
    entry::<CreateInstanceProfile>(),
    entry::<CreateOpenIDConnectProvider>(),
    entry::<CreatePolicy>(),
    entry::<CreatePolicyVersion>(),
    entry::<CreateRole>(),
    entry::<CreateServiceLinkedRole>(),
    entry::<CreateUser>(),
    entry::<DeleteAccessKey>(),
    entry::<DeleteAccountAlias>(),
    entry::<DeleteGroup>(),
    entry::<DeleteGroupPolicy>(),
    entry::<DeleteInstanceProfile>(),
    entry::<DeleteOpenIDConnectProvider>(),
    entry::<DeletePolicy>(),
    entry::<DeletePolicyVersion>(),
    entry::<DeleteRole>(),
    entry::<DeleteRolePermissionsBoundary>(),
    entry::<DeleteRolePolicy>(),
    entry::<DeleteServiceLinkedRole>(),
    entry::<DeleteUser>(),
    entry::<DeleteUserPermissionsBoundary>(),
    entry::<DeleteUserPolicy>(),
    entry::<DetachGroupPolicy>(),
    entry::<DetachRolePolicy>(),
    entry::<DetachUserPolicy>(),
    entry::<GetAccessKeyLastUsed>(),
    entry::<GetAccountPasswordPolicy>(),
    entry::<GetAccountAuthorizationDetails>(),
    entry::<GetAccountSummary>(),
    entry::<GetContextKeysForCustomPolicy>(),
    entry::<GetContextKeysForPrincipalPolicy>(),
    entry::<GetGroup>(),
    entry::<GetGroupPolicy>(),
    entry::<GetInstanceProfile>(),
    entry::<GetLoginProfile>(),
    entry::<GetOpenIDConnectProvider>(),
    entry::<GetPolicy>(),
    entry::<GetPolicyVersion>(),
    entry::<GetRole>(),
    entry::<GetRolePolicy>(),
    entry::<GetServiceLinkedRoleDeletionStatus>(),
    entry::<GetUser>(),
    entry::<GetUserPolicy>(),
    entry::<ListAccessKeys>(),
    entry::<ListAccountAliases>(),
    entry::<ListAttachedGroupPolicies>(),
    entry::<ListAttachedRolePolicies>(),
    entry::<ListAttachedUserPolicies>(),
    entry::<ListEntitiesForPolicy>(),
    entry::<ListGroupPolicies>(),
    entry::<ListGroups>(),
    entry::<ListGroupsForUser>(),
    entry::<ListInstanceProfileTags>(),
    entry::<ListInstanceProfiles>(),
    entry::<ListInstanceProfilesForRole>(),
    entry::<ListMFADevices>(),
    entry::<ListOpenIDConnectProviderTags>(),
    entry::<ListOpenIDConnectProviders>(),
    entry::<ListPolicies>(),
    entry::<ListPoliciesGrantingServiceAccess>(),
    entry::<ListPolicyTags>(),
    entry::<ListPolicyVersions>(),
    entry::<ListRolePolicies>(),
    entry::<ListRoleTags>(),
    entry::<ListRoles>(),
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
    entry::<PutRolePermissionsBoundary>(),
    entry::<PutRolePolicy>(),
    entry::<PutUserPermissionsBoundary>(),
    entry::<PutUserPolicy>(),
    entry::<RemoveClientIDFromOpenIDConnectProvider>(),
    entry::<RemoveRoleFromInstanceProfile>(),
    entry::<RemoveUserFromGroup>(),
    entry::<SetDefaultPolicyVersion>(),
    entry::<SimulateCustomPolicy>(),
    entry::<SimulatePrincipalPolicy>(),
    entry::<TagInstanceProfile>(),
    entry::<TagOpenIDConnectProvider>(),
    entry::<TagPolicy>(),
    entry::<TagRole>(),
    entry::<TagUser>(),
    entry::<UntagInstanceProfile>(),
    entry::<UntagOpenIDConnectProvider>(),
    entry::<UntagPolicy>(),
    entry::<UntagRole>(),
    entry::<UntagUser>(),
    entry::<UpdateAccessKey>(),
    entry::<UpdateAssumeRolePolicy>(),
    entry::<UpdateGroup>(),
    entry::<UpdateOpenIDConnectProviderThumbprint>(),
    entry::<UpdateRole>(),
    entry::<UpdateRoleDescription>(),
    entry::<UpdateUser>(),
];

/// The operations that are owed: they answer, after the model's validation, that they are not supported. May only
/// shrink.
#[cfg(test)]
pub(crate) const NOT_YET: &[&str] = &[
    "AcceptDelegationRequest",
    "AcquireRole",
    "AssociateDelegationRequest",
    "ChangePassword",
    "CreateDelegationRequest",
    "CreateLoginProfile",
    "CreateSAMLProvider",
    "CreateServiceSpecificCredential",
    "CreateVirtualMFADevice",
    "DeactivateMFADevice",
    "DeleteAccountPasswordPolicy",
    "DeleteLoginProfile",
    "DeleteSAMLProvider",
    "DeleteSSHPublicKey",
    "DeleteServerCertificate",
    "DeleteServiceSpecificCredential",
    "DeleteSigningCertificate",
    "DeleteVirtualMFADevice",
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
    "GetAccountProperties",
    "GetCredentialReport",
    "GetDelegationRequest",
    "GetHumanReadableSummary",
    "GetMFADevice",
    "GetOrganizationsAccessReport",
    "GetOutboundWebIdentityFederationInfo",
    "GetRoleTemplateVersion",
    "GetSAMLProvider",
    "GetSSHPublicKey",
    "GetServerCertificate",
    "GetServiceLastAccessedDetails",
    "GetServiceLastAccessedDetailsWithEntities",
    "ListDelegationRequests",
    "ListMFADeviceTags",
    "ListOrganizationsFeatures",
    "ListSAMLProviderTags",
    "ListServerCertificateTags",
    "PutAccountProperties",
    "RejectDelegationRequest",
    "ResetServiceSpecificCredential",
    "ResyncMFADevice",
    "SendDelegationToken",
    "SetSecurityTokenServicePreferences",
    "TagMFADevice",
    "TagSAMLProvider",
    "TagServerCertificate",
    "UntagMFADevice",
    "UntagSAMLProvider",
    "UntagServerCertificate",
    "UpdateAccountPasswordPolicy",
    "UpdateDelegationRequest",
    "UpdateLoginProfile",
    "UpdateSAMLProvider",
    "UpdateSSHPublicKey",
    "UpdateServerCertificate",
    "UpdateServiceSpecificCredential",
    "UpdateSigningCertificate",
    "UploadSSHPublicKey",
    "UploadServerCertificate",
    "UploadSigningCertificate",
];
