use aws::Timestamp;
use aws::models::iam::{Policy, PolicyVersion};

use super::tags;

/// A managed policy as lists have it: without description and tags.
pub(super) fn listed(policy: identity::Policy) -> Policy {
    let count = |count: i64| Some(i32::try_from(count).unwrap_or(i32::MAX));
    Policy {
        policy_name: Some(policy.name),
        policy_id: Some(policy.id),
        arn: Some(policy.arn),
        path: Some(policy.path),
        default_version_id: Some(policy.version),
        attachment_count: count(policy.attached),
        permissions_boundary_usage_count: count(policy.bounds),
        is_attachable: Some(true),
        create_date: Some(Timestamp::from_micros(policy.created_at)),
        update_date: Some(Timestamp::from_micros(policy.updated_at)),
        ..Policy::default()
    }
}

/// A managed policy with all that hangs on it.
pub(super) fn described(mut policy: identity::Policy) -> Policy {
    let (description, tags) = (policy.description.take(), std::mem::take(&mut policy.tags));
    Policy { description, tags: (!tags.is_empty()).then(|| tags::written(tags)), ..listed(policy) }
}

/// A version without its document.
pub(super) fn version(version: identity::PolicyVersion) -> PolicyVersion {
    PolicyVersion {
        document: None,
        version_id: Some(version.id),
        is_default_version: Some(version.current),
        create_date: Some(Timestamp::from_micros(version.created_at)),
    }
}
