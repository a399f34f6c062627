-- What is in the trash is found by the time it went there.
CREATE INDEX deleted_repository_by_time ON deleted_repository (deleted_at, id);
CREATE INDEX deleted_repository_by_name ON deleted_repository (registry_id, name, deleted_at);
CREATE INDEX deleted_manifest_by_time ON deleted_manifest (deleted_at, repository_id, digest);
CREATE INDEX deleted_tag_by_time ON deleted_tag (deleted_at, repository_id, name);
CREATE INDEX deleted_tag_by_digest ON deleted_tag (repository_id, digest, name);
CREATE INDEX deleted_repo_blob_by_time ON deleted_repo_blob (deleted_at, repository_id, digest, generation);
CREATE INDEX deleted_repo_blob_by_generation ON deleted_repo_blob (generation);

-- Repositories that can't be restored any more, and whose rows go step by step.
CREATE TABLE dead_repository (
    id BIGINT PRIMARY KEY,
    since BIGINT NOT NULL
);

-- Counts and sums, split by the last character of a digest so that pushes seldom wait for one row.
CREATE TABLE repository_size (
    repository_id BIGINT NOT NULL,
    shard TEXT NOT NULL,
    images BIGINT NOT NULL,
    logical_bytes BIGINT NOT NULL,
    unique_bytes BIGINT NOT NULL,
    PRIMARY KEY (repository_id, shard)
);
INSERT INTO repository_size (repository_id, shard, images, logical_bytes, unique_bytes)
SELECT repository_id, shard, SUM(images), SUM(logical_bytes), SUM(unique_bytes) FROM (
    SELECT repository_id, substr(digest, length(digest), 1) AS shard, 1 AS images,
           CASE WHEN image_size > 1099511627776 THEN 1099511627776 ELSE image_size END AS logical_bytes,
           0 AS unique_bytes FROM manifest
    UNION ALL
    SELECT repository_id, substr(digest, length(digest), 1), 0, 0, size FROM repo_blob
) AS counted GROUP BY repository_id, shard;

-- The same for all objects, by the last character of the generation.
CREATE TABLE stored_size (
    shard TEXT PRIMARY KEY,
    objects BIGINT NOT NULL,
    bytes BIGINT NOT NULL
);
INSERT INTO stored_size (shard, objects, bytes)
SELECT substr(generation, length(generation), 1), COUNT(*), SUM(stored_size) FROM blob
GROUP BY substr(generation, length(generation), 1);

-- Upkeep from here on: not logged and not rebuilt.

-- A link that may turn out to be garbage, which it is not before `until`; 0 is a time not known yet.
CREATE TABLE blob_lease (
    repository_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (repository_id, digest)
);
CREATE INDEX blob_lease_by_time ON blob_lease (until, repository_id, digest);
INSERT INTO blob_lease (repository_id, digest, until)
SELECT repository_id, digest, 0 FROM repo_blob WHERE NOT EXISTS (
    SELECT 1 FROM manifest_reference
    WHERE manifest_reference.repository_id = repo_blob.repository_id
    AND manifest_reference.digest = repo_blob.digest AND kind = 'blob'
);

-- An object of which a link went, last at `at`: to be looked at once no reader can hold it.
CREATE TABLE condemned (
    generation TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE INDEX condemned_by_time ON condemned (at, generation);

-- An object that has no row any more, and is to be removed.
CREATE TABLE doomed (
    generation TEXT PRIMARY KEY,
    stored_size BIGINT NOT NULL,
    since BIGINT NOT NULL,
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL
);
CREATE INDEX doomed_by_time ON doomed (due, generation);
