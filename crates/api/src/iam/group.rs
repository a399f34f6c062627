use aws::Timestamp;
use aws::models::iam::Group;
use identity::Entity;

/// A group as answers have it.
pub(super) fn written(group: Entity) -> Group {
    Group {
        path: group.path,
        group_name: group.name,
        group_id: group.id,
        arn: group.arn,
        create_date: Timestamp::from_micros(group.created_at),
    }
}
