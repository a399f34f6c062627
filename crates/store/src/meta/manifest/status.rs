//! Whether images can be pulled, and what makes that change.

use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::meta::{Row, Rows, Tx, statements};

statements! {
    SET = "UPDATE manifest SET status = $1, archived_at = COALESCE($2, archived_at), \
           activated_at = COALESCE($3, activated_at), restore_at = $4 WHERE repository_id = $5 AND digest = $6";
    SET_OF_TAGS = "UPDATE tag SET status = $1 WHERE repository_id = $2 AND digest = $3";
    WAKE = "UPDATE manifest SET status = 'active', activated_at = $1, restore_at = NULL \
            WHERE repository_id = $2 AND digest = $3 AND status <> 'active'";
    INDEXES = "SELECT manifest.digest, manifest.status FROM manifest_reference \
               JOIN manifest ON manifest.repository_id = manifest_reference.repository_id \
               AND manifest.digest = manifest_reference.manifest \
               WHERE manifest_reference.repository_id = $1 AND manifest_reference.digest = $2 AND kind = 'child' \
               ORDER BY manifest_reference.manifest LIMIT $3";
    /// `kind = 'child'` would let SQLite walk the index of all children.
    CHILDREN = "SELECT manifest.digest, manifest.status FROM manifest_reference \
                JOIN manifest ON manifest.repository_id = manifest_reference.repository_id \
                AND manifest.digest = manifest_reference.digest \
                WHERE manifest_reference.repository_id = $1 AND manifest_reference.manifest = $2 AND kind <> 'blob' \
                ORDER BY manifest_reference.digest";
    REFERRERS = "SELECT digest, status FROM manifest WHERE repository_id = $1 AND subject = $2 AND digest > $3 \
                 ORDER BY digest LIMIT $4";
    SOME_AWAY = "SELECT 1 FROM manifest WHERE repository_id = $1 AND status IN ('activating', 'archived') LIMIT 1";
    NAMING = "SELECT manifest.status FROM manifest_reference \
              JOIN manifest ON manifest.repository_id = manifest_reference.repository_id \
              AND manifest.digest = manifest_reference.manifest \
              WHERE manifest_reference.repository_id = $1 AND manifest_reference.digest = $2 AND kind = 'blob' \
              ORDER BY manifest_reference.manifest LIMIT $3";
    DUE = "SELECT repository_id, digest FROM manifest WHERE restore_at <= $1 \
           ORDER BY restore_at, repository_id, digest LIMIT $2";
    LOCK_DUE = "SELECT 1 FROM manifest WHERE repository_id = $1 AND digest = $2 AND restore_at <= $3 \
                /* FOR UPDATE SKIP LOCKED */";
}

/// Whether an image can be pulled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It can.
    #[default]
    Active,
    /// It is in the archive.
    Archived,
    /// It is on its way out of the archive.
    Activating,
}

impl Status {
    /// The word in the rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Archived => "archived",
            Self::Activating => "activating",
        }
    }

    pub(in crate::meta) fn read(row: &mut Row) -> Result<Self, StoreError> {
        Self::parse(&row.text()?)
    }

    fn parse(word: &str) -> Result<Self, StoreError> {
        match word {
            "active" => Ok(Self::Active),
            "archived" => Ok(Self::Archived),
            "activating" => Ok(Self::Activating),
            other => Err(StoreError::Damaged(format!("'{other}' is no status of an image"))),
        }
    }
}

/// Whether any image of the repository is not active.
pub async fn some_away(rows: &mut impl Rows, repository_id: i64) -> Result<bool, StoreError> {
    Ok(!rows.query(SOME_AWAY, &[repository_id.into()]).await?.is_empty())
}

/// What up to `limit` living manifests of the repository are that name a blob.
pub async fn of_naming(
    rows: &mut impl Rows,
    repository_id: i64,
    blob: &str,
    limit: i64,
) -> Result<Vec<Status>, StoreError> {
    let mut found = rows.query(NAMING, &[repository_id.into(), blob.into(), limit.into()]).await?;
    found.iter_mut().map(Status::read).collect()
}

/// Up to `limit` living indexes that name `digest` as a child, by digest.
pub async fn indexes(
    rows: &mut impl Rows,
    repository_id: i64,
    digest: &str,
    limit: i64,
) -> Result<Vec<(String, Status)>, StoreError> {
    pairs(rows.query(INDEXES, &[repository_id.into(), digest.into(), limit.into()]).await?)
}

/// The children of an index, by digest.
pub async fn children(
    rows: &mut impl Rows,
    repository_id: i64,
    index: &str,
) -> Result<Vec<(String, Status)>, StoreError> {
    pairs(rows.query(CHILDREN, &[repository_id.into(), index.into()]).await?)
}

/// Up to `limit` manifests that refer to `subject`, with digests above `after`, by digest.
pub async fn referrers(
    rows: &mut impl Rows,
    repository_id: i64,
    subject: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, Status)>, StoreError> {
    let values = [repository_id.into(), subject.into(), after.into(), limit.into()];
    pairs(rows.query(REFERRERS, &values).await?)
}

fn pairs(mut rows: Vec<Row>) -> Result<Vec<(String, Status)>, StoreError> {
    rows.iter_mut().map(|row| Ok((row.text()?, Status::read(row)?))).collect()
}

/// Up to `limit` images, by repository and digest, that are to be active by `now` (microseconds), the longest due first.
pub async fn due(rows: &mut impl Rows, now: i64, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    let mut found = rows.query(DUE, &[now.into(), limit.into()]).await?;
    found.iter_mut().map(|row| Ok((row.int()?, row.text()?))).collect()
}

/// Locks an image that is still due; false if it is not, or another transaction holds it.
pub async fn lock_due(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    now: i64,
) -> Result<bool, StoreError> {
    Ok(!tx.query(LOCK_DUE, &[repository_id.into(), digest.into(), now.into()]).await?.is_empty())
}

/// Gives an image a status since `at`; one that is activating is to be active at `restore_at`.
pub(crate) async fn set(
    tx: &mut Tx<'_>,
    (repository_id, digest): (i64, &str),
    status: Status,
    at: i64,
    restore_at: Option<i64>,
) -> Result<(), StoreError> {
    let archived_at = (status == Status::Archived).then_some(at);
    let activated_at = (status == Status::Active).then_some(at);
    let word = status.as_str().into();
    let key = [repository_id.into(), digest.into()];
    let [id, name] = key;
    tx.execute(SET, &[word, archived_at.into(), activated_at.into(), restore_at.into(), id, name]).await?;
    tx.execute(SET_OF_TAGS, &[word, id, name]).await?;
    Ok(())
}

/// Makes an image that was pushed again active at once, wherever it was.
pub(super) async fn wake(
    tx: &mut Tx<'_>,
    repository_id: i64,
    digest: &str,
    at: i64,
) -> Result<(), StoreError> {
    let [id, name] = [repository_id.into(), digest.into()];
    if tx.execute(WAKE, &[at.into(), id, name]).await? > 0 {
        tx.execute(SET_OF_TAGS, &[Status::Active.as_str().into(), id, name]).await?;
    }
    Ok(())
}
