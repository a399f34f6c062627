use iam::Grant;
use iam::limits::{INLINE_OF_GROUP, INLINE_OF_ROLE, INLINE_OF_USER, MANAGED, TRUST};
use store::meta::access_key;
use store::meta::iam::{document, entity};

use crate::iam_error::Error;
use crate::identity::Identity;
use crate::kind::Kind;

/// AWS's quotas, by the names that GetAccountSummary gives them.
const QUOTAS: &[(&str, usize)] = &[
    ("AccessKeysPerUserQuota", 2),
    ("AssumeRolePolicySizeQuota", TRUST),
    ("AttachedPoliciesPerGroupQuota", 10),
    ("AttachedPoliciesPerRoleQuota", 10),
    ("AttachedPoliciesPerUserQuota", 10),
    ("GlobalEndpointTokenVersion", 1),
    ("GroupPolicySizeQuota", INLINE_OF_GROUP),
    ("GroupsPerUserQuota", 10),
    ("GroupsQuota", 300),
    ("InstanceProfilesQuota", 1000),
    ("PoliciesQuota", 1500),
    ("PolicySizeQuota", MANAGED),
    ("PolicyVersionsInUseQuota", 10_000),
    ("RolePolicySizeQuota", INLINE_OF_ROLE),
    ("RolesQuota", 1000),
    ("ServerCertificatesQuota", 20),
    ("SigningCertificatesPerUserQuota", 2),
    ("UserPolicySizeQuota", INLINE_OF_USER),
    ("UsersQuota", 5000),
    ("VersionsPerPolicyQuota", 5),
];

/// What Berth has none of.
const NONE: &[&str] = &[
    "AccountMFAEnabled",
    "AccountPasswordPresent",
    "AccountSigningCertificatesPresent",
    "MFADevices",
    "MFADevicesInUse",
    "ServerCertificates",
];

impl Identity {
    /// What GetAccountSummary counts in the grant's account, by AWS's names.
    ///
    /// # Errors
    /// Only ours.
    pub async fn account_summary(&self, grant: &Grant) -> Result<Vec<(&'static str, i64)>, Error> {
        let (rows, account) = (&mut &self.shared.db, grant.account().to_string());
        let mut summary = Vec::new();
        for (name, kind) in [
            ("Users", Kind::User),
            ("Groups", Kind::Group),
            ("Roles", Kind::Role),
            ("Policies", Kind::Policy),
            ("InstanceProfiles", Kind::InstanceProfile),
            ("Providers", Kind::OidcProvider),
        ] {
            summary.push((name, entity::count(rows, &account, kind.as_str()).await?));
        }
        summary.push(("PolicyVersionsInUse", document::count_versions(rows, &account).await?));
        let keys = access_key::of_account(rows, &account).await?;
        let root = keys.iter().any(|key| key.user_id.is_none());
        summary.push(("AccountAccessKeysPresent", i64::from(root)));
        let quota = |(name, most): &(&'static str, usize)| (*name, i64::try_from(*most).unwrap_or(i64::MAX));
        summary.extend(QUOTAS.iter().map(quota));
        summary.extend(NONE.iter().map(|name| (*name, 0)));
        Ok(summary)
    }
}
