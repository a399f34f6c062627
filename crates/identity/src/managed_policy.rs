//! The policies that AWS manages: those about ECR, and the general ones that clients expect to find.
//!
//! They belong to no account, can't be changed, and stand here rather than in the rows. The grants are AWS's as it
//! documents them; of the general ones, those that concern what Berth serves.

mod table;

/// A policy that AWS manages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagedPolicy {
    /// `arn:aws:iam::aws:policy/PATH/NAME`.
    pub arn: &'static str,
    /// `ANPA…`: made from the ARN, the same in every deployment.
    pub id: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// The version in force, the only one that is kept.
    pub version: &'static str,
    /// When AWS made it, in seconds since the epoch.
    pub created_at: i64,
    /// When AWS last changed it, in seconds since the epoch.
    pub updated_at: i64,
    /// The policy, as JSON.
    pub document: &'static str,
}

impl ManagedPolicy {
    /// The name, without its path.
    pub fn name(&self) -> &'static str {
        self.arn.rsplit('/').next().unwrap_or_default()
    }

    /// The path, which begins and ends with `/`.
    pub fn path(&self) -> &'static str {
        let (from, to) = (ROOT.len(), self.arn.len() - self.name().len());
        self.arn.get(from..to).unwrap_or("/")
    }
}

const ROOT: &str = "arn:aws:iam::aws:policy";

/// All of them, by name.
pub fn all() -> &'static [ManagedPolicy] {
    table::ALL
}

/// The one with this ARN.
pub fn find(arn: &str) -> Option<&'static ManagedPolicy> {
    table::ALL.iter().find(|policy| policy.arn == arn)
}

/// The document of the one with this ARN.
pub fn document(arn: &str) -> Option<&'static str> {
    find(arn).map(|policy| policy.document)
}

/// Whether an ARN has the form of one that AWS manages, be it here or not.
pub fn is_managed(arn: &str) -> bool {
    arn.starts_with("arn:aws:iam::aws:policy/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use iam::limits::{MANAGED, policy_size};
    use iam::{PolicyKind, validate};

    use super::*;

    #[test]
    fn every_managed_policy_is_one_that_a_customer_could_write() {
        for policy in all() {
            validate(policy.document, PolicyKind::Identity)
                .unwrap_or_else(|flaw| panic!("{policy:?}: {flaw}"));
            assert!(policy_size(policy.document) <= MANAGED, "{}", policy.arn);
        }
    }

    #[test]
    fn names_and_ids_are_their_own() {
        let ids: BTreeSet<_> = all().iter().map(|policy| policy.id).collect();
        let names: BTreeSet<_> = all().iter().map(ManagedPolicy::name).collect();
        assert_eq!((ids.len(), names.len()), (all().len(), all().len()));
        assert!(ids.iter().all(|id| id.len() == 21 && id.starts_with("ANPA")));
    }

    #[test]
    fn a_policy_is_found_by_its_arn_alone() {
        let role = find("arn:aws:iam::aws:policy/aws-service-role/ECRReplicationServiceRolePolicy").unwrap();
        assert_eq!((role.name(), role.path()), ("ECRReplicationServiceRolePolicy", "/aws-service-role/"));
        assert_eq!(find("arn:aws:iam::aws:policy/AdministratorAccess").unwrap().path(), "/");
        assert_eq!(document("arn:aws:iam::aws:policy/ECRReplicationServiceRolePolicy"), None);
        assert!(is_managed("arn:aws:iam::aws:policy/Unknown") && !is_managed("arn:aws:iam::1:policy/aws"));
    }
}
