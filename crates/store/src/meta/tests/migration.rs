use rusqlite::Connection;

/// A registry as it was before there was a collector: a blob that a manifest names, one that none does.
const BEFORE: &str = "
    INSERT INTO blob VALUES ('0a', 'd1', 'a', 'r', '', 5, 5, 1, NULL, 1);
    INSERT INTO blob VALUES ('0b', 'd2', 'a', 'r', '', 7, 7, 1, NULL, 1);
    INSERT INTO repo_blob VALUES (1, 'd1', '0a', 5, NULL, 1), (1, 'd2', '0b', 7, NULL, 1);
    INSERT INTO manifest VALUES (1, 'm1', 't', NULL, NULL, NULL, 5, 1, 3, NULL, NULL, x'00');
    INSERT INTO manifest VALUES (1, 'm2', 't', NULL, NULL, NULL, 9223372036854775807, 1, 3, NULL, NULL, x'00');
    INSERT INTO manifest_reference VALUES (1, 'm1', 'd1', 'blob', 't');
";

#[test]
fn data_from_before_collection_gets_its_leases_and_sizes() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(include_str!("../migrations/0001_ground.sql")).unwrap();
    connection.execute_batch(BEFORE).unwrap();
    connection.execute_batch(include_str!("../migrations/0002_collection.sql")).unwrap();
    let text = |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(text("SELECT group_concat(repository_id || digest || until) FROM blob_lease"), "1d20");
    let sums =
        "SELECT sum(images) || ' ' || sum(logical_bytes) || ' ' || sum(unique_bytes) FROM repository_size";
    assert_eq!(text(sums), format!("2 {} 12", 5 + (1_i64 << 40)));
    assert_eq!(text("SELECT sum(objects) || ' ' || sum(bytes) FROM stored_size"), "2 12");
}

#[test]
fn images_from_before_the_archive_are_active_and_as_they_were() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(include_str!("../migrations/0001_ground.sql")).unwrap();
    connection
        .execute_batch(
            "INSERT INTO manifest VALUES (1, 'm1', 't', 'a', NULL, 's', 5, 1, 3, NULL, '{}', x'0001');
             INSERT INTO tag VALUES (1, 'v1', 'm1', 1);",
        )
        .unwrap();
    connection.execute_batch(include_str!("../migrations/0008_image_status.sql")).unwrap();
    let text = |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    let manifest = "SELECT digest || media_type || artifact_media_type || subject || image_size || pushed_at \
                    || size || annotations || hex(bytes) || status || coalesce(restore_at, '') FROM manifest";
    assert_eq!(text(manifest), "m1tas513{}0001active");
    assert_eq!(text("SELECT name || status FROM tag"), "v1active");
}
