use aws::Timestamp;
use aws::models::iam::InstanceProfile;

use super::{role, tags};

/// An instance profile as answers carry it.
pub(super) fn shown(profile: identity::InstanceProfile) -> InstanceProfile {
    let entity = profile.entity;
    InstanceProfile {
        path: entity.path,
        instance_profile_name: entity.name,
        instance_profile_id: entity.id,
        arn: entity.arn,
        create_date: Timestamp::from_micros(entity.created_at),
        roles: profile.roles.into_iter().map(role::listed).collect(),
        tags: (!profile.tags.is_empty()).then(|| tags::written(profile.tags)),
    }
}
