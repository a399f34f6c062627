//! Lists of manifests, page by page.

use super::{Manifest, Status, columns, join_pull};
use crate::StoreError;
use crate::meta::{Rows, Value, statements};

statements! {
    PAGE = concat!("SELECT ", columns!(), " FROM manifest ", join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest > $2 ORDER BY manifest.digest LIMIT $3");
    PAGE_OF = concat!("SELECT ", columns!(), " FROM manifest ", join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest > $2 AND manifest.status = $3 \
        ORDER BY manifest.digest LIMIT $4");
    /// The cross join keeps SQLite from walking all manifests to look for the few.
    TAGGED_PAGE = concat!("SELECT ", columns!(), " FROM (SELECT DISTINCT digest FROM tag \
        WHERE repository_id = $1 AND digest > $2 ORDER BY digest LIMIT $3) AS tagged CROSS JOIN manifest ",
        join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest = tagged.digest ORDER BY tagged.digest");
    TAGGED_PAGE_OF = concat!("SELECT ", columns!(), " FROM (SELECT DISTINCT digest FROM tag \
        WHERE repository_id = $1 AND digest > $2 AND status = $3 ORDER BY digest LIMIT $4) AS tagged \
        CROSS JOIN manifest ", join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest = tagged.digest ORDER BY tagged.digest");
    UNTAGGED_PAGE = concat!("SELECT ", columns!(), " FROM manifest ", join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest > $2 AND manifest.digest <= $3 \
        AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.repository_id = $1 AND tag.digest = manifest.digest) \
        ORDER BY manifest.digest LIMIT $4");
    UNTAGGED_PAGE_OF = concat!("SELECT ", columns!(), " FROM manifest ", join_pull!(),
        " WHERE manifest.repository_id = $1 AND manifest.digest > $2 AND manifest.digest <= $3 \
        AND manifest.status = $4 \
        AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.repository_id = $1 AND tag.digest = manifest.digest) \
        ORDER BY manifest.digest LIMIT $5");
    STRETCH = "SELECT COUNT(*), MAX(digest) FROM (SELECT digest FROM manifest \
               WHERE repository_id = $1 AND digest > $2 ORDER BY digest LIMIT $3) AS stretch";
    STRETCH_OF = "SELECT COUNT(*), MAX(digest) FROM (SELECT digest FROM manifest \
                  WHERE repository_id = $1 AND digest > $2 AND status = $3 ORDER BY digest LIMIT $4) AS stretch";
    IDS = "SELECT manifest.digest, tag.name FROM manifest \
           LEFT JOIN tag ON tag.repository_id = manifest.repository_id AND tag.digest = manifest.digest \
           WHERE manifest.repository_id = $1 AND manifest.digest >= $2 \
           AND (manifest.digest > $2 OR COALESCE(tag.name, '') > $3) \
           ORDER BY manifest.digest, tag.name LIMIT $4";
    IDS_OF = "SELECT manifest.digest, tag.name FROM manifest \
              LEFT JOIN tag ON tag.repository_id = manifest.repository_id AND tag.digest = manifest.digest \
              WHERE manifest.repository_id = $1 AND manifest.digest >= $2 AND manifest.status = $3 \
              AND (manifest.digest > $2 OR COALESCE(tag.name, '') > $4) \
              ORDER BY manifest.digest, tag.name LIMIT $5";
}

/// Which manifests a page lists, by their tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagStatus {
    /// All.
    #[default]
    Any,
    /// Those with a tag.
    Tagged,
    /// Those without one.
    Untagged,
}

/// Which manifests a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// By their tags.
    pub tags: TagStatus,
    /// By their status; none lists all.
    pub status: Option<Status>,
}

impl Default for Filter {
    /// The active ones, with tags or without.
    fn default() -> Self {
        Self { tags: TagStatus::Any, status: Some(Status::Active) }
    }
}

/// One page of manifests.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The manifests, by digest.
    pub manifests: Vec<Manifest>,
    /// The digest through which all manifests were looked at, if more follow though the page is not full.
    pub through: Option<String>,
}

/// How many manifests a page of untagged ones looks at: about a microsecond each.
pub const STRETCH_MANIFESTS: i64 = 2_000;

/// Up to `limit` manifests whose digest is above `after`, by digest. Between untagged ones any number of tagged ones
/// may lie, so a page of those looks at a stretch of manifests only, and may be short or empty though more follow.
pub async fn page(
    rows: &mut impl Rows,
    repository_id: i64,
    filter: Filter,
    after: &str,
    limit: i64,
) -> Result<Page, StoreError> {
    if filter.tags == TagStatus::Untagged {
        return untagged(rows, repository_id, filter.status, after, limit).await;
    }
    let mut values: Vec<Value<'_>> = vec![repository_id.into(), after.into()];
    values.extend(filter.status.map(|status| Value::from(status.as_str())));
    values.push(limit.into());
    let statement = match (filter.tags, filter.status) {
        (TagStatus::Tagged, None) => TAGGED_PAGE,
        (TagStatus::Tagged, Some(_)) => TAGGED_PAGE_OF,
        (_, None) => PAGE,
        (_, Some(_)) => PAGE_OF,
    };
    Ok(Page { manifests: rows.fetch(statement, &values).await?, through: None })
}

async fn untagged(
    rows: &mut impl Rows,
    repository_id: i64,
    status: Option<Status>,
    after: &str,
    limit: i64,
) -> Result<Page, StoreError> {
    let (id, status) = (Value::from(repository_id), status.map(|status| Value::from(status.as_str())));
    let stretch = match status {
        None => rows.query(STRETCH, &[id, after.into(), STRETCH_MANIFESTS.into()]).await?,
        Some(status) => rows.query(STRETCH_OF, &[id, after.into(), status, STRETCH_MANIFESTS.into()]).await?,
    };
    let Some(mut stretch) = stretch.into_iter().next() else {
        return Ok(Page { manifests: Vec::new(), through: None });
    };
    let (walked, through) = (stretch.int()?, stretch.opt_text()?);
    let end = through.as_deref().unwrap_or(after).into();
    let manifests: Vec<Manifest> = match status {
        None => rows.fetch(UNTAGGED_PAGE, &[id, after.into(), end, limit.into()]).await?,
        Some(status) => rows.fetch(UNTAGGED_PAGE_OF, &[id, after.into(), end, status, limit.into()]).await?,
    };
    let ends = walked < STRETCH_MANIFESTS || manifests.len() as i64 >= limit;
    Ok(Page { manifests, through: through.filter(|_| !ends) })
}

/// Up to `limit` pairs of digest and tag after `after`, by digest and tag; an untagged manifest gives one pair
/// without a tag.
pub async fn ids(
    rows: &mut impl Rows,
    repository_id: i64,
    status: Option<Status>,
    (digest, tag): (&str, &str),
    limit: i64,
) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let (id, digest, tag, limit) = (repository_id.into(), digest.into(), tag.into(), limit.into());
    let mut found = match status {
        None => rows.query(IDS, &[id, digest, tag, limit]).await?,
        Some(status) => rows.query(IDS_OF, &[id, digest, status.as_str().into(), tag, limit]).await?,
    };
    found.iter_mut().map(|row| Ok((row.text()?, row.opt_text()?))).collect()
}
