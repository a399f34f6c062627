//! How much waits in the collector's queues.

use super::{FromRow, Row, Rows, statements};
use crate::StoreError;

statements! {
    LINKS = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
             CAST(0 AS BIGINT), MIN(at) FROM (SELECT until AS at FROM blob_lease \
             ORDER BY until LIMIT $2) AS waiting";
    CONDEMNED = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
                 CAST(COALESCE(SUM(bytes), 0) AS BIGINT), MIN(at) FROM (SELECT at, stored_size AS bytes \
                 FROM condemned JOIN blob ON blob.generation = condemned.generation \
                 ORDER BY at LIMIT $2) AS waiting";
    DOOMED = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
              CAST(COALESCE(SUM(bytes), 0) AS BIGINT), MIN(at) FROM (SELECT due AS at, stored_size AS bytes \
              FROM doomed ORDER BY due LIMIT $2) AS waiting";
    REPOSITORIES = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
                    CAST(0 AS BIGINT), MIN(at) FROM (SELECT since AS at FROM dead_repository \
                    ORDER BY id LIMIT $2) AS waiting";
    TRASH = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN at <= $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
             CAST(COALESCE(SUM(bytes), 0) AS BIGINT), MIN(at) FROM (\
             SELECT * FROM (SELECT deleted_at AS at, CASE WHEN image_size > 1099511627776 THEN 1099511627776 \
             ELSE image_size END AS bytes FROM deleted_manifest ORDER BY deleted_at LIMIT $2) AS manifests \
             UNION ALL SELECT * FROM (SELECT deleted_at, size FROM deleted_repo_blob \
             ORDER BY deleted_at LIMIT $2) AS links \
             UNION ALL SELECT * FROM (SELECT deleted_at, CAST(0 AS BIGINT) FROM deleted_tag \
             ORDER BY deleted_at LIMIT $2) AS tags \
             UNION ALL SELECT * FROM (SELECT deleted_at, CAST(0 AS BIGINT) FROM deleted_repository \
             ORDER BY deleted_at LIMIT $2) AS repositories) AS waiting";
}

/// What waits in one queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Rows.
    pub rows: i64,
    /// Rows whose time is not later than was asked.
    pub due: i64,
    /// Bytes that they stand for.
    pub bytes: i64,
    /// The oldest time, in microseconds.
    pub oldest: Option<i64>,
}

impl FromRow for Waiting {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self { rows: row.int()?, due: row.int()?, bytes: row.int()?, oldest: row.opt_int()? })
    }
}

macro_rules! queues {
    ($($(#[$doc:meta])* $name:ident = $statement:ident;)*) => {
        $($(#[$doc])* pub async fn $name(
            rows: &mut impl Rows,
            before: i64,
            most: i64,
        ) -> Result<Waiting, StoreError> {
            Ok(rows.fetch_optional($statement, &[before.into(), most.into()]).await?.unwrap_or_default())
        })*
    };
}

queues! {
    /// The trash: those deleted at `before` (microseconds) or earlier are due; `most` of each kind are counted.
    trash = TRASH;
    /// Dead repositories, at most `most`.
    repositories = REPOSITORIES;
    /// Links with a lease: those whose lease ends at `before` (microseconds) or earlier are due; at most `most`. Their
    /// bytes are not summed: most of them stay.
    links = LINKS;
    /// Objects that lost a link at `before` (microseconds) or earlier are due; at most `most`.
    condemned = CONDEMNED;
    /// Objects whose removal was due at `before` (microseconds); at most `most`.
    doomed = DOOMED;
}
