//! When jobs last ran, at whichever process, and what failed last (upkeep).

use super::{FromRow, Row, Rows, Tx, statements};
use crate::StoreError;

statements! {
    FIND = "SELECT run_at, failed_at, failure FROM job_run WHERE job = $1";
    NOTE = "INSERT INTO job_run (job, run_at, failed_at, failure) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (job) DO UPDATE SET \
            run_at = CASE WHEN job_run.run_at < excluded.run_at THEN excluded.run_at ELSE job_run.run_at END, \
            failure = CASE WHEN job_run.failed_at < excluded.failed_at THEN excluded.failure \
            ELSE job_run.failure END, \
            failed_at = CASE WHEN job_run.failed_at < excluded.failed_at THEN excluded.failed_at \
            ELSE job_run.failed_at END";
}

/// How a job fared lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobRun {
    /// When it last began, in microseconds.
    pub run_at: Option<i64>,
    /// When something last failed, in microseconds, and what.
    pub failed: Option<(i64, String)>,
}

impl FromRow for JobRun {
    fn from_row(row: &mut Row) -> Result<Self, StoreError> {
        let (run_at, failed_at, failure) = (row.int()?, row.int()?, row.text()?);
        let failed = Some((failed_at, failure)).filter(|(at, _)| *at > 0);
        Ok(Self { run_at: Some(run_at).filter(|at| *at > 0), failed })
    }
}

/// How `job` fared lately, at any process.
pub async fn find(rows: &mut impl Rows, job: &str) -> Result<JobRun, StoreError> {
    Ok(rows.fetch_optional(FIND, &[job.into()]).await?.unwrap_or_default())
}

/// Notes how `job` fared; what is older than what is noted changes nothing.
pub async fn note(tx: &mut Tx<'_>, job: &str, run: &JobRun) -> Result<(), StoreError> {
    let (failed_at, failure) = run.failed.as_ref().map_or((0, ""), |(at, what)| (*at, what.as_str()));
    let values = [job.into(), run.run_at.unwrap_or(0).into(), failed_at.into(), failure.into()];
    tx.execute(NOTE, &values).await.map(drop)
}
