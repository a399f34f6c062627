//! Uploads (upkeep). A row is also the intent under which its object may be written, and the turn of whoever writes
//! it: what changes an upload names the turn that it is part of, and does nothing once that is not the row's.

use super::{FromRow, Row, Rows, Tx, Value, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT id, repository_id, principal, generation, bytes, sha256_state, sha512_state, hash_version, \
            boot_id, parts, smallest_part, last_part, created_at, active_at, resume, turn, turn_until, ended \
            FROM upload WHERE id = $1";
    LOCK = "SELECT id, repository_id, principal, generation, bytes, sha256_state, sha512_state, hash_version, \
            boot_id, parts, smallest_part, last_part, created_at, active_at, resume, turn, turn_until, ended \
            FROM upload WHERE id = $1 /* FOR UPDATE */";
    INSERT = "INSERT INTO upload (id, repository_id, principal, generation, bytes, sha256_state, sha512_state, \
              hash_version, boot_id, parts, smallest_part, last_part, created_at, active_at, resume, turn, \
              turn_until, ended) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    /// `ended = ''` would let PostgreSQL walk the index of all that have not ended, if it holds few rows when the plan
    /// is made.
    PROGRESS = "UPDATE upload SET bytes = $1, sha256_state = $2, sha512_state = $3, hash_version = $4, \
                boot_id = $5, parts = $6, smallest_part = $7, last_part = $8, active_at = $9, resume = $10, \
                turn = $11, turn_until = $12 WHERE id = $13 AND turn = $14 AND LENGTH(ended) = 0";
    BEGIN_TURN = "UPDATE upload SET turn = $1, turn_until = $2, generation = $3, resume = $4 WHERE id = $5";
    RENEW_TURN = "UPDATE upload SET turn_until = $1 WHERE id = $2 AND turn = $3 AND LENGTH(ended) = 0";
    END_TURN = "UPDATE upload SET turn = '' WHERE id = $1 AND turn = $2";
    FORGET_TURNS = "UPDATE upload SET turn_until = 0 WHERE turn > ''";
    FINISH = "UPDATE upload SET ended = $1, generation = $2, resume = $3, sha256_state = $4, \
              sha512_state = NULL, turn = '' WHERE id = $5 AND turn = $6 AND LENGTH(ended) = 0";
    GIVE_UP = "UPDATE upload SET ended = 'dropped', active_at = 0, turn = '' \
               WHERE id = $1 AND turn = $2 AND LENGTH(ended) = 0";
    CLEAR = "UPDATE upload SET generation = '', resume = '' WHERE id = $1 AND ended <> ''";
    DELETE = "DELETE FROM upload WHERE id = $1 AND ended <> ''";
    ACTIVE = "SELECT COUNT(*) FROM (SELECT 1 FROM upload \
              WHERE principal = $1 AND active_at >= $2 AND ended = '' LIMIT $3) AS active";
    IDLE = "SELECT id, repository_id, principal, generation, bytes, sha256_state, sha512_state, hash_version, \
            boot_id, parts, smallest_part, last_part, created_at, active_at, resume, turn, turn_until, ended \
            FROM upload WHERE active_at >= $1 AND (active_at > $1 OR id > $2) AND active_at < $3 \
            ORDER BY active_at, id LIMIT $4";
}

/// An upload: under way, or ended and remembered for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// A UUID.
    pub id: String,
    /// The repository that it goes to.
    pub repository_id: i64,
    /// The ARN of who began it.
    pub principal: String,
    /// The object that its bytes go to; empty once that is a blob's, or gone.
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
    /// When a byte last came, in microseconds; 0 for one that was dropped.
    pub active_at: i64,
    /// What the blob store needs to go on after `bytes`: its own text.
    pub resume: String,
    /// The token of who has the turn; empty for nobody.
    pub turn: String,
    /// When the turn ends unless it is renewed, in microseconds.
    pub turn_until: i64,
    /// Empty while it is under way; then the digest that it became, or `dropped`.
    pub ended: String,
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
            resume: row.text()?,
            turn: row.text()?,
            turn_until: row.int()?,
            ended: row.text()?,
        })
    }
}

/// The upload with this id.
pub async fn find(rows: &mut impl Rows, id: &str) -> Result<Option<Upload>, StoreError> {
    rows.fetch_optional(FIND, &[id.into()]).await
}

/// The upload with this id, which stays as it is until the transaction ends.
pub async fn lock(tx: &mut Tx<'_>, id: &str) -> Result<Option<Upload>, StoreError> {
    tx.fetch_optional(LOCK, &[id.into()]).await
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

/// Up to `limit` uploads, ended or not, that were last active before `before` (microseconds), idlest first,
/// beginning after the one that was last active at a time and has an id.
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
    let values: [Value<'_>; 18] = [
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
        (&it.resume).into(),
        (&it.turn).into(),
        it.turn_until.into(),
        (&it.ended).into(),
    ];
    tx.execute(INSERT, &values).await?;
    Ok(())
}

/// Saves how far an upload has come, and its turn, as part of `turn`; answers false if that is over.
pub async fn save_progress(tx: &mut Tx<'_>, it: &Upload, turn: &str) -> Result<bool, StoreError> {
    let values: [Value<'_>; 14] = [
        it.bytes.into(),
        (&it.sha256_state).into(),
        it.sha512_state.as_ref().into(),
        (&it.hash_version).into(),
        (&it.boot_id).into(),
        it.parts.into(),
        it.smallest_part.into(),
        it.last_part.into(),
        it.active_at.into(),
        (&it.resume).into(),
        (&it.turn).into(),
        it.turn_until.into(),
        (&it.id).into(),
        turn.into(),
    ];
    Ok(tx.execute(PROGRESS, &values).await? > 0)
}

/// Begins the turn that `it` names, over the object that it names. Call it with the row locked.
pub async fn begin_turn(tx: &mut Tx<'_>, it: &Upload) -> Result<(), StoreError> {
    let values = [
        (&it.turn).into(),
        it.turn_until.into(),
        (&it.generation).into(),
        (&it.resume).into(),
        (&it.id).into(),
    ];
    tx.execute(BEGIN_TURN, &values).await?;
    Ok(())
}

/// Lets a turn last until `until` (microseconds); answers false if it is over.
pub async fn renew_turn(tx: &mut Tx<'_>, id: &str, turn: &str, until: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(RENEW_TURN, &[until.into(), id.into(), turn.into()]).await? > 0)
}

/// Ends a turn in which nothing was begun that could still reach the object.
pub async fn end_turn(tx: &mut Tx<'_>, id: &str, turn: &str) -> Result<(), StoreError> {
    tx.execute(END_TURN, &[id.into(), turn.into()]).await?;
    Ok(())
}

/// Lets all turns be over: those who had them are no more.
pub async fn forget_turns(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    tx.execute(FORGET_TURNS, &[]).await
}

/// Ends the upload as the blob `digest`, as part of `turn`; answers false if that is over. `spare` says that
/// another object holds the content, so that the upload's own is still to be removed.
pub async fn finish(
    tx: &mut Tx<'_>,
    it: &Upload,
    turn: &str,
    digest: &str,
    spare: bool,
) -> Result<bool, StoreError> {
    let (generation, resume) = if spare { (it.generation.as_str(), it.resume.as_str()) } else { ("", "") };
    let values: [Value<'_>; 6] =
        [digest.into(), generation.into(), resume.into(), [].as_slice().into(), (&it.id).into(), turn.into()];
    Ok(tx.execute(FINISH, &values).await? > 0)
}

/// Ends the upload for nothing, as part of `turn`; answers false if that is over. Nobody can go on with it from
/// here on, and its object may be removed.
pub async fn give_up(tx: &mut Tx<'_>, id: &str, turn: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(GIVE_UP, &[id.into(), turn.into()]).await? > 0)
}

/// Notes that an ended upload has no object any more.
pub async fn clear(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    tx.execute(CLEAR, &[id.into()]).await?;
    Ok(())
}

/// Forgets an upload that has ended; answers false if it was forgotten already.
pub async fn delete(tx: &mut Tx<'_>, id: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(DELETE, &[id.into()]).await? > 0)
}
