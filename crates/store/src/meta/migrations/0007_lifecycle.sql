-- Lifecycle policies as they are given out, each with when it was put.
CREATE TABLE lifecycle_policy (
    repository_id BIGINT PRIMARY KEY,
    document TEXT NOT NULL,
    set_at BIGINT NOT NULL
);

-- Upkeep from here on: not logged and not rebuilt.

-- When a repository's policy is to be evaluated, and what came of the last time; 0 is a time not known yet, or never.
CREATE TABLE lifecycle_evaluation (
    repository_id BIGINT PRIMARY KEY,
    due_at BIGINT NOT NULL,
    evaluated_at BIGINT NOT NULL DEFAULT 0,
    images BIGINT NOT NULL DEFAULT 0,
    expired BIGINT NOT NULL DEFAULT 0,
    archived BIGINT NOT NULL DEFAULT 0,
    spared BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    error TEXT
);
CREATE INDEX lifecycle_evaluation_by_time ON lifecycle_evaluation (due_at, repository_id);

-- What a policy would do: one preview for each repository, its results in pages by digest.
CREATE TABLE lifecycle_preview (
    repository_id BIGINT PRIMARY KEY,
    document TEXT NOT NULL,
    status TEXT NOT NULL,
    changes_at BIGINT NOT NULL,
    expiring BIGINT NOT NULL DEFAULT 0,
    archiving BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX lifecycle_preview_by_time ON lifecycle_preview (changes_at, repository_id);
CREATE TABLE lifecycle_preview_page (
    repository_id BIGINT NOT NULL,
    first_digest TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (repository_id, first_digest)
);

-- The images that indexes name, by themselves.
CREATE INDEX manifest_reference_to_child ON manifest_reference (repository_id, digest, manifest) WHERE kind = 'child';
