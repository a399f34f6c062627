//! What the log, replayed, has to give again.

use crate::meta::{Database, Rows, Statement};

/// The logged tables. What is not among them is upkeep, the schema's own, or the log itself.
pub(super) const TABLES: [(&str, Statement); 30] = [
    ("account", Statement("SELECT * FROM account ORDER BY id")),
    ("access_key", Statement("SELECT * FROM access_key ORDER BY id")),
    ("registry", Statement("SELECT * FROM registry ORDER BY id")),
    ("repository", Statement("SELECT * FROM repository ORDER BY id")),
    ("deleted_repository", Statement("SELECT * FROM deleted_repository ORDER BY id")),
    ("resource_tag", Statement("SELECT * FROM resource_tag ORDER BY repository_id, name")),
    ("blob", Statement("SELECT * FROM blob ORDER BY generation")),
    ("repo_blob", Statement("SELECT * FROM repo_blob ORDER BY repository_id, digest")),
    (
        "deleted_repo_blob",
        Statement("SELECT * FROM deleted_repo_blob ORDER BY repository_id, digest, generation"),
    ),
    // Its columns stand in another order on SQLite.
    (
        "manifest",
        Statement(
            "SELECT repository_id, digest, media_type, artifact_media_type, artifact_type, subject, image_size, \
             pushed_at, size, sealing, status, archived_at, activated_at, restore_at, annotations, bytes \
             FROM manifest ORDER BY repository_id, digest",
        ),
    ),
    ("deleted_manifest", Statement("SELECT * FROM deleted_manifest ORDER BY repository_id, digest")),
    (
        "manifest_reference",
        Statement("SELECT * FROM manifest_reference ORDER BY repository_id, manifest, digest"),
    ),
    ("tag", Statement("SELECT * FROM tag ORDER BY repository_id, name")),
    ("deleted_tag", Statement("SELECT * FROM deleted_tag ORDER BY repository_id, name")),
    ("iam_entity", Statement("SELECT * FROM iam_entity ORDER BY id")),
    ("iam_relation", Statement("SELECT * FROM iam_relation ORDER BY subject, kind, object")),
    ("iam_document", Statement("SELECT * FROM iam_document ORDER BY owner, kind, name")),
    ("iam_tag", Statement("SELECT * FROM iam_tag ORDER BY owner, name")),
    ("revocation", Statement("SELECT * FROM revocation ORDER BY kind, subject")),
    ("repository_policy", Statement("SELECT * FROM repository_policy ORDER BY repository_id")),
    ("registry_policy", Statement("SELECT * FROM registry_policy ORDER BY registry_id")),
    ("registry_setting", Statement("SELECT * FROM registry_setting ORDER BY registry_id, name")),
    ("creation_template", Statement("SELECT * FROM creation_template ORDER BY registry_id, prefix")),
    ("pull_time_exclusion", Statement("SELECT * FROM pull_time_exclusion ORDER BY registry_id, principal")),
    ("repository_setting", Statement("SELECT * FROM repository_setting ORDER BY repository_id, name")),
    ("lifecycle_policy", Statement("SELECT * FROM lifecycle_policy ORDER BY repository_id")),
    ("pin", Statement("SELECT * FROM pin ORDER BY repository_id, reference")),
    ("dead_repository", Statement("SELECT * FROM dead_repository ORDER BY id")),
    ("repository_size", Statement("SELECT * FROM repository_size ORDER BY repository_id, shard")),
    ("stored_size", Statement("SELECT * FROM stored_size ORDER BY shard")),
];

/// All rows of the logged tables.
pub(super) async fn dump(db: &Database) -> Vec<String> {
    let mut rows = Vec::new();
    for (table, statement) in TABLES {
        for row in (&mut &*db).query(statement, &[]).await.unwrap() {
            rows.push(format!("{table}: {row:?}"));
        }
    }
    rows
}
