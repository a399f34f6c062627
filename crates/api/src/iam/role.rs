use aws::Timestamp;
use aws::models::iam::{Role, RoleLastUsed};

use super::{documents, tags, user};

/// A role as lists have it: without tags, boundary and last use.
pub(super) fn listed(role: identity::Role) -> Role {
    let entity = role.described.entity;
    Role {
        path: entity.path,
        role_name: entity.name,
        role_id: entity.id,
        arn: entity.arn,
        create_date: Timestamp::from_micros(entity.created_at),
        assume_role_policy_document: Some(documents::encoded(&role.trust)),
        description: role.body.description,
        max_session_duration: Some(role.body.max_session_seconds),
        ..Role::default()
    }
}

/// A role with its tags and its boundary.
pub(super) fn described(mut role: identity::Role) -> Role {
    let tags = std::mem::take(&mut role.described.tags);
    let permissions_boundary = user::boundary(role.described.boundary.take());
    let tags = (!tags.is_empty()).then(|| tags::written(tags));
    Role { permissions_boundary, tags, ..listed(role) }
}

/// A role with all that hangs on it.
pub(super) fn with_last_use(mut role: identity::Role) -> Role {
    let last_used = role.last_used.take();
    let role_last_used = last_used.map_or_else(RoleLastUsed::default, |used| RoleLastUsed {
        last_used_date: Some(Timestamp::from_micros(used.used_at)),
        region: Some(used.region),
    });
    Role { role_last_used: Some(role_last_used), ..described(role) }
}
