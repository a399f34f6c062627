//! How entities hang together: members of groups, attached policies, boundaries, roles in instance profiles.

use serde::{Deserialize, Serialize};

use super::super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    OBJECTS = "SELECT subject, kind, object, related_at FROM iam_relation \
               WHERE subject = $1 AND kind = $2 AND object > $3 ORDER BY object LIMIT $4";
    SUBJECTS = "SELECT subject, kind, object, related_at FROM iam_relation \
                WHERE object = $1 AND kind = $2 AND subject > $3 ORDER BY subject LIMIT $4";
    COUNT_SUBJECTS = "SELECT COUNT(*) FROM iam_relation WHERE object = $1 AND kind = $2";
    PUT = "INSERT INTO iam_relation (subject, kind, object, related_at) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (subject, kind, object) DO NOTHING";
    DELETE = "DELETE FROM iam_relation WHERE subject = $1 AND kind = $2 AND object = $3";
    DELETE_ALL = "DELETE FROM iam_relation WHERE subject = $1";
}

/// Two that hang together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// An entity's id, or an account's.
    pub subject: String,
    /// `member` (of a group), `attached` (a managed policy), `boundary` (a managed policy), `profile` (a role), …
    pub kind: String,
    /// An entity's id, or a managed policy's ARN.
    pub object: String,
    /// Since when, in microseconds.
    pub related_at: i64,
}

impl FromRow for Relation {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { subject: row.text()?, kind: row.text()?, object: row.text()?, related_at: row.int()? })
    }
}

/// Up to `limit` relations of a kind from `subject`, with objects above `after`, in order.
pub async fn objects(
    rows: &mut impl Rows,
    (subject, kind): (&str, &str),
    after: &str,
    limit: i64,
) -> Result<Vec<Relation>, StoreError> {
    rows.fetch(OBJECTS, &[subject.into(), kind.into(), after.into(), limit.into()]).await
}

/// Up to `limit` relations of a kind to `object`, with subjects above `after`, in order.
pub async fn subjects(
    rows: &mut impl Rows,
    (object, kind): (&str, &str),
    after: &str,
    limit: i64,
) -> Result<Vec<Relation>, StoreError> {
    rows.fetch(SUBJECTS, &[object.into(), kind.into(), after.into(), limit.into()]).await
}

/// How many are related to `object` (AWS's AttachmentCount).
pub async fn count_subjects(rows: &mut impl Rows, object: &str, kind: &str) -> Result<i64, StoreError> {
    let mut found = rows.query(COUNT_SUBJECTS, &[object.into(), kind.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}

pub(super) async fn put(tx: &mut Tx<'_>, it: &Relation) -> Result<(), StoreError> {
    let values: [Value<'_>; 4] =
        [(&it.subject).into(), (&it.kind).into(), (&it.object).into(), it.related_at.into()];
    tx.execute(PUT, &values).await.map(drop)
}

pub(super) async fn delete(tx: &mut Tx<'_>, it: &Relation) -> Result<(), StoreError> {
    tx.execute(DELETE, &[(&it.subject).into(), (&it.kind).into(), (&it.object).into()]).await.map(drop)
}

pub(super) async fn delete_all(tx: &mut Tx<'_>, subject: &str) -> Result<(), StoreError> {
    tx.execute(DELETE_ALL, &[subject.into()]).await.map(drop)
}
