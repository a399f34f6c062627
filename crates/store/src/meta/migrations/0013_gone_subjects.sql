-- Upkeep from here on: not logged and not rebuilt.

-- Manifests that were deleted while something referred to them, and when that is looked at.
CREATE TABLE gone_subject (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    gone_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX gone_subject_by_time ON gone_subject (due_at, repository_id, digest);
