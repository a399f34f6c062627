-- Upkeep from here on: not logged and not rebuilt.

-- When a job last ran, at whichever process, and what failed last.
CREATE TABLE job_run (
    job TEXT PRIMARY KEY,
    run_at BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    failure TEXT NOT NULL
);
