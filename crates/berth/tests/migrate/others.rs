//! Nothing is put into what is another program's.

use super::*;

/// Where another program keeps its rows.
async fn places(folder: &Path) -> Vec<String> {
    let server = Postgres::shared();
    let url = server.database("shop");
    server.sql("shop", "CREATE TABLE customer (id BIGINT)");
    let file = folder.join("shop.db");
    std::fs::write(&file, "rows of a shop, in a format of its own").unwrap();
    vec![url, format!("sqlite:{}", file.display())]
}

#[tokio::test(flavor = "multi_thread")]
async fn another_programs_database_is_neither_served_nor_moved_to() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old");
    drop(deployment_with_blobs(&old, 2).await);
    for place in places(folder.path()).await {
        let taken = config(&folder.path().join("new"), &[("database", place.clone())]);
        let refused = open(&taken, IfNew::Begin).await.unwrap_err().to_string();
        assert!(refused.contains("the database cannot be used: it "), "{refused}");
        let refused = moved(&old, &taken).await.unwrap_err().to_string();
        assert!(refused.contains("the database cannot be used: it "), "{refused}");
        let storage = open(&config(&old, &[]), IfNew::Refuse).await.expect("it was never marked");
        assert_eq!(read_all(&storage).await, 2);
    }
    assert_eq!(Postgres::shared().sql("shop", "SELECT relname FROM pg_stat_user_tables"), "customer");
}
