//! Who is in which group.

use super::super::{Rows, statements};
use super::entity::Entity;
use crate::StoreError;

statements! {
    OF_GROUP = "SELECT iam_entity.id, iam_entity.account, iam_entity.kind, iam_entity.name, iam_entity.path, \
                iam_entity.arn, iam_entity.created_at, iam_entity.body \
                FROM iam_relation JOIN iam_entity ON iam_entity.id = iam_relation.subject \
                WHERE iam_relation.object = $1 AND iam_relation.kind = 'member' AND iam_relation.subject > $2 \
                ORDER BY iam_relation.subject LIMIT $3";
    GROUPS_OF = "SELECT iam_entity.id, iam_entity.account, iam_entity.kind, iam_entity.name, iam_entity.path, \
                 iam_entity.arn, iam_entity.created_at, iam_entity.body \
                 FROM iam_relation JOIN iam_entity ON iam_entity.id = iam_relation.object \
                 WHERE iam_relation.subject = $1 AND iam_relation.kind = 'member' AND iam_relation.object > $2 \
                 ORDER BY iam_relation.object LIMIT $3";
}

/// Up to `limit` users of a group whose id is above `after`, by id.
pub async fn of_group(
    rows: &mut impl Rows,
    group: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Entity>, StoreError> {
    rows.fetch(OF_GROUP, &[group.into(), after.into(), limit.into()]).await
}

/// Up to `limit` groups of a user whose id is above `after`, by id.
pub async fn groups_of(
    rows: &mut impl Rows,
    user: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Entity>, StoreError> {
    rows.fetch(GROUPS_OF, &[user.into(), after.into(), limit.into()]).await
}
