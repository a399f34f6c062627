-- PostgreSQL would count how many rows a repository has on average, take a repository of one row for granted where most
-- have one, and walk those of a large one: it is to expect all of them in each.
/* ALTER TABLE resource_tag ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE repo_blob ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE deleted_repo_blob ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE manifest ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE deleted_manifest ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE manifest_reference ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE tag ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE deleted_tag ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE upload ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE pull ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE repository_size ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE blob_lease ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE repository_policy ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE repository_setting ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE lifecycle_policy ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE lifecycle_evaluation ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE lifecycle_preview ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE lifecycle_preview_page ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE pin ALTER COLUMN repository_id SET (n_distinct = 1); */
/* ALTER TABLE image_in_use ALTER COLUMN repository_id SET (n_distinct = 1); */
