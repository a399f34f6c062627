use proptest::prelude::*;

use super::replay::{asked_for, collected, commit};
use super::site::{Site, runtime};
use crate::Change;
use crate::meta::{Rows, Statement};

/// Sums by repository, and of all objects: as they are kept, and counted anew.
const SUMS: [(Statement, Statement); 2] = [
    (
        Statement(
            "SELECT repository_id, CAST(SUM(images) AS BIGINT), CAST(SUM(logical_bytes) AS BIGINT), \
             CAST(SUM(unique_bytes) AS BIGINT) FROM repository_size GROUP BY repository_id \
             HAVING SUM(images) <> 0 OR SUM(unique_bytes) <> 0 ORDER BY repository_id",
        ),
        Statement(
            "SELECT repository_id, CAST(SUM(images) AS BIGINT), CAST(SUM(logical) AS BIGINT), \
             CAST(SUM(blobs) AS BIGINT) FROM (SELECT repository_id, 1 AS images, image_size AS logical, \
             0 AS blobs FROM manifest UNION ALL SELECT repository_id, 0, 0, size FROM repo_blob) AS held \
             GROUP BY repository_id ORDER BY repository_id",
        ),
    ),
    (
        Statement(
            "SELECT CAST(COALESCE(SUM(objects), 0) AS BIGINT), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) \
             FROM stored_size",
        ),
        Statement("SELECT COUNT(*), CAST(COALESCE(SUM(stored_size), 0) AS BIGINT) FROM blob"),
    ),
];

async fn sizes_are_right_after(changes: Vec<Change>, site: Site) {
    let db = site.open().await;
    for change in changes {
        commit(&db, change).await;
    }
    for (kept, counted) in SUMS {
        let kept = format!("{:?}", (&mut &db).query(kept, &[]).await.unwrap());
        let counted = format!("{:?}", (&mut &db).query(counted, &[]).await.unwrap());
        assert_eq!(kept, counted, "{}", site.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn sizes_are_what_a_full_count_gives(
        changes in proptest::collection::vec(prop_oneof![2 => asked_for(), 1 => collected()], 1..60),
        postgres in proptest::bool::weighted(0.2),
    ) {
        let site = if postgres { Site::postgres() } else { Site::sqlite() };
        runtime().block_on(sizes_are_right_after(changes, site));
    }
}
