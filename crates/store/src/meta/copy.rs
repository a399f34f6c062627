//! All rows of one database into another, for a deployment that moves. Table by table in the order of their keys. What
//! an earlier copy left in the target goes first: upkeep leaves no trace in the log, so nobody could tell which of
//! those rows are still as they were.

use super::log::{self, Position};
use super::{Row, Rows, Statement, Value, deployment, moving, statements};
use crate::{Database, StoreError};

statements! {
    HEAD = "SELECT number FROM log_head WHERE id = 1";
    SET_HEAD = "UPDATE log_head SET epoch = $1, number = $2, move_to = '', move_run = '', moved = 0, move_at = 0 \
                WHERE id = 1";
    OBJECTS = "SELECT generation, digest, stored_size FROM blob WHERE generation > $1 ORDER BY generation LIMIT $2";
    OBJECTS_LEFT = "SELECT COUNT(*), CAST(SUM(stored_size) AS BIGINT), MAX(generation) \
                    FROM (SELECT generation, stored_size FROM blob WHERE generation > $1 \
                    ORDER BY generation LIMIT $2) AS stretch";
    FORGET = "DELETE FROM deployment WHERE id = $1";
    SET_SEQUENCE = "SELECT CAST($1 AS BIGINT) /* , setval('log_number', $1) */";
}

/// Rows in one statement.
const GROUP: usize = 16;
/// Rows in one transaction.
const PAGE: usize = GROUP * 16;
/// Rows in one transaction, where each may be megabytes.
const WIDE_PAGE: usize = GROUP;
/// Rows that one statement deletes, and that one counts: PostgreSQL ends a statement after twenty seconds.
const DELETED: usize = 5_000;
const COUNTED: i64 = 50_000;

/// A table that is copied.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How many of the columns, from the left, are its key.
    key: usize,
    /// Its columns, the key's first.
    columns: &'static [&'static str],
    /// Whether a row may be megabytes.
    wide: bool,
}

macro_rules! tables {
    ($($name:ident ($($key:ident),+; $($column:ident),*) $($wide:ident)?;)+) => {
        /// Every table that moves with a deployment, but for `deployment` and `log_head`, which are written last.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            key: [$(stringify!($key)),+].len(),
            columns: &[$(stringify!($key),)+ $(stringify!($column)),*],
            wide: false $(|| stringify!($wide).len() > 0)?,
        }),+];
    };
}

tables! {
    change(epoch, number; at, kind, body, payload) wide;
    account(id; name, created_at);
    access_key(id; account, sealed_secret, status, created_at, user_id);
    registry(id; kind, account, region);
    repository(id; registry_id, name, created_at, created_by, tag_mutability, tag_mutability_exclusions, scan_on_push,
        encryption_type, kms_key);
    deleted_repository(id; registry_id, name, created_at, created_by, tag_mutability, tag_mutability_exclusions,
        scan_on_push, encryption_type, kms_key, deleted_at);
    resource_tag(repository_id, name; content);
    blob(generation; digest, account, region, encryption_key, size, stored_size, format, sealing, created_at);
    repo_blob(repository_id, digest; generation, size, wrapped_key, linked_at);
    deleted_repo_blob(repository_id, digest, generation; size, wrapped_key, linked_at, deleted_at);
    manifest(repository_id, digest; media_type, artifact_media_type, artifact_type, subject, image_size, pushed_at,
        size, sealing, status, archived_at, activated_at, restore_at, annotations, bytes) wide;
    deleted_manifest(repository_id, digest; media_type, artifact_media_type, artifact_type, subject, image_size,
        pushed_at, size, sealing, annotations, bytes, deleted_at, status, archived_at, activated_at, restore_at) wide;
    manifest_reference(repository_id, manifest, digest; kind, media_type);
    tag(repository_id, name; digest, moved_at, status);
    deleted_tag(repository_id, name; digest, deleted_at);
    iam_entity(id; account, kind, name, name_key, path, arn, created_at, body);
    iam_relation(subject, kind, object; related_at);
    iam_document(owner, kind, name; document, created_at);
    iam_tag(owner, name; content);
    revocation(kind, subject; up_to);
    repository_policy(repository_id; document);
    registry_policy(registry_id; document);
    registry_setting(registry_id, name; content);
    creation_template(registry_id, prefix; body, created_at, updated_at);
    pull_time_exclusion(registry_id, principal; created_at);
    repository_setting(repository_id, name; content);
    lifecycle_policy(repository_id; document, set_at);
    pin(repository_id, reference; pinned_at);
    image_in_use(repository_id, digest; until, reporter);
    gone_subject(repository_id, digest; gone_at, due_at);
    lifecycle_evaluation(repository_id; due_at, evaluated_at, images, expired, archived, spared, failed, error);
    iam_session(id; body, expires_at);
    access_key_use(id; used_at, service, region);
    denial(request_id; at, body);
    dead_repository(id; since);
    repository_size(repository_id, shard; images, logical_bytes, unique_bytes);
    stored_size(shard; objects, bytes);
    blob_lease(repository_id, digest; until);
    condemned(generation; at);
    lost_object(generation; how, since);
    pull(repository_id, digest; pulled_at);
    issued_token(id; account, principal, access_key_id, issued_at, expires_at, holder);
}

/// Tables that stay behind: uploads under way, whose bytes do, objects that are about to be removed, previews, and how
/// jobs fared.
#[cfg(test)]
pub(crate) const LEFT_BEHIND: &[&str] =
    &["upload", "doomed", "job_run", "lifecycle_preview", "lifecycle_preview_page"];

/// The statements of one table. They live as long as the process, which copies once.
struct Texts {
    first: Statement,
    next: Statement,
    clear: Statement,
    /// The key of the row with which a stretch of counted rows ends.
    first_step: Statement,
    next_step: Statement,
    /// The count of what is shorter than a stretch.
    all: Statement,
    rest: Statement,
    one: Statement,
    many: Statement,
}

impl Table {
    fn texts(&self) -> Texts {
        let text = |text: String| Statement(Box::leak(text.into_boxed_str()));
        let (name, columns, key) = (self.name, self.columns.join(", "), self.columns[..self.key].join(", "));
        let places = |from: usize, count: usize| {
            let places: Vec<String> = (from..from + count).map(|n| format!("${n}")).collect();
            format!("({})", places.join(", "))
        };
        let width = self.columns.len();
        let rows = |count: usize| {
            (0..count).map(|row| places(row * width + 1, width)).collect::<Vec<_>>().join(", ")
        };
        let (after, page, step) = (places(1, self.key), self.page(), COUNTED - 1);
        Texts {
            first: text(format!("SELECT {columns} FROM {name} ORDER BY {key} LIMIT {page}")),
            next: text(format!(
                "SELECT {columns} FROM {name} WHERE ({key}) > {after} ORDER BY {key} LIMIT {page}"
            )),
            clear: text(format!(
                "DELETE FROM {name} WHERE ({key}) IN (SELECT {key} FROM {name} ORDER BY {key} LIMIT {DELETED})"
            )),
            first_step: text(format!("SELECT {key} FROM {name} ORDER BY {key} LIMIT 1 OFFSET {step}")),
            next_step: text(format!(
                "SELECT {key} FROM {name} WHERE ({key}) > {after} ORDER BY {key} LIMIT 1 OFFSET {step}"
            )),
            all: text(format!("SELECT COUNT(*) FROM {name}")),
            rest: text(format!("SELECT COUNT(*) FROM {name} WHERE ({key}) > {after}")),
            one: text(format!("INSERT INTO {name} ({columns}) VALUES {}", rows(1))),
            many: text(format!("INSERT INTO {name} ({columns}) VALUES {}", rows(GROUP))),
        }
    }

    #[cfg(test)]
    pub(crate) fn columns(&self) -> std::collections::BTreeSet<String> {
        self.columns.iter().map(|column| (*column).to_owned()).collect()
    }

    fn page(&self) -> usize {
        if self.wide { WIDE_PAGE } else { PAGE }
    }

    /// Copies all rows of this table to a database where it is empty, as the run that has [taken](moving::take) it, and
    /// tells `progress` how many rows each step copied. The source must not change meanwhile. Answers how many there are.
    pub async fn copy(
        &self,
        from: &Database,
        (to, run): (&Database, &str),
        mut progress: impl FnMut(u64),
    ) -> Result<u64, StoreError> {
        let (mut source, texts, mut copied) = (from, self.texts(), 0);
        let mut page = source.query(texts.first, &[]).await?;
        while let Some(last) = page.last() {
            let (after, count) = (last.first(self.key), page.len() as u64);
            let (one, many, run) = (texts.one, texts.many, run.to_owned());
            to.write_relaxed(async move |tx| {
                moving::taken(tx, &run).await?;
                for group in page.chunks(GROUP) {
                    if group.len() == GROUP {
                        let values: Vec<Value<'_>> =
                            group.iter().flat_map(|row| row.values(usize::MAX)).collect();
                        tx.execute(many, &values).await?;
                        continue;
                    }
                    for row in group {
                        tx.execute(one, &row.values(usize::MAX)).await?;
                    }
                }
                tx.commit_upkeep(()).await
            })
            .await?;
            copied += count;
            progress(count);
            page = source.query(texts.next, &after.values(self.key)).await?;
        }
        Ok(copied)
    }

    /// How many rows the table has.
    pub async fn count(&self, mut db: &Database) -> Result<u64, StoreError> {
        let texts = self.texts();
        let (mut counted, mut last) = (0, db.query(texts.first_step, &[]).await?);
        while let Some(row) = last.first() {
            counted += COUNTED.unsigned_abs();
            let after = row.first(self.key);
            last = db.query(texts.next_step, &after.values(self.key)).await?;
            if last.is_empty() {
                let rest = db.query(texts.rest, &after.values(self.key)).await?;
                return Ok(counted + int(rest)?);
            }
        }
        int(db.query(texts.all, &[]).await?)
    }

    async fn clear(&self, db: &Database, run: &str) -> Result<(), StoreError> {
        let clear = self.texts().clear;
        loop {
            let run = run.to_owned();
            let step = async move |tx: &mut super::Tx<'_>| {
                moving::taken(tx, &run).await?;
                let deleted = tx.execute(clear, &[]).await?;
                tx.commit_upkeep(deleted).await
            };
            if db.write_relaxed::<_, StoreError, _>(step).await? == 0 {
                return Ok(());
            }
        }
    }
}

/// Empties all tables of `db`, which nothing may be served from, as the run that has [taken](moving::take) it.
pub async fn clear(db: &Database, run: &str) -> Result<(), StoreError> {
    if let Some(deployment) = deployment::load(&mut &*db).await? {
        let run = run.to_owned();
        db.write(async move |tx| {
            moving::taken(tx, &run).await?;
            tx.execute(FORGET, &[(&deployment.id).into()]).await?;
            tx.commit_upkeep(()).await
        })
        .await?;
    }
    for table in TABLES {
        table.clear(db, run).await?;
    }
    Ok(())
}

/// Where the log of a database ends: two copies that were made at the same position are of the same logged rows.
pub async fn position(rows: &mut impl Rows) -> Result<Position, StoreError> {
    // SQLite counts in a row, PostgreSQL by a sequence.
    let number = number(rows, HEAD).await?.max(log::newest(rows).await?.number);
    Ok(Position { epoch: deployment::epoch(rows).await?, number })
}

fn int(mut rows: Vec<Row>) -> Result<u64, StoreError> {
    Ok(rows.first_mut().map(Row::int).transpose()?.unwrap_or(0).unsigned_abs())
}

async fn number(rows: &mut impl Rows, statement: Statement) -> Result<i64, StoreError> {
    let mut found = rows.query(statement, &[]).await?;
    Ok(found.first_mut().map(Row::opt_int).transpose()?.flatten().unwrap_or(0))
}

/// Ends a copy by the run that has [taken](moving::take) `to`: the log goes on there, in `epoch`, and the deployment is
/// there. Answers the epoch that it is in: another one if that was done before.
pub async fn finish(from: &Database, (to, run): (&Database, &str), epoch: i64) -> Result<i64, StoreError> {
    let mut source = from;
    let head = position(&mut source).await?.number;
    let lost = || StoreError::Damaged("the source has no deployment".to_owned());
    let deployment = deployment::load(&mut source).await?.ok_or_else(lost)?;
    let run = run.to_owned();
    to.write(async move |tx| {
        if deployment::load(tx).await?.is_some() {
            let epoch = deployment::epoch(tx).await?;
            return Ok(tx.keep_nothing(epoch));
        }
        moving::taken(tx, &run).await?;
        tx.execute(SET_HEAD, &[epoch.into(), head.into()]).await?;
        // A sequence begins at 1.
        tx.query(SET_SEQUENCE, &[head.max(1).into()]).await?;
        deployment::insert(tx, &deployment).await?;
        tx.commit_upkeep(epoch).await
    })
    .await
}

/// One object that the rows name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its name in the blob store.
    pub generation: String,
    /// The digest of what it holds.
    pub digest: String,
    /// How many bytes the blob store keeps of it.
    pub stored_size: i64,
}

impl super::FromRow for Object {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { generation: row.text()?, digest: row.text()?, stored_size: row.int()? })
    }
}

/// Up to `limit` objects after the generation `after`, by generation.
pub async fn objects(rows: &mut impl Rows, after: &str, limit: i64) -> Result<Vec<Object>, StoreError> {
    rows.fetch(OBJECTS, &[after.into(), limit.into()]).await
}

/// How many objects follow the generation `after`, and how many bytes they have.
pub async fn objects_left(rows: &mut impl Rows, after: &str) -> Result<(u64, u64), StoreError> {
    let (mut after, mut objects, mut bytes) = (after.to_owned(), 0, 0);
    loop {
        let mut found = rows.query(OBJECTS_LEFT, &[(&after).into(), COUNTED.into()]).await?;
        let Some(row) = found.first_mut() else { return Ok((objects, bytes)) };
        objects += row.int()?.unsigned_abs();
        bytes += row.opt_int()?.unwrap_or(0).unsigned_abs();
        let Some(last) = row.opt_text()? else { return Ok((objects, bytes)) };
        after = last;
    }
}
