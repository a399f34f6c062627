//! The mark of a move whose run was killed is told wherever operators look.

use reqwest::StatusCode;
use store::meta::moving;

use super::running::Running;
use super::*;

const ADVICE: &str = "run it again, or take it back with the same command and --undo";

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_that_stands_is_told_by_metrics_log_answers_and_doctor() {
    let s3 = S3::start(Kind::Versitygw);
    let server = Running::start("stands", &s3).await;
    let has = async |line: &str| server.metrics().await.lines().any(|found| found == line);
    assert!(has("berth_writes_taken 1").await && has("berth_moving_since_timestamp_seconds 0").await);
    let config = config(Path::new("/nonexistent/berth-data"), &server.settings);
    let db = open_database(&config.database, &config.data, &World::real()).await.unwrap();
    moving::mark(&db, "elsewhere", "a run that is killed").await.unwrap();
    while !has("berth_writes_taken 0").await {}
    let since = moving::find(&mut &db).await.unwrap().unwrap().since / 1_000_000;
    assert!(has(&format!("berth_moving_since_timestamp_seconds {since}")).await);
    let told =
        |line: &serde_json::Value| line["reason"].as_str().is_some_and(|reason| reason.contains(ADVICE));
    assert!(server.log.lock().unwrap().iter().any(told));
    let (status, text) = server.push(&format!("sha256:{}", "0".repeat(64)), b"a layer".to_vec()).await;
    assert!(status == StatusCode::SERVICE_UNAVAILABLE && text.contains("taken back by --undo"), "{text}");
    let (well, found) = server.asks(&["doctor"]);
    assert!(!well && found.contains("FAILED  move") && found.contains(ADVICE), "{found}");
    assert!(found.contains("ok      port          Berth answers at 127.0.0.1:"), "{found}");
    assert!(moving::undo(&db).await.unwrap());
    while !has("berth_writes_taken 1").await {}
    assert!(has("berth_moving_since_timestamp_seconds 0").await);
}
