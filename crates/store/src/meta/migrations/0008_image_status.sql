-- Lines that begin with a comment of two hyphens are for SQLite alone. It adds columns after those that are there, and
-- what may be megabytes has to stand last, so it gets a new table; PostgreSQL keeps long values apart.

/* -- */ ALTER TABLE manifest RENAME TO manifest_before;
/* -- */ DROP INDEX manifest_by_subject;
/* -- */ CREATE TABLE manifest (
/* -- */     repository_id BIGINT NOT NULL,
/* -- */     digest TEXT NOT NULL,
/* -- */     media_type TEXT NOT NULL,
/* -- */     artifact_media_type TEXT,
/* -- */     artifact_type TEXT,
/* -- */     subject TEXT,
/* -- */     image_size BIGINT NOT NULL,
/* -- */     pushed_at BIGINT NOT NULL,
/* -- */     size BIGINT NOT NULL,
/* -- */     sealing TEXT,
/* -- */     status TEXT NOT NULL DEFAULT 'active',
/* -- */     archived_at BIGINT,
/* -- */     activated_at BIGINT,
/* -- */     restore_at BIGINT,
/* -- */     annotations TEXT,
/* -- */     bytes BYTEA NOT NULL,
/* -- */     PRIMARY KEY (repository_id, digest)
/* -- */ );
/* -- */ INSERT INTO manifest (repository_id, digest, media_type, artifact_media_type, artifact_type, subject,
/* -- */     image_size, pushed_at, size, sealing, annotations, bytes)
/* -- */ SELECT repository_id, digest, media_type, artifact_media_type, artifact_type, subject,
/* -- */     image_size, pushed_at, size, sealing, annotations, bytes FROM manifest_before;
/* -- */ DROP TABLE manifest_before;
/* -- */ CREATE INDEX manifest_by_subject ON manifest (repository_id, subject, digest) WHERE subject IS NOT NULL;
/* ALTER TABLE manifest ADD COLUMN status TEXT NOT NULL DEFAULT 'active'; */
/* ALTER TABLE manifest ADD COLUMN archived_at BIGINT; */
/* ALTER TABLE manifest ADD COLUMN activated_at BIGINT; */
/* ALTER TABLE manifest ADD COLUMN restore_at BIGINT; */

-- Lists show images of one status: each finds its own, however many others there are.
CREATE INDEX manifest_by_status ON manifest (repository_id, status, digest);
-- Images on their way out of the archive, by when they arrive.
CREATE INDEX manifest_by_restoration ON manifest (restore_at, repository_id, digest) WHERE restore_at IS NOT NULL;

ALTER TABLE deleted_manifest ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
ALTER TABLE deleted_manifest ADD COLUMN archived_at BIGINT;
ALTER TABLE deleted_manifest ADD COLUMN activated_at BIGINT;
ALTER TABLE deleted_manifest ADD COLUMN restore_at BIGINT;

-- A tag has the status of the image that it names, for the same reason, and so that a pull by tag is one read.
ALTER TABLE tag ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
DROP INDEX tag_in_order;
CREATE INDEX tag_in_order ON tag (repository_id, status, lower(name), name);
CREATE INDEX tag_by_status ON tag (repository_id, status, digest);
