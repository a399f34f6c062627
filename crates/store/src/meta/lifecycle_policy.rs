//! Lifecycle policies, when they are evaluated, and what came of it.

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT document, set_at FROM lifecycle_policy WHERE repository_id = $1";
    PUT = "INSERT INTO lifecycle_policy (repository_id, document, set_at) VALUES ($1, $2, $3) \
           ON CONFLICT (repository_id) DO UPDATE SET document = excluded.document, set_at = excluded.set_at";
    DELETE = "DELETE FROM lifecycle_policy WHERE repository_id = $1";
    QUEUE = "INSERT INTO lifecycle_evaluation (repository_id, due_at) VALUES ($1, 0) \
             ON CONFLICT (repository_id) DO NOTHING";
    /// Another time, be it by a microsecond: whoever is at it now stops.
    SCHEDULE = "INSERT INTO lifecycle_evaluation (repository_id, due_at) VALUES ($1, $2) \
                ON CONFLICT (repository_id) DO UPDATE SET due_at = excluded.due_at - \
                CASE WHEN lifecycle_evaluation.due_at = excluded.due_at THEN 1 ELSE 0 END";
    FORGET = "DELETE FROM lifecycle_evaluation WHERE repository_id = $1";
    EVALUATION = "SELECT repository_id, due_at, evaluated_at, images, expired, archived, spared, failed, error \
                  FROM lifecycle_evaluation WHERE repository_id = $1";
    DUE = "SELECT repository_id, due_at, evaluated_at, images, expired, archived, spared, failed, error \
           FROM lifecycle_evaluation WHERE due_at <= $1 ORDER BY due_at, repository_id LIMIT $2";
    MOVE = "UPDATE lifecycle_evaluation SET due_at = $1 WHERE repository_id = $2 AND due_at = $3";
    END = "UPDATE lifecycle_evaluation SET due_at = $1, evaluated_at = $2, images = $3, expired = $4, archived = $5, \
           spared = $6, failed = $7, error = $8 WHERE repository_id = $9 AND due_at = $10";
}

/// A repository's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifecyclePolicy {
    /// The text that is given out.
    pub document: String,
    /// When it was put, in microseconds.
    pub set_at: i64,
}

/// When a repository's policy is evaluated next, and what came of the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// The repository.
    pub repository_id: i64,
    /// When it is due, in microseconds; 0 if nobody has said. Whoever evaluates it moves this on while at it.
    pub due_at: i64,
    /// When it was last evaluated, in microseconds; 0 for never.
    pub evaluated_at: i64,
    /// The images that were looked at.
    pub images: i64,
    /// Those that were deleted.
    pub expired: i64,
    /// Those that were archived.
    pub archived: i64,
    /// Those that a rule chose and something protected.
    pub spared: i64,
    /// Those that could not be deleted or archived.
    pub failed: i64,
    /// What kept the evaluation from its end, or the last of what could not be done.
    pub error: Option<String>,
}

impl FromRow for LifecyclePolicy {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { document: row.text()?, set_at: row.int()? })
    }
}

impl FromRow for Evaluation {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            repository_id: row.int()?,
            due_at: row.int()?,
            evaluated_at: row.int()?,
            images: row.int()?,
            expired: row.int()?,
            archived: row.int()?,
            spared: row.int()?,
            failed: row.int()?,
            error: row.opt_text()?,
        })
    }
}

/// A repository's policy, if it has one.
pub async fn find(rows: &mut impl Rows, repository_id: i64) -> Result<Option<LifecyclePolicy>, StoreError> {
    rows.fetch_optional(FIND, &[repository_id.into()]).await
}

/// How a repository's policy is evaluated; none without a policy.
pub async fn evaluation(rows: &mut impl Rows, repository_id: i64) -> Result<Option<Evaluation>, StoreError> {
    rows.fetch_optional(EVALUATION, &[repository_id.into()]).await
}

/// Up to `limit` evaluations that are due at `now` or before, the oldest first.
pub async fn due(rows: &mut impl Rows, now: i64, limit: i64) -> Result<Vec<Evaluation>, StoreError> {
    rows.fetch(DUE, &[now.into(), limit.into()]).await
}

/// Has the policy evaluated at `due_at` (microseconds); whoever is at it now stops.
pub async fn schedule(tx: &mut Tx<'_>, repository_id: i64, due_at: i64) -> Result<(), StoreError> {
    tx.execute(SCHEDULE, &[repository_id.into(), due_at.into()]).await.map(drop)
}

/// Moves an evaluation that is due at `from` to `to` (microseconds); answers false if it is due at another time by
/// now. Whoever moves it into the future has it until then.
pub async fn move_due(tx: &mut Tx<'_>, repository_id: i64, from: i64, to: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(MOVE, &[to.into(), repository_id.into(), from.into()]).await? > 0)
}

/// Writes what came of an evaluation that was held by being due at `held`; answers false if it was not held any more.
pub async fn end(tx: &mut Tx<'_>, it: &Evaluation, held: i64) -> Result<bool, StoreError> {
    let values: [Value<'_>; 10] = [
        it.due_at.into(),
        it.evaluated_at.into(),
        it.images.into(),
        it.expired.into(),
        it.archived.into(),
        it.spared.into(),
        it.failed.into(),
        it.error.as_ref().into(),
        it.repository_id.into(),
        held.into(),
    ];
    Ok(tx.execute(END, &values).await? > 0)
}

/// Puts a policy, which is queued to be evaluated if it was not before, or deletes it with all that is known of it.
pub(crate) async fn put(
    tx: &mut Tx<'_>,
    repository_id: i64,
    document: Option<&str>,
    at: i64,
) -> Result<(), StoreError> {
    let id: Value<'_> = repository_id.into();
    match document {
        Some(document) => {
            tx.execute(PUT, &[id, document.into(), at.into()]).await?;
            tx.execute(QUEUE, &[id]).await?;
        }
        None => {
            tx.execute(DELETE, &[id]).await?;
            tx.execute(FORGET, &[id]).await?;
        }
    }
    Ok(())
}
