//! Uploads under way (upkeep). A row is also the intent under which its object may be written.

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT id, repository_id, principal, generation, bytes, sha256_state, sha512_state, hash_version, \
            boot_id, parts, smallest_part, last_part, created_at, active_at FROM upload WHERE id = $1";
    INSERT = "INSERT INTO upload (id, repository_id, principal, generation, bytes, sha256_state, sha512_state, \
              hash_version, boot_id, parts, smallest_part, last_part, created_at, active_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    PROGRESS = "UPDATE upload SET bytes = $1, sha256_state = $2, sha512_state = $3, hash_version = $4, \
                boot_id = $5, parts = $6, smallest_part = $7, last_part = $8, active_at = $9 \
                WHERE id = $10";
    DELETE = "DELETE FROM upload WHERE id = $1";
    ACTIVE = "SELECT COUNT(*) FROM (SELECT 1 FROM upload WHERE principal = $1 AND active_at >= $2 LIMIT $3) \
              AS active";
    IDLE = "SELECT id, repository_id, principal, generation, bytes, sha256_state, sha512_state, hash_version, \
            boot_id, parts, smallest_part, last_part, created_at, active_at FROM upload \
            WHERE active_at >= $1 AND (active_at > $1 OR id > $2) AND active_at < $3 \
            ORDER BY active_at, id LIMIT $4";
}

/// An upload under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// A UUID.
    pub id: String,
    /// The repository that it goes to.
    pub repository_id: i64,
    /// The ARN of who began it.
    pub principal: String,
    /// The object that its bytes go to.
    pub generation: String,
    /// Bytes that are in the object and in the hash state.
    pub bytes: i64,
    /// SHA-256's state after `bytes`.
    pub sha256_state: Vec<u8>,
    /// SHA-512's state after `bytes`, if the client named that algorithm in time.
    pub sha512_state: Option<Vec<u8>>,
    /// What wrote the states.
    pub hash_version: String,
    /// The machine's boot in which the bytes were written: after another one they may have holes.
    pub boot_id: String,
    /// Parts so far (UploadLayerPart).
    pub parts: i64,
    /// Length of the smallest part that another one followed, in bytes; `i64::MAX` for none.
    pub smallest_part: i64,
    /// Length of the newest part, in bytes.
    pub last_part: i64,
    /// In microseconds.
    pub created_at: i64,
    /// When a byte last came, in microseconds.
    pub active_at: i64,
}

impl FromRow for Upload {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text()?,
            repository_id: row.int()?,
            principal: row.text()?,
            generation: row.text()?,
            bytes: row.int()?,
            sha256_state: row.bytes()?,
            sha512_state: row.opt_bytes()?,
            hash_version: row.text()?,
            boot_id: row.text()?,
            parts: row.int()?,
            smallest_part: row.int()?,
            last_part: row.int()?,
            created_at: row.int()?,
            active_at: row.int()?,
        })
    }
}

/// The upload with this id.
pub async fn find(rows: &mut impl Rows, id: &str) -> Result<Option<Upload>, StoreError> {
    rows.fetch_optional(FIND, &[id.into()]).await
}

/// How many uploads of `principal` were active since `since` (microseconds), counted no further than to `most`.
pub async fn count_active(
    rows: &mut impl Rows,
    principal: &str,
    since: i64,
    most: u64,
) -> Result<u64, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut found = rows.query(ACTIVE, &[principal.into(), since.into(), most.into()]).await?;
    let count = found.first_mut().map_or(Ok(0), Row::int)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Up to `limit` uploads that were last active before `before` (microseconds), idlest first, beginning after the
/// one that was last active at a time and has an id.
pub async fn idle(
    rows: &mut impl Rows,
    (after, id): (i64, &str),
    before: i64,
    limit: i64,
) -> Result<Vec<Upload>, StoreError> {
    rows.fetch(IDLE, &[after.into(), id.into(), before.into(), limit.into()]).await
}

/// Begins an upload.
pub async fn insert(tx: &mut Tx<'_>, it: &Upload) -> Result<(), StoreError> {
    let values: [Value<'_>; 14] = [
        (&it.id).into(),
        it.repository_id.into(),
        (&it.principal).into(),
        (&it.generation).into(),
        it.bytes.into(),
        (&it.sha256_state).into(),
        it.sha512_state.as_ref().into(),
        (&it.hash_version).into(),
        (&it.boot_id).into(),
        it.parts.into(),
        it.smallest_part.into(),
        it.last_part.into(),
        it.created_at.into(),
        it.active_at.into(),
    ];
    tx.execute(INSERT, &values).await?;
    Ok(())
}

/// Saves how far an upload has come; answers false if it is gone.
pub async fn save_progress(tx: &mut Tx<'_>, it: &Upload) -> Result<bool, StoreError> {
    let values: [Value<'_>; 10] = [
        it.bytes.into(),
        (&it.sha256_state).into(),
        it.sha512_state.as_ref().into(),
        (&it.hash_version).into(),
        (&it.boot_id).into(),
        it.parts.into(),
        it.smallest_part.into(),
        it.last_part.into(),
        it.active_at.into(),
        (&it.id).into(),
    ];
    Ok(tx.execute(PROGRESS, &values).await? > 0)
}

/// Ends an upload; answers false if it was gone already.
pub async fn delete(tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(DELETE, &[id.into()]).await? > 0)
}
