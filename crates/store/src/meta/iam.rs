//! Who may do what: users, groups, roles and policies of every account, and how they hang together.

pub mod document;
pub mod entity;
pub mod members;
pub mod relation;
pub mod usage;

use serde::{Deserialize, Serialize};

use super::access_key::{self, AccessKey};
use super::resource_tag::Pair;
use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;
use document::Document;
use entity::Entity;
use relation::Relation;

statements! {
    TAGS = "SELECT name, content FROM iam_tag WHERE owner = $1 AND name > $2 ORDER BY name LIMIT $3";
    PUT_TAG = "INSERT INTO iam_tag (owner, name, content) VALUES ($1, $2, $3) \
               ON CONFLICT (owner, name) DO UPDATE SET content = excluded.content";
    DELETE_TAG = "DELETE FROM iam_tag WHERE owner = $1 AND name = $2";
    DELETE_TAGS = "DELETE FROM iam_tag WHERE owner = $1";
    REVOKED = "SELECT COALESCE(MAX(up_to), 0) FROM revocation \
               WHERE (kind = 'token' AND subject = $1) OR (kind = 'key' AND subject = $2) \
               OR (kind = 'principal' AND subject = $3)";
    REVOKE = "INSERT INTO revocation (kind, subject, up_to) VALUES ($1, $2, $3) \
              ON CONFLICT (kind, subject) DO UPDATE SET up_to = excluded.up_to \
              WHERE revocation.up_to < excluded.up_to";
    PUT_SESSION = "INSERT INTO iam_session (id, body, expires_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (id) DO NOTHING";
    SESSION = "SELECT body FROM iam_session WHERE id = $1";
    FORGET_SESSIONS = "DELETE FROM iam_session WHERE expires_at < $1";
    PUT_USE = "INSERT INTO access_key_use (id, used_at, service, region) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at, service = excluded.service, \
               region = excluded.region WHERE access_key_use.used_at < excluded.used_at";
    USE = "SELECT used_at, service, region FROM access_key_use WHERE id = $1";
    PUT_DENIAL = "INSERT INTO denial (request_id, at, body) VALUES ($1, $2, $3) \
                  ON CONFLICT (request_id) DO NOTHING";
    DENIAL = "SELECT body FROM denial WHERE request_id = $1";
    DENIALS = "SELECT request_id, at, body FROM denial WHERE at <= $1 AND (at < $1 OR request_id > $2) \
               ORDER BY at DESC, request_id LIMIT $3";
    FORGET_DENIALS = "DELETE FROM denial WHERE at < $1";
}

/// One write to the rows of identity. A [`Change`](crate::Change) holds as many as belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Write {
    /// An entity was made or changed.
    Entity(Entity),
    /// An entity is gone, with its documents, its tags and what it was related to.
    EntityGone(String),
    /// A document was put.
    Document(Document),
    /// A document is gone.
    DocumentGone {
        /// Whose it was.
        owner: String,
        /// See [`Document::kind`].
        kind: String,
        /// Its name.
        name: String,
    },
    /// Two were related.
    Related(Relation),
    /// Two are no longer related.
    Unrelated(Relation),
    /// Tags were put on an entity and taken off.
    Tagged {
        /// The entity.
        owner: String,
        /// Put on.
        set: Vec<Pair>,
        /// Keys taken off.
        removed: Vec<String>,
    },
    /// An access key was made or changed.
    Key(AccessKey),
    /// An access key is gone.
    KeyGone(String),
    /// What was issued up to a time no longer counts; an earlier time than before changes nothing.
    Revoked {
        /// `token`, `key` or `principal`.
        kind: String,
        /// The token's or key's id, or the principal's unique id.
        subject: String,
        /// In microseconds.
        up_to: i64,
    },
}

impl Write {
    pub(crate) async fn apply(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        match self {
            Self::Entity(it) => entity::put(tx, it).await,
            Self::EntityGone(id) => {
                entity::delete(tx, id).await?;
                document::delete_all(tx, id).await?;
                relation::delete_all(tx, id).await?;
                tx.execute(DELETE_TAGS, &[id.into()]).await.map(drop)
            }
            Self::Document(it) => document::put(tx, it).await,
            Self::DocumentGone { owner, kind, name } => document::delete(tx, owner, kind, name).await,
            Self::Related(it) => relation::put(tx, it).await,
            Self::Unrelated(it) => relation::delete(tx, it).await,
            Self::Tagged { owner, set, removed } => {
                for (key, value) in set {
                    tx.execute(PUT_TAG, &[owner.into(), key.into(), value.into()]).await?;
                }
                for key in removed {
                    tx.execute(DELETE_TAG, &[owner.into(), key.into()]).await?;
                }
                Ok(())
            }
            Self::Key(it) => access_key::put(tx, it).await,
            Self::KeyGone(id) => access_key::delete(tx, id).await,
            Self::Revoked { kind, subject, up_to } => {
                let values: [Value<'_>; 3] = [kind.into(), subject.into(), (*up_to).into()];
                tx.execute(REVOKE, &values).await.map(drop)
            }
        }
    }
}

/// Up to `limit` tags of an entity whose key is above `after`, by key.
pub async fn tags(
    rows: &mut impl Rows,
    owner: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<Pair>, StoreError> {
    rows.fetch(TAGS, &[owner.into(), after.into(), limit.into()]).await
}

/// The time, in microseconds, up to which what names this token, this key or this principal no longer counts; 0 if
/// nothing was revoked.
pub async fn revoked_up_to(
    rows: &mut impl Rows,
    (token, key, principal): (&str, &str, &str),
) -> Result<i64, StoreError> {
    let mut found = rows.query(REVOKED, &[token.into(), key.into(), principal.into()]).await?;
    found.first_mut().map_or(Ok(0), Row::int)
}

/// Keeps what a session carries, until `expires_at`; the first time counts.
pub async fn put_session(tx: &mut Tx<'_>, id: &str, body: &str, expires_at: i64) -> Result<(), StoreError> {
    tx.execute(PUT_SESSION, &[id.into(), body.into(), expires_at.into()]).await.map(drop)
}

/// What a session carries, as it was kept.
pub async fn session(rows: &mut impl Rows, id: &str) -> Result<Option<String>, StoreError> {
    first_text(rows.query(SESSION, &[id.into()]).await?)
}

/// Forgets sessions that expired before a time; answers how many.
pub async fn forget_sessions(tx: &mut Tx<'_>, before: i64) -> Result<usize, StoreError> {
    tx.execute(FORGET_SESSIONS, &[before.into()]).await
}

/// When an access key was last used, and for what (AWS's GetAccessKeyLastUsed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUse {
    /// In microseconds.
    pub used_at: i64,
    /// The service's name in the signature's scope.
    pub service: String,
    /// The region in the signature's scope.
    pub region: String,
}

impl FromRow for LastUse {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { used_at: row.int()?, service: row.text()?, region: row.text()? })
    }
}

/// Notes that a key was used.
pub async fn put_use(tx: &mut Tx<'_>, id: &str, it: &LastUse) -> Result<(), StoreError> {
    let values: [Value<'_>; 4] = [id.into(), it.used_at.into(), (&it.service).into(), (&it.region).into()];
    tx.execute(PUT_USE, &values).await.map(drop)
}

/// When a key was last used.
pub async fn last_use(rows: &mut impl Rows, id: &str) -> Result<Option<LastUse>, StoreError> {
    rows.fetch_optional(USE, &[id.into()]).await
}

/// Keeps why a request was denied.
pub async fn put_denial(tx: &mut Tx<'_>, request_id: &str, at: i64, body: &str) -> Result<(), StoreError> {
    tx.execute(PUT_DENIAL, &[request_id.into(), at.into(), body.into()]).await.map(drop)
}

/// Why a request was denied, as it was kept.
pub async fn denial(rows: &mut impl Rows, request_id: &str) -> Result<Option<String>, StoreError> {
    first_text(rows.query(DENIAL, &[request_id.into()]).await?)
}

/// Up to `limit` denials before one, the newest first: the ids of their requests, when they were, and as they were kept.
pub async fn denials(
    rows: &mut impl Rows,
    (at, request_id): (i64, &str),
    limit: i64,
) -> Result<Vec<(String, i64, String)>, StoreError> {
    let found = rows.query(DENIALS, &[at.into(), request_id.into(), limit.into()]).await?;
    found.into_iter().map(|mut row| Ok((row.text()?, row.int()?, row.text()?))).collect()
}

/// Forgets denials older than a time; answers how many.
pub async fn forget_denials(tx: &mut Tx<'_>, before: i64) -> Result<usize, StoreError> {
    tx.execute(FORGET_DENIALS, &[before.into()]).await
}

fn first_text(mut found: Vec<Row>) -> Result<Option<String>, StoreError> {
    found.first_mut().map(Row::text).transpose()
}
