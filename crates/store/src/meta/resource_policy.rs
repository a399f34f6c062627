//! The policies of repositories and registries, and the settings of both that are only a name and a value.

use super::{Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    OF_REPOSITORY = "SELECT document FROM repository_policy WHERE repository_id = $1";
    PUT_OF_REPOSITORY = "INSERT INTO repository_policy (repository_id, document) VALUES ($1, $2) \
                         ON CONFLICT (repository_id) DO UPDATE SET document = excluded.document";
    DELETE_OF_REPOSITORY = "DELETE FROM repository_policy WHERE repository_id = $1";
    OF_REGISTRY = "SELECT document FROM registry_policy WHERE registry_id = $1";
    PUT_OF_REGISTRY = "INSERT INTO registry_policy (registry_id, document) VALUES ($1, $2) \
                       ON CONFLICT (registry_id) DO UPDATE SET document = excluded.document";
    DELETE_OF_REGISTRY = "DELETE FROM registry_policy WHERE registry_id = $1";
    REGISTRY_SETTING = "SELECT content FROM registry_setting WHERE registry_id = $1 AND name = $2";
    PUT_REGISTRY_SETTING = "INSERT INTO registry_setting (registry_id, name, content) VALUES ($1, $2, $3) \
                            ON CONFLICT (registry_id, name) DO UPDATE SET content = excluded.content";
    REPOSITORY_SETTING = "SELECT content FROM repository_setting WHERE repository_id = $1 AND name = $2";
    PUT_REPOSITORY_SETTING = "INSERT INTO repository_setting (repository_id, name, content) VALUES ($1, $2, $3) \
                              ON CONFLICT (repository_id, name) DO UPDATE SET content = excluded.content";
    /// What the gate asks of a repository, in one read: its id, its registry's, both policies, the registry's settings
    /// that bear on decisions. A registry without the repository still gives its own.
    FACTS = "SELECT registry.id, repository.id, repository_policy.document, registry_policy.document, \
             scope.content, anonymous.content \
             FROM registry \
             LEFT JOIN repository ON repository.registry_id = registry.id AND repository.name = $1 \
             LEFT JOIN repository_policy ON repository_policy.repository_id = repository.id \
             LEFT JOIN registry_policy ON registry_policy.registry_id = registry.id \
             LEFT JOIN registry_setting AS scope ON scope.registry_id = registry.id \
             AND scope.name = 'REGISTRY_POLICY_SCOPE' \
             LEFT JOIN registry_setting AS anonymous ON anonymous.registry_id = registry.id \
             AND anonymous.name = 'ANONYMOUS_PULL' \
             WHERE registry.kind = 'private' AND registry.account = $2 AND registry.region = $3";
}

/// What the rows hold about a repository that bears on decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The registry's internal id, if the account has one in the region.
    pub registry_id: Option<i64>,
    /// The repository's internal id, if it exists.
    pub repository_id: Option<i64>,
    /// The repository's policy.
    pub repository_policy: Option<String>,
    /// The registry's policy.
    pub registry_policy: Option<String>,
    /// The registry's `REGISTRY_POLICY_SCOPE`, if it was ever set.
    pub policy_scope: Option<String>,
    /// The registry's `ANONYMOUS_PULL`, if it was ever set.
    pub anonymous_pull: Option<String>,
}

/// All that bears on decisions about the repository `name`, in one read.
pub async fn facts(
    rows: &mut impl Rows,
    (account, region, name): (&str, &str, &str),
) -> Result<Facts, StoreError> {
    let mut found = rows.query(FACTS, &[name.into(), account.into(), region.into()]).await?;
    let Some(row) = found.first_mut() else { return Ok(Facts::default()) };
    Ok(Facts {
        registry_id: row.opt_int()?,
        repository_id: row.opt_int()?,
        repository_policy: row.opt_text()?,
        registry_policy: row.opt_text()?,
        policy_scope: row.opt_text()?,
        anonymous_pull: row.opt_text()?,
    })
}

/// A repository's policy.
pub async fn of_repository(rows: &mut impl Rows, repository_id: i64) -> Result<Option<String>, StoreError> {
    first_text(rows.query(OF_REPOSITORY, &[repository_id.into()]).await?)
}

/// A registry's policy.
pub async fn of_registry(rows: &mut impl Rows, registry_id: i64) -> Result<Option<String>, StoreError> {
    first_text(rows.query(OF_REGISTRY, &[registry_id.into()]).await?)
}

/// A registry's setting, if it was ever set.
pub async fn registry_setting(
    rows: &mut impl Rows,
    registry_id: i64,
    name: &str,
) -> Result<Option<String>, StoreError> {
    first_text(rows.query(REGISTRY_SETTING, &[registry_id.into(), name.into()]).await?)
}

/// A repository's setting, if it was ever set.
pub async fn repository_setting(
    rows: &mut impl Rows,
    repository_id: i64,
    name: &str,
) -> Result<Option<String>, StoreError> {
    first_text(rows.query(REPOSITORY_SETTING, &[repository_id.into(), name.into()]).await?)
}

pub(crate) async fn put_of_repository(
    tx: &mut Tx<'_>,
    repository_id: i64,
    document: Option<&str>,
) -> Result<(), StoreError> {
    put(tx, (PUT_OF_REPOSITORY, DELETE_OF_REPOSITORY), repository_id, document).await
}

pub(crate) async fn put_of_registry(
    tx: &mut Tx<'_>,
    registry_id: i64,
    document: Option<&str>,
) -> Result<(), StoreError> {
    put(tx, (PUT_OF_REGISTRY, DELETE_OF_REGISTRY), registry_id, document).await
}

async fn put(
    tx: &mut Tx<'_>,
    (put, delete): (super::Statement, super::Statement),
    id: i64,
    document: Option<&str>,
) -> Result<(), StoreError> {
    match document {
        Some(document) => tx.execute(put, &[id.into(), document.into()]).await.map(drop),
        None => tx.execute(delete, &[id.into()]).await.map(drop),
    }
}

pub(crate) async fn put_registry_setting(
    tx: &mut Tx<'_>,
    registry_id: i64,
    name: &str,
    content: &str,
) -> Result<(), StoreError> {
    let values: [Value<'_>; 3] = [registry_id.into(), name.into(), content.into()];
    tx.execute(PUT_REGISTRY_SETTING, &values).await.map(drop)
}

pub(crate) async fn put_repository_setting(
    tx: &mut Tx<'_>,
    repository_id: i64,
    name: &str,
    content: &str,
) -> Result<(), StoreError> {
    let values: [Value<'_>; 3] = [repository_id.into(), name.into(), content.into()];
    tx.execute(PUT_REPOSITORY_SETTING, &values).await.map(drop)
}

fn first_text(mut found: Vec<Row>) -> Result<Option<String>, StoreError> {
    found.first_mut().map(Row::text).transpose()
}
