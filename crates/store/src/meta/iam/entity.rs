//! Users, groups, roles, managed policies, instance profiles, OIDC providers, an organisation's units and policies.

use serde::{Deserialize, Serialize};

use super::super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    BY_ID = "SELECT id, account, kind, name, path, arn, created_at, body FROM iam_entity WHERE id = $1";
    BY_ARN = "SELECT id, account, kind, name, path, arn, created_at, body FROM iam_entity WHERE arn = $1";
    BY_NAME = "SELECT id, account, kind, name, path, arn, created_at, body FROM iam_entity \
               WHERE account = $1 AND kind = $2 AND name_key = $3";
    BY_NAME_LOCKED = "SELECT id, account, kind, name, path, arn, created_at, body FROM iam_entity \
                      WHERE account = $1 AND kind = $2 AND name_key = $3 /* FOR UPDATE */";
    PAGE = "SELECT id, account, kind, name, path, arn, created_at, body FROM iam_entity \
            WHERE account = $1 AND kind = $2 AND name_key > $3 AND substr(path, 1, length($4)) = $4 \
            ORDER BY name_key LIMIT $5";
    COUNT = "SELECT COUNT(*) FROM iam_entity WHERE account = $1 AND kind = $2";
    PUT = "INSERT INTO iam_entity (id, account, kind, name, name_key, path, arn, created_at, body) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, \
           path = excluded.path, arn = excluded.arn, body = excluded.body";
    DELETE = "DELETE FROM iam_entity WHERE id = $1";
}

/// One of the things that IAM names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// AWS's unique id, such as `AIDA…`. Never used twice.
    pub id: String,
    /// The account that it belongs to.
    pub account: String,
    /// `user`, `group`, `role`, `policy`, `instance-profile`, `oidc-provider`, …
    pub kind: String,
    /// Its name as it was given. Among its kind no two differ in case alone.
    pub name: String,
    /// Begins and ends with `/`.
    pub path: String,
    /// Its ARN.
    pub arn: String,
    /// When it was made, in microseconds.
    pub created_at: i64,
    /// What only its kind has, as JSON.
    pub body: String,
}

impl FromRow for Entity {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text()?,
            account: row.text()?,
            kind: row.text()?,
            name: row.text()?,
            path: row.text()?,
            arn: row.text()?,
            created_at: row.int()?,
            body: row.text()?,
        })
    }
}

/// The entity with this id.
pub async fn by_id(rows: &mut impl Rows, id: &str) -> Result<Option<Entity>, StoreError> {
    rows.fetch_optional(BY_ID, &[id.into()]).await
}

/// The entity with this ARN.
pub async fn by_arn(rows: &mut impl Rows, arn: &str) -> Result<Option<Entity>, StoreError> {
    rows.fetch_optional(BY_ARN, &[arn.into()]).await
}

/// The entity of this kind and name in an account, whatever the name's case.
pub async fn by_name(
    rows: &mut impl Rows,
    (account, kind, name): (&str, &str, &str),
) -> Result<Option<Entity>, StoreError> {
    rows.fetch_optional(BY_NAME, &[account.into(), kind.into(), (&name_key(name)).into()]).await
}

/// The same, kept from changing until the transaction ends.
pub async fn by_name_locked(
    tx: &mut Tx<'_>,
    (account, kind, name): (&str, &str, &str),
) -> Result<Option<Entity>, StoreError> {
    tx.fetch_optional(BY_NAME_LOCKED, &[account.into(), kind.into(), (&name_key(name)).into()]).await
}

/// Up to `limit` entities of a kind whose path begins with `path` and whose name is above `after`, by name.
pub async fn page(
    rows: &mut impl Rows,
    (account, kind): (&str, &str),
    path: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Entity>, StoreError> {
    let after = name_key(after);
    let values = [account.into(), kind.into(), (&after).into(), path.into(), limit.into()];
    rows.fetch(PAGE, &values).await
}

/// How many entities of a kind an account has.
pub async fn count(rows: &mut impl Rows, account: &str, kind: &str) -> Result<i64, StoreError> {
    let mut found = rows.query(COUNT, &[account.into(), kind.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}

fn name_key(name: &str) -> String {
    name.to_lowercase()
}

pub(super) async fn put(tx: &mut Tx<'_>, it: &Entity) -> Result<(), StoreError> {
    let key = name_key(&it.name);
    let values: [Value<'_>; 9] = [
        (&it.id).into(),
        (&it.account).into(),
        (&it.kind).into(),
        (&it.name).into(),
        (&key).into(),
        (&it.path).into(),
        (&it.arn).into(),
        it.created_at.into(),
        (&it.body).into(),
    ];
    tx.execute(PUT, &values).await.map(drop)
}

pub(super) async fn delete(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute(DELETE, &[id.into()]).await.map(drop)
}
