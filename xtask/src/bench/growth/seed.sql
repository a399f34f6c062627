-- One repository with many images, and many repositories beside it, in SQL that SQLite and PostgreSQL both run. Rows go
-- in in the order of their keys. How many is in the table `asked`, what each image names in `named`.

CREATE TEMP TABLE one AS
SELECT repository.id AS repository, registry_id AS registry, created_at AS at FROM repository
WHERE name = 'growth/images';

CREATE TEMP TABLE image AS
WITH RECURSIVE number(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number, asked WHERE i + 1 < asked.images)
SELECT i, 'sha256:' || lower(hex(randomblob(32))) AS digest FROM number ORDER BY digest;

INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, image_size, pushed_at, size, bytes)
SELECT repository, digest, 'application/vnd.oci.image.manifest.v1+json',
       'application/vnd.oci.image.config.v1+json', 2048, at + i, length(asked.manifest), asked.manifest
FROM image, one, asked ORDER BY digest;

INSERT INTO manifest_reference (repository_id, manifest, digest, kind, media_type)
SELECT repository, image.digest, blob.digest, 'blob', blob.media_type
FROM image, one CROSS JOIN named AS blob ORDER BY image.digest, blob.digest;

INSERT INTO tag (repository_id, name, digest, moved_at)
SELECT repository, 'v' || i, digest, at + i FROM image, one ORDER BY 'v' || i;

INSERT INTO blob (generation, digest, account, region, encryption_key, size, stored_size, format, created_at)
SELECT lower(hex(randomblob(16))), named.digest, account, region, '', 1024, 1024, 1, at
FROM named, one JOIN registry ON registry.id = one.registry;

INSERT INTO repo_blob (repository_id, digest, generation, size, linked_at)
SELECT repository, named.digest, generation, 1024, at FROM named JOIN blob ON blob.digest = named.digest, one;

CREATE TEMP TABLE beside AS
WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number, asked WHERE i < asked.repositories)
SELECT repository + i AS id, 'growth/beside-' || (1000000 + i) AS name, 'sha256:' || lower(hex(randomblob(32))) AS digest
FROM number, one, asked WHERE asked.repositories > 0;

INSERT INTO repository (id, registry_id, name, created_at, created_by, tag_mutability, tag_mutability_exclusions,
                        scan_on_push, encryption_type)
SELECT id, registry, name, at, 'api', 'MUTABLE', '[]', 0, 'AES256' FROM beside, one;

INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, image_size, pushed_at, size, bytes)
SELECT id, digest, 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.config.v1+json', 2048, at,
       length(asked.manifest), asked.manifest
FROM beside, one, asked;

INSERT INTO tag (repository_id, name, digest, moved_at) SELECT id, 'latest', digest, at FROM beside, one;

INSERT INTO repo_blob (repository_id, digest, generation, size, linked_at)
SELECT id, named.digest, generation, 1024, at
FROM beside CROSS JOIN named JOIN blob ON blob.digest = named.digest, one;

INSERT INTO manifest_reference (repository_id, manifest, digest, kind, media_type)
SELECT id, beside.digest, named.digest, 'blob', named.media_type FROM beside CROSS JOIN named;

CREATE TEMP TABLE dead AS
WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number, asked WHERE i < asked.dead)
SELECT lower(hex(randomblob(16))) AS generation, 'sha256:' || lower(hex(randomblob(32))) AS digest
FROM number, asked WHERE asked.dead > 0;

INSERT INTO blob (generation, digest, account, region, encryption_key, size, stored_size, format, created_at)
SELECT generation, digest, account, region, '', 1024, 1024, 1, at
FROM dead, one JOIN registry ON registry.id = one.registry ORDER BY generation;

INSERT INTO repo_blob (repository_id, digest, generation, size, linked_at)
SELECT repository, digest, generation, 1024, at FROM dead, one ORDER BY digest;

INSERT INTO blob_lease (repository_id, digest, until) SELECT repository, digest, at FROM dead, one ORDER BY digest;

-- Counts and sums, as each change keeps them.
DELETE FROM repository_size;
INSERT INTO repository_size (repository_id, shard, images, logical_bytes, unique_bytes)
SELECT repository_id, shard, SUM(images), SUM(logical_bytes), SUM(unique_bytes) FROM (
    SELECT repository_id, substr(digest, length(digest)) AS shard, 1 AS images, image_size AS logical_bytes,
           0 AS unique_bytes
    FROM manifest
    UNION ALL
    SELECT repository_id, substr(digest, length(digest)), 0, 0, size FROM repo_blob
) AS counted GROUP BY repository_id, shard;

DELETE FROM stored_size;
INSERT INTO stored_size (shard, objects, bytes)
SELECT substr(generation, length(generation)), COUNT(*), SUM(stored_size) FROM blob
GROUP BY substr(generation, length(generation));
