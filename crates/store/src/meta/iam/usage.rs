//! Who has a managed policy. An account sees its own users, groups and roles alone.

use super::super::{Row, Rows, statements};
use super::entity::Entity;
use crate::StoreError;

statements! {
    COUNT = "SELECT COUNT(*) FROM iam_relation JOIN iam_entity ON iam_entity.id = iam_relation.subject \
             WHERE iam_relation.object = $1 AND iam_relation.kind = $2 AND iam_entity.account = $3";
    OF_ACCOUNT = "SELECT iam_relation.object FROM iam_entity \
                  JOIN iam_relation ON iam_relation.subject = iam_entity.id AND iam_relation.kind = $1 \
                  WHERE iam_entity.account = $2 AND iam_entity.kind IN ('user', 'group', 'role')";
    HOLDERS = "SELECT iam_entity.id, iam_entity.account, iam_entity.kind, iam_entity.name, iam_entity.path, \
               iam_entity.arn, iam_entity.created_at, iam_entity.body \
               FROM iam_relation JOIN iam_entity ON iam_entity.id = iam_relation.subject \
               WHERE iam_relation.object = $1 AND iam_relation.kind = $2 AND iam_entity.account = $3";
}

/// How many of an account have a policy as `attached` or `boundary`.
pub async fn count(
    rows: &mut impl Rows,
    (policy, kind, account): (&str, &str, &str),
) -> Result<i64, StoreError> {
    let mut found = rows.query(COUNT, &[policy.into(), kind.into(), account.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}

/// The ARNs of the policies that those of an account have as `attached` or `boundary`, each as often as it is had, in
/// no order.
pub async fn of_account(rows: &mut impl Rows, account: &str, kind: &str) -> Result<Vec<String>, StoreError> {
    let mut found = rows.query(OF_ACCOUNT, &[kind.into(), account.into()]).await?;
    found.iter_mut().map(Row::text).collect()
}

/// All users, groups and roles of an account that have a policy as `attached` or `boundary`, in no order.
pub async fn holders(
    rows: &mut impl Rows,
    (policy, kind, account): (&str, &str, &str),
) -> Result<Vec<Entity>, StoreError> {
    rows.fetch(HOLDERS, &[policy.into(), kind.into(), account.into()]).await
}
