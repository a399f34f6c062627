use aws::Timestamp;
use aws::models::iam::{AttachedPermissionsBoundary, User};
use identity::{Described, Entity};

use super::tags;

/// A user as lists have it: without tags and boundary.
pub(super) fn listed(user: Entity) -> User {
    User {
        path: user.path,
        user_name: user.name,
        user_id: user.id,
        arn: user.arn,
        create_date: Timestamp::from_micros(user.created_at),
        ..User::default()
    }
}

/// A user with all that hangs on it.
pub(super) fn described(user: Described) -> User {
    User {
        permissions_boundary: boundary(user.boundary),
        tags: (!user.tags.is_empty()).then(|| tags::written(user.tags)),
        ..listed(user.entity)
    }
}

/// A permissions boundary as answers carry it.
pub(super) fn boundary(policy: Option<String>) -> Option<AttachedPermissionsBoundary> {
    let kind = "PermissionsBoundaryPolicy".to_owned();
    policy.map(|arn| AttachedPermissionsBoundary {
        permissions_boundary_type: Some(kind),
        permissions_boundary_arn: Some(arn),
    })
}
