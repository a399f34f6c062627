-- What referred to an image that is in the trash, or comes back from it.
CREATE INDEX deleted_manifest_by_subject ON deleted_manifest (repository_id, subject, digest) WHERE subject IS NOT NULL;
