//! Policy documents, as they were given.

use serde::{Deserialize, Serialize};

use super::super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT owner, kind, name, document, created_at FROM iam_document \
            WHERE owner = $1 AND kind = $2 AND name = $3";
    PAGE = "SELECT owner, kind, name, document, created_at FROM iam_document \
            WHERE owner = $1 AND kind = $2 AND name > $3 ORDER BY name LIMIT $4";
    /// All that speaks for or bounds a principal, in one read: its own, and its groups'.
    APPLIED = "SELECT 'inline', iam_document.owner, iam_document.name, iam_document.document FROM iam_document \
               WHERE iam_document.owner = $1 AND iam_document.kind = 'inline' \
               UNION ALL \
               SELECT 'inline', iam_document.owner, iam_document.name, iam_document.document \
               FROM iam_relation AS member \
               JOIN iam_document ON iam_document.owner = member.object AND iam_document.kind = 'inline' \
               WHERE member.subject = $1 AND member.kind = 'member' \
               UNION ALL \
               SELECT attached.kind, attached.subject, attached.object, iam_document.document \
               FROM iam_relation AS attached LEFT JOIN iam_entity ON iam_entity.arn = attached.object \
               LEFT JOIN iam_document ON iam_document.owner = iam_entity.id AND iam_document.kind = 'current' \
               WHERE attached.subject = $1 AND attached.kind IN ('attached', 'boundary') \
               UNION ALL \
               SELECT attached.kind, attached.subject, attached.object, iam_document.document \
               FROM iam_relation AS member \
               JOIN iam_relation AS attached ON attached.subject = member.object AND attached.kind = 'attached' \
               LEFT JOIN iam_entity ON iam_entity.arn = attached.object \
               LEFT JOIN iam_document ON iam_document.owner = iam_entity.id AND iam_document.kind = 'current' \
               WHERE member.subject = $1 AND member.kind = 'member'";
    MANAGED = "SELECT iam_document.document FROM iam_entity JOIN iam_document \
               ON iam_document.owner = iam_entity.id AND iam_document.kind = 'current' WHERE iam_entity.arn = $1";
    COUNT_VERSIONS = "SELECT COUNT(*) FROM iam_entity JOIN iam_document ON iam_document.owner = iam_entity.id \
                      WHERE iam_entity.account = $1 AND iam_entity.kind = 'policy' \
                      AND iam_document.kind = 'version'";
    PUT = "INSERT INTO iam_document (owner, kind, name, document, created_at) VALUES ($1, $2, $3, $4, $5) \
           ON CONFLICT (owner, kind, name) DO UPDATE SET document = excluded.document, \
           created_at = excluded.created_at";
    DELETE = "DELETE FROM iam_document WHERE owner = $1 AND kind = $2 AND name = $3";
    DELETE_ALL = "DELETE FROM iam_document WHERE owner = $1";
}

/// A policy document that an entity holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The entity.
    pub owner: String,
    /// `inline`, `version` or `current` (of a managed policy; the current one is held twice), or `trust`.
    pub kind: String,
    /// An inline policy's name, or a version such as `v2`; empty where there is only one.
    pub name: String,
    /// The text.
    pub document: String,
    /// In microseconds.
    pub created_at: i64,
}

/// A document that applies to a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// `inline`, `attached` or `boundary`.
    pub kind: String,
    /// The principal, or the group that it has it from.
    pub holder: String,
    /// The inline policy's name, or the managed policy's ARN.
    pub policy: String,
    /// The text; none for a policy that AWS manages, whose text is not in the rows.
    pub document: Option<String>,
}

impl FromRow for Document {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            owner: row.text()?,
            kind: row.text()?,
            name: row.text()?,
            document: row.text()?,
            created_at: row.int()?,
        })
    }
}

impl FromRow for Applied {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { kind: row.text()?, holder: row.text()?, policy: row.text()?, document: row.opt_text()? })
    }
}

/// One document.
pub async fn find(
    rows: &mut impl Rows,
    (owner, kind, name): (&str, &str, &str),
) -> Result<Option<Document>, StoreError> {
    rows.fetch_optional(FIND, &[owner.into(), kind.into(), name.into()]).await
}

/// Up to `limit` documents of a kind with names above `after`, by name.
pub async fn page(
    rows: &mut impl Rows,
    (owner, kind): (&str, &str),
    after: &str,
    limit: i64,
) -> Result<Vec<Document>, StoreError> {
    rows.fetch(PAGE, &[owner.into(), kind.into(), after.into(), limit.into()]).await
}

/// All documents that apply to a user or role, in one read.
pub async fn applied(rows: &mut impl Rows, principal: &str) -> Result<Vec<Applied>, StoreError> {
    rows.fetch(APPLIED, &[principal.into()]).await
}

/// The current version of the managed policy with this ARN.
pub async fn managed(rows: &mut impl Rows, arn: &str) -> Result<Option<String>, StoreError> {
    rows.query(MANAGED, &[arn.into()]).await?.first_mut().map(Row::text).transpose()
}

/// How many versions an account's managed policies have together.
pub async fn count_versions(rows: &mut impl Rows, account: &str) -> Result<i64, StoreError> {
    let mut found = rows.query(COUNT_VERSIONS, &[account.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}

pub(super) async fn put(tx: &mut Tx<'_>, it: &Document) -> Result<(), StoreError> {
    let values: [Value<'_>; 5] = [
        (&it.owner).into(),
        (&it.kind).into(),
        (&it.name).into(),
        (&it.document).into(),
        it.created_at.into(),
    ];
    tx.execute(PUT, &values).await.map(drop)
}

pub(super) async fn delete(tx: &mut Tx<'_>, owner: &str, kind: &str, name: &str) -> Result<(), StoreError> {
    tx.execute(DELETE, &[owner.into(), kind.into(), name.into()]).await.map(drop)
}

pub(super) async fn delete_all(tx: &mut Tx<'_>, owner: &str) -> Result<(), StoreError> {
    tx.execute(DELETE_ALL, &[owner.into()]).await.map(drop)
}
